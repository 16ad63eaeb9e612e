package permits_test

import (
	"fmt"
	"os"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/permits"
)

func ExampleEncodeXML() {
	p := &permits.Permit{Number: "26KZ000123/A1", Type: "E"}
	losses, err := permits.EncodeXML(os.Stdout, p, permits.Toolkit2)
	fmt.Println(losses.Complete(), err)
	// Output:
	// <?xml version="1.0" encoding="UTF-8"?>
	// <rsm:CITESEPermit xmlns:rsm="urn:un:unece:uncefact:data:standard:CITESEPermit:2" xmlns:ram="urn:un:unece:uncefact:data:draft:ReusableAggregateBusinessInformationEntity:1">
	//   <rsm:SpecifiedExchangedDocumentContext>
	//     <ram:BusinessProcessSpecifiedDocumentContextParameter>
	//       <ram:ID>1</ram:ID>
	//       <ram:Value>CITES PERMITTING</ram:Value>
	//       <ram:SpecifiedDocumentVersion>
	//         <ram:ID>1</ram:ID>
	//       </ram:SpecifiedDocumentVersion>
	//     </ram:BusinessProcessSpecifiedDocumentContextParameter>
	//   </rsm:SpecifiedExchangedDocumentContext>
	//   <rsm:HeaderExchangedDocument>
	//     <ram:ID>26KZ000123/A1</ram:ID>
	//     <ram:TypeCode listID="1001" listAgencyID="6">E</ram:TypeCode>
	//     <ram:CopyIndicator>false</ram:CopyIndicator>
	//   </rsm:HeaderExchangedDocument>
	//   <rsm:SpecifiedSupplyChainConsignment/>
	// </rsm:CITESEPermit>
	// true <nil>
}

func ExampleEncodeJSON() {
	p := &permits.Permit{Number: "26KZ000123/A1", Type: "E", ValidUntil: permits.ParseMoment("2027-03-13")}
	losses, err := permits.EncodeJSON(os.Stdout, p)
	fmt.Println(losses.Complete(), err)
	// Output:
	// {"number":"26KZ000123/A1","type":"E","validUntil":"2027-03-13"}
	// true <nil>
}

// A document in the toolkit 2.0 becomes one in 1.0.
func ExampleLosses() {
	p := &permits.Permit{Number: "26KZ000123/A1", Items: []permits.Item{{
		Row: "A", Age: "2 years", Marks: []permits.Mark{{Type: "ring", Value: "KZ 26 0417"}},
	}}}
	var doc strings.Builder
	losses, err := permits.EncodeXML(&doc, p, permits.Toolkit1)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, l := range losses {
		fmt.Println(l.Path, l.Code, l.Message(language.Spanish))
	}
	// Output:
	// /items/0/marks/0 no-place El formato no tiene lugar para esto.
	// /items/0/age no-place El formato no tiene lugar para esto.
}

func ExampleLoss() {
	p := &permits.Permit{Number: "26KZ\x07"}
	losses, _ := permits.EncodeXML(new(strings.Builder), p, permits.Toolkit2)
	fmt.Println(losses[0])
	// Output: /number: "26KZ\a" → "26KZ�" (character: A character that XML does not allow was replaced.)
}

func ExampleLossCode() {
	fmt.Println(permits.LossEnvelope, permits.LossEnvelope.Message(language.French))
	// Output: envelope Sans l'enveloppe d'une réponse, le format n'a pas de place pour cela.
}

func ExampleToolkit() {
	p, _ := permits.Decode(strings.NewReader(`<CBFShip><HeaderExchangedDocument><ID>1</ID></HeaderExchangedDocument></CBFShip>`))
	fmt.Println(permits.Toolkit(p.Electronic.Toolkit) == permits.Toolkit1)
	// Output: true
}

// The answer of an exchange service, with its attachment.
func ExampleEncodeOption() {
	p := &permits.Permit{Number: "1", Electronic: &permits.Electronic{Attachments: []permits.Attachment{{Name: "annex.pdf", Content: "cid:1"}}}}
	var doc strings.Builder
	_, err := permits.EncodeXML(&doc, p, permits.Toolkit2, permits.Enveloped("GetFinalCitesCertificateResponse"))
	again, _ := permits.Decode(strings.NewReader(doc.String()))
	fmt.Println(err, again.Electronic.Operation, again.Electronic.Attachments)

	losses, _ := permits.EncodeXML(new(strings.Builder), p, permits.Toolkit2, permits.Bare())
	fmt.Println(losses)
	// Output:
	// <nil> GetFinalCitesCertificateResponse [{annex.pdf cid:1}]
	// [/electronic/attachments/0: removed {"name":"annex.pdf","content":"cid:1"} (envelope: Without the envelope of an answer the format has no place for this.)]
}
