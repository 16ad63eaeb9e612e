package species

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/tongue"
)

// line writes a hit in one line.
func line(h Hit) string {
	return fmt.Sprintf("%s = %s: %s %d %s", h.Matched, h.Taxon, h.Kind, h.Distance, h.Reason)
}

func search(t testing.TB, query string, opts ...SearchOption) (lines []string) {
	t.Helper()
	hits, err := Search(query, opts...)
	require.NoError(t, err, query)
	for _, h := range hits {
		lines = append(lines, line(h))
	}
	return lines
}

func TestSearch(t *testing.T) {
	for _, of := range []struct{ query, want string }{ // want is the first hit
		{"Panthera leo", "Panthera leo = Panthera leo: accepted 0 exact"},
		{"PANTHERA LEO (Linnaeus, 1758)", "Panthera leo = Panthera leo: accepted 0 exact"},
		{"Felis leo", "Panthera leo = Panthera leo: corrected 0 moved"},
		{"Uncia uncia", "Uncia uncia = Panthera uncia: synonym 0 exact"},
		{"Panthera cf. leo", "Panthera leo = Panthera leo: accepted 0 qualified"},
		// letters
		{"Pantera leo", "Panthera leo = Panthera leo: corrected 1 letters"},
		{"Panhtera leo", "Panthera leo = Panthera leo: corrected 1 swapped"},
		{"Panthera tigrjs", "Panthera tigris = Panthera tigris: corrected 1 letters"},
		{"Pantera tigrjs", "Panthera tigris = Panthera tigris: corrected 2 letters"},
		{"Swietenia macrophyla King", "Swietenia macrophylla = Swietenia macrophylla: corrected 1 letters"},
		{"Panthera tigris altaca", "Panthera tigris altaica = Panthera tigris altaica: corrected 1 letters"},
		// words
		{"Pantheraleo", "Panthera leo = Panthera leo: corrected 1 spaces"},
		{"Pan thera leo", "Panthera leo = Panthera leo: corrected 1 spaces"},
		{"PANTHERA LEO LINNAEUS", "Panthera leo = Panthera leo: corrected 0 above"},
		{"PANTHERA LEO LINNAEUS & SMITH, 1758", "Panthera leo = Panthera leo: corrected 0 above"},
		{"panthera leo linnaeus, 1758", "Panthera leo = Panthera leo: corrected 0 above"},
		{"Panthera leo imaginaria", "Panthera leo = Panthera leo: corrected 0 above"},
		// scanners
		{"Panthera 1eo", "Panthera leo = Panthera leo: corrected 1 scanned"},
		{"PANTHERA LE0", "Panthera leo = Panthera leo: corrected 0 scanned"},
		{"Zam1a 1nerm1s", "Zamia inermis = Zamia inermis: corrected 3 scanned"},
		{"Ara rnacao", "Ara macao = Ara macao: corrected 1 scanned"},
		{"Manis tridentata", ""},
		{"Lornaria eriopus", "Lomaria eriopus = Stangeria eriopus: corrected 1 scanned"},
		// endings
		{"Testudo graecus", "Testudo graeca = Testudo graeca: stem 0 ending"},
		{"Dalbergia niger", "Dalbergia nigra = Dalbergia nigra: stem 0 ending"},
		// abbreviations
		{"P. tigris", "Panthera tigris = Panthera tigris: accepted 0 abbreviated"},
		{"P. t. altaica", "Panthera tigris altaica = Panthera tigris altaica: accepted 0 abbreviated"},
		{"P. tigriss", "Panthera tigris = Panthera tigris: corrected 1 letters+abbreviated"},
		{"D. nigrum", "Dalbergia nigra = Dalbergia nigra: stem 0 ending+abbreviated"},
		// genera
		{"Dalbergia spp.", "Dalbergia = Dalbergia: accepted 0 exact"},
		{"Dalbergai spp.", "Dalbergia = Dalbergia: corrected 1 swapped"},
		{"Gorila", ""},
		// alphabets
		{"Раnthera lео", "Panthera leo = Panthera leo: corrected 0 script"},
		{"Фалко черруг", "Falco cherrug = Falco cherrug: corrected 0 script"},
		{"Пантера лео", "Panthera leo = Panthera leo: corrected 1 letters+script"},
		{"Acipenser güldenstädtii", "Acipenser gueldenstaedtii = Acipenser gueldenstaedtii: corrected 0 script"},
		{"Ｐａｎｔｈｅｒａ　ｌｅｏ", "Panthera leo = Panthera leo: accepted 0 exact"},
		// hybrids
		{"Falco rusticolus × F. cherrug", "Falco cherrug = Falco cherrug: accepted 0 hybrid"},
		{"Falco rusticolus x cherrug", "Falco cherrug = Falco cherrug: accepted 0 hybrid"},
		// nothing fuzzy below five letters
		{"Panthera loe", ""},
		{"Aole ferox", "Aloe ferox"},
		{"Homo sapiens", ""},
	} {
		t.Run(of.query, func(t *testing.T) {
			got := search(t, of.query)
			switch {
			case of.want == "":
				for _, h := range got {
					require.NotContains(t, h, "letters")
				}
				return
			case of.want == "Aloe ferox":
				for _, h := range got {
					require.NotContains(t, h, "swapped")
				}
				return
			}
			require.NotEmpty(t, got)
			if diff := cmp.Diff(of.want, got[0]); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestSearchReturnsAllThatTie(t *testing.T) {
	// Abbreviated genera tell nothing apart.
	hits, err := Search("A. alba", Limit(3))
	require.NoError(t, err)
	all, err := Search("A. alba", Limit(1000))
	require.NoError(t, err)
	require.Greater(t, len(all), 3)
	for i, h := range all {
		if h.Score < all[2].Score {
			require.Len(t, hits, i)
			break
		}
	}
	require.Equal(t, all[:len(hits)], hits)
}

func TestHitsAreSortedAndEachTaxonIsThereOnce(t *testing.T) {
	for _, query := range []string{"Panthera leo", "P. tigris", "Aloe verus", "Pantera leo", "Falco rusticolus × F. cherrug", "Felis leo"} {
		hits, err := Search(query)
		require.NoError(t, err)
		seen := make(map[Taxon]bool)
		for i, h := range hits {
			require.False(t, seen[h.Taxon], query)
			seen[h.Taxon] = true
			require.GreaterOrEqual(t, h.Score, 0.0)
			require.LessOrEqual(t, h.Score, 1.0)
			if i > 0 {
				require.LessOrEqual(t, h.Score, hits[i-1].Score, query)
			}
		}
	}
}

func TestSearchOptions(t *testing.T) {
	require.Empty(t, search(t, "Gorila"))
	require.Equal(t, []string{"Gorilla = Gorilla: corrected 1 letters"}, search(t, "Gorila", Genera()))
	require.Equal(t, "Panthera = Panthera: genus 0 genus", search(t, "Panthera imaginaria", Genera())[0])
	require.NotContains(t, strings.Join(search(t, "Pantera leo", InKingdom(Plantae)), "\n"), "Panthera")
	require.NotEmpty(t, search(t, "Pantera leo", InKingdom(Animalia)))
	require.NotContains(t, strings.Join(search(t, "Pantera leo", MaxDistance(0)), "\n"), "letters")
	require.Len(t, search(t, "Pantera tigrjs", MaxDistance(2)), 1)
	require.NotContains(t, strings.Join(search(t, "Pantera tigrjs", MaxDistance(1)), "\n"), "letters")
	require.Equal(t, search(t, "P. tigris"), search(t, "P. tigris", Limit(0), nil))
}

func TestEveryExactNameIsItsOwnFirstHit(t *testing.T) {
	i := 0
	for x := range All() {
		if i++; i%50 != 0 {
			continue
		}
		ms, err := Lookup(x.Name())
		require.NoError(t, err)
		hits, err := Search(x.Name(), Limit(100))
		require.NoError(t, err)
		want := make(map[Taxon]bool)
		for m := range ms.All() {
			want[m.Taxon()] = true
		}
		require.Len(t, hits, len(want), x.Name())
		for _, h := range hits {
			require.True(t, want[h.Taxon], x.Name())
		}
	}
}

// TestWalkFindsAllThatAlignmentFinds compares the walk with a plain computation
// of the distance over all names.
func TestWalkFindsAllThatAlignmentFinds(t *testing.T) {
	ix, err := currentIndex()
	require.NoError(t, err)
	for _, query := range []string{
		"panthera leo", "pantehra loe", "aloe ferix", "falco chrrug", "dalbergia ngira", "boa constritcor", "xyz",
	} {
		var p pattern
		require.True(t, p.set(query))
		got := make(map[string]int)
		for _, x := range ix.walk(&p, 0, 0, 2, nil) {
			got[strings.ToLower(ix.record(x.offset).ownKey())] = int(x.errors)
		}
		want := make(map[string]int)
		for offset := uint32(0); offset < uint32(len(ix.names)); offset += ix.record(offset).size() {
			r := ix.record(offset)
			key := strings.ToLower(r.ownKey())
			if _, flags := r.taxon(); countOf(flags) == 0 || max(len(key)-len(query), len(query)-len(key)) > 2 {
				continue
			}
			if d := distance(query, key); d <= 2 {
				want[key] = d
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", query, diff)
		}
	}
}

// distance is the textbook optimal string alignment.
func distance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
		for j := range rows[i] {
			switch {
			case i == 0:
				rows[i][j] = j
				continue
			case j == 0:
				continue
			}
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}

func TestSearchRefuses(t *testing.T) {
	for _, of := range []struct {
		query string
		want  error
	}{
		{"", ErrNoLetters},
		{" \u0301\u202e\x00 ", ErrNoLetters},
		{"12 34", ErrNoLetters},
		{"× × ×", ErrNoLetters},
		{"Panthera \xff", ErrNotUTF8},
		{strings.Repeat("Panthera ", 1<<17), ErrNameTooLong},
	} {
		hits, err := Search(of.query)
		require.ErrorIs(t, err, of.want)
		require.Empty(t, hits)
		var nameErr *NameError
		require.True(t, errors.As(err, &nameErr))
	}
}

func TestSearchTakesWhatIsStrange(t *testing.T) {
	for _, query := range []string{
		"Pan\u0301thera\u200f leo", "\u202ePanthera leo\u202c", "Panthera\x00leo", "Panthera\tleo\r\n", "Pаnthеrа لئو leo", "ㅤPanthera leo",
		strings.Repeat("a", 512), strings.Repeat("a ", 256), strings.Repeat("m", 512),
		strings.Repeat("x × ", 100), strings.Repeat("1a", 250),
		strings.Repeat("é", 256), "P" + strings.Repeat("\u0301", 200), "(((((a", "& , ; a", "a. b. c. d.", "x x x x", ".. a", "a × b × c",
	} {
		hits, err := Search(query, Genera())
		require.NoError(t, err, "%q", query)
		for _, h := range hits {
			require.False(t, h.Taxon.IsZero())
		}
	}
}

func TestSearchAllocatesLittle(t *testing.T) {
	for _, query := range []string{"Panthera leo", "Pantera leo", "Pantera tigrus", "P. tigris", "Corvus frugilegus"} {
		require.LessOrEqual(t, testing.AllocsPerRun(100, func() { _, _ = Search(query) }), 25.0, query)
	}
}

func TestOpenSearchRefusesADamagedBlob(t *testing.T) {
	e, err := current()
	require.NoError(t, err)
	for _, blob := range []string{"", searchBlob[:100], searchBlob[:len(searchBlob)-1], "x" + searchBlob[1:], blob} {
		_, err := openSearch(blob, e)
		var d *dataset.Error
		require.True(t, errors.As(err, &d))
	}
	_, err = openSearch(searchBlob, &edition{})
	require.ErrorContains(t, err, "other tables")
}

func TestReason(t *testing.T) {
	require.Equal(t, "", Reason(0).String())
	require.Equal(t, "letters+abbreviated", (ReasonLetters | ReasonAbbreviated).String())
	require.True(t, (ReasonLetters | ReasonMoved).Has(ReasonMoved))
	require.False(t, ReasonLetters.Has(ReasonLetters|ReasonMoved))
	require.Equal(t, "род сокращён", ReasonAbbreviated.Text(language.Russian))
	require.Equal(t, "", Reason(0).Text(language.English))
}

func TestEveryWordIsThereInEveryLanguage(t *testing.T) {
	for _, tag := range lang.Supported() {
		for r := KingdomRank; r <= Variety; r++ {
			require.Empty(t, tongue.Fault(tag.String(), r.Name(tag)), r.Name(tag))
		}
		for k := Accepted; k <= GenusOnly; k++ {
			require.Empty(t, tongue.Fault(tag.String(), k.Name(tag)), k.Name(tag))
		}
		for i := range reasonWords {
			require.Empty(t, tongue.Fault(tag.String(), Reason(1<<i).Text(tag)), Reason(1<<i).Text(tag))
		}
	}
	require.Equal(t, "species", Species.Name(language.English))
	require.Empty(t, Rank(0).Name(language.English))
	require.Empty(t, Rank(99).Name(language.English))
	require.Empty(t, MatchKind(0).Name(language.English))
	require.Empty(t, MatchKind(99).Name(language.English))
}

// someNames is a NameSource of two names.
type someNames struct{ lion Taxon }

func (s someNames) FindNames(query string, maxErrors int, yield func(NameHit) bool) {
	if query == "lion" || query == "lyon" && maxErrors > 0 {
		yield(NameHit{Taxon: s.lion, Name: "Lion", Language: "en", Errors: min(maxErrors, 1)})
	}
}

func (s someNames) FindParts(query string, yield func(NameHit) bool) {
	for query == "king" && yield(NameHit{Taxon: s.lion, Name: "King Lion", Language: "en"}) {
		query = ""
	}
}

func TestWithNames(t *testing.T) {
	ms, err := Lookup("Panthera leo")
	require.NoError(t, err)
	names := WithNames(someNames{ms.At(0).Taxon()})
	require.Equal(t, []string{"Lion = Panthera leo: common 0 living"}, search(t, "lion", names))
	require.Equal(t, []string{"Lion = Panthera leo: common 1 letters+living"}, search(t, "lyon", names))
	require.Equal(t, []string{"King Lion = Panthera leo: common 0 living+part"}, search(t, "king", names))
	require.Empty(t, search(t, "lion", names, InKingdom(Plantae)))
	require.Empty(t, search(t, "lyon", names, MaxDistance(0)))
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{"Pantera leo", "P. tigris", "Zam1a 1nerm1s", "a × b", "Раnthera lео", "\u202eAloe\x00", "LE0 & (x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		hits, err := Search(query, Genera())
		if err != nil {
			if len(hits) > 0 {
				t.Fatal("hits and an error")
			}
			return
		}
		for i, h := range hits {
			if h.Taxon.IsZero() || h.Matched == "" || h.Kind == 0 || h.Reason == 0 || h.Score < 0 || h.Score > 1 || h.Distance < 0 {
				t.Fatalf("%q: %+v", query, h)
			}
			if i > 0 && hits[i-1].Score < h.Score {
				t.Fatalf("%q: not sorted", query)
			}
		}
		if !utf8.ValidString(query) {
			t.Fatal("not UTF-8")
		}
	})
}
