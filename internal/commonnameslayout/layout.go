// Package commonnameslayout says how the blob of package commonnames is laid
// out, for the generator that packs it and the package that reads it.
package commonnameslayout

// Version changes whenever a section or a column does.
const Version = 1

// The sections of the blob, behind the edition.
const (
	Species    = iota + 1 // the hash of the species tables whose rows are meant
	Text                  // of names, keys, languages and sources
	Names                 // in the order of taxon, language and preference
	Taxa                  // first row of Names of each taxon; one row more closes the lists
	Keys                  // the keys, each once
	KeyNames              // rows of Names, in the order of their keys
	Index                 // hash index of Keys, slots as of package specieslayout
	Languages             // BCP 47 tags, pairs as of package specieslayout
	SourceSets            // the same, keys of sources separated by a comma
	Given                 // rows of species: the former taxa that names were given to
)

// The columns of Names, as offsets in a row.
const (
	NameText       = 0  // Pair: offset in Text and length
	NameTaxon      = 4  // Pair: row of species and row of Languages
	NameSources    = 8  // uint8, row of SourceSets
	NameConfidence = 9  // uint8, index of Confidences
	NameGiven      = 10 // uint16, row of Given plus one, or 0
	NamesWidth     = 12
)

// The columns of Keys.
const (
	KeyText   = 0 // Pair: offset in Text and length
	KeyFirst  = 4 // Pair: first row of KeyNames and number of rows
	KeysWidth = 8
)

// The widths of the other tables.
const (
	TaxaWidth     = 4
	KeyNamesWidth = 4
	PairWidth     = 4
	GivenWidth    = 4
)

// Confidences are the words of the tables, in the order of the numbers.
var Confidences = [...]string{"", "low", "medium", "high"}
