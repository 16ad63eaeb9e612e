package permits

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
)

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
