package permits

import (
	"slices"
	"strings"
	"unicode"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// CheckOption tells [Check] what the document itself does not say.
type CheckOption func(*options)

// options is what the caller said.
type options struct {
	on        cites.Date
	departure cites.Date
	profiles  [US + 1]bool // asked for by name
	ignore    []string
	stamps    bool
	transit   bool
	tables    appendix.Tables // the embedded ones where they are zero

	registers   Registers
	accompanied bool // the caller has said what else was presented
	others      []*Permit
	own         []*OwnProfile
	names       species.NameSource
}

// On gives the date on which the document is presented, at import or to
// whoever asks. Without it nothing is said about expiry but that it was not
// checked: the library never reads the clock.
func On(d cites.Date) CheckOption { return func(o *options) { o.on = d } }

// Departure gives the date on which the shipment left.
func Departure(d cites.Date) CheckOption { return func(o *options) { o.departure = d } }

// Profiles adds the rules of profiles. Those of [CITES] always apply; naming it
// too asks for the finding that lists what is not checked.
func Profiles(profiles ...Profile) CheckOption {
	return func(o *options) {
		for _, p := range profiles {
			if int(p) < len(o.profiles) {
				o.profiles[p] = true
			}
		}
	}
}

// Ignore leaves out the findings of rules, by their codes.
func Ignore(codes ...string) CheckOption {
	return func(o *options) { o.ignore = append(o.ignore, codes...) }
}

// SecurityStamps says that the issuing authority uses security stamps, so that
// box 5b has to have a number.
func SecurityStamps() CheckOption { return func(o *options) { o.stamps = true } }

// Transit says that the shipment is in transit, for which a copy suffices.
func Transit() CheckOption { return func(o *options) { o.transit = true } }

// WithEdition has names and Appendices judged by other tables than those of the
// module, such as an export of Species+ that package editions has read. The zero
// Tables change nothing.
func WithEdition(x appendix.Tables) CheckOption { return func(o *options) { o.tables = x } }

// Check applies the rules of [Rules] to a document and returns all findings in
// one pass, in the order of the document and then of their codes; none is nil.
//
// It judges what is printed, with the tables of the module and the registers of
// [WithRegisters], and which documents the specimens need as far as one document
// and those of [Accompanied] show. What a rule cannot judge for want of a date,
// of data or of a register is a finding of severity [Info], never silence, and
// one for the document rather than for each row. A rule that speaks of a
// signature, a seal or a correction judges it where the document says something
// of it; an electronic permit that does not is not faulted for it.
//
// The profiles are those of [Profiles]. The time it takes grows in proportion
// to the rows. Check changes nothing and is safe for concurrent use.
func Check(p *Permit, opts ...CheckOption) Findings {
	c := newChecker(p, opts)
	c.run()
	return c.result()
}

// run applies all rules.
func (c *checker) run() {
	c.checkShape()
	c.checkBoxes()
	c.checkHeader()
	c.checkDates()
	c.checkStatus()
	c.checkParties()
	for i := range c.nodes {
		c.checkItem(&c.nodes[i])
	}
	c.checkEndorsement()
	c.checkSignatures()
	c.checkElectronic()
	c.checkPartial()
	c.checkCarnet()
	c.checkPhytosanitary()
	c.checkRegisters()
	c.transitTold()
	c.checkProfiles()
	c.checkOwn()
}

// checker is one run of [Check].
type checker struct {
	options
	p         *Permit
	document  DocumentType // "" where it is not known
	issued    cites.Date
	until     cites.Date     // as extended, where the extension is allowed
	reason    bool           // box 5 or the status gives a reason
	says      bool           // box 5 says something
	excuse    bool           // box 5 says something else than how live animals travel
	purpose   Purpose        // as the list writes it, "" where it is no purpose
	moved     bool           // box 5 speaks of transport
	exporter  countries.Code // where it is a place, as is issuer
	issuer    countries.Code
	needs     needs  // what the document makes of each box
	limits    limits // which specimens it covers
	animals   int    // rows with a live animal so far, where one is the limit
	nodes     []node
	found     []placed
	told      told
	docs      *documents // for section A, made when the first row asks
	shipment  bool       // section A is judged for the shipment as a whole
	hybrid    *Hybrid    // the parents, while the papers of a hybrid are judged
	last      *node      // whose answer is kept
	lastTaxon species.Taxon
	answer    appendix.Answer
	failed    error
}

// node is one specimen: a row, or a further line item of one.
type node struct {
	item *Item // boxes 7 to 10
	row  *Item // boxes 11 to 14, which the parts of a row share
	at   place
	term codeRow
	form uint16 // of the row, among those of the document

	kingdom species.Kingdom // of the name in box 7, zero where it names no taxon
	taxon   species.Taxon   // of the name in box 7, zero where it names none
	quota   bool            // the listing has a quota or condition of its own
}

// isPart reports whether the node is a further line item of its row.
func (n *node) isPart() bool { return n.item != n.row }

// maxPartDepth is how deep parts within parts are judged. The toolkit's structure has one level.
const maxPartDepth = 8

func newChecker(p *Permit, opts []CheckOption) *checker {
	if p == nil {
		p = new(Permit)
	}
	c := &checker{p: p, document: DocumentOf(p), issued: p.Issued.Date.Date, until: p.ValidUntil.Date}
	for _, o := range opts {
		if o != nil {
			o(&c.options)
		}
	}
	if c.tables.IsZero() {
		c.tables = appendix.Embedded()
	}
	for i := range p.Conditions {
		says, moved := trim(p.Conditions[i].Text) != "", speakOfTransport(p.Conditions[i:i+1])
		c.says, c.moved = c.says || says, c.moved || moved
		c.excuse = c.excuse || says && (!moved || speaksOfMore(p.Conditions[i].Text))
	}
	c.reason = c.excuse || trim(p.Status.Reason) != ""
	c.purpose = Purpose(find(kindPurpose, string(p.Purpose)).text())
	c.needs, c.limits = needsOf(c.document), limitsOf(c.document)
	c.needs.leave(p.Status.HolderBoxes)
	c.exporter, c.issuer = placeOf(p.Exporter.Country), c.issuedBy()
	c.nodes = make([]node, 0, len(p.Items))
	for i := range p.Items {
		c.addNodes(&p.Items[i], &p.Items[i], place{row: i}, 0)
	}
	return c
}

// speaksOfMore reports whether a text has a sentence that does not speak of
// transport.
func speaksOfMore(text string) bool {
	for s := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(".;\n。；", r) }) {
		if strings.ContainsFunc(s, unicode.IsLetter) && !speakOfTransport([]Text{{Text: s}}) {
			return true
		}
	}
	return false
}

func (c *checker) addNodes(item, row *Item, at place, depth int) {
	c.nodes = append(c.nodes, node{item: item, row: row, at: at, term: find(kindTerm, string(item.Term))})
	if depth == maxPartDepth && len(item.Parts) > 0 {
		c.report(at.in(itemParts), "CITES-FIELD-ITEMS", "deep")
		return
	}
	for i := range item.Parts {
		part := at
		part.part = c.nodes[len(c.nodes)-1].at.part + 1
		part.parts = append(slices.Clip(at.parts), i)
		c.addNodes(&item.Parts[i], row, part, depth+1)
	}
}

// selected reports whether the rules of a profile apply.
func (o *options) selected(p Profile) bool { return p == CITES || o.profiles[p] }

// exportDocument reports whether the document is one under which goods leave,
// an export permit or a re-export certificate.
func (c *checker) exportDocument() bool {
	return c.document == ExportPermit || c.document == ReexportCertificate
}
