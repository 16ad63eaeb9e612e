package documentsdoc

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/permits"
)

// TestPageIsCommitted: the page is that of the tables.
func TestPageIsCommitted(t *testing.T) {
	d, err := tsv.Open("../../data")
	require.NoError(t, err)
	page, err := Build(d)
	require.NoError(t, err)
	committed, err := os.ReadFile("../../../docs/documents.md")
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(string(committed), string(page)), "run go generate")
	lines := 0
	for x := range permits.DocumentTypes() {
		require.Contains(t, string(page), "`"+string(x)+"`")
		for range permits.Boxes() {
			lines++
		}
		for range x.Signers() {
			lines++
		}
	}
	require.NotContains(t, string(page), "| |\n")
	require.Equal(t, lines, strings.Count(string(page), " yes |\n")+strings.Count(string(page), " no |\n"))
}

func TestBuildNeedsItsTables(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(dir+"/SOURCES.md", nil, 0o600))
	d, err := tsv.Open(dir)
	require.NoError(t, err)
	_, err = Build(d)
	require.ErrorIs(t, err, os.ErrNotExist)
}
