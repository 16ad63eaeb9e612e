package scanfold

import (
	"sync"
	"unicode/utf8"
)

const (
	firstWide  = 0x80
	endTwoByte = 0x800
)

// Folder folds words. It is immutable once made; see [Tables].
type Folder struct {
	// Bytes has the class of each byte.
	Bytes [256]Class
	// two has, for the runes of two bytes, what they fold to. Most text that is
	// not ASCII is made of them, and package unicode would take most of the time
	// of a scan.
	two [endTwoByte]Folded // less firstWide; the rest is room for a mask
	// three has the runes of three bytes up to the Han characters: the class, and
	// the rune that it folds to. None of them folds to two but a few, which are 0.
	three [endThree - endTwoByte]uint32
}

// Tables returns the folder, which is made when it is first asked for.
var Tables = sync.OnceValue(func() *Folder {
	f := new(Folder)
	f.init()
	return f
})

func (f *Folder) init() {
	for c := range f.Bytes {
		switch {
		case c >= firstWide:
			f.Bytes[c] = Wide
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			f.Bytes[c] = Letter
		case c == '\n':
			f.Bytes[c] = Newline
		case c == ' ', c >= '\t' && c <= '\r':
			f.Bytes[c] = Blank
		case c == '-', c == '\'', c == '`', c == '_':
			f.Bytes[c] = Joiner
		case c == '.':
			f.Bytes[c] = Stop
		case c < ' ', c == 0x7f:
			f.Bytes[c] = Ignored
		}
	}
	for i := range endTwoByte - firstWide {
		f.two[i] = foldRune(rune(i + firstWide))
	}
	for i := range f.three {
		if c, r1, r2 := foldSlowly(rune(i + endTwoByte)); r2 == 0 {
			f.three[i] = uint32(c)<<24 | uint32(r1) | isKnown
		}
	}
}

// Folded is what a rune folds to: up to four bytes of UTF-8, how many, and the
// class of the rune.
type Folded uint64

func fold(text string, c Class) Folded {
	x := Folded(c)<<40 | Folded(len(text))<<32
	for i := range len(text) {
		x |= Folded(text[i]) << (8 * i)
	}
	return x
}

// fold1 is a letter that is one byte.
func fold1(c byte) Folded { return Folded(Letter)<<40 | 1<<32 | Folded(c) }

// Class returns the class of the rune.
func (x Folded) Class() Class { return Class(x >> 40) }

func (x Folded) size() int    { return int(x >> 32 & 0xff) }
func (x Folded) text() uint64 { return uint64(x & 0xffffffff) }

// hashed is the text as it is hashed: a letter of Russian is the five bits that
// [Folder.Cyrillic] reads of it, other runes of two bytes are their numbers.
func (x Folded) hashed() uint64 {
	if x.size() != 2 || byte(x) < 0xc2 {
		return x.text()
	}
	r := x.text()&0x1f<<6 | x.text()>>8&0x3f
	if r >= 'а' && r <= 'я' {
		return r & 0x1f
	}
	return r
}

// The scripts that one word does not mix; digits are of both.
const (
	latinScript = 1 << iota
	otherScript
	bothScripts = latinScript | otherScript
)

// script returns which it is of. Beyond ASCII, Latin letters that do not fold to
// it end at U+033F.
func (x Folded) script() uint8 {
	switch c := byte(x); {
	case c >= 0xcd:
		return otherScript
	case c >= 'a':
		return latinScript
	}
	return 0
}

func (x Folded) appendTo(dst []byte) []byte {
	for i := range x.size() {
		dst = append(dst, byte(x>>(8*i)))
	}
	return dst
}

func foldRune(r rune) Folded {
	c, r1, r2 := foldSlowly(r)
	var text []byte
	for _, r := range [...]rune{r1, r2} {
		if r != 0 {
			text = utf8.AppendRune(text, r)
		}
	}
	return fold(string(text), c)
}

// Rune reads the rune of two bytes or more at the head of b, and its length.
func (f *Folder) Rune(b []byte) (x Folded, size int) {
	switch {
	case twoAt(b, 0):
		return f.pair(b[0], b[1]), 2
	case HanAt(b):
		return Folded(Single)<<40 | 3<<32 | Folded(b[0]) | Folded(b[1])<<8 | Folded(b[2])<<16, 3
	}
	r, size := utf8.DecodeRune(b)
	if r == utf8.RuneError && size <= 1 {
		return 0, max(size, 1)
	}
	if r >= endTwoByte && r < endThree {
		if t := f.three[r-endTwoByte]; t != 0 {
			return FoldedRune(rune(t&(isKnown-1)), Class(t>>24)), size
		}
	}
	if r >= 0xac00 && r <= 0xd7a3 {
		return FoldedRune(r, Letter), size // Hangul
	}
	return foldRune(r), size
}

const (
	endThree = 0x3400
	isKnown  = 1 << 23
)

// FoldedRune is a rune of at most three bytes that folds to r; 0 is nothing.
func FoldedRune(r rune, c Class) Folded {
	x := Folded(c) << 40
	switch {
	case r == 0:
	case r < 0x80:
		x |= 1<<32 | Folded(r)
	case r < endTwoByte:
		x |= 2<<32 | Folded(0xc0|r>>6) | Folded(0x80|r&0x3f)<<8
	default:
		x |= 3<<32 | Folded(0xe0|r>>12) | Folded(0x80|r>>6&0x3f)<<8 | Folded(0x80|r&0x3f)<<16
	}
	return x
}

// twoAt reports whether a rune of two bytes is at b[i].
func twoAt(b []byte, i int) bool {
	return i+1 < len(b) && b[i] >= 0xc2 && b[i] < 0xe0 && b[i+1]&0xc0 == 0x80
}

// pair returns what the rune of the two bytes folds to.
func (f *Folder) pair(a, b byte) Folded {
	return f.two[(int(a&0x1f)<<6|int(b&0x3f)-firstWide)&(len(f.two)-1)]
}

// HanAt reports whether a rune from U+4E00 to U+9FFF begins b, which is nearly
// all of Chinese; [Folder.Rune] knows the others.
func HanAt(b []byte) bool {
	return len(b) >= 3 && b[0] >= 0xe4 && b[0] <= 0xe9 && (b[0] > 0xe4 || b[1] >= 0xb8) && b[1]&0xc0 == 0x80 && b[2]&0xc0 == 0x80
}

// ClassOf returns the class of the byte or rune at the head of b, and its length.
func (f *Folder) ClassOf(b []byte) (c Class, size int) {
	if c = f.Bytes[b[0]]; c != Wide {
		return c, 1
	}
	x, size := f.Rune(b)
	return x.Class(), size
}

// TwoAt reports whether a rune of two bytes whose class is Letter is at b[i].
func (f *Folder) TwoAt(b []byte, i int) bool {
	return twoAt(b, i) && f.pair(b[i], b[i+1]).Class() == Letter
}

// Han returns the number of the Han character at b[i], from U+4E00 on; false where
// [HanAt] is.
func Han(b []byte, i int) (n uint32, ok bool) {
	if i < 0 || i+3 > len(b) {
		return 0, false
	}
	x := uint32(b[i])<<16 | uint32(b[i+1])<<8 | uint32(b[i+2])
	n = x>>4&0xf000 | x>>2&0xfc0 | x&0x3f
	n -= firstHan
	return n, x&0xf0c0c0 == 0xe08080 && n < hanCount
}

const (
	firstHan = 0x4e00
	hanCount = 0x5200
)
