package main

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/species/scan"
)

func TestTextsAreLabelled(t *testing.T) {
	samples, err := parse(texts)
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(samples), 300)
	languages := make(map[string]bool)
	for _, s := range samples {
		languages[s.language] = true
	}
	require.GreaterOrEqual(t, len(languages), 8)
}

// TestHighIsSeldomWrong keeps what the documentation promises of the confidences.
// No change answers to the third set, and its bounds are those of few names.
func TestHighIsSeldomWrong(t *testing.T) {
	samples, err := parse(texts)
	require.NoError(t, err)
	for set, least := range map[string]struct{ high, medium float64 }{
		"first": {0.97, 0.9}, "second": {0.97, 0.9}, "third": {0.9, 0.8},
	} {
		require.Contains(t, sets, set)
		var hits, right [scan.High + 1]int
		for _, c := range measure(samples, set, io.Discard) {
			for i := range hits {
				hits[i] += c.hits[i]
				right[i] += c.right[i]
			}
		}
		require.GreaterOrEqual(t, float64(right[scan.High]), least.high*float64(hits[scan.High]), set)
		require.GreaterOrEqual(t, float64(right[scan.Medium]), least.medium*float64(hits[scan.Medium]), set)
	}
}

func TestFaultyTexts(t *testing.T) {
	for text, want := range map[string]string{
		"first\ten\tnone":                         "fields",
		"first\ten\tnone\ta [lion|1]":             "no taxon",
		"first\ten\tnone\ta [lion|6353] roars":    "no label",
		"first\ten\tadvertisement\ta lion":        "no label",
		"first\ten\tadvertisement\ta [lion":       "a label is",
		"first\ten\tadvertisement\ta [lion|x]":    "no id",
		"first\ten\tadvertisement\ta [lion|6353,": "a label is",
	} {
		_, err := parse("set\tlanguage\tkind\ttext\n" + text + "\n")
		require.ErrorContains(t, err, want)
		require.ErrorContains(t, err, "texts.tsv:2")
	}
	samples, err := parse("set\tlanguage\tkind\ttext\nfirst\ten\tadvertisement\ta [lion|6353] skin\n")
	require.NoError(t, err)
	require.Equal(t, "a lion skin", samples[0].text)
	var log strings.Builder
	report(&log, "first", measure(samples, "first", &log))
	require.Contains(t, log.String(), "100.0")
}
