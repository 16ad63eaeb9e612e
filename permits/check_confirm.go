package permits

import "strings"

// ConfirmedPosition is one row of a message with which the receiving authority
// confirms what arrived (ConfirmQuantities of the exchange service).
type ConfirmedPosition struct {
	ID       string // the row, such as A
	Quantity string // a whole number, as sent
}

// CheckConfirmation applies the rule CITES-EPERMIT-CONFIRM: every position names
// a row of p without space around it, and a whole quantity that the row covers.
// The paths of its findings point into the list, /positions/0/id.
func CheckConfirmation(p *Permit, positions []ConfirmedPosition, opts ...CheckOption) Findings {
	const code = "CITES-EPERMIT-CONFIRM"
	c := newChecker(p, opts)
	c.found = nil
	rows := c.rowsByName()
	for i, x := range positions {
		if x.ID == "" || strings.ContainsFunc(x.ID, func(r rune) bool { return r <= ' ' || r == '\u00a0' }) {
			c.report(atIndex(fieldPositionID, i), code, "id", shorten(x.ID))
			continue
		}
		q := ParseDecimal(x.Quantity)
		if !q.IsWhole() || q.Sign() < 0 {
			c.report(atIndex(fieldPositionQuantity, i), code, "quantity", shorten(x.ID), shorten(x.Quantity))
			continue
		}
		row := rows[foldCase(x.ID)]
		switch {
		case row == nil:
			c.report(atIndex(fieldPositionID, i), code, "row", shorten(x.ID))
		case row.Quantity.Amount.Valid() && q.Cmp(row.Quantity.Amount) > 0:
			c.report(atIndex(fieldPositionQuantity, i), code, "above", x.ID, x.Quantity, row.Quantity.Amount.String())
		}
	}
	return c.result()
}

// rowsByName returns the rows by their letters, in any case. Of several rows
// with one letter the first counts.
func (c *checker) rowsByName() map[string]*Item {
	rows := make(map[string]*Item, len(c.p.Items))
	for i := range c.p.Items {
		if name := foldCase(c.p.Items[i].Row); rows[name] == nil {
			rows[name] = &c.p.Items[i]
		}
	}
	return rows
}

// foldCase makes equal what [strings.EqualFold] says is equal.
func foldCase(s string) string { return strings.ToLower(strings.ToUpper(s)) }
