package permits

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/species"
)

func taxonOf(t testing.TB, name string) species.Taxon {
	t.Helper()
	found, err := species.Lookup(name)
	require.NoError(t, err)
	taxon, ok := found.Taxon()
	require.True(t, ok, name)
	return taxon
}

func TestGoesWithTaxon(t *testing.T) {
	for _, x := range []struct {
		term      Term
		taxon     string
		ok, known bool
	}{
		{"EGG", "Falco cherrug", true, true},
		{"EGG", "Ursus americanus", false, true},
		{"egg", "Falco cherrug", true, true},
		{"FEA", "Falco cherrug", true, true}, // all birds
		{"LIV", "Animalia", true, true},
		{"KNL", "Ursus americanus", false, false}, // a term of 2021
		{"ABC", "Ursus americanus", false, false},
	} {
		ok, known := x.term.GoesWithTaxon(taxonOf(t, x.taxon))
		require.Equal(t, [2]bool{x.ok, x.known}, [2]bool{ok, known}, "%s of %s", x.term, x.taxon)
	}
	ok, known := Term("EGG").GoesWithTaxon(species.Taxon{})
	require.False(t, ok || known)
}

// TestPairsReachTheTables counts the taxa of the pairs that the tables have:
// a rename in the nomenclature would silently switch the rule off.
func TestPairsReachTheTables(t *testing.T) {
	b := tables()
	reached := make(map[uint32]bool)
	for x := range species.All() {
		if row, ok := taxonRow(b, x); ok {
			reached[row] = true
		}
	}
	var lost []string
	for row := range uint32(b.taxa.Len()) {
		if !reached[row] {
			lost = append(lost, b.text.At(b.taxa.U32(row, 0), b.taxa.U32(row, 4)))
		}
	}
	require.Less(t, len(lost), b.taxa.Len()/8, "no longer in the nomenclature: %v", lost)
	t.Logf("%d of %d taxa of the pairs are not in the tables: %v", len(lost), b.taxa.Len(), lost)
}

func TestIsHybrid(t *testing.T) {
	for name, want := range map[string]bool{
		"Falco rusticolus × Falco cherrug": true, "Falco rusticolus x cherrug": true, "Felis hybrid": true,
		"Python regius": false, "Axis axis": false, "": false, "hybrid": false,
	} {
		require.Equal(t, want, isHybrid(name), name)
	}
}
