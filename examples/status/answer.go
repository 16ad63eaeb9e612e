package main

import (
	"slices"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// question is a line of input.
type question struct{ name, on, from string }

// answer is a line of output. Its JSON is a contract: fields are added, never
// renamed.
type answer struct {
	Query         string        `json:"query"`
	On            cites.Date    `json:"on"`
	From          string        `json:"from"`
	Match         match         `json:"match"`
	Appendices    []string      `json:"appendices"`    // sorted; those that may apply given what is known
	MayBeUnlisted bool          `json:"mayBeUnlisted"` // whether it is possible that none applies
	Undecided     []undecided   `json:"undecided"`
	Listings      []listing     `json:"listings"`
	Announced     []listing     `json:"announced"`
	Reservations  []reservation `json:"reservations"` // in effect on the date, as far as is known
	NotChecked    []string      `json:"notChecked"`   // what this edition cannot answer
	Error         string        `json:"error,omitempty"`

	reserved []appendix.Reservation // what Reservations holds
}

// match says which taxon the name was matched to. Where it means several,
// Candidates lists them and none is picked: then there is no Name. With a Name,
// Candidates lists other taxa for which the name has been used.
type match struct {
	Kind       string  `json:"kind"` // accepted, synonym, genus or none
	Name       string  `json:"name,omitempty"`
	Rank       string  `json:"rank,omitempty"`
	ID         uint32  `json:"id,omitempty"`
	Author     string  `json:"author,omitempty"`
	Matched    string  `json:"matched,omitempty"`   // the string of the tables that matched, where it is not Name
	Qualified  bool    `json:"qualified,omitempty"` // the name came with a mark of doubt, such as cf.
	Candidates []match `json:"candidates,omitempty"`
}

// undecided is a question that would settle what is open.
type undecided struct {
	Kind    string `json:"kind"`
	Text    string `json:"text"`
	Country string `json:"country,omitempty"`
}

// listing is an entry of the Appendices.
type listing struct {
	Taxon      string      `json:"taxon"`
	Rank       string      `json:"rank"`
	ID         uint32      `json:"id"`
	Appendix   string      `json:"appendix"`
	Party      string      `json:"party,omitempty"`
	Since      cites.Date  `json:"since,omitzero"`
	Until      cites.Date  `json:"until,omitzero"`
	Only       *area       `json:"only,omitempty"`
	Except     *area       `json:"except,omitempty"`
	Annotation string      `json:"annotation,omitempty"`
	Conditions []condition `json:"conditions,omitempty"`
	Below      bool        `json:"below,omitempty"` // an entry of a lower taxon, which applies if the specimen is of it
	Inferred   bool        `json:"inferred,omitempty"`
	Notes      string      `json:"notes,omitempty"`
	Source     string      `json:"source"`
}

type area struct {
	Name      string   `json:"name,omitempty"`
	Countries []string `json:"countries"`
	Parts     []string `json:"parts,omitempty"` // "AR: Provinces of …"
	Unclear   []string `json:"unclear,omitempty"`
}

type condition struct {
	Kind      string `json:"kind"`
	Name      string `json:"name"`
	Taxon     string `json:"taxon"`
	Sources   string `json:"sources,omitempty"`
	Purposes  string `json:"purposes,omitempty"`
	Terms     string `json:"terms,omitempty"`
	Amount    string `json:"amount,omitempty"`
	Unit      string `json:"unit,omitempty"`
	Countries *area  `json:"countries,omitempty"`
	Text      string `json:"text,omitempty"`
}

// answer answers one question and writes it. What cannot be answered is written
// with its error; only a failure to write ends the program.
func (p *program) answer(q question) error {
	a := &answer{
		Query: q.name, On: p.on, Match: match{Kind: "none"}, Appendices: []string{}, Undecided: []undecided{},
		Listings: []listing{}, Announced: []listing{}, Reservations: []reservation{},
	}
	if err := p.fill(a, q); err != nil {
		a.Error = err.Error()
		p.failed = true
	}
	a.NotChecked = a.notChecked()
	return p.write(a)
}

func (p *program) fill(a *answer, q question) error {
	if q.on != "" {
		on, err := cites.ParseDate(q.on)
		if err != nil {
			return err
		}
		a.On = on
	}
	if a.On == 0 {
		a.On = p.today
	}
	if q.from == "" {
		q.from = p.from
	}
	var from countries.Code
	if q.from != "" {
		var err error
		if from, err = countries.ParseCode(q.from); err != nil {
			return err
		}
		a.From = from.String()
	}
	taxa, err := p.match(a, q.name)
	if err != nil {
		return err
	}
	var set appendix.Set
	for _, t := range taxa {
		ans, err := appendix.Of(t, a.On, appendix.From(from))
		if err != nil {
			// What is reserved is known of dates before the listings are.
			a.reserve(appendix.Reservations(t, a.On))
			return err
		}
		a.reserve(ans.Reservations())
		for _, x := range ans.Appendices().Slice() {
			set = set.With(x)
		}
		a.MayBeUnlisted = a.MayBeUnlisted || ans.MayBeUnlisted()
		p.add(a, ans)
	}
	if len(taxa) == 0 {
		// Nothing was found; whether a date can be answered is said all the same.
		if a.On < appendix.First() {
			return &appendix.DateError{On: a.On, First: appendix.First()}
		}
		a.MayBeUnlisted = true
	}
	for _, x := range set.Slice() {
		a.Appendices = append(a.Appendices, x.String())
	}
	return nil
}

// match finds the taxa that a name means. A species that the tables do not know
// is answered for its genus, and the answer says so.
func (p *program) match(a *answer, name string) ([]species.Taxon, error) {
	ms, err := species.Lookup(name)
	if err != nil {
		return nil, err
	}
	if ms.Len() == 0 {
		genus, rest, _ := strings.Cut(strings.TrimSpace(name), " ")
		if rest == "" {
			return nil, nil
		}
		if ms, err = species.Lookup(genus); err != nil {
			return nil, err
		}
		var taxa []species.Taxon
		for m := range ms.All() {
			if m.Kind() == species.Accepted && m.Taxon().Rank() == species.Genus {
				taxa = append(taxa, m.Taxon())
			}
		}
		for _, t := range taxa {
			a.Match.Candidates = append(a.Match.Candidates, matchOf("genus", "", t))
			a.Undecided = append(a.Undecided, undecided{Kind: appendix.AskName.String(), Text: p.unknownSpecies(name) + " " + t.Name()})
		}
		p.settle(a, "genus")
		return taxa, nil
	}
	var taxa []species.Taxon
	for m := range ms.All() {
		if t := m.Taxon(); !slices.Contains(taxa, t) {
			taxa = append(taxa, t)
			a.Match.Candidates = append(a.Match.Candidates, matchOf(m.Kind().String(), m.Name(), t))
		}
	}
	defer func() { a.Match.Qualified = ms.Qualified() }()
	if t, ok := ms.Taxon(); ok {
		// The accepted name of one taxon means that one; that it has been a synonym
		// of others as well is shown.
		others := a.Match.Candidates
		a.Match = others[slices.Index(taxa, t)]
		if len(others) > 1 {
			a.Match.Candidates = others
		}
		return []species.Taxon{t}, nil
	}
	p.settle(a, ms.At(0).Kind().String())
	return taxa, nil
}

// settle makes the only candidate the match, or asks which of several is meant.
func (p *program) settle(a *answer, kind string) {
	switch len(a.Match.Candidates) {
	case 0:
	case 1:
		a.Match = a.Match.Candidates[0]
	default:
		a.Match.Kind = kind
		var names []string
		for _, c := range a.Match.Candidates {
			names = append(names, strings.TrimSpace(c.Name+" "+c.Author))
		}
		a.Undecided = append(a.Undecided, undecided{Kind: "name", Text: strings.Join(names, " / ")})
	}
}

func matchOf(kind, matched string, t species.Taxon) match {
	m := match{Kind: kind, Name: t.Name(), Rank: t.Rank().String(), ID: uint32(t.ID()), Author: t.Author()}
	if matched != t.Name() {
		m.Matched = matched
	}
	return m
}

// add adds what the Appendices say of one taxon.
func (p *program) add(a *answer, ans appendix.Answer) {
	for q := range ans.Undecided() {
		u := undecided{Kind: q.Kind.String(), Text: q.Text(p.lang)}
		if q.Country != 0 {
			u.Country = q.Country.String()
		}
		a.Undecided = append(a.Undecided, u)
	}
	for l := range ans.Listings() {
		x := p.listing(l)
		for c := range ans.Conditions() {
			if c.Appendix() == l.Appendix() && c.Taxon().Within(l.Taxon()) {
				x.Conditions = append(x.Conditions, p.condition(c))
			}
		}
		a.Listings = append(a.Listings, x)
	}
	for l := range ans.Below() {
		x := p.listing(l)
		x.Below = true
		a.Listings = append(a.Listings, x)
	}
	for l := range ans.Announced() {
		a.Announced = append(a.Announced, p.listing(l))
	}
}

func (p *program) listing(l appendix.Listing) listing {
	x := listing{
		Taxon: l.Taxon().Name(), Rank: l.Taxon().Rank().String(), ID: uint32(l.Taxon().ID()), Appendix: l.Appendix().String(),
		Since: l.Since(), Until: l.Until(), Only: areaOf(l.Only()), Except: areaOf(l.Except()),
		Annotation: l.Annotation().String(), Inferred: l.Inferred(), Notes: l.Notes(), Source: l.Sources(),
	}
	if l.Party() != 0 {
		x.Party = l.Party().String()
	}
	return x
}

func areaOf(a appendix.Area) *area {
	if a.IsZero() {
		return nil
	}
	x := &area{Name: a.Name(), Countries: []string{}}
	for m := range a.Members() {
		switch m.Extent {
		case appendix.All:
			x.Countries = append(x.Countries, m.Country.String())
		case appendix.Part:
			x.Parts = append(x.Parts, m.Country.String()+": "+m.Place)
		default:
			x.Unclear = append(x.Unclear, m.Country.String())
		}
	}
	return x
}

func (p *program) condition(c appendix.Condition) condition {
	return condition{
		Kind: c.Kind().String(), Name: c.Kind().Name(p.lang), Taxon: c.Taxon().Name(), Sources: c.Sources(), Purposes: c.Purposes(),
		Terms: c.Terms(), Amount: c.Amount(), Unit: c.Unit(), Countries: areaOf(c.Area()), Text: c.TextIn(p.lang),
	}
}
