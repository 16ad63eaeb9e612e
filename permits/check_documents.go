package permits

import (
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

// documents is what section A of the catalogue needs beside the document: room
// for one decision at a time, so that a document of many rows makes no garbage,
// and what else was presented.
type documents struct {
	dossier
	specimen
	decision
	told saidOnce
	node *node
}

// checkDocuments judges which documents the specimen of a row needs, as far as
// one document and those that accompany it can show. A row whose name, date or
// Appendix leaves that open is told of by other rules.
func (c *checker) checkDocuments(n *node, t species.Taxon) {
	if c.day() == 0 || c.shipment {
		return
	}
	if _, err := c.listed(n, t); err != nil {
		return
	}
	x := c.papers()
	x.node = n
	c.describe(n, t, &x.specimen)
	x.decision.reset()
	decide(&x.specimen, &c.answer, &x.decision)
	printed, _ := appendix.Parse(trim(n.item.Appendix))
	for k := range x.decision.all() {
		r := &x.decision.regimes[k]
		if r.certain || r.appendix == printed && printed != 0 {
			j := judge{sink: (*rowSink)(c), sp: &x.specimen, d: &x.decision, r: r, docs: &x.dossier, o: &c.options}
			j.run()
			return
		}
	}
}

// papers returns what section A works with, made for the first row.
func (c *checker) papers() *documents {
	if c.docs == nil {
		c.docs = &documents{dossier: dossier{own: c.p, document: c.document, others: c.others, complete: c.accompanied}}
		c.docs.dossier.index(c.tables.Species())
	}
	return c.docs
}

// describe fills in what a row says of its specimen.
func (c *checker) describe(n *node, t species.Taxon, sp *specimen) {
	*sp = specimen{
		tables: c.tables, name: nameFound, taxon: t, day: c.day(), when: max(c.departure, c.on),
		from: c.exporter, to: placeOf(c.p.Importer.Country), origin: c.origin(n),
		term: Term(n.term.text()), purpose: c.purpose, quantity: n.row.Quantity,
		acquired: n.row.Acquired.Date, marked: len(n.item.Marks) > 0 || len(n.row.Marks) > 0,
		operation: trim(n.row.OperationNumber) != "", hybrid: c.hybrid,
		eu: c.profiles[EU], gb: c.profiles[GB], us: c.profiles[US],
	}
	for _, s := range n.item.Sources {
		sp.sources = sp.sources.with(s)
	}
	if c.p.Status.Retrospective {
		sp.late = &Retrospective{NotAtFault: Yes} // which a document does not say, and its authority has looked into
	}
	switch c.document {
	case ReexportCertificate:
		sp.reexport = Yes
		if c.excuse || trim(n.row.Origin.Document) != "" && !n.row.Origin.Issued.IsZero() {
			sp.previous = 1
		}
	case ExportPermit, CertificateOfOrigin, CaptiveBredCertificate, ArtificiallyPropagatedCertificate, PhytosanitaryCertificate:
		// A foreign origin on these is another rule's.
		sp.reexport = No
	case IntroductionFromTheSeaCertificate:
		landing := c.issuer
		sp.sea = &Sea{Flag: landing, Landing: landing} // which it says by being one
		sp.to = landing
	case TravellingExhibitionCertificate:
		sp.exhibition = &Exhibition{}
		sp.reexport = No
	case MusicalInstrumentCertificate:
		sp.instrument = &MusicalInstrument{}
		sp.reexport = No
	case PersonalOwnershipCertificate:
		sp.animal = &PersonalAnimal{}
		sp.reexport = No
	case SampleCollectionCertificate:
		sp.samples = &SampleCollection{}
	case ScientificExchangeLabel:
		sp.reexport = No
		sp.science = &ScientificExchange{Label: Yes,
			Sender:    Institution{Registered: c.registered(Institution{Name: c.p.Exporter.Name, Country: c.exporter})},
			Recipient: Institution{Registered: c.registered(Institution{Name: c.p.Importer.Name, Country: sp.to})}}
	}
}

// rowSink reports what section A finds of a row.
type rowSink checker

func (s *rowSink) tell(p point, code, variant string, args ...string) {
	c := (*checker)(s)
	at := c.docs.node.at
	switch p {
	case beforeDate, beforeListed, musicBefore:
		at = at.in(itemAcquired)
	case beforeCaviar, personalDead, scienceKind, musicDead:
		at = at.in(itemTerm)
	case exhibitKind, exhibitNotD, tradeWild, tradeSource, tradeRanched, tradeBred:
		at = at.in(itemSources)
	case tradeRegistered:
		at = at.in(itemOperation)
	case tradeOrigin:
		at = at.in(itemOriginDocument)
	case exhibitMarked:
		at = at.in(itemDescription)
	default:
		at = at.in(itemName)
	}
	c.report(at, code, variant, args...)
}

func (s *rowSink) once(code, variant string, args ...string) {
	c := (*checker)(s)
	if c.docs.told.add(code, variant) {
		c.report(c.docs.node.at.in(itemName), code, variant, args...)
	}
}

// transitTold says, where the caller speaks of transit, what follows.
func (c *checker) transitTold() {
	if c.transit {
		c.report(at(fieldDocument), "CITES-DOC-EXEMPT-TRANSIT", "copy")
	}
}
