package permits

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// field is a field of the permit's JSON form. The order is the document's.
type field uint8

const (
	fieldDocument field = iota
	fieldNumber
	fieldType
	fieldTypeText
	fieldCopy
	fieldValidFrom
	fieldValidUntil
	fieldImporter
	fieldImporterName
	fieldImporterCountry
	fieldImporterCode
	fieldExporter
	fieldExporterName
	fieldExporterCountry
	fieldExporterCode
	fieldConditions
	fieldCondition
	fieldPurpose
	fieldPurposeText
	fieldStamp
	fieldAuthorityName
	fieldAuthorityCountry
	fieldAuthorityCode
	fieldItems // all fields of rows stand here
	fieldIssuedDate
	fieldIssuedPlace
	fieldIssuedOfficial
	fieldEndorsement
	fieldEndorsementDate
	fieldEndorsementAmount
	fieldEndorsementUnit
	fieldWaybill
	fieldSignAuthority
	fieldSignApplicant
	fieldSignIssuer
	fieldSignExaminer
	fieldRetrospective
	fieldReplaces
	fieldReason
	fieldExtended
	fieldAltered
	fieldSimplified
	fieldHolderBoxes
	fieldHolderBox
	fieldHolderSigned
	fieldCarnet
	fieldCarnetUntil
	fieldRoot
	fieldContexts
	fieldContext
	fieldReference
	fieldUnknown
	fieldRegisters  // the whole document too, behind everything else: what no register has said
	fieldPositionID // of a confirmation
	fieldPositionQuantity
	headerFields // how many

	itemName field = iota - 1
	itemCommonName
	itemTerm
	itemDescription
	itemMarks
	itemMark
	itemAge
	itemAppendix
	itemSources
	itemSource
	itemAmount
	itemUnit
	itemQuota
	itemQuotaUsed
	itemQuotaTotal
	itemOrigin
	itemOriginCountry
	itemOriginCode
	itemOriginDocument
	itemOriginIssued
	itemOriginType
	itemLast
	itemLastCountry
	itemLastCode
	itemLastDocument
	itemLastIssued
	itemLastType
	itemOperation
	itemAcquired
	itemExportedAmount
	itemExportedUnit
	itemInspectionDate
	itemParts
	itemDocumentType
	itemUnknown
	allFields // how many
)

// pointer returns the field as an RFC 6901 pointer within its document or row,
// with * for an index.
func (f field) pointer() string {
	return [allFields]string{
		fieldDocument:          "",
		fieldNumber:            "/number",
		fieldType:              "/type",
		fieldTypeText:          "/typeText",
		fieldCopy:              "/copy",
		fieldValidFrom:         "/validFrom",
		fieldValidUntil:        "/validUntil",
		fieldImporter:          "/importer",
		fieldImporterName:      "/importer/name",
		fieldImporterCountry:   "/importer/country",
		fieldImporterCode:      "/importer/country/code",
		fieldExporter:          "/exporter",
		fieldExporterName:      "/exporter/name",
		fieldExporterCountry:   "/exporter/country",
		fieldExporterCode:      "/exporter/country/code",
		fieldConditions:        "/conditions",
		fieldCondition:         "/conditions/*",
		fieldPurpose:           "/purpose",
		fieldPurposeText:       "/purposeText",
		fieldStamp:             "/securityStamp",
		fieldAuthorityName:     "/authority/name",
		fieldAuthorityCountry:  "/authority/country",
		fieldAuthorityCode:     "/authority/country/code",
		fieldItems:             "/items",
		fieldIssuedDate:        "/issued/date",
		fieldIssuedPlace:       "/issued/place",
		fieldIssuedOfficial:    "/issued/official",
		fieldEndorsement:       "/endorsement",
		fieldEndorsementDate:   "/endorsement/date",
		fieldEndorsementAmount: "/endorsement/quantity/amount",
		fieldEndorsementUnit:   "/endorsement/quantity/unit",
		fieldWaybill:           "/waybill",
		fieldSignAuthority:     "/signatures/authority",
		fieldSignApplicant:     "/signatures/applicant",
		fieldSignIssuer:        "/signatures/issuer",
		fieldSignExaminer:      "/signatures/examiner",
		fieldRetrospective:     "/status/retrospective",
		fieldReplaces:          "/status/replaces",
		fieldReason:            "/status/reason",
		fieldExtended:          "/status/extendedUntil",
		fieldAltered:           "/status/altered",
		fieldSimplified:        "/status/simplified",
		fieldHolderBoxes:       "/status/holderBoxes",
		fieldHolderBox:         "/status/holderBoxes/*",
		fieldHolderSigned:      "/status/holderSigned",
		fieldCarnet:            "/carnet",
		fieldCarnetUntil:       "/carnet/validUntil",
		fieldRoot:              "/electronic/root",
		fieldContexts:          "/electronic/contexts",
		fieldContext:           "/electronic/contexts/*",
		fieldReference:         "/electronic/references/*",
		fieldUnknown:           "/unknown/*",
		fieldRegisters:         "",
		fieldPositionID:        "/positions/*/id",
		fieldPositionQuantity:  "/positions/*/quantity",
		itemName:               "/scientificName",
		itemCommonName:         "/commonNames",
		itemTerm:               "/term",
		itemDescription:        "/description",
		itemMarks:              "/marks",
		itemMark:               "/marks/*",
		itemAge:                "/age",
		itemAppendix:           "/appendix",
		itemSources:            "/sources",
		itemSource:             "/sources/*",
		itemAmount:             "/quantity/amount",
		itemUnit:               "/quantity/unit",
		itemQuota:              "/quota",
		itemQuotaUsed:          "/quota/used",
		itemQuotaTotal:         "/quota/total",
		itemOrigin:             "/origin",
		itemOriginCountry:      "/origin/country",
		itemOriginCode:         "/origin/country/code",
		itemOriginDocument:     "/origin/document",
		itemOriginIssued:       "/origin/issued",
		itemOriginType:         "/origin/typeCode",
		itemLast:               "/lastReexport",
		itemLastCountry:        "/lastReexport/country",
		itemLastCode:           "/lastReexport/country/code",
		itemLastDocument:       "/lastReexport/document",
		itemLastIssued:         "/lastReexport/issued",
		itemLastType:           "/lastReexport/typeCode",
		itemOperation:          "/operationNumber",
		itemAcquired:           "/acquired",
		itemExportedAmount:     "/exported/amount",
		itemExportedUnit:       "/exported/unit",
		itemInspectionDate:     "/inspection/date",
		itemParts:              "/parts",
		itemDocumentType:       "/documents/*/typeCode",
		itemUnknown:            "/unknown/*",
	}[f]
}

// place is a place in the document, to sort by and to name.
type place struct {
	field field
	index int   // for the * of a pointer
	row   int   // of a field of a row
	part  int   // which line item of the row, counted through all levels
	parts []int // the way to it
}

func at(f field) place                       { return place{field: f} }
func atIndex(f field, i int) place           { return place{field: f, index: i} }
func (p place) in(f field) place             { p.field, p.index = f, 0; return p }
func (p place) inIndex(f field, i int) place { p.field, p.index = f, i; return p }

// pointer returns the place as an RFC 6901 pointer.
func (p place) pointer() string {
	f := strings.Replace(p.field.pointer(), "*", strconv.Itoa(p.index), 1)
	if p.field < headerFields {
		return f
	}
	b := strconv.AppendInt([]byte("/items/"), int64(p.row), 10)
	for _, i := range p.parts {
		b = strconv.AppendInt(append(b, "/parts/"...), int64(i), 10)
	}
	return string(append(b, f...))
}

// compare orders places as the document does: a row's fields stand where
// boxes 7 to 12 do.
func (p place) compare(q place) int {
	top := func(x place) field {
		if x.field >= headerFields {
			return fieldItems
		}
		return x.field
	}
	return cmp.Or(cmp.Compare(top(p), top(q)), cmp.Compare(p.row, q.row), cmp.Compare(p.part, q.part),
		cmp.Compare(p.field, q.field), cmp.Compare(p.index, q.index))
}

// placed is a finding with its place.
type placed struct {
	at place
	Finding
}

// maxArg keeps a document of megabytes from making findings of megabytes.
const maxArg = 300

// report adds a finding: a variant of a rule, with the arguments that
// findings.tsv names for it. A rule that the caller ignores, or whose profile
// was not asked for, adds nothing.
func (c *checker) report(at place, code, name string, args ...string) {
	if f, ok := c.finding("", code, name, args...); ok {
		f.Path = at.pointer()
		c.found = append(c.found, placed{at, f})
	}
}

// finding makes a finding of a variant, and reports false where the caller
// ignores the rule or did not ask for its profile.
func (o *options) finding(path, code, name string, args ...string) (Finding, bool) {
	if slices.Contains(o.ignore, code) {
		return Finding{}, false
	}
	v, ok := variantOf(code, name)
	if !ok || !o.selected(v.rule.Profile()) {
		return Finding{}, false
	}
	f := Finding{Code: v.rule.Code(), Severity: v.severity, Path: path, Provision: v.rule.Provision(), message: v.message + 1}
	if !v.rule.Read() {
		f.Provision += notRead
	}
	if v.count > 0 {
		f.Args = make([]Arg, 0, v.count)
		i := 0
		for n := range strings.SplitSeq(v.args, ",") {
			if i < len(args) {
				f.Args = append(f.Args, Arg{n, shortenTo(args[i], maxArg)})
			}
			i++
		}
	}
	return f, true
}

// result returns the findings in order.
func (c *checker) result() Findings {
	if len(c.found) == 0 {
		return nil
	}
	slices.SortStableFunc(c.found, func(x, y placed) int {
		return cmp.Or(x.at.compare(y.at), strings.Compare(x.Code, y.Code))
	})
	out := make(Findings, len(c.found))
	for i := range c.found {
		out[i] = c.found[i].Finding
	}
	return out
}
