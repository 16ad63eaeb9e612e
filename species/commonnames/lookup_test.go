package commonnames

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/citesgo/cites/species"
)

// taxa returns the taxa that a name may mean, each once.
func taxa(t testing.TB, name string) (names []string) {
	t.Helper()
	ms, err := Lookup(name)
	require.NoError(t, err, name)
	for x := range ms.Taxa() {
		names = append(names, x.Name())
	}
	return names
}

func TestLookup(t *testing.T) {
	uncia := []string{"Panthera uncia"}
	for _, test := range []struct {
		name string
		want []string
	}{
		{"snow leopard", uncia},
		{"Snow Leopard", uncia},
		{"  SNOW-LEOPARD. ", uncia},
		{"ounce", uncia},
		{"Panthère des neiges", uncia},
		{"PANTHERE DES NEIGES", uncia},
		{"Panthe\u0300re des neiges", uncia},
		{"снежный барс", uncia},
		{"СНЕЖНЫЙ БАРС", uncia},
		{"снежныи\u0306 барс", uncia},
		{"сне\u0301жный барс", uncia}, // with the stress marked
		{"снежныи барс", nil},         // й is a letter of its own
		{"қар барысы", uncia},
		{"ҚАР БАРЫСЫ", uncia},
		{"ілбіс", uncia},
		{"ІЛБІС", uncia},
		{"iлбiс", nil}, // Latin letters in a Cyrillic word
		{"илбирс", uncia},
		{"паланги барфӣ", uncia},
		{"ПАЛАНГИ БАРФӢ", uncia},
		{"паланги барфи\u0304", uncia},
		{"togʻ qoploni", uncia},
		{"tog‘ qoploni", uncia},
		{"tog' qoploni", uncia},
		{"TOGʼ QOPLONI", uncia},
		{"雪豹", uncia},
		{"雪 豹", uncia},
		{"雪　豹", uncia},
		{"نمر الثلوج", uncia},
		{"نَمِر الثُّلوج", uncia},
		{"نمــر الثلوج", uncia},
		{"кречет", []string{"Falco rusticolus"}},
		{"Кречет", []string{"Falco rusticolus"}},
		{"beluga", []string{"Huso huso", "Delphinapterus leucas"}},
		{"ｂｅｌｕｇａ", []string{"Huso huso", "Delphinapterus leucas"}},
		{"орёл-карлик", []string{"Hieraaetus pennatus"}},
		{"орел карлик", []string{"Hieraaetus pennatus"}},
		{"Kostoberina", []string{"Gypaetus barbatus"}},
		{"Barbary Falcon", []string{"Falco peregrinus"}},
		{"Myszołów", []string{"Buteo buteo"}},
		{"Myszołów (myszołów zwyczajny)", []string{"Buteo buteo"}},
		{"paradis(sang)parakit", []string{"Psephotellus pulcherrimus"}},
		{"paradissangparakit", []string{"Psephotellus pulcherrimus"}},
		{"Creaser's Mud Turtle", []string{"Kinosternon creaseri"}},
		{"Sokół skalny", []string{"Falco eleonorae"}},
		{"Panthera leo", nil}, // a scientific name, of which nobody makes a common one
		{"snow leopart", nil},
		{strings.Repeat("a", 512), nil},
		{strings.Repeat("豹", 170), nil},
	} {
		if diff := cmp.Diff(test.want, taxa(t, test.name)); diff != "" {
			t.Errorf("%q: %s", test.name, diff)
		}
	}
}

func TestLookupRefuses(t *testing.T) {
	for _, test := range []struct {
		name string
		want error
	}{
		{"", species.ErrNoLetters},
		{" \t-()'\u200b\u202e\u0301", species.ErrNoLetters},
		{"snow\xffleopard", species.ErrNotUTF8},
		{strings.Repeat("a", 513), species.ErrNameTooLong},
		{strings.Repeat("a", 1<<20), species.ErrNameTooLong},
	} {
		ms, err := Lookup(test.name)
		require.ErrorIs(t, err, test.want)
		var ne *NameError
		require.ErrorAs(t, err, &ne)
		require.LessOrEqual(t, len(ne.Name), 60)
		require.Contains(t, err.Error(), "give one name")
		require.Zero(t, ms)
	}
}

func TestEveryNameIsFound(t *testing.T) {
	var upper, lower, decomposed int
	for n := range All() {
		found := func(text string) bool {
			ms, err := Lookup(text)
			require.NoError(t, err, text)
			for m := range ms.All() {
				if m == n {
					return true
				}
			}
			return false
		}
		require.True(t, found(n.Text()), "%s %v %q", n.Taxon(), n.Language(), n.Text())
		require.True(t, utf8.ValidString(n.Text()))
		for count, form := range map[*int]string{
			&upper:      strings.ToUpper(n.Text()),
			&lower:      " " + strings.ToLower(n.Text()) + ".",
			&decomposed: norm.NFKD.String(n.Text()),
		} {
			if !found(form) {
				t.Errorf("%s %v %q is not found as %q", n.Taxon(), n.Language(), n.Text(), form)
			}
			*count++
		}
	}
	require.Greater(t, upper, 47_000)
}

func TestMatchesOutside(t *testing.T) {
	ms, err := Lookup("beluga")
	require.NoError(t, err)
	require.Equal(t, ms.Len(), len(collect(ms.All())))
	require.True(t, ms.At(-1).IsZero())
	require.True(t, ms.At(ms.Len()).IsZero())
	_, ok := ms.Taxon()
	require.False(t, ok, "a sturgeon and a whale")
	var none Matches
	require.Zero(t, none.Len())
	require.True(t, none.At(0).IsZero())
	_, ok = none.Taxon()
	require.False(t, ok)
}

func collect(seq func(func(Name) bool)) (names []Name) {
	for n := range seq {
		names = append(names, n)
	}
	return names
}

func TestPrefix(t *testing.T) {
	want := map[string]bool{}
	for n := range All() {
		if strings.HasPrefix(strings.ToLower(n.Text()), "snow l") {
			want[n.Text()+n.Language().String()] = true
		}
	}
	got := map[string]bool{}
	for n := range Prefix("Snow-L") {
		got[n.Text()+n.Language().String()] = true
	}
	require.NotEmpty(t, got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	require.NotEmpty(t, collect(Prefix("қар")))
	require.NotEmpty(t, collect(Prefix("雪")))
	for _, nothing := range []string{"", "  ", "zzzzzz", strings.Repeat("a", 1000), "\xff"} {
		require.Empty(t, collect(Prefix(nothing)), nothing)
	}
	n := 0
	for range Prefix("a") {
		if n++; n == 10 {
			break
		}
	}
	require.Equal(t, 10, n)
}

func TestContaining(t *testing.T) {
	for _, test := range []struct {
		words, name string
		is          bool
	}{
		{"white eagle", "White-tailed Eagle", true},
		{"eagle white", "White-bellied Sea-Eagle", true},
		{"white eagle", "White-eared Parakeet", false},
		{"lion", "Mountain Lion", true},
		{"lion", "Medallion", false},
		{"豹", "雪豹", true},
		{"орел", "степной орёл", true},
		{"фламинго", "Красный фламинго", true},
		{"myszołów", "Myszołów (myszołów zwyczajny)", true},
	} {
		n := 0
		for m := range Containing(test.words) {
			if m.Text() == test.name {
				n++
			}
		}
		if test.is {
			require.Equal(t, 1, n, "%q in %q", test.words, test.name)
		} else {
			require.Zero(t, n, "%q in %q", test.words, test.name)
		}
	}
	for _, nothing := range []string{"", "zzzzzz", strings.Repeat("a", 1000)} {
		require.Empty(t, collect(Containing(nothing)), nothing)
	}
	for range Containing("a") {
		break
	}
}

func FuzzLookup(f *testing.F) {
	for _, s := range []string{
		"Snow Leopard", "КРЕЧЕТ", "雪 豹", "қар барысы", "نَمِر الثُّلوج", "togʻ qoploni", "paradis(sang)parakit", "İIıi", "ﷺ", "ｶﾞ", "\xff", "е\u0308",
		"पंतेरा", "เสือ", "", "((", "\u202eabc",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		ms, err := Lookup(name)
		if err != nil {
			require.Zero(t, ms.Len())
			require.Less(t, len(err.Error()), 600)
			return
		}
		require.True(t, utf8.ValidString(name))
		for n := range ms.All() {
			require.False(t, n.Taxon().IsZero())
			again, err := Lookup(n.Text())
			require.NoError(t, err)
			require.NotZero(t, again.Len())
		}
		if len(name) < 400 {
			spaced, err := Lookup(" " + name + " ")
			require.NoError(t, err)
			require.Equal(t, ms, spaced)
		}
	})
}
