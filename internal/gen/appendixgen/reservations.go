package appendixgen

import (
	"cmp"
	"slices"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/species"
)

// convention is the day from which the Convention is in force.
var convention = cites.MustDate("1975-07-01")

type reservation struct {
	row                tsv.Row
	taxon, without     species.Taxon
	appendix           uint8
	party, territory   countries.Code
	from, until, known cites.Date
	ended, trust       uint8
	only, except       int
}

func (b *builder) readReservations() error {
	t, err := b.read("reservations", "taxon", "rank", "appendix", "party", "territory", "from", "until", "ended",
		"only", "except", "without", "known", "source", "trust", "notes")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		r, err := b.reservation(row)
		if err != nil {
			return err
		}
		b.reservations = append(b.reservations, r)
	}
	// The reader searches by taxon; within one the order is by Appendix, Party and date.
	slices.SortStableFunc(b.reservations, func(x, y reservation) int {
		return cmp.Or(cmp.Compare(x.taxon.Row(), y.taxon.Row()), cmp.Compare(x.appendix, y.appendix),
			cmp.Compare(x.party.String(), y.party.String()), cmp.Compare(x.territory, y.territory), cmp.Compare(x.from, y.from))
	})
	return b.checkReservations()
}

func (b *builder) reservation(row tsv.Row) (reservation, error) {
	r := reservation{row: row}
	var err error
	if r.taxon, err = b.taxon(row, "taxon", row.Get("rank")); err != nil {
		return r, err
	}
	var ok bool
	if r.appendix, ok = appendices[row.Get("appendix")]; !ok {
		return r, row.Errorf("appendix", "%q is none of I, II, III", row.Get("appendix"))
	}
	if err := r.readParty(); err != nil {
		return r, err
	}
	if err := r.readPeriod(); err != nil {
		return r, err
	}
	if r.only, err = b.area(row, "only"); err != nil {
		return r, err
	}
	if r.except, err = b.area(row, "except"); err != nil {
		return r, err
	}
	if r.only != 0 && r.except != 0 {
		return r, row.Errorf("except", "either only or except")
	}
	if row.Get("without") != "" {
		if r.without, err = b.taxon(row, "without", ""); err != nil {
			return r, err
		}
		if r.without == r.taxon || !r.without.Within(r.taxon) {
			return r, row.Errorf("without", "%s is not below %s", row.Get("without"), row.Get("taxon"))
		}
	}
	r.trust, err = trust(row, layout.Read, layout.Inferred)
	return r, err
}

func (r *reservation) readParty() (err error) {
	row := r.row
	if r.party, err = countries.ParseCode(row.Get("party")); err != nil {
		return row.Errorf("party", "%v", err)
	}
	if r.from, err = row.Date("from"); err != nil {
		return err
	}
	if r.from < convention {
		return row.Errorf("from", "before the Convention was in force")
	}
	if !bound(r.party, r.from) {
		return row.Errorf("party", "the Convention is not in force for %s on %s", r.party, r.from)
	}
	if row.Get("territory") == "" {
		return nil
	}
	if r.territory, err = countries.ParseCode(row.Get("territory")); err != nil {
		return row.Errorf("territory", "%v", err)
	}
	if r.territory.Country().PartyOn(r.from).Code() != r.party {
		return row.Errorf("territory", "%s is not covered by %s on %s", r.territory, r.party, r.from)
	}
	return nil
}

// bound reports whether the Convention is in force for a Party, or was for the
// State whose membership it continues without a gap.
func bound(c countries.Code, on cites.Date) bool {
	if c.Country().IsParty(on) {
		return true
	}
	eve := c.Country().EntryIntoForce().AddDays(-1)
	for former := range countries.All() {
		if former.Kind() != countries.Former || !former.IsParty(on) || !former.IsParty(eve) {
			continue
		}
		for s := range former.Successors() {
			if s.Code() == c {
				return true
			}
		}
	}
	return false
}

func (r *reservation) readPeriod() (err error) {
	row := r.row
	if r.until, err = row.Date("until"); err != nil {
		return err
	}
	if r.known, err = row.Date("known"); err != nil {
		return err
	}
	if r.ended, err = number(row, "ended", layout.Endings[:]); err != nil {
		return err
	}
	switch {
	case r.until != 0 && r.until < r.from:
		return row.Errorf("until", "ended before it began; what was never in effect is left out")
	case (r.until != 0) != (r.ended != 0):
		return row.Errorf("ended", "what has an end says how it ended and nothing else does")
	case (r.until != 0) == (r.known != 0):
		return row.Errorf("known", "what has no end says until when that is known and nothing else does")
	}
	return nil
}

// checkReservations proves that a Party has at most one reservation at a time
// to the same population of a taxon in an Appendix.
func (b *builder) checkReservations() error {
	for i, x := range b.reservations {
		if x.trust == layout.Inferred && x.row.Get("notes") == "" {
			return x.row.Errorf("notes", "what is inferred says from what")
		}
		for _, y := range b.reservations[i+1:] {
			if y.taxon != x.taxon || y.appendix != x.appendix || y.party != x.party || y.territory != x.territory {
				break
			}
			apart := x.only != y.only || x.except != y.except || x.until != 0 && x.until < y.from || y.until != 0 && y.until < x.from
			if !apart {
				return x.row.Errorf("from", "overlaps line %d", y.row.Line)
			}
		}
	}
	return nil
}

func (b *builder) readReservationStates() error {
	t, err := b.read("reservations_coverage", "appendix", "known", "source", "notes")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		a, ok := appendices[row.Get("appendix")]
		if !ok {
			return row.Errorf("appendix", "%q is none of I, II, III", row.Get("appendix"))
		}
		if b.reservationStates[a], err = row.Date("known"); err != nil {
			return err
		}
	}
	for a := uint8(1); a <= 3; a++ {
		if b.reservationStates[a] == 0 {
			return t.Rows[0].Errorf("known", "an Appendix has no date")
		}
	}
	return nil
}

func (b *builder) packReservations() (reservations, states *pack.Table) {
	reservations, states = pack.NewTable(layout.ReservationWidth), pack.NewTable(layout.ReservationStateWidth)
	for _, r := range b.reservations {
		reservations.Row().U32(r.taxon.Row()).U8(r.appendix).U8(r.trust).U8(r.ended).U8(0).
			U16(uint16(r.party)).U16(uint16(r.territory)).U32(uint32(r.from)).U32(uint32(r.until)).U32(uint32(r.known)).
			U16(uint16(r.only)).U16(uint16(r.except)).U32(rowOrNone(r.without))
		b.text(reservations, r.row.Get("notes"))
		b.text(reservations, r.row.Get("source"))
	}
	for _, d := range b.reservationStates {
		states.Row().U32(uint32(d))
	}
	return reservations, states
}

// rowOrNone is 1 + the row of a taxon, 0 for none.
func rowOrNone(t species.Taxon) uint32 {
	if t.IsZero() {
		return 0
	}
	return t.Row() + 1
}

// number returns the place of a field in a list of the layout.
func number(row tsv.Row, column string, list []string) (uint8, error) {
	i := slices.Index(list, row.Get(column))
	if i < 0 {
		return 0, row.Errorf(column, "%q is none of %q", row.Get(column), list)
	}
	return uint8(i), nil
}

func trust(row tsv.Row, allowed ...uint8) (uint8, error) {
	names := [...]string{layout.Read: "read", layout.Inferred: "inferred", layout.Doubtful: "doubtful"}
	for _, t := range allowed {
		if names[t] == row.Get("trust") {
			return t, nil
		}
	}
	return 0, row.Errorf("trust", "%q is not a word for how far the line was checked", row.Get("trust"))
}
