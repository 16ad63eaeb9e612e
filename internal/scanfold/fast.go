package scanfold

import (
	"encoding/binary"
	"math/bits"
)

// Ahead is how many bytes behind the first of a word must be in the buffer for
// [Folder.ASCII] and [Folder.Cyrillic] to read it.
const Ahead = 17

// ASCII reads a word of at most fifteen ASCII letters and digits, behind which
// none of other letters goes on. It returns its hash and its length, 0 where
// there is no such word at b[i] or too little behind it.
//
// It is nearly without branches: how long a word is cannot be foreseen, and a
// processor that guesses wrong loses more time than the sums take.
func (f *Folder) ASCII(b []byte, i int) (hash uint64, n int) {
	if len(b)-i < Ahead {
		return 0, 0
	}
	lo := binary.LittleEndian.Uint64(b[i:]) | lower
	if n = lettersIn(lo); n < 8 {
		if n == 0 || f.Bytes[b[i+n]].continues() {
			return f.alphanumeric(b, i)
		}
		return last(0, lo&(1<<(8*uint(n))-1), 0, n), n
	}
	hi := binary.LittleEndian.Uint64(b[i+8:]) | lower
	n = lettersIn(hi)
	if n == 8 || f.Bytes[b[i+8+n]].continues() {
		return f.alphanumeric(b, i)
	}
	return last(0, lo, hi&(1<<(8*uint(n))-1), 8+n), 8 + n
}

// alphanumeric is ASCII for words that may have digits.
func (f *Folder) alphanumeric(b []byte, i int) (hash uint64, n int) {
	var word [16]byte
	for n < len(word) && f.Bytes[b[i+n]] == Letter {
		word[n] = b[i+n] | 0x20
		n++
	}
	if n == 0 || n == len(word) || f.Bytes[b[i+n]].MayGoOn() {
		return 0, 0
	}
	return last(0, binary.LittleEndian.Uint64(word[:]), binary.LittleEndian.Uint64(word[8:]), n), n
}

// Cyrillic reads a word of the letters of Russian but Ё and ё, as [Folder.ASCII]
// reads others, but of any length that a word of a name has.
func (f *Folder) Cyrillic(b []byte, i int) (hash uint64, n int) {
	if len(b)-i < Ahead {
		return 0, 0
	}
	var sum uint64
	lo, size := cyrillicIn(binary.LittleEndian.Uint64(b[i:]))
	for {
		var hi uint64
		n += size
		if size == 8 {
			hi, size = cyrillicIn(binary.LittleEndian.Uint64(b[i+n:]))
			if n += size; size == 8 { // perhaps there is more
				if len(b)-i-n < Ahead || n > maxWord {
					return 0, 0
				}
				var next uint64
				if next, size = cyrillicIn(binary.LittleEndian.Uint64(b[i+n:])); size > 0 {
					sum = step(sum, lo, hi)
					lo = next
					continue
				}
			}
		}
		if n == 0 || n > maxWord || f.Bytes[b[i+n]].continues() {
			return 0, 0
		}
		return last(sum, lo, hi, n), n
	}
}

// lettersIn returns how many of eight bytes, from the first, are small ASCII
// letters. The high bit of each byte of a sum says whether the byte is at or above
// a bound; what is carried over from a byte is behind the first that is none.
func lettersIn(b uint64) int {
	const high = 0x80 * ones
	other := (b + (0x7f-'z')*ones) | ^(b + (0x80-'a')*ones) | b
	return bits.TrailingZeros64(other&high) / 8
}

// cyrillicIn returns the letters of Russian at the head of eight bytes, as they
// are hashed, and how many bytes they are. Each letter is a lane of sixteen bits.
//
// The letters are D0 90 to D0 BF and D1 80 to D1 8F, capitals first: the low five
// bits of the second byte tell the letter and not its case.
func cyrillicIn(x uint64) (letters uint64, n int) {
	const (
		lane = 0x0001000100010001
		shtI = 0x19 // й, which folds to и before it
	)
	x ^= 0x80d0 * lane
	// The second byte is below 90 with D1 and only with it.
	bad := ^(x>>12 | x>>13) ^ x
	bad = bad&lane | (x&(0xc0fe*lane)+0xfe*lane)&(0xc100*lane) // other bytes than D0 and D1, and 80 to BF
	n = bits.TrailingZeros64(bad) >> 4 << 1
	letters = x >> 8 & (0x1f * lane)
	letters -= ^((letters ^ shtI*lane) + 0x7f*lane) >> 7 & lane
	return letters & (1<<(8*uint(n)) - 1), n
}
