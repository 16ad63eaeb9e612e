package appendix_test

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

func ExampleAnswer_Covers() {
	a, _ := appendix.Of(taxon("Dalbergia latifolia"), cites.MustDate("2026-11-23"), appendix.From(country("IN")))
	for l := range a.Listings() {
		for _, p := range []appendix.Product{
			{Term: "SAW"},
			{Term: "WPR", Yes: appendix.FactSet(appendix.FactInstrument)},
			{Term: "WPR"},
		} {
			fmt.Println(a.Covers(l, p).Text(language.English))
		}
	}
	// Output:
	// covered: the annotation names it (covers: all parts and derivatives)
	// not covered: the annotation leaves it out (leaves out: finished musical instruments, parts, accessories)
	// depends: facts are missing: the kilograms of wood of the species in the shipment; whether it is a finished musical instrument, part or accessory
}

func ExampleProduct() {
	on := cites.MustDate("2026-11-23")
	agarwood := appendix.Annotation{Kingdom: species.Plantae, Number: 14}

	p := appendix.Product{Term: "OIL", Source: "A"}
	c := agarwood.Covers(p, on)
	fmt.Println(c.Verdict, c.Missing)

	p.Yes = c.Missing // yes, it is packaged and ready for retail trade
	c = agarwood.Covers(p, on)
	fmt.Println(c.Verdict, c.Reason)
	// Output:
	// depends retail
	// not-covered excluded
}

func ExampleFact() {
	fmt.Println(appendix.FactRetail, "/", appendix.FactRetail.Text(language.English))
	d, _ := appendix.FactWeight.Definition()
	fmt.Println(d.Term(language.English))
	// Output:
	// retail / whether it is packaged and ready for retail trade
	// 10 kg per shipment
}

func ExampleFacts() {
	s := appendix.FactSet(appendix.FactRetail, appendix.FactSource)
	fmt.Println(s, s.Has(appendix.FactSource))
	for f := range s.All() {
		fmt.Println(f)
	}
	// Output:
	// source,retail true
	// source
	// retail
}

func ExampleCoverage() {
	a, _ := appendix.Of(taxon("Loxodonta africana"), cites.MustDate("2026-11-23"), appendix.From(country("BW")))
	for l := range a.Listings() {
		for _, term := range []string{"HAI", "TUS"} {
			c := a.Covers(l, appendix.Product{Term: term})
			fmt.Println(term, c.Verdict, "by the listing in", l.Appendix(), "treated as", c.TreatedAs)
		}
	}
	// Output:
	// HAI covered by the listing in II treated as II
	// TUS covered by the listing in II treated as I
}

func ExampleVerdict() {
	fmt.Println(appendix.NotCovered, "/", appendix.NotCovered.Name(language.French))
	// Output:
	// not-covered / non couvert
}

func ExampleReason() {
	fmt.Println(appendix.ReasonNotNamed, "/", appendix.ReasonNotNamed.Text(language.Spanish))
	// Output:
	// not-named / la anotación no lo menciona
}

func ExampleAnnotation_Covers() {
	pernambuco := appendix.Annotation{Kingdom: species.Plantae, Number: 10}
	bow := appendix.Product{
		Term: "WPR", Purpose: "P",
		Yes: appendix.FactSet(appendix.FactInstrument, appendix.FactReturning),
		No:  appendix.FactSet(appendix.FactBowBlank),
	}
	for _, on := range []string{"2020-01-01", "2024-01-01", "2026-11-23"} {
		c := pernambuco.Covers(bow, cites.MustDate(on))
		fmt.Printf("%s %s, %s [%s]\n", on, c.Verdict, c.Reason, c.Missing)
	}
	// Output:
	// 2020-01-01 not-covered, not-named []
	// 2024-01-01 depends, facts [re-export]
	// 2026-11-23 not-covered, excluded []
}

func ExampleWording() {
	for w := range appendix.Wordings() {
		if w.Annotation() == (appendix.Annotation{Kingdom: species.Plantae, Number: 16}) {
			fmt.Printf("%s from %s until %q\n", w.Annotation(), w.Since(), w.Until())
			for c := range w.Clauses() {
				fmt.Println("-", c.Text(language.English))
			}
		}
	}
	// Output:
	// #16 from 2017-01-02 until "2019-11-25"
	// - covers: seeds
	// - covers: fruits
	// - covers: oil
	// - covers: live plants
	// #16 from 2019-11-26 until ""
	// - covers: seeds
	// - covers: fruits
	// - covers: oil
}

func ExampleClause() {
	w, _ := appendix.Annotation{Kingdom: species.Plantae, Number: 15}.Wording(cites.MustDate("2026-11-23"))
	for c := range w.Clauses() {
		if c.Kind() == appendix.ClauseRefers {
			fmt.Println(c.Text(language.English))
		}
	}
	// Output:
	// comes under #4 (of Dalbergia cochinchinensis)
	// comes under #6 (exported from Mexico; originating in Mexico; of Dalbergia)
}

func ExampleClauseKind() {
	fmt.Println(appendix.ClauseIncludes, appendix.ClauseExcludes, appendix.ClauseKeeps, appendix.ClauseRefers, appendix.ClauseUnclear)
	// Output:
	// includes excludes keeps refers unclear
}

func ExampleQuota() {
	a, _ := appendix.Of(taxon("Acinonyx jubatus"), cites.MustDate("2026-11-23"), appendix.From(country("NA")))
	q := a.Quota(appendix.Product{Term: "TRO"})
	fmt.Println(q.Kind, q.Condition.Amount(), q.Condition.Unit())
	// Output:
	// limited 150 NAR
}

func ExampleQuotaKind() {
	a, _ := appendix.Of(taxon("Agalychnis lemur"), cites.MustDate("2026-11-23"))
	q := a.Quota(appendix.Product{Source: "W"})
	fmt.Println(q.Kind, q.Missing)
	q = a.Quota(appendix.Product{Source: "W", Purpose: "T"})
	fmt.Println(q.Kind, "/", q.Kind.Name(language.Russian))
	// Output:
	// depends purpose
	// zero / нулевая экспортная квота
}

func ExampleDefinition() {
	for d := range appendix.Definitions() {
		if d.Name() == "wood-chips" {
			fmt.Println(d.Term(language.English)+":", d.Text(language.English))
			fmt.Println(d.Citation())
		}
	}
	// Output:
	// wood chips: wood reduced to small pieces
	// definitions after the annotations of the Appendices, as in the schedule of Singapore, Endangered Species (Import and Export) Act
}

func ExampleWithinTenKilograms() {
	for _, kg := range []string{"10.000", "10.001", "ten"} {
		fmt.Println(appendix.WithinTenKilograms(kg))
	}
	// Output:
	// true true
	// false true
	// false false
}
