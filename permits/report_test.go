package permits

import (
	"encoding/json"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
)

func reportRow() ReportRow {
	return ReportRow{Year: "2024", Reporter: "GH", ReporterType: "E", Appendix: "II", Taxon: "Python regius", Term: "LIV",
		Quantity: "100", Unit: "NAR", TradingPartner: "DE", Purpose: "T", Source: "W"}
}

// TestReportRules holds the rules against the findings: each has one.
func TestReportRules(t *testing.T) {
	n := 0
	for r := range ReportRules() {
		n++
		require.Equal(t, n, r.Number())
		v, ok := variantOf("CITES-ANNREPORT", "r"+string(rune('0'+n/10))+string(rune('0'+n%10)))
		require.True(t, ok, n)
		require.Equal(t, r.Strict(), v.severity == Error, n)
		require.NotEmpty(t, r.Class())
		require.NotEmpty(t, slices.Collect(r.Columns()))
	}
	require.Equal(t, 26, n)
	require.Zero(t, ReportRule{}.Number())
	require.Empty(t, ReportRule{}.Class())
	require.False(t, ReportRule{}.Strict())
}

// TestReportStreams: rows are read one at a time, and no further than asked.
func TestReportStreams(t *testing.T) {
	read := 0
	rows := func(yield func(ReportRow) bool) {
		for {
			read++
			row := reportRow()
			row.TradingPartner = "GH"
			if !yield(row) {
				return
			}
		}
	}
	found := 0
	for f := range CheckReport(rows) {
		require.Equal(t, found, f.Row)
		require.Equal(t, 25, f.Rule)
		require.Equal(t, "/"+strconv.Itoa(found)+"/tradingPartner", f.Path)
		if found++; found == 3 {
			break
		}
	}
	require.Equal(t, 3, read)
}

func TestReportOfImports(t *testing.T) {
	row := reportRow()
	row.Reporter, row.ReporterType, row.TradingPartner = "DE", "i", "PE"
	var got []string
	for f := range CheckReport(slices.Values([]ReportRow{row})) {
		got = append(got, f.Path+" "+f.Arg("country"))
	}
	require.Equal(t, []string{"/0/tradingPartner PE"}, got, "the exporter of an import is the partner")
	require.Empty(t, slices.Collect(func(yield func(ReportFinding) bool) {
		CheckReport(slices.Values([]ReportRow{row}), nil, Ignore("CITES-ANNREPORT"))(yield)
	}))
}

// TestReportYears: an Appendix holds that was the taxon's at some time in the year.
func TestReportYears(t *testing.T) {
	for _, x := range []struct {
		taxon, appendix, year string
		in                    bool
	}{
		{"Psittacus erithacus", "II", "2016", true},
		{"Psittacus erithacus", "I", "2016", false},
		{"Psittacus erithacus", "I", "2017", true},
		{"Psittacus erithacus", "II", "2017", true}, // until the second of January
		{"Psittacus erithacus", "II", "2018", false},
		{"Vicugna vicugna", "I", "2024", true}, // some populations
		{"Vicugna vicugna", "II", "2024", true},
	} {
		row := reportRow()
		row.Taxon, row.Appendix, row.Year, row.Source, row.Term = x.taxon, x.appendix, x.year, "C", "LIV"
		found := slices.ContainsFunc(slices.Collect(CheckReport(slices.Values([]ReportRow{row}))), func(f ReportFinding) bool { return f.Rule == 18 })
		require.Equal(t, !x.in, found, "%v", x)
	}
}

func TestReportAllocatesNothing(t *testing.T) {
	rows := []ReportRow{reportRow()}
	require.LessOrEqual(t, testing.AllocsPerRun(100, func() {
		for f := range CheckReport(slices.Values(rows)) {
			t.Error(f)
		}
	}), 8.0, "a few for the sequence, none for the row")
}

func BenchmarkCheckReport(b *testing.B) {
	rows := slices.Repeat([]ReportRow{reportRow()}, 1000)
	b.ReportAllocs()
	for b.Loop() {
		for f := range CheckReport(slices.Values(rows)) {
			b.Fatal(f)
		}
	}
}

func FuzzCheckReport(f *testing.F) {
	f.Add("2024", "I", "Falco rusticolus × F. cherrug", "LIV", "1", "NAR", "AE", "KZ", "T", "C")
	f.Add("0000", "N", "× x ×", "COS", "1e400", "", "XX", "ZZ", "", "")
	f.Add("1975", "III", "Scleractinia", "CSD", "-1", "BAK", "ID", "ID", "Q", "Y")
	f.Fuzz(func(t *testing.T, year, appendix, taxon, term, quantity, unit, partner, origin, purpose, source string) {
		row := ReportRow{Year: year, Reporter: "AE", ReporterType: "E", Appendix: appendix, Taxon: taxon, Term: term, Quantity: quantity,
			Unit: unit, TradingPartner: partner, Origin: origin, Purpose: purpose, Source: source}
		n := 0
		for found := range CheckReport(slices.Values([]ReportRow{row})) {
			n++
			if found.Rule < 1 || found.Rule > 26 || found.Row != 0 || found.Error() == "" || n > 40 {
				t.Fatalf("%+v", found)
			}
		}
	})
}

func TestHistoryOfCodes(t *testing.T) {
	day := cites.MustDate
	for _, x := range []struct {
		term Term
		on   cites.Date
		want Term
		ok   bool
	}{
		{"COS", day("2016-12-31"), "CSD", true},
		{"COS", day("2017-01-01"), "COS", true},
		{"cos", 0, "COS", true},
		{"KNL", day("2020-12-31"), "", false},
		{"KNL", day("2021-01-01"), "KNL", true},
		{"BEL", day("2010-01-01"), "BEL", true},
		{"SKI", day("1980-01-01"), "SKI", true},
		{"XYZ", day("2020-01-01"), "", false},
	} {
		got, ok := x.term.On(x.on)
		require.Equal(t, x.want, got, "%v", x)
		require.Equal(t, x.ok, ok, "%v", x)
	}
	_, ok := AssistedProduction.On(day("2019-11-25"))
	require.False(t, ok)
	s, ok := AssistedProduction.On(day("2019-11-26"))
	require.True(t, ok)
	require.Equal(t, AssistedProduction, s)
	u, ok := Unit("KIL").On(day("2010-01-01"))
	require.True(t, ok)
	require.Equal(t, Unit("KIL"), u)
	require.Equal(t, day("2017-01-01"), Cosmetics.Since())
	require.Zero(t, Live.Since())
	require.Zero(t, Kilograms.Since())
	require.Equal(t, day("2019-11-26"), AssistedProduction.Since())
}

func TestReportFindingAsJSON(t *testing.T) {
	raw, err := json.Marshal(ReportFinding{Row: 3, Rule: 7, Finding: Finding{Code: "CITES-ANNREPORT", Path: "/3/term"}})
	require.NoError(t, err)
	require.Contains(t, string(raw), `"row":3,"rule":7,"finding":{"code":"CITES-ANNREPORT"`)
}
