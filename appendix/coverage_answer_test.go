package appendix_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
)

// first returns the first listing of an answer.
func first(t testing.TB, a appendix.Answer) appendix.Listing {
	t.Helper()
	for l := range a.Listings() {
		return l
	}
	t.Fatalf("%s is not listed", a.Taxon().Name())
	return appendix.Listing{}
}

// TestAnswerCovers asks about whole listings: entries without an annotation, and
// what the conditions beside a listing change.
func TestAnswerCovers(t *testing.T) {
	type product = appendix.Product
	exempt := func(reason string) said { return said{"not-covered", reason, ""} }
	for _, tt := range []struct {
		why, name, from string
		p               product
		want            said
		treated         string
	}{
		{"fauna I: every part", "Panthera tigris", "", product{Term: "BON"}, allParts, "I"},
		{"fauna III: every part", "Antilope cervicapra", "", product{Term: "HOR"}, allParts, "III"},
		{"fauna III with #18", "Goniurosaurus kuroiwae", "", product{Term: "SKI"}, notNamed, ""},
		{"flora I: every part", "Abies guatemalensis", "", product{Term: "LOG"}, allParts, "I"},
		{"flora I: seeds of a species", "Paphiopedilum rothschildianum", "", product{Term: "SEE", Source: "A"}, allParts, "I"},
		{"flora I: flowers of a hybrid from a nursery", "Paphiopedilum", "", product{Term: "FLO", Source: "A", Yes: yes(appendix.FactHybrid)}, excluded, ""},
		{"flora I: flowers of a hybrid?", "Paphiopedilum", "", product{Term: "FLO", Source: "A"}, depends("hybrid"), "I"},
		{"flora I: orchid cultures", "Paphiopedilum rothschildianum", "", product{Term: "CUL", Source: "A", Yes: yes(appendix.FactInVitro)}, exempt("culture"), ""},
		{"flora I: orchid cultures of wild stock", "Paphiopedilum rothschildianum", "", product{Term: "CUL", Source: "W", Yes: yes(appendix.FactInVitro)}, allParts, "I"},
		{"flora II without annotation", "Adenia olaboensis", "", product{Term: "LVS"}, allParts, "II"},

		{"fossil coral", "Scleractinia", "", product{Term: "COR", Yes: yes(appendix.FactFossil)}, exempt("fossil"), ""},
		{"coral", "Scleractinia", "", product{Term: "COR"}, depends("fossil"), "II"},
		{"live coral", "Scleractinia", "", product{Term: "LIV"}, allParts, "II"},
		{"black coral has no such note", "Antipatharia", "", product{Term: "COR"}, allParts, "II"},
		{"a gaur or a gayal", "Bos gaurus", "", product{Term: "SKI"}, depends("domestic"), "I"},
		{"a wild gaur", "Bos gaurus", "", product{Term: "SKI", Source: "W"}, allParts, "I"},
		{"a gayal", "Bos gaurus", "", product{Term: "SKI", Yes: yes(appendix.FactDomestic)}, exempt("domestic"), ""},
		{"a lion is no cat of the house", "Panthera leo", "ZA", product{Term: "SKI"}, allParts, "II"},
		{"a cat of some kind", "Felidae", "ZA", product{Term: "SKI"}, depends("taxon,domestic"), "II"},

		{"an Opuntia cultivar of note 9", "Opuntia microdasys", "", product{Term: "LIV", Source: "A", Yes: yes(appendix.FactNote)}, exempt("exempt-propagated"), ""},
		{"a cactus from a nursery", "Opuntia microdasys", "", product{Term: "LIV", Source: "A"}, depends("note"), "II"},
		{"a cactus from the wild", "Opuntia microdasys", "", product{Term: "LIV", Source: "W"}, included, "II"},
		{"an orchid hybrid of note 10", "Phalaenopsis", "", product{Term: "LIV", Source: "A", Yes: yes(appendix.FactHybrid, appendix.FactNote)}, exempt("exempt-propagated"), ""},
		{"an orchid species from a nursery", "Phalaenopsis amabilis", "", product{Term: "LIV", Source: "A", Yes: yes(appendix.FactNote)}, included, "II"},
		{"note 10 names other genera", "Cycnoches", "", product{Term: "LIV", Source: "A", Yes: yes(appendix.FactHybrid, appendix.FactNote)}, included, "II"},
		{"a cyclamen cultivar of note 11", "Cyclamen persicum", "", product{Term: "LIV", Source: "A", Yes: yes(appendix.FactNote)}, exempt("exempt-propagated"), ""},
		{"dormant tubers", "Cyclamen persicum", "", product{Term: "ROO", Source: "A", No: yes(appendix.FactNote)}, included, "II"},
		{"another cyclamen", "Cyclamen hederifolium", "", product{Term: "LIV", Source: "A"}, included, "II"},
		{"a yew in a pot, note 12", "Taxus cuspidata", "", product{Term: "LIV", Source: "A", Yes: yes(appendix.FactNote)}, exempt("exempt-propagated"), ""},
		{"a spurge that is not succulent", "Euphorbia", "", product{Term: "LIV", Source: "W", No: yes(appendix.FactSucculent)}, exempt("scope"), ""},
		{"a spurge", "Euphorbia", "", product{Term: "LIV", Source: "W"}, depends("succulent"), "II"},
		{"a spurge of the tables", "Euphorbia trigona", "", product{Term: "LIV", Source: "W"}, included, "II"},
		{"blue coral is one species", "Helioporidae", "", product{Term: "LIV"}, depends("taxon"), "II"},
		{"the blue coral", "Heliopora coerulea", "", product{Term: "LIV"}, allParts, "II"},

		{"elephant hair", "Loxodonta africana", "BW", product{Term: "HAI"}, allParts, "II"},
		{"elephant tusk", "Loxodonta africana", "BW", product{Term: "TUS"}, allParts, "I"},
		{"hunting trophy", "Loxodonta africana", "BW", product{Term: "TRO", Purpose: "H"}, allParts, "II"},
		{"trophy for sale", "Loxodonta africana", "BW", product{Term: "TRO", Purpose: "T"}, allParts, "I"},
		{"trophy", "Loxodonta africana", "BW", product{Term: "TRO"}, said{"covered", "all-parts", "purpose"}, "I/II"},
		{"live elephant", "Loxodonta africana", "BW", product{Term: "LIV"}, said{"covered", "all-parts", "terms"}, "I/II"},
		{"live elephant to a good place", "Loxodonta africana", "BW", product{Term: "LIV", Yes: yes(appendix.FactConditionTerms)}, allParts, "II"},
		{"ekipa of Namibia", "Loxodonta africana", "NA", product{Term: "IVC", Purpose: "P", Yes: yes(appendix.FactConditionTerms)}, allParts, "II"},
		{"the same of Botswana", "Loxodonta africana", "BW", product{Term: "IVC", Purpose: "P", Yes: yes(appendix.FactConditionTerms)}, allParts, "I"},
		{"rhino trophy of South Africa", "Ceratotherium simum simum", "ZA", product{Term: "TRO"}, allParts, "II"},
		{"rhino trophy of Namibia", "Ceratotherium simum simum", "NA", product{Term: "TRO"}, allParts, "I"},
		{"vicuña cloth", "Vicugna vicugna", "PE", product{Term: "CLO", Yes: yes(appendix.FactConditionTerms)}, allParts, "II"},
		{"vicuña cloth of wool shorn how?", "Vicugna vicugna", "PE", product{Term: "CLO"}, said{"covered", "all-parts", "terms"}, "I/II"},
		{"vicuña skin", "Vicugna vicugna", "PE", product{Term: "SKI"}, allParts, "I"},
		{"hairy armadillo", "Chaetophractus nationi", "", product{Term: "LIV"}, allParts, "I"},
	} {
		_, a := of(t, tt.name, "2026-11-23", tt.from)
		c := a.Covers(first(t, a), tt.p)
		if diff := cmp.Diff(tt.want, says(c)); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", tt.why, c.Text(language.English), diff)
		}
		if c.TreatedAs.String() != tt.treated {
			t.Errorf("%s: treated as %q, want %q", tt.why, c.TreatedAs, tt.treated)
		}
	}
	_, a := of(t, "Panthera tigris", "2026-11-23", "")
	require.Zero(t, a.Covers(appendix.Listing{}, product{}))
	require.Zero(t, appendix.Answer{}.Covers(first(t, a), product{}))
}

func TestListingCoversOnItsDates(t *testing.T) {
	_, a := of(t, "Dalbergia latifolia", "2026-11-23", "IN")
	l := first(t, a)
	p := appendix.Product{Term: "SAW", Taxon: a.Taxon(), Origin: code(t, "IN")}
	require.Equal(t, included, says(l.Covers(p, a.On())))
	require.Equal(t, "II", l.Covers(p, a.On()).TreatedAs.String())
	require.Equal(t, said{"not-covered", "not-in-force", ""}, says(l.Covers(p, cites.MustDate("2016-12-31"))))
	require.Equal(t, depends("origin,exporter"), says(l.Covers(appendix.Product{Term: "TRW"}, a.On())), "of the genus, from anywhere")

	_, a = of(t, "Paubrasilia echinata", "2026-11-23", "")
	l = first(t, a)
	if l.Since() == 0 {
		require.Equal(t, wording, says(l.Covers(appendix.Product{Term: "LOG"}, cites.MustDate("2006-01-01"))),
			"#10 was another annotation then, and nobody says what the entry had")
	}
	require.Zero(t, appendix.Listing{}.Covers(p, a.On()))
}

func TestCoverageAllocatesNothing(t *testing.T) {
	_, a := of(t, "Dalbergia latifolia", "2026-11-23", "IN")
	_, elephant := of(t, "Loxodonta africana", "2026-11-23", "BW")
	_, saiga := of(t, "Saiga tatarica", "2026-11-23", "KZ")
	l, e := first(t, a), first(t, elephant)
	p := appendix.Product{Term: "WPR", Source: "W", Kilograms: "9.75"}
	var sink int
	for name, f := range map[string]func(){
		"Answer.Covers":     func() { sink += int(a.Covers(l, p).Verdict) },
		"with conditions":   func() { sink += int(elephant.Covers(e, p).Verdict) },
		"Listing.Covers":    func() { sink += int(l.Covers(p, a.On()).Verdict) },
		"Annotation.Covers": func() { sink += int(l.Annotation().Covers(p, a.On()).Verdict) },
		"Quota":             func() { sink += int(saiga.Quota(p).Kind) },
		"TenKilograms":      func() { w, _ := appendix.WithinTenKilograms("0010.000"); sink += len(p.Term); _ = w },
	} {
		require.Zero(t, testing.AllocsPerRun(100, f), name)
	}
}

func BenchmarkAnswerCovers(b *testing.B) {
	_, a := of(b, "Dalbergia latifolia", "2026-11-23", "IN")
	l := first(b, a)
	p := appendix.Product{Term: "WPR", Source: "W", Kilograms: "9.75"}
	b.ReportAllocs()
	for b.Loop() {
		_ = a.Covers(l, p)
	}
}
