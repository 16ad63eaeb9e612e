package species

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/countries"
)

// one returns the only taxon of a name.
func one(t *testing.T, name string) Taxon {
	t.Helper()
	ms, err := Lookup(name)
	require.NoError(t, err)
	taxon, ok := ms.Taxon()
	require.True(t, ok, name)
	return taxon
}

func TestClassification(t *testing.T) {
	previous := Taxon{}
	for taxon := range All() {
		last, rank := taxon, taxon.Rank()
		for a := range taxon.Ancestors() {
			require.Less(t, a.Rank(), rank, "%v above %v", a, last)
			require.True(t, taxon.Within(a))
			require.False(t, a.Within(taxon))
			last, rank = a, a.Rank()
		}
		require.Equal(t, KingdomRank, last.Rank(), taxon.Name())
		require.Equal(t, last.Name(), taxon.Kingdom().String())
		require.True(t, taxon.Within(taxon))
		require.Equal(t, taxon, ByRow(taxon.Row()))
		if !previous.IsZero() {
			require.Equal(t, previous.Row()+1, taxon.Row())
		}
		for c := range taxon.Children() {
			parent, ok := c.Parent()
			require.True(t, ok)
			require.Equal(t, taxon, parent)
		}
		if taxon.Rank() == Species {
			genus, ok := taxon.Ancestor(Genus)
			require.True(t, ok, taxon.Name())
			require.Equal(t, genus.Name()+" ", taxon.Name()[:len(genus.Name())+1])
		}
		previous = taxon
	}
}

func TestEveryTaxonIsSomebodysChild(t *testing.T) {
	n := 0
	var count func(Taxon)
	count = func(taxon Taxon) {
		n++
		for c := range taxon.Children() {
			count(c)
		}
	}
	for _, k := range []Kingdom{Animalia, Plantae} {
		count(one(t, k.String()))
	}
	require.Equal(t, int(embedded.count()), n)
}

func TestAncestors(t *testing.T) {
	for _, test := range []struct {
		name string
		want []string
	}{
		{"Lutra lutra", []string{"genus Lutra", "subfamily Lutrinae", "family Mustelidae", "order Carnivora", "class Mammalia", "phylum Chordata",
			"kingdom Animalia"}},
		{"Equus hemionus khur", []string{"species Equus hemionus", "genus Equus", "family Equidae", "order Perissodactyla", "class Mammalia",
			"phylum Chordata", "kingdom Animalia"}},
		{"Aloe compressa var. schistophila", []string{"species Aloe compressa", "genus Aloe", "family Liliaceae", "order Liliales", "kingdom Plantae"}},
		{`Woodworthia "Mt. Arthur"`, []string{"genus Woodworthia", "family Gekkonidae", "order Sauria", "class Reptilia", "phylum Chordata",
			"kingdom Animalia"}},
		{"Animalia", nil},
	} {
		var got []string
		for a := range one(t, test.name).Ancestors() {
			got = append(got, a.Rank().String()+" "+a.Name())
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", test.name, diff)
		}
	}
}

func TestAncestor(t *testing.T) {
	leo := one(t, "Panthera leo")
	for r, want := range map[Rank]string{Species: "Panthera leo", Genus: "Panthera", Family: "Felidae", Class: "Mammalia", Subfamily: "",
		Subspecies: "", 0: ""} {
		got, ok := leo.Ancestor(r)
		require.Equal(t, want, got.Name(), r.String())
		require.Equal(t, want != "", ok)
	}
	_, ok := one(t, "Aloe ferox").Ancestor(Phylum)
	require.False(t, ok)
}

func TestOttersAreLutrinae(t *testing.T) {
	var got []string
	for g := range one(t, "Lutrinae").Children() {
		got = append(got, g.Name())
	}
	require.Equal(t, []string{"Aonyx", "Enhydra", "Hydrictis", "Lontra", "Lutra", "Lutrogale", "Pteronura"}, got)
}

func TestNow(t *testing.T) {
	old, ok := ByID(10828)
	require.True(t, ok)
	require.Equal(t, "Uncia uncia", old.Name())
	require.False(t, old.IsAccepted())
	require.Equal(t, []Taxon{one(t, "Panthera uncia")}, slices.Collect(old.Now()))
	require.Empty(t, slices.Collect(one(t, "Panthera uncia").Now()))
	require.Empty(t, slices.Collect(one(t, "Ocadia glyphistoma").Now()))
}

func TestSynonyms(t *testing.T) {
	require.Contains(t, slices.Collect(one(t, "Panthera uncia").Synonyms()), "Uncia uncia")
	require.Empty(t, slices.Collect(one(t, "Animalia").Synonyms()))
	n := 0
	for taxon := range All() {
		names := slices.Collect(taxon.Synonyms())
		n += len(names)
		for _, s := range names {
			ms, err := Lookup(s)
			require.NoError(t, err)
			require.True(t, slices.ContainsFunc(slices.Collect(ms.All()), func(m Match) bool {
				return m.Taxon() == taxon && m.Name() == s && m.Kind() == Synonym
			}), "%s of %v", s, taxon)
		}
	}
	require.Greater(t, n, 42000)
}

func TestRange(t *testing.T) {
	code := func(s string) countries.Code {
		c, err := countries.ParseCode(s)
		require.NoError(t, err)
		return c
	}
	for _, test := range []struct {
		taxon, country string
		in, known      bool
	}{
		{"Diceros bicornis", "NA", true, true}, // Namibia
		{"Panthera uncia", "KZ", true, true},
		{"Panthera uncia", "BR", false, true},
		{"Panthera", "KE", false, false},
		{"Mormodes uncia", "PE", false, false}, // its range is not known
		{"Hyaena hyaena", "KE", true, true},
		{"Hyaena hyaena", "SD", false, false}, // its range is known in part
		{"Panthera uncia", "", false, false},
	} {
		in, known := one(t, test.taxon).InRange(code(test.country))
		require.Equal(t, [2]bool{test.in, test.known}, [2]bool{in, known}, "%s %s", test.taxon, test.country)
	}
	for taxon := range All() {
		previous := countries.Code(0)
		for c := range taxon.Range() {
			require.Less(t, previous, c)
			require.False(t, c.Country().IsZero(), "%v %v", taxon, c)
			in, known := taxon.InRange(c)
			require.True(t, in && known)
			previous = c
		}
	}
}

// TestIDs holds the ids against their golden hash. It changes only where taxa
// are added: an id that is gone or has come to mean another taxon breaks what
// others have stored. Compare the tables before changing it.
func TestIDs(t *testing.T) {
	var ids []string
	seen := make(map[ID]bool)
	for taxon := range All() {
		require.False(t, seen[taxon.ID()])
		seen[taxon.ID()] = true
		got, ok := ByID(taxon.ID())
		require.True(t, ok)
		require.Equal(t, taxon, got)
		ids = append(ids, fmt.Sprintf("%07d %s %s\n", taxon.ID(), taxon.Rank(), taxon.Name()))
	}
	slices.Sort(ids)
	h := sha256.New()
	for _, id := range ids {
		h.Write([]byte(id))
	}
	require.Equal(t, "44653 50bb185d0811ef4f", fmt.Sprintf("%d %x", len(ids), h.Sum(nil)[:8]))
	for _, id := range []ID{0, 1, 999_999, 4_000_000_000} {
		_, ok := ByID(id)
		require.False(t, ok, id)
	}
}

func TestZeroTaxon(t *testing.T) {
	var z Taxon
	require.True(t, z.IsZero())
	require.Empty(t, z.Name()+z.Author()+z.String()+z.ID().String()+z.Rank().String()+z.Kingdom().String())
	require.False(t, z.IsAccepted())
	_, ok := z.Parent()
	require.False(t, ok)
	_, ok = z.Ancestor(Genus)
	require.False(t, ok)
	require.False(t, z.Within(z))
	require.False(t, one(t, "Panthera leo").Within(z))
	in, known := z.InRange(countries.Unknown)
	require.False(t, in || known)
	require.Empty(t, slices.Collect(z.Ancestors()))
	require.Empty(t, slices.Collect(z.Children()))
	require.Empty(t, slices.Collect(z.Synonyms()))
	require.Empty(t, slices.Collect(z.Range()))
	require.Empty(t, slices.Collect(z.Now()))
	require.Equal(t, z, ByRow(1<<31))
}

func TestTaxonAllocatesNothing(t *testing.T) {
	leo, uncia := one(t, "Panthera leo"), one(t, "Panthera uncia")
	require.Zero(t, testing.AllocsPerRun(100, func() {
		_, _, _, _ = leo.Name(), leo.Author(), leo.Rank(), leo.Kingdom()
		_, _ = leo.Ancestor(Family)
		_, _ = leo.InRange(countries.Unknown)
		_ = leo.Within(uncia)
		_, _ = ByID(leo.ID())
		for range leo.Ancestors() {
		}
		for range leo.Children() {
		}
		for range leo.Synonyms() {
		}
		for range leo.Range() {
		}
		for range leo.Now() {
		}
	}))
}
