package commonnames

import (
	"sync"
	"unicode/utf8"

	layout "github.com/citesgo/cites/internal/commonnameslayout"
	"github.com/citesgo/cites/internal/foldname"
	"github.com/citesgo/cites/internal/specieslayout"
	"github.com/citesgo/cites/species"
)

// Source returns the names for [species.WithNames], so that a search finds them
// too, with errors in them if it looks for errors. The first search for a name
// with errors makes a table of five bytes for each name, once, in some
// milliseconds.
func Source() species.NameSource { return source{} }

type source struct{}

// FindNames implements [species.NameSource].
func (source) FindNames(query string, maxErrors int, yield func(species.NameHit) bool) {
	e, err := current()
	if err != nil {
		return
	}
	if ms, err := e.lookup(query); err != nil || ms.Len() > 0 || maxErrors <= 0 {
		if err == nil {
			e.yieldHits(ms, 0, yield)
		}
		return
	}
	var key foldname.Key
	if !key.Fold(query) {
		return
	}
	e.near(string(key.Bytes()), maxErrors, func(row uint32, errors int) bool {
		first, count := specieslayout.Unpair(e.keys.U32(row, layout.KeyFirst))
		return e.yieldHits(Matches{e: e, first: first, count: uint32(count)}, errors, yield)
	})
}

// FindParts implements [species.NameSource].
func (source) FindParts(query string, yield func(species.NameHit) bool) {
	for n := range Containing(query) {
		if !yield(hit(n, 0)) {
			return
		}
	}
}

func hit(n Name, errors int) species.NameHit {
	return species.NameHit{Taxon: n.Taxon(), Name: n.Text(), Language: n.Language().String(), Errors: errors}
}

func (e *edition) yieldHits(ms Matches, errors int, yield func(species.NameHit) bool) bool {
	for n := range ms.All() {
		if !yield(hit(n, errors)) {
			return false
		}
	}
	return true
}

const (
	maxPattern = 62 // letters: a bit for each place between them fits a machine word
	maxErrors  = 2
	// minCorrected is the number of letters of the shortest name that an error is
	// looked for in, and twice that of the shortest that two are.
	minCorrected = 5
	// minCharacters is the same for scripts without spaces between words, in which
	// a character says more.
	minCharacters = 3
)

// shared says of each key how many bytes it shares with the one before, at a
// letter's boundary, and which is the next key that shares less with its own
// neighbour. Keys are sorted, so that all with a beginning that is not near are
// passed over.
type shared struct {
	once  sync.Once
	bytes []uint8
	next  []uint32
}

var keysShared shared

func (s *shared) of(e *edition) *shared {
	s.once.Do(func() {
		n := e.keys.Len()
		s.bytes, s.next = make([]uint8, n), make([]uint32, n)
		before := ""
		for i := range n {
			k := e.key(uint32(i))
			at := 0
			for at < len(k) && at < len(before) && k[at] == before[at] {
				at++
			}
			for at < len(k) && at > 0 && !utf8.RuneStart(k[at]) {
				at--
			}
			s.bytes[i], before = uint8(min(at, 255)), k
		}
		for i := n - 1; i >= 0; i-- {
			j := uint32(i) + 1
			for int(j) < n && s.bytes[j] >= s.bytes[i] {
				j = s.next[j]
			}
			s.next[i] = j
		}
	})
	return s
}

// pattern is a key as the automaton of Wu and Manber reads it.
type pattern struct {
	runes [maxPattern]rune
	n     int
}

func (p *pattern) places(r rune) (places uint64) {
	for i := range p.n {
		if p.runes[i] == r {
			places |= 1 << i
		}
	}
	return places
}

// state has in bit i of its element k whether the first i letters of the pattern
// can have become what was read with at most k errors.
type state struct {
	reach [maxErrors + 1]uint64
	here  uint64 // the places of the letter read last
}

func (s *state) read(here uint64, before *state) (t state) {
	t.here = here
	t.reach[0] = (s.reach[0] & here) << 1
	for k := 1; k <= maxErrors; k++ {
		t.reach[k] = (s.reach[k]&here)<<1 | s.reach[k-1] | s.reach[k-1]<<1 | t.reach[k-1]<<1 | (before.reach[k-1]&here)<<1&s.here<<1
	}
	return t
}

// near calls yield with the keys that differ from query by at most k errors.
func (e *edition) near(query string, k int, yield func(row uint32, errors int) bool) {
	var p pattern
	for _, r := range query {
		if p.n == maxPattern {
			return
		}
		p.runes[p.n] = r
		p.n++
	}
	shortest := minCorrected
	if foldname.BeginsSpaceless(query) {
		shortest = minCharacters
	}
	k = min(k, maxErrors, p.n/shortest)
	if k < 1 {
		return
	}
	s := keysShared.of(e)
	// The state behind each byte of the key at hand, and that before its last letter.
	var states, before [foldname.MaxLen + 1]state
	states[0].reach = [maxErrors + 1]uint64{1, 3, 7}
	mask := uint64(1)<<(p.n+1) - 1
	for i := 0; i < len(s.bytes); {
		key := e.key(uint32(i))
		at := int(s.bytes[i])
		alive := true
		for at < len(key) && at < foldname.MaxLen {
			r, size := utf8.DecodeRuneInString(key[at:])
			t := states[at].read(p.places(r), &before[at])
			before[at+size] = states[at]
			at += size
			states[at] = t
			if alive = t.reach[k]&mask != 0; !alive {
				break
			}
		}
		if alive {
			for errors := 0; errors <= k; errors++ {
				if states[at].reach[errors]>>p.n&1 != 0 {
					if !yield(uint32(i), errors) {
						return
					}
					break
				}
			}
			i++
			continue
		}
		for i++; i < len(s.bytes) && int(s.bytes[i]) >= at; {
			i = int(s.next[i])
		}
	}
}
