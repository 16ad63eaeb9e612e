package permits_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/internal/randpermit"
	"github.com/citesgo/cites/permits"
)

// written is a permit in one of the formats.
type written struct {
	doc    string
	losses permits.Losses
}

func everyFormat(tb testing.TB, p *permits.Permit) map[string]written {
	tb.Helper()
	all := make(map[string]written)
	for name, write := range map[string]func(*bytes.Buffer) (permits.Losses, error){
		"1.0":       func(b *bytes.Buffer) (permits.Losses, error) { return permits.EncodeXML(b, p, permits.Toolkit1) },
		"2.0":       func(b *bytes.Buffer) (permits.Losses, error) { return permits.EncodeXML(b, p, permits.Toolkit2) },
		"as it was": func(b *bytes.Buffer) (permits.Losses, error) { return permits.EncodeXML(b, p, "") },
		"bare": func(b *bytes.Buffer) (permits.Losses, error) {
			return permits.EncodeXML(b, p, permits.Toolkit2, permits.Bare())
		},
		"enveloped": func(b *bytes.Buffer) (permits.Losses, error) {
			return permits.EncodeXML(b, p, permits.Toolkit2, permits.Enveloped("GetResponse"))
		},
		"JSON": func(b *bytes.Buffer) (permits.Losses, error) { return permits.EncodeJSON(b, p) },
	} {
		var b bytes.Buffer
		losses, err := write(&b)
		require.NoError(tb, err, name)
		all[name] = written{b.String(), losses}
	}
	return all
}

// every text that is on a permit is in the document, or in the report of what
// was lost: whatever the writers and the comparison do, nothing vanishes in
// silence.
func TestEncodeNothingVanishes(t *testing.T) {
	token := regexp.MustCompile(`[A-Za-z]+-\d+-text|\d+\.25|20\d\d-\d\d-\d\d`)
	r := rand.New(rand.NewPCG(1, 1))
	for range 30 {
		p := randpermit.New(r, 0.3+0.7*r.Float64(), randpermit.Unique)
		whole, err := json.Marshal(p)
		require.NoError(t, err)
		tokens := token.FindAllString(string(whole), -1)
		for name, w := range everyFormat(t, p) {
			got := decode(t, w.doc)
			back, err := json.Marshal(got)
			require.NoError(t, err)
			report, err := json.Marshal(w.losses)
			require.NoError(t, err)
			for _, text := range tokens {
				if name == "enveloped" && strings.HasPrefix(text, "Operation-") {
					continue // another was asked for
				}
				if !bytes.Contains(back, []byte(text)) && !bytes.Contains(report, []byte(text)) {
					t.Fatalf("%s: %s is neither in the document nor among the losses\n%s", name, text, w.losses)
				}
			}
			if name == "JSON" {
				require.Empty(t, w.losses)
				require.Empty(t, cmp.Diff(p, got))
			}
		}
	}
}

// Where no loss is reported, the permit that comes back is the one that went.
func TestEncodeRandom(t *testing.T) {
	for _, text := range []randpermit.Text{randpermit.Plain, randpermit.Hostile} {
		r := rand.New(rand.NewPCG(2, uint64(text)))
		for range 40 {
			p := randpermit.New(r, r.Float64()*r.Float64(), text)
			for name, w := range everyFormat(t, p) {
				if strings.Contains(w.doc, "Envelope") || name == "2.0" {
					isNamespacedUnless(t, w.doc, p)
				}
				got := decode(t, w.doc)
				var lost []string
				for _, l := range w.losses {
					require.NotEmpty(t, l.Code)
					lost = append(lost, l.Path)
				}
				if w.losses.Complete() && name == "as it was" && p.Electronic != nil && p.Electronic.Toolkit != "" {
					require.Empty(t, cmp.Diff(p, got), name)
				}
				for _, c := range permits.Diff(p, got) {
					if strings.HasPrefix(c.Path, "/electronic") || strings.Contains(c.Path, "/unknown") {
						continue // of the container, or out of order
					}
					require.Contains(t, lost, c.Path, "%s: %s", name, c)
				}
				// What was read from a document of the format is written without loss.
				var b bytes.Buffer
				if name == "JSON" {
					continue
				}
				losses, err := permits.EncodeXML(&b, got, "")
				require.NoError(t, err)
				require.True(t, losses.Complete(), "%s: %v\n%s", name, losses, b.String())
				require.Empty(t, cmp.Diff(got, decode(t, b.String())))
			}
		}
	}
}

// isNamespacedUnless passes over permits with elements whose prefix nothing
// declares.
func isNamespacedUnless(tb testing.TB, doc string, p *permits.Permit) {
	raw, err := json.Marshal(p)
	require.NoError(tb, err)
	if !bytes.Contains(raw, []byte("a:New")) {
		isNamespaced(tb, doc)
	}
}

// grammar is the toolkit's elements, of both versions and with what neither
// has: each name with the names within it.
var grammar = map[string]string{
	"CITESEPermit":                                     "SpecifiedExchangedDocumentContext HeaderExchangedDocument SpecifiedSupplyChainConsignment",
	"SpecifiedExchangedDocumentContext":                "BusinessProcessSpecifiedDocumentContextParameter BIMSpecifiedDocumentContextParameter",
	"BusinessProcessSpecifiedDocumentContextParameter": "ID Value SpecifiedDocumentVersion",
	"BIMSpecifiedDocumentContextParameter":             "ID Value SpecifiedDocumentVersion",
	"SpecifiedDocumentVersion":                         "ID IssueDateTime",
	"HeaderExchangedDocument": "ID Name TypeCode TypeCode IssueDateTime CopyIndicator Purpose PurposeCode Information Information " +
		"ReferenceReferencedDocument EffectiveSpecifiedPeriod IssueLogisticsLocation FirstSignatoryDocumentAuthentication " +
		"ThirdSignatoryDocumentAuthentication",
	"EffectiveSpecifiedPeriod":             "StartDateTime EndDateTime",
	"IssueLogisticsLocation":               "ID Name",
	"OccurrenceLogisticsLocation":          "ID Name",
	"FirstSignatoryDocumentAuthentication": "TypeCode ActualDateTime ID ID Statement ProviderTradeParty IssueLogisticsLocation",
	"ThirdSignatoryDocumentAuthentication": "TypeCode ID ProviderTradeParty",
	"ReferenceReferencedDocument":          "IssueDateTime TypeCode ID Name EffectiveSpecifiedPeriod",
	"AssociatedReferencedDocument":         "IssueDateTime TypeCode ID Name EffectiveSpecifiedPeriod",
	"PreviousReferencedDocument":           "IssueDateTime TypeCode ID Name",
	"TransportContractReferencedDocument":  "TypeCode ID Name",
	"ProviderTradeParty":                   party,
	"ConsignorTradeParty":                  party,
	"ConsigneeTradeParty":                  party,
	"CertifyingTradeParty":                 party,
	"PostalTradeAddress": "PostcodeCode PostOfficeBox StreetName StreetName CityName CountryID CountryName CountrySubDivisionName " +
		"CountryIdentificationTradeCountry",
	"CountryIdentificationTradeCountry":        "ID Name SubordinateTradeCountrySubDivision",
	"OriginTradeCountry":                       "ID Name SubordinateTradeCountrySubDivision",
	"ExportTradeCountry":                       "ID Name",
	"ImportTradeCountry":                       "ID Name",
	"SubordinateTradeCountrySubDivision":       "Name",
	"SpecifiedRepresentativePerson":            "Name",
	"SpecifiedAuthoritativeSignatoryPerson":    "Name",
	"SpecifiedSupplyChainConsignment":          "ConsignorTradeParty ConsigneeTradeParty ImportTradeCountry TransportContractReferencedDocument ExaminationTransportEvent IncludedSupplyChainConsignmentItem IncludedSupplyChainConsignmentItem",
	"ExaminationTransportEvent":                "ActualOccurrenceDateTime UnitQuantity InspectedUnitQuantity OccurrenceLogisticsLocation CertifyingTradeParty",
	"IncludedSupplyChainConsignmentItem":       "ID PhysicalLogisticsShippingMarks OriginTradeCountry ExportTradeCountry AssociatedReferencedDocument AssociatedReferencedDocument AssociatedReferencedDocument TransportLogisticsPackage IncludedSupplyChainTradeLineItem IncludedSupplyChainTradeLineItem ExaminationTransportEvent ApplicableCrossBorderRegulatoryProcedure ApplicableCrossBorderGovernmentProcedure",
	"PhysicalLogisticsShippingMarks":           "Marking Marking",
	"TransportLogisticsPackage":                "ItemQuantity",
	"IncludedSupplyChainTradeLineItem":         "TypeCode TypeExtensionCode TypeExtensionCode SpecifiedTradeProduct",
	"SpecifiedTradeProduct":                    "SellerAssignedID ManufacturerAssignedID Description TypeCode CommonName ScientificName",
	"ApplicableCrossBorderRegulatoryProcedure": "CategoryCode UsedToDateQuotaQuantity AnnualQuotaQuantity AcquisitionDateTime PreviousReferencedDocument",
	"ApplicableCrossBorderGovernmentProcedure": "UsedToDateQuotaQuantity AnnualQuotaQuantity AcquisitionDateTime PreviousReferencedDocument",
}

const party = "ID Name PostalTradeAddress SpecifiedRepresentativePerson SpecifiedAuthoritativeSignatoryPerson SpecifiedAuthoritativeSignatoryPerson"

// plural names the elements that the toolkit lets repeat.
const plural = " BusinessProcessSpecifiedDocumentContextParameter BIMSpecifiedDocumentContextParameter Information ReferenceReferencedDocument " +
	"StreetName SpecifiedAuthoritativeSignatoryPerson IncludedSupplyChainConsignmentItem Marking AssociatedReferencedDocument " +
	"IncludedSupplyChainTradeLineItem TypeExtensionCode Description CommonName PreviousReferencedDocument "

// randomXML writes a document of the toolkit, with so many things in it as
// documents have that they should not: elements too many, in another order,
// empty or unknown; attributes that nobody asked for; text between elements.
// Where they come is left to chance, one in so many elements.
func randomXML(r *rand.Rand, oddities, in int) string {
	var b strings.Builder
	one := func(all ...string) string { return all[r.IntN(len(all))] }
	odd := func() bool {
		if oddities == 0 || r.IntN(in) > 0 {
			return false
		}
		oddities--
		return true
	}
	root := one("CITESEPermit", "CBFShip")
	outer := one("", "", "Envelope/Body/GetResponse", "Envelope/Body", "GetResponse")
	density := 0.1 + 0.5*r.Float64()
	var element func(name string)
	element = func(name string) {
		local, prefix := name, one("", "r:", "x:")
		if name == "CITESEPermit" {
			local = root
		}
		b.WriteString("<" + prefix + local)
		if name == "CITESEPermit" {
			b.WriteString(` xmlns:r="urn:r" xmlns:x="urn:x"` + one("", ` xmlns="urn:d"`))
		}
		within := strings.Fields(grammar[name])
		if odd() {
			b.WriteString(one(` x:a="1"`, ` b='"'`, ` schemeID="s"`, ` listID="7"`, ` xml:lang="fr"`, ` xmlns:x="urn:y"`))
		} else if len(within) == 0 && r.IntN(4) == 0 {
			b.WriteString(one(` languageID="en"`, ` languageID="fr"`, ` unitCode="KGM"`, ` languageID="?"`, ` schemeID="?"`, ` listID="1001"`))
		}
		b.WriteString(">")
		switch {
		case len(within) == 0:
			b.WriteString(one("", "?", "E", "R", "O/W", "861", "811", "1", "2026-01-02", "true", "a &amp; b", "<![CDATA[<]]>", " s ", "ABCDEFGHIJ"))
		case odd():
			b.WriteString("stray")
		}
		if len(within) > 0 && odd() {
			r.Shuffle(len(within), func(i, k int) { within[i], within[k] = within[k], within[i] })
		}
		for i, c := range within {
			if name == "CITESEPermit" || r.Float64() < density {
				if i == 0 || within[i-1] != c || strings.Contains(plural, " "+c+" ") {
					element(c)
				}
				for strings.Contains(plural, " "+c+" ") && r.IntN(3) == 0 {
					element(c)
				}
			}
			if odd() {
				element(one("New", "Other", c, c, within[r.IntN(len(within))]))
			}
		}
		b.WriteString("</" + prefix + local + ">")
	}
	for name := range strings.FieldsFuncSeq(outer, func(r rune) bool { return r == '/' }) {
		b.WriteString("<" + name + ">")
	}
	element("CITESEPermit")
	names := strings.FieldsFunc(outer, func(r rune) bool { return r == '/' })
	if len(names) > 0 && r.IntN(2) == 0 {
		b.WriteString("<Attachments><AttachmentName>a</AttachmentName><AttachmentContent>cid:1</AttachmentContent></Attachments><Composite>false</Composite>")
	}
	for _, name := range slices.Backward(names) {
		b.WriteString("</" + name + ">")
	}
	return b.String()
}

// A document with a deviation or two, whatever they are, comes back as it was.
// One with many may lose some, and then says so.
func TestEncodeRandomXML(t *testing.T) {
	r := rand.New(rand.NewPCG(3, seed()))
	lost := 0
	for i := range 1000 {
		src := randomXML(r, max(i%8-5, 0), 1+r.IntN(100))
		p := decode(t, src)
		if os.Getenv("SHOW") != "" {
			func() {
				doc, losses := encodeXML(t, p, "")
				if !losses.Complete() || !cmp.Equal(p, decode(t, doc)) {
					t.Log(src, "\n", doc, losses, cmp.Diff(p, decode(t, doc)))
				}
			}()
		}
		identity(t, p)
		doc, _ := encodeXML(t, p, "")
		isNamespaced(t, doc)
		if i%10 > 0 {
			continue
		}
		p = decode(t, randomXML(r, 100, 8))
		doc, losses := encodeXML(t, p, "")
		if losses.Complete() {
			require.Empty(t, permits.Diff(p, decode(t, doc)))
		} else {
			lost++
		}
	}
	t.Log(lost)
}

func seed() uint64 { return uint64(time.Now().UnixNano()) }
