package permits

import (
	"bytes"
	"slices"

	"github.com/go-json-experiment/json/jsontext"
)

// jsonReader reads a permit in the library's own JSON: the members are the json
// tags of [Permit]. There is a function for each type rather than reflection
// over the tags, which costs twice the time; a test holds the two together.
type jsonReader struct {
	jsonSource
	elements int // that arrays may still have, over all
	items    int // rows and further line items so far
}

func decodeJSON(src string, p *Permit, maxBytes int64) *DecodeError {
	j := jsonReader{elements: int(min(maxBytes/16+16, 1<<28))}
	j.src = src
	// What is given twice is kept rather than refused, see members.
	j.dec = jsontext.NewDecoder(bytes.NewBufferString(src), jsontext.AllowDuplicateNames(true))
	if j.dec.PeekKind() != '{' {
		return j.wrongType("an object")
	}
	if err := j.permit(p); err != nil {
		return err
	}
	end := int(j.dec.InputOffset())
	if space := firstNotSpace(j.src[end:]); end+space < len(j.src) {
		return failAt(j.src, end+space, "", ErrSyntax, "something follows the end of the document; one input is one permit")
	}
	return nil
}

// members reads an object. The function known reads the value of a member that
// the type has and reports whether it has it. What it has not, or has for the
// second time, is kept in unknown.
func (j *jsonReader) members(unknown *[]Unknown, known func(name string) (bool, *DecodeError)) *DecodeError {
	var names [32]string // of the members read, no type has more
	n := 0
	return j.object(func(name string) *DecodeError {
		if !slices.Contains(names[:n], name) {
			ok, err := known(name)
			if err != nil {
				return err
			}
			if ok {
				names[n] = name
				n++
				return nil
			}
		}
		if err := j.count(); err != nil {
			return err
		}
		raw, err := j.value()
		if err != nil {
			return err
		}
		*unknown = append(*unknown, Unknown{Path: string(j.dec.StackPointer()), Raw: raw})
		return nil
	})
}

// count guards the memory: an element of three bytes can ask for hundreds.
func (j *jsonReader) count() *DecodeError {
	if j.elements--; j.elements < 0 {
		return j.refuse(ErrTooLarge,
			"the arrays have too many elements for the limit of the input; raise it with the option MaxBytes if it is meant")
	}
	return nil
}

// list reads an array.
func list[T any](j *jsonReader, dst *[]T, read func(*T) *DecodeError) *DecodeError {
	return j.array(func() *DecodeError {
		if err := j.count(); err != nil {
			return err
		}
		if len(*dst) == cap(*dst) {
			*dst = slices.Grow(*dst, max(len(*dst), 1)) // a row is a kilobyte: copy seldom
		}
		var zero T
		*dst = append(*dst, zero)
		return read(&(*dst)[len(*dst)-1])
	})
}

// text reads a string, or null as nothing.
func text[T ~string](j *jsonReader, dst *T) *DecodeError {
	switch j.dec.PeekKind() {
	case '"':
		s, err := j.string()
		*dst = T(s)
		return err
	case 'n':
		_, err := j.value()
		return err
	}
	return j.wrongType("a string")
}

func (j *jsonReader) boolean(dst *bool) *DecodeError {
	switch j.dec.PeekKind() {
	case 't', 'f', 'n':
		raw, err := j.value()
		*dst = raw == "true"
		return err
	}
	return j.wrongType("true or false")
}

// optional reads what a pointer stands for, and leaves it nil for null.
func optional[T any](j *jsonReader, dst **T, read func(*T) *DecodeError) *DecodeError {
	if j.dec.PeekKind() == 'n' {
		_, err := j.value()
		return err
	}
	*dst = new(T)
	return read(*dst)
}

func (j *jsonReader) moment(dst *Moment) *DecodeError {
	var s string
	err := text(j, &s)
	*dst = ParseMoment(s)
	return err
}

func (j *jsonReader) decimal(dst *Decimal) *DecodeError {
	var s string
	var err *DecodeError
	switch j.dec.PeekKind() {
	case '0':
		s, err = j.value()
	case '"', 'n':
		err = text(j, &s)
	default:
		return j.wrongType("a number or a string")
	}
	*dst = ParseDecimal(s)
	return err
}

func (j *jsonReader) permit(p *Permit) *DecodeError {
	var unknown []Unknown
	err := j.members(&unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "number":
			return true, text(j, &p.Number)
		case "type":
			return true, text(j, &p.Type)
		case "typeText":
			return true, text(j, &p.TypeText)
		case "document":
			return true, text(j, &p.Document)
		case "copy":
			return true, j.boolean(&p.Copy)
		case "validFrom":
			return true, j.moment(&p.ValidFrom)
		case "validUntil":
			return true, j.moment(&p.ValidUntil)
		case "importer":
			return true, j.party(&p.Importer, &unknown)
		case "exporter":
			return true, j.party(&p.Exporter, &unknown)
		case "conditions":
			return true, j.texts(&p.Conditions, &unknown)
		case "purpose":
			return true, text(j, &p.Purpose)
		case "purposeText":
			return true, text(j, &p.PurposeText)
		case "securityStamp":
			return true, text(j, &p.SecurityStamp)
		case "authority":
			return true, j.party(&p.Authority, &unknown)
		case "items":
			return true, list(j, &p.Items, j.item)
		case "issued":
			return true, j.issuance(&p.Issued, &unknown)
		case "endorsement":
			return true, j.endorsement(&p.Endorsement, &unknown)
		case "waybill":
			return true, text(j, &p.Waybill)
		case "carnet":
			return true, j.reference(&p.Carnet, &unknown)
		case "signatures":
			return true, j.signatures(&p.Signatures, &unknown)
		case "status":
			return true, j.status(&p.Status, &unknown)
		case "electronic":
			return true, optional(j, &p.Electronic, func(e *Electronic) *DecodeError { return j.electronic(e, &unknown) })
		case "unknown":
			return true, j.unknowns(&p.Unknown, &unknown)
		}
		return false, nil
	})
	p.Unknown = append(p.Unknown, unknown...)
	return err
}

// item reads a row, or a further line item of one.
func (j *jsonReader) item(it *Item) *DecodeError {
	if j.items++; j.items > maxItems {
		return j.refuse(ErrTooLarge, "there are more than %d rows; split the document", maxItems)
	}
	if j.dec.PeekKind() == 'n' {
		return j.wrongType("an object")
	}
	var unknown []Unknown
	err := j.members(&unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "row":
			return true, text(j, &it.Row)
		case "scientificName":
			return true, text(j, &it.ScientificName)
		case "commonNames":
			return true, j.texts(&it.CommonNames, &unknown)
		case "term":
			return true, text(j, &it.Term)
		case "description":
			return true, j.texts(&it.Description, &unknown)
		case "marks":
			return true, list(j, &it.Marks, func(m *Mark) *DecodeError { return j.mark(m, &unknown) })
		case "age":
			return true, text(j, &it.Age)
		case "sex":
			return true, text(j, &it.Sex)
		case "appendix":
			return true, text(j, &it.Appendix)
		case "sources":
			return true, list(j, &it.Sources, func(s *Source) *DecodeError { return text(j, s) })
		case "quantity":
			return true, j.quantity(&it.Quantity, &unknown)
		case "quota":
			return true, j.quota(&it.Quota, &unknown)
		case "origin":
			return true, j.provenance(&it.Origin, &unknown)
		case "lastReexport":
			return true, j.provenance(&it.LastReexport, &unknown)
		case "operationNumber":
			return true, text(j, &it.OperationNumber)
		case "acquired":
			return true, j.moment(&it.Acquired)
		case "previous":
			return true, j.references(&it.Previous, &unknown)
		case "exported":
			return true, j.quantity(&it.Exported, &unknown)
		case "inspection":
			return true, optional(j, &it.Inspection, func(i *Inspection) *DecodeError { return j.inspection(i, &unknown) })
		case "sellerId":
			return true, text(j, &it.SellerID)
		case "manufacturerId":
			return true, text(j, &it.ManufacturerID)
		case "parts":
			return true, list(j, &it.Parts, j.item)
		case "documents":
			return true, j.references(&it.Documents, &unknown)
		case "unknown":
			return true, j.unknowns(&it.Unknown, &unknown)
		}
		return false, nil
	})
	it.Unknown = append(it.Unknown, unknown...)
	return err
}

func (j *jsonReader) party(p *Party, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "id":
			return true, text(j, &p.ID)
		case "name":
			return true, text(j, &p.Name)
		case "street":
			return true, j.strings(&p.Street)
		case "postOfficeBox":
			return true, text(j, &p.PostOfficeBox)
		case "postcode":
			return true, text(j, &p.Postcode)
		case "city":
			return true, text(j, &p.City)
		case "country":
			return true, j.country(&p.Country, unknown)
		case "representative":
			return true, text(j, &p.Representative)
		case "signatories":
			return true, j.strings(&p.Signatories)
		}
		return false, nil
	})
}

func (j *jsonReader) strings(dst *[]string) *DecodeError {
	return list(j, dst, func(s *string) *DecodeError { return text(j, s) })
}

func (j *jsonReader) country(c *Country, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "code":
			return true, text(j, &c.Code)
		case "name":
			return true, text(j, &c.Name)
		case "subdivision":
			return true, text(j, &c.Subdivision)
		}
		return false, nil
	})
}

func (j *jsonReader) texts(dst *[]Text, unknown *[]Unknown) *DecodeError {
	return list(j, dst, func(t *Text) *DecodeError {
		return j.members(unknown, func(name string) (bool, *DecodeError) {
			switch name {
			case "text":
				return true, text(j, &t.Text)
			case "language":
				return true, text(j, &t.Language)
			}
			return false, nil
		})
	})
}

func (j *jsonReader) mark(m *Mark, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "type":
			return true, text(j, &m.Type)
		case "value":
			return true, text(j, &m.Value)
		case "language":
			return true, text(j, &m.Language)
		}
		return false, nil
	})
}

func (j *jsonReader) quantity(q *Quantity, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "amount":
			return true, j.decimal(&q.Amount)
		case "unit":
			return true, text(j, &q.Unit)
		}
		return false, nil
	})
}

func (j *jsonReader) quota(q *Quota, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "used":
			return true, j.quantity(&q.Used, unknown)
		case "total":
			return true, j.quantity(&q.Total, unknown)
		}
		return false, nil
	})
}

func (j *jsonReader) provenance(p *Provenance, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "country":
			return true, j.country(&p.Country, unknown)
		case "document":
			return true, text(j, &p.Document)
		case "issued":
			return true, j.moment(&p.Issued)
		case "name":
			return true, text(j, &p.Name)
		case "typeCode":
			return true, text(j, &p.TypeCode)
		case "validFrom":
			return true, j.moment(&p.ValidFrom)
		case "validUntil":
			return true, j.moment(&p.ValidUntil)
		case "position":
			return true, text(j, &p.Position)
		}
		return false, nil
	})
}

func (j *jsonReader) references(dst *[]Reference, unknown *[]Unknown) *DecodeError {
	return list(j, dst, func(r *Reference) *DecodeError { return j.reference(r, unknown) })
}

func (j *jsonReader) reference(r *Reference, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "number":
			return true, text(j, &r.Number)
		case "name":
			return true, text(j, &r.Name)
		case "typeCode":
			return true, text(j, &r.TypeCode)
		case "issued":
			return true, j.moment(&r.Issued)
		case "validFrom":
			return true, j.moment(&r.ValidFrom)
		case "validUntil":
			return true, j.moment(&r.ValidUntil)
		}
		return false, nil
	})
}

func (j *jsonReader) issuance(i *Issuance, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "date":
			return true, j.moment(&i.Date)
		case "place":
			return true, text(j, &i.Place)
		case "placeCode":
			return true, text(j, &i.PlaceCode)
		case "official":
			return true, text(j, &i.Official)
		}
		return false, nil
	})
}

func (j *jsonReader) endorsement(e *Endorsement, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		if name == "quantity" {
			return true, j.quantity(&e.Quantity, unknown)
		}
		return j.inspectionMember(&e.Inspection, name, unknown)
	})
}

func (j *jsonReader) inspection(i *Inspection, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) { return j.inspectionMember(i, name, unknown) })
}

func (j *jsonReader) inspectionMember(i *Inspection, name string, unknown *[]Unknown) (bool, *DecodeError) {
	switch name {
	case "date":
		return true, j.moment(&i.Date)
	case "port":
		return true, text(j, &i.Port)
	case "portCode":
		return true, text(j, &i.PortCode)
	case "by":
		return true, j.party(&i.By, unknown)
	}
	return false, nil
}

func (j *jsonReader) signatures(s *Signatures, unknown *[]Unknown) *DecodeError {
	read := func(s *Signature) *DecodeError { return j.signature(s, unknown) }
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "authority":
			return true, optional(j, &s.Authority, read)
		case "applicant":
			return true, optional(j, &s.Applicant, read)
		case "issuer":
			return true, optional(j, &s.Issuer, read)
		case "examiner":
			return true, optional(j, &s.Examiner, read)
		}
		return false, nil
	})
}

func (j *jsonReader) signature(s *Signature, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "signed":
			return true, optional(j, &s.Signed, j.boolean)
		case "sealed":
			return true, optional(j, &s.Sealed, j.boolean)
		case "by":
			return true, j.party(&s.By, unknown)
		case "date":
			return true, j.moment(&s.Date)
		case "place":
			return true, text(j, &s.Place)
		case "placeCode":
			return true, text(j, &s.PlaceCode)
		case "typeCode":
			return true, text(j, &s.TypeCode)
		case "ids":
			return true, j.strings(&s.IDs)
		case "statement":
			return true, text(j, &s.Statement)
		}
		return false, nil
	})
}

func (j *jsonReader) status(s *Status, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "retrospective":
			return true, j.boolean(&s.Retrospective)
		case "replaces":
			return true, text(j, &s.Replaces)
		case "replacement":
			return true, j.boolean(&s.Replacement)
		case "reason":
			return true, text(j, &s.Reason)
		case "extendedUntil":
			return true, j.moment(&s.ExtendedUntil)
		case "altered":
			return true, j.boolean(&s.Altered)
		case "simplified":
			return true, j.boolean(&s.Simplified)
		case "holderBoxes":
			return true, j.strings(&s.HolderBoxes)
		case "holderSigned":
			return true, optional(j, &s.HolderSigned, j.boolean)
		}
		return false, nil
	})
}

func (j *jsonReader) electronic(e *Electronic, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "toolkit":
			return true, text(j, &e.Toolkit)
		case "root":
			return true, text(j, &e.Root)
		case "namespace":
			return true, text(j, &e.Namespace)
		case "operation":
			return true, text(j, &e.Operation)
		case "language":
			return true, text(j, &e.Language)
		case "contexts":
			return true, list(j, &e.Contexts, func(c *Context) *DecodeError { return j.context(c, unknown) })
		case "references":
			return true, j.references(&e.References, unknown)
		case "transport":
			return true, optional(j, &e.Transport, func(r *Reference) *DecodeError { return j.reference(r, unknown) })
		case "importCountry":
			return true, j.country(&e.ImportCountry, unknown)
		case "attachments":
			return true, list(j, &e.Attachments, func(a *Attachment) *DecodeError { return j.attachment(a, unknown) })
		case "composite":
			return true, text(j, &e.Composite)
		}
		return false, nil
	})
}

func (j *jsonReader) context(c *Context, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "kind":
			return true, text(j, &c.Kind)
		case "id":
			return true, text(j, &c.ID)
		case "value":
			return true, text(j, &c.Value)
		case "version":
			return true, text(j, &c.Version)
		case "issued":
			return true, j.moment(&c.Issued)
		}
		return false, nil
	})
}

func (j *jsonReader) attachment(a *Attachment, unknown *[]Unknown) *DecodeError {
	return j.members(unknown, func(name string) (bool, *DecodeError) {
		switch name {
		case "name":
			return true, text(j, &a.Name)
		case "content":
			return true, text(j, &a.Content)
		}
		return false, nil
	})
}

func (j *jsonReader) unknowns(dst *[]Unknown, unknown *[]Unknown) *DecodeError {
	return list(j, dst, func(u *Unknown) *DecodeError {
		return j.members(unknown, func(name string) (bool, *DecodeError) {
			switch name {
			case "path":
				return true, text(j, &u.Path)
			case "raw":
				return true, text(j, &u.Raw)
			}
			return false, nil
		})
	})
}
