package permits

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// What can be wrong with a shipment beside what can be wrong with any input.
var (
	ErrUnknownField = errors.New("the input has a field that is not known")
	ErrValue        = errors.New("a value is not one of those that can be")
)

// maxShipmentItems is how many items one shipment may have. A permit has four
// to a page.
const maxShipmentItems = 20_000

// DecodeShipment reads one shipment in the JSON form of [Shipment].
//
// It is stricter than [Decode], because a shipment is a question and not what
// somebody printed: a field that it does not know or that is given twice, a
// date that is none or out of order with another, a code that is not in use, a
// quantity that is no number is an error, lest a slip of the pen change the
// answer in silence. null is as good as leaving a field out.
//
// The error is a [*DecodeError] that names the place and the remedy. Of the
// options [MaxBytes] counts; the format is always JSON.
func DecodeShipment(r io.Reader, opts ...DecodeOption) (*Shipment, error) {
	d := decoding{max: DefaultMaxBytes}
	for _, opt := range opts {
		opt(&d)
	}
	d.syntax = JSON
	raw, err := d.read(r)
	if err != nil {
		return nil, err
	}
	text, fail := jsonText(raw)
	if fail != nil {
		return nil, fail
	}
	j := newJSONReader(text, d.max)
	if j.dec.PeekKind() != '{' {
		return nil, j.wrongType("an object")
	}
	s := new(Shipment)
	if fail := j.shipment(s); fail != nil {
		return nil, fail
	}
	if fail := j.end("shipment"); fail != nil {
		return nil, fail
	}
	if fail := s.outOfOrder(); fail != nil {
		return nil, fail
	}
	return s, nil
}

// outOfOrder refuses dates of which one must be a slip: the Appendices are asked
// for a day, and an exemption hangs on another.
func (s *Shipment) outOfOrder() *DecodeError {
	if s.Arrival != 0 && s.Departure > s.Arrival {
		return &DecodeError{Path: "/arrival", Err: ErrValue,
			Reason: "it arrives on " + s.Arrival.String() + ", before it leaves on " + s.Departure.String() + "; correct one of the two"}
	}
	last := max(s.Departure, s.Arrival)
	for i := range s.Items {
		if d := s.Items[i].Acquired; last != 0 && d > last {
			return &DecodeError{Path: "/items/" + strconv.Itoa(i) + "/acquired", Err: ErrValue,
				Reason: "it was acquired on " + d.String() + ", after the shipment of " + last.String() + "; correct one of the two"}
		}
	}
	return nil
}

func newJSONReader(src string, maxBytes int64) *jsonReader {
	j := &jsonReader{elements: int(min(maxBytes/16+16, 1<<28))}
	j.src = src
	j.dec = jsontext.NewDecoder(bytes.NewBufferString(src), jsontext.AllowDuplicateNames(true))
	return j
}

// end makes sure that nothing follows.
func (j *jsonReader) end(what string) *DecodeError {
	end := int(j.dec.InputOffset())
	if space := firstNotSpace(j.src[end:]); end+space < len(j.src) {
		return failAt(j.src, end+space, "", ErrSyntax, "something follows the end of the %s; one input is one %s", what, what)
	}
	return nil
}

// member is a field of an object and what reads its value.
type member struct {
	name string
	read func() *DecodeError
}

// strict reads an object that may have the members given, each once, and no
// others.
func (j *jsonReader) strict(members ...member) *DecodeError {
	var seen uint64
	return j.object(func(name string) *DecodeError {
		i := slices.IndexFunc(members, func(m member) bool { return m.name == name })
		if i < 0 {
			return j.unknownMember(name, members)
		}
		if seen>>i&1 != 0 {
			return j.refuse(ErrValue, "%s is given twice; give it once", strconv.Quote(clip(name)))
		}
		seen |= 1 << i
		if j.dec.PeekKind() == 'n' {
			_, err := j.value()
			return err
		}
		return members[i].read()
	})
}

func (j *jsonReader) unknownMember(name string, members []member) *DecodeError {
	names := make([]string, len(members))
	for i, m := range members {
		if names[i] = m.name; strings.EqualFold(m.name, name) {
			return j.refuse(ErrUnknownField, "%s is not a field here; write %s", strconv.Quote(clip(name)), strconv.Quote(m.name))
		}
	}
	return j.refuse(ErrUnknownField, "%s is not a field here; the fields are %s", strconv.Quote(clip(name)), strings.Join(names, ", "))
}

// read makes a member of a reader and where it reads to.
func read[T any](name string, dst *T, f func(*T) *DecodeError) member {
	return member{name, func() *DecodeError { return f(dst) }}
}

// into makes a member of what a pointer stands for.
func into[T any](name string, dst **T, f func(*T) *DecodeError) member {
	return member{name, func() *DecodeError {
		*dst = new(T)
		return f(*dst)
	}}
}

func several[T any](j *jsonReader, name string, dst *[]T, f func(*T) *DecodeError) member {
	return member{name, func() *DecodeError {
		return list(j, dst, func(v *T) *DecodeError {
			if j.dec.PeekKind() == 'n' {
				return j.refuse(ErrType, "null cannot be in a list; leave it out")
			}
			return f(v)
		})
	}}
}

// parsed makes a member of a text that a function understands or refuses.
func parsed[T any](j *jsonReader, name string, dst *T, parse func(string) (T, error)) member {
	return member{name, func() *DecodeError { return parseInto(j, dst, parse) }}
}

func parseInto[T any](j *jsonReader, dst *T, parse func(string) (T, error)) *DecodeError {
	if j.dec.PeekKind() != '"' {
		return j.wrongType("a string")
	}
	raw, err := j.value()
	if err != nil {
		return err
	}
	s := raw[1 : len(raw)-1]
	if strings.IndexByte(raw, '\\') >= 0 {
		unquoted, _ := jsontext.AppendUnquote(nil, raw)
		s = string(unquoted)
	}
	v, fail := parse(s)
	if fail != nil {
		_, reason, found := strings.Cut(fail.Error(), ": ") // without the name of the package
		if !found {
			reason = fail.Error()
		}
		return failAt(j.src, int(j.dec.InputOffset())-len(raw), string(j.dec.StackPointer()), ErrValue, "%s", reason)
	}
	*dst = v
	return nil
}

func (j *jsonReader) words(name string, dst *string) member {
	return member{name, func() *DecodeError { return text(j, dst) }}
}

func (j *jsonReader) known(name string, dst *Known) member {
	return member{name, func() *DecodeError {
		var yes bool
		err := j.boolean(&yes)
		*dst = No
		if yes {
			*dst = Yes
		}
		return err
	}}
}

func (j *jsonReader) date(name string, dst *cites.Date) member {
	return parsed(j, name, dst, cites.ParseDate)
}

func (j *jsonReader) place(name string, dst *countries.Code) member {
	return parsed(j, name, dst, countries.ParseCode)
}

// counted makes a member of a whole number.
func (j *jsonReader) counted(name string, dst *int, limit int) member {
	return member{name, func() *DecodeError {
		if j.dec.PeekKind() != '0' {
			return j.wrongType("a number")
		}
		raw, err := j.value()
		if err != nil {
			return err
		}
		n, fail := strconv.Atoi(raw)
		if fail != nil || n < 0 || n > limit {
			return failAt(j.src, int(j.dec.InputOffset())-len(raw), string(j.dec.StackPointer()), ErrValue,
				"%s is no whole number from 0 to %d", clip(raw), limit)
		}
		*dst = n
		return nil
	}}
}

// number makes a member of a positive decimal number.
func (j *jsonReader) number(name string, dst *Decimal) member {
	return member{name, func() *DecodeError {
		before := j.dec.InputOffset()
		if err := j.decimal(dst); err != nil {
			return err
		}
		if dst.Sign() <= 0 {
			at := int(before) + len(j.src[before:j.dec.InputOffset()]) - len(strings.TrimLeft(j.src[before:j.dec.InputOffset()], xmlSpace+",:"))
			return failAt(j.src, at, string(j.dec.StackPointer()), ErrValue,
				"%s is no number above zero; write it with a decimal point and no spaces", strconv.Quote(clip(dst.String())))
		}
		return nil
	}}
}

func oneOf[T ~string](what string, all ...T) func(string) (T, error) {
	return func(s string) (T, error) {
		if s == "" || slices.Contains(all, T(s)) {
			return T(s), nil
		}
		names := make([]string, len(all))
		for i, v := range all {
			names[i] = string(v)
		}
		return "", errors.New("permits: " + strconv.Quote(clip(s)) + " is not " + what + "; use one of " + strings.Join(names, ", "))
	}
}

func (j *jsonReader) shipment(s *Shipment) *DecodeError {
	return j.strict(
		several(j, "items", &s.Items, j.shipmentItem),
		read("route", &s.Route, j.route),
		parsed(j, "purpose", &s.Purpose, ParsePurpose),
		j.date("departure", &s.Departure),
		j.date("arrival", &s.Arrival),
		j.number("kilograms", &s.Kilograms),
		into("retrospective", &s.Retrospective, func(r *Retrospective) *DecodeError {
			return j.strict(j.words("reason", &r.Reason), j.known("notAtFault", &r.NotAtFault),
				j.known("personalEffects", &r.PersonalEffects))
		}),
		into("personalEffects", &s.PersonalEffects, func(e *PersonalEffects) *DecodeError {
			return j.strict(
				parsed(j, "carriage", &e.Carriage, oneOf("a way to carry", Worn, Carried, InBaggage, HouseholdMove, SentApart)),
				j.known("owned", &e.Owned), j.place("residence", &e.Residence), j.place("acquiredIn", &e.AcquiredIn),
				j.known("permitRequired", &e.PermitRequired), j.counted("persons", &e.Persons, 1000))
		}),
		into("scientificExchange", &s.Science, func(e *ScientificExchange) *DecodeError {
			return j.strict(read("sender", &e.Sender, j.institution), read("recipient", &e.Recipient, j.institution),
				j.known("label", &e.Label), j.known("nonCommercial", &e.NonCommercial))
		}),
		into("travellingExhibition", &s.Exhibition, func(e *Exhibition) *DecodeError {
			return j.strict(j.known("registered", &e.Registered), j.known("soldAbroad", &e.SoldAbroad), j.known("returns", &e.Returns))
		}),
		into("musicalInstrument", &s.Instrument, func(m *MusicalInstrument) *DecodeError {
			return j.strict(
				parsed(j, "use", &m.Use, oneOf("a use of an instrument", PersonalUse, PerformanceUse, RecordingUse, BroadcastUse,
					TeachingUse, DisplayUse, CompetitionUse, SaleUse)),
				j.place("residence", &m.Residence), j.known("identified", &m.Identified), j.known("soldAbroad", &m.SoldAbroad),
				j.known("returns", &m.Returns), j.known("repeated", &m.Repeated))
		}),
		into("personalAnimal", &s.Animal, func(a *PersonalAnimal) *DecodeError {
			return j.strict(j.place("residence", &a.Residence), j.known("soldAbroad", &a.SoldAbroad), j.known("returns", &a.Returns),
				j.known("repeated", &a.Repeated))
		}),
		into("sampleCollection", &s.Samples, func(c *SampleCollection) *DecodeError {
			return j.strict(j.words("carnet", &c.Carnet), j.date("carnetUntil", &c.CarnetUntil), j.known("soldAbroad", &c.SoldAbroad))
		}),
	)
}

func (j *jsonReader) shipmentItem(it *ShipmentItem) *DecodeError {
	if j.items++; j.items > maxShipmentItems {
		return j.refuse(ErrTooLarge, "there are more than %d items; split the shipment", maxShipmentItems)
	}
	return j.strict(
		j.words("name", &it.Name),
		read("taxonId", &it.TaxonID, j.taxonID),
		parsed(j, "term", &it.Term, ParseTerm),
		read("facts", &it.Facts, j.facts),
		read("quantity", &it.Quantity, func(q *Quantity) *DecodeError {
			return j.strict(j.number("amount", &q.Amount), parsed(j, "unit", &q.Unit, ParseUnit))
		}),
		j.number("kilograms", &it.Kilograms),
		several(j, "sources", &it.Sources, func(s *Source) *DecodeError { return parseInto(j, s, ParseSource) }),
		parsed(j, "purpose", &it.Purpose, ParsePurpose),
		j.place("origin", &it.Origin),
		several(j, "marks", &it.Marks, func(m *Mark) *DecodeError {
			return j.strict(j.words("type", &m.Type), j.words("value", &m.Value), j.words("language", &m.Language))
		}),
		j.date("acquired", &it.Acquired),
		j.date("lastAcquired", &it.LastAcquired),
		j.words("evidence", &it.Evidence),
		j.known("legallyAcquired", &it.LegallyAcquired),
		j.known("reexport", &it.Reexport),
		several(j, "previous", &it.Previous, func(d *PreviousDocument) *DecodeError {
			return j.strict(parsed(j, "document", &d.Document, ParseDocumentType), j.words("number", &d.Number),
				j.place("country", &d.Country), j.date("issued", &d.Issued))
		}),
		j.words("operationNumber", &it.OperationNumber),
		into("hybrid", &it.Hybrid, func(h *Hybrid) *DecodeError {
			return j.strict(several(j, "parents", &h.Parents, func(s *string) *DecodeError { return text(j, s) }),
				j.counted("generations", &h.Generations, 1000))
		}),
	)
}

func (j *jsonReader) route(r *Route) *DecodeError {
	return j.strict(
		j.place("from", &r.From), j.place("to", &r.To), j.place("origin", &r.Origin),
		several(j, "transit", &r.Transit, func(t *TransitStop) *DecodeError {
			return j.strict(j.place("country", &t.Country), j.known("customsControl", &t.CustomsControl))
		}),
		into("sea", &r.Sea, func(s *Sea) *DecodeError {
			return j.strict(j.place("flag", &s.Flag), j.place("landing", &s.Landing))
		}),
	)
}

func (j *jsonReader) institution(i *Institution) *DecodeError {
	return j.strict(j.words("name", &i.Name), j.place("country", &i.Country), j.known("registered", &i.Registered))
}

// taxonID reads the number of a taxon, as a string or a number.
func (j *jsonReader) taxonID(id *species.ID) *DecodeError {
	if j.dec.PeekKind() == '0' {
		var n int
		err := j.counted("", &n, 1<<31-1).read()
		*id = species.ID(n)
		return err
	}
	return parseInto(j, id, func(s string) (id species.ID, err error) {
		err = id.UnmarshalText([]byte(s))
		return id, err
	})
}

// facts reads an object of facts that are or are not so.
func (j *jsonReader) facts(s *StatedFacts) *DecodeError {
	return j.object(func(name string) *DecodeError {
		f, ok := factNamed(name)
		if !ok {
			var names []string
			for f := range StatableFacts() {
				names = append(names, f.String())
			}
			return j.refuse(ErrUnknownField, "%s is no fact that can be stated; the facts are %s", strconv.Quote(clip(name)), strings.Join(names, ", "))
		}
		if s.Of(f) != NotKnown {
			return j.refuse(ErrValue, "%s is given twice; give it once", strconv.Quote(name))
		}
		if j.dec.PeekKind() == 'n' {
			_, err := j.value()
			return err
		}
		k := NotKnown
		err := j.known(name, &k).read()
		*s = s.State(f, k)
		return err
	})
}
