// Package countrieslayout says how the blob of package countries is laid out,
// for the generator that packs it and the package that reads it.
package countrieslayout

// Version changes whenever a section or a column does.
const Version = 1

// The sections of the blob, behind the edition.
const (
	Countries  = iota + 1 // one row per code, in the order of the codes
	Names                 // one row per code: a Ref for each language of internal/lang
	Coverage              // whose Party status covers a code, and when
	Membership            // membership of the European Union
	Successors            // rows of Countries
	ByCode                // row of Countries plus one, by [Slot]
	Text                  // what Refs point into
	Codes                 // the codes, two letters each, in the order of Countries
	Languages             // the languages of Names, separated by one space
)

// The columns of Countries, as offsets in a row.
const (
	Code            = 0  // uint16
	Kind            = 2  // uint8, index of Kinds
	Region          = 3  // uint8, index of Regions
	Instrument      = 4  // uint8, index of Instruments
	CoverageCount   = 5  // uint8
	MembershipCount = 6  // uint8
	SuccessorsCount = 7  // uint8
	Joined          = 8  // uint32, a date
	InForce         = 12 // uint32, a date
	From            = 16 // uint32, a date
	Until           = 20 // uint32, a date
	Note            = 24 // uint32, a Ref
	CoverageFirst   = 28 // uint16, row of Coverage
	MembershipFirst = 30 // uint16, row of Membership
	SuccessorsFirst = 32 // uint16, row of Successors
	Party           = 34 // uint16, row of Countries plus one; 0 for none
	CountriesWidth  = 36
	NameWidth       = 4  // of one language in Names
	CoverageParty   = 0  // uint32, row of Countries
	CoverageFrom    = 4  // uint32, a date
	CoverageUntil   = 8  // uint32, a date; 0 for still
	CoverageWidth   = 12 //
	MembershipFrom  = 0  // uint32, a date
	MembershipUntil = 4  // uint32, a date; 0 for still
	MembershipWidth = 8  //
	SuccessorsWidth = 2  // uint16, row of Countries
	ByCodeWidth     = 2  // uint16
	ByCodeRows      = 26 * 26
	MaxRefLength    = 1<<refLengthBits - 1
	refLengthBits   = 12
	maxRefOffset    = 1<<(32-refLengthBits) - 1
)

// The words of the tables; index 0 is "not given".
var (
	Kinds       = [...]string{"", "party", "nonparty", "territory", "former", "special"}
	Regions     = [...]string{"", "africa", "asia", "south-america", "europe", "north-america", "oceania"}
	Instruments = [...]string{"", "ratification", "acceptance", "approval", "accession", "succession", "continuation"}
)

// Slot returns the place of a code of two capital letters in ByCode.
func Slot(a, b byte) (slot uint32, ok bool) {
	if a < 'A' || a > 'Z' || b < 'A' || b > 'Z' {
		return 0, false
	}
	return uint32(a-'A')*26 + uint32(b-'A'), true
}

// Ref packs the place of a text in the section Text into one number.
func Ref(offset, length uint32) (ref uint32, ok bool) {
	if offset > maxRefOffset || length > MaxRefLength {
		return 0, false
	}
	return offset<<refLengthBits | length, true
}

// Unref returns the place that Ref packed.
func Unref(ref uint32) (offset, length uint32) {
	return ref >> refLengthBits, ref & MaxRefLength
}
