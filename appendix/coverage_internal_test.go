package appendix

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/species"
)

// terms returns every term code of the tables.
func terms(t testing.TB) []string {
	t.Helper()
	ed, err := current()
	require.NoError(t, err)
	var out []string
	for i := range uint32(ed.coverage.terms.Len()) {
		k := ed.coverage.terms.U32(i, 0)
		code := string([]byte{byte(k >> 24), byte(k >> 16), byte(k >> 8)})
		require.Equal(t, k, packTerm(code))
		out = append(out, code)
	}
	require.Greater(t, len(out), 100)
	return out
}

// annotations returns every annotation that has a wording.
func annotations() []Annotation {
	var out []Annotation
	for w := range Wordings() {
		if a := w.Annotation(); !a.IsZero() && (len(out) == 0 || out[len(out)-1] != a) {
			out = append(out, a)
		}
	}
	return out
}

func TestClassFacts(t *testing.T) {
	want := map[string]Fact{
		"underground": FactNamedPart, "kernel": FactNamedPart, "pollen": FactPollen, "cultures": FactInVitro,
		"fruit-products": FactNamedPart, "stem-products": FactNamedPart, "pad-products": FactNamedPart, "leaf-products": FactNamedPart,
		"beads": FactBeads, "medicine": FactPharmaceutical, "chemical": FactChemical, "exhausted-powder": FactExhausted,
		"bow-blanks": FactBowBlank, "instrument": FactInstrument, "finished": FactFinished, "retail": FactRetail,
		"labelled": FactLabelled, "cosmetic": FactCosmetic, "ingredient": FactIngredient, "prepared": FactPrepared,
		"fossil": FactFossil, "domestic": FactDomestic, "not-succulent": FactSucculent,
	}
	for i, name := range layout.Classes {
		require.Equal(t, want[name], classFacts[i], name)
	}
	require.Equal(t, "all", layout.Classes[classAll])
	require.Equal(t, "whole", layout.Classes[classWhole])
	require.Equal(t, "not-succulent", layout.Classes[classNotSucculent])
	require.Equal(t, len(layout.Facts), int(factEnd))
	require.Equal(t, "terms", FactConditionTerms.String())
	require.Equal(t, "culture", ReasonCulture.String())
	require.Equal(t, "deemed-I", reasonDeemedI.String())
	require.Equal(t, "depends", Depends.String())
	require.Equal(t, "depends", QuotaDepends.String())
	tests := map[uint16]string{layout.Propagated: "propagated", layout.TenKgSpecies: "ten-kg-species", layout.AboveSpecies: "above-species"}
	for bit, name := range tests {
		for i := range layout.Tests {
			require.Equal(t, layout.Tests[i] == name, bit == 1<<i, "%s, bit %d", name, i)
		}
	}
	for topic, name := range map[uint8]string{layout.Plain: "plain", layout.TopicPropagated: "propagated-exempt", layout.TopicOnly: "only"} {
		require.Equal(t, name, layout.Topics[topic])
	}
}

// state fills in what an answer says is missing, as somebody would who knows
// it, and reports whether it could: a term that says too little stays.
func state(p *Product, missing Facts, isYes bool) bool {
	for f := range missing.All() {
		switch f {
		case FactTerm:
			return false
		case FactSource:
			p.Source = map[bool]string{true: "A", false: "W"}[isYes]
		case FactPurpose:
			p.Purpose = map[bool]string{true: "P", false: "T"}[isYes]
		case FactOrigin:
			p.Origin = parse(map[bool]string{true: "MX", false: "IN"}[isYes])
		case FactExporter:
			p.Exporter = parse(map[bool]string{true: "MX", false: "IN"}[isYes])
		case FactTaxon:
			p.Taxon = one(map[bool]string{true: "Vanilla planifolia", false: "Nepenthes khasiana"}[isYes])
		case FactWeight:
			p.Kilograms = map[bool]string{true: "10", false: "10.001"}[isYes]
		case FactShipmentWeight:
			p.ShipmentKilograms = map[bool]string{true: "10", false: "10.001"}[isYes]
		default:
			if isYes {
				p.Yes |= FactSet(f)
			} else {
				p.No |= FactSet(f)
			}
		}
	}
	return true
}

// TestEveryAnnotationAndTerm asks of every annotation, at the first date of each
// of its wordings, about every term: there is an answer with a reason, what it
// depends on is named, and stating that decides it.
func TestEveryAnnotationAndTerm(t *testing.T) {
	codes := append(terms(t), "", "???", "TOOLONG")
	require.Len(t, annotations(), 19)
	n := 0
	for w := range Wordings() {
		for _, code := range codes {
			for _, isYes := range []bool{true, false} {
				p := Product{Term: code}
				ask := func() Coverage {
					if a := w.Annotation(); !a.IsZero() {
						return a.Covers(p, w.Since())
					}
					return w.ed.judge(w, &p)
				}
				at := fmt.Sprintf("%s of %s, term %q", w.Annotation(), w.Since(), code)
				c := ask()
				for round := 0; c.Verdict == Depends && state(&p, c.Missing, isYes); round++ {
					require.True(t, c.Missing != 0 || c.Reason == ReasonWording, at)
					if c.Reason == ReasonWording {
						break
					}
					require.Less(t, round, 8, "%s: still depends on %s", at, c.Missing)
					c = ask()
				}
				require.Contains(t, []Verdict{Covered, NotCovered, Depends}, c.Verdict, at)
				require.NotZero(t, c.Reason, at)
				if c.Verdict == Depends && c.Reason != ReasonWording {
					require.True(t, c.Missing.Has(FactTerm), "%s: depends on %s", at, c.Missing)
				}
				if c.Verdict != Depends {
					require.Zero(t, c.Missing, at)
				}
				if code == "LIV" && !p.Yes.Has(FactInVitro) && w.Until() == 0 {
					require.Equal(t, Covered, c.Verdict, at)
				}
				n++
			}
		}
	}
	require.Greater(t, n, 10_000)
}

func TestNoWordingOfThatDate(t *testing.T) {
	for _, tt := range []struct {
		number  uint8
		kingdom species.Kingdom
		on      string
	}{
		{18, species.Plantae, "2026-03-04"}, {19, species.Plantae, "2026-11-23"}, {7, species.Plantae, "1990-01-01"},
		{9, species.Plantae, "2001-01-01"}, {4, species.Animalia, "2026-11-23"}, {1, species.Plantae, "1975-06-30"},
	} {
		a := Annotation{tt.kingdom, tt.number}
		c := a.Covers(Product{Term: "LOG"}, cites.MustDate(tt.on))
		require.Equal(t, Coverage{Verdict: Depends, Reason: ReasonWording, Annotation: a}, c)
		_, ok := a.Wording(cites.MustDate(tt.on))
		require.False(t, ok)
	}
	require.Zero(t, Annotation{}.Covers(Product{}, cites.MustDate("2026-11-23")))
}

// FuzzCoverage damages the blob and asks about products: never a panic.
func FuzzCoverage(f *testing.F) {
	f.Add(uint32(250_000), byte(255), "LOG", uint64(0))
	f.Add(uint32(290_000), byte(1), "", uint64(1)<<FactRetail)
	f.Add(uint32(24), byte(16), "ZZZZZ", ^uint64(0))
	on := cites.MustDate("2026-11-23")
	dalbergia, lion := one("Dalbergia"), one("Panthera leo")
	f.Fuzz(func(t *testing.T, at uint32, flip byte, term string, facts uint64) {
		b := []byte(blob)
		b[int(at)%len(b)] ^= flip
		ed, err := open(string(b))
		if err != nil {
			return
		}
		p := Product{Term: term, Yes: Facts(facts), No: Facts(facts >> 32)}
		for _, taxon := range []species.Taxon{dalbergia, lion} {
			a := Answer{ed: ed, taxon: taxon, on: on}
			a.climb()
			for l := range a.Listings() {
				_ = a.Covers(l, p).clause.Notes()
			}
			_ = a.Quota(p)
			for range a.Labels(p) {
			}
		}
		for row := range uint32(ed.coverage.wordings.Len()) {
			w := Wording{ed, row}
			_ = w.Sources()
			_ = ed.judge(w, &p)
			for c := range w.Clauses() {
				for range c.Taxa() {
				}
			}
		}
	})
}
