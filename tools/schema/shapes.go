package main

import (
	"encoding"
	"encoding/json"
	"fmt"
	"iter"
	"reflect"

	"github.com/invopop/jsonschema"

	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/permits"
)

// shapes gives the types that write themselves to JSON their schemas. The
// others are made of these.
type shapes struct {
	strict bool
	used   jsonschema.Definitions
}

// of returns a reference to the schema of a type, nil for one that is made of
// others.
func (s shapes) of(t reflect.Type) *jsonschema.Schema {
	shape := s.shape(t)
	if shape == nil {
		return nil
	}
	s.used[t.Name()] = shape
	return &jsonschema.Schema{Ref: "#/$defs/" + t.Name()}
}

// shape panics for a type that writes itself in a way that is not known here.
func (s shapes) shape(t reflect.Type) *jsonschema.Schema {
	switch t.String() {
	case "cites.Date":
		return &jsonschema.Schema{Type: "string", Format: "date", Pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`,
			Description: "A date of the calendar."}
	case "countries.Code":
		if s.strict {
			var all []any
			for c := range countries.All() {
				all = append(all, c.Code().String())
			}
			return enum("ISO 3166-1 alpha-2 or a code of the Convention's reports.", all...)
		}
		return &jsonschema.Schema{Type: "string", Pattern: `^[A-Z]{2}$`,
			Description: "ISO 3166-1 alpha-2 or a code of the Convention's reports.", Examples: []any{"KZ", "AE"}}
	case "species.ID":
		return &jsonschema.Schema{Type: "string", Pattern: `^[1-9][0-9]*$`, Description: "Number of a taxon, in decimal digits."}
	case "permits.Moment":
		return &jsonschema.Schema{Type: "string", MinLength: one(),
			Description: "A date as printed. Only YYYY-MM-DD, with or without a time and a zone, counts as a date.",
			Examples:    []any{"2026-04-01", "2014-01-06T12:03:52.00+01:00"}}
	case "permits.Decimal":
		if s.strict {
			zero := json.Number("0")
			return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{
				{Type: "number", ExclusiveMinimum: zero}, {Type: "string", Pattern: `^\+?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$`}},
				Description: "A number above zero, exact.", Examples: []any{12, "0.50"}}
		}
		return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "number"}, {Type: "string", MinLength: one()}},
			Description: "A number as printed, exact. What is no number to JSON is a text.", Examples: []any{12, "0.50"}}
	case "permits.Known":
		return &jsonschema.Schema{Type: "boolean", Description: "Left out where it is not known."}
	case "permits.StatedFacts":
		facts := &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties(), AdditionalProperties: jsonschema.FalseSchema,
			Description: "Facts of a product that are known to be so, or not to be so."}
		for f := range permits.StatableFacts() {
			facts.Properties.Set(f.String(), &jsonschema.Schema{Type: "boolean"})
		}
		return facts
	case "permits.Carriage":
		return enum("How personal effects travel.", text(permits.Worn, permits.Carried, permits.InBaggage, permits.HouseholdMove, permits.SentApart)...)
	case "permits.InstrumentUse":
		return enum("What a musical instrument is taken abroad for.", text(permits.PersonalUse, permits.PerformanceUse, permits.RecordingUse,
			permits.BroadcastUse, permits.TeachingUse, permits.DisplayUse, permits.CompetitionUse, permits.SaleUse)...)
	case "permits.Severity":
		return enum("What it means for the document.", permits.Info.String(), permits.Warning.String(), permits.Error.String())
	case "permits.FormType":
		return codes(s, "Letter of box 1: E export, R re-export, I import, O other.", permits.FormTypes())
	case "permits.DocumentType":
		return codes(s, "Which document of the Convention it is, finer than box 1.", permits.DocumentTypes())
	case "permits.Purpose":
		return codes(s, "Letter of box 5a.", permits.Purposes())
	case "permits.Source":
		return codes(s, "Letter of box 10.", permits.Sources())
	case "permits.Term":
		return codes(s, "Three-letter code of a kind of specimen, box 9.", permits.Terms())
	case "permits.Unit":
		return codes(s, "UN/ECE Recommendation 20 code, box 11.", permits.Units())
	}
	for _, own := range []reflect.Type{reflect.TypeFor[json.Marshaler](), reflect.TypeFor[encoding.TextMarshaler]()} {
		if t.Implements(own) {
			panic(fmt.Sprintf("%s writes itself to JSON; say in shapes.go how", t))
		}
	}
	return nil
}

func one() *uint64 {
	n := uint64(1)
	return &n
}

func text[T ~string](all ...T) (values []any) {
	for _, v := range all {
		values = append(values, string(v))
	}
	return values
}

func enum(description string, values ...any) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "string", Enum: values, Description: description}
}

// codes lists the codes in use: as all there is where a form is strict, else as
// examples of what a document may have printed.
func codes[T ~string](s shapes, description string, all iter.Seq[T]) *jsonschema.Schema {
	var values []any
	for c := range all {
		values = append(values, string(c))
	}
	if s.strict {
		return enum(description, values...)
	}
	return &jsonschema.Schema{Type: "string", Description: description + " Any text that was printed; in use are the examples.", Examples: values}
}
