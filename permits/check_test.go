package permits

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
)

// TestMonthsClamp counts the periods of validity at the ends of months.
func TestMonthsClamp(t *testing.T) {
	for _, x := range []struct{ issued, until, last string }{
		{"2026-02-01", "2026-07-31", ""},
		{"2026-02-01", "2026-08-01", ""},
		{"2026-02-01", "2026-08-02", "2026-08-01"},
		{"2026-08-31", "2027-02-28", ""},
		{"2026-08-31", "2027-03-01", "2027-02-28"},
		{"2027-08-31", "2028-02-29", ""},
		{"2027-08-31", "2028-03-01", "2028-02-29"},
		{"2026-03-31", "2026-09-30", ""},
		{"2026-03-31", "2026-10-01", "2026-09-30"},
		{"9999-08-31", "9999-12-31", ""},
	} {
		p := &Permit{Type: "E", ValidUntil: ParseMoment(x.until), Issued: Issuance{Date: ParseMoment(x.issued)}}
		i := slices.IndexFunc(Check(p), func(f Finding) bool {
			return f.Code == "CITES-PERMIT-VALIDITY-EXPORT" && f.Arg("last") != ""
		})
		if x.last == "" {
			require.Negative(t, i, "%s to %s", x.issued, x.until)
			continue
		}
		require.GreaterOrEqual(t, i, 0, "%s to %s", x.issued, x.until)
		require.Equal(t, x.last, Check(p)[i].Arg("last"))
	}
}

// TestTimeOfDay: a document is valid to the end of its last day, in the time
// zone in which its date is written.
func TestTimeOfDay(t *testing.T) {
	p := sound(t, 1)
	p.ValidUntil = ParseMoment("2026-09-30T00:00:00+06:00")
	require.Zero(t, len(Check(p, On(cites.MustDate("2026-09-30")), WithRegisters(testRegisters()))))
	require.False(t, Check(p, On(cites.MustDate("2026-10-01"))).Valid())
}

func TestCheckOptions(t *testing.T) {
	p := sound(t, 1)
	late, asked := On(cites.MustDate("2026-10-01")), WithRegisters(testRegisters())
	require.False(t, Check(p, late).Valid())
	require.Empty(t, Check(p, late, asked, Ignore("CITES-PERMIT-VALIDITY-EXPORT")))
	require.Empty(t, Check(p, presented, Profiles(), Profiles(0, 99), nil))
	require.Len(t, Check(p, presented, Profiles(CITES, EU, GB, US), Ignore("CITES-PERMIT-EU-IMPORT-LINK", "EU-DOC-ANNEX", "GB-DOC-ANNEX", "US-DOC-ESA")), 4)
}

func TestCheckNothing(t *testing.T) {
	require.False(t, Check(nil).Valid())
	require.Empty(t, cmp.Diff(Check(&Permit{}), Check(nil), cmpopts.EquateEmpty(), cmp.AllowUnexported(Finding{})))
	require.Nil(t, CheckConfirmation(nil, nil))
}

// TestOrder holds the findings of an unhappy document to the order of its
// fields.
func TestOrder(t *testing.T) {
	p := sound(t, 12)
	p.Number, p.Purpose, p.Issued.Official = "", "?", ""
	p.Status.Altered = true
	for i := range p.Items {
		p.Items[i].Term, p.Items[i].Sources = "ABC", []Source{"Z", "A", "Q"}
		p.Items[i].Parts = []Item{{ScientificName: "crocodile", Term: "BEL", Appendix: "V", Sources: []Source{"W"}}}
	}
	p.Unknown = []Unknown{{Path: "/x"}}
	found := Check(p, presented)
	var paths []string
	for _, f := range found {
		paths = append(paths, f.Path)
	}
	require.Equal(t, "/number", paths[0])
	require.Equal(t, "/purpose", paths[1])
	require.Equal(t, "/items/0/term", paths[2])
	require.True(t, slices.Index(paths, "/items/2/term") < slices.Index(paths, "/items/10/term"), "rows in the order of their numbers")
	require.True(t, slices.Index(paths, "/items/0/sources/2") < slices.Index(paths, "/items/0/parts/0/scientificName"))
	require.True(t, slices.Index(paths, "/items/0/parts/0/appendix") < slices.Index(paths, "/items/1/term"))
	require.True(t, slices.Index(paths, "/items/11/parts/0/appendix") < slices.Index(paths, "/issued/official"))
	require.Equal(t, "/unknown/0", paths[len(paths)-1])
	requireSound(t, p, found)
}

// TestCheckIsPure runs one document many times at once.
func TestCheckIsPure(t *testing.T) {
	p := sound(t, 3)
	p.Items[1].Appendix = "I"
	before, err := json.Marshal(p)
	require.NoError(t, err)
	want := Check(p, presented)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if got := Check(p, presented); len(got) != len(want) || got[0].Message(language.French) != want[0].Message(language.French) {
					t.Error("another answer")
				}
			}
		})
	}
	wg.Wait()
	after, err := json.Marshal(p)
	require.NoError(t, err)
	require.Equal(t, string(before), string(after))
}

// TestCheckIsLinear counts what a document of many rows allocates.
func TestCheckIsLinear(t *testing.T) {
	allocs := func(rows int) float64 {
		p := sound(t, rows)
		return testing.AllocsPerRun(3, func() { Check(p, presented) })
	}
	few, many := allocs(100), allocs(10_000)
	require.Less(t, many, 110*few)
}

func TestCyclicParts(t *testing.T) {
	p := sound(t, 1)
	p.Items[0].Parts = p.Items // contains itself: a mistake of the program, not a reason to hang
	found := Check(p, presented)
	require.True(t, slices.ContainsFunc(found, func(f Finding) bool { return f.Code == "CITES-FIELD-ITEMS" }))
}

// requireSound holds findings to what is true of all of them.
func requireSound(t *testing.T, p *Permit, found Findings) {
	t.Helper()
	for i, f := range found {
		r, ok := RuleOf(f.Code)
		require.True(t, ok, f.Code)
		require.NotZero(t, f.Severity)
		require.LessOrEqual(t, f.Severity, r.Severity())
		require.True(t, f.Path == "" || f.Path[0] == '/', f.Path)
		require.NotContains(t, f.Path, "*")
		require.NotContains(t, f.Message(language.Russian), "%!")
		for _, a := range f.Args {
			require.LessOrEqual(t, len(a.Value), 400, "%s: %s", f.Code, a.Value)
		}
		if i > 0 && f.Path == found[i-1].Path {
			require.LessOrEqual(t, found[i-1].Code, f.Code)
		}
	}
	require.NotNil(t, p)
}

// FuzzCheck checks whatever can be decoded.
func FuzzCheck(f *testing.F) {
	base, err := os.ReadFile("testdata/rules/base.json")
	require.NoError(f, err)
	f.Add(base, uint32(presentedOn))
	files, err := filepath.Glob("testdata/*/*.json")
	require.NoError(f, err)
	for _, name := range files {
		raw, err := os.ReadFile(name)
		require.NoError(f, err)
		f.Add(raw, uint32(0))
	}
	f.Add([]byte(`{"type":"O","items":[{"scientificName":"Python ×","term":"liv","sources":["a","d"],"appendix":"i","parts":[{}]}]}`), uint32(1))
	f.Fuzz(func(t *testing.T, raw []byte, on uint32) {
		p, err := Decode(strings.NewReader(string(raw)), MaxBytes(1<<16))
		if err != nil {
			return
		}
		found := Check(p, On(cites.Date(on)), Departure(cites.Date(on/2)), Profiles(CITES, EU, GB, US), SecurityStamps(),
			WithRegisters(benchRegisters), Accompanied(p))
		requireSound(t, p, found)
		if _, err := json.Marshal(found); err != nil {
			t.Fatal(err)
		}
	})
}

const presentedOn = 2026<<9 | 6<<5 | 10

// FuzzCodes reads any text as each kind of code.
func FuzzCodes(f *testing.F) {
	for _, s := range []string{"W", "ski", " CUM ", "BEL", "", "\xff", "export_permit", "eu", "warning", strings.Repeat("x", 60)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		keeps(t, s, new(FormType))
		keeps(t, s, new(DocumentType))
		keeps(t, s, new(Purpose))
		keeps(t, s, new(Source))
		keeps(t, s, new(Term))
		keeps(t, s, new(Unit))
		if p, err := ParseProfile(s); err == nil && !strings.EqualFold(p.String(), trim(s)) {
			t.Fatal(p)
		}
		var sev Severity
		if err := sev.UnmarshalText([]byte(s)); err == nil && sev.String() != s {
			t.Fatal(sev)
		}
		if term, err := ParseTerm(s); err == nil && term != "" && !term.Valid() {
			t.Fatal(term)
		}
		Unit(s).Base()
		Term(s).GoesWithUnit(Unit(s))
	})
}

type textCode interface {
	UnmarshalText([]byte) error
	MarshalText() ([]byte, error)
	Name(language.Tag) string
}

func keeps(t *testing.T, s string, c textCode) {
	if c.UnmarshalText([]byte(s)) != nil {
		return
	}
	once, err := c.MarshalText()
	require.NoError(t, err)
	require.NoError(t, c.UnmarshalText(once))
	twice, err := c.MarshalText()
	require.NoError(t, err)
	require.Equal(t, string(once), string(twice))
	require.True(t, strings.Contains(s, string(once)))
	c.Name(language.Arabic)
}
