package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
)

func TestCleanName(t *testing.T) {
	for in, want := range map[string]string{
		"Panthera leo":               "Panthera leo",
		"Felidae spp. (Except …)":    "Felidae",
		"Taxus cuspidataP6,":         "Taxus cuspidata",
		"ChinchillaA1":               "Chinchilla",
		"Alo\u200de":                 "Aloe",
		"Phrynosomaspp.":             "Phrynosoma",
		"Magnolia liliifera var. ob": "Magnolia liliifera ob",
		"":                           "",
	} {
		require.Equal(t, want, cleanName(in), in)
	}
}

func TestCompare(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
		return path
	}
	rows, err := readTable(write("c.tsv", "id\tname\trank\tlisting\n6353\tPanthera leo\tspecies\tI/II\n10949\tFalco cherrug\tspecies\tI\n1\tx\tspecies\tII\n9\tblank\tspecies\t\n"))
	require.NoError(t, err)
	r := &report{key: "checklist", on: cites.MustDate("2017-04-21"), known: map[string]string{"Falco cherrug\tI\tII": "a made-up reason"}}
	compareChecklist(rows, r)
	want := report{compared: 3, agree: 1, left: 1}
	require.Equal(t, [3]int{want.compared, want.agree, want.left}, [3]int{r.compared, r.agree, r.left})
	if diff := cmp.Diff([]difference{{"Falco cherrug", "I", "II", "a made-up reason"}}, r.explained, cmp.AllowUnexported(difference{})); diff != "" {
		t.Error(diff)
	}
	require.Len(t, r.unexplained, 1)
	page := render([]*report{r})
	require.Contains(t, page, "a made-up reason")
	require.Contains(t, page, "**not explained**")

	rows, err = readTable(write("e.csv", "taxon,appendix,party_iso2\nOkapia johnstoni,I,\nAntilope cervicapra,III,\"NP,PK\"\nPanthera tigris,II,\nheading,?,\n"))
	require.NoError(t, err)
	r = &report{key: "entries", on: cites.MustDate("2026-03-05")}
	compareEntries(rows, r)
	require.Equal(t, [3]int{4, 3, 1}, [3]int{r.compared, r.agree, r.left})
	require.Equal(t, "I", r.unexplained[0].ours)
}

func TestBadFiles(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"empty": "", "ragged.tsv": "a\tb\nx\n", "quote.csv": "a,b\n\"x,y\n"} {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
		_, err := readTable(path)
		require.Error(t, err, name)
	}
	_, err := readTable(filepath.Join(dir, "absent"))
	require.Error(t, err)
}

// TestExplanations holds the reasons to their form: none is empty.
func TestExplanations(t *testing.T) {
	known, err := readExplanations(explanations)
	require.NoError(t, err)
	require.Contains(t, known, "checklist")
	_, err = readExplanations("comparison\ttaxon\ttheirs\tours\treason\na\tb\tc\td\t\n")
	require.Error(t, err)
}
