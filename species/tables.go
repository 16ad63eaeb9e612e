package species

import (
	"iter"

	"github.com/citesgo/cites"
)

// Tables is an edition of the names and the classification: the one that the
// module carries ([Embedded]), or another that a user has built or opened with
// package editions. The functions of this package answer from the embedded one.
// Tables are the same edition exactly if they are ==; the zero Tables have no
// taxa.
type Tables struct {
	e *edition
}

// Embedded returns the tables that the module carries. They are the zero Tables
// where they are damaged; [Verify] then says how.
func Embedded() Tables {
	e, err := current()
	if err != nil {
		return Tables{}
	}
	return Tables{e}
}

// Open opens tables from the bytes of a blob, which stay in place. It checks
// their structure, [Tables.Verify] every byte. Package editions makes such blobs.
func Open(blob string) (Tables, error) {
	e, err := open(blob)
	if err != nil {
		return Tables{}, err
	}
	return Tables{e}, nil
}

// IsZero reports whether there are no tables.
func (x Tables) IsZero() bool { return x.e == nil }

// Lookup is [Lookup] in these tables.
func (x Tables) Lookup(name string) (Matches, error) {
	if x.e == nil {
		return Matches{}, nil
	}
	return x.e.lookup(name)
}

// ByID is [ByID] in these tables.
func (x Tables) ByID(id ID) (Taxon, bool) {
	if x.e == nil {
		return Taxon{}, false
	}
	return x.e.find(id)
}

// ByRow is [ByRow] in these tables.
func (x Tables) ByRow(row uint32) Taxon {
	if x.e == nil {
		return Taxon{}
	}
	return x.e.taxon(row)
}

// All is [All] in these tables.
func (x Tables) All() iter.Seq[Taxon] {
	return func(yield func(Taxon) bool) {
		if x.e != nil {
			x.e.all(yield)
		}
	}
}

// Edition is [Edition] of these tables.
func (x Tables) Edition() cites.Edition {
	if x.e == nil {
		return cites.Edition{}
	}
	return x.e.file.Edition()
}

// Verify is [Verify] of these tables.
func (x Tables) Verify() error {
	if x.e == nil {
		return nil
	}
	return x.e.file.Verify()
}

// Tables returns the tables that the taxon stands in, the zero Tables for the
// zero Taxon.
func (t Taxon) Tables() Tables { return Tables{t.e} }
