package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/examples/internal/words"
	"github.com/citesgo/cites/internal/term"
	"github.com/citesgo/cites/species/scan"
)

// line is a line of output. Its JSON is a contract: fields are added, never
// renamed.
type line struct {
	File       string          `json:"file"`
	Start      int64           `json:"start"`
	End        int64           `json:"end"`
	Text       string          `json:"text"`
	Kind       scan.Kind       `json:"kind"`
	Language   language.Tag    `json:"language"`
	Confidence scan.Confidence `json:"confidence"`
	Reason     scan.Reason     `json:"reason"`
	Meaning    string          `json:"meaning,omitempty"`
	Taxa       []taxon         `json:"taxa"`
}

// taxon is one of the taxa that a name may mean. Its Appendices are sorted, and
// those that may apply given that the country of origin is not known.
type taxon struct {
	ID            uint32   `json:"id"`
	Name          string   `json:"name"`
	Rank          string   `json:"rank"`
	Appendices    []string `json:"appendices"`
	MayBeUnlisted bool     `json:"mayBeUnlisted"`
}

func (p *program) line(file string, h scan.Hit) (*line, error) {
	l := &line{
		File: file, Start: h.Start, End: h.End, Text: h.Text, Kind: h.Kind, Language: h.Language, Confidence: h.Confidence,
		Reason: h.Reason, Meaning: h.Meaning,
	}
	for _, t := range h.Taxa {
		answer, err := appendix.Of(t, p.on)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", t.Name(), err)
		}
		x := taxon{ID: uint32(t.ID()), Name: t.Name(), Rank: t.Rank().String(), Appendices: []string{}, MayBeUnlisted: answer.MayBeUnlisted()}
		for _, a := range answer.Appendices().Slice() {
			x.Appendices = append(x.Appendices, a.String())
		}
		l.Taxa = append(l.Taxa, x)
	}
	return l, nil
}

func asLines(out io.Writer) func(*line) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return func(l *line) error { return enc.Encode(l) }
}

// mostTaxa is how many taxa a line for people names.
const mostTaxa = 3

// asText returns a writer of lines for people: what comes from the files is made
// safe to print.
func asText(out *bufio.Writer, terminal io.Writer, reader language.Tag) func(*line) error {
	o := term.Open(terminal)
	word := words.Of("scan", reader)
	return func(l *line) error {
		var taxa []string
		for i, t := range l.Taxa {
			if i == mostTaxa {
				taxa = append(taxa, fmt.Sprintf("+%d", len(l.Taxa)-mostTaxa))
				break
			}
			status := strings.Join(t.Appendices, "/")
			if t.MayBeUnlisted {
				status = strings.Join(append(t.Appendices, "–"), "/")
			}
			taxa = append(taxa, t.Name+" ["+status+"]")
		}
		style := term.Bold
		if l.Confidence == scan.Low {
			style = term.Plain
		}
		_, err := fmt.Fprintf(out, "%s:%d-%d  %s → %s  (%s%s%s)\n", o.Styled(term.Plain, l.File), l.Start, l.End,
			o.Styled(style, l.Text), strings.Join(taxa, word(", ")), word(l.Confidence.String()), word(": "), l.Reason.Name(reader))
		return err
	}
}
