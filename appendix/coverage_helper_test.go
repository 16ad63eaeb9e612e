package appendix

import (
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// one returns the taxon that a name means.
func one(name string) species.Taxon {
	ms, _ := species.Lookup(name)
	t, ok := ms.Taxon()
	if !ok {
		panic(name + " is not the name of one taxon")
	}
	return t
}

func parse(code string) countries.Code {
	c, err := countries.ParseCode(code)
	if err != nil {
		panic(err)
	}
	return c
}
