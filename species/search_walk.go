package species

import (
	"math/bits"

	layout "github.com/citesgo/cites/internal/searchlayout"
)

// maxPattern is the length in letters of the longest name that errors are looked
// for in: with one bit for each place between letters it fits a machine word.
const maxPattern = 62

// maxErrors is the largest number of errors that are looked for.
const maxErrors = 2

// pattern is a key made ready for the walk.
type pattern struct {
	places  [32]uint64         // for each letter, where it stands in the key
	letters [maxPattern]uint32 // for each place, the bit of its letter
	n       int
}

// set makes the pattern of a key; false where it is too long.
func (p *pattern) set(key string) bool {
	if len(key) > maxPattern {
		return false
	}
	*p = pattern{n: len(key)}
	for i := range len(key) {
		might := key[i : i+1]
		if key[i] == stroke {
			might = "il"
		}
		for j := range len(might) {
			if l, ok := layout.Letter(might[j]); ok {
				p.places[l] |= 1 << i
				p.letters[i] |= 1 << l
			}
		}
	}
	return true
}

// lettersAt returns the letters at some places, a bit each.
func (p *pattern) lettersAt(places uint64) (letters uint32) {
	for places &= 1<<p.n - 1; places != 0; places &= places - 1 {
		letters |= p.letters[bits.TrailingZeros64(places)]
	}
	return letters
}

// state says how far the pattern may have been read: bit i of state[e] is set
// if its first i letters can have become what was read with at most e errors.
type state [maxErrors + 1]uint64

// An error is a letter too many, one missing, a wrong one, or two that have
// changed places.
var start = state{1, 3, 7}

// next returns the state after one more letter. here are its places in the
// pattern, last those of the letter before, before the state two letters ago.
// It is the automaton of Wu and Manber with Hyyrö's transposition, anchored.
// It computes no more errors than k.
func (s *state) next(here, last uint64, before *state, k int) (t state) {
	t[0] = (s[0] & here) << 1
	if k > 0 {
		t[1] = (s[1]&here)<<1 | s[0] | s[0]<<1 | t[0]<<1 | (before[0]&here)<<1&last<<1
		if k > 1 {
			t[2] = (s[2]&here)<<1 | s[1] | s[1]<<1 | t[1]<<1 | (before[1]&here)<<1&last<<1
		}
	}
	return t
}

// errors returns how many errors the whole pattern was read with, or -1 where
// there are more than k.
func (s *state) errors(n, k int) int {
	for e := 0; e <= k; e++ {
		if s[e]>>n&1 != 0 {
			return e
		}
	}
	return -1
}

// near is a name that the walk found.
type near struct {
	offset uint32
	errors uint8
}

// level is where the walk is at one depth of the trie.
type level struct {
	state state
	here  uint64 // the places of the letter that led here
	head  uint32
	left  uint32 // letters of the head still to follow
	first uint32 // the cell of the first letter of the head
}

// walk appends to found the names below a node that differ from the pattern by
// at most k errors. The names begin depth letters before the node.
func (ix *searchIndex) walk(p *pattern, node uint32, depth, k int, found []near) []near {
	// No key with more letters than these is near. Level 0 is what was before the
	// start: nothing.
	var levels [maxPattern + maxErrors + 2]level
	mask := uint64(1)<<(p.n+1) - 1
	at := 1
	levels[1].state = start
	levels[1].head, levels[1].first = ix.node(node)
	levels[1].left = levels[1].head & layout.LetterBits
	for at > 0 {
		l := &levels[at]
		if l.left == 0 {
			at--
			continue
		}
		bit := l.left & -l.left
		l.left &^= bit
		here := p.places[bits.TrailingZeros32(bit)]
		s := l.state.next(here, l.here, &levels[at-1].state, k)
		if s[k]&mask == 0 || at+1 == len(levels) {
			continue
		}
		cell := ix.cell(l.first + uint32(bits.OnesCount32(l.head&(bit-1))))
		if cell&layout.Leaf != 0 {
			offset := cell &^ layout.Leaf
			if e := ix.rest(p, s, l.state, here, offset, depth+at, k); e >= 0 {
				found = append(found, near{offset, uint8(e)})
			}
			continue
		}
		head, first := ix.node(cell)
		if head&layout.End != 0 {
			if e := s.errors(p.n, k); e >= 0 {
				found = append(found, near{ix.cell(cell + 1), uint8(e)})
			}
		}
		left := head & layout.LetterBits
		switch {
		case k == 0:
			left &= p.lettersAt(s[0])
		case s[k-1]&mask == 0:
			// No error is left, but that the last two letters may have changed places.
			left &= p.lettersAt(s[k] | l.state[k-1])
		}
		if left != 0 {
			at++
			levels[at] = level{state: s, here: here, head: head, left: left, first: first}
		}
	}
	return found
}

// node returns the head of a node and the place of its first cell.
func (ix *searchIndex) node(at uint32) (head, first uint32) {
	head = ix.cell(at)
	return head, at + 1 + head>>31
}

// rest reads the letters of a name from depth on, and returns the number of
// errors, -1 where there are more than k.
func (ix *searchIndex) rest(p *pattern, s, before state, last uint64, offset uint32, depth, k int) int {
	key := ix.record(offset).ownKey()
	mask := uint64(1)<<(p.n+1) - 1
	for i := depth; i < len(key); i++ {
		here := uint64(0)
		if l, ok := layout.Letter(key[i] | 0x20); ok { // keys have small letters, names that are their own keys capitals
			here = p.places[l]
		}
		s, before, last = s.next(here, last, &before, k), s, here
		if s[k]&mask == 0 {
			return -1
		}
	}
	return s.errors(p.n, k)
}

// genera calls yield with the node behind the space that follows each first word
// with some letters at its beginning; where it is the first word of one name
// only, with that name. depth is how many letters of a name stand before.
func (ix *searchIndex) genera(letters string, at uint32, depth int, yield func(node, name uint32, depth int)) {
	head, first := ix.node(at)
	for left := head & layout.LetterBits; left != 0 && depth < maxPattern; left &= left - 1 {
		c := layout.Byte(uint32(bits.TrailingZeros32(left)))
		cell := ix.cell(first)
		first++
		switch {
		case depth < len(letters) && c != letters[depth]:
		case cell&layout.Leaf != 0:
			name := cell &^ layout.Leaf
			key := ix.record(name).ownKey()
			for i := depth; i < len(key) && (i >= len(letters) || key[i]|0x20 == letters[i]); i++ {
				if key[i] == ' ' {
					yield(0, name, i+1)
					break
				}
			}
		case c == ' ':
			yield(cell, 0, depth+1)
		default:
			ix.genera(letters, cell, depth+1, yield)
		}
	}
}

// walkAbbreviated is [searchIndex.walk] for a pattern of what follows the genus,
// of which only the first letters are known.
func (ix *searchIndex) walkAbbreviated(p *pattern, genus string, k int, found []near) []near {
	ix.genera(genus, layout.Root, 0, func(node, name uint32, depth int) {
		if node != 0 {
			found = ix.walk(p, node, depth, k, found)
			return
		}
		if e := ix.rest(p, start, state{}, 0, name, depth, k); e >= 0 {
			found = append(found, near{name, uint8(e)})
		}
	})
	return found
}
