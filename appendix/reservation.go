package appendix

import (
	"iter"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/species"
)

// Reservation is a Party's declaration that it is not bound by a listing
// (Articles XV.3, XVI.2 and XXIII). It does not change the listing. The zero
// Reservation is none.
type Reservation struct {
	ed  *edition
	row uint32
}

// Reservations returns the reservations in effect on a date to a listing of the
// taxon or of one above it, the nearest first, then by Appendix and Party. A
// reservation to a higher taxon concerns the taxon as far as that listing
// carries it: compare [Reservation.Appendix] with the listing that applies, as
// [Answer.Reservations] does. The date may be any since 1975-07-01, also one of
// which the Appendices are not in the edition.
//
// Reservations whose end the sources do not have are reported for ever:
// [Reservation.KnownOn] says whether a source still has it on the date. No
// answer is complete beyond [ReservationsKnownUntil].
func Reservations(t species.Taxon, on cites.Date) iter.Seq[Reservation] {
	return func(yield func(Reservation) bool) { reservations(t, on, yield) }
}

func reservations(t species.Taxon, on cites.Date, yield func(Reservation) bool) {
	ed, err := current()
	if err != nil || t.IsZero() {
		return
	}
	if t.IsFormer() {
		t = today(t)
	}
	ed.eachReservation(ed.own(t), on, yield)
}

func (ed *edition) eachReservation(t species.Taxon, on cites.Date, yield func(Reservation) bool) {
	for at, ok := t, true; ok; at, ok = at.Parent() {
		for i := ed.firstReservation(at.Row()); i < uint32(ed.reservations.Len()) && ed.reservations.U32(i, 0) == at.Row(); i++ {
			r := Reservation{ed, i}
			if r.InEffect(on) && !r.leavesOut(t) && !yield(r) {
				return
			}
		}
	}
}

// firstReservation returns the first row that is not of an earlier taxon.
func (ed *edition) firstReservation(taxon uint32) uint32 {
	lo, hi := uint32(0), uint32(ed.reservations.Len())
	for lo < hi {
		mid := lo + (hi-lo)/2
		if ed.reservations.U32(mid, 0) < taxon {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// AllReservations returns every reservation of the edition, also those that
// ended, in the order of their taxa.
func AllReservations() iter.Seq[Reservation] {
	return func(yield func(Reservation) bool) {
		ed, err := current()
		if err != nil {
			return
		}
		for i := range uint32(ed.reservations.Len()) {
			if !yield(Reservation{ed, i}) {
				return
			}
		}
	}
}

// ReservationsKnownUntil returns the date of the state of the sources on
// reservations to an Appendix. What was entered or withdrawn later is in the
// edition only by chance.
func ReservationsKnownUntil(a Appendix) cites.Date {
	ed, err := current()
	if err != nil || a < I || a > III {
		return 0
	}
	return cites.Date(ed.reservationStates.U32(uint32(a), 0))
}

// Reservations returns the reservations in effect on the date of the answer to
// listings that apply or may apply: of one of its Appendices and, where the
// country of origin is known, of its population.
func (a Answer) Reservations() iter.Seq[Reservation] {
	return func(yield func(Reservation) bool) {
		if a.ed == nil {
			return
		}
		ed := a.ed
		if e, err := current(); ed.reservations.Len() == 0 && err == nil {
			ed = e // an export has none; those of the module are reported beside it
		}
		ed.eachReservation(ed.own(a.taxon), a.on, func(r Reservation) bool {
			return !a.concerns(r) || yield(r)
		})
	}
}

func (a Answer) concerns(r Reservation) bool {
	if !a.appendices.Has(r.Appendix()) {
		return false
	}
	if a.from == 0 {
		return true
	}
	if o := r.Only(); !o.IsZero() {
		return o.Extent(a.from) != Outside
	}
	e := r.Except()
	return e.IsZero() || e.Extent(a.from) != All
}

// IsZero reports whether it is no reservation.
func (r Reservation) IsZero() bool { return r.ed == nil }

// Taxon returns the taxon whose listing it was entered to, under its name of
// today; Notes has the name under which it was entered where that was another.
func (r Reservation) Taxon() species.Taxon {
	if r.ed == nil {
		return species.Taxon{}
	}
	return r.ed.names.ByRow(r.ed.reservations.U32(r.row, 0))
}

// Appendix returns the Appendix of the listing.
func (r Reservation) Appendix() Appendix {
	if r.ed == nil {
		return 0
	}
	return Appendix(r.ed.reservations.U8(r.row, 4))
}

// Party returns the Party that is not bound. It is Russia also for what the
// USSR entered, whose membership it continues.
func (r Reservation) Party() countries.Code {
	if r.ed == nil {
		return 0
	}
	return countries.Code(r.ed.reservations.U16(r.row, 8))
}

// Territory returns the territory to which the reservation is limited, as Hong
// Kong for some of the United Kingdom, and zero where it is for the whole Party.
func (r Reservation) Territory() countries.Code {
	if r.ed == nil {
		return 0
	}
	return countries.Code(r.ed.reservations.U16(r.row, 10))
}

// From returns the first date on which it is in effect.
func (r Reservation) From() cites.Date { return r.date(12) }

// Until returns the last date on which it is in effect, the day before it was
// withdrawn or its listing ended; zero where the sources have no end.
func (r Reservation) Until() cites.Date { return r.date(16) }

// KnownUntil returns the last date on which it is known whether it is in effect:
// zero, which is always, where it has ended, otherwise the date of the newest
// source that has it.
func (r Reservation) KnownUntil() cites.Date { return r.date(20) }

func (r Reservation) date(col int) cites.Date {
	if r.ed == nil {
		return 0
	}
	return cites.Date(r.ed.reservations.U32(r.row, col))
}

// InEffect reports whether it is in effect on a date, as far as is known.
func (r Reservation) InEffect(on cites.Date) bool {
	return r.ed != nil && r.From() <= on && (r.Until() == 0 || on <= r.Until())
}

// KnownOn reports whether the sources know the state of the reservation on a
// date. Where they do not it may have been withdrawn.
func (r Reservation) KnownOn(on cites.Date) bool {
	return r.ed != nil && (r.KnownUntil() == 0 || on <= r.KnownUntil())
}

// Ended says how the reservation ended.
func (r Reservation) Ended() Ending {
	if r.ed == nil {
		return 0
	}
	return Ending(r.ed.reservations.U8(r.row, 6))
}

// Only returns the populations to which it is limited, Except those that it
// leaves out. At most one of them is not zero.
func (r Reservation) Only() Area { return r.area(24) }

// Except returns the populations that it leaves out.
func (r Reservation) Except() Area { return r.area(26) }

func (r Reservation) area(col int) Area {
	if r.ed == nil {
		return Area{}
	}
	return Area{r.ed, r.ed.reservations.U16(r.row, col)}
}

// Without returns the taxon below Taxon that it leaves out, zero for none.
func (r Reservation) Without() species.Taxon {
	if r.ed == nil {
		return species.Taxon{}
	}
	row := r.ed.reservations.U32(r.row, 28)
	if row == 0 {
		return species.Taxon{}
	}
	return r.ed.names.ByRow(row - 1)
}

func (r Reservation) leavesOut(t species.Taxon) bool {
	without := r.Without()
	return !without.IsZero() && t.Within(without)
}

// Inferred reports whether one of its facts does not stand in a source as it is;
// Notes says which and why.
func (r Reservation) Inferred() bool {
	return r.ed != nil && r.ed.reservations.U8(r.row, 5) == layout.Inferred
}

// Notes returns what is doubtful or limits it further, in English, or "".
func (r Reservation) Notes() string {
	if r.ed == nil {
		return ""
	}
	return r.ed.field(r.ed.reservations, r.row, 32)
}

// Sources returns the keys of the sources, separated by a comma;
// internal/data/SOURCES.md describes each.
func (r Reservation) Sources() string {
	if r.ed == nil {
		return ""
	}
	return r.ed.field(r.ed.reservations, r.row, 38)
}

// Ending says how a reservation ended. The zero Ending means that no end is
// known.
type Ending uint8

// Endings.
const (
	Withdrawn    Ending = iota + 1 // the Party withdrew it
	ListingEnded                   // the listing ended or was replaced
	Replaced                       // the Party entered another one in its place
)

// String returns "withdrawn", "listing", "replaced" or "".
func (e Ending) String() string {
	if int(e) >= len(layout.Endings) {
		return ""
	}
	return layout.Endings[e]
}
