package commonnamesgen

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"

	layout "github.com/citesgo/cites/internal/commonnameslayout"
	"github.com/citesgo/cites/internal/foldname"
	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/internal/normname"
	"github.com/citesgo/cites/internal/specieslayout"
	"github.com/citesgo/cites/species"
)

// packer collects the sections; the first number that does not fit stops it.
type packer struct {
	text   pack.Strings
	failed error
}

func (p *packer) pair(n uint32, b int) uint32 {
	v, ok := specieslayout.Pair(n, uint8(b))
	if !ok || b > 255 {
		p.failed = cmp.Or(p.failed, fmt.Errorf("%d and %d do not fit into a pair", n, b))
	}
	return v
}

func (p *packer) string(s string) uint32 { return p.pair(p.text.Add(s), len(s)) }

// pack writes the sections in the order of package commonnameslayout.
func (b *builder) pack() ([]byte, error) {
	p := &packer{}
	names, sourceSets, given := b.packNames(p)
	keys, keyNames, index, err := b.packKeys(p)
	if err != nil {
		return nil, err
	}
	languages := pack.NewTable(layout.PairWidth)
	for _, l := range b.languages {
		languages.Row().U32(p.string(l))
	}
	if p.failed != nil {
		return nil, p.failed
	}
	blob := pack.New(layout.Version, tsv.Edition("commonnames", law, b.read...))
	blob.AddText([]byte(species.Edition().SHA256))
	blob.AddText(p.text.Bytes())
	blob.AddTable(names)
	blob.AddTable(b.packTaxa())
	blob.AddTable(keys)
	blob.AddTable(keyNames)
	blob.AddText(index)
	blob.AddTable(languages)
	blob.AddTable(sourceSets)
	blob.AddTable(given)
	return blob.Bytes()
}

func (b *builder) packNames(p *packer) (names, sourceSets, given *pack.Table) {
	names, sourceSets, given = pack.NewTable(layout.NamesWidth), pack.NewTable(layout.PairWidth), pack.NewTable(layout.GivenWidth)
	sets := make(map[string]int)
	formers := make(map[species.Taxon]int)
	for _, n := range b.names {
		source := n.row.Get("source")
		set, ok := sets[source]
		if !ok {
			set = len(sets)
			sets[source] = set
			sourceSets.Row().U32(p.string(source))
		}
		former := 0
		if !n.given.IsZero() {
			if former, ok = formers[n.given]; !ok {
				former = len(formers) + 1
				formers[n.given] = former
				given.Row().U32(n.given.Row())
			}
		}
		names.Row().U32(p.string(n.text)).U32(p.pair(n.taxon.Row(), slices.Index(b.languages, n.language))).
			U8(uint8(set)).U8(n.confidence).U16(uint16(former))
	}
	if len(sets) > 256 || len(formers) > 1<<16-1 {
		p.failed = cmp.Or(p.failed, fmt.Errorf("%d sets of sources and %d former taxa are more than there is room for", len(sets), len(formers)))
	}
	return names, sourceSets, given
}

// packTaxa returns the first name of every taxon of package species.
func (b *builder) packTaxa() *pack.Table {
	taxa := pack.NewTable(layout.TaxaWidth)
	at := 0
	for t := range species.All() {
		taxa.Row().U32(uint32(at))
		for at < len(b.names) && b.names[at].taxon == t {
			at++
		}
	}
	taxa.Row().U32(uint32(len(b.names)))
	return taxa
}

// keysOf returns the keys under which a name is found: what stands in
// parentheses may be left out.
func keysOf(text string) []string {
	keys := []string{keyOf(text)}
	if before, rest, ok := strings.Cut(text, "("); ok {
		_, after, _ := strings.Cut(rest, ")")
		keys = append(keys, keyOf(before+after))
	}
	return slices.Compact(keys)
}

// keyOf returns the key of a text, "" where it has no letters or too many.
func keyOf(text string) string {
	var k foldname.Key
	if !k.Fold(text) {
		return ""
	}
	return k.String()
}

func (b *builder) packKeys(p *packer) (keys, keyNames *pack.Table, index []byte, err error) {
	byKey := make(map[string][]*name)
	for _, n := range b.names {
		for _, k := range keysOf(n.text) {
			if k == "" {
				return nil, nil, nil, n.row.Errorf("name", "%q has no letters outside of parentheses, or too many", n.text)
			}
			byKey[k] = append(byKey[k], n)
		}
	}
	keys, keyNames = pack.NewTable(layout.KeysWidth), pack.NewTable(layout.KeyNamesWidth)
	sorted := slices.Sorted(maps.Keys(byKey))
	for _, k := range sorted {
		names := byKey[k]
		sortMatches(names)
		keys.Row().U32(p.string(k)).U32(p.pair(uint32(keyNames.Len()), len(names)))
		for _, n := range names {
			keyNames.Row().U32(n.at)
		}
	}
	return keys, keyNames, hashIndex(sorted), nil
}

// sortMatches puts the names with one key in order: taxa with the surest name
// first, the names of one taxon together.
func sortMatches(names []*name) {
	best := make(map[species.Taxon]int)
	sureness := func(n *name) int {
		s := 2 * int(n.confidence)
		if n.given.IsZero() {
			s++
		}
		return s
	}
	for _, n := range names {
		best[n.taxon] = max(best[n.taxon], sureness(n))
	}
	slices.SortFunc(names, func(x, y *name) int {
		return cmp.Or(
			-cmp.Compare(best[x.taxon], best[y.taxon]),
			cmp.Compare(x.taxon.Row(), y.taxon.Row()),
			-cmp.Compare(sureness(x), sureness(y)),
			cmp.Compare(x.at, y.at),
		)
	})
}

// hashIndex returns an index with four slots for three keys: a small index stays
// in the processor's cache.
func hashIndex(keys []string) []byte {
	n := len(keys)*4/3 + 1
	slots := make([]uint32, n)
	for row, k := range keys {
		hash := normname.Hash(k)
		at := specieslayout.Start(hash, n)
		for slots[at] != 0 {
			if at++; at == uint32(n) {
				at = 0
			}
		}
		slots[at] = specieslayout.Slot(hash, uint32(row))
	}
	var index []byte
	for _, s := range slots {
		index = binary.LittleEndian.AppendUint32(index, s)
	}
	return index
}
