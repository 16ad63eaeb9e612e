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

// MaxLen is the length in bytes that no key reaches.
const MaxLen = 256

// Key is the key of a name. It holds no pointers and is meant to live on the
// stack. The zero Key is empty.
type Key struct {
	n         int
	space     bool // a space is due before the next letter
	spaceless bool // the last letter is of a script without spaces
	overflow  bool
	text      [MaxLen]byte
}

// Fold makes k the key of a name. It is false where the key would be too
// long: no name in the tables has such a key. Bytes that are not UTF-8 read
// as U+FFFD, which separates words.
func (k *Key) Fold(name string) bool {
	k.n, k.space, k.spaceless, k.overflow = 0, false, false, false
	for i := 0; i < len(name) && !k.overflow; {
		c := name[i]
		if c < utf8.RuneSelf {
			if b := asciiFold[c]; b > ' ' && !k.space && k.n < MaxLen-utf8.UTFMax { // most letters, without a call
				k.text[k.n] = b
				k.n++
				k.spaceless = false
			} else {
				k.ascii(c)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(name[i:])
		if !k.plain(r) {
			k.decompose(name[i:i+size], r)
		}
		i += size
	}
	return !k.overflow
}

// Bytes returns the key, valid until k is used again.
func (k *Key) Bytes() []byte { return k.text[:k.n] }

// String returns the key.
func (k *Key) String() string { return string(k.text[:k.n]) }

// spaceless reports whether r is a letter of a script that writes words without
// spaces between them.
func spaceless(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao,
		unicode.Khmer, unicode.Myanmar)
}

// BeginsSpaceless reports whether the first letter of a key is of a script that
// writes words without spaces between them, as Chinese, Japanese and Thai do.
func BeginsSpaceless(key string) bool {
	r, _ := utf8.DecodeRuneInString(key)
	return spaceless(r)
}

// EndsSpaceless is [BeginsSpaceless] for the last letter.
func EndsSpaceless(key string) bool {
	r, _ := utf8.DecodeLastRuneInString(key)
	return spaceless(r)
}

// asciiFold has for every ASCII character the letter or digit it folds to, a
// space where it separates words, NUL where it vanishes.
const asciiFold = "                                " +
	"       \x00\x00\x00      0123456789      " +
	"\x20abcdefghijklmnopqrstuvwxyz     " +
	"\x00abcdefghijklmnopqrstuvwxyz     "

func (k *Key) ascii(c byte) {
	switch b := asciiFold[c]; b {
	case 0:
	case ' ':
		k.space = true
	default:
		k.letter(rune(b), false)
	}
}

// letter appends a letter, and the space that is due before it.
func (k *Key) letter(r rune, noSpaces bool) {
	if k.space && k.n > 0 && !(noSpaces && k.spaceless) {
		k.text[k.n] = ' '
		k.n++
	}
	k.space, k.spaceless = false, noSpaces
	if k.n+utf8.UTFMax >= MaxLen { // the next letter may need a space as well
		k.overflow = true
		return
	}
	k.n += utf8.EncodeRune(k.text[k.n:], r)
}

// plain appends the letters that most names in Cyrillic and Han are written in
// and that need no look into tables.
func (k *Key) plain(r rune) bool {
	switch {
	case r >= 'а' && r <= 'я':
		k.letter(r, false)
	case r >= 'А' && r <= 'Я':
		k.letter(r+('а'-'А'), false)
	case r >= 'Ҋ' && r <= 'ҿ', r == 'Ә', r == 'ә', r == 'Ө', r == 'ө': // capital and small letters in turn
		k.letter(r|1, false)
	case r >= 0x4e00 && r <= 0x9fff:
		k.letter(r, true)
	default:
		return false
	}
	return true
}

// decompose folds a character that is not ASCII; text is its UTF-8.
func (k *Key) decompose(text string, r rune) {
	if vanishes(r) { // before decomposition: that of ´ has a space
		return
	}
	d := norm.NFKD.PropertiesString(text).Decomposition()
	if len(d) == 0 {
		k.rune(r)
		return
	}
	for len(d) > 0 {
		r, size := utf8.DecodeRune(d)
		if r < utf8.RuneSelf {
			k.ascii(byte(r))
		} else {
			k.rune(r)
		}
		d = d[size:]
	}
}

// rune folds a character that decomposes no further.
func (k *Key) rune(r rune) {
	if l := normname.Ligature(r); l != "" {
		for i := range len(l) {
			k.letter(rune(l[i]), false)
		}
		return
	}
	switch {
	case vanishes(r):
	case unicode.IsMark(r):
		k.mark(r)
	case unicode.IsLetter(r):
		k.letter(lower(r), spaceless(r))
	case unicode.IsNumber(r):
		k.letter(r, false)
	default:
		k.space = true
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
func (k *Key) mark(r rune) {
	if partOfWriting(r) {
		k.letter(r, spaceless(r))
		return
	}
	if k.space {
		return
	}
	last, size := utf8.DecodeLastRune(k.Bytes())
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
	k.n -= size
	k.letter(letter, false)
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
