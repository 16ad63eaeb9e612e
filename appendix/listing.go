package appendix

import (
	"iter"
	"strconv"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/species"
)

// Listing is one entry of the Appendices: a taxon, an Appendix, the population
// it is limited to and the time it is in force. Two Listings are the same entry
// of the same edition exactly if they are ==. The zero Listing is none.
type Listing struct {
	ed  *edition
	row uint32
}

// IsZero reports whether it is no listing.
func (l Listing) IsZero() bool { return l.ed == nil }

// Taxon returns the taxon that the entry names. It carries every taxon below
// it that no nearer entry lists and that is not excluded.
func (l Listing) Taxon() species.Taxon {
	if l.ed == nil {
		return species.Taxon{}
	}
	return l.ed.names.ByRow(l.ed.listings.U32(l.row, 0))
}

// Appendix returns the Appendix.
func (l Listing) Appendix() Appendix {
	if l.ed == nil {
		return 0
	}
	return Appendix(l.ed.listings.U8(l.row, 4))
}

// Party returns the Party at whose request the taxon is in Appendix III
// (Article XVI), zero in Appendices I and II.
func (l Listing) Party() countries.Code {
	if l.ed == nil {
		return 0
	}
	return countries.Code(l.ed.listings.U16(l.row, 6))
}

// Since returns the date since when the entry has been in this Appendix for
// this population, or zero where the histories we read do not say; the entry
// was then in force when the edition begins. An annotation may be younger than
// the entry.
func (l Listing) Since() cites.Date {
	if l.ed == nil {
		return 0
	}
	return cites.Date(l.ed.listings.U32(l.row, 8))
}

// Until returns the last date on which the entry is in force, zero while no end
// is known.
func (l Listing) Until() cites.Date {
	if l.ed == nil {
		return 0
	}
	return cites.Date(l.ed.listings.U32(l.row, 12))
}

// Adopted returns the day on which the entry was decided, from which it was
// announced: the close of the Conference, or 90 days before an entry that takes
// effect otherwise (Articles XV.1 c, XV.2 and XVI.2). It is computed from
// Since and zero where that is.
func (l Listing) Adopted() cites.Date {
	if l.ed == nil {
		return 0
	}
	return cites.Date(l.ed.listings.U32(l.row, 36))
}

// announced reports whether the entry is adopted on a date and not yet in force.
func (l Listing) announced(on cites.Date) bool { return l.Since() > on && l.Adopted() <= on }

// InForce reports whether the entry is in force on a date of the edition.
func (l Listing) InForce(on cites.Date) bool {
	return l.ed != nil && l.Since() <= on && (l.Until() == 0 || on <= l.Until())
}

// Only returns the area to which the entry is limited, Except the area that it
// leaves out. At most one of them is not zero.
func (l Listing) Only() Area { return l.area(16) }

// Except returns the area that the entry leaves out.
func (l Listing) Except() Area { return l.area(18) }

func (l Listing) area(col int) Area {
	if l.ed == nil {
		return Area{}
	}
	return Area{l.ed, l.ed.listings.U16(l.row, col)}
}

// Annotation returns the numbered annotation that says which parts and
// derivatives are specimens (Article I b), zero where there is none.
func (l Listing) Annotation() Annotation {
	if l.ed == nil {
		return Annotation{}
	}
	n := l.ed.listings.U8(l.row, 20)
	if n == 0 {
		return Annotation{}
	}
	return Annotation{Kingdom: l.Taxon().Kingdom(), Number: n}
}

// Inferred reports whether the entry does not stand in the legal text as it is
// but follows from it, as after a change of nomenclature; Notes says how.
func (l Listing) Inferred() bool { return l.ed != nil && l.ed.listings.U8(l.row, 5) == layout.Inferred }

// Notes returns what is doubtful about the entry, in English, or "".
func (l Listing) Notes() string {
	if l.ed == nil {
		return ""
	}
	return l.ed.field(l.ed.listings, l.row, 24)
}

// Sources returns the keys of the sources, separated by a comma;
// internal/data/SOURCES.md describes each.
func (l Listing) Sources() string {
	if l.ed == nil {
		return ""
	}
	return l.ed.field(l.ed.listings, l.row, 30)
}

// Annotation names a numbered annotation. Fauna and flora count apart: #18 is
// two different annotations. The zero Annotation is none.
type Annotation struct {
	Kingdom species.Kingdom
	Number  uint8
}

// IsZero reports whether there is no annotation.
func (a Annotation) IsZero() bool { return a.Number == 0 }

// String returns the number as printed, such as "#15".
func (a Annotation) String() string {
	if a.Number == 0 {
		return ""
	}
	return "#" + strconv.Itoa(int(a.Number))
}

// Listings returns every entry of the edition, also those not yet in force, in
// the order of its taxa.
func Listings() iter.Seq[Listing] {
	return func(yield func(Listing) bool) {
		ed, err := current()
		if err != nil {
			return
		}
		for i := range uint32(ed.listings.Len()) {
			if !yield(Listing{ed, i}) {
				return
			}
		}
	}
}
