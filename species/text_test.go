package species

import (
	"encoding"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWords(t *testing.T) {
	for r := Rank(0); r <= Variety; r++ {
		got, err := ParseRank(r.String())
		require.NoError(t, err)
		require.Equal(t, r, got)
	}
	for k := Kingdom(0); k <= Plantae; k++ {
		got, err := ParseKingdom(k.String())
		require.NoError(t, err)
		require.Equal(t, k, got)
	}
	require.Equal(t, "(99)", Rank(99).String())
	require.Equal(t, "(99)", Kingdom(99).String())
	require.Equal(t, "(99)", MatchKind(99).String())
	_, err := ParseRank("Genus")
	require.ErrorContains(t, err, `"genus"`)
	_, err = ParseKingdom("Fungi")
	require.ErrorContains(t, err, `give one of ["Animalia" "Plantae"]`)
}

func TestIDText(t *testing.T) {
	for _, s := range []string{"", "1", "32743", "4294967295"} {
		var id ID
		require.NoError(t, id.UnmarshalText([]byte(s)))
		require.Equal(t, s, id.String())
	}
	for _, s := range []string{"0", "01", "-1", "+1", "1.0", "x", "4294967296", " 1", "१"} {
		id := ID(7)
		require.ErrorContains(t, id.UnmarshalText([]byte(s)), "decimal digits", s)
		require.Equal(t, ID(7), id)
	}
}

// fuzzText holds what a type reads against what it writes.
func fuzzText[T any, P interface {
	*T
	encoding.TextUnmarshaler
	encoding.TextMarshaler
}](f *testing.F, seeds ...string) {
	for _, s := range append(seeds, "", "x", "\xff") {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var v T
		if err := P(&v).UnmarshalText(text); err != nil {
			return
		}
		out, err := P(&v).MarshalText()
		require.NoError(t, err)
		require.Equal(t, string(text), string(out))
	})
}

func FuzzID(f *testing.F)        { fuzzText[ID](f, "32743", "01", "4294967296") }
func FuzzRank(f *testing.F)      { fuzzText[Rank](f, "genus", "Genus") }
func FuzzKingdom(f *testing.F)   { fuzzText[Kingdom](f, "Animalia", "Plantae") }
func FuzzMatchKind(f *testing.F) { fuzzText[MatchKind](f, "accepted", "synonym") }
