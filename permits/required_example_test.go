package permits_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/permits"
)

// falcon is a captive-bred saker falcon on its way to the Gulf.
func falcon() *permits.Shipment {
	s, err := permits.DecodeShipment(strings.NewReader(`{
		"items": [{"name": "Falco cherrug", "term": "LIV", "sources": ["C"], "origin": "KG", "marks": [{"value": "KG 0412"}]}],
		"route": {"from": "KG", "to": "AE", "transit": [{"country": "TR", "customsControl": true}]},
		"purpose": "P", "departure": "2026-11-25"
	}`))
	if err != nil {
		panic(err) // the text above is constant
	}
	return s
}

func answer(s *permits.Shipment) permits.Requirements {
	r, err := permits.Required(s)
	if err != nil {
		panic(err) // there is a shipment
	}
	return r
}

func ExampleRequired() {
	r, err := permits.Required(falcon())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range r.Borders {
		fmt.Println(b.Border, b.Country)
		for _, n := range b.Needs {
			fmt.Println("  ", n.Document, n.Instead, n.Provision)
		}
	}
	// Output:
	// departure KG
	//    captive_bred_certificate [export_permit] Convention Art. VII.5; 50 CFR 23.40 and 23.41
	// transit TR
	// arrival AE
	//    captive_bred_certificate [export_permit] Convention Art. VII.5; 50 CFR 23.40 and 23.41
}

func ExampleCheckShipment() {
	for _, f := range permits.CheckShipment(falcon(), nil) {
		fmt.Println(f.Severity, f.Code, f.Path)
	}
	// Output:
	// error CITES-DOC-A2-EXPORT /items/0
	// info CITES-DOC-EXEMPT-TRANSIT /route/transit/0
	// info CITES-DOC-STRICTER /route
}

func ExampleRequirements() {
	r := answer(falcon())
	fmt.Println(r.On, r.Refused(), r.Decided())
	out, err := json.Marshal(r.In(language.Russian))
	fmt.Println(len(out) > 0, err)
	// Output:
	// 2026-11-25 false true
	// true <nil>
}

func ExampleBorderRequirements() {
	for _, b := range answer(falcon()).Borders {
		fmt.Println(b.Border, b.Country.Name(language.English), len(b.Needs), b.Open, b.Refused)
	}
	// Output:
	// departure Kyrgyzstan 1 false false
	// transit Türkiye 0 false false
	// arrival United Arab Emirates 1 false false
}

func ExampleBorder() {
	fmt.Println(answer(falcon()).Borders[0].Border == permits.AtDeparture)
	// Output: true
}

func ExampleNeed() {
	n := answer(falcon()).Borders[0].Needs[0]
	fmt.Println(n.Document.Name(language.Russian), n.Issuer, n.Applicant, n.Before, n.Certain)
	// Output: Сертификат на разведение в неволе KG exporter departure true
}

func ExampleApplicant() {
	fmt.Println(answer(falcon()).Borders[0].Needs[0].Applicant == permits.ByExporter)
	// Output: true
}

func ExampleItemRequirements() {
	it := answer(falcon()).Items[0]
	fmt.Println(it.Taxon.Name(), it.Appendices, it.Verdict, len(it.Questions))
	for _, c := range it.Conditions {
		fmt.Println(c.Code, c.Provision)
	}
	// Output:
	// Falco cherrug II documents 0
	// cond-legal Convention Art. III.2(b), IV.2(b) and V.2(a)
	// cond-transport Convention Art. III.2(c), III.4(b), IV.2(c), IV.5(b) and V.2(b)
}

func ExampleVerdict() {
	s := falcon()
	s.Items[0].Name = "Saiga tatarica"
	s.Items[0].Sources = []permits.Source{permits.Wild}
	s.Purpose = permits.Commercial
	fmt.Println(answer(s).Items[0].Verdict)
	// Output: refused
}

func ExampleExemption() {
	for _, e := range answer(falcon()).Items[0].Exemptions {
		fmt.Println(e.Holds, e.Provision)
		for _, r := range e.Reasons {
			fmt.Println(" ", r.Outcome, r.Message(language.English))
		}
	}
	// Output:
	// yes Convention Art. VII.5; 50 CFR 23.40 and 23.41
	//   yes The source is C, or A not propagated for commerce under Appendix I.
}

func ExampleQuestion() {
	s := &permits.Shipment{Items: []permits.ShipmentItem{{Name: "Panthera leo", Reexport: permits.No}}, Departure: cites.MustDate("2026-11-25")}
	s.Route.From, s.Route.To = code("DE"), code("KZ")
	q := answer(s).Items[0].Questions[0]
	fmt.Println(q.Field, q.Message(language.English))
	// Output: /items/0/origin What the Appendices say depends on this: which country the specimen originates from.
}

func ExampleReason() {
	s := &permits.Shipment{Items: []permits.ShipmentItem{{Name: "Passer montanus"}}, Departure: cites.MustDate("2026-11-25")}
	fmt.Print(answer(s).Items[0].Reason.Text(language.English))
	// Output:
	//   Item 1: Passer montanus.
	//   ? Passer montanus is not in the names of the Convention that the library has.
	//     If the name is right, the species is in no Appendix and needs no document of the Convention; a name with a slip in it looks the same.
}

func ExampleOutcome() {
	open := 0
	for _, r := range answer(falcon()).Items[0].Reason.Children {
		if r.Outcome == permits.NotDecided {
			open++
		}
	}
	fmt.Println(open)
	// Output: 0
}

func ExamplePersonalEffectsLimit() {
	for l := range permits.PersonalEffectsLimits() {
		if l.Taxon() == "Acipenseriformes" {
			q := l.Quantity()
			fmt.Println(l.ID(), l.Specimen(), q.Amount, q.Unit, l.Provision())
		}
	}
	// Output: PHE-CAVIAR caviar 125 GRM 50 CFR 23.15(c)(3)(i); Res. Conf. 13.7 (Rev. CoP17) (not read)
}
