package main

import (
	"io"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/term"
)

// words are the program's own words; the key is the English.
var words = map[string][3]string{ // fr, es, ru
	"not listed":                  {"non inscrit", "no incluido", "не включён"},
	"or not listed":               {"ou non inscrit", "o no incluido", "или не включён"},
	"depends on":                  {"dépend de", "depende de", "зависит от"},
	"not found":                   {"introuvable", "no encontrado", "не найдено"},
	"matched to":                  {"identifié comme", "identificado como", "сопоставлено с"},
	"several taxa":                {"plusieurs taxons", "varios taxones", "несколько таксонов"},
	"announced":                   {"annoncé", "anunciado", "объявлено"},
	"from":                        {"à partir du", "desde el", "с"},
	"lower taxon":                 {"taxon inférieur", "taxón inferior", "нижестоящий таксон"},
	"only":                        {"seulement", "solo", "только"},
	"except":                      {"sauf", "excepto", "кроме"},
	"reservation":                 {"réserve", "reserva", "оговорка"},
	"last known":                  {"dernier état connu", "último estado conocido", "последнее известное состояние"},
	"Not checked":                 {"Non vérifié", "No comprobado", "Не проверено"},
	"reservations to %s after %s": {"réserves, %s, après le %s", "reservas, %s, después del %s", "оговорки, %s, после %s"},
	"Appendix":                    {"Annexe", "Apéndice", "Приложение"},
	"Taxon":                       {"Taxon", "Taxón", "Таксон"},
	"Since":                       {"Depuis", "Desde", "С"},
	"Details":                     {"Précisions", "Detalles", "Сведения"},
	"species %s is not in tables": {"l'espèce %s n'est pas dans les tables ; genre", "la especie %s no está en las tablas; género", "вид %s отсутствует в таблицах; род"},
}

func printer(tag language.Tag) *message.Printer {
	b := catalog.NewBuilder(catalog.Fallback(language.English))
	for key, texts := range words {
		for i, l := range []language.Tag{language.French, language.Spanish, language.Russian} {
			if err := b.SetString(l, key, texts[i]); err != nil {
				panic(err) // the words above are constants
			}
		}
	}
	// The language is chosen by our own list: the catalog's matcher would give
	// Russian to a reader of Uzbek in Cyrillic script.
	return message.NewPrinter(language.Make(lang.Word(lang.Index(tag))), message.Catalog(b))
}

func (p *program) unknownSpecies(name string) string {
	return printer(p.lang).Sprintf("species %s is not in tables", name)
}

// text returns a writer of answers as a table for people.
func (p *program) text(out io.Writer, terminal io.Writer) func(*answer) error {
	o := term.Open(terminal)
	o.W = out
	pr := printer(p.lang)
	return func(a *answer) error {
		head := a.Query
		switch {
		case a.Match.Kind == "none":
		case a.Match.Name == "":
			head += " → " + pr.Sprintf("several taxa")
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
		if err := o.Text("  ", p.verdict(o, pr, a)); err != nil {
			return err
		}
		for _, u := range a.Undecided {
			if err := o.Text("  ", o.Styled(term.Yellow, pr.Sprintf("depends on")+": "+u.Text)); err != nil {
				return err
			}
		}
		for _, l := range a.Announced {
			s := pr.Sprintf("announced") + ": " + p.appendixName(l.Appendix) + ", " + l.Taxon + ", " + pr.Sprintf("from") + " " + lang.Date(p.lang, l.Since)
			if err := o.Text("  ", s); err != nil {
				return err
			}
		}
		if len(a.Listings) > 0 {
			var rows [][]term.Cell
			for _, l := range a.Listings {
				rows = append(rows, term.Cells("  "+l.Appendix, l.Taxon, lang.Date(p.lang, l.Since), p.details(pr, l)))
			}
			header := []string{"  " + pr.Sprintf("Appendix"), pr.Sprintf("Taxon"), pr.Sprintf("Since"), pr.Sprintf("Details")}
			if err := o.Table(header, rows); err != nil {
				return err
			}
		}
		if err := p.reservations(o, pr, a); err != nil {
			return err
		}
		_, err := io.WriteString(out, "\n")
		return err
	}
}

// reservations prints those in effect, and beyond which dates none are known.
func (p *program) reservations(o *term.Out, pr *message.Printer, a *answer) error {
	for _, r := range a.Reservations {
		s := pr.Sprintf("reservation") + ": " + r.Party
		if r.Territory != "" {
			s += " (" + r.Territory + ")"
		}
		s += ", " + p.appendixName(r.Appendix) + ", " + r.Taxon + ", " + pr.Sprintf("from") + " " + lang.Date(p.lang, r.From)
		if r.KnownUntil != 0 && r.KnownUntil < a.On {
			s += "; " + pr.Sprintf("last known") + " " + lang.Date(p.lang, r.KnownUntil)
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
		beyond = append(beyond, pr.Sprintf("reservations to %s after %s", x.Name(p.lang), lang.Date(p.lang, known)))
	})
	if len(beyond) == 0 {
		return nil
	}
	return o.Text("  ", pr.Sprintf("Not checked")+": "+strings.Join(beyond, "; "))
}

func (p *program) verdict(o *term.Out, pr *message.Printer, a *answer) string {
	if a.Match.Kind == "none" {
		return o.Styled(term.Yellow, pr.Sprintf("not found"))
	}
	if len(a.Appendices) == 0 {
		return pr.Sprintf("not listed")
	}
	var names []string
	for _, x := range a.Appendices {
		names = append(names, p.appendixName(x))
	}
	s := o.Styled(term.Bold, strings.Join(names, " / "))
	if a.MayBeUnlisted {
		s += " " + pr.Sprintf("or not listed")
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
func (p *program) details(pr *message.Printer, l listing) string {
	var d []string
	if l.Below {
		d = append(d, pr.Sprintf("lower taxon"))
	}
	if l.Party != "" {
		d = append(d, l.Party)
	}
	if l.Annotation != "" {
		d = append(d, l.Annotation)
	}
	if l.Only != nil {
		d = append(d, pr.Sprintf("only")+" "+l.Only.String())
	}
	if l.Except != nil {
		d = append(d, pr.Sprintf("except")+" "+l.Except.String())
	}
	for _, c := range l.Conditions {
		d = append(d, c.String())
	}
	return strings.Join(d, "; ")
}

// String returns the condition for a cell: what it is, its words, and the codes
// and countries to which it is limited.
func (c condition) String() string {
	s := c.Name
	if c.Amount != "" && c.Amount != "0" {
		s += " " + c.Amount + " " + c.Unit
	}
	if c.Text != "" {
		s += ": " + c.Text
	}
	var limits []string
	for _, l := range []string{c.Sources, c.Purposes, c.Terms} {
		if l != "" {
			limits = append(limits, l)
		}
	}
	if c.Countries != nil {
		limits = append(limits, c.Countries.String())
	}
	if len(limits) > 0 {
		s += " [" + strings.Join(limits, " ") + "]"
	}
	return s
}

// String returns the area for a cell: its name or its countries.
func (a *area) String() string {
	if a.Name != "" {
		return a.Name
	}
	return strings.Join(a.Countries, ",")
}
