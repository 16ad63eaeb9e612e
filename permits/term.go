package permits

import (
	"database/sql/driver"
	"iter"

	"golang.org/x/text/language"
)

// Terms that the rules speak of; [Terms] yields all.
const (
	Live         Term = "LIV"
	Trophy       Term = "TRO"
	Logs         Term = "LOG"
	SawnWood     Term = "SAW"
	VeneerSheets Term = "VEN"
	Cosmetics    Term = "COS" // until 2017 the code for coral sand
)

// ParseTerm reads a term in use, in any case and with space around it. The
// empty string is "", not given. Anything else is a [*CodeError];
// for a withdrawn term it names the one that replaced it.
func ParseTerm(s string) (Term, error) {
	v, err := parse(kindTerm, s)
	return Term(v), err
}

// Terms yields the term codes in use, in alphabetical order.
func Terms() iter.Seq[Term] { return all[Term](kindTerm) }

// Valid reports whether t is a term in use, written as the lists write it.
func (t Term) Valid() bool {
	c := find(kindTerm, string(t))
	return c.isCurrent() && c.text() == string(t)
}

// Known reports whether t is or was a term, in any case.
func (t Term) Known() bool { return !find(kindTerm, string(t)).isZero() }

// String returns the text as printed.
func (t Term) String() string { return string(t) }

// MarshalText returns the text as printed.
func (t Term) MarshalText() ([]byte, error) { return []byte(t), nil }

// UnmarshalText keeps any text without the space around it, also what is no
// term, so that nothing printed is lost; ParseTerm is strict. Text that is
// not UTF-8 is a [*CodeError].
func (t *Term) UnmarshalText(text []byte) error { return unmarshal(t, kindTerm, text) }

// Value returns the text, or nil for "", for a database.
func (t Term) Value() (driver.Value, error) { return value(t) }

// Scan reads a database's text, bytes or NULL as UnmarshalText does.
func (t *Term) Scan(src any) error { return scan(t, kindTerm, src) }

// Name returns the name in a reader's language, in English where we have
// none, and the text itself where it is no term.
func (t Term) Name(tag language.Tag) string {
	text, _, _ := name(kindTerm, string(t), tag)
	return text
}

// NameIn is Name, with the language that the name is in.
func (t Term) NameIn(tag language.Tag) (string, language.Tag) {
	return nameIn(kindTerm, string(t), tag)
}

// Reviewed reports whether the name that Name returns was seen in a source in
// the reader's language. Names that were not are our wording and await a native
// reader; one in English for another language was not.
func (t Term) Reviewed(tag language.Tag) bool { return nameReviewed(kindTerm, string(t), tag) }

// Replacement returns the term that replaced a withdrawn one, or false where t
// is in use, unknown, or replaced by different terms depending on the goods.
func (t Term) Replacement() (Term, bool) {
	c := find(kindTerm, string(t))
	if !c.isCertain() {
		return "", false
	}
	return Term(c.replacement(0).text()), true
}

// Replacements yields all terms that may have replaced a withdrawn one.
func (t Term) Replacements() iter.Seq[Term] {
	return func(yield func(Term) bool) {
		c := find(kindTerm, string(t))
		for i := range 2 {
			if to := c.replacement(i); to.ok && !yield(Term(to.text())) {
				return
			}
		}
	}
}

// GoesWithUnit reports whether the term is reported in a unit, "" meaning
// number of specimens. The pairs are UNEP-WCMC's of 2018; known is false for a
// term or unit they do not know, such as KNL and TRW.
func (t Term) GoesWithUnit(u Unit) (ok, known bool) {
	return withUnit(find(kindTerm, string(t)), u)
}

func withUnit(c codeRow, u Unit) (ok, known bool) {
	if trim(string(u)) == "" {
		u = NumberOfSpecimens
	}
	with := find(kindUnit, string(u))
	if to := with.replacement(0); to.ok {
		with = to
	}
	if c.flags()&flagUnitPairs == 0 || !with.ok {
		return false, false
	}
	n := with.u8(colOrdinal)
	return c.b.codes.U32(c.row, colUnits+int(n/32)*4)>>(n%32)&1 != 0, true
}

// GoesWithPurpose reports whether the term is traded for a purpose, by the same
// pairs.
func (t Term) GoesWithPurpose(p Purpose) (ok, known bool) {
	return withPurpose(find(kindTerm, string(t)), p)
}

func withPurpose(c codeRow, p Purpose) (ok, known bool) {
	with := find(kindPurpose, string(p))
	if c.flags()&flagPurposePairs == 0 || !with.ok {
		return false, false
	}
	return c.b.codes.U16(c.row, colPurposes)>>with.u8(colOrdinal)&1 != 0, true
}
