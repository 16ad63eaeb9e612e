package species_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

func ExampleLookup() {
	for _, name := range []string{"Panthera leo (Linnaeus, 1758)", "uncia  uncia", "Dalbergia spp.", "Homo sapiens"} {
		matches, err := species.Lookup(name)
		if err != nil {
			fmt.Println(err)
			continue
		}
		taxon, ok := matches.Taxon()
		if !ok {
			fmt.Printf("%s: not known\n", name)
			continue
		}
		fmt.Printf("%s: %s %s, %s name\n", name, taxon.Rank(), taxon, matches.At(0).Kind())
	}
	// Output:
	// Panthera leo (Linnaeus, 1758): species Panthera leo, accepted name
	// uncia  uncia: species Panthera uncia, synonym name
	// Dalbergia spp.: genus Dalbergia, accepted name
	// Homo sapiens: not known
}

func ExampleMatches() {
	matches, err := species.Lookup("Aloe ferox")
	if err != nil {
		fmt.Println(err)
		return
	}
	for m := range matches.All() {
		fmt.Println(m.Kind(), m.Name(), "→", m.Taxon())
	}
	taxon, ok := matches.Taxon() // the accepted name decides
	fmt.Println(taxon, ok)
	// Output:
	// accepted Aloe ferox → Aloe ferox
	// synonym Aloe ferox → Aloe marlothii
	// Aloe ferox true
}

func ExampleMatch() {
	matches, _ := species.Lookup("Panthera cf. uncia")
	m := matches.At(0)
	fmt.Println(m.Name(), m.Author(), m.Kind(), "certain:", !m.Qualified())
	// Output:
	// Panthera uncia (Schreber, 1775) accepted certain: false
}

func ExampleMatchKind() {
	matches, _ := species.Lookup("Lobatus gigas")
	m := matches.At(0)
	if m.Kind() == species.Synonym {
		fmt.Println(m.Name(), "is listed as", m.Taxon())
	}
	// Output:
	// Lobatus gigas is listed as Strombus gigas
}

func ExampleTaxon() {
	matches, _ := species.Lookup("Lutra lutra")
	otter, _ := matches.Taxon()
	fmt.Println(otter.ID(), otter.Name(), otter.Author())
	for a := range otter.Ancestors() {
		fmt.Println(a.Rank(), a)
	}
	// Output:
	// 10941 Lutra lutra (Linnaeus, 1758)
	// genus Lutra
	// subfamily Lutrinae
	// family Mustelidae
	// order Carnivora
	// class Mammalia
	// phylum Chordata
	// kingdom Animalia
}

func ExampleTaxon_InRange() {
	matches, _ := species.Lookup("Panthera uncia")
	leopard, _ := matches.Taxon()
	for _, s := range []string{"KZ", "NA"} {
		code, _ := countries.ParseCode(s)
		in, known := leopard.InRange(code)
		fmt.Println(s, in, known)
	}
	var codes []string
	for c := range leopard.Range() {
		codes = append(codes, c.String())
	}
	fmt.Println(strings.Join(codes, " "))
	// Output:
	// KZ true true
	// NA false true
	// AF BT CN IN KG KZ MM MN NP PK RU TJ UZ
}

func ExampleTaxon_Now() {
	old, _ := species.ByID(10828)
	for today := range old.Now() {
		fmt.Println(old, "is now", today)
	}
	// Output:
	// Uncia uncia is now Panthera uncia
}

func ExampleID() {
	if t, ok := species.ByID(32743); ok {
		fmt.Println(t.ID(), t)
	}
	// Output:
	// 32743 Panthera uncia
}

func ExampleRank() {
	matches, _ := species.Lookup("Panthera uncia")
	leopard, _ := matches.Taxon()
	for _, r := range []species.Rank{species.Family, species.Order, species.Subfamily} {
		a, ok := leopard.Ancestor(r)
		fmt.Println(r, a, ok)
	}
	// Output:
	// family Felidae true
	// order Carnivora true
	// subfamily  false
}

func ExampleKingdom() {
	matches, _ := species.Lookup("Hoodia gordonii")
	hoodia, _ := matches.Taxon()
	fmt.Println(hoodia.Kingdom(), hoodia.Kingdom() == species.Plantae)
	// Output:
	// Plantae true
}

func ExampleNameError() {
	_, err := species.Lookup("1758")
	var ne *species.NameError
	fmt.Println(errors.As(err, &ne), errors.Is(err, species.ErrNoLetters))
	fmt.Println(err)
	// Output:
	// true true
	// cites: name "1758": no letters in it; give one scientific name in UTF-8 with nothing else around it
}
