package main

import (
	"encoding/csv"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/permits"
)

// table writes the findings as CSV (RFC 4180), one a line, and a line for every
// document that could not be read. Documents without findings have none.
type table struct {
	w      *csv.Writer
	reader language.Tag
	row    [10]string
}

func newTable(w io.Writer, reader language.Tag) (*table, error) {
	t := &table{w: csv.NewWriter(w), reader: reader}
	return t, t.w.Write([]string{"file", "number", "issuer", "type", "code", "severity", "path", "message", "provision", "arguments"})
}

func (t *table) add(r result) error {
	if r.err != nil {
		t.row = [...]string{r.name, "", "", "", "UNREADABLE", permits.Error.String(), "", r.err.Error(), "", ""}
		return t.write()
	}
	for _, f := range r.findings {
		var args strings.Builder
		for i, a := range f.Args {
			if i > 0 {
				args.WriteString("; ")
			}
			args.WriteString(a.Name + "=" + a.Value)
		}
		t.row = [...]string{r.name, r.number, r.issuer, string(r.form), f.Code, f.Severity.String(), f.Path,
			f.Message(t.reader), f.Provision, args.String()}
		if err := t.write(); err != nil {
			return err
		}
	}
	return nil
}

func (t *table) write() error {
	for i, s := range t.row {
		t.row[i] = inert(s)
	}
	return t.w.Write(t.row[:])
}

// inert keeps a spreadsheet from taking a text that a stranger wrote on a permit
// for a formula: it puts an apostrophe before it, which shows what it does.
func inert(s string) string {
	if s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 {
		return "'" + s
	}
	return s
}

func (t *table) flush() error {
	t.w.Flush()
	return t.w.Error()
}
