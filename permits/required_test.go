package permits

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
)

// TestRequired answers shipments of every kind and holds the answers, in short,
// against a golden file.
func TestRequired(t *testing.T) {
	var b strings.Builder
	for _, x := range requiredCases(t) {
		r, err := Required(x.shipment, x.opts...)
		require.NoError(t, err)
		fmt.Fprintf(&b, "%s\n", x.name)
		for _, it := range r.Items {
			fmt.Fprintf(&b, "\t%s %q %s free=%v\n", it.Verdict, it.Taxon.Name(), it.Appendices, it.MayBeFree)
			for _, e := range it.Exemptions {
				fmt.Fprintf(&b, "\t\texemption %s %s %s\n", e.Rule, e.Holds, e.Appendix)
			}
			for _, c := range it.Conditions {
				fmt.Fprintf(&b, "\t\tcondition %s\n", c.Code)
			}
			for _, q := range it.Questions {
				fmt.Fprintf(&b, "\t\tquestion %s %s\n", q.Code, q.Field)
			}
		}
		for _, x := range r.Borders {
			fmt.Fprintf(&b, "\t%s %s open=%v refused=%v\n", x.Border, x.Country, x.Open, x.Refused)
			for _, n := range x.Needs {
				fmt.Fprintf(&b, "\t\t%s of %s for %s instead=%s before=%s certain=%v comparable=%v shown=%v %s\n", n.Document, n.Issuer,
					n.Appendix, n.Instead, n.Before, n.Certain, n.Comparable, n.Shown, n.Rule)
			}
		}
		for _, n := range r.NotChecked[4:] { // the first four are always there
			fmt.Fprintf(&b, "\t%s %v\n", n.Code, n.Args)
		}
	}
	golden(t, "testdata/required.golden", b.String())
}

type requiredCase struct {
	name     string
	shipment *Shipment
	opts     []CheckOption
}

func requiredCases(tb testing.TB) []requiredCase {
	tb.Helper()
	raw, err := os.ReadFile("testdata/required.json")
	require.NoError(tb, err)
	var list []struct {
		Name, On string
		Profiles []Profile
		Shipment json.RawMessage
	}
	require.NoError(tb, json.Unmarshal(raw, &list))
	var out []requiredCase
	for _, x := range list {
		s, err := DecodeShipment(strings.NewReader(string(x.Shipment)))
		require.NoError(tb, err, x.Name)
		c := requiredCase{x.Name, s, []CheckOption{Profiles(x.Profiles...)}}
		if x.On != "none" {
			c.opts = append(c.opts, On(cites.MustDate("2026-06-10")))
		}
		out = append(out, c)
	}
	return out
}

func TestRequiredNothing(t *testing.T) {
	_, err := Required(nil)
	require.ErrorIs(t, err, ErrNoShipment)
	r, err := Required(&Shipment{})
	require.NoError(t, err)
	require.Empty(t, r.Items)
	require.Nil(t, CheckShipment(nil, nil))
	require.Empty(t, CheckShipment(&Shipment{}, nil))
}

// Every stop where goods are released asks for documents, however many there are.
func TestRequiredManyStops(t *testing.T) {
	kg, ae := placeOf(Country{Code: "KG"}), placeOf(Country{Code: "AE"})
	s := &Shipment{Items: []ShipmentItem{{Name: "Panthera pardus", Term: "TRO", Sources: []Source{Wild}}}, Purpose: HuntingTrophy,
		Route: Route{From: kg, To: ae, Origin: kg}, Departure: cites.MustDate("2026-06-08")}
	for _, c := range []string{"KZ", "TR", "DE", "FR", "GB", "IT"} {
		s.Route.Transit = append(s.Route.Transit, TransitStop{Country: placeOf(Country{Code: c}), CustomsControl: No})
	}
	r, err := Required(s)
	require.NoError(t, err)
	require.Len(t, r.Borders, 8)
	for _, b := range r.Borders[1:7] {
		require.Len(t, b.Needs, 2, "%s", b.Country)
	}
	require.Len(t, r.Borders[7].Needs, 2)
}

// A name in a living language is found where the caller has some, and never one
// of several picked.
func TestRequiredCommonNames(t *testing.T) {
	ask := func(name string, opts ...CheckOption) ItemRequirements {
		s := &Shipment{Items: []ShipmentItem{{Name: name}}, Departure: cites.MustDate("2026-06-08")}
		r, err := Required(s, opts...)
		require.NoError(t, err)
		return r.Items[0]
	}
	require.True(t, ask("snow leopard").Taxon.IsZero())
	names := CommonNames(commonnames.Source())
	require.Equal(t, "Panthera uncia", ask("snow leopard", names).Taxon.Name())
	require.Equal(t, "Panthera uncia", ask("снежный барс", names).Taxon.Name())
	several := ask("tortoise", names)
	require.True(t, several.Taxon.IsZero(), "several taxa are a question")
	require.Equal(t, Undecided, ask("", names).Verdict)
	require.Equal(t, Free, ask("qqqqq zzzzz", names).Verdict)
	for _, slip := range []string{"Testudo graecus", "Falco cherug", "Panthera nosuch"} {
		near := ask(slip)
		require.Equal(t, Undecided, near.Verdict, "%s is a slip, not a species that is not listed", slip)
		require.Equal(t, "name-near", near.Questions[0].Code)
		require.True(t, near.Taxon.IsZero(), "nothing is picked")
	}
	require.NotEmpty(t, ask("qqqqq zzzzz", names).Questions)
}

// TestReasonTexts renders every reason of every case in every language.
func TestReasonTexts(t *testing.T) {
	for _, x := range requiredCases(t) {
		r, err := Required(x.shipment, x.opts...)
		require.NoError(t, err)
		for _, tag := range lang.Supported() {
			for _, it := range r.Items {
				text := it.Reason.Text(tag)
				require.NotContains(t, text, "%!", x.name)
				require.NotContains(t, text, "{", x.name)
				eachReason(it.Reason, func(r Reason) {
					_, ok := reasonRow(r.Code)
					require.True(t, ok, "reasons.tsv has no %s", r.Code)
				})
			}
		}
		data, err := json.Marshal(r.In(language.Russian))
		require.NoError(t, err)
		require.True(t, json.Valid(data))
		require.NotContains(t, string(data), "%!")
	}
}

func eachReason(r Reason, do func(Reason)) {
	do(r)
	for _, c := range r.Children {
		eachReason(c, do)
	}
}

// TestReasonTable holds the names in the code against the table, both ways.
func TestReasonTable(t *testing.T) {
	for p := pointNone + 1; p < points; p++ {
		require.NotEmpty(t, p.name())
		if p.of() != noExemption {
			_, ok := reasonRow(p.name())
			require.True(t, ok, p.name())
		}
	}
	for x := exemptPersonal; x < exemptions; x++ {
		_, ok := reasonRow(x.claimName())
		require.True(t, ok, x.claimName())
	}
	var source strings.Builder
	files, err := filepath.Glob("required*.go")
	require.NoError(t, err)
	for _, file := range append(files, "decide_point.go") {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		raw, err := os.ReadFile(file)
		require.NoError(t, err)
		source.Write(raw)
	}
	b := tables()
	for row := range uint32(b.reasons.Len()) {
		name := b.text.At(b.reasons.U32(row, 0), uint32(b.reasons.U16(row, 4)))
		used := strings.Contains(source.String(), `"`+name+`"`) || strings.HasSuffix(name, "-not") ||
			strings.HasPrefix(name, "needed-")
		require.True(t, used, "nothing says %s", name)
	}
}

// TestSourceSet holds the letters of the set against the list of codes.
func TestSourceSet(t *testing.T) {
	for c := range Sources() {
		require.True(t, sourceSet(0).with(c).has(c), c)
		require.True(t, sourceSet(0).with(" "+Source(strings.ToLower(string(c)))).has(c), c)
	}
	require.Zero(t, sourceSet(0).with("Z").with("").with("WC"))
}

func TestReviewedReasons(t *testing.T) {
	r := newReason("date-none", NotDecided, "")
	require.True(t, r.Reviewed(language.English))
	require.False(t, r.Reviewed(language.Russian))
	require.False(t, r.Reviewed(language.Japanese))
	require.Equal(t, "no such reason", Reason{Code: "no such reason"}.Message(language.English))
}

// TestOneDecision makes shipments at random and holds Required and
// CheckShipment against each other: what needs a document is found to lack it,
// what needs none is not.
func TestOneDecision(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 20))
	for range 3000 {
		s := randomShipment(rng)
		opts := []CheckOption{Profiles([]Profile{CITES, EU, GB, US}[rng.IntN(4)])}
		r, err := Required(s, opts...)
		require.NoError(t, err)
		found := CheckShipment(s, nil, opts...)
		input, _ := json.Marshal(s)
		certain := 0
		for _, b := range r.Borders {
			for _, n := range b.Needs {
				if n.Certain {
					certain++
				}
			}
		}
		switch {
		case certain > 0 && r.Items[0].Verdict == Documented:
			require.Greater(t, found.Max(), Info, "%s\n%s\n%v", input, r.Items[0].Reason.Text(language.English), found)
		case r.Items[0].Verdict == Free && r.Items[0].Taxon != (species.Taxon{}):
			// That a specimen is wrongly said to be pre-Convention is wrong in any case.
			found = slices.DeleteFunc(found, func(f Finding) bool { return f.Code == "CITES-DOC-EXEMPT-PRECONVENTION" })
			require.LessOrEqual(t, found.Max(), Warning, "%s\n%s\n%v", input, r.Items[0].Reason.Text(language.English), found)
		case r.Refused():
			require.Greater(t, found.Max(), Info, "%s\n%v", input, found)
		}
		for _, f := range found {
			require.True(t, strings.HasPrefix(f.Path, "/"), f.Path)
		}
	}
}

func randomShipment(rng *rand.Rand) *Shipment {
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	place := func() countries.Code {
		c, _ := countries.ParseCode(pick("KZ", "KG", "DE", "FR", "US", "GB", "SS", "KP", "JP", "IS", "GH", "TZ", "", "AE", "SA"))
		return c
	}
	known := func() Known { return Known(rng.IntN(3)) }
	it := ShipmentItem{
		Name: pick("Falco cherrug", "Panthera pardus", "Panthera leo", "Python regius", "Saiga tatarica", "Dalbergia nigra",
			"Acipenser gueldenstaedtii", "Isurus oxyrinchus", "Odobenus rosmarus", "Paphiopedilum callosum", "Passer domesticus"),
		Term:    Term(pick("LIV", "SKI", "CAV", "WPR", "TRO", "")),
		Sources: []Source{Source(pick("W", "C", "A", "D", "R", "O", "F", "U"))},
		Origin:  place(), LegallyAcquired: known(), Reexport: known(),
		Quantity: Quantity{Amount: ParseDecimal(pick("1", "3", "126", "0.5")), Unit: Unit(pick("NAR", "KGM", "GRM"))},
		Facts:    StatedFacts{}.State(appendix.FactInVitro, known()).State(appendix.FactLabelled, known()),
	}
	if rng.IntN(3) == 0 {
		it.Acquired = cites.MustDate(pick("1970-01-01", "1990-01-01", "2020-01-01"))
	}
	if rng.IntN(2) == 0 {
		it.Marks = []Mark{{Value: "1"}}
	}
	s := &Shipment{Items: []ShipmentItem{it}, Route: Route{From: place(), To: place()}, Purpose: Purpose(pick("T", "P", "S", "Q", "")),
		Departure: cites.MustDate("2026-06-08")}
	switch rng.IntN(9) {
	case 0:
		s.PersonalEffects = &PersonalEffects{Carriage: Carriage(pick("worn", "sent", "")), Owned: known(), Residence: place(),
			AcquiredIn: place(), PermitRequired: known()}
	case 1:
		s.Science = &ScientificExchange{Sender: Institution{Registered: known()}, Recipient: Institution{Registered: known()}, Label: known()}
	case 2:
		s.Exhibition = &Exhibition{Registered: known(), SoldAbroad: known(), Returns: known()}
	case 3:
		s.Instrument = &MusicalInstrument{Use: InstrumentUse(pick("teaching", "sale", "")), Identified: known(), SoldAbroad: known(), Returns: known()}
	case 4:
		s.Animal = &PersonalAnimal{Residence: place(), SoldAbroad: known(), Returns: known()}
	case 5:
		s.Route.Sea = &Sea{Flag: place(), Landing: place()}
	case 6:
		s.Route.Transit = []TransitStop{{Country: place(), CustomsControl: known()}}
	}
	return s
}

// TestNoGarbage holds section A to what it costs a document in which nothing is
// found: the room for one decision, whatever the rows.
func TestNoGarbage(t *testing.T) {
	one, many := sound(t, 1), sound(t, 41)
	allocs := func(p *Permit) float64 {
		c := newChecker(p, []CheckOption{presented})
		return testing.AllocsPerRun(20, func() {
			c.docs, c.last = nil, nil
			for i := range c.nodes {
				found, _ := c.tables.Species().Lookup("Python regius")
				taxon, _ := found.Taxon()
				c.checkDocuments(&c.nodes[i], taxon)
			}
		})
	}
	require.Equal(t, allocs(one), allocs(many))
}

func FuzzRequired(f *testing.F) {
	for _, x := range requiredCases(f) {
		raw, err := json.Marshal(x.shipment)
		require.NoError(f, err)
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := DecodeShipment(strings.NewReader(string(data)), MaxBytes(1<<14))
		if err != nil {
			return
		}
		r, err := Required(s, Profiles(EU, GB, US))
		require.NoError(t, err)
		require.Len(t, r.Items, len(s.Items))
		_, err = json.Marshal(r)
		require.NoError(t, err)
		CheckShipment(s, []*Permit{nil, {}}, Profiles(EU, GB, US))
	})
}

func BenchmarkRequired(b *testing.B) {
	s := requiredCases(b)[5].shipment
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Required(s); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRequired1000 is a shipment of a thousand items.
func BenchmarkRequired1000(b *testing.B) {
	s := *requiredCases(b)[5].shipment
	for len(s.Items) < 1000 {
		s.Items = append(s.Items, s.Items[0])
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Required(&s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheckShipment(b *testing.B) {
	s := requiredCases(b)[5].shipment
	p := sound(b, 1)
	b.ReportAllocs()
	for b.Loop() {
		CheckShipment(s, []*Permit{p})
	}
}

// TestPartsOfRequirementsAsJSON: each part is written as the whole has it, so
// that a program that logs one loses nothing.
func TestPartsOfRequirementsAsJSON(t *testing.T) {
	s, err := DecodeShipment(strings.NewReader(`{"items":[{"name":"Panthera leo","term":"SKI","reexport":false}],"route":{"from":"DE","to":"KZ"},"purpose":"P"}`))
	require.NoError(t, err)
	r, err := Required(s, On(cites.MustDate("2026-07-01")))
	require.NoError(t, err)
	var whole struct {
		Borders []struct{ Needs []json.RawMessage }
		Items   []struct{ Questions, Exemptions []json.RawMessage }
	}
	marshal := func(v any) string {
		raw, err := json.Marshal(v)
		require.NoError(t, err)
		return string(raw)
	}
	require.NoError(t, json.Unmarshal([]byte(marshal(r)), &whole))
	parts := 0
	same := func(raw []json.RawMessage, i int, part any) {
		require.JSONEq(t, string(raw[i]), marshal(part))
		parts++
	}
	for i, b := range r.Borders {
		for k, n := range b.Needs {
			same(whole.Borders[i].Needs, k, n)
		}
	}
	require.NotZero(t, parts)
	for k, q := range r.Items[0].Questions {
		same(whole.Items[0].Questions, k, q)
	}
	for k, e := range r.Items[0].Exemptions {
		same(whole.Items[0].Exemptions, k, e)
	}
	require.Greater(t, parts, 3)
	require.Contains(t, marshal(r.Items[0]), `"mayBeFree":`)
	require.Contains(t, marshal(r.Borders[0]), `"border":"departure"`)
}

// TestRequiredOfContradictions: what cannot be is not taken at its word.
func TestRequiredOfContradictions(t *testing.T) {
	ask := func(item, claims string) (Requirements, Findings) {
		s, err := DecodeShipment(strings.NewReader(`{"items":[` + item + `],"route":{"from":"KZ","to":"AE"},"departure":"2026-10-01"` + claims + `}`))
		require.NoError(t, err)
		r, err := Required(s)
		require.NoError(t, err)
		return r, CheckShipment(s, nil)
	}
	// A plant's source on an animal gives it no certificate of propagation.
	for _, sources := range []string{`"A"`, `"A","C"`} {
		r, _ := ask(`{"name":"Falco cherrug","term":"LIV","reexport":false,"sources":[`+sources+`]}`, "")
		for _, b := range r.Borders {
			for _, n := range b.Needs {
				require.NotContains(t, append(n.Instead, n.Document), ArtificiallyPropagatedCertificate, sources)
				require.NotContains(t, n.Instead, PhytosanitaryCertificate, sources)
			}
		}
	}
	// Nothing follows from a number that is no taxon's.
	r, _ := ask(`{"taxonId":"4294967295"}`, "")
	require.Equal(t, Undecided, r.Items[0].Verdict)
	require.False(t, r.Decided())
	// A falcon that is called an instrument is still a falcon without a permit.
	_, found := ask(`{"name":"Falco cherrug","term":"LIV","reexport":false}`, `,"musicalInstrument":{}`)
	require.False(t, found.Valid(), "%v", found)
}

// A number of a breeding operation that the register does not have is none.
func TestRequiredOperation(t *testing.T) {
	de, err := countries.ParseCode("DE")
	require.NoError(t, err)
	s := &Shipment{Items: []ShipmentItem{{Name: "Falco rusticolus", Term: Live, Sources: []Source{RegisteredCommercial}, Origin: de, OperationNumber: "A-DE-501"}},
		Route: Route{From: de, To: countries.Code('K')<<8 | 'Z'}, Purpose: Commercial, Departure: cites.MustDate("2026-06-08")}
	r, err := Required(s)
	require.NoError(t, err)
	require.Equal(t, Documented, r.Items[0].Verdict)
	r, err = Required(s, WithRegisters(Registers{Operations: NewOperationList(nil, de)}))
	require.NoError(t, err)
	require.Equal(t, Undecided, r.Items[0].Verdict)
	require.Equal(t, "trade-registered-not", r.Items[0].Questions[0].Code)
}
