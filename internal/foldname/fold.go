// Package foldname brings common names into the one form, the key, under which
// they are found, whatever language they are written in. The generator that
// packs the names and the packages that look for them share it.
//
// A key is made of words in small letters with one space between them:
//
//   - Letters of every script lose their case. İ, I, ı and i are one letter, so
//     that Turkish and other readers agree; a final ς is σ, ß is ss.
//   - Latin and Greek letters lose diacritics and ligatures: é is e, ø is o, æ is
//     ae. So does Cyrillic, ё is е, but for the letters й ў ӣ ӯ: they are
//     letters of their own, as are ғ, қ, ң and the like.
//   - Arabic and Hebrew lose their points (harakat, niqqud) and Arabic the tatweel;
//     أ إ آ ٱ are ا, ى and ی are ي, ک is ك, ة is ه.
//   - Letters of full, half or other width and shape are the plain ones. Han
//     characters stay as written: a traditional form is not the simplified one.
//   - Apostrophes of every shape, parentheses and what has no width vanish: oʻ is o.
//   - Hyphens, punctuation and space of every kind separate words, but not the
//     words of scripts that use no spaces: 雪 豹 is 雪豹.
//
// Letters that only look alike in two scripts stay different.
package foldname

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/citesgo/cites/internal/normname"
)

// Append appends the key of a name to dst. It needs no memory but dst's. Bytes
// that are not UTF-8 read as U+FFFD, which separates words.
func Append(dst []byte, name string) []byte {
	f := folder{key: dst, start: len(dst)}
	for i := 0; i < len(name); {
		c := name[i]
		if c < utf8.RuneSelf {
			f.ascii(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(name[i:])
		if !f.plain(r) {
			f.decompose(name[i:i+size], r)
		}
		i += size
	}
	return f.key
}

// Spaceless reports whether r is a letter of a script that writes words without
// spaces between them.
func Spaceless(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao,
		unicode.Khmer, unicode.Myanmar)
}

// folder appends one key.
type folder struct {
	key       []byte
	start     int
	space     bool // a space is due before the next letter
	spaceless bool // the last letter is of a script without spaces
}

// asciiFold has for every ASCII character the letter or digit it folds to, a
// space where it separates words, NUL where it vanishes.
const asciiFold = "                                " +
	"       \x00\x00\x00      0123456789      " +
	"\x20abcdefghijklmnopqrstuvwxyz     " +
	"\x00abcdefghijklmnopqrstuvwxyz     "

func (f *folder) ascii(c byte) {
	switch b := asciiFold[c]; b {
	case 0:
	case ' ':
		f.space = true
	default:
		f.letter(rune(b), false)
	}
}

// letter appends a letter, and the space that is due before it.
func (f *folder) letter(r rune, spaceless bool) {
	if f.space {
		if len(f.key) > f.start && !(spaceless && f.spaceless) {
			f.key = append(f.key, ' ')
		}
		f.space = false
	}
	f.spaceless = spaceless
	if r < utf8.RuneSelf {
		f.key = append(f.key, byte(r))
		return
	}
	f.key = utf8.AppendRune(f.key, r)
}

// plain appends the letters that most names in Cyrillic and Han are written in
// and that need no look into tables.
func (f *folder) plain(r rune) bool {
	switch {
	case r >= 'а' && r <= 'я':
		f.letter(r, false)
	case r >= 'А' && r <= 'Я':
		f.letter(r+('а'-'А'), false)
	case r >= 0x4e00 && r <= 0x9fff:
		f.letter(r, true)
	default:
		return false
	}
	return true
}

// decompose folds a character that is not ASCII; text is its UTF-8.
func (f *folder) decompose(text string, r rune) {
	if vanishes(r) { // before decomposition: that of ´ has a space
		return
	}
	d := norm.NFKD.PropertiesString(text).Decomposition()
	if len(d) == 0 {
		f.rune(r)
		return
	}
	for len(d) > 0 {
		r, size := utf8.DecodeRune(d)
		if r < utf8.RuneSelf {
			f.ascii(byte(r))
		} else {
			f.rune(r)
		}
		d = d[size:]
	}
}

// rune folds a character that decomposes no further.
func (f *folder) rune(r rune) {
	if l := normname.Ligature(r); l != "" {
		for i := range len(l) {
			f.letter(rune(l[i]), false)
		}
		return
	}
	switch {
	case vanishes(r):
	case unicode.IsMark(r):
		f.mark(r)
	case unicode.IsLetter(r):
		f.letter(lower(r), Spaceless(r))
	case unicode.IsNumber(r):
		f.letter(r, false)
	default:
		f.space = true
	}
}

// lower folds a letter that is not decomposed.
func lower(r rune) rune {
	switch r {
	case 'ς':
		return 'σ'
	case 'ٱ':
		return 'ا'
	case 'ى', 'ی':
		return 'ي'
	case 'ک':
		return 'ك'
	case 'ة':
		return 'ه'
	}
	return unicode.ToLower(r)
}

// mark folds a mark that stands on the letter before it.
func (f *folder) mark(r rune) {
	if partOfWriting(r) {
		f.letter(r, Spaceless(r))
		return
	}
	if len(f.key) == f.start || f.space {
		return
	}
	last, size := utf8.DecodeLastRune(f.key)
	var letter rune
	switch {
	case r == '\u0306' && last == 'и':
		letter = 'й'
	case r == '\u0306' && last == 'у':
		letter = 'ў'
	case r == '\u0304' && last == 'и':
		letter = 'ӣ'
	case r == '\u0304' && last == 'у':
		letter = 'ӯ'
	default:
		return
	}
	f.key = utf8.AppendRune(f.key[:len(f.key)-size], letter)
}

// partOfWriting reports whether a mark is no ornament of a letter: the vowels of
// Indic scripts, Thai and Khmer, the voicing of kana.
func partOfWriting(r rune) bool {
	return r >= 0x0900 && r <= 0x1aaf || r == 0x3099 || r == 0x309a || r >= 0xa800 && r <= 0xabff
}

// vanishes reports whether a character is an apostrophe, a parenthesis or has no
// width.
func vanishes(r rune) bool {
	switch r {
	case '‘', '’', '‚', '‛', '´', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ˈ', 'ˊ', 'ˋ', '′', '‵', '＇', '｀', '（', '）', 'ـ':
		return true
	}
	return unicode.Is(unicode.Cf, r)
}
