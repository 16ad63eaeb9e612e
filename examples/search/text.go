package main

import (
	"io"
	"strings"

	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"github.com/citesgo/cites/examples/internal/words"
	"github.com/citesgo/cites/internal/term"
	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
)

// text returns a writer of answers as tables for people.
func (p *program) text(out io.Writer, terminal io.Writer) func(*answer) error {
	o := term.Open(terminal)
	o.W = out
	word := words.Of("search", p.lang)
	numbers := message.NewPrinter(words.Digits(p.lang))
	return func(a *answer) error {
		if err := o.Text("", o.Styled(term.Bold, a.Query)); err != nil {
			return err
		}
		switch {
		case a.Error != "":
			return o.Text("  ", o.Styled(term.Red, a.Error)+"\n")
		case len(a.Matches) == 0:
			return o.Text("  ", o.Styled(term.Yellow, word("nothing is near"))+"\n")
		}
		var rows [][]term.Cell
		for _, m := range a.Matches {
			name := m.Name
			if n, ok := commonnames.Display(m.hit.Taxon, p.lang); ok {
				name += " (" + words.Name(n.Text(), n.Language(), p.lang) + ")"
			}
			reason := m.hit.Kind.Name(p.lang) + word(": ") + m.Reason
			style := term.Plain
			if m.Score < species.RecommendedScore {
				reason = word("not certain") + word("; ") + reason
				style = term.Dim
			}
			score := numbers.Sprint(number.Decimal(m.Score, number.Scale(2)))
			cells := term.Cells("  "+score, strings.Join(m.Appendices, "/"), name, m.Matched, reason)
			for i := range cells {
				cells[i].Style = style
			}
			rows = append(rows, cells)
		}
		if err := o.Table([]string{"  " + word("Score"), word("Appendix"), word("Taxon"), word("Matched"), word("Reason")}, rows); err != nil {
			return err
		}
		_, err := io.WriteString(out, "\n")
		return err
	}
}
