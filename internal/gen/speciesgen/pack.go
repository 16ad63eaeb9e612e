package speciesgen

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/internal/normname"
	layout "github.com/citesgo/cites/internal/specieslayout"
)

// pack writes the sections in the order of the layout.
func (b *builder) pack() ([]byte, error) {
	var failed error
	pair := func(n uint32, v uint8) uint32 {
		p, ok := layout.Pair(n, v)
		if !ok {
			failed = fmt.Errorf("offset %d does not fit the layout", n)
		}
		return p
	}
	ref := func(p *pack.Strings, s string) uint32 {
		if len(s) > 255 {
			failed = fmt.Errorf("%q is longer than 255 bytes", s)
		}
		return pair(p.Add(s), uint8(len(s)))
	}
	var text, authors pack.Strings

	names, keys := pack.NewTable(layout.NamesWidth), pack.NewTable(layout.KeysWidth)
	for i, n := range b.names {
		names.Row().U32(ref(&text, n.text)).U32(pair(n.taxon.at, n.flags)).U32(ref(&authors, n.author))
		if n.flags&layout.OwnKey == 0 {
			keys.Row().U32(uint32(i)).U32(ref(&text, n.key))
		}
	}

	ranges := pack.NewTable(layout.RangesWidth)
	ranges.Row().U16(0) // the range that is not known
	sets := make(map[string]uint32)
	synonyms := pack.NewTable(layout.SynonymsWidth)
	taxa := pack.NewTable(layout.TaxaWidth)
	for _, t := range b.taxa {
		area := uint32(layout.Unknown)
		if t.codes != nil {
			key := fmt.Sprint(t.codes)
			if sets[key] == 0 {
				sets[key] = uint32(ranges.Len())
				ranges.Row().U16(uint16(len(t.codes)))
				for _, c := range t.codes {
					ranges.Row().U16(c)
				}
			}
			area = sets[key]
		}
		taxa.Row().U32(t.id).U32(pair(t.parent.at, t.rank)).U32(pair(t.end, t.status)).U32(t.nameRow).U32(area).U32(uint32(synonyms.Len()))
		for _, s := range t.synonyms {
			synonyms.Row().U32(s)
		}
	}
	taxa.Row().U32(0).U32(0).U32(0).U32(0).U32(0).U32(uint32(synonyms.Len()))

	sorted := slices.SortedFunc(slices.Values(b.taxa), func(x, y *taxon) int { return cmp.Compare(x.id, y.id) })
	byID := pack.NewTable(layout.ByIDWidth)
	for _, t := range sorted {
		byID.Row().U32(t.at)
	}

	blob := pack.New(layout.Version, tsv.Edition("species", law, b.read...))
	blob.AddTable(taxa)
	blob.AddTable(names)
	blob.AddTable(keys)
	blob.AddTable(b.index())
	blob.AddTable(byID)
	blob.AddTable(synonyms)
	blob.AddTable(ranges)
	blob.AddText(text.Bytes())
	blob.AddText(authors.Bytes())
	if failed != nil {
		return nil, failed
	}
	return blob.Bytes()
}

// index returns the hash index of the first name with each key.
func (b *builder) index() *pack.Table {
	keys := 0
	for _, name := range b.names {
		if name.flags&layout.Continued == 0 {
			keys++
		}
	}
	n := 16
	for n < keys*5/4 {
		n *= 2
	}
	slots := make([]uint32, n)
	for i, name := range b.names[:len(b.names)-b.hidden] {
		if name.flags&layout.Continued != 0 {
			continue
		}
		hash := normname.Hash(name.key)
		at := layout.Start(hash, n)
		for slots[at] != 0 {
			at = (at + 1) & uint32(n-1)
		}
		slots[at] = layout.Slot(hash, uint32(i))
	}
	t := pack.NewTable(layout.IndexWidth)
	for _, s := range slots {
		t.Row().U32(s)
	}
	return t
}
