package appendix

import (
	"encoding/binary"

	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/species"
)

// Numbers of the classes that the code names; a test holds them against
// layout.Classes.
const (
	classAll   = 0
	classWhole = 1
)

// classFacts are the facts that decide whether a product is of a class, by the
// number of the class: whatever the term says, a stated fact stands above it.
// Of a class without one the term alone decides.
var classFacts = [layout.ClassCount]Fact{
	15: FactNamedPart,      // underground
	18: FactNamedPart,      // kernel
	21: FactPollen,         // pollen
	22: FactInVitro,        // cultures
	26: FactNamedPart,      // fruit-products
	27: FactNamedPart,      // stem-products
	28: FactNamedPart,      // pad-products
	29: FactNamedPart,      // leaf-products
	31: FactBeads,          // beads
	32: FactPharmaceutical, // medicine
	33: FactChemical,       // chemical
	34: FactExhausted,      // exhausted-powder
	36: FactBowBlank,       // bow-blanks
	37: FactInstrument,     // instrument
	38: FactFinished,       // finished
	39: FactRetail,         // retail
	40: FactLabelled,       // labelled
	41: FactCosmetic,       // cosmetic
	42: FactIngredient,     // ingredient
	43: FactPrepared,       // prepared
	45: FactFossil,         // fossil
	46: FactDomestic,       // domestic
	47: FactSucculent,      // not-succulent, the other way round
}

const classNotSucculent = 47

// both joins two answers of which both are asked, and the facts that would
// decide what is open.
func both(v truth, missing Facts, w truth, more Facts) (truth, Facts) {
	if v == no || w == no {
		return no, 0
	}
	return min(v, w), missing | more
}

// holds says whether all that the clause asks is true of the product and, where
// that is not known, which facts would decide.
func (c Clause) holds(p *Product) (truth, Facts) {
	v, missing := c.concerns(p)
	for col := 1; col <= 2 && v != no; col++ {
		w, more := c.ed.inClass(int(c.u8(col)), p)
		v, missing = both(v, missing, w, more)
	}
	for test := uint16(1); test != 0 && v != no; test <<= 1 {
		if c.u16(4)&test != 0 {
			w, more := p.passes(test)
			v, missing = both(v, missing, w, more)
		}
	}
	if code := c.Exporter(); code != 0 && v != no {
		w, more := isCountry(p.Exporter, code, FactExporter)
		v, missing = both(v, missing, w, more)
	}
	if code := c.Origin(); code != 0 && v != no {
		w, more := isCountry(p.Origin, code, FactOrigin)
		v, missing = both(v, missing, w, more)
	}
	if v == maybe && missing.Has(FactTerm) {
		missing = FactSet(FactTerm) // what else is to be asked depends on it
	}
	return v, missing
}

// concerns says whether the taxon of the product is one that the clause means.
func (c Clause) concerns(p *Product) (truth, Facts) {
	in, out := int(c.u8(12)), int(c.u8(13))
	if in+out == 0 {
		return yes, 0
	}
	v := no
	if in == 0 {
		v = yes
	}
	for i := range in {
		v = max(v, within(p.Taxon, c.taxon(i)))
	}
	for i := range out {
		v = min(v, within(p.Taxon, c.taxon(in+i)).not())
	}
	if v == maybe {
		return maybe, FactSet(FactTaxon)
	}
	return v, 0
}

// within says whether a specimen named as t is of the taxon a.
func within(t, a species.Taxon) truth {
	switch {
	case t.IsZero():
		return maybe
	case t.Within(a):
		return yes
	case a.Within(t):
		return maybe
	}
	return no
}

func isCountry(c, want countries.Code, f Fact) (truth, Facts) {
	switch c {
	case want:
		return yes, 0
	case 0:
		return maybe, FactSet(f)
	}
	return no, 0
}

// inClass says whether a product is of a class.
func (ed *edition) inClass(class int, p *Product) (truth, Facts) {
	if class == classAll || class >= layout.ClassCount {
		return yes, 0
	}
	f := classFacts[class]
	if f != 0 {
		v := p.known(f)
		if v != maybe && class == classNotSucculent {
			v = v.not()
		}
		if v != maybe {
			return v, 0
		}
	}
	switch v := ed.termIn(class, p.Term); {
	case v != maybe:
		return v, 0
	case f == 0 || p.Term == "":
		return maybe, FactSet(FactTerm)
	}
	return maybe, FactSet(f)
}

// termIn says whether a term is of a class. A term that is not in the tables
// may be anything.
func (ed *edition) termIn(class int, term string) truth {
	key := packTerm(term)
	if key == 0 {
		return maybe
	}
	t := ed.coverage.terms
	for lo, hi := uint32(0), uint32(t.Len()); lo < hi; {
		mid := lo + (hi-lo)/2
		switch k := t.U32(mid, 0); {
		case k == key:
			switch t.U32(mid, 4+class/16*4) >> (class % 16 * 2) & 3 {
			case layout.TermNo:
				return no
			case layout.TermYes:
				return yes
			}
			return maybe
		case k < key:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return maybe
}

// packTerm returns a term code as the tables hold it, 0 for what is none.
func packTerm(term string) uint32 {
	var p [4]byte
	if len(term) > len(p) {
		return 0
	}
	copy(p[:], term)
	return binary.BigEndian.Uint32(p[:])
}

// passes says whether a product passes a test of a clause.
func (p *Product) passes(test uint16) (truth, Facts) {
	switch test {
	case layout.Propagated:
		return orMissing(p.propagated(), FactSource)
	case layout.Naturalized:
		switch p.propagated() {
		case yes:
			return yes, 0
		case maybe:
			if p.known(FactNaturalized) == yes {
				return yes, 0
			}
			return maybe, FactSet(FactSource)
		}
		return orMissing(p.known(FactNaturalized), FactNaturalized)
	case layout.Hybrid:
		return orMissing(p.known(FactHybrid), FactHybrid)
	case layout.Note:
		return orMissing(p.known(FactNote), FactNote)
	case layout.Subgenus:
		return orMissing(p.known(FactSubgenus), FactSubgenus)
	case layout.NonCommercial:
		if p.Purpose == "" {
			return orMissing(p.known(FactNonCommercial), FactPurpose)
		}
		return orMissing(p.known(FactNonCommercial), FactNonCommercial)
	case layout.Returning:
		return orMissing(p.known(FactReturning), FactReturning)
	case layout.ReExport:
		return orMissing(p.known(FactReExport), FactReExport)
	case layout.TenKgSpecies:
		return tenKilograms(p.Kilograms, FactWeight)
	case layout.TenKgShipment:
		return tenKilograms(p.ShipmentKilograms, FactShipmentWeight)
	case layout.AboveSpecies:
		if p.Taxon.Rank() >= species.Species {
			return no, 0
		}
		return yes, 0
	}
	return maybe, 0
}

// orMissing returns an answer and, where there is none, the fact that gives it.
func orMissing(v truth, f Fact) (truth, Facts) {
	if v == maybe {
		return maybe, FactSet(f)
	}
	return v, 0
}

func tenKilograms(kg string, f Fact) (truth, Facts) {
	switch within, ok := WithinTenKilograms(kg); {
	case !ok:
		return maybe, FactSet(f)
	case within:
		return yes, 0
	}
	return no, 0
}
