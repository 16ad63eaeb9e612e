package appendix_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites/appendix"
)

func TestParse(t *testing.T) {
	tests := []struct {
		in   string
		want appendix.Appendix
		bad  bool
	}{
		{in: ""}, {in: " "},
		{in: "I", want: appendix.I}, {in: "i", want: appendix.I}, {in: "1", want: appendix.I},
		{in: " II ", want: appendix.II}, {in: "Appendix II", want: appendix.II}, {in: "App. III", want: appendix.III}, {in: "APPENDIX iii", want: appendix.III},
		{in: "IV", bad: true}, {in: "I/II", bad: true}, {in: "0", bad: true}, {in: "Appendix", bad: true}, {in: "N", bad: true}, {in: "II II", bad: true},
	}
	for _, tt := range tests {
		got, err := appendix.Parse(tt.in)
		require.Equal(t, tt.bad, err != nil, "%q: %v", tt.in, err)
		require.Equal(t, tt.want, got, "%q", tt.in)
	}
}

func TestAppendixAsValue(t *testing.T) {
	for a := appendix.Appendix(0); a <= appendix.III; a++ {
		v, err := a.Value()
		require.NoError(t, err)
		var b appendix.Appendix
		require.NoError(t, b.Scan(v))
		require.Equal(t, a, b)
		text, err := a.MarshalText()
		require.NoError(t, err)
		require.NoError(t, b.UnmarshalText(text))
		require.Equal(t, a, b)
	}
	var a appendix.Appendix
	require.NoError(t, a.Scan(int64(2)))
	require.NoError(t, a.Scan([]byte("III")))
	require.Equal(t, appendix.III, a)
	for _, bad := range []any{int64(4), int64(-1), 1.5, "IV"} {
		require.Error(t, a.Scan(bad))
	}
	require.Equal(t, appendix.III, a, "an error changes nothing")
}

func TestSet(t *testing.T) {
	want := []string{"", "I", "II", "I/II", "III", "I/III", "II/III", "I/II/III"}
	for i, w := range want {
		var s appendix.Set
		for a := appendix.I; a <= appendix.III; a++ {
			if i&(1<<(a-1)) != 0 {
				s = s.With(a)
			}
		}
		if diff := cmp.Diff(w, s.String()); diff != "" {
			t.Error(diff)
		}
		require.Len(t, s.Slice(), s.Len())
	}
	require.Zero(t, appendix.Set(0).With(0).With(9))
	require.False(t, appendix.Set(255).Has(0))
}

func TestWordsInEveryLanguage(t *testing.T) {
	for _, tag := range []string{"en", "fr", "es", "ru", "kk", "ky", "uz", "uz-Cyrl", "tg", "tk", "ar", "zh", "de", "und"} {
		l := language.Make(tag)
		for a := appendix.I; a <= appendix.III; a++ {
			require.NotEmpty(t, a.Name(l), tag)
		}
		for k := appendix.ZeroQuota; k <= appendix.Cultures; k++ {
			require.NotEmpty(t, k.Name(l), tag)
		}
		for k := appendix.AskPopulation; k <= appendix.AskName; k++ {
			text := appendix.Question{Kind: k, Taxon: lookup(t, "Panthera leo"), Country: code(t, "AR")}.Text(l)
			require.NotEmpty(t, text, tag)
			require.NotContains(t, text, "{", tag)
		}
	}
	require.Equal(t, "II Илова", appendix.II.Name(language.Make("uz-Cyrl")))
	require.Empty(t, appendix.Appendix(0).Name(language.English))
	require.Empty(t, appendix.ConditionKind(99).Name(language.English))
	require.Empty(t, appendix.Question{}.Text(language.English))
}

func TestZeroValues(t *testing.T) {
	var l appendix.Listing
	require.True(t, l.IsZero() && l.Taxon().IsZero() && l.Appendix() == 0 && l.Party() == 0 && l.Since() == 0 && l.Until() == 0)
	require.True(t, l.Only().IsZero() && l.Except().IsZero() && l.Annotation().IsZero() && !l.Inferred() && !l.InForce(1))
	require.Empty(t, l.Notes()+l.Sources()+l.Annotation().String()+l.Only().Name())
	var c appendix.Condition
	require.True(t, c.Kind() == 0 && c.Taxon().IsZero() && c.Appendix() == 0 && c.Area().IsZero() && !c.Concerns(0, "", "", ""))
	require.Empty(t, c.Sources()+c.Purposes()+c.Terms()+c.Amount()+c.Unit()+c.Text())
	var a appendix.Answer
	for range a.Listings() {
		t.Error("listing of nothing")
	}
	for range a.Below() {
		t.Error("listing below nothing")
	}
	for range a.Announced() {
		t.Error("listing announced of nothing")
	}
	for range a.Conditions() {
		t.Error("condition of nothing")
	}
	for range a.Undecided() {
		t.Error("question about nothing")
	}
	require.Equal(t, appendix.All, appendix.Area{}.Extent(code(t, "KZ")), "no limit")
}

func TestEdition(t *testing.T) {
	e := appendix.Edition()
	require.Equal(t, "2026-03-05", e.Law.String())
	require.Contains(t, e.SourceKeys(), "SG-2026")
	require.Len(t, e.SHA256, 64)
	require.NoError(t, appendix.Verify())
}

func FuzzAppendixUnmarshalText(f *testing.F) {
	for _, s := range []string{"", "I", "ii", "Appendix III", "App.", "\x00", "ⅠⅠ", "Appendix Appendix I"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var a appendix.Appendix
		if a.UnmarshalText(text) != nil {
			require.Zero(t, a)
			return
		}
		again, err := appendix.Parse(a.String())
		require.NoError(t, err)
		require.Equal(t, a, again)
	})
}
