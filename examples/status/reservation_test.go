package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
)

// ask runs the program on its arguments and returns what it prints.
func ask(t *testing.T, args ...string) string {
	t.Helper()
	var stdout, stderr strings.Builder
	run(args, strings.NewReader(""), &stdout, &stderr, cites.MustDate("2026-11-23"))
	require.Empty(t, stderr.String())
	return stdout.String()
}

func TestReservationsAsJSON(t *testing.T) {
	type part struct {
		Reservations []map[string]any
		NotChecked   []string
	}
	tests := []struct {
		why  string
		args []string
		want part
	}{
		{"in effect", []string{"Balaenoptera edeni"}, part{
			[]map[string]any{{"party": "JP", "taxon": "Balaenoptera edeni", "appendix": "I", "from": "1983-07-29", "knownUntil": "2023-07-07",
				"source": "WCMC-2013,WCMC-SAPI"}},
			[]string{"reservations to Appendix I after 2023-07-07"}}},
		{"with its end", []string{"-on", "2020-01-01", "Crocodylus acutus"}, part{
			[]map[string]any{{"party": "CA", "taxon": "Crocodylus acutus", "appendix": "I", "from": "2019-11-26", "until": "2020-12-01",
				"inferred": true, "notes": "Appendix inferred from the listing on that date", "source": "OURS,WCMC-SAPI"}}, nil}},
		{"none", []string{"Panthera tigris"}, part{[]map[string]any{}, []string{"reservations to Appendix I after 2023-07-07"}}},
		{"nothing asked beyond the sources", []string{"-on", "2000-01-01", "Panthera tigris"}, part{[]map[string]any{}, []string{}}},
		{"not found", []string{"-on", "2000-01-01", "Qwertyuiop"}, part{[]map[string]any{}, []string{}}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			var got part
			require.NoError(t, json.Unmarshal([]byte(ask(t, append([]string{"-json"}, tt.args...)...)), &got))
			if tt.want.NotChecked == nil {
				got.NotChecked = nil
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestReservationsAsText(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "reservation: MK, Appendix II, Canis lupus, from 2000-10-02; last known",
		"fr": "réserve : MK, Annexe II, Canis lupus, à partir du 02/10/2000 ; dernier état",
		"es": "reserva: MK, Apéndice II, Canis lupus, desde el 02/10/2000; último estado",
		"ru": "оговорка: MK, Приложение II, Canis lupus, с 02.10.2000; последнее",
	} {
		require.Contains(t, ask(t, "-lang", lang, "-from", "MK", "Canis lupus"), want)
	}
}
