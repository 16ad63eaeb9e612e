package permits

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/messages"
)

// Severity says what a finding means for the document.
type Severity uint8

// The severities.
const (
	Info    Severity = iota + 1 // worth knowing, or something that was not checked
	Warning                     // likely wrong, or for a person to look at
	Error                       // the document or shipment is not valid
)

// String returns "info", "warning" or "error", and "" for none.
func (s Severity) String() string {
	switch s {
	case Info:
		return "info"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return ""
}

// MarshalText returns what [Severity.String] does.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what [Severity.String] returns.
func (s *Severity) UnmarshalText(text []byte) error {
	for v := range Error + 1 {
		if v.String() == string(text) {
			*s = v
			return nil
		}
	}
	return fmt.Errorf("permits: %q is not a severity; use info, warning or error", shorten(string(text)))
}

// Arg is a named value of a finding, such as until=2026-09-30. The value is
// text that needs no translation: a date, a code, a name, a number as printed.
type Arg struct {
	Name  string
	Value string
}

// Finding is one thing that [Check] found. It is an error, whatever its
// severity, and its text is English; [Finding.Message] has other languages.
type Finding struct {
	// Code is the rule's stable code, such as CITES-PERMIT-VALIDITY-EXPORT: what
	// a program should compare. [Rules] lists all.
	Code string
	// Severity says what it means for the document.
	Severity Severity
	// Path is the place in the permit as an RFC 6901 pointer into its JSON form,
	// such as /items/0/sources/0. Something missing has the path where it would
	// be; "" is the whole document.
	Path string
	// Provision is the law or practice the rule rests on. It ends with "(text
	// not read)" where we have not read it in its source.
	Provision string
	// Args are the values in the message, in a stable order.
	Args []Arg

	message  uint16 // row of the message, plus one
	language uint8  // in which Error and MarshalJSON speak

	own func(language.Tag) string // of a caller's rule, in place of message
}

// Message returns what was found in the reader's language, one of those of the
// package comment, and in English for all others.
func (f Finding) Message(tag language.Tag) string { return f.text(messages.Index(tag)) }

// Reviewed reports whether a speaker of the reader's language has reviewed the
// wording of [Finding.Message]. It is false where English stands in for a
// language that the library does not speak.
func (f Finding) Reviewed(tag language.Tag) bool {
	l, ok := lang.Match(tag)
	return ok && f.message != 0 && messageReviewed(tables(), uint32(f.message-1), l)
}

func (f Finding) text(l int) string {
	if f.own != nil {
		return f.own(language.Make(lang.Word(l)))
	}
	if f.message == 0 {
		return f.Code
	}
	args := make([]any, len(f.Args))
	for i, a := range f.Args {
		args[i] = a.Value
	}
	return messageText(f.message-1, l, args...)
}

// Error returns the finding in one line: code, place and message.
func (f Finding) Error() string {
	where := f.Path
	if where != "" {
		where = " " + where
	}
	return f.Code + where + ": " + f.text(int(f.language))
}

// Arg returns the value of a named argument, "" where there is none.
func (f Finding) Arg(name string) string {
	for _, a := range f.Args {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

// Findings is all that [Check] found, in the order of the document. As an error
// it unwraps to each of its findings, so that errors.As finds the first.
type Findings []Finding

// Error returns the findings in one line each.
func (fs Findings) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Severity.String() + " " + f.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the findings as errors.
func (fs Findings) Unwrap() []error {
	errs := make([]error, len(fs))
	for i, f := range fs {
		errs[i] = f
	}
	return errs
}

// Valid reports whether no finding is an error. Warnings and what could not be
// checked leave a document valid; read them.
func (fs Findings) Valid() bool { return fs.Max() < Error }

// Max returns the highest severity, 0 where nothing was found.
func (fs Findings) Max() Severity {
	var s Severity
	for _, f := range fs {
		s = max(s, f.Severity)
	}
	return s
}

// Err returns the findings as an error if one of them is an error of the
// document, otherwise nil.
func (fs Findings) Err() error {
	if fs.Valid() {
		return nil
	}
	return fs
}

// In returns the findings with Error and MarshalJSON speaking the language of
// a reader, by the same rule as [Finding.Message].
func (fs Findings) In(tag language.Tag) Findings {
	l := uint8(messages.Index(tag))
	out := make(Findings, len(fs))
	for i, f := range fs {
		f.language = l
		out[i] = f
	}
	return out
}
