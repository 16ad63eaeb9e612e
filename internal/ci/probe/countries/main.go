// Command countries looks up a Party: what a program that needs nothing but
// countries links and starts.
package main

import (
	"os"

	"github.com/citesgo/cites/countries"
)

func main() {
	code, err := countries.ParseCode("KG")
	if err != nil {
		os.Exit(1)
	}
	if _, ok := countries.Lookup(code); !ok {
		os.Exit(1)
	}
}
