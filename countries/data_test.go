package countries

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/lang"
)

func TestEdition(t *testing.T) {
	e := Edition()
	require.Equal(t, "countries", e.Dataset)
	require.Equal(t, cites.MustDate("2025-01-02"), e.Law)
	require.Contains(t, e.SourceKeys(), "CHRONOLO")
	require.Len(t, e.SHA256, 64)
	require.NoError(t, Verify())
}

func TestReadRefusesADamagedTable(t *testing.T) {
	for name, bad := range map[string]string{
		"empty":            "",
		"cut short":        blob[:len(blob)/2],
		"other data set":   strings.Replace(blob, "countries\n", "countryes\n", 1),
		"other languages":  strings.Replace(blob, "uz-Cyrl", "uz-Arab", 1),
		"other layout":     blob[:8] + "\xff" + blob[9:],
		"more than a blob": blob + "x",
	} {
		d := read(bad)
		require.Error(t, d.err, name)
		_, ok := d.row(makeCode("KZ"))
		require.False(t, ok, name)
	}
}

// walk asks everything of every row, of a table that may be damaged.
func walk(d *data) {
	on := cites.MustDate("2000-01-01")
	for row := range uint32(min(d.countries.Len(), 1000)) {
		c := Country{d, row}
		_, _ = d.row(c.Code())
		_, _, _ = c.Party().Code(), c.PartyOn(on).Code(), c.InEuropeanUnion(on)
		_, _, _, _ = c.Kind().String(), c.Region().String(), c.Instrument().String(), c.Note()
		_, _, _, _ = c.Joined().String(), c.EntryIntoForce().String(), c.From().String(), c.Until().String()
		for s := range c.Successors() {
			_ = s.Code()
		}
		for i := range lang.Count {
			_ = d.ref(d.names.U32(row, 4*i))
		}
	}
}

func FuzzDamage(f *testing.F) {
	f.Add(uint32(20), byte(1))
	f.Add(uint32(40), byte(0xff))
	f.Add(uint32(400), byte(0x80))
	f.Add(uint32(5000), byte(0x7f))
	f.Fuzz(func(t *testing.T, at uint32, change byte) {
		b := []byte(blob)
		at %= uint32(len(b))
		b[at] ^= change
		d := read(string(b))
		walk(&d)
		if change != 0 && at >= 24 && d.err == nil && d.file.Verify() == nil {
			t.Fatalf("byte %d changed by %#x, and Verify did not notice", at, change)
		}
	})
}

func TestDamage(t *testing.T) {
	for at := 0; at < len(blob); at += 97 {
		b := []byte(blob)
		b[at] ^= 0xff
		d := read(string(b))
		walk(&d)
	}
}

func TestConcurrentUse(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() { walk(open()) })
	}
	wg.Wait()
}
