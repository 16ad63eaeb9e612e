package permits

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
)

// TestCheckShipmentPaths holds the order of the findings, and where they point.
func TestCheckShipmentPaths(t *testing.T) {
	s := &Shipment{
		Items: []ShipmentItem{
			{Name: "Python regius", Term: Live, Sources: []Source{Wild}, Quantity: Quantity{Amount: ParseDecimal("60")}},
			{Name: "Python regius", Term: Live, Sources: []Source{Wild}, Quantity: Quantity{Amount: ParseDecimal("41")}},
			{Name: "Falco cherrug", Term: Live, Sources: []Source{Wild}},
		},
		Route:   Route{From: placeOf(Country{Code: "GH"}), To: placeOf(Country{Code: "DE"}), Origin: placeOf(Country{Code: "GH"})},
		Purpose: Commercial, Departure: cites.MustDate("2026-06-08"), Arrival: cites.MustDate("2026-10-10"),
	}
	var got []string
	for _, f := range CheckShipment(s, []*Permit{nil, sound(t, 1)}) {
		if f.Severity > Info && !strings.HasPrefix(f.Path, "/documents/0") {
			got = append(got, fmt.Sprintf("%s %s", f.Code, f.Path))
		}
	}
	require.Equal(t, []string{
		"CITES-DOC-REQUIRED-BASE /items/0/quantity", // 101 of 100, told once
		"CITES-DOC-A2-EXPORT /items/2",
		"CITES-PERMIT-VALIDITY-EXPORT /documents/1/validUntil", // the arrival is the day of presentation
	}, got)
}

// The documents of another State, or for another species, do not serve.
func TestCheckShipmentIssuer(t *testing.T) {
	s := &Shipment{Items: []ShipmentItem{{Name: "Python regius", Term: Live, Sources: []Source{Wild}}}, Departure: cites.MustDate("2026-06-08"),
		Route: Route{From: placeOf(Country{Code: "TG"}), To: placeOf(Country{Code: "DE"}), Origin: placeOf(Country{Code: "TG"})}}
	missing := func(p *Permit) bool {
		for _, f := range CheckShipment(s, []*Permit{p}) {
			if f.Code == "CITES-DOC-A2-EXPORT" {
				return true
			}
		}
		return false
	}
	p := sound(t, 1)
	require.True(t, missing(p), "a permit of Ghana")
	p.Authority.Country.Code, p.Exporter.Country.Code = "TG", "TG"
	require.False(t, missing(p))
	p.Items[0].ScientificName = "Python sebae"
	require.True(t, missing(p))
	p.Items[0].ScientificName = "Python"
	require.False(t, missing(p), "named to the genus")
	p.Items[0].ScientificName = "Pythonidae"
	require.True(t, missing(p), "a family is not a species")
	p.Items[0].Parts = []Item{{ScientificName: "Python regius"}}
	require.False(t, missing(p), "a further line item")
}

// Ten times the rows take ten times the work, not a hundred times.
func TestCheckShipmentGrows(t *testing.T) {
	allocs := func(n int) float64 {
		s := &Shipment{Departure: cites.MustDate("2026-06-08"), Route: Route{From: placeOf(Country{Code: "GH"}), To: placeOf(Country{Code: "DE"}), Origin: placeOf(Country{Code: "GH"})}}
		for range n {
			s.Items = append(s.Items, ShipmentItem{Name: "Python regius", Term: Live, Sources: []Source{Wild}, Quantity: Quantity{Amount: ParseDecimal("1")}})
		}
		p := sound(t, n)
		return testing.AllocsPerRun(1, func() { CheckShipment(s, []*Permit{p}) })
	}
	require.Less(t, allocs(1000), 15*allocs(100))
}
