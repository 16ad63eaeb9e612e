package permits_test

import (
	"errors"
	"fmt"

	"github.com/citesgo/cites/permits"
)

func ExampleCaviarLabel() {
	for _, s := range []string{"HUS/W/IR/2024/0001/12", "HUSxRUT/C/KZ/2025/AE-0007/26AE77/1"} {
		l, err := permits.ParseCaviarLabel(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		species, female, _ := l.Taxa()
		fmt.Println(l.Origin, l.Year, species, female, l.Repackaged(), l.Lot)
	}
	// Output:
	// IR 2024 Huso huso  false 12
	// KZ 2025 Huso huso Acipenser ruthenus true 26AE77/1
}

func ExampleCaviarPart() {
	_, err := permits.ParseCaviarLabel("HUS/W/Iran/2024/0001/12")
	var fault *permits.LabelError
	fmt.Println(errors.As(err, &fault) && fault.Part == permits.CaviarCountry, fault.Part)
	// Output: true country
}

func ExampleLabelError() {
	_, err := permits.ParseCaviarLabel("Beluga/W/IR/2024/0001/12")
	fmt.Println(err)
	// Output: permits: label of caviar, species "Beluga": write a code of three letters, for a hybrid male x female such as HUSxRUT
}

func ExampleCrocodilianTag() {
	for _, s := range []string{"ZW 2026 000001-000100 NIL", "TH00-0001PORxSIA"} {
		t, err := permits.ParseCrocodilianTag(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		species, female, _ := t.Taxa()
		fmt.Printf("%v: %d of %q, %q\n", t, t.Count(), species, female)
	}
	// Output:
	// ZW 2026 000001-000100 NIL: 100 of "Crocodylus niloticus", ""
	// TH 2000 0001 PORxSIA: 1 of "Crocodylus porosus", "Crocodylus siamensis"
}

func ExampleTagError() {
	_, err := permits.ParseCrocodilianTag("ZW 2026 000100-000001 NIL")
	fmt.Println(err)
	// Output: permits: tag of a crocodilian, serial number "000001": the run ends before it begins
}

func ExampleNumber() {
	for _, s := range []string{"26KZ000123/A1", "08CA00153/CWHQ", "08CH027207?09", "#NAME?", "LPD-998"} {
		n := permits.ParseNumber(s, 0)
		fmt.Printf("%s: %q %s %d %v %v\n", n.Text, n.Scheme, n.Country, n.Year, n.Garbled, n.Artefact)
	}
	// Output:
	// 26KZ000123/A1: "recommended" KZ 2026 false false
	// 08CA00153/CWHQ: "canada" CA 2008 false false
	// 08CH027207?09: "recommended" CH 2008 true false
	// #NAME?: ""  0 false true
	// LPD-998: ""  0 false false
}

func ExampleNumberScheme() {
	for s := range permits.NumberSchemes() {
		fmt.Println(s, s.Country(), s.Pattern(), s.Example())
	}
	// Output:
	// canada CA 00AA00000/AAAA 08CA00153/CWHQ
	// country-serial  AA000000 XA000000
	// country-serial-5  AA00000 XC12345
	// france FR AA0000000000-A FR1202501030-R
	// recommended  00AA000000/zz 08CH027207/09
	// uk-application GB * 601234/01
}

func ExampleUnit_Convert() {
	for _, x := range []struct {
		amount   string
		from, to permits.Unit
	}{{"1500", "GRM", "KGM"}, {"2.5", "MTR", "CTM"}, {"1", "MTQ", "LTR"}, {"1", "PND", "KGM"}} {
		d, exact, err := x.from.Convert(permits.ParseDecimal(x.amount), x.to)
		fmt.Println(d, exact, err)
	}
	_, _, err := permits.Unit("BOX").Convert(permits.ParseDecimal("3"), permits.NumberOfSpecimens)
	fmt.Println(err)
	// Output:
	// 1.5 true <nil>
	// 250 true <nil>
	// 1000 true <nil>
	// 0.4535147392290249433 false <nil>
	// permits: a quantity in "BOX" cannot be given in "NAR": BOX does not say how much is in it; count or weigh the contents
}

func ExampleConversionError() {
	_, _, err := permits.Kilograms.Convert(permits.ParseDecimal("3"), permits.Metres)
	var fault *permits.ConversionError
	fmt.Println(errors.As(err, &fault), fault.Remedy)
	// Output: true they measure different things
}

func ExampleTimberVolume() {
	volume, exact, err := permits.TimberVolume(taxon("Swietenia macrophylla"),
		permits.Quantity{Amount: permits.ParseDecimal("7300"), Unit: permits.Kilograms})
	fmt.Println(volume.Amount, volume.Unit, exact, err)
	// Output: 10 MTQ true <nil>
}
