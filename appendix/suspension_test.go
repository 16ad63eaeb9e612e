package appendix_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

func TestSuspensions(t *testing.T) {
	tests := []struct {
		why, name, country, on string
		answer                 string
		want                   []string
	}{
		{"one taxon", "Pandinus imperator", "BJ", "2024-09-12", "known suspension", []string{"Pandinus imperator  significant-trade 2013-05-02"}},
		{"the day before it began", "Pandinus imperator", "BJ", "2013-05-01", "not known", nil},
		{"another country", "Pandinus imperator", "GH", "2024-09-12", "not known", nil},
		{"all taxa", "Ovis ammon", "AF", "2026-11-23", "known suspension", []string{"all commercial  2005-09-19", "all all annual-reports 2013-05-17"}},
		{"a class", "Psittacula eupatria", "BD", "2026-11-23", "known suspension", []string{"Aves  compliance 2023-11-22"}},
		{"of another class", "Crocodylus porosus", "BD", "2026-11-23", "not known", nil},
		{"a genus", "Dalbergia cochinchinensis", "LA", "2023-01-01", "known suspension", []string{"Dalbergia commercial  2022-05-12"}},
		{"both sources", "Pterocarpus erinaceus", "CM", "2023-01-01", "known suspension", []string{"Pterocarpus erinaceus commercial compliance 2022-06-08"}},
		{"doubtful", "Panthera onca", "MX", "2026-11-23", "not known", []string{"all commercial  2023-03-27"}},
		{"ended with the transfer to Appendix I", "Kinixys homeana", "BJ", "2026-03-05", "not known", nil},
		{"not known", "Panthera leo", "ZA", "2026-11-23", "not known", nil},
		{"no country", "Panthera leo", "XX", "2026-11-23", "not known", nil},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			a := appendix.Suspensions(lookup(t, tt.name), code(t, tt.country), cites.MustDate(tt.on))
			var got []string
			for s := range a.Known() {
				taxon, all := s.Taxon()
				name := taxon.Name()
				if all {
					name = "all"
				}
				got = append(got, name+" "+s.Scope().String()+" "+s.Basis().String()+" "+s.From().String())
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			require.Equal(t, tt.answer, a.String())
			require.False(t, a.Complete(), "the table is a sample")
			for _, tag := range []language.Tag{language.English, language.French, language.Spanish, language.Russian, language.Uzbek} {
				require.NotEmpty(t, a.Text(tag))
			}
		})
	}
}

func TestEverySuspension(t *testing.T) {
	n := 0
	for s := range appendix.AllSuspensions() {
		n++
		require.False(t, s.IsZero() || s.Country() == 0 || s.Sources() == "")
		require.True(t, s.From() <= s.AsOf() && s.InEffect(s.From()) && !s.InEffect(s.From().AddDays(-1)))
		require.False(t, s.Doubtful() && s.Notes() == "", "what is doubtful says why")
		taxon, all := s.Taxon()
		require.NotEqual(t, all, !taxon.IsZero())
	}
	require.Equal(t, 29, n)
}

func TestZeroSuspension(t *testing.T) {
	var s appendix.Suspension
	_, all := s.Taxon()
	require.True(t, s.IsZero() && !all && s.Country() == 0 && s.Basis() == 0 && s.Scope() == 0 && !s.Doubtful() && !s.InEffect(1))
	require.Zero(t, s.From()+s.Until()+s.AsOf())
	require.Empty(t, s.Reference()+s.Notes()+s.Sources())
	require.Empty(t, appendix.SuspensionBasis(99).String()+appendix.SuspensionScope(99).String())
	a := appendix.Suspensions(species.Taxon{}, code(t, "AF"), cites.MustDate("2020-01-01"))
	for range a.Known() {
		t.Error("suspension of nothing")
	}
	require.False(t, a.IsKnown() || a.Complete())
	require.Equal(t, "not known", appendix.SuspensionAnswer{}.String())
}

func TestSuspensionsAllocateNothing(t *testing.T) {
	sheep, country, on := lookup(t, "Ovis ammon"), code(t, "AF"), cites.MustDate("2026-11-23")
	n := 0
	require.Zero(t, testing.AllocsPerRun(100, func() {
		a := appendix.Suspensions(sheep, country, on)
		for s := range a.Known() {
			n += len(s.Reference())
		}
		if a.IsKnown() {
			n++
		}
	}))
	require.NotZero(t, n)
}
