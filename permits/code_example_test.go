package permits_test

import (
	"errors"
	"fmt"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/permits"
)

func ExampleFormType() {
	f, err := permits.ParseFormType("r")
	fmt.Println(f == permits.FormReexport, err)
	fmt.Println(f.Name(language.English))
	// Output:
	// true <nil>
	// Re-export certificate
}

func ExampleDocumentType() {
	d := permits.DocumentOf(&permits.Permit{Type: "O", TypeText: "Certificat pour instrument de musique"})
	months, read := d.Months()
	fmt.Println(d, months, read)
	fmt.Println(d.Name(language.Spanish), d.Reviewed(language.Spanish))
	// Output:
	// musical_instrument_certificate 36 true
	// Certificado de instrumento musical false
}

func ExamplePurpose() {
	for _, tag := range []language.Tag{language.English, language.Russian, language.Make("uz")} {
		fmt.Println(permits.Commercial.Name(tag), permits.Commercial.Reviewed(tag))
	}
	// Output:
	// Commercial true
	// для коммерции true
	// tijorat false
}

func ExampleSource() {
	s, err := permits.ParseSource("w")
	fmt.Println(s, s.Name(language.French), err)
	_, err = permits.ParseSource("Z")
	fmt.Println(err)
	// Output:
	// W Prélevés dans la nature <nil>
	// permits: "Z" is not a source in use; take one of the list that the package gives
}

func ExampleTerm() {
	fmt.Println(permits.Term("SKI").Name(language.Spanish))
	now, ok := permits.Term("BEL").Replacement()
	fmt.Println(now, now.Name(language.English), ok)
	ok, known := permits.Term("LOG").GoesWithUnit("LTR")
	fmt.Println(ok, known)
	// Output:
	// piel
	// LPS Leather product (small) true
	// false true
}

func ExampleUnit() {
	base, num, den, ok := permits.Unit("GRM").Base()
	fmt.Printf("1 GRM = %d/%d %s %v\n", num, den, base, ok)
	_, _, _, ok = permits.Unit("BOX").Base()
	fmt.Println(ok)
	// Output:
	// 1 GRM = 1/1000 KGM true
	// false
}

func ExampleCodeError() {
	_, err := permits.ParseUnit("CUM")
	var wrong *permits.CodeError
	if errors.As(err, &wrong) {
		fmt.Println(wrong.Input, "–", wrong.Remedy)
	}
	// Output: CUM – it was withdrawn; use MTQ
}
