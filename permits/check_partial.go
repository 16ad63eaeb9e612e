package permits

import (
	"slices"
	"strings"
)

// checkPartial judges a document that was issued partially completed.
func (c *checker) checkPartial() {
	const code = "CITES-FIELD-PARTIAL"
	s := &c.p.Status
	if !s.Simplified && len(s.HolderBoxes) == 0 {
		return
	}
	if len(s.HolderBoxes) == 0 {
		c.report(at(fieldHolderBoxes), code, "no-list")
	}
	for i, box := range s.HolderBoxes {
		name := strings.ToUpper(trim(box))
		where := atIndex(fieldHolderBox, i)
		switch {
		case PartiallyCompleted.Box(Box(box)).Need() != Conditional: // only these can be left to the holder
			c.report(where, code, "not-a-box", shorten(trim(box)))
		case !c.isBlank(name):
		case c.on == 0:
			c.report(where, code, "open", name)
		default:
			c.report(where, code, "blank", name)
		}
	}
	if s.HolderSigned != nil && !*s.HolderSigned {
		c.report(at(fieldHolderSigned), code, "unsigned")
	}
	for i := range c.nodes {
		if n := &c.nodes[i]; n.inAppendix("I") && n.hasSource(Wild) {
			c.report(n.at.in(itemAppendix), code, "wild-i")
		}
	}
}

// left reports whether a box is one that the document leaves to its holder; that
// it is blank is then told by the rule on partially completed documents alone.
func (c *checker) left(box string) bool {
	return len(c.p.Status.HolderBoxes) > 0 && slices.ContainsFunc(c.p.Status.HolderBoxes, func(s string) bool {
		return strings.EqualFold(trim(s), box)
	})
}

// isBlank reports whether a box, or one of its rows, has nothing in it. Boxes that
// may be blank on any document are not looked at.
func (c *checker) isBlank(box string) bool {
	p := c.p
	any := func(blank func(*node) bool) bool {
		for i := range c.nodes {
			if blank(&c.nodes[i]) {
				return true
			}
		}
		return len(c.nodes) == 0
	}
	switch box {
	case "3":
		return trim(p.Importer.Name) == ""
	case "3A":
		return trim(p.Importer.Country.Code)+trim(p.Importer.Country.Name) == ""
	case "4":
		return trim(p.Exporter.Name) == ""
	case "5A":
		return trim(string(p.Purpose))+trim(p.PurposeText) == ""
	case "7":
		return any(func(n *node) bool { return trim(n.item.ScientificName) == "" })
	case "9":
		return any(func(n *node) bool { return trim(string(n.item.Term)) == "" && len(n.item.Description) == 0 })
	case "10":
		return any(func(n *node) bool { return trim(n.item.Appendix) == "" || len(n.item.Sources) == 0 })
	case "11":
		return any(func(n *node) bool { return !n.row.Quantity.Amount.Given() })
	}
	return false
}
