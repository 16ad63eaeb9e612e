package appendixgen

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/internal/gen/tsv"
)

const data = "../../data"

// TestFaultsBesideTheListings changes one line of a table at a time: the
// generator has to name the file and say what is wrong.
func TestFaultsBesideTheListings(t *testing.T) {
	const (
		whale   = "Balaenoptera edeni\tspecies\tI\tJP\t\t1983-07-29\t\t\t\t\t\t2023-07-07\t"
		ended   = "Balaenoptera edeni\tspecies\tI\tAT\t\t1983-07-29\t1989-01-05\twithdrawn\t"
		cacti   = "Discocactus\tgenus\tI\tCH\t\t1992-06-11\t2014-06-11\twithdrawn\t\t\tDiscocactus horstii\t"
		stocks  = "Balaenoptera acutorostrata\tspecies\tI\tIS\t\t2000-04-02\t\t\t\twest-greenland\t"
		hk      = "Loxodonta africana\tspecies\tI\tGB\tHK\t1990-01-18\t"
		benin   = "BJ\tPandinus imperator\tspecies\t\tsignificant-trade\t2013-05-02\t\t2024-09-12\tNotif. 2023/034\tCITES-SUSP\tread\t"
		instead = "Balaenoptera edeni\tspecies\tI\tJP\t\t1983-07-29\t1999-12-31\t"
	)
	for _, x := range []struct{ table, from, to, want string }{
		{"reservations", whale, strings.Replace(whale, "species", "genus", 1), "accepted name of 0 taxa"},
		{"reservations", whale, strings.Replace(whale, "\tI\t", "\tIV\t", 1), "none of I, II, III"},
		{"reservations", whale, strings.Replace(whale, "JP", "TM", 1), "not in force for TM"},
		{"reservations", whale, strings.Replace(whale, "1983-07-29", "1975-06-30", 1), "before the Convention"},
		{"reservations", whale, strings.Replace(whale, "1983-07-29", "1980-11-03", 1), "not in force for JP"},
		{"reservations", whale, strings.Replace(whale, "2023-07-07", "", 1), "until when that is known"},
		{"reservations", whale, instead + "\t\t\t\t2023-07-07\t", "how it ended"},
		{"reservations", whale, instead + "lapsed\t\t\t\t\t", "is none of"},
		{"reservations", ended, strings.Replace(ended, "1989", "1979", 1), "ended before it began"},
		{"reservations", ended, strings.Replace(ended, "\tAT\t", "\tJP\t", 1), "overlaps line"},
		{"reservations", cacti, strings.Replace(cacti, "Discocactus horstii", "Panthera leo", 1), "is not below"},
		{"reservations", stocks, strings.Replace(stocks, "\t\twest-", "\tIS\twest-", 1), "either only or except"},
		{"reservations", hk, strings.Replace(hk, "HK", "AW", 1), "is not covered by GB"},
		{"reservations", "\tOURS,WCMC-SAPI\tinferred\tAppendix inferred from the listing on that date\n", "\tOURS,WCMC-SAPI\tinferred\t\n", "says from what"},
		{"reservations", "\tWCMC-2013,WCMC-SAPI\tread\t\n", "\tWCMC-2013,WCMC-SAPI\tsure\t\n", "how far the line was checked"},
		{"reservations_coverage", "III\t2013-06-12", "II\t2013-06-13", "has no date"},
		{"suspensions", benin, strings.Replace(benin, "2013-05-02", "", 1), "a day from which"},
		{"suspensions", benin, strings.Replace(benin, "2013-05-02\t", "2013-05-02\t2012-01-01", 1), "ended before it began"},
		{"suspensions", benin, strings.Replace(benin, "2024-09-12", "2012-09-12", 1), "before the recommendation"},
		{"suspensions", benin, strings.Replace(benin, "significant-trade", "rumour", 1), "is none of"},
		{"suspensions", benin, strings.Replace(benin, "\tread\t", "\tdoubtful\t", 1), "says why"},
		{"suspensions", benin, strings.Replace(benin, "BJ", "QQ", 1), "country"},
	} {
		d, err := tsv.Open(changed(t, x.table, x.from, x.to))
		require.NoError(t, err)
		_, err = Build(d)
		require.ErrorContains(t, err, "internal/data/"+x.table+".tsv:", x.want)
		require.ErrorContains(t, err, x.want)
	}
}

// changed returns a copy of the tables in which the first occurrence of a text
// of one of them is another, its lines in order again.
func changed(t *testing.T, table, from, to string) string {
	t.Helper()
	dir := t.TempDir()
	files, err := filepath.Glob(filepath.Join(data, "*"))
	require.NoError(t, err)
	for _, path := range files {
		name := filepath.Base(path)
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		if name == table+".tsv" {
			require.Contains(t, string(text), from)
			head, body, _ := strings.Cut(strings.Replace(string(text), from, to, 1), "\n")
			lines := strings.SplitAfter(body, "\n")
			lines = lines[:len(lines)-1]
			slices.Sort(lines)
			text = []byte(head + "\n" + strings.Join(lines, ""))
		}
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), text, 0o644))
	}
	return dir
}
