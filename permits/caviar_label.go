package permits

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/citesgo/cites/countries"
)

// CaviarLabel is the label of a container of caviar (50 CFR 23.71(b);
// Resolution Conf. 12.7): HUS/W/IR/2024/0001/12, and repackaged in Italy
// PER/W/IR/2024/IT-0012/77.
type CaviarLabel struct {
	Species string         // code of the species, of the male parent of a hybrid; MIX for pressed caviar of several
	Female  string         // code of the female parent of a hybrid, otherwise ""
	Source  Source         // as the list writes it
	Origin  countries.Code // country of origin
	Year    int            // of harvest, of repackaging on the label of a repackaging plant
	// Plant is the registered code of the processing or repackaging plant, with
	// the country before it where that is not the country of origin.
	Plant string
	Lot   string // lot identification number, or the number of a document of import
}

// CaviarPart is a part of a label of caviar.
type CaviarPart uint8

// The parts, in their order on the label.
const (
	CaviarForm CaviarPart = iota // the label as a whole
	CaviarSpecies
	CaviarSource
	CaviarCountry
	CaviarYear
	CaviarPlant
	CaviarLot
)

// String returns the name of the part: "species", "source", "country", "year",
// "plant" or "lot", and "form" for the whole label.
func (p CaviarPart) String() string {
	return [...]string{"form", "species", "source", "country", "year", "plant", "lot"}[min(p, CaviarLot)]
}

// LabelError is the error of a text that is no label of caviar.
type LabelError struct {
	Part   CaviarPart
	Input  string // the part, or the whole label where its form is wrong
	Remedy string
}

// Error names the part and what to write.
func (e *LabelError) Error() string {
	return fmt.Sprintf("permits: label of caviar, %s %q: %s", e.Part, shorten(e.Input), e.Remedy)
}

// ParseCaviarLabel reads a label of caviar: six parts between slashes, in any
// case and with space around them. A lot may have slashes of its own. The
// first part that is wrong is a [*LabelError]. A species code that is not in the
// list of the module is no error; [CaviarLabel.Taxa] says whether it is.
func ParseCaviarLabel(s string) (CaviarLabel, error) {
	var parts [6]string
	rest := trim(s)
	for i := range parts {
		part, after, more := strings.Cut(rest, "/")
		switch i {
		case int(CaviarPlant) - 1: // a label may end here, with its lot left out
			more = true
		case int(CaviarLot) - 1:
			part, more = rest, true
		}
		if !more {
			return CaviarLabel{}, &LabelError{CaviarForm, s, "write species/source/country/year/plant/lot, such as HUS/W/IR/2024/0001/12"}
		}
		parts[i], rest = trim(part), after
	}
	var l CaviarLabel
	var ok bool
	if l.Species, l.Female, ok = parents(strings.Trim(parts[0], "()")); !ok {
		return CaviarLabel{}, &LabelError{CaviarSpecies, parts[0], "write a code of three letters, for a hybrid male x female such as HUSxRUT"}
	}
	l.Species, l.Female = strings.ToUpper(l.Species), strings.ToUpper(l.Female)
	source := find(kindSource, parts[1])
	if !source.ok {
		return CaviarLabel{}, &LabelError{CaviarSource, parts[1], "write a source code, such as W or C"}
	}
	l.Source = Source(source.text())
	country, err := countries.ParseCode(parts[2])
	if err != nil || country == 0 || !isPlace(country) {
		return CaviarLabel{}, &LabelError{CaviarCountry, parts[2], "write the two-letter code of the country of origin"}
	}
	l.Origin = country
	if l.Year, ok = year(parts[3]); !ok {
		return CaviarLabel{}, &LabelError{CaviarYear, parts[3], "write the year of harvest or of repackaging in four digits"}
	}
	if l.Plant = parts[4]; l.Plant == "" {
		return CaviarLabel{}, &LabelError{CaviarPlant, parts[4], "write the registered code of the plant"}
	}
	if l.Lot = parts[5]; l.Lot == "" {
		return CaviarLabel{}, &LabelError{CaviarLot, parts[5], "write the number of the lot, or of the document of import"}
	}
	return l, nil
}

// year reads a year of four digits that a document can have.
func year(s string) (int, bool) {
	if len(s) != 4 || digitsOf(s) != 4 {
		return 0, false
	}
	y, err := strconv.Atoi(s)
	return y, err == nil && y >= 1900 && y < 3000
}

// IsHybrid reports whether the caviar is of a hybrid.
func (l CaviarLabel) IsHybrid() bool { return l.Female != "" }

// PlantCountry returns the country with whose two letters the code of the plant
// begins, such as IT-0012 or FR92-07896, and false where it names none: then the
// plant is in the country of origin.
func (l CaviarLabel) PlantCountry() (countries.Code, bool) {
	if len(l.Plant) < 4 || isLetter(l.Plant[2]) {
		return 0, false
	}
	c, err := countries.ParseCode(l.Plant[:2])
	return c, err == nil && isPlace(c)
}

// Repackaged reports whether the label is that of a repackaging plant in
// another country. Repackaging within the country of origin cannot be seen from
// the label.
func (l CaviarLabel) Repackaged() bool {
	c, ok := l.PlantCountry()
	return ok && c != l.Origin
}

// Taxa returns the names of the species, or of both parents, for which the codes
// stand, "" for MIX. It is false for a code that the list of the module does not
// have; of that list a part is from general knowledge, as internal/data says.
func (l CaviarLabel) Taxa() (species, female string, ok bool) {
	species, ok = speciesCode("caviar.", l.Species)
	if ok && l.Female != "" {
		female, ok = speciesCode("caviar.", l.Female)
	}
	return species, female, ok
}

// String returns the label as it is written.
func (l CaviarLabel) String() string {
	if l == (CaviarLabel{}) {
		return ""
	}
	species := l.Species
	if l.Female != "" {
		species += "x" + l.Female
	}
	return species + "/" + string(l.Source) + "/" + l.Origin.String() + "/" + strconv.Itoa(l.Year) + "/" + l.Plant + "/" + l.Lot
}

// MarshalText returns what [CaviarLabel.String] does.
func (l CaviarLabel) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads what [ParseCaviarLabel] does; "" is no label.
func (l *CaviarLabel) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*l = CaviarLabel{}
		return nil
	}
	v, err := ParseCaviarLabel(string(text))
	if err == nil {
		*l = v
	}
	return err
}
