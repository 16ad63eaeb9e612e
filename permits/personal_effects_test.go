package permits

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/species"
)

func TestPersonalEffectsLimits(t *testing.T) {
	n := 0
	for l := range PersonalEffectsLimits() {
		n++
		found, err := species.Lookup(l.Taxon())
		require.NoError(t, err)
		_, ok := found.Taxon()
		require.True(t, ok, l.Taxon())
		require.Equal(t, 1, l.Quantity().Amount.Sign(), l.ID())
		require.True(t, l.Quantity().Unit.Valid(), l.ID())
		require.NotEmpty(t, l.Specimen())
		require.NotEmpty(t, l.Provision())
		require.Equal(t, l.ID(), l.String())
	}
	require.Equal(t, 12, n)
	var none PersonalEffectsLimit
	require.True(t, none.IsZero())
	require.Empty(t, none.ID()+none.Taxon()+none.Provision())
	require.False(t, none.Quantity().Amount.Given())
	require.False(t, none.Also().Amount.Given())
}

func TestPersonalEffectsLimitOf(t *testing.T) {
	for _, x := range []struct {
		name      string
		term      Term
		quantity  string
		unit      Unit
		kilograms string
		persons   int
		id        string
		within    bool
		known     bool
	}{
		{"Acipenser stellatus", "CAV", "125", "GRM", "", 0, "PHE-CAVIAR", true, true},
		{"Acipenser stellatus", "CAV", "0.125", "KGM", "", 1, "PHE-CAVIAR", true, true},
		{"Acipenser stellatus", "CAV", "0.1250001", "KGM", "", 1, "PHE-CAVIAR", false, true},
		{"Acipenser stellatus", "CAV", "250", "GRM", "", 2, "PHE-CAVIAR", true, true},
		{"Acipenser stellatus", "CAV", "1", "NAR", "", 1, "PHE-CAVIAR", false, false},
		{"Acipenser stellatus", "MEA", "1", "KGM", "", 1, "", false, false},
		{"Crocodylus niloticus", "LPS", "4", "", "", 1, "PHE-CROCODILE", true, true},
		{"Crocodylus niloticus", "LIV", "1", "", "", 1, "", false, false},
		{"Hippocampus kuda", "BOD", "5", "NAR", "", 1, "PHE-SEAHORSE", false, true},
		{"Tridacna gigas", "SHE", "3", "NAR", "2.9", 1, "PHE-CLAM", true, true},
		{"Tridacna gigas", "SHE", "3", "NAR", "3.1", 1, "PHE-CLAM", false, true},
		{"Tridacna gigas", "SHE", "3", "NAR", "", 1, "PHE-CLAM", false, false},
		{"Tridacna gigas", "SHE", "4", "NAR", "", 1, "PHE-CLAM", false, true},
		{"Gyrinops walla", "OIL", "24", "MLT", "", 1, "PHE-GYRI-OIL", true, true},
		{"Echinopsis pachanoi", "", "1", "NAR", "", 1, "", false, false},
	} {
		found, err := species.Lookup(x.name)
		require.NoError(t, err)
		taxon, ok := found.Taxon()
		require.True(t, ok, x.name)
		l, ok := PersonalEffectsLimitOf(taxon, x.term)
		require.Equal(t, x.id != "", ok, x.name)
		require.Equal(t, x.id, l.ID())
		if !ok {
			continue
		}
		within, known := l.within(Quantity{Amount: ParseDecimal(x.quantity), Unit: x.unit}, ParseDecimal(x.kilograms), x.persons)
		require.Equal(t, x.known, known, "%+v", x)
		require.Equal(t, x.within, within, "%+v", x)
	}
	_, ok := PersonalEffectsLimitOf(species.Taxon{}, "CAV")
	require.False(t, ok)
}
