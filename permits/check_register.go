package permits

import (
	"strings"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
)

// told are the findings that are made once for a document and not for each row.
type told uint16

const (
	toldOperations told = 1 << iota
	toldSuspensions
	toldNoTaxon
	toldReports
	toldQuota
	toldBred
	toldCommercial
	toldOrigin
)

// once reports whether it is asked for a finding for the first time.
func (c *checker) once(t told) bool {
	first := c.told&t == 0
	c.told |= t
	return first
}

// id returns the document as registers know it.
func (c *checker) id() DocumentID {
	return DocumentID{Issuer: c.issuer, Number: trim(c.p.Number), Type: c.document}
}

// checkRegisters asks the caller's registers of the document as a whole.
func (c *checker) checkRegisters() {
	c.checkCancelled()
	c.checkUsed()
	c.checkImportLink()
	if c.registers.Suspensions == nil && len(c.nodes) > 0 {
		c.report(at(fieldRegisters), "CITES-SUSPENSION", "not-checked")
	}
	if c.selected(US) {
		c.checkIssued()
		c.checkDesignated()
		c.checkConditions()
		c.checkVerification()
	}
}

func (c *checker) checkCancelled() {
	const code = "CITES-PERMIT-CANCELLED"
	where, id := at(fieldNumber), c.id()
	if id.Number == "" {
		return // nothing to ask for
	}
	var entry Cancellation
	known := NotKnown
	if c.registers.Cancelled != nil {
		entry, known = c.registers.Cancelled.Cancelled(id)
	}
	detail := cancellationText(entry)
	switch {
	case known == NotKnown:
		c.report(at(fieldRegisters), code, "not-checked")
	case known == No:
	case entry.On != 0 && c.on != 0 && entry.On > c.on:
		// It was good when it was presented.
	case entry.By != 0 && entry.By != c.issuer && entry.By != placeOf(c.p.Importer.Country):
		c.report(where, code, "reported", id.Number, detail)
	case entry.ReplacedBy != "":
		c.report(where, code, "replaced", id.Number, entry.ReplacedBy)
	case detail != "":
		c.report(where, code, "detail", id.Number, detail)
	default:
		c.report(where, code, "cancelled", id.Number)
	}
}

// cancellationText is what a register says of a cancellation, in its words.
func cancellationText(x Cancellation) string {
	var parts []string
	if x.On != 0 {
		parts = append(parts, x.On.String())
	}
	for _, s := range [...]string{x.Reason, x.ReplacedBy} {
		if trim(s) != "" {
			parts = append(parts, trim(s))
		}
	}
	if x.By != 0 {
		parts = append(parts, x.By.String())
	}
	return strings.Join(parts, ", ")
}

// checkUsed judges whether the document has served before. Those that stay with
// their holder cross borders many times.
func (c *checker) checkUsed() {
	const code = "CITES-PERMIT-USED"
	id := c.id()
	switch c.document {
	case TravellingExhibitionCertificate, PersonalOwnershipCertificate, MusicalInstrumentCertificate, SampleCollectionCertificate,
		ScientificExchangeLabel:
		return
	}
	if id.Number == "" {
		return
	}
	on, known := c.on, NotKnown
	if c.registers.Used != nil {
		on, known = c.registers.Used.Used(id)
	}
	switch {
	case known == NotKnown:
		c.report(at(fieldRegisters), code, "not-checked")
	case known == No || on != 0 && on == c.on:
		// Never used, or on the day of this presentation: that is this use.
	case on == 0:
		c.report(at(fieldNumber), code, "undated", id.Number)
	default:
		c.report(at(fieldNumber), code, "used", id.Number, on.String())
	}
}

// checkImportLink judges an import permit of the European Union together with
// the foreign document, whichever of them is checked.
func (c *checker) checkImportLink() {
	const code = "CITES-PERMIT-EU-IMPORT-LINK"
	if !c.selected(EU) {
		return
	}
	var foreign *Permit
	switch {
	case c.document == ImportPermit:
		if !inUnion(c.issuer, c) {
			return
		}
		for _, p := range c.others {
			if p != nil && (DocumentOf(p) == ExportPermit || DocumentOf(p) == ReexportCertificate) &&
				importPermitFor(p, []*Permit{c.p}) != nil {
				foreign = p
				break
			}
		}
	case c.exportDocument():
		if inUnion(c.issuer, c) || !inUnion(placeOf(c.p.Importer.Country), c) {
			return
		}
		permit := importPermitFor(c.p, c.others)
		if permit == nil && c.registers.Imports != nil {
			permit, _ = c.registers.Imports.ImportPermit(c.p)
		}
		if permit != nil {
			foreign = c.p
		}
	default:
		return
	}
	if foreign == nil {
		c.report(at(fieldRegisters), code, "not-checked")
		return
	}
	number, until, issued := shorten(trim(foreign.Number)), foreign.ValidUntil.Date, foreign.Issued.Date.Date
	if c.departure != 0 && until != 0 && c.departure > until {
		c.report(at(fieldDocument), code, "used-late", number, until.String(), c.departure.String())
	}
	if last := issued.AddMonths(6); c.on != 0 && issued != 0 && c.on > last {
		c.report(at(fieldDocument), code, "late", number, issued.String(), c.on.String(), last.String())
	}
	if c.on == 0 && c.departure == 0 {
		c.report(at(fieldDocument), code, "no-date")
	}
}

func inUnion(country countries.Code, c *checker) bool {
	day := c.on
	if day == 0 {
		day = c.day()
	}
	return country != 0 && country.Country().InEuropeanUnion(day)
}

// checkSuspended asks for recommendations that concern a row: against the
// exporting country and, for goods of another origin, against that.
func (c *checker) checkSuspended(n *node) {
	const code = "CITES-SUSPENSION"
	r := c.registers.Suspensions
	if r == nil {
		return // told once for the document
	}
	if n.taxon.IsZero() {
		if c.once(toldNoTaxon) {
			c.report(n.at.in(itemName), code, "no-taxon", shorten(trim(n.item.ScientificName)))
		}
		return
	}
	t := Trade{Taxon: n.taxon, Term: Term(n.term.text()), Purpose: c.purpose, On: c.day()}
	if len(n.item.Sources) > 0 {
		t.Source = Source(find(kindSource, string(n.item.Sources[0])).text())
	}
	origin := c.origin(n)
	for i, from := range [...]countries.Code{c.exporter, origin} {
		if from == 0 || i == 1 && origin == c.exporter {
			continue
		}
		t.From = from
		found, known := r.Suspended(t)
		switch {
		case known == Yes && c.selected(US):
			c.report(n.at.in(itemName), code, "suspended-us", n.taxon.Name(), from.String(), referencesOf(found))
		case known == Yes:
			c.report(n.at.in(itemName), code, "suspended", n.taxon.Name(), from.String(), referencesOf(found))
		case known == NotKnown && c.once(toldSuspensions):
			c.report(at(fieldRegisters), code, "not-known")
		}
		if known == Yes && c.selected(US) && from == c.issuer {
			c.checkReports(found)
		}
	}
}

// checkReports singles out suspensions for want of annual reports, once.
func (c *checker) checkReports(found []Recommendation) {
	var reports []Recommendation
	for _, f := range found {
		if f.Basis == appendix.MissingAnnualReports {
			reports = append(reports, f)
		}
	}
	if len(reports) > 0 && c.once(toldReports) {
		c.report(at(fieldAuthorityCountry), "US-ACCEPT-PARTY-REPORTS", "suspended", c.issuer.String(), referencesOf(reports))
	}
}

func referencesOf(found []Recommendation) string {
	references := make([]string, 0, len(found))
	for _, f := range found {
		if trim(f.Reference) != "" {
			references = append(references, trim(f.Reference))
		}
	}
	if len(references) == 0 {
		return "–"
	}
	return strings.Join(references, "; ")
}

// checkOperation asks whether the operation of a row of source D is registered.
func (c *checker) checkOperation(n *node) {
	number := trim(n.row.OperationNumber)
	known := NotKnown
	country := c.origin(n)
	if country == 0 {
		country = c.exporter
	}
	if r := c.registers.Operations; r != nil {
		known = r.Operation(country, number, n.taxon)
	}
	switch {
	case known == No:
		c.report(n.at.in(itemOperation), "CITES-FIELD-SOURCE-D-REGISTER", "not-registered", shorten(number), n.taxon.Name())
	case known == NotKnown && c.once(toldOperations):
		c.report(at(fieldRegisters), "CITES-FIELD-SOURCE-D-REGISTER", "not-checked")
	}
}
