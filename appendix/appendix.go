package appendix

import (
	"database/sql/driver"
	"fmt"
	"strings"

	"golang.org/x/text/language"

	layout "github.com/citesgo/cites/internal/appendixlayout"
)

// Appendix is one of the three Appendices of the Convention (Article II). The
// zero Appendix means "not given".
type Appendix uint8

// The Appendices.
const (
	I   Appendix = iota + 1 // threatened with extinction; Article III
	II                      // may become threatened, or looks alike; Article IV
	III                     // protected by the Party that asks for help; Article V
)

// Parse reads an Appendix as documents print it: I, II or III in either case,
// 1 to 3, with or without the word Appendix before it. The empty string is the
// zero Appendix; anything else is a [*ParseError].
func Parse(s string) (Appendix, error) {
	v := strings.TrimSpace(s)
	for _, word := range []string{"Appendix", "App.", "App"} {
		if len(v) > len(word) && strings.EqualFold(v[:len(word)], word) {
			v = strings.TrimSpace(v[len(word):])
			break
		}
	}
	switch {
	case v == "" && strings.TrimSpace(s) == "":
		return 0, nil
	case strings.EqualFold(v, "I"), v == "1":
		return I, nil
	case strings.EqualFold(v, "II"), v == "2":
		return II, nil
	case strings.EqualFold(v, "III"), v == "3":
		return III, nil
	}
	return 0, &ParseError{Input: s}
}

// ParseError is the error of a text that is no Appendix.
type ParseError struct {
	Input string // what was given
}

// Error says what was given and what is wanted.
func (e *ParseError) Error() string {
	in := e.Input
	if len(in) > 40 {
		in = in[:40] + "…"
	}
	return fmt.Sprintf("cites: %q is no Appendix; write I, II or III", in)
}

// String returns "I", "II", "III", or "" for the zero Appendix.
func (a Appendix) String() string {
	switch a {
	case I:
		return "I"
	case II:
		return "II"
	case III:
		return "III"
	}
	return ""
}

// Name returns the Appendix in a reader's language, such as "Приложение II".
// A language that the library does not speak reads English.
func (a Appendix) Name(tag language.Tag) string {
	if a < I || a > III {
		return ""
	}
	return word(layout.WordAppendix+int(a), tag)
}

// MarshalText returns what [Appendix.String] does.
func (a Appendix) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads what [Parse] does.
func (a *Appendix) UnmarshalText(text []byte) error {
	v, err := Parse(string(text))
	if err == nil {
		*a = v
	}
	return err
}

// Value returns the Appendix as text, or nil for the zero Appendix.
func (a Appendix) Value() (driver.Value, error) {
	if a == 0 {
		return nil, nil
	}
	return a.String(), nil
}

// Scan reads an Appendix from a database's text, bytes, integer or NULL.
func (a *Appendix) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*a = 0
		return nil
	case string:
		return a.UnmarshalText([]byte(v))
	case []byte:
		return a.UnmarshalText(v)
	case int64:
		if v < 0 || v > int64(III) {
			return &ParseError{Input: fmt.Sprint(v)}
		}
		*a = Appendix(v)
		return nil
	}
	return fmt.Errorf("cites: an Appendix cannot be read from a %T; give text I, II or III", src)
}

// Set is a set of Appendices. The zero Set is empty.
type Set uint8

// Has reports whether a is in the set.
func (s Set) Has(a Appendix) bool { return a >= I && a <= III && s&(1<<a) != 0 }

// With returns the set with a in it.
func (s Set) With(a Appendix) Set {
	if a < I || a > III {
		return s
	}
	return s | 1<<a
}

// Len returns the number of Appendices in the set.
func (s Set) Len() int {
	n := 0
	for a := I; a <= III; a++ {
		if s.Has(a) {
			n++
		}
	}
	return n
}

// Slice returns the Appendices in order.
func (s Set) Slice() []Appendix {
	out := make([]Appendix, 0, 3)
	for a := I; a <= III; a++ {
		if s.Has(a) {
			out = append(out, a)
		}
	}
	return out
}

// String returns the set as "I/II", and "" where it is empty.
func (s Set) String() string {
	switch s &^ 1 {
	case 1 << I:
		return "I"
	case 1 << II:
		return "II"
	case 1 << III:
		return "III"
	case 1<<I | 1<<II:
		return "I/II"
	case 1<<I | 1<<III:
		return "I/III"
	case 1<<II | 1<<III:
		return "II/III"
	case 1<<I | 1<<II | 1<<III:
		return "I/II/III"
	}
	return ""
}
