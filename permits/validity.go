package permits

import "github.com/citesgo/cites"

const (
	documentWidth = 16
	colBasis      = 0
	colValidity   = 8
)

// Validity is for how long a type of document is good.
type Validity struct {
	// Months is the longest period, in months from the date of issue; 0 where the
	// Convention sets none and the document or national law says it.
	Months int
	// Provision is the law it rests on, as a short citation in English.
	Provision string
	// Read reports whether we have read that law in its source.
	Read bool
}

// Validity returns for how long a document of this type is good at most. The
// document itself may say less.
func (d DocumentType) Validity() Validity {
	c := find(kindDocument, string(d))
	if !c.ok {
		return Validity{}
	}
	months, read := d.Months()
	return Validity{months, textAt(c.b, c.b.documents, uint32(c.u8(colOrdinal)), colValidity), read}
}

// ValidUntil returns the last day on which a document of this type that was
// issued on a day can be valid: it is valid until the end of that day. Months
// are counted as [cites.Date.AddMonths] does. It is zero where no period is set
// and where no date is given.
func (d DocumentType) ValidUntil(issued cites.Date) cites.Date {
	months, _ := d.Months()
	if months == 0 || issued == 0 {
		return 0
	}
	return issued.AddMonths(months)
}

// Provision returns the law that the document rests on, as a short citation in
// English.
func (d DocumentType) Provision() string {
	c := find(kindDocument, string(d))
	if !c.ok {
		return ""
	}
	return textAt(c.b, c.b.documents, uint32(c.u8(colOrdinal)), colBasis)
}
