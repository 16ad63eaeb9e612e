package permits

import (
	"slices"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

// condition adds a condition once.
func (e *itemExplainer) condition(c Reason) {
	if !slices.ContainsFunc(e.item.Conditions, func(x Reason) bool { return x.Code == c.Code && slices.Equal(x.Args, c.Args) }) {
		e.item.Conditions = append(e.item.Conditions, c)
	}
}

// trade explains what stands against the trade itself.
func (e *itemExplainer) trade(r *regime) (out []Reason) {
	for p := tradeWild; p < points; p++ {
		if r.out[p] == untested || r.out[p] == passed {
			continue
		}
		x := e.point(r, p)
		if r.out[p] == failed {
			x.Outcome = OnlyIf
			if p.hinders() && r.refused() {
				x.Outcome = Hinders
			}
			x.Code += "-not"
			y := newReason(x.Code, x.Outcome, x.Field)
			x.Provision = y.Provision
			if p == tradeBred || p == tradeRanched || p == tradeRegistered { // the answer decides which documents can be had
				e.question(x, x.Field)
			}
		}
		if p == tradeQuota {
			q := e.d.quota
			for f := range q.Missing.All() {
				ask := spoken("ask-product", NotDecided, e.factField(f), f.Text)
				x.Children = append(x.Children, ask)
				e.question(ask, e.factField(f))
			}
		}
		out = append(out, x)
	}
	return out
}

// conditions lists what has to be fulfilled for the documents of a case.
func (e *itemExplainer) conditions(r *regime) (out []Reason) {
	add := func(code, field string, args ...string) { out = append(out, newReason(code, OnlyIf, field, args...)) }
	live := e.in.live() == passed
	hasImport := slices.ContainsFunc(r.all(), func(n need) bool { return n.rule == ruleImport })
	ordinary := r.exempt == noExemption || r.exempt == exemptBred
	switch {
	case r.exempt == exemptPreConvention:
		add("cond-preconvention", e.field("/evidence"), pointArgs(beforeListed, &e.in.specimen, e.d)[1])
	case r.exempt == exemptBred && r.as == appendix.I:
		add("cond-permit-instead", "")
	}
	if hasImport {
		if r.importFirst(e.in.live()) {
			add("cond-import-first", "")
		}
		add("cond-import-finding", "")
		if live {
			add("cond-housing", "")
		}
	}
	if ordinary && (r.flow == flowExport || r.flow == flowUnknown) {
		if r.appendix != appendix.III && r.exempt == noExemption {
			add("cond-non-detriment", "")
		}
		add("cond-legal", "")
	}
	if ordinary && r.flow == flowReexport {
		add("cond-imported", e.field("/previous"))
	}
	if live && len(r.needs) > 0 {
		add("cond-transport", "")
	}
	if e.in.late != nil && r.out[tradeLate] != failed && len(r.needs) > 0 {
		add("cond-late", "/retrospective/reason")
	}
	if e.in.sources.has(RegisteredCommercial) && r.appendix == appendix.I && e.in.taxon.Kingdom() == species.Animalia {
		add("cond-registered", e.field("/operationNumber"))
	}
	if e.in.term == caviar && len(r.needs) > 0 {
		add("cond-caviar", e.field("/marks"))
	}
	product := e.in.product()
	for c := range e.d.answer.Labels(product) {
		out = append(out, e.termOf("cond-label", c))
	}
	switch e.d.quota.Kind {
	case appendix.QuotaAmount:
		if c := e.d.quota.Condition; c.Amount() != "" && r.flow != flowReexport {
			x := newReason("cond-quota", OnlyIf, e.field("/quantity"), c.Amount()+" "+c.Unit())
			if c.Text() != "" {
				x.Children = append(x.Children, e.termOf("cond-terms", c))
			}
			out = append(out, x)
		}
	case appendix.QuotaByCountry:
		out = append(out, e.termOf("cond-quota-country", e.d.quota.Condition))
	}
	for c := range e.d.answer.Conditions() {
		if c.Kind() == appendix.MayBeStopped && c.Concerns(e.in.origin, string(e.in.sources.first()), string(e.in.purpose), string(e.in.term)) {
			out = append(out, e.termOf("cond-may-be-stopped", c))
		}
	}
	return append(out, e.suspensions()...)
}

// termOf is a reason that gives the text of a condition in the Appendices.
func (e *itemExplainer) termOf(code string, c appendix.Condition) Reason {
	text := c.Text()
	if text == "" {
		text = c.Kind().String()
	}
	x := newReason(code, OnlyIf, "", text)
	x.shown = func(tag language.Tag) []any {
		if text := c.TextIn(tag); text != "" {
			return []any{text}
		}
		return []any{c.Kind().Name(tag)}
	}
	return x
}

// suspensions names the recommendations to suspend trade that are known.
func (e *itemExplainer) suspensions() (out []Reason) {
	if e.in.from == 0 {
		return nil
	}
	if reg := e.o.registers.Suspensions; reg != nil {
		refs, known := reg.Suspended(Trade{From: e.in.from, Taxon: e.in.taxon, Term: e.in.term, Source: e.in.sources.first(),
			Purpose: e.in.purpose, On: e.in.day})
		if known == Yes {
			for _, ref := range refs {
				out = append(out, e.suspended(ref.Reference))
			}
		}
		return out
	}
	for s := range appendix.Suspensions(e.in.taxon, e.in.from, e.in.day).Known() {
		ref := s.Reference()
		if ref == "" {
			ref = s.AsOf().String()
		}
		out = append(out, e.suspended(ref))
	}
	return out
}

func (e *itemExplainer) suspended(reference string) Reason {
	from := e.in.from
	x := newReason("cond-suspension", OnlyIf, "", from.String(), reference)
	x.shown = func(tag language.Tag) []any { return []any{from.Name(tag), reference} }
	return x
}
