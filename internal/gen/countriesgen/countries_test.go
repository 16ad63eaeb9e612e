package countriesgen

import (
	"bytes"
	"os"
	"path/filepath"
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
	embedded, err := os.ReadFile("../../../countries/countries.bin")
	require.NoError(t, err)
	if !bytes.Equal(made, embedded) {
		t.Error("countries/countries.bin is not what the tables make: run go generate")
	}
}

// TestBuildRefuses changes one line of the real tables at a time.
func TestBuildRefuses(t *testing.T) {
	tests := []struct{ name, file, old, new, want string }{
		{"a code of three letters", "countries.tsv", "ZW\tparty", "ZWE\tparty", `column code: "ZWE" has not two letters`},
		{"small letters", "countries.tsv", "ZZ\tspecial", "zz\tspecial", `column code: "zz" is not two capital letters`},
		{"an unknown kind", "countries.tsv", "ZW\tparty", "ZW\tempire", `column kind: "empire" is none of party`},
		{"no kind", "countries.tsv", "ZZ\tspecial", "ZZ\t", "column kind: missing"},
		{"a Party without region", "countries.tsv", "ZW\tparty\tafrica", "ZW\tparty\t", "column region: given for Parties"},
		{"a region of a special code", "countries.tsv", "ZZ\tspecial\t", "ZZ\tspecial\tafrica", "column region: given for Parties"},
		{"an unknown instrument", "countries.tsv", "accession\t1981-05-19", "wish\t1981-05-19", `column instrument: "wish"`},
		{"no such day", "countries.tsv", "1981-05-19", "1981-05-32", `column joined: cites: "1981-05-32"`},
		{"joined after", "countries.tsv", "1981-05-19", "1991-05-19", "column joined: 1991-05-19 is after"},
		{"a successor that is no code", "countries.tsv", "\tCD\tCITESDB", "\tQQ\tCITESDB", "column successors: QQ is no code in use"},
		{"a former successor", "countries.tsv", "\tCD\tCITESDB", "\tSU\tCITESDB", "column successors: SU is no code in use"},
		{"an end without successors", "countries.tsv", "\tCD\tCITESDB", "\t\tCITESDB", "column until: a former code"},
		{"a year without a word", "countries.tsv", "renamed; year only: from", "renamed", `say "year only" in the notes`},
		{"covered by a territory", "countries_coverage.tsv", "GL\tDK", "GL\tHK", "column party: HK is neither a Party nor was one"},
		{"covered by nobody known", "countries_coverage.tsv", "GL\tDK", "GL\tQQ", `column party: "QQ" is not in countries.tsv`},
		{"an unknown territory", "countries_coverage.tsv", "YT\tFR", "YTX\tFR", `column code: "YTX" is not in countries.tsv`},
		{"covered before the Party joined", "countries_coverage.tsv", "1976-10-31\t", "1970-10-31\t", "column from: 1970-10-31 is before"},
		{"an end before the beginning", "countries_coverage.tsv", "\t1988-01-27", "\t1970-01-27", "column until: 1970-01-27 is before"},
		{"two Parties at once", "countries_coverage.tsv", "\t1997-06-30", "\t1998-06-30", "column from: overlaps line"},
		{"no end of a former code", "countries_coverage.tsv", "\t1988-01-27", "\t", "column until: missing"},
		{"an unknown member", "eu_membership.tsv", "YT\t2014", "YX\t2014", `column code: "YX" is not in countries.tsv`},
		{"left before it joined", "eu_membership.tsv", "2020-01-31", "1950-01-31", "column from: missing or after the end"},
		{"an unknown language", "country_names.tsv", "ZW\tzh", "ZW\tzu", `column language: "zu" is not in the list of internal/lang`},
		{"a name of no code", "country_names.tsv", "ZZ\tzh\t", "ZZZ\tzh\t", `column code: "ZZZ" is not in countries.tsv`},
		{"an empty name", "country_names.tsv", "ZZ\tzh\t从海上引进", "ZZ\tzh\t", "column name: missing"},
		{"the source of another kind", "country_names.tsv", "\t从海上引进\tours\tOURS", "\t从海上引进\tours\tUNTERM",
			`column kind: "ours" with the source "UNTERM"`},
		{"an unknown kind of name", "country_names.tsv", "\t从海上引进\tours\tOURS", "\t从海上引进\tmine\tOURS", `column kind: "mine"`},
		{"a second name", "country_names.tsv", "ZZ\tzh\t", "ZZ\tuz-Cyrl\t从\tours\tOURS\t\nZZ\tzh\t", "a second name of ZZ in uz-Cyrl"},
		{"a missing name", "country_names.tsv", "XV\tzh\t多个\tours\tOURS\tunverified translation\n", "",
			"no name for XV zh; add lines of kind ours"},
		{"no table", "eu_membership.tsv", "", "", "no such file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, name := range []string{"SOURCES.md", "countries.tsv", "countries_coverage.tsv", "country_names.tsv", "eu_membership.tsv"} {
				raw, err := os.ReadFile(filepath.Join(data, name))
				require.NoError(t, err)
				if name == tt.file {
					if tt.old == "" {
						continue
					}
					require.Contains(t, string(raw), tt.old)
					raw = []byte(strings.Replace(string(raw), tt.old, tt.new, 1))
				}
				require.NoError(t, os.WriteFile(filepath.Join(dir, name), raw, 0o644))
			}
			d, err := tsv.Open(dir)
			require.NoError(t, err)
			_, err = Build(d)
			require.ErrorContains(t, err, tt.want)
		})
	}
}
