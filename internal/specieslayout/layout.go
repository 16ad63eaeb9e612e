// Package specieslayout says how the blob of package species is laid out, for
// the generator that packs it and the package that reads it.
package specieslayout

// Version changes whenever a section or a column does.
const Version = 1

// The sections of the blob, behind the edition.
const (
	Taxa     = iota + 1 // one row per taxon, in preorder: what is below a taxon follows it
	Names               // one row per name and taxon, in the order of the keys
	Keys                // keys of the names that are not their own key, by row of Names
	Index               // hash index of Names, see [Slot]
	ByID                // rows of Taxa, in the order of the ids
	Synonyms            // rows of Names, in the order of their taxa
	Ranges              // sets of country codes, see [Unknown]
	Text                // names and keys, see [Ref]
	Authors             // authors, see [Ref]
)

// The columns of Taxa, as offsets in a row. One row more than there are taxa
// closes the lists of synonyms.
const (
	ID             = 0  // uint32
	Parent         = 4  // Pair: row of Taxa and rank; a kingdom is its own parent
	End            = 8  // Pair: the row behind the last taxon below, and status
	Name           = 12 // uint32, row of Names
	Range          = 16 // uint32, row of Ranges
	FirstSynonym   = 20 // uint32, row of Synonyms
	TaxaWidth      = 24
	NameText       = 0  // Pair: Ref into Text and its length
	NameTaxon      = 4  // Pair: row of Taxa and flags
	NameAuthor     = 8  // Pair: Ref into Authors and its length
	NamesWidth     = 12 //
	KeyName        = 0  // uint32, row of Names
	KeyText        = 4  // Pair: offset in Text and length
	KeysWidth      = 8  //
	IndexWidth     = 4  //
	ByIDWidth      = 4  //
	SynonymsWidth  = 4  //
	RangesWidth    = 2  // the number of codes, then the codes
	PairBits       = 24
	MaxPair        = 1<<PairBits - 1
	slotRowBits    = 17
	MaxNames       = 1<<slotRowBits - 1
	slotRowMask    = MaxNames
	Unknown        = 0 // row of Ranges of a taxon whose range is not known
	CodeIncomplete = 0 // stands in a range for "and elsewhere, not known where"
)

// The flags of a name.
const (
	Synonym   = 1 << iota // a synonym of the taxon, not its own name
	OwnKey                // the key is the name in small letters
	Continued             // has the same key as the row before
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
	return n<<8 | uint32(b), n <= MaxPair
}

// Unpair returns what Pair packed.
func Unpair(pair uint32) (n uint32, b uint8) { return pair >> 8, uint8(pair) }

// Slot packs the row of a name and as many bits of its key's hash as there is
// room for. 0 is an empty slot: the row is stored plus one.
func Slot(hash, row uint32) uint32 { return hash&^slotRowMask | (row+1)&slotRowMask }

// Unslot returns the row in a slot and whether the hash may be that of its key.
func Unslot(slot, hash uint32) (row uint32, may bool) {
	return slot&slotRowMask - 1, (slot^hash)&^slotRowMask == 0
}

// Start returns where in an index of n slots, a power of two, the search for a
// hash begins. It uses the bits that a slot does not keep.
func Start(hash uint32, n int) uint32 { return hash & uint32(n-1) }
