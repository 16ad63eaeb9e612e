package appendix

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
)

// Effect is what a reservation does to trade between its Party and a partner.
// Stricter domestic measures of either (Article XIV.1) stand beside it.
type Effect struct {
	Kind        EffectKind
	Reservation Reservation
	Partner     countries.Code // zero: any Party
}

// EffectKind is the kind of an effect.
type EffectKind uint8

// Kinds of effect.
const (
	NoEffect          EffectKind = iota // it is not in effect, or the partner is its own Party
	AsNonParty                          // its Party is as a State not a Party; the partner is bound and Article X applies
	BetweenNonParties                   // the partner is no Party or has the same reservation: neither is bound
)

// String returns "none", "as-non-party" or "between-non-parties".
func (k EffectKind) String() string {
	switch k {
	case AsNonParty:
		return "as-non-party"
	case BetweenNonParties:
		return "between-non-parties"
	}
	return "none"
}

// Effect returns what the reservation does to trade in its taxon with a partner
// on a date: until it is withdrawn its Party is treated as a State not a Party
// with respect to trade in the species (Articles XV.3, XVI.2 and XXIII.3). The
// partner may be any country; codes that name none, such as XX, are any Party,
// as zero is. Neither side is bound where the partner is not a Party on the
// date, or has itself a reservation to the same listing for the same
// populations; where that is not known to cover all of it, the partner counts as
// bound.
func (r Reservation) Effect(partner countries.Code, on cites.Date) Effect {
	e := Effect{Reservation: r, Partner: partner}
	switch partner.Country().Kind() {
	case countries.Party, countries.NonParty, countries.Territory, countries.Former:
	default:
		e.Partner = 0
	}
	switch p := e.Partner.Country(); {
	case !r.InEffect(on), e.Partner != 0 && r.of(e.Partner, on):
		return e
	case e.Partner == 0:
		e.Kind = AsNonParty
	case !p.IsParty(on), r.sharedBy(e.Partner, on):
		e.Kind = BetweenNonParties
	default:
		e.Kind = AsNonParty
	}
	return e
}

// of reports whether the country trades under the reservation: it is its Party
// or one that the Party covers, or the territory to which it is limited.
func (r Reservation) of(c countries.Code, on cites.Date) bool {
	if t := r.Territory(); t != 0 {
		return c == t
	}
	return c == r.Party() || c.Country().PartyOn(on).Code() == r.Party()
}

// sharedBy reports whether another country has a reservation to the same
// listing that leaves out no more than this one.
func (r Reservation) sharedBy(c countries.Code, on cites.Date) bool {
	for at, ok := r.Taxon(), true; ok; at, ok = at.Parent() {
		n := uint32(r.ed.reservations.Len())
		for i := r.ed.firstReservation(at.Row()); i < n && r.ed.reservations.U32(i, 0) == at.Row(); i++ {
			o := Reservation{r.ed, i}
			if o.Appendix() == r.Appendix() && o.InEffect(on) && o.of(c, on) && r.within(o) {
				return true
			}
		}
	}
	return false
}

// within reports whether all that r covers is surely covered by o.
func (r Reservation) within(o Reservation) bool {
	if !o.Only().IsZero() && o.Only() != r.Only() || !o.Except().IsZero() && o.Except() != r.Except() {
		return false
	}
	without := o.Without()
	return without.IsZero() || without == r.Without() || !without.Within(r.Taxon()) && !r.Taxon().Within(without)
}

// Provision returns the Article of the Convention under which the reservation
// was entered: "Art. XXIII.2" if it is in effect since the day on which the
// Convention entered into force for the Party, "Art. XVI.2" for Appendix III
// and otherwise "Art. XV.3". It is inferred from the dates; Articles XXIII.3,
// XVI.2 and XV.3 give all of them the same effect.
func (r Reservation) Provision() string {
	switch {
	case r.ed == nil:
		return ""
	case r.From() == r.Party().Country().EntryIntoForce():
		return "Art. XXIII.2"
	case r.Appendix() == III:
		return "Art. XVI.2"
	}
	return "Art. XV.3"
}

// ActAs returns the Appendix under whose provisions the Parties recommend that
// the Party of a reservation to Appendix I issue documents: II, by Resolution
// Conf. 4.25 (Rev. CoP19), whose text we have not read. It is zero for other
// reservations. Mind that this is a recommendation and binds no Party.
func (r Reservation) ActAs() Appendix {
	if r.Appendix() == I {
		return II
	}
	return 0
}

// Text says the effect in a reader's language, in full sentences; "" for [NoEffect].
func (e Effect) Text(tag language.Tag) string {
	r := e.Reservation
	var s string
	switch e.Kind {
	case BetweenNonParties:
		s = word(layout.WordReservationBetween, tag)
	case AsNonParty:
		s = word(layout.WordReservationNonParty, tag)
		if e.Partner != 0 {
			s += " " + word(layout.WordReservationPartner, tag)
		}
	default:
		return ""
	}
	if r.ActAs() == II {
		s += " " + word(layout.WordReservationActAsII, tag)
	}
	party := r.Party()
	if r.Territory() != 0 {
		party = r.Territory()
	}
	return strings.NewReplacer("{party}", party.Name(tag), "{partner}", e.Partner.Name(tag),
		"{taxon}", r.Taxon().Name(), "{appendix}", r.Appendix().Name(tag)).Replace(s)
}
