package appendix

import (
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
)

// Covers says whether a listing of the answer covers a product, by the
// annotation of the listing and by the conditions beside it: what a note exempts
// of artificially propagated plants, domesticated forms, fossils and, in
// Coverage.TreatedAs, what a listing in Appendix II deems to be in I. The taxon,
// the date and the country of origin are those of the answer; Product.Origin
// stands in for an origin that the answer was not given.
//
//	for l := range answer.Listings() {
//		c := answer.Covers(l, appendix.Product{Term: "LOG", Source: "W"})
//		fmt.Println(l.Appendix(), c.Text(language.English))
//	}
func (a Answer) Covers(l Listing, p Product) Coverage {
	if l.ed == nil || a.ed == nil {
		return Coverage{}
	}
	a.fill(&p)
	c := l.covers(&p, a.on)
	if c.Verdict == NotCovered {
		return c
	}
	var only found
	deemed := false
	for cond := range a.Conditions() {
		if cond.Appendix() != l.Appendix() || !cond.Taxon().Within(l.Taxon()) {
			continue
		}
		switch kind := cond.Kind(); kind {
		case OtherwiseI:
			deemed = true
		case Only:
			v, missing := cond.met(&p)
			only.add(Clause{}, v, missing)
		default:
			if topic, reason := kind.exemption(); topic != 0 {
				c.exempt(a.ed, topic, reason, &p, a.on)
			}
		}
		if c.Verdict == NotCovered {
			return c
		}
	}
	if deemed {
		switch only.truth {
		case no:
			c.TreatedAs = Set(0).With(I)
		case maybe:
			c.TreatedAs = c.TreatedAs.With(I)
			c.Missing |= only.missing
		}
	}
	return c
}

// fill completes a product with what the answer knows.
func (a *Answer) fill(p *Product) {
	p.Taxon = a.taxon
	if a.from != 0 {
		p.Origin = a.from
	}
}

// exemption returns the topic of the wording that says what a condition
// exempts, and the reason that it is for a verdict; 0 for other conditions.
func (k ConditionKind) exemption() (topic uint8, r Reason) {
	switch k {
	case PropagatedExempt:
		return layout.TopicPropagated, ReasonExemptPropagated
	case NotDomestic:
		return layout.TopicDomestic, ReasonDomestic
	case NotFossil:
		return layout.TopicFossil, ReasonFossil
	case Scope:
		return layout.TopicScope, ReasonScope
	case Cultures:
		return layout.TopicCultures, ReasonCulture
	}
	return 0, 0
}

// exempt changes a coverage for what the conditions of a topic exempt.
func (c *Coverage) exempt(ed *edition, topic uint8, reason Reason, p *Product, on cites.Date) {
	w, ok := ed.wording(layout.WordingKey(topic, 0, 0), on)
	if !ok {
		c.Verdict, c.Reason, c.clause = Depends, ReasonWording, Clause{}
		return
	}
	var out found
	first, end := w.span()
	for row := first; row < end; row++ {
		at := Clause{ed, row}
		v, missing := at.holds(p)
		if v == yes && at.Kind() == ClauseUnclear {
			v, missing = maybe, FactSet(FactTaxon)
		}
		out.add(at, v, missing)
	}
	switch out.truth {
	case yes:
		*c = Coverage{Verdict: NotCovered, Reason: reason, Annotation: c.Annotation, listed: c.listed, wording: w, clause: out.clause}
	case maybe:
		if c.Verdict == Covered {
			c.Verdict, c.Reason, c.clause = Depends, ReasonFacts, Clause{}
		}
		c.Missing |= out.missing
	}
}

// met says whether a product is what a condition speaks of, and which facts
// would decide.
func (c Condition) met(p *Product) (truth, Facts) {
	v, missing := yes, Facts(0)
	if area := c.Area(); !area.IsZero() {
		w, more := inExtent(area, p.Origin)
		v, missing = both(v, missing, w, more)
	}
	w, more := inList(c.Sources(), p.Source, FactSource)
	v, missing = both(v, missing, w, more)
	w, more = c.purpose(p)
	v, missing = both(v, missing, w, more)
	w, more = inList(c.Terms(), p.Term, FactTerm)
	v, missing = both(v, missing, w, more)
	if c.Text() != "" && v != no && (c.Kind() == Only || c.Kind() == Exception) && !c.plain(p) {
		w, more = orMissing(p.known(FactConditionTerms), FactConditionTerms)
		v, missing = both(v, missing, w, more)
	}
	return v, missing
}

// purpose says whether the purpose is one of those of the condition; a stated
// FactNonCommercial stands above the code.
func (c Condition) purpose(p *Product) (truth, Facts) {
	if c.Purposes() == "T" {
		switch p.known(FactNonCommercial) {
		case yes:
			return no, 0
		case no:
			return yes, 0
		}
	}
	return inList(c.Purposes(), p.Purpose, FactPurpose)
}

// plain reports whether the term says all that the condition asks, so that its
// text asks nothing more.
func (c Condition) plain(p *Product) bool {
	w, ok := c.ed.wording(layout.WordingKey(layout.TopicOnly, 0, 0), c.ed.edition.Law)
	if !ok {
		return false
	}
	first, end := w.span()
	for row := first; row < end; row++ {
		at := Clause{c.ed, row}
		if packTerm(p.Term) != c.ed.coverage.clauses.U32(row, 16) {
			continue
		}
		if t := at.taxon(0); t == c.Taxon() {
			return true
		}
	}
	return false
}

func inExtent(area Area, c countries.Code) (truth, Facts) {
	if c != 0 {
		switch area.Extent(c) {
		case All:
			return yes, 0
		case Outside:
			return no, 0
		}
	}
	return maybe, FactSet(FactOrigin)
}

// inList says whether a code is in a list separated by commas; an empty list
// is of all codes.
func inList(list, code string, f Fact) (truth, Facts) {
	if list == "" {
		return yes, 0
	}
	if code == "" {
		return maybe, FactSet(f)
	}
	for rest := list; rest != ""; {
		var one string
		one, rest, _ = strings.Cut(rest, ",")
		if one == code {
			return yes, 0
		}
	}
	return no, 0
}
