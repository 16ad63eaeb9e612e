package appendix_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

// Package editions makes other tables; the embedded ones are what Of asks.
func ExampleTables() {
	tables := appendix.Embedded()
	matches, err := tables.Species().Lookup("Panthera uncia")
	if err != nil {
		fmt.Println(err)
		return
	}
	leopard, _ := matches.Taxon()
	answer, err := appendix.Of(leopard, cites.MustDate("2026-11-23"), appendix.WithEdition(tables))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(answer.Appendices(), answer.Tables() == tables, tables.First())
	// Output:
	// I true 1975-07-01
}

func ExampleEditionError() {
	matches, err := species.Lookup("Panthera uncia")
	if err != nil {
		fmt.Println(err)
		return
	}
	leopard, _ := matches.Taxon()
	var none appendix.Tables
	_, err = appendix.Of(leopard, cites.MustDate("2026-11-23"), appendix.WithEdition(none))
	fmt.Println(err)
	// Output:
	// cites: WithEdition was given no tables; build or open some with package editions
}

func TestEmbeddedTablesAreThoseOfTheFunctions(t *testing.T) {
	x := appendix.Embedded()
	require.False(t, x.IsZero())
	require.NoError(t, x.Verify())
	require.Equal(t, appendix.Edition(), x.Edition())
	require.Equal(t, appendix.First(), x.First())
	require.Equal(t, species.Embedded(), x.Species())
	var a, b []appendix.Listing
	for l := range x.Listings() {
		a = append(a, l)
	}
	for l := range appendix.Listings() {
		b = append(b, l)
	}
	require.Equal(t, b, a)
}

func TestNoTables(t *testing.T) {
	var x appendix.Tables
	require.True(t, x.IsZero())
	require.True(t, x.Species().IsZero())
	require.Equal(t, cites.Edition{}, x.Edition())
	require.Zero(t, x.First())
	require.NoError(t, x.Verify())
	for range x.Listings() {
		t.Error("a listing of no tables")
	}
	_, err := appendix.Open("", species.Embedded())
	require.Error(t, err)
}
