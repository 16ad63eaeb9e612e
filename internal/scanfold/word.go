package scanfold

// The longest word that can be part of a name, in bytes folded and as it stands
// in the text. What is longer is no word of a name.
const (
	maxWord = 64
	// MaxRawWord is the most bytes of a text that are read as one word.
	MaxRawWord = 512
)

// Word is a word of a text: the runs of letters of most scripts, one character
// of those that put no space between words.
type Word struct {
	Start, End int
	Hash       uint64 // 0 is that of a word too long for a name
	Runes      int    // folded, ignored ones not counted
	Class      Class  // Letter, Kana or Single
	Upper      bool   // begins with an ASCII capital
	Open       bool   // cut off at MaxRawWord; the rest follows
}

// Word reads the word that begins at b[i].
func (f *Folder) Word(b []byte, i int) (w Word) {
	switch c := b[i]; {
	case c < firstWide:
		if h, n := f.ASCII(b, i); n > 0 {
			return Word{Start: i, End: i + n, Hash: h, Runes: n, Class: Letter, Upper: isCapital(c)}
		}
	case HanAt(b[i:]):
		return Word{Start: i, End: i + 3, Hash: HashHan(b[i:]), Runes: 1, Class: Single}
	case c&^1 == 0xd0:
		if h, n := f.Cyrillic(b, i); n > 0 {
			return Word{Start: i, End: i + n, Hash: h, Runes: n / 2, Class: Letter}
		}
	}
	return f.Slowly(b, i)
}

func isCapital(c byte) bool { return c >= 'A' && c <= 'Z' }

// Slowly is [Folder.Word], letter by letter, for words that the fast ways to read
// are known not to read.
func (f *Folder) Slowly(b []byte, i int) (w Word) {
	w = Word{Start: i, Class: Letter, Upper: isCapital(b[i])}
	end := min(len(b), i+MaxRawWord)
	var sum letters
	var script uint8
	after := i // the last letter
	j := i
loop:
	for j < end {
		var x Folded
		size := 1
		switch c := b[j]; f.Bytes[c] {
		case Letter:
			if w.Class != Letter {
				break loop
			}
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			x = fold1(c)
			if script |= x.script(); script == bothScripts {
				break loop // وPython
			}
		case Ignored:
			j++
			continue
		case Wide:
			if twoAt(b, j) {
				x, size = f.pair(c, b[j+1]), 2
			} else {
				x, size = f.Rune(b[j:])
			}
			if x.Class() == Ignored {
				j += size
				continue
			}
			if !x.Class().IsWord() || x.Class() != w.Class && w.Runes > 0 {
				break loop
			}
			if script |= x.script(); script == bothScripts {
				break loop
			}
			w.Class = x.Class()
		default:
			break loop
		}
		sum.add(x.hashed(), x.size())
		w.Runes++
		j += size
		after = j
		if w.Class == Single {
			break
		}
	}
	if w.End = after; j >= i+MaxRawWord {
		w.End, w.Open = j, true
	}
	w.Hash = sum.hash()
	return w
}

// AppendFolded appends the word b as it is compared.
func (f *Folder) AppendFolded(dst, b []byte) []byte {
	for j := 0; j < len(b); {
		c := b[j]
		switch f.Bytes[c] {
		case Letter:
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			dst = append(dst, c)
			j++
		case Wide:
			x, size := f.Rune(b[j:])
			if x.Class().IsWord() {
				dst = x.appendTo(dst)
			}
			j += size
		default:
			j++
		}
	}
	return dst
}
