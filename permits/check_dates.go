package permits

import (
	"strconv"

	"github.com/citesgo/cites"
)

// validity says which rule judges how long a document is valid.
type validity struct {
	code    string // for the presentation and for missing dates
	tooLong string // for the length
	months  int    // 0 where no limit is known
}

func (c *checker) validity() validity {
	months, _ := c.document.Months()
	code := ""
	switch c.document {
	case ExportPermit, ReexportCertificate:
		code = "CITES-PERMIT-VALIDITY-EXPORT"
	case ImportPermit, IntroductionFromTheSeaCertificate, CertificateOfOrigin:
		code = "CITES-PERMIT-VALIDITY-IMPORT"
	case TravellingExhibitionCertificate, PersonalOwnershipCertificate, MusicalInstrumentCertificate:
		code = "CITES-PERMIT-VALIDITY-MULTI"
	default:
		return validity{"CITES-PERMIT-EXPIRED", "CITES-PERMIT-VALIDITY-OTHER", months}
	}
	return validity{code, code, months}
}

// checkDates judges the period of validity and the order of the dates. A
// document is valid until the end of its last day.
func (c *checker) checkDates() {
	c.checkReadable()
	c.checkExtension()
	v := c.validity()
	from, until := c.p.ValidFrom.Date, c.p.ValidUntil.Date
	switch {
	case c.document == "":
		c.report(at(fieldValidUntil), v.tooLong, "unknown-type")
	case v.months == 0:
		c.report(at(fieldValidUntil), v.tooLong, "national")
	case c.issued != 0 && until != 0:
		if last := c.issued.AddMonths(v.months); until > last {
			c.report(at(fieldValidUntil), v.tooLong, "too-long", c.issued.String(), until.String(), strconv.Itoa(v.months), last.String())
		}
	}
	switch {
	case c.on == 0:
		c.report(at(fieldValidUntil), v.code, "no-presentation")
	case c.until != 0 && c.on > c.until:
		c.report(at(fieldValidUntil), v.code, "expired", c.until.String(), c.on.String())
	}
	if from != 0 && until != 0 && from > until {
		c.report(at(fieldValidFrom), "CITES-PERMIT-FROM-AFTER-UNTIL", "from", from.String(), until.String())
	}
	if c.issued != 0 && until != 0 && c.issued > until {
		c.report(at(fieldIssuedDate), "CITES-PERMIT-FROM-AFTER-UNTIL", "issued", c.issued.String(), until.String())
	}
	c.checkBegun(from)
	c.checkThirdCountry()
}

// checkReadable names dates that are none. The dates that decide on validity
// make the document invalid; the others leave a rule without its date.
func (c *checker) checkReadable() {
	c.readable(at(fieldValidUntil), c.p.ValidUntil, "unreadable")
	c.readable(at(fieldIssuedDate), c.p.Issued.Date, "unreadable")
	c.readable(at(fieldValidFrom), c.p.ValidFrom, "unreadable-other")
	c.readable(at(fieldEndorsementDate), c.p.Endorsement.Date, "unreadable-other")
	c.readable(at(fieldExtended), c.p.Status.ExtendedUntil, "unreadable-other")
	for i := range c.p.Items {
		item, at := &c.p.Items[i], place{row: i}
		c.readable(at.in(itemOriginIssued), item.Origin.Issued, "unreadable-other")
		c.readable(at.in(itemLastIssued), item.LastReexport.Issued, "unreadable-other")
		c.readable(at.in(itemAcquired), item.Acquired, "unreadable-other")
	}
}

func (c *checker) readable(at place, m Moment, variant string) {
	if m.Date == 0 && trim(m.Text) != "" {
		c.report(at, "CITES-FIELD-DATE", variant, shorten(m.Text))
	}
}

// checkBegun judges whether the document was there, and in force, in time. A
// document issued retrospectively is another rule's.
func (c *checker) checkBegun(from cites.Date) {
	if c.issued != 0 && !c.p.Status.Retrospective {
		if c.departure != 0 && c.issued > c.departure {
			c.report(at(fieldIssuedDate), "CITES-PERMIT-NOT-YET-ISSUED", "after-departure", c.issued.String(), c.departure.String())
		} else if c.on != 0 && c.issued > c.on {
			c.report(at(fieldIssuedDate), "CITES-PERMIT-NOT-YET-ISSUED", "after-presentation", c.issued.String(), c.on.String())
		}
	}
	if from != 0 && c.on != 0 && from > c.on {
		c.report(at(fieldValidFrom), "CITES-PERMIT-NOT-YET-ISSUED", "not-yet-valid", from.String(), c.on.String())
	}
}

// checkExtension judges an extension and, where it holds, lets it move the end
// of validity.
func (c *checker) checkExtension() {
	to := c.p.Status.ExtendedUntil.Date
	if c.p.Status.ExtendedUntil.IsZero() {
		return
	}
	allowed := to != 0
	for i := range c.nodes {
		switch term := Term(c.nodes[i].term.text()); {
		case (term == Logs || term == SawnWood || term == VeneerSheets || term == plywood) && !c.nodes[i].inAppendix("I"):
		default:
			allowed = false
			what := string(c.nodes[i].item.Term)
			if what == "" {
				what = c.nodes[i].item.ScientificName
			}
			c.report(at(fieldExtended), "CITES-PERMIT-EXTENSION", "not-timber", shorten(what))
			c.report(at(fieldExtended), "US-ACCEPT-EXTENSION", "not-timber", shorten(what))
		}
		if !allowed {
			break // one example will do
		}
	}
	if last := c.p.ValidUntil.Date.AddMonths(6); to != 0 && last != 0 && to > last {
		allowed = false
		c.report(at(fieldExtended), "CITES-PERMIT-EXTENSION", "too-long", to.String(), last.String())
	}
	if !c.reason {
		c.report(at(fieldConditions), "CITES-PERMIT-EXTENSION", "no-note")
	}
	if allowed && to > c.until {
		c.until = to
	}
}

// checkThirdCountry judges the dates of a third country's document at the
// border of the European Union.
func (c *checker) checkThirdCountry() {
	if !c.selected(EU) {
		return
	}
	switch c.document {
	case ExportPermit, ReexportCertificate, CertificateOfOrigin, TravellingExhibitionCertificate, PersonalOwnershipCertificate,
		MusicalInstrumentCertificate:
	default:
		return
	}
	day := c.on
	if day == 0 {
		day = c.issued
	}
	if c.issuer != 0 && c.issuer.Country().InEuropeanUnion(day) {
		return
	}
	if until := c.p.ValidUntil.Date; c.departure != 0 && until != 0 && c.departure > until {
		c.report(at(fieldValidUntil), "CITES-PERMIT-EU-THIRDCOUNTRY", "used-late", c.departure.String(), until.String())
	}
	if c.on == 0 {
		c.report(at(fieldIssuedDate), "CITES-PERMIT-EU-THIRDCOUNTRY", "no-date")
		return
	}
	months, _ := c.document.Months()
	if last := c.issued.AddMonths(months); c.issued != 0 && c.on > last {
		c.report(at(fieldIssuedDate), "CITES-PERMIT-EU-THIRDCOUNTRY", "late",
			c.issued.String(), c.on.String(), strconv.Itoa(months), last.String())
	}
}
