package permits

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/messages"
)

// Fault is something that a [Builder] was asked for and that no authority may
// issue, or something it has to be told and was not. It is an error.
type Fault struct {
	Box       Box    // where it shows, "" where it is no box's
	Path      string // RFC 6901 pointer into the document, as in a [Finding]
	Provision string // the law it rests on, "" where it is the builder's own rule
	Reason    string // what is wrong and what to do, for the programmer, in English

	key   string    // of the message for the officer, without "fault."
	value string    // in the message, "" for none; with a form the type of document
	form  IssueForm // in the message, "" for none
}

// Message returns what is wrong in the reader's language, in a sentence for the
// officer who fills in the document, by the same rule as [Finding.Message]. A
// fault that the builder has not made is its Reason.
func (f Fault) Message(tag language.Tag) string {
	row, ok := messageRow("fault." + f.key)
	if !ok {
		return f.Reason
	}
	var args []any
	switch {
	case f.form != "":
		args = []any{DocumentType(f.value).Name(tag), f.form.Name(tag)}
	case f.value != "":
		args = []any{f.value}
	}
	return messageText(row, messages.Index(tag), args...)
}

// Reviewed reports whether a speaker of the reader's language has reviewed the
// wording of [Fault.Message].
func (f Fault) Reviewed(tag language.Tag) bool { return keyReviewed("fault."+f.key, tag) }

// Error returns the fault in one line.
func (f Fault) Error() string {
	var s strings.Builder
	if f.Box != "" {
		s.WriteString("box " + string(f.Box) + ": ")
	}
	s.WriteString(f.Reason)
	if f.Provision != "" {
		s.WriteString(" (" + f.Provision + ")")
	}
	return s.String()
}

// BuildError is why [Builder.Build] refused. It unwraps to each fault and each
// finding, so that errors.As finds the first.
type BuildError struct {
	Faults   []Fault  // what the builder itself refuses
	Findings Findings // what Check finds, errors and warnings only
}

// Error returns the faults, then the findings, in one line each.
func (e *BuildError) Error() string {
	lines := make([]string, 0, 1+len(e.Faults)+len(e.Findings))
	lines = append(lines, "permits: the document cannot be issued:")
	for _, f := range e.Faults {
		lines = append(lines, "error "+f.Error())
	}
	if len(e.Findings) > 0 {
		lines = append(lines, e.Findings.Error())
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the faults and findings as errors.
func (e *BuildError) Unwrap() []error {
	errs := make([]error, 0, len(e.Faults)+len(e.Findings))
	for _, f := range e.Faults {
		errs = append(errs, f)
	}
	for _, f := range e.Findings {
		errs = append(errs, f)
	}
	return errs
}
