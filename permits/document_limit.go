package permits

const (
	limitWidth        = 12
	colLimitDocument  = 0
	colLimit          = 1
	colLimitValue     = 2
	colLimitProvision = 4
)

// limitKind says in which respect a type of document covers some specimens
// only.
type limitKind uint8

const (
	limitSource   limitKind = iota + 1 // the sources it covers, by their ordinals
	limitAppendix                      // the Appendices it covers
	limitSpecimen                      // see the specimen constants
	limitMark                          // every specimen is marked
	limitSingle                        // one live animal each
	limitKinds                         // how many, plus one
)

const (
	specimenLiveAnimal    = 1 << 1 // live animals only
	specimenNotLive       = 1 << 2 // nothing live
	specimenNotLiveAnimal = 1 << 3 // no live animals
)

// limits are what a type of document covers: for each kind the row of the table
// plus one.
type limits [limitKinds]uint8

// limitsOf finds the limits of a document.
func limitsOf(d DocumentType) (x limits) {
	c := find(kindDocument, string(d))
	if !c.ok {
		return x
	}
	for row := range uint32(c.b.limits.Len()) {
		if k := c.b.limits.U8(row, colLimit); c.b.limits.U8(row, colLimitDocument) == c.u8(colOrdinal) && k < uint8(limitKinds) {
			x[k] = uint8(row + 1)
		}
	}
	return x
}

// value returns the value of a limit, 0 where there is none.
func (x limits) value(k limitKind) uint16 {
	if x[k] == 0 {
		return 0
	}
	return tables().limits.U16(uint32(x[k]-1), colLimitValue)
}

// provision returns the law that a limit rests on.
func (x limits) provision(k limitKind) string {
	if x[k] == 0 {
		return ""
	}
	b := tables()
	return textAt(b, b.limits, uint32(x[k]-1), colLimitProvision)
}
