package appendix

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/species"
)

// Change is what happened to one taxon on one date.
type Change struct {
	Date   cites.Date    // the day on which it took effect
	Taxon  species.Taxon // the taxon whose entries changed
	Kind   ChangeKind
	Was    Set       // the Appendices it was in the day before, whatever the population
	Is     Set       // the Appendices it is in from the day on
	Before []Listing // the entries that ended
	After  []Listing // the entries that began
}

// ChangeKind says what a change does to a taxon, from the day before to the day.
type ChangeKind uint8

// Kinds of change.
const (
	Added       ChangeKind = iota + 1 // it was in no Appendix
	Deleted                           // it is in none
	Transferred                       // it is in others than before, or in more or fewer
	Amended                           // its Appendices are the same: population, Party or annotation changed, or a higher taxon listed it before
)

// String returns "added", "deleted", "transferred" or "amended".
func (k ChangeKind) String() string {
	switch k {
	case Added:
		return "added"
	case Deleted:
		return "deleted"
	case Transferred:
		return "transferred"
	case Amended:
		return "amended"
	}
	return ""
}

// RangeError is the error of a span of dates that ends before it begins.
type RangeError struct {
	From, To cites.Date
}

// Error names both dates.
func (e *RangeError) Error() string {
	return fmt.Sprintf("cites: no span of dates leads from %s to %s; give the earlier one first", e.From, e.To)
}

// Changes returns what took effect after the one date up to and on the other: the
// list by which an authority briefs its officers. It is in the order of the
// dates and then of the names of the taxa.
//
// The errors are [*DateError] for dates before the first that the edition knows,
// [*RangeError], or that of a damaged data set.
func Changes(from, to cites.Date) ([]Change, error) {
	ed, err := current()
	if err != nil {
		return nil, err
	}
	if from < ed.first {
		return nil, &DateError{On: from, First: ed.first}
	}
	if to < from {
		return nil, &RangeError{From: from, To: to}
	}
	type key struct {
		date cites.Date
		row  uint32
	}
	changes := make(map[key]*Change)
	at := func(on cites.Date, l Listing) *Change {
		k := key{on, l.Taxon().Row()}
		c := changes[k]
		if c == nil {
			c = &Change{Date: on, Taxon: l.Taxon()}
			changes[k] = c
		}
		return c
	}
	for i := range uint32(ed.listings.Len()) {
		l := Listing{ed, i}
		if on := l.Since(); from < on && on <= to {
			c := at(on, l)
			c.After = append(c.After, l)
		}
		if u := l.Until(); u != 0 {
			if on := u.AddDays(1); from < on && on <= to {
				c := at(on, l)
				c.Before = append(c.Before, l)
			}
		}
	}
	out := make([]Change, 0, len(changes))
	for _, c := range changes {
		was, err := Of(c.Taxon, c.Date.AddDays(-1))
		if err != nil {
			return nil, err
		}
		is, err := Of(c.Taxon, c.Date)
		if err != nil {
			return nil, err
		}
		c.Was, c.Is = was.Appendices(), is.Appendices()
		switch {
		case c.Was == c.Is:
			c.Kind = Amended
		case c.Was == 0:
			c.Kind = Added
		case c.Is == 0:
			c.Kind = Deleted
		default:
			c.Kind = Transferred
		}
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Taxon.Name(), b.Taxon.Name()), cmp.Compare(a.Taxon.Row(), b.Taxon.Row()))
	})
	return out, nil
}
