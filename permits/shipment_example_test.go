package permits_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/permits"
)

func ExampleDecodeShipment() {
	_, err := permits.DecodeShipment(strings.NewReader(`{"items": [{"name": "Falco cherrug", "therm": "LIV"}]}`))
	place, _, _ := strings.Cut(err.Error(), ";")
	fmt.Println(place)
	// Output: permits: /items/0/therm: line 1, column 47 (byte 46): "therm" is not a field here
}

func ExampleShipment() {
	s := permits.Shipment{
		Items:   []permits.ShipmentItem{{Name: "Falco cherrug", Term: permits.Live, Sources: []permits.Source{permits.CaptiveBred}}},
		Route:   permits.Route{From: code("KG"), To: code("AE"), Origin: code("KG")},
		Purpose: permits.Personal, Departure: cites.MustDate("2026-11-25"),
	}
	out, err := json.Marshal(s)
	fmt.Println(string(out), err)
	// Output: {"items":[{"name":"Falco cherrug","term":"LIV","sources":["C"]}],"route":{"from":"KG","to":"AE","origin":"KG"},"purpose":"P","departure":"2026-11-25"} <nil>
}

func ExampleShipmentItem() {
	showJSON(permits.ShipmentItem{
		Name: "Panthera uncia", Term: "SKI", Sources: []permits.Source{permits.PreConvention, permits.Wild},
		Acquired: cites.MustDate("1970-02-10"), Evidence: "hunting licence",
	})
	// Output: {"name":"Panthera uncia","term":"SKI","sources":["O","W"],"acquired":"1970-02-10","evidence":"hunting licence"}
}

func showJSON(v any) {
	out, err := json.Marshal(v)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(out))
}

func ExampleRoute() {
	showJSON(permits.Route{From: code("KG"), To: code("AE")})
	// Output: {"from":"KG","to":"AE"}
}

func ExampleTransitStop() {
	showJSON(permits.Route{Transit: []permits.TransitStop{{Country: code("TR"), CustomsControl: permits.Yes}}})
	// Output: {"transit":[{"country":"TR","customsControl":true}]}
}

func ExampleSea() {
	showJSON(permits.Route{Sea: &permits.Sea{Flag: code("ES"), Landing: code("MA")}})
	// Output: {"sea":{"flag":"ES","landing":"MA"}}
}

func ExamplePreviousDocument() {
	showJSON(permits.PreviousDocument{Document: permits.ExportPermit, Number: "25ID000001/AA", Country: code("ID"), Issued: cites.MustDate("2025-02-01")})
	// Output: {"document":"export_permit","number":"25ID000001/AA","country":"ID","issued":"2025-02-01"}
}

func ExampleHybrid() {
	s := falcon()
	s.Items[0].Hybrid = &permits.Hybrid{Parents: []string{"Falco rusticolus", "Falco cherrug"}, Generations: 1}
	fmt.Println(answer(s).Items[0].Appendices)
	// Output: I
}

func ExampleRetrospective() {
	showJSON(permits.Shipment{Retrospective: &permits.Retrospective{Reason: "misprint of the issuer", NotAtFault: permits.Yes}})
	// Output: {"retrospective":{"reason":"misprint of the issuer","notAtFault":true}}
}

func ExampleCarriage() {
	showJSON(permits.PersonalEffects{Carriage: permits.InBaggage})
	// Output: {"carriage":"baggage"}
}

func ExamplePersonalEffects() {
	s := &permits.Shipment{
		Items: []permits.ShipmentItem{{Name: "Acipenser gueldenstaedtii", Term: "CAV", Facts: permits.StatedFacts{}.State(appendix.FactLabelled, permits.Yes),
			Quantity: permits.Quantity{Amount: permits.ParseDecimal("125"), Unit: permits.Grams}}},
		Route:           permits.Route{From: code("KZ"), To: code("DE"), Origin: code("KZ")},
		Purpose:         permits.Personal,
		Departure:       cites.MustDate("2026-07-01"),
		PersonalEffects: &permits.PersonalEffects{Carriage: permits.InBaggage, Owned: permits.Yes, Residence: code("DE"), AcquiredIn: code("KZ")},
	}
	fmt.Println(answer(s).Items[0].Verdict)
	s.Items[0].Quantity.Amount = permits.ParseDecimal("126")
	fmt.Println(answer(s).Items[0].Verdict)
	// Output:
	// none
	// documents
}

func ExampleScientificExchange() {
	showJSON(permits.ScientificExchange{Label: permits.Yes, NonCommercial: permits.Yes})
	// Output: {"label":true,"nonCommercial":true}
}

func ExampleInstitution() {
	showJSON(permits.Institution{Name: "KZ 001", Country: code("KZ"), Registered: permits.Yes})
	// Output: {"name":"KZ 001","country":"KZ","registered":true}
}

func ExampleExhibition() {
	showJSON(permits.Exhibition{Registered: permits.Yes, SoldAbroad: permits.No, Returns: permits.Yes})
	// Output: {"registered":true,"soldAbroad":false,"returns":true}
}

func ExampleInstrumentUse() {
	showJSON(permits.MusicalInstrument{Use: permits.PerformanceUse})
	// Output: {"use":"performance"}
}

func ExampleMusicalInstrument() {
	showJSON(permits.MusicalInstrument{Use: permits.TeachingUse, Residence: code("KZ"), SoldAbroad: permits.No})
	// Output: {"use":"teaching","residence":"KZ","soldAbroad":false}
}

func ExamplePersonalAnimal() {
	s := falcon()
	s.Animal = &permits.PersonalAnimal{Residence: code("KG"), SoldAbroad: permits.No, Returns: permits.Yes}
	fmt.Println(answer(s).Borders[0].Needs[0].Document)
	// Output: personal_ownership_certificate
}

func ExampleSampleCollection() {
	showJSON(permits.SampleCollection{Carnet: "IT/1", CarnetUntil: cites.MustDate("2026-12-01")})
	// Output: {"carnet":"IT/1","carnetUntil":"2026-12-01"}
}

func ExampleStatedFacts() {
	facts := permits.StatedFacts{}.State(appendix.FactFinished, permits.Yes).State(appendix.FactRetail, permits.No)
	fmt.Println(facts.Of(appendix.FactFinished), facts.Of(appendix.FactBeads))
	showJSON(facts)
	// Output:
	// yes not known
	// {"finished":true,"retail":false}
}
