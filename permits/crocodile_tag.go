package permits

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/citesgo/cites/countries"
)

// CrocodilianTag is the tag of a skin of a crocodilian, or a run of them with
// consecutive serial numbers (50 CFR 23.70(d); Resolution Conf. 11.12;
// Notification to the Parties No. 1999/83).
type CrocodilianTag struct {
	Country countries.Code // of origin; of re-export on a replacement tag
	Year    int            // of production or harvest, 0 where the tag has none: it is asked of ranched populations only
	First   string         // serial number, with its leading zeros
	Last    string         // the last of a run, otherwise the same as First
	Species string         // code of three letters, of the male parent of a hybrid, HYB; "" on a replacement tag
	Female  string         // code of the female parent of a hybrid
}

// TagError is the error of a text that is no tag of a crocodilian.
type TagError struct {
	Part   string // "country", "year", "serial number", "species" or "tag"
	Input  string
	Remedy string
}

// Error names the part and what to write.
func (e *TagError) Error() string {
	return fmt.Sprintf("permits: tag of a crocodilian, %s %q: %s", e.Part, shorten(e.Input), e.Remedy)
}

// maxTagText is longer than any tag or run of tags.
const maxTagText = 80

// ParseCrocodilianTag reads a tag or a run of tags: first the country, then the
// year, the serial number and the code of the species in any order, with space,
// hyphens or slashes between them, in any case. All of these are found in use:
//
//	ZW 2026 000001-000100 NIL
//	ZW/NIL/000001/2026
//	TH00-0001POR
//	US LA MIS 26 123456
//
// A year is the first number of two or four digits that can be one and is
// followed by another number, or else the last number of four digits. Two
// numbers of the same length with a hyphen between are a run, from the lower to
// the higher. A number that runs year and serial together without a mark between
// is taken as a serial number: nothing tells where the year ends.
//
// The first part that is wrong is a [*TagError].
func ParseCrocodilianTag(s string) (CrocodilianTag, error) {
	fail := func(part, input, remedy string) (CrocodilianTag, error) {
		return CrocodilianTag{}, &TagError{part, input, remedy}
	}
	text := trim(s)
	if len(text) > maxTagText {
		return fail("tag", text, "it is too long; write one tag, or one run of tags, in a mark")
	}
	if len(text) < 2 || !isLetter(text[0]) || !isLetter(text[1]) || len(text) > 2 && isLetter(text[2]) {
		return fail("country", text, "a tag begins with the two-letter code of the country")
	}
	var t CrocodilianTag
	country, err := countries.ParseCode(text[:2])
	if err != nil || !isPlace(country) {
		return fail("country", text[:2], "a tag begins with the two-letter code of the country")
	}
	t.Country = country
	var numbers [4]tagNumber
	count := 0
	for rest := text[2:]; rest != ""; {
		word, gap := nextWord(rest)
		rest = rest[len(gap)+len(word):]
		switch {
		case word == "":
		case isDigit(word[0]):
			if count == len(numbers) {
				return fail("serial number", word, "there are too many numbers; write one tag, or one run of tags, in a mark")
			}
			numbers[count] = tagNumber{word, strings.Contains(gap, "-") || strings.Contains(gap, "–")}
			count++
		case len(word) == 2 && t.Species == "" && count == 0:
			// The State of harvest on a tag of the United States.
		default:
			male, female, ok := parents(word)
			if !ok || t.Species != "" {
				return fail("species", word, "write one code of three letters, for a hybrid two with an x between such as PORxSIA")
			}
			t.Species, t.Female = strings.ToUpper(male), strings.ToUpper(female)
		}
	}
	return t.number(text, numbers[:count])
}

// tagNumber is a number on a tag, and whether a hyphen stood before it.
type tagNumber struct {
	text   string
	hyphen bool
}

// number tells year and serial numbers apart.
func (t CrocodilianTag) number(text string, n []tagNumber) (CrocodilianTag, error) {
	fail := func(input, remedy string) (CrocodilianTag, error) {
		return CrocodilianTag{}, &TagError{"serial number", input, remedy}
	}
	if len(n) == 0 {
		return fail(text, "the tag has no serial number")
	}
	isRun := func(a, b tagNumber) bool { return b.hyphen && len(a.text) == len(b.text) }
	if len(n) > 1 {
		first, last := tagYear(n[0].text), tagYear(n[len(n)-1].text)
		switch {
		case len(n) == 2 && isRun(n[0], n[1]) && first == 0:
			// A run whose last number merely looks like a year.
		case first != 0:
			t.Year, n = first, n[1:]
		case last != 0 && len(n[len(n)-1].text) == 4:
			t.Year, n = last, n[:len(n)-1]
		}
	}
	t.First, t.Last = n[0].text, n[0].text
	switch {
	case len(n) == 1:
	case len(n) == 2 && isRun(n[0], n[1]) && n[0].text <= n[1].text:
		t.Last = n[1].text
	case len(n) == 2 && isRun(n[0], n[1]):
		return fail(n[1].text, "the run ends before it begins")
	default:
		return fail(n[1].text, "write a run of tags as two numbers of the same length with a hyphen between")
	}
	if len(t.First) > 15 {
		return fail(t.First, "it is too long for a serial number")
	}
	return t, nil
}

// tagYear returns the year that two or four digits can be, 0 for none. Tags
// came into use in the nineties.
func tagYear(s string) int {
	n, err := strconv.Atoi(s)
	switch {
	case err != nil:
		return 0
	case len(s) == 4 && n >= 1975 && n < 2100:
		return n
	case len(s) == 2 && n >= 75:
		return 1900 + n
	case len(s) == 2:
		return 2000 + n
	}
	return 0
}

// nextWord returns what stands before the next run of letters or of digits, and
// the run. The cross of a hybrid belongs to letters.
func nextWord(s string) (word, gap string) {
	at := 0
	for at < len(s) && !isLetter(s[at]) && !isDigit(s[at]) {
		at++
	}
	end := at
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	if end == at {
		for end < len(s) && (isLetter(s[end]) || strings.HasPrefix(s[end:], "×") || strings.HasPrefix(s[max(end-1, 0):], "×")) {
			end++
		}
	}
	return s[at:end], s[:at]
}

// Count returns how many tags it is: 1, or the length of a run.
func (t CrocodilianTag) Count() int64 {
	first, err1 := strconv.ParseInt(t.First, 10, 64)
	last, err2 := strconv.ParseInt(t.Last, 10, 64)
	if err1 != nil || err2 != nil || last < first {
		return 0
	}
	return last - first + 1
}

// Taxa returns the names of the species, or of both parents, for which the codes
// stand, "" where the tag has none or HYB. It is false for a code that the list
// of the module does not have; most of that list is from general knowledge, as
// internal/data says.
func (t CrocodilianTag) Taxa() (species, female string, ok bool) {
	if t.Species == "" {
		return "", "", true
	}
	species, ok = speciesCode("crocodile.", t.Species)
	if ok && t.Female != "" {
		female, ok = speciesCode("crocodile.", t.Female)
	}
	return species, female, ok
}

// String returns the tag as country, year, serial number or run, and species.
func (t CrocodilianTag) String() string {
	if t == (CrocodilianTag{}) {
		return ""
	}
	b := []byte(t.Country.String())
	if t.Year != 0 {
		b = strconv.AppendInt(append(b, ' '), int64(t.Year), 10)
	}
	b = append(append(b, ' '), t.First...)
	if t.Last != t.First {
		b = append(append(b, '-'), t.Last...)
	}
	if t.Species != "" {
		b = append(append(b, ' '), t.Species...)
	}
	if t.Female != "" {
		b = append(append(b, 'x'), t.Female...)
	}
	return string(b)
}

// MarshalText returns what [CrocodilianTag.String] does.
func (t CrocodilianTag) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads what [ParseCrocodilianTag] does; "" is no tag.
func (t *CrocodilianTag) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*t = CrocodilianTag{}
		return nil
	}
	v, err := ParseCrocodilianTag(string(text))
	if err == nil {
		*t = v
	}
	return err
}
