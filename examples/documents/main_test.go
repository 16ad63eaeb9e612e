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
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/examples/internal/words"
	"github.com/citesgo/cites/internal/lang"
)

var update = flag.Bool("update", false, "write the golden files")

var today = cites.MustDate("2026-07-01")

func call(stdin string, args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &err, today)
	return code, out.String(), err.String()
}

const stories = "../testdata/shipments"

// TestStories holds every story against its golden answers, for people and for
// programs.
func TestStories(t *testing.T) {
	t.Setenv("COLUMNS", "100")
	t.Setenv("NO_COLOR", "1")
	files, err := filepath.Glob(filepath.Join(stories, "*.json"))
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 9)
	for _, file := range files {
		in, err := os.ReadFile(file)
		require.NoError(t, err)
		name := filepath.Base(file)
		for _, of := range []struct {
			kind string
			args []string
		}{{"txt", nil}, {"json", []string{"-json"}}, {"ru.txt", []string{"-lang", "ru"}}, {"eu.txt", []string{"-profile", "cites,eu"}}} {
			code, got, stderr := call(string(in), of.args...)
			require.NotEqual(t, exitUnreadable, code, stderr+got)
			golden(t, name+"."+of.kind+".golden", got)
		}
	}
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
		t.Errorf("%s (-want +got); if that is meant: go test -update\n%s", name, diff)
	}
}

func TestStatus(t *testing.T) {
	ok := `{"items":[{"name":"Python regius"}]}`
	zero := `{"items":[{"name":"Saiga tatarica","term":"HOR","sources":["W"],"origin":"UZ"}],"route":{"from":"UZ","to":"CN"},"purpose":"T"}`
	for _, of := range []struct {
		in   string
		args []string
		code int
		want string
	}{
		{ok, nil, exitAnswered, "Python regius"},
		{zero, nil, exitRefused, "cannot be permitted"},
		{ok + "\n" + zero, []string{"-json"}, exitRefused, `"number":2`},
		{`{"item":1}` + ok, []string{"-json"}, exitUnreadable, `"number":2`},
		{`{"items":[`, nil, exitUnreadable, "the input ends before the"},
		{`[1]`, nil, exitUnreadable, "array"},
		{`{"items":[{"name":"a"},]}`, nil, exitUnreadable, "comma"},
		{"", nil, exitUnreadable, "empty"},
		{"\ufeff" + ok, nil, exitAnswered, "Python regius"},
		{ok, []string{"nosuch.json"}, exitUnreadable, "nosuch.json"},
	} {
		code, out, stderr := call(of.in, of.args...)
		require.Equal(t, of.code, code, "%q: %s%s", of.in, out, stderr)
		require.Contains(t, out, of.want, of.in)
	}
}

func TestFaults(t *testing.T) {
	for _, of := range []struct {
		args []string
		code int
		want string
	}{
		{[]string{"-lang", "!"}, exitUnreadable, "-lang"},
		{[]string{"-on", "2026-02-30"}, exitUnreadable, "-on"},
		{[]string{"-profile", "mars"}, exitUnreadable, "-profile"},
		{[]string{"-nosuch"}, exitUnreadable, "usage"},
		{[]string{"-h"}, exitAnswered, "usage"},
	} {
		code, _, stderr := call("{}", of.args...)
		require.Equal(t, of.code, code)
		require.Contains(t, stderr, of.want)
	}
}

// TestLanguages answers every story in every language: there is always a text,
// and never the trace of a missing one.
func TestLanguages(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(stories, "*.json"))
	require.NoError(t, err)
	for _, tag := range lang.Supported() {
		for _, file := range files {
			code, out, _ := call("", "-lang", tag.String(), file)
			require.NotEqual(t, exitUnreadable, code)
			require.NotContains(t, out, "%!", tag)
			require.Contains(t, out, words.Of("documents", tag)("Why"))
		}
	}
	require.Equal(t, "Border", words.Of("documents", language.Japanese)("Border"), "English stands in")
}

// TestLines holds the JSON to one object a shipment and line.
func TestLines(t *testing.T) {
	in, err := os.ReadFile(filepath.Join(stories, "saiga-horn.json"))
	require.NoError(t, err)
	_, out, _ := call(string(in), "-json", "-lang", "fr")
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	require.Len(t, lines, 2)
	for i, line := range lines {
		var a struct {
			File    string
			Number  int
			Refused bool
			Items   []struct {
				Verdict string
				Reason  struct{ Text string }
			}
		}
		require.NoError(t, json.Unmarshal([]byte(line), &a))
		require.Equal(t, i+1, a.Number)
		require.Equal(t, i == 1, a.Refused)
		require.Contains(t, a.Items[0].Reason.Text, "Article 1", "in the language asked for")
	}
}

// TestUnreadableFile tells what is wrong with the file and not with what it
// might hold.
func TestUnreadableFile(t *testing.T) {
	for a := range shipments(t.TempDir(), nil) {
		require.Contains(t, a.Error, "read ")
		require.NotContains(t, a.Error, "empty")
	}
}
