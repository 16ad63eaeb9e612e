package permits_test

import (
	"fmt"
	"slices"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/permits"
)

// A report is checked as it is read, row by row.
func ExampleCheckReport() {
	rows := []permits.ReportRow{
		{Year: "2024", Reporter: "KZ", ReporterType: "E", Appendix: "II", Taxon: "Testudo horsfieldii", Term: "LIV",
			Quantity: "100", Unit: "NAR", TradingPartner: "JP", Purpose: "T", Source: "C"},
		{Year: "2024", Reporter: "KZ", ReporterType: "E", Appendix: "II", Taxon: "Falco cherrug", Term: "LIV",
			Quantity: "1", TradingPartner: "AE", Origin: "KZ", Purpose: "T", Source: "A"},
	}
	for f := range permits.CheckReport(slices.Values(rows)) {
		fmt.Println(f.Row, f.Rule, f.Severity, f.Path, f.Message(language.English))
	}
	// Output:
	// 1 26 error /1/source Source A does not go with Falco cherrug.
	// 1 24 error /1/origin Leave the origin blank: it is the exporting country, KZ.
}

func ExampleReportRow() {
	row := permits.ReportRow{Year: "2024", Reporter: "KZ", TradingPartner: "KZ"}
	for f := range permits.CheckReport(slices.Values([]permits.ReportRow{row})) {
		fmt.Println(f.Rule, f.Path)
	}
	// Output:
	// 2 /0/term
	// 3 /0/taxon
	// 4 /0/appendix
	// 5 /0/quantity
	// 25 /0/tradingPartner
}

func ExampleReportFinding() {
	for f := range permits.CheckReport(slices.Values(make([]permits.ReportRow, 1))) {
		fmt.Println(f.Row, f.Rule, f.Code, f.Arg("column"))
		break
	}
	// Output: 0 1 CITES-ANNREPORT tradingPartner
}

func ExampleReportRule() {
	for r := range permits.ReportRules() {
		if !r.Strict() {
			fmt.Println(r.Number(), r.Class(), slices.Collect(r.Columns()))
		}
	}
	// Output:
	// 19 inclusion [term unit]
	// 20 inclusion [term purpose]
}

func ExampleTerm_On() {
	for _, day := range []string{"2015-06-01", "2026-06-01"} {
		t, ok := permits.Term("COS").On(cites.MustDate(day))
		fmt.Println(t, t.Name(language.English), ok)
	}
	_, ok := permits.Term("KNL").On(cites.MustDate("2015-06-01"))
	fmt.Println(ok, permits.Term("KNL").Since())
	// Output:
	// CSD Coral sand true
	// COS Cosmetics true
	// false 2021-01-01
}
