package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
)

var update = flag.Bool("update", false, "write the golden files again")

const today = "2026-11-23"

func execute(t *testing.T, stdin io.Reader, args ...string) (out, errs string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(args, stdin, &o, &e, cites.MustDate(today))
	return o.String(), e.String(), status
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
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

func TestSamples(t *testing.T) {
	tests := []struct {
		file, on, lang string
		status         int
	}{
		{"saker-export.xml", "2026-10-01", "ru", exitValid},
		{"tortoise-export.json", "2026-06-20", "en", exitValid},
		{"python-reexport-soap.xml", "2026-07-01", "fr", exitValid},
		{"mixed-four-items.xml", "2026-08-01", "es", exitValid},
		{"mixed-four-items.json", "2026-08-01", "es", exitValid},
		{"leopard-faulty.json", "2026-11-23", "en", exitErrors},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			path := filepath.Join("..", "testdata", tt.file)
			text, _, status := execute(t, nil, "-on", tt.on, "-lang", tt.lang, path)
			require.Equal(t, tt.status, status, text)
			golden(t, tt.file+".txt", filepath.ToSlash(text))

			line, _, status := execute(t, nil, "-on", tt.on, "-lang", tt.lang, "-json", path)
			require.Equal(t, tt.status, status)
			golden(t, tt.file+".json", filepath.ToSlash(line))
			require.Equal(t, 1, strings.Count(line, "\n"), "one object a line")
		})
	}
}

func TestContract(t *testing.T) {
	line, _, _ := execute(t, nil, "-json", "-on", today, filepath.Join("..", "testdata", "leopard-faulty.json"))
	var got map[string]any
	require.NoError(t, json.Unmarshal([]byte(line), &got))
	for _, field := range []string{"file", "number", "type", "valid", "findings"} {
		require.Contains(t, got, field)
	}
	for _, f := range got["findings"].([]any) {
		for _, field := range []string{"code", "severity", "path", "message", "provision", "args"} {
			require.Contains(t, f, field)
		}
	}
}

func TestStandardInput(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "testdata", "tortoise-export.json"))
	require.NoError(t, err)
	defer f.Close()
	_, _, status := execute(t, f, "-on", "2026-06-20", "-")
	require.Equal(t, exitValid, status)
}

func TestUnreadable(t *testing.T) {
	tests := map[string]string{
		"empty":     "",
		"truncated": "<CITESEPermit><HeaderExchangedDocument>",
		"letters":   strings.Repeat("a", 1<<20),
		"utf16":     "\xff\xfe<\x00",
		"not JSON":  "{",
		"html":      "<html></html>",
	}
	for name, in := range tests {
		t.Run(name, func(t *testing.T) {
			out, _, status := execute(t, strings.NewReader(in), "-json", "-")
			require.Equal(t, exitUnreadable, status)
			var r result
			require.NoError(t, json.Unmarshal([]byte(out), &struct {
				*result
				Findings any `json:"findings"`
			}{result: &r}))
			require.NotEmpty(t, r.Error)
			require.False(t, r.Valid)
		})
	}
	// one bad file does not keep the others from being checked
	out, _, status := execute(t, nil, "-json", "-on", "2026-06-20", "no such file", filepath.Join("..", "testdata", "tortoise-export.json"))
	require.Equal(t, exitUnreadable, status)
	require.Equal(t, 2, strings.Count(out, "\n"))
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{nil, {"-on", "31.08.2026", "x"}, {"-on", "2026-02-30", "x"}, {"-profile", "mars", "x"}, {"-lang", "!", "x"}, {"-nosuch"}} {
		_, errs, status := execute(t, nil, args...)
		require.Equal(t, exitUnreadable, status, args)
		require.NotEmpty(t, errs)
	}
	_, _, status := execute(t, nil, "-h")
	require.Equal(t, exitValid, status)
}

// TestRegisters asks an office's own books: a cancelled permit is found, and a
// number that was never issued.
func TestRegisters(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	saker := filepath.Join("..", "testdata", "saker-export.xml")
	codes := func(args ...string) string {
		line, errs, _ := execute(t, nil, append(append([]string{"-json", "-on", "2026-10-01"}, args...), saker)...)
		require.Empty(t, errs)
		return line
	}
	require.Contains(t, codes(), "CITES-PERMIT-CANCELLED", "not checked")
	write("cancelled.csv", "issuer,number,on,reason\n")
	require.NotContains(t, codes("-registers", dir, "-complete", "KZ"), "CITES-PERMIT-CANCELLED")
	write("cancelled.csv", "issuer,number,on,reason\nKZ,26KZ000123/A1,2026-09-20,stolen\n")
	_, _, status := execute(t, nil, "-on", "2026-10-01", "-registers", dir, saker)
	require.Equal(t, exitErrors, status)
	require.Contains(t, codes("-registers", dir), "stolen")
	write("cancelled.csv", "issuer,number,on\nKZ,1,yesterday\n")
	_, errs, status := execute(t, nil, "-registers", dir, saker)
	require.Equal(t, exitUnreadable, status)
	require.Contains(t, errs, "line 2, column on")
}
