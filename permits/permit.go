package permits

// Permit is a CITES permit or certificate, box by box as it was printed: a
// value that cannot be right (a country "UK", a quantity "ten") is kept as it
// stands, so that [Check] can name it. The box numbers are those of the
// standard form of Resolution Conf. 12.3 (Rev. CoP19), Annex 2.
//
// The tags of the fields are the library's own JSON form: json.Marshal writes
// it and [Decode] reads it back, field by field the same.
type Permit struct {
	Number        string       `json:"number,omitempty"`        // box 1
	Type          FormType     `json:"type,omitempty"`          // box 1: E, R, I or O as ticked, all ticked letters in order
	TypeText      string       `json:"typeText,omitempty"`      // box 1: the text beside "Other"
	Document      DocumentType `json:"document,omitempty"`      // which document it is; derived from Type where empty
	Copy          bool         `json:"copy,omitempty"`          // marked as a copy
	ValidFrom     Moment       `json:"validFrom,omitzero"`      // box 2
	ValidUntil    Moment       `json:"validUntil,omitzero"`     // box 2
	Importer      Party        `json:"importer,omitzero"`       // boxes 3 and 3a
	Exporter      Party        `json:"exporter,omitzero"`       // box 4, exporter or re-exporter
	Conditions    []Text       `json:"conditions,omitempty"`    // box 5
	Purpose       Purpose      `json:"purpose,omitempty"`       // box 5a, all ticked letters in order
	PurposeText   string       `json:"purposeText,omitempty"`   // box 5a as text
	SecurityStamp string       `json:"securityStamp,omitempty"` // box 5b
	Authority     Party        `json:"authority,omitzero"`      // box 6
	Items         []Item       `json:"items,omitempty"`         // boxes 7 to 12b, a row each
	Issued        Issuance     `json:"issued,omitzero"`         // box 13
	Endorsement   Endorsement  `json:"endorsement,omitzero"`    // box 14, what belongs to no single row
	Waybill       string       `json:"waybill,omitempty"`       // box 15
	Carnet        Reference    `json:"carnet,omitzero"`         // ATA carnet of a sample collection, box 5
	Signatures    Signatures   `json:"signatures,omitzero"`     // boxes 4, 6, 13 and 14
	Status        Status       `json:"status,omitzero"`         // what else the face says: retrospective, replacement, extension
	Electronic    *Electronic  `json:"electronic,omitempty"`    // what only an electronic permit has
	Unknown       []Unknown    `json:"unknown,omitempty"`       // what the reader does not know, kept
}

// Party is a person, firm or authority with its address.
type Party struct {
	ID             string   `json:"id,omitempty"`
	Name           string   `json:"name,omitempty"`
	Street         []string `json:"street,omitempty"`
	PostOfficeBox  string   `json:"postOfficeBox,omitempty"`
	Postcode       string   `json:"postcode,omitempty"`
	City           string   `json:"city,omitempty"`
	Country        Country  `json:"country,omitzero"`
	Representative string   `json:"representative,omitempty"`
	Signatories    []string `json:"signatories,omitempty"`
}

// Country is a country as printed: a code, a name or both, and the province or
// region where the document names one.
type Country struct {
	Code        string `json:"code,omitempty"` // ISO 3166-1 alpha-2 or a code of the Convention's reports
	Name        string `json:"name,omitempty"`
	Subdivision string `json:"subdivision,omitempty"`
}

// Text is a text with its language, where the document says it.
type Text struct {
	Text     string `json:"text"`
	Language string `json:"language,omitempty"` // BCP 47
}

// Item is one row of boxes 7 to 12b, with its line of box 14.
type Item struct {
	Row             string      `json:"row,omitempty"`             // A, B, C, D, …
	ScientificName  string      `json:"scientificName,omitempty"`  // box 7
	CommonNames     []Text      `json:"commonNames,omitempty"`     // box 8
	Term            Term        `json:"term,omitempty"`            // box 9, code of the kind of specimen
	Description     []Text      `json:"description,omitempty"`     // box 9 in words
	Marks           []Mark      `json:"marks,omitempty"`           // box 9, marks, tags, rings, serial numbers
	Age             string      `json:"age,omitempty"`             // box 9
	Sex             string      `json:"sex,omitempty"`             // box 9
	Appendix        string      `json:"appendix,omitempty"`        // box 10, as printed: I, II or III
	Sources         []Source    `json:"sources,omitempty"`         // box 10, one letter, rarely two
	Quantity        Quantity    `json:"quantity,omitzero"`         // box 11
	Quota           Quota       `json:"quota,omitzero"`            // box 11a
	Origin          Provenance  `json:"origin,omitzero"`           // box 12
	LastReexport    Provenance  `json:"lastReexport,omitzero"`     // box 12a
	OperationNumber string      `json:"operationNumber,omitempty"` // box 12b
	Acquired        Moment      `json:"acquired,omitzero"`         // box 12b, pre-Convention
	Previous        []Reference `json:"previous,omitempty"`        // box 12b, documents it refers to
	Exported        Quantity    `json:"exported,omitzero"`         // box 14, quantity actually exported
	Inspection      *Inspection `json:"inspection,omitempty"`      // box 14, where the row has a date, port or official of its own
	SellerID        string      `json:"sellerId,omitempty"`        // the seller's number for the goods
	ManufacturerID  string      `json:"manufacturerId,omitempty"`  // the maker's number for the goods
	Parts           []Item      `json:"parts,omitempty"`           // further line items under the same row, boxes 7 to 10 only
	Documents       []Reference `json:"documents,omitempty"`       // further documents named in the row
	Unknown         []Unknown   `json:"unknown,omitempty"`         // what the reader does not know of the row, kept
}

// Mark is one mark of a specimen: a ring, a microchip, the tag of a skin or a run
// of them (see [ParseCrocodilianTag]), the label of a container of caviar (see
// [ParseCaviarLabel]), the marking of a tusk. Those that an annex of the document
// lists belong here too.
type Mark struct {
	Type     string `json:"type,omitempty"` // kind of mark, where the document says it
	Value    string `json:"value"`
	Language string `json:"language,omitempty"`
}

// Quantity is an amount with its unit, exact and as printed.
type Quantity struct {
	Amount Decimal `json:"amount,omitzero"`
	Unit   Unit    `json:"unit,omitempty"` // empty means number of specimens
}

// Quota is box 11a: what has been exported this calendar year, this document
// included, and the annual quota.
type Quota struct {
	Used  Quantity `json:"used,omitzero"`
	Total Quantity `json:"total,omitzero"`
}

// Provenance is box 12 or 12a: a country and its document.
type Provenance struct {
	Country  Country `json:"country,omitzero"`
	Document string  `json:"document,omitempty"` // permit or certificate number
	Issued   Moment  `json:"issued,omitzero"`
	Name     string  `json:"name,omitempty"` // text beside the number
	// TypeCode is the code an electronic permit gives the document, such as 861
	// or 811. Templates carry it where the box is empty: alone it says nothing.
	TypeCode   string `json:"typeCode,omitempty"`
	ValidFrom  Moment `json:"validFrom,omitzero"`
	ValidUntil Moment `json:"validUntil,omitzero"`
	// Position is the place of the document among those of the row, from 1. An
	// electronic permit has it where they do not come in the order of boxes 12,
	// 12a and others, and one of them holds something unknown.
	Position string `json:"position,omitempty"`
}

// Reference names another document.
type Reference struct {
	Number     string `json:"number,omitempty"`
	Name       string `json:"name,omitempty"`
	TypeCode   string `json:"typeCode,omitempty"`
	Issued     Moment `json:"issued,omitzero"`
	ValidFrom  Moment `json:"validFrom,omitzero"`
	ValidUntil Moment `json:"validUntil,omitzero"`
}

// Issuance is box 13.
type Issuance struct {
	Date      Moment `json:"date,omitzero"`
	Place     string `json:"place,omitempty"`     // its name, or its code where that is all there is
	PlaceCode string `json:"placeCode,omitempty"` // such as a UN/LOCODE
	Official  string `json:"official,omitempty"`
}

// Endorsement is box 14, filled by the official who inspects the export. Here
// stands what holds for the whole consignment; the quantity of a row is
// [Item].Exported.
type Endorsement struct {
	Inspection
	Quantity Quantity `json:"quantity,omitzero"`
}

// Inspection says when, where and by whom goods were inspected.
type Inspection struct {
	Date     Moment `json:"date,omitzero"`
	Port     string `json:"port,omitempty"`     // its name, or its code where that is all there is
	PortCode string `json:"portCode,omitempty"` // such as a UN/LOCODE
	By       Party  `json:"by,omitzero"`
}

// Signatures says who signed and sealed. A nil pointer means that the document
// has no such block; an electronic permit may have the block and leave it
// empty, see [Signature.IsSigned].
type Signatures struct {
	Authority *Signature `json:"authority,omitempty"` // box 6, first signatory
	Applicant *Signature `json:"applicant,omitempty"` // box 4, second signatory
	Issuer    *Signature `json:"issuer,omitempty"`    // box 13, third signatory
	Examiner  *Signature `json:"examiner,omitempty"`  // box 14, fourth signatory
}

// Signature is one signature with its seal or stamp. Electronic permits have no
// field that says "signed": there Signed and Sealed stay nil, and a name, a
// date or a statement in the block is what counts.
type Signature struct {
	Signed    *bool    `json:"signed,omitempty"` // nil: the document does not say
	Sealed    *bool    `json:"sealed,omitempty"` // nil: the document does not say
	By        Party    `json:"by,omitzero"`
	Date      Moment   `json:"date,omitzero"`
	Place     string   `json:"place,omitempty"`     // its name, or its code where that is all there is
	PlaceCode string   `json:"placeCode,omitempty"` // such as a UN/LOCODE
	TypeCode  string   `json:"typeCode,omitempty"`
	IDs       []string `json:"ids,omitempty"`
	Statement string   `json:"statement,omitempty"`
}

// IsSigned reports whether the block is signed: what the document says in so
// many words where it does, otherwise whether the block names a signatory, a
// date or a statement. A missing block (nil) is not signed.
func (s *Signature) IsSigned() bool {
	switch {
	case s == nil:
		return false
	case s.Signed != nil:
		return *s.Signed
	}
	return s.By.Name != "" || s.By.Representative != "" || len(s.By.Signatories) > 0 ||
		s.Date != (Moment{}) || s.Statement != ""
}

// Status is what the face of a document says of its own history and of what was
// left to its holder. Electronic permits say it in words in box 5 only; then it
// is empty.
type Status struct {
	Retrospective bool   `json:"retrospective,omitempty"`
	Replaces      string `json:"replaces,omitempty"`    // number of the document it replaces
	Replacement   bool   `json:"replacement,omitempty"` // it is a replacement
	Reason        string `json:"reason,omitempty"`
	ExtendedUntil Moment `json:"extendedUntil,omitzero"`
	Altered       bool   `json:"altered,omitempty"` // a correction that no stamp and signature validates
	// Simplified says that the document was issued partially completed, under the
	// simplified procedures for trade of negligible effect.
	Simplified   bool     `json:"simplified,omitempty"`
	HolderBoxes  []string `json:"holderBoxes,omitempty"`  // the boxes that its face leaves to the holder, such as 3, 9 or 11
	HolderSigned *bool    `json:"holderSigned,omitempty"` // the holder signed for them; nil: the document does not say
}

// Electronic is what an electronic permit carries beside the boxes.
type Electronic struct {
	Toolkit   string `json:"toolkit,omitempty"`   // "1.0", "2.0"; "3.0" for its root over the structure of 2.0
	Root      string `json:"root,omitempty"`      // local name of the root of the payload
	Namespace string `json:"namespace,omitempty"` // of the payload's first child
	Operation string `json:"operation,omitempty"` // SOAP response element, where there was an envelope
	// Language is the language of the texts that carry none of their own in
	// Permit: the first that the document names.
	Language      string       `json:"language,omitempty"`
	Contexts      []Context    `json:"contexts,omitempty"`
	References    []Reference  `json:"references,omitempty"`   // ReferenceReferencedDocument of the header
	Transport     *Reference   `json:"transport,omitempty"`    // box 15, where it has more than a number
	ImportCountry Country      `json:"importCountry,omitzero"` // box 3a, where it stands apart from the importer's address
	Attachments   []Attachment `json:"attachments,omitempty"`  // sent along with the permit
	Composite     string       `json:"composite,omitempty"`    // "true" or "false" as sent
}

// Context is one parameter of the exchanged document's context.
type Context struct {
	Kind    string `json:"kind"` // "BusinessProcess" or "BIM"
	ID      string `json:"id,omitempty"`
	Value   string `json:"value,omitempty"`
	Version string `json:"version,omitempty"`
	Issued  Moment `json:"issued,omitzero"`
}

// Attachment is a file sent along.
type Attachment struct {
	Name    string `json:"name,omitempty"`
	Content string `json:"content,omitempty"` // a cid: reference or the content as sent
}

// Unknown is something the reader does not know, kept as it was, and put back
// by [EncodeXML].
type Unknown struct {
	Path string `json:"path"` // where it stood: an element path in XML, an RFC 6901 pointer in JSON
	// Raw is the element, attribute, text or value as it was. An element or
	// attribute of XML has the declarations of its namespaces added to it.
	Raw string `json:"raw"`
}
