package main

import (
	"fmt"
	"io"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/examples/internal/words"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/term"
	"github.com/citesgo/cites/permits"
)

// textWriter returns a writer of results as tables for people.
func textWriter(out, terminal io.Writer, tag language.Tag) func(*result) error {
	o := term.Open(terminal)
	o.W = out
	word := words.Of("checkpermit", tag)
	return func(r *result) error {
		w := &writer{o: o, word: word, tag: tag}
		w.result(r)
		return w.err
	}
}

// writer keeps the first error, so that a result reads as what it prints.
type writer struct {
	o    *term.Out
	word func(string) string
	tag  language.Tag
	err  error
}

func (w *writer) text(indent, s string) {
	if w.err == nil {
		w.err = w.o.Text(indent, s)
	}
}

func (w *writer) table(header []string, rows [][]term.Cell) {
	if w.err == nil {
		w.err = w.o.Table(header, rows)
	}
}

func (w *writer) result(r *result) {
	if r.Error != "" {
		w.text("", r.File+w.word(": ")+w.o.Styled(term.Red, w.word("UNREADABLE")))
		w.text("  ", r.Error)
		w.text("", "")
		return
	}
	verdict := w.o.Styled(term.Green, w.word("VALID"))
	if !r.Valid {
		verdict = w.o.Styled(term.Red, w.word("NOT VALID"))
	}
	w.text("", r.File+": "+verdict)
	w.head(r.permit)
	w.items(r.permit)
	w.findings(r.Findings)
	w.text("", "")
}

func (w *writer) head(p *permits.Permit) {
	s := fmt.Sprintf("%s %s", p.Type.Name(w.tag), p.Number)
	if c := p.Exporter.Country.Code; c != "" || p.Importer.Country.Code != "" {
		s += fmt.Sprintf("%s%s → %s", w.word(", "), c, p.Importer.Country.Code)
	}
	if d := w.day(p.Issued.Date); d != "" {
		s += w.word(", ") + w.word("issued") + " " + d
	}
	if d := w.day(p.ValidUntil); d != "" {
		s += w.word(", ") + w.word("valid until") + " " + d
	}
	w.text("", s)
}

// day is the calendar date that counts, or what is printed in its place.
func (w *writer) day(m permits.Moment) string {
	if m.Date != 0 {
		return lang.Date(w.tag, m.Date)
	}
	return m.Text
}

// maxItems bounds the rows shown; all are checked.
const maxItems = 50

func (w *writer) items(p *permits.Permit) {
	if len(p.Items) == 0 {
		return
	}
	var rows [][]term.Cell
	for _, it := range p.Items[:min(len(p.Items), maxItems)] {
		var sources string
		for _, s := range it.Sources {
			sources += string(s) + " "
		}
		rows = append(rows, term.Cells(it.Row, it.ScientificName, it.Appendix, sources, string(it.Term),
			it.Quantity.Amount.String()+" "+string(it.Quantity.Unit)))
	}
	if n := len(p.Items) - maxItems; n > 0 {
		rows = append(rows, term.Cells(fmt.Sprintf("+%d", n), "…", "", "", "", ""))
	}
	w.table([]string{w.word("Row"), w.word("Species"), w.word("Appendix"), w.word("Source"), w.word("Specimen"), w.word("Quantity")}, rows)
}

func (w *writer) findings(fs permits.Findings) {
	if len(fs) == 0 {
		w.text("", w.word("no findings"))
		return
	}
	styles := map[permits.Severity]term.Style{permits.Error: term.Red, permits.Warning: term.Yellow, permits.Info: term.Dim}
	for _, f := range fs {
		where := f.Path
		if where == "" {
			where = w.word("document")
		}
		w.text("", w.o.Styled(styles[f.Severity], w.word(f.Severity.String()))+"  "+f.Code+"  "+where)
		w.text("    ", f.Message(w.tag))
		w.text("    ", w.o.Styled(term.Dim, words.Provision(f.Provision, w.tag)))
	}
}
