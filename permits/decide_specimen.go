package permits

import (
	"strings"

	"github.com/govalues/decimal"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// specimen is all that is known of what is to be decided on, from the item of a
// shipment or the row of a permit.
type specimen struct {
	tables appendix.Tables
	name   nameStatus
	taxon  species.Taxon
	day    cites.Date // on which the Appendices are asked
	when   cites.Date // the last day of the journey that is known, zero where none is
	from   countries.Code
	to     countries.Code
	origin countries.Code // zero where it is not known

	term      Term
	sources   sourceSet
	purpose   Purpose
	quantity  Quantity
	kilograms Decimal
	shipment  Decimal // kilograms of the whole shipment
	facts     StatedFacts
	hybrid    *Hybrid
	acquired  cites.Date
	evidence  bool
	legal     Known
	marked    bool
	operation bool
	reexport  Known
	previous  int // how many documents it came under

	personal   *PersonalEffects
	science    *ScientificExchange
	exhibition *Exhibition
	instrument *MusicalInstrument
	animal     *PersonalAnimal
	samples    *SampleCollection
	late       *Retrospective
	transit    []TransitStop
	sea        *Sea

	eu, gb, us bool // the profiles that were asked for
}

// nameStatus says what became of a name.
type nameStatus uint8

const (
	nameNone nameStatus = iota
	nameUnknown
	nameSeveral
	nameFound
)

// sourceSet is a set of source codes, a bit for each letter.
type sourceSet uint32

func (s sourceSet) has(c Source) bool { return len(c) == 1 && s>>(c[0]-'A')&1 != 0 }

func (s sourceSet) with(c Source) sourceSet {
	if c := trim(string(c)); len(c) == 1 && strings.IndexByte("ACDFIORUWXYacdfioruwxy", c[0]) >= 0 {
		return s | 1<<(c[0]&^0x20-'A')
	}
	return s
}

// taken reports whether a code says that it was taken from the wild, or not bred
// by the rules: beside it, a code of breeding contradicts itself and frees of
// nothing.
func (s sourceSet) taken() bool {
	return s.has(Wild) || s.has(Ranched) || s.has(BornInCaptivity) || s.has(MarineEnvironment) || s.has(UnknownSource)
}

// first returns the code that says most of the specimen: of two, the one beside
// O or I.
func (s sourceSet) first() Source {
	for _, c := range [...]Source{Wild, Ranched, RegisteredCommercial, ArtificiallyPropagated, CaptiveBred, BornInCaptivity,
		AssistedProduction, MarineEnvironment, UnknownSource, PreConvention, Confiscated} {
		if s.has(c) {
			return c
		}
	}
	return ""
}

// product is the specimen as annotations see it.
func (sp *specimen) product() appendix.Product {
	p := appendix.Product{
		Taxon: sp.taxon, Term: string(sp.term), Source: string(sp.sources.first()), Purpose: string(sp.purpose),
		Origin: sp.origin, Exporter: sp.from, Yes: sp.facts.Yes, No: sp.facts.No,
	}
	switch {
	case sp.kilograms.Valid():
		p.Kilograms = trim(sp.kilograms.String())
	case sp.quantity.Amount.Valid() && sp.quantity.Unit == Kilograms:
		p.Kilograms = trim(sp.quantity.Amount.String())
	}
	if sp.shipment.Valid() {
		p.ShipmentKilograms = trim(sp.shipment.String())
	}
	state := func(f appendix.Fact, k Known) {
		if sp.facts.Of(f) != NotKnown {
			return // what is stated stands
		}
		switch k {
		case Yes:
			p.Yes |= appendix.FactSet(f)
		case No:
			p.No |= appendix.FactSet(f)
		}
	}
	if sp.hybrid != nil {
		state(appendix.FactHybrid, Yes)
	}
	if sp.instrument != nil {
		state(appendix.FactInstrument, Yes)
		state(appendix.FactReturning, sp.instrument.Returns)
	}
	switch sp.way() {
	case flowReexport:
		state(appendix.FactReExport, Yes)
	case flowExport:
		state(appendix.FactReExport, No)
	}
	return p
}

// way says what kind of movement it is, as far as is known.
func (sp *specimen) way() flow {
	switch {
	case sp.sea != nil:
		return flowSea
	case sp.from != 0 && sp.from == sp.to && len(sp.transit) == 0:
		return flowNone
	case sp.eu && sp.withinUnion():
		return flowUnion
	case sp.reexport == Yes:
		return flowReexport
	case sp.reexport == No:
		return flowExport
	case sp.origin != 0 && sp.from != 0 && (sp.origin == sp.from || covers(sp.from, sp.origin, sp.day)):
		return flowExport
	case sp.origin != 0 && sp.from != 0:
		return flowReexport
	case sp.previous > 0:
		return flowReexport
	}
	return flowUnknown
}

// withinUnion reports whether the journey stays in the European Union: both ends
// lie in it, and what is passed on the way as well, or under customs control.
func (sp *specimen) withinUnion() bool {
	inside := func(c countries.Code) bool { return c != 0 && c.Country().InEuropeanUnion(sp.day) }
	for i := range sp.transit {
		if sp.transit[i].CustomsControl != Yes && !inside(realPlace(sp.transit[i].Country)) {
			return false
		}
	}
	return inside(sp.from) && inside(sp.to)
}

// hybridPlant reports whether it is a hybrid of plants: none of the plants of Appendix I is annotated to keep its propagated
// hybrids from a certificate (50 CFR 23.40(d)).
func (sp *specimen) hybridPlant() bool {
	return sp.taxon.Kingdom() == species.Plantae && (sp.hybrid != nil || sp.facts.Of(appendix.FactHybrid) == Yes)
}

func (sp *specimen) intoUnion() bool {
	return sp.to != 0 && sp.to.Country().InEuropeanUnion(sp.day) && !sp.withinUnion()
}

const (
	greatBritain countries.Code = 'G'<<8 | 'B'
	unitedStates countries.Code = 'U'<<8 | 'S'
)

// amountIn returns a quantity in a unit, exactly, and false where it cannot be
// told.
func amountIn(q Quantity, unit Unit) (decimal.Decimal, bool) {
	v, ok := q.Amount.Decimal()
	if !ok {
		return decimal.Decimal{}, false
	}
	have := q.Unit.today()
	if have == unit {
		return v, true
	}
	base, n, m, ok1 := have.Base()
	to, n2, m2, ok2 := unit.Base()
	if !ok1 || !ok2 || base != to {
		return decimal.Decimal{}, false
	}
	v, err1 := v.Mul(decimal.MustNew(n, 0))
	v, err2 := v.Mul(decimal.MustNew(m2, 0))
	v, err3 := v.Quo(decimal.MustNew(m, 0))
	v, err4 := v.Quo(decimal.MustNew(n2, 0))
	return v, err1 == nil && err2 == nil && err3 == nil && err4 == nil
}
