package permits

import (
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/tongue"
)

func TestParse(t *testing.T) {
	parsers := map[string]func(string) (string, error){
		"form":     untyped(ParseFormType),
		"document": untyped(ParseDocumentType),
		"purpose":  untyped(ParsePurpose),
		"source":   untyped(ParseSource),
		"term":     untyped(ParseTerm),
		"unit":     untyped(ParseUnit),
	}
	for _, x := range []struct{ kind, in, want, remedy string }{
		{"form", "E", "E", ""},
		{"form", " r ", "R", ""},
		{"form", "ER", "", "take one of the list"},
		{"document", "Export_Permit", "export_permit", ""},
		{"document", "EXPORT PERMIT", "", "take one of the list"},
		{"purpose", "t", "T", ""},
		{"purpose", "X", "", "take one of the list"},
		{"source", "W", "W", ""},
		{"source", "Y", "Y", ""},
		{"source", "Ω", "", "take one of the list"},
		{"term", "ski", "SKI", ""},
		{"term", "", "", ""},
		{"term", "BEL", "", "use LPS"},
		{"term", "LEA", "", "use LPS or LVS, whichever it is"},
		{"term", "HEA", "", "use SKU if that is what it is"},
		{"term", "OTH", "", "no code replaces it"},
		{"term", "COS", "COS", ""},
		{"term", "CSD", "", "no code replaces it"},
		{"term", strings.Repeat("A", 1000), "", "take one of the list"},
		{"unit", "kgm", "KGM", ""},
		{"unit", "PCS", "", "use NAR"},
		{"unit", "KIL", "", "use KGM"},
		{"unit", "CUM", "", "use MTQ"},
		{"unit", "BOX", "", "no code replaces it"},
		{"unit", "unit.KGM", "", "take one of the list"},
	} {
		got, err := parsers[x.kind](x.in)
		require.Equal(t, x.want, got, "%s %q", x.kind, x.in)
		if x.remedy == "" {
			require.NoError(t, err, "%s %q", x.kind, x.in)
			continue
		}
		var wrong *CodeError
		require.ErrorAs(t, err, &wrong, "%s %q", x.kind, x.in)
		require.Contains(t, wrong.Error(), x.remedy)
		require.Less(t, len(wrong.Error()), 200)
	}
}

func untyped[T ~string](parse func(string) (T, error)) func(string) (string, error) {
	return func(s string) (string, error) {
		v, err := parse(s)
		return string(v), err
	}
}

func TestLists(t *testing.T) {
	require.Equal(t, "A C D F I O R U W X Y", strings.Join(strs(slices.Collect(Sources())), " "))
	require.Equal(t, "B E G H L M N P Q S T Z", strings.Join(strs(slices.Collect(Purposes())), " "))
	require.Equal(t, "E I O R", strings.Join(strs(slices.Collect(FormTypes())), " "))
	require.Equal(t, "CMQ GRM KGM LTR MLT MTK MTQ MTR NAR", strings.Join(strs(slices.Collect(Units())), " "))
	require.Len(t, slices.Collect(Terms()), 91)
	require.Len(t, slices.Collect(DocumentTypes()), 14)
	for s := range Terms() {
		require.True(t, s.Valid() && s.Known(), s)
		break
	}
}

func strs[T ~string](list []T) (out []string) {
	for _, v := range list {
		out = append(out, string(v))
	}
	return out
}

func TestValid(t *testing.T) {
	require.True(t, Source("W").Valid())
	require.False(t, Source("w").Valid(), "as the lists write it")
	require.True(t, Source("w").Known())
	require.False(t, Term("BEL").Valid())
	require.True(t, Term("BEL").Known())
	require.False(t, Term("").Known())
	require.False(t, Unit("ABC").Known())
}

func TestReplacement(t *testing.T) {
	for term, want := range map[Term]Term{"BEL": "LPS", "IVS": "IVP", "TIP": "TIM", "LEA": "", "PKY": "", "SKI": "", "ABC": "", "": ""} {
		got, ok := term.Replacement()
		require.Equal(t, want, got, term)
		require.Equal(t, want != "", ok, term)
	}
	require.Equal(t, []Term{"LPS", "LVS"}, slices.Collect(Term("LEA").Replacements()))
	require.Empty(t, slices.Collect(Term("SKI").Replacements()))
	for unit, want := range map[Unit]Unit{"KIL": "KGM", "CUM": "MTQ", "PCS": "NAR", "PND": "", "KGM": ""} {
		got, _ := unit.Replacement()
		require.Equal(t, want, got, unit)
	}
}

func TestUnitBase(t *testing.T) {
	type ratio struct {
		Base     Unit
		Num, Den int64
		OK       bool
	}
	for unit, want := range map[Unit]ratio{
		"GRM": {"KGM", 1, 1000, true},
		"MYG": {"KGM", 1, 1_000_000_000, true},
		"CMQ": {"MTQ", 1, 1_000_000, true},
		"TON": {"KGM", 1000, 1, true},
		"PND": {"KGM", 1000, 2205, true},
		"PAI": {"NAR", 2, 1, true},
		"BOX": {},
		"SET": {},
		"XYZ": {},
		"":    {},
	} {
		base, n, d, ok := unit.Base()
		require.Empty(t, cmp.Diff(want, ratio{base, n, d, ok}), unit)
	}
}

func TestGoesWith(t *testing.T) {
	for _, x := range []struct {
		ok, known bool
		f         func() (bool, bool)
	}{
		{true, true, func() (bool, bool) { return Term("LOG").GoesWithUnit("MTQ") }},
		{true, true, func() (bool, bool) { return Term("LOG").GoesWithUnit("CUM") }},
		{true, true, func() (bool, bool) { return Term("SKI").GoesWithUnit("") }},
		{false, true, func() (bool, bool) { return Term("LOG").GoesWithUnit("LTR") }},
		{false, true, func() (bool, bool) { return Term("GIL").GoesWithUnit("") }}, // gill plates are weighed
		{false, false, func() (bool, bool) { return Term("KNL").GoesWithUnit("KGM") }},
		{false, false, func() (bool, bool) { return Term("LOG").GoesWithUnit("XYZ") }},
		{true, true, func() (bool, bool) { return Term("TRO").GoesWithPurpose("H") }},
		{false, true, func() (bool, bool) { return Term("TRO").GoesWithPurpose("S") }},
		{false, false, func() (bool, bool) { return Term("TRW").GoesWithPurpose("T") }},
		{false, false, func() (bool, bool) { return Term("TRO").GoesWithPurpose("") }},
	} {
		ok, known := x.f()
		require.Equal(t, [2]bool{x.ok, x.known}, [2]bool{ok, known})
	}
}

func TestNames(t *testing.T) {
	for _, x := range []struct{ got, want string }{
		{Purpose("T").Name(language.English), "Commercial"},
		{Purpose("T").Name(language.Russian), "для коммерции"},
		{Purpose("t").Name(language.MustParse("fr-CA")), "Transaction commerciale"},
		{Purpose("T").Name(language.MustParse("uz-Cyrl")), "тижорат"},
		{Term("SKI").Name(language.Spanish), "piel"},
		{Term("SKI").Name(language.Kazakh), "тері"},
		{Unit("KGM").Name(language.French), "kilogrammes"},
		{FormType("E").Name(language.Russian), "Разрешение на экспорт"},
		{ExportPermit.Name(language.French), "Permis d'exportation"},
		{Source("W").Name(language.Und), "Wild"},
		{Term("nonsense").Name(language.French), "nonsense"},
		{Term("").Name(language.French), ""},
		{Term("BUL").Name(language.English), "Bulbs"},
	} {
		require.Equal(t, x.want, x.got)
	}
	text, in := Term("SKI").NameIn(language.Kazakh)
	require.Equal(t, "тері", text)
	require.Equal(t, language.Kazakh, in)
	_, in = Purpose("T").NameIn(language.MustParse("uz-Cyrl"))
	require.Equal(t, language.MustParse("uz-Cyrl"), in)

	require.True(t, Purpose("T").Reviewed(language.Russian))
	require.False(t, Purpose("T").Reviewed(language.Kazakh), "from general knowledge")
	require.False(t, Term("nonsense").Reviewed(language.English))
}

// TestEveryNameIsText looks at the name of every code in every language.
func TestEveryNameIsText(t *testing.T) {
	for row := range uint32(tables().codes.Len()) {
		c := codeRow{tables(), row, true}
		for _, tag := range lang.Supported() {
			s, _, _ := name(c.kind(), c.text(), tag)
			require.NotEmpty(t, s)
			require.Equal(t, strings.TrimSpace(s), s)
		}
		require.Equal(t, c, find(c.kind(), " "+strings.ToLower(c.text())+"\t"))
	}
}

// TestNamesOfCodes gives the name of everything that has one in every language,
// and holds Reviewed to what the table says.
func TestNamesOfCodes(t *testing.T) {
	raw, err := os.ReadFile("../internal/data/code_names.tsv")
	require.NoError(t, err)
	reviewed := make(map[[2]string]bool)
	for line := range strings.Lines(string(raw)) {
		if f := strings.Split(line, "\t"); f[3] == "yes" {
			reviewed[[2]string{f[0], f[1]}] = true
		}
	}
	require.NotEmpty(t, reviewed)
	type named struct {
		key, own string
		name     func(language.Tag) string
		reviewed func(language.Tag) bool
		in       func(language.Tag) (string, language.Tag) // nil where there is no such method
	}
	var all []named
	for c := range Terms() {
		all = append(all, named{"term." + string(c), string(c), c.Name, c.Reviewed, c.NameIn})
	}
	for c := range Units() {
		all = append(all, named{"unit." + string(c), string(c), c.Name, c.Reviewed, c.NameIn})
	}
	for c := range Sources() {
		all = append(all, named{"source." + string(c), string(c), c.Name, c.Reviewed, c.NameIn})
	}
	for c := range Purposes() {
		all = append(all, named{"purpose." + string(c), string(c), c.Name, c.Reviewed, c.NameIn})
	}
	for c := range FormTypes() {
		all = append(all, named{"form." + string(c), string(c), c.Name, c.Reviewed, c.NameIn})
	}
	for c := range DocumentTypes() {
		all = append(all, named{"document." + string(c), string(c), c.Name, c.Reviewed, c.NameIn})
	}
	for c := range IssueForms() {
		all = append(all, named{"issue." + string(c), string(c), c.Name, c.Reviewed, nil})
	}
	for c := range Boxes() {
		all = append(all, named{"box." + string(c), string(c), c.Title, c.Reviewed, nil})
	}
	for row := range uint32(tables().codes.Len()) {
		switch c := (codeRow{tables(), row, true}); c.kind() {
		case kindRole:
			all = append(all, named{"role." + c.text(), c.text(), Role(c.text()).Name, Role(c.text()).Reviewed, nil})
		case kindCondition:
			all = append(all, named{"condition." + c.text(), c.text(), Condition(c.text()).Name, Condition(c.text()).Reviewed, nil})
		}
	}
	require.Greater(t, len(all), 170)
	for _, c := range all {
		for _, tag := range lang.Supported() {
			text := c.name(tag)
			require.Empty(t, tongue.Fault(tag.String(), text), "%s in %v: %s", c.key, tag, text)
			require.NotEqual(t, c.own, text, "%s in %v is its code", c.key, tag)
			require.Equal(t, reviewed[[2]string{c.key, tag.String()}], c.reviewed(tag), "%s in %v", c.key, tag)
			if c.in != nil {
				again, in := c.in(tag)
				require.Equal(t, text, again)
				require.Equal(t, tag, in, "%s: %s", c.key, text)
			}
		}
		require.Equal(t, c.name(language.English), c.name(language.Japanese))
		require.False(t, c.reviewed(language.Japanese), "English for another language is not reviewed")
	}
}

// TestTexts holds the code types to one behaviour: what was printed is kept.
func TestTexts(t *testing.T) {
	type code interface {
		encoding.TextUnmarshaler
		Scan(any) error
	}
	for _, x := range []code{new(FormType), new(DocumentType), new(Purpose), new(Source), new(Term), new(Unit)} {
		require.NoError(t, x.UnmarshalText([]byte(" not a code\n")))
		raw, err := json.Marshal(x)
		require.NoError(t, err)
		require.Equal(t, `"not a code"`, string(raw))
		require.NoError(t, json.Unmarshal([]byte(`"W"`), x))
		require.Error(t, x.UnmarshalText([]byte("\xff")))

		v, err := x.(driver.Valuer).Value()
		require.NoError(t, err)
		require.Equal(t, "W", v)
		require.NoError(t, x.Scan([]byte("Z")))
		v, _ = x.(driver.Valuer).Value()
		require.Equal(t, "Z", v)
		require.NoError(t, x.Scan("Q"))
		require.ErrorContains(t, x.Scan(1), "give text")
		require.NoError(t, x.Scan(nil))
		v, _ = x.(driver.Valuer).Value()
		require.Nil(t, v)
	}
}

func TestDocumentType(t *testing.T) {
	months, read := ExportPermit.Months()
	require.Equal(t, 6, months)
	require.True(t, read)
	months, read = PreConventionCertificate.Months()
	require.Equal(t, 6, months)
	require.False(t, read)
	months, _ = PhytosanitaryCertificate.Months()
	require.Zero(t, months)
	require.Equal(t, "ERO", SampleCollectionCertificate.Forms())
	require.Empty(t, DocumentType("?").Forms())
}

func TestDocumentOf(t *testing.T) {
	for _, x := range []struct {
		p    Permit
		want DocumentType
	}{
		{Permit{Type: "E"}, ExportPermit},
		{Permit{Type: " r"}, ReexportCertificate},
		{Permit{Type: "I"}, ImportPermit},
		{Permit{Type: "O"}, ""},
		{Permit{Type: "ER"}, ""},
		{Permit{}, ""},
		{Permit{Type: "E", Document: SampleCollectionCertificate}, SampleCollectionCertificate},
		{Permit{Type: "O", TypeText: "PRE-CONVENTION CERTIFICATE"}, PreConventionCertificate},
		{Permit{Type: "O", TypeText: "Certificat pré-Convention"}, PreConventionCertificate},
		{Permit{Type: "O", TypeText: "Certificado de origen"}, CertificateOfOrigin},
		{Permit{Type: "O", TypeText: "Сертификат на передвижную выставку"}, TravellingExhibitionCertificate},
		{Permit{Type: "O", TypeText: "Introduction en provenance de la mer"}, IntroductionFromTheSeaCertificate},
		{Permit{Type: "O", TypeText: "Musical instrument certificate"}, MusicalInstrumentCertificate},
		{Permit{Type: "O", TypeText: "Certificate of ownership"}, PersonalOwnershipCertificate},
		{Permit{Type: "O", TypeText: "Certificate of captive breeding"}, CaptiveBredCertificate},
		{Permit{Type: "O", Document: "Phytosanitary certificate"}, PhytosanitaryCertificate},
		{Permit{Type: "O", TypeText: "something"}, ""},
	} {
		require.Equal(t, x.want, DocumentOf(&x.p), "%s %s %s", x.p.Type, x.p.TypeText, x.p.Document)
	}
}

func TestEdition(t *testing.T) {
	e := Edition()
	require.Equal(t, "permits", e.Dataset)
	require.Contains(t, e.SourceKeys(), "GUIDE-9")
	require.NoError(t, Verify())
}

// TestDamagedBlob opens the data set cut short and changed: an error or empty
// answers, never a panic.
func TestDamagedBlob(t *testing.T) {
	for _, n := range []int{0, 7, 24, 100, len(blobData) / 2, len(blobData) - 1} {
		require.Error(t, openBlob(blobData[:n]).err, n)
	}
	var none blob
	require.True(t, codeRow{}.isZero())
	require.Zero(t, none.codes.Len())
	require.Empty(t, messageKey(&none, 3))
	changed := []byte(blobData)
	changed[len(changed)/2] ^= 0x40
	b := openBlob(string(changed))
	require.True(t, b.err != nil || b.file.Verify() != nil)
}

func TestCodeErrorText(t *testing.T) {
	_, err := ParseTerm("HAN")
	require.EqualError(t, err, `permits: "HAN" is not a term in use; it was withdrawn; use LPS`)
	require.False(t, errors.Is(err, driver.ErrSkip))
}
