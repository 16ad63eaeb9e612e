package permits

import (
	"database/sql/driver"
	"iter"

	"golang.org/x/text/language"
)

// The purposes of Resolution Conf. 12.3.
const (
	Commercial      Purpose = "T"
	Zoo             Purpose = "Z"
	BotanicalGarden Purpose = "G"
	Circus          Purpose = "Q" // circus or travelling exhibition
	Scientific      Purpose = "S"
	HuntingTrophy   Purpose = "H"
	Personal        Purpose = "P"
	Medical         Purpose = "M"
	Educational     Purpose = "E"
	Reintroduction  Purpose = "N" // reintroduction or introduction into the wild
	Breeding        Purpose = "B" // breeding in captivity or artificial propagation
	LawEnforcement  Purpose = "L"
)

// ParsePurpose reads a purpose in use, in any case and with space around it. The
// empty string is "", not given. Anything else is a [*CodeError].
func ParsePurpose(s string) (Purpose, error) {
	v, err := parse(kindPurpose, s)
	return Purpose(v), err
}

// Purposes yields the purpose codes in use, in alphabetical order.
func Purposes() iter.Seq[Purpose] { return all[Purpose](kindPurpose) }

// Valid reports whether p is a purpose in use, written as the lists write it.
func (p Purpose) Valid() bool {
	c := find(kindPurpose, string(p))
	return c.isCurrent() && c.text() == string(p)
}

// Known reports whether p is or was a purpose, in any case.
func (p Purpose) Known() bool { return !find(kindPurpose, string(p)).isZero() }

// String returns the text as printed.
func (p Purpose) String() string { return string(p) }

// MarshalText returns the text as printed.
func (p Purpose) MarshalText() ([]byte, error) { return []byte(p), nil }

// UnmarshalText keeps any text without the space around it, also what is no
// purpose, so that nothing printed is lost; ParsePurpose is strict. Text that is
// not UTF-8 is a [*CodeError].
func (p *Purpose) UnmarshalText(text []byte) error { return unmarshal(p, kindPurpose, text) }

// Value returns the text, or nil for "", for a database.
func (p Purpose) Value() (driver.Value, error) { return value(p) }

// Scan reads a database's text, bytes or NULL as UnmarshalText does.
func (p *Purpose) Scan(src any) error { return scan(p, kindPurpose, src) }

// Name returns the name in a reader's language, in English where we have
// none, and the text itself where it is no purpose.
func (p Purpose) Name(tag language.Tag) string {
	text, _, _ := name(kindPurpose, string(p), tag)
	return text
}

// NameIn is Name, with the language that the name is in.
func (p Purpose) NameIn(tag language.Tag) (string, language.Tag) {
	return nameIn(kindPurpose, string(p), tag)
}

// Reviewed reports whether the name that Name returns was seen in a source in
// the reader's language. Names that were not are our wording and await a native
// reader; one in English for another language was not.
func (p Purpose) Reviewed(tag language.Tag) bool { return nameReviewed(kindPurpose, string(p), tag) }
