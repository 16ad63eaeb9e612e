package commonnamesgen

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

func TestTheEmbeddedBlobIsMadeFromTheTables(t *testing.T) {
	d, err := tsv.Open("../../data")
	require.NoError(t, err)
	made, err := Build(d)
	require.NoError(t, err)
	embedded, err := os.ReadFile("../../../species/commonnames/commonnames.bin")
	require.NoError(t, err)
	if !bytes.Equal(made, embedded) {
		t.Error("species/commonnames/commonnames.bin is not what the tables make: run go generate")
	}
}

// A small folder of tables, each to be changed in one line. The taxa are those
// of package species.
var tables = map[string][]string{
	"common_names": {
		"id\tscientific_name\tlanguage\torder\tname\tconfidence\tsource\tnotes",
		"10464\tFalco pelegrinoides\ten\t2\tBarbary Falcon\thigh\tOURS\t",
		"6244\tFalco peregrinus\ten\t1\tPeregrine\thigh\tOURS\t",
		"7821\tFalco rusticolus\tru\t1\tкречет\thigh\tOURS\t",
		"7821\tFalco rusticolus\tru\t2\tбелый (исландский) кречет\tlow\tOURS\t",
		"7821\tFalco rusticolus\tru-Latn\t1\tKrechet\tmedium\tOURS\t",
	},
	"common_name_exceptions": {
		"id\tscientific_name\tlanguage\tname\taction\tbecomes\tbecomes_language\tsource\tnotes",
		"\tRhodiola rosea\ten\tRoseroot\tdropped\t\t\tOURS\tno taxon of the tables",
		"6244\tFalco peregrinus\tru\tКречет\tdropped\t\t\tOURS\tnames another falcon",
		"7821\tFalco rusticolus\tru\tKrechet\tmoved\tKrechet\tru-Latn\tOURS\tin Latin letters",
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
			rows := strings.Split(strings.TrimSuffix(strings.Replace(text, old, new, 1), "\n"), "\n")
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
	again, err := build(t, "", "", "")
	require.NoError(t, err)
	require.Equal(t, first, again)
}

func TestBuildRefuses(t *testing.T) {
	const names, exceptions = "common_names", "common_name_exceptions"
	for _, test := range []struct{ name, table, old, new, want string }{
		{"no number", names, "6244\t", "six\t", `column id: "six" is no id`},
		{"no taxon", names, "6244\t", "999999\t", "column id: there is no taxon 999999"},
		{"another taxon", names, "6244\tFalco peregrinus", "6244\tFalco cherrug", "column scientific_name: taxon 6244 is Falco peregrinus"},
		{"no language", names, "\ten\t1", "\tenglish!\t1", "is no BCP 47 tag"},
		{"a language in a longer form", names, "\ten\t1", "\teng\t1", "is no BCP 47 tag in its shortest form"},
		{"no order", names, "ru\t1", "ru\t0", `column order: "0": 1 for the name to show`},
		{"an order that is none", names, "ru\t1", "ru\t01", `column order: "01"`},
		{"an order for two", names, "en\t2", "en\t1", "has two names of order 1 in en"},
		{"unreviewed before reviewed", names, "ru\t1", "ru\t3", "has been reviewed and stands behind"},
		{"no name", names, "Peregrine\t", "\t", "one to 255 bytes"},
		{"two spaces", names, "Barbary Falcon", "Barbary  Falcon", "single spaces are wanted"},
		{"a name too long", names, "Peregrine", strings.Repeat("ab ", 90) + "c", "one to 255 bytes"},
		{"a key too long", names, "Peregrine", strings.Repeat("a", 254), "has no letters outside of parentheses, or too many"},
		{"a character reference", names, "Peregrine", "Per&#233;grine", "has a character that no name has"},
		{"quoted-printable", names, "Peregrine", "Per=E9grine", "has a character that no name has"},
		{"decomposed", names, "Peregrine", "Pe\u0301regrine", "is not in Unicode's form NFC"},
		{"half a parenthesis", names, "(исландский)", "(исландский", "one pair of parentheses at most"},
		{"nothing but a parenthesis", names, "Peregrine", "(Peregrine)", "has no letters outside of parentheses"},
		{"no letters", names, "Peregrine", "…", "has no letters"},
		{"a name twice", names, "Barbary Falcon", "PEREGRINE", "twice in en"},
		{"an unknown confidence", names, "кречет\thigh", "кречет\tsure", `column confidence: "sure" is none of`},
		{"an exception that is there all the same", exceptions, "6244\tFalco peregrinus\tru\tКречет", "6244\tFalco peregrinus\ten\tPeregrine", "is in common_name_exceptions.tsv:3"},
		{"an exception of another taxon", exceptions, "6244\tFalco peregrinus", "6244\tFalco", "column scientific_name"},
		{"an exception in no language", exceptions, "\tru\tКречет", "\t?\tКречет", "is no BCP 47 tag"},
		{"an unknown action", exceptions, "\tmoved\t", "\tlost\t", `column action: "lost" is none of`},
		{"dropped and yet something", exceptions, "Кречет\tdropped\t", "Кречет\tdropped\tсапсан", "column becomes"},
		{"no reason", exceptions, "names another falcon", "", "column notes: say why"},
		{"moved to what is not there", exceptions, "moved\tKrechet", "moved\tKretschet", `column becomes: "Kretschet" is not in common_names.tsv`},
		{"moved to nothing", exceptions, "moved\tKrechet", "moved\t", "column becomes"},
		{"another column", names, "\tnotes", "\tremarks", "the header must be"},
		{"another column of exceptions", exceptions, "\tnotes", "\tremarks", "the header must be"},
	} {
		t.Run(test.name, func(t *testing.T) {
			blob, err := build(t, test.table, test.old, test.new)
			require.ErrorContains(t, err, test.want)
			require.Nil(t, blob)
		})
	}
}
