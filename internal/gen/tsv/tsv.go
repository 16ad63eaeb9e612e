// Package tsv reads the fact tables of internal/data strictly: a fault in a
// table stops the generator with the file, the line and the column.
package tsv

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/citesgo/cites"
)

// Dir is the folder of the fact tables and what has been read from it.
type Dir struct {
	path    string
	sources map[string]bool
}

// Open opens the folder and reads the keys of its SOURCES.md: each is the first
// cell of a table row, in backquotes.
func Open(path string) (*Dir, error) {
	text, err := os.ReadFile(filepath.Join(path, "SOURCES.md"))
	if err != nil {
		return nil, err
	}
	d := &Dir{path: path, sources: make(map[string]bool)}
	for _, m := range regexp.MustCompile("(?m)^\\| `([A-Za-z0-9-]+)` \\|").FindAllSubmatch(text, -1) {
		d.sources[string(m[1])] = true
	}
	return d, nil
}

// Table is one fact table.
type Table struct {
	Name    string
	Columns []string
	Rows    []Row
	Hash    [sha256.Size]byte
}

// Row is one line of a table. The zero Row stands in none: it has no fields, and
// its errors have no place.
type Row struct {
	table  *Table
	Line   int
	fields []string
}

// Read reads NAME.tsv, whose first line names exactly the given columns. Lines
// that begin with # are comments and stand only at the head. The rows must be
// sorted, by bytes, and unique; a table with a column "source" must have in it
// one or more keys of SOURCES.md, separated by a comma.
func (d *Dir) Read(name string, columns ...string) (*Table, error) {
	file := name + ".tsv"
	raw, err := os.ReadFile(filepath.Join(d.path, file))
	if err != nil {
		return nil, err
	}
	fail := func(line int, format string, a ...any) error {
		return fmt.Errorf("internal/data/%s:%d: %s", file, line, fmt.Sprintf(format, a...))
	}
	if !utf8.Valid(raw) {
		return nil, fail(0, "not UTF-8")
	}
	if bytes.ContainsAny(raw, "\r\x00") {
		return nil, fail(0, "carriage return or NUL in the file")
	}
	if !bytes.HasSuffix(raw, []byte("\n")) {
		return nil, fail(0, "the last line has no end")
	}
	t := &Table{Name: name, Columns: columns, Hash: sha256.Sum256(raw)}
	lines := strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n")
	at := 0
	for at < len(lines) && strings.HasPrefix(lines[at], "#") {
		at++
	}
	if at == len(lines) || lines[at] != strings.Join(columns, "\t") {
		return nil, fail(at+1, "the header must be %q", strings.Join(columns, "\t"))
	}
	source := slices.Index(columns, "source")
	for i := at + 1; i < len(lines); i++ {
		l := lines[i]
		if i > at+1 && l <= lines[i-1] {
			return nil, fail(i+1, "not sorted by bytes, or there twice: sort with LC_ALL=C")
		}
		f := strings.Split(l, "\t")
		if len(f) != len(columns) {
			return nil, fail(i+1, "%d fields where the header has %d", len(f), len(columns))
		}
		for c, v := range f {
			if strings.TrimSpace(v) != v {
				return nil, fail(i+1, "column %s: space at the edge of %q", columns[c], v)
			}
		}
		if source >= 0 {
			for _, k := range strings.Split(f[source], ",") {
				if !d.sources[k] {
					return nil, fail(i+1, "source %q is not described in SOURCES.md", k)
				}
			}
		}
		t.Rows = append(t.Rows, Row{t, i + 1, f})
	}
	return t, nil
}

// Get returns the field of the named column; asking for a column that the
// table does not have is a mistake of the generator and panics.
func (r Row) Get(column string) string {
	i := slices.Index(r.table.Columns, column)
	if i < 0 {
		panic("tsv: table " + r.table.Name + " has no column " + column)
	}
	return r.fields[i]
}

// List returns the comma-separated values of the named column.
func (r Row) List(column string) []string {
	v := r.Get(column)
	if v == "" {
		return nil
	}
	return strings.Split(v, ",")
}

// Date returns the date of the named column.
func (r Row) Date(column string) (cites.Date, error) {
	d, err := cites.ParseDate(r.Get(column))
	if err != nil {
		return 0, r.Errorf(column, "%v", err)
	}
	return d, nil
}

// Errorf returns an error with the place of the row.
func (r Row) Errorf(column, format string, a ...any) error {
	if r.table == nil {
		return fmt.Errorf("%s: %s", column, fmt.Sprintf(format, a...))
	}
	return fmt.Errorf("internal/data/%s.tsv:%d: column %s: %s", r.table.Name, r.Line, column, fmt.Sprintf(format, a...))
}

// Edition returns the edition made from the tables: the hash of their bytes and
// the source keys they use.
func Edition(dataset string, law cites.Date, tables ...*Table) cites.Edition {
	h := sha256.New()
	keys := make(map[string]bool)
	for _, t := range tables {
		fmt.Fprintf(h, "%s %x\n", t.Name, t.Hash)
		if !slices.Contains(t.Columns, "source") {
			continue
		}
		for _, r := range t.Rows {
			for _, k := range r.List("source") {
				keys[k] = true
			}
		}
	}
	var sorted []string
	for k := range keys {
		sorted = append(sorted, k)
	}
	slices.Sort(sorted)
	return cites.Edition{Dataset: dataset, Law: law, Sources: strings.Join(sorted, " "), SHA256: hex.EncodeToString(h.Sum(nil))}
}
