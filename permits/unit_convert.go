package permits

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/govalues/decimal"
)

// ConversionError is the error of a quantity that cannot be put in another
// unit.
type ConversionError struct {
	From, To Unit
	Remedy   string // why not, or what to do
}

// Error names the units and the reason.
func (e *ConversionError) Error() string {
	return fmt.Sprintf("permits: a quantity in %q cannot be given in %q: %s", shorten(string(e.From)), shorten(string(e.To)), e.Remedy)
}

// Convert puts an amount in u into the unit to: 1500 GRM is 1.5 KGM. The ratios
// are those of [Unit.Base], and a cubic metre is 1000 litres; "" is the number
// of specimens. The result is exact where 19 digits hold it, and otherwise
// rounded to that many, half to even, with exact false: 1 PND is 1000/2205 KGM.
//
// Containers, sets and half skins say nothing about what is in them, and are
// refused with a [*ConversionError], as are units of different dimensions, what
// is no unit, and what is no number.
func (u Unit) Convert(amount Decimal, to Unit) (d Decimal, exact bool, err error) {
	fail := func(remedy string) (Decimal, bool, error) {
		return Decimal{}, false, &ConversionError{From: u, To: to, Remedy: remedy}
	}
	v, ok := amount.Decimal()
	if !ok {
		return fail("the amount is not a number")
	}
	from, target := u.today(), to.today()
	base, num, den, ok1 := from.Base()
	base2, num2, den2, ok2 := target.Base()
	for _, x := range [...]struct {
		unit Unit
		ok   bool
	}{{from, ok1}, {target, ok2}} {
		switch {
		case !x.unit.Known():
			return fail(string(x.unit) + " is no unit; take one of the list that the package gives")
		case !x.ok:
			return fail(string(x.unit) + " does not say how much is in it; count or weigh the contents")
		}
	}
	// Both bases of volume are metric, so that nothing is lost between them.
	switch {
	case base == base2:
	case base == Litres && base2 == CubicMetres:
		den *= 1000
	case base == CubicMetres && base2 == Litres:
		num *= 1000
	default:
		return fail("they measure different things")
	}
	d, exact, ok = scale(v, num*den2, den*num2)
	if !ok {
		return fail("the result has more digits than a quantity can have")
	}
	return d, exact, nil
}

// scale returns v × num ÷ den, and whether that is exact.
func scale(v decimal.Decimal, num, den int64) (d Decimal, exact, ok bool) {
	const digits = 19 // that a decimal holds
	limit := power(digits)
	n := new(big.Int).Mul(new(big.Int).SetUint64(v.Coef()), big.NewInt(num))
	m := new(big.Int).Mul(power(v.Scale()), big.NewInt(den))
	var best big.Int
	at := -1
	for places := range digits + 1 {
		q, r := new(big.Int).QuoRem(new(big.Int).Mul(n, power(places)), m, new(big.Int))
		if half := r.Lsh(r, 1).Cmp(m); half > 0 || half == 0 && q.Bit(0) == 1 {
			q.Add(q, big.NewInt(1))
		}
		if q.Cmp(limit) >= 0 {
			break
		}
		best, at = *q, places
		if exact = new(big.Int).Mul(q, m).Cmp(new(big.Int).Mul(n, power(places))) == 0; exact {
			break
		}
	}
	if at < 0 || best.Sign() == 0 && n.Sign() != 0 {
		return Decimal{}, false, false // too much, or so little that nothing would be left
	}
	text := best.String()
	if at > 0 {
		if len(text) <= at {
			text = strings.Repeat("0", at+1-len(text)) + text
		}
		text = text[:len(text)-at] + "." + text[len(text)-at:]
	}
	if v.IsNeg() {
		text = "-" + text
	}
	value, err := decimal.Parse(text)
	return DecimalOf(value), exact, err == nil
}

func power(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }
