package commonnames_test

import (
	"errors"
	"fmt"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
)

func ExampleLookup() {
	for _, name := range []string{"snow leopard", "кречет", "雪豹", "ҚАР БАРЫСЫ", "beluga", "unicorn"} {
		matches, err := commonnames.Lookup(name)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Print(name, ":")
		for taxon := range matches.Taxa() {
			fmt.Print(" ", taxon, ";")
		}
		fmt.Println()
	}
	// Output:
	// snow leopard: Panthera uncia;
	// кречет: Falco rusticolus;
	// 雪豹: Panthera uncia;
	// ҚАР БАРЫСЫ: Panthera uncia;
	// beluga: Huso huso; Delphinapterus leucas;
	// unicorn:
}

func ExampleDisplay() {
	matches, _ := species.Lookup("Falco cherrug")
	taxon, _ := matches.Taxon()
	for _, reader := range []string{"en", "ky", "fr-CH", "vi"} {
		name, ok := commonnames.Display(taxon, language.MustParse(reader))
		if !ok {
			fmt.Println(reader, taxon) // the scientific name is right in every language
			continue
		}
		fmt.Printf("%s: %s (%s)\n", reader, name, name.Language())
	}
	// Output:
	// en: Saker Falcon (en)
	// ky: ителги (ky)
	// fr-CH: Faucon sacre (fr)
	// vi: Saker Falcon (en)
}

func ExampleName() {
	matches, _ := commonnames.Lookup("Barbary Falcon")
	name := matches.At(0)
	former, _ := name.Given()
	fmt.Printf("%s, %s: %s, given to it as %s\n", name, name.Language(), name.Taxon(), former)
	fmt.Println("sources:", name.Source())
	// Output:
	// Barbary Falcon, en: Falco peregrinus, given to it as Falco pelegrinoides
	// sources: WCMC-I17,WCMC-SAPI
}

func ExampleMatches() {
	matches, _ := commonnames.Lookup("chita")
	for name := range matches.All() {
		fmt.Println(name.Taxon(), name.Language(), name.Text())
	}
	_, ok := matches.Taxon()
	fmt.Println("one taxon only:", ok)
	// Output:
	// Acinonyx jubatus es Chita
	// Acinonyx jubatus pt Chita
	// Panthera pardus hi-Latn Chita
	// one taxon only: false
}

func ExampleConfidence() {
	matches, _ := species.Lookup("Huso huso")
	taxon, _ := matches.Taxon()
	name, _ := commonnames.Display(taxon, language.Russian)
	fmt.Println(name, name.Confidence(), "reviewed:", name.Reviewed())
	// Output:
	// белуга low reviewed: false
}

func ExampleNameError() {
	_, err := commonnames.Lookup("…")
	var ne *commonnames.NameError
	fmt.Println(errors.As(err, &ne), errors.Is(err, species.ErrNoLetters))
	fmt.Println(err)
	// Output:
	// true true
	// cites: common name "…": no letters in it; give one name in UTF-8 with nothing else around it
}

func ExampleContaining() {
	for name := range commonnames.Containing("white eagle") {
		if name.Language() == language.English {
			fmt.Println(name, "→", name.Taxon())
		}
	}
	// Output:
	// Black-and-white Hawk-Eagle → Spizaetus melanoleucus
	// White-bellied Fish-Eagle → Haliaeetus leucogaster
	// White-bellied Sea-Eagle → Haliaeetus leucogaster
	// White-headed Eagle → Haliaeetus leucocephalus
	// White-headed Sea Eagle → Haliastur indus
	// White-shouldered Eagle → Aquila adalberti
	// White-tailed Eagle → Haliaeetus albicilla
}

func ExamplePrefix() {
	n := 0
	for name := range commonnames.Prefix("снеж") {
		fmt.Println(name, "→", name.Taxon())
		if n++; n == 10 {
			break
		}
	}
	// Output:
	// Снежен леопард → Panthera uncia
	// Снежна сова → Nyctea scandiaca
	// снежный барс → Panthera uncia
	// снежный гриф → Gyps himalayensis
	// снежный леопард → Panthera uncia
}
