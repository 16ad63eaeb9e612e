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
	if first < 0 || len(query) > maxNameLen {
		return
	}
	var buf [maxNameLen + 8]byte
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
	i, j := strings.IndexByte(a, ' '), strings.IndexByte(b, ' ')
	if i < 0 || i != j || a[:i] != b[:j] {
		return false
	}
	for i >= 0 && j >= 0 {
		a, b = a[i+1:], b[j+1:]
		i, j = strings.IndexByte(a, ' '), strings.IndexByte(b, ' ')
		x, y := a, b
		if i >= 0 {
			x = a[:i]
		}
		if j >= 0 {
			y = b[:j]
		}
		if x != y && !variantOf(x, y) {
			return false
		}
	}
	return i < 0 && j < 0
}

func variantOf(x, y string) (yes bool) {
	latin.Variants(x, func(stem, ending string) bool {
		yes = y == stem+ending
		return !yes
	})
	return yes
}
