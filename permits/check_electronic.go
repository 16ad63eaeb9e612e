package permits

import "strings"

// checkElectronic judges what only an electronic permit has, and names what the
// reader did not know.
func (c *checker) checkElectronic() {
	for i, u := range c.p.Unknown {
		c.report(atIndex(fieldUnknown, i), "CITES-EPERMIT-UNKNOWN", "element", shorten(u.Path))
	}
	for i := range c.p.Items {
		for j, u := range c.p.Items[i].Unknown {
			c.report(place{row: i}.inIndex(itemUnknown, j), "CITES-EPERMIT-UNKNOWN", "element", shorten(u.Path))
		}
	}
	c.checkPlaceholders()
	e := c.p.Electronic
	if e == nil {
		return
	}
	switch root := trim(e.Root); root {
	case "", "CITESEPermit", "CITESePermit", "CBFShip":
	default:
		c.report(at(fieldRoot), "CITES-EPERMIT-ROOT", "root", shorten(root))
	}
	if c.p.Copy {
		c.report(at(fieldCopy), "CITES-EPERMIT-COPY", "copy")
	}
	c.checkContext(e)
	for i, r := range e.References {
		other, until := r.ValidUntil.Date, c.p.ValidUntil.Date
		if other != 0 && until != 0 && other != until {
			c.report(atIndex(fieldReference, i), "CITES-EPERMIT-PERIOD-MISMATCH", "differ", until.String(), other.String())
		} else if from := r.ValidFrom.Date; from != 0 && c.p.ValidFrom.Date != 0 && from != c.p.ValidFrom.Date {
			c.report(atIndex(fieldReference, i), "CITES-EPERMIT-PERIOD-MISMATCH", "differ", c.p.ValidFrom.Date.String(), from.String())
		}
	}
	for i := range c.p.Items {
		c.checkDocumentTypes(&c.p.Items[i], place{row: i})
	}
	c.checkSignatories(e)
}

func (c *checker) checkContext(e *Electronic) {
	found := false
	for i, x := range e.Contexts {
		if x.Kind != "BusinessProcess" {
			continue
		}
		found = true
		if !strings.EqualFold(trim(x.Value), "CITES PERMITTING") {
			c.report(atIndex(fieldContext, i), "CITES-EPERMIT-CONTEXT", "value", shorten(x.Value))
		}
		if v := trim(x.Version); v != "" && v != "1" {
			c.report(atIndex(fieldContext, i), "CITES-EPERMIT-CONTEXT", "version", shorten(v))
		}
	}
	if !found {
		c.report(at(fieldContexts), "CITES-EPERMIT-CONTEXT", "absent")
	}
}

// checkDocumentTypes judges the types of the documents of origin and of last
// re-export. A type without a document is a leftover of the template.
func (c *checker) checkDocumentTypes(item *Item, row place) {
	if item.Origin.Document != "" {
		c.checkDocumentType(row.in(itemOriginType), item.Origin.TypeCode)
	}
	if item.LastReexport.Document != "" {
		c.checkDocumentType(row.in(itemLastType), item.LastReexport.TypeCode)
	}
	for i, d := range item.Documents {
		c.checkDocumentType(row.inIndex(itemDocumentType, i), d.TypeCode)
	}
}

func (c *checker) checkDocumentType(at place, code string) {
	switch strings.ToUpper(trim(code)) {
	case "", "861", "811", "E", "R":
	default:
		c.report(at, "CITES-EPERMIT-DOC-TYPE", "code", shorten(trim(code)))
	}
}

// checkSignatories judges a final permit. Whether it is final is said only by
// the exchange service's operation around it.
func (c *checker) checkSignatories(e *Electronic) {
	s := &c.p.Signatures
	authority := s.Authority.IsSigned() || trim(c.p.Authority.Name) != ""
	issuer := s.Issuer.IsSigned() || trim(c.p.Issued.Official) != ""
	if authority && issuer && !c.endorsed() {
		return
	}
	switch {
	case strings.Contains(e.Operation, "NonFinal"):
		return
	case !strings.Contains(e.Operation, "Final"):
		if !authority || !issuer {
			c.report(at(fieldSignAuthority), "CITES-EPERMIT-SIGNATORY", "not-known")
		}
		return
	}
	if !authority {
		c.report(at(fieldSignAuthority), "CITES-EPERMIT-SIGNATORY", "authority")
	}
	if !issuer {
		c.report(at(fieldSignIssuer), "CITES-EPERMIT-SIGNATORY", "issuer")
	}
	if c.endorsed() && !s.Examiner.IsSigned() && trim(c.p.Endorsement.By.Name) == "" {
		c.report(at(fieldSignExaminer), "CITES-EPERMIT-SIGNATORY", "examiner")
	}
}

// endorsed reports whether box 14 has a date or a quantity.
func (c *checker) endorsed() bool {
	if !c.p.Endorsement.Date.IsZero() || c.p.Endorsement.Quantity.Amount.Given() {
		return true
	}
	for i := range c.p.Items {
		if c.p.Items[i].Exported.Amount.Given() {
			return true
		}
	}
	return false
}

// checkPlaceholders names the question marks of a template that were taken over
// as values. [Decode] reads them as not given.
func (c *checker) checkPlaceholders() {
	p := c.p
	for _, x := range [...]struct {
		at   field
		text string
	}{
		{fieldNumber, p.Number}, {fieldTypeText, p.TypeText}, {fieldImporterName, p.Importer.Name}, {fieldExporterName, p.Exporter.Name},
		{fieldPurposeText, p.PurposeText}, {fieldStamp, p.SecurityStamp}, {fieldAuthorityName, p.Authority.Name},
		{fieldIssuedPlace, p.Issued.Place}, {fieldIssuedOfficial, p.Issued.Official}, {fieldWaybill, p.Waybill},
	} {
		if trim(x.text) == "?" {
			c.report(at(x.at), "CITES-EPERMIT-PLACEHOLDER", "placeholder")
		}
	}
	for i := range c.nodes {
		n := &c.nodes[i]
		if trim(n.item.ScientificName) == "?" {
			c.report(n.at.in(itemName), "CITES-EPERMIT-PLACEHOLDER", "placeholder")
		}
		if trim(n.row.Origin.Document) == "?" && !n.isPart() {
			c.report(n.at.in(itemOriginDocument), "CITES-EPERMIT-PLACEHOLDER", "placeholder")
		}
	}
}
