package species

import (
	"strings"
	"testing"
)

func BenchmarkSearch(b *testing.B) {
	for _, of := range []struct{ name, query string }{
		{"exact", "Panthera leo"},
		{"author", "Panthera leo (Linnaeus, 1758)"},
		{"ending", "Testudo graecus"},
		{"scanned", "Faico chemug"},
		{"one/leo", "Pantera leo"},
		{"one/dendrobium", "Dendrobium nobyle"},
		{"one/echinocereus", "Echinocereus engelmanii"},
		{"one/aloe", "Aloe striatula var. caesja"},
		{"two/panthera", "Pantera tigriss"},
		{"two/dendrobium", "Dendrobeum nobyle"},
		{"two/aloe", "Aloe arborecsens var. milloti"},
		{"none", "Corvus frugilegus"},
		{"abbreviated", "P. tigris"},
		{"abbreviated/one", "P. tigriss"},
		{"moved", "Felis tigris"},
		{"longest", strings.Repeat("Ab ", 170)},
		{"megabyte", strings.Repeat("Panthera ", 1<<17)},
	} {
		b.Run(of.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = Search(of.query)
			}
		})
	}
}

// BenchmarkSearchOneError searches for names with a letter missing, each another.
func BenchmarkSearchOneError(b *testing.B) {
	names := tableNames(b, 3, true)[:4000]
	for i, n := range names {
		at := (i*7)%(len(n)-2) + 1
		names[i] = n[:at] + n[at+1:]
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		if _, err := Search(names[i]); err != nil {
			b.Fatal(err)
		}
		if i++; i == len(names) {
			i = 0
		}
	}
}

func BenchmarkComplete(b *testing.B) {
	for _, prefix := range []string{"p", "panth", "Dendrobium n", "Aloe ", "Ａｌｏｅ ", "Aloe acutissima var. "} {
		b.Run(prefix, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				n := 0
				for range Complete(prefix) {
					n++
				}
				if n == 0 {
					b.Fatal("none")
				}
			}
		})
	}
}
