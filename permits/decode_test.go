package permits_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/permits"
)

var update = flag.Bool("update", false, "rewrite the golden files")

const samples = "../examples/testdata"

func readSample(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(samples, name))
	require.NoError(tb, err)
	return data
}

func decode(tb testing.TB, data string, opts ...permits.DecodeOption) *permits.Permit {
	tb.Helper()
	p, err := permits.Decode(strings.NewReader(data), opts...)
	require.NoError(tb, err)
	return p
}

// roundTrip asserts that a permit survives the library's JSON unchanged.
func roundTrip(tb testing.TB, p *permits.Permit) {
	tb.Helper()
	data, err := json.Marshal(p)
	require.NoError(tb, err)
	again, err := permits.Decode(bytes.NewReader(data))
	require.NoError(tb, err, "%s", data)
	require.Empty(tb, cmp.Diff(p, again), "Decode after json.Marshal")
	var std permits.Permit
	require.NoError(tb, json.Unmarshal(data, &std))
	require.Empty(tb, cmp.Diff(p, &std), "json.Unmarshal after json.Marshal")
}

func TestDecodeSamples(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(samples, "*.*"))
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 6)
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			p := decode(t, string(readSample(t, name)))
			roundTrip(t, p)
			got, err := json.MarshalIndent(p, "", "  ")
			require.NoError(t, err)
			got = append(got, '\n')
			golden := filepath.Join("testdata", "golden", name+".golden.json")
			if *update {
				require.NoError(t, os.MkdirAll(filepath.Dir(golden), 0o755))
				require.NoError(t, os.WriteFile(golden, got, 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err, "run the test with -update to make it")
			require.Empty(t, cmp.Diff(string(want), string(got)))
		})
	}
}

// The two samples of one permit must say the same of its rows.
func TestDecodeXMLAndJSONAgree(t *testing.T) {
	fromXML := decode(t, string(readSample(t, "mixed-four-items.xml")))
	fromJSON := decode(t, string(readSample(t, "mixed-four-items.json")))
	for _, p := range []*permits.Permit{fromXML, fromJSON} {
		for i := range p.Items {
			for k := range p.Items[i].Marks {
				p.Items[i].Marks[k].Type, p.Items[i].Marks[k].Language = "", "" // XML has no types, JSON here no languages
			}
		}
	}
	require.Empty(t, cmp.Diff(fromXML.Items, fromJSON.Items))
	require.Empty(t, cmp.Diff(fromXML.Importer, fromJSON.Importer))
	require.Empty(t, cmp.Diff(fromXML.Exporter, fromJSON.Exporter))
	require.Equal(t, fromXML.ValidUntil, fromJSON.ValidUntil)
}

// xmlPermit returns a small permit around a header, a consignment and a row.
func xmlPermit(header, consignment, row string) string {
	return `<CITESEPermit><HeaderExchangedDocument><ID>26KZ000001/A1</ID>` + header + `</HeaderExchangedDocument>` +
		`<SpecifiedSupplyChainConsignment>` + consignment +
		`<IncludedSupplyChainConsignmentItem><ID>A</ID>` + row + `</IncludedSupplyChainConsignmentItem>` +
		`</SpecifiedSupplyChainConsignment></CITESEPermit>`
}

func TestDecodeXMLEnvelopeAndPrefixes(t *testing.T) {
	const inner = `<a:HeaderExchangedDocument xmlns:a="urn:x"><b:ID>1</b:ID></a:HeaderExchangedDocument>`
	for name, tc := range map[string]struct{ xml, operation, namespace, toolkit string }{
		"bare":     {`<CITESEPermit>` + inner + `</CITESEPermit>`, "", "urn:x", "2.0"},
		"prefixed": {`<p:CITESEPermit xmlns:p="urn:p">` + inner + `</p:CITESEPermit>`, "", "urn:x", "2.0"},
		"default namespace": {`<CBFShip xmlns="urn:d"><HeaderExchangedDocument><ID>1</ID></HeaderExchangedDocument>` +
			`</CBFShip>`, "", "urn:d", "1.0"},
		"toolkit 3 root": {`<CITESePermit>` + inner + `</CITESePermit>`, "", "urn:x", "3.0"},
		"SOAP": {`<e:Envelope><e:Header/><e:Body><v:GetXResponse><CITESEPermit>` + inner +
			`</CITESEPermit></v:GetXResponse></e:Body></e:Envelope>`, "GetXResponse", "urn:x", "2.0"},
		"SOAP, one more": {`<e:Envelope><e:Body><GetXResponse><return><CITESEPermit>` + inner +
			`</CITESEPermit></return></GetXResponse></e:Body></e:Envelope>`, "GetXResponse", "urn:x", "2.0"},
		"SOAP, bare":          {`<Envelope><Body><CITESEPermit>` + inner + `</CITESEPermit></Body></Envelope>`, "", "urn:x", "2.0"},
		"answer without SOAP": {`<GetXResponse><CITESEPermit>` + inner + `</CITESEPermit></GetXResponse>`, "GetXResponse", "urn:x", "2.0"},
		"declaration": {`<?xml version="1.0"?><!-- c --><CITESEPermit>` + inner + `</CITESEPermit><!-- d -->` +
			`<?x y?> `, "", "urn:x", "2.0"},
	} {
		t.Run(name, func(t *testing.T) {
			p := decode(t, tc.xml)
			require.Equal(t, "1", p.Number)
			require.Equal(t, tc.operation, p.Electronic.Operation)
			require.Equal(t, tc.namespace, p.Electronic.Namespace)
			require.Equal(t, tc.toolkit, p.Electronic.Toolkit)
			require.Empty(t, p.Unknown)
			roundTrip(t, p)
			identity(t, p)
		})
	}
}

func TestDecodeXMLDeviations(t *testing.T) {
	row := func(f func(*permits.Item)) *permits.Permit {
		it := permits.Item{Row: "A"}
		f(&it)
		return &permits.Permit{Items: []permits.Item{it}}
	}
	date := permits.ParseMoment
	for name, tc := range map[string]struct {
		header, consignment, row string
		want                     *permits.Permit
	}{
		"placeholders and empty elements are absent": {
			header: `<Name>?</Name><Purpose languageID="?"> ? </Purpose><Information/><ReferenceReferencedDocument>` +
				`<ID schemeID="?"/></ReferenceReferencedDocument>`,
			consignment: `<ConsignorTradeParty><Name>  </Name></ConsignorTradeParty>`,
			row:         `<TransportLogisticsPackage><ItemQuantity unitCode="?"></ItemQuantity></TransportLogisticsPackage>`,
			want:        row(func(*permits.Item) {}),
		},
		"two type boxes in one element": {
			header: `<TypeCode>ER</TypeCode>`,
			want:   &permits.Permit{Type: "ER", Items: []permits.Item{{Row: "A"}}},
		},
		"two type boxes in two elements": {
			header: `<TypeCode>E</TypeCode><TypeCode>R</TypeCode><PurposeCode>T</PurposeCode><PurposeCode>Z</PurposeCode>`,
			want:   &permits.Permit{Type: "ER", Purpose: "TZ", Items: []permits.Item{{Row: "A"}}},
		},
		"comments, CDATA and entities": {
			header: `<Information>a<!-- x -->b <![CDATA[<c> & d]]>&amp;&#x20AC;&lt;` + "\r\n" + `e</Information>`,
			want:   &permits.Permit{Conditions: []permits.Text{{Text: "ab <c> & d&€<\ne"}}, Items: []permits.Item{{Row: "A"}}},
		},
		"the second of one is kept": {
			header: `<IssueDateTime>2026-01-02</IssueDateTime><IssueDateTime>2026-01-03</IssueDateTime>`,
			consignment: `<ConsigneeTradeParty><Name>First</Name></ConsigneeTradeParty><ConsigneeTradeParty><Name>Second</Name>` +
				`</ConsigneeTradeParty>`,
			want: &permits.Permit{
				Issued:   permits.Issuance{Date: date("2026-01-02")},
				Importer: permits.Party{Name: "First"},
				Items:    []permits.Item{{Row: "A"}},
				Unknown: []permits.Unknown{
					{Path: "/CITESEPermit/HeaderExchangedDocument/IssueDateTime[2]", Raw: "<IssueDateTime>2026-01-03</IssueDateTime>"},
					{Path: "/CITESEPermit/SpecifiedSupplyChainConsignment/ConsigneeTradeParty[2]",
						Raw: "<ConsigneeTradeParty><Name>Second</Name></ConsigneeTradeParty>"},
				},
			},
		},
		"unknown elements, attributes and text": {
			header: `stray<x:New a="1"><y/></x:New><TypeCode listID="9999" listAgencyID="6">E</TypeCode><Name schemeID="s">n</Name>`,
			row:    `<Hidden/><IncludedSupplyChainTradeLineItem><Colour>red</Colour></IncludedSupplyChainTradeLineItem>`,
			want: &permits.Permit{
				Type: "E", TypeText: "n",
				Items: []permits.Item{{Row: "A", Unknown: []permits.Unknown{
					{Path: "/CITESEPermit/SpecifiedSupplyChainConsignment/IncludedSupplyChainConsignmentItem/Hidden", Raw: "<Hidden/>"},
					{Path: "/CITESEPermit/SpecifiedSupplyChainConsignment/IncludedSupplyChainConsignmentItem/IncludedSupplyChainTradeLineItem/Colour",
						Raw: "<Colour>red</Colour>"},
				}}},
				Unknown: []permits.Unknown{
					{Path: "/CITESEPermit/HeaderExchangedDocument/text()", Raw: "stray"},
					{Path: "/CITESEPermit/HeaderExchangedDocument/New", Raw: `<x:New a="1"><y/></x:New>`},
					{Path: "/CITESEPermit/HeaderExchangedDocument/TypeCode/@listID", Raw: `listID="9999"`},
					{Path: "/CITESEPermit/HeaderExchangedDocument/Name/@schemeID", Raw: `schemeID="s"`},
				},
			},
		},
		"copy": {
			header: `<CopyIndicator>TRUE</CopyIndicator>`,
			want:   &permits.Permit{Copy: true, Items: []permits.Item{{Row: "A"}}},
		},
		"copy in other words": {
			header: `<CopyIndicator>maybe</CopyIndicator>`,
			want: &permits.Permit{Items: []permits.Item{{Row: "A"}},
				Unknown: []permits.Unknown{{Path: "/CITESEPermit/HeaderExchangedDocument/CopyIndicator/text()", Raw: "maybe"}}},
		},
		"documents by code": {
			row: `<AssociatedReferencedDocument><TypeCode>811</TypeCode><ID>re</ID></AssociatedReferencedDocument>` +
				`<AssociatedReferencedDocument><TypeCode>861</TypeCode><ID>or</ID></AssociatedReferencedDocument>`,
			want: row(func(it *permits.Item) {
				it.Origin = permits.Provenance{Document: "or", TypeCode: "861"}
				it.LastReexport = permits.Provenance{Document: "re", TypeCode: "811"}
			}),
		},
		"documents by letter": {
			row: `<AssociatedReferencedDocument><TypeCode>R</TypeCode><ID>re</ID></AssociatedReferencedDocument>` +
				`<AssociatedReferencedDocument><TypeCode>E</TypeCode><ID>or</ID></AssociatedReferencedDocument>`,
			want: row(func(it *permits.Item) {
				it.Origin = permits.Provenance{Document: "or", TypeCode: "E"}
				it.LastReexport = permits.Provenance{Document: "re", TypeCode: "R"}
			}),
		},
		"documents by order": {
			row: `<AssociatedReferencedDocument><ID>1</ID></AssociatedReferencedDocument>` +
				`<AssociatedReferencedDocument><TypeCode>999</TypeCode><ID>2</ID></AssociatedReferencedDocument>` +
				`<AssociatedReferencedDocument><ID>3</ID><IssueDateTime>2026-01-02</IssueDateTime></AssociatedReferencedDocument>`,
			want: row(func(it *permits.Item) {
				it.Origin = permits.Provenance{Document: "1"}
				it.LastReexport = permits.Provenance{Document: "2", TypeCode: "999"}
				it.Documents = []permits.Reference{{Number: "3", Issued: date("2026-01-02")}}
			}),
		},
		"a template's document yields to a real one": {
			row: `<AssociatedReferencedDocument><TypeCode>861</TypeCode></AssociatedReferencedDocument>` +
				`<AssociatedReferencedDocument><TypeCode>861</TypeCode><ID>or</ID></AssociatedReferencedDocument>`,
			want: row(func(it *permits.Item) {
				it.Origin = permits.Provenance{Document: "or", TypeCode: "861"}
				it.Documents = []permits.Reference{{TypeCode: "861"}}
			}),
		},
		"several line items": {
			row: `<IncludedSupplyChainTradeLineItem><TypeCode>II</TypeCode><TypeExtensionCode>O/W</TypeExtensionCode>` +
				`</IncludedSupplyChainTradeLineItem>` +
				`<IncludedSupplyChainTradeLineItem><TypeCode>I</TypeCode><TypeExtensionCode>Captive</TypeExtensionCode>` +
				`</IncludedSupplyChainTradeLineItem>`,
			want: row(func(it *permits.Item) {
				it.Appendix, it.Sources = "II", []permits.Source{"O", "W"}
				it.Parts = []permits.Item{{Appendix: "I", Sources: []permits.Source{"Captive"}}}
			}),
		},
		"procedures one by one": {
			row: `<ApplicableCrossBorderRegulatoryProcedure><CategoryCode/><UsedToDateQuotaQuantity>510</UsedToDateQuotaQuantity>` +
				`<AnnualQuotaQuantity unitCode="KGM">500.0</AnnualQuotaQuantity></ApplicableCrossBorderRegulatoryProcedure>` +
				`<ApplicableCrossBorderRegulatoryProcedure><CategoryCode>A-XX-101</CategoryCode><AcquisitionDateTime>1968</AcquisitionDateTime>` +
				`<UsedToDateQuotaQuantity>7</UsedToDateQuotaQuantity></ApplicableCrossBorderRegulatoryProcedure>`,
			want: row(func(it *permits.Item) {
				it.Quota.Used.Amount = permits.ParseDecimal("510")
				it.Quota.Total = permits.Quantity{Amount: permits.ParseDecimal("500.0"), Unit: "KGM"}
				it.OperationNumber = "A-XX-101"
				it.Acquired = permits.Moment{Text: "1968"}
				it.Unknown = []permits.Unknown{{
					Path: "/CITESEPermit/SpecifiedSupplyChainConsignment/IncludedSupplyChainConsignmentItem/" +
						"ApplicableCrossBorderRegulatoryProcedure[2]/UsedToDateQuotaQuantity",
					Raw: "<UsedToDateQuotaQuantity>7</UsedToDateQuotaQuantity>",
				}}
			}),
		},
		"toolkit 1.0 names": {
			consignment: `<ConsigneeTradeParty><PostalTradeAddress><CountryIdentificationTradeCountry><ID>DE</ID><Name>Germany</Name>` +
				`<SubordinateTradeCountrySubDivision><Name>Bayern</Name></SubordinateTradeCountrySubDivision></CountryIdentificationTradeCountry>` +
				`</PostalTradeAddress></ConsigneeTradeParty><ImportTradeCountry><ID>DE</ID></ImportTradeCountry>`,
			row: `<OriginTradeCountry><ID>BR</ID><SubordinateTradeCountrySubDivision><Name>Acre</Name>` +
				`</SubordinateTradeCountrySubDivision></OriginTradeCountry>` +
				`<ExaminationTransportEvent><InspectedUnitQuantity unitCode="KGM">1.5</InspectedUnitQuantity></ExaminationTransportEvent>` +
				`<ApplicableCrossBorderGovernmentProcedure><PreviousReferencedDocument><ID>OP-1</ID></PreviousReferencedDocument>` +
				`</ApplicableCrossBorderGovernmentProcedure>`,
			want: func() *permits.Permit {
				p := row(func(it *permits.Item) {
					it.Origin.Country = permits.Country{Code: "BR", Subdivision: "Acre"}
					it.Exported = permits.Quantity{Amount: permits.ParseDecimal("1.5"), Unit: "KGM"}
					it.OperationNumber = "OP-1"
					it.Previous = []permits.Reference{{Number: "OP-1"}}
				})
				p.Importer.Country = permits.Country{Code: "DE", Name: "Germany", Subdivision: "Bayern"}
				return p
			}(),
		},
		"box 14 and 15": {
			consignment: `<TransportContractReferencedDocument><ID>AWB 1</ID></TransportContractReferencedDocument>` +
				`<ExaminationTransportEvent><ActualOccurrenceDateTime>2026-01-02</ActualOccurrenceDateTime>` +
				`<OccurrenceLogisticsLocation><ID>KZALA</ID></OccurrenceLogisticsLocation></ExaminationTransportEvent>`,
			row: `<ExaminationTransportEvent><UnitQuantity>2</UnitQuantity><OccurrenceLogisticsLocation><ID>KZALA</ID><Name>Almaty</Name>` +
				`</OccurrenceLogisticsLocation></ExaminationTransportEvent>`,
			want: func() *permits.Permit {
				p := row(func(it *permits.Item) {
					it.Exported.Amount = permits.ParseDecimal("2")
					it.Inspection = &permits.Inspection{Port: "Almaty", PortCode: "KZALA"}
				})
				p.Waybill = "AWB 1"
				p.Endorsement.Inspection = permits.Inspection{Date: date("2026-01-02"), Port: "KZALA", PortCode: "KZALA"}
				return p
			}(),
		},
		"signatures": {
			header: `<FirstSignatoryDocumentAuthentication><TypeCode>A</TypeCode><ID>S1</ID><ID>S2</ID><ProviderTradeParty>` +
				`<Name>MA</Name></ProviderTradeParty>` +
				`</FirstSignatoryDocumentAuthentication><SecondSignatoryDocumentAuthentication><TypeCode>B</TypeCode>` +
				`</SecondSignatoryDocumentAuthentication>` +
				`<ThirdSignatoryDocumentAuthentication><ProviderTradeParty><Name>MA</Name><SpecifiedAuthoritativeSignatoryPerson><Name>Ms Y</Name>` +
				`</SpecifiedAuthoritativeSignatoryPerson></ProviderTradeParty></ThirdSignatoryDocumentAuthentication>`,
			want: &permits.Permit{
				SecurityStamp: "S1", Authority: permits.Party{Name: "MA"}, Issued: permits.Issuance{Official: "Ms Y"},
				Signatures: permits.Signatures{
					Authority: &permits.Signature{TypeCode: "A", IDs: []string{"S1", "S2"}, By: permits.Party{Name: "MA"}},
					Applicant: &permits.Signature{TypeCode: "B"},
					Issuer:    &permits.Signature{By: permits.Party{Name: "MA", Signatories: []string{"Ms Y"}}},
				},
				Items: []permits.Item{{Row: "A"}},
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := decode(t, xmlPermit(tc.header, tc.consignment, tc.row))
			roundTrip(t, p)
			identity(t, p)
			tc.want.Number = "26KZ000001/A1"
			tc.want.Electronic = p.Electronic
			require.Empty(t, cmp.Diff(tc.want, p))
		})
	}
}

func TestDecodeXMLKeepsLanguages(t *testing.T) {
	p := decode(t, xmlPermit(`<Name languageID="EN">pre-Convention</Name><Purpose languageID="FR">commerce</Purpose>`+
		`<Information languageID="fr">un</Information>`, "", ""))
	require.Equal(t, "EN", p.Electronic.Language)
	require.Equal(t, []permits.Text{{Text: "un", Language: "fr"}}, p.Conditions)
	require.Equal(t, []permits.Unknown{{Path: "/CITESEPermit/HeaderExchangedDocument/Purpose/@languageID", Raw: `languageID="FR"`}}, p.Unknown)
}

func TestDecodeJSONKeepsWhatItDoesNotKnow(t *testing.T) {
	p := decode(t, `{"number":"1","Number":"2","number":"3","x/y~":[1, {"a":null}],"items":[{"row":"A",`+
		`"quantity":{"amount":"1,5","per":"box"}}],"unknown":[{"path":"p","raw":"r"}]}`)
	want := &permits.Permit{
		Number: "1",
		Items: []permits.Item{{Row: "A", Quantity: permits.Quantity{Amount: permits.ParseDecimal("1,5")},
			Unknown: []permits.Unknown{{Path: "/items/0/quantity/per", Raw: `"box"`}}}},
		Unknown: []permits.Unknown{{Path: "p", Raw: "r"}, {Path: "/Number", Raw: `"2"`}, {Path: "/number", Raw: `"3"`},
			{Path: "/x~1y~0", Raw: `[1, {"a":null}]`}},
	}
	require.Empty(t, cmp.Diff(want, p))
	roundTrip(t, p)
}

// Every field of the model must come back from JSON: a new field needs a case
// in the reader.
func TestDecodeJSONKnowsEveryField(t *testing.T) {
	var p permits.Permit
	fill(reflect.ValueOf(&p).Elem(), 0)
	roundTrip(t, &p)
}

// fill sets every field to something.
func fill(v reflect.Value, depth int) {
	switch v.Interface().(type) {
	case permits.Decimal:
		v.Set(reflect.ValueOf(permits.ParseDecimal("1.50")))
		return
	case permits.Moment:
		v.Set(reflect.ValueOf(permits.ParseMoment("2026-01-02T03:04:05Z")))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("text %d", depth))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), depth+1)
	case reflect.Slice:
		if v.Type() == reflect.TypeFor[[]permits.Item]() && depth > 2 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), depth+1)
		}
	default:
		panic(v.Type())
	}
}

func TestDecodeErrors(t *testing.T) {
	const row = `<CITESEPermit><HeaderExchangedDocument>`
	deep := func(open, inner, end string) string {
		return strings.Repeat(open, 1000) + inner + strings.Repeat(end, 1000)
	}
	for name, tc := range map[string]struct {
		in   string
		kind error
		want []string // parts of the message
	}{
		"empty":           {"", permits.ErrEmpty, []string{"empty"}},
		"space":           {" \n\t", permits.ErrEmpty, nil},
		"byte order mark": {"\uFEFF", permits.ErrEmpty, nil},
		"much space":      {strings.Repeat(" ", 1<<20) + "x", permits.ErrFormat, []string{`"x"`}},
		"NUL":             {"\x00\x01", permits.ErrFormat, []string{`"\x00\x01"`}},
		"letters":         {strings.Repeat("a", 50<<20), permits.ErrFormat, []string{`"aaaaaaaaaaaaaaaa"`}},
		"PDF":             {"%PDF-1.7", permits.ErrFormat, []string{"%PDF-1.7"}},
		"array":           {`[{}]`, permits.ErrFormat, []string{"each element"}},
		"huge":            {`{"number":"` + strings.Repeat("a", 17<<20) + `"}`, permits.ErrTooLarge, []string{"16777216", "MaxBytes"}},
		"spaces":          {strings.Repeat(" ", 17<<20), permits.ErrTooLarge, nil},
		"truncated XML": {row + `<ID>26KZ`, permits.ErrTruncated,
			[]string{"/CITESEPermit/HeaderExchangedDocument/ID", "line 1, column 48", "</ID>"}},
		"truncated tag":      {row + `<ID sch`, permits.ErrTruncated, nil},
		"truncated comment":  {row + `<!-- `, permits.ErrTruncated, nil},
		"truncated bang":     {row + `<!`, permits.ErrTruncated, nil},
		"only a declaration": {`<?xml version="1.0"?>`, permits.ErrTruncated, nil},
		"nested wrongly":     {row + "\n  <ID></Name>", permits.ErrSyntax, []string{"line 2, column 7", "</Name> closes <ID>"}},
		"trailing element":   {`<CBFShip/><CBFShip/>`, permits.ErrSyntax, []string{"byte 10", "one permit"}},
		"trailing text":      {`<CBFShip/> x`, permits.ErrSyntax, []string{"byte 11"}},
		"ampersand":          {row + `<ID>a & b</ID>`, permits.ErrSyntax, []string{"&amp;"}},
		"less than":          {row + `<ID>a < b</ID>`, permits.ErrSyntax, []string{"&lt;"}},
		"attribute twice":    {`<CBFShip a="1" a="2"/>`, permits.ErrSyntax, []string{"twice"}},
		"control character":  {"<CBFShip>\x01</CBFShip>", permits.ErrSyntax, []string{"U+0001"}},
		"control further":    {"<CBFShip>\n<ID>ab\x01c</ID></CBFShip>", permits.ErrSyntax, []string{"/CBFShip/ID", "line 2, column 7"}},
		"control as code":    {"<CBFShip>&#1;</CBFShip>", permits.ErrSyntax, []string{"U+0001"}},
		"document type":      {`<!DOCTYPE x SYSTEM "http://example.org/x.dtd"><CBFShip/>`, permits.ErrForbidden, []string{"document type"}},
		"entity bomb": {`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><CBFShip>&b;</CBFShip>`,
			permits.ErrForbidden, []string{"entity"}},
		"external entity": {`<CBFShip>&xxe;</CBFShip>`, permits.ErrForbidden, []string{"&xxe;"}},
		"many attributes": {`<CBFShip ` + attributes(1000) + `/>`, permits.ErrForbidden, []string{"64"}},
		"long tag":        {`<CBFShip a="` + strings.Repeat("a", 1<<20) + `"/>`, permits.ErrForbidden, []string{"65536"}},
		"XML 1.1":         {`<?xml version="1.1"?><CBFShip/>`, permits.ErrSyntax, []string{"1.0"}},
		"deep XML":        {deep("<a>", "", "</a>"), permits.ErrForbidden, []string{"64 deep"}},
		"deep JSON":       {`{"x":` + deep("[", "", "]") + `}`, permits.ErrForbidden, []string{"64 deep"}},
		"deep parts":      {`{"items":[` + deep(`{"parts":[`, "", "]}") + `]}`, permits.ErrForbidden, []string{"64 deep"}},
		"other root":      {`<html xmlns="x"><body/></html>`, permits.ErrRoot, []string{"<html>", "CITESEPermit", "CBFShip"}},
		"toolkit 3":       {`<CITESePermit><ExchangedDocument/></CITESePermit>`, permits.ErrRoot, []string{"3.0"}},
		"empty envelope":  {`<Envelope><Body/></Envelope>`, permits.ErrRoot, []string{"Body"}},
		"no body":         {`<Envelope/>`, permits.ErrRoot, []string{"Body"}},
		"other payload":   {`<Envelope><Body><Ack><Done/></Ack></Body></Envelope>`, permits.ErrRoot, []string{"no permit"}},
		"latin-1":         {"<CBFShip><ID>Caf\xe9</ID></CBFShip>", permits.ErrEncoding, []string{"0xE9", "byte 16", "declare"}},
		"latin-1 JSON":    {"{\"number\":\"Caf\xe9\"}", permits.ErrEncoding, []string{"0xE9", "UTF-8"}},
		"other encoding":  {`<?xml version="1.0" encoding="Shift_JIS"?><CBFShip/>`, permits.ErrEncoding, []string{"Shift_JIS"}},
		"no UTF-16":       {`<?xml version="1.0" encoding="UTF-16"?><CBFShip/>`, permits.ErrEncoding, []string{"UTF-16"}},
		"undefined byte": {"<?xml version='1.0' encoding='ISO-8859-8'?><CBFShip>\xff</CBFShip>", permits.ErrEncoding,
			[]string{"0xFF", "ISO-8859-8"}},
		"UTF-16 JSON":    {utf16Text("{}", false, true), permits.ErrEncoding, []string{"UTF-16"}},
		"UTF-16 cut":     {utf16Text("<CBFShip/>", true, true) + "\x00", permits.ErrTruncated, nil},
		"UTF-16 half":    {utf16Text("<CBFShip>", true, true) + "\xd8\x00\x00<", permits.ErrEncoding, []string{"surrogate"}},
		"truncated JSON": {`{"number":"26KZ`, permits.ErrTruncated, []string{"/number"}},
		"truncated key":  {`{"num`, permits.ErrTruncated, nil},
		"trailing JSON":  {`{} {}`, permits.ErrSyntax, []string{"byte 3", "one permit"}},
		"trailing comma": {`{"number":"1",}`, permits.ErrSyntax, []string{"'}'"}},
		"no comma":       {`{"number":"1" "type":"E"}`, permits.ErrSyntax, []string{"comma"}},
		"bad number":     {`{"items":[{"quantity":{"amount":01}}]}`, permits.ErrSyntax, []string{"/items/0/quantity/amount", "01"}},
		"NaN":            {`{"items":[{"quantity":{"amount":NaN}}]}`, permits.ErrSyntax, nil},
		"bad escape":     {`{"number":"\x"}`, permits.ErrSyntax, nil},
		"half surrogate": {`{"number":"\ud800"}`, permits.ErrEncoding, nil},
		"bare escape":    {`{"number":\ud800}`, permits.ErrSyntax, []string{"byte 10"}},
		"bad word":       {`{"copy":nul}`, permits.ErrSyntax, []string{"/copy", "'}'"}},
		"name no string": {`{"copy":true,5:1}`, permits.ErrSyntax, []string{"byte 13", "must be a string"}},
		"raw newline":    {"{\"number\":\"a\nb\"}", permits.ErrSyntax, []string{"U+000A"}},
		"wrong type": {"{\n \"items\": [\n  {\"row\": 5}]}", permits.ErrType,
			[]string{"/items/0/row", "line 3, column 11", "must be a string, not a number"}},
		"wrong type of all":  {`"x"`, permits.ErrFormat, nil},
		"items as an object": {`{"items":{}}`, permits.ErrType, []string{"/items: ", "an array, not an object"}},
		"row null":           {`{"items":[null]}`, permits.ErrType, []string{"/items/0"}},
		"boolean":            {`{"copy":"yes"}`, permits.ErrType, []string{"true or false"}},
		"date as number":     {`{"validUntil":2026}`, permits.ErrType, []string{"/validUntil"}},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := permits.Decode(strings.NewReader(tc.in))
			require.Nil(t, p)
			require.ErrorIs(t, err, tc.kind)
			var de *permits.DecodeError
			require.ErrorAs(t, err, &de)
			require.Less(t, len(err.Error()), 1000)
			for _, part := range tc.want {
				require.ErrorContains(t, err, part)
			}
		})
	}
}

func attributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, ` a%d="1"`, i)
	}
	return b.String()
}

func utf16Text(s string, big, bom bool) string {
	var b []byte
	if bom {
		s = "\uFEFF" + s
	}
	for _, u := range utf16.Encode([]rune(s)) {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

func TestDecodeEncodings(t *testing.T) {
	const declared, body = `<?xml version="1.0" encoding="UTF-16"?>`, `<CITESEPermit><HeaderExchangedDocument>` +
		`<Name>Café Орёл 🦅</Name></HeaderExchangedDocument></CITESEPermit>`
	for name, in := range map[string]string{
		"UTF-8":                       body,
		"UTF-8 with a mark":           "\uFEFF" + body,
		"after much space":            strings.Repeat(" ", 1<<20) + body,
		"UTF-8 declared":              `<?xml version='1.0' encoding='utf-8' ?>` + body,
		"UTF-16 big endian":           utf16Text(declared+body, true, true),
		"UTF-16 little endian":        utf16Text(declared+body, false, true),
		"UTF-16 without a mark":       utf16Text(body, true, false),
		"UTF-16 without a mark, l.e.": utf16Text("\n"+body, false, false),
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, "Café Орёл 🦅", decode(t, in).TypeText) })
	}
	for encoding, want := range map[string]string{
		"ISO-8859-1": "é", "latin1": "é", "windows-1252": "é", "Windows-1251": "й", "cp1251": "й", "KOI8-R": "И",
		"IBM866": "щ", "iso_8859-5": "щ",
	} {
		t.Run(encoding, func(t *testing.T) {
			in := "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>" +
				"<CITESEPermit><HeaderExchangedDocument><Name>\xe9</Name></HeaderExchangedDocument></CITESEPermit>"
			require.Equal(t, want, decode(t, in).TypeText)
		})
	}
}

func TestDecodeFault(t *testing.T) {
	for name, in := range map[string]string{
		"SOAP 1.1": `<s:Envelope><s:Body><s:Fault><faultcode>Client</faultcode><faultstring>CertificateMissing</faultstring>` +
			`<detail><x>1</x></detail></s:Fault></s:Body></s:Envelope>`,
		"SOAP 1.2": `<s:Envelope><s:Body><s:Fault><s:Code><s:Value>Client</s:Value></s:Code><s:Reason>` +
			`<s:Text>CertificateMissing</s:Text></s:Reason></s:Fault></s:Body></s:Envelope>`,
	} {
		t.Run(name, func(t *testing.T) {
			_, err := permits.Decode(strings.NewReader(in))
			var fault *permits.FaultError
			require.ErrorAs(t, err, &fault)
			require.Equal(t, "Client", fault.Code)
			require.Equal(t, "CertificateMissing", fault.Reason)
			require.ErrorContains(t, err, "CertificateMissing")
		})
	}
}

func TestDecodeOptions(t *testing.T) {
	_, err := permits.Decode(strings.NewReader(`{"number":"12345"}`), permits.MaxBytes(10))
	require.ErrorIs(t, err, permits.ErrTooLarge)
	require.Equal(t, "1", decode(t, `{"number":"1"}`, permits.MaxBytes(14)).Number)
	require.Equal(t, "1", decode(t, `{"number":"1"}`, permits.MaxBytes(-1)).Number)
	_, err = permits.Decode(strings.NewReader(`{}`), permits.Format(permits.XML))
	require.ErrorIs(t, err, permits.ErrSyntax)
	_, err = permits.Decode(strings.NewReader(`<CBFShip/>`), permits.Format(permits.JSON))
	require.ErrorIs(t, err, permits.ErrSyntax)
	_, err = permits.DecodeShipment(strings.NewReader(`<Shipment/>`))
	require.ErrorContains(t, err, "begins as XML does")
	require.Equal(t, "1", decode(t, "\uFEFF"+` {"number":"1"}`, permits.Format(permits.JSON)).Number)
}

func TestDecodeReaders(t *testing.T) {
	data := readSample(t, "saker-export.xml")
	want := decode(t, string(data))
	for name, r := range map[string]io.Reader{
		"a byte at a time": iotest.OneByteReader(bytes.NewReader(data)),
		"halves":           iotest.HalfReader(bytes.NewReader(data)),
		"error with data":  iotest.DataErrReader(bytes.NewReader(data)),
	} {
		p, err := permits.Decode(r)
		require.NoError(t, err, name)
		require.Empty(t, cmp.Diff(want, p), name)
	}
	broken := errors.New("cable cut")
	_, err := permits.Decode(io.MultiReader(bytes.NewReader(data[:900]), iotest.ErrReader(broken)))
	require.ErrorIs(t, err, broken)
	require.ErrorContains(t, err, "byte 900")
}

// However many rows there are, they are read in one pass, or refused.
func TestDecodeManyRows(t *testing.T) {
	many := func(n int, head, row, between, tail string) string {
		return head + strings.Repeat(row+between, n-1) + row + tail
	}
	xml := func(n int) string {
		return many(n, `<CITESEPermit><SpecifiedSupplyChainConsignment>`,
			`<IncludedSupplyChainConsignmentItem><ID>A</ID><New/></IncludedSupplyChainConsignmentItem>`, "",
			`</SpecifiedSupplyChainConsignment></CITESEPermit>`)
	}
	js := func(n int) string { return many(n, `{"items":[`, `{"row":"A","x":1}`, ",", `]}`) }
	for _, in := range []string{xml(100_000), js(100_000)} {
		p := decode(t, in)
		require.Len(t, p.Items, 100_000)
		require.Len(t, p.Items[99_999].Unknown, 1)
	}
	var types strings.Builder
	for i := range 200_000 { // each different, so that none repeats another
		fmt.Fprintf(&types, "<TypeCode>%d;</TypeCode>", i)
	}
	_, err := permits.Decode(strings.NewReader(xmlPermit(types.String(), "", "")))
	require.ErrorIs(t, err, permits.ErrTooLarge)
	for _, in := range []string{
		many(200_001, `{"items":[`, `{}`, ",", `]}`),
		many(2_000_000, `{"unknown":[`, `{}`, ",", `]}`),
		many(2_000_000, `{"conditions":[`, `{}`, ",", `]}`),
		many(4_000_000, `<CITESEPermit>`, `<a/>`, "", `</CITESEPermit>`),
		many(200_000, `<CITESEPermit>`, `<a/>`, "", `</CITESEPermit>`),
	} {
		_, err := permits.Decode(strings.NewReader(in))
		require.ErrorIs(t, err, permits.ErrTooLarge)
	}
}

func TestDecodeOddValues(t *testing.T) {
	for _, s := range []string{"-5", "1e400", "ten", "1,5", strings.Repeat("9", 10_000), "0", "NaN"} {
		p := decode(t, xmlPermit("", "", `<TransportLogisticsPackage><ItemQuantity>`+s+`</ItemQuantity></TransportLogisticsPackage>`))
		require.Equal(t, s, p.Items[0].Quantity.Amount.String())
		roundTrip(t, p)
	}
	for in, want := range map[string]cites.Date{
		"0000-01-01": 0, "9999-12-31": cites.MustDate("9999-12-31"), "2026-02-30": 0, "99999-01-01": 0, "yesterday": 0,
	} {
		p := decode(t, xmlPermit(`<IssueDateTime>`+in+`</IssueDateTime>`, "", ""))
		require.Equal(t, want, p.Issued.Date.Date)
		require.Equal(t, in, p.Issued.Date.String())
		roundTrip(t, p)
	}
}

// fuzzed checks what must hold of any input: no panic, a DecodeError or a
// permit that survives its own JSON.
func fuzzed(t *testing.T, data []byte, opts ...permits.DecodeOption) {
	p, err := permits.Decode(bytes.NewReader(data), append(opts, permits.MaxBytes(1<<20))...)
	if err != nil {
		var de *permits.DecodeError
		require.ErrorAs(t, err, &de)
		require.Nil(t, p)
		return
	}
	roundTrip(t, p)
}

// The seeds are short: Go's fuzzing spends its time on shortening long ones.
func FuzzDecodeXML(f *testing.F) {
	f.Add([]byte(xmlPermit(`<TypeCode listID="1001">E</TypeCode><CopyIndicator>1</CopyIndicator>`,
		`<ConsignorTradeParty><Name languageID="en">N</Name></ConsignorTradeParty>`,
		`<TransportLogisticsPackage><ItemQuantity unitCode="KGM">1.5</ItemQuantity></TransportLogisticsPackage>`)))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzed(t, data, permits.Format(permits.XML)) })
}

func FuzzDecodeJSON(f *testing.F) {
	f.Add([]byte(`{"number":"1","copy":true,"items":[{"row":"A","quantity":{"amount":1.5,"unit":"KGM"}}],"unknown":[{"path":"p","raw":"r"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzed(t, data) })
}

// benchmarkDecode measures what a caller pays for a permit: reading it, and
// with check also judging it.
func benchmarkDecode(b *testing.B, data []byte, check bool) {
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		p, err := permits.Decode(bytes.NewReader(data))
		if err != nil {
			b.Fatal(err)
		}
		if check {
			permits.Check(p, permits.On(cites.MustDate("2026-06-10")))
		}
	}
}

// compactSample is a permit of four rows as a program writes it, 3 KB.
func compactSample(b *testing.B) []byte {
	var compact bytes.Buffer
	require.NoError(b, json.Compact(&compact, readSample(b, "mixed-four-items.json")))
	return compact.Bytes()
}

func BenchmarkDecodeXML(b *testing.B) {
	benchmarkDecode(b, readSample(b, "mixed-four-items.xml"), false)
}

func BenchmarkDecodeJSON(b *testing.B) {
	benchmarkDecode(b, compactSample(b), false)
}

func BenchmarkDecodeAndCheckXML(b *testing.B) {
	benchmarkDecode(b, readSample(b, "mixed-four-items.xml"), true)
}

func BenchmarkDecodeAndCheckJSON(b *testing.B) {
	benchmarkDecode(b, compactSample(b), true)
}
