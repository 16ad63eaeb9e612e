package appendix_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// TestHistory asks what was listed on days that regulations, notifications and
// the editions of the Appendices state.
func TestHistory(t *testing.T) {
	text, err := os.ReadFile("testdata/history.tsv")
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	require.Greater(t, len(lines), 150)
	for _, line := range lines[1:] {
		f := strings.Split(line, "\t")
		name, on, from, own, all := f[0], f[1], f[2], f[3], f[4]
		want := own
		if all != "" {
			want = all // the entries of lower taxa are part of an answer
		}
		if want == "none" {
			want = ""
		}
		got, _ := of(t, name, on, from)
		if got.Appendices != want {
			t.Errorf("%s on %s from %q: %q, want %q (%s)", name, on, from, got.Appendices, want, f[5])
		}
	}
}

// TestInvariants asks every taxon on both sides of every date on which its
// answer can change.
func TestInvariants(t *testing.T) {
	for l := range appendix.Listings() {
		if l.Taxon().IsFormer() {
			t.Errorf("%s: a listing of a name of the past reaches nobody", l.Taxon())
		}
		if u := l.Until(); u != 0 && u < l.Since() {
			t.Errorf("%s: ends on %s before it begins on %s", l.Taxon(), u, l.Since())
		}
		if (l.Appendix() == appendix.III) != (l.Party() != 0) {
			t.Errorf("%s: Appendix %s, Party %q", l.Taxon(), l.Appendix(), l.Party())
		}
	}
	for taxon := range species.All() {
		periods, err := appendix.History(taxon)
		require.NoError(t, err)
		for i, p := range periods {
			if i == 0 {
				require.Equal(t, appendix.First(), p.From)
			} else {
				require.Equal(t, p.From, periods[i-1].Until.AddDays(1), "%s: a gap before %s", taxon, p.From)
			}
			if i == len(periods)-1 {
				require.Zero(t, p.Until, "%s has a last period", taxon)
				continue
			}
			// a deletion ends what it deletes: the last day still says the same
			last, err := appendix.Of(taxon, p.Until)
			require.NoError(t, err)
			require.Equal(t, p.Answer.Appendices(), last.Appendices(), "%s on %s", taxon, p.Until)
		}
	}
}

func TestHistoryOfAPlace(t *testing.T) {
	type period struct{ From, Until, Appendices string }
	history := func(name, from string) (got []period) {
		ps, err := appendix.History(lookup(t, name), appendix.From(code(t, from)))
		require.NoError(t, err)
		for _, p := range ps {
			if s := p.Answer.Appendices().String(); len(got) == 0 || got[len(got)-1].Appendices != s {
				got = append(got, period{p.From.String(), "", s})
			}
			got[len(got)-1].Until = p.Until.String()
		}
		return got
	}
	want := []period{
		{"1975-07-01", "1976-02-25", ""},
		{"1976-02-26", "1977-02-03", "III"},
		{"1977-02-04", "1990-01-17", "II"},
		{"1990-01-18", "1997-09-17", "I"},
		{"1997-09-18", "", "II"},
	}
	if diff := cmp.Diff(want, history("Loxodonta africana", "BW")); diff != "" {
		t.Errorf("elephants of Botswana (-want +got):\n%s", diff)
	}
	// Kazakhstan was part of the Soviet Union until 1992.
	if diff := cmp.Diff([]period{{"1975-07-01", "1995-02-15", ""}, {"1995-02-16", "", "II"}}, history("Saiga tatarica", "KZ")); diff != "" {
		t.Errorf("saiga of Kazakhstan (-want +got):\n%s", diff)
	}
}

func TestPlaceOfItsTime(t *testing.T) {
	saiga := lookup(t, "Saiga tatarica")
	_, err := appendix.Of(saiga, cites.MustDate("1980-01-01"), appendix.From(code(t, "KZ")))
	var pe *appendix.PlaceError
	require.True(t, errors.As(err, &pe))
	require.Equal(t, code(t, "SU"), pe.Then)
	require.ErrorContains(t, err, "SU")

	_, err = appendix.Of(saiga, cites.MustDate("1980-01-01"), appendix.From(code(t, "SU")))
	require.NoError(t, err)
	_, err = appendix.Of(saiga, cites.MustDate("2000-01-01"), appendix.From(code(t, "SU")))
	require.True(t, errors.As(err, &pe))
	require.Zero(t, pe.Then)
	_, err = appendix.Of(saiga, cites.MustDate("1980-01-01"), appendix.From(code(t, "DE")))
	require.NoError(t, err, "a country that only grew was there before")
}

func TestChanges(t *testing.T) {
	changes, err := appendix.Changes(cites.MustDate("2026-03-04"), cites.MustDate("2026-03-05"))
	require.NoError(t, err)
	kinds := make(map[string]string)
	for i, c := range changes {
		kinds[c.Taxon.Name()] = c.Kind.String() + " " + c.Was.String() + ">" + c.Is.String()
		require.Equal(t, "2026-03-05", c.Date.String())
		if i > 0 {
			require.LessOrEqual(t, changes[i-1].Taxon.Name(), c.Taxon.Name(), "in order")
		}
	}
	for name, want := range map[string]string{
		"Okapia johnstoni":             "added >I",
		"Gazella dorcas":               "transferred III>II",
		"Gyps africanus":               "transferred II>I",
		"Damaliscus pygargus pygargus": "deleted II>",
		"Rhincodon typus":              "transferred II>I",
		"Saiga tatarica":               "",
	} {
		require.Equal(t, want, kinds[name], name)
	}

	none, err := appendix.Changes(cites.MustDate("2026-03-05"), cites.MustDate("2026-03-05"))
	require.NoError(t, err)
	require.Empty(t, none)
	_, err = appendix.Changes(cites.MustDate("2026-03-05"), cites.MustDate("2020-01-01"))
	var re *appendix.RangeError
	require.True(t, errors.As(err, &re))
	_, err = appendix.Changes(cites.MustDate("1970-01-01"), cites.MustDate("2020-01-01"))
	require.ErrorIs(t, err, appendix.ErrBeforeEdition)
}

// TestChangesAddUp replays every change on the empty Appendices and comes to the
// entries in force.
func TestChangesAddUp(t *testing.T) {
	first := appendix.First()
	inForce := make(map[appendix.Listing]bool)
	for l := range appendix.Listings() {
		if l.InForce(first) {
			inForce[l] = true
		}
	}
	changes, err := appendix.Changes(first, cites.MustDate("2027-12-31"))
	require.NoError(t, err)
	for _, c := range changes {
		for _, l := range c.Before {
			require.True(t, inForce[l], "%s ends on %s what was not in force", l.Taxon(), c.Date)
			delete(inForce, l)
		}
		for _, l := range c.After {
			require.False(t, inForce[l], "%s begins on %s what was in force", l.Taxon(), c.Date)
			inForce[l] = true
		}
	}
	for l := range appendix.Listings() {
		require.Equal(t, l.InForce(cites.MustDate("2027-12-31")), inForce[l], "%s %s since %s", l.Taxon(), l.Appendix(), l.Since())
	}
}

func TestFirstListed(t *testing.T) {
	tests := []struct{ name, from, possible, certain string }{
		{"Panthera tigris", "", "1975-07-01", "1975-07-01"},
		{"Loxodonta africana", "", "1976-02-26", "1976-02-26"},
		{"Dalbergia nigra", "", "1992-06-11", "1992-06-11"},
		{"Okapia johnstoni", "", "2026-03-05", "2026-03-05"},
		{"Mustelus mustelus", "", "2027-06-05", "2027-06-05"},
		{"Ciconia ciconia", "", "", ""},
	}
	for _, tt := range tests {
		f, err := appendix.FirstListed(lookup(t, tt.name), appendix.From(fromCode(t, tt.from)))
		require.NoError(t, err)
		require.Equal(t, tt.possible, f.Possible.String(), tt.name)
		require.Equal(t, tt.certain, f.Certain.String(), tt.name)
		require.Equal(t, tt.possible != "", f.Answer.Listed(), tt.name)
	}
}

func fromCode(t *testing.T, s string) countries.Code {
	if s == "" {
		return 0
	}
	return code(t, s)
}

func TestListingsAreInOrder(t *testing.T) {
	var names []uint32
	for l := range appendix.Listings() {
		names = append(names, l.Taxon().Row())
	}
	require.True(t, slices.IsSorted(names))
}

func BenchmarkOfThen(b *testing.B) {
	taxon := lookup(b, "Falco cherrug")
	for _, on := range []string{"1975-07-01", "1990-01-18", "2017-04-21", "2026-11-23"} {
		b.Run(on, func(b *testing.B) {
			d := cites.MustDate(on)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := appendix.Of(taxon, d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkHistory(b *testing.B) {
	taxon := lookup(b, "Loxodonta africana")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := appendix.History(taxon); err != nil {
			b.Fatal(err)
		}
	}
}
