// Command searchquality measures how well and how fast the search of package
// species finds what was meant, and writes docs/search.md.
//
// The queries are made from the names of the tables by a generator of random
// numbers with a fixed seed: the same tables give the same figures, but for the
// times. Run it from the root of the module, on a machine that does nothing
// else: go run ./internal/searchquality
package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
)

const (
	out   = "docs/search.md"
	seed  = 20260305
	count = 5000 // queries of a set, or as many as there are names
)

func main() {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		fmt.Fprintln(os.Stderr, "searchquality:", err)
		os.Exit(1)
	}
	if err := os.WriteFile(out, b.Bytes(), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "searchquality:", err)
		os.Exit(1)
	}
}

// name is a name of the tables.
type name struct{ text, author string }

// set is a confusion set: names, and how a query is made of one.
type set struct {
	title  string
	target float64 // of first hits that are right, in percent; 0 where none is set
	names  []name
	make   func(r *rand.Rand, n name) string // "" where the name cannot be confused so
}

// result is what became of the queries of a set.
type result struct {
	queries   int // that are no other name
	right     int // the first hit is a taxon that has the name
	sure      int // and scores as recommended
	tied      int // a hit with the same score as the first is
	nothing   int // there is no hit
	ambiguous int // not counted in queries: what came out is another name of the tables
	wrongSure int // the first hit is wrong and scores as recommended
}

func measure(s set, known func(string) bool, taxa func(string) []species.Taxon, opts ...species.SearchOption) (res result, err error) {
	r := rand.New(rand.NewPCG(seed, uint64(len(s.title))))
	for _, i := range r.Perm(len(s.names)) {
		if res.queries == count {
			break
		}
		n := s.names[i]
		query := s.make(r, n)
		if query == "" || query == n.text {
			continue
		}
		if known(query) {
			res.ambiguous++
			continue
		}
		hits, err := species.Search(query, opts...)
		if err != nil {
			return res, err
		}
		res.queries++
		res.count(hits, taxa(n.text))
	}
	return res, nil
}

func (res *result) count(hits []species.Hit, want []species.Taxon) {
	if len(hits) == 0 {
		res.nothing++
		return
	}
	sure := hits[0].Score >= species.RecommendedScore
	for i, h := range hits {
		if h.Score < hits[0].Score {
			break
		}
		for _, t := range want {
			if h.Taxon != t {
				continue
			}
			if i > 0 {
				res.tied++
				return
			}
			res.right++
			if sure {
				res.sure++
			}
			return
		}
	}
	if sure {
		res.wrongSure++
	}
}

func scientificNames() (names []name) {
	for t := range species.All() {
		if t.Rank() < species.Species {
			continue
		}
		if strings.Contains(t.Name(), " ") {
			names = append(names, name{t.Name(), t.Author()})
		}
		for s := range t.Synonyms() {
			if strings.Contains(s, " ") {
				names = append(names, name{text: s})
			}
		}
	}
	return names
}

func scientificTaxa(text string) (taxa []species.Taxon) {
	ms, err := species.Lookup(text)
	if err != nil {
		return nil
	}
	for m := range ms.All() {
		taxa = append(taxa, m.Taxon())
	}
	return taxa
}

// isScientific reports whether a query is, letter for letter, a name of the tables.
func isScientific(query string) bool {
	ms, err := species.Lookup(query)
	return err == nil && ms.Len() > 0 && strings.EqualFold(ms.At(0).Name(), query)
}

func commonNames(tag language.Tag) (names []name) {
	for n := range commonnames.All() {
		if n.Language() == tag {
			names = append(names, name{text: n.Text()})
		}
	}
	return names
}

func commonTaxa(text string) (taxa []species.Taxon) {
	ms, err := commonnames.Lookup(text)
	if err != nil {
		return nil
	}
	for t := range ms.Taxa() {
		taxa = append(taxa, t)
	}
	return taxa
}

func isCommon(query string) bool { return len(commonTaxa(query)) > 0 }
