package permits

import (
	"strings"

	"github.com/citesgo/cites/species"
)

// checkSpecies judges the name of box 7 and returns its taxon where it means
// one.
func (c *checker) checkSpecies(n *node) (species.Taxon, bool) {
	const code = "CITES-FIELD-SPECIES"
	printed := trim(n.item.ScientificName)
	if printed == "" {
		return species.Taxon{}, false
	}
	where := n.at.in(itemName)
	found, err := c.tables.Species().Lookup(printed)
	if isHybrid(printed) && !isHybrid(found.At(0).Name()) {
		c.report(where, code, "hybrid", shorten(printed))
		c.checkHybrid(n, printed)
		return species.Taxon{}, false
	}
	if err != nil || found.Len() == 0 {
		c.unknownName(where, printed)
		return species.Taxon{}, false
	}
	if found.Qualified() {
		c.report(where, code, "qualified", shorten(printed))
	}
	t, one := found.Taxon()
	if !one {
		c.report(where, code, "several", shorten(printed), candidates(found))
		return species.Taxon{}, false
	}
	if !isAccepted(found, t) {
		c.report(where, code, "synonym", shorten(printed), t.Name())
	}
	if t.Rank() < species.Species && !c.higherAllowed(n, t) {
		variant := "higher"
		product := n.hasSource(PreConvention) && Term(n.term.text()) != Live // may be past telling
		if product || t.Kingdom() == species.Plantae && c.listedAsOne(n, t) {
			variant = "higher-listed"
		}
		c.report(where, code, variant, shorten(printed), t.Rank().String())
	}
	return t, true
}

// isAccepted reports whether a name was found as the taxon's own.
func isAccepted(found species.Matches, t species.Taxon) bool {
	for m := range found.All() {
		if m.Kind() == species.Accepted && m.Taxon() == t {
			return true
		}
	}
	return false
}

// unknownName reports a name that the tables do not have. They have every
// accepted animal; of plants, those added since 2017 are partly missing, so a
// plant of a known genus is a doubt and not an error.
func (c *checker) unknownName(where place, printed string) {
	if genus, _, more := strings.Cut(printed, " "); more {
		if found, err := c.tables.Species().Lookup(genus); err == nil {
			if t, ok := found.Taxon(); ok && t.Kingdom() == species.Plantae {
				c.report(where, "CITES-FIELD-SPECIES", "unknown-in-genus", shorten(printed), t.Name())
				return
			}
		}
	}
	c.report(where, "CITES-FIELD-SPECIES", "unknown", shorten(printed))
}

// candidates lists the taxa that a name may mean, each once.
func candidates(found species.Matches) string {
	const most = 5
	var names []string
	seen := make(map[species.Taxon]bool)
	for m := range found.All() {
		t := m.Taxon()
		if seen[t] {
			continue
		}
		seen[t] = true
		if len(names) == most {
			names = append(names, "…")
			break
		}
		names = append(names, strings.TrimSpace(t.Name()+" "+t.Author()))
	}
	return strings.Join(names, "; ")
}

// isHybrid reports whether a name is that of a hybrid, written with a cross or
// with the letter x that stands for it.
func isHybrid(name string) bool {
	return strings.Contains(name, "×") || strings.Contains(name, " x ") || strings.Contains(name, " X ") ||
		len(name) > 7 && strings.EqualFold(name[len(name)-7:], " hybrid")
}

// listedAsOne reports whether a taxon is listed at its own level or above.
func (c *checker) listedAsOne(n *node, t species.Taxon) bool {
	answer, err := c.listed(n, t)
	if err != nil {
		return false
	}
	for l := range answer.Listings() {
		if t.Within(l.Taxon()) {
			return true
		}
	}
	return false
}

// higherAllowed reports whether a taxon above the species may stand in box 7, as
// for stony corals (50 CFR 23.23(c)(13)). That plants are listed at that level is
// no ground there; it makes the want of a species a remark.
func (c *checker) higherAllowed(n *node, t species.Taxon) bool {
	if t.Kingdom() == species.Plantae {
		return false
	}
	corals, err := c.tables.Species().Lookup("Scleractinia")
	if err != nil {
		return false
	}
	order, ok := corals.Taxon()
	return ok && t.Within(order)
}
