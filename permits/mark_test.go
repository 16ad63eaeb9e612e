package permits

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

func TestParseCaviarLabel(t *testing.T) {
	ir := mustCountry("IR")
	for s, want := range map[string]CaviarLabel{
		"HUS/W/IR/2024/0001/12":               {"HUS", "", Wild, ir, 2024, "0001", "12"},
		" hus / w / ir / 2024 / 0001 / 12 ":   {"HUS", "", Wild, ir, 2024, "0001", "12"},
		"HUSxRUT/C/IR/2024/0001/12":           {"HUS", "RUT", CaptiveBred, ir, 2024, "0001", "12"},
		"(HUS×RUT)/C/IR/2024/0001/12":         {"HUS", "RUT", CaptiveBred, ir, 2024, "0001", "12"},
		"PER/W/IR/2024/IT-0012/26IT000077/AB": {"PER", "", Wild, ir, 2024, "IT-0012", "26IT000077/AB"},
	} {
		got, err := ParseCaviarLabel(s)
		require.NoError(t, err, s)
		require.Empty(t, cmp.Diff(want, got), s)
	}
	for s, part := range map[string]CaviarPart{
		"": CaviarForm, "HUS": CaviarForm, "HUS/W/IR/2024": CaviarForm, "HUS/W/IR/2024/0001": CaviarLot,
		"HU/W/IR/2024/1/2": CaviarSpecies, "HUSRUT/W/IR/2024/1/2": CaviarSpecies, "/W/IR/2024/1/2": CaviarSpecies,
		"HUS//IR/2024/1/2": CaviarSource, "HUS/WW/IR/2024/1/2": CaviarSource,
		"HUS/W/XX/2024/1/2": CaviarCountry, "HUS/W//2024/1/2": CaviarCountry,
		"HUS/W/IR/24/1/2": CaviarYear, "HUS/W/IR/20245/1/2": CaviarYear, "HUS/W/IR/0024/1/2": CaviarYear,
		"HUS/W/IR/2024/ /2": CaviarPlant, "HUS/W/IR/2024/1/ ": CaviarLot,
	} {
		_, err := ParseCaviarLabel(s)
		var fault *LabelError
		require.ErrorAs(t, err, &fault, s)
		require.Equal(t, part, fault.Part, s)
		require.NotEmpty(t, fault.Remedy)
	}
	l := CaviarLabel{Species: "HUS", Origin: ir, Plant: "IR-0001"}
	require.False(t, l.Repackaged(), "a plant of the country of origin")
	l.Plant = "FR92-07896"
	require.True(t, l.Repackaged())
	require.False(t, l.IsHybrid())
	l.Plant = "XQ-0001"
	require.False(t, l.Repackaged(), "XQ is no country")
}

// TestSpeciesCodes holds the names of the codes against the tables of taxa.
func TestSpeciesCodes(t *testing.T) {
	b := tables()
	require.NotZero(t, b.marks.Len())
	for row := range uint32(b.marks.Len()) {
		key := b.text.At(b.marks.U32(row, 0), b.marks.U32(row, 4))
		name := b.text.At(b.marks.U32(row, 8), b.marks.U32(row, 12))
		if name == "" {
			continue
		}
		genus, rest, _ := strings.Cut(name, " ")
		epithet, _, _ := strings.Cut(rest, " ") // the tables do not have every subspecies
		n, order := node{taxon: taxonOf(t, genus+" "+epithet)}, "Crocodylia"
		if strings.HasPrefix(key, "caviar.") {
			order = "Acipenseriformes"
		}
		require.True(t, n.within(order), "%s %s", key, name)
		require.True(t, n.means(name), key)
	}
}

func TestParseCrocodilianTag(t *testing.T) {
	zw, th := mustCountry("ZW"), mustCountry("TH")
	for s, want := range map[string]CrocodilianTag{
		"ZW 2026 000001-000100 NIL": {zw, 2026, "000001", "000100", "NIL", ""},
		"zw 26 000001 nil":          {zw, 2026, "000001", "000001", "NIL", ""},
		"ZW/NIL/000001/2026":        {zw, 2026, "000001", "000001", "NIL", ""},
		"ZW-NIL-000001-000100-2026": {zw, 2026, "000001", "000100", "NIL", ""},
		"TH00-0001POR":              {th, 2000, "0001", "0001", "POR", ""},
		"TH00/0001POR":              {th, 2000, "0001", "0001", "POR", ""},
		"TH99-0001PORxSIA":          {th, 1999, "0001", "0001", "POR", "SIA"},
		"TH 0001 POR×SIA":           {th, 0, "0001", "0001", "POR", "SIA"},
		"TH990001POR":               {th, 0, "990001", "990001", "POR", ""},
		"TH 1201-1250 HYB":          {th, 0, "1201", "1250", "HYB", ""},
		"US LA MIS 26 123456":       {mustCountry("US"), 2026, "123456", "123456", "MIS", ""},
		"US 001234":                 {mustCountry("US"), 0, "001234", "001234", "", ""},
	} {
		got, err := ParseCrocodilianTag(s)
		require.NoError(t, err, s)
		require.Empty(t, cmp.Diff(want, got), s)
	}
	for s, part := range map[string]string{
		"": "country", "Z": "country", "QQ 1 NIL": "country", "tagged": "country", "12 ZW": "country",
		"ZW": "serial number", "ZW NIL": "serial number", "ZW 5 7 NIL": "serial number", "ZW 000100-000001 NIL": "serial number",
		"ZW 1 2 3 4 5": "serial number", "ZW 0000000000000000001": "serial number",
		"ZW 0001 NILO": "species", "ZW 0001 NIL POR": "species",
		"ZW 2026 000001-000100 NIL, and many others whose numbers are in the annex to this permit": "tag",
	} {
		_, err := ParseCrocodilianTag(s)
		var fault *TagError
		require.ErrorAs(t, err, &fault, s)
		require.Equal(t, part, fault.Part, s)
	}
}

func TestMarksAsText(t *testing.T) {
	var l CaviarLabel
	require.NoError(t, l.UnmarshalText([]byte("HUS/W/IR/2024/0001/12")))
	text, err := l.MarshalText()
	require.NoError(t, err)
	require.Equal(t, "HUS/W/IR/2024/0001/12", string(text))
	require.Error(t, l.UnmarshalText([]byte("HUS")))
	require.NoError(t, l.UnmarshalText(nil))
	require.Equal(t, "", l.String())

	var c CrocodilianTag
	require.NoError(t, c.UnmarshalText([]byte("zw26-0001nil")))
	text, err = c.MarshalText()
	require.NoError(t, err)
	require.Equal(t, "ZW 2026 0001 NIL", string(text))
	require.Error(t, c.UnmarshalText([]byte("zw")))
	require.NoError(t, c.UnmarshalText(nil))
	require.Equal(t, "", c.String())
	require.Zero(t, c.Count())
}

func FuzzParseCaviarLabel(f *testing.F) {
	for _, s := range []string{"HUS/W/IR/2024/0001/12", "(HUS×RUT)/C/IR/2024/IT-1/a/b", "//////", "MIX/O/ZZ/2024/1/2", "HUS/W/IR/2024/\x00/\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l, err := ParseCaviarLabel(s)
		if err != nil {
			var fault *LabelError
			if !errors.As(err, &fault) || err.Error() == "" {
				t.Fatalf("%T", err)
			}
			return
		}
		l.Taxa()
		again, err := ParseCaviarLabel(l.String())
		if err != nil || again != l {
			t.Fatalf("%q gives %+v, and %q gives %+v, %v", s, l, l.String(), again, err)
		}
	})
}

func FuzzParseCrocodilianTag(f *testing.F) {
	for _, s := range []string{"ZW 2026 000001-000100 NIL", "TH00-0001POR×SIA", "US LA MIS 26 123456", "ZW-NIL-000001-000100-2026", "TH 2001–2050", "ZW×××1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		tag, err := ParseCrocodilianTag(s)
		if err != nil {
			var fault *TagError
			if !errors.As(err, &fault) || err.Error() == "" {
				t.Fatalf("%T", err)
			}
			return
		}
		if tag.Count() < 1 {
			t.Fatalf("%q is %d tags", s, tag.Count())
		}
		tag.Taxa()
		again, err := ParseCrocodilianTag(tag.String())
		if err != nil || again != tag {
			t.Fatalf("%q gives %+v, and %q gives %+v, %v", s, tag, tag.String(), again, err)
		}
	})
}

func BenchmarkParseCrocodilianTag(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := ParseCrocodilianTag("ZW 2026 000001-000100 NIL"); err != nil {
			b.Fatal(err)
		}
	}
}
