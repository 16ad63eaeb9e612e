package appendix

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// FuzzBeside damages the tables of what stands beside the listings and asks
// everything of them: never a panic, and every question comes to an end.
func FuzzBeside(f *testing.F) {
	f.Add(uint32(0), byte(1))
	f.Add(uint32(8), byte(255))
	f.Add(uint32(40_000), byte(128))
	on := cites.MustDate("1990-05-01")
	var taxa []species.Taxon
	for _, name := range []string{"Hippocampus kuda", "Loxodonta africana", "Aquilaria malaccensis", "Ovis ammon", "Falco peregrinus"} {
		ms, err := species.Lookup(name)
		if err != nil {
			f.Fatal(err)
		}
		t, _ := ms.Taxon()
		taxa = append(taxa, t)
	}
	partner, err := countries.ParseCode("JP")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, back uint32, flip byte) {
		b := []byte(blob)
		at := len(b) - 1 - int(back)%(len(b)/2) // these tables are the last ones
		b[at] ^= flip
		ed, err := open(string(b))
		if err != nil {
			return
		}
		for _, taxon := range taxa {
			ed.eachReservation(taxon, on, func(r Reservation) bool {
				_, _, _, _ = r.Taxon(), r.Without(), r.Notes(), r.Provision()
				_ = r.Effect(partner, on).Text(language.English)
				for range r.Only().Members() {
				}
				for range r.Except().Members() {
				}
				return true
			})
			a := SuspensionAnswer{ed, taxon, partner, on}
			_ = a.String()
		}
		for i := range uint32(ed.suspensions.Len()) {
			s := Suspension{ed, i}
			_, _ = s.Taxon()
			_, _, _ = s.Basis().String(), s.Scope().String(), s.Reference()
		}
	})
}
