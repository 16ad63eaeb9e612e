package main

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/randpermit"
	"github.com/citesgo/cites/permits"
	"github.com/citesgo/cites/permits/schema"
)

const root = "../.."

// compiled returns a schema as the library hands it out.
func compiled(tb testing.TB, name string) *jsonschema.Schema {
	tb.Helper()
	data, err := schema.Get(name)
	require.NoError(tb, err)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	require.NoError(tb, err)
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	require.NoError(tb, c.AddResource(name+".json", doc))
	s, err := c.Compile(name + ".json")
	require.NoError(tb, err)
	return s
}

func validate(s *jsonschema.Schema, doc string) error {
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(doc))
	if err != nil {
		return err
	}
	return s.Validate(v)
}

// The files are what the generator makes of the types.
func TestSchemasAreCurrent(t *testing.T) {
	comments, err := readComments(root)
	require.NoError(t, err)
	var names []string
	for _, d := range documents {
		want, err := d.schema(comments)
		require.NoError(t, err)
		got, err := schema.Get(d.name)
		require.NoError(t, err)
		require.Equal(t, string(want), string(got), "run go generate ./...")
		names = append(names, d.name)
	}
	require.ElementsMatch(t, names, slicesOf(schema.Names()))
}

func slicesOf(all func(func(string) bool)) (names []string) {
	for n := range all {
		names = append(names, n)
	}
	return names
}

// Every field of every document has its member in the schema: what the library
// writes with all fields filled uses each.
func TestPermitSchemaNamesEveryField(t *testing.T) {
	data, err := schema.Get("permit")
	require.NoError(t, err)
	var s map[string]any
	require.NoError(t, json.Unmarshal(data, &s))
	defs := s["$defs"].(map[string]any)
	for _, typ := range []reflect.Type{
		reflect.TypeFor[permits.Item](), reflect.TypeFor[permits.Party](), reflect.TypeFor[permits.Electronic](), reflect.TypeFor[permits.Signature](),
	} {
		def := defs[typ.Name()].(map[string]any)
		require.Len(t, def["properties"], typ.NumField(), typ.Name())
		require.NotEmpty(t, def["description"], typ.Name())
	}
	require.Len(t, s["properties"], reflect.TypeFor[permits.Permit]().NumField())
}

func TestExamplesAreValid(t *testing.T) {
	permit, found := compiled(t, "permit"), compiled(t, "findings")
	files, err := filepath.Glob(root + "/examples/testdata/*.*")
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 6)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		if filepath.Ext(file) == ".json" {
			require.NoError(t, validate(permit, string(data)), file)
		}
		p, err := permits.Decode(bytes.NewReader(data))
		require.NoError(t, err)
		var b bytes.Buffer
		_, err = permits.EncodeJSON(&b, p)
		require.NoError(t, err)
		require.NoError(t, validate(permit, b.String()), file)

		findings := permits.Check(p, permits.On(cites.MustDate("2026-10-01")), permits.Profiles(permits.EU, permits.GB, permits.US))
		require.NotEmpty(t, findings)
		out, err := json.Marshal(findings)
		require.NoError(t, err)
		require.NoError(t, validate(found, string(out)), file)
	}
	// What the program checkpermit prints.
	files, err = filepath.Glob(root + "/examples/checkpermit/testdata/*.json.golden")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		var out struct {
			Findings json.RawMessage `json:"findings"`
		}
		require.NoError(t, json.Unmarshal(data, &out), file)
		require.NoError(t, validate(found, string(out.Findings)), file)
	}
}

func TestRandomPermitsAreValid(t *testing.T) {
	permit, found := compiled(t, "permit"), compiled(t, "findings")
	for _, text := range []randpermit.Text{randpermit.Plain, randpermit.Unique, randpermit.Hostile} {
		r := rand.New(rand.NewPCG(1, uint64(text)))
		for range 50 {
			p := randpermit.New(r, r.Float64(), text)
			var b bytes.Buffer
			_, err := permits.EncodeJSON(&b, p)
			require.NoError(t, err)
			require.NoError(t, validate(permit, b.String()))
			out, err := json.Marshal(permits.Check(p))
			require.NoError(t, err)
			require.NoError(t, validate(found, string(out)))
		}
	}
}

// What DecodeShipment reads is valid, and what it refuses is not, as far as a
// schema can say it.
func TestShipments(t *testing.T) {
	s := compiled(t, "shipment")
	files, err := filepath.Glob(root + "/examples/testdata/shipments/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		f, err := os.Open(file)
		require.NoError(t, err)
		defer f.Close()
		for dec := json.NewDecoder(f); dec.More(); { // a file may hold several
			var data json.RawMessage
			require.NoError(t, dec.Decode(&data), file)
			shipment, err := permits.DecodeShipment(bytes.NewReader(data))
			require.NoError(t, err, file)
			require.NoError(t, validate(s, string(data)), file)
			out, err := json.Marshal(shipment)
			require.NoError(t, err)
			require.NoError(t, validate(s, string(out)), file)
		}
	}
	for _, doc := range []string{
		`[]`, `{"item":[]}`, `{"items":[{"facts":{"finish":true}}]}`, `{"items":[null]}`, `{"items":[{"sources":["Z"]}]}`, `{"items":[{"term":"BEL"}]}`,
		`{"route":{"from":"Kazakhstan"}}`, `{"route":{"from":"UK"}}`, `{"departure":"2026-02-30"}`, `{"items":[{"quantity":{"amount":"ten"}}]}`,
		`{"items":[{"quantity":{"amount":-1}}]}`, `{"personalEffects":{"owned":"yes"}}`, `{"personalEffects":{"persons":1.5}}`,
		`{"personalEffects":{"carriage":"car"}}`, `{"musicalInstrument":{"use":"x"}}`, `{"items":[{"taxonId":"x"}]}`,
	} {
		require.Error(t, validate(s, doc), doc)
		_, err := permits.DecodeShipment(strings.NewReader(doc))
		require.Error(t, err, doc)
	}
}

func TestBrokenDocumentsAreNot(t *testing.T) {
	const f = `{"code":"A","severity":"info","path":"","message":"m","provision":"p","args":{}}`
	require.NoError(t, validate(compiled(t, "findings"), `[`+f+`]`))
	require.NoError(t, validate(compiled(t, "permit"), `{"number":"1","items":[{"quantity":{"amount":1.50}}],"remarks":[]}`))
	for name, broken := range map[string][]string{
		"permit": {
			`[]`, `{"number":1}`, `{"copy":"yes"}`, `{"items":{}}`, `{"items":[null]}`, `{"items":[{"quantity":{"amount":true}}]}`, `{"conditions":["a"]}`,
			`{"conditions":[{"language":"en"}]}`, `{"validUntil":20260401}`, `{"validUntil":""}`, `{"importer":"A"}`, `{"type":["E"]}`,
			`{"items":[{"marks":[{"type":"ring"}]}]}`, `{"items":[{"sources":"W"}]}`, `{"items":[{"parts":[{"term":1}]}]}`,
			`{"signatures":{"issuer":{"signed":"yes"}}}`, `{"unknown":[{"path":"/x"}]}`, `{"electronic":{"contexts":[{}]}}`,
		},
		"findings": {
			`{}`, `[{}]`, `[1]`, strings.Replace(`[`+f+`]`, "info", "fatal", 1), strings.Replace(`[`+f+`]`, `{}`, `{"a":1}`, 1),
			strings.Replace(`[`+f+`]`, `"path"`, `"place"`, 1), strings.Replace(`[`+f+`]`, `{"code"`, `{"x":1,"code"`, 1),
		},
	} {
		s := compiled(t, name)
		for _, doc := range broken {
			require.Error(t, validate(s, doc), "%s: %s", name, doc)
		}
	}
}

// A type that writes itself to JSON in a way that nobody has described is told,
// and not described by its fields.
func TestShapeless(t *testing.T) {
	d := document{name: "x", of: reflect.TypeFor[struct {
		A own `json:"a"`
	}]()}
	_, err := d.schema(nil)
	require.ErrorContains(t, err, "say in shapes.go how")
}

type own struct{}

func (own) MarshalJSON() ([]byte, error) { return []byte("1"), nil }
