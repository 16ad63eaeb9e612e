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
// It is without loops and nearly without branches: how long a word is cannot be
// foreseen, and a processor that guesses wrong loses more time than the sums take.
func (f *Folder) ASCII(b []byte, i int) (hash uint64, n int) {
	if len(b)-i < Ahead {
		return 0, 0
	}
	lo, hi := binary.LittleEndian.Uint64(b[i:]), binary.LittleEndian.Uint64(b[i+8:])
	n = lettersIn(lo)
	more := lettersIn(hi) & -(n >> 3)
	lo = (lo | lower) & (1<<(8*uint(n)) - 1)
	hi = (hi | lower) & (1<<(8*uint(more)) - 1)
	if n += more; n == 16 || f.Bytes[b[i+n]].MayGoOn() {
		return 0, 0
	}
	return last(0, lo, hi, n), n
}

// Cyrillic reads a word of the letters of Russian but Ё, of at most twelve, as
// [Folder.ASCII] reads others.
func (f *Folder) Cyrillic(b []byte, i int) (hash uint64, n int) {
	if len(b)-i < Ahead {
		return 0, 0
	}
	lo, n := cyrillicIn(binary.LittleEndian.Uint64(b[i:]))
	hi, more := cyrillicIn(binary.LittleEndian.Uint64(b[i+8:]))
	if n < 8 {
		hi, more = 0, 0
	}
	var sum uint64
	if n += more; n == 16 {
		if len(b)-i < 16+9 {
			return 0, 0
		}
		third, more := cyrillicIn(binary.LittleEndian.Uint64(b[i+16:]))
		if more == 8 {
			return 0, 0
		}
		if more > 0 {
			sum, lo, hi = step(0, lo, hi), third, 0
			n += more
		}
	}
	if n == 0 || f.Bytes[b[i+n]] == Letter || f.Bytes[b[i+n]].MayGoOn() {
		return 0, 0
	}
	return last(sum, lo, hi, n), n
}

// cyrillicIn folds the letters of Russian at the head of eight bytes, and returns
// them and how many bytes they are. Each letter is a lane of sixteen bits.
func cyrillicIn(x uint64) (folded uint64, n int) {
	const (
		lane  = 0x0001000100010001
		high  = 0x80 * lane
		upper = 0x10 // of А, less U+0400
		small = 0x30 // of а
		end   = 0x50 // behind я
		shtI  = 0x39 // й, which folds to и before it
		yo    = 0x51 // ё, which folds to е
		ye    = 0x35
	)
	lead, trail := x&(0xff*lane), x>>8&(0xff*lane)
	c := lead&lane<<6 | trail&(0x3f*lane)
	c += (c + (0x80-upper)*lane) &^ (c + (0x80-small)*lane) & high >> 2
	c -= isZero(c^shtI*lane) >> 7
	y := isZero(c ^ yo*lane)
	c ^= y>>1 | y>>2 | y>>5 // yo^ye
	letters := (c + (0x80-small)*lane) &^ (c + (0x80-end)*lane)
	// A lead is D0 or D1, a trail is from 80 to BF.
	wrong := (lead&(0xfe*lane) ^ 0xd0*lane) | (trail&(0xc0*lane) ^ high)
	bad := (^letters | (wrong+0xff*lane)>>1) & high
	n = bits.TrailingZeros64(bad) / 16 * 2
	folded = c>>6&lane | 0xd0*lane | (c&(0x3f*lane)|high)<<8
	return folded & (1<<(8*uint(n)) - 1), n
}

// isZero has the bit 0x80 of each lane that is zero, of lanes below 0x80.
func isZero(x uint64) uint64 {
	const lane = 0x0001000100010001
	return ^(x + 0x7f*lane) & (0x80 * lane)
}
