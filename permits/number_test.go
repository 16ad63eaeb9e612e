package permits

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/countries"
)

func TestParseNumber(t *testing.T) {
	for _, x := range []struct {
		text, issuer, scheme, country string
		year                          int
		garbled, artefact             bool
	}{
		{"26KZ000123/A1", "", "recommended", "KZ", 2026, false, false},
		{" 26KZ000123/A1 ", "GH", "recommended", "KZ", 2026, false, false},
		{"98GB000123/A1", "GB", "recommended", "GB", 1998, false, false},
		{"26QQ000123/A1", "", "", "", 0, false, false},
		{"26kz000123/a1", "", "", "", 0, false, false},
		{"08CA00153/CWHQ", "", "canada", "CA", 2008, false, false},
		{"08CH00153/CWHQ", "", "", "", 0, false, false},
		{"FR1202501030-R", "", "france", "FR", 0, false, false},
		{"DE1202501030-R", "", "", "", 0, false, false},
		{"XC12345", "", "country-serial-5", "", 0, false, false},
		{"XA000000", "", "country-serial", "", 0, false, false},
		{"601234/01", "GB", "uk-application", "GB", 0, false, false},
		{"601234/01", "FR", "", "", 0, false, false},
		{"601234/Š1", "GB", "", "", 0, false, false},
		{strings.Repeat("6", 28), "GB", "", "", 0, false, false},
		{"08CH027207?09", "", "recommended", "CH", 2008, true, false},
		{"04762~LN-2000", "", "", "", 0, true, false},
		{"#NAME?", "", "", "", 0, false, true},
		{"#####", "", "", "", 0, false, true},
		{"8.1E+12", "", "", "", 0, false, true},
		{"8,1e+12", "", "", "", 0, false, true},
		{"81E+12", "", "", "", 0, false, false},
		{"A.E+1", "", "", "", 0, false, false},
		{"", "", "", "", 0, false, false},
	} {
		var issuer countries.Code
		if x.issuer != "" {
			issuer = mustCountry(x.issuer)
		}
		n := ParseNumber(x.text, issuer)
		require.Equal(t, x.scheme, n.Scheme.String(), x.text)
		require.Equal(t, x.country, n.Country.String(), x.text)
		require.Equal(t, x.year, n.Year, x.text)
		require.Equal(t, x.garbled, n.Garbled, x.text)
		require.Equal(t, x.artefact, n.Artefact, x.text)
		require.Equal(t, x.scheme == "", n.Scheme.IsZero(), x.text)
	}
	require.Empty(t, NumberScheme{}.String()+NumberScheme{}.Pattern()+NumberScheme{}.Example())
}

// TestNumberExamples: each scheme recognises the number that was seen of it.
func TestNumberExamples(t *testing.T) {
	for s := range NumberSchemes() {
		require.Equal(t, s, ParseNumber(s.Example(), s.Country()).Scheme)
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, s := range []string{"26KZ000123/A1", "08CH027207?09", "8.1E+12", "£?~", "\xff~", "FR1202501030-R"} {
		f.Add(s)
	}
	gb := mustCountry("GB")
	f.Fuzz(func(t *testing.T, s string) {
		for _, issuer := range []countries.Code{0, gb} {
			n := ParseNumber(s, issuer)
			if n.Artefact && (n.Garbled || !n.Scheme.IsZero()) || !strings.Contains(s, n.Text) {
				t.Fatalf("%+v", n)
			}
			if again := ParseNumber(n.Text, issuer); again != n {
				t.Fatalf("%+v and %+v", n, again)
			}
		}
	})
}
