package registers_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/examples/internal/registers"
	"github.com/citesgo/cites/permits"
)

func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	return dir
}

func TestOpen(t *testing.T) {
	dir := write(t, map[string]string{
		"numbers.csv":   "issuer,number\nKZ,26KZ000123/A1\n",
		"cancelled.tsv": "issuer\tnumber\ton\treason\nKZ\t26KZ000009/A1\t2026-05-02\tlost\n",
		"README.txt":    "anything",
	})
	r, err := registers.Open(dir, "KZ, KG")
	require.NoError(t, err)
	kz, err := countries.ParseCode("KZ")
	require.NoError(t, err)
	require.Equal(t, permits.Yes, r.Numbers.Issued(permits.DocumentID{Issuer: kz, Number: "26KZ000123/A1"}))
	require.Equal(t, permits.No, r.Numbers.Issued(permits.DocumentID{Issuer: kz, Number: "26KZ999999/A1"}))
	_, known := r.Cancelled.Cancelled(permits.DocumentID{Issuer: kz, Number: "26KZ000009/A1"})
	require.Equal(t, permits.Yes, known)
	require.Nil(t, r.Used)
	require.Nil(t, r.Operations)
	require.NotNil(t, r.Suspensions, "those the library knows")

	r, err = registers.Open("", "")
	require.NoError(t, err)
	require.Nil(t, r.Numbers)
}

func TestOpenFaults(t *testing.T) {
	for name, x := range map[string]struct {
		files    map[string]string
		complete string
		want     string
	}{
		"nothing there": {map[string]string{"numbers.xlsx": "PK"}, "", "has none of"},
		"no country":    {map[string]string{"numbers.csv": "issuer,number\n"}, "UK", "GB"},
		"a fault":       {map[string]string{"numbers.csv": "issuer,number\nKZ,1\nQQQ,2\n"}, "", "numbers.csv: permits: register, line 3"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := registers.Open(write(t, x.files), x.complete)
			require.ErrorContains(t, err, x.want)
		})
	}
	_, err := registers.Open(filepath.Join(t.TempDir(), "missing"), "")
	require.ErrorContains(t, err, "has none of")
	_, err = registers.Open("", "KZ")
	require.Error(t, err)
}
