package speciesgen

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/internal/gen/tsv"
)

const data = "../../data"

func TestTheEmbeddedBlobIsMadeFromTheTables(t *testing.T) {
	d, err := tsv.Open(data)
	require.NoError(t, err)
	made, err := Build(d)
	require.NoError(t, err)
	embedded, err := os.ReadFile("../../../species/species.bin")
	require.NoError(t, err)
	if !bytes.Equal(made, embedded) {
		t.Error("species/species.bin is not what the tables make: run go generate")
	}
}

// A small folder of tables, each to be changed in one line.
var tables = map[string][]string{
	"taxa": {
		"id\trank\tname\tauthor\tparent\tstatus\tsource\tnotes",
		"1\tkingdom\tAnimalia\t\t\taccepted\tOURS\t",
		"2\tfamily\tFelidae\t\t1\taccepted\tOURS\t",
		"3\tgenus\tPanthera\tOken, 1816\t2\taccepted\tOURS\t",
		"4\tspecies\tPanthera leo\t(Linnaeus, 1758)\t3\taccepted\tOURS\t",
		"5\tspecies\tPanthera uncia\t(Schreber, 1775)\t3\taccepted\tOURS\t",
		"6\tgenus\tUncia\t\t2\tunlisted\tOURS\t",
		"7\tspecies\tUncia uncia\t(Schreber, 1775)\t6\tformer\tOURS\t",
	},
	"synonyms": {
		"name\tauthor\tid\tsource\tnotes",
		"Felis leo\tLinnaeus, 1758\t4\tOURS\t",
		"Felis léo-persica\t\t4\tOURS\t",
		"Uncia uncia\t\t5\tOURS\t",
	},
	"ranges": {
		"id\trange\tsource",
		"4\tIN,KE\tOURS",
		"5\t?,KZ\tOURS",
	},
	"countries": {
		"code\tkind\tregion\tinstrument\tjoined\tin_force\tfrom\tuntil\tsuccessors\tsource\tnotes",
		"IN\tparty\t\t\t\t\t\t\t\tOURS\t",
		"KE\tparty\t\t\t\t\t\t\t\tOURS\t",
		"KZ\tparty\t\t\t\t\t\t\t\tOURS\t",
		"XX\tspecial\t\t\t\t\t\t\t\tOURS\t",
	},
}

// build packs the small folder, with a part of one table replaced.
func build(t *testing.T, table, old, new string) ([]byte, error) {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "SOURCES.md"), []byte("| `OURS` | ours |\n"), 0o644))
	for name, lines := range tables {
		text := strings.Join(lines, "\n") + "\n"
		if name == table {
			require.Equal(t, 1, strings.Count(text, old), "%q", old)
			text = strings.Replace(text, old, new, 1)
			rows := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
			slices.Sort(rows[1:])
			text = strings.Join(rows, "\n") + "\n"
		}
		require.NoError(t, os.WriteFile(filepath.Join(dir, name+".tsv"), []byte(text), 0o644))
	}
	d, err := tsv.Open(dir)
	require.NoError(t, err)
	return Build(d)
}

func TestBuildIsDeterministic(t *testing.T) {
	first, err := build(t, "", "", "")
	require.NoError(t, err)
	for range 3 {
		again, err := build(t, "", "", "")
		require.NoError(t, err)
		require.Equal(t, first, again)
	}
}

func TestBuildRefuses(t *testing.T) {
	for _, test := range []struct{ name, table, old, new, want string }{
		{"no number", "taxa", "4\tspecies", "four\tspecies", `column id: "four" is no id`},
		{"a leading zero", "taxa", "4\tspecies", "04\tspecies", `column id: "04" is no id`},
		{"an id for two", "taxa", "5\tspecies", "4\tspecies", "column id: 4 is also that of Panthera"},
		{"an unknown rank", "taxa", "4\tspecies", "4\ttribe", `column rank: "tribe" is none of`},
		{"an unknown status", "taxa", "6\tgenus\tUncia\t\t2\tunlisted", "6\tgenus\tUncia\t\t2\tlost", `column status: "lost" is none of`},
		{"no name", "taxa", "\tUncia\t", "\t\t", "column name: "},
		{"two spaces", "taxa", "Panthera leo", "Panthera  leo", "single spaces are wanted"},
		{"an author in the name", "taxa", "Panthera leo\t(Linnaeus, 1758)", "Panthera leo (Linnaeus)\t", "belongs into the column of authors"},
		{"no letters", "taxa", "\tFelidae\t", "\t1758\t", "no letters in it"},
		{"a foreign kingdom", "taxa", "Animalia", "Fungi", "column name: the kingdoms are"},
		{"no parent", "taxa", "Felidae\t\t1", "Felidae\t\t", "column parent: only a kingdom has none"},
		{"an unknown parent", "taxa", "Felidae\t\t1", "Felidae\t\t99", "column parent: there is no taxon 99"},
		{"a parent of lower rank", "taxa", "Felidae\t\t1", "Felidae\t\t3", "family Felidae stands below genus Panthera"},
		{"its own parent", "taxa", "Felidae\t\t1", "Felidae\t\t2", "family Felidae stands below family Felidae"},
		{"another genus", "taxa", "(Linnaeus, 1758)\t3", "(Linnaeus, 1758)\t6", "column parent: the genus of Panthera leo is not Uncia"},
		{"former, and nothing today", "taxa", "unlisted", "former", "column status: Uncia is former, and synonyms.tsv does not say"},
		{"a synonym of nothing", "synonyms", "1758\t4", "1758\t99", "column id: there is no taxon 99"},
		{"a synonym of a former name", "synonyms", "1758\t4", "1758\t7", "column id: Uncia uncia is a former name itself"},
		{"a synonym of itself", "synonyms", "Felis leo", "Panthera leo", "column name: Panthera leo is the taxon's own name"},
		{"a synonym twice", "synonyms", "Felis léo-persica\t\t4", "Felis leo\t\t4", "column name: Felis leo is there twice"},
		{"a year in a synonym", "synonyms", "Felis leo", "Felis leo 1758", "belongs into the column of authors"},
		{"a range of nothing", "ranges", "5\t?,KZ", "99\t?,KZ", "column id: there is no taxon 99"},
		{"a range twice", "ranges", "5\t?,KZ", "4\t?,KZ", "the range of Panthera leo is given twice"},
		{"an unknown country", "ranges", "IN,KE", "IN,QQ", `column range: "QQ" is no code`},
		{"a special code", "ranges", "IN,KE", "IN,XX", `column range: "XX" is no code`},
		{"countries out of order", "ranges", "IN,KE", "KE,IN", "column range: codes in alphabetical order"},
		{"a country twice", "ranges", "IN,KE", "IN,IN", "column range: codes in alphabetical order"},
		{"an empty range", "ranges", "?,KZ", "", "column range: codes in alphabetical order"},
		{"another column", "taxa", "\tnotes", "\tremarks", "the header must be"},
		{"another column of countries", "countries", "\tnotes", "\tremarks", "the header must be"},
		{"another column of synonyms", "synonyms", "\tnotes", "\tremarks", "the header must be"},
		{"another column of ranges", "ranges", "range", "area", "the header must be"},
		{"a name too long", "synonyms", "Felis leo", "Felis " + strings.Repeat("l", 250), "one to 255 bytes"},
		{"an author too long", "synonyms", "Linnaeus, 1758", strings.Repeat("L", 256), "longer than 255 bytes"},
	} {
		t.Run(test.name, func(t *testing.T) {
			blob, err := build(t, test.table, test.old, test.new)
			require.ErrorContains(t, err, test.want)
			require.Nil(t, blob)
		})
	}
}
