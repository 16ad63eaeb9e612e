// Package specieslayout says how the blob of package species is laid out, for
// the generator that packs it and the package that reads it.
package specieslayout

// Version changes whenever a section or a column does.
const Version = 1

// The sections of the blob, behind the edition.
const (
	Taxa     = iota + 1 // one row per taxon, in preorder: what is below a taxon follows it
	Names               // one record per name and taxon, in the order of the keys
	Index               // hash index of Names, see [Slot]
	ByID                // rows of Taxa, in the order of the ids
	Synonyms            // offsets in Names, in the order of their taxa
	Ranges              // sets of country codes, see [Unknown]
	Authors             // the authors of names
)

// The columns of Taxa, as offsets in a row. One row more than there are taxa
// closes the lists of synonyms.
const (
	ID           = 0  // uint32
	Parent       = 4  // Pair: row of Taxa and rank; a kingdom is its own parent
	End          = 8  // Pair: the row behind the last taxon below, and status
	Name         = 12 // uint32, offset in Names
	Range        = 16 // uint32, row of Ranges
	FirstSynonym = 20 // uint32, row of Synonyms
	TaxaWidth    = 24

	ByIDWidth     = 4
	SynonymsWidth = 4
	RangesWidth   = 2 // the number of codes, then the codes

	Unknown        = 0 // row of Ranges of a taxon whose range is not known
	CodeIncomplete = 0 // stands in a range for "and elsewhere, not known where"
)

// The parts of a record of Names. What a look-up reads of a name stands
// together: memory is slow, and a look-up should fetch from it once for the
// index and once for the name. Behind the name, where it is not OwnKey, stands
// its key, after a byte that has the length.
const (
	NameTaxon  = 0 // Pair: row of Taxa and flags
	NameAuthor = 4 // Pair: offset in Authors and length
	NameLength = 8 // uint8
	NameText   = 9
)

// The sizes of what is packed.
const (
	SlotWidth    = 4
	pairBits     = 24
	maxPair      = 1<<pairBits - 1
	slotBits     = 22
	slotMask     = 1<<slotBits - 1
	MaxNamesSize = slotMask
)

// The flags of a name.
const (
	Synonym = 1 << iota // a synonym of the taxon, not its own name
	OwnKey              // the key is the name in small letters

	// The bits above count the records with the same key that begin here; the
	// records behind the first count 0.
	CountShift = 2
	MaxCount   = 1<<(8-CountShift) - 1
)

// The status of a taxon, an index of Statuses.
const (
	Accepted = iota
	Former
	Unlisted
)

// The words of the tables, in the order of the numbers.
var (
	Ranks = [...]string{"", "kingdom", "phylum", "class", "order", "family", "subfamily", "genus", "species", "subspecies", "variety"}
	// Kingdoms, by number.
	Kingdoms = [...]string{"", "Animalia", "Plantae"}
	Statuses = [...]string{Accepted: "accepted", Former: "former", Unlisted: "unlisted"}
)

// Pair packs a number below 1<<24 and a byte into one number.
func Pair(n uint32, b uint8) (pair uint32, ok bool) {
	return n<<8 | uint32(b), n <= maxPair
}

// Unpair returns what Pair packed.
func Unpair(pair uint32) (n uint32, b uint8) { return pair >> 8, uint8(pair) }

// Slot packs the offset of a record of Names and as many bits of its key's hash
// as there is room for. 0 is an empty slot: the offset is stored plus one.
func Slot(hash, offset uint32) uint32 { return hash<<slotBits | (offset+1)&slotMask }

// Unslot returns the offset in a slot and whether the hash may be that of its
// key.
func Unslot(slot, hash uint32) (offset uint32, may bool) {
	return slot&slotMask - 1, slot>>slotBits == hash<<slotBits>>slotBits
}

// Start returns where in an index of n slots the search for a hash begins: the
// high bits of the hash decide, the low ones are in the slot.
func Start(hash uint32, n int) uint32 { return uint32(uint64(hash) * uint64(n) >> 32) }
