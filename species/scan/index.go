package scan

import (
	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/internal/scanfold"
	layout "github.com/citesgo/cites/internal/scanlayout"
)

// index finds the names that begin with given words: a hash table of all
// beginnings of names, word by word, and before it filters small enough to stay
// in the caches of the processor, since nearly all words begin no name.
//
// It holds hashes and no text: a beginning found by accident is found out when
// the name is compared.
type index struct {
	first    [1 << layout.FirstBits]uint64
	alone    [1 << layout.FirstBits]uint64
	later    [1 << layout.LaterBits]uint64
	around   [1 << layout.AroundBits]uint64
	hanFirst [layout.HanBytes]byte
	hanAlone [layout.HanBytes]byte
	hanPairs [layout.PairBytes]byte
	slots    string
	places   int
}

// open copies the filters, which are read at places that need no check then.
func (x *index) open(f dataset.File) bool {
	for section, words := range map[int][]uint64{
		layout.First: x.first[:], layout.Alone: x.alone[:], layout.Later: x.later[:], layout.Around: x.around[:],
	} {
		raw := f.Text(section)
		if len(raw) != 8*len(words) {
			return false
		}
		for i := range words {
			words[i] = le64(string(raw), 8*i)
		}
	}
	for section, bits := range map[int][]byte{layout.HanFirst: x.hanFirst[:], layout.HanAlone: x.hanAlone[:], layout.HanPairs: x.hanPairs[:]} {
		if raw := f.Text(section); len(raw) != copy(bits, raw) {
			return false
		}
	}
	x.slots = string(f.Text(layout.Slots))
	x.places = len(x.slots)/layout.SlotWidth - layout.Spill
	return x.places > 0
}

// le64 reads a number of eight bytes; the compiler makes one load of it.
func le64(s string, at int) uint64 {
	s = s[at : at+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func (x *index) mayBegin(h uint64) bool {
	return layout.In(x.first[h>>(64-layout.FirstBits)], h, layout.FirstBits)
}

// mayBeAlone is whether a word may be a text by itself.
func (x *index) mayBeAlone(h uint64) bool {
	return layout.In(x.alone[h>>(64-layout.FirstBits)], h, layout.FirstBits)
}

func (x *index) mayContinue(h uint64) bool {
	return layout.In(x.later[h>>(64-layout.LaterBits)], h, layout.LaterBits)
}

// maySay is whether a word around names may say something of them.
func (x *index) maySay(h uint64) bool {
	return layout.In(x.around[h>>(64-layout.AroundBits)], h, layout.AroundBits)
}

// find returns the first entry of the texts that end with h, whether longer ones
// begin so, and false where there are none of either.
func (x *index) find(h uint64) (head uint32, more, ok bool) {
	tag := layout.TagOf(h)
	for at := layout.Place(tag, x.places) * layout.SlotWidth; at+layout.SlotWidth <= len(x.slots); at += layout.SlotWidth {
		s := le64(x.slots, at)
		if got := uint32(s); got == tag {
			value := uint32(s >> 32)
			return value &^ layout.GoesOn, value&layout.GoesOn != 0, true
		} else if got == 0 || got > tag {
			break
		}
	}
	return 0, false, false
}

// skipHan skips the Han characters from i on that begin no name. Most of them
// begin some name: the character behind decides.
func (x *index) skipHan(f *scanfold.Folder, b []byte, i, limit int) int {
	c, ok := scanfold.Han(b, i)
	for ok && i < limit {
		var next uint32
		if next, ok = scanfold.Han(b, i+3); !ok {
			begins := x.hanAlone[c/8]
			if i+3 == len(b) || mayJoin(f, b[i+3:]) {
				begins |= x.hanFirst[c/8]
			}
			if begins>>(c%8)&1 == 0 {
				i += 3
			}
			break
		}
		pair := layout.Pair(c, next)
		if (x.hanAlone[c/8]>>(c%8)|x.hanPairs[pair/8]>>(pair%8))&1 != 0 {
			break
		}
		i += 3
		c = next
	}
	return i
}

// mayBegin2 is mayBegin for text that begins with a character of three bytes that
// is a word by itself: most of them begin some name, and the one behind decides,
// if it is such a word too.
func (x *index) mayBegin2(f *scanfold.Folder, b []byte) bool {
	h := scanfold.HashHan(b)
	if !x.mayBegin(h) {
		return false
	}
	if x.mayBeAlone(h) || len(b) == 3 {
		return true
	}
	next, size := f.ClassOf(b[3:])
	return next != scanfold.Single || size != 3 || x.mayContinue(scanfold.Join(h, scanfold.HashHan(b[3:])))
}

// mayJoin reports whether a name may go on from a Han character to what is no
// such: not to most punctuation.
func mayJoin(f *scanfold.Folder, b []byte) bool {
	c, _ := f.ClassOf(b)
	return c != scanfold.Breaks
}
