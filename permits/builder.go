package permits

import (
	"strconv"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
)

// Builder makes a document that is to be issued. Each type of document has its
// New function, which asks for what such a document cannot be without; methods
// add what it may have, and [Builder.Build] fills what follows from the rest: the
// letter of box 1, the end of validity, the letters of the rows, an Appendix that
// the tables leave no doubt of, and the texts that the document has to carry in
// box 5. Boxes 14 and the signatures are left for those who fill them.
//
// A builder invents nothing: what only the authority knows, such as that an
// import permit was granted, has to be said or Build refuses. It does not read
// the clock; the date of issue is given.
//
// The methods return the builder, so that calls can be chained, and report
// nothing; Build reports all. A Builder is not safe for concurrent use; it can
// build more than once.
type Builder struct {
	document  DocumentType
	form      FormType
	issue     Issue
	exporter  Party
	importer  Party
	purpose   Purpose
	words     language.Tag
	rows      []Specimen
	from      cites.Date
	until     cites.Date
	stamp     string
	waybill   string
	texts     []string
	countries string
	carnet    Reference
	codes     [2]string // of a label: sender, recipient
	permit    Reference // the import permit

	notCommercial bool
	housed        bool
	annex         bool
	pages         int
	accepted      []string

	retrospective *retrospective
	replaced      *replacement
	extended      *extension
	left          []Box
}

// Issue is what the authority that issues a document says of itself and of the
// document: boxes 1, 6 and 13.
type Issue struct {
	Number    string
	Date      cites.Date
	Place     string
	Official  string // who issues it, by name
	Authority Party
}

// Specimen is one row of a document that is to be issued: boxes 7 to 12b.
type Specimen struct {
	Name            string            // box 7
	CommonNames     []Text            // box 8
	Term            Term              // box 9
	Description     string            // box 9, in the language of the builder
	Marks           []Mark            // box 9
	Age, Sex        string            // box 9, of live animals
	Appendix        appendix.Appendix // box 10; left zero, the tables decide, if they can
	Sources         []Source          // box 10
	Quantity        Quantity          // box 11
	Quota           Quota             // box 11a
	Origin          Provenance        // box 12
	LastReexport    Provenance        // box 12a
	OperationNumber string            // box 12b, source D
	Acquired        cites.Date        // box 12b, source O
	// Explanation goes to box 5: why box 12 is not complete, or why the source is
	// not known.
	Explanation string
}

// Count returns a number of specimens, for box 11.
func Count(n int) Quantity {
	return Quantity{Amount: ParseDecimal(strconv.Itoa(n)), Unit: NumberOfSpecimens}
}

func newBuilder(d DocumentType, f FormType, i Issue, exporter, importer Party, p Purpose) *Builder {
	return &Builder{document: d, form: f, issue: i, exporter: exporter, importer: importer, purpose: p, words: language.English}
}

// NewExportPermit begins an export permit (Articles III.2, IV.2 and V.2). For
// specimens of Appendix I other than source D, [Builder.ImportPermit] has to
// follow.
func NewExportPermit(i Issue, exporter, importer Party, p Purpose) *Builder {
	return newBuilder(ExportPermit, FormExport, i, exporter, importer, p)
}

// NewReexportCertificate begins a re-export certificate (Articles III.4, IV.5
// and V.4). Each row needs its origin, or an explanation.
func NewReexportCertificate(i Issue, reexporter, importer Party, p Purpose) *Builder {
	return newBuilder(ReexportCertificate, FormReexport, i, reexporter, importer, p)
}

// NewImportPermit begins an import permit (Article III.3). For specimens of
// Appendix I, [Builder.NotPrimarilyCommercial] has to follow, and for live ones
// [Builder.SuitablyHoused].
func NewImportPermit(i Issue, exporter, importer Party, p Purpose) *Builder {
	return newBuilder(ImportPermit, FormImport, i, exporter, importer, p)
}

// NewCertificateOfOrigin begins a certificate of origin, for specimens of
// Appendix III from a country that did not list them (Article V.3). It needs no
// purpose.
func NewCertificateOfOrigin(i Issue, exporter, importer Party) *Builder {
	return newBuilder(CertificateOfOrigin, FormOther, i, exporter, importer, "")
}

// NewPreConventionCertificate begins a pre-Convention certificate (Article
// VII.2). Each row has source O and its date of acquisition.
func NewPreConventionCertificate(i Issue, exporter, importer Party, p Purpose) *Builder {
	return newBuilder(PreConventionCertificate, FormOther, i, exporter, importer, p)
}

// NewCaptiveBredCertificate begins a certificate of captive breeding, for
// animals of source C (Article VII.5).
func NewCaptiveBredCertificate(i Issue, exporter, importer Party, p Purpose) *Builder {
	return newBuilder(CaptiveBredCertificate, FormOther, i, exporter, importer, p)
}

// NewArtificiallyPropagatedCertificate begins a certificate of artificial
// propagation, for plants of source A (Article VII.5).
func NewArtificiallyPropagatedCertificate(i Issue, exporter, importer Party, p Purpose) *Builder {
	return newBuilder(ArtificiallyPropagatedCertificate, FormOther, i, exporter, importer, p)
}

// NewPhytosanitaryCertificate begins a phytosanitary certificate that serves as
// certificate of artificial propagation (Article VII.5).
func NewPhytosanitaryCertificate(i Issue, exporter, importer Party) *Builder {
	return newBuilder(PhytosanitaryCertificate, FormOther, i, exporter, importer, "")
}

// NewIntroductionFromTheSeaCertificate begins a certificate of introduction from
// the sea (Articles III.5 and IV.6), of the State that the introducer brings the
// specimens to. Their source is X.
func NewIntroductionFromTheSeaCertificate(i Issue, introducer Party, p Purpose) *Builder {
	return newBuilder(IntroductionFromTheSeaCertificate, FormOther, i, introducer, introducer, p)
}

// NewTravellingExhibitionCertificate begins a travelling-exhibition certificate
// (Article VII.7), for one live animal or any number of other specimens.
func NewTravellingExhibitionCertificate(i Issue, owner Party) *Builder {
	return newBuilder(TravellingExhibitionCertificate, FormOther, i, owner, Party{}, Circus)
}

// NewPersonalOwnershipCertificate begins a certificate of ownership for a live
// animal that crosses borders with its owner.
func NewPersonalOwnershipCertificate(i Issue, owner Party) *Builder {
	return newBuilder(PersonalOwnershipCertificate, FormOther, i, owner, Party{}, Personal)
}

// NewMusicalInstrumentCertificate begins a certificate for an instrument that
// crosses borders with its holder, not for commercial purposes.
func NewMusicalInstrumentCertificate(i Issue, holder Party, p Purpose) *Builder {
	return newBuilder(MusicalInstrumentCertificate, FormOther, i, holder, Party{}, p)
}

// NewSampleCollectionCertificate begins a document for a sample collection that
// travels under an ATA carnet, on the form of an export permit, a re-export
// certificate or another. Exporter and importer are the same holder. The
// document ends with the carnet where that is earlier.
func NewSampleCollectionCertificate(i Issue, f FormType, holder Party, carnet Reference, countriesToVisit string, p Purpose) *Builder {
	b := newBuilder(SampleCollectionCertificate, f, i, holder, holder, p)
	b.carnet, b.countries = carnet, countriesToVisit
	return b
}

// NewScientificExchangeLabel begins a label for exchange between registered
// institutions (Article VII.6). The codes are those of the Secretariat's
// register: the ISO code of the country and three digits.
func NewScientificExchangeLabel(i Issue, sender, recipient Party, senderCode, recipientCode string) *Builder {
	b := newBuilder(ScientificExchangeLabel, FormOther, i, sender, recipient, "")
	b.codes = [2]string{senderCode, recipientCode}
	return b
}

// Language sets the language of what the builder writes: English, French or
// Spanish, the languages in which a document is accepted, English if not called.
func (b *Builder) Language(tag language.Tag) *Builder { b.words = tag; return b }

// Add adds rows.
func (b *Builder) Add(rows ...Specimen) *Builder { b.rows = append(b.rows, rows...); return b }

// Condition adds a text to box 5, in the language of the builder.
func (b *Builder) Condition(text string) *Builder { b.texts = append(b.texts, text); return b }

// ValidFrom sets the first day of validity, where it is later than the day of
// issue.
func (b *Builder) ValidFrom(d cites.Date) *Builder { b.from = d; return b }

// ValidUntil sets the last day of validity. If not called it is the last that
// such a document can have, see [DocumentType.ValidUntil].
func (b *Builder) ValidUntil(d cites.Date) *Builder { b.until = d; return b }

// SecurityStamp sets box 5b.
func (b *Builder) SecurityStamp(number string) *Builder { b.stamp = number; return b }

// Waybill sets box 15.
func (b *Builder) Waybill(number string) *Builder { b.waybill = number; return b }

// ImportPermit names the import permit that was granted for specimens of
// Appendix I (Articles III.2 and III.4).
func (b *Builder) ImportPermit(number string, issued cites.Date) *Builder {
	b.permit = Reference{Number: number, Issued: MomentOf(issued)}
	return b
}

// NotPrimarilyCommercial says that the Management Authority of import is
// satisfied that specimens of Appendix I will not be used for primarily
// commercial purposes (Article III.3(c)).
func (b *Builder) NotPrimarilyCommercial() *Builder { b.notCommercial = true; return b }

// SuitablyHoused says that the Scientific Authority of import is satisfied that
// the recipient can house and care for the live specimens (Article III.3(b)).
func (b *Builder) SuitablyHoused() *Builder { b.housed = true; return b }

// Annex says that the rows after the fourth are on an annex of so many pages. An
// electronic document has rows and no pages: give 0.
func (b *Builder) Annex(pages int) *Builder { b.annex, b.pages = true, pages; return b }

// Accept lets warnings of rules stand, by the rules' codes: the officer has
// looked at them. Errors cannot be accepted.
func (b *Builder) Accept(codes ...string) *Builder {
	b.accepted = append(b.accepted, codes...)
	return b
}
