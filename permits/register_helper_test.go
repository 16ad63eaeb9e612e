package permits

import (
	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// testRegisters are the registers of an authority that knows everything of the
// documents of Ghana and of a few others. The base document is in order by them.
func testRegisters() Registers {
	gh, de := mustCountry("GH"), mustCountry("DE")
	doc := func(number string) DocumentID { return DocumentID{Issuer: gh, Number: number, Type: ExportPermit} }
	falcon, _ := species.Lookup("Falco rusticolus")
	taxon, _ := falcon.Taxon()
	return Registers{
		Numbers: NewNumberList([]DocumentID{doc("26GH000001/AA"), doc("26GH000002/AA"), doc("26GH000003/AA"), doc("26GH000004/AA"),
			doc("26GH000005/AA"), doc("26GH000006/AA"), doc("26GH000008/AA"), doc("26GH000009/AA")}, gh),
		Cancelled: NewCancelledList([]CancelledDocument{
			{doc("26GH000002/AA"), Cancellation{}},
			{doc("26GH000003/AA"), Cancellation{On: cites.MustDate("2026-05-01"), Reason: "stolen"}},
			{doc("26GH000004/AA"), Cancellation{ReplacedBy: "26GH000005/AA"}},
			{doc("26GH000006/AA"), Cancellation{Reason: "seen twice", By: mustCountry("FR")}},
			{doc("26GH000009/AA"), Cancellation{On: cites.MustDate("2026-07-01")}},
		}, gh),
		Used: NewUseList([]UsedDocument{
			{doc("26GH000008/AA"), cites.MustDate("2026-05-20")},
			{doc("26GH000005/AA"), 0},
			{doc("26GH000009/AA"), cites.MustDate("2026-06-10")},
		}, gh),
		Suspensions: testSuspensions{},
		Operations:  NewOperationList([]Operation{{gh, "A-GH-101", taxon}}, gh),
		Imports:     NewImportPermitList(nil, de),
		Authorities: NewAuthorityList([]countries.Code{gh}, gh, mustCountry("SO")),
	}
}

// testSuspensions adds to what the module knows that it is all there is, but
// for Togo.
type testSuspensions struct{}

func (testSuspensions) Suspended(t Trade) ([]Recommendation, Known) {
	found, known := KnownSuspensions().Suspended(t)
	if known == NotKnown && t.From != mustCountry("TG") {
		known = No
	}
	if t.From == mustCountry("TD") {
		found, known = append(found, Recommendation{Basis: appendix.MissingAnnualReports}), Yes
	}
	return found, known
}

func mustCountry(s string) countries.Code {
	c, err := countries.ParseCode(s)
	if err != nil {
		panic(err)
	}
	return c
}
