package speciesgen

import (
	"cmp"
	"slices"
	"strings"

	"github.com/citesgo/cites/internal/normname"
	layout "github.com/citesgo/cites/internal/specieslayout"
)

// orderNames makes the key of every name and sorts the names by it. Names with
// one key stand together, those of accepted taxa first. A former taxon's own
// name stands behind all others: its synonym row, which must be there, leads to
// the taxon of today.
func (b *builder) orderNames() error {
	replaced := make(map[string]bool)
	for _, n := range b.names {
		var parsed normname.Name
		if err := parsed.Parse(n.text, false); err != nil {
			return n.row.Errorf("name", "%s: %v", n.text, err)
		}
		key, ok := parsed.Next()
		if !ok || parsed.Qualified() {
			return n.row.Errorf("name", "%s: what follows the name belongs into the column of authors", n.text)
		}
		n.key = string(key)
		if n.key == strings.ToLower(n.text) && isLettersAndSpaces(n.key) {
			n.flags |= layout.OwnKey
		}
		if hidden(n) == 0 {
			replaced[n.text] = true
		}
	}
	slices.SortFunc(b.names, func(x, y *name) int {
		return cmp.Or(
			cmp.Compare(hidden(x), hidden(y)),
			cmp.Compare(x.key, y.key),
			cmp.Compare(x.flags&layout.Synonym, y.flags&layout.Synonym),
			cmp.Compare(x.taxon.status, y.taxon.status),
			cmp.Compare(x.taxon.id, y.taxon.id),
			cmp.Compare(x.text, y.text),
		)
	})
	for i, n := range b.names {
		row := uint32(i)
		if hidden(n) == 1 {
			b.hidden++
			if !replaced[n.text] {
				return n.row.Errorf("status", "%s is former, and synonyms.tsv does not say what it is called today", n.text)
			}
		} else if i > 0 && b.names[i-1].key == n.key {
			n.flags |= layout.Continued
		}
		if n.flags&layout.Synonym != 0 {
			n.taxon.synonyms = append(n.taxon.synonyms, row)
		} else {
			n.taxon.nameRow = row
		}
	}
	return nil
}

func hidden(n *name) int {
	if n.flags&layout.Synonym == 0 && n.taxon.status == layout.Former {
		return 1
	}
	return 0
}

func isLettersAndSpaces(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r != ' ' && (r < 'a' || r > 'z') }) < 0
}
