package cites_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
)

func date(t testing.TB, s string) cites.Date {
	t.Helper()
	d, err := cites.ParseDate(s)
	require.NoError(t, err)
	return d
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{"", "0001-01-01", "1975-07-01", "2000-02-29", "2024-02-29", "2026-03-05", "9999-12-31"} {
		d, err := cites.ParseDate(s)
		require.NoError(t, err, s)
		require.Equal(t, s, d.String())
		require.Equal(t, s == "", d.IsZero())
		require.Equal(t, s != "", d.Valid())
	}
	for _, s := range []string{
		" ", "2026", "2026-3-5", "2026-03-05 ", " 2026-03-05", "2026/03/05", "05-03-2026", "20260305", "2026-03-05T00:00:00Z",
		"0000-01-01", "10000-01-01", "2026-00-01", "2026-13-01", "2026-01-00", "2026-01-32", "2026-04-31", "2026-02-29", "1900-02-29",
		"2026-02-30", "-026-01-01", "+026-01-01", "2026-+1-01", "２０２６-01-01", "2026-03-0\x00",
	} {
		d, err := cites.ParseDate(s)
		var de *cites.DateError
		if !errors.As(err, &de) || de.Input != s || d != 0 {
			t.Errorf("ParseDate(%q) = %v, %v; want a *DateError", s, d, err)
		}
	}
}

func TestNewDate(t *testing.T) {
	d, err := cites.NewDate(2026, time.March, 5)
	require.NoError(t, err)
	require.Equal(t, date(t, "2026-03-05"), d)
	require.Equal(t, 2026, d.Year())
	require.Equal(t, time.March, d.Month())
	require.Equal(t, 5, d.Day())
	for _, bad := range []struct {
		y int
		m time.Month
		d int
	}{{0, 1, 1}, {10000, 1, 1}, {-5, 1, 1}, {2026, 0, 1}, {2026, 13, 1}, {2026, 2, 30}, {2026, 1, 0}, {2026, 1, 32}, {math.MaxInt, 1, 1}} {
		_, err := cites.NewDate(bad.y, bad.m, bad.d)
		var de *cites.DateError
		require.ErrorAs(t, err, &de, bad)
	}
}

func TestMustDate(t *testing.T) {
	require.Equal(t, date(t, "2026-03-05"), cites.MustDate("2026-03-05"))
	require.Panics(t, func() { cites.MustDate("") })
	require.Panics(t, func() { cites.MustDate("tomorrow") })
}

func TestDateErrorNamesTheRemedy(t *testing.T) {
	_, err := cites.ParseDate("5.3.2026")
	require.EqualError(t, err, `cites: "5.3.2026" is not a calendar date; write YYYY-MM-DD, years 0001 to 9999`)
	_, err = cites.ParseDate(string(make([]byte, 5000)))
	require.Less(t, len(err.Error()), 500, "a long input is cut")
}

func TestOrderIsTheCalendars(t *testing.T) {
	day := date(t, "1999-11-28")
	for range 500 {
		next := day.AddDays(1)
		require.Greater(t, next, day)
		require.Equal(t, 1, day.DaysUntil(next))
		require.Equal(t, day.Time().AddDate(0, 0, 1), next.Time())
		day = next
	}
}

func TestAddMonths(t *testing.T) {
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2026-03-05", 6, "2026-09-05"},
		{"2026-08-31", 6, "2027-02-28"},
		{"2023-08-31", 6, "2024-02-29"},
		{"2026-03-31", 1, "2026-04-30"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-12-31", 12, "2027-12-31"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2026-03-05", 0, "2026-03-05"},
		{"9999-06-30", 6, "9999-12-30"},
		{"9999-07-31", 6, "9999-12-31"},
		{"0001-06-30", -6, "0001-01-01"},
		{"2026-03-05", math.MaxInt, "9999-12-31"},
		{"2026-03-05", math.MinInt, "0001-01-01"},
		{"", 6, ""},
	}
	for _, tt := range tests {
		if got := date(t, tt.from).AddMonths(tt.n).String(); got != tt.want {
			t.Errorf("%s + %d months = %s, want %s", tt.from, tt.n, got, tt.want)
		}
	}
}

func TestAddDays(t *testing.T) {
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2026-02-28", 1, "2026-03-01"},
		{"2024-02-28", 1, "2024-02-29"},
		{"2026-03-05", -90, "2025-12-05"},
		{"2026-03-05", 90, "2026-06-03"},
		{"9999-12-31", 1, "9999-12-31"},
		{"0001-01-01", -1, "0001-01-01"},
		{"2026-03-05", math.MaxInt, "9999-12-31"},
		{"2026-03-05", math.MinInt, "0001-01-01"},
		{"", 90, ""},
	}
	for _, tt := range tests {
		if got := date(t, tt.from).AddDays(tt.n).String(); got != tt.want {
			t.Errorf("%s + %d days = %s, want %s", tt.from, tt.n, got, tt.want)
		}
	}
}

func TestDaysUntil(t *testing.T) {
	tests := []struct {
		from, to string
		want     int
	}{
		{"2025-12-05", "2026-03-05", 90},
		{"2026-03-05", "2025-12-05", -90},
		{"2026-03-05", "2026-03-05", 0},
		{"0001-01-01", "9999-12-31", 3652058},
		{"", "2026-03-05", 0},
		{"2026-03-05", "", 0},
	}
	for _, tt := range tests {
		if got := date(t, tt.from).DaysUntil(date(t, tt.to)); got != tt.want {
			t.Errorf("%s to %s: %d days, want %d", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestDateOf(t *testing.T) {
	astana := time.FixedZone("Astana", 5*60*60)
	at := time.Date(2026, 3, 5, 23, 30, 0, 0, astana)
	require.Equal(t, "2026-03-05", cites.DateOf(at).String())
	require.Equal(t, "2026-03-05", cites.DateOf(at.UTC()).String())
	late := time.Date(2026, 3, 5, 23, 30, 0, 0, time.UTC)
	require.Equal(t, "2026-03-06", cites.DateOf(late.In(astana)).String(), "its own zone decides")
	require.Zero(t, cites.DateOf(time.Time{}))
	require.Zero(t, cites.DateOf(time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)))
	require.True(t, cites.Date(0).Time().IsZero())
}

func TestInvalidDateMadeByHand(t *testing.T) {
	for _, d := range []cites.Date{1, 1 << 9, 2026<<9 | 13<<5 | 1, 2026<<9 | 2<<5 | 30, 1<<32 - 1} {
		require.False(t, d.Valid(), uint32(d))
		_ = d.String()
		_ = d.Time()
		_ = d.AddMonths(3)
		_ = d.AddDays(3)
	}
}

func TestDateInJSON(t *testing.T) {
	type permit struct {
		Issued  cites.Date `json:"issued"`
		Expires cites.Date `json:"expires,omitzero"`
	}
	b, err := json.Marshal(permit{Issued: cites.MustDate("2026-03-05")})
	require.NoError(t, err)
	require.JSONEq(t, `{"issued":"2026-03-05"}`, string(b))
	var p permit
	require.NoError(t, json.Unmarshal([]byte(`{"issued":"","expires":"2026-09-05"}`), &p))
	if diff := cmp.Diff(permit{Expires: cites.MustDate("2026-09-05")}, p); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	require.Error(t, json.Unmarshal([]byte(`{"issued":"2026-02-30"}`), &p))
}

func TestDateInADatabase(t *testing.T) {
	d := cites.MustDate("2026-03-05")
	v, err := d.Value()
	require.NoError(t, err)
	require.Equal(t, "2026-03-05", v)
	v, err = cites.Date(0).Value()
	require.NoError(t, err)
	require.Nil(t, v)

	for _, src := range []any{"2026-03-05", []byte("2026-03-05"), time.Date(2026, 3, 5, 12, 0, 0, 0, time.UTC)} {
		var got cites.Date
		require.NoError(t, got.Scan(src))
		require.Equal(t, d, got)
	}
	got := d
	require.NoError(t, got.Scan(nil))
	require.Zero(t, got)
	got = d
	require.NoError(t, got.Scan(time.Time{}))
	require.Zero(t, got)
	require.Error(t, got.Scan(20260305))
	require.Error(t, got.Scan("2026-02-30"))
	require.Error(t, got.Scan(time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC)))
}

func TestDateAllocatesNothing(t *testing.T) {
	b := make([]byte, 0, 10)
	d := cites.MustDate("2026-03-05")
	text := []byte("2026-03-05")
	for name, f := range map[string]func(){
		"ParseDate":     func() { _, _ = cites.ParseDate("2026-03-05") },
		"UnmarshalText": func() { _ = d.UnmarshalText(text) },
		"AppendTo":      func() { _ = d.AppendTo(b) },
		"AddMonths":     func() { _ = d.AddMonths(6) },
		"DaysUntil":     func() { _ = d.DaysUntil(d) },
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}

func FuzzDateUnmarshalText(f *testing.F) {
	for _, s := range []string{
		"", "2026-03-05", "2024-02-29", "2026-02-30", "0000-00-00", "9999-12-31", "2026-3-5", "２０２６-03-05", "\xff",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var d cites.Date
		err := d.UnmarshalText(text)
		p, perr := cites.ParseDate(string(text))
		if (err == nil) != (perr == nil) || p != d {
			t.Fatalf("UnmarshalText(%q) = %v, %v; ParseDate says %v, %v", text, d, err, p, perr)
		}
		std, stderr := time.Parse(time.DateOnly, string(text))
		if len(text) > 0 && (stderr == nil && std.Year() >= cites.MinYear) != (err == nil) {
			t.Fatalf("%q: %v, where time.Parse says %v, %v", text, err, std, stderr)
		}
		if err != nil {
			return
		}
		if out, _ := d.MarshalText(); string(out) != string(text) {
			t.Fatalf("%q is written as %q", text, out)
		}
		if d != 0 && (!d.Valid() || !d.Time().Equal(std)) {
			t.Fatalf("%q is %v", text, d.Time())
		}
	})
}

func FuzzAddMonths(f *testing.F) {
	f.Add("2026-08-31", 6)
	f.Add("9999-12-31", 1)
	f.Add("0001-01-01", -1)
	f.Fuzz(func(t *testing.T, s string, n int) {
		d, err := cites.ParseDate(s)
		if err != nil || d == 0 {
			return
		}
		got := d.AddMonths(n)
		if !got.Valid() {
			t.Fatalf("%v + %d months is no date", d, n)
		}
		if n > 0 && got < d || n < 0 && got > d {
			t.Fatalf("%v + %d months = %v", d, n, got)
		}
	})
}

func BenchmarkParseDate(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := cites.ParseDate("2026-03-05"); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleDate() {
	issued, err := cites.ParseDate("2026-08-31")
	if err != nil {
		fmt.Println(err)
		return
	}
	// An export permit is valid for six months (Article VI, paragraph 2).
	last := issued.AddMonths(6)
	fmt.Println(last, cites.MustDate("2027-03-01") > last)
	// Output: 2027-02-28 true
}

func ExampleDateError() {
	_, err := cites.ParseDate("31.08.2026")
	var de *cites.DateError
	if errors.As(err, &de) {
		fmt.Println(de.Input)
	}
	fmt.Println(err)
	// Output:
	// 31.08.2026
	// cites: "31.08.2026" is not a calendar date; write YYYY-MM-DD, years 0001 to 9999
}
