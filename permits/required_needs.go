package permits

import (
	"slices"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/countries"
)

// laterNeeds adds the documents that the import needs by the Appendices of the
// day of arrival and by those of the departure does not.
func (x *explainer) laterNeeds(i int, in *resolved, d, then *decision) {
	for k := range then.regimes[:then.count] {
		r := &then.regimes[k]
		for _, n := range r.all() {
			if n.border != AtArrival || d.shows(&n) {
				continue
			}
			b := x.border(n.border, n.country)
			b.Needs = append(b.Needs, Need{Items: []int{i}, Appendix: r.appendix, Document: n.document, Issuer: n.issuer,
				Applicant: n.applicant(), Before: AtArrival, Comparable: n.comparable, Shown: n.again, Rule: n.rule, Provision: r.provision(&n)})
		}
	}
}

// shows reports whether a document is needed on arrival in some case.
func (d *decision) shows(n *need) bool {
	for k := range d.all() {
		for _, m := range d.regimes[k].all() {
			if m.border == n.border && m.document == n.document {
				return true
			}
		}
	}
	return false
}

// needs adds the documents of an item to the borders.
func (x *explainer) needs(i int, d *decision) {
	for k := range d.all() {
		r := &d.regimes[k]
		for _, n := range r.all() {
			b := x.border(n.border, n.country)
			if r.refused() {
				b.Refused = true // no authority can issue it
				continue
			}
			y := Need{Items: []int{i}, Appendix: r.appendix, Document: n.document, Issuer: n.issuer, Applicant: n.applicant(),
				Before: n.before(r, d.live), Certain: r.certain && !n.open && !r.mayBeExempt(), Comparable: n.comparable, Shown: n.again,
				Rule: n.rule, Provision: r.provision(&n)}
			for _, a := range n.accepts {
				if a != "" && a != n.document && !slices.Contains(y.Instead, a) {
					y.Instead = append(y.Instead, a)
				}
			}
			at := slices.IndexFunc(b.Needs, func(z Need) bool {
				return z.Document == y.Document && z.Issuer == y.Issuer && z.Appendix == y.Appendix && z.Rule == y.Rule &&
					z.Certain == y.Certain && z.Comparable == y.Comparable && z.Shown == y.Shown && slices.Equal(z.Instead, y.Instead)
			})
			if at >= 0 {
				b.Needs[at].Items = append(b.Needs[at].Items, i)
				continue
			}
			b.Needs = append(b.Needs, y)
		}
	}
}

// provision is what a document rests on: the provision of the exemption where
// the document is one that stands for it, otherwise that of the rule.
func (r *regime) provision(n *need) string {
	switch r.exempt {
	case exemptBred, exemptAnimal, exemptSamples:
		if n.border == AtDeparture || n.again {
			return newReason(r.exempt.claimName(), Needed, "").Provision
		}
	}
	rule, _ := RuleOf(n.rule)
	return provisionOf(rule)
}

func provisionOf(r Rule) string {
	if p := r.Provision(); p == "" || r.Read() {
		return p
	}
	return r.Provision() + notRead
}

// mayBeExempt reports whether an exemption is claimed of which it is not known
// whether it holds.
func (r *regime) mayBeExempt() bool {
	return r.exempt == noExemption && slices.Contains(r.claims[:], open) || r.exempt == exemptBred && slices.Contains(r.claims[:], open)
}

func (n *need) applicant() Applicant {
	switch n.document {
	case ImportPermit, IntroductionFromTheSeaCertificate:
		return ByImporter
	case TravellingExhibitionCertificate, MusicalInstrumentCertificate, PersonalOwnershipCertificate:
		return ByOwner
	}
	return ByExporter
}

// before is the border before which the document has to be there: the import
// permit of the Convention before the export permit is granted.
func (n *need) before(r *regime, live outcome) Border {
	switch {
	case n.again, n.rule == ruleImport && n.border == AtArrival && r.importFirst(live):
		return AtDeparture
	}
	return n.border
}

// border finds or adds a border, in the order of the journey.
func (x *explainer) border(b Border, c countries.Code) *BorderRequirements {
	for i := range x.out.Borders {
		if y := &x.out.Borders[i]; y.Border == b && y.Country == c {
			return y
		}
	}
	x.out.Borders = append(x.out.Borders, BorderRequirements{Border: b, Country: c})
	return &x.out.Borders[len(x.out.Borders)-1]
}

func (r *regime) needed(n *need) Reason {
	code := "needed-" + string(n.border)
	if n.again {
		code = "needed-shown"
	}
	issuer, document, comparable := n.issuer, n.document, n.comparable
	x := newReason(code, Needed, "", string(document), issuer.String())
	x.Provision = r.provision(n)
	x.shown = func(tag language.Tag) []any {
		by := issuer.Name(tag)
		if by == "" {
			by = "?"
		}
		return []any{document.Name(tag), by}
	}
	for _, a := range n.accepts {
		if a != "" && a != n.document {
			instead := newReason("needed-instead", Noted, "", string(a))
			instead.shown = func(tag language.Tag) []any { return []any{a.Name(tag)} }
			x.Children = append(x.Children, instead)
		}
	}
	if comparable {
		like := newReason("needed-comparable", OnlyIf, "", issuer.String())
		like.shown = func(tag language.Tag) []any { return []any{issuer.Name(tag)} }
		x.Children = append(x.Children, like)
	}
	return x
}
