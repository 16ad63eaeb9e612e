package scanlayout

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEntriesArePackedAndRead(t *testing.T) {
	for _, e := range []Entry{
		{},
		{Row: 1, Tongue: 2, Kind: CommonName, Text: 3, Length: 4},
		{Row: MaxRow, Tongue: MaxTongue, Kind: Context, Unreviewed: true, Exact: true, Last: true, Text: MaxText, Length: MaxLength},
		{Kind: Meaning, Exact: true},
		{Kind: AcceptedName, Last: true},
	} {
		a, b := e.Pack()
		p := Packed{a, b}
		require.Equal(t, e, Entry{p.Row(), p.Tongue(), p.Kind(), p.Unreviewed(), p.Exact(), p.Last(), p.Text(), p.Length()})
	}
}

func TestFiltersHaveWhatIsInThem(t *testing.T) {
	for _, bits := range []uint{FirstBits, LaterBits, AroundBits} {
		filter := make([]uint64, 1<<bits)
		h := uint64(0x9e3779b97f4a7c15)
		for range 100 {
			h *= 0xd6e8feb86659fd93
			word, mask := Bits(h, bits)
			require.Equal(t, filter[word]&mask == mask, In(filter[word], h, bits))
			filter[word] |= mask
			require.True(t, In(filter[word], h, bits))
		}
	}
}
