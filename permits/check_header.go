package permits

import (
	"slices"
	"strings"
)

// checkHeader judges boxes 1, 5a and 5b, and what is said of the paper itself.
func (c *checker) checkHeader() {
	c.checkNumber()
	if d, f := find(kindDocument, string(c.p.Document)), find(kindForm, string(c.p.Type)); d.ok && f.ok &&
		!DocumentType(d.text()).onForm(FormType(f.text())) {
		c.report(at(fieldType), "CITES-FIELD-TYPE", "conflict", f.text(), d.text())
	}
	purpose := trim(string(c.p.Purpose))
	switch {
	case purpose != "" && !find(kindPurpose, purpose).ok:
		c.report(at(fieldPurpose), "CITES-FIELD-PURPOSE-VALID", "unknown", shorten(purpose))
	case purpose == "" && trim(c.p.PurposeText) == "" && c.needs[boxPurpose] == Mandatory && !c.left("5A"):
		c.report(at(fieldPurpose), "CITES-FIELD-PURPOSE-VALID", "blank")
	}
	if purpose == string(Circus) && c.document != "" && c.document != TravellingExhibitionCertificate {
		c.report(at(fieldPurpose), "CITES-FIELD-PURPOSE-SOURCE", "exhibition")
	}
	if c.stamps && trim(c.p.SecurityStamp) == "" {
		c.report(at(fieldStamp), "CITES-FIELD-SECURITY-STAMP", "missing")
	}
	if c.p.Copy && !c.transit {
		c.report(at(fieldCopy), "CITES-FIELD-ORIGINAL", "copy")
	}
	c.checkLanguage()
}

func (c *checker) checkNumber() {
	n := trim(c.p.Number)
	if n == "" || len(n) > maxNumber {
		return // the shape has told
	}
	switch number := ParseNumber(n, c.issuer); {
	case number.Artefact:
		c.report(at(fieldNumber), "CITES-FIELD-NUMBER", "artefact", n)
	case number.Garbled:
		c.report(at(fieldNumber), "CITES-FIELD-NUMBER", "garbled", n)
	case number.Scheme.IsZero():
		c.report(at(fieldNumber), "CITES-FIELD-NUMBER", "pattern", n)
	}
}

// checkLanguage judges the languages that the texts of the document name. Texts
// that name none are not judged.
func (c *checker) checkLanguage() {
	var other []string
	working := false
	see := func(texts []Text) {
		for _, t := range texts {
			base, _, _ := strings.Cut(t.Language, "-")
			switch strings.ToLower(trim(base)) {
			case "":
			case "en", "es", "fr":
				working = true
			default:
				if !slices.Contains(other, base) && len(other) < 8 {
					other = append(other, base)
				}
			}
		}
	}
	see(c.p.Conditions)
	for i := range c.p.Items {
		see(c.p.Items[i].Description)
	}
	if len(other) > 0 && !working {
		slices.Sort(other)
		c.report(at(fieldConditions), "CITES-FIELD-LANGUAGE", "language", shorten(strings.ToLower(strings.Join(other, ", "))))
	}
}
