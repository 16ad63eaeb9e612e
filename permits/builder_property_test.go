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
	for i := range generated {
		b, letter := r.builder()
		letters[letter]++
		p, err := b.Build()
		require.NoError(t, err, "document %d, %s", i, letter)
		requireInOrder(t, p)
		// The mutation that fits and was tried least.
		least := -1
		for j := range mutations {
			if m := &mutations[j]; (m.fits == nil || m.fits(p)) && (least < 0 || used[j] < used[least]) {
				least = j
			}
		}
		used[least]++
		requireFound(t, p, &mutations[least])
	}
	for i, n := range used {
		require.Greater(t, n, 5, "%s was tried too seldom", mutations[i].name)
	}
	require.Len(t, letters, 14, "every type of document")
	require.GreaterOrEqual(t, len(mutations), 40)
}
