package permits

import (
	"strings"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

// checkHybrid judges a hybrid by its parents, as box 7 names them. It leaves
// the taxon of the row open: a hybrid is none of its parents.
func (c *checker) checkHybrid(n *node, printed string) {
	const code = "CITES-HYBRID"
	where := n.at.in(itemName)
	name := shorten(printed)
	names, ok := parentNames(printed)
	if !ok {
		c.report(where, code, "parents", name)
		return
	}
	var taxa [2]species.Taxon
	for i, parent := range names {
		found, err := c.tables.Species().Lookup(parent)
		t, one := found.Taxon()
		if err != nil || !one {
			c.report(where, code, "parent-unknown", name, shorten(parent))
			return
		}
		taxa[i] = t
	}
	n.kingdom = taxa[0].Kingdom()
	printedIn, err := appendix.Parse(trim(n.item.Appendix))
	if err != nil || printedIn == 0 {
		return // the shape has told
	}
	if c.day() == 0 {
		c.report(where, code, "not-decided", name)
		return
	}
	// The Appendix of the smaller number is the stricter one.
	var strictest appendix.Appendix
	var parent species.Taxon
	var set appendix.Set
	for _, t := range taxa {
		answer, err := c.listed(n, t)
		if err != nil || !answer.Decided() || answer.MayBeUnlisted() && answer.Listed() {
			c.report(where, code, "not-decided", name)
			return
		}
		for _, a := range answer.Appendices().Slice() {
			if strictest == 0 || a < strictest {
				strictest, parent, set = a, t, answer.Appendices()
			}
		}
	}
	if strictest != 0 { // the papers are those of the Appendix that counts
		c.hybrid = &Hybrid{Parents: names[:]}
		c.checkDocuments(n, parent)
		c.hybrid = nil
	}
	plant := n.kingdom == species.Plantae
	switch {
	case strictest == 0:
		c.report(n.at.in(itemAppendix), code, "not-listed", printedIn.String(), name)
	case plant && n.hasSource(ArtificiallyPropagated) && strictest == appendix.I:
		c.report(where, code, "propagated", name)
	case printedIn != strictest:
		c.report(n.at.in(itemAppendix), code, "appendix", printedIn.String(), name, parent.Name(), set.String())
	}
}

// parentNames splits the name of a hybrid at its cross. A second parent of the
// same genus may have it shortened or left out: Falco rusticolus × F. cherrug.
func parentNames(printed string) (names [2]string, ok bool) {
	for _, cross := range [...]string{"×", " x ", " X "} {
		first, second, found := strings.Cut(printed, cross)
		if !found {
			continue
		}
		first, second = strings.Trim(first, " ()"), strings.Trim(second, " ()")
		genus, _, binomial := strings.Cut(first, " ")
		if !binomial || second == "" || isHybrid(" "+second+" ") {
			return names, false // × in front of a name marks a hybrid without naming its parents
		}
		switch {
		case second[0] >= 'a' && second[0] <= 'z':
			second = genus + " " + second
		case len(second) > 2 && second[1] == '.' && second[0] == genus[0]:
			second = genus + " " + strings.TrimLeft(second[2:], " ")
		}
		return [2]string{first, second}, true
	}
	return names, false
}
