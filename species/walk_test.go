package species

import layout "github.com/citesgo/cites/internal/specieslayout"

// tableName is a name as the tables have it.
type tableName struct {
	name, author string
	taxon        Taxon
	flags        uint8
}

// eachName walks through all names, those that no look-up finds too.
func (e *edition) eachName(yield func(tableName) bool) {
	for offset := uint32(0); offset < uint32(len(e.names)); {
		r := e.record(offset)
		row, flags := r.taxon()
		if !yield(tableName{r.text(), e.author(r), e.taxon(row), flags}) {
			return
		}
		offset += r.size()
	}
}

func (n tableName) former() bool {
	_, status := layout.Unpair(n.taxon.u32(layout.End))
	return n.flags&layout.Synonym == 0 && status == layout.Former
}
