package countries

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

func TestParseCode(t *testing.T) {
	tests := []struct {
		in, want, suggestion string
		bad                  bool
	}{
		{in: "", want: ""},
		{in: "  ", want: ""},
		{in: "KZ", want: "KZ"},
		{in: "kz", want: "KZ"},
		{in: " kZ\t\r\n", want: "KZ"},
		{in: "NA", want: "NA"},
		{in: "EU", want: "EU"},
		{in: "HS", want: "HS"},
		{in: "ZZ", want: "ZZ"},
		{in: "SU", want: "SU"},
		{in: "EC", want: "EC"},
		{in: "UK", bad: true, suggestion: "GB"},
		{in: " uk ", bad: true, suggestion: "GB"},
		{in: "EL", bad: true, suggestion: "GR"},
		{in: "USA", bad: true, suggestion: "US"},
		{in: "kaz", bad: true, suggestion: "KZ"},
		{in: "K Z", bad: true},
		{in: "K", bad: true},
		{in: "QQ", bad: true},
		{in: "00", bad: true},
		{in: "S1", bad: true},
		{in: "КЗ", bad: true},
		{in: "K\x00", bad: true},
		{in: "Kazakhstan", bad: true},
	}
	for _, tt := range tests {
		got, err := ParseCode(tt.in)
		if got.String() != tt.want || (err != nil) != tt.bad {
			t.Errorf("ParseCode(%q) = %v, %v; want %q, an error: %v", tt.in, got, err, tt.want, tt.bad)
		}
		var ce *CodeError
		if tt.bad && (!errors.As(err, &ce) || ce.Input != tt.in || ce.Suggestion.String() != tt.suggestion) {
			t.Errorf("ParseCode(%q): error %#v, want a *CodeError that suggests %q", tt.in, err, tt.suggestion)
		}
	}
}

func TestCodeErrorNamesTheRemedy(t *testing.T) {
	_, err := ParseCode("UK")
	require.EqualError(t, err, `countries: "UK" is not a country code of the Convention; write GB`)
	_, err = ParseCode("QQ")
	require.EqualError(t, err,
		`countries: "QQ" is not a country code of the Convention; write the two letters of ISO 3166-1, or XX for an unknown country`)
	_, err = ParseCode(string(make([]byte, 1000)))
	require.Less(t, len(err.Error()), 400, "a long input is cut")
}

func TestEverySuggestionIsACode(t *testing.T) {
	for a := byte('A'); a <= 'Z'; a++ {
		for b := byte('A'); b <= 'Z'; b++ {
			check := func(s string) {
				c := suggest(s)
				if c == 0 {
					return
				}
				if _, ok := Lookup(c); !ok {
					t.Errorf("%s suggests %v, which is no code", s, c)
				}
				if _, ok := Lookup(makeCode(s)); ok {
					t.Errorf("%s is a code and suggests %v", s, c)
				}
			}
			check(string([]byte{a, b}))
			for c := byte('A'); c <= 'Z'; c++ {
				check(string([]byte{a, b, c}))
			}
		}
	}
}

func TestCodeText(t *testing.T) {
	for c := range All() {
		text, err := c.Code().MarshalText()
		require.NoError(t, err)
		var got Code
		require.NoError(t, got.UnmarshalText(text))
		require.Equal(t, c.Code(), got)

		v, err := c.Code().Value()
		require.NoError(t, err)
		got = 0
		require.NoError(t, got.Scan(v))
		require.Equal(t, c.Code(), got)
	}
	var c Code
	require.NoError(t, c.Scan([]byte("KG")))
	require.Equal(t, "KG", c.String())
	require.Error(t, c.Scan(7))
	require.Error(t, c.UnmarshalText([]byte("UK")))
	require.Equal(t, "KG", c.String(), "a failed read leaves the code alone")
	require.NoError(t, c.Scan(nil))
	require.True(t, c.IsZero())
	v, err := c.Value()
	require.NoError(t, err)
	require.Nil(t, v)

	b, err := json.Marshal(map[Code]Code{makeCode("KZ"): 0})
	require.NoError(t, err)
	require.JSONEq(t, `{"KZ":""}`, string(b))
}

func TestCodeOutsideTheTable(t *testing.T) {
	q := Code('Q')<<8 | 'Q'
	require.Equal(t, "QQ", q.String())
	require.Equal(t, "QQ", q.Name(language.Russian))
	require.True(t, q.Country().IsZero())
	require.Equal(t, "", Code(0).String())
	require.Equal(t, "", Code(0).Name(language.Russian))
	require.True(t, Code(0).Country().IsZero())
	require.Zero(t, makeCode("A"))
	require.Zero(t, makeCode("a1"))
}

func TestNamedCodes(t *testing.T) {
	for c, want := range map[Code]string{
		Unknown: "Unknown", Various: "Various", IntroductionFromTheSea: "Introduction from the sea", EuropeanUnion: "European Union",
	} {
		require.Equal(t, want, c.Name(language.English))
	}
}

func FuzzParseCode(f *testing.F) {
	for _, s := range []string{"", "KZ", " gb ", "UK", "EL", "USA", "K Z", "ZZ", "\xff\xfe", "ЗЗ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseCode(s)
		var u Code
		if uerr := u.UnmarshalText([]byte(s)); (uerr == nil) != (err == nil) || u != c {
			t.Fatalf("UnmarshalText(%q) = %v, %v where ParseCode says %v, %v", s, u, uerr, c, err)
		}
		if err != nil {
			if c != 0 || err.Error() == "" {
				t.Fatalf("ParseCode(%q) = %v with the error %v", s, c, err)
			}
			return
		}
		if again, err := ParseCode(c.String()); err != nil || again != c {
			t.Fatalf("%q reads as %v, which reads as %v, %v", s, c, again, err)
		}
		if c != 0 && c.Name(language.English) == "" {
			t.Fatalf("%v has no name", c)
		}
	})
}
