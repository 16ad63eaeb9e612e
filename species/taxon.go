package species

import (
	"iter"
	"slices"

	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/specieslayout"
)

// Taxon is a taxon of the tables, of any rank. It is a handle: small,
// comparable with ==, usable as a map key. The zero Taxon means "none", and all
// its methods answer with nothing.
type Taxon struct {
	e   *edition
	row uint32
}

// ByRow returns the taxon at a row of the tables, the zero Taxon where there is
// none. It is meant for packages that keep tables beside those of this one: a
// row means nothing in another [Edition]. Others use [ByID].
func ByRow(row uint32) Taxon {
	e, _ := current()
	return e.taxon(row)
}

// All walks through all taxa, a kingdom at a time and each taxon before those
// below it.
func All() iter.Seq[Taxon] {
	e, _ := current()
	return e.all
}

func (e *edition) all(yield func(Taxon) bool) {
	for row := range e.count() {
		if !yield(Taxon{e, row}) {
			return
		}
	}
}

func (e *edition) taxon(row uint32) Taxon {
	if row >= e.count() {
		return Taxon{}
	}
	return Taxon{e, row}
}

func (t Taxon) u32(column int) uint32 {
	if t.e == nil {
		return 0
	}
	return t.e.taxa.U32(t.row, column)
}

func (t Taxon) record() record { return t.e.record(t.u32(layout.Name)) }

// IsZero reports whether there is no taxon.
func (t Taxon) IsZero() bool { return t.e == nil }

// ID returns the number of the taxon.
func (t Taxon) ID() ID { return ID(t.u32(layout.ID)) }

// Row returns the position of the taxon in the tables of this edition, for
// [ByRow]. Taxa below a taxon have the rows that follow it.
func (t Taxon) Row() uint32 { return t.row }

// Name returns the taxon's own name, without its author.
func (t Taxon) Name() string {
	if t.e == nil {
		return ""
	}
	return t.record().text()
}

// Author returns the author of the taxon's name, "" where the tables have none.
func (t Taxon) Author() string {
	if t.e == nil {
		return ""
	}
	return t.e.author(t.record())
}

// String returns the taxon's own name.
func (t Taxon) String() string { return t.Name() }

// Rank returns the rank of the taxon.
func (t Taxon) Rank() Rank {
	_, rank := layout.Unpair(t.u32(layout.Parent))
	return Rank(rank)
}

// Kingdom returns the kingdom that the taxon belongs to.
func (t Taxon) Kingdom() Kingdom {
	top := t
	for a := range t.Ancestors() {
		top = a
	}
	name := top.Name()
	if name == "" {
		return 0
	}
	return Kingdom(max(slices.Index(layout.Kingdoms[:], name), 0))
}

// IsAccepted reports whether the taxon's own name is an accepted one: in the
// checklists of the listed taxa or in the Appendices. It is false for a name of
// the past and for a taxon that is in the tables without being listed, whose
// name may be in good use all the same.
func (t Taxon) IsAccepted() bool {
	_, status := layout.Unpair(t.u32(layout.End))
	return t.e != nil && status == layout.Accepted
}

// IsFormer reports whether the taxon's own name is one of the past that the
// tables keep; [Taxon.Now] has what it has become, where they tell.
func (t Taxon) IsFormer() bool {
	_, status := layout.Unpair(t.u32(layout.End))
	return t.e != nil && status == layout.Former
}

// Now walks through the taxa of today that the taxon has become. There are none
// where it is one itself, or where the tables do not tell.
func (t Taxon) Now() iter.Seq[Taxon] {
	return func(yield func(Taxon) bool) {
		if _, status := layout.Unpair(t.u32(layout.End)); t.e == nil || status != layout.Former {
			return
		}
		ms, err := t.e.lookup(t.Name())
		if err != nil {
			return
		}
		for m := range ms.All() {
			if m.Name() == t.Name() && !yield(m.Taxon()) {
				return
			}
		}
	}
}

// Parent returns the taxon next above, and false for a kingdom.
func (t Taxon) Parent() (Taxon, bool) {
	if t.e == nil {
		return Taxon{}, false
	}
	row, _ := layout.Unpair(t.u32(layout.Parent))
	if row >= t.row { // a kingdom is its own parent; anything else is damage
		return Taxon{}, false
	}
	return Taxon{t.e, row}, true
}

// Ancestors walks through the taxa above, nearest first, up to the kingdom.
func (t Taxon) Ancestors() iter.Seq[Taxon] {
	return func(yield func(Taxon) bool) {
		for a, ok := t.Parent(); ok; a, ok = a.Parent() {
			if !yield(a) {
				return
			}
		}
	}
}

// Ancestor returns the taxon of a rank that t belongs to, which is t itself
// where it has that rank. It is false where the classification has none: the
// tables have no phylum and no class for plants.
func (t Taxon) Ancestor(r Rank) (Taxon, bool) {
	for a, ok := t, t.e != nil; ok && a.Rank() >= r; a, ok = a.Parent() {
		if a.Rank() == r {
			return a, true
		}
	}
	return Taxon{}, false
}

// Within reports whether t is a or stands below it.
func (t Taxon) Within(a Taxon) bool {
	if t.e == nil || t.e != a.e {
		return false
	}
	end, _ := layout.Unpair(a.u32(layout.End))
	return t.row == a.row || a.row < t.row && t.row < end
}

// Children walks through the taxa next below, in the order of their names.
func (t Taxon) Children() iter.Seq[Taxon] {
	return func(yield func(Taxon) bool) {
		if t.e == nil {
			return
		}
		end, _ := layout.Unpair(t.u32(layout.End))
		for row := t.row + 1; row < min(end, t.e.count()); {
			c := Taxon{t.e, row}
			if !yield(c) {
				return
			}
			next, _ := layout.Unpair(c.u32(layout.End))
			row = max(next, row+1)
		}
	}
}

// Synonyms walks through the other names of the taxon, in alphabetical order.
func (t Taxon) Synonyms() iter.Seq[string] {
	return func(yield func(string) bool) {
		if t.e == nil {
			return
		}
		end := min(t.e.taxa.U32(t.row+1, layout.FirstSynonym), uint32(t.e.synonyms.Len()))
		for i := t.u32(layout.FirstSynonym); i < end; i++ {
			if !yield(t.e.record(t.e.synonyms.U32(i, 0)).text()) {
				return
			}
		}
	}
}

// Range walks through the countries that the taxon lives in, in the order of
// their codes. There are none where the range is not known, as for taxa above
// the species and most plants; [Taxon.InRange] tells the difference. The sources
// do not say where a taxon is native, introduced or extinct.
func (t Taxon) Range() iter.Seq[countries.Code] {
	return func(yield func(countries.Code) bool) {
		first, n := t.codes()
		for i := range n {
			if c := t.e.ranges.U16(first+i, 0); c != layout.CodeIncomplete && !yield(countries.Code(c)) {
				return
			}
		}
	}
}

// InRange reports whether the taxon lives in a country. It is known where the
// country is in the range, or where the range is known and complete.
func (t Taxon) InRange(c countries.Code) (in, known bool) {
	first, n := t.codes()
	known = n > 0 && c != 0
	for i := range n {
		switch t.e.ranges.U16(first+i, 0) {
		case layout.CodeIncomplete:
			known = false
		case uint16(c):
			return c != 0, c != 0
		}
	}
	return false, known
}

// codes returns where the codes of the range begin, and how many there are.
func (t Taxon) codes() (first, n uint32) {
	row := t.u32(layout.Range)
	if t.e == nil || row == layout.Unknown {
		return 0, 0
	}
	n = uint32(t.e.ranges.U16(row, 0))
	if uint64(row)+1+uint64(n) > uint64(t.e.ranges.Len()) {
		return 0, 0
	}
	return row + 1, n
}
