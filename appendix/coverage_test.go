package appendix_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

// said is the part of a coverage that the tables below state.
type said struct {
	Verdict, Reason, Missing string
}

func says(c appendix.Coverage) said {
	return said{c.Verdict.String(), c.Reason.String(), c.Missing.String()}
}

var (
	whole    = said{"covered", "whole", ""}
	included = said{"covered", "included", ""}
	kept     = said{"covered", "kept", ""}
	allParts = said{"covered", "all-parts", ""}
	excluded = said{"not-covered", "excluded", ""}
	notNamed = said{"not-covered", "not-named", ""}
	wording  = said{"depends", "wording", ""}
)

func depends(missing string) said { return said{"depends", "facts", missing} }

func yes(f ...appendix.Fact) appendix.Facts { return appendix.FactSet(f...) }

// TestAnnotationCovers is checked by hand against the texts that the sources of
// annotations.tsv name.
func TestAnnotationCovers(t *testing.T) {
	type product = appendix.Product
	tx := func(name string) species.Taxon { return lookup(t, name) }
	mx, mg, in := code(t, "MX"), code(t, "MG"), code(t, "IN")
	const today = "2026-11-23"
	retail, finished := yes(appendix.FactRetail), yes(appendix.FactFinished)
	instrument := yes(appendix.FactInstrument)
	for _, tt := range []struct {
		number uint8
		why    string
		on     string
		p      product
		want   said
	}{
		{1, "leaves", today, product{Term: "LVS"}, included},
		{1, "seeds", today, product{Term: "SEE"}, excluded},
		{1, "pollen has no term code", today, product{Term: "DER", Yes: yes(appendix.FactPollen)}, excluded},
		{1, "flasked seedlings", today, product{Term: "CUL", Yes: yes(appendix.FactInVitro)}, excluded},
		{1, "cultures: in sterile containers?", today, product{Term: "CUL"}, depends("in-vitro")},
		{1, "cut flowers from a nursery", today, product{Term: "FLO", Source: "A"}, excluded},
		{1, "cut flowers from the wild", today, product{Term: "FLO", Source: "W"}, included},
		{1, "cut flowers from anywhere", today, product{Term: "FLO"}, depends("source")},
		{1, "cut flowers in 1996", "1996-01-01", product{Term: "FLO", Source: "A"}, included},
		{1, "roots in 1980", "1980-01-01", product{Term: "ROO"}, included},
		{1, "stems in 1980", "1980-01-01", product{Term: "STE"}, notNamed},

		{2, "roots in bulk", today, product{Term: "ROO", No: retail}, included},
		{2, "tea in a shop's packet", today, product{Term: "ROO", Yes: retail}, excluded},
		{2, "no finished product is packed for retail", today, product{Term: "EXT", No: finished}, included},
		{2, "packed or not", today, product{Term: "MED"}, depends("retail")},
		{2, "seeds", today, product{Term: "SEE"}, excluded},
		{2, "a plant in a pot is no finished product", today, product{Term: "LIV"}, included},
		{2, "a pill in 2005", "2005-01-01", product{Term: "MED"}, excluded},
		{2, "a pill in 1999", "1999-01-01", product{Term: "MED", No: yes(appendix.FactChemical)}, included},

		{3, "roots", today, product{Term: "ROO"}, included},
		{3, "a living plant", today, product{Term: "LIV"}, whole},
		{3, "powder", today, product{Term: "POW"}, excluded},
		{3, "extract", today, product{Term: "EXT"}, notNamed},
		{3, "something", today, product{}, depends("term")},
		{3, "powder in 2010", "2010-01-01", product{Term: "POW"}, depends("term")},
		{3, "a cactus fruit in 1986", "1986-01-01", product{Term: "FRU", Source: "A"}, excluded},

		{4, "seeds", today, product{Term: "SEE", Taxon: tx("Nepenthes")}, excluded},
		{4, "cactus seeds from Mexico", today, product{Term: "SEE", Taxon: tx("Cactaceae"), Exporter: mx}, kept},
		{4, "cactus seeds from India", today, product{Term: "SEE", Taxon: tx("Cactaceae"), Exporter: in}, excluded},
		{4, "cactus seeds from somewhere", today, product{Term: "SEE", Taxon: tx("Cactaceae")}, depends("exporter")},
		{4, "palm seeds from Madagascar", today, product{Term: "SEE", Taxon: tx("Dypsis decaryi"), Exporter: mg}, kept},
		{4, "seedpods of an orchid", today, product{Term: "FRU", Taxon: tx("Cymbidium")}, excluded},
		{4, "vanilla from a plantation", today, product{Term: "FRU", Taxon: tx("Vanilla planifolia"), Source: "A"}, excluded},
		{4, "vanilla from the wild", today, product{Term: "FRU", Taxon: tx("Vanilla planifolia"), Source: "W", No: yes(appendix.FactNaturalized)}, included},
		{4, "vanilla from the wild or run wild", today, product{Term: "FRU", Taxon: tx("Vanilla planifolia"), Source: "W"}, depends("naturalized")},
		{4, "pads of a run-wild Opuntia", today, product{Term: "STE", Taxon: tx("Opuntia"), Source: "W",
			Yes: yes(appendix.FactNaturalized, appendix.FactSubgenus)}, excluded},
		{4, "leaves of Aloe ferox in a jar", today, product{Term: "EXT", Taxon: tx("Aloe ferox"), Yes: retail}, excluded},
		{4, "Aloe ferox in a jar in 2018", "2018-01-01", product{Term: "EXT", Taxon: tx("Aloe ferox"), Yes: retail}, included},
		{4, "candelilla wax in a jar in 2018", "2018-01-01", product{Term: "WAX", Taxon: tx("Euphorbia antisyphilitica"), Yes: retail}, excluded},
		{4, "orchid cosmetics", today, product{Term: "COS", Taxon: tx("Bletilla striata"), Source: "A", Yes: retail}, excluded},
		{4, "orchid cosmetics in 2022", "2022-12-31", product{Term: "COS", Taxon: tx("Bletilla striata"), Source: "A", Yes: retail}, included},
		{4, "orchid cosmetics from the wild", today, product{Term: "COS", Taxon: tx("Bletilla striata"), Source: "W", Yes: retail}, included},
		{4, "a living orchid", today, product{Term: "LIV", Taxon: tx("Cymbidium")}, included},
		{4, "a flasked orchid reported as living", today, product{Term: "LIV", Taxon: tx("Cymbidium"), Yes: yes(appendix.FactInVitro)}, excluded},
		{4, "cactus fruits in 2000", "2000-01-01", product{Term: "FRU", Taxon: tx("Cactaceae"), Source: "A"}, excluded},

		{5, "logs", today, product{Term: "LOG"}, included},
		{5, "plywood", today, product{Term: "PLY"}, notNamed},
		{5, "furniture", today, product{Term: "WPR"}, notNamed},
		{5, "a seedling", today, product{Term: "LIV"}, whole},
		{5, "timber of some kind", today, product{Term: "TIM"}, depends("term")},
		{5, "Aloe vera leaves in 1990", "1990-06-01", product{Term: "LVS", Taxon: tx("Aloe vera"), Source: "A"}, excluded},

		{6, "plywood", today, product{Term: "PLY"}, included},
		{6, "veneer", today, product{Term: "VEN"}, included},
		{6, "wood chips", today, product{Term: "CHP"}, notNamed},
		{6, "wood chips in 1996", "1996-01-01", product{Term: "CHP"}, included},
		{6, "other", today, product{Term: "OTH"}, depends("term")},

		{7, "wood chips", today, product{Term: "CHP"}, included},
		{7, "powder", today, product{Term: "POW"}, included},
		{7, "sawn wood", today, product{Term: "SAW"}, notNamed},
		{7, "powder in 2005", "2005-06-01", product{Term: "POW"}, notNamed},
		{7, "a medicine", today, product{Term: "MED"}, depends("term")},
		{7, "in the years without a #7", "1989-01-01", product{Term: "LOG"}, wording},

		{8, "roots", today, product{Term: "ROO"}, included},
		{8, "powder", today, product{Term: "POW"}, depends("named-part")},
		{8, "powder of roots", today, product{Term: "POW", Yes: yes(appendix.FactNamedPart)}, included},
		{8, "powder of leaves", today, product{Term: "POW", No: yes(appendix.FactNamedPart)}, notNamed},
		{8, "leaves of an entry that kept the number", "2001-01-01", product{Term: "LVS"}, wording},
		{8, "leaves", today, product{Term: "LVS"}, notNamed},

		{9, "powder with the label", today, product{Term: "POW", Yes: yes(appendix.FactLabelled)}, excluded},
		{9, "powder without it", today, product{Term: "POW", No: yes(appendix.FactLabelled)}, included},
		{9, "powder", today, product{Term: "POW"}, depends("labelled")},
		{9, "a living plant", today, product{Term: "LIV"}, included},

		{10, "logs", today, product{Term: "LOG"}, included},
		{10, "a violinist's bow on tour", today, product{Term: "WPR", Purpose: "P", Yes: instrument | yes(appendix.FactReturning)}, excluded},
		{10, "a bow that is sold", today, product{Term: "WPR", Purpose: "T", Yes: instrument}, included},
		{10, "a bow that moves abroad", today, product{Term: "WPR", Purpose: "P", Yes: instrument, No: yes(appendix.FactReturning)}, included},
		{10, "a bow", today, product{Term: "WPR", Yes: instrument}, depends("purpose,returning")},
		{10, "a bow re-exported in 2024", "2024-01-01", product{Term: "WPR", Yes: instrument | yes(appendix.FactReExport)}, excluded},
		{10, "a bow exported in 2024", "2024-01-01", product{Term: "WPR", Yes: instrument, No: yes(appendix.FactReExport)}, included},
		{10, "a bow in 2020", "2020-01-01", product{Term: "WPR", No: yes(appendix.FactBowBlank)}, notNamed},
		{10, "a blank for a bow in 2020", "2020-01-01", product{Term: "WPR", Yes: yes(appendix.FactBowBlank)}, included},

		{11, "powder", today, product{Term: "POW"}, included},
		{11, "essential oil is an extract", today, product{Term: "OIL"}, included},
		{11, "a perfume", today, product{Term: "COS"}, excluded},
		{11, "a perfume in 2016", "2016-12-31", product{Term: "COS"}, depends("term")},
		{11, "furniture", today, product{Term: "WPR"}, notNamed},
		{11, "a derivative", today, product{Term: "DER"}, depends("term,ingredient")},

		{12, "extract", today, product{Term: "EXT"}, included},
		{12, "powder", today, product{Term: "POW"}, notNamed},
		{12, "an extract that is a finished fragrance", today, product{Term: "EXT", Yes: yes(appendix.FactIngredient)}, excluded},
		{12, "essential oil for a shop in 2012", "2012-01-01", product{Term: "OIL", Yes: retail}, excluded},
		{12, "essential oil in 2012", "2012-01-01", product{Term: "OIL"}, depends("retail")},
		{12, "wax in 2012", "2012-01-01", product{Term: "WAX"}, notNamed},

		{13, "kernel in bulk", today, product{Term: "KNL", No: retail}, included},
		{13, "kernel in a packet", today, product{Term: "KNL", Yes: retail}, excluded},
		{13, "kernel in a packet in 2020", "2020-01-01", product{Term: "KNL", Yes: retail}, included},
		{13, "a carved shell", today, product{Term: "CAR"}, notNamed},
		{13, "powder of the kernel?", today, product{Term: "POW", No: retail}, depends("named-part")},

		{14, "wood chips in a packet", today, product{Term: "CHP", Yes: retail}, kept},
		{14, "prayer beads in a packet", today, product{Term: "JWL", Yes: retail}, kept},
		{14, "oil in a packet", today, product{Term: "OIL", Yes: retail}, excluded},
		{14, "oil in bulk", today, product{Term: "OIL", No: retail}, included},
		{14, "exhausted powder", today, product{Term: "POW", Yes: yes(appendix.FactExhausted)}, excluded},
		{14, "powder", today, product{Term: "POW"}, depends("retail,exhausted-powder")},
		{14, "leaves", today, product{Term: "LVS"}, excluded},
		{14, "wood chips in a packet in 2015", "2015-01-01", product{Term: "CHP", Yes: retail}, wording},

		{15, "sawn wood", today, product{Term: "SAW", Taxon: tx("Dalbergia latifolia"), Origin: in, Exporter: in}, included},
		{15, "a guitar", today, product{Term: "WPR", Taxon: tx("Dalbergia latifolia"), Origin: in, Yes: instrument}, excluded},
		{15, "a chair of 8 kg", today, product{Term: "WPR", Taxon: tx("Dalbergia latifolia"), Origin: in, Kilograms: "8", No: instrument}, excluded},
		{15, "chairs of 10.5 kg", today, product{Term: "WPR", Taxon: tx("Dalbergia latifolia"), Origin: in, Kilograms: "10.5", No: instrument}, included},
		{15, "chairs", today, product{Term: "WPR", Taxon: tx("Dalbergia latifolia"), Origin: in}, depends("species-weight,instrument")},
		{15, "5 kg of sawn wood is not finished", today, product{Term: "SAW", Taxon: tx("Dalbergia latifolia"), Origin: in, Kilograms: "5"}, included},
		{15, "a guitar of cochinchinensis comes under #4", today, product{Term: "WPR", Taxon: tx("Dalbergia cochinchinensis"), Yes: instrument}, included},
		{15, "furniture from Mexico comes under #6", today, product{Term: "WPR", Taxon: tx("Dalbergia retusa"), Origin: mx, Exporter: mx}, notNamed},
		{15, "Mexican wood exported by India does not", today, product{Term: "TRW", Taxon: tx("Dalbergia retusa"), Origin: mx, Exporter: in}, included},
		{15, "a private chair in a box of 9 kg in 2018", "2018-01-01", product{Term: "WPR", Taxon: tx("Dalbergia latifolia"), Origin: in,
			Purpose: "P", ShipmentKilograms: "9"}, excluded},
		{15, "a guitar for sale in 2018", "2018-01-01", product{Term: "WPR", Taxon: tx("Dalbergia latifolia"), Origin: in, Purpose: "T", Yes: instrument}, included},

		{16, "fruits", today, product{Term: "FRU"}, included},
		{16, "leaves", today, product{Term: "LVS"}, notNamed},
		{16, "a living plant is a plant", today, product{Term: "LIV"}, whole},
		{16, "a living plant in 2018", "2018-01-01", product{Term: "LIV"}, included},
		{16, "an extract", today, product{Term: "EXT"}, depends("term")},

		{17, "transformed wood", today, product{Term: "TRW"}, included},
		{17, "veneer", today, product{Term: "VEN"}, included},
		{17, "powder", today, product{Term: "POW"}, notNamed},
		{17, "a wood product, perhaps of HS 44.09", today, product{Term: "WPR"}, depends("term")},
		{17, "before the number was used", "2019-11-25", product{Term: "TRW"}, wording},

		{18, "resin in sacks", today, product{Term: "EXT", No: retail}, included},
		{18, "capsules in a packet", today, product{Term: "MED", Yes: retail}, excluded},
		{18, "incense sticks in a packet", today, product{Term: "POW", Yes: retail | yes(appendix.FactPrepared)}, excluded},
		{18, "raw resin in a packet", today, product{Term: "EXT", Yes: retail, No: yes(appendix.FactPrepared)}, included},
		{18, "an extract", today, product{Term: "EXT"}, depends("retail,prepared")},
		{18, "wood", today, product{Term: "SAW"}, notNamed},
	} {
		a := appendix.Annotation{Kingdom: species.Plantae, Number: tt.number}
		c := a.Covers(tt.p, cites.MustDate(tt.on))
		if diff := cmp.Diff(tt.want, says(c)); diff != "" {
			t.Errorf("%s, %s: %s (-want +got)\n%s", a, tt.why, c.Text(language.English), diff)
		}
	}
	for _, tt := range []struct {
		term string
		want said
	}{{"LIV", included}, {"EGL", included}, {"SKI", notNamed}, {"TRO", depends("term")}, {"", depends("term")}} {
		a := appendix.Annotation{Kingdom: species.Animalia, Number: 18}
		require.Equal(t, tt.want, says(a.Covers(product{Term: tt.term}, cites.MustDate(today))), "#18 of fauna, %s", tt.term)
	}
}

func TestZeroValuesOfCoverage(t *testing.T) {
	en := language.English
	require.Empty(t, appendix.Coverage{}.Text(en)+appendix.Verdict(0).Name(en)+appendix.Verdict(99).String()+appendix.Reason(0).Text(en)+
		appendix.Reason(200).String()+appendix.Fact(0).Text(en)+appendix.Fact(200).String()+appendix.QuotaKind(0).Name(en)+
		appendix.QuotaKind(77).String()+appendix.Clause{}.Text(en)+appendix.Clause{}.Notes()+appendix.ClauseKind(99).String()+appendix.Wording{}.Sources())
	require.True(t, appendix.Wording{}.IsZero() && appendix.Clause{}.IsZero())
	for range (appendix.Wording{}).Clauses() {
		t.Fatal("a clause of no wording")
	}
	require.Zero(t, appendix.FactSet(0, 200))
	require.False(t, appendix.Facts(0).Has(200))
}

// TestWordsOfCoverage reads every answer in every language that has one.
func TestWordsOfCoverage(t *testing.T) {
	for _, tag := range []language.Tag{language.English, language.French, language.Spanish, language.Russian, language.Kazakh} {
		for w := range appendix.Wordings() {
			for c := range w.Clauses() {
				require.NotEmpty(t, c.Text(tag))
			}
		}
		for v := appendix.Covered; v <= appendix.Depends; v++ {
			require.NotEmpty(t, v.Name(tag))
		}
		for r := appendix.ReasonWhole; r <= appendix.ReasonCulture; r++ {
			require.NotEmpty(t, r.Text(tag))
		}
		for f := appendix.FactTerm; f <= appendix.FactConditionTerms; f++ {
			require.NotEmpty(t, f.Text(tag))
		}
		for k := appendix.QuotaNone; k <= appendix.QuotaDepends; k++ {
			require.NotEmpty(t, k.Name(tag))
		}
	}
}
