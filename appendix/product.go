package appendix

import (
	"iter"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/species"
)

// Product is what is known of a specimen: what it is, where it comes from and
// for what it is traded. The zero Product is one of which nothing is known.
type Product struct {
	Taxon    species.Taxon // the taxon of the specimen; [Answer] fills it in
	Term     string        // what it is, as a term code of a permit, such as LOG
	Source   string        // source code, such as W
	Purpose  string        // purpose code, such as T
	Origin   countries.Code
	Exporter countries.Code // the country that exports or re-exports

	// Kilograms is the weight of the wood of this one species in the shipment,
	// ShipmentKilograms that of the whole shipment, as decimal text such as
	// "9.75".
	Kilograms, ShipmentKilograms string

	// Yes are the facts that are known to be so, No those known not to be so.
	// A fact in neither set, or in both, is not known.
	Yes, No Facts
}

// Fact is something about a product that may decide whether it is covered. The
// first ones are fields of [Product]; those from FactFinished on are stated in
// its sets Yes and No.
type Fact uint8

// Facts that are fields of a Product.
const (
	FactTerm           Fact = iota + 1
	FactSource              // Product.Source
	FactPurpose             // Product.Purpose
	FactOrigin              // Product.Origin
	FactExporter            // Product.Exporter
	FactTaxon               // the species
	FactWeight              // Product.Kilograms
	FactShipmentWeight      // Product.ShipmentKilograms

	// Facts that are stated in Product.Yes and Product.No.

	FactFinished       // needs no more work
	FactRetail         // packaged and ready for retail trade, which is finished as well
	FactInstrument     // finished musical instrument, part or accessory
	FactLabelled       // bears the label that the annotation names
	FactInVitro        // seedling or tissue culture obtained in vitro, in a sterile container
	FactPollen         // pollen or spores
	FactNamedPart      // made of the part of the plant that the annotation names
	FactExhausted      // exhausted agarwood powder
	FactBeads          // beads, prayer beads or a carving
	FactCosmetic       // cosmetic
	FactIngredient     // finished product that has the extract as an ingredient
	FactPrepared       // finished tablet, capsule, perfume, cosmetic, solution or incense product
	FactChemical       // chemical derivative
	FactPharmaceutical // finished pharmaceutical product
	FactBowBlank       // unfinished wooden article for bows of musical instruments
	FactNaturalized    // of a naturalized plant
	FactSubgenus       // of the subgenus that the annotation names
	FactNonCommercial  // traded for no commercial purpose; purpose codes decide the plain cases
	FactReturning      // keeps its owner and returns to the owner's usual State of residence
	FactReExport       // is re-exported
	FactHybrid         // of a hybrid; a specimen named to the species counts as none unless stated
	FactNote           // meets every term of the note on artificially propagated specimens
	FactDomestic       // of the domesticated form
	FactFossil         // fossil
	FactSucculent      // of a succulent plant
	FactConditionTerms // meets what the text of a condition asks beside its codes
	factEnd
)

// String returns the fact as the tables write it, such as "retail".
func (f Fact) String() string {
	if int(f) >= len(layout.Facts) {
		return ""
	}
	return layout.Facts[f]
}

// Text returns what is asked, in a reader's language, such as "whether it is a
// finished product".
func (f Fact) Text(tag language.Tag) string {
	if f == 0 || f >= factEnd {
		return ""
	}
	return coverageWord(layout.CoverageFact+int(f), tag)
}

// Facts is a set of facts.
type Facts uint64

// FactSet returns the set of the facts.
func FactSet(facts ...Fact) Facts {
	var s Facts
	for _, f := range facts {
		if f > 0 && f < factEnd {
			s |= 1 << f
		}
	}
	return s
}

// Has reports whether f is in the set.
func (s Facts) Has(f Fact) bool { return f < factEnd && s&(1<<f) != 0 }

// All returns the facts of the set, those first that decide most.
func (s Facts) All() iter.Seq[Fact] {
	return func(yield func(Fact) bool) {
		for f := FactTerm; f < factEnd; f++ {
			if s.Has(f) && !yield(f) {
				return
			}
		}
	}
}

// String returns the facts separated by a comma, such as "term,retail".
func (s Facts) String() string {
	var b strings.Builder
	for f := range s.All() {
		if b.Len() > 0 {
			b.WriteByte(',')
		}
		b.WriteString(f.String())
	}
	return b.String()
}

// known says whether a fact that is stated in Yes or No is so, counting what
// follows from others.
func (p *Product) known(f Fact) truth {
	switch isYes, isNo := p.Yes.Has(f), p.No.Has(f); {
	case isYes && !isNo:
		return yes
	case isNo && !isYes:
		return no
	case isYes:
		return maybe
	}
	switch f {
	case FactFinished:
		const finished = 1<<FactRetail | 1<<FactInstrument | 1<<FactIngredient | 1<<FactPrepared | 1<<FactPharmaceutical
		if p.Yes&^p.No&finished != 0 {
			return yes
		}
	case FactRetail, FactInstrument, FactIngredient, FactPrepared, FactPharmaceutical:
		if p.No.Has(FactFinished) && !p.Yes.Has(FactFinished) {
			return no
		}
	case FactNonCommercial:
		switch p.Purpose {
		case "T":
			return no
		case "E", "H", "L", "N", "P", "S":
			return yes
		}
	case FactDomestic:
		if p.Source == "W" || p.Source == "R" || p.Source == "X" {
			return no // taken from the wild
		}
	case FactHybrid:
		if r := p.Taxon.Rank(); r >= species.Species {
			return no
		}
	}
	return maybe
}

// propagated says whether the specimen is artificially propagated, which is
// what its source code says. Codes that tell how a specimen came to be there,
// such as I and O, say nothing of it.
func (p *Product) propagated() truth {
	switch p.Source {
	case "A", "D":
		return yes
	case "W", "R", "Y", "C", "F", "X":
		return no
	}
	return maybe
}

// WithinTenKilograms reports whether a weight, a decimal number such as
// "10.000", is of ten kilograms at most, exactly. It is how the weight of the
// wood of each listed species in a shipment is to be compared (annotation #15;
// see [Definitions]). ok is false for a text that is no such number.
func WithinTenKilograms(kg string) (within, ok bool) {
	whole, fraction, point := strings.Cut(kg, ".")
	if whole == "" && fraction == "" || point && fraction == "" || !digits(whole) || !digits(fraction) {
		return false, false
	}
	whole = strings.TrimLeft(whole, "0")
	switch {
	case len(whole) < 2:
		return true, true
	case whole == "10":
		return strings.Trim(fraction, "0") == "", true
	}
	return false, true
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
