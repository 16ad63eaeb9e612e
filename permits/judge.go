package permits

import (
	"slices"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

// judge holds documents against the decision on one specimen. It is the same
// for the row of a permit and for the item of a shipment; only where a finding
// points differs.
type judge struct {
	sink
	sp   *specimen
	d    *decision
	r    *regime
	docs *dossier
	o    *options
}

// sink takes the findings of a judge.
type sink interface {
	// tell reports a variant of a rule on a point; pointNone is the specimen as a whole.
	tell(p point, code, variant string, args ...string)
	// once is tell for what holds for the whole document or shipment.
	once(code, variant string, args ...string)
}

// run judges everything about the specimen under one Appendix.
func (j *judge) run() {
	if j.r.appendix == 0 {
		j.exempted()
		return
	}
	if j.r.flow == flowNone || j.r.flow == flowUnion {
		return
	}
	j.onTrade()
	j.onBinding()
	if j.r.unbound {
		return
	}
	refused := j.onClaims()
	if !refused {
		j.onDocuments()
	}
	j.onUnitedStates()
}

// exempted tells of flasked seedlings, which no Appendix covers.
func (j *judge) exempted() {
	if j.r.certain && j.sp.taxon.Kingdom() == species.Plantae && j.sp.facts.Of(appendix.FactInVitro) == Yes {
		j.tell(pointNone, "CITES-DOC-EXEMPT-PLANT-ART", "flask", j.sp.taxon.Name())
	}
}

func (j *judge) onTrade() {
	r, name := j.r, j.sp.taxon.Name()
	if r.out[tradeLegal] == failed {
		j.tell(tradeLegal, ruleBase, "unlawful", name)
	}
	if r.out[tradeQuota] == failed && j.docs.own == nil { // of a document another rule tells
		j.tell(tradeQuota, "CITES-FIELD-QUOTA", "zero", name)
	}
	if r.exempt == noExemption && r.out[tradeWild] == failed {
		j.tell(tradeWild, "CITES-DOC-A1-COMMERCIAL-WILD", "wild", name)
	}
	if r.exempt == noExemption && r.out[tradeWild] == open {
		j.once("CITES-DOC-A1-COMMERCIAL-WILD", "not-checked", name)
	}
	if r.out[tradeSource] == open {
		j.tell(tradeSource, "CITES-DOC-A1-COMMERCIAL-WILD", "source", name)
	}
	if r.out[tradeLate] == failed && r.exempt == noExemption && j.docs.own == nil { // of a document another rule tells
		j.tell(tradeLate, "CITES-PERMIT-RETROSPECTIVE", "appendix-i")
	}
	if r.out[tradeFault] == failed && j.docs.own == nil {
		j.tell(tradeFault, "CITES-PERMIT-RETROSPECTIVE", "fault")
	}
	if r.out[tradeRanched] == failed {
		j.tell(tradeRanched, "CITES-DOC-A1-COMMERCIAL-WILD", "ranched", name)
	}
	if r.out[tradeBred] == failed {
		j.tell(tradeBred, "CITES-DOC-A1-CAPTIVE-D", "commercial", name)
	}
	if r.out[tradeRegistered] == failed {
		j.tell(tradeRegistered, "CITES-DOC-A1-CAPTIVE-D", "number", name)
	}
	if r.out[tradeNonParty] == failed {
		j.tell(tradeNonParty, "CITES-DOC-NONPARTY", "wild", name, j.sp.from.String())
	}
}

func (j *judge) onBinding() {
	e := j.r.reserved
	if e.Kind == appendix.NoEffect {
		return
	}
	party := e.Reservation.Party().String()
	switch e.Kind {
	case appendix.AsNonParty:
		partner := e.Partner.String()
		if partner == "" {
			partner = "?"
		}
		j.tell(pointNone, "CITES-DOC-RESERVATION", "non-party", party, j.sp.taxon.Name(), partner)
	case appendix.BetweenNonParties:
		j.tell(pointNone, "CITES-DOC-RESERVATION", "between", j.sp.taxon.Name())
	}
	if !e.Reservation.KnownOn(j.d.answer.On()) {
		j.once("CITES-DOC-RESERVATION", "not-checked", party, e.Reservation.KnownUntil().String())
	}
}

// claimFault is how a rule speaks of a point of an exemption that fails.
func (j *judge) claimFault(p point) (variant string, args []string) {
	switch p {
	case personalCarried:
		return "sent", nil
	case personalOwned:
		return "trade", nil
	case personalDead:
		return "live", nil
	case personalAbroad:
		return "abroad", []string{j.sp.taxon.Name()}
	case personalWild:
		return "wild", []string{j.sp.taxon.Name()}
	case personalLimit:
		if !j.d.limit.Read() {
			return "over-unread", pointArgs(p, j.sp, j.d)
		}
		return "over", pointArgs(p, j.sp, j.d)
	case personalLabel:
		return "label", nil
	case personalWorked:
		return "united-states", nil
	case scienceBoth:
		return "unregistered", nil
	case scienceLabel:
		return "label", nil
	case scienceNoTrade:
		return "trade", nil
	case scienceKind:
		return "live", nil
	case beforeDate:
		return "no-date", nil
	case beforeListed:
		return "late", pointArgs(p, j.sp, j.d)
	case beforeCaviar:
		return "caviar", nil
	case exhibitKind:
		return "kind", []string{j.sp.taxon.Name()}
	case exhibitNotD:
		return "bred-d", []string{j.sp.taxon.Name()}
	case exhibitListed:
		return "unregistered", nil
	case exhibitReturns:
		return "sold", nil
	case exhibitMarked:
		return "unmarked", []string{j.sp.taxon.Name()}
	case musicDead:
		return j.music("live"), nil
	case musicUse:
		return j.music("use"), nil
	case musicSold:
		return j.music("sold"), nil
	case musicIdentified:
		return j.music("unidentified"), nil
	case musicBefore:
		return j.music("listed"), nil
	}
	return "", nil
}

// music chooses between the Convention, whose Resolution we have not read, and
// the law of the Union and of Great Britain, which we have.
func (j *judge) music(variant string) string {
	if j.sp.eu || j.sp.gb {
		return variant + "-eu"
	}
	return variant
}

// onClaims tells which exemptions hold and which were claimed and do not. It
// reports true where goods travel on a claim that fails and no ordinary document
// is there: what is wrong is the claim, and the finding says what follows.
func (j *judge) onClaims() (refused bool) {
	for x := exemptPersonal; x < exemptBred; x++ {
		state := j.r.claims[x]
		if state == untested || x == exemptAnimal || x == exemptSamples {
			continue // rules of their own
		}
		if x != exemptPreConvention && state != passed && j.documented() {
			continue // ordinary documents are there, the claim is moot
		}
		told := false
		for p := pointNone + 1; p < points; p++ {
			if p.of() != x || j.r.out[p] != failed {
				continue
			}
			if variant, args := j.claimFault(p); variant != "" {
				j.tell(p, x.rule(), variant, args...)
				told = true
			}
		}
		switch {
		case state == passed && x == exemptPreConvention:
			if !told {
				j.tell(beforeListed, x.rule(), "holds", j.dates()...)
			}
		case state == passed && x == exemptPersonal:
			j.tell(pointNone, x.rule(), "exempt", j.sp.taxon.Name())
		case state == passed:
			j.once(x.rule(), "exempt")
		case state == open && !told:
			j.once(x.rule(), "not-checked")
		}
		// A live animal under the claim of an instrument is a warning only, for the
		// text was not read: the documents that it needs anyway are asked for.
		if state != passed && x != exemptPreConvention && (x != exemptInstrument || j.r.out[musicDead] != failed) {
			refused = true
		}
		if state == passed && x == exemptPersonal {
			return true // no document is needed
		}
	}
	return refused
}

// dates are the dates of a pre-Convention specimen; a species that was never
// listed has none.
func (j *judge) dates() []string {
	a := pointArgs(beforeListed, j.sp, j.d)
	return a
}

// documented reports whether the documents that are needed without the claims
// are there.
func (j *judge) documented() bool {
	plain := *j.sp
	plain.personal, plain.science, plain.exhibition, plain.instrument, plain.animal, plain.samples = nil, nil, nil, nil, nil, nil
	var d decision
	decide(&plain, &j.d.answer, &d)
	for k := range d.all() {
		r := &d.regimes[k]
		if r.appendix != j.r.appendix {
			continue
		}
		for i := range r.all() {
			if _, _, ok := j.docs.find(&r.needs[i], j.sp.taxon); !ok && !r.needs[i].again {
				return false
			}
		}
		return len(r.needs) > 0
	}
	return false
}

// onDocuments looks for each document that is needed.
func (j *judge) onDocuments() {
	var export, imported *Permit
	needsImport, asked := false, false
	for i := range j.r.all() {
		n := &j.r.needs[i]
		if n.again {
			continue
		}
		if n.document == ImportPermit && n.open && needsImport {
			sure := *n
			sure.open, n = false, &sure
		}
		p, document, ok := j.docs.find(n, j.sp.taxon)
		if n.document == ImportPermit && n.rule == ruleImport {
			asked = true
		}
		if ok {
			j.onStatements(p)
		}
		switch {
		case !ok:
			j.absent(n)
		case n.border == AtDeparture:
			export = p
			needsImport = needsImport || j.r.permitInstead(document)
			j.onExport(n, p, document)
		case n.document == ImportPermit:
			imported = p
		}
	}
	if needsImport && !asked {
		n := need{border: AtArrival, country: j.sp.to, issuer: j.sp.to, document: ImportPermit, rule: ruleImport}
		p, _, ok := j.docs.find(&n, j.sp.taxon)
		if imported = p; !ok {
			j.absent(&n)
		}
		asked = true
	}
	if asked {
		j.onOrder(export, imported)
	}
	if j.r.appendix == appendix.III {
		switch {
		case j.sp.eu && j.sp.intoUnion():
			j.once(ruleEU, "notification", j.sp.taxon.Name())
		case j.sp.gb && j.sp.to == greatBritain:
			j.once(ruleGB, "notification", j.sp.taxon.Name())
		}
	}
	if j.r.flow == flowSea && (j.sp.sea.Flag == 0 || j.sp.sea.Landing == 0) {
		j.once(ruleSea, "not-checked")
	}
}

// onStatements compares what a document says of the source and the purpose with
// what the shipment says: a document for captive-bred animals is none for wild
// ones.
func (j *judge) onStatements(p *Permit) {
	if j.docs.own != nil {
		return
	}
	var stated sourceSet
	for row := range j.docs.of(j.sp.taxon) {
		if j.docs.others[row.doc] == p {
			stated |= row.sources
		}
	}
	if stated != 0 && j.sp.sources != 0 && stated&j.sp.sources == 0 {
		j.tell(tradeSource, ruleBase, "source-differs", j.sp.taxon.Name(), string(stated.first()), string(j.sp.sources.first()))
	}
	if purpose := find(kindPurpose, string(p.Purpose)).text(); purpose != "" && j.sp.purpose != "" && purpose != string(j.sp.purpose) {
		j.tell(tradeWild, ruleBase, "purpose-differs", j.sp.taxon.Name(), purpose, string(j.sp.purpose))
	}
}

// absent tells that a document is not there, or that nobody said whether it is.
func (j *judge) absent(n *need) {
	if n.document == CertificateOfOrigin && j.docs.own != nil && j.docs.document == ExportPermit {
		j.tell(pointNone, ruleExport3, "instead", j.sp.taxon.Name(), n.issuer.String())
		return
	}
	variant, args := "missing", []string{j.sp.taxon.Name()}
	rule := n.rule
	switch {
	case !j.docs.complete || n.open:
		variant = "not-checked"
	case n.comparable:
		rule, args = "CITES-DOC-NONPARTY", append(args, n.issuer.String())
	case rule == ruleSea && n.document == IntroductionFromTheSeaCertificate:
		variant, args = "certificate", append(args, n.issuer.String())
	case rule == ruleSea:
		variant, args = "flag", append(args, n.issuer.String())
	case rule == ruleExport3 && n.document == CertificateOfOrigin:
		variant = "origin"
	case rule == ruleExport3:
		variant, args = "permit", append(args, n.issuer.String())
	case rule == ruleEU, rule == ruleGB:
		args = append(args, j.r.appendix.String())
	case n.document == MusicalInstrumentCertificate:
		variant = j.music("missing")
	case n.document == PersonalOwnershipCertificate:
		variant = "ownership-missing"
	case n.document == SampleCollectionCertificate:
		rule, variant = ruleBase, "samples-missing"
	}
	if variant == "not-checked" {
		switch {
		case n.document == SampleCollectionCertificate, rule == ruleBase:
			rule, variant = ruleBase, "document-not-checked"
		case rule == ruleSea:
			args = nil
		case n.rule == exemptPreConvention.rule(), n.rule == exemptExhibition.rule(), n.rule == exemptInstrument.rule(),
			n.rule == exemptScience.rule(), n.rule == exemptPersonal.rule():
			args = nil
		}
		j.once(rule, variant, args...)
		return
	}
	if n.rule == exemptScience.rule() {
		j.tell(scienceLabel, n.rule, "label")
		return
	}
	j.tell(pointNone, rule, variant, args...)
}

// onExport judges the document under which the goods leave, as far as it is
// that of a State that is no Party or speaks of another document.
func (j *judge) onExport(n *need, p *Permit, document DocumentType) {
	if n.comparable {
		j.once("CITES-DOC-NONPARTY", "not-checked", n.issuer.String())
	}
	if j.r.exempt == exemptBred && (document == ArtificiallyPropagatedCertificate || document == PhytosanitaryCertificate) {
		j.once("CITES-DOC-EXEMPT-PLANT-ART", "certificate", j.sp.taxon.Name())
	}
	if document == ReexportCertificate && j.r.exempt == noExemption && !showsOrigin(p, j.sp, j.docs) {
		j.tell(tradeOrigin, ruleReexport, "origin", j.sp.taxon.Name())
	}
}

// onOrder judges that the import permit came before the export document.
func (j *judge) onOrder(export, imported *Permit) {
	const code = "CITES-DOC-A1-EXPORT-NEEDS-IMPORT"
	if export == nil || !j.r.importFirst(j.d.live) {
		return
	}
	if imported == nil && j.o.registers.Imports != nil {
		g := j.docs.importOf(export, j.o.registers.Imports)
		if g.known == No {
			j.once(code, "none", export.Number)
		}
		if g.known == Yes {
			imported = g.permit
		}
	}
	if imported == nil {
		return
	}
	switch in, out := imported.Issued.Date.Date, export.Issued.Date.Date; {
	case in == 0 || out == 0:
		j.once(code, "not-checked")
	case in > out:
		j.once(code, "later", in.String(), out.String())
	}
}

func (j *judge) onUnitedStates() {
	if !j.sp.us || j.sp.to != unitedStates && j.sp.from != unitedStates {
		return
	}
	if j.r.appendix == appendix.I {
		j.tell(pointNone, "US-DOC-ESA", "appendix-i", j.sp.taxon.Name())
		return
	}
	j.once("US-DOC-ESA", "not-checked")
}

// saidOnce remembers what was said once.
type saidOnce []string

func (t *saidOnce) add(code, variant string) bool {
	key := code + "/" + variant
	if slices.Contains(*t, key) {
		return false
	}
	*t = append(*t, key)
	return true
}
