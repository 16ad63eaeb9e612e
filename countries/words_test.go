package countries

import (
	"encoding"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWords(t *testing.T) {
	type word interface {
		encoding.TextMarshaler
		String() string
	}
	tests := []struct {
		v    word
		into encoding.TextUnmarshaler
		want string
	}{
		{Kind(0), new(Kind), ""},
		{Party, new(Kind), "party"},
		{NonParty, new(Kind), "nonparty"},
		{Territory, new(Kind), "territory"},
		{Former, new(Kind), "former"},
		{Special, new(Kind), "special"},
		{Instrument(0), new(Instrument), ""},
		{Ratification, new(Instrument), "ratification"},
		{Acceptance, new(Instrument), "acceptance"},
		{Approval, new(Instrument), "approval"},
		{Accession, new(Instrument), "accession"},
		{Succession, new(Instrument), "succession"},
		{Continuation, new(Instrument), "continuation"},
		{Region(0), new(Region), ""},
		{Africa, new(Region), "africa"},
		{Asia, new(Region), "asia"},
		{SouthAmerica, new(Region), "south-america"},
		{Europe, new(Region), "europe"},
		{NorthAmerica, new(Region), "north-america"},
		{Oceania, new(Region), "oceania"},
	}
	for _, tt := range tests {
		text, err := tt.v.MarshalText()
		require.NoError(t, err)
		require.Equal(t, tt.want, string(text))
		require.Equal(t, tt.want, tt.v.String())
		require.NoError(t, tt.into.UnmarshalText(text))
		require.Equal(t, tt.want, tt.into.(word).String())
		require.ErrorContains(t, tt.into.UnmarshalText([]byte("Mars")), `"Mars" is no `)
		require.Equal(t, tt.want, tt.into.(word).String(), "a failed read leaves the value alone")
	}
	require.Equal(t, "200?", Kind(200).String())
}

func FuzzWords(f *testing.F) {
	f.Add("party")
	f.Add("accession")
	f.Add("south-america")
	f.Add("\x00")
	f.Fuzz(func(t *testing.T, s string) {
		for _, v := range []interface {
			encoding.TextUnmarshaler
			encoding.TextMarshaler
		}{new(Kind), new(Instrument), new(Region)} {
			if v.UnmarshalText([]byte(s)) != nil {
				continue
			}
			if text, _ := v.MarshalText(); string(text) != s {
				t.Fatalf("%q is written as %q", s, text)
			}
		}
	})
}
