package appendix

import (
	"fmt"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
)

// PlaceError is the error of a country of origin that did not exist on the date
// asked about, or no longer did.
type PlaceError struct {
	Country countries.Code // the country that was given
	On      cites.Date     // the date asked about
	Then    countries.Code // the country to which the place belonged, zero if the place no longer had the code
}

// Error names the country, the date and the remedy.
func (e *PlaceError) Error() string {
	if e.Then != 0 {
		return fmt.Sprintf("cites: on %s %s belonged to %s; give the country of that time", e.On, e.Country, e.Then)
	}
	return fmt.Sprintf("cites: %s was not a country on %s; give the country of that time", e.Country, e.On)
}

// lastSplit is the last year in which a country that had a code of its own fell
// apart (the Netherlands Antilles): later dates need no search.
const lastSplit = 2010

// place returns the code as far as it names a place that a specimen can come
// from on a date, zero for codes that name none.
func place(c countries.Code, on cites.Date) (countries.Code, error) {
	if c == 0 {
		return 0, nil
	}
	x := c.Country()
	switch x.Kind() {
	case countries.Former:
		if on < x.From() || x.Until() != 0 && on > x.Until() {
			return 0, &PlaceError{Country: c, On: on}
		}
		return c, nil
	case countries.Party, countries.NonParty, countries.Territory:
	default:
		return 0, nil
	}
	if on.Year() > lastSplit {
		return c, nil
	}
	for f := range countries.All() {
		if f.Kind() != countries.Former || on < f.From() || f.Until() == 0 || on > f.Until() {
			continue
		}
		n, own := 0, false
		for s := range f.Successors() {
			n++
			own = own || s.Code() == c
		}
		if own && n > 1 { // a country that only changed its name or grew was there before
			return 0, &PlaceError{Country: c, On: on, Then: f.Code()}
		}
	}
	return c, nil
}

// extent returns how much of a country lies in an area. Areas name countries of
// today, so that a former one lies inside as far as its successors do.
func (ed *edition) extent(a Area, c countries.Code) Extent {
	x := c.Country()
	if a.row == 0 || x.Kind() != countries.Former {
		return a.Extent(c)
	}
	first := true
	var all Extent
	for s := range x.Successors() {
		e := a.Extent(s.Code())
		switch {
		case first:
			all, first = e, false
		case e != all:
			return Unclear
		}
	}
	if first {
		return Unclear
	}
	return all
}
