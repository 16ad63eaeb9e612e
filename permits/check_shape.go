package permits

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/go-playground/validator/v10"
)

// shape is the part of a permit whose rules are about form alone: what has to
// be there, how long it may be, which letters a box takes. Whether a box has to
// be filled is the table's to say, see [DocumentType.Box]. The validator reads
// it instead of the Permit, whose hundred other fields it would walk for
// nothing.
type shape struct {
	Number     string `validate:"required,max=35"` // the toolkit's limit
	Type       string `validate:"required,oneof=E R I O"`
	TypeText   string `validate:"required_if=Type O"`
	ValidUntil string `validate:"required"`
	Issued     string `validate:"required"`
	Importer   *partyShape
	Exporter   partyShape
	Authority  string      `validate:"required"`
	Official   string      `validate:"required"`
	Specimens  []itemShape `validate:"required,min=1,dive"`
}

type partyShape struct {
	Name    string `validate:"required"`
	Address string `validate:"required"`
	Country string `validate:"required"`
}

// itemShape is the form of a row. The validator is shown each form that occurs
// once and not each row: nearly all rows of nearly all documents have the same.
type itemShape struct {
	Name     string `validate:"required"`
	Term     string `validate:"required"`
	Appendix string `validate:"required,oneof=I II III"`
	Source   string `validate:"required"`
	Sources  int    `validate:"max=2"`
	Quantity string `validate:"required"`
}

// something stands in a form for a text of which only that it is there matters.
const something = "something"

func given(text string) string {
	if text != "" {
		return something
	}
	return ""
}

// maxNumber is the longest number of an electronic permit.
const maxNumber = 35

var (
	validateOnce sync.Once
	validateMade *validator.Validate
)

// shapes returns the validator, made when the first document is checked.
func shapes() *validator.Validate {
	validateOnce.Do(func() { validateMade = validator.New(validator.WithRequiredStructEnabled()) })
	return validateMade
}

// checkShape lets the validator look at the form and turns what it says into
// findings.
func (c *checker) checkShape() {
	err := shapes().Struct(c.shape())
	faults, _ := err.(validator.ValidationErrors) // nothing else can come of a struct
	for _, f := range faults {
		c.misshapen(f)
	}
}

func (c *checker) shape() *shape {
	p := c.p
	s := &shape{
		Number:   c.due(boxNumber, trim(p.Number)),
		Type:     strings.ToUpper(trim(string(p.Type))),
		TypeText: trim(p.TypeText) + trim(string(p.Document)),
		// A document that has no end of validity of its own need not be dated.
		ValidUntil: c.due(boxValidity, p.ValidUntil.String()),
		Issued:     c.due(boxValidity, p.Issued.Date.String()),
		Exporter:   shapeOf(&p.Exporter),
		Authority:  c.due(boxAuthority, trim(p.Authority.Name)),
		Official:   c.due(boxIssue, c.official()),
	}
	if c.needs[boxImporter] == Mandatory {
		importer := shapeOf(&p.Importer)
		importer.Country = c.due(boxImportCountry, importer.Country)
		s.Importer = &importer
	}
	for i := range c.nodes {
		form := c.shapeOfItem(&c.nodes[i])
		k := slices.Index(s.Specimens, form)
		if k < 0 {
			k = len(s.Specimens)
			s.Specimens = append(s.Specimens, form)
		}
		c.nodes[i].form = uint16(k)
	}
	return s
}

// due returns what the validator is to see of a box: where the document need
// not fill it, anything, so that it does not miss it.
func (c *checker) due(box int, text string) string {
	if text == "" && c.needs[box] != Mandatory {
		return "I" // which is an Appendix too
	}
	return text
}

// official returns the name of who issued the document, from box 13 or from
// the block of the signature.
func (c *checker) official() string {
	name := trim(c.p.Issued.Official)
	if s := c.p.Signatures.Issuer; name == "" && s != nil {
		name = trim(s.By.Name + s.By.Representative + strings.Join(s.By.Signatories, ""))
	}
	return name
}

func shapeOf(p *Party) partyShape {
	s := partyShape{Name: trim(p.Name), Country: trim(p.Country.Code) + trim(p.Country.Name)}
	for _, line := range p.Street {
		s.Address += trim(line)
	}
	if s.Address == "" {
		s.Address = trim(p.PostOfficeBox) + trim(p.City) + trim(p.Postcode)
	}
	return s
}

func (c *checker) shapeOfItem(n *node) itemShape {
	s := itemShape{
		Name:     trim(n.item.ScientificName),
		Term:     trim(string(n.item.Term)),
		Appendix: strings.ToUpper(trim(n.item.Appendix)),
		Sources:  len(n.item.Sources),
		Quantity: n.row.Quantity.Amount.String(),
	}
	for _, d := range n.item.Description {
		if s.Term == "" {
			s.Term = trim(d.Text)
		}
	}
	for _, src := range n.item.Sources {
		if s.Source == "" {
			s.Source = trim(string(src))
		}
	}
	if n.isPart() {
		s.Quantity = "the row's"
	}
	s.Name, s.Term = c.due(boxScientificName, s.Name), c.due(boxDescription, s.Term)
	s.Appendix, s.Source = c.due(boxAppendix, s.Appendix), c.due(boxAppendix, s.Source)
	s.Quantity = c.due(boxQuantity, s.Quantity)
	s.Name, s.Term, s.Source, s.Quantity = given(s.Name), given(s.Term), given(s.Source), given(s.Quantity)
	s.Sources = min(s.Sources, 3)
	switch s.Appendix {
	case "", "I", "II", "III":
	default:
		s.Appendix = something
	}
	return s
}

// misshapen reports one fault that the validator found. That a box is blank
// which was left to the holder of the document is another rule's.
func (c *checker) misshapen(f validator.FieldError) {
	if box := boxOf(f); box != "" && f.Tag() == "required" && c.left(box) {
		return
	}
	where, missing := f.StructNamespace(), f.Tag() == "required"
	if strings.HasPrefix(where, "shape.Specimens[") {
		from := len("shape.Specimens[")
		i, err := strconv.Atoi(where[from : from+strings.IndexByte(where[from:], ']')])
		for k := range c.nodes {
			if n := &c.nodes[k]; err == nil && int(n.form) == i {
				c.misshapenItem(n, f.StructField(), missing)
			}
		}
		return
	}
	switch where {
	case "shape.Number":
		if missing {
			c.report(at(fieldNumber), "CITES-FIELD-NUMBER", "blank")
			return
		}
		c.report(at(fieldNumber), "CITES-FIELD-NUMBER", "long", c.p.Number, strconv.Itoa(maxNumber))
	case "shape.Type":
		c.misshapenType(missing)
	case "shape.TypeText":
		c.report(at(fieldTypeText), "CITES-FIELD-TYPE", "other-text")
	case "shape.ValidUntil":
		c.report(at(fieldValidUntil), c.validity().code, "no-until")
	case "shape.Issued":
		c.report(at(fieldIssuedDate), c.validity().code, "no-issued")
	case "shape.Importer.Name":
		c.report(at(fieldImporterName), "CITES-FIELD-PARTIES", "importer-name")
	case "shape.Importer.Address":
		c.report(at(fieldImporter), "CITES-FIELD-PARTIES", "importer-address")
	case "shape.Importer.Country":
		c.report(at(fieldImporterCountry), "CITES-FIELD-PARTIES", "importer-country")
	case "shape.Exporter.Name":
		c.report(at(fieldExporterName), "CITES-FIELD-PARTIES", "exporter-name")
	case "shape.Exporter.Address":
		c.report(at(fieldExporter), "CITES-FIELD-PARTIES", "exporter-address")
	case "shape.Exporter.Country":
		c.report(at(fieldExporterCountry), "CITES-FIELD-PARTIES", "exporter-country")
	case "shape.Authority":
		c.report(at(fieldAuthorityName), "CITES-FIELD-ISSUER", "name")
	case "shape.Official":
		c.report(at(fieldIssuedOfficial), "CITES-FIELD-SIGNATURE", "official")
	case "shape.Specimens":
		if slices.Contains(c.p.Status.HolderBoxes, string(BoxScientificName)) {
			return // the holder adds them
		}
		c.report(at(fieldItems), "CITES-FIELD-ITEMS", "none")
	}
}

// boxOf returns the box of a fault, where it is one that may be left to the
// holder.
func boxOf(f validator.FieldError) string {
	switch where := f.StructNamespace(); {
	case where == "shape.Importer.Country":
		return "3A"
	case strings.HasPrefix(where, "shape.Importer."):
		return "3"
	case strings.HasPrefix(where, "shape.Exporter."):
		return "4"
	case strings.HasPrefix(where, "shape.Specimens["):
		switch f.StructField() {
		case "Name":
			return "7"
		case "Term":
			return "9"
		case "Appendix", "Source":
			return "10"
		case "Quantity":
			return "11"
		}
	}
	return ""
}

func (c *checker) misshapenType(missing bool) {
	ticked := trim(string(c.p.Type))
	switch {
	case missing && find(kindDocument, string(c.p.Document)).ok:
		// A document that says in full what it is need not tick a letter too.
	case missing:
		c.report(at(fieldType), "CITES-FIELD-TYPE", "blank")
	case strings.Trim(strings.ToUpper(ticked), "ERIO ,/") == "" && len(c.p.Items) > 1 && speakOfReexport(c.p.Conditions):
		// Several are allowed where it is clear which applies to which row; box 5
		// may say it.
		c.report(at(fieldType), "CITES-FIELD-TYPE", "several-rows", ticked)
	case strings.Trim(strings.ToUpper(ticked), "ERIO ,/") == "":
		c.report(at(fieldType), "CITES-FIELD-TYPE", "several", ticked)
	default:
		c.report(at(fieldType), "CITES-FIELD-TYPE", "unknown", ticked)
	}
}

// speakOfReexport reports whether a text tells what is re-exported.
func speakOfReexport(texts []Text) bool {
	for _, t := range texts {
		if hasWord(strings.ToLower(t.Text), "re-export|reexport|réexport|реэкспорт") {
			return true
		}
	}
	return false
}

func (c *checker) misshapenItem(n *node, name string, missing bool) {
	switch name {
	case "Name":
		c.report(n.at.in(itemName), "CITES-FIELD-SPECIES", "blank")
	case "Term":
		c.report(n.at.in(itemTerm), "CITES-FIELD-TERM-VALID", "blank")
	case "Appendix":
		if missing {
			c.report(n.at.in(itemAppendix), "CITES-FIELD-APPENDIX", "blank")
			return
		}
		c.report(n.at.in(itemAppendix), "CITES-FIELD-APPENDIX", "invalid", n.item.Appendix)
	case "Source":
		c.report(n.at.in(itemSources), "CITES-FIELD-SOURCE-VALID", "blank")
	case "Sources":
		c.report(n.at.in(itemSources), "CITES-FIELD-SOURCE-VALID", "many")
	case "Quantity":
		c.report(n.at.in(itemAmount), "CITES-FIELD-QUANTITY", "blank")
	}
}
