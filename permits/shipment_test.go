package permits_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/permits"
)

func TestDecodeShipment(t *testing.T) {
	const saker = `{
  "items": [{
    "name": "Falco cherrug", "term": "LIV", "facts": {"hybrid": false, "domestic": null},
    "quantity": {"amount": 2, "unit": "NAR"}, "sources": ["C"], "marks": [{"type": "ring", "value": "KG 1"}]
  }],
  "route": {"from": "kg", "to": "AE", "transit": [{"country": "TR", "customsControl": true}]},
  "purpose": "T", "departure": "2026-11-25"
}`
	got, err := permits.DecodeShipment(strings.NewReader(saker))
	require.NoError(t, err)
	want := &permits.Shipment{
		Items: []permits.ShipmentItem{{
			Name: "Falco cherrug", Term: permits.Live, Facts: permits.StatedFacts{}.State(appendix.FactHybrid, permits.No),
			Quantity: permits.Quantity{Amount: permits.ParseDecimal("2"), Unit: permits.NumberOfSpecimens},
			Sources:  []permits.Source{permits.CaptiveBred}, Marks: []permits.Mark{{Type: "ring", Value: "KG 1"}},
		}},
		Route: permits.Route{From: code("KG"), To: code("AE"),
			Transit: []permits.TransitStop{{Country: code("TR"), CustomsControl: permits.Yes}}},
		Purpose: permits.Commercial, Departure: cites.MustDate("2026-11-25"),
	}
	require.Empty(t, cmp.Diff(want, got))

	empty, err := permits.DecodeShipment(strings.NewReader("{}"))
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(&permits.Shipment{}, empty), "everything unknown is a shipment too")
}

func code(s string) countries.Code {
	c, err := countries.ParseCode(s)
	if err != nil {
		panic(err)
	}
	return c
}

func TestDecodeShipmentErrors(t *testing.T) {
	tests := []struct {
		in   string
		kind error
		want string
	}{
		{``, permits.ErrEmpty, "permits: the input is empty"},
		{`[]`, permits.ErrType, "this must be an object, not an array"},
		{`{"route":{"from":"KZ"`, permits.ErrTruncated, "ends before the document is complete"},
		{`{} {}`, permits.ErrSyntax, "one input is one shipment"},
		{`{"item":[]}`, permits.ErrUnknownField, `/item: line 1, column 9 (byte 8): "item" is not a field here; the fields are items, route,`},
		{`{"Items":[]}`, permits.ErrUnknownField, `"Items" is not a field here; write "items"`},
		{`{"purpose":"T","purpose":"P"}`, permits.ErrValue, `"purpose" is given twice`},
		{`{"items":[{"facts":{"finish":true}}]}`, permits.ErrUnknownField, `/items/0/facts/finish: line 1, column 30 (byte 29): "finish" is no fact that can be stated; the facts are finished, retail,`},
		{`{"items":[{"facts":{"retail":true,"retail":false}}]}`, permits.ErrValue, `"retail" is given twice`},
		{`{"items":[null]}`, permits.ErrType, "null cannot be in a list"},
		{`{"items":[{"sources":["Z"]}]}`, permits.ErrValue, `"Z" is not a source in use`},
		{`{"items":[{"term":"BEL"}]}`, permits.ErrValue, "it was withdrawn; use LPS"},
		{`{"route":{"from":"UK"}}`, permits.ErrValue, "GB"},
		{`{"departure":"2026-02-30"}`, permits.ErrValue, "2026-02-30"},
		{`{"items":[{"quantity":{"amount":"ten"}}]}`, permits.ErrValue, `/items/0/quantity/amount: line 1, column 33 (byte 32): "ten" is no number above zero`},
		{`{"items":[{"quantity":{"amount": -1}}]}`, permits.ErrValue, `column 34 (byte 33): "-1" is no number above zero`},
		{`{"personalEffects":{"owned":"yes"}}`, permits.ErrType, "this must be true or false, not a string"},
		{`{"personalEffects":{"persons":1.5}}`, permits.ErrValue, "1.5 is no whole number from 0 to 1000"},
		{`{"personalEffects":{"carriage":"car"}}`, permits.ErrValue, `"car" is not a way to carry; use one of worn, carried`},
		{`{"items":[{"taxonId":"x"}]}`, permits.ErrValue, "x"},
		{`{"departure":"2026-10-01","arrival":"2026-01-10"}`, permits.ErrValue, "/arrival: it arrives on 2026-01-10, before it leaves on 2026-10-01"},
		{`{"items":[{"acquired":"2027-01-01"}],"departure":"2026-10-01"}`, permits.ErrValue, "/items/0/acquired: it was acquired on 2027-01-01, after"},
		{"{\"purpose\":\"\xff\"}", permits.ErrEncoding, "no UTF-8"},
	}
	for _, x := range tests {
		_, err := permits.DecodeShipment(strings.NewReader(x.in))
		require.ErrorIs(t, err, x.kind, x.in)
		require.ErrorContains(t, err, x.want, x.in)
		var place *permits.DecodeError
		require.ErrorAs(t, err, &place)
	}
	_, err := permits.DecodeShipment(strings.NewReader(`{"items":[]}`), permits.MaxBytes(4))
	require.ErrorIs(t, err, permits.ErrTooLarge)
	_, err = permits.DecodeShipment(strings.NewReader(`{"items":` + strings.Repeat("[", 100_000)))
	require.Error(t, err)
}

// TestShipmentJSON fills every field of a shipment and holds what json.Marshal
// writes against what DecodeShipment and json.Unmarshal read.
func TestShipmentJSON(t *testing.T) {
	var s permits.Shipment
	fillShipment(reflect.ValueOf(&s).Elem())
	data, err := json.Marshal(s)
	require.NoError(t, err)
	again, err := permits.DecodeShipment(strings.NewReader(string(data)))
	require.NoError(t, err, "%s", data)
	require.Empty(t, cmp.Diff(&s, again))
	var std permits.Shipment
	require.NoError(t, json.Unmarshal(data, &std))
	require.Empty(t, cmp.Diff(s, std))
}

func fillShipment(v reflect.Value) {
	switch v.Addr().Interface().(type) {
	case *permits.Decimal:
		v.Set(reflect.ValueOf(permits.ParseDecimal("1.50")))
		return
	case *cites.Date:
		v.Set(reflect.ValueOf(cites.MustDate("2026-01-02")))
		return
	case *countries.Code:
		v.Set(reflect.ValueOf(code("KZ")))
		return
	case *permits.StatedFacts:
		v.Set(reflect.ValueOf(permits.StatedFacts{}.State(appendix.FactFinished, permits.Yes).State(appendix.FactRetail, permits.No)))
		return
	case *permits.Known:
		v.Set(reflect.ValueOf(permits.No))
		return
	case *permits.Purpose, *permits.Source:
		v.SetString("I")
		if v.Type() == reflect.TypeFor[permits.Purpose]() {
			v.SetString("T")
		}
		return
	case *permits.Term:
		v.SetString("LIV")
		return
	case *permits.Unit:
		v.SetString("KGM")
		return
	case *permits.DocumentType:
		v.SetString("export_permit")
		return
	case *permits.Carriage:
		v.SetString("worn")
		return
	case *permits.InstrumentUse:
		v.SetString("teaching")
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("text")
	case reflect.Int:
		v.SetInt(3)
	case reflect.Uint32:
		v.SetUint(3)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillShipment(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fillShipment(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			fillShipment(v.Field(i))
		}
	default:
		panic(v.Type())
	}
}

func FuzzDecodeShipment(f *testing.F) {
	f.Add([]byte(`{"items":[{"name":"Falco cherrug","term":"LIV","facts":{"hybrid":false},"quantity":{"amount":2}}],"route":{"from":"KG","to":"AE"}}`))
	f.Add([]byte(`{"personalEffects":{"carriage":"worn","persons":2},"route":{"transit":[{"country":"TR"}],"sea":{"flag":"ES"}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := permits.DecodeShipment(strings.NewReader(string(data)), permits.MaxBytes(1<<16))
		if err != nil {
			require.NotEmpty(t, err.Error())
			return
		}
		out, err := json.Marshal(s)
		require.NoError(t, err)
		again, err := permits.DecodeShipment(strings.NewReader(string(out)))
		require.NoError(t, err, "%s", out)
		require.Empty(t, cmp.Diff(s, again))
	})
}
