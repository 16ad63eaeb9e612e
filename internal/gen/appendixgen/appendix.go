// Package appendixgen packs the fact tables of package appendix: listings,
// exclusions, areas and conditions.
package appendixgen

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/species"
)

// Law is the date of the edition of the Appendices that the tables state.
var Law = cites.MustDate("2026-03-05")

// Build returns the blob of package appendix. It resolves taxa and countries
// through the blobs of those packages, which are packed before it.
func Build(d *tsv.Dir) ([]byte, error) {
	b := &builder{dir: d, areas: make(map[string]int), groups: make(map[uint32]*group)}
	for _, step := range []func() error{
		b.readAreas, b.readListings, b.readExclusions, b.readConditions, b.readWords,
		b.readReservations, b.readReservationStates, b.readSuspensions,
		b.readAnnotations,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	if err := b.check(); err != nil {
		return nil, err
	}
	return b.pack()
}

type builder struct {
	dir        *tsv.Dir
	tables     []*tsv.Table
	strings    pack.Strings
	areas      map[string]int // name or list of codes → index
	areaRows   []area
	listings   []listing
	exclusions []exclusion
	conditions []condition
	words      [layout.WordCount][lang.Count]string
	groups     map[uint32]*group

	reservations      []reservation
	reservationStates [4]cites.Date // by Appendix
	suspensions       []suspension

	annotations annotations
}

type member struct {
	code   countries.Code
	extent uint8
	place  string
}

type area struct {
	name    string
	members []member
}

type listing struct {
	row        tsv.Row
	taxon      species.Taxon
	appendix   uint8
	party      countries.Code
	since      cites.Date
	until      cites.Date
	only       int
	except     int
	annotation uint8
	trust      uint8
}

type exclusion struct {
	taxon, from species.Taxon
	appendix    uint8
	area        int
	notes       string
}

type condition struct {
	row      tsv.Row
	taxon    species.Taxon
	appendix uint8
	kind     uint8
	area     int
}

// group is what one taxon has: rows of the other tables.
type group struct {
	listings, exclusions, conditions []int
	below                            []int // listings of strict descendants
	excludedBelow                    bool  // a strict descendant is excluded from a listing
}

func (b *builder) read(name string, columns ...string) (*tsv.Table, error) {
	t, err := b.dir.Read(name, columns...)
	if err == nil {
		b.tables = append(b.tables, t)
	}
	return t, err
}

func (b *builder) group(t species.Taxon) *group {
	g := b.groups[t.Row()]
	if g == nil {
		g = &group{}
		b.groups[t.Row()] = g
	}
	return g
}

// taxon resolves a name of the tables. It must be the accepted name of exactly
// one taxon of the rank, where a rank is given.
func taxon(r tsv.Row, column, rank string) (species.Taxon, error) {
	name := r.Get(column)
	ms, err := species.Lookup(name)
	if err != nil {
		return species.Taxon{}, r.Errorf(column, "%q: %v", name, err)
	}
	var found []species.Taxon
	for m := range ms.All() {
		t := m.Taxon()
		if m.Kind() == species.Accepted && t.Name() == name && (rank == "" || t.Rank().String() == rank) {
			found = append(found, t)
		}
	}
	if len(found) != 1 {
		return species.Taxon{}, r.Errorf(column, "%q %s is the accepted name of %d taxa, want 1", rank, name, len(found))
	}
	return found[0], nil
}

func (b *builder) taxon(r tsv.Row, column, rank string) (species.Taxon, error) { return taxon(r, column, rank) }

var appendices = map[string]uint8{"I": 1, "II": 2, "III": 3}

func (b *builder) readAreas() error {
	t, err := b.read("areas", "area", "country", "extent", "place", "source", "notes")
	if err != nil {
		return err
	}
	extents := map[string]uint8{"all": layout.All, "part": layout.Part, "unclear": layout.Unclear}
	for _, r := range t.Rows {
		name := r.Get("area")
		if name == "" || strings.ToLower(name) != name {
			return r.Errorf("area", "%q: a name in lower case is wanted, capitals are country codes", name)
		}
		code, err := countries.ParseCode(r.Get("country"))
		if err != nil {
			return r.Errorf("country", "%v", err)
		}
		extent, ok := extents[r.Get("extent")]
		if !ok {
			return r.Errorf("extent", "%q is none of all, part, unclear", r.Get("extent"))
		}
		if (extent == layout.Part) != (r.Get("place") != "") {
			return r.Errorf("place", "a part names its place and nothing else does")
		}
		i, ok := b.areas[name]
		if !ok {
			i = len(b.areaRows)
			b.areas[name] = i
			b.areaRows = append(b.areaRows, area{name: name})
		}
		b.areaRows[i].members = append(b.areaRows[i].members, member{code, extent, r.Get("place")})
	}
	return nil
}

// area resolves a column that names an area or lists country codes; 0 is none,
// otherwise it is the area's index + 1.
func (b *builder) area(r tsv.Row, column string) (int, error) {
	v := r.Get(column)
	if v == "" {
		return 0, nil
	}
	if i, ok := b.areas[v]; ok {
		return i + 1, nil
	}
	a := area{}
	for _, c := range strings.Split(v, ",") {
		code, err := countries.ParseCode(c)
		if err != nil || strings.ToUpper(c) != c {
			return 0, r.Errorf(column, "%q is neither an area of areas.tsv nor a country code", c)
		}
		a.members = append(a.members, member{code: code, extent: layout.All})
	}
	slices.SortFunc(a.members, func(x, y member) int { return cmp.Compare(x.code, y.code) })
	var key []string
	for _, m := range a.members {
		key = append(key, m.code.String())
	}
	k := strings.Join(key, ",")
	i, ok := b.areas[k]
	if !ok {
		i = len(b.areaRows)
		b.areas[k] = i
		b.areaRows = append(b.areaRows, a)
	}
	return i + 1, nil
}

func (b *builder) readListings() error {
	t, err := b.read("listings", "taxon", "rank", "appendix", "party", "since", "until", "only", "except", "annotation", "source", "trust", "notes")
	if err != nil {
		return err
	}
	trusts := map[string]uint8{"read": layout.Read, "inferred": layout.Inferred}
	for i, r := range t.Rows {
		l := listing{row: r}
		var ok bool
		if l.taxon, err = taxon(r, "taxon", r.Get("rank")); err != nil {
			return err
		}
		if l.appendix, ok = appendices[r.Get("appendix")]; !ok {
			return r.Errorf("appendix", "%q is none of I, II, III", r.Get("appendix"))
		}
		if p := r.Get("party"); p != "" {
			if l.party, err = countries.ParseCode(p); err != nil {
				return r.Errorf("party", "%v", err)
			}
			if !l.party.Country().IsParty(Law) {
				return r.Errorf("party", "%s is no Party on %s", p, Law)
			}
		}
		if (l.appendix == 3) != (l.party != 0) {
			return r.Errorf("party", "an Appendix III listing names its Party and no other does")
		}
		if l.since, err = r.Date("since"); err != nil {
			return err
		}
		if l.until, err = r.Date("until"); err != nil {
			return err
		}
		if l.until != 0 && (l.until < Law || l.until < l.since) {
			return r.Errorf("until", "ended before the edition or before it began")
		}
		if l.only, err = b.area(r, "only"); err != nil {
			return err
		}
		if l.except, err = b.area(r, "except"); err != nil {
			return err
		}
		if l.only != 0 && l.except != 0 {
			return r.Errorf("except", "either only or except")
		}
		if a := r.Get("annotation"); a != "" {
			var n int
			if _, err := fmt.Sscanf(a, "#%d", &n); err != nil || n < 1 || n > 99 {
				return r.Errorf("annotation", "%q is not of the form #4", a)
			}
			l.annotation = uint8(n)
		}
		if l.trust, ok = trusts[r.Get("trust")]; !ok {
			return r.Errorf("trust", "%q is neither read nor inferred", r.Get("trust"))
		}
		if l.trust == layout.Inferred && r.Get("notes") == "" {
			return r.Errorf("notes", "what is inferred says from what")
		}
		b.listings = append(b.listings, l)
		b.group(l.taxon).listings = append(b.group(l.taxon).listings, i)
		for a := range l.taxon.Ancestors() {
			b.group(a).below = append(b.group(a).below, i)
		}
	}
	return nil
}

func (b *builder) readExclusions() error {
	t, err := b.read("listing_exclusions", "taxon", "from_taxon", "appendix", "countries", "source", "notes")
	if err != nil {
		return err
	}
	for i, r := range t.Rows {
		e := exclusion{notes: r.Get("notes")}
		if e.taxon, err = taxon(r, "taxon", ""); err != nil {
			return err
		}
		if e.from, err = taxon(r, "from_taxon", ""); err != nil {
			return err
		}
		e.appendix = appendices[r.Get("appendix")]
		if !slices.ContainsFunc(b.listings, func(l listing) bool { return l.taxon == e.from && l.appendix == e.appendix }) {
			return r.Errorf("from_taxon", "%s is not listed in Appendix %s", r.Get("from_taxon"), r.Get("appendix"))
		}
		if e.area, err = b.area(r, "countries"); err != nil {
			return err
		}
		b.exclusions = append(b.exclusions, e)
		b.group(e.taxon).exclusions = append(b.group(e.taxon).exclusions, i)
		if e.taxon.Within(e.from) {
			for a := range e.taxon.Ancestors() {
				b.group(a).excludedBelow = true
			}
		}
	}
	return nil
}

func (b *builder) readConditions() error {
	t, err := b.read("conditions", "taxon", "appendix", "kind", "area", "sources", "purposes", "terms", "amount", "unit", "text", "source", "notes")
	if err != nil {
		return err
	}
	for i, r := range t.Rows {
		c := condition{row: r}
		if c.taxon, err = taxon(r, "taxon", ""); err != nil {
			return err
		}
		c.appendix = appendices[r.Get("appendix")]
		listed := slices.ContainsFunc(b.listings, func(l listing) bool { return l.appendix == c.appendix && c.taxon.Within(l.taxon) })
		if !listed {
			return r.Errorf("taxon", "no listing in Appendix %s carries %s", r.Get("appendix"), r.Get("taxon"))
		}
		k := slices.Index(layout.ConditionKinds[:], r.Get("kind"))
		if k <= 0 {
			return r.Errorf("kind", "%q is none of %v", r.Get("kind"), layout.ConditionKinds[1:])
		}
		c.kind = uint8(k)
		if c.area, err = b.area(r, "area"); err != nil {
			return err
		}
		b.conditions = append(b.conditions, c)
		b.group(c.taxon).conditions = append(b.group(c.taxon).conditions, i)
	}
	return nil
}

func (b *builder) readWords() error {
	t, err := b.read("appendix_words", "key", "language", "text", "reviewed", "source")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		w := slices.Index(layout.Words[:], r.Get("key"))
		if w < 0 {
			return r.Errorf("key", "%q is not a key that package appendix asks for", r.Get("key"))
		}
		l := -1
		for i := range lang.Count {
			if lang.Word(i) == r.Get("language") {
				l = i
			}
		}
		if l < 0 {
			return r.Errorf("language", "%q is not in the list of languages", r.Get("language"))
		}
		if r.Get("text") == "" {
			return r.Errorf("text", "empty")
		}
		b.words[w][l] = r.Get("text")
	}
	for w, texts := range b.words {
		if texts[lang.English] == "" {
			return fmt.Errorf("internal/data/appendix_words.tsv: no English text for %s", layout.Words[w])
		}
	}
	return nil
}

// check proves what the reader relies on: no taxon can gather more listings or
// exclusions on its way up than an answer holds, and two listings of one taxon
// overlap only where a population or a Party tells them apart.
func (b *builder) check() error {
	for t := range species.All() {
		hits, excluded := 0, 0
		for at, ok := t, true; ok; at, ok = at.Parent() {
			if g := b.groups[at.Row()]; g != nil {
				hits += len(g.listings)
				excluded += len(g.exclusions)
			}
		}
		if hits > layout.MaxHits || excluded > layout.MaxExclusions {
			return fmt.Errorf("%s gathers %d listings and %d exclusions; package appendix holds %d and %d", t.Name(), hits, excluded, layout.MaxHits, layout.MaxExclusions)
		}
	}
	for _, g := range b.groups {
		for x, i := range g.listings {
			for _, j := range g.listings[x+1:] {
				a, c := b.listings[i], b.listings[j]
				apart := a.party != c.party || a.only != 0 && a.only == c.except || c.only != 0 && c.only == a.except ||
					a.until != 0 && a.until < c.since || c.until != 0 && c.until < a.since
				if !apart {
					return a.row.Errorf("taxon", "overlaps line %d and neither population nor Party tells them apart", c.row.Line)
				}
			}
		}
	}
	return nil
}
