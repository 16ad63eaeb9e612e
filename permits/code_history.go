package permits

import "github.com/citesgo/cites"

// meaning is one row of a code's history: what the code meant, and when.
type meaning struct {
	of, means   codeRow
	from, until cites.Date // zero where it is open
}

// meaningAt returns row i of the history of c, and false behind its end.
func (c codeRow) meaningAt(i uint32) (meaning, bool) {
	if !c.ok {
		return meaning{}, false
	}
	first := uint32(c.b.codes.U16(c.row, colHistory))
	if first == 0 {
		return meaning{}, false
	}
	row, h := first-1+i, c.b.history
	if int(row) >= h.Len() || uint32(h.U16(row, 0)) != c.row {
		return meaning{}, false
	}
	return meaning{
		of: c, means: codeRow{c.b, uint32(h.U16(row, 2)), true},
		from: cites.Date(h.U32(row, 4)), until: cites.Date(h.U32(row, 8)),
	}, true
}

// on returns the code that says today what c meant on a date. It is c itself
// where no history is known, and none where c was no code on the date.
func (c codeRow) on(d cites.Date) codeRow {
	if d == 0 {
		return c
	}
	known := false
	for i := uint32(0); ; i++ {
		m, more := c.meaningAt(i)
		switch {
		case !more && known:
			return codeRow{}
		case !more:
			return c
		case m.from <= d && (m.until == 0 || d <= m.until):
			return m.means
		}
		known = true
	}
}

// since returns the first day on which c had the meaning that it has now.
func (c codeRow) since() cites.Date {
	for i := uint32(0); ; i++ {
		m, more := c.meaningAt(i)
		if !more {
			return 0
		}
		if m.until == 0 && m.means.row == c.row {
			return m.from
		}
	}
}

// On returns the term that says today what t meant on a date: CSD, coral sand,
// for the COS of 2015, and t itself where no other meaning is known. It is false
// where t was no term on that date, such as KNL in 2015, or is none at all. A
// withdrawn term keeps its meaning; [Term.Replacement] says what replaced it.
// Without a date it answers for today.
//
// The Guide to the CITES Trade Database gives years; a term that came in a year
// counts from its first day.
func (t Term) On(d cites.Date) (Term, bool) {
	c := find(kindTerm, string(t)).on(d)
	return Term(c.text()), c.ok
}

// Since returns the first day on which t had the meaning it has now, zero where
// it always had it or the day is not known.
func (t Term) Since() cites.Date { return find(kindTerm, string(t)).since() }

// On returns the unit that says today what u meant on a date, by the rules of
// [Term.On]. No unit has changed its meaning so far.
func (u Unit) On(d cites.Date) (Unit, bool) {
	c := find(kindUnit, string(u)).on(d)
	return Unit(c.text()), c.ok
}

// Since returns the first day on which u had the meaning it has now, zero where
// it always had it or the day is not known.
func (u Unit) Since() cites.Date { return find(kindUnit, string(u)).since() }

// On returns the source that says today what s meant on a date, by the rules of
// [Term.On]: Y was none before 2019-11-26, when the eighteenth meeting of the
// Conference took effect.
func (s Source) On(d cites.Date) (Source, bool) {
	c := find(kindSource, string(s)).on(d)
	return Source(c.text()), c.ok
}

// Since returns the first day on which s had the meaning it has now, zero where
// it always had it or the day is not known.
func (s Source) Since() cites.Date { return find(kindSource, string(s)).since() }
