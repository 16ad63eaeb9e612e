package editions_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/editions"
)

// FuzzRead reads anything as an export: never a panic, and what is taken for an
// edition answers about each of its taxa and survives its file.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"speciesplus.csv", "checklist.csv"} {
		text := fixture(f, name)
		lines := strings.SplitAfter(text, "\n")
		f.Add(lines[0] + lines[4])
		f.Add(lines[0] + lines[len(lines)-2])
		f.Add(strings.ReplaceAll(lines[0]+lines[4], ",", ";"))
	}
	f.Fuzz(func(t *testing.T, text string) {
		e, err := editions.Read(strings.NewReader(text), editions.On(day), editions.MaxBytes(1<<16), editions.MaxRows(100))
		if err != nil {
			require.Nil(t, e)
			require.True(t, strings.HasPrefix(err.Error(), "cites: "), "%v", err)
			return
		}
		for x := range e.Species().All() {
			_, err := appendix.Of(x, e.Date(), appendix.WithEdition(e.Appendix()))
			require.NoError(t, err)
			ms, err := e.Species().Lookup(x.Name())
			require.NoError(t, err)
			require.Positive(t, ms.Len(), x.Name())
		}
		_, err = editions.OpenBytes(bytesOf(t, e))
		require.NoError(t, err)
	})
}

// FuzzOpenBytes opens damaged edition files: never a panic, and never one that
// was not written.
func FuzzOpenBytes(f *testing.F) {
	file := bytesOf(f, read(f, fixture(f, "speciesplus.csv")))
	f.Add(uint32(0), byte(1), uint32(0))
	f.Add(uint32(9), byte(255), uint32(0))
	f.Add(uint32(40), byte(4), uint32(3))
	f.Add(uint32(2000), byte(128), uint32(500))
	f.Fuzz(func(t *testing.T, at uint32, flip byte, cut uint32) {
		b := append([]byte(nil), file...)
		b[int(at%uint32(len(b)))] ^= flip
		short := int(cut % uint32(len(b)))
		_, err := editions.OpenBytes(b[:len(b)-short])
		require.Equal(t, flip == 0 && short == 0, err == nil, "%v", err)
	})
}
