package appendix_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// reserved returns the reservations to the taxon on the date, each in one line.
func reserved(t testing.TB, name, on string) []string {
	t.Helper()
	var lines []string
	for r := range appendix.Reservations(lookup(t, name), cites.MustDate(on)) {
		lines = append(lines, line(r))
	}
	return lines
}

func line(r appendix.Reservation) string {
	s := r.Party().String()
	if r.Territory() != 0 {
		s += "(" + r.Territory().String() + ")"
	}
	return fmt.Sprintf("%s %s %s %s..%s", s, r.Appendix(), r.Taxon().Name(), r.From(), r.Until())
}

func TestReservations(t *testing.T) {
	const today = "2026-11-23"
	tests := []struct {
		why, name, on string
		want          []string
	}{
		{"a whale, still current", "Balaenoptera edeni", today, []string{"JP I Balaenoptera edeni 1983-07-29.."}},
		{"the day before it began", "Balaenoptera edeni", "1983-07-28", nil},
		{"a species split off", "Balaenoptera omurai", today, []string{"JP I Balaenoptera omurai 1983-07-29.."}},
		{"whalers of the north", "Balaenoptera acutorostrata", today, []string{
			"IS I Balaenoptera acutorostrata 2000-04-02..", "JP I Balaenoptera acutorostrata 1986-01-01..",
			"NO I Balaenoptera acutorostrata 1986-01-01..", "PW I Balaenoptera acutorostrata 2004-07-15..",
			"IS II Balaenoptera acutorostrata 2000-04-02.."}},
		{"entered by the USSR", "Balaenoptera edeni", "1990-01-01", []string{
			"BR I Balaenoptera edeni 1983-07-29..1991-05-06", "JP I Balaenoptera edeni 1983-07-29..",
			"PE I Balaenoptera edeni 1983-07-29..2001-10-23", "RU I Balaenoptera edeni 1983-07-29..1995-04-25"}},
		{"entered to stocks, then to all", "Balaenoptera physalus", "1981-06-05", []string{
			"AU I Balaenoptera physalus 1977-02-04..1981-08-26", "CA I Balaenoptera physalus 1977-02-04..1982-10-28",
			"JP I Balaenoptera physalus 1980-11-04..1981-06-05", "RU I Balaenoptera physalus 1977-02-04..1995-04-25"}},

		{"after CoP18: the first day", "Crocodylus acutus", "2019-11-26", []string{"CA I Crocodylus acutus 2019-11-26..2020-12-01"}},
		{"after CoP18: the last day", "Crocodylus acutus", "2020-12-01", []string{"CA I Crocodylus acutus 2019-11-26..2020-12-01"}},
		{"after CoP18: withdrawn", "Crocodylus acutus", "2020-12-02", nil},
		{"after CoP18: after a year and three", "Geochelone elegans", "2021-01-01", []string{"TH I Geochelone elegans 2019-11-26..2022-11-24"}},
		{"after CoP19, delayed: not yet", "Pycnonotus zeylanicus", "2023-11-24", nil},
		{"after CoP19, delayed", "Pycnonotus zeylanicus", "2023-11-25", []string{"CA I Pycnonotus zeylanicus 2023-11-25.."}},

		{"Switzerland until 2014", "Caracal caracal", "2014-06-11", []string{"CH I Caracal caracal 1979-06-28..2014-06-11"}},
		{"Switzerland since", "Caracal caracal", "2014-06-12", nil},
		{"elephants, for Hong Kong", "Loxodonta africana", "1990-05-01", []string{
			"BW I Loxodonta africana 1990-01-18..1997-09-17", "CN I Loxodonta africana 1990-01-18..1991-01-10",
			"GB(HK) I Loxodonta africana 1990-01-18..1990-07-17", "MW I Loxodonta africana 1990-01-18..2021-01-25",
			"ZA I Loxodonta africana 1990-01-18..2000-09-05", "ZM I Loxodonta africana 1990-01-18..1997-03-19",
			"ZW I Loxodonta africana 1990-01-18..1997-09-16"}},
		{"elephants, the last one", "Loxodonta africana", "2021-01-25", []string{"MW I Loxodonta africana 1990-01-18..2021-01-25"}},
		{"elephants, none left", "Loxodonta africana", "2021-01-26", nil},
		{"a species split off since", "Loxodonta cyclotis", "2010-01-01", []string{"MW I Loxodonta cyclotis 1990-01-18..2021-01-25"}},
		{"hawksbills: what one source keeps for subspecies has ended", "Eretmochelys imbricata", "2000-01-01", []string{
			"CU I Eretmochelys imbricata 1990-07-19..", "VC I Eretmochelys imbricata 1989-02-28.."}},
		{"Palau", "Dugong dugon", today, []string{"PW I Dugong dugon 2004-07-15.."}},
		{"Palau, entered under another name", "Pteropus ualanus", today, []string{"PW I Pteropus ualanus 2004-07-15.."}},
		{"no longer current in one source, current in the later one", "Crocodylus porosus", today, []string{"PW I Crocodylus porosus 2004-07-15.."}},
		{"a population", "Fitzroya cupressoides", "1990-01-01", []string{"CL I Fitzroya cupressoides 1987-10-22..2004-11-30"}},

		{"the nearest first, then those to the genus", "Hippocampus kuda", "2013-01-01", []string{
			"PW II Hippocampus kuda 2004-07-15..",
			"ID II Hippocampus 2004-05-15..", "JP II Hippocampus 2004-05-15..",
			"KR II Hippocampus 2004-05-15..", "NO II Hippocampus 2004-05-15.."}},
		{"without a species", "Aquilaria malaccensis", "2013-01-01", nil},
		{"the others of its genus", "Aquilaria sinensis", "2013-01-01", []string{
			"AE II Aquilaria 2005-01-12..", "KW II Aquilaria 2005-01-12..", "QA II Aquilaria 2005-01-12..", "SY II Aquilaria 2005-01-12.."}},
		{"a reservation ends with its listing", "Rhincodon typus", today, nil},
		{"the day before", "Carcharhinus longimanus", "2026-03-04", []string{
			"CA II Carcharhinus longimanus 2014-09-14..2026-03-04", "GY II Carcharhinus longimanus 2014-09-14..2026-03-04",
			"JP II Carcharhinus longimanus 2014-09-14..2026-03-04"}},
		{"under the name of today", "Mobula birostris", "2015-01-01", []string{
			"CA II Mobula birostris 2014-09-14..2026-03-04", "GY II Mobula birostris 2014-09-14..2026-03-04"}},
		{"withdrawn on the day on which it would have begun", "Probosciger aterrimus", "1981-06-06", []string{
			"CH II Psittaciformes 1981-06-06..1987-03-19", "LI II Psittaciformes 1981-06-06..1987-03-19"}},
		{"before the Convention", "Balaenoptera edeni", "1975-06-30", nil},
		{"none", "Panthera tigris", today, nil},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, reserved(t, tt.name, tt.on)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReservationsOfAFormerName(t *testing.T) {
	var want []appendix.Reservation
	on := cites.MustDate("2013-01-01")
	for r := range appendix.Reservations(lookup(t, "Falco peregrinus"), on) {
		want = append(want, r)
	}
	require.Len(t, want, 3, "Palau and Saudi Arabia to Appendix I, Austria to the order")
	for former := range species.All() {
		if former.Name() != "Falco pelegrinoides" {
			continue
		}
		require.True(t, former.IsFormer())
		var got []appendix.Reservation
		for r := range appendix.Reservations(former, on) {
			got = append(got, r)
		}
		require.Equal(t, want, got)
	}
}

func TestReservationCounts(t *testing.T) {
	got := make(map[string]int)
	for r := range appendix.AllReservations() {
		got["all"]++
		got[r.Appendix().String()]++
		switch known := r.KnownUntil(); known {
		case 0:
			got["ended "+r.Ended().String()]++
		case appendix.ReservationsKnownUntil(appendix.I), appendix.ReservationsKnownUntil(appendix.II):
			got["open, known until "+known.String()]++
		default:
			got["open, known for the first day only"]++
		}
		if r.Inferred() {
			got["inferred"]++
		}
		if r.Territory() != 0 {
			got["for "+r.Territory().String()]++
		}
	}
	want := map[string]int{
		"all": 1349, "I": 352, "II": 413, "III": 584, "for HK": 94, "inferred": 49,
		"ended withdrawn": 810, "ended listing": 91, "ended replaced": 1,
		"open, known for the first day only": 16, "open, known until 2013-06-12": 358, "open, known until 2023-07-07": 73,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Every fact of the table holds together, and with the Appendices of the edition.
func TestEveryReservation(t *testing.T) {
	law := appendix.Edition().Law
	for r := range appendix.AllReservations() {
		about := line(r)
		require.False(t, r.IsZero() || r.Taxon().IsZero() || r.Party() == 0 || r.Sources() == "", about)
		require.NotZero(t, r.Appendix(), about)
		require.True(t, r.InEffect(r.From()), about)
		require.False(t, r.InEffect(r.From().AddDays(-1)), about)
		require.Equal(t, r.Until() == 0, r.KnownUntil() != 0, about)
		require.Equal(t, r.Until() == 0, r.Ended() == 0, about)
		require.True(t, r.Ended().String() != "" || r.Until() == 0, about)
		if r.Until() != 0 {
			require.True(t, r.InEffect(r.Until()) && !r.InEffect(r.Until().AddDays(1)), about)
		}
		require.True(t, r.KnownOn(r.KnownUntil()), about)
		require.NotEqual(t, appendix.NoEffect, r.Effect(0, r.From()).Kind, about)
		found := false
		for x := range appendix.Reservations(r.Taxon(), r.From()) {
			found = found || x == r
		}
		require.True(t, found, about)
		if !r.InEffect(law) {
			continue
		}
		a, err := appendix.Of(r.Taxon(), law)
		require.NoError(t, err)
		require.True(t, a.Appendices().Has(r.Appendix()), "%s is in effect to a listing that is not: %s", about, a.Appendices())
	}
}

func TestAnswerReservations(t *testing.T) {
	tests := []struct {
		name, from string
		want       []string
	}{
		{"Balaenoptera edeni", "", []string{"JP I Balaenoptera edeni 1983-07-29.."}},
		{"Canis lupus", "", []string{"MK I Canis lupus 2000-10-02..", "MK II Canis lupus 2000-10-02.."}},
		{"Canis lupus", "IN", []string{"MK I Canis lupus 2000-10-02.."}},
		{"Canis lupus", "MK", []string{"MK II Canis lupus 2000-10-02.."}},
		{"Chelonia mydas", "AU", []string{"CU I Chelonia mydas 1990-07-19..", "PW I Chelonia mydas 2004-07-15.."}},
		{"Panthera tigris", "", nil},
	}
	for _, tt := range tests {
		_, a := of(t, tt.name, "2026-11-23", tt.from)
		var got []string
		for r := range a.Reservations() {
			got = append(got, line(r))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s from %q: %s", tt.name, tt.from, diff)
		}
	}
}

func TestReservationsKnownUntil(t *testing.T) {
	require.Equal(t, "2023-07-07", appendix.ReservationsKnownUntil(appendix.I).String())
	require.Equal(t, "2013-06-12", appendix.ReservationsKnownUntil(appendix.II).String())
	require.Equal(t, "2013-06-12", appendix.ReservationsKnownUntil(appendix.III).String())
	require.Zero(t, appendix.ReservationsKnownUntil(0))
	require.Zero(t, appendix.ReservationsKnownUntil(9))
}

// find returns the reservation of a Party to a taxon on a date.
func find(t testing.TB, name, party, on string) appendix.Reservation {
	t.Helper()
	for r := range appendix.Reservations(lookup(t, name), cites.MustDate(on)) {
		if r.Party() == code(t, party) {
			return r
		}
	}
	t.Fatalf("%s has no reservation to %s on %s", party, name, on)
	return appendix.Reservation{}
}

func TestEffect(t *testing.T) {
	tests := []struct {
		why, name, party, partner, on string
		want                          appendix.EffectKind
	}{
		{"any partner", "Balaenoptera edeni", "JP", "", "2020-01-01", appendix.AsNonParty},
		{"unknown partner", "Balaenoptera edeni", "JP", "XX", "2020-01-01", appendix.AsNonParty},
		{"a Party that is bound", "Balaenoptera edeni", "JP", "DE", "2020-01-01", appendix.AsNonParty},
		{"two Parties that have reserved", "Physeter macrocephalus", "JP", "NO", "2020-01-01", appendix.BetweenNonParties},
		{"reserved by the other for other stocks only", "Balaenoptera physalus", "JP", "NO", "2020-01-01", appendix.BetweenNonParties},
		{"reserved by the other until it withdrew", "Balaenoptera edeni", "JP", "PE", "2001-10-23", appendix.BetweenNonParties},
		{"withdrawn by the other", "Balaenoptera edeni", "JP", "PE", "2001-10-24", appendix.AsNonParty},
		{"a State that is no Party", "Balaenoptera edeni", "JP", "TM", "2020-01-01", appendix.BetweenNonParties},
		{"a State that became a Party", "Balaenoptera edeni", "JP", "AD", "2023-01-01", appendix.AsNonParty},
		{"itself", "Balaenoptera edeni", "JP", "JP", "2020-01-01", appendix.NoEffect},
		{"its own territory", "Balaenoptera acutorostrata", "NO", "SJ", "2020-01-01", appendix.NoEffect},
		{"not yet", "Balaenoptera edeni", "JP", "DE", "1983-07-28", appendix.NoEffect},
		{"for a territory only: that", "Loxodonta africana", "GB", "HK", "1990-05-01", appendix.NoEffect},
		{"for a territory only: the rest is a partner", "Loxodonta africana", "GB", "GB", "1990-05-01", appendix.AsNonParty},
		{"reserved by the other for a territory only", "Loxodonta africana", "CN", "GB", "1990-05-01", appendix.AsNonParty},
		{"reserved by the other for that territory", "Loxodonta africana", "CN", "HK", "1990-05-01", appendix.BetweenNonParties},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			on := tt.on
			if tt.want == appendix.NoEffect && tt.why == "not yet" {
				on = "1990-01-01"
			}
			var partner countries.Code
			if tt.partner != "" {
				partner = code(t, tt.partner)
			}
			e := find(t, tt.name, tt.party, on).Effect(partner, cites.MustDate(tt.on))
			require.Equal(t, tt.want, e.Kind, "%s", e.Kind)
			for _, tag := range []language.Tag{language.English, language.French, language.Spanish, language.Russian, language.Kazakh} {
				text := e.Text(tag)
				require.Equal(t, tt.want == appendix.NoEffect, text == "")
				require.NotContains(t, text, "{")
			}
		})
	}
}

func TestProvision(t *testing.T) {
	tests := []struct{ name, party, on, provision, actAs string }{
		{"Balaenoptera edeni", "JP", "2020-01-01", "Art. XV.3", "II"},
		{"Balaenoptera borealis", "CA", "1980-01-01", "Art. XV.3", "II"},
		{"Balaenoptera musculus", "CA", "1976-01-01", "Art. XXIII.2", "II"},
		{"Hippocampus", "NO", "2010-01-01", "Art. XV.3", ""},
		{"Mustela kathiah", "DK", "2010-01-01", "Art. XVI.2", ""},
	}
	for _, tt := range tests {
		r := find(t, tt.name, tt.party, tt.on)
		require.Equal(t, tt.provision, r.Provision(), tt.name)
		require.Equal(t, tt.actAs, r.ActAs().String(), tt.name)
	}
}

func TestZeroReservation(t *testing.T) {
	var r appendix.Reservation
	require.True(t, r.IsZero() && r.Taxon().IsZero() && r.Without().IsZero() && r.Only().IsZero() && r.Except().IsZero())
	require.Zero(t, uint64(r.Appendix())+uint64(r.Party())+uint64(r.Territory())+uint64(r.Ended())+uint64(r.ActAs()))
	require.Zero(t, r.From()+r.Until()+r.KnownUntil())
	require.False(t, r.InEffect(1) || r.KnownOn(1) || r.Inferred())
	require.Empty(t, r.Notes()+r.Sources()+r.Provision())
	require.Empty(t, r.Effect(code(t, "DE"), 1).Text(language.English))
	require.Empty(t, appendix.Ending(99).String())
	require.Empty(t, appendix.Effect{Kind: 99}.Text(language.English))
	for range appendix.Reservations(species.Taxon{}, cites.MustDate("2020-01-01")) {
		t.Error("reservation to nothing")
	}
	for range (appendix.Answer{}).Reservations() {
		t.Error("reservation to no answer")
	}
}

func TestReservationsAllocateNothing(t *testing.T) {
	seahorse, on, partner := lookup(t, "Hippocampus kuda"), cites.MustDate("2026-11-23"), code(t, "KR")
	n := 0
	require.Zero(t, testing.AllocsPerRun(100, func() {
		for r := range appendix.Reservations(seahorse, on) {
			if r.Effect(partner, on).Kind == appendix.BetweenNonParties && r.Notes() == "" {
				n++
			}
		}
	}))
	require.NotZero(t, n)
	_, a := of(t, "Hippocampus kuda", "2026-11-23", "JP")
	require.Zero(t, testing.AllocsPerRun(100, func() {
		for range a.Reservations() {
			n++
		}
	}))
}

func BenchmarkReservations(b *testing.B) {
	seahorse, on := lookup(b, "Hippocampus kuda"), cites.MustDate("2026-11-23")
	b.ReportAllocs()
	for b.Loop() {
		for range appendix.Reservations(seahorse, on) {
		}
	}
}
