package appendix_test

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/appendix"
)

func TestWithinTenKilograms(t *testing.T) {
	for kg, want := range map[string]bool{
		"0": true, "9.999": true, "10": true, "10.000": true, "0010": true, ".5": true, "10.0000000000000000000001": false,
		"10.5": false, "11": false, "100": false, "99999999999999999999": false,
	} {
		got, ok := appendix.WithinTenKilograms(kg)
		require.True(t, ok, kg)
		require.Equal(t, want, got, kg)
	}
	for _, kg := range []string{"", ".", "10.", "-1", "+1", "1e1", "10,5", " 10", "ten", "1.2.3"} {
		_, ok := appendix.WithinTenKilograms(kg)
		require.False(t, ok, kg)
	}
}

func FuzzWithinTenKilograms(f *testing.F) {
	for _, s := range []string{"10", "9.75", "10.000", "0x8", ".5", "10.", "1e1", "00000000010.01"} {
		f.Add(s)
	}
	ten := big.NewRat(10, 1)
	f.Fuzz(func(t *testing.T, s string) {
		within, ok := appendix.WithinTenKilograms(s)
		if !ok {
			return
		}
		r, parsed := new(big.Rat).SetString(s)
		require.True(t, parsed, s)
		require.Equal(t, r.Cmp(ten) <= 0, within, s)
	})
}
