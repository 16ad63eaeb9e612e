package permits

import (
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// need is one document that is needed.
type need struct {
	border     Border
	country    countries.Code // of the border
	document   DocumentType
	accepts    [3]DocumentType // that serve as well
	issuer     countries.Code
	rule       string
	comparable bool // comparable documents take its place
	open       bool // whether it is needed depends on what is not known
	again      bool // shown again at this border, needed before
}

func (n *need) serves(d DocumentType) bool {
	return d != "" && (d == n.document || d == n.accepts[0] || d == n.accepts[1] || d == n.accepts[2])
}

// documents lists the documents, border by border.
func (d *decision) documents(sp *specimen, r *regime) {
	if r.flow == flowSea {
		d.fromSea(sp, r)
		return
	}
	first := d.departing(sp, r)
	importFirst := d.importPermit(sp, r, first)
	if first.document != "" {
		r.add(first)
	}
	last := first
	for i := range sp.transit {
		stop := &sp.transit[i]
		if stop.CustomsControl != No {
			continue
		}
		// Released on the way it is imported there and leaves anew.
		if r.as == appendix.I && importFirst.document != "" {
			r.add(need{border: AtTransit, country: stop.Country, document: ImportPermit, issuer: stop.Country, rule: ruleImport})
		}
		last = need{border: AtTransit, country: stop.Country, document: ReexportCertificate, issuer: stop.Country, rule: ruleReexport,
			comparable: outside(stop.Country, sp.day) == passed}
		r.add(last)
	}
	if last.document != "" { // what it last left under
		again := last
		again.border, again.country, again.again = AtArrival, sp.to, true
		r.add(again)
	}
	if importFirst.document != "" {
		r.add(importFirst)
	}
	d.stricterImport(sp, r, importFirst.document != "")
}

// The rules on which documents rest.
const (
	ruleBase     = "CITES-DOC-REQUIRED-BASE"
	ruleImport   = "CITES-DOC-A1-IMPORT"
	ruleExport2  = "CITES-DOC-A2-EXPORT"
	ruleExport3  = "CITES-DOC-A3-LISTING-STATE"
	ruleReexport = "CITES-DOC-REEXPORT"
	ruleSea      = "CITES-DOC-A2-IFS"
	ruleEU       = "EU-DOC-ANNEX"
	ruleGB       = "GB-DOC-ANNEX"
)

// rule returns the rule of an exemption.
func (e exemption) rule() string {
	return [...]string{
		exemptPersonal:      "CITES-DOC-EXEMPT-PERSONAL",
		exemptScience:       "CITES-DOC-EXEMPT-SCIENCE",
		exemptPreConvention: "CITES-DOC-EXEMPT-PRECONVENTION",
		exemptExhibition:    "CITES-DOC-EXEMPT-EXHIBITION",
		exemptInstrument:    "CITES-DOC-EXEMPT-INSTRUMENT",
		exemptAnimal:        "CITES-DOC-EXEMPT-PERSONAL",
		exemptSamples:       "CITES-SAMPLE-CARNET",
		exemptBred:          "CITES-DOC-EXEMPT-PLANT-ART",
		noExemption:         "",
	}[e]
}

// departing returns the document under which the specimen leaves.
func (d *decision) departing(sp *specimen, r *regime) need {
	n := need{border: AtDeparture, country: sp.from, issuer: sp.from, comparable: r.fromOutside == passed, rule: r.exempt.rule()}
	if r.claims[exemptPreConvention] == passed {
		n.accepts[0] = PreConventionCertificate
	}
	switch r.exempt {
	case exemptPersonal:
		return need{}
	case exemptScience:
		n.document = ScientificExchangeLabel
		return n
	case exemptPreConvention:
		n.document, n.accepts = PreConventionCertificate, [3]DocumentType{ReexportCertificate, ExportPermit}
		return n
	case exemptExhibition:
		n.document = TravellingExhibitionCertificate
		return n
	case exemptInstrument:
		n.document = MusicalInstrumentCertificate
		if home := sp.instrument.Residence; home != 0 {
			n.issuer = home
		}
		return n
	case exemptAnimal:
		n.document = PersonalOwnershipCertificate
		if home := sp.animal.Residence; home != 0 {
			n.issuer = home
		}
		return n
	case exemptSamples:
		n.document, n.accepts = SampleCollectionCertificate, [3]DocumentType{ExportPermit, ReexportCertificate}
		return n
	}
	n.open = r.flow == flowUnknown
	switch {
	case r.flow == flowReexport:
		n.document, n.rule = ReexportCertificate, ruleReexport
		return n
	case r.appendix == appendix.III:
		n.rule = ruleExport3
		r.lister = d.listedBy(sp)
		if n.document = CertificateOfOrigin; r.lister == passed {
			n.document = ExportPermit
		} else if r.lister == open {
			n.accepts[0] = ExportPermit
		}
	case r.as == appendix.I:
		n.document, n.rule = ExportPermit, ruleBase
	default:
		n.document, n.rule = ExportPermit, ruleExport2
	}
	if r.exempt == exemptBred {
		n.accepts[0] = n.document
		n.rule = exemptBred.rule()
		if n.document = CaptiveBredCertificate; sp.sources.has(ArtificiallyPropagated) && sp.taxon.Kingdom() != species.Animalia {
			n.document = ArtificiallyPropagatedCertificate
			if r.appendix != appendix.I {
				n.accepts[1] = PhytosanitaryCertificate
			}
		} else if r.appendix != appendix.I {
			// The rule on propagated plants says nothing of animals.
			n.rule = ruleExport2
			if r.appendix == appendix.III {
				n.rule = ruleExport3
			}
		} else {
			n.rule = ruleBase
		}
	}
	if r.flow == flowUnknown {
		n.accepts[2] = ReexportCertificate
	}
	return n
}

// listedBy says whether the exporting country is one at whose request the
// species is in Appendix III.
func (d *decision) listedBy(sp *specimen) outcome {
	if sp.from == 0 {
		return open
	}
	for l := range d.answer.Listings() {
		if l.Appendix() == appendix.III && (l.Party() == sp.from || sp.from.Country().PartyOn(sp.day).Code() == l.Party()) {
			return passed
		}
	}
	return failed
}

// importPermit returns the import permit that the Convention asks for, an
// empty need where it asks for none.
func (d *decision) importPermit(sp *specimen, r *regime, first need) need {
	if r.as != appendix.I {
		return need{}
	}
	switch r.exempt {
	case noExemption:
	case exemptBred:
		if r.out[tradeBred] != failed {
			return need{} // with a certificate; an ordinary export permit needs one, see permitInstead
		}
		return need{border: AtArrival, country: sp.to, issuer: sp.to, document: ImportPermit, rule: ruleImport, comparable: r.toOutside == passed,
			open: true} // needed if it was bred for commerce after all
	default:
		return need{}
	}
	return need{border: AtArrival, country: sp.to, issuer: sp.to, document: ImportPermit, rule: ruleImport, comparable: r.toOutside == passed}
}

// fromSea lists the documents of what is brought ashore from beyond the
// jurisdiction of any State. Appendix III asks for none.
func (d *decision) fromSea(sp *specimen, r *regime) {
	if r.appendix == appendix.III {
		return
	}
	flag, landing := sp.sea.Flag, sp.sea.Landing
	ifs := need{border: AtLanding, country: landing, issuer: landing, document: IntroductionFromTheSeaCertificate, rule: ruleSea}
	switch {
	case r.ashore: // no State is bound that it comes to
	case flag == 0 || landing == 0:
		ifs.open, ifs.accepts[0] = true, ExportPermit
		r.add(ifs)
	case flag == landing:
		r.add(ifs)
	default:
		out := need{border: AtLanding, country: landing, issuer: flag, document: ExportPermit, rule: ruleSea,
			comparable: r.flagOutside == passed}
		r.add(out)
		if r.as == appendix.I {
			r.add(need{border: AtLanding, country: landing, issuer: landing, document: ImportPermit, rule: ruleImport})
		}
	}
	if landing != 0 && sp.to != 0 && sp.to != landing {
		defer func() { // the document of that export, shown on arrival
			for _, n := range r.all() {
				if n.border == AtDeparture {
					n.border, n.country, n.again = AtArrival, sp.to, true
					r.add(n)
					return
				}
			}
		}()
		// What follows is an export of the State where it was landed.
		if r.free(sp) {
			return
		}
		out := need{border: AtDeparture, country: landing, issuer: landing, document: ExportPermit, rule: ruleExport2,
			comparable: r.fromOutside == passed}
		if flag != 0 && flag != landing {
			out.document, out.rule = ReexportCertificate, ruleReexport
		}
		if r.as == appendix.I {
			r.add(need{border: AtArrival, country: sp.to, issuer: sp.to, document: ImportPermit, rule: ruleImport,
				comparable: r.toOutside == passed})
			if out.rule == ruleExport2 {
				out.rule = ruleBase
			}
		}
		r.add(out)
	}
}

// stricterImport adds the import permit that the European Union and Great
// Britain ask for beyond the Convention. Their Annexes are not known here: a
// species of Appendix I stands in Annex A, save for few exceptions, and one of
// II in A or B, both of which ask for it.
func (d *decision) stricterImport(sp *specimen, r *regime, already bool) {
	if already || r.appendix == appendix.III {
		return
	}
	switch r.exempt {
	case noExemption, exemptBred, exemptPreConvention:
	default:
		return
	}
	n := need{border: AtArrival, country: sp.to, issuer: sp.to, document: ImportPermit}
	switch {
	case sp.eu && sp.intoUnion():
		n.rule = ruleEU
	case sp.gb && sp.to == greatBritain:
		n.rule = ruleGB
	default:
		return
	}
	r.add(n)
}

// permitInstead reports whether the import permit of Appendix I is needed after
// all, because an ordinary export permit was issued where a certificate of
// captive breeding or propagation would have done.
func (r *regime) permitInstead(presented DocumentType) bool {
	return r.as == appendix.I && r.exempt == exemptBred && presented == ExportPermit
}

// importFirst reports whether the import permit has to be there before the
// document of export is granted: not for dead specimens that are re-exported
// (Article III.4(c)).
func (r *regime) importFirst(live outcome) bool { return r.flow != flowReexport || live != failed }
