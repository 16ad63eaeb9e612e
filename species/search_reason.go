package species

import "strings"

// Reason says how a query leads to the name that a [Hit] has matched: one or
// more of the constants, joined with |. The zero Reason means "not given".
type Reason uint16

// The reasons.
const (
	ReasonExact       Reason = 1 << iota // as in the tables, as far as [Lookup] cares
	ReasonQualified                      // so, but marked as doubtful: cf., aff., ?
	ReasonEnding                         // with another Latin ending
	ReasonLetters                        // letters are wrong, missing or too many
	ReasonSwapped                        // letters have changed places
	ReasonScanned                        // with letters that scanners and readers confuse
	ReasonSpaces                         // words are joined or split
	ReasonScript                         // with letters of another script
	ReasonAbbreviated                    // the genus is abbreviated
	ReasonAbove                          // words that follow the name are left out
	ReasonHybrid                         // it is one of the parents
	ReasonMoved                          // the epithet is one of another genus
	ReasonGenus                          // the species is not found, its genus is
	ReasonLiving                         // it is a name in a living language
	ReasonPart                           // it has other words too
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
