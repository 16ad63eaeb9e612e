package tsv

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
)

const sources = "# Sources\n\n| key | what |\n|---|---|\n| `ONE` | first |\n| `TWO-2` | second |\n"

// dir writes files into a folder with a SOURCES.md and opens it.
func dir(t *testing.T, files map[string]string) *Dir {
	t.Helper()
	path := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(path, "SOURCES.md"), []byte(sources), 0o644))
	for name, text := range files {
		require.NoError(t, os.WriteFile(filepath.Join(path, name), []byte(text), 0o644))
	}
	d, err := Open(path)
	require.NoError(t, err)
	return d
}

var columns = []string{"code", "date", "list", "source"}

func TestRead(t *testing.T) {
	d := dir(t, map[string]string{"facts.tsv": "# a comment\ncode\tdate\tlist\tsource\nA\t2026-03-05\tx,y\tONE,TWO-2\nB\t\t\tONE\n"})
	table, err := d.Read("facts", columns...)
	require.NoError(t, err)
	require.Len(t, table.Rows, 2)
	a, b := table.Rows[0], table.Rows[1]
	require.Equal(t, 3, a.Line)
	require.Equal(t, "A", a.Get("code"))
	require.Equal(t, []string{"x", "y"}, a.List("list"))
	date, err := a.Date("date")
	require.NoError(t, err)
	require.Equal(t, cites.MustDate("2026-03-05"), date)
	require.Empty(t, b.List("list"))
	date, err = b.Date("date")
	require.NoError(t, err)
	require.Zero(t, date)
	require.Panics(t, func() { a.Get("colour") })
	require.EqualError(t, a.Errorf("code", "no %s", "good"), "internal/data/facts.tsv:3: column code: no good")
}

func TestReadRefuses(t *testing.T) {
	const head = "code\tdate\tlist\tsource\n"
	tests := []struct{ name, text, want string }{
		{"empty", "", "facts.tsv:0: the last line has no end"},
		{"only comments", "# a\n# b\n", "facts.tsv:3: the header must be"},
		{"another header", "code\tday\tlist\tsource\n", "facts.tsv:1: the header must be"},
		{"no header", "A\t2026-03-05\t\tONE\n", "facts.tsv:1: the header must be"},
		{"not sorted", head + "B\t\t\tONE\nA\t\t\tONE\n", "facts.tsv:3: not sorted"},
		{"twice", head + "A\t\t\tONE\nA\t\t\tONE\n", "facts.tsv:3: not sorted by bytes, or there twice"},
		{"comment within", head + "A\t\t\tONE\n# b\n", "facts.tsv:3: "},
		{"empty line", head + "A\t\t\tONE\n\n", "facts.tsv:3: "},
		{"too few fields", head + "A\t\tONE\n", "facts.tsv:2: 3 fields where the header has 4"},
		{"too many fields", head + "A\t\t\t\tONE\n", "facts.tsv:2: 5 fields where the header has 4"},
		{"space at the edge", head + "A\t\tx \tONE\n", `facts.tsv:2: column list: space at the edge of "x "`},
		{"no source", head + "A\t\t\t\n", `facts.tsv:2: source "" is not described`},
		{"unknown source", head + "A\t\t\tONE,THREE\n", `facts.tsv:2: source "THREE" is not described`},
		{"no end of line", head + "A\t\t\tONE", "the last line has no end"},
		{"carriage return", "code\tdate\tlist\tsource\r\n", "carriage return or NUL"},
		{"NUL", head + "A\x00\t\t\tONE\n", "carriage return or NUL"},
		{"not UTF-8", head + "\xff\t\t\tONE\n", "not UTF-8"},
	}
	for _, tt := range tests {
		_, err := dir(t, map[string]string{"facts.tsv": tt.text}).Read("facts", columns...)
		require.ErrorContains(t, err, tt.want, tt.name)
		require.ErrorContains(t, err, "internal/data/facts.tsv:", tt.name)
	}
	_, err := dir(t, nil).Read("facts", columns...)
	require.ErrorIs(t, err, os.ErrNotExist)
	_, err = Open(t.TempDir())
	require.ErrorIs(t, err, os.ErrNotExist)
}

func TestBadDateNamesLineAndColumn(t *testing.T) {
	d := dir(t, map[string]string{"facts.tsv": "code\tdate\tlist\tsource\nA\t2026-02-30\t\tONE\n"})
	table, err := d.Read("facts", columns...)
	require.NoError(t, err)
	_, err = table.Rows[0].Date("date")
	require.ErrorContains(t, err, `internal/data/facts.tsv:2: column date: cites: "2026-02-30"`)
}

func TestEdition(t *testing.T) {
	read := func(text string) cites.Edition {
		d := dir(t, map[string]string{
			"facts.tsv": text,
			"words.tsv": "word\nalpha\n", // a table without sources
		})
		facts, err := d.Read("facts", columns...)
		require.NoError(t, err)
		words, err := d.Read("words", "word")
		require.NoError(t, err)
		return Edition("test", cites.MustDate("2026-03-05"), facts, words)
	}
	const head = "code\tdate\tlist\tsource\n"
	one := read(head + "A\t\t\tTWO-2\nB\t\t\tONE,TWO-2\n")
	require.Equal(t, "test", one.Dataset)
	require.Equal(t, "ONE TWO-2", one.Sources)
	require.Len(t, one.SHA256, 64)
	require.Equal(t, one, read(head+"A\t\t\tTWO-2\nB\t\t\tONE,TWO-2\n"), "same tables, same edition")
	require.NotEqual(t, one.SHA256, read(head+"A\t\tx\tTWO-2\nB\t\t\tONE,TWO-2\n").SHA256)
}

func FuzzRead(f *testing.F) {
	f.Add("code\tdate\tlist\tsource\nA\t2026-03-05\tx,y\tONE\n")
	f.Add("# c\ncode\tdate\tlist\tsource\n")
	f.Add("\n")
	f.Add("#")
	f.Fuzz(func(t *testing.T, text string) {
		table, err := dir(t, map[string]string{"facts.tsv": text}).Read("facts", columns...)
		if err != nil {
			return
		}
		for _, r := range table.Rows {
			if len(r.List("source")) == 0 {
				t.Fatalf("line %d has no source", r.Line)
			}
			_, _ = r.Date("date")
		}
	})
}
