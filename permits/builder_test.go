package permits

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
)

func day(s string) cites.Date { return cites.MustDate(s) }

func person(name, country string) Party {
	return Party{Name: name, Street: []string{"1 Main Street"}, City: "Capital", Country: Country{Code: country}}
}

func issueOf(country string) Issue {
	return Issue{Number: "26" + country + "000001/AA", Date: day("2026-04-01"), Place: "Capital", Official: "A. Official",
		Authority: person("Management Authority", country)}
}

func falcon() Specimen {
	return Specimen{Name: "Falco cherrug", Term: Live, Marks: []Mark{{Type: "ring", Value: "KG-1"}}, Age: "1 year", Sex: "female",
		Sources: []Source{CaptiveBred}, Quantity: Count(1)}
}

func grey() Specimen {
	s := falcon()
	s.Name = "Psittacus erithacus"
	return s
}

func timber() Specimen {
	return Specimen{Name: "Dalbergia melanoxylon", Term: SawnWood, Sources: []Source{Wild}, Quantity: Quantity{ParseDecimal("12.5"), "MTQ"}}
}

func export(rows ...Specimen) *Builder {
	return NewExportPermit(issueOf("KG"), person("Breeder", "KG"), person("Falconer", "AE"), Commercial).Add(rows...)
}

func with(s Specimen, change func(*Specimen)) Specimen { change(&s); return s }

func fiveOf(s Specimen) []Specimen { return []Specimen{s, s, s, s, s} }

// TestBuilderRefuses: what an authority may not issue is refused, and what was
// not said is asked for. Want is part of a line of the error.
func TestBuilderRefuses(t *testing.T) {
	owner := person("Circus", "KZ")
	for _, x := range []struct {
		name  string
		build *Builder
		want  string
	}{
		{"wild animal on exhibition", NewTravellingExhibitionCertificate(issueOf("KZ"), owner).
			Add(with(falcon(), func(s *Specimen) { s.Sources = []Source{Wild} })), "CITES-DOC-EXEMPT-EXHIBITION /items/0/sources"},
		{"two animals on one certificate", NewTravellingExhibitionCertificate(issueOf("KZ"), owner).Add(falcon(), falcon()),
			"CITES-FIELD-DOCUMENT /items/1/quantity/amount"},
		{"unmarked companion", NewPersonalOwnershipCertificate(issueOf("KZ"), owner).Add(with(grey(), func(s *Specimen) { s.Marks = nil })),
			"CITES-FIELD-DOCUMENT /items/0/marks"},
		{"source D in Appendix II", export(with(falcon(), func(s *Specimen) { s.Sources = []Source{RegisteredCommercial} })),
			"CITES-FIELD-SOURCE-D-APPENDIX"},
		{"source D without its operation", export(with(grey(), func(s *Specimen) { s.Sources = []Source{RegisteredCommercial} })),
			"CITES-FIELD-SOURCE-D-REGISTER"},
		{"live animals extended", export(falcon()).ExtendTo(day("2026-12-01"), day("2026-09-01"), "MA of the Emirates"),
			"CITES-PERMIT-EXTENSION"},
		{"timber extended for too long", export(timber()).ExtendTo(day("2027-06-01"), day("2026-09-01"), "MA of the Emirates"),
			"CITES-PERMIT-EXTENSION"},
		{"timber of Appendix I extended", export(with(timber(), func(s *Specimen) { s.Name = "Dalbergia nigra" })).
			ExtendTo(day("2027-01-01"), day("2026-09-01"), "MA"), "only timber of Appendix II or III"},
		{"timber extended that came too late", export(timber()).ExtendTo(day("2027-01-01"), day("2026-11-01"), "MA"), "arrived while"},
		{"timber extended by nobody", export(timber()).ExtendTo(day("2027-01-01"), day("2026-09-01"), " "), "name it"},
		{"timber extended into the past", export(timber()).ExtendTo(day("2026-05-01"), day("2026-04-20"), "MA"), "ends after"},
		{"an import permit extended", NewImportPermit(issueOf("AE"), person("A", "KG"), person("B", "AE"), Commercial).Add(falcon()).
			ExtendTo(day("2027-09-01"), day("2026-09-01"), "MA"), "cannot be issued in the form extension"},
		{"Appendix I without its import permit", export(grey()), "the import permit comes first"},
		{"an import permit without a date", export(grey()).ImportPermit("AE-1", 0), "by its number and its date"},
		{"wild, Appendix I, commercial", export(with(grey(), func(s *Specimen) { s.Sources = []Source{Wild} })).
			ImportPermit("AE-1", day("2026-03-01")), "not traded for primarily commercial purposes"},
		{"Appendix I imported without a finding", NewImportPermit(issueOf("AE"), person("A", "ZA"), person("B", "AE"), Breeding).Add(grey()),
			"NotPrimarilyCommercial"},
		{"live Appendix I imported without a home", NewImportPermit(issueOf("AE"), person("A", "ZA"), person("B", "AE"), Breeding).Add(grey()).
			NotPrimarilyCommercial(), "SuitablyHoused"},
		{"live Appendix I re-exported", NewReexportCertificate(issueOf("KZ"), person("A", "KZ"), person("B", "AE"), Breeding).
			Add(with(grey(), func(s *Specimen) { s.Explanation = "papers lost in a fire" })), "Art. III.4(c)"},
		{"re-export without an origin", NewReexportCertificate(issueOf("KZ"), person("A", "KZ"), person("B", "AE"), Commercial).Add(falcon()),
			"explain what is left out"},
		{"unknown source unexplained", export(with(falcon(), func(s *Specimen) { s.Sources = []Source{UnknownSource} })), "an unknown source is explained"},
		{"acquired nobody knows when", NewPreConventionCertificate(issueOf("KZ"), person("A", "KZ"), person("B", "DE"), Personal).
			Add(with(falcon(), func(s *Specimen) { s.Sources = []Source{PreConvention} })), "CITES-FIELD-SOURCE-O-DATE"},
		{"certificate of origin in Appendix II", NewCertificateOfOrigin(issueOf("KG"), person("A", "KG"), person("B", "DE")).Add(falcon()),
			"CITES-FIELD-DOCUMENT /items/0/appendix"},
		{"ranched called captive-bred", NewCaptiveBredCertificate(issueOf("KG"), person("A", "KG"), person("B", "DE"), Zoo).
			Add(with(falcon(), func(s *Specimen) { s.Sources = []Source{Ranched} })), "CITES-FIELD-DOCUMENT /items/0/sources"},
		{"five rows without an annex", export(fiveOf(falcon())...), "need an annex"},
		{"an annex of one row", export(falcon()).Annex(1), "leave Annex out"},
		{"an annex of minus one page", export(fiveOf(falcon())...).Annex(-1), "negative"},
		{"retrospective without a reason", export(falcon()).Retrospective("", false), "gives its reason"},
		{"a replacement of itself", export(falcon()).Replaces("26KG000001/AA", day("2026-03-01"), "lost"), "a number of its own"},
		{"a replacement of nothing", export(falcon()).Replaces("", day("2026-03-01"), "lost"), "names the document"},
		{"a replacement for no reason", export(falcon()).Replaces("1", day("2026-03-01"), ""), "gives its reason"},
		{"a replacement of what came later", export(falcon()).Replaces("1", day("2026-05-01"), "lost"), "not later than its own"},
		{"the signature left to the holder", export(falcon()).LeaveToHolder(BoxIssue), `box "13" cannot be left`},
		{"an exhibition left to its holder", NewTravellingExhibitionCertificate(issueOf("KZ"), owner).Add(falcon()).LeaveToHolder(BoxQuantity),
			"cannot be issued in the form partially_completed"},
		{"valid for a year", export(falcon()).ValidUntil(day("2027-04-01")), "CITES-PERMIT-VALIDITY-EXPORT"},
		{"no date of issue", NewExportPermit(Issue{}, person("A", "KG"), person("B", "AE"), Commercial).Add(falcon()), "CITES-PERMIT-VALIDITY-EXPORT /issued/date"},
		{"an Appendix that depends", export(with(falcon(), func(s *Specimen) { s.Name = "Elephantidae" })), "the tables do not decide"},
		{"samples without a carnet", NewSampleCollectionCertificate(issueOf("KZ"), FormExport, owner, Reference{}, "CH", Commercial).
			Add(with(timber(), func(s *Specimen) { s.Term = "WPR"; s.Quantity = Count(3) })), "give its number"},
		{"samples for nowhere", NewSampleCollectionCertificate(issueOf("KZ"), FormExport, owner, Reference{Number: "1"}, "", Commercial).
			Add(with(timber(), func(s *Specimen) { s.Term = "WPR"; s.Quantity = Count(3) })), "countries to be visited"},
		{"samples on an import permit", NewSampleCollectionCertificate(issueOf("KZ"), FormImport, owner, Reference{Number: "1"}, "CH", Commercial),
			"ticks one of ERO"},
		{"a label without codes", NewScientificExchangeLabel(issueOf("KZ"), owner, person("B", "DE"), "KZ01", "de001").
			Add(Specimen{Name: "Falco cherrug", Term: "SPE", Quantity: Count(1)}), "sender: an institution's code"},
		{"a living label", NewScientificExchangeLabel(issueOf("KZ"), owner, person("B", "DE"), "KZ001", "DE001").Add(falcon()),
			"CITES-DOC-EXEMPT-SCIENCE /items/0/term"},
		{"Kazakh", export(falcon()).Language(language.Kazakh), "English, French or Spanish"},
		{"bytes", export(falcon()).Condition("\xff"), "not UTF-8"},
		{"bytes in a mark", export(with(falcon(), func(s *Specimen) { s.Marks = []Mark{{Value: "\xff"}} })), "not UTF-8"},
		{"nobody to export to", NewExportPermit(issueOf("KG"), person("A", "KG"), Party{}, Commercial).Add(falcon()), "CITES-FIELD-PARTIES /importer/name"},
		{"nothing", new(Builder), "CITES-FIELD-ITEMS"},
	} {
		p, err := x.build.Build()
		require.Nil(t, p, x.name)
		var e *BuildError
		require.ErrorAs(t, err, &e, x.name)
		require.ErrorContains(t, err, x.want, x.name)
		require.NotContains(t, err.Error(), "%!", x.name)
		require.Len(t, e.Unwrap(), len(e.Faults)+len(e.Findings))
		for _, f := range e.Faults {
			require.True(t, f.Path == "" || f.Path[0] == '/', f.Path)
			require.True(t, f.Box == "" || f.Box.Valid(), f.Box)
		}
	}
	_, err := export(grey()).Build()
	var f Fault
	require.True(t, errors.As(err, &f))
	_, err = export().Build()
	var g Finding
	require.True(t, errors.As(err, &g))
}

// TestBuilderFills: what follows from the rest is filled.
func TestBuilderFills(t *testing.T) {
	p, err := export(falcon()).Build()
	require.NoError(t, err)
	require.Equal(t, FormExport, p.Type)
	require.Equal(t, "2026-10-01", p.ValidUntil.String())
	require.Equal(t, "II", p.Items[0].Appendix)
	require.Equal(t, "A", p.Items[0].Row)
	require.Len(t, p.Conditions, 1, "the transport of live specimens")
	require.Equal(t, Endorsement{}, p.Endorsement)
	require.Equal(t, Signatures{}, p.Signatures)

	p, err = export(fiveOf(falcon())...).Annex(2).Language(language.French).Build()
	require.NoError(t, err)
	require.Equal(t, "E", p.Items[4].Row)
	require.Equal(t, "fr", p.Conditions[0].Language)
	require.Contains(t, p.Conditions[1].Text, "E à E")
	require.Contains(t, p.Conditions[2].Text, "2")

	carnet := Reference{Number: "KZ-77", ValidUntil: MomentOf(day("2026-06-30"))}
	p, err = NewSampleCollectionCertificate(issueOf("KZ"), FormReexport, person("Leather", "KZ"), carnet, "CH, DE", Commercial).
		Add(Specimen{Name: "Malayopython reticulatus", Term: "LPS", Sources: []Source{Wild}, Quantity: Count(3), Appendix: appendix.II,
			Origin: Provenance{Country: Country{Code: "ID"}, Document: "ID-1", Issued: MomentOf(day("2026-01-01"))}}).Build()
	require.NoError(t, err)
	require.Equal(t, "2026-06-30", p.ValidUntil.String(), "not beyond the carnet")
	require.Equal(t, p.Exporter, p.Importer)
	require.Contains(t, p.Conditions[0].Text, "KZ-77")

	p, err = NewExportPermit(issueOf("TZ"), person("Mill", "TZ"), person("Maker", "AE"), Commercial).Add(timber()).ExtendTo(day("2027-02-01"), day("2026-09-01"), "MA of the Emirates").Build()
	require.NoError(t, err)
	require.Equal(t, "2027-02-01", p.Status.ExtendedUntil.String())
	require.Contains(t, p.Conditions[0].Text, "2026-09-01")

	p, err = export(falcon()).Retrospective("The authority had printed the wrong form.", true).Build()
	require.NoError(t, err)
	require.True(t, p.Status.Retrospective)
	require.Contains(t, p.Conditions[2].Text, "six months")

	p, err = export(falcon()).Replaces("KG-OLD", day("2026-03-01"), "stolen").Build()
	require.NoError(t, err)
	require.Equal(t, "KG-OLD", p.Status.Replaces)
	require.True(t, p.Status.Replacement)

	p, err = NewIntroductionFromTheSeaCertificate(issueOf("ES"), person("Fleet", "ES"), Commercial).
		Add(Specimen{Name: "Isurus oxyrinchus", Term: "FIN", Sources: []Source{MarineEnvironment}, Quantity: Quantity{ParseDecimal("300"), "KGM"}}).Build()
	require.NoError(t, err)
	require.Equal(t, "2027-04-01", p.ValidUntil.String())
}

// TestBuilderLeavesBoxes: of a partially completed document the boxes that the
// face lists may be empty, and only those.
func TestBuilderLeavesBoxes(t *testing.T) {
	start := func() *Builder {
		return NewCaptiveBredCertificate(issueOf("KG"), person("Breeder", "KG"), Party{}, Zoo)
	}
	p, err := start().LeaveToHolder(BoxImporter, BoxImportCountry, BoxScientificName, BoxDescription, BoxAppendix, BoxQuantity).Build()
	require.NoError(t, err)
	require.True(t, p.Status.Simplified)
	require.Contains(t, p.Conditions[1].Text, "3, 3a, 7, 9, 10, 11")
	_, err = start().LeaveToHolder(BoxScientificName, BoxDescription, BoxAppendix, BoxQuantity).Build()
	require.ErrorContains(t, err, "CITES-FIELD-PARTIES /importer/name")
}

// TestAccept lets warnings stand and errors not.
func TestAccept(t *testing.T) {
	odd := export(with(falcon(), func(s *Specimen) { s.Quantity = Quantity{ParseDecimal("1"), "LTR"} }))
	_, err := odd.Build()
	require.ErrorContains(t, err, "CITES-FIELD-TERM-UNIT")
	_, err = odd.Accept("CITES-FIELD-TERM-UNIT").Build()
	require.NoError(t, err)
	_, err = export().Accept("CITES-FIELD-ITEMS").Build()
	require.Error(t, err)
}

// TestBuilderBuildsAgain: a builder gives away nothing that it keeps.
func TestBuilderBuildsAgain(t *testing.T) {
	b := export(falcon())
	p, err := b.Build()
	require.NoError(t, err)
	p.Items[0].Marks[0].Value, p.Items[0].Sources[0], p.Exporter.Street[0] = "?", "?", "?"
	q, err := b.Build()
	require.NoError(t, err)
	require.Equal(t, "KG-1", q.Items[0].Marks[0].Value)
	require.Equal(t, CaptiveBred, q.Items[0].Sources[0])
	require.Equal(t, "1 Main Street", q.Exporter.Street[0])
}

func TestRowLetters(t *testing.T) {
	for i, want := range map[int]string{0: "A", 3: "D", 25: "Z", 26: "AA", 27: "AB", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		require.Equal(t, want, rowLetter(i))
	}
}

// TestNotes: every text that a builder can write is in the three languages of
// documents, with all its values.
func TestNotes(t *testing.T) {
	b, n := tables(), 0
	for row := range uint32(b.codes.Len()) {
		c := codeRow{b, row, true}
		if c.kind() != kindNote {
			continue
		}
		n++
		for _, tag := range []language.Tag{language.English, language.French, language.Spanish} {
			text := note(c.text()).in(tag)
			require.NotEmpty(t, text)
			require.NotEqual(t, c.text(), text)
			require.Equal(t, strings.Count(text, "{"), strings.Count(text, "}"))
		}
	}
	require.Equal(t, 21, n)
	require.Equal(t, "Replacement of document {reason} of 2. Reason: 3", noteReplacement.in(language.English, "number", "{reason}", "issued", "2", "reason", "3"))
}
