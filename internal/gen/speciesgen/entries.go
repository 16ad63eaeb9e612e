package speciesgen

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/citesgo/cites"
	layout "github.com/citesgo/cites/internal/specieslayout"
)

// Entry is a taxon that does not come from the tables, such as one of an export.
type Entry struct {
	ID           uint32
	Rank, Status uint8 // indexes of the layout's Ranks and Statuses
	Name, Author string
	Parent       *Entry   // nil for a kingdom
	Range        []uint16 // country codes; nil where it is not known
	Synonyms     []Synonym
}

// Synonym is another name of an [Entry].
type Synonym struct{ Name, Author string }

// Pack returns the blob of package species for taxa that do not come from the
// tables. A parent stands before what is below it. Its errors name the taxon;
// that the texts are names is for the caller to see to.
func Pack(edition cites.Edition, entries []*Entry) ([]byte, error) {
	b := &builder{byID: make(map[uint32]*taxon, len(entries)), edition: edition}
	made := make(map[*Entry]*taxon, len(entries))
	var kingdoms []*taxon
	for _, e := range entries {
		t := &taxon{id: e.ID, rank: e.Rank, status: e.Status, name: e.Name, author: e.Author}
		if b.byID[t.id] != nil {
			return nil, fmt.Errorf("%s has the id %d of %s", t.name, t.id, b.byID[t.id].name)
		}
		if e.Parent == nil {
			k := slices.Index(layout.Kingdoms[:], t.name)
			if k <= 0 || layout.Ranks[t.rank] != "kingdom" {
				return nil, fmt.Errorf("%s stands below nothing and is none of the kingdoms %q", t.name, layout.Kingdoms[1:])
			}
			t.kingdom, t.parent = uint8(k), t
			kingdoms = append(kingdoms, t)
		} else {
			t.parent = made[e.Parent]
			if t.parent == nil || t.parent.rank >= t.rank {
				return nil, fmt.Errorf("%s %s stands below %s", layout.Ranks[t.rank], t.name, e.Parent.Name)
			}
			t.parent.children = append(t.parent.children, t)
		}
		if len(e.Range) > 0 {
			t.codes = slices.Compact(slices.Sorted(slices.Values(e.Range)))
		}
		made[e], b.byID[t.id] = t, t
		b.taxa = append(b.taxa, t)
		b.names = append(b.names, &name{taxon: t, text: t.name, author: t.author})
		b.addSynonyms(t, e.Synonyms)
	}
	b.number(kingdoms)
	if err := b.orderNames(); err != nil {
		return nil, err
	}
	return b.pack()
}

func (b *builder) addSynonyms(t *taxon, all []Synonym) {
	all = slices.SortedFunc(slices.Values(all), func(x, y Synonym) int {
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.Author, y.Author))
	})
	for i, s := range all {
		if s.Name != t.name && (i == 0 || s.Name != all[i-1].Name) {
			b.names = append(b.names, &name{taxon: t, text: s.Name, author: s.Author, flags: layout.Synonym})
		}
	}
}
