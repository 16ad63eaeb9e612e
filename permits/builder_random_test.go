package permits

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
)

// template is a specimen that a kind of document can cover, with where it comes
// from and what for.
type template struct {
	documents string // letters of randomDocuments
	name      string
	term      Term
	unit      Unit
	source    Source
	purposes  string
	from      string // country codes: exporter
	to        string // importer
	acquired  string // where the source is O
	operation string // where the source is D
	permit    bool   // Appendix I: an import permit comes first
	origin    string // country of origin of a re-export
}

// The letters: E export permit, R re-export certificate, I import permit, C
// certificate of origin, V pre-Convention, B captive-bred, A artificially
// propagated, S introduction from the sea, Q exhibition, P ownership, M musical
// instrument, K sample collection, L label, F phytosanitary.
var templates = []template{
	{documents: "EB", name: "Falco cherrug", term: "LIV", unit: "NAR", source: "C", purposes: "TPB", from: "KG", to: "AE"},
	{documents: "E", name: "Testudo horsfieldii", term: "LIV", unit: "NAR", source: "W", purposes: "T", from: "UZ", to: "DE"},
	{documents: "EB", name: "Testudo horsfieldii", term: "LIV", unit: "NAR", source: "C", purposes: "TZ", from: "UZ", to: "JP"},
	{documents: "E", name: "Python regius", term: "LIV", unit: "NAR", source: "R", purposes: "T", from: "GH", to: "US"},
	{documents: "E", name: "Dalbergia melanoxylon", term: "SAW", unit: "MTQ", source: "W", purposes: "T", from: "TZ", to: "CN"},
	{documents: "EAF", name: "Galanthus elwesii", term: "LIV", unit: "NAR", source: "A", purposes: "TG", from: "TR", to: "NL"},
	{documents: "E", name: "Psittacus erithacus", term: "LIV", unit: "NAR", source: "C", purposes: "BZ", from: "ZA", to: "GB", permit: true},
	{documents: "E", name: "Falco rusticolus", term: "LIV", unit: "NAR", source: "D", purposes: "T", from: "DE", to: "QA", operation: "A-DE-501"},
	{documents: "E", name: "Panthera pardus", term: "TRO", unit: "NAR", source: "W", purposes: "H", from: "TZ", to: "US", permit: true},
	{documents: "R", name: "Malayopython reticulatus", term: "SKI", unit: "NAR", source: "W", purposes: "T", from: "SG", to: "IT", origin: "ID"},
	{documents: "R", name: "Testudo horsfieldii", term: "LIV", unit: "NAR", source: "C", purposes: "TZ", from: "KZ", to: "TR", origin: "UZ"},
	{documents: "R", name: "Dalbergia latifolia", term: "WPR", unit: "NAR", source: "W", purposes: "T", from: "CN", to: "DE", origin: "IN"},
	{documents: "I", name: "Psittacus erithacus", term: "LIV", unit: "NAR", source: "C", purposes: "BZ", from: "ZA", to: "GB"},
	{documents: "I", name: "Panthera pardus", term: "TRO", unit: "NAR", source: "W", purposes: "H", from: "TZ", to: "KZ"},
	{documents: "C", name: "Civettictis civetta", term: "SKI", unit: "NAR", source: "W", purposes: "T", from: "TZ", to: "FR"},
	{documents: "V", name: "Panthera uncia", term: "SKI", unit: "NAR", source: "O", purposes: "P", from: "KZ", to: "DE", acquired: "1970-05-01"},
	{documents: "B", name: "Psittacus erithacus", term: "LIV", unit: "NAR", source: "C", purposes: "PBZ", from: "ZA", to: "PT"},
	{documents: "A", name: "Aloe polyphylla", term: "LIV", unit: "NAR", source: "A", purposes: "GS", from: "ZA", to: "KZ"},
	{documents: "S", name: "Isurus oxyrinchus", term: "FIN", unit: "KGM", source: "X", purposes: "T", from: "ES", to: "ES"},
	{documents: "Q", name: "Panthera tigris", term: "LIV", unit: "NAR", source: "C", purposes: "Q", from: "DE"},
	{documents: "Q", name: "Panthera pardus", term: "SKI", unit: "NAR", source: "O", purposes: "Q", from: "UZ", acquired: "1968-01-01"},
	{documents: "P", name: "Psittacus erithacus", term: "LIV", unit: "NAR", source: "C", purposes: "P", from: "KZ"},
	{documents: "M", name: "Dalbergia nigra", term: "WPR", unit: "NAR", source: "O", purposes: "P", from: "KZ", acquired: "1961-01-01"},
	{documents: "M", name: "Dalbergia latifolia", term: "WPR", unit: "NAR", source: "W", purposes: "PE", from: "UZ", origin: "IN"},
	{documents: "K", name: "Malayopython reticulatus", term: "LPS", unit: "NAR", source: "W", purposes: "T", from: "IT", origin: "ID"},
	{documents: "L", name: "Python regius", term: "SPE", unit: "NAR", source: "W", purposes: "S", from: "GH", to: "KZ"},
	{documents: "L", name: "Galanthus elwesii", term: "LIV", unit: "NAR", source: "A", purposes: "S", from: "TR", to: "UZ"},
}

const randomDocuments = "EEEERRRIICCVBASQPMKLF"

// random makes documents, the same for the same seed.
type random struct{ *rand.Rand }

func newRandom(seed uint64) random { return random{rand.New(rand.NewPCG(seed, 20261125))} }

func (r random) pick(list string) string { return string(list[r.IntN(len(list))]) }

func (r random) party(country string) Party {
	cities := []string{"Бишкек", "Toshkent", "Hamburg", "Dushanbe", "Aşgabat", "Алматы", "الدوحة"}
	return Party{
		Name:   fmt.Sprintf("%s %d", []string{"Alpha", "Ерлан и К°", "Société Béta", "Gamma & Sons <Ltd>"}[r.IntN(4)], r.IntN(1000)),
		Street: []string{fmt.Sprintf("%d Main Street", 1+r.IntN(99))}, City: cities[r.IntN(len(cities))], Country: Country{Code: country},
	}
}

// builder returns a builder of a document that is in order, and its letter.
func (r random) builder() (*Builder, string) {
	letter := r.pick(randomDocuments)
	var fit []template
	for _, t := range templates {
		for _, l := range t.documents {
			if string(l) == letter {
				fit = append(fit, t)
			}
		}
	}
	t := fit[r.IntN(len(fit))]
	issued := cites.MustDate("2024-06-01").AddDays(r.IntN(850))
	purpose := Purpose(r.pick(t.purposes))
	home := t.from
	if letter == "I" {
		home = t.to
	}
	i := Issue{
		Number: fmt.Sprintf("%02d%s%06d/%c%c", issued.Year()%100, home, r.IntN(1e6), 'A'+rune(r.IntN(26)), '0'+rune(r.IntN(10))),
		Date:   issued, Place: "Capital", Official: "A. Official", Authority: r.party(home),
	}
	exporter, importer := r.party(t.from), r.party(t.to)
	var b *Builder
	switch letter {
	case "E":
		b = NewExportPermit(i, exporter, importer, purpose)
	case "R":
		b = NewReexportCertificate(i, exporter, importer, purpose)
	case "I":
		b = NewImportPermit(i, exporter, importer, purpose).NotPrimarilyCommercial()
		if t.term == Live {
			b.SuitablyHoused()
		}
	case "C":
		b = NewCertificateOfOrigin(i, exporter, importer)
	case "V":
		b = NewPreConventionCertificate(i, exporter, importer, purpose)
	case "B":
		b = NewCaptiveBredCertificate(i, exporter, importer, purpose)
	case "A":
		b = NewArtificiallyPropagatedCertificate(i, exporter, importer, purpose)
	case "S":
		b = NewIntroductionFromTheSeaCertificate(i, exporter, purpose)
	case "Q":
		b = NewTravellingExhibitionCertificate(i, exporter)
	case "P":
		b = NewPersonalOwnershipCertificate(i, exporter)
	case "M":
		b = NewMusicalInstrumentCertificate(i, exporter, purpose)
	case "K":
		carnet := Reference{Number: fmt.Sprintf("%s-%04d", home, r.IntN(1e4)), ValidUntil: MomentOf(issued.AddDays(100 + r.IntN(200)))}
		b = NewSampleCollectionCertificate(i, FormType(r.pick("ERO")), exporter, carnet, "CH, KZ", purpose)
	case "L":
		b = NewScientificExchangeLabel(i, exporter, importer, t.from+"001", t.to+"002")
	case "F":
		b = NewPhytosanitaryCertificate(i, exporter, importer)
	}
	if t.permit {
		b.ImportPermit("IMP "+fmt.Sprint(r.IntN(100)), issued.AddDays(-10))
	}
	rows := 1
	if t.term != Live || letter != "Q" && letter != "P" {
		rows += r.IntN(6) * r.IntN(2)
	}
	for range rows {
		b.Add(r.specimen(t, issued, letter))
	}
	if rows > 4 && WithAnnex.Allows(b.document) {
		b.Annex(r.IntN(3))
	}
	r.decorate(b, letter, issued)
	return b, letter
}

func (r random) specimen(t template, issued cites.Date, letter string) Specimen {
	s := Specimen{
		Name: t.name, Term: t.term, Sources: []Source{t.source}, Quantity: Quantity{ParseDecimal(fmt.Sprint(1 + r.IntN(500))), t.unit},
		OperationNumber: t.operation,
	}
	if t.acquired != "" {
		s.Acquired = cites.MustDate(t.acquired)
	}
	if t.origin != "" {
		s.Origin = Provenance{Country: Country{Code: t.origin}, Document: fmt.Sprintf("%s-%d", t.origin, r.IntN(1000)), Issued: MomentOf(issued.AddDays(-100 - r.IntN(100)))}
		if letter == "R" && r.IntN(3) == 0 {
			s.LastReexport = Provenance{Country: Country{Code: "HK"}, Document: "HK-7", Issued: MomentOf(issued.AddDays(-30))}
		}
	}
	if t.term == Live {
		s.Age, s.Sex = "adult", "not known"
		s.Marks = []Mark{{Type: "ring", Value: fmt.Sprintf("%s-%05d", t.from, r.IntN(1e5))}}
	}
	switch letter {
	case "Q", "P":
		s.Quantity = Count(1)
		s.Marks = []Mark{{Type: "microchip", Value: fmt.Sprintf("98500000%07d", r.IntN(1e7))}}
	case "M":
		s.Quantity = Count(1)
		s.Description = "guitar, back and sides, serial number 1234"
		s.Marks = []Mark{{Type: "serial number", Value: "1234"}}
	case "E":
		if t.source == Wild && r.IntN(2) == 0 {
			used := s.Quantity
			s.Quota = Quota{Used: used, Total: Quantity{ParseDecimal("5000"), used.Unit}}
		}
	}
	if r.IntN(3) == 0 {
		s.CommonNames = []Text{{Text: "сокол", Language: "ru"}}
	}
	return s
}

// decorate adds what any document may have.
func (r random) decorate(b *Builder, letter string, issued cites.Date) {
	b.Language([]language.Tag{language.English, language.French, language.Spanish}[r.IntN(3)])
	if r.IntN(3) == 0 && letter != "L" && letter != "F" {
		b.SecurityStamp(fmt.Sprint(r.IntN(1e6)))
	}
	if r.IntN(3) == 0 {
		b.Waybill("176-12345675")
	}
	if r.IntN(4) == 0 {
		b.Condition("Text of the officer, with {braces} and \"quotes\".")
	}
	if r.IntN(4) == 0 {
		b.ValidUntil(issued.AddDays(20 + r.IntN(60)))
	}
	if r.IntN(5) == 0 && ReplacementIssue.Allows(b.document) {
		b.Replaces("OLD-1", issued.AddDays(-20), "lost in the post")
	}
	if r.IntN(5) == 0 && strings.Contains("CBA", letter) {
		b.Retrospective("the authority's own error", r.IntN(2) == 0)
	}
	if r.IntN(5) == 0 && strings.Contains("BA", letter) {
		b.LeaveToHolder(BoxCommonName, BoxLastReexport)
	}
	if r.IntN(2) == 0 && b.rows[0].Term == SawnWood {
		b.ExtendTo(b.end().AddDays(1+r.IntN(100)), issued.AddDays(10), "MA of import")
	}
}
