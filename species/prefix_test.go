package species

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

func complete(prefix string, opts ...SearchOption) (names []string) {
	for m := range Complete(prefix, opts...) {
		names = append(names, m.Name())
	}
	return names
}

func TestComplete(t *testing.T) {
	for _, of := range []struct {
		prefix string
		opts   []SearchOption
		want   []string
	}{
		{"Panthera ti", nil, []string{"Panthera tigris", "Panthera tigris altaica"}},
		{"PANTHERA  LE", []SearchOption{Limit(1)}, []string{"Panthera leo"}},
		{"panthera leo ", []SearchOption{Limit(1)}, []string{"Panthera leo persica"}},
		{"Ａｌｏｅ　ｆｅｒｏｘ", nil, []string{"Aloe ferox", "Aloe ferox"}},
		{"Swietenia macroph", []SearchOption{InKingdom(Animalia)}, nil},
		{"Swietenia macroph", []SearchOption{InKingdom(Plantae), Limit(1)}, []string{"Swietenia macrophylla"}},
		{"Xyzzy", nil, nil},
		{"Panthera leoo", nil, nil},
		{"", nil, nil},
		{" ", nil, nil},
		{"123", nil, nil},
		{strings.Repeat("a", 1<<20), nil, nil},
		{strings.Repeat("a", 512), nil, nil},
		{"кречет", nil, nil},
	} {
		got := complete(of.prefix, of.opts...)
		if of.want != nil {
			got = got[:min(len(got), len(of.want))]
		}
		if diff := cmp.Diff(of.want, got); diff != "" {
			t.Errorf("%.20q (-want +got)\n%s", of.prefix, diff)
		}
	}
	require.Len(t, complete("p"), DefaultLimit)
	require.Len(t, complete("p", Limit(25)), 25)
}

// TestCompleteFindsAllInOrder compares with a plain filter over all names.
func TestCompleteFindsAllInOrder(t *testing.T) {
	e, err := current()
	require.NoError(t, err)
	var keys []string
	for offset := uint32(0); offset < uint32(len(e.names)); offset += e.record(offset).size() {
		r := e.record(offset)
		_, flags := r.taxon()
		for range countOf(flags) {
			keys = append(keys, strings.ToLower(r.ownKey()))
		}
	}
	slices.Sort(keys)
	for _, prefix := range []string{"pan", "aloe", "aloe ", "dendrobium no", "z", "falco cherrug"} {
		var want, got []string
		for _, k := range keys {
			if strings.HasPrefix(k, prefix) {
				want = append(want, k)
			}
		}
		for m := range Complete(prefix, Limit(1<<20)) {
			got = append(got, strings.ToLower(m.Name()))
		}
		require.Len(t, got, len(want), prefix)
	}
}

func TestCompleteStops(t *testing.T) {
	n := 0
	for range Complete("a") {
		if n++; n == 3 {
			break
		}
	}
	require.Equal(t, 3, n)
}

func FuzzComplete(f *testing.F) {
	for _, s := range []string{"pan", "Panthera ", "Ａｌｏｅ", "\u202e", "x "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, prefix string) {
		n := 0
		for m := range Complete(prefix) {
			if n++; m.IsZero() {
				t.Fatal("no match")
			}
		}
		if n > DefaultLimit {
			t.Fatal(n)
		}
	})
}
