package permits

import (
	"iter"
	"strings"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
)

// The rules here are the conditions under which the United States accept a
// document, 50 CFR 23.26, that no other rule judges.

// checkIssued asks whether the authority has issued a document of the number.
func (c *checker) checkIssued() {
	id := c.id()
	known := NotKnown
	if r := c.registers.Numbers; r != nil && id.Number != "" {
		known = r.Issued(id)
	}
	switch known {
	case NotKnown:
		c.report(at(fieldRegisters), "US-ACCEPT-AUTHENTIC", "not-checked")
	case No:
		c.report(at(fieldNumber), "US-ACCEPT-AUTHENTIC", "not-issued", countryText(id.Issuer), id.Number)
	}
}

// checkDesignated asks whether the issuing State has both authorities, and tells
// where suspensions for want of reports could not be looked for.
func (c *checker) checkDesignated() {
	known := NotKnown
	if r := c.registers.Authorities; r != nil && c.issuer != 0 {
		known = r.Designated(c.issuer)
	}
	switch known {
	case NotKnown:
		c.report(at(fieldRegisters), "US-ACCEPT-FINDINGS", "not-checked")
	case No:
		c.report(at(fieldAuthorityCountry), "US-ACCEPT-FINDINGS", "not-designated", countryText(c.issuer))
	}
	if c.registers.Suspensions == nil || c.told&toldSuspensions != 0 && c.told&toldReports == 0 {
		c.report(at(fieldRegisters), "US-ACCEPT-PARTY-REPORTS", "not-checked")
	}
}

func countryText(c countries.Code) string {
	if c == 0 {
		return "–"
	}
	return c.String()
}

// checkVerification names the grounds on which the authority may be asked to
// verify the document.
func (c *checker) checkVerification() {
	const code = "US-VERIFY-TRIGGER"
	s := &c.p.Status
	if s.Altered {
		c.report(at(fieldAltered), code, "altered")
	}
	if s.Retrospective {
		c.report(at(fieldRetrospective), code, "retrospective")
	}
	if (s.Replacement || trim(s.Replaces) != "") && !c.reason {
		c.report(at(fieldReplaces), code, "replacement")
	}
	if c.on != 0 && c.isEndorsed() && !c.endorsed() {
		c.report(at(fieldEndorsement), code, "endorsement")
	}
	party := c.issuer == 0 || c.day() == 0 || c.issuer.Country().IsParty(c.day())
	for i := range c.nodes {
		n := &c.nodes[i]
		bred := n.hasSource(CaptiveBred) || n.hasSource(ArtificiallyPropagated) || n.hasSource(RegisteredCommercial) || n.hasSource(BornInCaptivity)
		if bred && !party && c.once(toldBred) {
			c.report(n.at.in(itemSources), code, "non-party", c.issuer.String())
		}
		if bred && c.purpose == Commercial && n.inAppendix("I") && trim(n.row.OperationNumber) == "" && !n.taxon.IsZero() && c.once(toldCommercial) {
			c.report(n.at.in(itemSources), code, "commercial", n.taxon.Name())
		}
		if !n.isPart() && c.document == ReexportCertificate {
			c.checkExportPermit(n)
		}
		if n.quota && c.once(toldQuota) {
			c.report(n.at.in(itemQuota), code, "quota", n.taxon.Name())
		}
	}
}

// checkExportPermit asks the registers of the export permit on which a re-export
// certificate rests.
func (c *checker) checkExportPermit(n *node) {
	const code = "US-VERIFY-TRIGGER"
	id := DocumentID{Issuer: placeOf(n.row.Origin.Country), Number: trim(n.row.Origin.Document), Type: ExportPermit}
	if id.Number == "" {
		if c.once(toldOrigin) {
			c.report(n.at.in(itemOriginDocument), code, "origin-missing")
		}
		return
	}
	bad := false
	if r := c.registers.Numbers; r != nil {
		bad = r.Issued(id) == No
	}
	if r := c.registers.Cancelled; r != nil && !bad {
		// The importing authority cancels the permits that have served: that it is
		// cancelled after the re-export began says nothing against it.
		entry, known := r.Cancelled(id)
		bad = known == Yes && entry.On != 0 && c.issued != 0 && n.row.Origin.Issued.Date != 0 && entry.On < n.row.Origin.Issued.Date
	}
	if bad {
		c.report(n.at.in(itemOriginDocument), code, "origin-invalid", shorten(id.Number))
	}
}

// hasQuota reports whether the listing carries a quota or condition of its own.
func hasQuota(answer appendix.Answer) bool {
	for x := range answer.Conditions() {
		if x.Kind() != appendix.Exception {
			return true
		}
	}
	return false
}

// conditionKind says what a condition on the face of a document asks for.
type conditionKind uint8

const (
	conditionNone   conditionKind = iota // the text is no condition
	conditionOther                       // one that a person has to read
	conditionTags                        // the goods bear tags
	conditionImport                      // an import permit is there too
	conditionHumane                      // transport, which another rule judges
)

// The words by which conditions are known, in English, French, Spanish and
// Russian.
const (
	wordsOnly   = "valid only|only valid|not valid|invalid|valable que|valable seulement|valable uniquement|non valable|válido solo|válido sólo|solo es válido|sólo es válido|no es válido|no válido|válido únicamente|действителен только|действительно только|недействител"
	wordsTags   = "tag|étiquette|marquilla|etiqueta|бирк"
	wordsJoin   = " to and or through a à al y e et au и по до no nos n° № "
	wordsImport = "import permit|permis d'importation|permis d’importation|permiso de importación|разрешение на импорт|разрешения на импорт|разрешением на импорт|разрешение на ввоз|разрешения на ввоз|разрешением на ввоз"
)

// readCondition tells what a text of box 5 asks for.
func readCondition(t Text) conditionKind {
	text := strings.ToLower(t.Text)
	switch {
	case !hasWord(text, wordsOnly):
		return conditionNone
	case speakOfTransport([]Text{t}):
		return conditionHumane
	case hasWord(text, wordsTags):
		return conditionTags
	case hasWord(text, wordsImport):
		return conditionImport
	}
	return conditionOther
}

func hasWord(text, words string) bool {
	for w := range strings.SplitSeq(words, "|") {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// checkConditions judges the conditions on the face that can be read, and names
// the others.
func (c *checker) checkConditions() {
	const code = "US-ACCEPT-CONDITIONS"
	imported := NotKnown
	for i, t := range c.p.Conditions {
		where, text := atIndex(fieldCondition, i), shortenTo(trim(t.Text), maxArg)
		switch readCondition(t) {
		case conditionTags:
			c.checkTags(where, text)
		case conditionImport:
			if imported == NotKnown {
				imported = No
				if c.hasImportPermit() {
					imported = Yes
				}
			}
			switch {
			case imported == Yes:
			case c.accompanied:
				c.report(where, code, "no-import", text)
			default:
				c.report(where, code, "not-read", text)
			}
		case conditionOther:
			c.report(where, code, "not-read", text)
		}
	}
}

// hasImportPermit reports whether an import permit was presented or granted.
func (c *checker) hasImportPermit() bool {
	if importPermitFor(c.p, c.others) != nil {
		return true
	}
	if c.registers.Imports == nil {
		return false
	}
	_, known := c.registers.Imports.ImportPermit(c.p)
	return known == Yes
}

// checkTags judges a condition on tags: there are some, and those whose numbers
// the condition names are among the marks.
func (c *checker) checkTags(where place, text string) {
	const code = "US-ACCEPT-CONDITIONS"
	any := false
	for i := range c.nodes {
		any = any || len(c.nodes[i].item.Marks) > 0
	}
	if !any {
		c.report(where, code, "no-tags", text)
		return
	}
	for word := range tagNumbers(text) {
		if !c.hasMark(word) {
			c.report(where, code, "tag", word, text)
		}
	}
}

// tagNumbers yields the numbers that a condition names behind the word for tags,
// up to the first word that neither has a digit nor joins numbers.
func tagNumbers(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		at := -1
		lower := strings.ToLower(text)
		for w := range strings.SplitSeq(wordsTags, "|") {
			if i := strings.Index(lower, w); i >= 0 && (at < 0 || i < at) {
				at = i
			}
		}
		if at < 0 || at > len(text) {
			return
		}
		_, rest, _ := strings.Cut(text[at:], " ") // the rest of the word itself
		seen, before := false, 0
		for word := range strings.FieldsFuncSeq(rest, func(r rune) bool { return strings.ContainsRune(" ,;:()\"«»“”–", r) }) {
			word = strings.Trim(word, ".-")
			switch {
			case strings.ContainsAny(word, "0123456789"):
				seen = true
				if !yield(word) {
					return
				}
			case !seen:
				if before++; before == 3 {
					return // the numbers stand elsewhere
				}
			case !strings.Contains(wordsJoin, " "+strings.ToLower(word)+" "):
				return
			}
		}
	}
}

// hasMark reports whether a mark says a number, alone or among others.
func (c *checker) hasMark(number string) bool {
	for i := range c.nodes {
		for _, m := range c.nodes[i].item.Marks {
			if strings.Contains(strings.ToUpper(m.Value), strings.ToUpper(number)) {
				return true
			}
		}
	}
	return false
}
