package commonnames

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/species"
)

// taxon returns the taxon of a scientific name.
func taxon(t testing.TB, name string) species.Taxon {
	t.Helper()
	ms, err := species.Lookup(name)
	require.NoError(t, err)
	x, ok := ms.Taxon()
	require.True(t, ok, name)
	return x
}

func TestDisplay(t *testing.T) {
	for _, test := range []struct{ taxon, reader, name, language string }{
		{"Panthera uncia", "en", "Snow Leopard", "en"},
		{"Panthera uncia", "en-GB", "Snow Leopard", "en"},
		{"Panthera uncia", "fr", "Panthère des neiges", "fr"},
		{"Panthera uncia", "es-MX", "Leopardo de las nieves", "es"},
		{"Panthera uncia", "ru", "снежный барс", "ru"},
		{"Panthera uncia", "kk", "барыс", "kk"},
		{"Panthera uncia", "ky", "илбирс", "ky"},
		{"Panthera uncia", "tg", "паланги барфӣ", "tg"},
		{"Panthera uncia", "uz", "qor qoploni", "uz"},
		{"Panthera uncia", "uz-Cyrl", "qor qoploni", "uz"},
		{"Panthera uncia", "tk", "снежный барс", "ru"}, // the tables have none in Turkmen
		{"Panthera uncia", "ar", "نمر الثلوج", "ar"},
		{"Panthera uncia", "zh", "雪豹", "zh"},
		{"Panthera uncia", "zh-Hant-TW", "雪豹", "zh"},
		{"Panthera uncia", "cmn", "雪豹", "zh"},
		{"Panthera uncia", "de-AT", "Schneeleopard", "de"},
		{"Panthera uncia", "ja", "Snow Leopard", "en"},
		{"Panthera uncia", "und", "Snow Leopard", "en"},
		{"Anguilla anguilla", "nb", "Ål", "no"},
		{"Anguilla anguilla", "nn", "Ål", "no"},
		{"Anguilla anguilla", "sr", "Jegulja", "sr-Latn"},
		{"Anguilla anguilla", "ja-Latn", "Unagi", "ja-Latn"},
		{"Falco peregrinus", "en", "Peregrine Falcon", "en"},
		{"Falco peregrinus", "ru", "сапсан", "ru"},
		{"Falco rusticolus", "ru", "Кречет", "ru"},
		{"Panthera pardus", "es", "Leopardo", "es"},
		{"Orchidaceae", "es", "Orquídeas", "es"},
	} {
		n, ok := Display(taxon(t, test.taxon), language.MustParse(test.reader))
		require.True(t, ok, "%v", test)
		require.Equal(t, test.name, n.Text(), "%v", test)
		require.Equal(t, test.language, n.Language().String(), "%v", test)
		require.Equal(t, taxon(t, test.taxon), n.Taxon())
	}
	ja, _ := Display(taxon(t, "Anguilla anguilla"), language.Japanese)
	require.Equal(t, language.English, ja.Language(), "a romanisation is not shown to those who write otherwise")
	_, ok := Display(species.Taxon{}, language.English)
	require.False(t, ok)
	_, ok = Display(taxon(t, "Animalia"), language.English)
	require.False(t, ok)
}

func TestOrderOfNames(t *testing.T) {
	var texts []string
	for n := range Of(taxon(t, "Panthera uncia"), language.Russian) {
		texts = append(texts, n.Text())
	}
	if diff := cmp.Diff([]string{"снежный барс", "ирбис", "снежный леопард"}, texts); diff != "" {
		t.Error(diff)
	}
	var before Name
	for n := range All() {
		if n.Taxon() == before.Taxon() && n.Language() == before.Language() {
			require.False(t, n.Reviewed() && !before.Reviewed(), "%q stands behind %q, which has not been reviewed", n, before)
		}
		before = n
	}
	require.Empty(t, collect(Of(taxon(t, "Panthera uncia"), language.Japanese)))
	every := collect(Of(taxon(t, "Panthera uncia"), language.Und))
	require.Greater(t, len(every), 30)
	for range Of(taxon(t, "Panthera uncia"), language.Und) {
		break
	}
}

func TestEveryNameIsItsTaxonsOwn(t *testing.T) {
	count := 0
	for n := range All() {
		count++
		x := n.Taxon()
		require.False(t, x.IsZero())
		require.False(t, x.IsFormer(), "%q is given to %s, which is no name of today", n, x)
		require.True(t, n.Confidence() >= Low && n.Confidence() <= High)
		for key := range strings.SplitSeq(n.Source(), ",") {
			require.Contains(t, Edition().SourceKeys(), key)
		}
		if former, ok := n.Given(); ok {
			require.True(t, former.IsFormer())
			require.Equal(t, x, slices.Collect(former.Now())[0])
		}
	}
	require.Equal(t, 48525, count)
	for range All() {
		break
	}
}

func TestLanguages(t *testing.T) {
	var tags []string
	bases := map[language.Base]bool{}
	for tag := range Languages() {
		tags = append(tags, tag.String())
		base, _ := tag.Base()
		bases[base] = true
	}
	require.Len(t, bases, 52)
	want := "en fr es ru kk ky uz tg tk ar zh af ar-Latn az bg bg-Latn ca ceb cs da de el el-Latn et fi fil ga he-Latn hi-Latn hr hu id is it" +
		" ja-Latn km-Latn lt lv ms mt nl no pl pt ro ru-Latn sk sl sq sr-Latn sv sw ta-Latn th-Latn tr vi zh-Latn"
	if diff := cmp.Diff(strings.Fields(want), tags); diff != "" {
		t.Error(diff)
	}
	for range Languages() {
		break
	}
}

// TestExceptions holds the names that the sources are known to get wrong.
func TestExceptions(t *testing.T) {
	for _, test := range []struct{ name, taxon string }{
		{"Кречет", "Falco peregrinus"},
		{"Großtrappe", "Burhinus bistriatus"},
		{"papuanäshornsfågel", "Paradisaea minor"},
		{"Macaca leonina", "Macaca silenus"},
		{"nincs magyar neve", "Peristeria elata"},
		{"Candycane Coral", ""},
		{"art af palme", ""},
	} {
		ms, err := Lookup(test.name)
		require.NoError(t, err)
		for n := range ms.All() {
			require.NotEqual(t, test.taxon, n.Taxon().Name(), test.name)
		}
		if test.taxon == "" {
			for n := range ms.All() {
				require.NotEqual(t, "ru", n.Language().String())
				require.NotEqual(t, "da", n.Language().String())
			}
		}
	}
	require.Empty(t, slices.Collect(spanish(t, "Panthera pardus", "Chita")))
	for n := range All() {
		require.NotContains(t, n.Text(), "&")
		if l := n.Language().String(); l == "ru" || l == "zh" || l == "ar" || l == "kk" || l == "ky" || l == "tg" || l == "bg" {
			require.False(t, strings.IndexFunc(n.Text(), func(r rune) bool { return r < 0x80 && (r|0x20) >= 'a' && (r|0x20) <= 'z' }) == 0,
				"%s %q begins with a Latin letter", l, n)
		}
	}
}

func spanish(t *testing.T, taxonName, text string) func(func(Name) bool) {
	return func(yield func(Name) bool) {
		for n := range Of(taxon(t, taxonName), language.Spanish) {
			if n.Text() == text && !yield(n) {
				return
			}
		}
	}
}

func TestZero(t *testing.T) {
	var n Name
	require.True(t, n.IsZero())
	require.True(t, n.Taxon().IsZero())
	_, ok := n.Given()
	require.False(t, ok)
	require.Empty(t, n.Text()+n.String()+n.Source()+n.Confidence().String())
	require.Equal(t, language.Und, n.Language())
	require.False(t, n.Reviewed())
	require.Empty(t, collect(Of(species.Taxon{}, language.English)))
}

func TestConfidenceText(t *testing.T) {
	for c := Confidence(0); c <= High; c++ {
		text, err := c.MarshalText()
		require.NoError(t, err)
		var back Confidence
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, c, back)
	}
	require.Equal(t, "(9)", Confidence(9).String())
	var c Confidence
	require.ErrorContains(t, c.UnmarshalText([]byte(strings.Repeat("x", 1000))), "give one of")
}

func FuzzConfidence(f *testing.F) {
	f.Add([]byte("high"))
	f.Add([]byte(""))
	f.Add([]byte("HIGH\xff"))
	f.Fuzz(func(t *testing.T, text []byte) {
		var c Confidence
		if err := c.UnmarshalText(text); err != nil {
			require.Less(t, len(err.Error()), 400)
			return
		}
		require.Equal(t, string(text), c.String())
	})
}

func TestEdition(t *testing.T) {
	e := Edition()
	require.Equal(t, "commonnames", e.Dataset)
	require.Equal(t, cites.MustDate("2026-03-06"), e.Law)
	require.Contains(t, e.SourceKeys(), "WCMC-SAPI")
	require.NoError(t, Verify())
}
