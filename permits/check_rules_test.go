package permits

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/lang"
)

// ruleFile is testdata/rules/CODE.json: documents that pass a rule and
// documents that fail it. Each is base.json with some fields set.
type ruleFile struct {
	Code string     `json:"code"`
	Pass []ruleCase `json:"pass"`
	Fail []ruleCase `json:"fail"`
}

type ruleCase struct {
	Name      string         `json:"name"`
	Set       map[string]any `json:"set"` // by RFC 6901 pointer; null removes
	Positions []position     `json:"positions"`
	Report    *ReportRow     `json:"report"` // a row of an annual report in place of a document
	Options   struct {
		On        *string  `json:"on"` // 2026-06-10 if not given
		Departure string   `json:"departure"`
		Profiles  []string `json:"profiles"`
		Stamps    bool     `json:"stamps"`
		Transit   bool     `json:"transit"`
		Registers bool     `json:"registers"` // ask the registers of testRegisters
		With      []any    `json:"with"`      // other documents presented, each base.json with some fields set; [] says that there are none
		NoImports bool     `json:"noImports"` // a register that knows of no import permit
		XML       string   `json:"xml"`       // the document comes as the answer of an exchange service, in this toolkit
	} `json:"options"`
	Shipment json.RawMessage  `json:"shipment"`  // a shipment in place of a document
	Presents []map[string]any `json:"documents"` // with the shipment, each base.json with some fields set
	Variant  string           `json:"variant"`
	Path     string           `json:"path"`
	Note     string           `json:"note"`
}

type position struct{ ID, Quantity string }

// TestRules runs every case of every rule, and holds the cases against the
// tables: no rule and no way of speaking is without one.
func TestRules(t *testing.T) {
	base, err := os.ReadFile("testdata/rules/base.json")
	require.NoError(t, err)
	for _, f := range Check(ruleCase{}.permit(t, base), ruleCase{}.check(t)...) {
		require.Equal(t, Info, f.Severity, "the base document has nothing to find but what was not checked: %v", f)
	}
	require.Empty(t, Check(ruleCase{}.permit(t, base), append(ruleCase{}.check(t), WithRegisters(testRegisters()))...),
		"with registers, the base document has nothing to find")

	b := tables()
	uncovered := make(map[string]bool)
	for row := range uint32(b.findings.Len()) {
		r := Rule{b, uint32(b.findings.U16(row, colRule))}
		uncovered[r.Code()+"/"+b.text.At(b.findings.U32(row, 0), uint32(b.findings.U16(row, 4)))] = true
	}
	for r := range Rules() {
		var f ruleFile
		raw, err := os.ReadFile(filepath.Join("testdata", "rules", r.Code()+".json"))
		require.NoError(t, err, "every rule has its cases")
		require.NoError(t, json.Unmarshal(raw, &f))
		require.Equal(t, r.Code(), f.Code)
		require.NotEmpty(t, f.Pass, r.Code())
		for _, x := range f.Pass {
			t.Run(r.Code()+"/pass/"+x.Name, func(t *testing.T) {
				for _, got := range x.run(t, base) {
					if got.Code == f.Code && (got.Severity > Info || x.Positions != nil || x.Report != nil) {
						t.Errorf("%s %s", got.Severity, got.Error())
					}
				}
			})
		}
		for _, x := range f.Fail {
			delete(uncovered, f.Code+"/"+x.Variant)
			t.Run(r.Code()+"/fail/"+x.Name, func(t *testing.T) {
				v, ok := variantOf(f.Code, x.Variant)
				require.True(t, ok, "findings.tsv has no %s of %s", x.Variant, f.Code)
				found := x.run(t, base)
				i := slices.IndexFunc(found, func(g Finding) bool {
					return g.Code == f.Code && g.message == v.message+1 && g.Path == x.Path
				})
				require.GreaterOrEqual(t, i, 0, "%s at %s is missing in\n%v", x.Variant, x.Path, found)
				require.Equal(t, v.severity, found[i].Severity)
				require.Len(t, found[i].Args, v.count)
				require.Equal(t, !r.Read(), strings.HasSuffix(found[i].Provision, notRead))
				requireText(t, found[i])
			})
		}
	}
	require.Empty(t, uncovered, "findings that no case shows")
}

func (x ruleCase) run(t *testing.T, base []byte) Findings {
	if x.Report != nil {
		return reportFindings(x.Report)
	}
	if x.Shipment != nil {
		return x.shipped(t, base)
	}
	p := x.permit(t, base)
	if x.Options.XML != "" {
		p = x.exchanged(t, p)
	}
	if x.Positions == nil {
		return Check(p, append(x.check(t), x.with(t, base)...)...)
	}
	var list []ConfirmedPosition
	for _, y := range x.Positions {
		list = append(list, ConfirmedPosition(y))
	}
	return CheckConfirmation(p, list)
}

func (x ruleCase) permit(t *testing.T, base []byte) *Permit {
	t.Helper()
	var doc any
	require.NoError(t, json.Unmarshal(base, &doc))
	keys := make([]string, 0, len(x.Set))
	for k := range x.Set {
		keys = append(keys, k)
	}
	slices.Sort(keys) // a parent before what is in it
	for _, k := range keys {
		doc = set(t, doc, strings.Split(k, "/")[1:], x.Set[k])
	}
	raw, err := json.Marshal(doc)
	require.NoError(t, err)
	p, err := Decode(strings.NewReader(string(raw)))
	require.NoError(t, err)
	return p
}

// exchanged is a document as it comes from an exchange service: not final, with
// question marks where nothing is given.
func (x ruleCase) exchanged(t *testing.T, p *Permit) *Permit {
	t.Helper()
	var b bytes.Buffer
	_, err := EncodeXML(&b, p, Toolkit(x.Options.XML), Enveloped("GetNonFinalCitesCertificateResponse"))
	require.NoError(t, err)
	root := map[string]string{"1.0": "CBFShip", "2.0": "CITESEPermit"}[x.Options.XML]
	require.Contains(t, b.String(), ":"+root+">")
	open := strings.Index(b.String(), ":ID>"+p.Number)
	require.Positive(t, open)
	text := b.String()[:open] + `:ID schemeID="?" schemeAgencyID="?">` + b.String()[open+len(":ID>"):]
	got, err := Decode(strings.NewReader(text))
	require.NoError(t, err)
	require.Equal(t, x.Options.XML, got.Electronic.Toolkit)
	return got
}

// set puts a value where a pointer points; nil takes away what is there.
func set(t *testing.T, doc any, way []string, v any) any {
	t.Helper()
	if len(way) == 0 {
		return v
	}
	switch d := doc.(type) {
	case nil:
		return set(t, map[string]any{}, way, v)
	case map[string]any:
		if len(way) == 1 && v == nil {
			delete(d, way[0])
			return d
		}
		d[way[0]] = set(t, d[way[0]], way[1:], v)
		return d
	case []any:
		i, err := strconv.Atoi(way[0])
		require.NoError(t, err)
		d[i] = set(t, d[i], way[1:], v)
		return d
	}
	require.Fail(t, "no way", "%v in %v", way, doc)
	return nil
}

func (x ruleCase) check(t *testing.T) []CheckOption {
	t.Helper()
	on := "2026-06-10"
	if x.Options.On != nil {
		on = *x.Options.On
	}
	day, err := cites.ParseDate(on)
	require.NoError(t, err)
	departure, err := cites.ParseDate(x.Options.Departure)
	require.NoError(t, err)
	opts := []CheckOption{On(day), Departure(departure)}
	for _, s := range x.Options.Profiles {
		p, err := ParseProfile(s)
		require.NoError(t, err)
		opts = append(opts, Profiles(p))
	}
	if x.Options.Stamps {
		opts = append(opts, SecurityStamps())
	}
	if x.Options.Transit {
		opts = append(opts, Transit())
	}
	if x.Options.Registers {
		opts = append(opts, WithRegisters(testRegisters()))
	}
	if x.Options.NoImports {
		opts = append(opts, WithRegisters(Registers{Imports: noImports{}}))
	}
	return opts
}

// noImports is a register that knows of no import permit.
type noImports struct{}

func (noImports) ImportPermit(*Permit) (*Permit, Known) { return nil, No }

// with gives the other documents of a case.
func (x ruleCase) with(t *testing.T, base []byte) []CheckOption {
	t.Helper()
	if x.Options.With == nil {
		return nil
	}
	var others []*Permit
	for _, fields := range x.Options.With {
		others = append(others, ruleCase{Set: fields.(map[string]any)}.permit(t, base))
	}
	return []CheckOption{Accompanied(others...)}
}

func reportFindings(row *ReportRow) Findings {
	var found Findings
	for f := range CheckReport(func(yield func(ReportRow) bool) { yield(*row) }) {
		found = append(found, f.Finding)
	}
	return found
}

// shipped checks a shipment with the documents of the case.
func (x ruleCase) shipped(t *testing.T, base []byte) Findings {
	t.Helper()
	s, err := DecodeShipment(strings.NewReader(string(x.Shipment)))
	require.NoError(t, err, "%s", x.Shipment)
	var documents []*Permit
	for _, fields := range x.Presents {
		documents = append(documents, ruleCase{Set: fields}.permit(t, base))
	}
	return CheckShipment(s, documents, x.check(t)...)
}

// requireText holds the texts of a finding in every language to what a reader
// must never see.
func requireText(t *testing.T, f Finding) {
	t.Helper()
	for _, tag := range lang.Supported() {
		text := f.Message(tag)
		require.NotEmpty(t, text)
		require.NotContains(t, text, "%!", "%v", tag)
		require.NotContains(t, text, "{", "%v", tag)
		require.NotEqual(t, f.Code, text)
		for _, a := range f.Args {
			want := a.Value
			if d, err := cites.ParseDate(want); err == nil {
				want = lang.Date(tag, d)
			}
			require.Contains(t, text, want, fmt.Sprint(tag))
		}
	}
}
