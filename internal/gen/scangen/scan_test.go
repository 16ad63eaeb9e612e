package scangen

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/internal/lang"
)

// build packs tables of which one has other lines than usual.
func build(t *testing.T, table string, lines ...string) error {
	t.Helper()
	var reasons []string
	for i := range lang.Count {
		reasons = append(reasons, "one-word\t"+lang.Word(i)+"\ttext\tno\tOURS")
	}
	tables := map[string][]string{
		"scan_ambiguous": {"puma\ten\tmake of shoes\tOURS"},
		"scan_context":   {"skin\ten\tsupports\tOURS", "the\ten\tfunction\tOURS"},
		"scan_reasons":   reasons,
	}
	if table != "" {
		tables[table] = lines
	}
	heads := map[string]string{
		"scan_ambiguous": "word\tlanguage\tmeaning\tsource",
		"scan_context":   "word\tlanguage\tkind\tsource",
		"scan_reasons":   "reason\tlanguage\ttext\treviewed\tsource",
	}
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "SOURCES.md"), []byte("| `OURS` | our own |\n"), 0o600))
	for name, rows := range tables {
		slices.Sort(rows)
		text := heads[name] + "\n" + strings.Join(rows, "\n") + "\n"
		require.NoError(t, os.WriteFile(filepath.Join(dir, name+".tsv"), []byte(text), 0o600))
	}
	d, err := tsv.Open(dir)
	require.NoError(t, err)
	_, err = Build(d)
	return err
}

func TestFaultsStopTheGenerator(t *testing.T) {
	require.NoError(t, build(t, ""))
	for _, test := range []struct{ table, line, want string }{
		{"scan_ambiguous", "puma\ten\t\tOURS", "what else"},
		{"scan_ambiguous", "puma\t\tshoes\tOURS", "language"},
		{"scan_context", "skin\ten\tloves\tOURS", "none of"},
		{"scan_context", "\ten\tsupports\tOURS", "word"},
		{"scan_reasons", "one-word\ten\ttext\tno\tOURS", "no text in"},
		{"scan_reasons", "one-word\txx\ttext\tno\tOURS", "internal/lang"},
		{"scan_reasons", "one-word\ten\t\tno\tOURS", "one text"},
	} {
		require.ErrorContains(t, build(t, test.table, test.line), test.want, test.line)
	}
	require.ErrorContains(t, build(t, "scan_context", "skin\ten\topposes\tOURS", "skin\ten\tsupports\tOURS"), "twice")
}
