package appendix_test

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

func taxon(name string) species.Taxon {
	ms, err := species.Lookup(name)
	if err != nil {
		fmt.Println(err)
	}
	t, _ := ms.Taxon()
	return t
}

func country(s string) countries.Code {
	c, err := countries.ParseCode(s)
	if err != nil {
		fmt.Println(err)
	}
	return c
}

func ExampleOf() {
	on := cites.MustDate("2026-11-23")
	lion := taxon("Panthera leo")

	a, err := appendix.Of(lion, on)
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(a.Appendices())
	for q := range a.Undecided() {
		fmt.Println("depends on", q.Text(language.English))
	}

	a, _ = appendix.Of(lion, on, appendix.From(country("IN")))
	fmt.Println(a.Appendices())
	// Output:
	// I/II
	// depends on which country the specimen originates from
	// I
}

func ExampleAnswer() {
	a, _ := appendix.Of(taxon("Mustelus mustelus"), cites.MustDate("2026-11-23"))
	fmt.Println("listed:", a.Listed())
	for l := range a.Announced() {
		fmt.Println("from", l.Since(), "in Appendix", l.Appendix(), "through", l.Taxon().Name())
	}
	// Output:
	// listed: false
	// from 2027-06-05 in Appendix II through Mustelus
}

func ExampleListing() {
	a, _ := appendix.Of(taxon("Falco cherrug"), cites.MustDate("2026-11-23"), appendix.From(country("KZ")))
	for l := range a.Listings() {
		fmt.Println(l.Appendix(), l.Taxon().Rank(), l.Taxon().Name(), l.Sources())
	}
	// Output:
	// II order Falconiformes CA-2025,SG-2026,WCMC-2013
}

func ExampleCondition() {
	a, _ := appendix.Of(taxon("Crocodylus niloticus"), cites.MustDate("2026-11-23"), appendix.From(country("EG")))
	for c := range a.Conditions() {
		fmt.Println(c.Kind(), c.Sources(), c.Purposes(), c.Concerns(country("EG"), "W", "T", "SKI"))
	}
	// Output:
	// zero-quota W T true
}

func ExampleConditionKind() {
	fmt.Println(appendix.ZeroQuota, "/", appendix.ZeroQuota.Name(language.Russian))
	// Output:
	// zero-quota / нулевая экспортная квота
}

func ExampleQuestion() {
	a, _ := appendix.Of(taxon("Vicugna vicugna"), cites.MustDate("2026-11-23"), appendix.From(country("AR")))
	for q := range a.Undecided() {
		fmt.Println(q.Kind, "/", q.Text(language.English))
	}
	// Output:
	// place / which part of Argentina the specimen comes from
}

func ExampleQuestionKind() {
	fmt.Println(appendix.AskPopulation, appendix.AskPlace, appendix.AskTaxon, appendix.AskName)
	// Output:
	// population place taxon name
}

func ExampleArea() {
	for l := range appendix.Listings() {
		if l.Taxon().Name() == "Panax ginseng" {
			for m := range l.Only().Members() {
				fmt.Println(m.Country, m.Extent)
			}
		}
	}
	// Output:
	// RU all
}

func ExampleMember() {
	a, _ := appendix.Of(taxon("Balaenoptera acutorostrata"), cites.MustDate("2026-11-23"))
	for l := range a.Listings() {
		for m := range l.Except().Members() {
			if m.Country == country("GL") {
				fmt.Println(l.Appendix(), "except", m.Place)
			}
		}
	}
	// Output:
	// I except West Greenland
}

func ExampleExtent() {
	fmt.Println(appendix.Outside, appendix.All, appendix.Part, appendix.Unclear)
	// Output:
	// outside all part unclear
}

func ExampleAnnotation() {
	a, _ := appendix.Of(taxon("Dalbergia latifolia"), cites.MustDate("2026-11-23"))
	for l := range a.Listings() {
		fmt.Println(l.Annotation(), l.Annotation().Kingdom)
	}
	// Output:
	// #15 Plantae
}

func ExampleAppendix() {
	a, err := appendix.Parse("appendix ii")
	fmt.Println(a, err)
	fmt.Println(a.Name(language.Russian), "/", a.Name(language.Kazakh))
	_, err = appendix.Parse("IV")
	fmt.Println(err)
	// Output:
	// II <nil>
	// Приложение II / II қосымша
	// cites: "IV" is no Appendix; write I, II or III
}

func ExampleParseError() {
	_, err := appendix.Parse("B")
	fmt.Println(err)
	// Output:
	// cites: "B" is no Appendix; write I, II or III
}

func ExampleSet() {
	s := appendix.Set(0).With(appendix.II).With(appendix.I)
	fmt.Println(s, s.Len(), s.Has(appendix.III))
	// Output:
	// I/II 2 false
}

func ExampleOption() {
	a, _ := appendix.Of(taxon("Loxodonta africana"), cites.MustDate("2026-11-23"), appendix.From(country("BW")))
	fmt.Println(a.Appendices())
	// Output:
	// II
}

func ExampleDateError() {
	_, err := appendix.Of(taxon("Panthera tigris"), cites.MustDate("1975-06-30"))
	fmt.Println(err)
	// Output:
	// cites: there is nothing to say about 1975-06-30: the Appendices begin on 1975-07-01; ask about a later date
}

func ExampleEdition() {
	e := appendix.Edition()
	fmt.Println(e.Dataset, e.Law)
	// Output:
	// appendix 2026-03-05
}
