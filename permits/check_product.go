package permits

import (
	"errors"
	"strconv"
	"strings"

	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// Terms whose specimens have rules of their own.
const (
	caviar      Term = "CAV"
	coral       Term = "COR"
	skin        Term = "SKI"
	skinSide    Term = "SID"
	plywood     Term = "PLY"
	tusk        Term = "TUS"
	ivoryPiece  Term = "IVP"
	ivoryCarved Term = "IVC"
	ivoryJewel  Term = "IJW"
	eggs        Term = "EGG"
	liveEggs    Term = "EGL"
	seeds       Term = "SEE"
)

// checkProduct judges specimens whose kind has rules of its own. The term decides
// first, so that the rules cost nothing for the rows they do not concern. An
// import permit is granted before there are labels and tags.
func (c *checker) checkProduct(n *node) {
	switch Term(n.term.text()) {
	case caviar:
		if c.document != ImportPermit {
			c.checkCaviar(n)
		}
	case skin, skinSide:
		if c.document != ImportPermit && n.within("Crocodylia") {
			c.checkSkins(n)
		}
	case coral, Live:
		c.checkCoral(n)
	case Logs, SawnWood, VeneerSheets, plywood:
		c.checkTimber(n)
	case tusk, ivoryPiece, ivoryCarved, ivoryJewel:
		if n.within("Elephantidae") {
			c.checkIvory(n)
		}
	case Trophy:
		c.checkTrophy(n)
	}
}

// within reports whether the taxon of a node is a higher one or in it.
func (n *node) within(higher string) bool {
	for t, more := n.taxon, !n.taxon.IsZero(); more; t, more = t.Parent() {
		if t.Name() == higher {
			return true
		}
	}
	return false
}

// means reports whether the taxon of a node can be the one that a code names: it
// is that, one in it, or one above it. What the code or the node does not name
// decides nothing.
func (n *node) means(name string) bool {
	if name == "" || n.taxon.IsZero() {
		return true
	}
	own := n.taxon.Name()
	return own == name || strings.HasPrefix(own, name+" ") || strings.HasPrefix(name, own+" ") || n.within(name)
}

// checkCaviar judges the labels of caviar, which stand among the marks.
func (c *checker) checkCaviar(n *node) {
	const code = "CITES-CAVIAR-LABEL"
	if !n.taxon.IsZero() && !n.within("Acipenseriformes") {
		return // the roe of other fish is no caviar; whether it can be is another rule's
	}
	if c.document == PreConventionCertificate || n.hasSource(PreConvention) {
		c.report(n.at.in(itemSources), code, "pre-convention")
	}
	c.checkCaviarAge(n)
	if len(n.item.Marks) == 0 {
		c.report(n.at.in(itemMarks), code, "none")
		return
	}
	for i, m := range n.item.Marks {
		where, label := n.at.inIndex(itemMark, i), shortenTo(trim(m.Value), maxTagText)
		l, err := ParseCaviarLabel(m.Value)
		var fault *LabelError
		if errors.As(err, &fault) {
			c.report(where, code, fault.Part.String(), label)
			continue
		}
		species, female, known := l.Taxa()
		switch {
		case !known && l.Female != "":
			c.report(where, code, "code", label, l.Species+"x"+l.Female)
		case !known:
			c.report(where, code, "code", label, l.Species)
		case !n.means(species) && (female == "" || !n.means(female)):
			c.report(where, code, "taxon", label, n.taxon.Name())
		}
		if len(n.item.Sources) > 0 && !n.hasSource(l.Source) {
			c.report(where, code, "source-differs", label, shorten(string(n.item.Sources[0])))
		}
		if from := c.origin(n); from != 0 && from != l.Origin {
			c.report(where, code, "origin-differs", label, from.String())
		}
		if c.issued != 0 && l.Year > c.issued.Year() {
			c.report(where, code, "year-late", label, c.issued.String())
		}
	}
}

// checkCaviarAge judges whether caviar is re-exported in time.
func (c *checker) checkCaviarAge(n *node) {
	issued := n.row.Origin.Issued.Date
	if c.document != ReexportCertificate || issued == 0 {
		return
	}
	on := c.departure
	if on == 0 {
		on = c.issued
	}
	if last := issued.AddMonths(18); on > last {
		c.report(n.at.in(itemOriginIssued), "CITES-CAVIAR-LABEL", "reexport-late", issued.String(), last.String(), on.String())
	}
}

// checkSkins judges the tags of skins and sides of crocodilians.
func (c *checker) checkSkins(n *node) {
	const code = "CITES-CROC-TAG"
	if len(n.item.Marks) == 0 {
		c.report(n.at.in(itemMarks), code, "none")
		return
	}
	count, all := int64(0), true
	for i, m := range n.item.Marks {
		where, printed := n.at.inIndex(itemMark, i), shortenTo(trim(m.Value), maxTagText)
		t, err := ParseCrocodilianTag(m.Value)
		if err != nil {
			c.report(where, code, "unreadable", printed)
			all = false
			continue
		}
		count += t.Count()
		species, female, known := t.Taxa()
		switch {
		case !known:
			c.report(where, code, "code", printed, t.Species)
		case !n.means(species) && (female == "" || !n.means(female)):
			c.report(where, code, "species", printed, n.taxon.Name())
		}
		// A replacement tag, which has no species, shows the country of re-export.
		if from := c.origin(n); from != 0 && from != t.Country && (t.Species != "" || t.Country != c.issuer) {
			c.report(where, code, "origin", printed, from.String())
		}
		if c.issued != 0 && t.Year > c.issued.Year() {
			c.report(where, code, "year", printed, c.issued.String())
		}
	}
	q := n.row.Quantity
	switch amount, ok := q.Amount.Decimal(); {
	case !all || !ok || n.isPart():
	case q.Unit.today() != NumberOfSpecimens:
		c.report(n.at.in(itemMarks), code, "not-counted", shorten(string(q.Unit.today())))
	default:
		if whole, _, ok := amount.Int64(0); !ok || whole != count {
			c.report(n.at.in(itemMarks), code, "count", strconv.FormatInt(count, 10), shorten(q.Amount.String()))
		}
	}
}

// checkCoral judges how stony corals are named and counted. Only a name above the
// species, or a unit that is not the number, makes it look at the classification.
func (c *checker) checkCoral(n *node) {
	live := Term(n.term.text()) == Live
	weighed := live && !n.isPart() && n.row.Quantity.Unit.today() != NumberOfSpecimens
	high := live && !n.taxon.IsZero() && n.taxon.Rank() < species.Genus
	if !weighed && !high || n.kingdom != species.Animalia || !n.within("Scleractinia") {
		return
	}
	if high {
		c.report(n.at.in(itemName), "CITES-CORAL-GENUS", "above-genus", n.taxon.Name())
	}
	if weighed {
		c.report(n.at.in(itemUnit), "CITES-CORAL-GENUS", "unit", shorten(string(n.row.Quantity.Unit)))
	}
}

// checkTimber judges the unit of timber, and says what a weight is in cubic
// metres.
func (c *checker) checkTimber(n *node) {
	const code = "CITES-TIMBER-UNIT"
	if n.isPart() {
		return
	}
	q, term := n.row.Quantity, Term(n.term.text())
	unit := q.Unit.today()
	switch {
	case unit == CubicMetres || unit == CubicCentimetres:
		return
	case unit == SquareMetres && (term == VeneerSheets || term == plywood):
		return
	case !find(kindUnit, string(q.Unit)).ok && trim(string(q.Unit)) != "":
		return // the rule on units has told
	}
	c.report(n.at.in(itemUnit), code, "unit", string(term), shorten(string(unit)))
	if base, _, _, ok := unit.Base(); !ok || base != Kilograms || n.taxon.IsZero() || !q.Amount.Valid() {
		return
	}
	density, ok := TimberDensity(n.taxon)
	if !ok {
		c.report(n.at.in(itemUnit), code, "density", n.taxon.Name())
		return
	}
	volume, exact, err := TimberVolume(n.taxon, q)
	if err != nil {
		return
	}
	text := volume.Amount.String()
	if !exact {
		v, _ := volume.Amount.Decimal()
		text = v.Round(6).Trim(0).String()
	}
	c.report(n.at.in(itemUnit), code, "volume", shorten(q.Amount.String()+" "+string(unit)), n.taxon.Name(), text, strconv.FormatInt(density, 10))
}

// checkIvory judges the ivory of elephants that is not pre-Convention.
func (c *checker) checkIvory(n *node) {
	const code = "CITES-IVORY"
	if n.hasSource(PreConvention) {
		return
	}
	if c.purpose == Commercial {
		c.report(n.at.in(itemTerm), code, "commercial", n.taxon.Name())
	}
	if Term(n.term.text()) != tusk {
		return // a piece is marked by its weight and length, which no box says
	}
	us := ""
	if c.selected(US) && c.purpose == HuntingTrophy {
		us = "-us" // the text that we have read, 50 CFR 23.74(e)(2)
	}
	if len(n.item.Marks) == 0 {
		c.report(n.at.in(itemMarks), code, "unmarked"+us)
	}
	for i, m := range n.item.Marks {
		if !isTuskMark(m.Value) {
			c.report(n.at.inIndex(itemMark, i), code, "mark"+us, shorten(trim(m.Value)))
		}
	}
}

// isTuskMark reports whether a mark has the code of a country and a number.
func isTuskMark(s string) bool {
	number, country := false, false
	for rest := s; rest != ""; {
		word, gap := nextWord(rest)
		rest = rest[len(gap)+len(word):]
		switch {
		case word == "":
		case isDigit(word[0]):
			number = true
		case len(word) == 2:
			code, err := countries.ParseCode(word)
			country = country || err == nil && isPlace(code)
		}
	}
	return number && country
}

// checkTrophy judges how trophies are counted: all parts of one animal are one.
func (c *checker) checkTrophy(n *node) {
	const code = "CITES-TROPHY-COUNT"
	if n.isPart() {
		return
	}
	q := n.row.Quantity
	amount, ok := q.Amount.Decimal()
	switch marks := len(n.item.Marks); {
	case q.Unit.today() != NumberOfSpecimens:
		c.report(n.at.in(itemUnit), code, "unit", shorten(string(q.Unit.today())))
	case ok && marks > 0:
		if whole, _, fits := amount.Int64(0); !fits || whole > int64(marks) {
			c.report(n.at.in(itemAmount), code, "count", shorten(q.Amount.String()), strconv.Itoa(marks))
		}
	}
}
