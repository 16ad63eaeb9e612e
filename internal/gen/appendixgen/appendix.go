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
	"github.com/citesgo/cites/internal/uzbek"
	"github.com/citesgo/cites/species"
)

// Law is the date of the edition of the Appendices that the tables state.
var Law = cites.MustDate("2026-03-05")

// Build returns the blob of package appendix. It resolves taxa and countries
// through the blobs of those packages, which are packed before it.
func Build(d *tsv.Dir) ([]byte, error) { return BuildFor(d, species.Embedded()) }

// BuildFor is [Build] with other tables of the species.
func BuildFor(d *tsv.Dir, names species.Tables) ([]byte, error) {
	b := &builder{dir: d, names: names, areas: make(map[string]int), spoken: make(map[string]int), groups: make(map[uint32]*group)}
	for _, step := range []func() error{
		b.readAreas, b.readListings, b.markFormer, b.readExclusions, b.readConditions, b.readConditionTexts, b.readWords,
		b.readReservations, b.readReservationStates, b.readSuspensions,
		b.readAnnotations,
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	if err := cmp.Or(b.checkHits(), b.checkApart()); err != nil {
		return nil, err
	}
	return b.pack()
}

type builder struct {
	dir        *tsv.Dir
	names      species.Tables
	edition    cites.Edition // where the listings are not those of the tables
	tables     []*tsv.Table
	strings    pack.Strings
	areas      map[string]int // name or list of codes → index
	areaRows   []area
	listings   []listing
	exclusions []exclusion
	conditions []condition
	words      [layout.WordCount][lang.Count]string
	spoken     map[string]int // text of a condition in English → index of its texts
	spokenText []*[lang.Count]string
	groups     map[uint32]*group
	first      cites.Date // the first date that the listings reach back to

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
	adopted    cites.Date
	notes      string
	source     string
}

type exclusion struct {
	taxon, from species.Taxon
	appendix    uint8
	area        int
	since       cites.Date
	until       cites.Date
	notes       string
}

type condition struct {
	row      tsv.Row
	taxon    species.Taxon
	appendix uint8
	kind     uint8
	area     int
	since    cites.Date
	until    cites.Date
}

// group is what one taxon has: rows of the other tables.
type group struct {
	listings, exclusions, conditions []int
	below                            []int // listings of strict descendants
	excludedBelow                    span  // when a strict descendant is excluded from a listing
	former                           bool  // a child is a name of the past
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
func (b *builder) taxon(r tsv.Row, column, rank string) (species.Taxon, error) {
	name := r.Get(column)
	ms, err := b.names.Lookup(name)
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
		l := listing{row: r, notes: r.Get("notes"), source: r.Get("source")}
		var ok bool
		if l.taxon, err = b.taxon(r, "taxon", r.Get("rank")); err != nil {
			return err
		}
		if l.appendix, ok = appendices[r.Get("appendix")]; !ok {
			return r.Errorf("appendix", "%q is none of I, II, III", r.Get("appendix"))
		}
		if p := r.Get("party"); p != "" {
			if l.party, err = countries.ParseCode(p); err != nil {
				return r.Errorf("party", "%v", err)
			}
		}
		if (l.appendix == 3) != (l.party != 0) {
			return r.Errorf("party", "an Appendix III listing names its Party and no other does")
		}
		if l.since, l.until, err = period(r); err != nil {
			return err
		}
		if l.since != 0 && (b.first == 0 || l.since < b.first) {
			b.first = l.since
		}
		// The histories date some of the first requests before the requesting State
		// was a Party, so that only the end of an entry is held against its Party.
		if on := cmp.Or(l.until, max(l.since, Law)); l.party != 0 && !l.party.Country().IsParty(on) {
			return r.Errorf("party", "%s is no Party on %s", l.party, on)
		}
		l.adopted = adopted(l.appendix, l.since)
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
		b.enter(i)
	}
	return nil
}

// enter puts listing i down for its taxon and for those above it.
func (b *builder) enter(i int) {
	t := b.listings[i].taxon
	b.group(t).listings = append(b.group(t).listings, i)
	for a := range t.Ancestors() {
		b.group(a).below = append(b.group(a).below, i)
	}
}

// period reads the first and the last date on which a fact holds; each may be
// empty.
func period(r tsv.Row) (since, until cites.Date, err error) {
	if since, err = r.Date("since"); err != nil {
		return 0, 0, err
	}
	if until, err = r.Date("until"); err != nil {
		return 0, 0, err
	}
	if until != 0 && until < since {
		return 0, 0, r.Errorf("until", "ends before it begins")
	}
	return since, until, nil
}

// conferences are the dates on which what a Conference of the Parties adopted
// takes effect unless it says otherwise, 90 days after its close (Article XV.1
// c), since it has put off single entries.
var conferences = []cites.Date{
	cites.MustDate("2013-06-12"), cites.MustDate("2017-01-02"), cites.MustDate("2019-11-26"),
	cites.MustDate("2023-02-23"), cites.MustDate("2026-03-05"),
}

// adopted returns the day on which an entry was decided: 90 days before it takes
// effect (Articles XV.1 c and XVI.2) or, where a Conference put it off, the close
// of that Conference.
func adopted(appendix uint8, since cites.Date) cites.Date {
	if since == 0 {
		return 0
	}
	if appendix < 3 {
		for _, c := range slices.Backward(conferences) {
			if since >= c {
				return c.AddDays(-90)
			}
		}
	}
	return since.AddDays(-90)
}

func (b *builder) readExclusions() error {
	t, err := b.read("listing_exclusions", "taxon", "from_taxon", "appendix", "countries", "since", "until", "source", "notes")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		e := exclusion{notes: r.Get("notes")}
		if e.taxon, err = b.taxon(r, "taxon", ""); err != nil {
			return err
		}
		if e.from, err = b.taxon(r, "from_taxon", ""); err != nil {
			return err
		}
		e.appendix = appendices[r.Get("appendix")]
		if e.since, e.until, err = period(r); err != nil {
			return err
		}
		if !slices.ContainsFunc(b.listings, func(l listing) bool { return l.taxon == e.from && l.appendix == e.appendix }) {
			return r.Errorf("from_taxon", "%s is not listed in Appendix %s", r.Get("from_taxon"), r.Get("appendix"))
		}
		if e.area, err = b.area(r, "countries"); err != nil {
			return err
		}
		b.exclude(e)
	}
	return nil
}

// exclude puts an exclusion down for its taxon and for those above it.
func (b *builder) exclude(e exclusion) {
	g := b.group(e.taxon)
	g.exclusions = append(g.exclusions, len(b.exclusions))
	b.exclusions = append(b.exclusions, e)
	if e.taxon.Within(e.from) && !domestic(e.notes) {
		for a := range e.taxon.Ancestors() {
			b.group(a).excludeBelow(span{e.since, e.until})
		}
	}
}

// excludeBelow widens the time during which something below is excluded. A span
// that begins on the first day of the calendar stands for one of unknown begin.
func (g *group) excludeBelow(s span) {
	s.since = max(s.since, 1)
	if g.excludedBelow.since == 0 {
		g.excludedBelow = s
		return
	}
	g.excludedBelow.since = min(g.excludedBelow.since, s.since)
	if s.until == 0 || g.excludedBelow.until == 0 {
		g.excludedBelow.until = 0
	} else {
		g.excludedBelow.until = max(g.excludedBelow.until, s.until)
	}
}

// markFormer notes the taxa with a child whose name is one of the past: the
// child is listed as what it is today.
func (b *builder) markFormer() error {
	for t := range b.names.All() {
		if p, ok := t.Parent(); ok && t.IsFormer() {
			b.group(p).former = true
		}
	}
	return nil
}

// domestic reports whether what is excluded is a form of a species that people
// keep. It raises no doubt about the species: nobody means the dog by the wolf.
func domestic(notes string) bool { return notes == "domesticated form" || notes == "dingo" }

func (b *builder) readConditions() error {
	t, err := b.read("conditions", "taxon", "appendix", "kind", "area", "sources", "purposes", "terms", "amount", "unit", "text", "since", "until", "source", "notes")
	if err != nil {
		return err
	}
	for i, r := range t.Rows {
		c := condition{row: r}
		if c.taxon, err = b.taxon(r, "taxon", ""); err != nil {
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
		if c.since, c.until, err = period(r); err != nil {
			return err
		}
		if c.since == 0 {
			c.since = Law // what it was before is not known
		}
		if c.area, err = b.area(r, "area"); err != nil {
			return err
		}
		b.conditions = append(b.conditions, c)
		b.group(c.taxon).conditions = append(b.group(c.taxon).conditions, i)
	}
	return nil
}

// readConditionTexts reads what the texts of the conditions are in other languages.
// A text that is not in the table is English to every reader.
func (b *builder) readConditionTexts() error {
	t, err := b.read("conditions_texts", "text", "language", "translation", "reviewed", "source")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		text := r.Get("text")
		i, ok := b.spoken[text]
		if !ok {
			if !slices.ContainsFunc(b.conditions, func(c condition) bool { return c.row.Get("text") == text }) {
				return r.Errorf("text", "no condition says this")
			}
			i = len(b.spokenText)
			b.spoken[text] = i
			b.spokenText = append(b.spokenText, &[lang.Count]string{lang.English: text})
		}
		l, err := language(r)
		if err != nil {
			return err
		}
		if r.Get("translation") == "" {
			return r.Errorf("translation", "empty")
		}
		b.spokenText[i][l] = r.Get("translation")
	}
	for text, i := range b.spoken {
		if err := complete(b.spokenText[i], "conditions_texts", text); err != nil {
			return err
		}
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
	for w := range b.words {
		if err := complete(&b.words[w], "appendix_words", layout.Words[w]); err != nil {
			return err
		}
	}
	return nil
}

// complete holds a text to every language of the list.
func complete(texts *[lang.Count]string, table, key string) error {
	uzbek.Fill(texts)
	for l, s := range texts {
		if s == "" {
			return fmt.Errorf("internal/data/%s.tsv: no text for %s in %s", table, key, lang.Word(l))
		}
	}
	return nil
}

// span is the time during which a row holds; until is zero while no end is known.
type span struct{ since, until cites.Date }

// most returns the largest number of spans that share a date.
func most(spans []span) int {
	n := 0
	for _, s := range spans {
		shared := 0
		for _, o := range spans {
			if o.since <= s.since && (o.until == 0 || s.since <= o.until) {
				shared++
			}
		}
		n = max(n, shared)
	}
	return n
}

// checkHits proves what the reader relies on: no taxon gathers more listings on
// one date, or more exclusions, on its way up than an answer holds.
func (b *builder) checkHits() error {
	for t := range b.names.All() {
		var listed []span
		excluded := 0
		for at, ok := t, true; ok; at, ok = at.Parent() {
			g := b.groups[at.Row()]
			if g == nil {
				continue
			}
			for _, i := range g.listings {
				listed = append(listed, span{b.listings[i].since, b.listings[i].until})
			}
			excluded += len(g.exclusions)
		}
		if n := most(listed); n > layout.MaxHits || excluded > layout.MaxExclusions {
			return fmt.Errorf("%s gathers %d listings on one date and %d exclusions; package appendix holds %d and %d",
				t.Name(), n, excluded, layout.MaxHits, layout.MaxExclusions)
		}
	}
	return nil
}

// disjoint reports whether no country lies in the populations of both: the
// second leaves out, or is limited to others than, all to which the first is
// limited.
func (b *builder) disjoint(a, c listing) bool {
	if a.only == 0 {
		return false
	}
	in := func(x int, code countries.Code) bool {
		return slices.ContainsFunc(b.areaRows[x-1].members, func(m member) bool { return m.code == code })
	}
	for _, m := range b.areaRows[a.only-1].members {
		if c.only == 0 && c.except == 0 || c.only != 0 && in(c.only, m.code) || c.except != 0 && !in(c.except, m.code) {
			return false
		}
	}
	return true
}

// checkApart proves that two listings of one taxon overlap only where a
// population or a Party tells them apart.
func (b *builder) checkApart() error {
	for _, g := range b.groups {
		for x, i := range g.listings {
			for _, j := range g.listings[x+1:] {
				a, c := b.listings[i], b.listings[j]
				apart := a.party != c.party || b.disjoint(a, c) || b.disjoint(c, a) || a.until != 0 && a.until < c.since || c.until != 0 && c.until < a.since
				if !apart {
					return a.row.Errorf("taxon", "overlaps line %d and neither population nor Party tells them apart", c.row.Line)
				}
			}
		}
	}
	return nil
}
