package countries

import (
	"database/sql/driver"
	"fmt"
	"strings"

	"golang.org/x/text/language"

	layout "github.com/citesgo/cites/internal/countrieslayout"
)

// Code is a code of two letters for a country, as in ISO 3166-1 or in the
// Guide to using the CITES Trade Database. The zero Code means "not given".
//
// Codes compare with ==, order alphabetically with <, and are usable as map
// keys. [ParseCode] makes only codes that this edition knows.
type Code uint16 // first letter<<8 | second letter

// The codes that mean something else than one country.
const (
	// Unknown is XX, the country is not known.
	Unknown Code = 'X'<<8 | 'X'
	// Various is XV, more than one country; for reports, never for a document.
	Various Code = 'X'<<8 | 'V'
	// IntroductionFromTheSea is HS, taken where no State has jurisdiction
	// (Article I(e) of the Convention). Older trade records write ZZ.
	IntroductionFromTheSea Code = 'H'<<8 | 'S'
	// EuropeanUnion is EU, a Party beside its member States.
	EuropeanUnion Code = 'E'<<8 | 'U'
)

// ParseCode reads a code, in capital or small letters, with or without space
// around it. The empty string is the zero Code. A code that is not in the
// table is a [*CodeError], which names the right code where it can tell; no
// code is ever replaced by another.
func ParseCode(s string) (Code, error) { return parseCode(s) }

func parseCode[T string | []byte](s T) (Code, error) {
	from, to := 0, len(s)
	for from < to && isSpace(s[from]) {
		from++
	}
	for to > from && isSpace(s[to-1]) {
		to--
	}
	if from == to {
		return 0, nil
	}
	if to-from == 2 {
		c := Code(upper(s[from]))<<8 | Code(upper(s[from+1]))
		if _, ok := open().row(c); ok {
			return c, nil
		}
	}
	return 0, &CodeError{Input: string(s), Suggestion: suggest(strings.ToUpper(string(s[from:to])))}
}

func isSpace(b byte) bool { return b == ' ' || b >= '\t' && b <= '\r' }

func upper(b byte) byte {
	if b >= 'a' && b <= 'z' {
		b -= 'a' - 'A'
	}
	return b
}

// Country returns the country behind the code, the zero Country for the zero
// Code and for a code that this edition does not know.
func (c Code) Country() Country {
	country, _ := Lookup(c)
	return country
}

// IsZero reports whether the code is not given.
func (c Code) IsZero() bool { return c == 0 }

// String returns the two letters, "" for the zero Code.
func (c Code) String() string {
	if c == 0 {
		return ""
	}
	d := open()
	if row, ok := d.row(c); ok {
		return d.codes.At(row*2, 2)
	}
	return string([]byte{byte(c >> 8), byte(c)})
}

// Name returns the name of the country in the language that serves tag best
// (see the comment of the package); for a code that this edition does not know
// the code itself, and "" for the zero Code.
func (c Code) Name(tag language.Tag) string {
	if country, ok := Lookup(c); ok {
		return country.Name(tag)
	}
	return c.String()
}

// MarshalText returns what [Code.String] does.
func (c Code) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads what [ParseCode] does.
func (c *Code) UnmarshalText(text []byte) error {
	v, err := parseCode(text)
	if err != nil {
		return err
	}
	*c = v
	return nil
}

// Value returns the code as text, or nil for the zero Code, for a database.
func (c Code) Value() (driver.Value, error) {
	if c == 0 {
		return nil, nil
	}
	return c.String(), nil
}

// Scan reads a code from a database's text, bytes or NULL.
func (c *Code) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*c = 0
		return nil
	case string:
		return c.UnmarshalText([]byte(v))
	case []byte:
		return c.UnmarshalText(v)
	}
	return fmt.Errorf("countries: a Code cannot be read from a %T; give text of two letters", src)
}

func makeCode(s string) Code {
	if len(s) != 2 {
		return 0
	}
	if _, ok := layout.Slot(s[0], s[1]); !ok {
		return 0
	}
	return Code(s[0])<<8 | Code(s[1])
}
