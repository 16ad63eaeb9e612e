package permits

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
)

// mutation breaks a sound document in one way. The rule named has to find it, at
// the path.
type mutation struct {
	name string
	fits func(*Permit) bool // nil: any document
	make func(*Permit)
	rule string
	path string // of the first row where it is a row's
	opts []CheckOption
}

func is(types ...DocumentType) func(*Permit) bool {
	return func(p *Permit) bool { return slices.Contains(types, p.Document) }
}

func isNoneOf(types ...DocumentType) func(*Permit) bool {
	return func(p *Permit) bool { return !slices.Contains(types, p.Document) }
}

func both(x, y func(*Permit) bool) func(*Permit) bool {
	return func(p *Permit) bool { return x(p) && y(p) }
}

func live(p *Permit) bool   { return p.Items[0].Term == Live }
func animal(p *Permit) bool { return !plant(p) }
func plant(p *Permit) bool {
	return strings.HasPrefix(p.Items[0].ScientificName, "Dalbergia") || strings.HasPrefix(p.Items[0].ScientificName, "Galanthus") ||
		strings.HasPrefix(p.Items[0].ScientificName, "Aloe")
}
func appendixOf(s string) func(*Permit) bool {
	return func(p *Permit) bool { return p.Items[0].Appendix == s }
}
func source(s Source) func(*Permit) bool {
	return func(p *Permit) bool { return slices.Contains(p.Items[0].Sources, s) }
}

var (
	traded = isNoneOf(TravellingExhibitionCertificate, PersonalOwnershipCertificate, MusicalInstrumentCertificate)
	full   = isNoneOf(ScientificExchangeLabel, PhytosanitaryCertificate) // the documents on the standard form
)

// mutations are tried in turn.
var mutations = []mutation{
	{name: "no number", fits: isNoneOf(ScientificExchangeLabel), make: func(p *Permit) { p.Number = "" }, rule: "CITES-FIELD-NUMBER", path: "/number"},
	{name: "a spreadsheet's number", make: func(p *Permit) { p.Number = "#NAME?" }, rule: "CITES-FIELD-NUMBER", path: "/number"},
	{name: "a number too long", make: func(p *Permit) { p.Number = strings.Repeat("9", 36) }, rule: "CITES-FIELD-NUMBER", path: "/number"},
	{name: "a letter that box 1 does not have", make: func(p *Permit) { p.Type = "X" }, rule: "CITES-FIELD-TYPE", path: "/type"},
	{name: "two letters ticked", make: func(p *Permit) { p.Type = "ER" }, rule: "CITES-FIELD-TYPE", path: "/type"},
	{name: "another document's letter", fits: is(ExportPermit), make: func(p *Permit) { p.Type = FormImport }, rule: "CITES-FIELD-TYPE", path: "/type"},
	{name: "no end of validity", fits: is(ExportPermit, ReexportCertificate), make: func(p *Permit) { p.ValidUntil = Moment{} },
		rule: "CITES-PERMIT-VALIDITY-EXPORT", path: "/validUntil"},
	{name: "an export valid for too long", fits: is(ExportPermit, ReexportCertificate), make: tooLong, rule: "CITES-PERMIT-VALIDITY-EXPORT", path: "/validUntil"},
	{name: "an import valid for too long", fits: is(ImportPermit, CertificateOfOrigin, IntroductionFromTheSeaCertificate), make: tooLong,
		rule: "CITES-PERMIT-VALIDITY-IMPORT", path: "/validUntil"},
	{name: "three years and a day", fits: is(TravellingExhibitionCertificate, PersonalOwnershipCertificate, MusicalInstrumentCertificate), make: tooLong,
		rule: "CITES-PERMIT-VALIDITY-MULTI", path: "/validUntil"},
	{name: "a certificate valid for too long", fits: is(PreConventionCertificate, CaptiveBredCertificate, ArtificiallyPropagatedCertificate), make: tooLong,
		rule: "CITES-PERMIT-VALIDITY-OTHER", path: "/validUntil"},
	{name: "presented too late", fits: is(ExportPermit, ReexportCertificate), make: func(p *Permit) { p.ValidUntil = MomentOf(p.Issued.Date.Date.AddDays(10)) },
		rule: "CITES-PERMIT-VALIDITY-EXPORT", path: "/validUntil", opts: []CheckOption{On(cites.MustDate("2030-01-01"))}},
	{name: "valid before it begins", fits: full, make: func(p *Permit) { p.ValidFrom = MomentOf(p.ValidUntil.Date.AddDays(1)) },
		rule: "CITES-PERMIT-FROM-AFTER-UNTIL", path: "/validFrom"},
	{name: "issued after it ends", fits: full, make: func(p *Permit) { p.Issued.Date = MomentOf(p.ValidUntil.Date.AddDays(1)) },
		rule: "CITES-PERMIT-FROM-AFTER-UNTIL", path: "/issued/date"},
	{name: "issued after the goods left", fits: func(p *Permit) bool { return !p.Status.Retrospective }, make: func(*Permit) {},
		rule: "CITES-PERMIT-NOT-YET-ISSUED", path: "/issued/date", opts: []CheckOption{Departure(cites.MustDate("2024-01-01"))}},
	{name: "a date that is none", make: func(p *Permit) { p.Issued.Date = ParseMoment("2026-02-30") }, rule: "CITES-FIELD-DATE", path: "/issued/date"},
	{name: "live animals extended", fits: live, make: func(p *Permit) { p.Status.ExtendedUntil = MomentOf(p.Issued.Date.Date.AddMonths(8)) },
		rule: "CITES-PERMIT-EXTENSION", path: "/status/extendedUntil"},
	{name: "a replacement of nothing", make: func(p *Permit) { p.Status.Replacement, p.Status.Replaces = true, "" }, rule: "CITES-PERMIT-REPLACED", path: "/status/replaces"},
	{name: "a wild specimen of Appendix I afterwards", fits: both(appendixOf("I"), source(Wild)), make: func(p *Permit) { p.Status.Retrospective = true },
		rule: "CITES-PERMIT-RETROSPECTIVE", path: "/items/0/appendix"},
	{name: "partially completed, and no list of boxes", make: func(p *Permit) { p.Status.Simplified, p.Status.HolderBoxes = true, nil },
		rule: "CITES-FIELD-PARTIAL", path: "/status/holderBoxes"},
	{name: "the signature left to the holder", make: func(p *Permit) { p.Status.Simplified, p.Status.HolderBoxes = true, []string{"13"} },
		rule: "CITES-FIELD-PARTIAL", path: "/status/holderBoxes/0"},
	{name: "samples without a carnet", fits: is(SampleCollectionCertificate), make: func(p *Permit) { p.Carnet, p.Conditions = Reference{}, []Text{{Text: "samples", Language: "en"}} },
		rule: "CITES-SAMPLE-CARNET", path: "/carnet"},
	{name: "samples beyond their carnet", fits: is(SampleCollectionCertificate), make: func(p *Permit) { p.Carnet.ValidUntil = MomentOf(p.Issued.Date.Date) },
		rule: "CITES-SAMPLE-CARNET", path: "/validUntil"},
	{name: "plants of the health service from the wild", fits: is(PhytosanitaryCertificate), make: func(p *Permit) { p.Conditions = []Text{{Text: "healthy", Language: "en"}} },
		rule: "CITES-PHYTO", path: "/conditions"},
	{name: "an importer without a name", fits: traded, make: func(p *Permit) { p.Importer.Name = " " }, rule: "CITES-FIELD-PARTIES", path: "/importer/name"},
	{name: "an importer without an address", fits: traded, make: func(p *Permit) { p.Importer.Street, p.Importer.City = nil, "" },
		rule: "CITES-FIELD-PARTIES", path: "/importer"},
	{name: "an exporter without a name", make: func(p *Permit) { p.Exporter.Name = "" }, rule: "CITES-FIELD-PARTIES", path: "/exporter/name"},
	{name: "an exporter without a country", make: func(p *Permit) { p.Exporter.Country = Country{} }, rule: "CITES-FIELD-PARTIES", path: "/exporter/country"},
	{name: "the code UK", make: func(p *Permit) { p.Exporter.Country.Code = "UK" }, rule: "CITES-FIELD-COUNTRY-CODES", path: "/exporter/country/code"},
	{name: "another country's authority", fits: isNoneOf(ImportPermit, IntroductionFromTheSeaCertificate), make: func(p *Permit) { p.Authority.Country.Code = "BR" },
		rule: "CITES-FIELD-ISSUER", path: "/authority/country"},
	{name: "no authority", fits: full, make: func(p *Permit) { p.Authority.Name = "" }, rule: "CITES-FIELD-ISSUER", path: "/authority/name"},
	{name: "no official", make: func(p *Permit) { p.Issued.Official = "" }, rule: "CITES-FIELD-SIGNATURE", path: "/issued/official"},
	{name: "unsigned by the applicant", fits: full, make: func(p *Permit) { p.Signatures.Applicant = &Signature{Signed: new(bool)} },
		rule: "CITES-FIELD-SIGNATURE", path: "/signatures/applicant"},
	{name: "unsigned by the authority", make: func(p *Permit) { p.Signatures.Issuer = &Signature{Signed: new(bool)} }, rule: "CITES-FIELD-SIGNATURE", path: "/signatures/issuer"},
	{name: "a purpose that is none", make: func(p *Permit) { p.Purpose = "X" }, rule: "CITES-FIELD-PURPOSE-VALID", path: "/purpose"},
	{name: "no purpose", fits: isNoneOf(CertificateOfOrigin, ScientificExchangeLabel, PhytosanitaryCertificate), make: func(p *Permit) { p.Purpose = "" },
		rule: "CITES-FIELD-PURPOSE-VALID", path: "/purpose"},
	{name: "a circus without its certificate", fits: isNoneOf(TravellingExhibitionCertificate), make: func(p *Permit) { p.Purpose = Circus },
		rule: "CITES-FIELD-PURPOSE-SOURCE", path: "/purpose"},
	{name: "no stamp where stamps are used", fits: full, make: func(p *Permit) { p.SecurityStamp = "" }, rule: "CITES-FIELD-SECURITY-STAMP", path: "/securityStamp",
		opts: []CheckOption{SecurityStamps()}},
	{name: "a copy", make: func(p *Permit) { p.Copy = true }, rule: "CITES-FIELD-ORIGINAL", path: "/copy"},
	{name: "an alteration", make: func(p *Permit) { p.Status.Altered = true }, rule: "CITES-FIELD-ALTERED", path: "/status/altered"},
	{name: "a language that nobody asked for", make: func(p *Permit) { p.Conditions = []Text{{Text: "运输", Language: "zh"}} },
		fits: func(p *Permit) bool { return len(p.Items[0].Description) == 0 }, rule: "CITES-FIELD-LANGUAGE", path: "/conditions"},
	{name: "no rows", make: func(p *Permit) { p.Items = nil }, rule: "CITES-FIELD-ITEMS", path: "/items"},
	{name: "no name", fits: isNoneOf(ScientificExchangeLabel), make: func(p *Permit) { p.Items[0].ScientificName = "" }, rule: "CITES-FIELD-SPECIES", path: "/items/0/scientificName"},
	{name: "a name in words", make: func(p *Permit) { p.Items[0].ScientificName = "crocodile" }, rule: "CITES-FIELD-SPECIES", path: "/items/0/scientificName"},
	{name: "another Appendix", fits: both(full, appendixOf("II")), make: func(p *Permit) { p.Items[0].Appendix = "I" }, rule: "CITES-FIELD-APPENDIX", path: "/items/0/appendix"},
	{name: "Appendix IV", make: func(p *Permit) { p.Items[0].Appendix = "IV" }, rule: "CITES-FIELD-APPENDIX", path: "/items/0/appendix"},
	{name: "a term that is none", make: func(p *Permit) { p.Items[0].Term = "ABC" }, rule: "CITES-FIELD-TERM-VALID", path: "/items/0/term"},
	{name: "a term of old", make: func(p *Permit) { p.Items[0].Term = "BEL" }, rule: "CITES-FIELD-TERM-VALID", path: "/items/0/term"},
	{name: "live specimens by the litre", fits: live, make: func(p *Permit) { p.Items[0].Quantity.Unit = "LTR" }, rule: "CITES-FIELD-TERM-UNIT", path: "/items/0/term"},
	{name: "skins to breed with", fits: func(p *Permit) bool { return p.Items[0].Term == "SKI" }, make: func(p *Permit) { p.Purpose = Breeding },
		rule: "CITES-FIELD-TERM-PURPOSE", path: "/items/0/term"},
	{name: "a cat's caviar", fits: func(p *Permit) bool { return strings.HasPrefix(p.Items[0].ScientificName, "Panthera") },
		make: func(p *Permit) { p.Items[0].Term = "CAV" }, rule: "CITES-FIELD-TAXON-TERM", path: "/items/0/term"},
	{name: "a source that is none", make: func(p *Permit) { p.Items[0].Sources = []Source{"Z"} }, rule: "CITES-FIELD-SOURCE-VALID", path: "/items/0/sources/0"},
	{name: "no source", fits: full, make: func(p *Permit) { p.Items[0].Sources = nil }, rule: "CITES-FIELD-SOURCE-VALID", path: "/items/0/sources"},
	{name: "a propagated animal", fits: animal, make: func(p *Permit) { p.Items[0].Sources = []Source{ArtificiallyPropagated} },
		rule: "CITES-FIELD-SOURCE-KINGDOM", path: "/items/0/sources/0"},
	{name: "a captive-bred plant", fits: plant, make: func(p *Permit) { p.Items[0].Sources = []Source{CaptiveBred} },
		rule: "CITES-FIELD-SOURCE-KINGDOM", path: "/items/0/sources/0"},
	{name: "source D in Appendix II", fits: appendixOf("II"), make: func(p *Permit) { p.Items[0].Sources = []Source{RegisteredCommercial} },
		rule: "CITES-FIELD-SOURCE-D-APPENDIX", path: "/items/0/sources"},
	{name: "source D without its operation", fits: both(animal, appendixOf("I")), make: func(p *Permit) {
		p.Items[0].Sources, p.Items[0].OperationNumber = []Source{RegisteredCommercial}, ""
	}, rule: "CITES-FIELD-SOURCE-D-REGISTER", path: "/items/0/operationNumber"},
	{name: "source O without its date", fits: source(PreConvention), make: func(p *Permit) { p.Items[0].Acquired = Moment{} },
		rule: "CITES-FIELD-SOURCE-O-DATE", path: "/items/0/acquired"},
	{name: "a quantity of nothing", make: func(p *Permit) { p.Items[0].Quantity.Amount = ParseDecimal("0") }, rule: "CITES-FIELD-QUANTITY", path: "/items/0/quantity/amount"},
	{name: "a quantity in words", make: func(p *Permit) { p.Items[0].Quantity.Amount = ParseDecimal("one case") }, rule: "CITES-FIELD-QUANTITY", path: "/items/0/quantity/amount"},
	{name: "half an animal", fits: live, make: func(p *Permit) { p.Items[0].Quantity.Amount = ParseDecimal("1.5") }, rule: "CITES-FIELD-QUANTITY", path: "/items/0/quantity/amount"},
	{name: "a unit of old", make: func(p *Permit) { p.Items[0].Quantity.Unit = "PCS" }, rule: "CITES-FIELD-UNIT", path: "/items/0/quantity/unit"},
	{name: "a quota exceeded", fits: both(is(ExportPermit), func(p *Permit) bool { return p.Items[0].Quota != (Quota{}) }), make: func(p *Permit) {
		p.Items[0].Quota.Used.Amount = ParseDecimal("5001")
	}, rule: "CITES-FIELD-QUOTA", path: "/items/0/quota/used"},
	{name: "a quota on another document", fits: isNoneOf(ExportPermit), make: func(p *Permit) {
		p.Items[0].Quota = Quota{Used: p.Items[0].Quantity, Total: p.Items[0].Quantity}
	}, rule: "CITES-FIELD-BOX", path: "/items/0/quota"},
	{name: "the wrong origin of an export", fits: is(ExportPermit), make: func(p *Permit) { p.Items[0].Origin.Country.Code = "BR" },
		rule: "CITES-FIELD-ORIGIN-EXPORT", path: "/items/0/origin/country"},
	{name: "a re-export of what came later", fits: is(ReexportCertificate), make: func(p *Permit) {
		p.Items[0].Origin.Issued = MomentOf(p.Issued.Date.Date.AddDays(1))
	}, rule: "CITES-FIELD-ORIGIN-REEXPORT", path: "/items/0/origin/issued"},
	{name: "re-exported by the issuer before", fits: is(ReexportCertificate), make: func(p *Permit) {
		p.Items[0].LastReexport = Provenance{Country: p.Authority.Country, Document: "1", Issued: p.Items[0].Origin.Issued}
	}, rule: "CITES-FIELD-LASTREEXPORT", path: "/items/0/lastReexport/country"},
	{name: "wild, from where it does not live", fits: func(p *Permit) bool {
		return p.Document == ExportPermit && p.Items[0].ScientificName == "Testudo horsfieldii" && source(Wild)(p)
	}, make: func(p *Permit) { p.Items[0].Origin.Country.Code = "BR" }, rule: "CITES-FIELD-ORIGIN-RANGE", path: "/items/0/origin/country"},
	{name: "more left than allowed", fits: is(ExportPermit, ReexportCertificate), make: func(p *Permit) {
		p.Items[0].Exported = Quantity{ParseDecimal("9999"), p.Items[0].Quantity.Unit}
	}, rule: "CITES-FIELD-ENDORSE", path: "/items/0/exported/amount"},
	{name: "live, and no word on transport", fits: both(live, isNoneOf(ImportPermit, IntroductionFromTheSeaCertificate, ScientificExchangeLabel)), make: func(p *Permit) { p.Conditions = []Text{{Text: "nothing", Language: "en"}} },
		rule: "CITES-FIELD-LIVE-TRANSPORT", path: "/items/0/term"},
	{name: "an exhibition without its conditions", fits: both(is(TravellingExhibitionCertificate, PersonalOwnershipCertificate, MusicalInstrumentCertificate),
		func(p *Permit) bool { return p.Status.Reason == "" }), make: func(p *Permit) { p.Conditions = nil }, rule: "CITES-FIELD-BOX", path: "/conditions"},
	{name: "a wild animal on exhibition", fits: both(is(TravellingExhibitionCertificate), live), make: func(p *Permit) { p.Items[0].Sources = []Source{Wild} },
		rule: "CITES-DOC-EXEMPT-EXHIBITION", path: "/items/0/sources"},
	{name: "a ranched animal called captive-bred", fits: is(CaptiveBredCertificate), make: func(p *Permit) { p.Items[0].Sources = []Source{Ranched} },
		rule: "CITES-FIELD-DOCUMENT", path: "/items/0/sources"},
	{name: "two animals with their owner's show", fits: both(is(TravellingExhibitionCertificate), live), make: func(p *Permit) {
		p.Items[0].Quantity = Count(2)
	}, rule: "CITES-FIELD-DOCUMENT", path: "/items/0/quantity/amount"},
	{name: "an unmarked companion", fits: is(PersonalOwnershipCertificate), make: func(p *Permit) { p.Items[0].Marks = nil },
		rule: "CITES-FIELD-DOCUMENT", path: "/items/0/marks"},
	{name: "a live animal under a label", fits: both(is(ScientificExchangeLabel), animal), make: func(p *Permit) { p.Items[0].Term = Live },
		rule: "CITES-DOC-EXEMPT-SCIENCE", path: "/items/0/term"},
	{name: "skins as a companion", fits: is(PersonalOwnershipCertificate), make: func(p *Permit) { p.Items[0].Term = "SKI" },
		rule: "CITES-FIELD-DOCUMENT", path: "/items/0/term"},
}

func tooLong(p *Permit) {
	p.ValidUntil = MomentOf(p.Document.ValidUntil(p.Issued.Date.Date).AddDays(1))
}

// copyOf returns a copy of a document of which a mutation may change anything.
func copyOf(p *Permit) *Permit {
	q := *p
	q.Items = slices.Clone(p.Items)
	for i := range q.Items {
		q.Items[i].Marks, q.Items[i].Sources = slices.Clone(q.Items[i].Marks), slices.Clone(q.Items[i].Sources)
	}
	q.Importer.Street, q.Exporter.Street = slices.Clone(p.Importer.Street), slices.Clone(p.Exporter.Street)
	q.Conditions = slices.Clone(p.Conditions)
	return &q
}

// requireInOrder holds a document to what is true of all that a builder makes.
func requireInOrder(t *testing.T, p *Permit) {
	t.Helper()
	for _, f := range Check(p) {
		require.LessOrEqual(t, f.Severity, Info, "%v", f)
	}
	for i := range p.Items {
		require.Equal(t, rowLetter(i), p.Items[i].Row)
	}
	if last := p.Document.ValidUntil(p.Issued.Date.Date); last != 0 {
		require.LessOrEqual(t, p.ValidUntil.Date, last)
		require.NotZero(t, p.ValidUntil.Date)
	}
}

// requireFound breaks a copy of a document and looks for the finding.
func requireFound(t *testing.T, p *Permit, m *mutation) {
	t.Helper()
	found := func(p *Permit) bool {
		return slices.ContainsFunc(Check(p, m.opts...), func(f Finding) bool {
			return f.Code == m.rule && f.Path == m.path && f.Severity > Info
		})
	}
	q := copyOf(p)
	m.make(q)
	require.True(t, found(q), "%s: no %s at %s in\n%v", m.name, m.rule, m.path, Check(q, m.opts...))
	if len(m.opts) == 0 {
		require.False(t, found(p), "%s: it was there before", m.name)
		require.NotEmpty(t, cmp.Diff(p, q, cmpopts.EquateComparable(Decimal{}, cites.Date(0))), m.name)
	}
}
