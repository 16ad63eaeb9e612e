package permits

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
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
	case e.in.name == nameUnknown && e.in.candidates != "":
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

// condition adds a condition once.
func (e *itemExplainer) condition(c Reason) {
	if !slices.ContainsFunc(e.item.Conditions, func(x Reason) bool { return x.Code == c.Code && slices.Equal(x.Args, c.Args) }) {
		e.item.Conditions = append(e.item.Conditions, c)
	}
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

// countryReason is a reason whose values are countries.
func countryReason(code string, outcome Outcome, field string, cs ...countries.Code) Reason {
	args := make([]string, len(cs))
	for i, c := range cs {
		args[i] = c.String()
	}
	r := newReason(code, outcome, field, args...)
	r.shown = func(tag language.Tag) []any {
		out := make([]any, len(cs))
		for i, c := range cs {
			if out[i] = c.Name(tag); c == 0 {
				out[i] = "?"
			}
		}
		return out
	}
	return r
}

// flow explains what kind of movement it is.
func (e *itemExplainer) flow(r *regime) []Reason {
	route := &e.s.Route
	switch r.flow {
	case flowNone:
		return []Reason{countryReason("flow-none", IsSo, "/route/to", route.From)}
	case flowUnion:
		return []Reason{countryReason("flow-union", IsSo, "/route/to", route.From, route.To)}
	case flowSea:
		flag, landing := e.in.sea.Flag, e.in.sea.Landing
		var treaty []Reason
		if r.appendix == appendix.II {
			treaty = append(treaty, newReason("sea-treaty", Noted, ""))
		}
		switch {
		case flag == 0 || landing == 0:
			field := "/route/sea/flag"
			if flag != 0 {
				field = "/route/sea/landing"
			}
			e.ask("flow-sea-open", field)
			return []Reason{newReason("flow-sea-open", NotDecided, field)}
		case flag == landing:
			return append(treaty, countryReason("flow-sea-own", IsSo, "/route/sea", landing))
		}
		return append(treaty, countryReason("flow-sea-other", IsSo, "/route/sea", flag, landing))
	}
	var out []Reason
	if e.in.from == 0 {
		e.ask("ask-from", "/route/from")
		out = append(out, newReason("ask-from", NotDecided, "/route/from"))
	}
	if e.in.to == 0 {
		e.ask("ask-to", "/route/to")
		out = append(out, newReason("ask-to", NotDecided, "/route/to"))
	}
	switch r.flow {
	case flowExport:
		if e.in.origin != e.in.from {
			return append(out, countryReason("flow-export-stated", IsSo, e.field("/reexport"), e.in.from))
		}
		return append(out, countryReason("flow-export", IsSo, e.field("/origin"), e.in.from))
	case flowReexport:
		return append(out, countryReason("flow-reexport", IsSo, e.field("/origin"), e.in.from))
	}
	e.ask("flow-open", e.field("/origin"))
	return append(out, newReason("flow-open", NotDecided, e.field("/origin")))
}

// bound explains who is not bound by the Convention.
func (e *itemExplainer) bound(r *regime) (out []Reason) {
	day := e.d.answer.On()
	if outside(e.in.from, day) == passed {
		out = append(out, countryReason("non-party", IsSo, "/route/from", e.in.from))
	}
	if outside(e.in.to, day) == passed && e.in.to != e.in.from {
		out = append(out, countryReason("non-party", IsSo, "/route/to", e.in.to))
	}
	if r.reserved.Kind != appendix.NoEffect {
		x := spoken("reservation", IsSo, "", func(tag language.Tag) string { return strings.TrimSuffix(r.reserved.Text(tag), ".") })
		x.Provision = "Convention " + r.reserved.Reservation.Provision()
		if !r.reserved.Reservation.KnownOn(day) {
			x.Children = append(x.Children, newReason("reservation-until", Noted, "", r.reserved.Reservation.KnownUntil().String()))
		}
		out = append(out, x)
	}
	if r.unbound {
		out = append(out, newReason("unbound", IsSo, ""))
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

// transit explains the stops on the way.
func (e *itemExplainer) transit(r *regime) (out []Reason) {
	for i, t := range e.in.transit {
		field := "/route/transit/" + strconv.Itoa(i) + "/customsControl"
		x := countryReason("transit", outcomeName(outcomeOf(t.CustomsControl)), field, t.Country)
		switch t.CustomsControl {
		case Yes:
			x.Children = append(x.Children, newReason("transit-papers", OnlyIf, ""))
		case No:
			x.Children = append(x.Children, countryReason("transit-released", Noted, field, t.Country))
		default:
			e.question(x, field)
		}
		out = append(out, x)
	}
	return out
}

// claimName is the name of a provision in the table of reasons.
func (x exemption) claimName() string {
	return [...]string{"", "claim-personal", "claim-science", "claim-preconvention", "claim-exhibition", "claim-instrument",
		"claim-animal", "claim-samples", "claim-bred"}[x]
}

// exemptions explains which special provisions hold, which do not and why.
func (e *itemExplainer) exemptions(r *regime) (out []Reason) {
	claimed := 0
	for x := exemptPersonal; x < exemptions; x++ {
		if r.claims[x] == untested {
			continue
		}
		claimed++
		claim := newReason(x.claimName(), outcomeName(r.claims[x]), "")
		for p := pointNone + 1; p < points; p++ {
			if p.of() == x && r.out[p] != untested {
				claim.Children = append(claim.Children, e.point(r, p))
			}
		}
		out = append(out, claim)
		holds := NotKnown
		switch r.claims[x] {
		case passed:
			holds = Yes
		case failed:
			holds = No
		}
		y := Exemption{Rule: x.rule(), Holds: holds, Reasons: claim.Children, Provision: claim.Provision}
		if !r.certain {
			y.Appendix = r.appendix
		}
		e.item.Exemptions = append(e.item.Exemptions, y)
	}
	if claimed == 0 {
		out = append(out, newReason("claim-none", Noted, ""))
	}
	return out
}

// point explains one test, and makes a question of one that is open.
func (e *itemExplainer) point(r *regime, p point) Reason {
	x := newReason(p.name(), outcomeName(r.out[p]), p.field(e.i, &e.in.specimen), e.args(p)...)
	if p == personalLimit {
		x.Provision = e.d.limit.Provision()
	}
	if p == tradeQuota && e.d.quota.Missing != 0 {
		return x // what would decide is asked
	}
	if claim := p.of(); r.out[p] == open && (claim == noExemption || r.claims[claim] == open) {
		e.question(x, x.Field) // of a claim that fails in any case nothing is asked
	}
	return x
}

// args are the values in the text of a point.
func (e *itemExplainer) args(p point) []string { return pointArgs(p, &e.in.specimen, e.d) }

// pointArgs are the values of a point's text and of the findings on it.
func pointArgs(p point, sp *specimen, d *decision) []string {
	switch p {
	case personalLimit:
		q, l := sp.quantity, d.limit.Quantity()
		unit := string(q.Unit.today())
		if !q.Amount.Given() {
			return []string{"?", l.Amount.String() + " " + string(l.Unit)}
		}
		return []string{q.Amount.String() + " " + unit, l.Amount.String() + " " + string(l.Unit)}
	case beforeListed:
		acquired, first := sp.acquired.String(), d.first.Possible.String()
		if acquired == "" {
			acquired = "?"
		}
		if first == "" {
			first = "?"
		}
		return []string{acquired, first}
	}
	return nil
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
