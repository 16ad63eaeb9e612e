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
	"github.com/citesgo/cites/internal/lang"
	layout "github.com/citesgo/cites/internal/searchlayout"
)

func TestTheSearchBlobsAreMadeFromTheTables(t *testing.T) {
	d, err := tsv.Open(data)
	require.NoError(t, err)
	for file, build := range map[string]func(*tsv.Dir) ([]byte, error){"search.bin": BuildSearch, "words.bin": BuildWords} {
		made, err := build(d)
		require.NoError(t, err)
		embedded, err := os.ReadFile("../../../species/" + file)
		require.NoError(t, err)
		if !bytes.Equal(made, embedded) {
			t.Errorf("species/%s is not what the tables make: run go generate", file)
		}
	}
}

// wordTable returns the lines of a table with all words.
func wordTable() (lines []string) {
	for _, w := range layout.Words {
		for i := range lang.Count {
			lines = append(lines, w+"\t"+lang.Word(i)+"\ttext\tno\tOURS")
		}
	}
	return lines
}

func TestBuildWordsRefuses(t *testing.T) {
	for _, of := range []struct {
		name   string
		change func(lines []string) []string
		want   string
	}{
		{"nothing wrong", func(l []string) []string { return l }, ""},
		{"a word missing", func(l []string) []string { return l[1:] }, "no text for"},
		{"an unknown word", func(l []string) []string { return append(l, "rank.tribe\ten\ttribe\tno\tOURS") }, `"rank.tribe" is none of`},
		{"an unknown language", func(l []string) []string { return append(l, "rank.class\tla\tclassis\tno\tOURS") }, "no language"},
		{"reviewed", func(l []string) []string { return append(l[1:], strings.Replace(l[0], "\tno\t", "\tperhaps\t", 1)) }, "neither yes nor no"},
		{"twice", func(l []string) []string { return append(l, strings.Replace(l[0], "text", "other", 1)) }, "there twice"},
	} {
		t.Run(of.name, func(t *testing.T) {
			dir := t.TempDir()
			lines := of.change(wordTable())
			slices.Sort(lines)
			write(t, dir, "species_words.tsv", append([]string{"key\tlanguage\ttext\treviewed\tsource"}, lines...))
			write(t, dir, "SOURCES.md", []string{"| `OURS` | ours |"})
			d, err := tsv.Open(dir)
			require.NoError(t, err)
			_, err = BuildWords(d)
			if of.want == "" {
				require.NoError(t, err)
			} else {
				require.ErrorContains(t, err, of.want)
			}
		})
	}
}

func write(t *testing.T, dir, file string, lines []string) {
	t.Helper()
	require.NoError(t, os.WriteFile(filepath.Join(dir, file), []byte(strings.Join(lines, "\n")+"\n"), 0o644))
}
