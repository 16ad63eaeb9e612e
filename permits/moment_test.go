package permits_test

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/permits"
)

func TestParseMoment(t *testing.T) {
	for in, want := range map[string]string{
		"2026-04-01":                    "2026-04-01",
		"2026-04-01Z":                   "2026-04-01",
		"2026-04-01+05:00":              "2026-04-01",
		"2014-01-06T12:03:52.00+01:00":  "2014-01-06",
		"2014-01-06T00:30:00+05:00":     "2014-01-06", // still the 5th in London
		"2014-01-06T23:30":              "2014-01-06",
		"2014-01-06 23:30:60.125Z":      "2014-01-06",
		"2014-01-06t23:30:00z":          "2014-01-06",
		"2014-01-06T00:00:00-14:00":     "2014-01-06",
		"2014-01-06T00:00:00+14:01":     "",
		"2014-01-06T24:00:00":           "",
		"2014-01-06T12":                 "",
		"2014-01-06T12:60":              "",
		"2014-01-06T12:03:52.":          "",
		"2014-01-06T12:03:52+0100":      "",
		"2014-01-06T12:03:52 CET":       "",
		"2026-02-29":                    "",
		"2024-02-29":                    "2024-02-29",
		"2026-13-01":                    "",
		"0000-01-01":                    "",
		"9999-12-31":                    "9999-12-31",
		"10000-01-01":                   "",
		"01/04/2026":                    "",
		"2026":                          "",
		" 2026-04-01":                   "",
		"20260401":                      "",
		"2026-04-01T10:00:00.000000000": "2026-04-01",
	} {
		m := permits.ParseMoment(in)
		require.Equal(t, want, m.Date.String(), in)
		require.Equal(t, in, m.String())
		if m.Text == "" {
			require.Equal(t, permits.MomentOf(m.Date), m)
		}
	}
	require.True(t, permits.ParseMoment("").IsZero())
	require.False(t, permits.ParseMoment("x").IsZero())
	require.Equal(t, permits.Moment{Date: cites.MustDate("2026-04-01")}, permits.ParseMoment("2026-04-01"))
}

func FuzzMoment(f *testing.F) {
	for _, s := range []string{"", "2026-04-01", "2014-01-06T12:03:52.00+01:00", "0000-01-01", "\xff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var m permits.Moment
		if err := m.UnmarshalText(text); err != nil {
			require.ErrorIs(t, err, permits.ErrEncoding)
			require.False(t, utf8.Valid(text))
			return
		}
		require.Equal(t, string(text), m.String())
		require.True(t, m.Date == 0 || m.Date.Valid())
		data, err := json.Marshal(m)
		require.NoError(t, err)
		var again permits.Moment
		require.NoError(t, json.Unmarshal(data, &again))
		require.Equal(t, m, again)
	})
}
