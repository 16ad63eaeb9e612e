package species

import (
	"strings"

	"github.com/citesgo/cites/internal/latin"
)

// otherEndings calls yield with the query with other Latin endings of its
// epithets, as another gender would have, until yield returns false. The bytes
// are valid during the call.
func otherEndings(query string, yield func(key []byte) bool) {
	first := strings.IndexByte(query, ' ')
	if first < 0 || len(query) > maxPattern {
		return
	}
	var buf [maxPattern + 8]byte
	more := true
	last := strings.LastIndexByte(query, ' ')
	change := func(from, to int) {
		latin.Variants(query[from:to], func(stem, ending string) bool {
			out := append(append(append(buf[:0], query[:from]...), stem...), ending...)
			more = yield(append(out, query[to:]...))
			return more
		})
	}
	if change(last+1, len(query)); more && last > first {
		// The epithets of a name agree with one another.
		change(first+1, first+1+strings.IndexByte(query[first+1:], ' '))
	}
}

// sameStems reports whether two keys differ in the endings of epithets only.
func sameStems(a, b string) bool {
	genusA, a, okA := strings.Cut(a, " ")
	genusB, b, okB := strings.Cut(b, " ")
	return okA && okB && genusA == genusB && sameEpithets(a, b)
}

// sameEpithets is sameStems for what follows the genus.
func sameEpithets(a, b string) bool {
	for {
		x, restA, moreA := strings.Cut(a, " ")
		y, restB, moreB := strings.Cut(b, " ")
		if x != y && !variantOf(x, y) || moreA != moreB {
			return false
		}
		if !moreA {
			return true
		}
		a, b = restA, restB
	}
}

// variantOf reports whether two epithets differ in their endings only.
func variantOf(x, y string) (yes bool) {
	latin.Variants(x, func(stem, ending string) bool {
		yes = y == stem+ending
		return !yes
	})
	return yes
}
