package permitsgen

import (
	"slices"
	"strings"

	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
)

// termWords is the size of a set of terms in the blob, in 32-bit words.
const termWords = 5

// taxon is a taxon with the terms that it and all below it can have.
type taxon struct {
	key   string // "family Felidae"
	terms [termWords]uint32
}

var ranks = []string{"kingdom", "phylum", "class", "order", "family", "subfamily", "genus", "species"}

func (b *builder) readPairs(d *tsv.Dir) error {
	t, err := b.read(d, "pairs", "kind", "left", "right", "source")
	if err != nil {
		return err
	}
	term := func(r tsv.Row, column string) (*code, error) {
		i, ok := b.byKey["term."+r.Get(column)]
		if !ok {
			return nil, r.Errorf(column, "no term %q", r.Get(column))
		}
		return b.codes[i], nil
	}
	ordinal := func(r tsv.Row, kind string) (int, error) {
		i, ok := b.byKey[kind+"."+r.Get("right")]
		if !ok {
			return 0, r.Errorf("right", "no %s %q", kind, r.Get("right"))
		}
		return b.codes[i].ordinal, nil
	}
	byKey := make(map[string]*taxon)
	for _, r := range t.Rows {
		switch r.Get("kind") {
		case "term-unit":
			c, err := term(r, "left")
			if err != nil {
				return err
			}
			n, err := ordinal(r, "unit")
			if err != nil || n >= 64 {
				return r.Errorf("right", "no unit, or too many of them: %v", err)
			}
			c.units |= 1 << n
			c.flags |= flagUnitPairs
		case "term-purpose":
			c, err := term(r, "left")
			if err != nil {
				return err
			}
			n, err := ordinal(r, "purpose")
			if err != nil || n >= 16 {
				return r.Errorf("right", "no purpose, or too many of them: %v", err)
			}
			c.purposes |= 1 << n
			c.flags |= flagPurposePairs
		case "taxon-term":
			c, err := term(r, "right")
			if err != nil {
				return err
			}
			key := r.Get("left")
			rank, name, _ := strings.Cut(key, " ")
			if !slices.Contains(ranks, rank) || name == "" {
				return r.Errorf("left", "%q is not a rank and a name", key)
			}
			if byKey[key] == nil {
				byKey[key] = &taxon{key: key}
				b.taxa = append(b.taxa, byKey[key])
			}
			if c.ordinal >= 32*termWords {
				return r.Errorf("right", "too many terms for a set")
			}
			byKey[key].terms[c.ordinal/32] |= 1 << (c.ordinal % 32)
			c.flags |= flagTaxonPairs
		default:
			return r.Errorf("kind", "%q is unknown", r.Get("kind"))
		}
	}
	return nil
}

func (b *builder) packTaxa() (*pack.Table, []string) {
	t := pack.NewTable(8 + 4*termWords)
	var keys []string
	for _, x := range b.taxa {
		keys = append(keys, x.key)
		t.Row().U32(b.text.Add(x.key)).U32(uint32(len(x.key)))
		for _, w := range x.terms {
			t.U32(w)
		}
	}
	return t, keys
}
