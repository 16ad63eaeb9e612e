package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
)

var update = flag.Bool("update", false, "write the golden files")

var today = cites.MustDate("2026-07-01")

func call(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &err, today)
	return code, out.String(), err.String()
}

func TestGolden(t *testing.T) {
	t.Setenv("COLUMNS", "100")
	t.Setenv("NO_COLOR", "1")
	queries := []string{"Pantera leo", "P. tigris", "snow leopart", "Testudo graecus", "Homo sapiens"}
	for _, of := range []struct {
		file string
		args []string
	}{
		{"en.txt", nil},
		{"ru.txt", []string{"-lang", "ru"}},
		{"ar.txt", []string{"-lang", "ar"}},
		{"zh.txt", []string{"-lang", "zh"}},
		{"animals.jsonl", []string{"-json", "-kingdom", "Animalia"}},
	} {
		code, got, stderr := call("", append(of.args, queries...)...)
		require.Zero(t, code, stderr)
		path := filepath.Join("testdata", of.file)
		if *update {
			require.NoError(t, os.MkdirAll("testdata", 0o755))
			require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got); if that is meant: go test -update\n%s", of.file, diff)
		}
	}
}

func TestStandardInput(t *testing.T) {
	code, out, stderr := call("\ufeffPantera leo\r\n\nкречет\n", "-json", "-lang", "kk")
	require.Zero(t, code, stderr)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	require.Len(t, lines, 2)
	for i, want := range []string{"Panthera leo", "Falco rusticolus"} {
		var a answer
		require.NoError(t, json.Unmarshal([]byte(lines[i]), &a))
		require.Equal(t, want, a.Matches[0].Name)
		require.NotEmpty(t, a.Matches[0].Appendices)
	}
}

func TestFaults(t *testing.T) {
	for _, of := range []struct {
		stdin string
		args  []string
		code  int
		want  string
	}{
		{"", []string{"-kingdom", "Fungi"}, 2, "Animalia"},
		{"", []string{"-lang", "!"}, 2, "-lang"},
		{"", []string{"-nosuch"}, 2, "usage"},
		{"", []string{"-h"}, 0, "usage"},
		{"", []string{"123"}, 1, ""},
		{strings.Repeat("a", maxLine+1), nil, 1, "line 1"},
	} {
		code, _, stderr := call(of.stdin, of.args...)
		require.Equal(t, of.code, code, of.args)
		require.Contains(t, stderr, of.want)
	}
}
