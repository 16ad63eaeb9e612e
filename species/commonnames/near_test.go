package commonnames

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/species"
)

func TestSearchFindsCommonNames(t *testing.T) {
	for _, of := range []struct{ query, want, matched, language string }{
		{"snow leopard", "Panthera uncia", "Snow Leopard", "en"},
		{"snow leopart", "Panthera uncia", "Snow Leopard", "en"},
		{"Кречет", "Falco rusticolus", "Кречет", "ru"},
		{"кречит", "Falco rusticolus", "Кречет", "ru"},
		{"雪豹", "Panthera uncia", "雪豹", "zh"},
		{"қар барысы", "Panthera uncia", "қар барысы", "kk"},
	} {
		hits, err := species.Search(of.query, species.WithNames(Source()))
		require.NoError(t, err)
		require.NotEmpty(t, hits, of.query)
		got := []string{hits[0].Taxon.Name(), hits[0].Matched, hits[0].Language}
		if diff := cmp.Diff([]string{of.want, of.matched, of.language}, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", of.query, diff)
		}
		require.Equal(t, species.Common, hits[0].Kind)
	}
	hits, err := species.Search("white eagle", species.WithNames(Source()))
	require.NoError(t, err)
	require.Greater(t, len(hits), 3)
}

// TestNearFindsAll compares the walk over the keys with a plain computation of
// the distance to each.
func TestNearFindsAll(t *testing.T) {
	e, err := current()
	require.NoError(t, err)
	for _, query := range []string{"snow leopart", "кречеты", "tigre de bengal", "lion d afrique", "african gray parot", "白头海雕鸟"} {
		for k := 1; k <= 2; k++ {
			var want, got []string
			e.near(query, k, func(row uint32, errors int) bool {
				got = append(got, e.key(row)+strings.Repeat("!", errors))
				return true
			})
			q := []rune(query)
			shortest := minCorrected
			if q[0] > 0x4e00 {
				shortest = minCharacters
			}
			for row := range uint32(e.keys.Len()) {
				if d := distance(q, []rune(e.key(row))); d <= min(k, len(q)/shortest) {
					want = append(want, e.key(row)+strings.Repeat("!", d))
				}
			}
			slices.Sort(want)
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %d (-want +got)\n%s", query, k, diff)
			}
		}
	}
}

// distance is the textbook optimal string alignment.
func distance(a, b []rune) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		for j := range rows[i] {
			if i == 0 || j == 0 {
				rows[i][j] = i + j
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

func BenchmarkNear(b *testing.B) {
	e, err := current()
	if err != nil {
		b.Fatal(err)
	}
	for _, of := range []struct {
		name, query string
		k           int
	}{{"one", "snow leopart", 1}, {"two", "african gray parot", 2}, {"cyrillic", "кречит", 1}} {
		b.Run(of.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				e.near(of.query, of.k, func(uint32, int) bool { return true })
			}
		})
	}
	b.Run("first", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			new(shared).of(e)
		}
	})
}
