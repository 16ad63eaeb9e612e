package scan

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/internal/dataset"
	layout "github.com/citesgo/cites/internal/scanlayout"
	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
)

func TestOpenRefusesADamagedBlob(t *testing.T) {
	_, err := open(blob)
	require.NoError(t, err)
	hash := species.Edition().SHA256
	for name, bad := range map[string]string{
		"empty":         "",
		"cut short":     blob[:len(blob)/2],
		"other layout":  blob[:8] + "\xff" + blob[9:],
		"other species": strings.Replace(blob, hash, strings.Repeat("0", len(hash)), 1),
		"other names":   strings.Replace(blob, commonnames.Edition().SHA256, strings.Repeat("0", len(hash)), 1),
		"no filter":     blob[:24+16*layout.Later+4] + "\x00\x00\x00\x00" + blob[24+16*layout.Later+8:],
	} {
		e, err := open(bad)
		require.Error(t, err, name)
		require.Empty(t, scanAll(e), name)
	}
}

// scanAll scans texts of all scripts with tables that may be damaged.
func scanAll(t *tables) (hits []Hit) {
	s := &Scanner{tables: t, wanted: ^uint64(0), last: layout.MaxRow + 1}
	for _, text := range []string{englishText, russianText, chineseText, "Panthera leo, P. tigris; ابن آوى ذهبي; Python spp., jaguar skin"} {
		hits = slices.AppendSeq(hits, s.Text(text))
	}
	return hits
}

// FuzzDamage holds the scanner to answer something, whatever byte of its tables
// has changed, and Verify to notice.
func FuzzDamage(f *testing.F) {
	intact := len(scanAll(all().tables))
	require.NotZero(f, intact)
	file, err := dataset.Open(blob, "scan", layout.Version)
	require.NoError(f, err)
	for section := layout.Editions; section <= layout.Events; section++ {
		f.Add(uint32(strings.Index(blob, string(file.Text(section)))+40), byte(1))
	}
	damaged := []byte(blob)
	f.Fuzz(func(t *testing.T, at uint32, change byte) {
		at %= uint32(len(damaged))
		damaged[at] ^= change
		e, err := open(string(damaged))
		damaged[at] ^= change
		scanAll(e)
		if change != 0 && at >= 24 && err == nil && e.file.Verify() == nil {
			t.Fatalf("byte %d changed by %#x, and Verify did not notice", at, change)
		}
	})
}
