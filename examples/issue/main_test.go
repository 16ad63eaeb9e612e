package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/permits"
	"github.com/citesgo/cites/seal"
)

var update = flag.Bool("update", false, "write the golden files")

// call runs the program and returns its status and both streams.
func call(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(name, []byte(got), 0o644))
	}
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Equal(t, string(want), got, "run go test -update if the change is meant")
}

// demoKey makes the key of the demonstration in a folder of the test. It comes
// from a seed that anybody can read, so it protects nothing; the seal in testdata
// is made with it, and only its public half is kept there.
func demoKey(t *testing.T) string {
	t.Helper()
	kg, err := countries.ParseCode("KG")
	require.NoError(t, err)
	seed := sha256.Sum256([]byte("cites: a key for demonstration, known to all"))
	name := filepath.Join(t.TempDir(), "demo.key")
	require.NoError(t, writeKey(name, ed25519.NewKeyFromSeed(seed[:]), seal.Key{
		Country: kg, From: cites.MustDate("2026-01-01"), Until: cites.MustDate("2030-12-31"),
	}))
	public, err := os.ReadFile(name + publicSuffix)
	require.NoError(t, err)
	golden(t, "demo.jwks", string(public))
	return name
}

// TestStories issues what Central Asia's authorities may issue.
func TestStories(t *testing.T) {
	for _, x := range []struct{ application, format, golden string }{
		{"falcon.json", "json", "falcon.permit.json"},
		{"falcon.json", "xml1", "falcon.permit.1.xml"},
		{"falcon.json", "xml2", "falcon.permit.2.xml"},
		{"tortoise.json", "json", "tortoise.permit.json"},
		{"tortoise.json", "xml2", "tortoise.permit.xml"},
		{"guitar.json", "json", "guitar.permit.json"},
	} {
		status, out, errs := call(t, "", "-format", x.format, filepath.Join("testdata", x.application))
		require.Equal(t, exitDone, status, "%s %s: %s", x.application, x.format, errs)
		golden(t, x.golden, out)
		if x.format == "json" {
			require.Empty(t, errs, "JSON carries all of it")
		} else {
			golden(t, x.golden+".losses", errs)
		}
		p, err := permits.Decode(strings.NewReader(out))
		require.NoError(t, err)
		for _, f := range permits.Check(p) {
			if x.format == "json" {
				require.LessOrEqual(t, f.Severity, permits.Info, "%v", f)
			}
			require.Less(t, f.Severity, permits.Error, "%v", f)
		}
	}
}

// TestRefused tells why a wild falcon does not go on tour.
func TestRefused(t *testing.T) {
	for tag, name := range map[string]string{"en": "wild-falcon.txt", "ru": "wild-falcon.ru.txt"} {
		status, out, errs := call(t, "", "-lang", tag, "testdata/wild-falcon.json")
		require.Equal(t, exitRefused, status)
		require.Empty(t, out)
		golden(t, name, errs)
	}
}

// TestSeal seals documents of every format, and sees what was done to them.
func TestSeal(t *testing.T) {
	key := demoKey(t)
	for _, format := range []string{"json", "xml1", "xml2"} {
		line := filepath.Join(t.TempDir(), "seal")
		status, document, errs := call(t, "", "-format", format, "-key", key, "-seal", line, "testdata/falcon.json")
		require.Equal(t, exitDone, status, errs)
		check := func(document string) (int, string) {
			status, out, errs := call(t, document, "-verify", "-keys", "testdata/demo.jwks", "-seal", line, "-")
			return status, out + errs
		}
		status, told := check(document)
		require.Equal(t, exitDone, status, told)
		require.Contains(t, told, "26KG000417/AA: sealed by the authority of Kyrgyzstan on 2026-04-01")
		status, told = check(strings.ReplaceAll(document, "Ala-Too", "Alla-Too"))
		require.Equal(t, exitRefused, status)
		require.Contains(t, told, "is not what was sealed")
		if format == "json" {
			raw, err := os.ReadFile(line)
			require.NoError(t, err)
			golden(t, "falcon.permit.seal", string(raw))
		}
	}
	// Without -seal the seal follows the document.
	status, out, errs := call(t, "", "-key", key, "testdata/falcon.json")
	require.Equal(t, exitDone, status, errs)
	raw, err := os.ReadFile("testdata/falcon.permit.seal")
	require.NoError(t, err)
	require.True(t, strings.HasSuffix(out, "\n\n"+string(raw)))
	// The key is Kyrgyzstan's.
	status, out, errs = call(t, "", "-key", key, "testdata/tortoise.json")
	require.Equal(t, exitUnreadable, status)
	require.Empty(t, out, "nothing is issued that could not be sealed")
	require.Contains(t, errs, "country")
}

// TestNewKey makes a key, seals with it and does not overwrite it.
func TestNewKey(t *testing.T) {
	key := filepath.Join(t.TempDir(), "uz.key")
	args := []string{"-newkey", key, "-country", "UZ", "-from", "2026-01-01", "-until", "2028-12-31"}
	status, out, errs := call(t, "", args...)
	require.Equal(t, exitDone, status, errs)
	require.Contains(t, out, "keep it secret")
	info, err := os.Stat(key)
	require.NoError(t, err)
	require.Zero(t, info.Mode().Perm()&0o077&^0o044, "nobody else writes it")
	line := filepath.Join(t.TempDir(), "seal")
	status, document, errs := call(t, "", "-key", key, "-seal", line, "testdata/tortoise.json")
	require.Equal(t, exitDone, status, errs)
	status, _, errs = call(t, document, "-verify", "-keys", key+publicSuffix, "-seal", line, "-")
	require.Equal(t, exitDone, status, errs)
	status, _, errs = call(t, document, "-verify", "-keys", "testdata/demo.jwks", "-seal", line, "-")
	require.Equal(t, exitRefused, status)
	require.Contains(t, errs, "not in the set")
	status, _, _ = call(t, "", args...)
	require.Equal(t, exitUnreadable, status, "a key is not overwritten")
}

// TestDocuments applies for every type of document that the stories do not.
func TestDocuments(t *testing.T) {
	raw, err := os.ReadFile("testdata/falcon.json")
	require.NoError(t, err)
	for d := range permits.DocumentTypes() {
		var a map[string]any
		require.NoError(t, json.Unmarshal(raw, &a))
		a["document"] = d
		changed, err := json.Marshal(a)
		require.NoError(t, err)
		status, _, errs := call(t, string(changed), "-")
		require.NotEqual(t, exitUnreadable, status, "%s: %s", d, errs)
	}
}

func TestWrongCalls(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken.key")
	require.NoError(t, os.WriteFile(broken, []byte("no key"), 0o600))
	for _, x := range []struct {
		stdin, want string
		args        []string
	}{
		{"", "usage", nil},
		{"", "usage", []string{"a", "b"}},
		{"", "flag provided but not defined", []string{"-x"}},
		{"", "-lang", []string{"-lang", "?", "-"}},
		{"", "it is empty", []string{"-"}},
		{`{"documnet":"export_permit"}`, "documnet", []string{"-"}},
		{`{} {}`, "after top-level value", []string{"-"}},
		{`{"number":"1","number":"2"}`, "duplicate", []string{"-"}},
		{`{"Number":"1"}`, "unknown", []string{"-"}},
		{strings.Repeat(" ", maxApplication+1), "larger than", []string{"-"}},
		{`{"document":"visa"}`, "give one of", []string{"-"}},
		{`{"document":"export_permit","language":"?"}`, "no language tag", []string{"-"}},
		{"", "no such file", []string{"testdata/none.json"}},
		{"", "give json, xml1 or xml2", []string{"-format", "pdf", "testdata/falcon.json"}},
		{"", "no such file", []string{"-key", "testdata/none.key", "testdata/falcon.json"}},
		{"", "holds no key", []string{"-key", broken, "testdata/falcon.json"}},
		{"", "needs -keys and -seal", []string{"-verify", "-"}},
		{"", "no such file", []string{"-verify", "-keys", "testdata/none", "-seal", "testdata/none", "-"}},
		{"", "no such file", []string{"-verify", "-keys", "testdata/demo.jwks", "-seal", "testdata/none", "-"}},
		{"", "-country", []string{"-newkey", filepath.Join(dir, "k"), "-country", "UK"}},
		{"", "-from", []string{"-newkey", filepath.Join(dir, "k"), "-country", "KZ", "-from", "soon"}},
		{"", "-until", []string{"-newkey", filepath.Join(dir, "k"), "-country", "KZ", "-until", "late"}},
		{"", "on which days", []string{"-newkey", filepath.Join(dir, "k"), "-country", "KZ"}},
	} {
		status, out, errs := call(t, x.stdin, x.args...)
		require.Equal(t, exitUnreadable, status, "%v", x.args)
		require.Empty(t, out)
		require.Contains(t, errs, x.want, "%v", x.args)
	}
	status, _, _ := call(t, "", "-h")
	require.Equal(t, exitDone, status)
}
