package editions

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/internal/gen/appendixgen"
	"github.com/citesgo/cites/internal/gen/speciesgen"
	"github.com/citesgo/cites/species"
)

// builder is the version of this reader. It is part of an edition's hash: another
// reading of the same file is another edition.
const builder = "editions 1"

// ReadFile reads the export at a path, as [Read] does. Its name has the date,
// unless an option gives it.
func ReadFile(path string, opts ...Option) (*Edition, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Read(f, append([]Option{FileName(filepath.Base(path))}, opts...)...)
}

// Read reads an export of the Checklist or of Species+ and builds an edition out
// of it. The order of the columns, capitals and spaces in the header, a byte
// order mark and the ends of lines do not matter; commas, semicolons and tabs
// separate.
//
// The error is an [*Error] with the place where the file is at fault, or that of
// the reader. There is never an edition of a part of a file.
func Read(r io.Reader, opts ...Option) (*Edition, error) {
	o := options{maxBytes: DefaultMaxBytes, maxRows: DefaultMaxRows}
	for _, opt := range opts {
		if opt != nil {
			opt(&o)
		}
	}
	on, err := o.date()
	if err != nil {
		return nil, err
	}
	hash := sha256.New()
	t, err := newTable(io.TeeReader(r, hash), &o)
	if err != nil {
		return nil, err
	}
	in := &reader{
		table: t, options: o, pops: newPopulations(),
		texts: make(map[string]string), ranges: make(map[string][]uint16),
		numbers: make(map[annotationKey]parsedAnnotations), lookup: make(map[uint32]*record),
	}
	for {
		more, err := t.next(&o)
		if err != nil {
			return nil, err
		}
		if !more {
			break
		}
		if err := in.read(); err != nil {
			return nil, err
		}
	}
	if len(in.records) == 0 {
		return nil, fail(0, "", "it has a header and no rows")
	}
	fmt.Fprintf(hash, "\n%s %s", builder, on)
	return in.build(cites.Edition{Law: on, Sources: sources[t.format], SHA256: hex.EncodeToString(hash.Sum(nil))})
}

// sources are the keys that an edition and its entries name as their source.
var sources = [...]string{Checklist: "CHECKLIST-EXPORT", SpeciesPlus: "SPECIESPLUS-EXPORT"}

// build packs the records.
func (r *reader) build(edition cites.Edition) (*Edition, error) {
	tree := newTree(r.lookup)
	for _, rec := range r.records {
		tree.add(rec)
	}
	edition.Dataset = "species"
	speciesBlob, err := speciesgen.Pack(edition, tree.entries)
	if err != nil {
		return nil, fail(0, "", "%v", err)
	}
	names, err := species.Open(string(speciesBlob))
	if err != nil {
		return nil, err
	}
	l := newLister(r, names, edition.Sources)
	if err := r.list(l); err != nil {
		return nil, err
	}
	edition.Dataset = "appendix"
	appendixBlob, err := appendixgen.Pack(edition, names, l.areas, l.entries)
	if err != nil {
		return nil, fail(0, "", "%v", err)
	}
	e, err := open(string(speciesBlob), string(appendixBlob))
	if err != nil {
		return nil, err
	}
	e.format, e.remarks = r.format, r.remarks
	return e, nil
}

// list makes the entries. A taxon above the species gets those of its Appendices
// that no row below it has: all, in a file that is limited to the level of
// listing, and none in one that has everything.
func (r *reader) list(l *lister) error {
	below := make(map[species.Taxon]appendix.Set)
	var higher, none []*record
	for _, rec := range r.records {
		if rec.rank < rankSpecies {
			higher = append(higher, rec)
			continue
		}
		t, ok := l.names.ByID(species.ID(rec.id))
		if !ok {
			return fail(rec.line, "", "%s was lost", rec.name)
		}
		for a := range t.Ancestors() {
			for _, x := range rec.status.set.Slice() {
				below[a] = below[a].With(x)
			}
		}
		if rec.status.set == 0 {
			none = append(none, rec)
			continue
		}
		l.add(rec, t)
	}
	for _, rec := range higher {
		t, ok := l.names.ByID(species.ID(rec.id))
		if !ok {
			return fail(rec.line, "", "%s was lost", rec.name)
		}
		rest := *rec
		rest.status = status{partial: true}
		for _, a := range rec.status.set.Slice() {
			if !below[t].Has(a) {
				rest.status.set = rest.status.set.With(a)
			}
		}
		if rest.status.set == rec.status.set && below[t] == 0 {
			rest.status.partial = rec.status.partial
		}
		if rest.status.set != 0 {
			l.add(&rest, t)
		}
	}
	for _, rec := range none {
		t, _ := l.names.ByID(species.ID(rec.id))
		l.exclude(t)
	}
	return nil
}
