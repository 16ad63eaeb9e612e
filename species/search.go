package species

import (
	"bytes"
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/citesgo/cites/internal/normname"
	layout "github.com/citesgo/cites/internal/searchlayout"
)

// maxNameLen is the length in bytes of the longest name that is read.
const maxNameLen = normname.MaxLen

// RecommendedScore is the [Hit.Score] from which on a hit can be shown as the
// likely meaning of a query. Of species that CITES does not list, at most one in
// a hundred scores as much; docs/search.md of the module has the measurements.
// Below it, a hit is a suggestion.
const RecommendedScore = 0.75

// Hit is a taxon that a query may mean.
type Hit struct {
	// Taxon is the taxon.
	Taxon Taxon
	// Matched is the name of the taxon that the query is near to, as it stands in
	// the tables.
	Matched string
	// Language is the language of Matched in BCP 47, "la" for scientific names.
	Language string
	// Kind says what Matched is, and whether the query had to be changed for it.
	Kind MatchKind
	// Distance is how many errors lie between the query and Matched: letters
	// wrong, missing, too many, or in each other's place, spaces among them; what
	// scanners take for something else is one error. What makes no difference to
	// [Lookup] and other Latin endings are none.
	Distance int
	// Score says how near the query is to Matched, from 0 to 1: 1 if it is the
	// taxon's own name, in whatever spelling Lookup understands, a little less
	// for a synonym; and less the more of the letters are wrong and the less
	// usual their errors are. It compares the hits of all queries with one another, and is no
	// probability. Hits with the same score cannot be told apart by what was asked.
	Score float64
	// Reason says how the query leads to Matched.
	Reason Reason
}

// SearchOption limits or widens a [Search] or [Complete].
type SearchOption func(*searchOptions)

type searchOptions struct {
	limit   int
	errors  int
	kingdom Kingdom
	genera  bool
	names   NameSource
}

// DefaultLimit is the number of hits where [Limit] gives no other.
const DefaultLimit = 10

// Limit returns the option for at most n hits, but those that tie with the last
// of them come too. Less than one stands for [DefaultLimit].
func Limit(n int) SearchOption { return func(o *searchOptions) { o.limit = n } }

// InKingdom returns the option for hits in one kingdom only. The zero Kingdom
// stands for both.
func InKingdom(k Kingdom) SearchOption { return func(o *searchOptions) { o.kingdom = k } }

// Genera returns the option to correct errors in names of one word too, and to
// answer with the genus where the species is not found. Without it names of one
// word are found as they stand only: genera are so many and so short
// that many a word is near to one.
func Genera() SearchOption { return func(o *searchOptions) { o.genera = true } }

// MaxDistance returns the option to look for names with at most n errors, from 0
// to 2, which is also what there is without it. Other endings, abbreviations and what
// scanners confuse are looked for with 0 too.
func MaxDistance(n int) SearchOption {
	return func(o *searchOptions) { o.errors = min(max(n, 0), maxErrors) }
}

func optionsOf(opts []SearchOption) searchOptions {
	o := searchOptions{errors: maxErrors}
	for _, opt := range opts {
		if opt != nil {
			opt(&o)
		}
	}
	if o.limit < 1 {
		o.limit = DefaultLimit
	}
	return o
}

// Search finds the taxa that a query may mean, the likeliest first. A query that
// [Lookup] understands has the hits that Lookup returns and no others. Otherwise
// Search looks, in this order and no further than it has to, for names that
//
//   - differ in Latin endings, by what scanners confuse (rn and m, l and 1, O and 0,
//     cl and d), or in letters of other scripts that look or sound like the Latin ones
//   - begin with the genus that the query abbreviates (P. tigris)
//   - differ by one error, or two; no errors are looked for in words of fewer than
//     five letters, nor in names of one word without [Genera]
//   - are the first words of the query, with others behind them: an unknown author
//     or subspecies
//   - are parents of the hybrid that the query names
//   - have the same epithet in another genus
//
// Each taxon is one hit. Several hits with the same score are a question to put
// to whoever asked.
//
// The error is a [*NameError] where the query cannot be a name, or tells that
// embedded tables are damaged. That nothing is near is no error.
func Search(query string, opts ...SearchOption) ([]Hit, error) {
	o := optionsOf(opts)
	ix, err := currentIndex()
	if err != nil {
		return nil, err
	}
	return ix.search(query, &o)
}

func (ix *searchIndex) search(query string, o *searchOptions) ([]Hit, error) {
	ms, err := ix.lookup(query)
	if err != nil {
		return nil, err
	}
	f := finder{ix: ix, searchOptions: o}
	// Lookup takes a word with a digit for an author's: PANTHERA LE0 is Panthera.
	if f.readScanned(query); len(f.keys) > 0 {
		f.searchNear(query)
	}
	if len(f.hits) > 0 && f.best() > scoreMoved {
		return f.finish(), nil
	}
	reason, score := ReasonExact, 1.0
	switch {
	case len(f.keys) > 0:
		reason, score = ReasonAbove, scoreAbove
	case ms.Qualified():
		reason, score = ReasonQualified, scoreQualified
	}
	f.addMatches(ms, Hit{Score: score, Reason: reason})
	f.addNames(query, 0)
	if len(f.hits) == 0 {
		f.keys = f.keys[:0]
		f.readQuery(query)
		f.searchNear(query)
	}
	return f.finish(), nil
}

// finder collects the hits of one search.
type finder struct {
	*searchOptions
	ix   *searchIndex
	hits []Hit
	keys []queryKey
	near [32]near
}

// The factors and scores of what is not a matter of letters.
const (
	scoreQualified   = 0.9
	scoreEnding      = 0.96
	scoreAbbreviated = 0.9
	scoreForeign     = 0.97
	scoreAbove       = 0.88
	scoreParent      = 0.8
	scoreMoved       = 0.6
	scoreMovedFar    = 0.4
	scoreGenus       = 0.5
	// penaltySynonym keeps synonyms behind the names that are accepted: documents
	// are written in those.
	penaltySynonym = 0.01
	// lossPerError is how much of the score one wrong letter in a name of one
	// letter would cost.
	lossPerError = 1.5
)

// addMatches adds the taxa of exact matches. like has what their hits share.
func (f *finder) addMatches(ms Matches, like Hit) {
	for i := range ms.Len() {
		m := ms.At(i)
		h := like
		h.Taxon, h.Matched, h.Language = m.Taxon(), m.Name(), "la"
		if h.Kind == 0 {
			h.Kind = m.Kind()
		}
		if m.Kind() == Synonym {
			h.Score -= penaltySynonym
		}
		f.add(h)
	}
}

// addKey adds the taxa that have a key and reports whether there are any.
func (f *finder) addKey(key []byte, like Hit) bool {
	if bytes.IndexByte(key, stroke) >= 0 {
		return f.addStrokes(string(key), like)
	}
	ms, ok := find(f.ix.edition, key)
	if !ok {
		return false
	}
	n := len(f.hits)
	f.addMatches(ms, like)
	return len(f.hits) > n
}

// best returns the highest score.
func (f *finder) best() (score float64) {
	for _, h := range f.hits {
		score = max(score, h.Score)
	}
	return score
}

// addStrokes is addKey for a key with strokes in it.
func (f *finder) addStrokes(key string, like Hit) bool {
	var p pattern
	if !p.set(key) {
		return false
	}
	n := len(f.hits)
	for _, x := range f.ix.walk(&p, layout.Root, 0, 0, f.near[:0]) {
		f.addRecord(x.offset, like)
	}
	return len(f.hits) > n
}

// add adds a hit, unless its taxon is there with a better one.
func (f *finder) add(h Hit) {
	if f.kingdom != 0 && h.Taxon.Kingdom() != f.kingdom || h.Taxon.IsZero() {
		return
	}
	for i := range f.hits {
		if f.hits[i].Taxon == h.Taxon {
			if compareHits(h, f.hits[i]) < 0 {
				f.hits[i] = h
			}
			return
		}
	}
	if f.hits == nil {
		f.hits = make([]Hit, 0, 4)
	}
	f.hits = append(f.hits, h)
}

func compareHits(a, b Hit) int {
	if a.Score != b.Score {
		return cmp.Compare(b.Score, a.Score)
	}
	if a.Kind != b.Kind {
		return cmp.Compare(a.Kind, b.Kind)
	}
	if a.Matched != b.Matched {
		return strings.Compare(a.Matched, b.Matched)
	}
	return cmp.Compare(a.Taxon.row, b.Taxon.row)
}

// finish sorts the hits and cuts them to the limit, but for ties.
func (f *finder) finish() []Hit {
	for i := range f.hits {
		f.hits[i].Score = math.Round(max(f.hits[i].Score, 0)*1000) / 1000
	}
	slices.SortFunc(f.hits, compareHits)
	n := f.limit
	for n < len(f.hits) && f.hits[n].Score == f.hits[n-1].Score {
		n++
	}
	return f.hits[:min(n, len(f.hits))]
}

// searchNear looks for names that are not what the query says but near to it.
func (f *finder) searchNear(query string) {
	if f.parents(query); len(f.hits) > 0 {
		return
	}
	for i, step := range [...]func(*queryKey){
		f.sameLetters, f.abbreviated, f.oneWrong, f.beginning, f.twoWrong, f.wrongBeginning, f.otherGenus, f.genusOnly,
	} {
		for i := range f.keys {
			step(&f.keys[i])
		}
		switch i {
		case stepOne:
			f.addNames(query, 1)
		case stepTwo:
			f.addNames(query, 2)
		case stepOther:
			f.addParts(query)
		}
		if len(f.hits) > 0 {
			return
		}
	}
}

// The places of three steps of searchNear.
const (
	stepOne   = 2
	stepTwo   = 4
	stepOther = 6
)

func (f *finder) oneWrong(k *queryKey) { f.wrongLetters(k, 1) }
func (f *finder) twoWrong(k *queryKey) { f.wrongLetters(k, 2) }

// sameLetters looks for what needs no error: the key itself, if it was made from
// other letters than those of the query, and the usual confusions.
func (f *finder) sameLetters(k *queryKey) {
	base := 1.0
	if k.reason != 0 {
		base = scoreForeign
	}
	if k.reason != 0 && (k.words > 1 || k.bare || !k.reason.Has(ReasonAbove)) {
		f.addKey([]byte(k.text), Hit{Kind: Corrected, Distance: strings.Count(k.text, string(stroke)), Score: base, Reason: k.reason})
	}
	otherEndings(k.text, func(key []byte) bool {
		f.addKey(key, Hit{Kind: Stem, Score: base * scoreEnding, Reason: k.reason | ReasonEnding})
		return true
	})
	misread(k.text, func(key []byte, n int) bool {
		f.addKey(key, Hit{Kind: Corrected, Distance: n, Score: base * scoreOf(n*costScan, len(key)), Reason: k.reason | ReasonScanned})
		return true
	})
}

// scoreOf is the score of errors of some cost in so many letters.
func scoreOf(cost, letters int) float64 {
	return 1 - lossPerError*float64(cost)/costLetter/float64(max(letters, 1))
}

// wrongLetters looks for names with at most n errors.
func (f *finder) wrongLetters(k *queryKey, n int) {
	var p pattern
	if n = min(n, f.errors); n == 0 || k.words == 0 || !p.set(k.text) {
		return
	}
	for _, x := range f.ix.walk(&p, layout.Root, 0, n, f.near[:0]) {
		f.addNear(k, k.text, x, 0, 1)
	}
}

// addNear adds the taxa of a name that the walk has found for the query text.
// skip is how many letters of the name the walk left out.
func (f *finder) addNear(k *queryKey, text string, x near, skip int, factor float64) {
	var buf [maxAligned]byte
	own := f.ix.record(x.offset).ownKey()
	if skip > len(own) || len(own)-skip > len(buf) {
		return
	}
	key := buf[:copy(buf[:], own[skip:])]
	for i := range key {
		key[i] |= 0x20
	}
	a := align(text, string(key))
	if a == far || a&inShort != 0 {
		return
	}
	if skip == 0 && !f.genera && !k.bare && a.reason() != ReasonSpaces && !slices.Contains(key, ' ') {
		return
	}
	like := Hit{Kind: Corrected, Distance: int(x.errors), Score: factor * scoreOf(a.cost(), len(key)), Reason: k.reason | a.reason()}
	if x.errors > 0 && sameStems(text, string(key)) {
		like.Kind, like.Distance, like.Score, like.Reason = Stem, 0, factor*scoreEnding, k.reason|ReasonEnding
	}
	if skip > 0 {
		like.Reason |= ReasonAbbreviated
	}
	if like.Reason == 0 {
		like.Reason = ReasonExact
	}
	f.addRecord(x.offset, like)
}
