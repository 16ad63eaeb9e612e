package scanfold

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldSlowly returns the class of a rune that is not ASCII and what it folds to:
// small letters without diacritics, of which Latin, Greek, Cyrillic and Arabic
// have variants that people mix.
func foldSlowly(r rune) (c Class, r1, r2 rune) {
	switch {
	case r == 0xad, r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f,
		r == 0xfeff, r >= 0xfe00 && r <= 0xfe0f, r == 0x61c, r == 0x180e, // no width
		r >= 0x300 && r <= 0x36f, r >= 0x591 && r <= 0x5c7, // diacritics, Hebrew points
		r >= 0x64b && r <= 0x65f, r == 0x670, r >= 0x6d6 && r <= 0x6dc, r == 'ـ': // Arabic vowels, tatweel
		return Ignored, 0, 0
	case r >= 0x3041 && r <= 0x309f, unicode.Is(unicode.Han, r), r >= 0xe00 && r <= 0xeff, r >= 0x1780 && r <= 0x17dd,
		r >= 0x1000 && r <= 0x109f:
		return Single, r, 0
	case r == '・':
		return Joiner, 0, 0
	case r >= 0x30a1 && r <= 0x30ff, r >= 0x31f0 && r <= 0x31ff, r >= 0xff66 && r <= 0xff9f:
		return Kana, r, 0
	case r >= 0xff01 && r <= 0xff5e:
		return foldASCII(byte(r - 0xff01 + '!'))
	case isApostrophe(r), unicode.Is(unicode.Pd, r), r == '×':
		return Joiner, 0, 0
	case r == 0x85, r == 0x2028, r == 0x2029:
		return Newline, 0, 0
	case unicode.IsSpace(r):
		return Blank, 0, 0
	case unicode.IsLetter(r):
		r1, r2 = foldLetter(r)
		return Letter, r1, r2
	case unicode.IsMark(r), unicode.IsDigit(r):
		return Letter, r, 0
	}
	return Breaks, 0, 0
}

// foldASCII folds a byte that stands for its full-width form.
func foldASCII(b byte) (c Class, r1, r2 rune) {
	switch {
	case b >= 'A' && b <= 'Z':
		return Letter, rune(b | 0x20), 0
	case b >= 'a' && b <= 'z', b >= '0' && b <= '9':
		return Letter, rune(b), 0
	case b == '-', b == '\'':
		return Joiner, 0, 0
	}
	return Breaks, 0, 0
}

func isApostrophe(r rune) bool {
	switch r {
	case '´', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ˈ', 'ˊ', 'ˋ', '′', '‘', '’', '‛':
		return true
	}
	return false
}

func foldLetter(r rune) (r1, r2 rune) {
	switch r {
	case 'ß', 'ẞ':
		return 's', 's'
	case 'æ', 'Æ':
		return 'a', 'e'
	case 'œ', 'Œ':
		return 'o', 'e'
	case 'ø', 'Ø':
		return 'o', 0
	case 'ł', 'Ł':
		return 'l', 0
	case 'đ', 'Đ':
		return 'd', 0
	case 'ħ', 'Ħ':
		return 'h', 0
	case 'ı':
		return 'i', 0
	case 'ς':
		return 'σ', 0
	case 'ى', 'ی', 'ئ':
		return 'ي', 0
	case 'ک':
		return 'ك', 0
	case 'ة':
		return 'ه', 0
	case 'ٱ':
		return 'ا', 0
	}
	if d := norm.NFD.PropertiesString(string(r)).Decomposition(); len(d) > 0 && r < 0x3000 {
		r, _ = utf8.DecodeRune(d)
	}
	return unicode.ToLower(r), 0
}
