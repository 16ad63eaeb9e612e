package species_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/species"
)

// The embedded tables answer as the functions of the package do.
func ExampleTables() {
	tables := species.Embedded()
	matches, err := tables.Lookup("Uncia uncia")
	if err != nil {
		fmt.Println(err)
		return
	}
	leopard, _ := matches.Taxon()
	fmt.Println(leopard, leopard.Tables() == tables, tables.Edition() == species.Edition())
	// Output:
	// Panthera uncia true true
}

func TestEmbeddedTablesAreThoseOfTheFunctions(t *testing.T) {
	x := species.Embedded()
	require.False(t, x.IsZero())
	require.NoError(t, x.Verify())
	n := 0
	for a := range x.All() {
		n++
		if n%5000 == 0 {
			require.Equal(t, a, species.ByRow(a.Row()))
			require.Equal(t, a, x.ByRow(a.Row()))
			b, ok := x.ByID(a.ID())
			require.True(t, ok)
			require.Equal(t, a, b)
		}
	}
	require.Positive(t, n)
}

func TestNoTables(t *testing.T) {
	var x species.Tables
	require.True(t, x.IsZero())
	require.True(t, species.Taxon{}.Tables().IsZero())
	ms, err := x.Lookup("Panthera leo")
	require.NoError(t, err)
	require.Zero(t, ms.Len())
	_, ok := x.ByID(6353)
	require.False(t, ok)
	require.True(t, x.ByRow(1).IsZero())
	for range x.All() {
		t.Error("a taxon of no tables")
	}
	require.Equal(t, cites.Edition{}, x.Edition())
	require.NoError(t, x.Verify())
	_, err = species.Open("")
	require.Error(t, err)
}
