package main

import (
	"iter"
	"slices"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
)

// reservation is a reservation of a Party to a listing. Until is the last date
// on which it is in effect. With KnownUntil it has no known end and that is the
// date of the newest source that has it.
type reservation struct {
	Party      string     `json:"party"`
	Territory  string     `json:"territory,omitempty"` // the territory to which it is limited
	Taxon      string     `json:"taxon"`
	Appendix   string     `json:"appendix"`
	From       cites.Date `json:"from"`
	Until      cites.Date `json:"until,omitzero"`
	KnownUntil cites.Date `json:"knownUntil,omitzero"`
	Only       *area      `json:"only,omitempty"`
	Except     *area      `json:"except,omitempty"`
	Without    string     `json:"without,omitempty"` // a lower taxon that it leaves out
	Inferred   bool       `json:"inferred,omitempty"`
	Notes      string     `json:"notes,omitempty"`
	Source     string     `json:"source"`
}

// reserve adds reservations, none twice: a name may mean several taxa of one
// family.
func (a *answer) reserve(found iter.Seq[appendix.Reservation]) {
	for r := range found {
		if slices.Contains(a.reserved, r) {
			continue
		}
		a.reserved = append(a.reserved, r)
		a.Reservations = append(a.Reservations, reservation{
			Party: r.Party().String(), Territory: r.Territory().String(), Taxon: r.Taxon().Name(), Appendix: r.Appendix().String(),
			From: r.From(), Until: r.Until(), KnownUntil: r.KnownUntil(), Only: areaOf(r.Only()), Except: areaOf(r.Except()),
			Without: r.Without().Name(), Inferred: r.Inferred(), Notes: r.Notes(), Source: r.Sources(),
		})
	}
}

// beyond calls f with each Appendix of the answer, or with every one where it
// has none, of which reservations are asked about beyond the state of the
// sources.
func (a *answer) beyond(f func(x appendix.Appendix, known cites.Date)) {
	for x := appendix.I; x <= appendix.III; x++ {
		known := appendix.ReservationsKnownUntil(x)
		if a.On > known && (len(a.Appendices) == 0 || slices.Contains(a.Appendices, x.String())) {
			f(x, known)
		}
	}
}

// notChecked says what lies beyond the state of the sources.
func (a *answer) notChecked() []string {
	list := []string{}
	a.beyond(func(x appendix.Appendix, known cites.Date) {
		list = append(list, "reservations to Appendix "+x.String()+" after "+known.String())
	})
	return list
}
