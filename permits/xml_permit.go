package permits

import (
	"slices"
	"strconv"
	"strings"
)

// Local names of the roots of a payload.
const (
	rootV1 = "CBFShip"
	rootV2 = "CITESEPermit"
	rootV3 = "CITESePermit"
)

const maxUnknown = 100_000 // elements and attributes that are kept though nobody knows them

// xmlReader reads a permit out of a tree, box by box. Element names are those
// of the toolkit 2.0; what 1.0 calls otherwise is read beside it.
type xmlReader struct {
	*xmlTree
	p     *Permit
	rows  []int32 // the element of each of p.Items
	items int     // rows and further line items
	// The places of the documents of boxes 12 and 12a among those of a row, where
	// they are not the first and second.
	places map[int][2]int
}

func decodeXML(src string, p *Permit, maxBytes int64) *DecodeError {
	tree, fail := parseXML(src, int(min(maxBytes/16+16, 1<<28)))
	if fail != nil {
		return fail
	}
	x := xmlReader{xmlTree: tree, p: p}
	path, operation, fail := x.findRoot()
	if fail != nil {
		return fail
	}
	if fail = x.permit(path, operation); fail != nil {
		return fail
	}
	return x.keepUnknown()
}

// findRoot returns the elements from the root of the input to the root of the
// payload, and marks them as known. The operation is the element of the
// exchange service's answer, where there is one.
func (x *xmlReader) findRoot() (path []int32, operation string, fail *DecodeError) {
	path = []int32{0}
	x.nodes[0].known = true
	n := int32(0)
	switch name := x.nodes[0].name; {
	case isPayload(name):
		return path, "", nil
	case name == "Envelope":
		header, ok := x.one(0, "Header")
		if ok && x.isBlank(header) {
			x.markAll(header)
		}
		if n, ok = x.one(0, "Body"); !ok {
			return nil, "", x.rootError(0, "the SOAP envelope has no Body; get the whole answer")
		}
		if fault, ok := x.one(n, "Fault"); ok {
			return nil, "", x.fault(fault)
		}
		path = append(path, n)
	case strings.HasSuffix(name, "Response"):
		operation = name
	default:
		return nil, "", x.rootError(0, "<"+clip(x.qname(0))+"> is not a CITES permit; "+
			"expected is CITESEPermit (toolkit 2.0) or CBFShip (1.0), in a SOAP envelope or not")
	}
	// The payload stands in the element of the operation, with some services in
	// one more around it.
	for range 4 {
		only, several := int32(0), false
		for c := x.nodes[n].first; c != 0; c = x.nodes[c].next {
			if isPayload(x.nodes[c].name) {
				x.nodes[c].known = true
				return append(path, c), operation, nil
			}
			several = only != 0
			only = c
		}
		if only == 0 || several {
			break
		}
		n = only
		x.nodes[n].known = true
		path = append(path, n)
		if operation == "" {
			operation = x.nodes[n].name
		}
	}
	return nil, "", x.rootError(n, "<"+clip(x.qname(n))+"> holds no permit; expected is CITESEPermit (toolkit 2.0) or CBFShip (1.0)")
}

func isPayload(name string) bool { return name == rootV2 || name == rootV1 || name == rootV3 }

func (x *xmlReader) rootError(n int32, reason string) *DecodeError {
	return failAt(x.src, x.nodes[n].start, "/"+clip(x.nodes[n].name), ErrRoot, "%s", reason)
}

// fault reads a SOAP fault, of SOAP 1.1 or 1.2.
func (x *xmlReader) fault(n int32) *DecodeError {
	f := &FaultError{Code: x.leaf(n, "faultcode"), Reason: x.leaf(n, "faultstring")}
	if c, ok := x.one(n, "Code"); ok && f.Code == "" {
		f.Code = x.leaf(c, "Value")
	}
	if c, ok := x.one(n, "Reason"); ok && f.Reason == "" {
		f.Reason = x.leaf(c, "Text")
	}
	for _, name := range []string{"detail", "Detail"} {
		if c, ok := x.one(n, name); ok && f.Detail == "" {
			f.Detail = x.src[x.nodes[c].start:x.nodes[c].end]
		}
	}
	return failAt(x.src, x.nodes[n].start, "/Envelope/Body/Fault", f, "%s", f.Error())
}

// permit reads the payload at the end of a path of elements.
func (x *xmlReader) permit(path []int32, operation string) *DecodeError {
	root := path[len(path)-1]
	e := &Electronic{Toolkit: "2.0", Root: x.nodes[root].name, Operation: operation, Language: x.firstLanguage()}
	x.p.Electronic = e
	if first := x.nodes[root].first; first != 0 {
		e.Namespace = x.namespace(append(path, first))
	}
	switch e.Root {
	case rootV1:
		e.Toolkit = "1.0"
	case rootV3:
		e.Toolkit = "3.0"
		if !x.has(root, "HeaderExchangedDocument") {
			return x.rootError(root, "this is a permit of the toolkit 3.0, which is not read; ask the sender for toolkit 2.0 (CITESEPermit)")
		}
	}
	if len(path) > 1 {
		wrapper := path[len(path)-2]
		for c := range x.each(wrapper, "Attachments") {
			a := Attachment{Name: x.string(c, "AttachmentName"), Content: x.string(c, "AttachmentContent")}
			if a != (Attachment{}) {
				e.Attachments = append(e.Attachments, a)
			}
		}
		e.Composite = x.string(wrapper, "Composite")
	}
	if c, ok := x.one(root, "SpecifiedExchangedDocumentContext"); ok {
		x.contexts(c, e)
	}
	if c, ok := x.one(root, "HeaderExchangedDocument"); ok {
		x.header(c)
	}
	if c, ok := x.one(root, "SpecifiedSupplyChainConsignment"); ok {
		return x.consignment(c)
	}
	return nil
}

func (x *xmlReader) has(n int32, name string) bool {
	for c := x.nodes[n].first; c != 0; c = x.nodes[c].next {
		if x.nodes[c].name == name {
			return true
		}
	}
	return false
}

func (x *xmlReader) contexts(n int32, e *Electronic) {
	const suffix = "SpecifiedDocumentContextParameter"
	for c := x.nodes[n].first; c != 0; c = x.nodes[c].next {
		kind, ok := strings.CutSuffix(x.nodes[c].name, suffix)
		if !ok || kind != "BusinessProcess" && kind != "BIM" {
			continue
		}
		if x.isBlank(c) {
			x.markAll(c)
			continue
		}
		x.nodes[c].known = true
		context := Context{Kind: kind, ID: x.string(c, "ID"), Value: x.string(c, "Value")}
		if v, ok := x.one(c, "SpecifiedDocumentVersion"); ok {
			context.Version = x.string(v, "ID")
			context.Issued = x.moment(v, "IssueDateTime")
		}
		if context != (Context{Kind: kind}) {
			e.Contexts = append(e.Contexts, context)
		}
	}
}

func (x *xmlReader) header(n int32) {
	p := x.p
	p.Number = x.string(n, "ID")
	p.Type = FormType(x.letters(n, "TypeCode"))
	p.TypeText = x.string(n, "Name")
	p.Issued.Date = x.moment(n, "IssueDateTime")
	p.Copy = x.flag(n, "CopyIndicator")
	p.Purpose = Purpose(x.letters(n, "PurposeCode"))
	p.PurposeText = x.string(n, "Purpose")
	p.Conditions = x.texts(n, "Information")
	p.ValidFrom, p.ValidUntil = x.period(n)
	for c := range x.each(n, "ReferenceReferencedDocument") {
		p.Electronic.References = appendReference(p.Electronic.References, x.reference(c))
	}
	if c, ok := x.one(n, "IssueLogisticsLocation"); ok {
		p.Issued.Place, p.Issued.PlaceCode = x.location(c)
	}
	s := &p.Signatures
	s.Authority = x.signature(n, "FirstSignatoryDocumentAuthentication")
	s.Applicant = x.signature(n, "SecondSignatoryDocumentAuthentication")
	s.Issuer = x.signature(n, "ThirdSignatoryDocumentAuthentication")
	s.Examiner = x.signature(n, "FourthSignatoryDocumentAuthentication")
	if s.Authority != nil {
		p.Authority = s.Authority.By
		p.Authority.Street = slices.Clone(p.Authority.Street)
		p.Authority.Signatories = slices.Clone(p.Authority.Signatories)
		if len(s.Authority.IDs) > 0 {
			p.SecurityStamp = s.Authority.IDs[0]
		}
	}
	if s.Issuer != nil {
		p.Issued.Official = s.Issuer.By.person()
	}
}

// person returns the name of the person who signs for a party, or of the party
// where it names no person.
func (p *Party) person() string {
	switch {
	case len(p.Signatories) > 0:
		return p.Signatories[0]
	case p.Representative != "":
		return p.Representative
	}
	return p.Name
}

func (x *xmlReader) signature(n int32, name string) *Signature {
	c, ok := x.one(n, name)
	if !ok {
		return nil
	}
	s := &Signature{
		TypeCode:  x.string(c, "TypeCode"),
		Date:      x.moment(c, "ActualDateTime"),
		IDs:       x.strings(c, "ID"),
		Statement: x.string(c, "Statement"),
		By:        x.party(c, "ProviderTradeParty"),
	}
	if l, ok := x.one(c, "IssueLogisticsLocation"); ok {
		s.Place, s.PlaceCode = x.location(l)
	}
	return s
}

func (x *xmlReader) consignment(n int32) *DecodeError {
	p := x.p
	p.Exporter = x.party(n, "ConsignorTradeParty")
	p.Importer = x.party(n, "ConsigneeTradeParty")
	if c, ok := x.one(n, "ImportTradeCountry"); ok { // toolkit 1.0
		p.Electronic.ImportCountry = x.country(c)
		if p.Importer.Country == (Country{}) {
			p.Importer.Country = p.Electronic.ImportCountry
		}
	}
	if c, ok := x.one(n, "TransportContractReferencedDocument"); ok {
		ref := x.reference(c)
		p.Waybill = ref.Number
		if ref != (Reference{Number: ref.Number}) {
			p.Electronic.Transport = &ref
		}
	}
	if c, ok := x.one(n, "ExaminationTransportEvent"); ok {
		p.Endorsement.Inspection, p.Endorsement.Quantity = x.examination(c)
	}
	const row = "IncludedSupplyChainConsignmentItem"
	count := 0
	for c := x.nodes[n].first; c != 0; c = x.nodes[c].next {
		if x.nodes[c].name == row {
			count++
		}
	}
	if count == 0 {
		return nil
	}
	p.Items = make([]Item, 0, min(count, maxItems))
	x.rows = make([]int32, 0, cap(p.Items))
	for c := x.nodes[n].first; c != 0; c = x.nodes[c].next {
		if x.nodes[c].name != row {
			continue
		}
		x.nodes[c].known = true
		if fail := x.countItem(c); fail != nil {
			return fail
		}
		p.Items = append(p.Items, Item{})
		x.rows = append(x.rows, c)
		if fail := x.item(c, &p.Items[len(p.Items)-1]); fail != nil {
			return fail
		}
	}
	return nil
}

func (x *xmlReader) countItem(n int32) *DecodeError {
	if x.items++; x.items > maxItems {
		return failAt(x.src, x.nodes[n].start, "/"+x.nodes[n].name, ErrTooLarge, "there are more than %d rows; split the document", maxItems)
	}
	return nil
}

func (x *xmlReader) item(n int32, it *Item) *DecodeError {
	it.Row = x.string(n, "ID")
	for c := range x.each(n, "PhysicalLogisticsShippingMarks") {
		for m := range x.each(c, "Marking") {
			if s := x.text(m); s != "" {
				it.Marks = append(it.Marks, Mark{Value: s, Language: x.attribute(m, "languageID")})
			}
		}
	}
	if c, ok := x.one(n, "OriginTradeCountry"); ok {
		it.Origin.Country = x.country(c)
	}
	if c, ok := x.one(n, "ExportTradeCountry"); ok {
		it.LastReexport.Country = x.country(c)
	}
	x.provenance(n, it)
	if c, ok := x.one(n, "TransportLogisticsPackage"); ok {
		it.Quantity = x.quantity(c, "ItemQuantity")
	}
	if c, ok := x.one(n, "ExaminationTransportEvent"); ok {
		var inspection Inspection
		inspection, it.Exported = x.examination(c)
		if !inspection.isZero() {
			it.Inspection = &inspection
		}
	}
	for _, name := range []string{"ApplicableCrossBorderRegulatoryProcedure", "ApplicableCrossBorderGovernmentProcedure"} {
		for c := range x.each(n, name) {
			x.procedure(c, it)
		}
	}
	first := true
	for c := range x.each(n, "IncludedSupplyChainTradeLineItem") {
		if first {
			x.lineItem(c, it)
			first = false
			continue
		}
		if fail := x.countItem(c); fail != nil {
			return fail
		}
		var part Item
		if x.lineItem(c, &part) {
			it.Parts = append(it.Parts, part)
		}
	}
	return nil
}

// isZero reports whether nothing is said of an inspection.
func (i *Inspection) isZero() bool {
	return i.Date.IsZero() && i.Port == "" && i.PortCode == "" && i.By.isZero()
}

func (p *Party) isZero() bool {
	return p.ID == "" && p.Name == "" && len(p.Street) == 0 && p.PostOfficeBox == "" && p.Postcode == "" && p.City == "" &&
		p.Country == (Country{}) && p.Representative == "" && len(p.Signatories) == 0
}

// lineItem reads boxes 7 to 10 and reports whether they say anything.
func (x *xmlReader) lineItem(n int32, it *Item) bool {
	it.Appendix = x.string(n, "TypeCode")
	for c := range x.each(n, "TypeExtensionCode") {
		it.Sources = appendSources(it.Sources, x.text(c))
	}
	c, ok := x.one(n, "SpecifiedTradeProduct")
	if !ok {
		return it.Appendix != "" || len(it.Sources) > 0
	}
	it.ScientificName = x.string(c, "ScientificName")
	it.CommonNames = x.texts(c, "CommonName")
	it.Term = Term(x.string(c, "TypeCode"))
	it.Description = x.texts(c, "Description")
	it.SellerID = x.string(c, "SellerAssignedID")
	it.ManufacturerID = x.string(c, "ManufacturerAssignedID")
	return it.Appendix != "" || len(it.Sources) > 0 || it.ScientificName != "" || len(it.CommonNames) > 0 || it.Term != "" ||
		len(it.Description) > 0 || it.SellerID != "" || it.ManufacturerID != ""
}

// appendSources reads box 10 as authorities write it: W, or two letters such
// as O/W, "O W" or OW.
func appendSources(dst []Source, s string) []Source {
	if len(s) == 2 && isUpper(s[0]) && isUpper(s[1]) {
		return append(dst, Source(s[:1]), Source(s[1:]))
	}
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("/,;+ ", r) }) {
		if len(part) != 1 { // words, not letters: leave them as they are
			return append(dst, Source(s))
		}
	}
	n := len(dst)
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("/,;+ ", r) }) {
		dst = append(dst, Source(part))
	}
	if len(dst) == n && s != "" {
		dst = append(dst, Source(s))
	}
	return dst
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// provenance gives each document of a row its box: by its type code where that
// says so, otherwise in their order, first box 12, then 12a. A document that
// has nothing but a type code is a template's and comes last.
func (x *xmlReader) provenance(n int32, it *Item) {
	const origin, reexport, either = 0, 1, 2
	boxes := [...]*Provenance{origin: &it.Origin, reexport: &it.LastReexport}
	var taken [2]int // the place of the document that a box has, from 1
	assign := func(box int, ref Reference, place int) bool {
		if taken[box] > 0 {
			return false
		}
		taken[box] = place
		dst := boxes[box]
		dst.Document, dst.Name, dst.TypeCode = ref.Number, ref.Name, ref.TypeCode
		dst.Issued, dst.ValidFrom, dst.ValidUntil = ref.Issued, ref.ValidFrom, ref.ValidUntil
		return true
	}
	box := func(ref Reference) int {
		switch ref.TypeCode {
		case "861", "E", "O": // certificate of origin, export permit
			return origin
		case "811", "R": // what the exchange service writes for a re-export
			return reexport
		}
		return either
	}
	isTemplate := func(ref Reference) bool { return ref == Reference{TypeCode: ref.TypeCode} }

	count := 0
	var places []int // of it.Documents
	for c := range x.each(n, "AssociatedReferencedDocument") {
		ref := x.reference(c)
		if ref == (Reference{}) {
			continue
		}
		count++
		if b := box(ref); b == either || isTemplate(ref) || !assign(b, ref, count) {
			it.Documents = append(it.Documents, ref)
			places = append(places, count)
		}
	}
	for _, templates := range []bool{false, true} {
		kept := 0
		for i, ref := range it.Documents {
			b := box(ref)
			switch {
			case isTemplate(ref) != templates:
			case b == either:
				if assign(origin, ref, places[i]) || assign(reexport, ref, places[i]) {
					continue
				}
			case assign(b, ref, places[i]):
				continue
			}
			it.Documents[kept], places[kept] = ref, places[i]
			kept++
		}
		it.Documents = it.Documents[:kept]
	}
	if len(it.Documents) == 0 {
		it.Documents = nil
	}
	if o, r := taken[origin], taken[reexport]; o > 1 || r > 0 && r != min(o, 1)+1 {
		if x.places == nil {
			x.places = make(map[int][2]int)
		}
		x.places[len(x.rows)-1] = taken
	}
}

// place keeps the place of the document of a box, from 1; 0 for none.
func (p *Provenance) place(n int) {
	if n > 0 {
		p.Position = strconv.Itoa(n)
	}
}

// procedure reads boxes 11a and 12b. A row may have several procedures, one
// for each; what contradicts an earlier one is left unmarked.
func (x *xmlReader) procedure(n int32, it *Item) {
	x.dropBlank(n)
	if it.OperationNumber == "" {
		it.OperationNumber = x.string(n, "CategoryCode")
	}
	if it.Quota.Used == (Quantity{}) {
		it.Quota.Used = x.quantity(n, "UsedToDateQuotaQuantity")
	}
	if it.Quota.Total == (Quantity{}) {
		it.Quota.Total = x.quantity(n, "AnnualQuotaQuantity")
	}
	if it.Acquired.IsZero() {
		it.Acquired = x.moment(n, "AcquisitionDateTime")
	}
	for c := range x.each(n, "PreviousReferencedDocument") {
		it.Previous = appendReference(it.Previous, x.reference(c))
	}
	if it.OperationNumber == "" && len(it.Previous) > 0 { // toolkit 1.0 has no code
		it.OperationNumber = it.Previous[0].Number
	}
}

func (x *xmlReader) examination(n int32) (Inspection, Quantity) {
	i := Inspection{Date: x.moment(n, "ActualOccurrenceDateTime"), By: x.party(n, "CertifyingTradeParty")}
	if c, ok := x.one(n, "OccurrenceLogisticsLocation"); ok {
		i.Port, i.PortCode = x.location(c)
	}
	x.dropBlank(n)
	q := x.quantity(n, "UnitQuantity")
	if q == (Quantity{}) {
		q = x.quantity(n, "InspectedUnitQuantity") // toolkit 1.0
	}
	return i, q
}

// location returns a place's name, or its code where that is all there is, and
// its code.
func (x *xmlReader) location(n int32) (name, code string) {
	name, code = x.string(n, "Name"), x.string(n, "ID")
	if name == "" {
		name = code
	}
	return name, code
}

// appendReference appends a document of which more is given than what the
// reader does not know.
func appendReference(dst []Reference, r Reference) []Reference {
	if r == (Reference{}) {
		return dst
	}
	return append(dst, r)
}

func (x *xmlReader) reference(n int32) Reference {
	r := Reference{
		Number:   x.string(n, "ID"),
		Name:     x.string(n, "Name"),
		TypeCode: x.string(n, "TypeCode"),
		Issued:   x.moment(n, "IssueDateTime"),
	}
	r.ValidFrom, r.ValidUntil = x.period(n)
	return r
}

func (x *xmlReader) period(n int32) (from, until Moment) {
	if c, ok := x.one(n, "EffectiveSpecifiedPeriod"); ok {
		return x.moment(c, "StartDateTime"), x.moment(c, "EndDateTime")
	}
	return Moment{}, Moment{}
}

func (x *xmlReader) party(n int32, name string) Party {
	n, ok := x.one(n, name)
	if !ok {
		return Party{}
	}
	p := Party{ID: x.string(n, "ID"), Name: x.string(n, "Name")}
	if a, ok := x.one(n, "PostalTradeAddress"); ok {
		p.Street = x.strings(a, "StreetName")
		p.PostOfficeBox = x.string(a, "PostOfficeBox")
		p.Postcode = x.string(a, "PostcodeCode")
		p.City = x.string(a, "CityName")
		p.Country = Country{
			Code:        x.string(a, "CountryID"),
			Name:        x.string(a, "CountryName"),
			Subdivision: x.string(a, "CountrySubDivisionName"),
		}
		for c := range x.each(a, "CountryIdentificationTradeCountry") { // toolkit 1.0
			if p.Country == (Country{}) {
				p.Country = x.country(c)
			}
		}
	}
	if c, ok := x.one(n, "SpecifiedRepresentativePerson"); ok {
		p.Representative = x.string(c, "Name")
	}
	for c := range x.each(n, "SpecifiedAuthoritativeSignatoryPerson") {
		if s := x.string(c, "Name"); s != "" {
			p.Signatories = append(p.Signatories, s)
		}
	}
	return p
}

func (x *xmlReader) country(n int32) Country {
	c := Country{Code: x.string(n, "ID"), Name: x.string(n, "Name")}
	if s, ok := x.one(n, "SubordinateTradeCountrySubDivision"); ok {
		c.Subdivision = x.string(s, "Name")
	}
	return c
}

// string takes a text that has no language of its own in the model.
func (x *xmlReader) string(n int32, name string) string {
	c, ok := x.one(n, name)
	if !ok {
		return ""
	}
	return x.plain(c)
}

// strings takes all texts of one name.
func (x *xmlReader) strings(n int32, name string) []string {
	var all []string
	for c := range x.each(n, name) {
		if s := x.plain(c); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// plain takes an element's text; a language other than the document's stays
// unmarked.
func (x *xmlReader) plain(n int32) string {
	node := &x.nodes[n]
	for i := node.attr; i < node.attr+node.attrs; i++ {
		if a := &x.attrs[i]; a.isLanguage() && (node.text == "" || strings.Trim(a.Value, xmlSpace) == x.p.Electronic.Language) {
			a.known = true
		}
	}
	return x.text(n)
}

// texts takes all texts of one name with their languages.
func (x *xmlReader) texts(n int32, name string) []Text {
	var all []Text
	for c := range x.each(n, name) {
		if s := x.text(c); s != "" {
			all = append(all, Text{Text: s, Language: x.attribute(c, "languageID")})
		}
	}
	return all
}

func (x *xmlReader) moment(n int32, name string) Moment { return ParseMoment(x.string(n, name)) }

// quantity takes a number with its unitCode.
func (x *xmlReader) quantity(n int32, name string) Quantity {
	c, ok := x.one(n, name)
	if !ok {
		return Quantity{}
	}
	return Quantity{Amount: ParseDecimal(x.plain(c)), Unit: Unit(x.attribute(c, "unitCode"))}
}

// letters joins the different letters of one name: two boxes ticked are two
// letters, and a mistake for [Check] to name. What would make more than a
// dozen stays unmarked.
func (x *xmlReader) letters(n int32, name string) string {
	first, ok := x.one(n, name)
	if !ok {
		return ""
	}
	joined := x.plain(first)
	for c := x.nodes[first].next; c != 0; c = x.nodes[c].next {
		if node := &x.nodes[c]; node.name == name && !node.known && node.text != "" &&
			len(joined)+len(node.text) <= 12 && !strings.Contains(joined, node.text) {
			node.known = true
			joined += x.plain(c)
		}
	}
	return joined
}

// flag takes true, false, 1 or 0; anything else stays unmarked.
func (x *xmlReader) flag(n int32, name string) bool {
	c, ok := x.one(n, name)
	if !ok {
		return false
	}
	switch strings.ToLower(x.nodes[c].text) {
	case "true", "1":
		x.text(c)
		return true
	case "false", "0":
		x.text(c)
	}
	return false
}

// firstLanguage returns the language of the first text that names one.
func (x *xmlReader) firstLanguage() string {
	for i := range x.nodes {
		node := &x.nodes[i]
		if node.text == "" {
			continue
		}
		for _, a := range x.attrs[node.attr : node.attr+node.attrs] {
			if a.isLanguage() && !a.isRoutine() {
				return strings.Trim(a.Value, xmlSpace)
			}
		}
	}
	return ""
}

// keepUnknown puts what nobody took where it belongs: to its row, or to the
// permit.
func (x *xmlReader) keepUnknown() *DecodeError {
	row, count := 0, 0
	var fail *DecodeError
	for n, u := range x.unknown {
		if count++; count > maxUnknown {
			fail = failAt(x.src, x.nodes[n].start, u.Path, ErrTooLarge,
				"there are more than %d elements that the toolkit does not know; this may be another kind of document", maxUnknown)
			break
		}
		for row < len(x.rows) && x.nodes[n].start >= x.nodes[x.rows[row]].end {
			row++
		}
		dst := &x.p.Unknown
		if row < len(x.rows) && x.nodes[n].start >= x.nodes[x.rows[row]].start {
			dst = &x.p.Items[row].Unknown
			if places, ok := x.places[row]; ok && strings.Contains(u.Path, "/AssociatedReferencedDocument") {
				x.p.Items[row].Origin.place(places[0])
				x.p.Items[row].LastReexport.place(places[1])
			}
		}
		*dst = append(*dst, u)
	}
	return fail
}
