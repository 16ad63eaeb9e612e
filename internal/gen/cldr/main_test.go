package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/internal/lang"
)

// stage writes a small package and a small table of codes.
func stage(t *testing.T, names string) (pkg, data string) {
	t.Helper()
	pkg, data = t.TempDir(), t.TempDir()
	for i := range lang.Count {
		w := lang.Word(i)
		territories := `{"XX": "XX"}`
		if w == "en" {
			territories = `{"KZ": "Kazakhstan", "002": "Africa", "XA": "Pseudo", "ZZ": "Unknown Region", "SU": "SU", "FR": "France"}`
		}
		dir := filepath.Join(pkg, "main", w)
		require.NoError(t, os.MkdirAll(dir, 0o755))
		text := fmt.Sprintf(`{"main": {%q: {"localeDisplayNames": {"territories": %s}}}}`, w, territories)
		require.NoError(t, os.WriteFile(filepath.Join(dir, "territories.json"), []byte(text), 0o644))
	}
	codes := "code\tkind\nKZ\tparty\nSU\tformer\nXA\tspecial\nXF\tspecial\nZZ\tspecial\n"
	require.NoError(t, os.WriteFile(filepath.Join(data, "countries.tsv"), []byte(codes), 0o644))
	if names != "" {
		require.NoError(t, os.WriteFile(filepath.Join(data, "country_names.tsv"), []byte(names), 0o644))
	}
	return pkg, data
}

func TestRun(t *testing.T) {
	const old = header + "\nKZ\ten\tOld name\tcldr\tCLDR-48\t\nKZ\ten\tRepublic\tun\tUNTERM\t\nZZ\ten\tSea\tours\tOURS\t\n"
	const want = header + "\nKZ\ten\tKazakhstan\tcldr\tCLDR-48\t\nKZ\ten\tRepublic\tun\tUNTERM\t\n" +
		"XF\ten\tAfrica\tcldr\tCLDR-48\tunder the key 002\nZZ\ten\tSea\tours\tOURS\t\n"
	pkg, data := stage(t, old)
	for range 2 { // the second time changes nothing
		require.NoError(t, run(pkg, data))
		got, err := os.ReadFile(filepath.Join(data, "country_names.tsv"))
		require.NoError(t, err)
		if diff := cmp.Diff(want, string(got)); diff != "" {
			t.Errorf("country_names.tsv (-want +got):\n%s", diff)
		}
	}
}

func TestRunWithoutATableYet(t *testing.T) {
	pkg, data := stage(t, "")
	require.NoError(t, run(pkg, data))
}

func TestRunRefuses(t *testing.T) {
	pkg, data := stage(t, "another header\n")
	require.ErrorContains(t, run(pkg, data), "country_names.tsv:1: the header must be")
	_, data = stage(t, header+"\nKZ\ten\n")
	require.ErrorContains(t, run(pkg, data), "country_names.tsv:2: 2 fields")
	require.ErrorContains(t, run("", data), "-package")
	_, data = stage(t, "")
	require.ErrorIs(t, run(t.TempDir(), data), os.ErrNotExist)
	require.ErrorIs(t, run(pkg, t.TempDir()), os.ErrNotExist)
	path := filepath.Join(pkg, "main", "en", "territories.json")
	require.NoError(t, os.WriteFile(path, []byte("{"), 0o644))
	require.ErrorContains(t, run(pkg, data), path)
	require.NoError(t, os.WriteFile(path, []byte("{}"), 0o644))
	require.ErrorContains(t, run(pkg, data), "no territories")
}
