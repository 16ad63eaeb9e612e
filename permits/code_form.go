package permits

import (
	"database/sql/driver"
	"iter"

	"golang.org/x/text/language"
)

// The letters of box 1.
const (
	FormExport   FormType = "E"
	FormReexport FormType = "R"
	FormImport   FormType = "I"
	FormOther    FormType = "O"
)

// ParseFormType reads a form type in use, in any case and with space around it. The
// empty string is "", not given. Anything else is a [*CodeError].
func ParseFormType(s string) (FormType, error) {
	v, err := parse(kindForm, s)
	return FormType(v), err
}

// FormTypes yields the letters of box 1 in use, in alphabetical order.
func FormTypes() iter.Seq[FormType] { return all[FormType](kindForm) }

// Valid reports whether f is a form type in use, written as the lists write it.
func (f FormType) Valid() bool {
	c := find(kindForm, string(f))
	return c.isCurrent() && c.text() == string(f)
}

// Known reports whether f is or was a form type, in any case.
func (f FormType) Known() bool { return !find(kindForm, string(f)).isZero() }

// String returns the text as printed.
func (f FormType) String() string { return string(f) }

// MarshalText returns the text as printed.
func (f FormType) MarshalText() ([]byte, error) { return []byte(f), nil }

// UnmarshalText keeps any text without the space around it, also what is no
// form type, so that nothing printed is lost; ParseFormType is strict. Text that is
// not UTF-8 is a [*CodeError].
func (f *FormType) UnmarshalText(text []byte) error { return unmarshal(f, kindForm, text) }

// Value returns the text, or nil for "", for a database.
func (f FormType) Value() (driver.Value, error) { return value(f) }

// Scan reads a database's text, bytes or NULL as UnmarshalText does.
func (f *FormType) Scan(src any) error { return scan(f, kindForm, src) }

// Name returns the name in a reader's language, in English where we have
// none, and the text itself where it is no form type.
func (f FormType) Name(tag language.Tag) string {
	text, _, _ := name(kindForm, string(f), tag)
	return text
}

// NameIn is Name, with the language that the name is in.
func (f FormType) NameIn(tag language.Tag) (string, language.Tag) {
	return nameIn(kindForm, string(f), tag)
}

// Reviewed reports whether the name that Name returns was seen in a source in
// the reader's language. Names that were not are our wording and await a native
// reader; one in English for another language was not.
func (f FormType) Reviewed(tag language.Tag) bool { return nameReviewed(kindForm, string(f), tag) }
