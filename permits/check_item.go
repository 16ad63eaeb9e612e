package permits

import (
	"strings"

	"github.com/citesgo/cites/species"
)

// checkItem judges one specimen. What belongs to the row as a whole is judged
// with the row itself and not again with its parts.
func (c *checker) checkItem(n *node) {
	taxon, known := c.checkSpecies(n)
	n.kingdom, n.taxon = taxon.Kingdom(), taxon
	c.checkTerm(n)
	c.checkSources(n)
	if known {
		c.checkKingdom(n, taxon)
		c.checkTaxonTerm(n, taxon)
		c.checkAppendix(n, taxon)
		c.checkRange(n, taxon)
		c.checkDocuments(n, taxon)
	}
	c.checkProduct(n)
	c.checkSuspended(n)
	c.checkLive(n)
	c.checkCovered(n)
	if !n.isPart() {
		c.checkQuantity(n)
		c.checkQuota(n)
		c.checkOrigin(n)
		c.checkLastReexport(n)
	}
}

// inAppendix reports whether box 10 says this Appendix.
func (n *node) inAppendix(a string) bool { return strings.EqualFold(trim(n.item.Appendix), a) }

// hasSource reports whether box 10 has this source code.
func (n *node) hasSource(s Source) bool {
	for _, x := range n.item.Sources {
		if strings.EqualFold(trim(string(x)), string(s)) {
			return true
		}
	}
	return false
}

// checkTerm judges the term of box 9 and how it goes with unit and purpose.
func (c *checker) checkTerm(n *node) {
	printed := trim(string(n.item.Term))
	if printed == "" {
		return
	}
	row := n.term
	switch to := row.replacement(0); {
	case row.isZero():
		c.report(n.at.in(itemTerm), "CITES-FIELD-TERM-VALID", "unknown", shorten(printed))
		return
	case to.ok && row.isCertain():
		c.report(n.at.in(itemTerm), "CITES-FIELD-TERM-VALID", "legacy", printed, to.text())
	case !row.isCurrent():
		c.report(n.at.in(itemTerm), "CITES-FIELD-TERM-VALID", "withdrawn", printed)
	default:
		switch then := row.on(c.issued); {
		case !then.ok:
			c.report(n.at.in(itemTerm), "CITES-FIELD-TERM-VALID", "not-yet", printed, row.since().String(), c.issued.String())
		case then != row:
			c.report(n.at.in(itemTerm), "CITES-FIELD-TERM-VALID", "cosmetics") // the only term with another meaning
		}
	}
	if !n.isPart() {
		if ok, known := withUnit(row, n.row.Quantity.Unit); known && !ok {
			c.report(n.at.in(itemTerm), "CITES-FIELD-TERM-UNIT", "pair", printed, string(n.row.Quantity.Unit.today()))
		}
	}
	if ok, known := withPurpose(row, c.purpose); known && !ok {
		c.report(n.at.in(itemTerm), "CITES-FIELD-TERM-PURPOSE", "pair", printed, string(c.purpose))
		switch c.purpose {
		case Breeding, Reintroduction:
			c.report(n.at.in(itemTerm), "CITES-FIELD-PURPOSE-SOURCE", "release", string(c.purpose), printed)
		case HuntingTrophy:
			c.report(n.at.in(itemTerm), "CITES-FIELD-PURPOSE-SOURCE", "trophy", printed)
		}
	}
}

// checkSources judges the codes of box 10 without regard to the taxon.
func (c *checker) checkSources(n *node) {
	codes := 0
	for i, s := range n.item.Sources {
		if printed := trim(string(s)); printed != "" {
			codes++
			if find(kindSource, printed).isZero() {
				c.report(n.at.inIndex(itemSource, i), "CITES-FIELD-SOURCE-VALID", "unknown", shorten(printed))
			}
		}
	}
	if codes == 2 && !n.hasSource(PreConvention) && !n.hasSource(Confiscated) {
		c.report(n.at.in(itemSources), "CITES-FIELD-SOURCE-VALID", "together")
	}
	if n.hasSource(RegisteredCommercial) && (n.inAppendix("II") || n.inAppendix("III")) {
		c.report(n.at.in(itemSources), "CITES-FIELD-SOURCE-D-APPENDIX", "appendix", strings.ToUpper(trim(n.item.Appendix)))
	}
	if n.hasSource(PreConvention) {
		if n.row.Acquired.IsZero() {
			c.report(n.at.in(itemAcquired), "CITES-FIELD-SOURCE-O-DATE", "date")
		}
		switch {
		case codes != 1:
		case c.profiles[GB]:
			c.report(n.at.in(itemSources), "CITES-FIELD-SOURCE-O-DATE", "second")
		case c.profiles[EU] || c.profiles[US]:
			c.report(n.at.in(itemSources), "CITES-FIELD-SOURCE-O-DATE", "second-advice")
		}
	}
	if n.hasSource(Confiscated) && codes == 1 {
		variant := "second-advice" // I may stand alone, 50 CFR 23.24(e)
		if c.profiles[GB] {
			variant = "second"
		}
		c.report(n.at.in(itemSources), "CITES-FIELD-SOURCE-I-CODE", variant)
	}
	if n.hasSource(UnknownSource) && !c.excuse {
		c.report(n.at.in(itemSources), "CITES-FIELD-SOURCE-U-REASON", "reason")
	}
	if n.hasSource(AssistedProduction) && c.issued != 0 && c.issued < AssistedProduction.Since() {
		c.report(n.at.in(itemSources), "CITES-FIELD-SOURCE-Y-PLANT", "before", c.issued.String())
	}
	// Hybrids of Appendix I may go with source A for trade too.
	if n.hasSource(ArtificiallyPropagated) && n.inAppendix("I") && c.purpose == Commercial && !isHybrid(n.item.ScientificName) {
		c.report(n.at.in(itemSources), "CITES-FIELD-PURPOSE-SOURCE", "propagated")
	}
}

// checkKingdom judges how source and purpose go with the kingdom.
func (c *checker) checkKingdom(n *node, t species.Taxon) {
	plant := n.kingdom == species.Plantae
	if !plant && n.kingdom != species.Animalia {
		return
	}
	for i, s := range n.item.Sources {
		row := find(kindSource, string(s))
		code, suits := Source(row.text()), row.onAnimals()
		if plant {
			suits = row.onPlants()
		}
		where := n.at.inIndex(itemSource, i)
		switch {
		case suits == fitNot && plant:
			c.report(where, "CITES-FIELD-SOURCE-KINGDOM", "plant", string(code), t.Name())
		case suits == fitNot:
			c.report(where, "CITES-FIELD-SOURCE-KINGDOM", "animal-a", t.Name())
		case suits == fitDoubtful && plant:
			c.report(where, "CITES-FIELD-SOURCE-KINGDOM", "plant-f", t.Name())
		case suits == fitDoubtful:
			c.report(where, "CITES-FIELD-SOURCE-KINGDOM", "animal-y", t.Name())
		}
		switch {
		case code != RegisteredCommercial:
		case trim(n.row.OperationNumber) != "":
			c.checkOperation(n)
		case !plant: // a nursery need not be registered
			c.report(n.at.in(itemOperation), "CITES-FIELD-SOURCE-D-REGISTER", "number")
		}
	}
	switch {
	case c.purpose == Zoo && plant:
		c.report(n.at.in(itemName), "CITES-FIELD-PURPOSE-SOURCE", "zoo", t.Name())
	case c.purpose == BotanicalGarden && !plant:
		c.report(n.at.in(itemName), "CITES-FIELD-PURPOSE-SOURCE", "garden", t.Name())
	}
}

// checkLive judges what a document for live specimens has to say of them. An
// import permit says nothing of the transport to come.
func (c *checker) checkLive(n *node) {
	if Term(n.term.text()) != Live {
		return
	}
	if c.leaves() && !c.moved && !speakOfTransport(n.row.Description) && !speakOfTransport(n.item.Description) {
		c.report(n.at.in(itemTerm), "CITES-FIELD-LIVE-TRANSPORT", "statement")
		c.report(n.at.in(itemTerm), "US-ACCEPT-HUMANE", "statement")
	}
	if n.kingdom == species.Animalia && trim(n.item.Age) == "" && trim(n.item.Sex) == "" {
		c.report(n.at.in(itemAge), "CITES-FIELD-LIVE-TRANSPORT", "age-sex")
	}
}

// leaves reports whether goods leave a country under the document: then it says
// how live ones travel.
func (c *checker) leaves() bool {
	switch c.document {
	case ImportPermit, IntroductionFromTheSeaCertificate, ScientificExchangeLabel:
		return false
	}
	return true
}

// speakOfTransport reports whether a text mentions transport. It looks for the
// words only, in the Convention's languages, Russian and those of Central Asia,
// Arabic and Chinese: whether the statement is the right one is for a reader.
func speakOfTransport(texts []Text) bool {
	for _, t := range texts {
		text := strings.ToLower(t.Text)
		for _, word := range [...]string{
			"transport", "iata", "lineamientos", "directrices", "lignes directrices", "guidelines",
			"перевоз", "транспорт", "иата", "тасымал", "ташу", "tashish", "daşa", "нақли", "نقل", "运输",
		} {
			if strings.Contains(text, word) {
				return true
			}
		}
	}
	return false
}
