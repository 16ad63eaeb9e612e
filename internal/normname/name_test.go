package normname

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

// keys returns the keys that a name offers, in order, with a question mark
// behind the doubtful.
func keys(t *testing.T, s string, spaces bool) []string {
	t.Helper()
	var n Name
	require.NoError(t, n.Parse(s, spaces), s)
	var all []string
	for {
		key, ok := n.Next()
		if !ok {
			return all
		}
		k := string(key)
		if n.Qualified() {
			k += "?"
		}
		all = append(all, k)
	}
}

func TestKeys(t *testing.T) {
	for _, test := range []struct {
		name string
		want []string
	}{
		{"Panthera leo", []string{"panthera leo"}},
		{"Panthera leo persica", []string{"panthera leo persica"}},
		{"Panthera leo Linnaeus, 1758", []string{"panthera leo linnaeus", "panthera leo"}},
		{"Panthera leo (Linnaeus)", []string{"panthera leo"}},
		{"Aloe ferox Mill. ex de Candolle", []string{"aloe ferox mill ex de candolle", "aloe ferox mill ex de", "aloe ferox mill ex", "aloe ferox mill",
			"aloe ferox"}},
		{"Dendrobium kuhlii auct. non (Blume) Lindl.", []string{"dendrobium kuhlii auct non"}},
		{"Aloe foo Lindl. non Sw.", []string{"aloe foo lindl non sw", "aloe foo lindl non", "aloe foo lindl", "aloe foo"}},
		{"Scaphiophryne (Scaphiophryne) gottlebei", []string{"scaphiophryne gottlebei"}},
		{"Sarracenia rubra Walter subsp. jonesii (Wherry) Wherry", []string{"sarracenia rubra walter jonesii", "sarracenia rubra jonesii"}},
		{"Loxodonta africana Loxodonta cyclotis", []string{"loxodonta africana loxodonta cyclotis"}},
		{"Cattleya labiata × Laelia", []string{"cattleya labiata laelia"}},
		{"Cattleya labiata ×", nil},
		{"PANTHERA LEO LINNAEUS", []string{"panthera leo linnaeus"}},
		{"PANTHERA LEO, LINNAEUS", []string{"panthera leo"}},
		{"Panthera Oken, 1816", []string{"panthera oken", "panthera"}},
		{"Aloe L.", []string{"aloe l", "aloe"}},
		{"Dalbergia spp.", []string{"dalbergia"}},
		{"Dalbergia sp. nov.", []string{"dalbergia"}},
		{"Mantella aff. baroni", []string{"mantella aff baroni", "mantella baroni?"}},
		{"Panthera leo?", []string{"panthera leo?"}},
		{"Straße Œuvre Łódź Þing ĳ", []string{"strasse oeuvre lodz thing ij"}},
		{"ǽ ﬁ ǖ ǆ", []string{"ae fi u dz"}},
		{"1 Panthera", nil},
	} {
		if diff := cmp.Diff(test.want, keys(t, test.name, false)); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
	require.Equal(t, []string{"panthera leo"}, keys(t, "Panthera\u200bleo", true))
	require.Equal(t, []string{"pantheraleo"}, keys(t, "Panthera\u200bleo", false))
}

func TestTooManyWordsOffersNothing(t *testing.T) {
	require.Empty(t, keys(t, strings.Repeat("a ", maxWords+1), false))
	require.Empty(t, keys(t, strings.Repeat("ﷺ", 100), false)) // each folds to 18 letters
}

func TestHashAndEqualFoldForgiveCapitals(t *testing.T) {
	long := "abc defghij klmnopq rstuvwx yz abcdefg"
	for n := range len(long) {
		key := long[:n]
		upper := strings.ToUpper(key)
		require.Equal(t, Hash(key), Hash(upper))
		require.Equal(t, Hash(key), Hash([]byte(key)))
		require.True(t, EqualFold(upper, key))
		require.True(t, EqualFold([]byte(upper), key))
		for i := range n {
			other := []byte(key)
			other[i] = 'Z' + 1
			require.False(t, EqualFold(string(other), key))
		}
		require.False(t, EqualFold(key+"a", key))
	}
}

func FuzzName(f *testing.F) {
	for _, s := range []string{"Panthera leo (Linnaeus, 1758)", "× Cattleya cf. x ssp. f.", "Bulbophyllum vöthii", "a\u200bb", "ﷺ", "A & B, C ex D"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var n Name
		if err := n.Parse(s, false); err != nil {
			return
		}
		for range 200 {
			key, ok := n.Next()
			if !ok {
				return
			}
			require.True(t, utf8.Valid(key))
			require.NotEmpty(t, key)
			require.Equal(t, strings.Join(strings.Fields(string(key)), " "), string(key))
		}
		t.Fatal("offers more keys than a name has words")
	})
}
