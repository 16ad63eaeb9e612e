package species

import "unicode/utf8"

// NameSource is what [WithNames] has names in living languages from. Package
// commonnames has one.
type NameSource interface {
	// FindNames calls yield with the names that query is, or is near to, until it
	// returns false: with the name itself, if the source has it; otherwise with
	// those that differ by at most maxErrors letters wrong, missing, too many or in
	// each other's place.
	FindNames(query string, maxErrors int, yield func(NameHit) bool)
	// FindParts calls yield with the names that have all the words of query and
	// others, until it returns false.
	FindParts(query string, yield func(NameHit) bool)
}

// NameHit is what a [NameSource] finds.
type NameHit struct {
	Taxon    Taxon
	Name     string // as it stands in the tables
	Language string // in BCP 47
	Errors   int    // between the query and the name
}

// WithNames returns the option to search the names of a source as well.
func WithNames(names NameSource) SearchOption { return func(o *searchOptions) { o.names = names } }

const (
	// scoreCommon keeps names of living languages behind scientific ones.
	scoreCommon = 0.95
	// scorePart is the score of a name that has other words beside those of the
	// query.
	scorePart = 0.55
)

// addNames adds the names near to a query.
func (f *finder) addNames(query string, errors int) {
	if f.names == nil {
		return
	}
	f.names.FindNames(query, min(errors, f.errors), func(h NameHit) bool {
		reason := ReasonLiving
		if h.Errors > 0 {
			reason |= ReasonLetters
		}
		score := scoreCommon * scoreOf(h.Errors*costLetter, utf8.RuneCountInString(h.Name))
		f.add(Hit{Taxon: h.Taxon, Matched: h.Name, Language: h.Language, Kind: Common, Distance: h.Errors, Score: score, Reason: reason})
		return true
	})
}

// addParts adds the names that have all words of a query, unless there are too
// many of them to be of use.
func (f *finder) addParts(query string) {
	if f.names == nil {
		return
	}
	before := len(f.hits)
	f.names.FindParts(query, func(h NameHit) bool {
		f.add(Hit{Taxon: h.Taxon, Matched: h.Name, Language: h.Language, Kind: Common, Score: scorePart, Reason: ReasonLiving | ReasonPart})
		return len(f.hits)-before <= maxShared
	})
	if len(f.hits)-before > maxShared {
		f.hits = f.hits[:before]
	}
}
