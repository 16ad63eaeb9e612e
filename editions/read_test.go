package editions_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/editions"
	"github.com/citesgo/cites/species"
)

var day = cites.MustDate("2026-04-22")

func fixture(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	require.NoError(t, err)
	return string(b)
}

func read(t testing.TB, text string) *editions.Edition {
	t.Helper()
	e, err := editions.Read(strings.NewReader(text), editions.On(day))
	require.NoError(t, err)
	return e
}

// rewrite writes the rows of a fixture anew.
func rewrite(t testing.TB, text string, comma rune, change func([][]string)) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err)
	if change != nil {
		change(rows)
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = comma
	require.NoError(t, w.WriteAll(rows))
	return b.String()
}

// state is what the edition says of every taxon of the ranks of an export, a line
// each.
func state(t testing.TB, e *editions.Edition) []string {
	t.Helper()
	var out []string
	for x := range e.Species().All() {
		a, err := appendix.Of(x, e.Date(), appendix.WithEdition(e.Appendix()))
		require.NoError(t, err)
		if x.Rank() < species.Species && a.Decided() {
			t.Errorf("%s: what is said of what is below decides nothing", x)
		}
		if x.Rank() < species.Species && !hasEntry(a, x) {
			continue
		}
		line := fmt.Sprintf("%v %s %s: %q", x.ID(), x.Rank(), x, a.Appendices())
		if !a.Decided() {
			line += " undecided"
		}
		if a.MayBeUnlisted() {
			line += " or none"
		}
		for l := range a.Listings() {
			line += "; " + l.Appendix().String()
			if l.Party() != 0 {
				line += " " + l.Party().String()
			}
			line += l.Annotation().String() + area(" only ", l.Only()) + area(" except ", l.Except())
		}
		out = append(out, line)
	}
	return out
}

func hasEntry(a appendix.Answer, x species.Taxon) bool {
	for l := range a.Listings() {
		if l.Taxon() == x {
			return true
		}
	}
	return false
}

func area(word string, a appendix.Area) string {
	if a.IsZero() {
		return ""
	}
	if a.Name() != "" {
		return word + a.Name()
	}
	var codes []string
	for m := range a.Members() {
		codes = append(codes, m.Country.String())
	}
	return word + strings.Join(codes, " ")
}

var wantSpeciesPlus = []string{
	`3436 species Vicugna vicugna: "I/II" undecided; I only undecided; II except undecided`,
	`7752 species Vulpes bengalensis: "III"; III IN`,
	`6353 species Panthera leo: "I/II" undecided; I only IN; II except IN`,
	`32743 species Panthera uncia: "I"; I`,
	`10223 species Civettictis civetta: "III"; III BW; III GH`,
	`4521 species Loxodonta africana: "I/II" undecided; I except BW NA TZ; II only BW NA TZ`,
	`6926 species Vipera ursinii: "I" undecided or none; I only undecided`,
	`28871 species Dalbergia stevensonii: "II"; II#15`,
}

var wantChecklist = []string{
	`7752 species Vulpes bengalensis: "III"; III`,
	`6314 species Felis catus: "" or none`,
	`6353 species Panthera leo: "I/II" undecided; I only IN; II except IN`,
	`12268 subspecies Panthera leo persica: "I"; I`,
	`32743 species Panthera uncia: "I"; I`,
	`28871 species Dalbergia stevensonii: "II"; II#15`,
	`1000929 genus Pterocarpus: "II" undecided or none; II only undecided`,
}

func TestRead(t *testing.T) {
	plus, checklist := fixture(t, "speciesplus.csv"), fixture(t, "checklist.csv")
	backwards := func(rows [][]string) {
		for _, r := range rows {
			slices.Reverse(r)
		}
	}
	for _, test := range []struct {
		name, text string
		format     editions.Format
		want       []string
	}{
		{"species+", plus, editions.SpeciesPlus, wantSpeciesPlus},
		{"semicolons", rewrite(t, plus, ';', nil), editions.SpeciesPlus, wantSpeciesPlus},
		{"tabs", rewrite(t, plus, '\t', nil), editions.SpeciesPlus, wantSpeciesPlus},
		{"byte order mark", "\ufeff" + plus, editions.SpeciesPlus, wantSpeciesPlus},
		{"CRLF", strings.ReplaceAll(plus, "\n", "\r\n"), editions.SpeciesPlus, wantSpeciesPlus},
		{"byte order mark, semicolons, CRLF", "\ufeff" + strings.ReplaceAll(rewrite(t, plus, ';', nil), "\n", "\r\n"),
			editions.SpeciesPlus, wantSpeciesPlus},
		{"moved columns", rewrite(t, plus, ',', backwards), editions.SpeciesPlus, wantSpeciesPlus},
		{"header in other letters", strings.Replace(strings.Replace(plus, "Scientific Name", "scientific_name", 1), "# Full note", "#Full Note", 1),
			editions.SpeciesPlus, wantSpeciesPlus},
		{"one more column", rewrite(t, plus, ',', func(rows [][]string) {
			for i := range rows {
				rows[i] = append(rows[i], fmt.Sprintf("mine %d", i))
			}
		}), editions.SpeciesPlus, wantSpeciesPlus},
		{"a row twice", rewrite(t, plus, ',', func(rows [][]string) { rows[3] = rows[2] }), editions.SpeciesPlus,
			slices.DeleteFunc(slices.Clone(wantSpeciesPlus), func(s string) bool { return strings.Contains(s, "Loxodonta") })},
		{"checklist", checklist, editions.Checklist, wantChecklist},
		{"checklist with semicolons", rewrite(t, checklist, ';', nil), editions.Checklist, wantChecklist},
		{"checklist with moved columns", rewrite(t, checklist, ',', backwards), editions.Checklist, wantChecklist},
	} {
		t.Run(test.name, func(t *testing.T) {
			e := read(t, test.text)
			require.Equal(t, test.format, e.Format())
			require.Equal(t, day, e.Date())
			if diff := cmp.Diff(test.want, state(t, e)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReadRowsOfOneTaxon(t *testing.T) {
	// Species+ has one row for each name that a taxon is listed under.
	text := rewrite(t, fixture(t, "speciesplus.csv"), ',', func(rows [][]string) {
		rows[2] = slices.Clone(rows[1])
		note := strings.Split(rows[1][15], "\n")
		under := strings.Split(rows[1][14], ",")
		rows[1][14], rows[1][15] = under[1], note[0]
		rows[2][14], rows[2][15] = under[0], note[1]
	})
	e := read(t, text)
	require.Contains(t, state(t, e), wantSpeciesPlus[2])
}

func TestOfAsksTheCountryOfAnEdition(t *testing.T) {
	e := read(t, fixture(t, "speciesplus.csv"))
	for _, test := range []struct {
		name, from, want string
		decided          bool
	}{
		{"Loxodonta africana", "BW", "II", true},
		{"Loxodonta africana", "KE", "I", true},
		{"Loxodonta africana", "TZ", "II", true},
		{"Panthera leo", "IN", "I", true},
		{"Panthera leo", "KE", "II", true},
		{"Vicugna vicugna", "PE", "I/II", false},
		{"Vicugna vicugna", "AR", "I/II", false},
		{"Vipera ursinii", "FR", "I", false},
	} {
		t.Run(test.name+" "+test.from, func(t *testing.T) {
			from, err := countries.ParseCode(test.from)
			require.NoError(t, err)
			a, err := appendix.Of(taxon(t, e.Species(), test.name), day.AddDays(1), appendix.From(from), appendix.WithEdition(e.Appendix()))
			require.NoError(t, err)
			require.Equal(t, test.want, a.Appendices().String())
			require.Equal(t, test.decided, a.Decided())
			require.False(t, a.ConditionsKnown())
		})
	}
}

func taxon(t testing.TB, x species.Tables, name string) species.Taxon {
	t.Helper()
	ms, err := x.Lookup(name)
	require.NoError(t, err)
	found, ok := ms.Taxon()
	require.True(t, ok, name)
	return found
}

func TestOfRefuses(t *testing.T) {
	e := read(t, fixture(t, "speciesplus.csv"))
	lion := taxon(t, e.Species(), "Panthera leo")
	ours := taxon(t, species.Embedded(), "Panthera leo")

	_, err := appendix.Of(lion, day.AddDays(-1), appendix.WithEdition(e.Appendix()))
	require.ErrorIs(t, err, appendix.ErrBeforeEdition)

	var other *appendix.EditionError
	_, err = appendix.Of(lion, day)
	require.ErrorAs(t, err, &other)
	require.ErrorContains(t, err, "look it up in their Species()")
	_, err = appendix.Of(ours, day, appendix.WithEdition(e.Appendix()))
	require.ErrorAs(t, err, &other)
	_, err = appendix.History(ours, appendix.WithEdition(e.Appendix()))
	require.ErrorAs(t, err, &other)
	_, err = appendix.Of(lion, day, appendix.WithEdition(appendix.Tables{}))
	require.ErrorAs(t, err, &other)
	require.ErrorContains(t, err, "was given no tables")

	a, err := appendix.Of(ours, day, appendix.WithEdition(appendix.Embedded()))
	require.NoError(t, err)
	b, err := appendix.Of(ours, day)
	require.NoError(t, err)
	require.Equal(t, a, b)
}

func TestHistoryOfAnEdition(t *testing.T) {
	e := read(t, fixture(t, "speciesplus.csv"))
	periods, err := appendix.History(taxon(t, e.Species(), "Panthera uncia"), appendix.WithEdition(e.Appendix()))
	require.NoError(t, err)
	require.Len(t, periods, 1)
	require.Equal(t, day, periods[0].From)
	require.Equal(t, "I", periods[0].Answer.Appendices().String())
}

func TestSynonymsOfTheChecklist(t *testing.T) {
	e := read(t, fixture(t, "checklist.csv"))
	for name, want := range map[string]string{"Felis leo": "Panthera leo", "Leo leo": "Panthera leo", "Uncia uncia": "Panthera uncia"} {
		require.Equal(t, want, taxon(t, e.Species(), name).Name())
	}
}

func TestIDsAreThoseOfTheModule(t *testing.T) {
	e := read(t, fixture(t, "speciesplus.csv"))
	for x := range e.Species().All() {
		ours, ok := species.ByID(x.ID())
		require.True(t, ok, "%v %s", x.ID(), x)
		if ours.Name() != x.Name() || ours.Rank() != x.Rank() {
			t.Errorf("%v is %s %s here and %s %s in the module", x.ID(), x.Rank(), x, ours.Rank(), ours)
		}
	}
}

func TestRemarks(t *testing.T) {
	e := read(t, fixture(t, "speciesplus.csv"))
	var lines []int
	for _, r := range e.Remarks() {
		lines = append(lines, r.Line)
		require.Equal(t, "Full note", r.Column)
		require.NotEmpty(t, r.String())
	}
	require.Equal(t, []int{7, 11}, lines, "Vicugna vicugna and Vipera ursinii")
}

func TestReadFile(t *testing.T) {
	text := fixture(t, "speciesplus.csv")
	dir := t.TempDir()
	path := filepath.Join(dir, "cites_listings_2026-04-21 23_02_comma_separated.csv")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	e, err := editions.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "2026-04-21", e.Date().String())
	e, err = editions.ReadFile(path, editions.On(day))
	require.NoError(t, err)
	require.Equal(t, day, e.Date())
	_, err = editions.ReadFile(filepath.Join(dir, "none.csv"))
	require.ErrorIs(t, err, os.ErrNotExist)
}

func TestTheDateIsPartOfTheEdition(t *testing.T) {
	text := fixture(t, "speciesplus.csv")
	a, b := read(t, text), read(t, text)
	require.Equal(t, a.Appendix().Edition(), b.Appendix().Edition())
	c, err := editions.Read(strings.NewReader(text), editions.On(day.AddDays(1)))
	require.NoError(t, err)
	require.NotEqual(t, a.Species().Edition(), c.Species().Edition())
}

func TestReadRefuses(t *testing.T) {
	plus, checklist := fixture(t, "speciesplus.csv"), fixture(t, "checklist.csv")
	set := func(row, col int, v string) string {
		return rewrite(t, plus, ',', func(rows [][]string) { rows[row][col] = v })
	}
	drop := func(text, column string) string {
		return rewrite(t, text, ',', func(rows [][]string) {
			i := slices.Index(rows[0], column)
			require.GreaterOrEqual(t, i, 0)
			for n := range rows {
				rows[n] = slices.Delete(rows[n], i, i+1)
			}
		})
	}
	for _, test := range []struct {
		name, text string
		line       int
		column     string
		want       string
	}{
		{"nothing", "", 0, "", "it is empty"},
		{"a byte order mark alone", "\ufeff\n", 0, "", "it is empty"},
		{"a header alone", plus[:strings.Index(plus, "\n")+1], 0, "", "no rows"},
		{"another file", "a,b,c\n1,2,3\n", 1, "", "neither that of the Checklist's index"},
		{"UTF-16", "\xff\xfeI\x00d\x00", 1, "", "UTF-16"},
		{"a workbook", "PK\x03\x04....", 1, "", "workbook"},
		{"the annexes of the European Union", strings.Replace(plus, ",Party,", ",CITES,", 1), 1, "", "another designation"},
		{"the history of the Checklist", strings.Replace(checklist, ",AnnotationSpanish,", ",ChangeType,", 1), 1, "", "history of listings"},
		{"cut short in a quoted field", plus[:strings.Index(plus, "some specimens")], 2, "", "the file may have been cut short"},
		{"cut short in a row", plus[:strings.Index(plus, ",28871")+len("28871,Plantae")+strings.Index(plus[strings.Index(plus, ",28871")+1:], "x")+1], 0, "", ""},
		{"cut short in the last line", strings.TrimSuffix(plus, "\n"), 12, "", "the last line has no end"},
		{"a column missing", drop(plus, "Full note"), 1, "", "the columns Full note are missing"},
		{"columns missing", drop(drop(checklist, "#AnnotationSymbol"), "FullAnnotationEnglish"), 1, "",
			"the columns FullAnnotationEnglish, #AnnotationSymbol are missing"},
		{"a column twice", strings.Replace(plus, "Distribution_Uncertain", "Party", 1), 1, "Party", "twice"},
		{"a field missing in a row", strings.Replace(plus, "32743,Animalia,", "32743,", 1), 4, "", "25 fields where the header has 26"},
		{"fields moved in a row", rewrite(t, plus, ',', func(rows [][]string) {
			rows[2] = append(rows[2][1:], "")
		}), 4, "Id", `"Animalia" is no id`},
		{"no id", set(2, 0, "-5"), 4, "Id", `"-5" is no id`},
		{"an id too large", set(2, 0, "99999999999"), 4, "Id", "is no id"},
		{"a kingdom unknown", set(2, 1, "Fungi"), 4, "Kingdom", `"Fungi" is none of Animalia, Plantae`},
		{"a rank unknown", set(2, 11, "TRIBE"), 4, "Rank", `"TRIBE" is none of the ranks`},
		{"no name", set(2, 9, ""), 4, "Scientific Name", "cannot be the name"},
		{"an author in the name", set(2, 9, "Panthera uncia (Schreber, 1775)"), 4, "Scientific Name", "cannot be the name"},
		{"a genus that is none", set(2, 6, "1758"), 4, "Genus", "cannot be the name"},
		{"an annex", set(2, 12, "A"), 4, "Listing", `"A" is none of I, II, III and NC`},
		{"a Party unknown", set(5, 13, "UK"), 9, "Party", "UK"},
		{"not UTF-8", strings.Replace(plus, "(Schreber, 1775)", "(M\xfcller, 1775)", 1), 4, "Author", "not UTF-8"},
		{"a NUL", strings.Replace(plus, "(Schreber, 1775)", "(Schreber\x00 1775)", 1), 4, "Author", "NUL"},
		{"a quotation mark", strings.Replace(plus, "Standl.", `Standl."`, 1), 12, "", "quotation mark"},
		{"a field too long", set(2, 15, strings.Repeat("long ", 20_000)), 4, "Full note", "65535 are the most"},
		{"an author too long", set(2, 10, strings.Repeat("L", 256)), 4, "Author", "255 are the most"},
		{"an id for two", set(2, 0, "6353"), 4, "Id", "6353 is Panthera uncia here and Panthera leo on line 2"},
		{"a taxon in two ways", rewrite(t, plus, ',', func(rows [][]string) {
			rows[3] = slices.Clone(rows[2])
			rows[3][12] = "II"
		}), 5, "Listing", `Panthera uncia is in "II" here and in "I" on line 4`},
	} {
		t.Run(test.name, func(t *testing.T) {
			e, err := editions.Read(strings.NewReader(test.text), editions.On(day))
			require.Error(t, err)
			require.Nil(t, e)
			require.ErrorContains(t, err, test.want)
			var x *editions.Error
			require.True(t, errors.As(err, &x), "%v", err)
			if test.want != "" {
				require.Equal(t, test.line, x.Line, "%v", err)
				require.Equal(t, test.column, x.Column, "%v", err)
			}
		})
	}
}

// TestEveryCutIsRefused cuts a file short after every byte: none of the pieces is
// taken for the whole but those that end with a row.
func TestEveryCutIsRefused(t *testing.T) {
	text := fixture(t, "speciesplus.csv")
	ends := make(map[int]bool)
	r := csv.NewReader(strings.NewReader(text))
	for {
		if _, err := r.Read(); err != nil {
			break
		}
		ends[int(r.InputOffset())] = true
	}
	for n := range len(text) {
		_, err := editions.Read(strings.NewReader(text[:n]), editions.On(day))
		if header := strings.Index(text, "\n") + 1; err == nil && (!ends[n] || n <= header) {
			t.Errorf("%d bytes were taken for a file", n)
		}
	}
}

func TestLimits(t *testing.T) {
	text := fixture(t, "speciesplus.csv")
	for _, test := range []struct {
		name string
		opt  editions.Option
		want string
	}{
		{"bytes", editions.MaxBytes(int64(len(text) - 1)), "longer than"},
		{"rows", editions.MaxRows(7), "more than 7 rows"},
		{"no date", editions.On(0), "give the day of the download with On"},
		{"a date that is none", editions.On(1), "is none"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := editions.Read(strings.NewReader(text), editions.On(day), test.opt)
			require.ErrorContains(t, err, test.want)
		})
	}
	_, err := editions.Read(strings.NewReader(text), editions.On(day), editions.MaxBytes(int64(len(text))), editions.MaxRows(8), nil)
	require.NoError(t, err)
}

type broken struct{ n int }

var errBroken = errors.New("the line is down")

func (b *broken) Read(p []byte) (int, error) {
	if b.n--; b.n < 0 {
		return 0, errBroken
	}
	return copy(p, "Id,"), nil
}

func TestTheErrorOfTheReaderComesThrough(t *testing.T) {
	for n := range 3 {
		_, err := editions.Read(&broken{n}, editions.On(day))
		require.ErrorIs(t, err, errBroken)
	}
}
