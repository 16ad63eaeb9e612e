package scanfold

// Class says what a byte or a rune is to a word.
type Class uint8

const (
	Breaks  Class = iota // ends a name: most punctuation, symbols, what is no UTF-8
	Letter               // letters, digits and marks of scripts that put space between words
	Wide                 // of a byte: a rune of two bytes or more begins
	Ignored              // has no width: control and bidi characters, soft hyphens
	Blank                // space
	Newline              // space; two of them end a paragraph and a name
	Joiner               // hyphens and apostrophes, which stand inside names
	Stop                 // a full stop, which stands inside names behind abbreviations
	Kana                 // katakana, whose words end where the script changes
	Single               // a word by itself: Han, hiragana, Thai, Lao, Khmer, Burmese
)

// IsWord reports whether words are made of the class.
func (c Class) IsWord() bool { return c == Letter || c == Kana || c == Single }

// MayGoOn reports whether a word may go on behind a byte that is no ASCII letter.
func (c Class) MayGoOn() bool { return c-Wide <= Ignored-Wide }

// continues reports whether a byte of the class may be of the word before it.
func (c Class) continues() bool { return c-Letter <= Ignored-Letter }
