package pack

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/dataset"
)

var edition = cites.Edition{Dataset: "test", Law: cites.MustDate("2026-03-05"), Sources: "ONE", SHA256: "00"}

func build(t *testing.T) []byte {
	t.Helper()
	var text Strings
	table := NewTable(7)
	for _, s := range []string{"one", "two", "one", ""} {
		table.Row().U32(text.Add(s)).U16(uint16(len(s))).U8(9)
	}
	b := New(1, edition)
	b.AddText(text.Bytes())
	b.AddTable(table)
	b.AddIndex([]string{"one", "two", "one", ""})
	out, err := b.Bytes()
	require.NoError(t, err)
	return out
}

func TestSameInputSameBytes(t *testing.T) {
	require.Equal(t, build(t), build(t))
}

func TestSectionsAreAligned(t *testing.T) {
	out := build(t)
	f, err := dataset.Open(string(out), "test", 1)
	require.NoError(t, err)
	require.NoError(t, f.Verify())
	require.Equal(t, "onetwo", string(f.Text(1)), "each text once")
	require.Equal(t, 4, f.Table(2, 7).Len())
	require.EqualValues(t, 9, f.Table(2, 7).U8(3, 6))
	require.Equal(t, 16, f.Table(3, 8).Len(), "at least half of an index is free")
	for i := range 4 {
		at := 24 + 16*i
		require.Zero(t, out[at]%8, "section %d begins at a multiple of 8", i)
	}
}

func TestARowOfTheWrongWidthPanics(t *testing.T) {
	table := NewTable(4)
	table.Row().U32(1)
	table.Row().U16(1)
	require.PanicsWithValue(t, "pack: row 1 has 2 bytes of 4", func() { table.Row() })
	require.Panics(t, func() { New(1, edition).AddTable(table) })
}

func TestIndexOfNothing(t *testing.T) {
	b := New(1, edition)
	b.AddIndex(nil)
	out, err := b.Bytes()
	require.NoError(t, err)
	f, err := dataset.Open(string(out), "test", 1)
	require.NoError(t, err)
	ix := f.Index(1)
	p := ix.Probe(dataset.Hash("one"))
	_, ok := p.Next()
	require.False(t, ok)
}

func TestStrings(t *testing.T) {
	var s Strings
	require.Zero(t, s.Add(""))
	require.EqualValues(t, 0, s.Add("one"))
	require.EqualValues(t, 3, s.Add("two"))
	require.EqualValues(t, 0, s.Add("one"))
	require.Equal(t, "onetwo", string(s.Bytes()))
}
