// Package countriesgen packs the fact tables of package countries.
package countriesgen

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/citesgo/cites"
	layout "github.com/citesgo/cites/internal/countrieslayout"
	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/internal/lang"
)

// law is the newest entry into force that the tables state: Turkmenistan's.
var law = cites.MustDate("2025-01-02")

type country struct {
	row                                tsv.Row
	code                               string
	kind, region, instrument           int
	joined, inForce, from, until       cites.Date
	successors                         []string
	coverage, membership, successorsAt span
	notes                              []string
	party                              string // the Party that covers it now, or covered it last
}

type span struct{ first, count int }

type coverage struct {
	row         tsv.Row
	code, party string
	from, until cites.Date
}

type membership struct {
	row         tsv.Row
	code        string
	from, until cites.Date
}

// tables holds what was read, in the order of the codes.
type tables struct {
	countries  []*country
	index      map[string]int // row of a code
	coverage   []coverage
	membership []membership
	names      [][]string // by row and language
}

// Build returns the blob of package countries.
func Build(d *tsv.Dir) ([]byte, error) {
	t := &tables{}
	var read []*tsv.Table
	for _, step := range []struct {
		name    string
		columns []string
		take    func(*tsv.Table) error
	}{
		{"countries", []string{"code", "kind", "region", "instrument", "joined", "in_force", "from", "until", "successors",
			"source", "notes"}, t.takeCountries},
		{"countries_coverage", []string{"code", "party", "from", "until", "source", "notes"}, t.takeCoverage},
		{"eu_membership", []string{"code", "from", "until", "source", "notes"}, t.takeMembership},
		{"country_names", []string{"code", "language", "name", "kind", "source", "notes"}, t.takeNames},
	} {
		table, err := d.Read(step.name, step.columns...)
		if err != nil {
			return nil, err
		}
		if err := step.take(table); err != nil {
			return nil, err
		}
		read = append(read, table)
	}
	return t.pack(tsv.Edition("countries", law, read...))
}

func (t *tables) takeCountries(table *tsv.Table) error {
	t.index = make(map[string]int)
	for _, r := range table.Rows {
		c := &country{row: r, code: r.Get("code")}
		if len(c.code) != 2 {
			return r.Errorf("code", "%q has not two letters", c.code)
		}
		if _, ok := layout.Slot(c.code[0], c.code[1]); !ok {
			return r.Errorf("code", "%q is not two capital letters", c.code)
		}
		if _, ok := t.index[c.code]; ok {
			return r.Errorf("code", "%s is there twice", c.code)
		}
		var err error
		if c.kind, err = word(r, "kind", layout.Kinds[:]); err != nil {
			return err
		}
		if c.region, err = word(r, "region", layout.Regions[:]); err != nil {
			return err
		}
		if c.instrument, err = word(r, "instrument", layout.Instruments[:]); err != nil {
			return err
		}
		if c.joined, err = r.Date("joined"); err != nil {
			return err
		}
		if c.inForce, err = r.Date("in_force"); err != nil {
			return err
		}
		if c.from, err = dateOrYear(r, "from", "-01-01"); err != nil {
			return err
		}
		if c.until, err = dateOrYear(r, "until", "-12-31"); err != nil {
			return err
		}
		c.successors = r.List("successors")
		if n := r.Get("notes"); n != "" {
			c.notes = append(c.notes, n)
		}
		if err := c.check(); err != nil {
			return err
		}
		t.index[c.code] = len(t.countries)
		t.countries = append(t.countries, c)
	}
	for _, c := range t.countries {
		for _, s := range c.successors {
			if i, ok := t.index[s]; !ok || t.countries[i].kindWord() == "former" {
				return c.row.Errorf("successors", "%s is no code in use", s)
			}
		}
	}
	return nil
}

func (c *country) kindWord() string { return layout.Kinds[c.kind] }

func (c *country) check() error {
	r := c.row
	party := c.kindWord() == "party"
	if c.kind == 0 {
		return r.Errorf("kind", "missing")
	}
	for _, column := range []string{"region", "instrument", "in_force"} {
		if has := r.Get(column) != ""; has != party {
			return r.Errorf(column, "given for Parties and for them only")
		}
	}
	if party && c.joined > c.inForce && !slices.Contains([]string{"succession", "continuation"}, layout.Instruments[c.instrument]) {
		return r.Errorf("joined", "%s is after the entry into force on %s", c.joined, c.inForce)
	}
	former := c.kindWord() == "former"
	if former != (c.until != 0) || former != (len(c.successors) > 0) {
		return r.Errorf("until", "a former code, and no other, has an end and successors")
	}
	if c.from != 0 && c.from > c.until {
		return r.Errorf("from", "%s is after %s", c.from, c.until)
	}
	return nil
}

func (t *tables) takeCoverage(table *tsv.Table) error {
	for _, r := range table.Rows {
		v := coverage{row: r, code: r.Get("code"), party: r.Get("party")}
		c, err := t.get(r, "code", v.code)
		if err != nil {
			return err
		}
		p, err := t.get(r, "party", v.party)
		if err != nil {
			return err
		}
		if p.kindWord() != "party" && p.kindWord() != "former" {
			return r.Errorf("party", "%s is neither a Party nor was one", v.party)
		}
		if v.from, err = r.Date("from"); err != nil {
			return err
		}
		if v.until, err = r.Date("until"); err != nil {
			return err
		}
		if v.from == 0 {
			// The Party's instrument covers it from the beginning.
			v.from = p.inForce
		}
		switch {
		case v.from == 0:
			return r.Errorf("from", "missing: %s has no entry into force of its own", v.party)
		case p.inForce != 0 && v.from < p.inForce && v.code != v.party:
			return r.Errorf("from", "%s is before the entry into force for %s on %s", v.from, v.party, p.inForce)
		case v.until != 0 && v.until < v.from:
			return r.Errorf("until", "%s is before %s", v.until, v.from)
		case v.until == 0 && c.kindWord() != "territory":
			return r.Errorf("until", "missing for a code that is no territory")
		case c.inForce != 0 && v.until >= c.inForce:
			return r.Errorf("until", "%s is not before the present entry into force for %s", v.until, v.code)
		}
		t.coverage = append(t.coverage, v)
	}
	slices.SortStableFunc(t.coverage, func(a, b coverage) int {
		return cmp.Or(cmp.Compare(a.code, b.code), cmp.Compare(a.from, b.from))
	})
	for i, v := range t.coverage {
		if i > 0 && t.coverage[i-1].code == v.code && (t.coverage[i-1].until == 0 || t.coverage[i-1].until >= v.from) {
			return v.row.Errorf("from", "overlaps line %d", t.coverage[i-1].row.Line)
		}
		c := t.countries[t.index[v.code]]
		c.coverage.add(i)
		c.party = v.party
		if n := v.row.Get("notes"); n != "" {
			c.notes = append(c.notes, "through "+v.party+": "+n)
		}
	}
	return nil
}

func (t *tables) takeMembership(table *tsv.Table) error {
	for _, r := range table.Rows {
		m := membership{row: r, code: r.Get("code")}
		if _, err := t.get(r, "code", m.code); err != nil {
			return err
		}
		var err error
		if m.from, err = r.Date("from"); err != nil {
			return err
		}
		if m.until, err = r.Date("until"); err != nil {
			return err
		}
		if m.from == 0 || m.until != 0 && m.until < m.from {
			return r.Errorf("from", "missing or after the end")
		}
		t.membership = append(t.membership, m)
	}
	slices.SortStableFunc(t.membership, func(a, b membership) int {
		return cmp.Or(cmp.Compare(a.code, b.code), cmp.Compare(a.from, b.from))
	})
	for i, m := range t.membership {
		if i > 0 && t.membership[i-1].code == m.code && (t.membership[i-1].until == 0 || t.membership[i-1].until >= m.from) {
			return m.row.Errorf("from", "overlaps line %d", t.membership[i-1].row.Line)
		}
		c := t.countries[t.index[m.code]]
		c.membership.add(i)
		if n := m.row.Get("notes"); n != "" {
			c.notes = append(c.notes, "European Union: "+n)
		}
	}
	return nil
}

// takeNames chooses a name for each code and language: ours before the United
// Nations' before CLDR's.
func (t *tables) takeNames(table *tsv.Table) error {
	kinds := []string{"cldr", "un", "ours"}
	sources := []string{"CLDR-48", "UNTERM", "OURS"}
	languages := make(map[string]int)
	for i := range lang.Count {
		languages[lang.Word(i)] = i
	}
	chosen := make([][]int, len(t.countries)) // kind+1
	t.names = make([][]string, len(t.countries))
	for i := range t.names {
		t.names[i], chosen[i] = make([]string, lang.Count), make([]int, lang.Count)
	}
	seen := make(map[[3]string]bool)
	for _, r := range table.Rows {
		if _, err := t.get(r, "code", r.Get("code")); err != nil {
			return err
		}
		l, ok := languages[r.Get("language")]
		if !ok {
			return r.Errorf("language", "%q is not in the list of internal/lang", r.Get("language"))
		}
		k := slices.Index(kinds, r.Get("kind"))
		if k < 0 || r.Get("source") != sources[k] {
			return r.Errorf("kind", "%q with the source %q", r.Get("kind"), r.Get("source"))
		}
		if r.Get("name") == "" {
			return r.Errorf("name", "missing")
		}
		key := [3]string{r.Get("code"), r.Get("language"), r.Get("kind")}
		if seen[key] {
			return r.Errorf("kind", "a second name of %s in %s of kind %s", key[0], key[1], key[2])
		}
		seen[key] = true
		if i := t.index[r.Get("code")]; k+1 > chosen[i][l] {
			t.names[i][l], chosen[i][l] = r.Get("name"), k+1
		}
	}
	var missing []string
	for i, c := range t.countries {
		for l, name := range t.names[i] {
			if name == "" {
				missing = append(missing, c.code+" "+lang.Word(l))
			}
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("internal/data/country_names.tsv: no name for %s; add lines of kind ours", strings.Join(missing, ", "))
	}
	return nil
}

func (t *tables) get(r tsv.Row, column, code string) (*country, error) {
	i, ok := t.index[code]
	if !ok {
		return nil, r.Errorf(column, "%q is not in countries.tsv", code)
	}
	return t.countries[i], nil
}

func (s *span) add(i int) {
	if s.count == 0 {
		s.first = i
	}
	s.count++
}

func word(r tsv.Row, column string, words []string) (int, error) {
	i := slices.Index(words, r.Get(column))
	if i < 0 {
		return 0, r.Errorf(column, "%q is none of %s", r.Get(column), strings.Join(words[1:], ", "))
	}
	return i, nil
}

// dateOrYear reads a date, or a year that stands for its first or last day and
// must be owned up to in the notes.
func dateOrYear(r tsv.Row, column, rest string) (cites.Date, error) {
	v := r.Get(column)
	if len(v) != len("2006") {
		return r.Date(column)
	}
	if !strings.Contains(r.Get("notes"), "year only") {
		return 0, r.Errorf(column, "%s is a year: say \"year only\" in the notes", v)
	}
	d, err := cites.ParseDate(v + rest)
	if err != nil {
		return 0, r.Errorf(column, "%v", err)
	}
	return d, nil
}

func (t *tables) pack(e cites.Edition) ([]byte, error) {
	var (
		text       pack.Strings
		codes      []byte
		words      []string
		countries  = pack.NewTable(layout.CountriesWidth)
		names      = pack.NewTable(layout.NameWidth * lang.Count)
		covers     = pack.NewTable(layout.CoverageWidth)
		members    = pack.NewTable(layout.MembershipWidth)
		successors = pack.NewTable(layout.SuccessorsWidth)
		byCode     = pack.NewTable(layout.ByCodeWidth)
		slots      [layout.ByCodeRows]uint16
	)
	ref := func(c *country, s string) (uint32, error) {
		r, ok := layout.Ref(text.Add(s), uint32(len(s)))
		if !ok {
			return 0, fmt.Errorf("%s: a text of %d bytes is too long, or too many texts", c.code, len(s))
		}
		return r, nil
	}
	for i, c := range t.countries {
		for _, s := range c.successors {
			c.successorsAt.add(successors.Len())
			successors.Row().U16(uint16(t.index[s]))
		}
		note, err := ref(c, strings.Join(c.notes, "; "))
		if err != nil {
			return nil, err
		}
		party := uint16(0)
		if c.kindWord() == "party" {
			party = uint16(i + 1)
		} else if c.party != "" {
			party = uint16(t.index[c.party] + 1)
		}
		countries.Row().
			U16(uint16(c.code[0])<<8 | uint16(c.code[1])).U8(uint8(c.kind)).U8(uint8(c.region)).U8(uint8(c.instrument)).
			U8(uint8(c.coverage.count)).U8(uint8(c.membership.count)).U8(uint8(c.successorsAt.count)).
			U32(uint32(c.joined)).U32(uint32(c.inForce)).U32(uint32(c.from)).U32(uint32(c.until)).U32(note).
			U16(uint16(c.coverage.first)).U16(uint16(c.membership.first)).U16(uint16(c.successorsAt.first)).U16(party)
		names.Row()
		for _, name := range t.names[i] {
			r, err := ref(c, name)
			if err != nil {
				return nil, err
			}
			names.U32(r)
		}
		slot, _ := layout.Slot(c.code[0], c.code[1])
		slots[slot] = uint16(i + 1)
		codes = append(codes, c.code...)
	}
	for _, v := range t.coverage {
		covers.Row().U32(uint32(t.index[v.party])).U32(uint32(v.from)).U32(uint32(v.until))
	}
	for _, m := range t.membership {
		members.Row().U32(uint32(m.from)).U32(uint32(m.until))
	}
	for _, row := range slots {
		byCode.Row().U16(row)
	}
	for i := range lang.Count {
		words = append(words, lang.Word(i))
	}

	b := pack.New(layout.Version, e)
	for _, s := range []struct{ want, got int }{
		{layout.Countries, b.AddTable(countries)},
		{layout.Names, b.AddTable(names)},
		{layout.Coverage, b.AddTable(covers)},
		{layout.Membership, b.AddTable(members)},
		{layout.Successors, b.AddTable(successors)},
		{layout.ByCode, b.AddTable(byCode)},
		{layout.Text, b.AddText(text.Bytes())},
		{layout.Codes, b.AddText(codes)},
		{layout.Languages, b.AddText([]byte(strings.Join(words, " ")))},
	} {
		if s.want != s.got {
			return nil, fmt.Errorf("section %d where the layout has %d", s.got, s.want)
		}
	}
	return b.Bytes()
}
