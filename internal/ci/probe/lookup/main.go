// Command lookup asks what the Appendices say of a name: what a program that
// needs countries, species and appendix links and starts.
package main

import (
	"os"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

func main() {
	code, err := countries.ParseCode("KG")
	if err != nil {
		os.Exit(1)
	}
	if _, ok := countries.Lookup(code); !ok {
		os.Exit(1)
	}
	matches, err := species.Lookup("Panthera uncia")
	if err != nil {
		os.Exit(1)
	}
	taxon, ok := matches.Taxon()
	if !ok {
		os.Exit(1)
	}
	answer, err := appendix.Of(taxon, cites.MustDate("2026-06-01"))
	if err != nil || answer.MayBeUnlisted() {
		os.Exit(1)
	}
}
