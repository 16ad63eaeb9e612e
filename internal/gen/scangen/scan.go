// Package scangen packs what package scan finds names with: the index of all
// names, with the forms that they take in sentences, everyday words that are
// names as well, words of specimens and of other things, small words that tell a
// language, and the texts of the reasons.
//
// The names are those of packages species and commonnames as they are built into
// this program: their blobs are generated before that of package scan.
package scangen

import (
	"fmt"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/internal/lang"
	layout "github.com/citesgo/cites/internal/scanlayout"
	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
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
	words, err := readWords(ambiguous, context)
	if err != nil {
		return nil, err
	}
	texts, err := reasonLines(reasons)
	if err != nil {
		return nil, err
	}
	x := newIndex()
	if err := x.fill(words); err != nil {
		return nil, err
	}
	b := pack.New(layout.Version, tsv.Edition("scan", cites.Date(0), ambiguous, context, reasons))
	b.AddText([]byte(species.Edition().SHA256 + "\n" + commonnames.Edition().SHA256 + "\n"))
	b.AddText([]byte(texts))
	if err := x.pack(b); err != nil {
		return nil, err
	}
	return b.Bytes()
}

// word is a line of the tables of words.
type word struct{ text, language, kind, meaning string }

func readWords(ambiguous, context *tsv.Table) ([]word, error) {
	var words []word
	seen := make(map[string]bool)
	add := func(r tsv.Row, kind, meaning string) error {
		w := word{r.Get("word"), r.Get("language"), kind, meaning}
		if w.text == "" || w.language == "" {
			return r.Errorf("word", "a word and its language are needed")
		}
		// A word that speaks for and against says nothing.
		group := kind
		if kind == layout.Supports || kind == layout.Opposes {
			group = "context"
		}
		key := group + "\t" + w.language + "\t" + w.text
		if seen[key] {
			return r.Errorf("word", "%q is there twice", w.text)
		}
		seen[key] = true
		words = append(words, w)
		return nil
	}
	for _, r := range ambiguous.Rows {
		if r.Get("meaning") == "" {
			return nil, r.Errorf("meaning", "say what else the word means")
		}
		if err := add(r, layout.Everyday, r.Get("meaning")); err != nil {
			return nil, err
		}
	}
	for _, r := range context.Rows {
		kind := r.Get("kind")
		switch kind {
		case layout.Supports, layout.Opposes, layout.Function, layout.Never:
		default:
			return nil, r.Errorf("kind", "%q is none of supports, opposes, function, never", kind)
		}
		if err := add(r, kind, ""); err != nil {
			return nil, err
		}
	}
	return words, nil
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
