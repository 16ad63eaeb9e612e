package species_test

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
)

func ExampleSearch() {
	for _, query := range []string{"Pantera leo", "Testudo graecus", "P. tigris", "Falco chemug"} {
		hits, err := species.Search(query)
		if err != nil {
			fmt.Println(err)
			continue
		}
		for _, h := range hits {
			fmt.Printf("%s: %s (%s, %s)\n", query, h.Taxon, h.Matched, h.Reason)
		}
	}
	// Output:
	// Pantera leo: Panthera leo (Panthera leo, letters)
	// Testudo graecus: Testudo graeca (Testudo graeca, ending)
	// P. tigris: Panthera tigris (Panthera tigris, abbreviated)
	// P. tigris: Python molurus (Python tigris, abbreviated)
	// Falco chemug: Falco cherrug (Falco cherrug, letters)
}

func ExampleHit() {
	hits, err := species.Search("Dalbergia nigrum", species.InKingdom(species.Plantae))
	if err != nil || len(hits) == 0 {
		fmt.Println("nothing is near", err)
		return
	}
	h := hits[0]
	fmt.Println(h.Taxon, h.Score, h.Score >= species.RecommendedScore)
	fmt.Println(h.Kind.Name(language.French)+":", h.Reason.Text(language.French))
	// Output:
	// Dalbergia nigra 0.96 true
	// nom avec une autre terminaison: une autre terminaison latine
}

func ExampleComplete() {
	for m := range species.Complete("Panthera t", species.Limit(3)) {
		fmt.Println(m.Name())
	}
	// Output:
	// Panthera tigris
	// Panthera tigris altaica
	// Panthera tigris bengalensis
}

func ExampleNameSource() {
	hits, err := species.Search("snow leopart", species.WithNames(commonnames.Source()))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, h := range hits {
		fmt.Println(h.Taxon, h.Matched, h.Language, h.Kind, h.Distance)
	}
	// Output:
	// Panthera uncia Snow Leopard en common 1
}

func ExampleReason() {
	reason := species.ReasonAbbreviated | species.ReasonEnding
	fmt.Println(reason)
	fmt.Println(reason.Text(language.English))
	// Output:
	// ending+abbreviated
	// another Latin ending; the genus is abbreviated
}

// nicknames are names of a trader's own.
type nicknames map[string]species.ID

func (n nicknames) FindNames(query string, _ int, yield func(species.NameHit) bool) {
	if taxon, ok := species.ByID(n[query]); ok {
		yield(species.NameHit{Taxon: taxon, Name: query, Language: "en"})
	}
}

func (nicknames) FindParts(string, func(species.NameHit) bool) {}

func ExampleNameHit() {
	hits, err := species.Search("gyr", species.WithNames(nicknames{"gyr": 7821}))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, h := range hits {
		fmt.Println(h.Taxon, h.Matched, h.Kind)
	}
	// Output:
	// Falco rusticolus gyr common
}

func ExampleSearchOption() {
	options := []species.SearchOption{species.InKingdom(species.Animalia), species.Genera(), species.MaxDistance(1), species.Limit(3)}
	hits, err := species.Search("Gorila", options...)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, h := range hits {
		fmt.Println(h.Taxon.Rank(), h.Taxon)
	}
	// Output:
	// genus Gorilla
}
