package commonnames

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	layout "github.com/citesgo/cites/internal/commonnameslayout"
	"github.com/citesgo/cites/species"
)

func TestOpenRefusesADamagedBlob(t *testing.T) {
	f, err := open(blob)
	require.NoError(t, err)
	hash := string(f.file.Text(layout.Species))
	for name, bad := range map[string]string{
		"empty":           "",
		"cut short":       blob[:len(blob)/2],
		"other data set":  strings.Replace(blob, "commonnames\n", "commonwords\n", 1),
		"other layout":    blob[:8] + "\xff" + blob[9:],
		"other species":   strings.Replace(blob, hash, strings.Repeat("0", len(hash)), 1),
		"no index":        blob[:24+16*7+4] + "\x00\x00\x00\x00" + blob[24+16*7+8:],
		"other languages": strings.Replace(blob, "ru-Latn", "_______", 1),
	} {
		e, err := open(bad)
		require.Error(t, err, name)
		ask(e, 0)
	}
}

// ask asks everything of a row of tables that may be damaged.
func ask(e *edition, row uint32) {
	n := Name{e, row}
	_, _, _, _ = n.Text(), n.Language(), n.Confidence().String(), n.Source()
	_, _ = n.Given()
	_ = n.Taxon().Name()
	for _, text := range []string{"Snow Leopard", "кречет", n.Text()} {
		ms, _ := e.lookup(text)
		for m := range ms.All() {
			_, _ = m.Text(), m.Taxon()
		}
	}
	first, end := e.span(species.ByRow(row))
	if end-first > 1000 {
		end = first + 1000
	}
	_, _ = e.best(first, end, e.language(language.German))
	_ = e.key(row)
	_ = e.neighbour(language.Kazakh)
}

func FuzzDamage(f *testing.F) {
	f.Add(uint32(30), byte(1), uint32(0))
	f.Add(uint32(4000), byte(0xff), uint32(170))
	f.Add(uint32(1_600_000), byte(0x80), uint32(5000))
	f.Add(uint32(2_900_000), byte(0x7f), uint32(44000))
	damaged := []byte(blob)
	f.Fuzz(func(t *testing.T, at uint32, change byte, row uint32) {
		at %= uint32(len(damaged))
		damaged[at] ^= change
		e, err := open(string(damaged))
		damaged[at] ^= change
		for _, r := range []uint32{row, row % uint32(e.names.Len()+1), 0} {
			ask(e, r)
		}
		if change != 0 && at >= 24 && err == nil && e.file.Verify() == nil {
			t.Fatalf("byte %d changed by %#x, and Verify did not notice", at, change)
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
