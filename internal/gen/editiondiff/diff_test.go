package editiondiff

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/editions"
)

const tables = "../../data"

// report prints a difference without the lines that name the editions.
func report(t *testing.T, old, latest string) string {
	t.Helper()
	a, err := Open(old)
	require.NoError(t, err)
	b, err := Open(latest)
	require.NoError(t, err)
	var out strings.Builder
	require.NoError(t, Write(&out, a, b))
	lines := strings.SplitAfterN(out.String(), "\n", 3)
	require.True(t, strings.HasPrefix(lines[0], "- "+a.Name+" on "+a.On.String()))
	require.True(t, strings.HasPrefix(lines[1], "+ "+b.Name+" on "+b.On.String()))
	return lines[2]
}

// TestCoP20 asks the tables what changed with the 20th meeting of the Conference.
func TestCoP20(t *testing.T) {
	got := report(t, tables+"@2025-03-06", tables+"@2026-03-05")
	for _, section := range []struct {
		kind  kind
		lines []string
	}{
		{listed, []string{"Okapia johnstoni: none -> I", "Ceratogymna (genus): none -> II, and 2 below"}},
		{moved, []string{"Rhincodon typus: II -> I", "Mobula (genus): II -> I, and", "Hyaena hyaena: III PK -> II"}},
		{removed, []string{"Damaliscus pygargus pygargus (subspecies): II -> none"}},
		{announced, []string{"Mustelus (genus): II from 2027-06-05"}},
	} {
		_, text, ok := strings.Cut(got, titles[section.kind])
		require.True(t, ok, titles[section.kind])
		text, _, _ = strings.Cut(text, "\n\n")
		for _, l := range section.lines {
			require.Contains(t, text, "\n  "+l)
		}
	}
}

func TestNoDifference(t *testing.T) {
	require.Equal(t, "\nno difference\n", report(t, tables, tables))
}

const (
	header = "Id,Kingdom,Phylum,Class,Order,Family,Genus,Species,Subspecies,Scientific Name,Author,Rank,Listing,Party," +
		"Listed under,Full note,# Full note,All_DistributionFullNames,All_DistributionISOCodes\n"
	old = header +
		"6353,Animalia,Chordata,Mammalia,Carnivora,Felidae,Panthera,leo,,Panthera leo,,SPECIES,II,,,,,,\n" +
		"32743,Animalia,Chordata,Mammalia,Carnivora,Felidae,Uncia,uncia,,Uncia uncia,,SPECIES,I,,,,,,\n" +
		"7752,Animalia,Chordata,Mammalia,Carnivora,Canidae,Vulpes,bengalensis,,Vulpes bengalensis,,SPECIES,III,IN,,,,,\n" +
		"10223,Animalia,Chordata,Mammalia,Carnivora,Viverridae,Civettictis,civetta,,Civettictis civetta,,SPECIES,III,BW,,,,,\n" +
		"6314,Animalia,Chordata,Mammalia,Carnivora,Felidae,Felis,catus,,Felis catus,,SPECIES,NC,,,,,,\n"
	latest = header +
		"6353,Animalia,Chordata,Mammalia,Carnivora,Felidae,Panthera,leo,,Panthera leo,,SPECIES,I,,,,,,\n" +
		"32743,Animalia,Chordata,Mammalia,Carnivora,Felidae,Panthera,uncia,,Panthera uncia,,SPECIES,I,,,,,,\n" +
		"7752,Animalia,Chordata,Mammalia,Carnivora,Canidae,Vulpes,bengalensis,,Vulpes bengalensis,,SPECIES,\"III\",\"IN,NP\",,,,,\n" +
		"6314,Animalia,Chordata,Mammalia,Carnivora,Felidae,Felis,catus,,Felis catus,,SPECIES,II,,,**II** Populations of Chad,,Chad,TD\n" +
		"4521,Animalia,Chordata,Mammalia,Proboscidea,Elephantidae,Loxodonta,africana,,Loxodonta africana,,SPECIES,I,,,,,,\n"
	want = `
listed: in no Appendix before (1)
  Felis catus: none -> II only TD

moved: in other Appendices than before (1)
  Panthera leo: II -> I

amended: the same Appendices, with another population, Party or annotation (1)
  Vulpes bengalensis: III IN -> III IN + III NP

renamed (1)
  Uncia uncia -> Panthera uncia

new names, in the Appendices by an entry that is not new (1)
  Loxodonta africana: I

names that are gone and were listed (1)
  Civettictis civetta: III BW
`
)

func TestExportsAndEditionFiles(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "cites_listings_2025-01-01.csv"), filepath.Join(dir, "cites_listings_2026-01-01.csv")
	require.NoError(t, os.WriteFile(a, []byte(old), 0o644))
	require.NoError(t, os.WriteFile(b, []byte(latest), 0o644))
	if diff := cmp.Diff(want, report(t, a, b)); diff != "" {
		t.Error(diff)
	}
	e, err := editions.ReadFile(b)
	require.NoError(t, err)
	file, err := os.Create(filepath.Join(dir, "latest"))
	require.NoError(t, err)
	_, err = e.WriteTo(file)
	require.NoError(t, err)
	require.NoError(t, file.Close())
	require.Equal(t, want, report(t, a, file.Name()))
	require.Equal(t, "\nno difference\n", report(t, b, file.Name()))

	s, err := Open(b + "@2026-03-01")
	require.NoError(t, err)
	require.Equal(t, "2026-03-01", s.On.String())
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(filepath.Join(dir, "none"))
	require.ErrorIs(t, err, os.ErrNotExist)
	_, err = Open(tables + "@yesterday")
	require.ErrorContains(t, err, "yesterday")
	_, err = Open(dir)
	require.ErrorContains(t, err, "SOURCES.md")
	plain := filepath.Join(dir, "text")
	require.NoError(t, os.WriteFile(plain, []byte("no edition"), 0o644))
	_, err = Open(plain)
	require.ErrorContains(t, err, "no edition file")
	export := filepath.Join(dir, "export.csv")
	require.NoError(t, os.WriteFile(export, []byte(old), 0o644))
	_, err = Open(export)
	require.ErrorContains(t, err, "which day it states")
}

func TestAnEarlyDayIsAnError(t *testing.T) {
	a := State{Tables: appendix.Embedded(), On: 1}
	err := Write(&strings.Builder{}, a, a)
	require.True(t, errors.Is(err, appendix.ErrBeforeEdition), "%v", err)
}
