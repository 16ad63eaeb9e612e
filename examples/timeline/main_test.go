package main

import (
	"bytes"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
)

var update = flag.Bool("update", false, "write the golden files again")

func execute(t *testing.T, args ...string) (out, errs string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(args, &o, &e, cites.MustDate("2026-11-23"))
	return o.String(), e.String(), status
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func TestTimeline(t *testing.T) {
	for _, tt := range []struct{ file, lang, name string }{
		{"elephant", "en", "Loxodonta africana"},
		{"snow-leopard", "ru", "Uncia uncia"},
		{"rosewood", "fr", "Dalbergia retusa"},
		{"mahogany", "es", "Swietenia macrophylla"},
		{"smooth-hound", "en", "Mustelus mustelus"},
		{"stork", "en", "Ciconia ciconia"},
	} {
		t.Run(tt.file, func(t *testing.T) {
			text, errs, status := execute(t, "-lang", tt.lang, tt.name)
			require.Zero(t, status, errs)
			golden(t, tt.file+".txt.golden", text)

			svg, errs, status := execute(t, "-lang", tt.lang, "-svg", "-", tt.name)
			require.Zero(t, status, errs)
			golden(t, tt.file+".svg", svg)
			for d := xml.NewDecoder(bytes.NewReader([]byte(svg))); ; {
				_, err := d.Token()
				if err == io.EOF {
					break
				}
				require.NoError(t, err, "well-formed")
			}
		})
	}
}

func TestFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.svg")
	_, errs, status := execute(t, "-svg", path, "Panthera tigris")
	require.Zero(t, status, errs)
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Contains(t, string(text), "</svg>")
	_, _, status = execute(t, "-svg", filepath.Join(path, "no", "folder"), "Panthera tigris")
	require.Equal(t, 1, status)
}

func TestUsage(t *testing.T) {
	for _, tt := range []struct {
		args   []string
		status int
	}{
		{nil, 2}, {[]string{"-until", "yesterday", "x"}, 2}, {[]string{"-lang", "!", "x"}, 2}, {[]string{"-nosuch"}, 2},
		{[]string{"Homo", "sapiens"}, 1}, {[]string{"???"}, 1}, {[]string{"-until", "1970-01-01", "Panthera tigris"}, 1},
		{[]string{"-h"}, 0}, {[]string{"Panthera", "tigris"}, 0},
	} {
		_, errs, status := execute(t, tt.args...)
		require.Equal(t, tt.status, status, "%v: %s", tt.args, errs)
	}
}
