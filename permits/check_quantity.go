package permits

import "github.com/govalues/decimal"

// checkQuantity judges box 11.
func (c *checker) checkQuantity(n *node) {
	q := n.row.Quantity
	printed := shorten(q.Amount.String())
	switch number, ok := q.Amount.Decimal(); {
	case !q.Amount.Given():
		// The shape has told.
	case !ok:
		c.report(n.at.in(itemAmount), "CITES-FIELD-QUANTITY", "not-number", printed)
	case q.Amount.Sign() <= 0:
		c.report(n.at.in(itemAmount), "CITES-FIELD-QUANTITY", "not-positive", printed)
	case number.Cmp(decimal.MustNew(1_000_000_000, 0)) > 0:
		c.report(n.at.in(itemAmount), "CITES-FIELD-QUANTITY", "absurd", printed)
	case q.Unit.today() == NumberOfSpecimens && !q.Amount.IsWhole():
		c.report(n.at.in(itemAmount), "CITES-FIELD-QUANTITY", "fraction", printed)
	}
	c.checkUnit(n.at.in(itemUnit), q.Unit)
}

// checkUnit judges a unit; none at all means number of specimens.
func (c *checker) checkUnit(at place, u Unit) {
	printed := trim(string(u))
	row := find(kindUnit, printed)
	switch to := row.replacement(0); {
	case printed == "" || row.isCurrent():
	case row.isZero():
		c.report(at, "CITES-FIELD-UNIT", "unknown", shorten(printed))
	case to.ok:
		c.report(at, "CITES-FIELD-UNIT", "legacy", printed, to.text())
	default:
		c.report(at, "CITES-FIELD-UNIT", "withdrawn", printed)
	}
}

// checkQuota judges box 11a: what was used of the year's quota, this document
// included.
func (c *checker) checkQuota(n *node) {
	used, total, own := n.row.Quota.Used, n.row.Quota.Total, n.row.Quantity
	for _, q := range [...]Quantity{used, total} {
		if q.Amount.Given() && !q.Amount.Valid() {
			c.report(n.at.in(itemQuota), "CITES-FIELD-QUOTA", "not-number", shorten(q.Amount.String()))
			return
		}
	}
	if !used.Amount.Given() || !total.Amount.Given() {
		return
	}
	// A unit that one of the three leaves out is the one the others have.
	unit := func(q Quantity) Unit {
		if q.Unit == "" && own.Unit != "" {
			return own.Unit.today()
		}
		return q.Unit.today()
	}
	if unit(used) != unit(total) {
		c.report(n.at.in(itemQuota), "CITES-FIELD-QUOTA", "units", shorten(string(unit(used))), shorten(string(unit(total))))
		return
	}
	if used.Amount.Cmp(total.Amount) > 0 {
		c.report(n.at.in(itemQuotaUsed), "CITES-FIELD-QUOTA", "over", used.Amount.String(), total.Amount.String())
	}
	if own.Amount.Valid() && own.Unit.today() == unit(used) && used.Amount.Cmp(own.Amount) < 0 {
		c.report(n.at.in(itemQuotaUsed), "CITES-FIELD-QUOTA", "part", own.Amount.String(), used.Amount.String())
	}
}

// checkEndorsement judges box 14: what left, when, and whether it was certified
// at all once the document is presented.
func (c *checker) checkEndorsement() {
	e := &c.p.Endorsement
	endorsed := e.Quantity.Amount.Given() || !e.Date.IsZero()
	for i := range c.nodes {
		n := &c.nodes[i]
		if n.isPart() {
			continue
		}
		endorsed = endorsed || n.row.Exported.Amount.Given()
		c.checkExported(n.at.in(itemExportedAmount), n.at.in(itemExportedUnit), n.row.Exported, n.row.Quantity)
		if s := n.row.Inspection; s != nil {
			endorsed = endorsed || !s.Date.IsZero()
			c.checkEndorsed(n.at.in(itemInspectionDate), s.Date)
		}
	}
	if len(c.p.Items) == 1 {
		c.checkExported(at(fieldEndorsementAmount), at(fieldEndorsementUnit), e.Quantity, c.p.Items[0].Quantity)
	}
	c.checkEndorsed(at(fieldEndorsementDate), e.Date)
	if endorsed || c.on == 0 || !c.isEndorsed() {
		return // not used yet, as far as anyone said
	}
	if s := &c.p.Status; s.Retrospective || s.Replacement && c.departure != 0 && c.issued > c.departure {
		return // issued after the goods had left, so that there was nothing to inspect
	}
	if c.selected(US) {
		c.report(at(fieldEndorsement), "CITES-FIELD-ENDORSE", "missing-us")
		return
	}
	c.report(at(fieldEndorsement), "CITES-FIELD-ENDORSE", "missing")
}

// isEndorsed reports whether the document is one that is certified where the
// goods leave, once and for all: those of the holder are at each crossing, and
// labels never (50 CFR 23.27(c) and (d)).
func (c *checker) isEndorsed() bool {
	switch c.document {
	case CertificateOfOrigin, PreConventionCertificate, CaptiveBredCertificate, ArtificiallyPropagatedCertificate:
		return true
	}
	return c.exportDocument()
}

func (c *checker) checkEndorsed(at place, on Moment) {
	if on.Date != 0 && c.until != 0 && on.Date > c.until {
		c.report(at, "CITES-FIELD-ENDORSE", "late", on.Date.String(), c.until.String())
	}
}

func (c *checker) checkExported(amount, unit place, left, allowed Quantity) {
	switch {
	case !left.Amount.Given():
	case !left.Amount.Valid():
		c.report(amount, "CITES-FIELD-ENDORSE", "not-number", shorten(left.Amount.String()))
	case left.Unit != "" && left.Unit.today() != allowed.Unit.today():
		c.report(unit, "CITES-FIELD-ENDORSE", "unit", shorten(string(left.Unit)), shorten(string(allowed.Unit.today())))
	case allowed.Amount.Valid() && left.Amount.Cmp(allowed.Amount) > 0:
		c.report(amount, "CITES-FIELD-ENDORSE", "above", left.Amount.String(), allowed.Amount.String())
	}
}
