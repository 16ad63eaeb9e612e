package scanfold

import (
	"encoding/binary"
	"math/bits"
)

const (
	multiplier = 0x9e3779b97f4a7c15
	second     = 0xd6e8feb86659fd93
	ones       = 0x0101010101010101
	lower      = 0x20 * ones // makes small letters of capitals
)

// A word is hashed by sixteen bytes of it at a time, and what is left, zeros
// behind it: most words are hashed in one step, whether of a byte or of fifteen.
// The last step is that of the length too.
func step(sum, lo, hi uint64) uint64 {
	h := (sum ^ lo) * multiplier
	h = (h ^ h>>32 ^ hi) * multiplier
	return h ^ h>>29
}

func last(sum, lo, hi uint64, length int) uint64 {
	return step(sum^uint64(length)*second, lo, hi)
}

// letters collects the bytes of a word to be hashed, letter by letter.
type letters struct {
	bytes [maxWord + 16]byte
	n     int
}

// add takes in a letter of up to four bytes. Of a word that is too long only the
// length is kept.
func (x *letters) add(text uint64, size int) {
	if x.n < maxWord {
		binary.LittleEndian.PutUint32(x.bytes[x.n:], uint32(text))
	}
	x.n += size
}

// hash is that of the word, 0 where it is empty or too long.
func (x *letters) hash() uint64 {
	if x.n == 0 || x.n > maxWord {
		return 0
	}
	clear(x.bytes[x.n : x.n+16])
	var sum uint64
	b := x.bytes[:]
	for left := x.n; ; left -= 16 {
		lo, hi := binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[8:])
		if left <= 16 {
			return last(sum, lo, hi, x.n)
		}
		sum = step(sum, lo, hi)
		b = b[16:]
	}
}

// Join is the hash of words of which h is that of all but the last. It is turned,
// for else the two words of "Bison bison" would come to nothing.
func Join(h, word uint64) uint64 {
	h = (bits.RotateLeft64(h, 31) ^ word) * multiplier
	return h ^ h>>32
}

// HashHan is the hash of the character at the head of b.
func HashHan(b []byte) uint64 {
	return last(0, uint64(b[0])|uint64(b[1])<<8|uint64(b[2])<<16, 0, 3)
}
