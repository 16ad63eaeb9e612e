package speciesgen

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/internal/latin"
	"github.com/citesgo/cites/internal/normname"
	layout "github.com/citesgo/cites/internal/searchlayout"
	specieslayout "github.com/citesgo/cites/internal/specieslayout"
)

// BuildSearch returns the blob of the search in package species. It points into
// the blob that [Build] returns for the same tables.
func BuildSearch(d *tsv.Dir) ([]byte, error) {
	b, err := read(d)
	if err != nil {
		return nil, err
	}
	var keys []*name
	for _, n := range b.names {
		if n.count > 0 {
			keys = append(keys, n)
		}
	}
	trie, err := packTrie(keys)
	if err != nil {
		return nil, err
	}
	epithets, stems := packEpithets(keys)
	blob := pack.New(layout.Version, tsv.Edition("search", law, b.read...))
	blob.AddText(trie)
	blob.AddTable(epithets)
	blob.AddText(stems)
	return blob.Bytes()
}

// packTrie returns the trie of sorted keys.
func packTrie(keys []*name) ([]byte, error) {
	for _, n := range keys {
		for i := range len(n.key) {
			if _, ok := layout.Letter(n.key[i]); !ok {
				return nil, n.row.Errorf("name", "%q in the key %q: the search knows small letters and spaces", n.key[i], n.key)
			}
		}
	}
	var cells []uint32
	addNode(&cells, keys, 0)
	var text []byte
	for _, c := range cells {
		text = binary.LittleEndian.AppendUint32(text, c)
	}
	return text, nil
}

// addNode adds the node of sorted keys that are the same up to depth, and those
// below it, and returns its place.
func addNode(cells *[]uint32, keys []*name, depth int) uint32 {
	at := len(*cells)
	*cells = append(*cells, 0)
	head := uint32(0)
	if len(keys[0].key) == depth {
		head = layout.End
		*cells = append(*cells, keys[0].offset)
		keys = keys[1:]
	}
	var groups [][]*name
	for len(keys) > 0 {
		c := keys[0].key[depth]
		letter, _ := layout.Letter(c)
		head |= 1 << letter
		n := 1
		for n < len(keys) && keys[n].key[depth] == c {
			n++
		}
		groups = append(groups, keys[:n])
		keys = keys[n:]
	}
	(*cells)[at] = head
	first := len(*cells)
	*cells = append(*cells, make([]uint32, len(groups))...)
	for i, g := range groups {
		if len(g) == 1 {
			(*cells)[first+i] = g[0].offset | layout.Leaf
		} else {
			(*cells)[first+i] = addNode(cells, g, depth+1)
		}
	}
	return uint32(at)
}

// packEpithets returns the names of several words in the order of the stems of
// their last words, and the hash index of the stems.
func packEpithets(keys []*name) (*pack.Table, []byte) {
	type row struct {
		stem string
		name *name
	}
	var rows []row
	stems := 0
	for _, n := range keys {
		if i := strings.LastIndexByte(n.key, ' '); i >= 0 {
			rows = append(rows, row{latin.Stem(n.key[i+1:]), n})
		}
	}
	slices.SortFunc(rows, func(x, y row) int {
		return cmp.Or(cmp.Compare(x.stem, y.stem), cmp.Compare(x.name.key, y.name.key))
	})
	table := pack.NewTable(layout.EpithetWidth)
	for i, r := range rows {
		table.Row().U32(r.name.offset)
		if i == 0 || r.stem != rows[i-1].stem {
			stems++
		}
	}
	n := stems*4/3 + 1
	slots := make([]uint32, n)
	for i, r := range rows {
		if i > 0 && r.stem == rows[i-1].stem {
			continue
		}
		hash := normname.Hash(r.stem)
		at := specieslayout.Start(hash, n)
		for slots[at] != 0 {
			if at++; at == uint32(n) {
				at = 0
			}
		}
		slots[at] = specieslayout.Slot(hash, uint32(i))
	}
	var index []byte
	for _, s := range slots {
		index = binary.LittleEndian.AppendUint32(index, s)
	}
	return table, index
}
