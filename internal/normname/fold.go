package normname

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const zeroWidthSpace = '\u200b'

// other folds a rune that is not ASCII; text is its UTF-8.
func (s *scanner) other(text string, r rune) {
	switch {
	case r == '×' || r == '✕' || r == '✖' || r == '⨯':
		s.hybridSign()
		return
	case r == zeroWidthSpace:
		s.name.ZeroWidthSpace = true
		if s.zeroWidthSpaces {
			s.endWord()
		}
		return
	case vanishes(r):
		return
	}
	d := norm.NFKD.PropertiesString(text).Decomposition()
	if len(d) == 0 {
		s.fold(r)
		return
	}
	for len(d) > 0 {
		r, size := utf8.DecodeRune(d)
		s.fold(r)
		d = d[size:]
	}
}

// fold folds a rune that decomposes no further.
func (s *scanner) fold(r rune) {
	if r < 0x80 {
		s.ascii(byte(r))
		return
	}
	if l := Ligature(r); l != "" {
		has := lower
		if unicode.IsUpper(r) {
			has = upper
		}
		for i := range len(l) {
			s.letter(l[i], has)
		}
		return
	}
	switch {
	case vanishes(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r):
	case unicode.IsLetter(r):
		s.rune(r)
	case unicode.IsNumber(r):
		s.put('0', digit) // which digit does not matter: no name has one
	default:
		s.endWord()
	}
}

// vanishes reports whether a rune is a hyphen, a quotation mark, an apostrophe
// or has no width.
func vanishes(r rune) bool {
	switch r {
	case '´', 'ʹ', 'ʺ', 'ʻ', 'ʼ', 'ʽ', 'ˈ', 'ˊ', 'ˋ', '′', '″', '‵', '«', '»', '¨', '＇', '＂', '｀',
		'⁃', '−', '－', '﹣', '﹘':
		return true
	}
	return unicode.In(r, unicode.Pd, unicode.Pi, unicode.Pf, unicode.Cf) || r == '‚' || r == '„'
}

// Ligature returns the letters for which a letter stands that Unicode does not
// decompose, "" for others.
func Ligature(r rune) string {
	switch r {
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ß', 'ẞ':
		return "ss"
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'þ', 'Þ':
		return "th"
	case 'ħ', 'Ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ŋ', 'Ŋ':
		return "ng"
	case 'ŧ', 'Ŧ':
		return "t"
	case 'ĸ':
		return "k"
	}
	return ""
}
