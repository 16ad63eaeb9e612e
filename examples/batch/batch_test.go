package main

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/permits"
)

var update = flag.Bool("update", false, "write the golden files again")

const samples = "../testdata"

func today() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

func execute(t *testing.T, stdin io.Reader, args ...string) (out, errs string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(args, stdin, &o, &e, today)
	return o.String(), e.String(), status
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func permit(t testing.TB, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(samples, name))
	require.NoError(t, err)
	return raw
}

// declared returns an XML document that begins with its declaration.
func declared(raw []byte) []byte {
	if bytes.HasPrefix(raw, []byte("<?xml")) {
		return raw
	}
	return append([]byte("<?xml version=\"1.0\"?>\n"), raw...)
}

// folder lays out the papers of one day at a border post of the steppe: falcons
// to the Gulf, tortoises, a trophy, an archive and a stream.
func folder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	put := func(name string, raw []byte) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, raw, 0o644))
	}
	saker, tortoise := permit(t, "saker-export.xml"), permit(t, "tortoise-export.json")
	put("falcons/saker.xml", saker)
	put("falcons/saker-again.xml", saker)
	put("pets/tortoise.json", tortoise)
	put("pets/leopard.json", permit(t, "leopard-faulty.json"))
	put("pets/broken.xml", saker[:len(saker)/2])
	put("README.txt", []byte("not a permit"))

	var line bytes.Buffer
	require.NoError(t, json.Compact(&line, tortoise))
	put("stream.jsonl", bytes.Join([][]byte{line.Bytes(), []byte(`{"number": "26UZ`), line.Bytes(), nil}, []byte("\n")))

	var z bytes.Buffer
	w := zip.NewWriter(&z)
	for _, name := range []string{"a.xml", "b.txt", "c.json"} {
		f, err := w.Create(name)
		require.NoError(t, err)
		_, err = f.Write(map[string][]byte{"a.xml": saker, "b.txt": {}, "c.json": tortoise}[name])
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	put("week.zip", z.Bytes())
	return dir
}

// TestFolder checks a folder with any number of workers: what is written is the
// same to the byte.
func TestFolder(t *testing.T) {
	want, err := filepath.Abs(filepath.Join("testdata", "folder.txt.golden"))
	require.NoError(t, err)
	t.Chdir(folder(t))
	var first string
	for _, workers := range []string{"1", "2", "7"} {
		file := filepath.Join(t.TempDir(), "findings.csv")
		out, errs, status := execute(t, nil, "-on", "2026-10-01", "-workers", workers, "-csv", file, ".")
		require.Equal(t, exitUnreadable, status, errs)
		require.Empty(t, errs)
		raw, err := os.ReadFile(file)
		require.NoError(t, err)
		all := filepath.ToSlash(out + "\n" + string(raw))
		if first == "" {
			first = all
			golden(t, want, all)
		}
		require.Equal(t, first, all)
	}
}

func TestJSON(t *testing.T) {
	dir := folder(t)
	out, _, status := execute(t, nil, "-json", "-on", "2026-10-01", dir)
	require.Equal(t, exitUnreadable, status)
	var got totals
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Equal(t, 10, got.Documents)
	require.Equal(t, 2, got.Unreadable)
	require.Equal(t, 8, got.Valid+got.Invalid)
	require.Len(t, got.Faults, 2, "each file that could not be read is named")
	require.Contains(t, got.Faults[0].Error, "permits: ")
	require.Len(t, got.Repeated, 5, "the saker's number three times more than once, the tortoise's as well")
}

// TestStream reads what follows each other on standard input, and finds the
// beginning of the next document behind a broken one.
func TestStream(t *testing.T) {
	tortoise, saker := permit(t, "tortoise-export.json"), permit(t, "saker-export.xml")
	var line bytes.Buffer
	require.NoError(t, json.Compact(&line, tortoise))
	line.WriteByte('\n')
	tests := map[string]struct {
		in         string
		documents  int
		unreadable int
	}{
		"lines":                {strings.Repeat(line.String(), 3), 3, 0},
		"no newline at end":    {line.String() + strings.TrimSpace(line.String()), 2, 0},
		"laid out":             {string(tortoise) + "\n" + string(tortoise), 2, 0},
		"blank lines":          {"\n\n" + line.String() + "\n\n", 1, 0},
		"one XML":              {string(saker), 1, 0},
		"XML after XML":        {string(declared(saker)) + "\n" + string(declared(saker)), 2, 0},
		"XML after JSON":       {line.String() + string(declared(saker)), 2, 0},
		"JSON, cut, JSON":      {line.String() + line.String()[:40] + "\n" + line.String(), 3, 1},
		"byte order mark":      {"\ufeff" + line.String(), 1, 0},
		"brace in a string":    {`{"number":"}{"}` + "\n" + line.String(), 2, 0},
		"quote never closed":   {`{"number":"` + "\n" + line.String(), 2, 1},
		"letters":              {strings.Repeat("a", 1<<20), 1, 1},
		"letters, then a line": {strings.Repeat("a", 1<<20) + "\n" + line.String(), 2, 1},
		"too long":             {strings.Repeat("a", 17<<20) + "\n" + line.String(), 2, 1},
		"nothing":              {"", 0, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			out, errs, _ := execute(t, strings.NewReader(tt.in), "-json", "-on", "2026-06-20", "-")
			require.Empty(t, errs)
			var got totals
			require.NoError(t, json.Unmarshal([]byte(out), &got))
			require.Equal(t, tt.documents, got.Documents, out)
			require.Equal(t, tt.unreadable, got.Unreadable, out)
		})
	}
}

// TestFormulas keeps a permit from writing a formula into somebody's
// spreadsheet.
func TestFormulas(t *testing.T) {
	var doc map[string]any
	require.NoError(t, json.Unmarshal(permit(t, "leopard-faulty.json"), &doc))
	doc["number"] = `=HYPERLINK("http://example.org")`
	raw, err := json.Marshal(doc)
	require.NoError(t, err)
	out, summary, _ := execute(t, bytes.NewReader(raw), "-csv", "-", "-on", "2026-06-20", "-lang", "ru", "-")
	require.NotEmpty(t, summary, "the summary makes room for the table")
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(rows), 2)
	for _, r := range rows[1:] {
		require.Equal(t, `'=HYPERLINK("http://example.org")`, r[1])
		for _, cell := range r {
			require.False(t, strings.HasPrefix(cell, "="), cell)
		}
	}
}

func TestUsage(t *testing.T) {
	empty := t.TempDir()
	for _, args := range [][]string{nil, {"-on", "31.08.2026", "x"}, {"-profile", "mars", "x"}, {"-lang", "!", "x"}, {"-workers", "0", "x"},
		{"-nosuch"}, {filepath.Join(empty, "missing")}, {empty}, {"-csv", filepath.Join(empty, "a", "b"), "-"}} {
		_, errs, status := execute(t, strings.NewReader(""), args...)
		require.Equal(t, exitUnreadable, status, args)
		require.NotEmpty(t, errs)
	}
	_, _, status := execute(t, nil, "-h")
	require.Equal(t, exitValid, status)
}

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	clock := today()
	p := newProgress(&b, []source{{"a.xml", 50}, {"b.xml", 50}}, func() time.Time { return clock })
	for range 2 {
		clock = clock.Add(time.Second)
		p.show(&totals{Documents: 10, Bytes: 50, Invalid: 1})
		p.show(&totals{Documents: 11, Bytes: 60}) // too soon
	}
	p.end()
	require.Equal(t, 2, strings.Count(b.String(), "50 %"))
	require.Contains(t, b.String(), "[###############...............]")
	require.Contains(t, b.String(), "10  10/s  ! 1")
	require.True(t, strings.HasSuffix(b.String(), "\r\x1b[K"), "the line is cleared")
}

// FuzzStream holds the cutting of streams to two things: it ends, and it loses
// no byte but space between documents.
func FuzzStream(f *testing.F) {
	f.Add([]byte("{\"a\":1}\n{\n \"b\":[{}]\n}\n<?xml version=\"1.0\"?>\n<a>\n</a>\n"))
	f.Add([]byte("{\"a\n{\"b\":\"\\\"}\"}\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		var got []byte
		stream("x", bytes.NewReader(raw), func(d document) bool {
			require.NoError(t, d.err)
			got = append(got, d.raw...)
			return true
		})
		squeeze := func(b []byte) string { return strings.Join(strings.Fields(string(b)), "") }
		require.Equal(t, squeeze(raw), squeeze(got))
	})
}

// many is a stream of n copies of a permit with numbers of their own.
func many(raw []byte, n int) []byte {
	var b bytes.Buffer
	for i := range n {
		b.Write(bytes.ReplaceAll(raw, []byte("26TH010042/M4"), fmt.Appendf(nil, "26TH%06d/M4", i)))
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// BenchmarkBatch tells permits a second, read from a stream and checked by
// as many workers as there are cores.
func BenchmarkBatch(b *testing.B) {
	var line bytes.Buffer
	require.NoError(b, json.Compact(&line, permit(b, "mixed-four-items.json")))
	for _, bb := range []struct {
		name string
		raw  []byte
	}{{"json", line.Bytes()}, {"xml", declared(permit(b, "mixed-four-items.xml"))}} {
		b.Run(bb.name, func(b *testing.B) {
			const n = 2000
			in := many(bb.raw, n)
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			done := 0
			for b.Loop() {
				var e bytes.Buffer
				require.NotEqual(b, exitUnreadable, run([]string{"-on", "2026-08-01", "-"}, bytes.NewReader(in), io.Discard, &e, today), e.String())
				done += n
			}
			b.ReportMetric(float64(done)/b.Elapsed().Seconds(), "permits/s")
			b.ReportMetric(float64(len(bb.raw)), "B/permit")
		})
	}
}

// TestDay checks one day at a border post: a falcon, tortoises, a guitar, saiga
// horn, a pelt and caviar, two of them not in order; and the same with the post's
// own registers at hand.
func TestDay(t *testing.T) {
	day := filepath.Join(samples, "post", "day.jsonl")
	out, errs, status := execute(t, nil, "-on", "2026-06-02", "-lang", "kk", day)
	require.Empty(t, errs)
	require.Equal(t, exitErrors, status)
	golden(t, filepath.Join("testdata", "day.kk.txt.golden"), filepath.ToSlash(out))

	out, _, _ = execute(t, nil, "-on", "2026-06-02", "-csv", "-", "-registers", filepath.Join(samples, "post", "registers"), "-complete", "KZ,KG,UZ,TJ", day)
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	require.NoError(t, err)
	var serious []string
	for _, r := range rows {
		if r[5] == "error" || r[5] == "warning" {
			serious = append(serious, r[1]+" "+r[4]+" "+r[5])
		}
	}
	require.Equal(t, []string{
		"26KZ000009/MI CITES-PERMIT-CANCELLED error",
		"26TJ000014/PC CITES-PERMIT-USED error",
		"26KZ000732/SG CITES-FIELD-ENDORSE error",
		"26KZ000802/CV CITES-CAVIAR-LABEL error",
	}, serious)
}

// TestFolderOfOddities: what is asked for and not read is told, and links do not
// lead in circles.
func TestFolderOfOddities(t *testing.T) {
	dir := t.TempDir()
	saker := filepath.Join(dir, "saker.xml")
	require.NoError(t, os.WriteFile(saker, permit(t, "saker-export.xml"), 0o644))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "a.json", "below"), 0o755))
	require.NoError(t, os.Symlink("..", filepath.Join(dir, "a.json", "below", "loop")))
	require.NoError(t, os.Symlink(saker, filepath.Join(dir, "again.xml")))
	require.NoError(t, os.Symlink("nowhere", filepath.Join(dir, "broken.json")))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "bad.zip"), []byte("PK\x03\x04"), 0o644))
	var z bytes.Buffer
	w := zip.NewWriter(&z)
	for _, x := range []struct{ name, text string }{
		{"bomb.json", strings.Repeat(" ", permits.DefaultMaxBytes+2)},
		{"../../up.json", "{}"},
		{"day.ndjson", "{}\n{}\n"},
		{"inner.zip", "PK"},
	} {
		f, err := w.Create(x.name)
		require.NoError(t, err)
		_, err = io.WriteString(f, x.text)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	require.NoError(t, os.WriteFile(filepath.Join(dir, "week.zip"), z.Bytes(), 0o644))

	out, _, status := execute(t, nil, "-csv", "-", "-on", "2026-10-01", dir)
	require.Equal(t, exitUnreadable, status)
	for _, want := range []string{"again.xml,26KZ000123/A1", "bad.zip,", "broken.json,", "week.zip!bomb.json,", "week.zip!../../up.json,",
		"week.zip!day.ndjson#2,", "this archive is within another"} {
		require.Contains(t, out, want)
	}
	require.Equal(t, 4, strings.Count(out, "UNREADABLE"))
	require.NotContains(t, out, "loop")
}
