package permits

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// generated is how many documents the property test makes.
const generated = 3000

// TestBuilderMakesSoundDocuments: what the builder makes passes, what one
// mutation breaks is found and named, at the right place.
func TestBuilderMakesSoundDocuments(t *testing.T) {
	r := newRandom(4)
	used := make([]int, len(mutations))
	letters := make(map[string]int)
	next := 0
	for i := range generated {
		b, letter := r.builder()
		letters[letter]++
		p, err := b.Build()
		require.NoError(t, err, "document %d, %s", i, letter)
		requireInOrder(t, p)
		for range len(mutations) {
			m := &mutations[next%len(mutations)]
			next++
			if m.fits == nil || m.fits(p) {
				used[(next-1)%len(mutations)]++
				requireFound(t, p, m)
				break
			}
		}
	}
	for i, n := range used {
		require.NotZero(t, n, "%s was never tried", mutations[i].name)
	}
	require.Len(t, letters, 14, "every type of document")
	require.GreaterOrEqual(t, len(mutations), 40)
}
