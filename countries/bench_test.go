package countries

import (
	"testing"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
)

func BenchmarkParseCode(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		_, _ = ParseCode("KZ")
	}
}

func BenchmarkLookup(b *testing.B) {
	c := makeCode("KZ")
	b.ReportAllocs()
	for b.Loop() {
		Lookup(c)
	}
}

func BenchmarkName(b *testing.B) {
	c := makeCode("KZ").Country()
	tag := language.MustParse("uz-Cyrl")
	b.ReportAllocs()
	for b.Loop() {
		_ = c.Name(tag)
	}
}

func BenchmarkIsParty(b *testing.B) {
	on := cites.MustDate("1990-01-01")
	for _, code := range []string{"KZ", "HK"} {
		b.Run(code, func(b *testing.B) {
			c := makeCode(code).Country()
			b.ReportAllocs()
			for b.Loop() {
				c.IsParty(on)
			}
		})
	}
}

func BenchmarkParties(b *testing.B) {
	on := cites.MustDate("2026-11-23")
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for range Parties(on) {
			n++
		}
		if n != 185 {
			b.Fatal(n)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if err := Verify(); err != nil {
			b.Fatal(err)
		}
	}
}
