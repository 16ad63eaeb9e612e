package permits

import (
	"database/sql/driver"
	"iter"

	"golang.org/x/text/language"
)

// The units in use.
const (
	NumberOfSpecimens Unit = "NAR"
	Kilograms         Unit = "KGM"
	Grams             Unit = "GRM"
	Litres            Unit = "LTR"
	Millilitres       Unit = "MLT"
	CubicCentimetres  Unit = "CMQ"
	CubicMetres       Unit = "MTQ"
	SquareMetres      Unit = "MTK"
	Metres            Unit = "MTR"
)

// ParseUnit reads a unit in use, in any case and with space around it. The
// empty string is "", not given. Anything else is a [*CodeError];
// for a withdrawn unit it names the one that replaced it.
func ParseUnit(s string) (Unit, error) {
	v, err := parse(kindUnit, s)
	return Unit(v), err
}

// Units yields the unit codes in use, in alphabetical order.
func Units() iter.Seq[Unit] { return all[Unit](kindUnit) }

// Valid reports whether u is a unit in use, written as the lists write it.
func (u Unit) Valid() bool {
	c := find(kindUnit, string(u))
	return c.isCurrent() && c.text() == string(u)
}

// Known reports whether u is or was a unit, in any case.
func (u Unit) Known() bool { return !find(kindUnit, string(u)).isZero() }

// String returns the text as printed.
func (u Unit) String() string { return string(u) }

// MarshalText returns the text as printed.
func (u Unit) MarshalText() ([]byte, error) { return []byte(u), nil }

// UnmarshalText keeps any text without the space around it, also what is no
// unit, so that nothing printed is lost; ParseUnit is strict. Text that is
// not UTF-8 is a [*CodeError].
func (u *Unit) UnmarshalText(text []byte) error { return unmarshal(u, kindUnit, text) }

// Value returns the text, or nil for "", for a database.
func (u Unit) Value() (driver.Value, error) { return value(u) }

// Scan reads a database's text, bytes or NULL as UnmarshalText does.
func (u *Unit) Scan(src any) error { return scan(u, kindUnit, src) }

// Name returns the name in a reader's language, in English where we have
// none, and the text itself where it is no unit.
func (u Unit) Name(tag language.Tag) string {
	text, _, _ := name(kindUnit, string(u), tag)
	return text
}

// NameIn is Name, with the language that the name is in.
func (u Unit) NameIn(tag language.Tag) (string, language.Tag) {
	return nameIn(kindUnit, string(u), tag)
}

// Reviewed reports whether the name that Name returns was seen in a source in
// the reader's language. Names that were not are our wording and await a native
// reader; one in English for another language was not.
func (u Unit) Reviewed(tag language.Tag) bool { return nameReviewed(kindUnit, string(u), tag) }

// Replacement returns the unit that replaced a withdrawn one with the same
// meaning, so that the quantity stays as it is (KIL is KGM), or false.
func (u Unit) Replacement() (Unit, bool) {
	c := find(kindUnit, string(u))
	if !c.isCertain() {
		return "", false
	}
	return Unit(c.replacement(0).text()), true
}

// Base returns the base unit of u and the exact ratio by which a quantity in u
// is multiplied to be in it: 1 MGM is 1/1000000 KGM. The ratios of withdrawn
// units are those UNEP-WCMC published (1 PND is 1000/2205 KGM). It is false
// for containers and sets, which say nothing about what is in them, and for
// what is no unit.
func (u Unit) Base() (base Unit, numerator, denominator int64, ok bool) {
	c := find(kindUnit, string(u))
	to := c.ref(colBase)
	if !to.ok {
		return "", 0, 0, false
	}
	return Unit(to.text()), int64(c.b.codes.U32(c.row, colNumerator)), int64(c.b.codes.U32(c.row, colDenominat)), true
}

// today returns the unit in use that u means: NAR for "", the replacement of a
// withdrawn unit, otherwise u itself.
func (u Unit) today() Unit {
	switch u {
	case "", NumberOfSpecimens:
		return NumberOfSpecimens // what most rows have
	}
	c := find(kindUnit, string(u))
	if to := c.replacement(0); to.ok {
		c = to
	}
	switch {
	case c.ok:
		return Unit(c.text())
	case trim(string(u)) == "":
		return NumberOfSpecimens
	}
	return u
}
