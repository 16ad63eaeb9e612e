package scan

import (
	"encoding/binary"
	"math/bits"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// class says what a byte or a rune is to a word.
type class uint8

const (
	breaks  class = iota // ends a name: most punctuation, symbols, what is no UTF-8
	letter               // letters, digits and marks of scripts that put space between words
	wide                 // of a byte: a rune of two bytes or more begins
	ignored              // has no width: control and bidi characters, soft hyphens
	blank                // space
	newline              // space; two of them end a paragraph and a name
	joiner               // hyphens and apostrophes, which stand inside names
	stop                 // a full stop, which stands inside names behind abbreviations
	kana                 // katakana, whose words end where the script changes
	single               // a word by itself: Han, hiragana, Thai, Lao, Khmer, Burmese
)

// isWord reports whether words are made of the class.
func (c class) isWord() bool { return c == letter || c == kana || c == single }

// mayGoOn reports whether a word may go on behind a byte that is no ASCII letter.
func (c class) mayGoOn() bool { return c-wide <= ignored-wide }

const (
	firstWide  = 0x80
	endTwoByte = 0x800
)

// folder folds words. It is immutable once made.
type folder struct {
	bytes [256]class
	// two has, for the runes of two bytes, what they fold to. Most text that is
	// not ASCII is made of them, and package unicode would take most of the time
	// of a scan.
	two [endTwoByte]folded // less firstWide; the rest is room for a mask
	// three has the runes of three bytes up to the Han characters: the class, and
	// the rune that it folds to. None of them folds to two but a few, which are 0.
	three [endThree - endTwoByte]uint32
}

func (f *folder) init() {
	for c := range f.bytes {
		switch {
		case c >= firstWide:
			f.bytes[c] = wide
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			f.bytes[c] = letter
		case c == '\n':
			f.bytes[c] = newline
		case c == ' ', c >= '\t' && c <= '\r':
			f.bytes[c] = blank
		case c == '-', c == '\'', c == '`', c == '_':
			f.bytes[c] = joiner
		case c == '.':
			f.bytes[c] = stop
		case c < ' ', c == 0x7f:
			f.bytes[c] = ignored
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

// folded is what a rune folds to: up to four bytes of UTF-8, how many, and the
// class of the rune.
type folded uint64

func fold(text string, c class) folded {
	x := folded(c)<<40 | folded(len(text))<<32
	for i := range len(text) {
		x |= folded(text[i]) << (8 * i)
	}
	return x
}

// fold1 is a letter that is one byte.
func fold1(c byte) folded { return folded(letter)<<40 | 1<<32 | folded(c) }

func (x folded) class() class { return class(x >> 40) }
func (x folded) size() int    { return int(x >> 32 & 0xff) }
func (x folded) text() uint64 { return uint64(x & 0xffffffff) }

// The scripts that one word does not mix; digits are of both.
const (
	latinScript = 1 << iota
	otherScript
	bothScripts = latinScript | otherScript
)

// script returns which it is of. Beyond ASCII, Latin letters that do not fold to
// it end at U+033F.
func (x folded) script() uint8 {
	switch c := byte(x); {
	case c >= 0xcd:
		return otherScript
	case c >= 'a':
		return latinScript
	}
	return 0
}

func (x folded) appendTo(dst []byte) []byte {
	for i := range x.size() {
		dst = append(dst, byte(x>>(8*i)))
	}
	return dst
}

func foldRune(r rune) folded {
	c, r1, r2 := foldSlowly(r)
	var text []byte
	for _, r := range [...]rune{r1, r2} {
		if r != 0 {
			text = utf8.AppendRune(text, r)
		}
	}
	return fold(string(text), c)
}

// rune reads the rune of two bytes or more at the head of b, and its length.
func (f *folder) rune(b []byte) (x folded, size int) {
	switch {
	case twoAt(b, 0):
		return f.pair(b[0], b[1]), 2
	case hanAt(b):
		return folded(single)<<40 | 3<<32 | folded(b[0]) | folded(b[1])<<8 | folded(b[2])<<16, 3
	}
	r, size := utf8.DecodeRune(b)
	if r == utf8.RuneError && size <= 1 {
		return 0, max(size, 1)
	}
	if r >= endTwoByte && r < endThree {
		if t := f.three[r-endTwoByte]; t != 0 {
			return foldedRune(rune(t&(isKnown-1)), class(t>>24)), size
		}
	}
	if r >= 0xac00 && r <= 0xd7a3 {
		return foldedRune(r, letter), size // Hangul
	}
	return foldRune(r), size
}

const (
	endThree = 0x3400
	isKnown  = 1 << 23
)

// foldedRune is a rune of at most three bytes that folds to r; 0 is nothing.
func foldedRune(r rune, c class) folded {
	x := folded(c) << 40
	switch {
	case r == 0:
	case r < 0x80:
		x |= 1<<32 | folded(r)
	case r < endTwoByte:
		x |= 2<<32 | folded(0xc0|r>>6) | folded(0x80|r&0x3f)<<8
	default:
		x |= 3<<32 | folded(0xe0|r>>12) | folded(0x80|r>>6&0x3f)<<8 | folded(0x80|r&0x3f)<<16
	}
	return x
}

// twoAt reports whether a rune of two bytes is at b[i].
func twoAt(b []byte, i int) bool {
	return i+1 < len(b) && b[i] >= 0xc2 && b[i] < 0xe0 && b[i+1]&0xc0 == 0x80
}

// pair returns what the rune of the two bytes folds to.
func (f *folder) pair(a, b byte) folded {
	return f.two[(int(a&0x1f)<<6|int(b&0x3f)-firstWide)&(len(f.two)-1)]
}

// hanAt reports whether a rune from U+4E00 to U+9FFF begins b, which is nearly
// all of Chinese; [folder.rune] knows the others.
func hanAt(b []byte) bool {
	return len(b) >= 3 && b[0] >= 0xe4 && b[0] <= 0xe9 && (b[0] > 0xe4 || b[1] >= 0xb8) && b[1]&0xc0 == 0x80 && b[2]&0xc0 == 0x80
}

// foldSlowly returns the class of a rune that is not ASCII and what it folds to:
// small letters without diacritics, of which Latin, Greek, Cyrillic and Arabic
// have variants that people mix.
func foldSlowly(r rune) (c class, r1, r2 rune) {
	switch {
	case r == 0xad, r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f,
		r == 0xfeff, r >= 0xfe00 && r <= 0xfe0f, r == 0x61c, r == 0x180e, // no width
		r >= 0x300 && r <= 0x36f, r >= 0x591 && r <= 0x5c7, // diacritics, Hebrew points
		r >= 0x64b && r <= 0x65f, r == 0x670, r >= 0x6d6 && r <= 0x6dc, r == 'ـ': // Arabic vowels, tatweel
		return ignored, 0, 0
	case r >= 0x3041 && r <= 0x309f, unicode.Is(unicode.Han, r), r >= 0xe00 && r <= 0xeff, r >= 0x1780 && r <= 0x17dd,
		r >= 0x1000 && r <= 0x109f:
		return single, r, 0
	case r == '・':
		return joiner, 0, 0
	case r >= 0x30a1 && r <= 0x30ff, r >= 0x31f0 && r <= 0x31ff, r >= 0xff66 && r <= 0xff9f:
		return kana, r, 0
	case r >= 0xff01 && r <= 0xff5e:
		return foldASCII(byte(r - 0xff01 + '!'))
	case isApostrophe(r), unicode.Is(unicode.Pd, r), r == '×':
		return joiner, 0, 0
	case r == 0x85, r == 0x2028, r == 0x2029:
		return newline, 0, 0
	case unicode.IsSpace(r):
		return blank, 0, 0
	case unicode.IsLetter(r):
		r1, r2 = foldLetter(r)
		return letter, r1, r2
	case unicode.IsMark(r), unicode.IsDigit(r):
		return letter, r, 0
	}
	return breaks, 0, 0
}

// foldASCII folds a byte that stands for its full-width form.
func foldASCII(b byte) (c class, r1, r2 rune) {
	switch {
	case b >= 'A' && b <= 'Z':
		return letter, rune(b | 0x20), 0
	case b >= 'a' && b <= 'z', b >= '0' && b <= '9':
		return letter, rune(b), 0
	case b == '-', b == '\'':
		return joiner, 0, 0
	}
	return breaks, 0, 0
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

// The longest word that can be part of a name, in bytes folded and as it stands
// in the text. What is longer is no word of a name.
const (
	maxWord    = 64
	maxRawWord = 512
)

// word is a word of a text: the runs of letters of most scripts, one character
// of those that put no space between words.
type word struct {
	start, end int
	hash       uint64
	runes      int   // folded, ignored ones not counted
	class      class // letter, kana or single
	upper      bool  // begins with an ASCII capital
	open       bool  // cut off at maxRawWord; the rest follows
}

// word reads the word that begins at b[i].
func (f *folder) word(b []byte, i int) (w word) {
	w = word{start: i, class: letter, upper: b[i] >= 'A' && b[i] <= 'Z'}
	switch {
	case b[i] >= firstWide:
		if hanAt(b[i:]) {
			w.end, w.runes, w.class, w.hash = i+3, 1, single, hashHan(b[i:])
			return w
		}
	case i+8 < len(b): // most words, without a loop
		bytes := binary.LittleEndian.Uint64(b[i:])
		if n := lettersIn(bytes); n > 0 && n < 8 && !f.bytes[b[i+n]].mayGoOn() {
			w.end, w.runes = i+n, n
			w.hash = mix(uint64(n)*multiplier ^ ((bytes | lower) & (1<<(8*n) - 1)))
			return w
		}
	}
	end := min(len(b), i+maxRawWord)
	j := i
	for j < end && f.bytes[b[j]] == letter {
		j++
	}
	if j == end || !f.bytes[b[j]].mayGoOn() {
		w.end, w.runes, w.open = j, j-i, j == i+maxRawWord
		if w.runes <= maxWord {
			w.hash = hashASCII(b[i:j])
		}
		return w
	}
	// The hash of a folded word is made letter by letter, to what hashASCII makes
	// of eight bytes at a time.
	var sum, last uint64 // of the bytes but the last one to eight, and these
	fill, n := 0, 0      // how many these are, and all
	var script uint8
	after := i // the last letter
	j = i
loop:
	for j < end {
		// Cyrillic, Greek, Arabic: most letters that are not ASCII.
		for w.class == letter && j+1 < end && b[j] >= 0xc2 && b[j] < 0xe0 && b[j+1]&0xc0 == 0x80 {
			x := f.pair(b[j], b[j+1])
			if x>>32 != folded(letter)<<8|2 || script|x.script() == bothScripts {
				break
			}
			script = x.script()
			last |= x.text() << (8 * uint(fill))
			if fill += 2; fill > 8 {
				sum = mix(sum ^ last)
				fill -= 8
				last = x.text() >> (8 * uint(2-fill))
			}
			n += 2
			w.runes++
			j += 2
			after = j
		}
		if j == end {
			break
		}
		var x folded
		size := 1
		switch c := b[j]; f.bytes[c] {
		case letter:
			if w.class != letter {
				break loop
			}
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			x = fold1(c)
			if script |= x.script(); script == bothScripts {
				break loop // وPython
			}
		case ignored:
			j++
			continue
		case wide:
			if twoAt(b, j) {
				x, size = f.pair(c, b[j+1]), 2
			} else {
				x, size = f.rune(b[j:])
			}
			if x.class() == ignored {
				j += size
				continue
			}
			if !x.class().isWord() || x.class() != w.class && w.runes > 0 {
				break loop
			}
			if script |= x.script(); script == bothScripts {
				break loop
			}
			w.class = x.class()
		default:
			break loop
		}
		last |= x.text() << (8 * uint(fill))
		fill += x.size()
		n += x.size()
		if fill > 8 {
			sum = mix(sum ^ last)
			fill -= 8
			last = x.text() >> (8 * uint(x.size()-fill))
		}
		w.runes++
		j += size
		after = j
		if w.class == single {
			break
		}
	}
	if w.end = after; j >= i+maxRawWord {
		w.end, w.open = j, true
	}
	if n > 0 && n <= maxWord {
		w.hash = mix(sum ^ last ^ uint64(n)*multiplier)
	}
	return w
}

// appendFolded appends the word at b[i] as it is compared.
func (f *folder) appendFolded(dst, b []byte) []byte {
	for j := 0; j < len(b); {
		c := b[j]
		switch f.bytes[c] {
		case letter:
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			dst = append(dst, c)
			j++
		case wide:
			x, size := f.rune(b[j:])
			if x.class().isWord() {
				dst = x.appendTo(dst)
			}
			j += size
		default:
			j++
		}
	}
	return dst
}

const (
	multiplier = 0x9e3779b97f4a7c15
	ones       = 0x0101010101010101
	lower      = 0x20 * ones // makes small letters of capitals
)

// lettersIn returns how many of eight bytes, from the first, are ASCII letters or
// digits. The high bit of each byte of a sum says whether the byte is at or above
// a bound.
func lettersIn(b uint64) int {
	const high = 0x80 * ones
	low := b &^ high
	small := low | lower
	letters := (small + (0x80-'a')*ones) &^ (small + (0x7f-'z')*ones)
	digits := (low + (0x80-'0')*ones) &^ (low + (0x7f-'9')*ones)
	return bits.TrailingZeros64((^(letters|digits)|b)&high) / 8
}

// hashASCII hashes a word of ASCII letters and digits, which need no folding
// but for the bit that tells capitals from small letters and is set in digits.
func hashASCII(b []byte) (h uint64) {
	n := uint64(len(b)) * multiplier
	for ; len(b) > 8; b = b[8:] {
		h = mix(h ^ (binary.LittleEndian.Uint64(b) | lower))
	}
	var last uint64
	for i, c := range b {
		last |= uint64(c|0x20) << (8 * i)
	}
	return mix(h ^ last ^ n)
}

func mix(h uint64) uint64 {
	h *= multiplier
	return h ^ h>>29
}

// join is the hash of words of which h is that of all but the last.
func join(h, word uint64) uint64 {
	h = (h ^ word) * multiplier
	return h ^ h>>32
}

// hashHan is the hash of the character at the head of b.
func hashHan(b []byte) uint64 {
	n := uint64(3)
	return mix(n*multiplier ^ (uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16))
}
