package speciesgen

import (
	"cmp"
	"encoding/binary"
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
	var authors pack.Strings
	var names []byte
	for _, n := range b.names {
		if len(n.text) > 255 || len(n.key) > 255 || len(n.author) > 255 {
			return nil, n.row.Errorf("name", "the name, its key or its author is longer than 255 bytes")
		}
		names = binary.LittleEndian.AppendUint32(names, pair(n.taxon.at, n.flags|n.count<<layout.CountShift))
		names = binary.LittleEndian.AppendUint32(names, pair(authors.Add(n.author), uint8(len(n.author))))
		names = append(append(names, uint8(len(n.text))), n.text...)
		if n.flags&layout.OwnKey == 0 {
			names = append(append(names, uint8(len(n.key))), n.key...)
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
		taxa.Row().U32(t.id).U32(pair(t.parent.at, t.rank)).U32(pair(t.end, t.status)).U32(t.own.offset).U32(area).U32(uint32(synonyms.Len()))
		for _, s := range t.synonyms {
			synonyms.Row().U32(s.offset)
		}
	}
	taxa.Row().U32(0).U32(0).U32(0).U32(0).U32(0).U32(uint32(synonyms.Len()))

	sorted := slices.SortedFunc(slices.Values(b.taxa), func(x, y *taxon) int { return cmp.Compare(x.id, y.id) })
	byID := pack.NewTable(layout.ByIDWidth)
	for _, t := range sorted {
		byID.Row().U32(t.at)
	}

	edition := b.edition
	if edition.Dataset == "" {
		edition = tsv.Edition("species", law, b.read...)
	}
	blob := pack.New(layout.Version, edition)
	blob.AddTable(taxa)
	blob.AddText(names)
	blob.AddText(b.index())
	blob.AddTable(byID)
	blob.AddTable(synonyms)
	blob.AddTable(ranges)
	blob.AddText(authors.Bytes())
	if failed != nil {
		return nil, failed
	}
	return blob.Bytes()
}

// index returns the hash index of the first name with each key.
func (b *builder) index() []byte {
	keys := 0
	for _, name := range b.names {
		if name.count > 0 {
			keys++
		}
	}
	// Four slots for three keys: a small index stays in the processor's cache.
	n := keys*4/3 + 1
	slots := make([]uint32, n)
	for _, name := range b.names {
		if name.count == 0 {
			continue
		}
		hash := normname.Hash(name.key)
		at := layout.Start(hash, n)
		for slots[at] != 0 {
			if at++; at == uint32(n) {
				at = 0
			}
		}
		slots[at] = layout.Slot(hash, name.offset)
	}
	var index []byte
	for _, s := range slots {
		index = binary.LittleEndian.AppendUint32(index, s)
	}
	return index
}
