package species

import (
	_ "embed" // for the index
	"sync"

	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/internal/latin"
	"github.com/citesgo/cites/internal/normname"
	layout "github.com/citesgo/cites/internal/searchlayout"
	specieslayout "github.com/citesgo/cites/internal/specieslayout"
)

// searchBlob is a blob of its own so that only programs that search carry it.
//
//go:embed search.bin
var searchBlob string

// searchIndex is the opened blob and the edition whose names it points at.
type searchIndex struct {
	*edition
	trie     dataset.Text
	epithets dataset.Table
	stems    dataset.Text
}

var (
	searchOnce    sync.Once
	embeddedIndex *searchIndex
	searchErr     error
)

// currentIndex returns the embedded index, opened on first use.
func currentIndex() (*searchIndex, error) {
	searchOnce.Do(func() {
		e, err := current()
		if err != nil {
			embeddedIndex, searchErr = &searchIndex{edition: e}, err
			return
		}
		embeddedIndex, searchErr = openSearch(searchBlob, e)
	})
	return embeddedIndex, searchErr
}

func openSearch(blob string, e *edition) (*searchIndex, error) {
	f, err := dataset.Open(blob, "search", layout.Version)
	if err != nil {
		return &searchIndex{edition: e}, err
	}
	if f.Edition().SHA256 != e.file.Edition().SHA256 {
		return &searchIndex{edition: e}, &dataset.Error{Dataset: "search", Reason: "made from other tables than the blob of the species"}
	}
	ix := &searchIndex{
		edition:  e,
		trie:     f.Text(layout.Trie),
		epithets: f.Table(layout.Epithets, layout.EpithetWidth),
		stems:    f.Text(layout.Stems),
	}
	if len(ix.trie) < layout.CellWidth || len(ix.stems) < layout.StemWidth {
		return &searchIndex{edition: e}, &dataset.Error{Dataset: "search", Reason: "a section is missing"}
	}
	return ix, nil
}

// cells returns the number of cells of the trie.
func (ix *searchIndex) cells() uint32 { return uint32(len(ix.trie) / layout.CellWidth) }

func (ix *searchIndex) cell(at uint32) uint32 {
	if at >= ix.cells() {
		return 0
	}
	b := ix.trie[at*layout.CellWidth:]
	_ = b[3]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// lastWord returns the last word of a name, in small letters only if the name
// has a key of its own.
func (r record) lastWord() string {
	s := r.ownKey()
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == ' ' {
			return s[i+1:]
		}
	}
	return s
}

// ownKey returns the key of a name, with capitals where it is the name itself.
func (r record) ownKey() string {
	if _, flags := r.taxon(); flags&specieslayout.OwnKey != 0 {
		return r.text()
	}
	return r.key()
}

// sameStem walks through the rows of Epithets whose names end in a word with
// the stem.
func (ix *searchIndex) sameStem(stem string, yield func(offset uint32) bool) {
	n := len(ix.stems) / layout.StemWidth
	hash := normname.Hash(stem)
	at := specieslayout.Start(hash, n)
	for range n {
		b := ix.stems[at*layout.StemWidth:]
		slot := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
		if slot == 0 {
			return
		}
		if row, may := specieslayout.Unslot(slot, hash); may && ix.stemOf(row) == stem {
			for ; int(row) < ix.epithets.Len() && ix.stemOf(row) == stem; row++ {
				if !yield(ix.epithets.U32(row, 0)) {
					return
				}
			}
			return
		}
		if at++; at == uint32(n) {
			at = 0
		}
	}
}

func (ix *searchIndex) stemOf(row uint32) string {
	return latin.Stem(ix.record(ix.epithets.U32(row, 0)).lastWord())
}
