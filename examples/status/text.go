package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/examples/internal/words"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/term"
)

func (p *program) unknownSpecies(name string) string {
	return fmt.Sprintf(words.Of("status", p.lang)("species %s is not in tables"), name)
}

// text returns a writer of answers as a table for people.
func (p *program) text(out io.Writer, terminal io.Writer) func(*answer) error {
	o := term.Open(terminal)
	o.W = out
	word := words.Of("status", p.lang)
	return func(a *answer) error {
		head := a.Query
		switch {
		case a.Match.Kind == "none":
		case a.Match.Name == "":
			head += " → " + word("several taxa")
		case a.Match.Name != a.Query:
			head += " → " + a.Match.Name
		}
		head += "  " + lang.Date(p.lang, a.On)
		if a.From != "" {
			head += "  " + a.From
		}
		if err := o.Text("", o.Styled(term.Bold, head)); err != nil {
			return err
		}
		if a.Error != "" {
			return o.Text("  ", o.Styled(term.Red, a.Error)+"\n")
		}
		if err := o.Text("  ", p.verdict(o, word, a)); err != nil {
			return err
		}
		for _, u := range a.Undecided {
			if err := o.Text("  ", o.Styled(term.Yellow, word("depends on")+word(": ")+u.Text)); err != nil {
				return err
			}
		}
		for _, l := range a.Announced {
			s := word("announced") + word(": ") + p.appendixName(l.Appendix) + word(", ") + l.Taxon + word(", ") + word("from") + " " + lang.Date(p.lang, l.Since)
			if err := o.Text("  ", s); err != nil {
				return err
			}
		}
		if len(a.Listings) > 0 {
			var rows [][]term.Cell
			for _, l := range a.Listings {
				rows = append(rows, term.Cells("  "+l.Appendix, l.Taxon, lang.Date(p.lang, l.Since), p.details(word, l)))
			}
			header := []string{"  " + word("Appendix"), word("Taxon"), word("Since"), word("Details")}
			if err := o.Table(header, rows); err != nil {
				return err
			}
		}
		if err := p.reservations(o, word, a); err != nil {
			return err
		}
		_, err := io.WriteString(out, "\n")
		return err
	}
}

// reservations prints those in effect, and beyond which dates none are known.
func (p *program) reservations(o *term.Out, word func(string) string, a *answer) error {
	for _, r := range a.Reservations {
		s := word("reservation") + word(": ") + r.Party
		if r.Territory != "" {
			s += " (" + r.Territory + ")"
		}
		s += word(", ") + p.appendixName(r.Appendix) + word(", ") + r.Taxon + word(", ") + word("from") + " " + lang.Date(p.lang, r.From)
		if r.KnownUntil != 0 && r.KnownUntil < a.On {
			s += word("; ") + word("last known") + " " + lang.Date(p.lang, r.KnownUntil)
		}
		if err := o.Text("  ", s); err != nil {
			return err
		}
	}
	if len(a.Listings) == 0 && len(a.Reservations) == 0 {
		return nil
	}
	var beyond []string
	a.beyond(func(x appendix.Appendix, known cites.Date) {
		beyond = append(beyond, fmt.Sprintf(word("reservations to %s after %s"), x.Name(p.lang), lang.Date(p.lang, known)))
	})
	if len(beyond) == 0 {
		return nil
	}
	return o.Text("  ", word("Not checked")+word(": ")+strings.Join(beyond, word("; ")))
}

func (p *program) verdict(o *term.Out, word func(string) string, a *answer) string {
	if a.Match.Kind == "none" {
		return o.Styled(term.Yellow, word("not found"))
	}
	if len(a.Appendices) == 0 {
		return word("not listed")
	}
	var names []string
	for _, x := range a.Appendices {
		names = append(names, p.appendixName(x))
	}
	s := o.Styled(term.Bold, strings.Join(names, " / "))
	if a.MayBeUnlisted {
		s += " " + word("or not listed")
	}
	return s
}

func (p *program) appendixName(s string) string {
	a, err := appendix.Parse(s)
	if err != nil {
		return s
	}
	return a.Name(p.lang)
}

// details puts what limits a listing into one cell.
func (p *program) details(word func(string) string, l listing) string {
	var d []string
	if l.Below {
		d = append(d, word("lower taxon"))
	}
	if l.Party != "" {
		d = append(d, l.Party)
	}
	if l.Annotation != "" {
		d = append(d, l.Annotation)
	}
	if l.Only != nil {
		d = append(d, word("only")+" "+l.Only.text(word))
	}
	if l.Except != nil {
		d = append(d, word("except")+" "+l.Except.text(word))
	}
	for _, c := range l.Conditions {
		d = append(d, c.text(word))
	}
	return strings.Join(d, word("; "))
}

// text returns the condition for a cell: what it is, its words, and the codes
// and countries to which it is limited.
func (c condition) text(word func(string) string) string {
	s := c.Name
	if c.Amount != "" && c.Amount != "0" {
		s += " " + c.Amount + " " + c.Unit
	}
	if c.Text != "" {
		s += word(": ") + c.Text
	}
	var limits []string
	for _, l := range []string{c.Sources, c.Purposes, c.Terms} {
		if l != "" {
			limits = append(limits, l)
		}
	}
	if c.Countries != nil {
		limits = append(limits, c.Countries.text(word))
	}
	if len(limits) > 0 {
		s += " [" + strings.Join(limits, " ") + "]"
	}
	return s
}

// text returns the area for a cell: the name of a continent, or the countries and
// those of which it is a part.
func (a *area) text(word func(string) string) string {
	if name := word(a.Name); name != a.Name {
		return name
	}
	countries := func(list []string) string { return strings.Join(list, ",") }
	var parts []string
	for _, p := range a.Parts {
		country, _, _ := strings.Cut(p, ":")
		parts = append(parts, country)
	}
	if len(parts) == 0 {
		return countries(a.Countries)
	}
	part := word("in part") + " " + countries(parts)
	if len(a.Countries) == 0 {
		return part
	}
	return countries(a.Countries) + word(", ") + part
}
