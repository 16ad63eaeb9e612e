package permits

import (
	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// bind says who is bound by the Convention for the species. What comes from the
// sea is judged twice: as it is brought ashore, and as it leaves from there.
func (d *decision) bind(sp *specimen, r *regime) {
	if r.flow != flowSea {
		r.fromOutside, r.toOutside = d.bound(sp, r, sp.from, sp.to)
		r.unbound = r.free(sp)
		return
	}
	flag, landing := sp.sea.Flag, sp.sea.Landing
	if flag == 0 {
		flag = landing
	}
	r.fromOutside, r.toOutside = d.bound(sp, r, flag, landing)
	r.ashore = r.fromOutside == passed && r.toOutside == passed
	r.unbound = r.ashore
	r.flagOutside = r.fromOutside
	if landing != 0 && sp.to != 0 && sp.to != landing {
		r.fromOutside, r.toOutside = d.bound(sp, r, landing, sp.to)
		r.unbound = r.ashore && r.free(sp)
	}
}

// free reports whether nothing is required, as between two that are not bound
// as long as no Party lies on the way.
func (r *regime) free(sp *specimen) bool {
	if r.fromOutside != passed || r.toOutside != passed {
		return false
	}
	for i := range sp.transit {
		if outside(sp.transit[i].Country, sp.day) != passed {
			return false
		}
	}
	return true
}

// bound says for each end of a way whether it is not bound for the species.
func (d *decision) bound(sp *specimen, r *regime, from, to countries.Code) (fromOutside, toOutside outcome) {
	fromOutside, toOutside = outside(from, sp.day), outside(to, sp.day)
	for x := range d.answer.Reservations() {
		if x.Appendix() != r.appendix {
			continue
		}
		for _, end := range [...]struct {
			own, other countries.Code
			out        *outcome
		}{{from, to, &fromOutside}, {to, from, &toOutside}} {
			if end.own == 0 || !under(x, end.own, sp.day) {
				continue
			}
			if end.other == end.own { // brought ashore at home
				end.other = 0
			}
			if e := x.Effect(end.other, sp.day); e.Kind != appendix.NoEffect {
				r.reserved = e
				*end.out = passed
			}
		}
	}
	return fromOutside, toOutside
}

// outside says whether a country is not a Party.
func outside(c countries.Code, day cites.Date) outcome {
	if c == 0 || !isPlace(c) {
		return open
	}
	return so(!c.Country().IsParty(day))
}

// under reports whether a reservation is one under which the country trades.
func under(x appendix.Reservation, c countries.Code, day cites.Date) bool {
	if t := x.Territory(); t != 0 {
		return c == t
	}
	return c == x.Party() || c.Country().PartyOn(day).Code() == x.Party()
}

// trade judges what no document can make good.
func (d *decision) trade(sp *specimen, r *regime) {
	commercial := sp.purpose == Commercial
	if r.unbound {
		return
	}
	neither := r.fromOutside == passed && r.toOutside == passed // and a Party on the way, which asks for comparable documents
	if r.appendix == appendix.I && !neither && r.claims[exemptPreConvention] != passed {
		wild := sp.sources.has(Wild) || sp.sources.has(BornInCaptivity) || sp.sources.has(MarineEnvironment)
		r.out[tradeWild] = so(!(wild && commercial))
		r.out[tradeRanched] = so(!(sp.sources.has(Ranched) && commercial))
		r.out[tradeBred] = so(!((sp.sources.has(CaptiveBred) || sp.sources.has(ArtificiallyPropagated) && !sp.hybridPlant()) && commercial))
		// Article III.3(c) asks for no source: what is not said to be bred or
		// propagated is not imported for primarily commercial purposes.
		said := wild || sp.sources.has(Ranched) || sp.sources.has(CaptiveBred) || sp.sources.has(ArtificiallyPropagated) ||
			sp.sources.has(RegisteredCommercial)
		if !said && commercial && r.exempt == noExemption {
			r.out[tradeSource] = open
		}
		if (wild || !said && r.exempt == noExemption) && sp.purpose == "" {
			r.out[tradeWild] = open
		}
		if sp.sources.has(Wild) && r.fromOutside == passed && r.reserved.Kind == appendix.NoEffect {
			r.out[tradeNonParty] = failed
		}
		if sp.sources.has(RegisteredCommercial) && sp.taxon.Kingdom() == species.Animalia {
			r.out[tradeRegistered] = so(sp.operation)
		}
		if sp.late != nil && !sp.sources.has(RegisteredCommercial) && !sp.sources.has(CaptiveBred) && !sp.sources.has(ArtificiallyPropagated) {
			r.out[tradeLate] = failed
		}
	}
	// A quota is one of permits under Article IV, which the exemptions of Article
	// VII set aside, save that for what was bred or propagated.
	if l := sp.late; l != nil && r.exempt != exemptPersonal {
		if r.out[tradeFault] = outcomeOf(l.NotAtFault); l.PersonalEffects == Yes {
			r.out[tradeFault] = passed // an error in good faith is enough
		} else if l.NotAtFault == No && l.PersonalEffects == NotKnown {
			r.out[tradeFault] = open
		}
	}
	if (r.exempt == noExemption || r.exempt == exemptBred) && (r.flow == flowExport || r.flow == flowUnknown || r.flow == flowSea) {
		switch d.quota.Kind {
		case appendix.QuotaZero:
			r.out[tradeQuota] = failed
		case appendix.QuotaDepends:
			r.out[tradeQuota] = open
		}
	}
	if sp.legal != NotKnown {
		r.out[tradeLegal] = outcomeOf(sp.legal)
	}
	if r.flow == flowReexport && r.exempt == noExemption {
		r.out[tradeOrigin] = open
		if sp.previous > 0 {
			r.out[tradeOrigin] = passed
		}
	}
}

// refused reports whether the trade cannot be permitted as it is described.
func (r *regime) refused() bool {
	return r.out[tradeWild] == failed && r.exempt == noExemption || r.out[tradeQuota] == failed || r.out[tradeLegal] == failed ||
		r.out[tradeLate] == failed && r.exempt == noExemption || r.out[tradeFault] == failed
}
