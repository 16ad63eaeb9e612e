package scanlayout

// MaxWords is the number of words of the longest name that is found. The tables
// have longer ones, which are descriptions and which nobody writes.
const MaxWords = 10

// The sizes of the filters, as powers of two of words of 64 bits. What nearly
// every word of a text is looked up in stays in the caches of a processor.
const (
	FirstBits  = 13 // 64 KB
	LaterBits  = 15 // 256 KB
	AroundBits = 8  // 2 KB
)

// Bits returns where a hash is in a filter of 1<<bits words: in which word, and
// the three bits in it. A filter has all bits of all hashes in it, and of others
// all three by accident only.
func Bits(h uint64, bits uint) (word int, mask uint64) {
	return int(h >> (64 - bits)), 1<<(h>>(58-bits)&63) | 1<<(h>>(52-bits)&63) | 1<<(h>>(46-bits)&63)
}

// In reports whether a word of a filter has the three bits of a hash.
func In(word, h uint64, bits uint) bool {
	return word>>(h>>(58-bits)&63)&(word>>(h>>(52-bits)&63))&(word>>(h>>(46-bits)&63))&1 != 0
}

// The Han characters that the filters have bits for.
const (
	FirstHan = 0x4e00
	HanCount = 0x5200 // up to U+9FFF
	HanBytes = HanCount / 8
	// PairBytes is the size of HanPairs.
	PairBytes = 1 << 13
)

// Pair returns the bit in HanPairs of two Han characters, numbered from FirstHan.
func Pair(a, b uint32) uint32 { return (a<<16 | b) * 0x9e3779b1 >> 16 }

// A slot is a beginning of texts: the tag of its hash, 0 in an empty slot, and the
// first of the entries of the texts that end there, 0 if none does, with GoesOn.
// The slots are in the order of their tags, at their places or behind them.
const (
	// GoesOn says that longer texts begin so.
	GoesOn = 1 << 31
	// SpareSlots: a slot to so many is free.
	SpareSlots = 3
	// Spill is the number of slots behind the last place.
	Spill = 64
)

// TagOf returns the tag of a hash.
func TagOf(h uint64) uint32 {
	if t := uint32(h >> 32); t != 0 {
		return t
	}
	return 1
}

// Place returns the place of a tag in a table of n slots.
func Place(tag uint32, n int) int { return int(uint64(tag) * uint64(n) >> 32) }

// Entry is a text that the index leads to, and what it stands for. Entries of the
// same words stand together.
type Entry struct {
	Row        uint32 // of the taxon, or of the event
	Tongue     uint8  // language of a common name, in the order of commonnames.Languages
	Kind       uint8
	Unreviewed bool // general knowledge
	Exact      bool // so short that its diacritics count: "Áll" is no "all"
	Last       bool // of those that stand together
	// Text is, of a scientific name, 0 for the taxon's own and n for its n-th
	// synonym; of others the offset and the length of the text.
	Text, Length uint32
}

// The bits of a packed entry: of the first number and, but for scientific names,
// of the second.
const (
	rowBits    = 20
	tongueBits = 6
	kindBits   = 3
	textBits   = 24

	// MaxRow, MaxText and MaxLength are the greatest values of an entry.
	MaxRow    = 1<<rowBits - 1
	MaxTongue = 1<<tongueBits - 1
	MaxText   = 1<<textBits - 1
	MaxLength = 1<<(32-textBits) - 1
)

// Pack returns the two numbers of an entry.
func (e Entry) Pack() (a, b uint32) {
	a = e.Row | uint32(e.Tongue)<<rowBits | uint32(e.Kind)<<(rowBits+tongueBits)
	for i, set := range [...]bool{e.Unreviewed, e.Exact, e.Last} {
		if set {
			a |= 1 << (flags + i)
		}
	}
	return a, e.Text | e.Length<<textBits
}

// Packed is a packed entry. It is read field by field: most are looked at for one
// field only.
type Packed struct{ A, B uint32 }

const flags = rowBits + tongueBits + kindBits

// Row returns [Entry.Row].
func (p Packed) Row() uint32 { return p.A & MaxRow }

// Tongue returns [Entry.Tongue].
func (p Packed) Tongue() uint8 { return uint8(p.A >> rowBits & MaxTongue) }

// Kind returns [Entry.Kind].
func (p Packed) Kind() uint8 { return uint8(p.A >> (rowBits + tongueBits) & (1<<kindBits - 1)) }

// Unreviewed returns [Entry.Unreviewed].
func (p Packed) Unreviewed() bool { return p.A>>flags&1 != 0 }

// Exact returns [Entry.Exact].
func (p Packed) Exact() bool { return p.A>>(flags+1)&1 != 0 }

// Last returns [Entry.Last].
func (p Packed) Last() bool { return p.A>>(flags+2)&1 != 0 }

// Text returns [Entry.Text].
func (p Packed) Text() uint32 { return p.B & MaxText }

// Length returns [Entry.Length].
func (p Packed) Length() uint32 { return p.B >> textBits }
