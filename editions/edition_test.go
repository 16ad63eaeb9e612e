package editions_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/editions"
	"github.com/citesgo/cites/permits"
	"github.com/citesgo/cites/species"
)

func bytesOf(t testing.TB, e *editions.Edition) []byte {
	t.Helper()
	var b bytes.Buffer
	n, err := e.WriteTo(&b)
	require.NoError(t, err)
	require.Equal(t, int64(b.Len()), n)
	return b.Bytes()
}

func TestAnEditionFileSaysTheSame(t *testing.T) {
	for _, name := range []string{"speciesplus.csv", "checklist.csv"} {
		e := read(t, fixture(t, name))
		b := bytesOf(t, e)
		require.Equal(t, b, bytesOf(t, read(t, fixture(t, name))), "same export, same bytes")
		path := filepath.Join(t.TempDir(), "edition")
		require.NoError(t, os.WriteFile(path, b, 0o644))
		again, err := editions.Open(path)
		require.NoError(t, err)
		require.Equal(t, e.Appendix().Edition(), again.Appendix().Edition())
		require.Equal(t, e.Date(), again.Date())
		if diff := cmp.Diff(state(t, e), state(t, again)); diff != "" {
			t.Error(diff)
		}
		require.Equal(t, b, bytesOf(t, again))
	}
	_, err := editions.Open(filepath.Join(t.TempDir(), "none"))
	require.ErrorIs(t, err, os.ErrNotExist)
}

// TestEveryChangedByteIsFound changes and cuts an edition file.
func TestEveryChangedByteIsFound(t *testing.T) {
	b := bytesOf(t, read(t, fixture(t, "checklist.csv")))
	for i := range b {
		c := bytes.Clone(b)
		c[i] ^= 0x10
		_, err := editions.OpenBytes(c)
		require.Error(t, err, "byte %d", i)
		if i%7 == 0 {
			_, err = editions.OpenBytes(b[:i])
			require.Error(t, err, "%d bytes", i)
		}
	}
	_, err := editions.OpenBytes(append(bytes.Clone(b), 0))
	require.ErrorContains(t, err, "added to")
}

// TestTheBlobsBelongTogether puts the Appendices of one export beside the names of
// another.
func TestTheBlobsBelongTogether(t *testing.T) {
	a, b := read(t, fixture(t, "speciesplus.csv")), read(t, fixture(t, "checklist.csv"))
	blob := bytesOf(t, a)
	_, err := appendix.Open(string(blob[len(blob)-blobLength(blob):]), a.Species())
	require.NoError(t, err)
	_, err = appendix.Open(string(blob[len(blob)-blobLength(blob):]), b.Species())
	require.ErrorContains(t, err, "another edition of the species")
}

// blobLength returns the length of the second blob of an edition file.
func blobLength(b []byte) int {
	return int(b[16]) | int(b[17])<<8 | int(b[18])<<16 | int(b[19])<<24
}

type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if len(p) > f.left {
		n := f.left
		f.left = 0
		return n, io.ErrShortWrite
	}
	f.left -= len(p)
	return len(p), nil
}

func TestWriteToReturnsTheErrorOfTheWriter(t *testing.T) {
	e := read(t, fixture(t, "speciesplus.csv"))
	for _, room := range []int{0, 20, 5000} {
		n, err := e.WriteTo(&full{room})
		require.ErrorIs(t, err, io.ErrShortWrite)
		require.Equal(t, int64(room), n)
	}
}

func TestPermitsAreCheckedByAnEdition(t *testing.T) {
	// The module has the snow leopard in Appendix I. A fixture that has it in II
	// must find the permit of the fixture right, and the module must not.
	text := rewrite(t, fixture(t, "speciesplus.csv"), ',', func(rows [][]string) { rows[2][12] = "II" })
	e := read(t, text)
	permit := &permits.Permit{Items: []permits.Item{{ScientificName: "Panthera uncia", Appendix: "II", Term: "LIV"}}}
	permit.Issued.Date.Date = day
	faults := func(opts ...permits.CheckOption) (n int) {
		for _, f := range permits.Check(permit, opts...) {
			if f.Code == "CITES-FIELD-APPENDIX" {
				n++
			}
		}
		return n
	}
	require.Equal(t, 1, faults())
	require.Equal(t, 1, faults(permits.WithEdition(appendix.Tables{})))
	require.Equal(t, 0, faults(permits.WithEdition(e.Appendix())))

	permit.Items[0].ScientificName = "Varanus komodoensis" // not in the export
	var unknown bool
	for _, f := range permits.Check(permit, permits.WithEdition(e.Appendix())) {
		unknown = unknown || f.Code == "CITES-FIELD-SPECIES"
	}
	require.True(t, unknown)
}

// TestAnnotationsMeanWhatTheModuleSays asks what the numbered annotation of an
// export covers.
func TestAnnotationsMeanWhatTheModuleSays(t *testing.T) {
	e := read(t, fixture(t, "speciesplus.csv"))
	for _, term := range []string{"LOG", "LVS", "SEE", ""} {
		var verdicts [2][]appendix.Verdict
		for i, x := range []appendix.Tables{e.Appendix(), appendix.Embedded()} {
			rosewood := taxon(t, x.Species(), "Dalbergia stevensonii")
			a, err := appendix.Of(rosewood, day, appendix.WithEdition(x))
			require.NoError(t, err)
			require.Equal(t, x, a.Tables())
			for l := range a.Listings() {
				verdicts[i] = append(verdicts[i], l.Covers(appendix.Product{Taxon: rosewood, Term: term}, day).Verdict)
			}
		}
		require.Len(t, verdicts[0], 1)
		require.Equal(t, verdicts[1], verdicts[0], term)
	}
}

// TestReservationsAreThoseOfTheModule: an export has none.
func TestReservationsAreThoseOfTheModule(t *testing.T) {
	e := read(t, fixture(t, "speciesplus.csv"))
	total := 0
	for x := range e.Species().All() {
		a, err := appendix.Of(x, day, appendix.WithEdition(e.Appendix()))
		require.NoError(t, err)
		b, err := appendix.Of(taxon(t, species.Embedded(), x.Name()), day)
		require.NoError(t, err)
		if x.Rank() < species.Species || a.Appendices() != b.Appendices() {
			continue
		}
		got, want := 0, 0
		for range a.Reservations() {
			got++
		}
		for range b.Reservations() {
			want++
		}
		require.Equal(t, want, got, x.Name())
		total += got
	}
	require.Positive(t, total)
}

func TestErrorsAreErrors(t *testing.T) {
	_, err := editions.OpenBytes([]byte("CITESED0 and more than a header"))
	var x *editions.Error
	require.True(t, errors.As(err, &x))
	require.Equal(t, "cites: export: it is no edition file of this version; write it anew from the export", err.Error())
	require.Empty(t, editions.Format(9).String())
}
