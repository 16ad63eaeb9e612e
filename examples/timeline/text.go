package main

import (
	"io"
	"strings"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/term"
)

// text prints the chart as a table.
func (c *chart) text(w io.Writer) error {
	o := term.Open(w)
	if err := o.Text("", o.Styled(term.Bold, c.taxon.Name()+" "+c.taxon.Author())); err != nil {
		return err
	}
	styles := map[appendix.Set]term.Style{0: term.Dim, appendix.Set(0).With(appendix.I): term.Red, appendix.Set(0).With(appendix.II): term.Yellow}
	var rows [][]term.Cell
	for _, b := range c.bands {
		label := b.label(c)
		for _, p := range b.periods {
			if p.From > c.last {
				continue
			}
			rows = append(rows, []term.Cell{
				{Text: label}, {Text: lang.Date(c.reader, p.From)}, {Text: lang.Date(c.reader, p.Until)},
				{Text: status(p, c.reader), Style: styles[p.Answer.Appendices()]},
				{Text: strings.Join(details(p), word(c.reader, "; "))},
			})
			label = ""
		}
	}
	header := []string{word(c.reader, "Population"), word(c.reader, "From"), word(c.reader, "Until"), word(c.reader, "Appendix"), word(c.reader, "Details")}
	if err := o.Table(header, rows); err != nil {
		return err
	}
	for _, l := range c.future {
		s := word(c.reader, "announced") + word(c.reader, ": ") + lang.Date(c.reader, l.Since()) + " " + l.Appendix().String() + " " + l.Taxon().Name()
		if err := o.Text("", s); err != nil {
			return err
		}
	}
	return o.Text("", word(c.reader, "edition")+word(c.reader, ": ")+appendix.Edition().String())
}
