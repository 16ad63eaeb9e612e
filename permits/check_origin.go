package permits

import (
	"strings"

	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// checkOrigin judges box 12.
func (c *checker) checkOrigin(n *node) {
	o := &n.row.Origin
	code := trim(o.Country.Code)
	origin := c.country(n.at.in(itemOriginCode), o.Country, true)
	switch {
	case strings.EqualFold(code, countries.Unknown.String()) && c.excuse:
		c.report(n.at.in(itemOriginCountry), "CITES-FIELD-ORIGIN-UNKNOWN", "explained")
	case strings.EqualFold(code, countries.Unknown.String()):
		c.report(n.at.in(itemOriginCountry), "CITES-FIELD-ORIGIN-UNKNOWN", "reason")
	}
	issuer := c.issuer
	if c.document == ExportPermit && origin != 0 && issuer != 0 && origin != issuer && !covers(issuer, origin, c.day()) {
		variant := "export"
		if n.kingdom == species.Plantae && n.hasSource(ArtificiallyPropagated) {
			variant = "export-plant" // may be where an exemption ended, which makes it an export
		}
		c.report(n.at.in(itemOriginCountry), "CITES-FIELD-ORIGIN-EXPORT", variant, origin.String(), issuer.String())
	}
	if c.document != ReexportCertificate {
		return
	}
	if !c.excuse {
		if code == "" && trim(o.Country.Name) == "" {
			c.report(n.at.in(itemOriginCountry), "CITES-FIELD-ORIGIN-REEXPORT", "country")
		}
		if trim(o.Document) == "" {
			c.report(n.at.in(itemOriginDocument), "CITES-FIELD-ORIGIN-REEXPORT", "document")
		}
		if o.Issued.IsZero() {
			c.report(n.at.in(itemOriginIssued), "CITES-FIELD-ORIGIN-REEXPORT", "date")
		}
	}
	if d := o.Issued.Date; d != 0 && c.issued != 0 && d > c.issued {
		c.report(n.at.in(itemOriginIssued), "CITES-FIELD-ORIGIN-REEXPORT", "late", d.String(), c.issued.String())
	}
	if origin == 0 || trim(o.Document) == "" {
		return
	}
	if number := ParseNumber(o.Document, origin); number.Year != 0 && number.Country != 0 && number.Country != origin {
		c.report(n.at.in(itemOriginDocument), "CITES-FIELD-ORIGIN-REEXPORT", "number", number.Text, origin.String())
	}
}

// checkLastReexport judges box 12a, which is empty where the goods were not
// re-exported before.
func (c *checker) checkLastReexport(n *node) {
	l := &n.row.LastReexport
	last := c.country(n.at.in(itemLastCode), l.Country, false)
	code := trim(l.Country.Code)
	if code == "" && trim(l.Country.Name) == "" && trim(l.Document) == "" && l.Issued.IsZero() {
		return
	}
	// The codes are compared as printed: an unknown one can be the issuer's too.
	if issuer := c.printedIssuer(); last != 0 && last == c.issuer || code != "" && strings.EqualFold(code, issuer) {
		c.report(n.at.in(itemLastCountry), "CITES-FIELD-LASTREEXPORT", "same", strings.ToUpper(shorten(code)))
	}
	if trim(l.Document) == "" && !c.excuse {
		c.report(n.at.in(itemLastDocument), "CITES-FIELD-LASTREEXPORT", "document")
	}
	switch d, from := l.Issued.Date, n.row.Origin.Issued.Date; {
	case l.Issued.IsZero() && !c.excuse:
		c.report(n.at.in(itemLastIssued), "CITES-FIELD-LASTREEXPORT", "date")
	case d != 0 && c.issued != 0 && d > c.issued:
		c.report(n.at.in(itemLastIssued), "CITES-FIELD-LASTREEXPORT", "late", d.String(), c.issued.String())
	case d != 0 && from > d:
		c.report(n.at.in(itemLastIssued), "CITES-FIELD-LASTREEXPORT", "order", from.String(), d.String())
	}
}

// printedIssuer returns the issuing country's code as it stands.
func (c *checker) printedIssuer() string {
	if code := trim(c.p.Authority.Country.Code); code != "" {
		return code
	}
	return trim(c.p.Exporter.Country.Code)
}

// origin returns the country where the specimen comes from, for the rules on
// populations and range: box 12, else the exporting country; zero where
// neither says it.
func (c *checker) origin(n *node) countries.Code {
	o := &n.row.Origin.Country
	if trim(o.Code) != "" || trim(o.Name) != "" {
		return placeOf(*o)
	}
	if c.document == ReexportCertificate {
		return 0 // the exporting country is not where it came from
	}
	return c.exporter
}

// checkRange judges whether a wild specimen can come from where it is said to.
func (c *checker) checkRange(n *node, t species.Taxon) {
	from := c.origin(n)
	if !n.hasSource(Wild) || from == 0 || t.Rank() < species.Species {
		return
	}
	switch in, known := t.InRange(from); {
	case !known:
		c.report(n.at.in(itemName), "CITES-FIELD-ORIGIN-RANGE", "unknown", t.Name())
	case !in:
		c.report(n.at.in(itemOriginCountry), "CITES-FIELD-ORIGIN-RANGE", "out", t.Name(), from.String())
	}
}
