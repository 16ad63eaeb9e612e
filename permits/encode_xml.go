package permits

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// Toolkit is a version of the CITES electronic permitting toolkit.
type Toolkit string

// The versions that [EncodeXML] writes. The zero Toolkit is the one that the
// permit came in, and 2.0 for one that came in none.
const (
	Toolkit1 Toolkit = "1.0" // January 2010, root CBFShip
	Toolkit2 Toolkit = "2.0" // January 2013, root CITESEPermit
)

// String returns the version, such as "2.0".
func (t Toolkit) String() string { return string(t) }

// The namespaces of the toolkit, of the exchange service and of SOAP 1.1.
const (
	namespaceV1        = "urn:un:unece:uncefact:data:draft:CBFShip:1"
	namespaceV2        = "urn:un:unece:uncefact:data:standard:CITESEPermit:2"
	namespaceEntity    = "urn:un:unece:uncefact:data:draft:ReusableAggregateBusinessInformationEntity:1"
	namespaceExchange1 = "urn:CitesDataExchange/v1/"
	namespaceExchange2 = "urn:CitesDataExchange/v2/"
	namespaceSOAP      = "http://schemas.xmlsoap.org/soap/envelope/"
)

// EncodeOption changes how [EncodeXML] writes.
type EncodeOption func(*encodeOptions)

type encodeOptions struct {
	bare      bool
	operation string
}

// Enveloped makes [EncodeXML] wrap the permit in a SOAP envelope as the answer
// of an exchange service, such as GetFinalCitesCertificateResponse. Without it
// a permit that came in an envelope, or has attachments, is wrapped and any
// other is not.
func Enveloped(operation string) EncodeOption {
	return func(e *encodeOptions) { e.bare, e.operation = false, operation }
}

// Bare makes [EncodeXML] write the permit without an envelope, and report its
// attachments as lost.
func Bare() EncodeOption { return func(e *encodeOptions) { e.bare, e.operation = true, "" } }

// EncodeXML writes a permit as XML of the toolkit, in UTF-8, and returns what
// that cannot carry. [Decode] reads it back the same, but for those losses and,
// where the permit came in another toolkit or in none, for what Electronic says
// of the container.
//
// A permit that was read from XML and is written in the toolkit it came in
// comes back whole: what the reader did not understand is put back in its place,
// also elements that the toolkit does not provide for, which are reported as
// [LossOutside]. (Where elements repeat that should not, or come in an order of
// their own, and what they hold is not understood either, a place may be beyond
// finding; the losses say so.) A permit that came in another form is written
// within the toolkit, as its published messages show it.
//
// The root is qualified with the namespace of the toolkit. Of a permit that came
// in the same toolkit the children of the root are in the namespace they came
// in, also in none; clear Electronic.Root to have the toolkit's.
//
// The error is that of w, or tells why [Decode] would refuse the document, such
// as too many rows; then nothing is written. A nil permit is written as an empty
// one.
func EncodeXML(w io.Writer, p *Permit, v Toolkit, opts ...EncodeOption) (Losses, error) {
	if p == nil {
		p = new(Permit)
	}
	var o encodeOptions
	for _, opt := range opts {
		opt(&o)
	}
	if v != "" && v != Toolkit1 && v != Toolkit2 {
		return nil, fmt.Errorf("permits: there is no toolkit %q; use 1.0 or 2.0", shorten(string(v)))
	}
	if o.operation != "" && !isOperation(o.operation) {
		return nil, fmt.Errorf("permits: %q cannot be the name of an answer; use one such as GetFinalCitesCertificateResponse", shorten(o.operation))
	}
	if err := refuseRows(p); err != nil {
		return nil, err
	}
	x := newXMLWriter(p, v)
	x.write(o)
	out, got, err := x.finish()
	if err != nil {
		return nil, err
	}
	losses := findLosses(x.expected(o, got), got, XML)
	for _, path := range x.outside {
		losses = append(losses, Loss{Change{Path: path}, LossOutside})
	}
	_, err = w.Write(out)
	return losses, err
}

// xmlWriter writes a permit as a tree of elements, box by box. Names are those
// of the toolkit 2.0 but where v1 is asked for.
type xmlWriter struct {
	p         *Permit
	e         Electronic // of p; zero where it has none
	v1        bool
	foreign   bool // the permit did not come in this toolkit
	container bool // what it says of its container can be true, and need not be kept in another
	root      *xmlElement
	payload   *xmlElement
	outer     []string // names of the elements around the payload
	rows      []*xmlElement
	language  bool     // the language of the document is outside of the toolkit, and is told
	outside   []string // paths of what was written though the toolkit does not provide for it
	pads      int      // empty elements that may still be written to keep places
	taken     string   // prefixes that something unknown uses and nothing declares, with colons around them
}

func newXMLWriter(p *Permit, v Toolkit) *xmlWriter {
	x := &xmlWriter{p: p, pads: maxUnknown}
	if p.Electronic != nil {
		x.e = *p.Electronic
	}
	came := Toolkit("")
	switch x.e.Root {
	case rootV1:
		came = Toolkit1
	case rootV2:
		came = Toolkit2
	case rootV3:
		came = "3.0"
	}
	switch e := x.e; {
	case Toolkit(e.Toolkit) == came:
		x.container = came != "" || e.Root == "" && e.Namespace == ""
	case e.Root == "" && e.Namespace == "" && (e.Toolkit == "1.0" || e.Toolkit == "2.0"):
		x.container = true // it says in which it should be, but came in none
		if v == "" {
			v = Toolkit(e.Toolkit)
		}
	default:
		came = ""
	}
	if v == "" && came == "" {
		v = Toolkit2
	}
	x.foreign = v != "" && v != came
	x.v1 = v == Toolkit1 || v == "" && came == Toolkit1
	return x
}

// extra reports whether something is written that the toolkit does not provide
// for: only in a permit that came in this toolkit, and may have come with it.
func (x *xmlWriter) extra(path string) bool {
	if !x.foreign {
		x.outside = append(x.outside, path)
	}
	return !x.foreign
}

// write makes the tree.
func (x *xmlWriter) write(o encodeOptions) {
	name := rootV2
	switch {
	case !x.foreign:
		name = x.e.Root
	case x.v1:
		name = rootV1
	}
	x.payload = &xmlElement{name: name, space: nsMessage}
	x.permit()
	x.wrap(o)
	x.restoreUnknown()
	x.declare()
}

// wrap puts the payload into its envelope, if it has one.
func (x *xmlWriter) wrap(o encodeOptions) {
	switch {
	case o.bare:
	case o.operation != "":
		x.outer = []string{"Envelope", "Body", o.operation}
	default:
		x.outer = x.cameIn()
	}
	x.root = x.payload
	for i := len(x.outer) - 1; i >= 0; i-- {
		outer := &xmlElement{name: x.outer[i], children: []*xmlElement{x.root}}
		switch {
		case i == 0 && outer.name == "Envelope":
			outer.space = nsSOAP
			outer.children = []*xmlElement{{name: "Header", space: nsSOAP}, x.root}
		case i == 1 && x.outer[0] == "Envelope":
			outer.space = nsSOAP
		case outer.name == x.e.Operation || outer.name == o.operation:
			outer.space = nsOperation
		}
		if x.root == x.payload {
			x.attachments(outer)
		}
		x.root = outer
	}
}

// cameIn returns the names of the elements that the payload came in.
func (x *xmlWriter) cameIn() []string {
	for u := range x.allUnknown { // their paths begin with them
		steps := strings.Split(strings.TrimPrefix(u.Path, "/"), "/")
		for i, step := range steps[:min(len(steps), 8)] {
			if isPayload(step) {
				if i > 0 && isContainer(steps[:i], x.e.Operation) {
					return steps[:i]
				}
				break
			}
		}
	}
	switch {
	case isOperation(x.e.Operation):
		for u := range x.allUnknown {
			if strings.HasPrefix(u.Path, "/"+x.e.Operation+"/") && strings.HasSuffix(x.e.Operation, "Response") {
				return []string{x.e.Operation}
			}
		}
		return []string{"Envelope", "Body", x.e.Operation}
	case len(x.e.Attachments) > 0 || x.e.Composite != "":
		return []string{"Envelope", "Body"}
	}
	for u := range x.allUnknown {
		if strings.HasPrefix(u.Path, "/Envelope/") {
			return []string{"Envelope", "Body"}
		}
	}
	return nil
}

// allUnknown yields what is unknown of the permit and of its rows.
func (x *xmlWriter) allUnknown(yield func(u Unknown) bool) {
	for _, u := range x.p.Unknown {
		if !yield(u) {
			return
		}
	}
	for i := range x.p.Items {
		for _, u := range x.p.Items[i].Unknown {
			if !yield(u) {
				return
			}
		}
	}
}

// isContainer reports whether the reader finds a payload within elements of
// these names, and takes this operation from them.
func isContainer(outer []string, operation string) bool {
	rest := outer
	switch {
	case outer[0] != "Envelope":
		if !strings.HasSuffix(outer[0], "Response") || outer[0] != operation {
			return false
		}
	case len(outer) < 2 || outer[1] != "Body":
		return false
	default:
		rest = outer[2:]
		if len(rest) > 0 && rest[0] != operation || len(rest) == 0 && operation != "" {
			return false
		}
	}
	if len(rest) > 4 {
		return false
	}
	for _, name := range rest {
		if !isOperation(name) {
			return false
		}
	}
	return true
}

// isOperation reports whether an element around the payload can have a name.
func isOperation(name string) bool {
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || r != '-' && r != '.' && !unicode.IsDigit(r)) || r > unicode.MaxLatin1 {
			return false
		}
	}
	return name != "" && name != "Fault" && name != "Envelope" && name != "Body" && name != "Header" && !isPayload(name)
}

// declare sets the prefixes of the namespaces on the root.
func (x *xmlWriter) declare() {
	message, exchange := namespaceV2, namespaceExchange2
	if x.v1 {
		message, exchange = namespaceV1, namespaceExchange1
	}
	if !x.foreign && x.e.Namespace != "" {
		message = x.e.Namespace
	}
	if len(x.outer) > 0 && x.outer[0] == "Envelope" {
		x.root.attr("xmlns:"+x.prefix("soapenv"), namespaceSOAP)
	}
	if len(x.outer) > 0 && x.outer[len(x.outer)-1] != "Body" {
		x.root.attr("xmlns:"+x.prefix("ex"), exchange)
	}
	x.root.attr("xmlns:"+x.prefix("rsm"), message)
	x.root.attr("xmlns:"+x.prefix("ram"), namespaceEntity)
	if !x.foreign && x.e.Namespace == "" { // they came without
		for _, c := range x.payload.children {
			c.space = nsNone
		}
	}
}

// prefix returns a prefix, or one like it where something unknown uses it and
// does not say for what.
func (x *xmlWriter) prefix(name string) string {
	for strings.Contains(x.taken, ":"+name+":") {
		name += "_"
	}
	return name
}

// finish writes the tree and reads it again.
func (x *xmlWriter) finish() ([]byte, *Permit, error) {
	out, got, err := x.attempt()
	if err == nil && got.Electronic.Language != x.e.Language && x.p.Electronic != nil && x.nameLanguage() {
		out, got, err = x.attempt()
	}
	return out, got, err
}

func (x *xmlWriter) attempt() ([]byte, *Permit, error) {
	prefixes := [5]string{
		nsMessage: x.prefix("rsm"), nsEntity: x.prefix("ram"), nsSOAP: x.prefix("soapenv"), nsOperation: x.prefix("ex"),
	}
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>`)
	x.root.write(&b, &prefixes, 0, true)
	b.WriteByte('\n')
	got := new(Permit)
	if fail := decodeXML(b.String(), got, writtenBytes(b.Len())); fail != nil {
		return nil, nil, fmt.Errorf("permits: the document would be refused: %w", fail)
	}
	return b.Bytes(), got, nil
}

// nameLanguage puts the language of the document on its first text, for the
// rare document that names it there only.
func (x *xmlWriter) nameLanguage() bool {
	e := x.payload.firstPlain()
	if e == nil || x.e.Language == "" || x.v1 && !x.languageOutside("/electronic") {
		return false
	}
	for _, a := range e.attrs {
		if a.name == "languageID" || strings.HasPrefix(a.raw, "languageID") {
			return false
		}
	}
	e.attr("languageID", x.e.Language)
	return true
}

// expected returns the permit as reading the document should give it back: as
// it is, but in the container that was asked for.
func (x *xmlWriter) expected(o encodeOptions, got *Permit) *Permit {
	want := *x.p
	if want.Electronic == nil {
		want.Electronic = got.Electronic
		want.Signatures = want.Signatures.numbered(&got.Signatures)
		return &want
	}
	e := *want.Electronic
	if x.foreign && x.container {
		e.Toolkit, e.Root, e.Namespace = got.Electronic.Toolkit, got.Electronic.Root, got.Electronic.Namespace
	}
	if x.foreign {
		if len(e.Contexts) == 0 {
			e.Contexts = got.Electronic.Contexts
		}
		if e.ImportCountry == want.Importer.Country {
			e.ImportCountry = got.Electronic.ImportCountry // it says nothing more
		}
	}
	if o.operation != "" {
		e.Operation = o.operation
	}
	want.Electronic = &e
	return &want
}

// numbered returns the signatures with the codes that the toolkit numbers their
// blocks with.
func (s Signatures) numbered(got *Signatures) Signatures {
	adopt := func(dst **Signature, from *Signature) {
		if *dst != nil && from != nil && (*dst).TypeCode == "" {
			c := **dst
			c.TypeCode = from.TypeCode
			*dst = &c
		}
	}
	adopt(&s.Authority, got.Authority)
	adopt(&s.Applicant, got.Applicant)
	adopt(&s.Issuer, got.Issuer)
	adopt(&s.Examiner, got.Examiner)
	return s
}
