package appendix_test

import (
	"fmt"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
)

func ExampleHistory() {
	periods, err := appendix.History(taxon("Psittacus erithacus"))
	if err != nil {
		fmt.Println(err)
	}
	for _, p := range periods {
		fmt.Printf("%s %s %q\n", p.From, p.Until, p.Answer.Appendices())
	}
	// Output:
	// 1975-07-01 1976-02-25 ""
	// 1976-02-26 1981-06-05 "III"
	// 1981-06-06 2017-01-01 "II"
	// 2017-01-02  "I"
}

func ExamplePeriod() {
	periods, _ := appendix.History(taxon("Loxodonta africana"), appendix.From(country("BW")))
	last := periods[len(periods)-1]
	fmt.Println(last.Answer.Appendices(), "since", last.From)
	// Output:
	// II since 2000-07-19
}

func ExampleChanges() {
	changes, err := appendix.Changes(cites.MustDate("2026-03-04"), cites.MustDate("2026-03-05"))
	if err != nil {
		fmt.Println(err)
	}
	for _, c := range changes {
		if c.Kind == appendix.Deleted {
			fmt.Println(c.Taxon, c.Kind, c.Was)
		}
	}
	// Output:
	// Damaliscus pygargus pygargus deleted II
}

func ExampleChange() {
	changes, _ := appendix.Changes(cites.MustDate("2017-01-01"), cites.MustDate("2017-01-02"))
	for _, c := range changes {
		if c.Taxon.Name() == "Psittacus erithacus" {
			fmt.Println(c.Date, c.Kind, c.Was, "to", c.Is)
		}
	}
	// Output:
	// 2017-01-02 transferred II to I
}

func ExampleChangeKind() {
	fmt.Println(appendix.Added, appendix.Deleted, appendix.Transferred, appendix.Amended)
	// Output:
	// added deleted transferred amended
}

func ExampleFirstListed() {
	f, err := appendix.FirstListed(taxon("Dalbergia nigra"))
	fmt.Println(f.Possible, f.Certain, err)
	// Output:
	// 1992-06-11 1992-06-11 <nil>
}

func ExampleFirstListing() {
	f, _ := appendix.FirstListed(taxon("Loxodonta africana"))
	for l := range f.Answer.Listings() {
		fmt.Println("pre-Convention if acquired before", f.Possible, "by", l.Appendix(), l.Party())
	}
	// Output:
	// pre-Convention if acquired before 1976-02-26 by III GH
}

func ExamplePlaceError() {
	_, err := appendix.Of(taxon("Saiga tatarica"), cites.MustDate("1980-01-01"), appendix.From(country("KZ")))
	fmt.Println(err)
	// Output:
	// cites: on 1980-01-01 KZ belonged to SU; give the country of that time
}

func ExampleRangeError() {
	_, err := appendix.Changes(cites.MustDate("2020-01-01"), cites.MustDate("2019-01-01"))
	fmt.Println(err)
	// Output:
	// cites: no span of dates leads from 2020-01-01 to 2019-01-01; give the earlier one first
}
