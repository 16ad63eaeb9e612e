package commonnames

import (
	"iter"
	"sort"
	"strings"

	layout "github.com/citesgo/cites/internal/commonnameslayout"
	"github.com/citesgo/cites/internal/foldname"
	"github.com/citesgo/cites/internal/specieslayout"
)

// Prefix walks through the names that begin with a text, after the normalisation
// of [Lookup], in the order of their normalised forms: completion for a reader
// who is typing. A text without letters begins no name.
func Prefix(text string) iter.Seq[Name] {
	return func(yield func(Name) bool) {
		e, _ := current()
		var key foldname.Key
		if !key.Fold(text) || len(key.Bytes()) == 0 {
			return
		}
		prefix := key.String()
		begins := func(key string) bool { return strings.HasPrefix(key, prefix) }
		n := e.keys.Len()
		first := sort.Search(n, func(row int) bool { return e.key(uint32(row)) >= prefix })
		for row := uint32(first); int(row) < n && begins(e.key(row)); row++ {
			if !e.yieldKey(row, begins, yield) {
				return
			}
		}
	}
}

// Containing walks through the names that have all the words of a text, in any
// order and with others between them: "white eagle" is in White-tailed Eagle and
// in White-bellied Sea-Eagle. What is written without spaces is found anywhere in a
// name. Names come in the order of their normalised forms; a text without letters
// is in none.
//
// It reads through all names, which takes about a millisecond.
func Containing(words string) iter.Seq[Name] {
	return func(yield func(Name) bool) {
		e, _ := current()
		var key foldname.Key
		if !key.Fold(words) || len(key.Bytes()) == 0 {
			return
		}
		wanted := strings.Fields(key.String())
		contains := func(key string) bool {
			for _, w := range wanted {
				if !hasWord(key, w) {
					return false
				}
			}
			return true
		}
		for row := range uint32(e.keys.Len()) {
			if contains(e.key(row)) && !e.yieldKey(row, contains, yield) {
				return
			}
		}
	}
}

// hasWord reports whether word is in key: as a word where it begins and ends
// with letters of a script that has spaces, anywhere in the key otherwise.
func hasWord(key, word string) bool {
	for from := 0; ; {
		i := strings.Index(key[from:], word)
		if i < 0 {
			return false
		}
		at := from + i
		end := at + len(word)
		if (at == 0 || key[at-1] == ' ' || foldname.BeginsSpaceless(word)) &&
			(end == len(key) || key[end] == ' ' || foldname.EndsSpaceless(word)) {
			return true
		}
		from = at + 1
	}
}

func (e *edition) key(row uint32) string { return e.pair(e.keys.U32(row, layout.KeyText)) }

// yieldKey yields the names that have a key, but for those that have been
// yielded already: a name with parentheses has a second, shorter key.
func (e *edition) yieldKey(row uint32, wanted func(key string) bool, yield func(Name) bool) bool {
	first, count := specieslayout.Unpair(e.keys.U32(row, layout.KeyFirst))
	for i := range uint32(count) {
		n := Name{e, e.keyNames.U32(first+i, 0)}
		if text := n.Text(); strings.Contains(text, "(") {
			var full foldname.Key
			if full.Fold(text) && string(full.Bytes()) != e.key(row) && wanted(full.String()) {
				continue
			}
		}
		if !yield(n) {
			return false
		}
	}
	return true
}
