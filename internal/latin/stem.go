// Package latin knows the endings of Latin epithets: an epithet agrees with the
// gender of its genus, so that it changes when a taxon moves, and people get it
// wrong. The generator of the search and package species share it.
package latin

import "strings"

// classes are the endings that stand for each other.
var classes = [...][]string{
	{"us", "a", "um"},       // albus, alba, album
	{"er", "ra", "rum"},     // niger, nigra, nigrum
	{"er", "era", "erum"},   // asper, aspera, asperum
	{"is", "e"},             // tristis, triste; ensis, ense
	{"is", "us", "a", "um"}, // imberbis, imberbus
	{"os", "on", "a"},       // melanos, melanon
	{"ior", "ius"},          // elatior, elatius
	{"i", "ii"},             // smithi, smithii
	{"ae", "iae", "i", "ii"},
	{"ys", "ya", "yum"},
}

// endings are those that [Stem] cuts off, the longest first.
var endings = [...]string{
	"orum", "arum", "erum",
	"iae", "ior", "ius", "ium", "rum", "era", "eum", "eus",
	"ae", "as", "ea", "er", "es", "ia", "ii", "is", "on", "os", "ra", "um", "us", "ys",
	"a", "e", "i", "o", "u", "y",
}

// MinStem is the least number of letters that a stem has.
const MinStem = 3

// Stem returns an epithet in small letters without its ending. Epithets that
// differ in nothing but the ending have the same stem; so have some others.
func Stem(epithet string) string {
	for _, e := range endings {
		if n := len(epithet) - len(e); n >= MinStem && epithet[n:] == e {
			return epithet[:n]
		}
	}
	return epithet
}

// Variants calls yield with the parts of epithets that differ from the given one
// in the ending only, as another gender would, until it returns false.
func Variants(epithet string, yield func(stem, ending string) bool) {
	for _, class := range classes {
		for i, e := range class {
			stem, ok := strings.CutSuffix(epithet, e)
			if !ok || len(stem) < MinStem {
				continue
			}
			for j, other := range class {
				if j != i && !yield(stem, other) {
					return
				}
			}
		}
	}
}
