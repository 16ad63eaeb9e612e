package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestWithoutCases is what keeps a rule from being listed that nobody has seen
// work.
func TestWithoutCases(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, os.DirFS("../../permits/testdata/rules")))
	rules, err := collect(dir)
	require.NoError(t, err)
	require.NotEmpty(t, rules)

	path := filepath.Join(dir, "CITES-FIELD-UNIT.json")
	require.NoError(t, os.WriteFile(path, []byte(`{"pass": [{}], "fail": []}`), 0o600))
	_, err = collect(dir)
	require.ErrorContains(t, err, "CITES-FIELD-UNIT has 1 documents that pass and 0 that fail")
	require.NoError(t, os.Remove(path))
	_, err = collect(dir)
	require.ErrorContains(t, err, "CITES-FIELD-UNIT has no cases")
}

func TestCommitted(t *testing.T) {
	rules, err := collect("../../permits/testdata/rules")
	require.NoError(t, err)
	raw, err := os.ReadFile("../../docs/rules.json")
	require.NoError(t, err)
	var got []Rule
	require.NoError(t, json.Unmarshal(raw, &got))
	require.Equal(t, rules, got, "run go generate")
	raw, err = os.ReadFile("../../docs/rules.md")
	require.NoError(t, err)
	require.Equal(t, string(page(rules)), string(raw), "run go generate")
}
