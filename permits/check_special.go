package permits

import (
	"strings"

	"github.com/citesgo/cites/species"
)

// Rules of single types of documents.

// checkCarnet judges a document for a collection of samples, which travels under
// an ATA carnet.
func (c *checker) checkCarnet() {
	const code = "CITES-SAMPLE-CARNET"
	if c.document != SampleCollectionCertificate {
		return
	}
	carnet := &c.p.Carnet
	if trim(carnet.Number) == "" && !speakOfCarnet(c.p.Conditions) {
		c.report(at(fieldCarnet), code, "none")
	}
	last, until := carnet.ValidUntil.Date, c.p.ValidUntil.Date
	switch {
	case last == 0:
		c.report(at(fieldCarnetUntil), code, "not-checked")
	case c.on > last:
		c.report(at(fieldCarnetUntil), code, "expired", last.String(), c.on.String())
	}
	if last != 0 && until > last {
		c.report(at(fieldValidUntil), code, "past", until.String(), last.String())
	}
	importer, exporter := trim(c.p.Importer.Name), trim(c.p.Exporter.Name)
	if importer != "" && exporter != "" && !strings.EqualFold(importer, exporter) {
		c.report(at(fieldImporterName), code, "parties")
	}
	for i := range c.nodes {
		if n := &c.nodes[i]; n.inAppendix("I") && !n.hasSource(RegisteredCommercial) {
			c.report(n.at.in(itemAppendix), code, "appendix-i")
		}
	}
}

// speakOfCarnet reports whether a text names an ATA carnet with a number.
func speakOfCarnet(texts []Text) bool {
	for _, t := range texts {
		text := strings.ToUpper(t.Text)
		if (strings.Contains(text, "ATA") || strings.Contains(text, "АТА")) && strings.ContainsAny(text, "0123456789") {
			return true
		}
	}
	return false
}

// checkPhytosanitary judges a phytosanitary certificate that stands for a
// document of the Convention.
func (c *checker) checkPhytosanitary() {
	const code = "CITES-PHYTO"
	if c.document != PhytosanitaryCertificate {
		return
	}
	for i := range c.nodes {
		n := &c.nodes[i]
		// Hybrids of Appendix I without annotation may go on one too.
		if n.inAppendix("I") && !isHybrid(n.item.ScientificName) {
			c.report(n.at.in(itemAppendix), code, "appendix", "I")
		}
		if !n.hasSource(ArtificiallyPropagated) {
			c.report(n.at.in(itemSources), code, "source")
		}
		if n.kingdom == species.Animalia {
			c.report(n.at.in(itemName), code, "animal", n.taxon.Name())
		}
	}
	if !c.speakOfPropagation() {
		c.report(at(fieldConditions), code, "statement")
	}
}

// speakOfPropagation reports whether the document states that its plants are
// artificially propagated.
func (c *checker) speakOfPropagation() bool {
	says := func(texts []Text) bool {
		for _, t := range texts {
			if hasWord(strings.ToLower(t.Text), "artificial|artificiellement|искусственн") {
				return true
			}
		}
		return false
	}
	if says(c.p.Conditions) {
		return true
	}
	for i := range c.p.Items {
		if says(c.p.Items[i].Description) {
			return true
		}
	}
	return false
}
