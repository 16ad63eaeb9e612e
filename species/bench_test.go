package species

import (
	"math/rand/v2"
	"strings"
	"testing"

	layout "github.com/citesgo/cites/internal/specieslayout"
)

// tableNames returns copies of the names of one kind, in the order of the
// tables or shuffled. They are copies so that a look-up reads the tables anew.
func tableNames(b *testing.B, kinds uint8, shuffled bool) []string {
	b.Helper()
	e, err := current()
	if err != nil {
		b.Fatal(err)
	}
	var names []string
	for n := range e.eachName {
		if kinds&(1<<(n.flags&layout.Synonym)) != 0 {
			names = append(names, strings.Clone(n.name))
		}
	}
	if shuffled {
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	}
	return names
}

func lookupAll(b *testing.B, names []string, found bool) {
	b.Helper()
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		ms, err := Lookup(names[i])
		if err != nil || (ms.Len() > 0) != found {
			b.Fatalf("%q: %d matches, %v", names[i], ms.Len(), err)
		}
		if i++; i == len(names) {
			i = 0
		}
	}
}

// BenchmarkLookupAll looks up every name in turn.
func BenchmarkLookupAll(b *testing.B) {
	for _, of := range []struct {
		name  string
		kinds uint8
	}{{"accepted", 1}, {"synonyms", 2}, {"all", 3}} {
		b.Run(of.name+"/sorted", func(b *testing.B) { lookupAll(b, tableNames(b, of.kinds, false), true) })
		b.Run(of.name+"/shuffled", func(b *testing.B) { lookupAll(b, tableNames(b, of.kinds, true), true) })
	}
}

func BenchmarkLookup(b *testing.B) {
	for _, of := range []struct {
		name, query string
		found       bool
	}{
		{"exact", "Panthera leo", true},
		{"capitals", "PANTHERA LEO", true},
		{"author", "Panthera leo (Linnaeus, 1758)", true},
		{"authors", "Sarracenia rubra Walter subsp. alabamensis (Case & Case) Schnell", true},
		{"genus", "Dalbergia spp.", true},
		{"nonascii", "Bulbophyllum vöthii", true},
		{"fullwidth", "Ｐａｎｔｈｅｒａ　ｌｅｏ", true},
		{"miss", "Homo sapiens", false},
		{"miss-author", "Homo sapiens Linnaeus, 1758", false},
		{"longest", strings.Repeat("Ab ", 170), false},
	} {
		b.Run(of.name, func(b *testing.B) { lookupAll(b, []string{of.query}, of.found) })
	}
}

func BenchmarkByID(b *testing.B) {
	var ids []ID
	for t := range All() {
		ids = append(ids, t.ID())
	}
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		if _, ok := ByID(ids[i]); !ok {
			b.Fatal(ids[i])
		}
		if i++; i == len(ids) {
			i = 0
		}
	}
}

func BenchmarkTaxon(b *testing.B) {
	ms, err := Lookup("Panthera leo")
	if err != nil {
		b.Fatal(err)
	}
	leo := ms.At(0).Taxon()
	b.Run("Name", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_ = leo.Name()
		}
	})
	b.Run("Kingdom", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_ = leo.Kingdom()
		}
	})
	b.Run("InRange", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			leo.InRange('Z'<<8 | 'W')
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := open(blob); err != nil {
			b.Fatal(err)
		}
	}
}
