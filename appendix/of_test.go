package appendix_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// result is the part of an answer that the tables below state.
type result struct {
	Appendices string
	Unlisted   bool // only where something is listed
	Questions  []string
	Carrier    []string // taxa of the listings
	Announced  int
}

func lookup(t testing.TB, name string) species.Taxon {
	t.Helper()
	ms, err := species.Lookup(name)
	require.NoError(t, err)
	taxon, ok := ms.Taxon()
	require.True(t, ok, "%s means %d taxa", name, ms.Len())
	return taxon
}

func code(t testing.TB, s string) countries.Code {
	t.Helper()
	c, err := countries.ParseCode(s)
	require.NoError(t, err)
	return c
}

func of(t testing.TB, name, on, from string) (result, appendix.Answer) {
	t.Helper()
	var opts []appendix.Option
	if from != "" {
		opts = append(opts, appendix.From(code(t, from)))
	}
	a, err := appendix.Of(lookup(t, name), cites.MustDate(on), opts...)
	require.NoError(t, err)
	r := result{Appendices: a.Appendices().String(), Unlisted: a.Listed() && a.MayBeUnlisted()}
	for q := range a.Undecided() {
		r.Questions = append(r.Questions, q.Kind.String())
	}
	for l := range a.Listings() {
		r.Carrier = append(r.Carrier, l.Appendix().String()+" "+l.Taxon().Name())
	}
	for range a.Announced() {
		r.Announced++
	}
	return r, a
}

func TestOf(t *testing.T) {
	const on = "2026-11-23"
	population, place, taxon := []string{"population"}, []string{"place"}, []string{"taxon"}
	tests := []struct {
		why, name, on, from string
		want                result
	}{
		{"listed itself", "Panthera tigris", on, "", result{Appendices: "I", Carrier: []string{"I Panthera tigris"}}},
		{"through its family", "Leptailurus serval", on, "", result{Appendices: "II", Carrier: []string{"II Felidae"}}},
		{"through its order", "Falco cherrug", on, "KZ", result{Appendices: "II", Carrier: []string{"II Falconiformes"}}},
		{"an accepted species in a family in I", "Manis javanica", on, "", result{Appendices: "I", Carrier: []string{"I Manis javanica"}}},
		{"in III for its Party", "Goniurosaurus kuroiwae", on, "", result{Appendices: "III", Carrier: []string{"III Goniurosaurus kuroiwae"}}},
		{"two Parties in III", "Antilope cervicapra", on, "", result{Appendices: "III", Carrier: []string{"III Antilope cervicapra", "III Antilope cervicapra"}}},

		{"I there, II elsewhere: not known", "Panthera leo", on, "", result{Appendices: "I/II", Questions: population, Carrier: []string{"I Panthera leo", "II Felidae"}}},
		{"I there, II elsewhere: there", "Panthera leo", on, "IN", result{Appendices: "I", Carrier: []string{"I Panthera leo"}}},
		{"I there, II elsewhere: elsewhere", "Panthera leo", on, "ZA", result{Appendices: "II", Carrier: []string{"II Felidae"}}},
		{"unknown origin is no origin", "Panthera leo", on, "XX", result{Appendices: "I/II", Questions: population, Carrier: []string{"I Panthera leo", "II Felidae"}}},
		{"two rows of one taxon", "Loxodonta africana", on, "", result{Appendices: "I/II", Questions: population, Carrier: []string{"I Loxodonta africana", "II Loxodonta africana"}}},
		{"two rows of one taxon, in the one", "Loxodonta africana", on, "BW", result{Appendices: "II", Carrier: []string{"II Loxodonta africana"}}},
		{"two rows of one taxon, in the other", "Loxodonta africana", on, "KE", result{Appendices: "I", Carrier: []string{"I Loxodonta africana"}}},
		{"the forest elephant", "Loxodonta cyclotis", on, "", result{Appendices: "I", Carrier: []string{"I Loxodonta cyclotis"}}},
		{"part of a country", "Vicugna vicugna", on, "AR", result{Appendices: "I/II", Questions: place, Carrier: []string{"I Vicugna vicugna", "II Vicugna vicugna"}}},
		{"all of a country", "Vicugna vicugna", on, "PE", result{Appendices: "II", Carrier: []string{"II Vicugna vicugna"}}},
		{"part of a country, the rest to the order", "Crocodylus acutus", on, "CO", result{Appendices: "I/II", Questions: place, Carrier: []string{"I Crocodylus acutus", "II Crocodylia"}}},
		{"sources that disagree", "Caracal caracal", on, "TR", result{Appendices: "I/II", Questions: place, Carrier: []string{"I Caracal caracal", "II Felidae"}}},

		{"the range decides: none inside", "Moschus berezovskii", on, "", result{Appendices: "II", Carrier: []string{"II Moschus"}}},
		{"the range does not decide", "Moschus chrysogaster", on, "", result{Appendices: "I/II", Questions: population, Carrier: []string{"I Moschus", "II Moschus"}}},
		{"the range decides: all inside", "Moschus cupreus", on, "", result{Appendices: "I", Carrier: []string{"I Moschus"}}},
		{"the range is not known", "Afzelia africana", on, "", result{Appendices: "II", Unlisted: true, Questions: population, Carrier: []string{"II Afzelia"}}},

		{"one population only: in", "Panax ginseng", on, "RU", result{Appendices: "II", Carrier: []string{"II Panax ginseng"}}},
		{"one population only: out", "Panax ginseng", on, "CN", result{}},
		{"one population only: not known", "Panax ginseng", on, "", result{Appendices: "II", Unlisted: true, Questions: population, Carrier: []string{"II Panax ginseng"}}},
		{"a plantation far away", "Swietenia macrophylla", on, "FJ", result{}},
		{"a territory inside, its Party named", "Swietenia macrophylla", on, "FR", result{Appendices: "II", Unlisted: true, Questions: place, Carrier: []string{"II Swietenia macrophylla"}}},

		{"excluded by name", "Melopsittacus undulatus", on, "", result{}},
		{"excluded in two countries: there", "Pecari tajacu", on, "MX", result{}},
		{"excluded in two countries: elsewhere", "Pecari tajacu", on, "BR", result{Appendices: "II", Carrier: []string{"II Tayassuidae"}}},
		{"excluded in two countries: not known", "Pecari tajacu", on, "", result{Appendices: "II", Unlisted: true, Questions: population, Carrier: []string{"II Tayassuidae"}}},
		{"excluded subspecies", "Canis lupus familiaris", on, "", result{}},
		{"not listed", "Ciconia ciconia", on, "", result{}},
		{"deleted at CoP20", "Damaliscus pygargus pygargus", on, "", result{}},

		{"a subspecies decides", "Equus hemionus", on, "", result{Appendices: "I/II", Questions: taxon, Carrier: []string{"II Equus hemionus"}}},
		{"a genus whose species are listed apart", "Panthera", on, "", result{Appendices: "I/II", Questions: taxon, Carrier: []string{"II Felidae"}}},
		{"a genus of which one species is listed", "Anguilla", on, "", result{Appendices: "II", Unlisted: true, Questions: taxon}},
		{"subspecies of one population", "Ceratotherium simum", on, "ZA", result{Appendices: "I/II", Questions: taxon, Carrier: []string{"I Rhinocerotidae"}}},
		{"subspecies of another population", "Ceratotherium simum", on, "KE", result{Appendices: "I", Carrier: []string{"I Rhinocerotidae"}}},

		{"a synonym", "Uncia uncia", on, "", result{Appendices: "I", Carrier: []string{"I Panthera uncia"}}},
		{"a changed genus, all of it", "Corallium elatius", on, "", result{Appendices: "III", Carrier: []string{"III Pleurocorallium elatius"}}},
		{"listed as Cyathea", "Alsophila setosa", on, "", result{Appendices: "II", Carrier: []string{"II Alsophila"}}},

		{"adopted, not in force", "Mustelus mustelus", on, "", result{Announced: 1}},
		{"the day before", "Mustelus mustelus", "2027-06-04", "", result{Announced: 1}},
		{"the day", "Mustelus mustelus", "2027-06-05", "", result{Appendices: "II", Carrier: []string{"II Mustelus"}}},
		{"the first day", "Okapia johnstoni", "2026-03-05", "", result{Appendices: "I", Carrier: []string{"I Okapia johnstoni"}}},
		{"the day before the first day", "Okapia johnstoni", "2026-03-04", "", result{Announced: 1}},
		{"before it was announced", "Okapia johnstoni", "2025-12-04", "", result{}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			got, a := of(t, tt.name, tt.on, tt.from)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s %s %s (-want +got):\n%s", tt.name, tt.on, tt.from, diff)
			}
			require.Equal(t, len(got.Questions) == 0, a.Decided())
		})
	}
}

func TestOfATaxonOfThePast(t *testing.T) {
	uncia, ok := species.ByID(10828)
	require.True(t, ok && uncia.IsFormer() && uncia.Name() == "Uncia uncia")
	a, err := appendix.Of(uncia, cites.MustDate("2026-11-23"))
	require.NoError(t, err)
	require.Equal(t, "Panthera uncia", a.Taxon().Name())
	require.Equal(t, "I", a.Appendices().String(), "not the II of its family")
}

func TestOfErrors(t *testing.T) {
	tiger := lookup(t, "Panthera tigris")
	_, err := appendix.Of(species.Taxon{}, cites.MustDate("2026-11-23"))
	require.ErrorIs(t, err, appendix.ErrNoTaxon)

	for _, on := range []cites.Date{0, cites.MustDate("0001-01-01"), cites.MustDate("1975-06-30")} {
		a, err := appendix.Of(tiger, on)
		var de *appendix.DateError
		require.True(t, errors.As(err, &de))
		require.Equal(t, on, de.On)
		require.Equal(t, on != 0, errors.Is(err, appendix.ErrBeforeEdition))
		require.Zero(t, a.Appendices(), "an error answers nothing")
	}
	_, err = appendix.Of(tiger, cites.MustDate("9999-12-31"))
	require.NoError(t, err)
}

func TestConditions(t *testing.T) {
	kinds := func(name, from string) []string {
		_, a := of(t, name, "2026-11-23", from)
		var got []string
		for c := range a.Conditions() {
			got = append(got, c.Kind().String())
		}
		slices.Sort(got)
		return slices.Compact(got)
	}
	tests := []struct {
		name, from string
		want       []string
	}{
		{"Panthera tigris", "", nil},
		{"Chaetophractus nationi", "", []string{"otherwise-I", "zero-quota"}},
		{"Crocodylus niloticus", "EG", []string{"zero-quota"}},
		{"Crocodylus niloticus", "TZ", []string{"export-quota"}},
		{"Crocodylus niloticus", "BI", nil}, // its population is in Appendix I
		{"Saiga tatarica", "KZ", []string{"exception", "may-be-stopped", "zero-quota"}},
		{"Saiga tatarica", "RU", []string{"zero-quota"}},
		{"Loxodonta africana", "ZA", []string{"may-be-stopped", "only", "otherwise-I"}},
		{"Loxodonta africana", "KE", nil},
		{"Cuora mccordi", "", []string{"zero-quota"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, kinds(tt.name, tt.from)); diff != "" {
			t.Errorf("%s %s (-want +got):\n%s", tt.name, tt.from, diff)
		}
	}

	_, a := of(t, "Crocodylus niloticus", "2026-11-23", "EG")
	egypt, spain := code(t, "EG"), code(t, "ES")
	for c := range a.Conditions() {
		require.True(t, c.Concerns(egypt, "W", "T", "SKI"))
		require.True(t, c.Concerns(0, "W", "", ""), "what is not given may be")
		require.False(t, c.Concerns(egypt, "C", "T", "SKI"), "captive-bred")
		require.False(t, c.Concerns(spain, "W", "T", "SKI"), "another country")
	}
}

// TestEveryTaxon asks every taxon on both sides of every date of the edition,
// with and without every country that a population names.
func TestEveryTaxon(t *testing.T) {
	var origins []countries.Code
	for c := range countries.All() {
		origins = append(origins, c.Code())
	}
	for taxon := range species.All() {
		for _, on := range []cites.Date{cites.MustDate("2026-03-05"), cites.MustDate("2027-06-05")} {
			a, err := appendix.Of(taxon, on)
			require.NoError(t, err)
			if !a.Listed() && !a.MayBeUnlisted() {
				t.Errorf("%s on %s: neither listed nor unlisted", taxon.Name(), on)
			}
			if a.Decided() && a.Appendices().Has(appendix.I) && a.Appendices().Has(appendix.II) {
				t.Errorf("%s on %s: decided to be in I and in II", taxon.Name(), on)
			}
			for l := range a.Listings() {
				if !l.InForce(on) || !a.Taxon().Within(l.Taxon()) {
					t.Errorf("%s on %s: listing of %s", taxon.Name(), on, l.Taxon().Name())
				}
			}
			if taxon.Rank() > species.Species || len(origins) == 0 {
				continue
			}
			// a specimen of a known place is in no Appendix that an unknown place excludes
			c := origins[int(taxon.Row())%len(origins)]
			b, err := appendix.Of(taxon, on, appendix.From(c))
			if c.Country().Kind() == countries.Former {
				var pe *appendix.PlaceError
				require.True(t, errors.As(err, &pe), "%s is no country of today", c)
				continue
			}
			require.NoError(t, err)
			if in, known := taxon.InRange(c); in && known && b.Appendices()&^a.Appendices() != 0 {
				t.Errorf("%s on %s from %s: %s, but %s without origin", taxon.Name(), on, c, b.Appendices(), a.Appendices())
			}
		}
	}
}

func TestOfAllocatesNothing(t *testing.T) {
	on := cites.MustDate("2026-11-23")
	for _, name := range []string{"Falco cherrug", "Panthera tigris", "Panthera leo", "Ciconia ciconia"} {
		taxon := lookup(t, name)
		in := code(t, "IN")
		n := testing.AllocsPerRun(100, func() {
			a, err := appendix.Of(taxon, on, appendix.From(in))
			if err != nil || a.On() != on {
				t.Fatal(err)
			}
		})
		require.Zero(t, n, name)
	}
}

func BenchmarkOf(b *testing.B) {
	on := cites.MustDate("2026-11-23")
	for _, bb := range []struct{ name, taxon, from string }{
		{"unsplit/itself", "Panthera tigris", ""},
		{"unsplit/order", "Falco cherrug", ""},
		{"unsplit/orchid", "Dendrobium nobile", ""},
		{"split/unknown", "Panthera leo", ""},
		{"split/known", "Panthera leo", "IN"},
		{"genus", "Panthera", ""},
	} {
		b.Run(bb.name, func(b *testing.B) {
			taxon := lookup(b, bb.taxon)
			c, _ := countries.ParseCode(bb.from)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := appendix.Of(taxon, on, appendix.From(c)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("all taxa", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			for taxon := range species.All() {
				if _, err := appendix.Of(taxon, on); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
