package appendix

import (
	"iter"

	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
)

// Area is the countries, or parts of countries, by which a listing or a
// condition is limited. The zero Area means no limit.
type Area struct {
	ed  *edition
	row uint16 // 1 + row of the table
}

// IsZero reports whether there is no limit.
func (a Area) IsZero() bool { return a.row == 0 }

// Name returns the name of the area, such as "africa", or "" for a plain list
// of countries.
func (a Area) Name() string {
	if a.row == 0 {
		return ""
	}
	return a.ed.field(a.ed.areas, uint32(a.row-1), 4)
}

// Extent says how much of a country lies in an area.
type Extent uint8

// Extents.
const (
	Outside Extent = Extent(layout.Outside) // nothing of it
	All     Extent = Extent(layout.All)     // all of it
	Part    Extent = Extent(layout.Part)    // the part that Member.Place names
	Unclear Extent = Extent(layout.Unclear) // the sources do not say or do not agree
)

// String returns "outside", "all", "part" or "unclear".
func (e Extent) String() string {
	switch e {
	case All:
		return "all"
	case Part:
		return "part"
	case Unclear:
		return "unclear"
	}
	return "outside"
}

// Member is a country in an area.
type Member struct {
	Country countries.Code
	Extent  Extent
	Place   string // the part, where Extent is Part
}

// Members returns the countries of the area, in the order of their codes.
func (a Area) Members() iter.Seq[Member] {
	return func(yield func(Member) bool) {
		if a.row == 0 {
			return
		}
		first, n := a.span()
		for i := first; i < first+n; i++ {
			if !yield(a.member(i)) {
				return
			}
		}
	}
}

// Extent returns how much of the country lies in the area: All for the zero
// Area.
func (a Area) Extent(c countries.Code) Extent {
	if a.row == 0 {
		return All
	}
	first, n := a.span()
	for lo, hi := first, first+n; lo < hi; {
		mid := (lo + hi) / 2
		switch code := countries.Code(a.ed.members.U16(mid, 0)); {
		case code == c:
			return Extent(a.ed.members.U8(mid, 2))
		case code < c:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return Outside
}

func (a Area) span() (first, n uint32) {
	return uint32(a.ed.areas.U16(uint32(a.row-1), 0)), uint32(a.ed.areas.U16(uint32(a.row-1), 2))
}

func (a Area) member(i uint32) Member {
	return Member{
		Country: countries.Code(a.ed.members.U16(i, 0)),
		Extent:  Extent(a.ed.members.U8(i, 2)),
		Place:   a.ed.field(a.ed.members, i, 4),
	}
}
