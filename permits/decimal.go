package permits

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"
)

// Decimal is a number as printed, exact, and the text it was printed as. Text
// that is no number ("ten", "1,5") or more than a quantity can be ("1e400", a
// hundred digits) is kept as it stands, so that [Check] can name it. The zero
// Decimal means "not given".
type Decimal struct {
	text   string
	value  decimal.Decimal // the number, where number is true
	number bool
}

// ParseDecimal reads a number such as 12, -0.5, +3.250 or 2e3. Any text gives
// a Decimal; [Decimal.Valid] says whether it is a number, that is one that 19
// digits hold exactly. A comma is never taken for a decimal point or ignored:
// 1,500 means one and a half to some and fifteen hundred to others.
func ParseDecimal(s string) Decimal {
	v, ok := parseExact(strings.TrimSpace(s))
	return Decimal{text: s, value: v, number: ok}
}

// DecimalOf returns the Decimal that prints as v does.
func DecimalOf(v decimal.Decimal) Decimal {
	return Decimal{text: v.String(), value: v, number: true}
}

// Given reports whether anything is printed, a number or not.
func (d Decimal) Given() bool { return d.text != "" }

// Valid reports whether d is a number.
func (d Decimal) Valid() bool { return d.number }

// Decimal returns the number, and false where d is none.
func (d Decimal) Decimal() (decimal.Decimal, bool) { return d.value, d.number }

// Sign returns -1, 0 or 1 as the number is negative, zero or positive, and 0
// where d is none.
func (d Decimal) Sign() int { return d.value.Sign() }

// IsWhole reports whether d is a number without a fraction; 5.00 is.
func (d Decimal) IsWhole() bool { return d.number && d.value.IsInt() }

// Cmp compares the numbers and returns -1, 0 or 1, with 1.50 equal to 1.5. A
// Decimal that is no number comes before all that are, and equals others that
// are none. To ask whether two were printed alike, compare with ==.
func (d Decimal) Cmp(e Decimal) int {
	switch {
	case d.number && e.number:
		return d.value.Cmp(e.value)
	case d.number:
		return 1
	case e.number:
		return -1
	}
	return 0
}

// Equal reports whether d and e were printed alike, as == does.
func (d Decimal) Equal(e Decimal) bool { return d == e }

// String returns the text as printed.
func (d Decimal) String() string { return d.text }

// MarshalText returns the text as printed.
func (d Decimal) MarshalText() ([]byte, error) { return []byte(d.text), nil }

// UnmarshalText reads what [ParseDecimal] does. Only text that is not UTF-8 is
// an error, [ErrEncoding].
func (d *Decimal) UnmarshalText(text []byte) error {
	if !utf8.Valid(text) {
		return notUTF8("a number", text)
	}
	*d = ParseDecimal(string(text))
	return nil
}

// MarshalJSON returns the text as printed: as a JSON number where it is one to
// JSON too, otherwise as a string.
func (d Decimal) MarshalJSON() ([]byte, error) {
	if d.number && isJSONNumber(d.text) {
		return []byte(d.text), nil
	}
	return json.Marshal(d.text)
}

// UnmarshalJSON reads a JSON number or a string.
func (d *Decimal) UnmarshalJSON(data []byte) error {
	switch {
	case string(data) == "null":
		return nil
	case len(data) > 0 && data[0] == '"':
		var s string
		if err := json.Unmarshal(data, &s); err != nil {
			return err
		}
		*d = ParseDecimal(s)
		return nil
	case isJSONNumber(string(data)):
		*d = ParseDecimal(string(data))
		return nil
	}
	return fmt.Errorf("permits: a quantity is a JSON number or string, not %s", clip(string(data)))
}

// parseExact reads s if 19 digits hold it exactly. [decimal.Parse] alone would
// round, and a rounded quantity is a wrong one.
func parseExact(s string) (decimal.Decimal, bool) {
	const digits = 19
	significand, exponent := s, 0
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		significand = s[:i]
		var ok bool
		if exponent, ok = parseExponent(s[i+1:]); !ok {
			return decimal.Decimal{}, false
		}
	}
	significand = strings.TrimLeft(significand, "+-")
	whole, fraction, _ := strings.Cut(significand, ".")
	whole = strings.TrimLeft(whole, "0")
	if len(whole)+len(fraction) > digits || len(fraction)-exponent > digits {
		return decimal.Decimal{}, false
	}
	v, err := decimal.Parse(s)
	return v, err == nil
}

// parseExponent reads the digits after an e. What is beyond any quantity is no
// exponent.
func parseExponent(s string) (n int, ok bool) {
	sign := 1
	if s != "" && (s[0] == '+' || s[0] == '-') {
		if s[0] == '-' {
			sign = -1
		}
		s = s[1:]
	}
	for i := range len(s) {
		if !isDigit(s[i]) || n > math.MaxInt16 {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return sign * n, s != ""
}

// isJSONNumber reports whether s is a number by the grammar of RFC 8259.
func isJSONNumber(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole := digitsOf(s)
	if whole == 0 || whole > 1 && s[0] == '0' {
		return false
	}
	s = s[whole:]
	if s != "" && s[0] == '.' {
		n := digitsOf(s[1:])
		if n == 0 {
			return false
		}
		s = s[1+n:]
	}
	if s != "" && (s[0] == 'e' || s[0] == 'E') {
		s = s[1:]
		if s != "" && (s[0] == '+' || s[0] == '-') {
			s = s[1:]
		}
		n := digitsOf(s)
		return n > 0 && n == len(s)
	}
	return s == ""
}

// digitsOf returns how many digits s begins with.
func digitsOf(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}
