package appendix

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/species"
)

// FuzzOpen damages the blob and asks every kind of question: never a panic,
// and what Open lets through, Verify finds.
func FuzzOpen(f *testing.F) {
	f.Add(uint32(0), byte(1), uint32(0))
	f.Add(uint32(8), byte(255), uint32(0))
	f.Add(uint32(30), byte(7), uint32(0))
	f.Add(uint32(200), byte(128), uint32(5000))
	f.Add(uint32(100_000), byte(3), uint32(0))
	on := cites.MustDate("2026-11-23")
	var taxa []species.Taxon
	for t := range species.All() {
		if len(taxa) < 40 || t.Row()%5000 == 0 {
			taxa = append(taxa, t)
		}
	}
	f.Fuzz(func(t *testing.T, at uint32, flip byte, cut uint32) {
		b := []byte(blob)
		b[int(at)%len(b)] ^= flip
		b = b[:len(b)-int(cut)%len(b)]
		ed, err := open(string(b))
		if err != nil {
			return
		}
		if flip != 0 && int(at)%len(blob) >= 24 {
			require.Error(t, ed.file.Verify(), "byte %d changed unseen", at)
		}
		for _, taxon := range taxa {
			a := Answer{ed: ed, taxon: taxon, on: on}
			a.climb()
			a.descend()
			for l := range a.Listings() {
				_, _, _ = l.Taxon(), l.Notes(), l.Only().Name()
				for range l.Except().Members() {
				}
			}
			for range a.Below() {
			}
			for range a.Announced() {
			}
			for c := range a.Conditions() {
				_ = c.Text()
			}
		}
	})
}

func TestOpenRefusesAnotherSpeciesEdition(t *testing.T) {
	at := strings.Index(blob, species.Edition().SHA256)
	require.Positive(t, at)
	b := []byte(blob)
	b[at] ^= 1
	_, err := open(string(b))
	require.ErrorContains(t, err, "another edition of the species")
}
