package speciesgen

import (
	"cmp"
	"fmt"
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
		if !ok || parsed.Qualified() || parsed.Cut() {
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
	first := &name{}
	for _, n := range b.names {
		n.offset = b.size
		b.size += layout.NameText + uint32(len(n.text))
		if n.flags&layout.OwnKey == 0 {
			b.size += 1 + uint32(len(n.key))
		}
		switch {
		case hidden(n) == 1 && !replaced[n.text]:
			return n.row.Errorf("status", "%s is former, and synonyms.tsv does not say what it is called today", n.text)
		case hidden(n) == 1:
		case n.key != first.key:
			first, n.count = n, 1
		case first.count == layout.MaxCount:
			return n.row.Errorf("name", "more than %d taxa are called %s", layout.MaxCount, n.text)
		default:
			first.count++
		}
		if n.flags&layout.Synonym != 0 {
			n.taxon.synonyms = append(n.taxon.synonyms, n)
		} else {
			n.taxon.own = n
		}
	}
	if b.size > layout.MaxNamesSize {
		return fmt.Errorf("the names take %d bytes, more than the index can point into", b.size)
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
