package permits

import (
	"slices"
	"strconv"
)

// The boxes in the order of the toolkit's messages. A function that writes
// nothing where nothing is given keeps the document as short as the permit.

func (x *xmlWriter) permit() {
	x.contexts(x.payload.add(nsMessage, "SpecifiedExchangedDocumentContext"))
	x.header(x.payload.add(nsMessage, "HeaderExchangedDocument"))
	x.consignment(x.payload.add(nsMessage, "SpecifiedSupplyChainConsignment"))
}

// contexts writes those of the permit. One that never had any gets what the
// toolkit prescribes.
func (x *xmlWriter) contexts(e *xmlElement) {
	all := x.e.Contexts
	if len(all) == 0 && x.foreign {
		all = []Context{{Kind: "BusinessProcess", ID: "1", Value: "CITES PERMITTING", Version: "1"}}
	}
	for _, c := range all {
		if c.Kind != "BusinessProcess" && c.Kind != "BIM" {
			continue
		}
		p := e.add(nsEntity, c.Kind+"SpecifiedDocumentContextParameter")
		x.code(p, "ID", c.ID)
		x.plain(p, "Value", c.Value)
		if c.Version != "" || !c.Issued.IsZero() {
			v := p.add(nsEntity, "SpecifiedDocumentVersion")
			x.code(v, "ID", c.Version)
			x.moment(v, "IssueDateTime", c.Issued)
		}
	}
}

func (x *xmlWriter) header(e *xmlElement) {
	p := x.p
	x.code(e, "ID", p.Number)
	x.plain(e, "Name", p.TypeText)
	x.documentType(e, string(p.Type))
	x.moment(e, "IssueDateTime", p.Issued.Date)
	x.code(e, "CopyIndicator", strconv.FormatBool(p.Copy))
	x.plain(e, "Purpose", p.PurposeText)
	x.code(e, "PurposeCode", string(p.Purpose))
	x.texts(e, "Information", "/conditions", p.Conditions)
	for _, r := range x.e.References {
		x.reference(e, "ReferenceReferencedDocument", r)
	}
	x.period(e, p.ValidFrom, p.ValidUntil)
	x.location(e, "IssueLogisticsLocation", p.Issued.Place, p.Issued.PlaceCode)
	s := &p.Signatures
	x.signature(e, "First", "A", "/signatures/authority", x.authority())
	x.signature(e, "Second", "B", "/signatures/applicant", s.Applicant)
	x.signature(e, "Third", "C", "/signatures/issuer", x.issuer())
	x.signature(e, "Fourth", "D", "/signatures/examiner", s.Examiner)
}

// authority returns the block that carries boxes 5b and 6: the message has one
// place for the authority and for who signs for it.
func (x *xmlWriter) authority() *Signature {
	p := x.p
	if p.Signatures.Authority == nil && p.Authority.isZero() && p.SecurityStamp == "" {
		return nil
	}
	var s Signature
	if p.Signatures.Authority != nil {
		s = *p.Signatures.Authority
	}
	if by := s.By; !p.Authority.isZero() {
		s.By = p.Authority
		if person := by.person(); len(s.By.Signatories) == 0 && person != s.By.person() && person != "" {
			s.By.Signatories = []string{person}
		}
	}
	if p.SecurityStamp != "" && (len(s.IDs) == 0 || s.IDs[0] != p.SecurityStamp) {
		s.IDs = slices.Insert(slices.Clone(s.IDs), 0, p.SecurityStamp)
	}
	return &s
}

// issuer returns the block that carries the official of box 13.
func (x *xmlWriter) issuer() *Signature {
	official, block := x.p.Issued.Official, x.p.Signatures.Issuer
	if official == "" || block != nil && block.By.person() == official {
		return block
	}
	var s Signature
	if block != nil {
		s = *block
	}
	s.By.Signatories = slices.Insert(slices.Clone(s.By.Signatories), 0, official)
	return &s
}

func (x *xmlWriter) signature(parent *xmlElement, which, letter, path string, s *Signature) {
	if s == nil {
		return
	}
	e := parent.add(nsEntity, which+"SignatoryDocumentAuthentication")
	code := s.TypeCode
	if code == "" && x.p.Electronic == nil {
		code = letter // as the toolkit numbers the blocks
	}
	x.code(e, "TypeCode", code)
	if !s.Date.IsZero() && (!x.v1 || x.extra(path+"/date")) {
		x.moment(e, "ActualDateTime", s.Date)
	}
	for _, id := range s.IDs {
		x.code(e, "ID", id)
	}
	x.plain(e, "Statement", s.Statement)
	x.party(e, "ProviderTradeParty", &s.By)
	if (s.Place != "" || s.PlaceCode != "") && (!x.v1 || x.extra(path+"/place")) {
		x.location(e, "IssueLogisticsLocation", s.Place, s.PlaceCode)
	}
}

func (x *xmlWriter) consignment(e *xmlElement) {
	p := x.p
	x.party(e, "ConsignorTradeParty", &p.Exporter)
	x.party(e, "ConsigneeTradeParty", &p.Importer)
	if c := x.e.ImportCountry; c != (Country{}) && (x.v1 || x.extra("/electronic/importCountry")) {
		x.country(e, "ImportTradeCountry", "/electronic/importCountry", c)
	}
	transport := Reference{Number: p.Waybill}
	if x.e.Transport != nil {
		transport = *x.e.Transport
		if p.Waybill != "" {
			transport.Number = p.Waybill
		}
	}
	if transport != (Reference{}) {
		x.reference(e, "TransportContractReferencedDocument", transport)
	}
	x.examination(e, &p.Endorsement.Inspection, p.Endorsement.Quantity)
	for i := range p.Items {
		row := e.add(nsEntity, "IncludedSupplyChainConsignmentItem")
		x.rows = append(x.rows, row)
		x.item(row, &p.Items[i], "/items/"+strconv.Itoa(i))
	}
}

func (x *xmlWriter) item(e *xmlElement, it *Item, path string) {
	x.code(e, "ID", it.Row)
	if len(it.Marks) > 0 && (!x.v1 || x.extra(path+"/marks")) {
		marks := e.add(nsEntity, "PhysicalLogisticsShippingMarks")
		for i, m := range it.Marks {
			x.inLanguage(marks, "Marking", m.Value, m.Language, path+"/marks/"+strconv.Itoa(i))
		}
	}
	x.country(e, "OriginTradeCountry", path+"/origin/country", it.Origin.Country)
	x.country(e, "ExportTradeCountry", path+"/lastReexport/country", it.LastReexport.Country)
	x.provenance(e, it)
	if it.Quantity != (Quantity{}) {
		x.quantity(e.add(nsEntity, "TransportLogisticsPackage"), "ItemQuantity", it.Quantity)
	}
	x.lineItem(e, it, path)
	for i := range it.Parts {
		x.lineItem(e, &it.Parts[i], path+"/parts/"+strconv.Itoa(i))
	}
	inspection := it.Inspection
	if inspection == nil {
		inspection = new(Inspection)
	}
	x.examination(e, inspection, it.Exported)
	x.procedure(e, it, path)
}

// provenance writes the documents of boxes 12 and 12a and the others, in an
// order in which the reader gives each its box again.
func (x *xmlWriter) provenance(e *xmlElement, it *Item) {
	origin, reexport := it.Origin.reference(), it.LastReexport.reference()
	if reexport != (Reference{}) && origin == (Reference{}) && reexport.TypeCode == "" {
		reexport.TypeCode = "811" // alone it would be taken for the origin's
	}
	all := slices.Clone(it.Documents)
	insert := func(r Reference, position string, usual int) {
		if r != (Reference{}) {
			if n, err := strconv.Atoi(position); err == nil {
				usual = n - 1
			}
			all = slices.Insert(all, min(max(usual, 0), len(all)), r)
		}
	}
	o, _ := strconv.Atoi(it.Origin.Position)
	r, _ := strconv.Atoi(it.LastReexport.Position)
	switch {
	case 0 < r && r < o: // the first first, so that the other finds its place
		insert(reexport, it.LastReexport.Position, 0)
		insert(origin, it.Origin.Position, 0)
	case origin == (Reference{}):
		insert(reexport, it.LastReexport.Position, 0)
	default:
		insert(origin, it.Origin.Position, 0)
		insert(reexport, it.LastReexport.Position, 1)
	}
	for _, r := range all {
		x.reference(e, "AssociatedReferencedDocument", r)
	}
}

func (p *Provenance) reference() Reference {
	return Reference{Number: p.Document, Name: p.Name, TypeCode: p.TypeCode,
		Issued: p.Issued, ValidFrom: p.ValidFrom, ValidUntil: p.ValidUntil}
}

// lineItem writes boxes 7 to 10.
func (x *xmlWriter) lineItem(parent *xmlElement, it *Item, path string) {
	e := &xmlElement{name: "IncludedSupplyChainTradeLineItem", space: nsEntity}
	x.code(e, "TypeCode", it.Appendix)
	for _, s := range it.Sources {
		x.code(e, "TypeExtensionCode", string(s))
	}
	product := &xmlElement{name: "SpecifiedTradeProduct", space: nsEntity}
	x.code(product, "SellerAssignedID", it.SellerID)
	if it.ManufacturerID != "" && (!x.v1 || x.extra(path+"/manufacturerId")) {
		x.code(product, "ManufacturerAssignedID", it.ManufacturerID)
	}
	x.texts(product, "Description", path+"/description", it.Description)
	x.code(product, "TypeCode", string(it.Term))
	x.texts(product, "CommonName", path+"/commonNames", it.CommonNames)
	x.plain(product, "ScientificName", it.ScientificName)
	if !product.isEmpty() {
		e.children = append(e.children, product)
	}
	if !e.isEmpty() || len(it.Parts) > 0 { // the first of several is the row's own
		parent.children = append(parent.children, e)
	}
}

// procedure writes boxes 11a and 12b.
func (x *xmlWriter) procedure(parent *xmlElement, it *Item, path string) {
	name := "ApplicableCrossBorderRegulatoryProcedure"
	if x.v1 {
		name = "ApplicableCrossBorderGovernmentProcedure"
	}
	e := &xmlElement{name: name, space: nsEntity}
	previous := it.Previous
	switch number := it.OperationNumber; {
	case len(previous) > 0 && previous[0].Number == number:
	case !x.v1:
		x.code(e, "CategoryCode", number)
	case number == "":
	case len(previous) == 0 && x.foreign: // the toolkit 1.0 has no other place
		previous = []Reference{{Number: number}}
	case x.extra(path + "/operationNumber"):
		x.code(e, "CategoryCode", number)
	}
	x.quantity(e, "UsedToDateQuotaQuantity", it.Quota.Used)
	x.quantity(e, "AnnualQuotaQuantity", it.Quota.Total)
	x.moment(e, "AcquisitionDateTime", it.Acquired)
	for _, r := range previous {
		x.reference(e, "PreviousReferencedDocument", r)
	}
	if !e.isEmpty() {
		parent.children = append(parent.children, e)
	}
}

func (x *xmlWriter) examination(parent *xmlElement, i *Inspection, q Quantity) {
	if i.isZero() && q == (Quantity{}) {
		return
	}
	e := parent.add(nsEntity, "ExaminationTransportEvent")
	x.moment(e, "ActualOccurrenceDateTime", i.Date)
	if x.v1 {
		x.quantity(e, "InspectedUnitQuantity", q)
	} else {
		x.quantity(e, "UnitQuantity", q)
	}
	x.location(e, "OccurrenceLogisticsLocation", i.Port, i.PortCode)
	x.party(e, "CertifyingTradeParty", &i.By)
}

func (x *xmlWriter) attachments(e *xmlElement) {
	for _, a := range x.e.Attachments {
		c := e.add(nsNone, "Attachments")
		for _, part := range [2]struct{ name, text string }{{"AttachmentName", a.Name}, {"AttachmentContent", a.Content}} {
			if part.text != "" {
				c.add(nsNone, part.name).text = part.text
			}
		}
	}
	if x.e.Composite != "" {
		e.add(nsNone, "Composite").text = x.e.Composite
	}
}

// location writes a place; its code alone where the name is the code.
func (x *xmlWriter) location(parent *xmlElement, element, name, code string) {
	if name == "" && code == "" {
		return
	}
	e := parent.add(nsEntity, element)
	x.code(e, "ID", code)
	if name != code {
		x.plain(e, "Name", name)
	}
}

func (x *xmlWriter) reference(parent *xmlElement, element string, r Reference) {
	e := parent.add(nsEntity, element)
	x.moment(e, "IssueDateTime", r.Issued)
	x.documentType(e, r.TypeCode)
	x.code(e, "ID", r.Number)
	x.plain(e, "Name", r.Name)
	x.period(e, r.ValidFrom, r.ValidUntil)
}

func (x *xmlWriter) period(parent *xmlElement, from, until Moment) {
	if from.IsZero() && until.IsZero() {
		return
	}
	e := parent.add(nsEntity, "EffectiveSpecifiedPeriod")
	x.moment(e, "StartDateTime", from)
	x.moment(e, "EndDateTime", until)
}

func (x *xmlWriter) party(parent *xmlElement, element string, p *Party) {
	if p.isZero() {
		return
	}
	e := parent.add(nsEntity, element)
	x.code(e, "ID", p.ID)
	x.plain(e, "Name", p.Name)
	a := &xmlElement{name: "PostalTradeAddress", space: nsEntity}
	x.code(a, "PostcodeCode", p.Postcode)
	x.plain(a, "PostOfficeBox", p.PostOfficeBox)
	for _, s := range p.Street {
		x.plain(a, "StreetName", s)
	}
	x.plain(a, "CityName", p.City)
	if x.v1 {
		x.country(a, "CountryIdentificationTradeCountry", "", p.Country)
	} else {
		x.code(a, "CountryID", p.Country.Code)
		x.plain(a, "CountryName", p.Country.Name)
		x.plain(a, "CountrySubDivisionName", p.Country.Subdivision)
	}
	if !a.isEmpty() {
		e.children = append(e.children, a)
	}
	if p.Representative != "" {
		x.plain(e.add(nsEntity, "SpecifiedRepresentativePerson"), "Name", p.Representative)
	}
	for _, s := range p.Signatories {
		x.plain(e.add(nsEntity, "SpecifiedAuthoritativeSignatoryPerson"), "Name", s)
	}
}

// country writes a country with its subdivision, for which a row of the toolkit
// 2.0 has no place.
func (x *xmlWriter) country(parent *xmlElement, element, path string, c Country) {
	if c == (Country{}) {
		return
	}
	e := parent.add(nsEntity, element)
	x.code(e, "ID", c.Code)
	x.plain(e, "Name", c.Name)
	if c.Subdivision != "" && (x.v1 || x.extra(path+"/subdivision")) {
		x.plain(e.add(nsEntity, "SubordinateTradeCountrySubDivision"), "Name", c.Subdivision)
	}
}

// quantity writes a number with its unit.
func (x *xmlWriter) quantity(parent *xmlElement, element string, q Quantity) {
	if q == (Quantity{}) {
		return
	}
	e := parent.add(nsEntity, element)
	e.attr("unitCode", string(q.Unit))
	e.text = q.Amount.String()
}

func (x *xmlWriter) moment(parent *xmlElement, element string, m Moment) {
	x.code(parent, element, m.String())
}

// documentType writes a code of UN/EDIFACT 1001, as the toolkit 2.0 has it.
func (x *xmlWriter) documentType(parent *xmlElement, code string) {
	if code == "" {
		return
	}
	e := parent.add(nsEntity, "TypeCode")
	e.text = code
	if !x.v1 {
		e.attr("listID", "1001")
		e.attr("listAgencyID", "6")
	}
}

// code writes a text that has no language.
func (x *xmlWriter) code(parent *xmlElement, element, text string) {
	if text != "" {
		parent.add(nsEntity, element).text = text
	}
}

// plain writes a text in the language of the document.
func (x *xmlWriter) plain(parent *xmlElement, element, text string) {
	x.inLanguage(parent, element, text, x.e.Language, "/electronic")
}

func (x *xmlWriter) texts(parent *xmlElement, element, path string, all []Text) {
	for i, t := range all {
		x.inLanguage(parent, element, t.Text, t.Language, path+"/"+strconv.Itoa(i))
	}
}

// inLanguage writes a text with its language, for which the toolkit 1.0 has no
// place.
func (x *xmlWriter) inLanguage(parent *xmlElement, element, text, language, path string) {
	if text == "" {
		return
	}
	e := parent.add(nsEntity, element)
	e.text = text
	if language == "" {
		return
	}
	if x.v1 && !x.languageOutside(path) {
		return
	}
	e.attr("languageID", language)
}

// languageOutside is extra for languages, of which the document's own stands on
// many texts and is told once.
func (x *xmlWriter) languageOutside(path string) bool {
	if path == "/electronic" {
		if x.language {
			return !x.foreign
		}
		x.language = true
	}
	return x.extra(path + "/language")
}
