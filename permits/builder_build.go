package permits

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
)

// Build returns the document. It refuses, with a [*BuildError] that names
// everything at once, a document that may not be issued: one in which [Check]
// finds an error or a warning that [Builder.Accept] does not let stand, or that
// no rule of Check speaks of because it is not yet there. The options are those
// of Check; [On] is of no use, because a document that is being issued has not
// been presented.
func (b *Builder) Build(opts ...CheckOption) (*Permit, error) {
	p := b.assemble()
	b.decideAppendices(p, opts)
	e := &BuildError{Faults: b.faults(p)}
	// Box 14 is for those who inspect the export.
	opts = append(slices.Clone(opts), Ignore("CITES-FIELD-ENDORSE"))
	for _, f := range Check(p, opts...) {
		if f.Severity == Error || f.Severity == Warning && !slices.Contains(b.accepted, f.Code) {
			e.Findings = append(e.Findings, f)
		}
	}
	if len(e.Faults)+len(e.Findings) > 0 {
		return nil, e
	}
	return p, nil
}

// assemble puts the document together.
func (b *Builder) assemble() *Permit {
	tag, word, _ := b.working()
	p := &Permit{
		Number: trim(b.issue.Number), Type: b.form, Document: b.document,
		ValidFrom: MomentOf(b.from), ValidUntil: MomentOf(b.end()),
		Importer: cloneParty(b.importer), Exporter: cloneParty(b.exporter),
		Purpose: b.purpose, SecurityStamp: trim(b.stamp), Authority: cloneParty(b.issue.Authority),
		Issued: Issuance{Date: MomentOf(b.issue.Date), Place: b.issue.Place, Official: b.issue.Official},
		Carnet: b.carnet, Waybill: trim(b.waybill),
	}
	if b.form == FormOther {
		p.TypeText = b.document.Name(tag)
	}
	for i := range b.rows {
		p.Items = append(p.Items, b.rows[i].item(rowLetter(i), word))
	}
	for _, text := range b.notes() {
		p.Conditions = append(p.Conditions, Text{Text: text, Language: word})
	}
	if r := b.retrospective; r != nil {
		p.Status.Retrospective, p.Status.Reason = true, trim(r.reason)
	}
	if r := b.replaced; r != nil {
		p.Status.Replacement, p.Status.Replaces = true, trim(r.number)
		if p.Status.Reason == "" {
			p.Status.Reason = trim(r.reason)
		}
	}
	if x := b.extended; x != nil {
		p.Status.ExtendedUntil = MomentOf(x.until)
	}
	for _, x := range b.left {
		p.Status.Simplified = true
		p.Status.HolderBoxes = append(p.Status.HolderBoxes, string(x))
	}
	return p
}

// end returns the last day of validity.
func (b *Builder) end() cites.Date {
	until := b.until
	if until == 0 {
		until = b.document.ValidUntil(b.issue.Date)
	}
	if carnet := b.carnet.ValidUntil.Date; b.until == 0 && carnet != 0 && carnet < until {
		until = carnet
	}
	return until
}

func cloneParty(p Party) Party {
	p.Street, p.Signatories = slices.Clone(p.Street), slices.Clone(p.Signatories)
	return p
}

func (s *Specimen) item(row, word string) Item {
	x := Item{
		Row: row, ScientificName: trim(s.Name), CommonNames: slices.Clone(s.CommonNames), Term: s.Term, Marks: slices.Clone(s.Marks),
		Age: s.Age, Sex: s.Sex, Appendix: s.Appendix.String(), Sources: slices.Clone(s.Sources), Quantity: s.Quantity, Quota: s.Quota,
		Origin: s.Origin, LastReexport: s.LastReexport, OperationNumber: trim(s.OperationNumber), Acquired: MomentOf(s.Acquired),
	}
	if trim(s.Description) != "" {
		x.Description = []Text{{Text: trim(s.Description), Language: word}}
	}
	return x
}

// decideAppendices fills box 10 where the caller left it and the tables leave no
// doubt.
func (b *Builder) decideAppendices(p *Permit, opts []CheckOption) {
	if !slices.ContainsFunc(p.Items, func(x Item) bool { return x.Appendix == "" }) {
		return
	}
	c := newChecker(p, opts)
	if c.day() == 0 {
		return
	}
	for i := range c.nodes {
		n := &c.nodes[i]
		if n.item.Appendix != "" {
			continue
		}
		found, err := c.tables.Species().Lookup(n.item.ScientificName)
		if err != nil {
			continue
		}
		t, one := found.Taxon()
		if !one {
			continue
		}
		answer, err := c.listed(n, t)
		if err == nil && answer.Decided() && answer.Appendices().Len() == 1 && !answer.MayBeUnlisted() {
			n.item.Appendix = answer.Appendices().Slice()[0].String()
		}
	}
}

func (b *Builder) liveRows() bool {
	return slices.ContainsFunc(b.rows, func(s Specimen) bool { return find(kindTerm, string(s.Term)).text() == string(Live) })
}

// hasAppendixI reports whether a row is of Appendix I, or may be because its
// Appendix is left to the tables.
func (b *Builder) hasAppendixI() bool {
	return slices.ContainsFunc(b.rows, func(s Specimen) bool { return s.Appendix == appendix.I || s.Appendix == 0 })
}

// faults returns what cannot be issued and what the builder was not told.
func (b *Builder) faults(p *Permit) (out []Fault) {
	fault := func(x Box, path, provision, key, reason string, value ...string) {
		out = append(out, newFault(x, path, provision, key, reason, value...))
	}
	if _, _, ok := b.working(); !ok {
		fault(BoxConditions, "/conditions", "50 CFR 23.23(b)", "language", "a document is written in English, French or Spanish")
	}
	if s := b.notUTF8(); s != "" {
		fault("", "", "", "not-utf8", "a text is not UTF-8: "+strconv.QuoteToASCII(shorten(s)), strconv.QuoteToASCII(shorten(s)))
	}
	for _, f := range b.forms() {
		if !f.Allows(b.document) {
			x := newFault("", "/status", f.Provision(), "form", "a document of type "+string(b.document)+" cannot be issued in the form "+string(f), string(b.document))
			x.form = f
			out = append(out, x)
		}
	}
	if !strings.Contains(b.document.Forms(), string(b.form)) || b.form == "" {
		fault(BoxNumber, "/type", "", "box-1", "box 1 of such a document ticks one of "+b.document.Forms(), b.document.Forms())
	}
	switch n := len(b.rows); {
	case n > formRows && !b.annex && WithAnnex.Allows(b.document):
		fault("", "/items", WithAnnex.Provision(), "annex", "more than four rows need an annex; call Annex with the number of its pages")
	case n <= formRows && b.annex:
		fault("", "/items", WithAnnex.Provision(), "annex-none", "four rows stand on the form; leave Annex out")
	case b.pages < 0:
		fault("", "/items", WithAnnex.Provision(), "annex-pages", "an annex has no negative number of pages")
	}
	out = append(out, b.issueFaults()...)
	out = append(out, b.documentFaults()...)
	for i := range p.Items {
		out = append(out, b.rowFaults(&b.rows[i], &p.Items[i], "/items/"+strconv.Itoa(i))...)
	}
	return out
}

// newFault makes a fault whose message has a key and may have a value.
func newFault(x Box, path, provision, key, reason string, value ...string) Fault {
	return Fault{Box: x, Path: path, Provision: provision, Reason: reason, key: key, value: strings.Join(value, "")}
}

// issueFaults returns what is wrong with the form of issue.
func (b *Builder) issueFaults() (out []Fault) {
	fault := func(form IssueForm, path, key, reason string, value ...string) {
		out = append(out, newFault(BoxConditions, path, form.Provision(), key, reason, value...))
	}
	if r := b.retrospective; r != nil && trim(r.reason) == "" {
		fault(RetrospectiveIssue, "/status/reason", "retrospective-reason", "a retrospective document gives its reason")
	}
	if r := b.replaced; r != nil {
		switch {
		case trim(r.number) == "":
			fault(ReplacementIssue, "/status/replaces", "replacement-of", "a replacement names the document it replaces")
		case trim(r.number) == trim(b.issue.Number):
			fault(ReplacementIssue, "/status/replaces", "replacement-number", "a replacement has a number of its own")
		}
		if trim(r.reason) == "" {
			fault(ReplacementIssue, "/status/reason", "replacement-reason", "a replacement gives its reason")
		}
		if r.issued == 0 || b.issue.Date != 0 && r.issued > b.issue.Date {
			fault(ReplacementIssue, "/status/replaces", "replacement-date", "a replacement gives the date of the document it replaces, which is not later than its own")
		}
	}
	if x := b.extended; x != nil {
		switch {
		case x.until == 0 || x.until <= b.end():
			fault(Extended, "/status/extendedUntil", "extension-end", "an extension ends after the document does")
		case x.arrived == 0 || x.arrived < b.issue.Date || x.arrived > b.end():
			fault(Extended, "/status/extendedUntil", "extension-arrival", "the timber arrived while the document was valid; give the day")
		}
		if trim(x.authority) == "" {
			fault(Extended, "/status/extendedUntil", "extension-authority", "the authority of import extends a document; name it")
		}
	}
	for i, x := range b.left {
		if PartiallyCompleted.Box(x).Need() != Conditional {
			fault(PartiallyCompleted, "/status/holderBoxes/"+strconv.Itoa(i), "holder-box", "box "+strconv.Quote(shorten(string(x)))+" cannot be left to the holder", shorten(string(x)))
		}
	}
	return out
}

// documentFaults returns what the type of document has to be told.
func (b *Builder) documentFaults() (out []Fault) {
	switch b.document {
	case SampleCollectionCertificate:
		const law = "50 CFR 23.50(c)"
		if trim(b.carnet.Number) == "" {
			out = append(out, newFault(BoxConditions, "/carnet", law, "carnet", "a sample collection travels under an ATA carnet; give its number"))
		}
		if trim(b.countries) == "" {
			out = append(out, newFault(BoxConditions, "/conditions", law, "countries", "the countries to be visited are named"))
		}
	case ScientificExchangeLabel:
		for i, code := range b.codes {
			if !isInstitutionCode(code) {
				whose := [...]string{"sender", "recipient"}[i]
				out = append(out, newFault(BoxConditions, "/conditions", "50 CFR 23.48(e)(5)", whose,
					whose+": an institution's code is the ISO code of its country and three digits"))
			}
		}
	}
	if b.permit != (Reference{}) {
		law := "Convention Art. III.2(d), III.4(c)"
		if trim(b.permit.Number) == "" || b.permit.Issued.IsZero() {
			out = append(out, newFault(BoxConditions, "/conditions", law, "import-permit", "name the import permit by its number and its date"))
		}
	}
	return out
}

// isInstitutionCode reports whether s is two letters and three digits.
func isInstitutionCode(s string) bool {
	if len(s) != 5 {
		return false
	}
	for i := range len(s) {
		if i < 2 && (s[i] < 'A' || s[i] > 'Z') || i >= 2 && !isDigit(s[i]) {
			return false
		}
	}
	return true
}

// rowFaults returns what is wrong with one row.
func (b *Builder) rowFaults(s *Specimen, x *Item, path string) (out []Fault) {
	fault := func(box Box, at, provision, key, reason string) {
		out = append(out, newFault(box, path+at, provision, key, reason))
	}
	leaves := func(box Box) bool { return slices.Contains(b.left, box) }
	if x.Appendix == "" && !leaves(BoxAppendix) && b.document.Box(BoxAppendix).Need() == Mandatory {
		fault(BoxAppendix, "/appendix", "50 CFR 23.23(c)(1)", "appendix-open", "the tables do not decide the Appendix; give it")
	}
	has := func(codes ...Source) bool {
		return slices.ContainsFunc(s.Sources, func(v Source) bool {
			return slices.Contains(codes, Source(find(kindSource, string(v)).text()))
		})
	}
	live := find(kindTerm, string(s.Term)).text() == string(Live)
	if x.Appendix == "I" {
		b.appendixIFaults(fault, has, live)
	}
	if b.extended != nil && x.Appendix == "I" {
		fault(BoxAppendix, "/appendix", Extended.Provision(), "extension-timber", "only timber of Appendix II or III is extended")
	}
	complete := trim(s.Origin.Country.Code)+trim(s.Origin.Country.Name) != "" && trim(s.Origin.Document) != "" && !s.Origin.Issued.IsZero()
	if b.document == ReexportCertificate && !complete && !leaves(BoxOrigin) && trim(s.Explanation) == "" {
		fault(BoxOrigin, "/origin", "50 CFR 23.23(e)(10)", "origin", "give country, number and date of the document of origin, or explain what is left out")
	}
	if has(UnknownSource) && trim(s.Explanation) == "" {
		fault(BoxAppendix, "/sources", "50 CFR 23.24(h)", "unknown-source", "an unknown source is explained")
	}
	return out
}

// appendixIFaults returns what stands in the way of trade in a specimen of
// Appendix I.
func (b *Builder) appendixIFaults(fault func(box Box, at, provision, key, reason string), has func(...Source) bool, live bool) {
	purpose := find(kindPurpose, string(b.purpose)).text()
	exempt := has(RegisteredCommercial, PreConvention)
	if purpose == string(Commercial) && !exempt && has(Wild, MarineEnvironment, BornInCaptivity, Ranched, UnknownSource) {
		fault(BoxPurpose, "/sources", "Convention Art. III.3(c), III.5(c); 50 CFR 23.36(c)(7)",
			"commercial", "specimens of Appendix I from the wild are not traded for primarily commercial purposes")
	}
	named := trim(b.permit.Number) != ""
	switch b.document {
	case ExportPermit:
		if !exempt && !named {
			fault(BoxConditions, "/appendix", "Convention Art. III.2(d)", "import-permit-first", "the import permit comes first; name it with ImportPermit")
		}
	case ReexportCertificate:
		if !exempt && live && !named {
			fault(BoxConditions, "/appendix", "Convention Art. III.4(c)", "import-permit-first", "the import permit comes first; name it with ImportPermit")
		}
	case ImportPermit, IntroductionFromTheSeaCertificate:
		if !exempt && !b.notCommercial {
			fault(BoxConditions, "/appendix", "Convention Art. III.3(c), III.5(c)",
				"not-commercial", "the authority has to be satisfied that the use is not primarily commercial; say so with NotPrimarilyCommercial")
		}
		if !exempt && live && !b.housed {
			fault(BoxConditions, "/appendix", "Convention Art. III.3(b), III.5(b)",
				"housed", "the authority has to be satisfied that the recipient can house live specimens; say so with SuitablyHoused")
		}
	}
}

// notUTF8 returns the first text that is not UTF-8.
func (b *Builder) notUTF8() string {
	texts := []string{b.issue.Number, b.issue.Place, b.issue.Official, string(b.form), string(b.purpose), b.stamp, b.waybill, b.countries,
		b.codes[0], b.codes[1], b.permit.Number}
	texts = append(texts, b.texts...)
	for _, p := range []*Party{&b.exporter, &b.importer, &b.issue.Authority} {
		texts = append(texts, p.ID, p.Name, p.PostOfficeBox, p.Postcode, p.City, p.Country.Code, p.Country.Name, p.Country.Subdivision, p.Representative)
		texts = append(append(texts, p.Street...), p.Signatories...)
	}
	if r := b.retrospective; r != nil {
		texts = append(texts, r.reason)
	}
	if r := b.replaced; r != nil {
		texts = append(texts, r.number, r.reason)
	}
	if x := b.extended; x != nil {
		texts = append(texts, x.authority)
	}
	for _, x := range b.left {
		texts = append(texts, string(x))
	}
	texts = referenceTexts(texts, b.carnet)
	for i := range b.rows {
		texts = b.rows[i].appendTexts(texts)
	}
	if i := slices.IndexFunc(texts, func(s string) bool { return !utf8.ValidString(s) }); i >= 0 {
		return texts[i]
	}
	return ""
}

func referenceTexts(texts []string, r Reference) []string {
	return append(texts, r.Number, r.Name, r.TypeCode, r.Issued.Text, r.ValidFrom.Text, r.ValidUntil.Text)
}

// appendTexts adds every text of the row.
func (s *Specimen) appendTexts(texts []string) []string {
	texts = append(texts, s.Name, string(s.Term), s.Description, s.Age, s.Sex, s.OperationNumber, s.Explanation)
	for _, x := range s.CommonNames {
		texts = append(texts, x.Text, x.Language)
	}
	for _, x := range s.Marks {
		texts = append(texts, x.Type, x.Value, x.Language)
	}
	for _, x := range s.Sources {
		texts = append(texts, string(x))
	}
	for _, q := range []Quantity{s.Quantity, s.Quota.Used, s.Quota.Total} {
		texts = append(texts, q.Amount.String(), string(q.Unit))
	}
	for _, o := range []Provenance{s.Origin, s.LastReexport} {
		texts = append(texts, o.Country.Code, o.Country.Name, o.Country.Subdivision, o.Document, o.Name, o.TypeCode, o.Issued.Text,
			o.ValidFrom.Text, o.ValidUntil.Text)
	}
	return texts
}
