package permits_test

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/permits"
	"github.com/citesgo/cites/species"
)

func country(s string) countries.Code {
	c, err := countries.ParseCode(s)
	if err != nil {
		panic(err)
	}
	return c
}

// An authority keeps its books in tables of a spreadsheet and checks a document
// against them.
func ExampleRegisters() {
	numbers, err := permits.ReadNumbers(strings.NewReader("issuer,number\nGH,26GH000001/AA\n"), country("GH"))
	if err != nil {
		fmt.Println(err)
		return
	}
	cancelled, err := permits.ReadCancelled(strings.NewReader("issuer,number,on,reason\nGH,26GH000001/AA,2026-05-02,stolen\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	found := permits.Check(exportPermit(), permits.On(cites.MustDate("2026-06-10")),
		permits.WithRegisters(permits.Registers{Numbers: numbers, Cancelled: cancelled, Suspensions: permits.KnownSuspensions()}))
	for _, f := range found {
		fmt.Println(f.Severity, f.Message(language.English))
	}
	// Output:
	// error According to the register, document 26GH000001/AA is no longer good: 2026-05-02, stolen.
	// warning Box 14 has no export endorsement of the quantity that left.
	// info Whether the document was used before was not checked: no register was asked, or it does not say.
	// info No suspension is known to the register, which does not hold all of them.
}

func ExampleKnown() {
	fmt.Println(permits.NotKnown, permits.Yes, permits.No)
	// Output: not known yes no
}

func ExampleDocumentID() {
	list := permits.NewNumberList([]permits.DocumentID{{Issuer: country("KZ"), Number: "26KZ000123/A1"}}, country("KZ"))
	for _, n := range []string{"26kz000123/a1", "26KZ000124/A1"} {
		fmt.Println(list.Issued(permits.DocumentID{Issuer: country("KZ"), Number: n}))
	}
	fmt.Println(list.Issued(permits.DocumentID{Issuer: country("UZ"), Number: "1"}))
	// Output:
	// yes
	// no
	// not known
}

func ExampleNumberList() {
	list, err := permits.ReadNumbers(strings.NewReader("Issuer\tNumber\tType\nKZ\t26KZ000123/A1\texport_permit\n"))
	fmt.Println(list.Len(), err)
	// Output: 1 <nil>
}

func ExampleNumberRegister() {
	var register permits.NumberRegister = permits.NewNumberList(nil, country("KG"))
	fmt.Println(register.Issued(permits.DocumentID{Issuer: country("KG"), Number: "26KG000001/AA"}))
	// Output: no
}

func ExampleCancelledList() {
	list := permits.NewCancelledList([]permits.CancelledDocument{{
		DocumentID:   permits.DocumentID{Issuer: country("KZ"), Number: "26KZ000007/A1"},
		Cancellation: permits.Cancellation{On: cites.MustDate("2026-03-01"), Reason: "lost", ReplacedBy: "26KZ000008/A1"},
	}})
	c, known := list.Cancelled(permits.DocumentID{Issuer: country("KZ"), Number: "26KZ000007/A1"})
	fmt.Println(known, c.On, c.Reason, c.ReplacedBy, list.Len())
	// Output: yes 2026-03-01 lost 26KZ000008/A1 1
}

func ExampleCancelledDocument() {
	d := permits.CancelledDocument{DocumentID: permits.DocumentID{Issuer: country("KZ"), Number: "26KZ000007/A1"}}
	fmt.Println(d.Issuer, d.Number)
	// Output: KZ 26KZ000007/A1
}

func ExampleCancellation() {
	fmt.Println(permits.Cancellation{Reason: "stolen", By: country("KZ")}.By)
	// Output: KZ
}

func ExampleCancelledRegister() {
	var register permits.CancelledRegister = permits.NewCancelledList(nil, country("KG"))
	_, known := register.Cancelled(permits.DocumentID{Issuer: country("KG"), Number: "26KG000001/AA"})
	fmt.Println(known)
	// Output: no
}

func ExampleUseList() {
	list, err := permits.ReadUses(strings.NewReader("issuer;number;on\nKZ;26KZ000123/A1;2026-09-20\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(list.Used(permits.DocumentID{Issuer: country("KZ"), Number: "26KZ000123/A1"}))
	fmt.Println(list.Len())
	// Output:
	// 2026-09-20 yes
	// 1
}

func ExampleUsedDocument() {
	list := permits.NewUseList([]permits.UsedDocument{{permits.DocumentID{Issuer: country("KZ"), Number: "1"}, cites.MustDate("2026-09-20")}})
	fmt.Println(list.Used(permits.DocumentID{Issuer: country("KZ"), Number: "1"}))
	// Output: 2026-09-20 yes
}

func ExampleUseRegister() {
	var register permits.UseRegister = permits.NewUseList(nil, country("KG"))
	fmt.Println(register.Used(permits.DocumentID{Issuer: country("KG"), Number: "1"}))
	// Output:  no
}

func taxon(name string) species.Taxon {
	found, err := species.Lookup(name)
	if err != nil {
		panic(err)
	}
	t, _ := found.Taxon()
	return t
}

func ExampleSuspensionRegister() {
	register := permits.KnownSuspensions()
	found, known := register.Suspended(permits.Trade{
		From: country("CM"), Taxon: taxon("Pterocarpus erinaceus"), Purpose: permits.Commercial, On: cites.MustDate("2023-01-01"),
	})
	fmt.Println(known, found[0].Reference)
	// Output: yes Notif. 2022/045
}

func ExampleTrade() {
	// What was suspended later was not suspended yet; whether something else was,
	// the module does not know.
	_, known := permits.KnownSuspensions().Suspended(permits.Trade{
		From: country("CM"), Taxon: taxon("Pterocarpus erinaceus"), Purpose: permits.Commercial, On: cites.MustDate("2020-01-01"),
	})
	fmt.Println(known)
	// Output: not known
}

func ExampleRecommendation() {
	found, _ := permits.KnownSuspensions().Suspended(permits.Trade{
		From: country("AF"), Taxon: taxon("Panthera uncia"), Purpose: permits.Commercial, On: cites.MustDate("2024-01-01"),
	})
	for _, r := range found {
		fmt.Println(strings.TrimSpace(r.Basis.String() + " " + r.Reference))
	}
	// Output:
	// recommendation of 2005-09-19, as of 2023-07-07
	// annual-reports Notif. 2013/018
}

func ExampleOperationList() {
	list, err := permits.ReadOperations(strings.NewReader("country,number,taxon\nKZ,A-KZ-501,Falco cherrug\n"), country("KZ"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(list.Operation(country("KZ"), "A-KZ-501", taxon("Falco cherrug")))
	fmt.Println(list.Operation(country("KZ"), "A-KZ-501", taxon("Falco rusticolus")))
	fmt.Println(list.Operation(country("AE"), "A-AE-501", taxon("Falco rusticolus")), list.Len())
	// Output:
	// yes
	// no
	// not known 1
}

func ExampleOperation() {
	list := permits.NewOperationList([]permits.Operation{{Country: country("KZ"), Number: "A-KZ-501", Taxon: taxon("Falco")}})
	fmt.Println(list.Operation(country("KZ"), "a-kz-501", taxon("Falco cherrug")))
	// Output: yes
}

func ExampleOperationRegister() {
	var register permits.OperationRegister = permits.NewOperationList(nil, country("KG"))
	fmt.Println(register.Operation(country("KG"), "A-KG-501", taxon("Falco cherrug")))
	// Output: no
}

func ExampleInstitutionList() {
	list, err := permits.ReadInstitutions(strings.NewReader("country,name\nKZ,KZ 001\nKZ,Institute of Zoology\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(list.Institution(country("KZ"), "institute of zoology"), list.Len())
	// Output: yes 2
}

func ExampleRegisteredInstitution() {
	list := permits.NewInstitutionList([]permits.RegisteredInstitution{{Country: country("KZ"), Name: "KZ 001"}})
	fmt.Println(list.Institution(country("KZ"), "KZ 001"))
	// Output: yes
}

func ExampleInstitutionRegister() {
	var register permits.InstitutionRegister = permits.NewInstitutionList(nil, country("KG"))
	fmt.Println(register.Institution(country("KG"), "KG 001"))
	// Output: no
}

func ExampleAuthorityList() {
	list := permits.NewAuthorityList([]countries.Code{country("KZ"), country("KG")}, country("KZ"), country("KG"), country("TM"))
	fmt.Println(list.Designated(country("KZ")), list.Designated(country("TM")), list.Designated(country("AF")))
	// Output: yes no not known
}

func ExampleAuthorityRegister() {
	var register permits.AuthorityRegister = permits.NewAuthorityList(nil)
	fmt.Println(register.Designated(country("KZ")))
	// Output: not known
}

func ExampleImportPermitList() {
	export := exportPermit()
	permit := exportPermit()
	permit.Type, permit.Number = permits.FormImport, "DE-0815"
	list := permits.NewImportPermitList([]*permits.Permit{permit})
	p, known := list.ImportPermit(export)
	fmt.Println(p.Number, known)
	// Output: DE-0815 yes
}

func ExampleImportPermitRegister() {
	var register permits.ImportPermitRegister = permits.NewImportPermitList(nil, country("DE"))
	_, known := register.ImportPermit(exportPermit())
	fmt.Println(known)
	// Output: no
}

func ExampleRegisterError() {
	_, err := permits.ReadNumbers(strings.NewReader("issuer,number\nKZ,26KZ000123/A1\nUK,1\n"))
	var fault *permits.RegisterError
	fmt.Println(errors.As(err, &fault), fault.Line, fault.Column)
	fmt.Println(err)
	// Output:
	// true 3 issuer
	// permits: register, line 3, column issuer, "UK": write the two-letter code of a country
}

func ExampleSuspensionList() {
	list, err := permits.ReadSuspensions(strings.NewReader("country,taxon,scope,reference\nCM,Pterocarpus,commercial,Notif. 2022/045\n"), false)
	if err != nil {
		fmt.Println(err)
		return
	}
	found, known := list.Suspended(permits.Trade{From: country("CM"), Taxon: taxon("Pterocarpus erinaceus"), Purpose: permits.Commercial})
	fmt.Println(known, found[0].Reference, list.Len())
	// Output: yes Notif. 2022/045 1
}

func ExampleSuspension() {
	list := permits.NewSuspensionList([]permits.Suspension{{Country: country("CM"), Taxon: taxon("Pterocarpus")}}, true)
	_, known := list.Suspended(permits.Trade{From: country("CM"), Taxon: taxon("Python regius")})
	fmt.Println(known)
	// Output: no
}
