// Package scangen packs the words that package scan tells names by: everyday
// words that are names as well, words of specimens and of other things, small
// words that tell a language, and the texts of the reasons.
package scangen

import (
	"fmt"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/internal/lang"
	layout "github.com/citesgo/cites/internal/scanlayout"
)

// Build packs the tables.
func Build(d *tsv.Dir) ([]byte, error) {
	ambiguous, err := d.Read("scan_ambiguous", "word", "language", "meaning", "source")
	if err != nil {
		return nil, err
	}
	context, err := d.Read("scan_context", "word", "language", "kind", "source")
	if err != nil {
		return nil, err
	}
	reasons, err := d.Read("scan_reasons", "reason", "language", "text", "reviewed", "source")
	if err != nil {
		return nil, err
	}
	b := pack.New(layout.Version, tsv.Edition("scan", cites.Date(0), ambiguous, context, reasons))
	words, err := wordLines(ambiguous, context)
	if err != nil {
		return nil, err
	}
	b.AddText([]byte(words))
	texts, err := reasonLines(reasons)
	if err != nil {
		return nil, err
	}
	b.AddText([]byte(texts))
	return b.Bytes()
}

func wordLines(ambiguous, context *tsv.Table) (string, error) {
	var lines strings.Builder
	seen := make(map[string]bool)
	line := func(r tsv.Row, kind, meaning string) error {
		word, language := r.Get("word"), r.Get("language")
		if word == "" || language == "" {
			return r.Errorf("word", "a word and its language are needed")
		}
		// A word that speaks for and against says nothing.
		group := kind
		if kind == layout.Supports || kind == layout.Opposes {
			group = "context"
		}
		if key := group + "\t" + language + "\t" + word; seen[key] {
			return r.Errorf("word", "%q is there twice", word)
		} else {
			seen[key] = true
		}
		fmt.Fprintf(&lines, "%s\t%s\t%s\t%s\n", word, language, kind, meaning)
		return nil
	}
	for _, r := range ambiguous.Rows {
		if r.Get("meaning") == "" {
			return "", r.Errorf("meaning", "say what else the word means")
		}
		if err := line(r, layout.Everyday, r.Get("meaning")); err != nil {
			return "", err
		}
	}
	for _, r := range context.Rows {
		kind := r.Get("kind")
		switch kind {
		case layout.Supports, layout.Opposes, layout.Function, layout.Never:
		default:
			return "", r.Errorf("kind", "%q is none of supports, opposes, function, never", kind)
		}
		if err := line(r, kind, ""); err != nil {
			return "", err
		}
	}
	return lines.String(), nil
}

func reasonLines(t *tsv.Table) (string, error) {
	texts := make(map[string]*[lang.Count]string)
	var order []string
	for _, r := range t.Rows {
		l := -1
		for i := range lang.Count {
			if lang.Word(i) == r.Get("language") {
				l = i
			}
		}
		if l < 0 {
			return "", r.Errorf("language", "%q is not in the list of internal/lang", r.Get("language"))
		}
		key := r.Get("reason")
		if texts[key] == nil {
			texts[key] = new([lang.Count]string)
			order = append(order, key)
		}
		if texts[key][l] != "" || r.Get("text") == "" {
			return "", r.Errorf("text", "one text is needed for %s in %s", key, lang.Word(l))
		}
		texts[key][l] = r.Get("text")
	}
	var lines strings.Builder
	for _, key := range order {
		for l, text := range texts[key] {
			if text == "" {
				return "", fmt.Errorf("internal/data/scan_reasons.tsv: %s has no text in %s", key, lang.Word(l))
			}
		}
		fmt.Fprintf(&lines, "%s\t%s\n", key, strings.Join(texts[key][:], "\t"))
	}
	return lines.String(), nil
}
