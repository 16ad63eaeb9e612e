package permits

import (
	"strconv"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

// name says what became of the name.
func (e *itemExplainer) name() Reason {
	at := e.field("/name")
	switch e.in.name {
	case nameNone:
		e.ask("name-none", at)
		return newReason("name-none", NotDecided, at)
	case nameUnknown:
		if e.s.Items[e.i].TaxonID != 0 {
			at = e.field("/taxonId")
		}
		if e.in.candidates != "" {
			e.ask("name-near", at, e.in.printed, e.in.candidates)
			return newReason("name-near", NotDecided, at, e.in.printed, e.in.candidates)
		}
		e.ask("name-unknown", at, e.in.printed)
		return newReason("name-unknown", NotDecided, at, e.in.printed)
	case nameSeveral:
		e.ask("name-several", at, e.in.printed, e.in.candidates)
		return newReason("name-several", NotDecided, at, e.in.printed, e.in.candidates)
	}
	switch {
	case e.in.candidates != "":
		return newReason("name-common", IsSo, at, e.in.printed, e.in.taxon.Name())
	case e.in.match.Kind() == species.Synonym:
		return newReason("name-synonym", IsSo, at, e.in.printed, e.in.taxon.Name())
	}
	x, t := newReason("name-found", IsSo, at, e.in.taxon.Name(), e.in.taxon.Rank().String()), e.in.taxon
	x.shown = func(tag language.Tag) []any { return []any{t.Name(), t.Rank().Name(tag)} }
	return x
}

// free makes a reason of words that another package has.
func spoken(code string, outcome Outcome, field string, what func(language.Tag) string) Reason {
	r := newReason(code, outcome, field, what(language.English))
	r.shown = func(tag language.Tag) []any { return []any{what(tag)} }
	return r
}

// listing says what the Appendices say.
func (e *itemExplainer) listing() Reason {
	a := e.d.answer
	root := newReason("appendices-asked", Noted, "", a.Taxon().Name(), a.On().String())
	if o := a.From(); o != 0 {
		root = newReason("appendices-asked-from", Noted, e.field("/origin"), a.Taxon().Name(), a.On().String(), o.String())
		root.shown = func(tag language.Tag) []any { return []any{a.Taxon().Name(), a.On().String(), o.Name(tag)} }
	}
	product := e.in.product()
	n := 0
	see := func(l appendix.Listing) {
		n++
		outcome := IsSo
		if !a.Decided() {
			outcome = NotDecided
		}
		since := l.Since().String()
		r := newReason("listed", outcome, "", l.Appendix().String(), l.Taxon().Name(), since)
		if since == "" {
			r = newReason("listed-no-date", outcome, "", l.Appendix().String(), l.Taxon().Name())
		}
		if p := l.Party(); p != 0 {
			by := newReason("listed-by", Noted, "", p.String())
			by.shown = func(tag language.Tag) []any { return []any{p.Name(tag)} }
			r.Children = append(r.Children, by)
		}
		c := a.Covers(l, product)
		covered := IsSo
		switch c.Verdict {
		case appendix.NotCovered:
			covered = IsNot
		case appendix.Depends:
			covered = NotDecided
		}
		r.Children = append(r.Children, spoken("coverage", covered, e.field("/term"), c.Text))
		root.Children = append(root.Children, r)
	}
	for l := range a.Listings() {
		see(l)
	}
	for l := range a.Below() {
		if n >= 12 {
			root.Children = append(root.Children, newReason("listed-more", Noted, ""))
			break
		}
		see(l)
	}
	if n == 0 {
		root.Children = append(root.Children, newReason("listed-nowhere", IsNot, "", a.Taxon().Name(), a.On().String()))
	}
	for q := range a.Undecided() {
		field := e.field("/origin")
		if q.Kind == appendix.AskTaxon || q.Kind == appendix.AskName {
			field = e.field("/name")
		}
		r := spoken("ask-appendices", NotDecided, field, q.Text)
		root.Children = append(root.Children, r)
		e.question(r, field)
	}
	for f := range e.d.missing.All() {
		field := e.factField(f)
		r := spoken("ask-product", NotDecided, field, f.Text)
		root.Children = append(root.Children, r)
		e.question(r, field)
	}
	for l := range a.Announced() {
		root.Children = append(root.Children, newReason("announced", Noted, "", l.Appendix().String(), l.Taxon().Name(), l.Since().String()))
	}
	if h := e.in.hybrid; h != nil {
		root.Children = append(root.Children, e.hybrid(h))
	}
	return root
}

func (e *itemExplainer) hybrid(h *Hybrid) Reason {
	parents := ""
	for i, p := range h.Parents {
		if i > 0 {
			parents += " × "
		}
		parents += p
	}
	if parents == "" {
		e.ask("hybrid-no-parents", e.field("/hybrid/parents"))
		return newReason("hybrid-no-parents", NotDecided, e.field("/hybrid/parents"))
	}
	r := newReason("hybrid", Noted, e.field("/hybrid"), parents)
	if k := e.d.parent; k > 0 {
		at := e.field("/hybrid/parents/" + strconv.Itoa(k-1))
		e.ask("hybrid-parent-open", at, trim(h.Parents[k-1]))
		r.Children = append(r.Children, newReason("hybrid-parent-open", NotDecided, at, trim(h.Parents[k-1])))
	}
	if e.in.taxon.Kingdom() == species.Animalia && !e.d.purebred {
		if h.Generations == 0 {
			e.ask("hybrid-generations-open", e.field("/hybrid/generations"))
			r.Children = append(r.Children, newReason("hybrid-generations-open", NotDecided, e.field("/hybrid/generations")))
		} else {
			near := IsSo
			if h.Generations > hybridGenerations {
				near = IsNot
			}
			r.Children = append(r.Children, newReason("hybrid-generations", near, e.field("/hybrid/generations"), strconv.Itoa(h.Generations)))
		}
	}
	return r
}

// factField is the field that states a fact.
func (e *itemExplainer) factField(f appendix.Fact) string {
	switch f {
	case appendix.FactTerm:
		return e.field("/term")
	case appendix.FactSource:
		return e.field("/sources")
	case appendix.FactPurpose:
		return "/purpose"
	case appendix.FactOrigin:
		return e.field("/origin")
	case appendix.FactExporter:
		return "/route/from"
	case appendix.FactTaxon:
		return e.field("/name")
	case appendix.FactWeight:
		return e.field("/kilograms")
	case appendix.FactShipmentWeight:
		return "/kilograms"
	}
	return e.field("/facts/" + f.String())
}
