package species

// NameSource is what [WithNames] has names in living languages from. Package
// commonnames has one.
type NameSource interface {
	// FindNames calls yield with the taxa that a name near to query means, until
	// it returns false: those with the name itself if there are any, otherwise
	// those whose name differs by at most maxErrors errors.
	FindNames(query string, maxErrors int, yield func(NameHit) bool)
}

// NameHit is what a [NameSource] finds.
type NameHit struct {
	Taxon    Taxon
	Name     string // as it stands in the tables
	Language string // BCP 47
	Errors   int    // between the query and the name
}

// WithNames returns the option to search the names of a source as well.
func WithNames(names NameSource) SearchOption { return func(o *searchOptions) { o.names = names } }

// addNames adds what the source of names has near to a query.
func (f *finder) addNames(query string, n int) {
	f.names.FindNames(query, n, func(h NameHit) bool {
		f.add(Hit{
			Taxon: h.Taxon, Matched: h.Name, Language: h.Language, Kind: Common, Distance: h.Errors, Reason: Living,
			Score: scoreCommon * scoreOf(h.Errors*costLetter, len([]rune(h.Name))),
		})
		return true
	})
}

// scoreCommon keeps names of living languages behind scientific ones.
const scoreCommon = 0.95
