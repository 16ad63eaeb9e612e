package permits

import (
	"slices"
	"strconv"
	"strings"

	"github.com/citesgo/cites/species"
)

// checkCovered judges whether a document of the type can cover the specimen at
// all, by the table of what each type is limited to.
func (c *checker) checkCovered(n *node) {
	if c.limits == (limits{}) {
		return
	}
	c.checkCoveredSource(n)
	c.checkCoveredAppendix(n)
	live := Term(n.term.text()) == Live
	animal := n.kingdom == species.Animalia
	switch c.limits.value(limitSpecimen) {
	case specimenLiveAnimal:
		if n.term.ok && (!live || n.kingdom == species.Plantae) {
			c.reportLimit(n.at.in(itemTerm), limitSpecimen, "not-live")
		}
	case specimenNotLive:
		if live {
			c.reportLimit(n.at.in(itemTerm), limitSpecimen, "live")
		}
	case specimenNotLiveAnimal:
		if live && animal {
			c.reportLimit(n.at.in(itemTerm), limitSpecimen, "live")
		}
	}
	if c.limits[limitMark] != 0 && !n.isMarked() && (live || len(n.item.Description)+len(n.row.Description) == 0) {
		c.reportLimit(n.at.in(itemMarks), limitMark, "unmarked")
	}
	if c.limits[limitSingle] != 0 && live && animal && !n.isPart() {
		c.checkSingle(n)
	}
}

// isMarked reports whether box 9 has a mark.
func (n *node) isMarked() bool {
	marked := func(m Mark) bool { return trim(m.Value) != "" }
	return slices.ContainsFunc(n.item.Marks, marked) || slices.ContainsFunc(n.row.Marks, marked)
}

func (c *checker) checkCoveredSource(n *node) {
	allowed := c.limits.value(limitSource)
	if allowed == 0 {
		return
	}
	first := ""
	for _, s := range n.item.Sources {
		row := find(kindSource, string(s))
		if !row.ok {
			continue
		}
		if allowed>>row.u8(colOrdinal)&1 != 0 {
			return // a second code may stand beside it
		}
		if first == "" {
			first = row.text()
		}
	}
	if first == "" {
		return // none, or none that is a code: other rules tell
	}
	var list []string
	for s := range all[Source](kindSource) {
		if allowed>>find(kindSource, string(s)).u8(colOrdinal)&1 != 0 {
			list = append(list, string(s))
		}
	}
	c.reportLimit(n.at.in(itemSources), limitSource, "source", first, strings.Join(list, ", "))
}

func (c *checker) checkCoveredAppendix(n *node) {
	allowed := c.limits.value(limitAppendix)
	if allowed == 0 {
		return
	}
	names := [...]string{"I", "II", "III"}
	printed := slices.IndexFunc(names[:], n.inAppendix)
	if printed < 0 || allowed>>printed&1 != 0 {
		return
	}
	var list []string
	for i, name := range names {
		if allowed>>i&1 != 0 {
			list = append(list, name)
		}
	}
	c.reportLimit(n.at.in(itemAppendix), limitAppendix, "appendix", names[printed], strings.Join(list, ", "))
}

// checkSingle judges that the document names one live animal, not several and
// not several rows of one.
func (c *checker) checkSingle(n *node) {
	if a := n.row.Quantity.Amount; a.Valid() && a.Cmp(ParseDecimal("1")) > 0 {
		c.reportLimit(n.at.in(itemAmount), limitSingle, "single", a.String())
		return
	}
	if c.animals++; c.animals == 2 { // one finding for all the rows that follow
		c.reportLimit(n.at.in(itemAmount), limitSingle, "single", strconv.Itoa(len(c.p.Items)))
	}
}

// toldOf reports whether a rule on the exemption that the document stands for
// has said the same of the specimen, which it could where it knew the species.
func (c *checker) toldOf(where place, k limitKind) bool {
	for i := len(c.found) - 1; i >= 0 && c.found[i].at.row == where.row; i-- {
		f := &c.found[i]
		if f.at.part != where.part || f.Severity == Info || !strings.HasPrefix(f.Code, "CITES-DOC-EXEMPT-") {
			continue
		}
		switch f.at.field {
		case where.field:
			return true
		case itemDescription, itemName: // where those rules miss a mark
			if k == limitMark && (f.at.field == itemDescription || f.Code == "CITES-DOC-EXEMPT-INSTRUMENT") {
				return true
			}
		}
	}
	return false
}

// reportLimit reports what a document cannot cover, with the law that limits it.
func (c *checker) reportLimit(where place, k limitKind, name string, args ...string) {
	if c.toldOf(where, k) {
		return
	}
	before := len(c.found)
	c.report(where, "CITES-FIELD-DOCUMENT", name, args...)
	for i := range c.found[before:] {
		c.found[before+i].Provision = c.limits.provision(k)
	}
}
