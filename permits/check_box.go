package permits

// The boxes by their places on the form, which are the rows of the table.
const (
	boxNumber = iota
	boxTypeText
	boxValidity
	boxImporter
	boxImportCountry
	boxExporter
	boxConditions
	boxPurpose
	boxStamp
	boxAuthority
	boxScientificName
	boxCommonName
	boxDescription
	boxAppendix
	boxQuantity
	boxQuota
	boxOrigin
	boxLastReexport
	boxOperation
	boxIssue
	boxEndorsement
	boxWaybill
	boxCount // how many
)

// needs are what a document makes of the boxes, in the order of the form.
type needs [boxCount]BoxNeed

// needsOf reads the needs of a document; of one that is not known, those of an
// export permit.
func needsOf(d DocumentType) (n needs) {
	c := find(kindDocument, string(orExportPermit(d)))
	if !c.ok {
		return n
	}
	for i := range n {
		n[i] = BoxNeed(c.b.needs.U8(uint32(c.u8(colOrdinal))*boxCount+uint32(i), colNeed))
	}
	return n
}

// leave makes the boxes that the face leaves to the holder optional, those that
// can be left. Whether the holder has filled them is another rule's to say.
func (n *needs) leave(list []string) {
	for _, s := range list {
		x := Box(s)
		if row, ok := x.row(); ok && PartiallyCompleted.Box(x).Need() == Conditional {
			n[row] = Optional
		}
	}
}

// orExportPermit returns the document to judge the form by where none is known:
// nearly all documents fill the boxes that an export permit does.
func orExportPermit(d DocumentType) DocumentType {
	if d == "" {
		return ExportPermit
	}
	return d
}

// ordinary returns the document to judge the form by.
func (c *checker) ordinary() DocumentType { return orExportPermit(c.document) }

// checkBoxes judges the boxes that a document of the type has to fill, or has
// to leave empty, where no other rule speaks of them.
func (c *checker) checkBoxes() {
	if c.document == "" {
		return
	}
	if c.needs[boxConditions] == Mandatory && !c.says && !c.reason {
		c.reportMissing(at(fieldConditions), boxConditions)
	}
	p := c.p
	// Under the profile of the Union the rule on parties says it of an animal's owner.
	if shapeOf(&p.Importer) != (partyShape{}) && !(c.document == PersonalOwnershipCertificate && c.profiles[EU]) {
		c.reportUnused(at(fieldImporter), boxImporter)
	}
	if trim(p.SecurityStamp) != "" {
		c.reportUnused(at(fieldStamp), boxStamp)
	}
	for i := range c.nodes {
		if n := &c.nodes[i]; !n.isPart() {
			c.checkRowBoxes(n)
		}
	}
	if c.endorsed() {
		c.reportUnused(at(fieldEndorsement), boxEndorsement)
	}
}

func (c *checker) checkRowBoxes(n *node) {
	row := n.row
	acquired, operation := !row.Acquired.IsZero(), trim(row.OperationNumber) != ""
	if c.needs[boxOperation] == Mandatory && !acquired && !operation && !n.hasSource(PreConvention) {
		c.reportMissing(n.at.in(itemAcquired), boxOperation)
	}
	switch {
	case operation:
		c.reportUnused(n.at.in(itemOperation), boxOperation)
	case acquired:
		c.reportUnused(n.at.in(itemAcquired), boxOperation)
	}
	if row.Quota.Used.Amount.Given() || row.Quota.Total.Amount.Given() {
		c.reportUnused(n.at.in(itemQuota), boxQuota)
	}
	if l := &row.LastReexport; trim(l.Country.Code)+trim(l.Country.Name)+trim(l.Document) != "" || !l.Issued.IsZero() {
		c.reportUnused(n.at.in(itemLast), boxLastReexport)
	}
}

func (c *checker) reportMissing(where place, box int) {
	before := len(c.found)
	c.report(where, "CITES-FIELD-BOX", "missing", boxAt(tables(), uint32(box)).String())
	c.restOn(before, c.requirement(box))
}

func (c *checker) reportUnused(where place, box int) {
	if c.needs[box] != Unused {
		return
	}
	before := len(c.found)
	c.report(where, "CITES-FIELD-BOX", "unused", boxAt(tables(), uint32(box)).String())
	c.restOn(before, c.requirement(box))
}

func (c *checker) requirement(box int) Requirement {
	d := find(kindDocument, string(c.document))
	return requirementAt(tables(), uint32(d.u8(colOrdinal)), uint32(box))
}

// restOn has the findings since a number of them name the provision of the
// requirement, which says more than the rule's.
func (c *checker) restOn(before int, r Requirement) {
	for i := range c.found[before:] {
		f := &c.found[before+i]
		f.Provision = r.Provision()
		if !r.Read() {
			f.Provision += " (not read)"
		}
	}
}
