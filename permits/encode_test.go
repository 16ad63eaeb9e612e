package permits_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/permits"
)

func encodeXML(tb testing.TB, p *permits.Permit, v permits.Toolkit, opts ...permits.EncodeOption) (string, permits.Losses) {
	tb.Helper()
	var b bytes.Buffer
	losses, err := permits.EncodeXML(&b, p, v, opts...)
	require.NoError(tb, err)
	return b.String(), losses
}

// isNamespaced asserts that a document is XML whose prefixes are all declared.
func isNamespaced(tb testing.TB, doc string) {
	tb.Helper()
	d := xml.NewDecoder(strings.NewReader(doc))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(tb, err)
		if start, ok := token.(xml.StartElement); ok && start.Name.Space != "" {
			require.Contains(tb, start.Name.Space, ":", "the prefix of %s is not declared", start.Name.Local)
		}
	}
}

// Reading, writing in the toolkit it came in and reading again gives the same
// permit, and so does JSON.
func identity(tb testing.TB, p *permits.Permit) {
	tb.Helper()
	doc, losses := encodeXML(tb, p, "")
	if !losses.Complete() {
		tb.Fatalf("%v", losses)
	}
	require.Empty(tb, cmp.Diff(p, decode(tb, doc)), "%s", doc)
	again, _ := encodeXML(tb, decode(tb, doc), "")
	require.Equal(tb, doc, again, "the bytes are the same too")

	var b bytes.Buffer
	losses, err := permits.EncodeJSON(&b, p)
	require.NoError(tb, err)
	require.Empty(tb, losses)
	require.Empty(tb, cmp.Diff(p, decode(tb, b.String())))
}

func TestEncodeSamples(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(samples, "*.*"))
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 6)
	for _, file := range files {
		name := filepath.Base(file)
		p := decode(t, string(readSample(t, name)))
		if p.Electronic != nil {
			identity(t, p)
		}
		for _, v := range []permits.Toolkit{permits.Toolkit1, permits.Toolkit2} {
			t.Run(name+" as "+v.String(), func(t *testing.T) {
				doc, losses := encodeXML(t, p, v)
				isNamespaced(t, doc)
				identity(t, decode(t, doc))
				var report strings.Builder
				for _, l := range losses {
					fmt.Fprintln(&report, l)
				}
				for suffix, got := range map[string]string{".xml": doc, ".losses": report.String()} {
					golden := filepath.Join("testdata", "golden", "encoded", name+"."+v.String()+suffix)
					if *update {
						require.NoError(t, os.MkdirAll(filepath.Dir(golden), 0o755))
						require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
					}
					want, err := os.ReadFile(golden)
					require.NoError(t, err, "run the test with -update to make it")
					require.Empty(t, cmp.Diff(string(want), got))
				}
			})
		}
	}
}

// What each format has to say of one field that it cannot carry as it is.
func TestEncodeLosses(t *testing.T) {
	yes, no := true, false
	item := func(it permits.Item) *permits.Permit { return &permits.Permit{Items: []permits.Item{it}} }
	came := func(p permits.Permit, e permits.Electronic) *permits.Permit { p.Electronic = &e; return &p }
	for name, tc := range map[string]struct {
		p    *permits.Permit
		v    permits.Toolkit
		opts []permits.EncodeOption
		want []string
	}{
		"nothing":            {nil, "", nil, nil},
		"all in place":       {&permits.Permit{Number: "1", Type: "E", Waybill: "AWB"}, "", nil, nil},
		"document":           {&permits.Permit{Document: "export"}, "", nil, []string{`/document: removed "export" (no-place: The format has no place for this.)`}},
		"status":             {&permits.Permit{Status: permits.Status{Altered: true}}, "", nil, []string{"/status/altered: removed true (no-place"}},
		"age":                {item(permits.Item{Age: "1"}), "", nil, []string{"/items/0/age: removed", "(no-place"}},
		"kind of a mark":     {item(permits.Item{Marks: []permits.Mark{{Type: "MC", Value: "1"}}}), "", nil, []string{"/items/0/marks/0/type: removed", "(no-place"}},
		"mark in 1.0":        {item(permits.Item{Marks: []permits.Mark{{Value: "1"}}}), "1.0", nil, []string{"/items/0/marks/0: removed", "(no-place"}},
		"subdivision in 2.0": {item(permits.Item{Origin: permits.Provenance{Country: permits.Country{Code: "BR", Subdivision: "AC"}}}), "2.0", nil, []string{"/items/0/origin/country/subdivision: removed", "(no-place"}},
		"operation in 1.0":   {item(permits.Item{OperationNumber: "1"}), "1.0", nil, []string{`/items/0/previous/0: added {"number":"1"} (implied`}},
		"not signed": {
			&permits.Permit{Signatures: permits.Signatures{Issuer: &permits.Signature{Signed: &no, By: permits.Party{Name: "n"}}}}, "", nil,
			[]string{"/issued/official: added", "/signatures/issuer/signed: removed false (no-place"},
		},
		"signed": {&permits.Permit{Signatures: permits.Signatures{Issuer: &permits.Signature{Signed: &yes}}}, "", nil,
			[]string{"/signatures/issuer/signed: removed true (no-place"}},
		"authority without a signature": {&permits.Permit{Authority: permits.Party{Name: "MA"}}, "", nil, []string{"/signatures/authority: added", "(implied"}},
		"authority and another who signs": {
			&permits.Permit{Authority: permits.Party{Name: "MA"}, Signatures: permits.Signatures{Authority: &permits.Signature{By: permits.Party{Name: "Ms Y"}}}}, "", nil,
			[]string{`/authority/signatories/0: added "Ms Y" (implied`, `/signatures/authority/by/name: "Ms Y" → "MA" (one-place`},
		},
		"place by its code": {&permits.Permit{Issued: permits.Issuance{PlaceCode: "KZALA"}}, "", nil, []string{`/issued/place: added "KZALA" (implied`}},
		"re-export of unknown origin": {item(permits.Item{LastReexport: permits.Provenance{Document: "1"}}), "", nil,
			[]string{`/items/0/lastReexport/typeCode: added "811" (implied`}},
		"control character": {&permits.Permit{Number: "a\x01b"}, "", nil, []string{"/number: \"a\\x01b\" → \"a\uFFFDb\" (character"}},
		"no UTF-8":          {&permits.Permit{Number: "a\xffb"}, "", nil, []string{"/number:", "(encoding"}},
		"space around":      {&permits.Permit{Number: " 1"}, "", nil, []string{`/number: " 1" → "1" (space`}},
		"nothing but space": {&permits.Permit{Number: " "}, "", nil, []string{`/number: removed " " (space`}},
		"placeholder":       {&permits.Permit{Number: "?"}, "", nil, []string{`/number: removed "?" (placeholder`}},
		"two letters":       {item(permits.Item{Sources: []permits.Source{"OW"}}), "", nil, []string{`/items/0/sources/0: "OW" → "O" (form`, `/items/0/sources/1: added "W" (implied`}},
		"attachments":       {came(permits.Permit{}, permits.Electronic{Attachments: []permits.Attachment{{Name: "a"}}}), "", []permits.EncodeOption{permits.Bare()}, []string{"/electronic/attachments/0: removed", "(envelope"}},
		"envelope":          {came(permits.Permit{}, permits.Electronic{Operation: "GetResponse", Composite: "true"}), "", nil, nil},
		"another envelope":  {came(permits.Permit{}, permits.Electronic{Operation: "GetResponse"}), "", []permits.EncodeOption{permits.Enveloped("XResponse")}, nil},
		"no name":           {came(permits.Permit{}, permits.Electronic{Operation: "a b"}), "", nil, []string{`/electronic/operation: removed "a b" (envelope`}},
		"outside of 1.0": {came(permits.Permit{Items: []permits.Item{{Marks: []permits.Mark{{Value: "1"}}}}}, permits.Electronic{Toolkit: "1.0", Root: "CBFShip"}), "", nil,
			[]string{"/items/0/marks (outside"}},
		"unknown of JSON": {&permits.Permit{Unknown: []permits.Unknown{{Path: "/x", Raw: "1"}}}, "", nil, []string{"/unknown/0: removed", "(unknown"}},
		"unknown of 1.0 in 2.0": {came(permits.Permit{Unknown: []permits.Unknown{{Path: "/CBFShip/HeaderExchangedDocument/New", Raw: "<New/>"}}},
			permits.Electronic{Toolkit: "1.0", Root: "CBFShip"}), "2.0", nil, nil},
		"parts within parts": {item(permits.Item{Term: "LIV", Parts: []permits.Item{{Term: "SKI", Parts: []permits.Item{{Term: "BOD"}}}}}), "", nil,
			[]string{"/items/0/parts/0/parts/0: removed", "(no-place"}},
		"a date and another text": {&permits.Permit{ValidUntil: permits.Moment{Date: cites.MustDate("2026-01-02"), Text: "3 May"}}, "", nil,
			[]string{"/validUntil:", "(form"}},
	} {
		t.Run(name, func(t *testing.T) {
			doc, losses := encodeXML(t, tc.p, tc.v, tc.opts...)
			isNamespaced(t, doc)
			var report []string
			for _, l := range losses {
				report = append(report, l.String())
			}
			if tc.want == nil {
				require.Empty(t, report)
			}
			for _, w := range tc.want {
				require.Contains(t, strings.Join(report, "\n"), w)
			}
			identity(t, decode(t, doc))
		})
	}
}

// Whatever there is many of, it is put back in one pass.
func TestEncodeManyUnknown(t *testing.T) {
	for _, header := range []string{
		strings.Repeat("<New/>", 20_000),
		strings.Repeat("<Name>x</Name>", 20_000),
		strings.Repeat("<Name/>", 20_000) + `<Name a="1">x</Name>`,
		strings.Repeat(`<Information a="1">x</Information>`, 20_000),
		strings.Repeat("<ReferenceReferencedDocument><ID>1</ID><New/></ReferenceReferencedDocument>", 10_000),
	} {
		p := decode(t, xmlPermit(header, "", ""))
		doc, losses := encodeXML(t, p, "")
		require.Empty(t, losses)
		require.True(t, reflect.DeepEqual(p, decode(t, doc)))
	}
}

func TestEncodeRefuses(t *testing.T) {
	deep := permits.Item{}
	for range 100 {
		deep = permits.Item{Parts: []permits.Item{deep}}
	}
	cyclic := make([]permits.Item, 2)
	cyclic[0].Parts, cyclic[1].Parts = cyclic, cyclic
	for name, p := range map[string]*permits.Permit{
		"rows":   {Items: make([]permits.Item, 200_001)},
		"depth":  {Items: []permits.Item{deep}},
		"itself": {Items: cyclic},
	} {
		var b bytes.Buffer
		_, err := permits.EncodeXML(&b, p, "")
		require.Error(t, err, name)
		_, err = permits.EncodeJSON(&b, p)
		require.Error(t, err, name)
		require.Zero(t, b.Len(), "nothing is written")
	}
	_, err := permits.EncodeXML(io.Discard, new(permits.Permit), "4.0")
	require.ErrorContains(t, err, "use 1.0 or 2.0")
	for _, operation := range []string{"a b", "<x>", "Fault", "CBFShip", "1"} {
		_, err = permits.EncodeXML(io.Discard, new(permits.Permit), "", permits.Enveloped(operation))
		require.ErrorContains(t, err, "cannot be the name of an answer")
	}
}

type brokenWriter struct{}

var errBroken = errors.New("disk full")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestEncodeWriteError(t *testing.T) {
	_, err := permits.EncodeXML(brokenWriter{}, new(permits.Permit), "")
	require.ErrorIs(t, err, errBroken)
	_, err = permits.EncodeJSON(brokenWriter{}, new(permits.Permit))
	require.ErrorIs(t, err, errBroken)
}

// A little that asks for much is not given it.
func TestEncodeUnknownInBounds(t *testing.T) {
	var unknown []permits.Unknown
	for i := range 20 {
		unknown = append(unknown, permits.Unknown{Path: fmt.Sprintf("/CITESEPermit/New%d[90000]", i), Raw: fmt.Sprintf("<New%d/>", i)})
	}
	doc, losses := encodeXML(t, &permits.Permit{Unknown: unknown}, "")
	require.Less(t, len(doc), 4<<10)
	require.Len(t, losses, 40, "all are there, none in its place")
	for i := range unknown {
		unknown[i] = permits.Unknown{Path: fmt.Sprintf("/CITESEPermit/HeaderExchangedDocument/Information[%d]/@a", i+90_000), Raw: `a="1"`}
	}
	doc, _ = encodeXML(t, &permits.Permit{Unknown: unknown}, "")
	require.Less(t, len(doc), 4<<20)
}

func TestLossMessages(t *testing.T) {
	codes := []permits.LossCode{
		permits.LossNoPlace, permits.LossOnePlace, permits.LossImplied, permits.LossForm, permits.LossCharacter, permits.LossEncoding,
		permits.LossSpace, permits.LossPlaceholder, permits.LossEnvelope, permits.LossUnknown, permits.LossOutside,
	}
	for _, code := range codes {
		seen := make(map[string]bool)
		for _, tag := range []language.Tag{language.English, language.French, language.Spanish, language.Russian} {
			text := code.Message(tag)
			require.NotContains(t, text, "loss.")
			require.False(t, seen[text], text)
			seen[text] = true
		}
		require.True(t, code.Reviewed(language.English))
		require.False(t, code.Reviewed(language.French))
		require.False(t, code.Reviewed(language.Japanese))
	}
}

func BenchmarkEncodeXML(b *testing.B) {
	p := decode(b, string(readSample(b, "mixed-four-items.xml")))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := permits.EncodeXML(io.Discard, p, permits.Toolkit2); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncodeJSON(b *testing.B) {
	p := decode(b, string(readSample(b, "mixed-four-items.xml")))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := permits.EncodeJSON(io.Discard, p); err != nil {
			b.Fatal(err)
		}
	}
}

// What contradicts itself comes back in its contradictions.
func TestEncodeContradictions(t *testing.T) {
	address := `<PostalTradeAddress><CountryName>Peru</CountryName><CountryIdentificationTradeCountry><ID>BR</ID><Name>Brazil</Name>` +
		`<SubordinateTradeCountrySubDivision><Name>Acre</Name></SubordinateTradeCountrySubDivision></CountryIdentificationTradeCountry></PostalTradeAddress>`
	party := `<ConsignorTradeParty>` + address + `</ConsignorTradeParty><ConsigneeTradeParty><Name>a</Name><Name>b</Name></ConsigneeTradeParty>`
	row := `<AssociatedReferencedDocument><ID>re</ID><TypeCode>811</TypeCode><New/></AssociatedReferencedDocument>` +
		`<AssociatedReferencedDocument><ID x:a="1">or</ID><TypeCode>861</TypeCode></AssociatedReferencedDocument>` +
		`<ApplicableCrossBorderRegulatoryProcedure><CategoryCode b="1">A</CategoryCode></ApplicableCrossBorderRegulatoryProcedure>` +
		`<ApplicableCrossBorderRegulatoryProcedure><CategoryCode>B</CategoryCode><AnnualQuotaQuantity c="2">7</AnnualQuotaQuantity>` +
		`</ApplicableCrossBorderRegulatoryProcedure>`
	for _, doc := range []string{
		xmlPermit(`<TypeCode>E</TypeCode><TypeCode>E</TypeCode><Name/><Name>?</Name><Name d="3">n</Name><New>1</New><New>2</New>`, party, row),
		strings.NewReplacer("CITESEPermit", "CBFShip", "RegulatoryProcedure", "GovernmentProcedure").Replace(xmlPermit(``, party, row)),
	} {
		p := decode(t, doc)
		identity(t, p)
		require.Equal(t, "Peru", p.Exporter.Country.Name)
		require.Equal(t, "2", p.Items[0].Origin.Position)
		out, _ := encodeXML(t, p, "")
		require.Less(t, strings.Index(out, ">re<"), strings.Index(out, "<New/>"), "what is unknown stays with its document")
		require.Less(t, strings.Index(out, "<New/>"), strings.Index(out, ">or<"))
	}
}

func FuzzEncodeXML(f *testing.F) {
	for _, s := range []string{
		xmlPermit(`stray<x:New a="1"><y/></x:New><TypeCode listID="9999" listAgencyID="6">E</TypeCode><Name schemeID="s">n</Name>`, ``, `<Hidden/>`),
		xmlPermit(`<Name/><Name>a</Name><Name>b</Name><Foo/><Name>c</Name>`, `<ConsignorTradeParty><Foo>x</Foo></ConsignorTradeParty>`, ``),
		xmlPermit(``, ``, `<ApplicableCrossBorderRegulatoryProcedure><UsedToDateQuotaQuantity>5</UsedToDateQuotaQuantity></ApplicableCrossBorderRegulatoryProcedure>`+
			`<ApplicableCrossBorderRegulatoryProcedure><Foo/><UsedToDateQuotaQuantity>7</UsedToDateQuotaQuantity></ApplicableCrossBorderRegulatoryProcedure>`),
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := permits.Decode(bytes.NewReader(data), permits.Format(permits.XML), permits.MaxBytes(1<<16))
		if err != nil {
			return
		}
		// Bytes at random make what no program writes; so only: nothing is lost in
		// silence.
		var b bytes.Buffer
		losses, err := permits.EncodeXML(&b, p, "")
		require.NoError(t, err)
		got := decode(t, b.String())
		if losses.Complete() {
			require.Empty(t, cmp.Diff(sortedUnknown(p), sortedUnknown(got)))
		}
		_, err = permits.EncodeXML(&b, p, permits.Toolkit1)
		require.NoError(t, err)
	})
}
