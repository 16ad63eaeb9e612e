package permits_test

import (
	"errors"
	"fmt"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/permits"
)

// The boxes that an export permit has to fill, and what each is for.
func ExampleBox() {
	for box := range permits.Boxes() {
		if box.InRows() && permits.ExportPermit.Box(box).Need() == permits.Mandatory {
			fmt.Println(box, box.Title(language.English))
		}
	}
	// Output:
	// 7 Scientific name
	// 9 Description of specimens, marks, age and sex
	// 10 Appendix and source
	// 11 Quantity and unit
}

func ExampleBoxNeed() {
	for _, d := range []permits.DocumentType{permits.ExportPermit, permits.PreConventionCertificate, permits.CertificateOfOrigin} {
		fmt.Println(d.Name(language.English), "–", d.Box(permits.BoxOperation).Need())
	}
	// Output:
	// Export permit – conditional
	// Pre-Convention certificate – mandatory
	// Certificate of origin – unused
}

func ExampleRequirement() {
	r := permits.ExportPermit.Box(permits.BoxQuota)
	fmt.Println(r.Need(), r.Provision(), r.Read())
	// Output: conditional 50 CFR 23.23(e)(5) true
}

func ExampleCondition() {
	for c := range permits.ReexportCertificate.Box(permits.BoxOperation).Conditions() {
		fmt.Printf("%s: %s\n", c, c.Name(language.French))
	}
	// Output:
	// pre-convention: la source est O
	// registered: la source est D
}

// A partially completed document leaves boxes to its holder, but not all.
func ExampleIssueForm() {
	fmt.Println(permits.PartiallyCompleted.Box(permits.BoxQuantity).Need())
	fmt.Println(permits.PartiallyCompleted.Box(permits.BoxIssue).Need() == 0)
	fmt.Println(permits.Extended.Allows(permits.ImportPermit))
	// Output:
	// conditional
	// true
	// false
}

func ExampleValidity() {
	v := permits.MusicalInstrumentCertificate.Validity()
	fmt.Println(v.Months, v.Provision)
	fmt.Println(permits.MusicalInstrumentCertificate.ValidUntil(cites.MustDate("2026-03-01")))
	// Output:
	// 36 Reg. (EC) 865/2006 Art. 14
	// 2029-03-01
}

func ExampleSigner() {
	for s := range permits.ImportPermit.Signers() {
		fmt.Println("box", s.Box(), s.Need(), s.Sealed())
	}
	// Output:
	// box 4 conditional false
	// box 13 mandatory true
}

func ExampleRole() {
	fmt.Println(permits.RoleExaminer.Name(language.English))
	fmt.Println(permits.RoleExaminer.Name(language.Russian))
	// Output:
	// the official who inspects the export
	// должностное лицо, проверяющее вывоз
}

// A saker falcon that was bred in Kyrgyzstan goes to the Emirates.
func ExampleBuilder() {
	issue := permits.Issue{
		Number: "26KG000123/AA", Date: cites.MustDate("2026-04-01"), Place: "Bishkek", Official: "A. Sadykova",
		Authority: permits.Party{Name: "Ministry of Natural Resources", City: "Bishkek", Country: permits.Country{Code: "KG"}},
	}
	breeder := permits.Party{Name: "Ala-Too Falcons", City: "Karakol", Country: permits.Country{Code: "KG"}}
	falconer := permits.Party{Name: "S. Al Mansoori", City: "Abu Dhabi", Country: permits.Country{Code: "AE"}}

	permit, err := permits.NewExportPermit(issue, breeder, falconer, permits.Personal).Add(permits.Specimen{
		Name: "Falco cherrug", Term: permits.Live, Sources: []permits.Source{permits.CaptiveBred}, Quantity: permits.Count(1),
		Marks: []permits.Mark{{Type: "ring", Value: "KG-2025-0417"}}, Age: "1 year", Sex: "female",
	}).Build()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(permit.Type, permit.ValidUntil, permit.Items[0].Row, permit.Items[0].Appendix)
	fmt.Println(permit.Conditions[0].Text)
	// Output:
	// E 2026-10-01 A II
	// Valid only if the transport of live specimens complies with the IATA Live Animals Regulations or, for plants, the IATA Perishable Cargo Regulations.
}

func ExampleIssue() {
	owner := permits.Party{Name: "M. Nazarov", City: "Dushanbe", Country: permits.Country{Code: "TJ"}}
	_, err := permits.NewMusicalInstrumentCertificate(permits.Issue{}, owner, permits.Personal).Build()
	fmt.Println(err != nil)
	// Output: true
}

func ExampleSpecimen() {
	skin := permits.Specimen{
		Name: "Panthera uncia", Term: "SKI", Sources: []permits.Source{permits.PreConvention},
		Acquired: cites.MustDate("1970-05-01"), Quantity: permits.Count(1),
	}
	fmt.Println(skin.Name, skin.Acquired, skin.Quantity.Amount)
	// Output: Panthera uncia 1970-05-01 1
}

// An animal from the wild does not travel on a certificate for exhibitions.
func ExampleBuildError() {
	issue := permits.Issue{
		Number: "26KZ000007/AA", Date: cites.MustDate("2026-04-01"), Place: "Astana", Official: "D. Omarova",
		Authority: permits.Party{Name: "Committee for Forestry and Wildlife", City: "Astana", Country: permits.Country{Code: "KZ"}},
	}
	circus := permits.Party{Name: "Circus", City: "Almaty", Country: permits.Country{Code: "KZ"}}
	_, err := permits.NewTravellingExhibitionCertificate(issue, circus).Add(permits.Specimen{
		Name: "Ursus arctos", Term: permits.Live, Sources: []permits.Source{permits.Wild}, Quantity: permits.Count(1),
		Marks: []permits.Mark{{Type: "microchip", Value: "985000000000001"}}, Age: "4 years", Appendix: 2,
	}).Build()
	var e *permits.BuildError
	if errors.As(err, &e) {
		for _, f := range e.Findings {
			fmt.Println(f.Path, f.Message(language.English))
		}
	}
	// Output:
	// /items/0/sources Ursus arctos is not pre-Convention, captive-bred or propagated and cannot travel with an exhibition's certificate.
}

func ExampleFault() {
	party := permits.Party{Name: "A", City: "B", Country: permits.Country{Code: "KZ"}}
	_, err := permits.NewSampleCollectionCertificate(permits.Issue{}, permits.FormExport, party, permits.Reference{}, "CH", permits.Commercial).Build()
	var f permits.Fault
	if errors.As(err, &f) {
		fmt.Println(f)
	}
	// Output: box 5: a sample collection travels under an ATA carnet; give its number (50 CFR 23.50(c))
}
