package permits

import (
	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/species"
)

// TimberDensity returns how many kilograms a cubic metre of a taxon's timber
// weighs by the table with which UNEP-WCMC converts reported trade: of logs, sawn
// wood and raw timber. It is false for a taxon that the table does not have.
func TimberDensity(t species.Taxon) (kilograms int64, ok bool) {
	b := tables()
	for more := !t.IsZero(); more && t.Rank() >= species.Genus; t, more = t.Parent() {
		var buf [96]byte
		key := append(append(append(buf[:0], t.Rank().String()...), ' '), t.Name()...)
		for p := b.timberIx.Probe(dataset.Hash(key)); ; {
			row, found := p.Next()
			if !found {
				break
			}
			if b.text.At(b.timber.U32(row, 0), b.timber.U32(row, 4)) == string(key) {
				return int64(b.timber.U32(row, 8)), true
			}
		}
	}
	return 0, false
}

// TimberVolume returns the cubic metres of a weight of timber, by
// [TimberDensity]; exact is false where 19 digits do not hold the quotient and
// it was rounded, half to even. A taxon without a density, and a quantity that is
// no weight, is a [*ConversionError].
func TimberVolume(t species.Taxon, q Quantity) (volume Quantity, exact bool, err error) {
	density, ok := TimberDensity(t)
	if !ok {
		return Quantity{}, false, &ConversionError{From: q.Unit, To: CubicMetres, Remedy: "the density of the timber is not known; measure it"}
	}
	weight, whole, err := q.Unit.Convert(q.Amount, Kilograms)
	if err != nil {
		return Quantity{}, false, err
	}
	v, ok := weight.Decimal()
	amount, exact, fits := scale(v, 1, density)
	if !ok || !fits {
		return Quantity{}, false, &ConversionError{From: q.Unit, To: CubicMetres, Remedy: "the result has more digits than a quantity can have"}
	}
	return Quantity{Amount: amount, Unit: CubicMetres}, exact && whole, nil
}
