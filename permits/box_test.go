package permits

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
)

// TestBoxesAreInTheirPlaces holds the numbers that the checks count by against
// the table.
func TestBoxesAreInTheirPlaces(t *testing.T) {
	want := []Box{BoxNumber, BoxTypeText, BoxValidity, BoxImporter, BoxImportCountry, BoxExporter, BoxConditions, BoxPurpose, BoxStamp,
		BoxAuthority, BoxScientificName, BoxCommonName, BoxDescription, BoxAppendix, BoxQuantity, BoxQuota, BoxOrigin, BoxLastReexport,
		BoxOperation, BoxIssue, BoxEndorsement, BoxWaybill}
	require.Equal(t, want, slices.Collect(Boxes()))
	require.Len(t, want, boxCount)
	for box, row := range map[Box]int{BoxNumber: boxNumber, BoxConditions: boxConditions, BoxScientificName: boxScientificName,
		BoxOperation: boxOperation, BoxWaybill: boxWaybill} {
		require.Equal(t, box, want[row])
	}
	for range Boxes() {
		break
	}
}

// TestBoxPointers resolves the pointers of the table in the type that they point
// into.
func TestBoxPointers(t *testing.T) {
	for x := range Boxes() {
		n := 0
		for p := range x.Pointers() {
			n++
			require.True(t, hasField(reflect.TypeFor[Permit](), strings.Split(p, "/")[1:]), "box %s: %s", x, p)
			require.Equal(t, x.InRows(), strings.HasPrefix(p, "/items/") || x == BoxEndorsement && x.InRows(), "box %s: %s", x, p)
			if x == BoxEndorsement {
				break // the row's line of it is in the row
			}
		}
		require.NotZero(t, n, x)
		require.NotEqual(t, string(x), x.Title(language.English))
		require.NotEmpty(t, x.Title(language.Russian))
		require.True(t, x.Valid())
		require.True(t, x.Reviewed(language.English))
	}
	require.False(t, Box("16").Valid())
	require.Empty(t, slices.Collect(Box("16").Pointers()))
	require.False(t, Box("16").InRows())
	got, err := ParseBox(" 12A ")
	require.NoError(t, err)
	require.Equal(t, BoxLastReexport, got)
	_, err = ParseBox("12c")
	require.ErrorContains(t, err, "box")
}

func hasField(typ reflect.Type, way []string) bool {
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if len(way) == 0 {
		return true
	}
	if typ.Kind() == reflect.Slice {
		return way[0] == "*" && hasField(typ.Elem(), way[1:])
	}
	for i := range typ.NumField() {
		f := typ.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == way[0] {
			return hasField(f.Type, way[1:])
		}
	}
	return false
}

// TestRequirements asks of every document, form of issue and box.
func TestRequirements(t *testing.T) {
	for d := range DocumentTypes() {
		signers := slices.Collect(d.Signers())
		require.NotEmpty(t, signers, d)
		for _, s := range signers {
			require.True(t, s.Box().Valid(), d)
			require.NotEmpty(t, s.Role().Name(language.French))
			require.NotEmpty(t, s.Provision())
			require.True(t, s.Read(), "%s %s", d, s.Role())
			require.Equal(t, s.Need() == Conditional, len(slices.Collect(s.Conditions())) > 0)
		}
		require.NotEmpty(t, d.Provision())
		require.NotEmpty(t, d.Validity().Provision)
		months, read := d.Months()
		require.Equal(t, Validity{months, d.Validity().Provision, read}, d.Validity())
		for x := range Boxes() {
			r := d.Box(x)
			require.NotZero(t, r.Need(), "%s %s", d, x)
			require.NotEmpty(t, r.Provision(), "%s %s", d, x)
			conditions := slices.Collect(r.Conditions())
			require.Equal(t, r.Need() == Conditional, len(conditions) > 0)
			for _, c := range conditions {
				require.NotEqual(t, string(c), c.Name(language.Spanish))
				require.True(t, c.Reviewed(language.English))
			}
		}
		// What Check calls an error rests on what was read.
		for _, x := range []Box{BoxConditions, BoxOperation} {
			if r := d.Box(x); r.Need() == Mandatory {
				require.True(t, r.Read(), "%s %s", d, x)
			}
		}
	}
	require.Zero(t, ExportPermit.Box("16"))
	require.Zero(t, DocumentType("?").Box(BoxNumber))
	require.Zero(t, DocumentType("?").Validity())
	require.Empty(t, DocumentType("?").Provision())
	require.Empty(t, slices.Collect(DocumentType("?").Signers()))
	var none Requirement
	require.Empty(t, none.Provision()+none.Need().String())
	require.False(t, none.Read())
	require.Empty(t, slices.Collect(none.Conditions()))
	var nobody Signer
	require.Empty(t, string(nobody.Role())+nobody.Provision()+string(nobody.Box()))
	require.Empty(t, slices.Collect(nobody.Conditions()))
	require.Zero(t, nobody.Need())
}

func TestRolesAreInTheirPlaces(t *testing.T) {
	require.Equal(t, []Role{RoleApplicant, RoleExaminer, RoleIssuer, RoleSender}, slices.Collect(all[Role](kindRole)))
}

func TestIssueForms(t *testing.T) {
	n := 0
	for f := range IssueForms() {
		n++
		require.NotEmpty(t, f.Provision())
		require.NotEqual(t, string(f), f.Name(language.Russian))
		require.True(t, f.Reviewed(language.English))
		require.Equal(t, Mandatory, f.Box(BoxConditions).Need(), "%s is told in box 5", f)
		require.False(t, f.Allows(ScientificExchangeLabel))
		require.True(t, f.Allows(ExportPermit))
	}
	require.Equal(t, 5, n)
	require.Zero(t, Extended.Box(BoxWaybill))
	require.False(t, Extended.Allows(ImportPermit))
	require.False(t, IssueForm("?").Allows(ExportPermit))
	require.Empty(t, IssueForm("?").Provision())
	require.Zero(t, IssueForm("?").Box(BoxNumber))
}

// TestValidUntil counts to the last day.
func TestValidUntil(t *testing.T) {
	for _, x := range []struct {
		document     DocumentType
		issued, want string
	}{
		{ExportPermit, "2026-08-31", "2027-02-28"},
		{ReexportCertificate, "2026-04-01", "2026-10-01"},
		{ImportPermit, "2026-04-01", "2027-04-01"},
		{MusicalInstrumentCertificate, "2024-02-29", "2027-02-28"},
		{PhytosanitaryCertificate, "2026-04-01", ""},
		{ScientificExchangeLabel, "2026-04-01", ""},
		{ExportPermit, "", ""},
		{"?", "2026-04-01", ""},
	} {
		issued, err := cites.ParseDate(x.issued)
		require.NoError(t, err)
		require.Equal(t, x.want, x.document.ValidUntil(issued).String(), "%s %s", x.document, x.issued)
	}
}

// TestTablesAllocateNothing: what the tables say is read in place.
func TestTablesAllocateNothing(t *testing.T) {
	require.Zero(t, testing.AllocsPerRun(100, func() {
		r := ExportPermit.Box(BoxQuota)
		_, _ = r.Need(), r.Provision()
		Extended.Allows(ExportPermit)
		_ = ExportPermit.Validity()
		needsOf(ExportPermit)
		limitsOf(TravellingExhibitionCertificate)
	}))
}
