package scan

// index finds the names that begin with given words: an open hash table of all
// beginnings of names, word by word, and before it two filters small enough to
// stay in the cache of the processor, since nearly all words begin no name.
//
// It holds hashes and no text: a beginning found by accident is found out when
// the name is compared.
type index struct {
	first [1 << (firstBits - 6)]uint64 // of the first words
	alone [1 << (firstBits - 6)]uint64 // of those that are texts by themselves
	later [1 << (laterBits - 6)]uint64 // of all longer beginnings
	slots []slot
	used  int
}

const (
	firstBits = 19 // 64 KB
	laterBits = 21 // 256 KB
	minSlots  = 1 << 12
)

// slot is a beginning. Its place comes from the high bits of the tag, so that
// the table can grow without the hashes.
type slot struct {
	tag   uint32 // of the hash; 0 is an empty slot
	value uint32 // the first entry of the texts that end here, 0 if none does, and goesOn
}

// goesOn says that longer texts begin so.
const goesOn = 1 << 31

func tagOf(h uint64) uint32 {
	if t := uint32(h >> 32); t != 0 {
		return t
	}
	return 1
}

func (x *index) mayBegin(h uint64) bool {
	b := h >> (64 - firstBits)
	return x.first[b>>6]>>(b&63)&1 != 0
}

func (x *index) mayContinue(h uint64) bool {
	b := h >> (64 - laterBits)
	return x.later[b>>6]>>(b&63)&1 != 0
}

// mayBegin2 is mayBegin for text that begins with a Han character. Most of them
// begin some name: unless it is one by itself, the character behind decides.
func (x *index) mayBegin2(text []byte) bool {
	h := join(0, hashHan(text))
	b := h >> (64 - firstBits)
	if x.first[b>>6]>>(b&63)&1 == 0 {
		return false
	}
	return x.alone[b>>6]>>(b&63)&1 != 0 || !hanAt(text[3:]) || x.mayContinue(join(h, hashHan(text[3:])))
}

// markAlone notes that a first word is a text by itself.
func (x *index) markAlone(h uint64) {
	b := h >> (64 - firstBits)
	x.alone[b>>6] |= 1 << (b & 63)
}

// find returns the first entry of the texts that end with h, whether longer ones
// begin so, and false where there are none of either.
func (x *index) find(h uint64) (head uint32, more, ok bool) {
	tag := tagOf(h)
	for at := x.place(tag); ; at = (at + 1) & (len(x.slots) - 1) {
		s := x.slots[at]
		if s.tag == tag {
			return s.value &^ goesOn, s.value&goesOn != 0, true
		}
		if s.tag == 0 {
			return 0, false, false
		}
	}
}

func (x *index) place(tag uint32) int {
	return int(uint64(tag) * uint64(len(x.slots)) >> 32)
}

// reserve makes room for n more beginnings.
func (x *index) reserve(n int) {
	if 4*(x.used+n) >= 3*len(x.slots) {
		x.grow(max(2*len(x.slots), minSlots))
	}
}

// add enters a beginning, of one word or longer, for which there is room. Its slot
// is valid until the table grows.
func (x *index) add(h uint64, first bool) *slot {
	if first {
		b := h >> (64 - firstBits)
		x.first[b>>6] |= 1 << (b & 63)
	} else {
		b := h >> (64 - laterBits)
		x.later[b>>6] |= 1 << (b & 63)
	}
	return x.enter(tagOf(h))
}

func (x *index) enter(tag uint32) *slot {
	for at := x.place(tag); ; at = (at + 1) & (len(x.slots) - 1) {
		s := &x.slots[at]
		if s.tag == tag {
			return s
		}
		if s.tag == 0 {
			s.tag = tag
			x.used++
			return s
		}
	}
}

// grow makes room for n beginnings, a power of two.
func (x *index) grow(n int) {
	old := x.slots
	x.slots, x.used = make([]slot, n), 0
	for _, s := range old {
		if s.tag != 0 {
			x.enter(s.tag).value = s.value
		}
	}
}
