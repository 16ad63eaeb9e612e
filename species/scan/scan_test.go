package scan

import (
	"encoding"
	"errors"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/tongue"

	"github.com/citesgo/cites/species"
)

var shared struct {
	once sync.Once
	s    *Scanner
}

// all is a scanner of all names, built once for all tests.
func all() *Scanner {
	shared.once.Do(func() { shared.s = New() })
	return shared.s
}

// show writes a hit as its text, its first taxon and its confidence.
func show(h Hit) string {
	return fmt.Sprintf("%s = %s, %s", h.Text, h.Taxa[0].Name(), h.Confidence)
}

func shown(hits iter.Seq[Hit]) (all []string) {
	for h := range hits {
		all = append(all, show(h))
	}
	return all
}

func TestNamesInEveryScript(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"a Panthera leo skin", []string{"Panthera leo = Panthera leo, high"}},
		{"PANTHERA\n  ONCA", []string{"PANTHERA\n  ONCA = Panthera onca, high"}},
		{"two snow leopards and a snow-leopard", []string{"snow leopards = Panthera uncia, high", "snow-leopard = Panthera uncia, high"}},
		{"l'éléphant d'Afrique, des éléphants d’Afrique", []string{
			"éléphant d'Afrique = Loxodonta africana, high", "éléphants d’Afrique = Loxodonta africana, high"}},
		{"una pareja de leopardos de las nieves", []string{"leopardos de las nieves = Panthera uncia, high"}},
		{"шкура снежного барса", []string{"снежного барса = Panthera uncia, high"}},
		{"от бурых медведей", []string{"бурых медведей = Ursus arctos, high"}},
		{"қар барысының терісі", []string{"қар барысының = Panthera uncia, high"}},
		{"qor qoplonining terisi, tog' qoploni", []string{"qor qoplonining = Panthera uncia, high", "tog' qoploni = Panthera uncia, high"}},
		{"出售雪豹皮", []string{"雪豹 = Panthera uncia, medium"}},
		{"جلد نَمِر الثلوج", []string{"نَمِر الثلوج = Panthera uncia, medium"}},
		{"وPanthera leo", []string{"Panthera leo = Panthera leo, high"}}, // two scripts are two words
		{"Ｐａｎｔｈｅｒａ　ｌｅｏ", []string{"Ｐａｎｔｈｅｒａ　ｌｅｏ = Panthera leo, high"}},
		{"Pan\u00adthera\u200b \u202eleo", []string{"Pan\u00adthera\u200b \u202eleo = Panthera leo, high"}},
		{"P\x00a\x00n\x00t\x00h\x00e\x00r\x00a\x00 \x00l\x00e\x00o", []string{"P\x00a\x00n\x00t\x00h\x00e\x00r\x00a\x00 \x00l\x00e\x00o = Panthera leo, high"}},
		{"Panthe\u0301ra le\u0301o", []string{"Panthe\u0301ra le\u0301o = Panthera leo, high"}},
	} {
		if diff := cmp.Diff(test.want, shown(all().Text(test.text))); diff != "" {
			t.Errorf("%q: %s", test.text, diff)
		}
	}
}

func TestBoundaries(t *testing.T) {
	for _, text := range []string{
		"Pantheraleo", "xPanthera leo1", "Panthera, leo", "Panthera. Leo", "Panthera\n\nleonina", "Panthera (leo)",
		"барсук", "снежныйбарс", "панда", "Panthera\xffleo",
	} {
		for h := range all().Text(text) {
			if h.Confidence == High {
				t.Errorf("%q: %s", text, show(h))
			}
		}
	}
}

func TestLongestNameWins(t *testing.T) {
	require.Equal(t, []string{"Ceratotherium simum simum = Ceratotherium simum simum, high"}, shown(all().Text("Ceratotherium simum simum")))
	require.Equal(t, []string{"Ceratotherium simum simum = Ceratotherium simum simum, high"},
		shown(New(ScientificOnly()).Text("Ceratotherium simum simum")))
	require.Equal(t, []string{"Ceratotherium simum ssp. simum = Ceratotherium simum simum, high"},
		shown(all().Text("Ceratotherium simum ssp. simum")))
}

func TestAbbreviatedGenus(t *testing.T) {
	require.Equal(t, []string{"Panthera leo = Panthera leo, high", "P. tigris = Panthera tigris, high"},
		shown(all().Text("Panthera leo, P. tigris, P. sapiens and L. leo")))
	require.Empty(t, shown(all().Text("C. gallicus")), "the genus was not named")
	// Two genera have the epithet: both are meant.
	hits := slices.Collect(all().Text("Panthera pardus; Prionailurus viverrinus; Leopardus pardalis; Furcifer pardalis; Stigmochelys pardalis; S. pardalis"))
	require.Equal(t, "S. pardalis", hits[len(hits)-1].Text)
	require.Equal(t, AbbreviatedGenus, hits[len(hits)-1].Reason)
}

func TestEverydayWords(t *testing.T) {
	for _, test := range []struct {
		text string
		want Confidence
	}{
		{"Senior Python developer", Low},
		{"Captive bred python, eats mice, terrarium included", Medium},
		{"The jaguar (Panthera onca) is a cat", Medium},
		{"Jaguar, diesel engine", Low},
		{"leopard print", Low},
		{"Python spp.", High},
	} {
		hits := slices.Collect(all().Text(test.text))
		require.NotEmpty(t, hits, test.text)
		require.Equal(t, test.want, hits[0].Confidence, test.text)
	}
	h := slices.Collect(all().Text("Python code"))[0]
	require.Equal(t, EverydayWord, h.Reason)
	require.Equal(t, "programming language", h.Meaning)
}

func TestOptions(t *testing.T) {
	text := "Aloe ferox, Panthera leo, snow leopard, снежный барс"
	require.Len(t, shown(all().Text(text)), 4)
	require.Equal(t, []string{"Aloe ferox = Aloe ferox, high"}, shown(New(Kingdom(species.Plantae)).Text(text)))
	require.Len(t, shown(New(ScientificOnly()).Text(text)), 2)
	require.Len(t, shown(New(Languages(language.MustParse("ru-KZ"))).Text(text)), 3)
}

// samples are texts that the properties are tested with.
func samples() []string {
	r := rand.New(rand.NewPCG(1, 2))
	parts := []string{
		englishText, russianText, chineseText, "Panthera leo ", "P. tigris ", "snow\nleopard ", "\x00", "\xff", "\xd0", strings.Repeat("a", 700),
		"Dalbergia spp. ", "аё", "雪豹", "jaguar ", "\n\n", "python ", "leather ", "<i>Aloe</i> ferox", "&amp;", "<", "&#1072;", "\u202e", "the ", "и ",
		strings.Repeat("\u00ad", 400), "<script>", "</script>", "<!--", "-->",
	}
	var texts []string
	for _, n := range []int{0, 1, 5, 50, 3000} {
		var b strings.Builder
		for range n {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		texts = append(texts, b.String())
	}
	return texts
}

func TestOffsetsAndStreams(t *testing.T) {
	for i, text := range samples() {
		requireSame(t, text, "sample "+fmt.Sprint(i))
	}
}

// requireSame requires that the offsets of hits are those of their texts, that no
// hit overlaps another, and that a stream has the same hits as the whole.
func requireSame(t *testing.T, text, name string) {
	t.Helper()
	for _, html := range []bool{false, true} {
		s := all()
		hits := slices.Collect(s.string(text, html))
		end := int64(0)
		for _, h := range hits {
			require.Equal(t, text[h.Start:h.End], h.Text, name)
			require.GreaterOrEqual(t, h.Start, end, name)
			require.NotEmpty(t, h.Taxa)
			require.NotZero(t, h.Confidence)
			require.NotZero(t, h.Reason)
			end = h.End
		}
		for _, r := range []io.Reader{strings.NewReader(text), iotest.HalfReader(strings.NewReader(text))} {
			var streamed []Hit
			for h, err := range s.reader(r, html) {
				require.NoError(t, err, name)
				streamed = append(streamed, h)
			}
			require.Equal(t, hits, streamed, name)
		}
	}
}

func TestStreamErrors(t *testing.T) {
	failure := errors.New("broken")
	var got []string
	for h, err := range all().Reader(io.MultiReader(strings.NewReader("Panthera leo "), iotest.ErrReader(failure))) {
		if err != nil {
			require.ErrorIs(t, err, failure)
			require.Zero(t, h)
			got = append(got, err.Error())
			continue
		}
		got = append(got, show(h))
	}
	require.Equal(t, []string{"Panthera leo = Panthera leo, high", "broken"}, got)
	for _, err := range all().Reader(stuck{}) {
		require.ErrorIs(t, err, io.ErrNoProgress)
	}
	for range all().Text("Panthera leo, Panthera onca") {
		break // ends the walk
	}
}

type stuck struct{}

func (stuck) Read([]byte) (int, error) { return 0, nil }

func TestStreamKeepsLittle(t *testing.T) {
	s := all()
	for name, unit := range map[string]string{"prose": englishText, "one word": "a", "ignored": "\u00ad", "letters": "я", "names": "Panthera leo ", "tag": "<"} {
		const size = 3 << 20
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		n := 0
		for _, err := range s.HTMLReader(io.LimitReader(&endless{unit: unit}, size)) {
			require.NoError(t, err)
			n++
		}
		runtime.ReadMemStats(&after)
		per := float64(after.TotalAlloc-before.TotalAlloc) - 512<<10
		require.Less(t, per, float64(n+1)*400, name) // a hit has its text and its taxa
	}
}

// endless repeats a text for ever.
type endless struct {
	unit string
	at   int
}

func (e *endless) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		k := copy(p[n:], e.unit[e.at:])
		n += k
		e.at = (e.at + k) % len(e.unit)
	}
	return n, nil
}

func TestHTML(t *testing.T) {
	for _, test := range []struct {
		source string
		want   []string
	}{
		{"<p><i>Panthera</i> <b>leo</b></p>", []string{"Panthera</i> <b>leo = Panthera leo, high"}},
		{"<td>Panthera</td><td>leo</td>", []string{"Panthera = Panthera, medium"}},
		{"Panthera<br>leo", []string{"Panthera<br>leo = Panthera leo, high"}},
		{"Panthera&nbsp;leo, &#1089;&#x43d;ежный&#32;барс", []string{"Panthera&nbsp;leo = Panthera leo, high", "&#1089;&#x43d;ежный&#32;барс = Panthera uncia, high"}},
		{"<script>Panthera leo</script><style>Panthera leo</style><!-- Panthera leo -->", nil},
		{`<img alt="Panthera leo > x" src='a>b'>Aloe ferox`, []string{"Aloe ferox = Aloe ferox, high"}},
		{"1 < 2 Panthera leo > 3 &c.", []string{"Panthera leo = Panthera leo, high"}},
		{"Pan<wbr>thera leo", []string{"Pan<wbr>thera leo = Panthera leo, high"}},
		{"<SCRIPT>x</SCRIPT >Aloe ferox", []string{"Aloe ferox = Aloe ferox, high"}},
		{"<p Panthera leo", nil},
		{"&Panthera leo; &bogus; Panthera leo", []string{"Panthera leo = Panthera leo, high", "Panthera leo = Panthera leo, high"}},
	} {
		if diff := cmp.Diff(test.want, shown(all().HTML(test.source))); diff != "" {
			t.Errorf("%s: %s", test.source, diff)
		}
	}
}

func TestEveryScientificNameIsFound(t *testing.T) {
	s := New(ScientificOnly())
	for taxon := range species.All() {
		if taxon.Rank() < species.Species || !taxon.IsAccepted() || strings.ContainsAny(taxon.Name(), `"(/`) {
			continue
		}
		var found []Hit
		for h := range s.Text("the " + taxon.Name() + ", seen") {
			found = append(found, h)
		}
		if len(found) != 1 || !slices.Contains(found[0].Taxa, taxon) {
			t.Errorf("%s is not found: %v", taxon.Name(), found)
		}
	}
}

func TestWords(t *testing.T) {
	for k := Accepted; k <= Common; k++ {
		roundTrip(t, k, new(Kind))
	}
	for c := Low; c <= High; c++ {
		roundTrip(t, c, new(Confidence))
	}
	for r := FullName; r <= Unreviewed; r++ {
		roundTrip(t, r, new(Reason))
		for _, tag := range []string{"en", "fr", "es", "ru", "kk", "ky", "uz", "uz-Cyrl", "tg", "tk", "ar", "zh", "fi"} {
			require.NotEmpty(t, r.Name(language.MustParse(tag)), "%s in %s", r, tag)
		}
	}
	for r := Reason(1); int(r) < len(reasons); r++ {
		for _, tag := range lang.Supported() {
			require.Empty(t, tongue.Fault(tag.String(), r.Name(tag)), "%v in %v: %s", r, tag, r.Name(tag))
		}
	}
	require.Empty(t, Reason(0).Name(language.English))
	require.Empty(t, Reason(99).Name(language.English))
	require.Equal(t, "(99)", Reason(99).String())
	require.NotEqual(t, EverydayWord.Name(language.English), EverydayWord.Name(language.Russian))
	var c Confidence
	require.ErrorContains(t, c.UnmarshalText([]byte("sure")), "low")
	require.NoError(t, Verify())
}

func roundTrip(t *testing.T, v encoding.TextMarshaler, back encoding.TextUnmarshaler) {
	t.Helper()
	text, err := v.MarshalText()
	require.NoError(t, err)
	require.NoError(t, back.UnmarshalText(text))
	require.EqualValues(t, v, reflect.ValueOf(back).Elem().Interface())
}

func TestConcurrentUse(t *testing.T) {
	s := all()
	want := shown(s.Text(englishText + russianText))
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if diff := cmp.Diff(want, shown(s.Text(englishText+russianText))); diff != "" {
				t.Error(diff)
			}
		})
	}
	wg.Wait()
}

func FuzzText(f *testing.F) {
	for _, text := range samples()[:4] {
		f.Add(text)
	}
	for _, text := range []string{"P. l", "Panthera leo P. tigris", "雪豹ー", "\xe9\x9b", "<i>Pan</i>thera leo", "&#x50;anthera leo", "<!--", "Python\tsp."} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		requireSame(t, text, "fuzz")
	})
}

func FuzzUnmarshalText(f *testing.F) {
	for _, s := range []string{"", "low", "accepted", "full-name", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var k Kind
		var c Confidence
		var r Reason
		if k.UnmarshalText([]byte(s)) == nil {
			require.Equal(t, s, k.String())
		}
		if c.UnmarshalText([]byte(s)) == nil {
			require.Equal(t, s, c.String())
		}
		if r.UnmarshalText([]byte(s)) == nil {
			require.Equal(t, s, r.String())
		}
	})
}
