package seal

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/permits"
)

// Scope says how much of a permit a seal covers. See the package comment.
type Scope string

// The scopes.
const (
	Issue Scope = "issue" // all but boxes 14 and 15, which are filled at the export
	Whole Scope = "whole" // all
)

// Payload returns the bytes that a seal of a permit signs: its JSON form without
// what the scope leaves out and what says how it came, with numbers as texts, in
// the canonical form of RFC 8785. The error wraps [ErrPermit].
func Payload(p *permits.Permit, scope Scope) ([]byte, error) {
	if scope != Issue && scope != Whole {
		return nil, fail(ErrPermit, "there is no scope %s; use issue or whole", clip(string(scope)))
	}
	if p == nil {
		return nil, fail(ErrPermit, "there is none")
	}
	var b bytes.Buffer
	losses, err := permits.EncodeJSON(&b, covered(p, scope))
	switch {
	case err != nil:
		return nil, fail(ErrPermit, "%v", err)
	case len(losses) > 0:
		return nil, fail(ErrPermit, "JSON cannot carry it: %s", losses[0])
	}
	text, err := numbersAsText(b.Bytes())
	if err == nil {
		err = text.Canonicalize()
	}
	if err != nil {
		return nil, fail(ErrPermit, "%v", err)
	}
	return text, nil
}

// covered returns a copy of a permit with what a seal covers.
func covered(p *permits.Permit, scope Scope) *permits.Permit {
	q := *p
	if e := p.Electronic; e != nil {
		kept := *e
		kept.Toolkit, kept.Root, kept.Namespace, kept.Operation, kept.Composite = "", "", "", "", ""
		if scope == Issue {
			kept.Transport = nil
		}
		q.Electronic = &kept
		if kept.Language == "" && len(kept.Contexts) == 0 && len(kept.References) == 0 && kept.Transport == nil &&
			kept.ImportCountry == (permits.Country{}) && len(kept.Attachments) == 0 {
			q.Electronic = nil
		}
	}
	if scope == Issue {
		q.Endorsement = permits.Endorsement{}
		q.Waybill = ""
		q.Signatures.Examiner = nil
		q.Items = slices.Clone(p.Items)
		for i := range q.Items {
			q.Items[i].Exported = permits.Quantity{}
			q.Items[i].Inspection = nil
		}
	}
	return &q
}

// numbersAsText puts the numbers of a JSON text in quotes.
func numbersAsText(data []byte) (jsontext.Value, error) {
	var b bytes.Buffer
	dec := jsontext.NewDecoder(bytes.NewReader(data))
	enc := jsontext.NewEncoder(&b)
	for {
		token, err := dec.ReadToken()
		switch {
		case errors.Is(err, io.EOF):
			return bytes.TrimSpace(b.Bytes()), nil
		case err != nil:
			return nil, err
		case token.Kind() == '0':
			token = jsontext.String(token.String())
		}
		if err := enc.WriteToken(token); err != nil {
			return nil, err
		}
	}
}

// sealers returns the countries whose authority may seal a permit: for [Issue]
// that of the authority in box 6 or, where it names none, of the exporter or, on
// an import permit, of the importer. An examiner, who seals the whole, may also be
// of the country of export.
func sealers(p *permits.Permit, scope Scope) []countries.Code {
	issuer, exporter, importer := p.Authority.Country.Code, p.Exporter.Country.Code, p.Importer.Country.Code
	if issuer == "" {
		issuer = exporter
		if p.Type == permits.FormImport {
			issuer = importer
		}
	}
	names := []string{issuer}
	if scope == Whole {
		names = append(names, exporter)
	}
	var codes []countries.Code
	for _, name := range names {
		if c, err := countries.ParseCode(name); err == nil && c != 0 && !slices.Contains(codes, c) {
			codes = append(codes, c)
		}
	}
	return codes
}
