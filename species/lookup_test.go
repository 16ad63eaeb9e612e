package species

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

// found returns what a look-up found, a line per match.
func found(t *testing.T, name string) []string {
	t.Helper()
	ms, err := Lookup(name)
	require.NoError(t, err, name)
	var lines []string
	for m := range ms.All() {
		line := m.Kind().String() + " " + m.Name()
		if m.Kind() == Synonym {
			line += " = " + m.Taxon().Name()
		}
		if m.Qualified() {
			line += " ?"
		}
		lines = append(lines, line)
	}
	return lines
}

func TestLookup(t *testing.T) {
	leo := []string{"accepted Panthera leo"}
	for _, test := range []struct {
		name string
		want []string
	}{
		// As in the tables, and as people type.
		{"Panthera leo", leo},
		{"panthera leo", leo},
		{"PANTHERA LEO", leo},
		{"Panthera Leo", leo},
		{"  Panthera \t\n leo ", leo},
		{"Panthera\u00a0leo", leo},
		{"Panthera\u2009\u3000leo", leo},
		{"Panthera_leo", leo},
		{"\ufeffPanthera leo", leo},
		{"Pan\u00adthera leo", leo},
		{"Panthera\u200b leo", leo},
		{"Pan\u200bthera leo", leo},
		{"Panthera\u200bleo", leo},
		{"Panthera\x00leo", leo},
		{"“Panthera leo”", leo},
		{"*Panthera leo*", leo},
		{"Ｐａｎｔｈｅｒａ　ｌｅｏ", leo},
		{"Panthera léo", leo},
		{"Panthera leo\u0301", leo},
		{"Panthera leo,", leo},

		// Diacritics, ligatures, hyphens, apostrophes.
		{"Bulbophyllum vöthii", []string{"accepted Bulbophyllum vöthii"}},
		{"Bulbophyllum vothii", []string{"accepted Bulbophyllum vöthii"}},
		{"Bulbophyllum vo\u0308thii", []string{"accepted Bulbophyllum vöthii"}},
		{"Encyclia bragrancae", []string{"accepted Encyclia bragrançae"}},
		{"Encyclia bragranc\u0327æ", []string{"accepted Encyclia bragrançae"}},
		{"ENCYCLIA BRAGRANÇÆ", []string{"accepted Encyclia bragrançae"}},
		{"Pereskia diaz-romeroana", []string{"accepted Pereskia diaz-romeroana"}},
		{"Pereskia diaz–romeroana", []string{"accepted Pereskia diaz-romeroana"}},
		{"Pereskia diazromeroana", []string{"accepted Pereskia diaz-romeroana"}},
		{"Cymbidium i’ansoni", []string{"synonym Cymbidium i'ansoni = Cymbidium lowianum"}},
		{"Woodworthia Mt. Arthur", []string{`accepted Woodworthia "Mt. Arthur"`}},

		// Genera and what is named no further.
		{"Dalbergia spp.", []string{"accepted Dalbergia"}},
		{"Dalbergia spp", []string{"accepted Dalbergia"}},
		{"DALBERGIA SPP.", []string{"accepted Dalbergia"}},
		{"Dalbergia sp.", []string{"accepted Dalbergia"}},
		{"Dalbergia sp. A", []string{"accepted Dalbergia"}},
		{"Dalbergia sp. nov.", []string{"accepted Dalbergia"}},
		{"Dalbergia L.f.", []string{"accepted Dalbergia"}},
		{"Panthera Oken, 1816", []string{"accepted Panthera"}},
		{"Lutrinae", []string{"accepted Lutrinae"}},
		{"Psittaciformes spp.", []string{"accepted Psittaciformes"}},

		// Marks of doubt.
		{"Panthera cf. leo", []string{"accepted Panthera leo ?"}},
		{"cf. Panthera leo", []string{"accepted Panthera leo ?"}},
		{"Panthera aff. leo", []string{"accepted Panthera leo ?"}},
		{"Panthera ?leo", []string{"accepted Panthera leo ?"}},
		{"Panthera cf. leo (Linnaeus, 1758)", []string{"accepted Panthera leo ?"}},

		// Below the species.
		{"Equus hemionus ssp. kulan", []string{"synonym Equus hemionus kulan = Equus hemionus"}},
		{"Ceratotherium simum simum", []string{"accepted Ceratotherium simum simum"}},
		{"Ceratotherium simum subsp. simum", []string{"accepted Ceratotherium simum simum"}},
		{"Sarracenia rubra Walter subsp. alabamensis (Case & Case) Schnell", []string{"accepted Sarracenia rubra alabamensis"}},
		{"Aloe haworthioides var aurantiaca", []string{"accepted Aloe haworthioides var. aurantiaca"}},
		{"Aloe haworthioides aurantiaca", []string{"accepted Aloe haworthioides var. aurantiaca"}},
		{"Panthera leo persica", []string{"accepted Panthera leo persica"}},
		{"Panthera leo ssp.", leo},
		{"Panthera leo bleyenberghi X", nil},

		// Authors.
		{"Panthera leo (Linnaeus, 1758)", leo},
		{"Panthera leo (Linnaeus, 1758", leo},
		{"Panthera leo Linnaeus", leo},
		{"Panthera leo (L.)", leo},
		{"PANTHERA LEO (LINNAEUS, 1758)", leo},
		{"PANTHERA LEO, LINNAEUS 1758", leo},
		{"PANTHERA LEO LINNAEUS", nil},
		{"Panthera Leo Linnaeus, 1758", leo},
		{"Panthera leo linnaeus", nil},
		{"Panthera leo nonsensica", nil},
		{"Panthera leo nonsensica Meyer, 1826", nil},
		{"PANTHERA LEO NONSENSICA", nil},
		{"Panthera leo, Panthera onca", nil},
		{"Panthera leo & onca", nil},
		{"Loxodonta africana + Loxodonta cyclotis (nomenclature)", nil}, // not Loxodonta africana cyclotis
		{"Loxodonta africana, Loxodonta cyclotis", nil},
		{"Loxodonta africana/Loxodonta cyclotis", nil},
		{"Sarracenia rubra Walter f. alabamensis Foo", []string{"accepted Sarracenia rubra alabamensis"}},
		{"Panthera leo × Panthera tigris", nil},
		{"Panthera leo x Panthera tigris", nil},
		{"Aloe ferox Mill.", []string{"accepted Aloe ferox", "synonym Aloe ferox = Aloe marlothii"}},
		{"Falco cherrug Gray, 1834", []string{"accepted Falco cherrug"}},
		{"Falco cherrug J. E. Gray, 1834", []string{"accepted Falco cherrug"}},
		{"Rhea pennata d'Orbigny, 1834", []string{"synonym Rhea pennata = Pterocnemia pennata"}},
		{"Zonurus robertsi van Dam, 1921", []string{"synonym Zonurus robertsi = " + nameOf(t, "Zonurus robertsi")}},
		{"Bos mutus (Przewalski et al., 1883)", []string{"accepted Bos mutus"}},
		{"Scaphiophryne (Scaphiophryne) gottlebei", []string{"accepted Scaphiophryne gottlebei"}},

		// Hybrids.
		{"Paphiopedilum × areeanum", found(t, "Paphiopedilum areeanum")},
		{"Paphiopedilum x areeanum", found(t, "Paphiopedilum areeanum")},
		{"× Cattleya", []string{"accepted Cattleya"}},
		{"×Cattleya", []string{"accepted Cattleya"}},
		{"xCattleya", []string{"accepted Cattleya"}},
		{"x Cattleya", []string{"accepted Cattleya"}},
		{"Sarracenia ×moorei", []string{"accepted Sarracenia moorei"}},

		// Names of the past, equivalences, what the Appendices leave out.
		{"Uncia uncia", []string{"synonym Uncia uncia = Panthera uncia"}},
		{"Manta birostris", []string{"synonym Manta birostris = Mobula birostris"}},
		{"Lobatus gigas", []string{"synonym Lobatus gigas = Strombus gigas"}},
		{"Aliger gigas", []string{"synonym Aliger gigas = Strombus gigas"}},
		{"Linaria cannabina", []string{"synonym Linaria cannabina = Carduelis cannabina"}},
		{"Xanthonycticebus pygmaeus", []string{"synonym Xanthonycticebus pygmaeus = Nycticebus pygmaeus"}},
		{"Aspidoscelis hyperythrus", []string{"synonym Aspidoscelis hyperythrus = Cnemidophorus hyperythrus"}},
		{"Ocadia glyphistoma", []string{"accepted Ocadia glyphistoma"}},
		{"Bos grunniens", []string{"accepted Bos grunniens"}},
		{"Canis familiaris", []string{"synonym Canis familiaris = Canis lupus familiaris"}},
		{"Fabaceae", []string{"synonym Fabaceae = Leguminosae"}},

		// Several taxa, or none.
		{"Aa achalensis", []string{"accepted Aa achalensis", "synonym Aa achalensis = Aa"}},
		{"Homo sapiens", nil},
		{"Panthera", []string{"accepted Panthera"}},
		{"Рanthera leo", nil}, // the first letter is Cyrillic
		{"雪豹", nil},
		{strings.Repeat("a b ", 120), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, found(t, test.name)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func nameOf(t *testing.T, name string) string {
	t.Helper()
	ms, err := Lookup(name)
	require.NoError(t, err)
	taxon, ok := ms.Taxon()
	require.True(t, ok)
	return taxon.Name()
}

func TestLookupRefusesWhatIsNoName(t *testing.T) {
	for _, test := range []struct {
		name string
		want error
	}{
		{"", ErrNoLetters},
		{" \t\u00a0", ErrNoLetters},
		{"1758", ErrNoLetters},
		{"×", ErrNoLetters},
		{"(?)", ErrNoLetters},
		{"Panthera \xff leo", ErrNotUTF8},
		{"\xe2\x82", ErrNotUTF8},
		{strings.Repeat("Panthera leo ", 50), ErrNameTooLong},
	} {
		ms, err := Lookup(test.name)
		require.ErrorIs(t, err, test.want, "%q", test.name)
		require.Zero(t, ms)
		var ne *NameError
		require.True(t, errors.As(err, &ne))
		require.LessOrEqual(t, len(ne.Name), 60)
		require.Contains(t, err.Error(), "give one scientific name")
	}
}

// TestEveryName looks up every name of the tables, and expects the taxon it
// belongs to.
func TestEveryName(t *testing.T) {
	e, err := current()
	require.NoError(t, err)
	shapes := []func(string) string{
		func(s string) string { return s },
		strings.ToLower,
		strings.ToUpper,
		func(s string) string { return " " + strings.ReplaceAll(s, " ", "\u00a0 ") + "\t" },
	}
	lost, names := 0, 0
	for n := range e.eachName {
		names++
		name, author, want := n.name, n.author, []Taxon{n.taxon}
		if n.former() {
			want = slices.Collect(n.taxon.Now())
			require.NotEmpty(t, want, name)
		}
		for i, shape := range shapes {
			requireTaxa(t, shape(name), want, i)
		}
		// What is known of the author may follow, unless it is not one.
		if strings.ToLower(author) != author && strings.Contains(name, " ") && !strings.ContainsAny(author[:1], ",_") {
			ms, err := Lookup(name + " " + author)
			require.NoError(t, err)
			if ms.Len() == 0 {
				lost++
			}
		}
	}
	require.Less(t, lost*100, names, "more than one name in a hundred is not found with its author behind it")
}

func requireTaxa(t *testing.T, name string, want []Taxon, shape int) {
	t.Helper()
	ms, err := Lookup(name)
	if err != nil {
		t.Fatalf("%q: %v", name, err)
	}
	for _, w := range want {
		ok := false
		for m := range ms.All() {
			ok = ok || m.Taxon() == w
		}
		if !ok {
			t.Fatalf("%q (shape %d) does not lead to %s %v", name, shape, w.ID(), w)
		}
	}
}

func TestAcceptedNamesComeFirst(t *testing.T) {
	e, err := current()
	require.NoError(t, err)
	several := 0
	for taxon := range All() {
		ms, err := e.lookup(taxon.Name())
		require.NoError(t, err)
		for i := 1; i < ms.Len(); i++ {
			require.LessOrEqual(t, ms.At(i-1).Kind(), ms.At(i).Kind(), taxon.Name())
		}
		if ms.Len() > 1 {
			several++
		}
	}
	require.NotZero(t, several)
}

func TestMatchesTaxon(t *testing.T) {
	for _, test := range []struct {
		name string
		want string // "" where there is more than one
	}{
		{"Panthera leo", "Panthera leo"},
		{"Aa achalensis", "Aa achalensis"}, // and a name that trade records resolve to the genus
		{"Acianthera", "Acianthera"},
		{"Cyrtorchis arcuata", ""},   // two taxa of one name
		{"Aloe ferox", "Aloe ferox"}, // and a synonym of another species
		{"Homo sapiens", ""},         // none
		{"Bos grunniens", "Bos grunniens"},
	} {
		ms, err := Lookup(test.name)
		require.NoError(t, err)
		got, ok := ms.Taxon()
		require.Equal(t, test.want, got.Name(), test.name)
		require.Equal(t, test.want != "", ok, test.name)
	}
}

func TestMatchesOutOfBounds(t *testing.T) {
	ms, err := Lookup("Panthera leo")
	require.NoError(t, err)
	require.True(t, ms.At(-1).IsZero())
	require.True(t, ms.At(ms.Len()).IsZero())
	var m Match
	require.Zero(t, m.Taxon())
	require.Empty(t, m.Name()+m.Author()+m.Kind().String())
	require.Zero(t, Matches{}.Len())
}

func TestLookupAllocatesNothing(t *testing.T) {
	for _, name := range []string{
		"Panthera leo", "PANTHERA LEO", "Panthera leo (Linnaeus, 1758)", "Bulbophyllum vöthii", "Encyclia bragrançæ", "Panthera\u200bleo",
		"Homo sapiens", "ﷺ ﷺ ﷺ", "× Cattleya", "Ｐａｎｔｈｅｒａ ｌｅｏ", "Sarracenia rubra Walter subsp. alabamensis (Case & Case) Schnell",
	} {
		require.Zero(t, testing.AllocsPerRun(100, func() {
			ms, _ := Lookup(name)
			for m := range ms.All() {
				_, _, _ = m.Name(), m.Author(), m.Taxon()
			}
			_, _ = ms.Taxon()
		}), name)
	}
}
