// Command scanquality measures how well package scan finds the taxa named in
// texts.tsv: advertisements, invoices and e-mails in eight languages, written and
// labelled by hand for this purpose. docs/scan.md says how, and has the result.
//
//	go run ./internal/scanquality [-errors]
//
// In the texts a name stands in brackets with the ids of the taxa it means, any
// of which is right: [snow leopard|6353]. Everything else is no name of a listed
// taxon. A hit is right if it overlaps a label and one of its taxa is one of the
// label's, or below it. Precision is the share of hits that are right, recall the
// share of labels that are found; both are counted for hits of at least the given
// confidence.
package main

import (
	_ "embed"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/scan"
)

//go:embed texts.tsv
var texts string

// sets are the sets of texts, in the order in which they were written.
var sets = []string{"first", "second", "third"}

func main() {
	errors := flag.Bool("errors", false, "print each label missed and each hit that is wrong")
	flag.Parse()
	samples, err := parse(texts)
	if err != nil {
		fmt.Fprintln(os.Stderr, "scanquality:", err)
		os.Exit(1)
	}
	var log io.Writer = io.Discard
	if *errors {
		log = os.Stdout
	}
	for _, set := range sets {
		report(os.Stdout, set, measure(samples, set, log))
	}
}

// sample is one text with its labels.
type sample struct {
	set      string // which set of texts, see docs/scan.md
	language string
	text     string
	labels   []label
}

type label struct {
	start, end int64
	taxa       []species.Taxon
}

func parse(table string) ([]sample, error) {
	var samples []sample
	for n, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		f := strings.Split(line, "\t")
		if n == 0 {
			continue // the header
		}
		if len(f) != 4 {
			return nil, fmt.Errorf("texts.tsv:%d: %d fields of 4", n+1, len(f))
		}
		s, err := parseText(f[3])
		if err != nil {
			return nil, fmt.Errorf("texts.tsv:%d: %v", n+1, err)
		}
		if (f[2] == "none") != (len(s.labels) == 0) {
			return nil, fmt.Errorf("texts.tsv:%d: a text of kind none has no label, and every other has one", n+1)
		}
		s.set, s.language = f[0], f[1]
		samples = append(samples, s)
	}
	return samples, nil
}

func parseText(marked string) (sample, error) {
	var s sample
	for marked != "" {
		before, rest, ok := strings.Cut(marked, "[")
		s.text += before
		if !ok {
			break
		}
		inner, after, ok := strings.Cut(rest, "]")
		name, ids, ok2 := strings.Cut(inner, "|")
		if !ok || !ok2 {
			return s, fmt.Errorf("a label is [name|id,id], not %q", inner)
		}
		l := label{start: int64(len(s.text)), end: int64(len(s.text) + len(name))}
		for _, id := range strings.Split(ids, ",") {
			n, err := strconv.ParseUint(id, 10, 32)
			if err != nil {
				return s, fmt.Errorf("%q is no id", id)
			}
			t, ok := species.ByID(species.ID(n))
			if !ok {
				return s, fmt.Errorf("no taxon has the id %d", n)
			}
			l.taxa = append(l.taxa, t)
		}
		s.text += name
		s.labels = append(s.labels, l)
		marked = after
	}
	return s, nil
}

func (l label) overlaps(h scan.Hit) bool { return h.Start < l.end && l.start < h.End }

func (l label) right(h scan.Hit) bool {
	for _, t := range h.Taxa {
		for _, want := range l.taxa {
			if t.Within(want) {
				return true
			}
		}
	}
	return false
}

// counts are of one language, by the least confidence.
type counts struct {
	language           string
	texts, labels      int
	hits, right, found [scan.High + 1]int
}

func measure(samples []sample, set string, log io.Writer) []counts {
	s := scan.New()
	var all []counts
	for _, x := range samples {
		if x.set != set {
			continue
		}
		if len(all) == 0 || all[len(all)-1].language != x.language {
			all = append(all, counts{language: x.language})
		}
		c := &all[len(all)-1]
		c.texts++
		c.labels += len(x.labels)
		best := make([]scan.Confidence, len(x.labels))
		for h := range s.Text(x.text) {
			ok := false
			for i, l := range x.labels {
				if l.overlaps(h) && l.right(h) {
					ok = true
					best[i] = max(best[i], h.Confidence)
				}
			}
			for least := scan.Low; least <= h.Confidence; least++ {
				c.hits[least]++
				if ok {
					c.right[least]++
				}
			}
			if !ok {
				fmt.Fprintf(log, "%s: %s, %s, is %s: wrong in %q\n", x.language, h.Confidence, h.Reason, h.Text, x.text)
			}
		}
		for i, b := range best {
			for least := scan.Low; least <= b; least++ {
				c.found[least]++
			}
			if b == 0 {
				fmt.Fprintf(log, "%s: missed %q in %q\n", x.language, x.text[x.labels[i].start:x.labels[i].end], x.text)
			}
		}
	}
	return all
}

func report(w io.Writer, set string, all []counts) {
	sum := counts{language: "all"}
	for _, c := range all {
		sum.texts += c.texts
		sum.labels += c.labels
		for i := range sum.hits {
			sum.hits[i] += c.hits[i]
			sum.right[i] += c.right[i]
			sum.found[i] += c.found[i]
		}
	}
	fmt.Fprintf(w, "%s set: %d texts, %d names; precision and recall in percent\n", set, sum.texts, sum.labels)
	fmt.Fprintln(w, "      texts  names |   high only    | high, medium   |      all")
	for _, c := range append(all, sum) {
		fmt.Fprintf(w, "%-5s %5d %6d", c.language, c.texts, c.labels)
		for _, least := range []scan.Confidence{scan.High, scan.Medium, scan.Low} {
			fmt.Fprintf(w, " | %6s  %6s", percent(c.right[least], c.hits[least]), percent(c.found[least], c.labels))
		}
		fmt.Fprintln(w)
	}
}

func percent(n, of int) string {
	if of == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f", 100*float64(n)/float64(of))
}
