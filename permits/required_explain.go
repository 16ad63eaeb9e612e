package permits

import (
	"slices"
	"strconv"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
)

// explainer turns decisions into [Requirements]. It decides nothing.
type explainer struct {
	s   *Shipment
	o   *options
	out Requirements
}

func newExplainer(s *Shipment, o *options) *explainer {
	x := &explainer{s: s, o: o}
	x.out.On = s.day(o)
	return x
}

// itemField is the pointer to a field of an item.
func itemField(i int, name string) string { return "/items/" + strconv.Itoa(i) + name }

// item answers for one item.
func (x *explainer) item(i int) {
	in := x.s.resolve(i, x.o)
	var d decision
	decide(&in.specimen, nil, &d)
	var on decision
	then := onArrival(x.s, &in, &d, &on)
	e := itemExplainer{explainer: x, i: i, in: &in, d: &d, then: then, item: ItemRequirements{Item: i, Name: in.printed, Taxon: in.taxon}}
	e.explain()
	x.out.Items = append(x.out.Items, e.item)
	x.needs(i, &d)
	if then != nil {
		x.laterNeeds(i, &in, &d, then)
	}
}

// result adds the borders at which nothing is needed, puts all in order and
// says what was not checked.
func (x *explainer) result() Requirements {
	r := &x.s.Route
	if r.Sea != nil {
		x.border(AtLanding, realPlace(r.Sea.Landing))
	}
	if r.Sea == nil || r.From != 0 {
		x.border(AtDeparture, realPlace(r.From))
	}
	for _, t := range r.Transit {
		x.border(AtTransit, t.Country)
	}
	if r.Sea == nil || r.To != 0 {
		x.border(AtArrival, realPlace(r.To))
	}
	undecided := slices.ContainsFunc(x.out.Items, func(it ItemRequirements) bool { return it.Verdict == Undecided })
	for i := range x.out.Borders {
		b := &x.out.Borders[i]
		b.Open = undecided && b.Border != AtTransit
		for _, t := range r.Transit {
			b.Open = b.Open || b.Border == AtTransit && t.Country == b.Country && t.CustomsControl == NotKnown
		}
	}
	rank := func(b Border) int { return slices.Index([]Border{AtLanding, AtDeparture, AtTransit, AtArrival}, b) }
	slices.SortStableFunc(x.out.Borders, func(a, b BorderRequirements) int { return rank(a.Border) - rank(b.Border) })
	x.notChecked()
	return x.out
}

func (x *explainer) notChecked() {
	add := func(code string, args ...string) {
		x.out.NotChecked = append(x.out.NotChecked, newReason(code, Noted, "", args...))
	}
	add("note-national")
	add("note-stricter")
	add("note-quotas")
	add("note-suspensions")
	route := &x.s.Route
	day := x.s.day(x.o)
	for p := EU; p <= US; p++ {
		if !x.o.profiles[p] {
			continue
		}
		concerned := false
		for _, c := range [...]countries.Code{realPlace(route.From), realPlace(route.To)} {
			switch p {
			case EU:
				concerned = concerned || c != 0 && c.Country().InEuropeanUnion(day)
			case GB:
				concerned = concerned || c == greatBritain
			case US:
				concerned = concerned || c == unitedStates
			}
		}
		switch {
		case !concerned:
			add("note-profile-elsewhere", p.String())
		case p == US:
			add("note-us")
		default:
			add("note-annexes", p.String())
		}
	}
}

// itemExplainer writes down one decision.
type itemExplainer struct {
	*explainer
	i    int
	in   *resolved
	d    *decision
	then *decision // for the day of arrival, where the Appendices change on the way
	item ItemRequirements
}

func (e *itemExplainer) field(name string) string { return itemField(e.i, name) }

func (e *itemExplainer) explain() {
	root := newReason("item", Noted, e.field(""), strconv.Itoa(e.i+1), e.in.printed)
	if e.in.printed == "" {
		root = newReason("item-unnamed", Noted, e.field(""), strconv.Itoa(e.i+1))
	}
	root.Children = append(root.Children, e.name())
	e.item.Verdict = Undecided
	switch {
	case e.in.name == nameUnknown && (e.in.candidates != "" || e.s.Items[e.i].TaxonID != 0): // an id that is none says nothing
	case e.in.name == nameUnknown:
		e.item.Verdict, e.item.MayBeFree = Free, true
		root.Children = append(root.Children, newReason("name-unknown-so", Noted, ""))
	case e.in.name != nameFound:
	case e.in.day == 0:
		e.ask("date-none", "/departure")
		root.Children = append(root.Children, newReason("date-none", NotDecided, "/departure"))
	case e.d.err != nil:
		root.Children = append(root.Children, newReason("listing-error", NotDecided, "/departure", e.d.err.Error()))
		e.ask("listing-error", "/departure", e.d.err.Error())
	default:
		root.Children = append(root.Children, e.listing())
		if r, changes := e.arriving(); changes {
			root.Children = append(root.Children, r)
			e.question(r, "/arrival")
		}
		e.cases(&root)
	}
	e.item.Reason = root
}

// arriving says whether the Appendices change while the shipment is on its way:
// the import is judged by what is in force when it arrives.
func (e *itemExplainer) arriving() (Reason, bool) {
	if e.then == nil {
		return Reason{}, false
	}
	args := []string{e.s.Arrival.String(), e.in.taxon.Name(), e.then.appendices()}
	return newReason("arrival-listing", NotDecided, "/arrival", args...), true
}

// ask adds a question once.
func (e *itemExplainer) ask(code, field string, args ...string) {
	r := newReason(code, NotDecided, field, args...)
	e.question(r, field)
}

func (e *itemExplainer) question(r Reason, field string) {
	for _, q := range e.item.Questions {
		if q.Code == r.Code && q.Field == field && slices.Equal(q.Args, r.Args) {
			return
		}
	}
	r.Children = nil
	e.item.Questions = append(e.item.Questions, Question{Field: field, Reason: r})
}

// cases explains what holds under each Appendix that is possible.
func (e *itemExplainer) cases(root *Reason) {
	refused, documents, free := 0, 0, 0
	for k := range e.d.all() {
		r := &e.d.regimes[k]
		if r.appendix != 0 {
			e.item.Appendices = e.item.Appendices.With(r.appendix)
		} else {
			e.item.MayBeFree = true
		}
		c := e.regime(r)
		root.Children = append(root.Children, c)
		switch {
		case r.appendix != 0 && r.refused():
			refused++
		case len(r.needs) > 0:
			documents++
		default:
			free++
		}
	}
	switch {
	case refused == e.d.count && refused > 0:
		e.item.Verdict = Refused
	case free == e.d.count && len(e.item.Questions) == 0:
		e.item.Verdict = Free
	case len(e.item.Questions) > 0:
		e.item.Verdict = Undecided
	case documents > 0:
		e.item.Verdict = Documented
	}
}

// regime explains one case.
func (e *itemExplainer) regime(r *regime) Reason {
	if r.appendix == 0 {
		out := newReason("no-document", Noted, "")
		if !r.certain {
			out = newReason("case-none", NotDecided, "")
		}
		out.Children = append(out.Children, newReason("note-domestic", Noted, ""))
		return out
	}
	out := newReason("under", Noted, "", r.appendix.String())
	if !r.certain {
		out = newReason("case", NotDecided, "", r.appendix.String())
	}
	add := func(rs ...Reason) { out.Children = append(out.Children, rs...) }
	add(e.flow(r)...)
	if r.flow == flowNone || r.flow == flowUnion {
		return out
	}
	if r.as != r.appendix {
		add(newReason("as-two", IsSo, e.field("/sources")))
	}
	add(e.bound(r)...)
	add(e.transit(r)...)
	add(e.exemptions(r)...)
	trade := e.trade(r)
	add(trade...)
	for _, x := range trade {
		if x.Outcome == OnlyIf {
			e.condition(x)
		}
	}
	if r.unbound {
		return out
	}
	if r.exempt == exemptPersonal {
		add(newReason("no-document-effects", IsSo, ""))
	} else if r.flow == flowSea && r.appendix == appendix.III {
		add(newReason("no-document-sea", IsSo, ""))
	}
	for _, n := range r.all() {
		add(r.needed(&n))
	}
	conditions := e.conditions(r)
	add(conditions...)
	for _, c := range conditions {
		e.condition(c)
	}
	return out
}

func outcomeName(o outcome) Outcome {
	switch o {
	case passed:
		return IsSo
	case failed:
		return IsNot
	}
	return NotDecided
}
