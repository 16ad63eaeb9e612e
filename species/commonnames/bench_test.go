package commonnames

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites/species"
)

var queries = []struct {
	name, query string
	found       bool
}{
	{"lower", "snow leopard", true},
	{"title", "Snow Leopard", true},
	{"hyphen", "White-tailed Eagle", true},
	{"diacritics", "Panthère des neiges", true},
	{"cyrillic", "снежный барс", true},
	{"cyrillic-title", "Снежный барс", true},
	{"kazakh", "Қар барысы", true},
	{"arabic", "نمر الثلوج", true},
	{"chinese", "雪豹", true},
	{"miss", "no such animal", false},
	{"longest", strings.Repeat("Ab ", 170), false},
}

func TestNoAllocations(t *testing.T) {
	for _, q := range queries {
		require.Zero(t, testing.AllocsPerRun(100, func() {
			ms, err := Lookup(q.query)
			if err != nil || (ms.Len() > 0) != q.found {
				t.Fatal(q.query, ms.Len(), err)
			}
			if x, ok := ms.Taxon(); ok != q.found || ok && x.IsZero() {
				t.Fatal(q.query)
			}
		}), q.name)
	}
	uncia := taxon(t, "Panthera uncia")
	for tag := range Languages() {
		require.Zero(t, testing.AllocsPerRun(100, func() {
			if n, ok := Display(uncia, tag); !ok || n.Text() == "" || n.Language() == language.Und {
				t.Fatal(tag)
			}
		}), tag)
	}
}

func BenchmarkLookup(b *testing.B) {
	for _, q := range queries {
		b.Run(q.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if ms, err := Lookup(q.query); err != nil || (ms.Len() > 0) != q.found {
					b.Fatal(q.query, ms.Len(), err)
				}
			}
		})
	}
}

// BenchmarkLookupAll looks up every name, as it stands in the tables.
func BenchmarkLookupAll(b *testing.B) {
	var names []string
	for n := range All() {
		names = append(names, strings.Clone(n.Text()))
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		if ms, err := Lookup(names[i]); err != nil || ms.Len() == 0 {
			b.Fatal(names[i], err)
		}
		if i++; i == len(names) {
			i = 0
		}
	}
}

func BenchmarkDisplay(b *testing.B) {
	uncia := taxon(b, "Panthera uncia")
	for _, word := range []string{"en", "kk", "de", "tk", "nb", "ja"} {
		tag := language.MustParse(word)
		b.Run(word, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, ok := Display(uncia, tag); !ok {
					b.Fatal(word)
				}
			}
		})
	}
	b.Run("none", func(b *testing.B) {
		ms, err := species.Lookup("Animalia")
		if err != nil {
			b.Fatal(err)
		}
		animalia := ms.At(0).Taxon()
		b.ReportAllocs()
		for b.Loop() {
			if _, ok := Display(animalia, language.English); ok {
				b.Fatal("a name")
			}
		}
	})
}

func BenchmarkPrefix(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for range Prefix("snow") {
			if n++; n == 10 {
				break
			}
		}
	}
}

func BenchmarkContaining(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		for range Containing("white eagle") {
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := open(blob); err != nil {
			b.Fatal(err)
		}
	}
}
