package permits

import (
	"iter"
	"strconv"
	"strings"

	"github.com/citesgo/cites/countries"
)

// Number is the number of a document, as far as its form tells something.
type Number struct {
	Text    string         // as given, without the space around it
	Scheme  NumberScheme   // whose form it has, zero for none that is known
	Country countries.Code // that the number names, or whose scheme it is; zero where neither
	Year    int            // that the number names, 0 for none
	// Garbled says that a ~ or ? stands where a slash belongs, as found in
	// UNEP-WCMC's data; the form was read with the slash.
	Garbled bool
	// Artefact says that it is no number but an error value that a spreadsheet
	// wrote, such as #NAME?, or a number that one has rounded, such as 8.1E+12.
	Artefact bool
}

// NumberScheme is a published form of document numbers. Schemes compare with
// ==; the zero NumberScheme is none.
type NumberScheme struct {
	b   *blob
	row uint32
}

// NumberSchemes yields the forms that [ParseNumber] recognises, in the order
// in which it tries them.
func NumberSchemes() iter.Seq[NumberScheme] {
	return func(yield func(NumberScheme) bool) {
		b := tables()
		for row := range uint32(b.numbers.Len()) {
			if !yield(NumberScheme{b, row}) {
				return
			}
		}
	}
}

// IsZero reports whether it is no scheme.
func (s NumberScheme) IsZero() bool { return s.b == nil }

// String returns the name of the scheme: "recommended" for that of Resolution
// Conf. 12.3, otherwise the country's or a word for the form.
func (s NumberScheme) String() string { return s.text(0) }

// Country returns the country that alone uses the scheme, zero where any may.
func (s NumberScheme) Country() countries.Code {
	c, _ := countries.ParseCode(s.text(8)) // the generator has seen to it
	return c
}

// Pattern returns the form: 0 stands for a digit, A for a letter, z for either, *
// for up to 27 characters of any kind that Great Britain allows, and everything
// else for itself.
func (s NumberScheme) Pattern() string { return s.text(16) }

// Example returns a number of the scheme that was seen in its source.
func (s NumberScheme) Example() string { return s.text(24) }

func (s NumberScheme) text(col int) string {
	if s.b == nil {
		return ""
	}
	return s.b.text.At(s.b.numbers.U32(s.row, col), s.b.numbers.U32(s.row, col+4))
}

// ParseNumber tells what the form of a document number says. No form is wrong:
// the recommended one, year, country, six digits, slash and two characters, is
// only recommended, and of the national ones only a few are published. The
// issuer, zero if it is not known, decides on forms that only one country uses.
//
// It allocates nothing for a number that is in order.
func ParseNumber(s string, issuer countries.Code) Number {
	n := Number{Text: trim(s)}
	if isSpreadsheetError(n.Text) || isRounded(n.Text) {
		n.Artefact = true
		return n
	}
	if n.find(n.Text, issuer) || !strings.ContainsAny(n.Text, "~?") {
		return n
	}
	n.Garbled = true
	n.find(strings.Map(func(r rune) rune {
		if r == '~' || r == '?' {
			return '/'
		}
		return r
	}, n.Text), issuer)
	return n
}

// find looks for the scheme of a text and reads what it says.
func (n *Number) find(text string, issuer countries.Code) bool {
	for s := range NumberSchemes() {
		pattern, only := s.Pattern(), s.Country()
		switch {
		case pattern == "*":
			if issuer == only && isBritish(text) {
				n.Scheme, n.Country = s, only
				return true
			}
			continue
		case !follows(text, pattern):
			continue
		}
		country := only
		if at := strings.Index(pattern, "AA"); at == 0 || at == 2 {
			named, err := countries.ParseCode(text[at : at+2])
			// Two letters that are no code are the issuer's own business.
			if err == nil && isPlace(named) && (only == 0 || named == only) {
				country = named
			} else if only != 0 || s.String() == "recommended" {
				continue
			}
		}
		n.Scheme, n.Country = s, country
		if strings.HasPrefix(pattern, "00AA") {
			n.Year = tagYear(text[:2])
		}
		return true
	}
	return false
}

// follows reports whether a text has the form of a pattern.
func follows(text, pattern string) bool {
	if len(text) != len(pattern) {
		return false
	}
	for i := range len(pattern) {
		capital, digit := 'A' <= text[i] && text[i] <= 'Z', isDigit(text[i])
		switch pattern[i] {
		case '0':
			if !digit {
				return false
			}
		case 'A':
			if !capital {
				return false
			}
		case 'z':
			if !capital && !digit {
				return false
			}
		default:
			if text[i] != pattern[i] {
				return false
			}
		}
	}
	return true
}

// isBritish reports whether a text is of the characters and the length that the
// application service of Great Britain takes for a number.
func isBritish(s string) bool {
	if s == "" || len(s) > 27 {
		return false
	}
	for _, r := range s {
		if (r > 'z' || !isDigit(byte(r)) && !isLetter(byte(r))) && !strings.ContainsRune("' ,.£$%&*=+#@(){}/\\:-;!?\"", r) {
			return false
		}
	}
	return true
}

// isSpreadsheetError reports whether a spreadsheet wrote s in place of a value,
// as found in UNEP-WCMC's data.
func isSpreadsheetError(s string) bool {
	switch strings.ToUpper(s) {
	case "#NAME?", "#VALUE!", "#REF!", "#N/A", "#NULL!", "#NUM!", "#DIV/0!":
		return true
	}
	return len(s) > 3 && strings.Trim(s, "#") == ""
}

// isRounded reports whether a spreadsheet has taken a number for an amount and
// written it with an exponent, by which its last digits are lost.
func isRounded(s string) bool {
	significand, exponent, ok := strings.Cut(strings.ToUpper(s), "E+")
	if !ok || !strings.ContainsAny(significand, ".,") || digitsOf(exponent) != len(exponent) || exponent == "" {
		return false
	}
	_, err := strconv.ParseFloat(strings.Replace(significand, ",", ".", 1), 64)
	return err == nil
}
