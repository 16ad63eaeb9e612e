package editions

import (
	"fmt"
	"strings"
)

// Error is the error of a file that cannot be read. Nothing of the file is used.
type Error struct {
	Line   int    // the line on which the trouble begins, from 1; 0 where none is to blame
	Column string // the name of the column, "" where none is to blame
	Reason string // what is wrong, and the remedy
}

// Error names the place, what is wrong and the remedy.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("cites: export")
	if e.Line > 0 {
		fmt.Fprintf(&b, ", line %d", e.Line)
	}
	if e.Column != "" {
		fmt.Fprintf(&b, ", column %q", e.Column)
	}
	b.WriteString(": " + e.Reason)
	return b.String()
}

func fail(line int, column, format string, a ...any) error {
	return &Error{Line: line, Column: column, Reason: fmt.Sprintf(format, a...)}
}

// Remark is something that an export says and that the edition could not take as
// it stands. What it leaves open, the answers of the edition leave open.
type Remark struct {
	Line   int
	Column string
	Text   string // what the file has, cut short where it is long
	Reason string
}

// String returns the remark in one line.
func (r Remark) String() string {
	return fmt.Sprintf("line %d, column %q: %q %s", r.Line, r.Column, r.Text, r.Reason)
}

// short cuts a text of the file for a message.
func short(s string) string {
	const most = 80
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most]) + "…"
}
