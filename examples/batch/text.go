package main

import (
	"io"
	"strconv"

	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"github.com/citesgo/cites/examples/internal/words"
	"github.com/citesgo/cites/internal/term"
	"github.com/citesgo/cites/permits"
)

// mostRows bounds the numbers shown; -json has up to a thousand.
const mostRows = 20

// text prints the summary for people.
func (p *program) text(w io.Writer, t *totals) error {
	word := words.Of("batch", p.reader)
	numbers := message.NewPrinter(words.Digits(p.reader))
	count := func(n int) string { return numbers.Sprint(number.Decimal(n)) }
	o := term.Open(w)

	row := func(style term.Style, key string, n int) []term.Cell {
		return []term.Cell{{Text: word(key), Style: style}, {Text: count(n), Style: style}}
	}
	rows := [][]term.Cell{row(term.Bold, "documents", t.Documents), row(term.Green, "valid", t.Valid)}
	if t.Invalid > 0 {
		rows = append(rows, row(term.Red, "not valid", t.Invalid))
	}
	if t.Unreadable > 0 {
		rows = append(rows, row(term.Red, "unreadable", t.Unreadable))
	}
	if err := o.Table(nil, rows); err != nil {
		return err
	}
	for i, f := range t.Faults[:min(len(t.Faults), mostRows)] {
		if i == 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		if err := o.Text("", o.Styled(term.Red, f.File)); err != nil {
			return err
		}
		if err := o.Text("    ", f.Error); err != nil {
			return err
		}
	}
	if n := t.Unreadable - mostRows; n > 0 {
		if err := o.Text("", "+"+count(n)+" …"); err != nil {
			return err
		}
	}
	styles := [...]term.Style{permits.Error: term.Red, permits.Warning: term.Yellow, permits.Info: term.Dim}
	for i, r := range t.Rules {
		if i == 0 {
			if _, err := io.WriteString(w, "\n"); err != nil {
				return err
			}
		}
		head := o.Styled(styles[r.Severity], word(r.Severity.String())) + "  " + r.Code + "  " +
			word("documents") + word(": ") + count(r.Documents) + word(", ") + word("findings") + word(": ") + count(r.Findings)
		if err := o.Text("", head); err != nil {
			return err
		}
		if rule, ok := permits.RuleOf(r.Code); ok {
			if err := o.Text("    ", rule.Summary(p.reader)); err != nil {
				return err
			}
		}
		if err := o.Text("    ", o.Styled(term.Dim, word("first in")+" "+r.First)); err != nil {
			return err
		}
	}
	if len(t.Repeated) == 0 {
		return nil
	}
	rows = rows[:0]
	for _, r := range t.Repeated[:min(len(t.Repeated), mostRows)] {
		rows = append(rows, term.Cells(r.Issuer+" "+r.Number, r.File, r.First))
	}
	if n := len(t.Repeated) - mostRows; n > 0 {
		rows = append(rows, term.Cells("+"+strconv.Itoa(n), "…", "…"))
	}
	if _, err := io.WriteString(w, "\n"); err != nil {
		return err
	}
	return o.Table([]string{word("Number used again"), word("File"), word("First in")}, rows)
}
