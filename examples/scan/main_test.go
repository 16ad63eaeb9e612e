package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
)

func call(stdin string, args ...string) (status int, stdout, stderr string) {
	day, err := cites.NewDate(2026, 7, 1)
	if err != nil {
		panic(err) // it is a date
	}
	var out, errs bytes.Buffer
	status = run(args, strings.NewReader(stdin), &out, &errs, day)
	return status, out.String(), errs.String()
}

func TestText(t *testing.T) {
	status, out, errs := call("Panthera leo and\x1b[31m Loxodonta\x07 africana")
	require.Zero(t, status, errs)
	require.Equal(t, "-:0-12  Panthera leo → Panthera leo [I/II]  (high: scientific name in full)\n"+
		"-:22-41  Loxodonta� africana → Loxodonta africana [I/II]  (high: scientific name in full)\n", out)
	status, out, errs = call("Куплю рога сайгака", "-lang", "ru", "-in", "ru,kk")
	require.Zero(t, status, errs)
	require.Contains(t, out, "сайгака → Saiga tatarica [II]  (средняя: название из одного слова)")
}

func TestJSON(t *testing.T) {
	status, out, errs := call("python code and Python regius", "-json", "-min", "low")
	require.Zero(t, status, errs)
	var lines []line
	dec := json.NewDecoder(strings.NewReader(out))
	for dec.More() {
		var l line
		require.NoError(t, dec.Decode(&l))
		lines = append(lines, l)
	}
	require.Len(t, lines, 2)
	require.Equal(t, "Python regius", lines[1].Text)
	require.Equal(t, []string{"II"}, lines[1].Taxa[0].Appendices)
	require.Contains(t, out, `"reason":"full-name"`)
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	page, text := filepath.Join(dir, "offer.HTML"), filepath.Join(dir, "mail.txt")
	require.NoError(t, os.WriteFile(page, []byte("<p><i>Aloe</i> ferox</p><td>Panthera</td><td>leo</td>"), 0o600))
	require.NoError(t, os.WriteFile(text, []byte("<i>Aloe</i> ferox"), 0o600))
	status, out, errs := call("", "-latin", "-kingdom", "Plantae", "-min", "high", page, text)
	require.Zero(t, status, errs)
	require.Equal(t, 1, strings.Count(out, "\n"), out)
	status, out, _ = call("", "-html", "-min", "high", text)
	require.Zero(t, status)
	require.Equal(t, 1, strings.Count(out, "\n"), out)
	status, out, errs = call("", filepath.Join(dir, "none"), page)
	require.Equal(t, 1, status)
	require.Contains(t, errs, "none")
	require.Contains(t, out, "Aloe ferox")
}

func TestWrongCalls(t *testing.T) {
	for _, args := range [][]string{
		{"-on", "yesterday"}, {"-on", "1970-01-01"}, {"-min", "sure"}, {"-min", ""}, {"-in", "?"}, {"-kingdom", "Fungi"}, {"-lang", "?"}, {"-x"},
	} {
		status, _, errs := call("", args...)
		require.Equal(t, 2, status, args)
		require.NotEmpty(t, errs, args)
	}
	status, _, _ := call("", "-h")
	require.Zero(t, status)
}
