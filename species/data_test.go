package species

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
)

func TestEdition(t *testing.T) {
	e := Edition()
	require.Equal(t, "species", e.Dataset)
	require.Equal(t, cites.MustDate("2026-03-06"), e.Law)
	require.Contains(t, e.SourceKeys(), "WCMC-A26")
	require.Len(t, e.SHA256, 64)
	require.NoError(t, Verify())
}

func TestOpenRefusesADamagedBlob(t *testing.T) {
	for name, bad := range map[string]string{
		"empty":            "",
		"cut short":        blob[:len(blob)/2],
		"other data set":   strings.Replace(blob, "species\n", "spezies\n", 1),
		"other layout":     blob[:8] + "\xff" + blob[9:],
		"no index":         blob[:24+16*3+4] + "\x00\x00\x00\x00" + blob[24+16*3+8:],
		"more than a blob": blob + "x",
	} {
		e, err := open(bad)
		require.Error(t, err, name)
		ask(e, 0)
		ms, err := e.lookup("Panthera leo")
		require.NoError(t, err)
		require.Zero(t, ms.Len(), name)
	}
}

// ask asks everything of a row of tables that may be damaged.
func ask(e *edition, row uint32) {
	t := e.taxon(row)
	_, _, _, _, _ = t.Name(), t.Author(), t.Rank().String(), t.Kingdom().String(), t.IsAccepted()
	_, _ = t.Ancestor(Genus)
	_, _ = t.InRange(countries.Unknown)
	_, _ = e.find(t.ID())
	for a := range t.Ancestors() {
		_ = t.Within(a)
	}
	n := 0
	for range t.Children() {
		if n++; n > 100 {
			break
		}
	}
	for range t.Synonyms() {
		if n++; n > 200 {
			break
		}
	}
	for range t.Range() {
	}
	for range t.Now() {
	}
	ms, _ := e.lookup(t.Name())
	for m := range ms.All() {
		_, _, _ = m.Name(), m.Author(), m.Taxon()
	}
	_, _ = ms.Taxon()
}

func FuzzDamage(f *testing.F) {
	f.Add(uint32(30), byte(1), uint32(0))
	f.Add(uint32(4000), byte(0xff), uint32(170))
	f.Add(uint32(1_100_000), byte(0x80), uint32(5000))
	f.Add(uint32(3_900_000), byte(0x7f), uint32(44000))
	damaged := []byte(blob)
	f.Fuzz(func(t *testing.T, at uint32, change byte, row uint32) {
		at %= uint32(len(damaged))
		damaged[at] ^= change
		e, err := open(string(damaged))
		damaged[at] ^= change
		for _, r := range []uint32{row, row % (e.count() + 1), 0} {
			ask(e, r)
		}
		if _, err := e.lookup("Panthera leo"); err != nil {
			t.Fatal(err)
		}
		if change != 0 && at >= 24 && err == nil && e.file.Verify() == nil {
			t.Fatalf("byte %d changed by %#x, and Verify did not notice", at, change)
		}
	})
}

func FuzzLookup(f *testing.F) {
	for _, s := range []string{
		"Panthera leo", "PANTHERA LEO (LINNAEUS, 1758)", "Bulbophyllum vo\u0308thii", "× Cattleya cf. x ssp. f.", "Pan\u200bthera leo", "ﷺ", "xA x",
		"Sarracenia rubra Walter subsp. alabamensis (Case & Case) Schnell", "Dalbergia sp. A", "a.b.c.d", "\xff", "((((", "1758", "İ ŉ ǆ",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		ms, err := Lookup(name)
		if err != nil {
			require.Zero(t, ms.Len())
			require.Less(t, len(err.Error()), 600)
			return
		}
		require.True(t, utf8.ValidString(name))
		for m := range ms.All() {
			require.False(t, m.Taxon().IsZero())
			// What was found is found by its own name too.
			again, err := Lookup(m.Name())
			require.NoError(t, err)
			require.NotZero(t, again.Len())
		}
		// Capitals and space at the edges make no difference to what is found plainly.
		spaced, err := Lookup(" " + name + " ")
		if len(name) < 500 {
			require.NoError(t, err)
			require.Equal(t, ms.Len(), spaced.Len())
		}
	})
}

func TestConcurrentUse(t *testing.T) {
	var wg sync.WaitGroup
	for i := range uint32(8) {
		wg.Go(func() {
			for row := range uint32(200) {
				e, _ := current()
				ask(e, row*200+i)
			}
		})
	}
	wg.Wait()
}
