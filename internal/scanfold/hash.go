package scanfold

import "math/bits"

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

// hasher takes in the bytes of a word, letter by letter.
type hasher struct {
	sum, lo, hi uint64
	fill, n     uint // bytes of lo and hi, and of all
}

// add takes in a letter of up to four bytes.
func (x *hasher) add(text uint64, size uint) {
	at := 8 * x.fill
	x.lo |= text << at
	x.hi |= text<<(at-64) | text>>(64-at) // one of the two is too far
	x.n += size
	if x.fill += size; x.fill > 16 {
		x.sum = step(x.sum, x.lo, x.hi)
		x.fill -= 16
		x.lo, x.hi = text>>(8*(size-x.fill)), 0
	}
}

func (x *hasher) hash() uint64 { return last(x.sum, x.lo, x.hi, int(x.n)) }

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
