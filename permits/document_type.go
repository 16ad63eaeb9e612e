package permits

import (
	"database/sql/driver"
	"iter"
	"strings"

	"golang.org/x/text/language"
)

// The documents of the Convention.
const (
	ExportPermit                      DocumentType = "export_permit"
	ReexportCertificate               DocumentType = "reexport_certificate"
	ImportPermit                      DocumentType = "import_permit"
	IntroductionFromTheSeaCertificate DocumentType = "ifs_certificate"
	CertificateOfOrigin               DocumentType = "certificate_of_origin"
	PreConventionCertificate          DocumentType = "pre_convention_certificate"
	CaptiveBredCertificate            DocumentType = "captive_bred_certificate"
	ArtificiallyPropagatedCertificate DocumentType = "artificially_propagated_certificate"
	PhytosanitaryCertificate          DocumentType = "phytosanitary_certificate"
	TravellingExhibitionCertificate   DocumentType = "travelling_exhibition_certificate"
	PersonalOwnershipCertificate      DocumentType = "personal_ownership_certificate"
	MusicalInstrumentCertificate      DocumentType = "musical_instrument_certificate"
	SampleCollectionCertificate       DocumentType = "sample_collection_certificate"
	ScientificExchangeLabel           DocumentType = "scientific_exchange_label"
)

// ParseDocumentType reads a document type in use, in any case and with space around it. The
// empty string is "", not given. Anything else is a [*CodeError].
func ParseDocumentType(s string) (DocumentType, error) {
	v, err := parse(kindDocument, s)
	return DocumentType(v), err
}

// DocumentTypes yields the document types in use, in alphabetical order.
func DocumentTypes() iter.Seq[DocumentType] { return all[DocumentType](kindDocument) }

// Valid reports whether d is a document type in use, written as the lists write it.
func (d DocumentType) Valid() bool {
	c := find(kindDocument, string(d))
	return c.isCurrent() && c.text() == string(d)
}

// Known reports whether d is or was a document type, in any case.
func (d DocumentType) Known() bool { return !find(kindDocument, string(d)).isZero() }

// String returns the text as printed.
func (d DocumentType) String() string { return string(d) }

// MarshalText returns the text as printed.
func (d DocumentType) MarshalText() ([]byte, error) { return []byte(d), nil }

// UnmarshalText keeps any text without the space around it, also what is no
// document type, so that nothing printed is lost; ParseDocumentType is strict. Text that is
// not UTF-8 is a [*CodeError].
func (d *DocumentType) UnmarshalText(text []byte) error { return unmarshal(d, kindDocument, text) }

// Value returns the text, or nil for "", for a database.
func (d DocumentType) Value() (driver.Value, error) { return value(d) }

// Scan reads a database's text, bytes or NULL as UnmarshalText does.
func (d *DocumentType) Scan(src any) error { return scan(d, kindDocument, src) }

// Name returns the name in a reader's language, in English where we have
// none, and the text itself where it is no document type.
func (d DocumentType) Name(tag language.Tag) string {
	text, _, _ := name(kindDocument, string(d), tag)
	return text
}

// NameIn is Name, with the language that the name is in.
func (d DocumentType) NameIn(tag language.Tag) (string, language.Tag) {
	return nameIn(kindDocument, string(d), tag)
}

// Reviewed reports whether the name that Name returns was seen in a source in
// the reader's language. Names that were not are our wording and await a native
// reader; one in English for another language was not.
func (d DocumentType) Reviewed(tag language.Tag) bool {
	return nameReviewed(kindDocument, string(d), tag)
}

// Months returns for how many months from its date of issue such a document is
// valid at most, 0 where national law decides. read is false where we have not
// read the instrument that says so.
func (d DocumentType) Months() (months int, read bool) {
	c := find(kindDocument, string(d))
	return int(c.u8(colMonths)), c.flags()&flagRead != 0
}

// Forms returns the letters of box 1 that such a document may tick, such as
// "E", or "ERO" for a sample collection.
func (d DocumentType) Forms() string {
	var letters []byte
	forms := find(kindDocument, string(d)).u8(colForms)
	for i := range len("ERIO") {
		if forms>>i&1 != 0 {
			letters = append(letters, "ERIO"[i])
		}
	}
	return string(letters)
}

// onForm reports whether such a document may tick the letter f.
func (d DocumentType) onForm(f FormType) bool {
	i := strings.Index("ERIO", string(f))
	return len(f) == 1 && i >= 0 && find(kindDocument, string(d)).u8(colForms)>>i&1 != 0
}

// DocumentOf returns which document p is: what its field Document says, else
// what the tick of box 1 says, else what the text beside "Other" says in
// English, French, Spanish or Russian. It is "" where none of them does;
// nothing is guessed from the goods.
func DocumentOf(p *Permit) DocumentType {
	if c := find(kindDocument, string(p.Document)); c.ok {
		return DocumentType(c.text())
	}
	switch FormType(find(kindForm, string(p.Type)).text()) {
	case FormExport:
		return ExportPermit
	case FormReexport:
		return ReexportCertificate
	case FormImport:
		return ImportPermit
	}
	if d := documentInWords(p.TypeText); d != "" {
		return d
	}
	return documentInWords(string(p.Document))
}

// documentInWords finds the document that a text names.
func documentInWords(text string) DocumentType {
	if text == "" {
		return ""
	}
	text = strings.ToLower(text)
	for _, w := range [...]struct {
		document DocumentType
		stems    string
	}{
		{PhytosanitaryCertificate, "phytosanit|fitosanit|фитосанит"},
		{PreConventionCertificate, "pre-convention|preconvention|pré-convention|préconvention|preconvenci|pre-convenci|доконвенц"},
		{TravellingExhibitionCertificate, "exhibition|exposition|exhibici|exposici|выставк"},
		{MusicalInstrumentCertificate, "musical|musique|музыкал"},
		{PersonalOwnershipCertificate, "ownership|propriété|propiedad|собственност"},
		{SampleCollectionCertificate, "sample collection|échantillon|muestras|коллекци"},
		{IntroductionFromTheSeaCertificate, "from the sea|de la mer|del mar|из моря"},
		{CaptiveBredCertificate, "captive|captivity|captivité|cautividad|в неволе"},
		{ArtificiallyPropagatedCertificate, "artificial|искусственн"},
		{CertificateOfOrigin, "of origin|d'origine|d’origine|de origen|происхожден"},
	} {
		for stem := range strings.SplitSeq(w.stems, "|") {
			if strings.Contains(text, stem) {
				return w.document
			}
		}
	}
	return ""
}
