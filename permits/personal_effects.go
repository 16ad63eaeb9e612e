package permits

import (
	"iter"
	"strings"

	"github.com/govalues/decimal"

	"github.com/citesgo/cites/species"
)

const (
	effectWidth        = 64
	colEffectID        = 0
	colEffectTaxon     = 8
	colEffectTerms     = 16
	colEffectSpecimen  = 24
	colEffectProvision = 32
	colEffectAmount    = 40
	colEffectAlsoLen   = 48
	colEffectRead      = 49
	colEffectUnit      = 50
	colEffectAlsoUnit  = 52
	colEffectAlso      = 56
)

// PersonalEffectsLimit is how much of a kind of goods one person may carry as
// personal effects without a document. Above it the whole quantity needs one,
// not the excess alone. The zero PersonalEffectsLimit is none.
type PersonalEffectsLimit struct {
	b   *blob
	row uint32
}

// PersonalEffectsLimits yields the limits, in the order of their names.
func PersonalEffectsLimits() iter.Seq[PersonalEffectsLimit] {
	return func(yield func(PersonalEffectsLimit) bool) {
		b := tables()
		for row := range uint32(b.effects.Len()) {
			if !yield(PersonalEffectsLimit{b, row}) {
				return
			}
		}
	}
}

// PersonalEffectsLimitOf returns the limit for a kind of specimen of a taxon,
// and false where none is set. It says nothing of whether the goods are
// personal effects, nor of the law of the countries.
func PersonalEffectsLimitOf(t species.Taxon, term Term) (PersonalEffectsLimit, bool) {
	if t.IsZero() || term == "" {
		return PersonalEffectsLimit{}, false
	}
	for l := range PersonalEffectsLimits() {
		if !l.meansTerm(term) {
			continue
		}
		found, err := t.Tables().Lookup(l.Taxon())
		if x, ok := found.Taxon(); err == nil && ok && t.Within(x) {
			return l, true
		}
	}
	return PersonalEffectsLimit{}, false
}

func (l PersonalEffectsLimit) meansTerm(term Term) bool {
	terms := l.Terms()
	if terms == "*" {
		return term != Live
	}
	for t := range strings.SplitSeq(terms, ",") {
		if t == string(term) && t != "" {
			return true
		}
	}
	return false
}

// IsZero reports whether it is no limit.
func (l PersonalEffectsLimit) IsZero() bool { return l.b == nil }

// ID returns the stable name of the limit, such as PHE-CAVIAR.
func (l PersonalEffectsLimit) ID() string { return l.ref(colEffectID) }

// Taxon returns the scientific name of the taxon that it is for, with all below
// it.
func (l PersonalEffectsLimit) Taxon() string { return l.ref(colEffectTaxon) }

// Terms returns the codes of the specimens that it is for, separated by a
// comma, * for all but live ones, and "" where no code says what
// [PersonalEffectsLimit.Specimen] does.
func (l PersonalEffectsLimit) Terms() string { return l.ref(colEffectTerms) }

// Specimen returns in English which specimens it is for.
func (l PersonalEffectsLimit) Specimen() string { return l.ref(colEffectSpecimen) }

// Quantity returns how much one person may carry.
func (l PersonalEffectsLimit) Quantity() Quantity {
	if l.b == nil {
		return Quantity{}
	}
	return Quantity{Amount: ParseDecimal(l.ref(colEffectAmount)), Unit: l.unit(colEffectUnit, 0)}
}

// Also returns a second limit that holds beside the first, such as a weight in
// all. Its amount is not given where there is none.
func (l PersonalEffectsLimit) Also() Quantity {
	if l.b == nil || l.b.effects.U16(l.row, colEffectAlsoUnit) == 0 {
		return Quantity{}
	}
	text := l.b.text.At(l.b.effects.U32(l.row, colEffectAlso), uint32(l.b.effects.U8(l.row, colEffectAlsoLen)))
	return Quantity{Amount: ParseDecimal(text), Unit: l.unit(colEffectAlsoUnit, 1)}
}

// Read reports whether we have read the limit in a source.
func (l PersonalEffectsLimit) Read() bool {
	return l.b != nil && l.b.effects.U8(l.row, colEffectRead) != 0
}

// Provision returns where the limit stands, as a short citation in English.
func (l PersonalEffectsLimit) Provision() string {
	if p := l.ref(colEffectProvision); p == "" || l.Read() {
		return p
	} else {
		return p + notRead
	}
}

// String returns what [PersonalEffectsLimit.ID] does.
func (l PersonalEffectsLimit) String() string { return l.ID() }

func (l PersonalEffectsLimit) ref(col int) string {
	if l.b == nil {
		return ""
	}
	return l.b.text.At(l.b.effects.U32(l.row, col), l.b.effects.U32(l.row, col+4))
}

// unit returns the unit that a column names by its row, counted from less.
func (l PersonalEffectsLimit) unit(col int, less uint16) Unit {
	return Unit(codeRow{l.b, uint32(l.b.effects.U16(l.row, col) - less), true}.text())
}

// within reports whether a quantity is within the limit for so many persons.
// known is false where the units cannot be compared.
func (l PersonalEffectsLimit) within(q Quantity, kilograms Decimal, persons int) (ok, known bool) {
	in := func(q Quantity, limit Quantity) (bool, bool) {
		have, can := amountIn(q, limit.Unit)
		most, number := limit.Amount.Decimal()
		if !can || !number {
			return false, false
		}
		most, err := most.Mul(decimal.MustNew(int64(max(persons, 1)), 0))
		return err == nil && have.Cmp(most) <= 0, err == nil
	}
	ok, known = in(q, l.Quantity())
	also := l.Also()
	if !known || !ok || !also.Amount.Given() {
		return ok, known
	}
	if q.Unit.today() != also.Unit {
		q = Quantity{Amount: kilograms, Unit: Kilograms}
	}
	return in(q, also)
}
