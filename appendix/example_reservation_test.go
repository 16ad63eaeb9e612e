package appendix_test

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
)

func ExampleReservations() {
	on := cites.MustDate("2026-11-23")
	for r := range appendix.Reservations(taxon("Balaenoptera edeni"), on) {
		fmt.Println(r.Party(), "to Appendix", r.Appendix(), "since", r.From(), "- last known", r.KnownUntil())
	}
	// Output:
	// JP to Appendix I since 1983-07-29 - last known 2023-07-07
}

func ExampleReservation() {
	for r := range appendix.Reservations(taxon("Crocodylus acutus"), cites.MustDate("2020-01-01")) {
		fmt.Println(r.Party(), r.From(), r.Until(), r.Ended(), r.Provision())
		fmt.Println(r.Inferred(), r.Notes())
	}
	// Output:
	// CA 2019-11-26 2020-12-01 withdrawn Art. XV.3
	// true Appendix inferred from the listing on that date
}

func ExampleReservation_Effect() {
	on := cites.MustDate("2020-01-01")
	for r := range appendix.Reservations(taxon("Physeter macrocephalus"), on) {
		if r.Party() == country("JP") {
			for _, partner := range []string{"NO", "DE"} {
				fmt.Println(partner, r.Effect(country(partner), on).Kind)
			}
		}
	}
	// Output:
	// NO between-non-parties
	// DE as-non-party
}

func ExampleEffect() {
	on := cites.MustDate("2026-11-23")
	for r := range appendix.Reservations(taxon("Hippocampus"), on) {
		if r.Party() == country("NO") {
			fmt.Println(r.Effect(country("JP"), on).Text(language.English))
		}
	}
	// Output:
	// Neither Norway nor Japan is bound by the Convention in trade with each other in Hippocampus as listed in Appendix II.
}

func ExampleEffectKind() {
	fmt.Println(appendix.NoEffect, appendix.AsNonParty, appendix.BetweenNonParties)
	// Output:
	// none as-non-party between-non-parties
}

func ExampleEnding() {
	fmt.Println(appendix.Withdrawn, appendix.ListingEnded, appendix.Replaced)
	// Output:
	// withdrawn listing replaced
}

func ExampleSuspensions() {
	a := appendix.Suspensions(taxon("Pandinus imperator"), country("BJ"), cites.MustDate("2026-11-23"))
	fmt.Println(a)
	a = appendix.Suspensions(taxon("Panthera leo"), country("ZA"), cites.MustDate("2026-11-23"))
	fmt.Println(a)
	fmt.Println(a.Text(language.English))
	// Output:
	// known suspension
	// not known
	// no suspension known, which does not mean that there is none
}

func ExampleSuspensionAnswer() {
	a := appendix.Suspensions(taxon("Panthera onca"), country("MX"), cites.MustDate("2026-11-23"))
	for s := range a.Known() {
		fmt.Println("since", s.From(), "- doubtful:", s.Doubtful())
	}
	fmt.Println(a, a.Complete())
	// Output:
	// since 2023-03-27 - doubtful: true
	// not known false
}

func ExampleSuspension() {
	a := appendix.Suspensions(taxon("Pterocarpus erinaceus"), country("CM"), cites.MustDate("2026-11-23"))
	for s := range a.Known() {
		fmt.Println(s.Scope(), s.Basis(), s.From(), s.Reference(), "as of", s.AsOf())
	}
	// Output:
	// commercial compliance 2022-06-08 Notif. 2022/045 as of 2023-07-07
}

func ExampleSuspensionBasis() {
	fmt.Println(appendix.MissingAnnualReports, appendix.Compliance, appendix.SignificantTrade, appendix.NationalLegislation)
	// Output:
	// annual-reports compliance significant-trade national-legislation
}

func ExampleSuspensionScope() {
	fmt.Println(appendix.CommercialTrade, appendix.AllTrade)
	// Output:
	// commercial all
}
