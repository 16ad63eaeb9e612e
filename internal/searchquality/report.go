package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
)

func write(b *bytes.Buffer) error {
	fmt.Fprintf(b, `# How well the search finds what was meant

Written by `+"`go run ./internal/searchquality`"+`; do not edit. Tables: %s. The queries are made at
random from a fixed seed, %d to a set or as many as there are names.

## Scientific names

Sets are made from all accepted names and synonyms of species and lower taxa, %d to a set.

- one error, two errors: a letter wrong, missing, too many, or two neighbours in each other's place, anywhere in the name
- case, spaces, authors: capitals, small letters, doubled, odd, missing or added spaces, with and without an author
- scanned: one to three times rn for m, m for rn, 1 or I for l, l for I, 1 for i, 0 for o, d for cl or cl for d
- gender: the last epithet in another Latin gender

`, edition(), count, count)
	names := scientificNames()
	az := []rune(letters)
	sets := []set{
		{"one error", 97, names, func(r *rand.Rand, n name) string { return wrong(r, n.text, az) }},
		{"two errors", 92, names, func(r *rand.Rand, n name) string { return wrong(r, wrong(r, n.text, az), az) }},
		{"case, spaces, authors", 99, names, func(r *rand.Rand, n name) string { return written(r, n.text, n.author) }},
		{"scanned", 95, names, func(r *rand.Rand, n name) string { return scanned(r, n.text) }},
		{"gender", 95, names, func(r *rand.Rand, n name) string { return otherGender(r, n.text) }},
	}
	head(b)
	for _, s := range sets {
		known := isScientific
		if s.title == "case, spaces, authors" {
			known = func(string) bool { return false } // the same name in other spelling
		}
		res, err := measure(s, known, scientificTaxa)
		if err != nil {
			return err
		}
		row(b, s, res)
	}
	legend(b)
	unlisted(b, names)
	if err := common(b); err != nil {
		return err
	}
	speed(b, names)
	return nil
}

func edition() string {
	e := species.Edition()
	return e.Law.String() + ", " + e.SHA256[:12]
}

func head(b *bytes.Buffer) {
	b.WriteString("| set | queries | first hit right | target | right and recommended | tied | nothing | wrong and recommended | another name |\n")
	b.WriteString("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n")
}

func row(b *bytes.Buffer, s set, r result) {
	share := func(n int) string { return fmt.Sprintf("%.2f %%", 100*float64(n)/float64(max(r.queries, 1))) }
	target := "–"
	if s.target > 0 {
		target = fmt.Sprintf("%.0f %%", s.target)
	}
	fmt.Fprintf(b, "| %s | %d | %s | %s | %s | %s | %s | %s | %d |\n", s.title, r.queries, share(r.right), target,
		share(r.sure), share(r.tied), share(r.nothing), share(r.wrongSure), r.ambiguous)
}

func legend(b *bytes.Buffer) {
	b.WriteString(`
A first hit is right if its taxon is one of those that the name belongs to in the tables. "Recommended":
it scores at least RecommendedScore. "Tied": another hit with the same score stands before it. "Nothing": there is no hit.
"Another name": the error made a different name of the tables; such queries are answered with that
name, and are not among the queries counted. Errors in words of fewer than five letters are not looked for: most of what is
not found is of that kind.
`)
}

// unlisted measures how often a species that is not listed is taken for one.
func unlisted(b *bytes.Buffer, names []name) {
	var genera []string
	for _, g := range unlistedGenera {
		if ms, err := species.Lookup(g); err == nil && ms.Len() == 0 {
			genera = append(genera, g)
		}
	}
	seen := make(map[string]bool)
	var epithets []string
	for _, n := range names {
		e := n.text[strings.LastIndexByte(n.text, ' ')+1:]
		if !seen[e] {
			seen[e] = true
			epithets = append(epithets, e)
		}
	}
	slices.Sort(epithets)
	fmt.Fprintf(b, `
## Species that are not listed

Names made of %d genera that the tables do not have, most of them of families without a listed taxon, and of epithets.
The share that scores %.2f or more may be 1 %%.

| epithets | names | a hit at the recommended score | any hit |
|---|--:|--:|--:|
`, len(genera), species.RecommendedScore)
	for _, set := range []struct {
		title    string
		epithets []string
	}{{"usual ones", commonEpithets}, {"those of the tables", epithets}} {
		r := rand.New(rand.NewPCG(seed, uint64(len(set.title))))
		sure, found := 0, 0
		for n := 0; n < count; {
			query := genera[r.IntN(len(genera))] + " " + set.epithets[r.IntN(len(set.epithets))]
			if isScientific(query) {
				continue
			}
			n++
			hits, err := species.Search(query)
			if err != nil || len(hits) == 0 {
				continue
			}
			found++
			if hits[0].Score >= species.RecommendedScore {
				sure++
			}
		}
		fmt.Fprintf(b, "| %s | %d | %d (%.2f %%) | %.0f %% |\n", set.title, count, sure, 100*float64(sure)/count, 100*float64(found)/count)
	}
	b.WriteString("\nThe hits below the recommended score are nearly all of the kind \"the epithet is that of another genus\".\n")
}

// common measures the names of living languages.
func common(b *bytes.Buffer) error {
	b.WriteString(`
## Common names

The same, for names of living languages: a letter of the language's own at random, and for Chinese a character. The taxa of a name
are those that package commonnames has it for. There is no target for these sets.
What is wrong and recommended are mostly words that are the name of a genus too (Addax, Loris, Saiga): the genus comes first, the
taxon with the common name second. Names of fewer than five letters, or three characters, are not corrected.

`)
	head(b)
	one := func(n name, r *rand.Rand, alphabet []rune) string { return wrong(r, n.text, alphabet) }
	for _, l := range []struct{ tag, title string }{
		{"en", "English"}, {"fr", "French"}, {"es", "Spanish"}, {"ru", "Russian"}, {"kk", "Kazakh"}, {"zh", "Chinese"},
	} {
		names := commonNames(language.MustParse(l.tag))
		alphabet := alphabetOf(names)
		for _, s := range []set{
			{l.title + ", one error", 0, names, func(r *rand.Rand, n name) string { return one(n, r, alphabet) }},
			{l.title + ", two errors", 0, names, func(r *rand.Rand, n name) string { return one(name{text: one(n, r, alphabet)}, r, alphabet) }},
			{l.title + ", case and spaces", 0, names, func(r *rand.Rand, n name) string { return writtenCommon(r, n.text) }},
		} {
			known := isCommon
			if strings.HasSuffix(s.title, "spaces") {
				known = func(string) bool { return false }
			}
			res, err := measure(s, known, commonTaxa, species.WithNames(commonnames.Source()))
			if err != nil {
				return err
			}
			row(b, s, res)
		}
	}
	return nil
}

// alphabetOf returns the small letters that names are written in.
func alphabetOf(names []name) (alphabet []rune) {
	for _, n := range names {
		for _, r := range strings.ToLower(n.text) {
			if unicode.IsLetter(r) && !slices.Contains(alphabet, r) {
				alphabet = append(alphabet, r)
			}
		}
	}
	slices.Sort(alphabet)
	return alphabet
}

func speed(b *bytes.Buffer, names []name) {
	fmt.Fprintf(b, `
## Speed

On %s, %s, %s/%s, one core, over all names and synonyms: the mean of %d queries
of a set, and the most memory that one of the first 500 took.

| what | target | time a query | memory a query |
|---|--:|--:|--:|
`, processor(), runtime.Version(), runtime.GOOS, runtime.GOARCH, speedQueries)
	az := []rune(letters)
	exact := func(_ *rand.Rand, n name) string { return strings.Clone(n.text) }
	beginning := func(r *rand.Rand, n name) string { return n.text[:1+r.IntN(min(12, len(n.text)-1))] }
	search := func(q string) { _, _ = species.Search(q) }
	complete := func(q string) {
		for range species.Complete(q) {
		}
	}
	for _, s := range []struct {
		title, target string
		make          func(r *rand.Rand, n name) string
		do            func(q string)
	}{
		{"Lookup, exact", "80 ns", exact, func(q string) { _, _ = species.Lookup(q) }},
		{"Complete, first ten, after 1 to 12 letters", "1 µs", beginning, complete},
		{"Search, exact", "–", exact, search},
		{"Search, one error", "20 µs", func(r *rand.Rand, n name) string { return wrong(r, n.text, az) }, search},
		{"Search, two errors", "400 µs", func(r *rand.Rand, n name) string { return wrong(r, wrong(r, n.text, az), az) }, search},
		{"Search, not listed", "–", func(r *rand.Rand, _ name) string {
			return unlistedGenera[r.IntN(len(unlistedGenera))] + " " + commonEpithets[r.IntN(len(commonEpithets))]
		}, search},
	} {
		r := rand.New(rand.NewPCG(seed, uint64(len(s.title))))
		queries := make([]string, speedQueries)
		for i := range queries {
			queries[i] = s.make(r, names[r.IntN(len(names))])
		}
		t := testing.Benchmark(func(b *testing.B) {
			for i := range b.N {
				s.do(queries[i%len(queries)])
			}
		})
		fmt.Fprintf(b, "| %s | %s | %s | %d B |\n", s.title, s.target, duration(t.NsPerOp()), mostMemory(queries, s.do))
	}
	fmt.Fprintf(b, "\nThe index is %d kB of a program that uses Search or Complete, and of no other. It is read in place.\n", indexSize()/1000)
}

const speedQueries = 2000

// mostMemory returns the most bytes that one of the queries allocates: the
// least of some runs of each, since the runtime allocates too.
func mostMemory(queries []string, do func(string)) (most uint64) {
	var before, after runtime.MemStats
	for _, q := range queries[:500] {
		least := ^uint64(0)
		for range 4 {
			runtime.ReadMemStats(&before)
			do(q)
			runtime.ReadMemStats(&after)
			least = min(least, after.TotalAlloc-before.TotalAlloc)
		}
		most = max(most, least)
	}
	return most
}

func duration(ns int64) string {
	if ns < 1000 {
		return fmt.Sprintf("%d ns", ns)
	}
	return fmt.Sprintf("%.1f µs", float64(ns)/1000)
}

func indexSize() int64 {
	info, err := os.Stat("species/search.bin")
	if err != nil {
		return 0
	}
	return info.Size()
}

func processor() string {
	text, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "an unnamed processor"
	}
	for line := range strings.Lines(string(text)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "an unnamed processor"
}
