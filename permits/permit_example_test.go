package permits_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/permits"
)

func ExampleDecode() {
	file, err := os.Open("../examples/testdata/saker-export.xml")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer file.Close()
	p, err := permits.Decode(file)
	if err != nil {
		fmt.Println(err)
		return
	}
	item := p.Items[0]
	fmt.Println(p.Number, p.Type, "until", p.ValidUntil.Date)
	fmt.Println(item.Quantity.Amount, item.Quantity.Unit, item.ScientificName, item.Appendix, item.Sources)
	// Output:
	// 26KZ000123/A1 E until 2027-03-13
	// 2 NAR Falco cherrug II [C]
}

func ExampleDecodeOption() {
	_, err := permits.Decode(strings.NewReader(`{"number": "26KZ000123/A1"}`), permits.MaxBytes(20))
	fmt.Println(errors.Is(err, permits.ErrTooLarge))
	fmt.Println(err)
	// Output:
	// true
	// permits: the input has more than 20 bytes; raise the limit with the option MaxBytes if it is meant
}

func ExampleSyntax() {
	_, err := permits.Decode(strings.NewReader(`{}`), permits.Format(permits.XML))
	fmt.Println(permits.XML, permits.JSON)
	fmt.Println(err)
	// Output:
	// XML JSON
	// permits: line 1, column 1 (byte 0): there is text before the first element; remove it
}

func ExampleDecodeError() {
	_, err := permits.Decode(strings.NewReader("{\n  \"items\": [{\"row\": 1}]\n}"))
	var de *permits.DecodeError
	if errors.As(err, &de) {
		fmt.Println(de.Path, de.Line, de.Column)
		fmt.Println(de)
	}
	// Output:
	// /items/0/row 2 21
	// permits: /items/0/row: line 2, column 21 (byte 22): this must be a string, not a number
}

func ExampleFaultError() {
	_, err := permits.Decode(strings.NewReader(`<Envelope><Body><Fault>` +
		`<faultcode>Client</faultcode><faultstring>CertificateMissing</faultstring></Fault></Body></Envelope>`))
	var fault *permits.FaultError
	if errors.As(err, &fault) {
		fmt.Println(fault.Code, fault.Reason)
	}
	// Output: Client CertificateMissing
}

func ExamplePermit() {
	p := permits.Permit{
		Type:       "E",
		ValidUntil: permits.MomentOf(cites.MustDate("2027-03-13")),
		Items:      []permits.Item{{Row: "A", ScientificName: "Falco cherrug", Appendix: "II"}},
	}
	data, err := json.Marshal(p)
	fmt.Println(string(data), err)
	// Output:
	// {"type":"E","validUntil":"2027-03-13","items":[{"row":"A","scientificName":"Falco cherrug","appendix":"II"}]} <nil>
}

// A form with fewer boxes than the model leaves the others at their zero value.
func ExampleItem() {
	p, err := permits.Decode(strings.NewReader(`{"items": [{"row": "A", "scientificName": "Falco cherrug", "sources": ["C"], "sex": "F"}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	it := p.Items[0]
	fmt.Println(it.Row, it.ScientificName, it.Sources, it.Sex, it.Origin == permits.Provenance{})
	// Output: A Falco cherrug [C] F true
}

func ExampleParty() {
	importer := permits.Party{Name: "Shiki Trading", City: "Osaka", Country: permits.Country{Code: "JP"}}
	printJSON(importer)
	// Output: {"name":"Shiki Trading","city":"Osaka","country":{"code":"JP"}}
}

func ExampleCountry() {
	printJSON(permits.Country{Code: "KZ", Name: "Kazakhstan", Subdivision: "Almaty Region"})
	// Output: {"code":"KZ","name":"Kazakhstan","subdivision":"Almaty Region"}
}

func ExampleText() {
	printJSON(permits.Text{Text: "Среднеазиатская черепаха", Language: "ru"})
	// Output: {"text":"Среднеазиатская черепаха","language":"ru"}
}

func ExampleMark() {
	printJSON(permits.Mark{Type: "ring", Value: "KZ 26 0417"})
	// Output: {"type":"ring","value":"KZ 26 0417"}
}

func ExampleQuantity() {
	printJSON(permits.Quantity{Amount: permits.ParseDecimal("12.50"), Unit: "KGM"})
	// Output: {"amount":12.50,"unit":"KGM"}
}

func ExampleQuota() {
	quota := permits.Quota{
		Used:  permits.Quantity{Amount: permits.ParseDecimal("510")},
		Total: permits.Quantity{Amount: permits.ParseDecimal("500")},
	}
	fmt.Println("exceeded:", quota.Used.Amount.Cmp(quota.Total.Amount) > 0)
	// Output: exceeded: true
}

func ExampleProvenance() {
	origin := permits.Provenance{
		Country:  permits.Country{Code: "ID"},
		Document: "26ID001877/07",
		Issued:   permits.ParseMoment("2026-03-18T00:00:00.000+07:00"),
	}
	fmt.Println(origin.Country.Code, origin.Document, origin.Issued.Date)
	// Output: ID 26ID001877/07 2026-03-18
}

func ExampleReference() {
	printJSON(permits.Reference{Number: "OP-1", Issued: permits.ParseMoment("2026-03-18")})
	// Output: {"number":"OP-1","issued":"2026-03-18"}
}

func ExampleIssuance() {
	printJSON(permits.Issuance{Date: permits.ParseMoment("2026-09-14"), Place: "Astana", Official: "Daniyar Sample"})
	// Output: {"date":"2026-09-14","place":"Astana","official":"Daniyar Sample"}
}

func ExampleEndorsement() {
	box14 := permits.Endorsement{Inspection: permits.Inspection{Date: permits.ParseMoment("2026-09-20"), Port: "Almaty airport"}}
	printJSON(box14)
	// Output: {"date":"2026-09-20","port":"Almaty airport"}
}

func ExampleInspection() {
	row := permits.Item{Row: "B", Inspection: &permits.Inspection{Port: "Almaty airport", PortCode: "KZALA"}}
	printJSON(row)
	// Output: {"row":"B","inspection":{"port":"Almaty airport","portCode":"KZALA"}}
}

func ExampleSignature() {
	said := false
	fmt.Println((*permits.Signature)(nil).IsSigned())                                 // no such block
	fmt.Println((&permits.Signature{TypeCode: "C"}).IsSigned())                       // a block, but empty
	fmt.Println((&permits.Signature{By: permits.Party{Name: "Sample"}}).IsSigned())   // a block with a name
	fmt.Println((&permits.Signature{Signed: &said, Statement: "refused"}).IsSigned()) // the document says no
	// Output:
	// false
	// false
	// true
	// false
}

func ExampleSignatures() {
	signed := true
	printJSON(permits.Signatures{Issuer: &permits.Signature{Signed: &signed, By: permits.Party{Name: "Daniyar Sample"}}})
	// Output: {"issuer":{"signed":true,"by":{"name":"Daniyar Sample"}}}
}

func ExampleStatus() {
	printJSON(permits.Status{Replacement: true, Replaces: "26KZ000099/A1", Reason: "lost"})
	// Output: {"replaces":"26KZ000099/A1","replacement":true,"reason":"lost"}
}

func ExampleElectronic() {
	p, err := permits.Decode(strings.NewReader(`<p:CITESEPermit xmlns:p="urn:example"><p:HeaderExchangedDocument/></p:CITESEPermit>`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Electronic.Toolkit, p.Electronic.Root, p.Electronic.Namespace)
	// Output: 2.0 CITESEPermit urn:example
}

func ExampleContext() {
	printJSON(permits.Context{Kind: "BusinessProcess", ID: "1", Value: "CITES PERMITTING", Version: "1"})
	// Output: {"kind":"BusinessProcess","id":"1","value":"CITES PERMITTING","version":"1"}
}

func ExampleAttachment() {
	printJSON(permits.Attachment{Name: "packing-list.pdf", Content: "cid:311886019166"})
	// Output: {"name":"packing-list.pdf","content":"cid:311886019166"}
}

func ExampleUnknown() {
	p, err := permits.Decode(strings.NewReader(`{"number": "26KZ000123/A1", "colour": "green"}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Unknown[0].Path, p.Unknown[0].Raw)
	// Output: /colour "green"
}

func ExampleMoment() {
	for _, s := range []string{"2026-04-01", "2014-01-06T00:30:00+05:00", "2026-02-30"} {
		m := permits.ParseMoment(s)
		fmt.Printf("%v is %q\n", m, m.Date)
	}
	// Output:
	// 2026-04-01 is "2026-04-01"
	// 2014-01-06T00:30:00+05:00 is "2014-01-06"
	// 2026-02-30 is ""
}

func ExampleDecimal() {
	for _, s := range []string{"5.00", "1e400", "ten"} {
		d := permits.ParseDecimal(s)
		fmt.Println(d, d.Valid(), d.Cmp(permits.ParseDecimal("5")) == 0)
	}
	// Output:
	// 5.00 true true
	// 1e400 false false
	// ten false false
}

func printJSON(v any) {
	data, err := json.Marshal(v)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(data))
}
