package permits

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
)

// sound returns the base document with rows equal rows, which has no findings.
func sound(t testing.TB, rows int) *Permit {
	t.Helper()
	raw, err := os.ReadFile("testdata/rules/base.json")
	require.NoError(t, err)
	p, err := Decode(strings.NewReader(string(raw)))
	require.NoError(t, err)
	p.Items = slices.Repeat(p.Items, rows)
	return p
}

// presented is the day of the base document, with registers that answer.
func presented(o *options) {
	On(cites.MustDate("2026-06-10"))(o)
	WithRegisters(benchRegisters)(o)
}

var benchRegisters = testRegisters()

// BenchmarkCheck is a document of four rows in which nothing is found.
func BenchmarkCheck(b *testing.B) {
	p := sound(b, 4)
	require.Empty(b, Check(p, presented))
	b.ReportAllocs()
	for b.Loop() {
		if Check(p, presented) != nil {
			b.Fatal("findings")
		}
	}
}

// BenchmarkCheckFindings is a document with several findings in each row.
func BenchmarkCheckFindings(b *testing.B) {
	p := sound(b, 4)
	for i := range p.Items {
		p.Items[i].Term, p.Items[i].Appendix, p.Items[i].Quantity.Unit = "BEL", "I", "PCS"
	}
	b.ReportAllocs()
	for b.Loop() {
		Check(p, presented)
	}
}

// BenchmarkCheck10000 is a document of ten thousand rows.
func BenchmarkCheck10000(b *testing.B) {
	p := sound(b, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		Check(p, presented)
	}
}

func BenchmarkMessage(b *testing.B) {
	p := sound(b, 1)
	p.Items[0].Appendix = "I"
	found := Check(p, presented)
	b.ReportAllocs()
	for b.Loop() {
		if found[0].Message(language.Russian) == "" {
			b.Fatal("no text")
		}
	}
}

func BenchmarkParseTerm(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseTerm("SKI"); err != nil {
			b.Fatal(err)
		}
	}
}

// TestCheckAllocations keeps the cost of a check where it was when measured: 80
// allocations for four rows without findings, nearly all of them the
// validator's.
func TestCheckAllocations(t *testing.T) {
	p := sound(t, 4)
	got := testing.AllocsPerRun(100, func() { Check(p, presented) })
	require.LessOrEqual(t, got, 80.0)
}

func TestLookupsAllocateNothing(t *testing.T) {
	python := taxonOf(t, "Python regius")
	require.Zero(t, testing.AllocsPerRun(100, func() {
		Term("SKI").GoesWithUnit("KGM")
		Term("SKI").GoesWithPurpose("T")
		Term("SKI").GoesWithTaxon(python)
		Term("BEL").Replacement()
		Unit("PND").Base()
		Source("W").Valid()
		Purpose("T").Name(language.Russian)
		RuleOf("CITES-FIELD-SPECIES")
		if _, err := ParseTerm("SKI"); err != nil {
			t.Error(err)
		}
	}))
}
