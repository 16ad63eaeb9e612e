package countries

import (
	"iter"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	layout "github.com/citesgo/cites/internal/countrieslayout"
	"github.com/citesgo/cites/internal/lang"
)

// Country is what stands behind a code: a Party, a State that is none, a
// territory, a former code or a special one. It is a handle on a row of the
// table, comparable and cheap to copy. The zero Country is none, and every
// method is safe on it.
type Country struct {
	d   *data
	row uint32
}

// Lookup returns the country behind a code; ok is false for the zero Code and
// for a code that this edition does not know.
func Lookup(c Code) (country Country, ok bool) {
	d := open()
	row, ok := d.row(c)
	if !ok {
		return Country{}, false
	}
	return Country{d, row}, true
}

// All returns the countries of the table, former and special codes too, in the
// order of their codes.
func All() iter.Seq[Country] {
	return func(yield func(Country) bool) {
		d := open()
		for row := range uint32(d.countries.Len()) {
			if !yield(Country{d, row}) {
				return
			}
		}
	}
}

// Parties returns those for which the Convention was in force on a date by an
// instrument of their own, in the order of their codes: territories that a
// Party covers are left out, former Parties are there while they were. The
// European Union is one of them from 2015-07-08.
func Parties(on cites.Date) iter.Seq[Country] {
	return func(yield func(Country) bool) {
		for c := range All() {
			if c.PartyOn(on) == c && !yield(c) {
				return
			}
		}
	}
}

// Languages returns the languages in which every code has a name. The slice is
// the caller's.
func Languages() []language.Tag { return lang.Supported() }

// IsZero reports whether c is none.
func (c Country) IsZero() bool { return c.d == nil }

// Code returns the code.
func (c Country) Code() Code { return Code(c.u16(layout.Code)) }

// String returns the code, "" for the zero Country.
func (c Country) String() string { return c.Code().String() }

// Kind says what the code stands for.
func (c Country) Kind() Kind { return Kind(c.u8(layout.Kind)) }

// Name returns the name in the language that serves tag best (see the comment
// of the package), "" for the zero Country.
func (c Country) Name(tag language.Tag) string {
	if c.d == nil {
		return ""
	}
	return c.d.ref(c.d.names.U32(c.row, layout.NameWidth*lang.Index(tag)))
}

// Note returns what there is to know about the facts of this country, in
// English: what is inferred, what could not be verified, where sources differ.
// It is "" where there is nothing.
func (c Country) Note() string { return c.text(layout.Note) }

// Region returns the Convention's region of a Party; zero for anything else.
func (c Country) Region() Region { return Region(c.u8(layout.Region)) }

// Instrument returns the instrument with which a Party joined; zero for
// anything else.
func (c Country) Instrument() Instrument { return Instrument(c.u8(layout.Instrument)) }

// Joined returns the date on which a Party deposited its instrument; zero for
// anything else, and for the Parties of which only the entry into force is
// known (Tajikistan, Tonga).
func (c Country) Joined() cites.Date { return c.date(layout.Joined) }

// EntryIntoForce returns the date from which the Convention is in force for a
// Party, 90 days after it joined (Article XXII). A successor State's may lie
// before it joined. It is zero for anything else than a Party; ask
// [Country.PartyOn] for territories and former codes.
func (c Country) EntryIntoForce() cites.Date { return c.date(layout.InForce) }

// Party returns the Party whose instrument covers c: c itself for a Party; for
// a territory the Party it falls under; for a former code what it was covered
// by last. It is the zero Country where we know of none.
func (c Country) Party() Country {
	party := uint32(c.u16(layout.Party))
	if party == 0 || party > uint32(c.d.countries.Len()) {
		return Country{}
	}
	return Country{c.d, party - 1}
}

// PartyOn returns the Party whose instrument covered c on a date, the zero
// Country where we know of none: for Hong Kong the United Kingdom until
// 1997-06-30, and China since. For the zero Date it is the zero Country.
func (c Country) PartyOn(on cites.Date) Country {
	if c.d == nil || on == 0 {
		return Country{}
	}
	if since := c.EntryIntoForce(); since != 0 && on >= since {
		return c
	}
	first, count := uint32(c.u16(layout.CoverageFirst)), uint32(c.u8(layout.CoverageCount))
	for row := first; row < first+count; row++ {
		if !within(c.d.coverage.U32(row, layout.CoverageFrom), c.d.coverage.U32(row, layout.CoverageUntil), on) {
			continue
		}
		if party := c.d.coverage.U32(row, layout.CoverageParty); party < uint32(c.d.countries.Len()) {
			return Country{c.d, party}
		}
	}
	return Country{}
}

// IsParty reports whether the Convention was in force for c on a date, by its
// own instrument or through its Party. A date after that of the [Edition] is
// answered as of the edition; the zero Date is false.
func (c Country) IsParty(on cites.Date) bool { return !c.PartyOn(on).IsZero() }

// InEuropeanUnion reports whether c was on a date a member State of the
// European Union, or of the European Communities before it, or a territory to
// which the Treaties applied as to a part of its member State (the outermost
// regions, the Åland Islands, Greenland until 1985-01-31). The Union's own code
// counts as in it. The United Kingdom is in it until 2020-01-31, although it
// applied Union law until 2020-12-31; Gibraltar is not decided and answered no.
func (c Country) InEuropeanUnion(on cites.Date) bool {
	if c.d == nil || on == 0 {
		return false
	}
	first, count := uint32(c.u16(layout.MembershipFirst)), uint32(c.u8(layout.MembershipCount))
	for row := first; row < first+count; row++ {
		if within(c.d.membership.U32(row, layout.MembershipFrom), c.d.membership.U32(row, layout.MembershipUntil), on) {
			return true
		}
	}
	return false
}

// From returns the date from which a former code was in use, as far as known:
// the first of January where only the year is, and [Country.Note] says so. ISO
// 3166 was first published in 1974. It is zero for a code in use.
func (c Country) From() cites.Date { return c.date(layout.From) }

// Until returns the last date on which a former code was in use, the last of
// December where only the year is known. It is when the code was withdrawn from
// ISO 3166, which can be months after the State ended. It is zero for a code in
// use.
func (c Country) Until() cites.Date { return c.date(layout.Until) }

// Successors returns the codes in use that took the place of a former one, in
// the order of their codes. It does not say which of them a specimen or a
// membership passed to.
func (c Country) Successors() iter.Seq[Country] {
	return func(yield func(Country) bool) {
		first, count := uint32(c.u16(layout.SuccessorsFirst)), uint32(c.u8(layout.SuccessorsCount))
		for i := first; i < first+count; i++ {
			row := uint32(c.d.successors.U16(i, 0))
			if row < uint32(c.d.countries.Len()) && !yield(Country{c.d, row}) {
				return
			}
		}
	}
}

func within(from, until uint32, on cites.Date) bool {
	return cites.Date(from) <= on && (until == 0 || on <= cites.Date(until))
}

func (c Country) u8(col int) uint8 {
	if c.d == nil {
		return 0
	}
	return c.d.countries.U8(c.row, col)
}

func (c Country) u16(col int) uint16 {
	if c.d == nil {
		return 0
	}
	return c.d.countries.U16(c.row, col)
}

func (c Country) date(col int) cites.Date {
	if c.d == nil {
		return 0
	}
	return cites.Date(c.d.countries.U32(c.row, col))
}

func (c Country) text(col int) string {
	if c.d == nil {
		return ""
	}
	return c.d.ref(c.d.countries.U32(c.row, col))
}
