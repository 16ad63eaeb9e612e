package permits

import (
	"database/sql/driver"
	"iter"

	"golang.org/x/text/language"
)

// The sources of Resolution Conf. 12.3.
const (
	Wild                   Source = "W"
	MarineEnvironment      Source = "X" // not under the jurisdiction of any State
	Ranched                Source = "R"
	RegisteredCommercial   Source = "D" // Appendix I, bred or propagated for commerce, Article VII.4
	ArtificiallyPropagated Source = "A"
	CaptiveBred            Source = "C"
	BornInCaptivity        Source = "F" // F1 or later, not captive-bred in the sense of C
	AssistedProduction     Source = "Y"
	UnknownSource          Source = "U"
	Confiscated            Source = "I"
	PreConvention          Source = "O"
)

// ParseSource reads a source in use, in any case and with space around it. The
// empty string is "", not given. Anything else is a [*CodeError].
func ParseSource(s string) (Source, error) {
	v, err := parse(kindSource, s)
	return Source(v), err
}

// Sources yields the source codes in use, in alphabetical order.
func Sources() iter.Seq[Source] { return all[Source](kindSource) }

// Valid reports whether s is a source in use, written as the lists write it.
func (s Source) Valid() bool {
	c := find(kindSource, string(s))
	return c.isCurrent() && c.text() == string(s)
}

// Known reports whether s is or was a source, in any case.
func (s Source) Known() bool { return !find(kindSource, string(s)).isZero() }

// String returns the text as printed.
func (s Source) String() string { return string(s) }

// MarshalText returns the text as printed.
func (s Source) MarshalText() ([]byte, error) { return []byte(s), nil }

// UnmarshalText keeps any text without the space around it, also what is no
// source, so that nothing printed is lost; ParseSource is strict. Text that is
// not UTF-8 is a [*CodeError].
func (s *Source) UnmarshalText(text []byte) error { return unmarshal(s, kindSource, text) }

// Value returns the text, or nil for "", for a database.
func (s Source) Value() (driver.Value, error) { return value(s) }

// Scan reads a database's text, bytes or NULL as UnmarshalText does.
func (s *Source) Scan(src any) error { return scan(s, kindSource, src) }

// Name returns the name in a reader's language, in English where we have
// none, and the text itself where it is no source.
func (s Source) Name(tag language.Tag) string {
	text, _, _ := name(kindSource, string(s), tag)
	return text
}

// NameIn is Name, with the language that the name is in.
func (s Source) NameIn(tag language.Tag) (string, language.Tag) {
	return nameIn(kindSource, string(s), tag)
}

// Reviewed reports whether the name that Name returns was seen in a source in
// the reader's language. Names that were not are our wording and await a native
// reader; one in English for another language was not.
func (s Source) Reviewed(tag language.Tag) bool { return nameReviewed(kindSource, string(s), tag) }

// fit says how a source goes with a kingdom.
type fit uint8

const (
	fitOK fit = iota + 1
	fitDoubtful
	fitNot
)

// onAnimals and onPlants say how a source goes with each kingdom, 0 where it is
// no source.
func (c codeRow) onAnimals() fit { return fit(c.flags() >> shiftAnimals & 3) }
func (c codeRow) onPlants() fit  { return fit(c.flags() >> shiftPlants & 3) }
