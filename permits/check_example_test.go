package permits_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/permits"
)

// An officer's whole task: read a permit, check it as presented today, explain
// what was found.
func Example() {
	file, err := os.Open("testdata/rules/base.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer file.Close()

	permit, err := permits.Decode(file)
	if err != nil {
		fmt.Println(err)
		return
	}
	found := permits.Check(permit, permits.On(cites.MustDate("2026-10-02")), permits.Ignore(registers...))
	for _, f := range found {
		fmt.Println(f.Severity, f.Code, f.Path)
		fmt.Println(f.Message(language.English))
		fmt.Println(f.Message(language.Russian))
	}
	fmt.Println("valid:", found.Valid())
	// Output:
	// error CITES-PERMIT-VALIDITY-EXPORT /validUntil
	// The document was valid until 2026-09-30 and is presented on 2026-10-02.
	// Документ действовал до 30.09.2026, а предъявлен 02.10.2026.
	// valid: false
}

// registers are the rules that ask registers, of which these examples have none.
var registers = []string{"CITES-PERMIT-CANCELLED", "CITES-PERMIT-USED", "CITES-SUSPENSION"}

func exportPermit() *permits.Permit {
	permit, err := permits.Decode(strings.NewReader(`{
		"number": "26GH000001/AA", "type": "E", "validUntil": "2026-09-30", "purpose": "T",
		"conditions": [{"text": "IATA Live Animals Regulations apply"}],
		"importer": {"name": "Meyer GmbH", "city": "Hamburg", "country": {"code": "DE"}},
		"exporter": {"name": "Volta Ltd", "city": "Accra", "country": {"code": "GH"}},
		"authority": {"name": "Wildlife Division", "country": {"code": "GH"}},
		"issued": {"date": "2026-04-01", "official": "A. Mensah"},
		"items": [{"row": "A", "scientificName": "Python regius", "term": "LIV", "sex": "female",
			"appendix": "II", "sources": ["W"], "quantity": {"amount": 100}}]}`))
	if err != nil {
		panic(err)
	}
	return permit
}

func ExampleCheck() {
	permit := exportPermit()
	permit.Items[0].Quantity.Unit = "PCS"
	permit.Items[0].Sources = []permits.Source{"A"}
	for _, f := range permits.Check(permit) {
		fmt.Println(f.Severity, f.Path, f.Message(language.English))
	}
	// Output:
	// info /validUntil Not checked whether the document has expired: no date of presentation was given.
	// error /items/0/sources/0 Source A is for plants and Python regius is an animal.
	// warning /items/0/quantity/unit The unit PCS is no longer in use; use NAR.
	// info  Whether the document was cancelled was not checked: no register was asked, or it does not say.
	// info  Whether the document was used before was not checked: no register was asked, or it does not say.
	// info  Recommendations to suspend trade were not checked: no register was asked.
}

func ExampleCheckOption() {
	permit := exportPermit()
	found := permits.Check(permit,
		permits.On(cites.MustDate("2026-06-10")),
		permits.Departure(cites.MustDate("2026-06-08")),
		permits.Profiles(permits.US),
		permits.Ignore("CITES-PROFILE-SCOPE", "US-ACCEPT-AUTHENTIC", "US-ACCEPT-FINDINGS", "US-ACCEPT-PARTY-REPORTS"),
		permits.Ignore(registers...),
	)
	for _, f := range found {
		fmt.Println(f.Severity, f.Code, f.Message(language.Spanish))
	}
	// Output:
	// error CITES-FIELD-ENDORSE La casilla 14 no lleva visado de exportación, sin el cual los Estados Unidos no aceptan el documento.
	// info US-VERIFY-TRIGGER Puede pedirse una verificación: ningún funcionario certificó lo exportado.
}

func ExampleFinding() {
	permit := exportPermit()
	permit.Items[0].Appendix = "I"
	err := permits.Check(permit, permits.On(cites.MustDate("2026-04-02")), permits.Ignore("CITES-FIELD-ENDORSE")).Err()

	var f permits.Finding
	if errors.As(err, &f) {
		fmt.Println(f.Code)
		fmt.Println(f.Message(language.French))
		fmt.Println(f.Arg("appendices"))
		fmt.Println(f.Provision)
	}
	// Output:
	// CITES-FIELD-APPENDIX
	// Le document indique l'Annexe I ; au 01/04/2026, Python regius était inscrit à II.
	// II
	// Convention Art. III, IV and V; 50 CFR 23.23(c)(1); UNEP-WCMC validation rule 18
}

func ExampleFindings() {
	permit := exportPermit()
	permit.Items[0].Term = "BEL"
	found := permits.Check(permit, permits.On(cites.MustDate("2026-04-02")), permits.Ignore("CITES-FIELD-ENDORSE"), permits.Ignore(registers...))
	text, err := json.Marshal(found.In(language.Russian))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(string(text))
	fmt.Println(found.Max(), found.Valid())
	// Output:
	// [{"code":"CITES-FIELD-TERM-VALID","severity":"warning","path":"/items/0/term","message":"Код BEL больше не используется; теперь применяется LPS.","provision":"50 CFR 23.23(c)(5); Guide to the CITES Trade Database v9, tables A2.1 and A2.3","args":{"term":"BEL","replacement":"LPS"}}]
	// warning true
}

func ExampleArg() {
	for _, f := range permits.Check(exportPermit(), permits.On(cites.MustDate("2027-01-01"))) {
		for _, a := range f.Args {
			fmt.Println(a.Name, a.Value)
		}
	}
	// Output:
	// until 2026-09-30
	// on 2027-01-01
}

func ExampleSeverity() {
	fmt.Println(permits.Info < permits.Warning, permits.Error)
	// Output: true error
}

func ExampleProfile() {
	p, err := permits.ParseProfile("EU")
	fmt.Println(p, err)
	_, err = permits.ParseProfile("ch")
	fmt.Println(err)
	// Output:
	// eu <nil>
	// permits: "ch" is not a profile; use cites, eu, gb or us
}

func ExampleRule() {
	for r := range permits.Rules() {
		if r.Section() == "B" && !r.Read() {
			fmt.Println(r.Code(), r.Severity())
			fmt.Println(r.Summary(language.English))
		}
	}
	// Output:
	// CITES-PERMIT-VALIDITY-OTHER warning
	// Other certificates are usually valid for six months; where the type of document is not known the period cannot be judged.
}

func ExampleInput() {
	rule, _ := permits.RuleOf("CITES-PERMIT-NOT-YET-ISSUED")
	for in := range rule.Inputs() {
		fmt.Println(in)
	}
	// Output:
	// presentation
	// departure
}

func ExampleRuleOutcome() {
	rule, _ := permits.RuleOf("CITES-FIELD-UNIT")
	for o := range rule.Outcomes() {
		fmt.Println(o.Severity(), o.Name(), "–", o.Message(language.Russian))
	}
	// Output:
	// warning legacy – Единица {unit} больше не используется; применяйте {replacement}.
	// error unknown – «{unit}» не является кодом единицы; используйте NAR, KGM, GRM, LTR, MLT, CMQ, MTQ, MTK или MTR.
	// warning withdrawn – Единица {unit} больше не используется; укажите количество в действующей единице.
}

func ExampleOwnProfile() {
	ring := permits.OwnRule{
		Code:      "KZ-FALCON-RING",
		Provision: "the office's own instruction",
		Check: func(p *permits.Permit, report func(permits.OwnFinding)) {
			for i, item := range p.Items {
				if len(item.Marks) == 0 {
					report(permits.OwnFinding{
						Severity: permits.Warning,
						Path:     fmt.Sprintf("/items/%d/marks", i),
						Message:  func(language.Tag) string { return "A live falcon has a ring with a number." },
					})
				}
			}
		},
	}
	office, err := permits.NewProfile("kz", ring)
	if err != nil {
		fmt.Println(err)
		return
	}
	found := permits.Check(&permits.Permit{Items: []permits.Item{{}}}, permits.WithProfile(office))
	for _, f := range found {
		if f.Code == ring.Code {
			fmt.Println(f.Severity, f.Path, f.Message(language.English))
		}
	}
	// Output:
	// warning /items/0/marks A live falcon has a ring with a number.
}

func ExampleOwnFinding() {
	f := permits.OwnFinding{Severity: permits.Error, Path: "/items/0/marks", Message: func(language.Tag) string { return "No ring." }}
	fmt.Println(f.Severity, f.Path, f.Message(language.English))
	// Output:
	// error /items/0/marks No ring.
}

func ExampleOwnRule() {
	_, err := permits.NewProfile("kz", permits.OwnRule{Code: "CITES-FIELD-NUMBER"})
	fmt.Println(err)
	// Output:
	// permits: the code "CITES-FIELD-NUMBER" of profile kz has to be KZ- and capital letters, such as KZ-FALCON-RING
}

func ExampleConfirmedPosition() {
	found := permits.CheckConfirmation(exportPermit(), []permits.ConfirmedPosition{
		{ID: "A", Quantity: "98"},
		{ID: "A 1", Quantity: "2"},
		{ID: "A", Quantity: "101"},
	})
	for _, f := range found {
		fmt.Println(f.Path, f.Message(language.English))
	}
	// Output:
	// /positions/1/id The position "A 1" has to be the letters of a row, without spaces.
	// /positions/2/quantity The quantity 101 confirmed for row A is above the 100 that the permit allows.
}
