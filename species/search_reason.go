package species

import (
	"strings"
)

// Reason says how a query leads to the name that a [Hit] has matched: one or
// more of the constants, joined with |. The zero Reason means "not given".
type Reason uint16

// The reasons.
const (
	Exact       Reason = 1 << iota // as in the tables, as far as [Lookup] cares
	Qualified                      // so, but marked as doubtful: cf., aff., ?
	Ending                         // with another Latin ending
	Letters                        // letters are wrong, missing or too many
	Swapped                        // letters have changed places
	Scanned                        // with letters that scanners and readers confuse
	Spaces                         // words are joined or split
	Script                         // with letters of another script
	Abbreviated                    // the genus is abbreviated
	Above                          // words that follow the name are left out
	Hybrid                         // it is one of the parents
	Moved                          // the epithet is one of another genus
	Upper                          // the species is not found, its genus is
	Living                         // it is a name in a living language
	Part                           // it has other words too
)

var reasonWords = [...]string{
	"exact", "qualified", "ending", "letters", "swapped", "scanned", "spaces", "script",
	"abbreviated", "above", "hybrid", "moved", "genus", "living", "part",
}

// String returns the reasons in one word each, joined with +, such as
// "abbreviated+ending"; "" for the zero Reason.
func (r Reason) String() string {
	var words []string
	for i, w := range reasonWords {
		if r&(1<<i) != 0 {
			words = append(words, w)
		}
	}
	return strings.Join(words, "+")
}

// Has reports whether all reasons of other are among r.
func (r Reason) Has(other Reason) bool { return r&other == other }
