package countries_test

import (
	"errors"
	"fmt"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
)

func Example() {
	code, err := countries.ParseCode("kz")
	if err != nil {
		fmt.Println(err)
		return
	}
	c := code.Country()
	on := cites.MustDate("2026-11-23")
	fmt.Println(c.Name(language.MustParse("uz-Cyrl")), c.IsParty(on), c.EntryIntoForce())
	// Output: Қозоғистон true 2000-04-19
}

func ExampleCode() {
	reports := map[countries.Code]int{}
	for _, s := range []string{"KZ", "UZ", "kz"} {
		c, err := countries.ParseCode(s)
		if err != nil {
			fmt.Println(err)
			continue
		}
		reports[c]++
	}
	fmt.Println(reports)
	// Output: map[KZ:2 UZ:1]
}

func ExampleCodeError() {
	_, err := countries.ParseCode("UK")
	fmt.Println(err)
	var ce *countries.CodeError
	if errors.As(err, &ce) {
		fmt.Println("meant:", ce.Suggestion.Name(language.French))
	}
	// Output:
	// countries: "UK" is not a country code of the Convention; write GB
	// meant: Royaume-Uni de Grande-Bretagne et d'Irlande du Nord
}

func ExampleCountry() {
	hk, _ := countries.ParseCode("HK")
	c := hk.Country()
	for _, on := range []string{"1976-01-01", "1990-01-01", "2026-01-01"} {
		d := cites.MustDate(on)
		fmt.Printf("%s %t %q\n", on, c.IsParty(d), c.PartyOn(d))
	}
	// Output:
	// 1976-01-01 false ""
	// 1990-01-01 true "GB"
	// 2026-01-01 true "CN"
}

func ExampleCountry_Successors() {
	zc, _ := countries.ParseCode("ZC")
	c := zc.Country()
	fmt.Println(c.Name(language.English), "until", c.Until())
	for s := range c.Successors() {
		fmt.Println(s.Name(language.English), "since", s.EntryIntoForce())
	}
	// Output:
	// Czechoslovakia until 1992-12-31
	// Czechia since 1993-01-01
	// Slovakia since 1993-01-01
}

func ExampleCountry_Note() {
	fo, _ := countries.ParseCode("TK")
	c := fo.Country()
	fmt.Printf("%q: %s\n", c.Party(), c.Note())
	// Output: "": territory of New Zealand; unverified whether the accession of 1989 covers it: none known
}

func ExampleKind() {
	for _, s := range []string{"KG", "KP", "GL", "SU", "XX"} {
		c, _ := countries.ParseCode(s)
		fmt.Println(s, c.Country().Kind())
	}
	// Output:
	// KG party
	// KP nonparty
	// GL territory
	// SU former
	// XX special
}

func ExampleInstrument() {
	rs, _ := countries.ParseCode("RS")
	fmt.Println(rs.Country().Instrument(), rs.Country().Instrument() == countries.Continuation)
	// Output: continuation true
}

func ExampleRegion() {
	n := map[countries.Region]int{}
	for c := range countries.Parties(cites.MustDate("2026-11-23")) {
		n[c.Region()]++
	}
	fmt.Println(n[countries.Asia], n[countries.Oceania])
	// Output: 39 9
}

func ExampleParties() {
	n := 0
	for range countries.Parties(cites.MustDate("2026-11-23")) {
		n++
	}
	fmt.Println(n)
	// Output: 185
}
