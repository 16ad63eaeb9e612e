package speciesgen

import (
	"fmt"
	"slices"

	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/internal/lang"
	layout "github.com/citesgo/cites/internal/searchlayout"
)

// BuildWords returns the blob of the words in which package species names its
// ranks, kinds of match and reasons.
func BuildWords(d *tsv.Dir) ([]byte, error) {
	t, err := d.Read("species_words", "key", "language", "text", "reviewed", "source")
	if err != nil {
		return nil, err
	}
	var words [len(layout.Words)][lang.Count]string
	for _, r := range t.Rows {
		w := slices.Index(layout.Words[:], r.Get("key"))
		if w < 0 {
			return nil, r.Errorf("key", "%q is none of %q", r.Get("key"), layout.Words)
		}
		l := -1
		for i := range lang.Count {
			if lang.Word(i) == r.Get("language") {
				l = i
			}
		}
		if l < 0 {
			return nil, r.Errorf("language", "%q is no language of internal/lang", r.Get("language"))
		}
		if v := r.Get("reviewed"); v != "yes" && v != "no" {
			return nil, r.Errorf("reviewed", "%q is neither yes nor no", v)
		}
		if words[w][l] != "" {
			return nil, r.Errorf("language", "%s is there twice in %s", layout.Words[w], lang.Word(l))
		}
		words[w][l] = r.Get("text")
	}
	var text pack.Strings
	table := pack.NewTable(layout.WordWidth)
	for w, texts := range words {
		for l, s := range texts {
			if s == "" {
				return nil, fmt.Errorf("internal/data/species_words.tsv: no text for %s in %s", layout.Words[w], lang.Word(l))
			}
			table.Row().U32(text.Add(s)).U32(uint32(len(s)))
		}
	}
	blob := pack.New(layout.Version, tsv.Edition("specieswords", law, t))
	blob.AddTable(table)
	blob.AddText(text.Bytes())
	return blob.Bytes()
}
