package species

import (
	"iter"
	"math/bits"
	"strings"

	"github.com/citesgo/cites/internal/normname"
	layout "github.com/citesgo/cites/internal/searchlayout"
)

// Complete walks through the names that begin with what has been typed so far,
// accepted names and synonyms of any rank in alphabetical order: the first
// [DefaultLimit] of them, or as many as [Limit] says. [InKingdom] is the only
// other option that it heeds. A space at the end of the prefix counts: "aloe " has the
// species of the genus. There are none where the prefix has no letters.
//
// A name that several taxa share comes once for each of them.
func Complete(prefix string, opts ...SearchOption) iter.Seq[Match] {
	return func(yield func(Match) bool) {
		ix, err := currentIndex()
		if err != nil || len(prefix) > maxNameLen {
			return
		}
		c := completion{ix: ix, searchOptions: optionsOf(opts), yield: yield}
		c.left = c.limit
		c.complete(prefix)
	}
}

type completion struct {
	searchOptions
	ix    *searchIndex
	left  int
	yield func(Match) bool
}

func (c *completion) complete(prefix string) {
	var buf [maxNameLen + 1]byte
	key, ok := plainKey(buf[:0], prefix)
	if !ok {
		var n normname.Name
		if n.Parse(prefix, true) != nil {
			return
		}
		k, ok := n.Next()
		if !ok || len(k) >= len(buf) {
			return
		}
		key = append(buf[:0], k...)
		if strings.TrimRight(prefix, " \u00a0\t") != prefix {
			key = append(key, ' ')
		}
	}
	if len(key) == 0 {
		return
	}
	ix := c.ix
	at := uint32(layout.Root)
	for depth, b := range key {
		letter, ok := layout.Letter(b)
		head, first := ix.node(at)
		if !ok || head>>letter&1 == 0 {
			return
		}
		cell := ix.cell(first + uint32(bits.OnesCount32(head&(1<<letter-1))))
		if cell&layout.Leaf != 0 {
			offset := cell &^ layout.Leaf
			if rest := ix.record(offset).ownKey(); len(rest) >= len(key) && equalFold(rest[depth:len(key)], key[depth:]) {
				c.name(offset)
			}
			return
		}
		at = cell
	}
	c.below(at)
}

// plainKey appends a prefix of letters and single spaces as it is in keys. ok is
// false where it has anything else in it.
func plainKey(buf []byte, prefix string) (key []byte, ok bool) {
	for i := range len(prefix) {
		b := prefix[i] | 0x20
		if b == ' ' && (prefix[i] != ' ' || i == 0 || buf[i-1] == ' ') || b != ' ' && (b < 'a' || b > 'z') {
			return nil, false
		}
		buf = append(buf, b)
	}
	return buf, true
}

func equalFold(s string, key []byte) bool {
	for i := range len(s) {
		if s[i]|0x20 != key[i] {
			return false
		}
	}
	return true
}

// below yields the names below a node and reports whether more are wanted.
func (c *completion) below(at uint32) bool {
	head, cell := c.ix.node(at)
	if head&layout.End != 0 && !c.name(c.ix.cell(at+1)) {
		return false
	}
	for range bits.OnesCount32(head & layout.LetterBits) {
		next := c.ix.cell(cell)
		cell++
		switch {
		case next&layout.Leaf != 0:
			if !c.name(next &^ layout.Leaf) {
				return false
			}
		case next <= at: // damage: what is below stands behind
			return false
		case !c.below(next):
			return false
		}
	}
	return true
}

// name yields the taxa of a name and reports whether more are wanted.
func (c *completion) name(offset uint32) bool {
	_, flags := c.ix.record(offset).taxon()
	ms := Matches{e: c.ix.edition, first: offset, count: countOf(flags)}
	for i := range ms.Len() {
		m := ms.At(i)
		if c.kingdom != 0 && m.Taxon().Kingdom() != c.kingdom {
			continue
		}
		if !c.yield(m) {
			return false
		}
		if c.left--; c.left == 0 {
			return false
		}
	}
	return true
}
