package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/examples/internal/words"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/term"
	"github.com/citesgo/cites/permits"
)

// textWriter returns a writer of answers for people.
func textWriter(out, terminal io.Writer, tag language.Tag) func(*answer) error {
	o := term.Open(terminal)
	o.W = out
	word := words.Of("documents", tag)
	return func(a *answer) error {
		w := &writer{o: o, word: word, tag: tag}
		w.answer(a)
		return w.err
	}
}

// writer keeps the first error, so that an answer reads as what it prints.
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

// point prints s behind a sign that stands in its first line only.
func (w *writer) point(indent, sign, s string) {
	for i, line := range term.Wrap(s, w.o.Columns-term.Width(indent+sign)) {
		if i > 0 {
			sign = strings.Repeat(" ", len(sign))
		}
		w.text("", indent+sign+line)
	}
}

func (w *writer) table(header []string, rows [][]term.Cell) {
	if w.err == nil {
		w.err = w.o.Table(header, rows)
	}
}

func (w *writer) answer(a *answer) {
	head := w.word("Shipment") + " " + strconv.Itoa(a.Number)
	if a.File != "-" {
		head = a.File + w.word(", ") + head
	}
	if a.Error != "" {
		w.text("", head+w.word(": ")+w.o.Styled(term.Red, w.word("could not be read")))
		w.text("  ", a.Error)
		w.text("", "")
		return
	}
	if a.needs.On != 0 {
		head += w.word(", ") + lang.Date(w.tag, a.needs.On)
	}
	w.text("", w.o.Styled(term.Bold, head))
	w.items(a)
	w.text("", "")
	w.borders(a)
	w.questions(a)
	w.conditions(a)
	w.text("", "")
	w.text("", w.o.Styled(term.Bold, w.word("Why")))
	for i := range a.needs.Items[:min(len(a.needs.Items), maxItems)] {
		w.reason(&a.needs.Items[i].Reason, 1, "")
	}
	w.text("", "")
	w.text("", w.o.Styled(term.Bold, w.word("Not checked")))
	for _, r := range a.needs.NotChecked {
		w.text("  ", r.Message(w.tag))
	}
	w.text("", "")
}

// maxItems bounds what is shown of long shipments; all is in the JSON.
const maxItems = 50

func (w *writer) items(a *answer) {
	styles := map[permits.Verdict]term.Style{permits.Documented: term.Green, permits.Free: term.Green,
		permits.Refused: term.Red, permits.Undecided: term.Yellow}
	for i, it := range a.needs.Items {
		if i == maxItems {
			w.text("", "…")
			return
		}
		name := it.Name
		if t := it.Taxon.Name(); t != "" && t != name {
			name += " (" + t + ")"
		}
		if name == "" {
			name = "?"
		}
		if s := it.Appendices.String(); s != "" {
			name += w.word(", ") + s
		}
		w.text("", strconv.Itoa(it.Item+1)+". "+name+w.word(": ")+w.o.Styled(styles[it.Verdict], w.verdict(it.Verdict)))
	}
}

func (w *writer) borders(a *answer) {
	var rows [][]term.Cell
	for _, b := range a.needs.Borders {
		at := w.border(b.Border)
		if b.Country != 0 {
			at += w.word(", ") + b.Country.Name(w.tag)
		}
		if len(b.Needs) == 0 {
			what := w.word("nothing")
			switch {
			case b.Refused:
				what = w.word("cannot be permitted as described")
			case b.Open:
				what = w.word("some questions come first")
			}
			rows = append(rows, term.Cells(at, what, "", ""))
		}
		for _, n := range b.Needs {
			rows = append(rows, term.Cells(at, w.document(a, &n), n.Issuer.Name(w.tag), words.Provision(n.Provision, w.tag)))
			at = ""
		}
	}
	w.table([]string{w.word("Border"), w.word("Document"), w.word("Issued by"), w.word("Provision")}, rows)
}

func (w *writer) document(a *answer, n *permits.Need) string {
	s := n.Document.Name(w.tag)
	for _, d := range n.Instead {
		s += " " + w.word("or") + " " + d.Name(w.tag)
	}
	var notes []string
	if n.Comparable {
		notes = append(notes, w.word("comparable document"))
	}
	if n.Shown {
		notes = append(notes, w.word("shown again"))
	}
	if !n.Certain {
		notes = append(notes, fmt.Sprintf(w.word("if Appendix %s"), n.Appendix))
	}
	if len(a.needs.Items) > 1 {
		var items []string
		for _, i := range n.Items {
			items = append(items, strconv.Itoa(i+1))
		}
		notes = append(notes, strings.Join(items, "+"))
	}
	if len(notes) > 0 {
		s += " (" + strings.Join(notes, w.word("; ")) + ")"
	}
	return s
}

func (w *writer) questions(a *answer) {
	first := true
	for _, it := range a.needs.Items {
		for _, q := range it.Questions {
			if first {
				w.text("", "")
				w.text("", w.o.Styled(term.Yellow, w.word("Questions")))
				first = false
			}
			s := q.Message(w.tag)
			if q.Field != "" {
				s += " " + w.o.Styled(term.Dim, q.Field)
			}
			w.point("  ", "? ", s)
		}
	}
}

func (w *writer) conditions(a *answer) {
	first := true
	seen := make(map[string]bool)
	for _, it := range a.needs.Items {
		if it.Verdict == permits.Refused {
			continue
		}
		for _, c := range it.Conditions {
			if seen[c.Message(w.tag)] {
				continue
			}
			seen[c.Message(w.tag)] = true
			if first {
				w.text("", "")
				w.text("", w.o.Styled(term.Bold, w.word("Conditions")))
				first = false
			}
			w.point("  ", "* ", c.Message(w.tag)+" "+w.o.Styled(term.Dim, words.Provision(c.Provision, w.tag)))
			for _, d := range c.Children {
				w.text("      ", d.Message(w.tag))
			}
		}
	}
}

// reason prints the argument, indented under what it supports. The conditions
// have been printed.
func (w *writer) reason(r *permits.Reason, depth int, above string) {
	signs := map[permits.Outcome]string{permits.IsSo: "+ ", permits.IsNot: "- ", permits.NotDecided: "? ", permits.Needed: "> ",
		permits.Hinders: "! ", permits.OnlyIf: "* ", permits.Noted: ""}
	s := r.Message(w.tag)
	if r.Provision != "" && r.Provision != above {
		s += " " + w.o.Styled(term.Dim, words.Provision(r.Provision, w.tag))
	}
	w.point(strings.Repeat("  ", depth), signs[r.Outcome], s)
	for i := range r.Children {
		if c := &r.Children[i]; c.Outcome != permits.OnlyIf || len(c.Code) < 5 || c.Code[:5] != "cond-" {
			w.reason(c, depth+1, r.Provision)
		}
	}
}
