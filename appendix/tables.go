package appendix

import (
	"fmt"
	"iter"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/species"
)

// Tables is an edition of the Appendices together with the names that it rests
// on: the one that the module carries ([Embedded]), or another that a user has
// built or opened with package editions and hands to [Of] with [WithEdition].
// Tables are the same edition exactly if they are ==; the zero Tables are none.
type Tables struct {
	ed *edition
}

// Embedded returns the tables that the module carries. They are the zero Tables
// where they are damaged; [Verify] then says how.
func Embedded() Tables {
	ed, err := current()
	if err != nil {
		return Tables{}
	}
	return Tables{ed}
}

// Open opens tables from the bytes of a blob, which stay in place, over the
// names that the blob was made for; over others it is an error. It checks their
// structure, [Tables.Verify] every byte. Package editions makes such blobs.
func Open(blob string, names species.Tables) (Tables, error) {
	ed, err := openFor(blob, names)
	if err != nil {
		return Tables{}, err
	}
	return Tables{ed}, nil
}

// IsZero reports whether there are no tables.
func (x Tables) IsZero() bool { return x.ed == nil }

// Species returns the names that the tables rest on. [Of] asks about a taxon
// looked up in them.
func (x Tables) Species() species.Tables {
	if x.ed == nil {
		return species.Tables{}
	}
	return x.ed.names
}

// Edition is [Edition] of these tables.
func (x Tables) Edition() cites.Edition {
	if x.ed == nil {
		return cites.Edition{}
	}
	return x.ed.edition
}

// First returns the first date about which [Of] answers from these tables.
func (x Tables) First() cites.Date {
	if x.ed == nil {
		return 0
	}
	return x.ed.first
}

// Verify is [Verify] of these tables.
func (x Tables) Verify() error {
	if x.ed == nil {
		return nil
	}
	return x.ed.file.Verify()
}

// Listings is [Listings] of these tables.
func (x Tables) Listings() iter.Seq[Listing] {
	return func(yield func(Listing) bool) {
		if x.ed == nil {
			return
		}
		for i := range uint32(x.ed.listings.Len()) {
			if !yield(Listing{x.ed, i}) {
				return
			}
		}
	}
}

// AtSpecies reports whether the entries stand at species and lower taxa whatever
// the Appendices name, as those of an export do. What is listed as a genus or a
// higher taxon is then not known.
func (x Tables) AtSpecies() bool { return x.ed != nil && x.ed.atSpecies }

// Tables returns the tables that the answer rests on.
func (a Answer) Tables() Tables { return Tables{a.ed} }

// WithEdition has a question answered from other tables than the embedded ones.
// The taxon must have been looked up in their names, see [Tables.Species].
func WithEdition(x Tables) Option { return Option{tables: x, given: true} }

// EditionError is the error of a question about a taxon that stands in other
// names than the tables that are to answer: a row of the one means nothing in
// the other.
type EditionError struct {
	Taxon  species.Taxon
	Tables Tables // the tables asked, zero where none were given
}

// Error names both editions and the remedy.
func (e *EditionError) Error() string {
	if e.Tables.IsZero() {
		return "cites: WithEdition was given no tables; build or open some with package editions"
	}
	return fmt.Sprintf("cites: %s is a taxon of the edition %v, and the Appendices asked rest on %v; look it up in their Species()",
		e.Taxon.Name(), e.Taxon.Tables().Edition(), e.Tables.Species().Edition())
}

// asked returns the edition that the options ask, the embedded one unless they
// say otherwise, and sees to it that the taxon stands in its names.
func asked(t species.Taxon, opts []Option) (*edition, error) {
	ed, err := current()
	for _, o := range opts {
		if o.given {
			ed, err = o.tables.ed, nil
		}
	}
	switch {
	case err != nil:
		return nil, err
	case ed == nil:
		return nil, &EditionError{Taxon: t}
	case t.IsZero():
		return nil, ErrNoTaxon
	case t.Tables() != ed.names:
		return nil, &EditionError{Taxon: t, Tables: Tables{ed}}
	}
	return ed, nil
}

// own returns the taxon as it stands in the edition's names: by its id and its
// name where it comes from others, and the zero Taxon where they do not have it.
func (ed *edition) own(t species.Taxon) species.Taxon {
	if t.Tables() == ed.names {
		return t
	}
	if o, ok := ed.names.ByID(t.ID()); ok && o.Name() == t.Name() {
		return o
	}
	return species.Taxon{}
}
