package permits

import (
	"errors"
	"strings"

	"github.com/govalues/decimal"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// The decision procedure: which documents one specimen needs on its way. It is
// the one place where that is decided; [Required] explains what it says, [Check]
// and [CheckShipment] hold documents against it. It makes no text and, for what
// needs no look into history, no garbage.

// specimen is all that is known of what is to be decided on, from the item of a
// shipment or the row of a permit.
type specimen struct {
	tables appendix.Tables
	name   nameStatus
	taxon  species.Taxon
	day    cites.Date // on which the Appendices are asked
	when   cites.Date // the last day of the journey that is known, zero where none is
	from   countries.Code
	to     countries.Code
	origin countries.Code // zero where it is not known

	term      Term
	sources   sourceSet
	purpose   Purpose
	quantity  Quantity
	kilograms Decimal
	shipment  Decimal // kilograms of the whole shipment
	facts     StatedFacts
	hybrid    *Hybrid
	acquired  cites.Date
	evidence  bool
	legal     Known
	marked    bool
	operation bool
	reexport  Known
	previous  int // how many documents it came under

	personal   *PersonalEffects
	science    *ScientificExchange
	exhibition *Exhibition
	instrument *MusicalInstrument
	animal     *PersonalAnimal
	samples    *SampleCollection
	late       *Retrospective
	transit    []TransitStop
	sea        *Sea

	eu, gb, us bool // the profiles that were asked for
}

// nameStatus says what became of a name.
type nameStatus uint8

const (
	nameNone nameStatus = iota
	nameUnknown
	nameSeveral
	nameFound
)

// sourceSet is a set of source codes, a bit for each letter.
type sourceSet uint32

func (s sourceSet) has(c Source) bool { return len(c) == 1 && s>>(c[0]-'A')&1 != 0 }

func (s sourceSet) with(c Source) sourceSet {
	if c := trim(string(c)); len(c) == 1 && strings.IndexByte("ACDFIORUWXYacdfioruwxy", c[0]) >= 0 {
		return s | 1<<(c[0]&^0x20-'A')
	}
	return s
}

// taken reports whether a code says that it was taken from the wild, or not bred
// by the rules: beside it, a code of breeding contradicts itself and frees of
// nothing.
func (s sourceSet) taken() bool {
	return s.has(Wild) || s.has(Ranched) || s.has(BornInCaptivity) || s.has(MarineEnvironment) || s.has(UnknownSource)
}

// first returns the code that says most of the specimen: of two, the one beside
// O or I.
func (s sourceSet) first() Source {
	for _, c := range [...]Source{Wild, Ranched, RegisteredCommercial, ArtificiallyPropagated, CaptiveBred, BornInCaptivity,
		AssistedProduction, MarineEnvironment, UnknownSource, PreConvention, Confiscated} {
		if s.has(c) {
			return c
		}
	}
	return ""
}

// outcome is what became of one point of the procedure.
type outcome uint8

const (
	untested outcome = iota
	passed           // it is so
	failed           // it is not so
	open             // it is not known
)

func outcomeOf(k Known) outcome { return [...]outcome{open, passed, failed}[min(k, No)] }

// isNot is the outcome of the opposite.
func isNot(k Known) outcome { return [...]outcome{open, failed, passed}[min(k, No)] }

func so(yes bool) outcome {
	if yes {
		return passed
	}
	return failed
}

// all is the outcome of several points that all have to hold.
func all3(points ...outcome) outcome {
	result := passed
	for _, p := range points {
		switch p {
		case failed:
			return failed
		case open:
			result = open
		}
	}
	return result
}

// exemption is a special provision under which the ordinary documents are not
// needed.
type exemption uint8

const (
	noExemption exemption = iota
	exemptPersonal
	exemptScience
	exemptPreConvention
	exemptExhibition
	exemptInstrument
	exemptAnimal
	exemptSamples
	exemptBred // captive-bred or artificially propagated, Article VII.5
	exemptions
)

// point is one test of the procedure.
type point uint8

const (
	pointNone point = iota
	// of personal and household effects
	personalCarried
	personalOwned
	personalDead
	personalAbroad  // Appendix I not acquired abroad and brought home
	personalWild    // Appendix II not taken from the wild abroad and brought home
	personalLimit   // within the limit for the kind of goods
	personalLabel   // caviar is labelled
	personalWorked  // what the law of the United States adds for Appendix I
	scienceBoth     // both institutions are registered
	scienceLabel    // there is a label
	scienceNoTrade  // not commercial
	scienceKind     // no live animal
	beforeDate      // the date of acquisition is given
	beforeListed    // and lies before the first listing
	beforeCaviar    // it is not caviar
	exhibitKind     // pre-Convention, captive-bred or propagated
	exhibitNotD     // and not bred for commerce
	exhibitListed   // registered
	exhibitReturns  // not sold, returns
	exhibitMarked   // live animals are marked
	musicDead       // an instrument
	musicUse        // one of the uses
	musicSold       // not sold, returns
	musicIdentified // by a serial number
	musicBefore     // Appendix I acquired before its listing
	animalLive
	animalSold
	animalMarked
	animalOften // crosses borders often
	sampleCarnet
	sampleCarnetDay
	sampleDead
	sampleKind
	sampleSold
	bredSource // the source is C or A
	// of the trade itself, where failed means that it cannot be permitted as described or that something is wrong
	tradeWild       // Appendix I: not wild and commercial
	tradeSource     // Appendix I, commercial: the source is said
	tradeRanched    // Appendix I: not ranched and commercial
	tradeBred       // Appendix I: not source C or A with purpose T
	tradeRegistered // source D, animals: registered operation
	tradeQuota      // no quota of zero
	tradeLegal      // legally acquired
	tradeLate       // no retrospective document for Appendix I
	tradeFault      // a retrospective document: nobody is at fault
	tradeOrigin     // re-export: the previous document is known
	tradeNonParty   // Appendix I, wild: not from a State that is not a Party
	points
)

// regime is what holds if the specimen is under one Appendix.
type regime struct {
	appendix appendix.Appendix // as listed; 0 is none
	as       appendix.Appendix // whose rules apply
	certain  bool              // nothing else is possible
	out      [points]outcome
	claims   [exemptions]outcome // untested where nobody claims it
	exempt   exemption           // the one that decides
	flow     flow
	lister   outcome // the exporting country has listed the species in Appendix III
	// comparable says for each end whether it gives comparable documents in place
	// of the Convention's: State not a Party, or a reservation.
	fromOutside, toOutside outcome
	reserved               appendix.Effect
	unbound                bool    // between States neither of which is bound
	ashore                 bool    // the same, where it is brought ashore from the high seas
	flagOutside            outcome // the flag State is not bound
	needs                  []need  // of them, as many as there is room for lie in the room
	room                   [4]need // which is enough where nothing is released on the way
}

// flow is what kind of movement it is.
type flow uint8

const (
	flowUnknown flow = iota // export or re-export
	flowExport
	flowReexport
	flowSea   // brought ashore from the high seas
	flowNone  // no border is crossed
	flowUnion // within the European Union
)

// Border is a point of the journey at which documents are needed.
type Border string

// The borders, in the order of the journey.
const (
	AtLanding   Border = "landing" // where what comes from the high seas is brought ashore
	AtDeparture Border = "departure"
	AtTransit   Border = "transit"
	AtArrival   Border = "arrival"
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

func (r *regime) add(n need) {
	if r.needs == nil {
		r.needs = r.room[:0]
	}
	r.needs = append(r.needs, n)
}

func (r *regime) all() []need { return r.needs }

// decision is what the procedure says of a specimen.
type decision struct {
	asked   bool  // the Appendices were asked
	err     error // why they could not be
	answer  appendix.Answer
	regimes [4]regime
	count   int
	none    bool           // it is certain that no Appendix applies
	missing appendix.Facts // of the product, which would decide whether it is covered
	first   listedSince
	limit   PersonalEffectsLimit
	quota   appendix.Quota
	live    outcome
	parent  int // of a hybrid, from 1, whose Appendix we do not know; 0 is none
	// purebred says that a hybrid descends from listed species only.
	purebred bool
}

// listedSince is since when a species may have been, and certainly was, in an
// Appendix.
type listedSince struct{ Possible, Certain cites.Date }

// reset makes room for another decision. The regimes are made when they are
// used: clearing all of them for every row would cost more than deciding.
func (d *decision) reset() {
	d.asked, d.err, d.count, d.none, d.missing = false, nil, 0, false, 0
	d.first, d.limit, d.quota, d.live = listedSince{}, PersonalEffectsLimit{}, appendix.Quota{}, untested
	d.parent, d.purebred = 0, false
}

func (d *decision) all() []regime { return d.regimes[:d.count] }

// product is the specimen as annotations see it.
func (sp *specimen) product() appendix.Product {
	p := appendix.Product{
		Taxon: sp.taxon, Term: string(sp.term), Source: string(sp.sources.first()), Purpose: string(sp.purpose),
		Origin: sp.origin, Exporter: sp.from, Yes: sp.facts.Yes, No: sp.facts.No,
	}
	switch {
	case sp.kilograms.Valid():
		p.Kilograms = trim(sp.kilograms.String())
	case sp.quantity.Amount.Valid() && sp.quantity.Unit == Kilograms:
		p.Kilograms = trim(sp.quantity.Amount.String())
	}
	if sp.shipment.Valid() {
		p.ShipmentKilograms = trim(sp.shipment.String())
	}
	state := func(f appendix.Fact, k Known) {
		if sp.facts.Of(f) != NotKnown {
			return // what is stated stands
		}
		switch k {
		case Yes:
			p.Yes |= appendix.FactSet(f)
		case No:
			p.No |= appendix.FactSet(f)
		}
	}
	if sp.hybrid != nil {
		state(appendix.FactHybrid, Yes)
	}
	if sp.instrument != nil {
		state(appendix.FactInstrument, Yes)
		state(appendix.FactReturning, sp.instrument.Returns)
	}
	switch sp.way() {
	case flowReexport:
		state(appendix.FactReExport, Yes)
	case flowExport:
		state(appendix.FactReExport, No)
	}
	return p
}

// way says what kind of movement it is, as far as is known.
func (sp *specimen) way() flow {
	switch {
	case sp.sea != nil:
		return flowSea
	case sp.from != 0 && sp.from == sp.to && len(sp.transit) == 0:
		return flowNone
	case sp.eu && sp.withinUnion():
		return flowUnion
	case sp.reexport == Yes:
		return flowReexport
	case sp.reexport == No:
		return flowExport
	case sp.origin != 0 && sp.from != 0 && (sp.origin == sp.from || covers(sp.from, sp.origin, sp.day)):
		return flowExport
	case sp.origin != 0 && sp.from != 0:
		return flowReexport
	case sp.previous > 0:
		return flowReexport
	}
	return flowUnknown
}

// withinUnion reports whether the journey stays in the European Union: both ends
// lie in it, and what is passed on the way as well, or under customs control.
func (sp *specimen) withinUnion() bool {
	inside := func(c countries.Code) bool { return c != 0 && c.Country().InEuropeanUnion(sp.day) }
	for i := range sp.transit {
		if sp.transit[i].CustomsControl != Yes && !inside(realPlace(sp.transit[i].Country)) {
			return false
		}
	}
	return inside(sp.from) && inside(sp.to)
}

// ask asks the Appendices. A country of origin that did not exist on the day
// is understood as the one it belonged to.
func (sp *specimen) ask() (appendix.Answer, error) {
	a, err := appendix.Of(sp.taxon, sp.day, appendix.From(sp.origin), appendix.WithEdition(sp.tables))
	if err == nil {
		return a, nil
	}
	var elsewhere *appendix.PlaceError
	if errors.As(err, &elsewhere) {
		a, err = appendix.Of(sp.taxon, sp.day, appendix.From(elsewhere.Then), appendix.WithEdition(sp.tables))
	}
	return a, err
}

// decide applies the procedure. The answer of the Appendices is asked for
// where the caller has none yet.
func decide(sp *specimen, answer *appendix.Answer, d *decision) {
	if sp.name != nameFound || sp.day == 0 {
		return
	}
	if answer != nil {
		d.answer, d.asked = *answer, true
	} else {
		d.answer, d.err = sp.ask()
		d.asked = d.err == nil
	}
	if !d.asked {
		return
	}
	if sp.acquired != 0 || sp.sources.has(PreConvention) || sp.instrument != nil {
		f, _ := appendix.FirstListed(sp.taxon, appendix.From(sp.origin), appendix.WithEdition(sp.tables))
		d.first = listedSince{f.Possible, f.Certain}
	}
	d.live = sp.live()
	product := sp.product()
	possible, none := d.possible(sp, &product)
	d.quota = d.answer.Quota(product)
	d.none = possible.Len() == 0
	certain := possible.Len() == 1 && !none
	for a := appendix.I; a <= appendix.III; a++ {
		if !possible.Has(a) {
			continue
		}
		r := &d.regimes[d.count]
		d.count++
		*r = regime{appendix: a, as: a, certain: certain}
		d.govern(sp, r)
	}
	if none && possible.Len() > 0 || d.none {
		d.regimes[d.count] = regime{certain: d.none}
		d.count++
	}
}

// onArrival decides anew for the day of arrival, and returns that decision where
// the Appendices that may apply are others than on the day of departure: the
// import is judged by what is then in force (Articles III.3, IV.4 and V.3).
func onArrival(s *Shipment, in *resolved, d, then *decision) *decision {
	if !d.asked || s.Arrival <= in.day {
		return nil
	}
	later := in.specimen
	later.day = s.Arrival
	decide(&later, nil, then)
	if !then.asked || then.appendices() == d.appendices() {
		return nil
	}
	return then
}

// appendices names the Appendices that may apply, "-" for none.
func (d *decision) appendices() string {
	text := ""
	for k := range d.all() {
		if text != "" {
			text += "/"
		}
		if a := d.regimes[k].appendix; a != 0 {
			text += a.String()
		} else {
			text += "-"
		}
	}
	return text
}

// possible returns the Appendices that may apply to the specimen, and whether
// it may be that none does.
func (d *decision) possible(sp *specimen, product *appendix.Product) (set appendix.Set, none bool) {
	if sp.hybrid != nil && len(sp.hybrid.Parents) > 0 {
		return d.ofHybrid(sp)
	}
	none = d.answer.MayBeUnlisted() || !d.answer.Listed()
	see := func(l appendix.Listing) {
		c := d.answer.Covers(l, *product)
		switch c.Verdict {
		case appendix.NotCovered:
			none = true
			return
		case appendix.Depends:
			none = true
			d.missing |= c.Missing
		}
		if c.TreatedAs == 0 {
			set = set.With(l.Appendix())
		}
		for a := appendix.I; a <= appendix.III; a++ {
			if c.TreatedAs.Has(a) {
				set = set.With(a)
			}
		}
		if c.TreatedAs.Len() > 1 {
			d.missing |= c.Missing
		}
	}
	for l := range d.answer.Listings() {
		see(l)
	}
	if !d.answer.Decided() { // none below can decide otherwise
		for l := range d.answer.Below() {
			see(l)
		}
	}
	if d.answer.Decided() && set.Len() == 1 && d.missing == 0 && !d.answer.MayBeUnlisted() {
		none = false // one listing that covers it is enough
	}
	return set, none
}

// hybridGenerations is how many generations back a listed ancestor counts for
// animals.
const hybridGenerations = 4

// ofHybrid returns the Appendices of a hybrid: the strictest of its parents'.
// An animal is free of them where its last listed ancestor lies more than four
// generations back; not so a hybrid of none but listed species, whatever the
// generations (50 CFR 23.43). A parent whose name we do not know takes nothing
// from what the other brings.
func (d *decision) ofHybrid(sp *specimen) (set appendix.Set, none bool) {
	none = true // of no parent yet
	listed := 0
	for i, name := range sp.hybrid.Parents {
		found, err := sp.tables.Species().Lookup(name)
		t, one := found.Taxon()
		if err != nil || !one {
			d.parent = i + 1
			continue
		}
		p := *sp
		p.taxon = t
		a, err := p.ask()
		if err != nil {
			d.parent = i + 1
			continue
		}
		mine, free := a.Appendices(), a.MayBeUnlisted() || !a.Listed()
		if mine.Len() > 0 {
			listed++
		}
		both := stricter(set, mine)
		if none {
			both |= mine
		}
		if free {
			both |= set
		}
		set, none = both, none && free
	}
	if set == 0 {
		return 0, true
	}
	if sp.hybridPlant() && sp.sources.has(ArtificiallyPropagated) && set.Len() == 1 && set.Has(appendix.I) &&
		(sp.term == "SEE" || sp.term == "FLO" || sp.facts.Of(appendix.FactInVitro) == Yes) {
		return 0, true // seeds, cut flowers and flasks of propagated hybrids (50 CFR 23.92(c)(1))
	}
	d.purebred = listed > 1 && listed == len(sp.hybrid.Parents)
	if sp.taxon.Kingdom() == species.Animalia && !d.purebred {
		switch g := sp.hybrid.Generations; {
		case g > hybridGenerations:
			return 0, true
		case g == 0:
			none = true // not known
		}
	}
	return set, none
}

// hybridPlant reports whether it is a hybrid of plants: none of the plants of Appendix I is annotated to keep its propagated
// hybrids from a certificate (50 CFR 23.40(d)).
func (sp *specimen) hybridPlant() bool {
	return sp.taxon.Kingdom() == species.Plantae && (sp.hybrid != nil || sp.facts.Of(appendix.FactHybrid) == Yes)
}

// stricter returns what the stricter of one of each set can be.
func stricter(x, y appendix.Set) (set appendix.Set) {
	for a := appendix.I; a <= appendix.III; a++ {
		for b := appendix.I; b <= appendix.III; b++ {
			if x.Has(a) && y.Has(b) {
				set = set.With(min(a, b))
			}
		}
	}
	return set
}

// govern decides what holds if the specimen is under the Appendix of r.
func (d *decision) govern(sp *specimen, r *regime) {
	r.flow = sp.way()
	if r.flow == flowNone || r.flow == flowUnion {
		return
	}
	if sp.sources.has(RegisteredCommercial) && !sp.sources.taken() && r.appendix == appendix.I {
		r.as = appendix.II // Article VII.4
	}
	d.bind(sp, r)
	d.claim(sp, r)
	r.choose()
	d.trade(sp, r)
	if r.unbound {
		return
	}
	d.documents(sp, r)
}

// choose settles which of the exemptions that hold decides: what the shipment is
// claimed to be, before what its papers make of it.
func (r *regime) choose() {
	for _, e := range [...]exemption{exemptPersonal, exemptScience, exemptSamples, exemptExhibition, exemptInstrument, exemptAnimal, exemptPreConvention} {
		if r.claims[e] == passed {
			r.exempt = e
			break
		}
	}
	if r.exempt == noExemption && r.claims[exemptBred] == passed {
		r.exempt = exemptBred
	}
}

// bind says who is bound by the Convention for the species. What comes from the
// sea is judged twice: as it is brought ashore, and as it leaves from there.
func (d *decision) bind(sp *specimen, r *regime) {
	if r.flow != flowSea {
		r.fromOutside, r.toOutside = d.bound(sp, r, sp.from, sp.to)
		r.unbound = r.free(sp)
		return
	}
	flag, landing := sp.sea.Flag, sp.sea.Landing
	if flag == 0 {
		flag = landing
	}
	r.fromOutside, r.toOutside = d.bound(sp, r, flag, landing)
	r.ashore = r.fromOutside == passed && r.toOutside == passed
	r.unbound = r.ashore
	r.flagOutside = r.fromOutside
	if landing != 0 && sp.to != 0 && sp.to != landing {
		r.fromOutside, r.toOutside = d.bound(sp, r, landing, sp.to)
		r.unbound = r.ashore && r.free(sp)
	}
}

// free reports whether nothing is required, as between two that are not bound
// as long as no Party lies on the way.
func (r *regime) free(sp *specimen) bool {
	if r.fromOutside != passed || r.toOutside != passed {
		return false
	}
	for i := range sp.transit {
		if outside(sp.transit[i].Country, sp.day) != passed {
			return false
		}
	}
	return true
}

// bound says for each end of a way whether it is not bound for the species.
func (d *decision) bound(sp *specimen, r *regime, from, to countries.Code) (fromOutside, toOutside outcome) {
	fromOutside, toOutside = outside(from, sp.day), outside(to, sp.day)
	for x := range d.answer.Reservations() {
		if x.Appendix() != r.appendix {
			continue
		}
		for _, end := range [...]struct {
			own, other countries.Code
			out        *outcome
		}{{from, to, &fromOutside}, {to, from, &toOutside}} {
			if end.own == 0 || !under(x, end.own, sp.day) {
				continue
			}
			if end.other == end.own { // brought ashore at home
				end.other = 0
			}
			if e := x.Effect(end.other, sp.day); e.Kind != appendix.NoEffect {
				r.reserved = e
				*end.out = passed
			}
		}
	}
	return fromOutside, toOutside
}

// outside says whether a country is not a Party.
func outside(c countries.Code, day cites.Date) outcome {
	if c == 0 || !isPlace(c) {
		return open
	}
	return so(!c.Country().IsParty(day))
}

// under reports whether a reservation is one under which the country trades.
func under(x appendix.Reservation, c countries.Code, day cites.Date) bool {
	if t := x.Territory(); t != 0 {
		return c == t
	}
	return c == x.Party() || c.Country().PartyOn(day).Code() == x.Party()
}

// trade judges what no document can make good.
func (d *decision) trade(sp *specimen, r *regime) {
	commercial := sp.purpose == Commercial
	if r.unbound {
		return
	}
	neither := r.fromOutside == passed && r.toOutside == passed // and a Party on the way, which asks for comparable documents
	if r.appendix == appendix.I && !neither && r.claims[exemptPreConvention] != passed {
		wild := sp.sources.has(Wild) || sp.sources.has(BornInCaptivity) || sp.sources.has(MarineEnvironment)
		r.out[tradeWild] = so(!(wild && commercial))
		r.out[tradeRanched] = so(!(sp.sources.has(Ranched) && commercial))
		r.out[tradeBred] = so(!((sp.sources.has(CaptiveBred) || sp.sources.has(ArtificiallyPropagated) && !sp.hybridPlant()) && commercial))
		// Article III.3(c) asks for no source: what is not said to be bred or
		// propagated is not imported for primarily commercial purposes.
		said := wild || sp.sources.has(Ranched) || sp.sources.has(CaptiveBred) || sp.sources.has(ArtificiallyPropagated) ||
			sp.sources.has(RegisteredCommercial)
		if !said && commercial && r.exempt == noExemption {
			r.out[tradeSource] = open
		}
		if (wild || !said && r.exempt == noExemption) && sp.purpose == "" {
			r.out[tradeWild] = open
		}
		if sp.sources.has(Wild) && r.fromOutside == passed && r.reserved.Kind == appendix.NoEffect {
			r.out[tradeNonParty] = failed
		}
		if sp.sources.has(RegisteredCommercial) && sp.taxon.Kingdom() == species.Animalia {
			r.out[tradeRegistered] = so(sp.operation)
		}
		if sp.late != nil && !sp.sources.has(RegisteredCommercial) && !sp.sources.has(CaptiveBred) && !sp.sources.has(ArtificiallyPropagated) {
			r.out[tradeLate] = failed
		}
	}
	// A quota is one of permits under Article IV, which the exemptions of Article
	// VII set aside, save that for what was bred or propagated.
	if l := sp.late; l != nil && r.exempt != exemptPersonal {
		if r.out[tradeFault] = outcomeOf(l.NotAtFault); l.PersonalEffects == Yes {
			r.out[tradeFault] = passed // an error in good faith is enough
		} else if l.NotAtFault == No && l.PersonalEffects == NotKnown {
			r.out[tradeFault] = open
		}
	}
	if (r.exempt == noExemption || r.exempt == exemptBred) && (r.flow == flowExport || r.flow == flowUnknown || r.flow == flowSea) {
		switch d.quota.Kind {
		case appendix.QuotaZero:
			r.out[tradeQuota] = failed
		case appendix.QuotaDepends:
			r.out[tradeQuota] = open
		}
	}
	if sp.legal != NotKnown {
		r.out[tradeLegal] = outcomeOf(sp.legal)
	}
	if r.flow == flowReexport && r.exempt == noExemption {
		r.out[tradeOrigin] = open
		if sp.previous > 0 {
			r.out[tradeOrigin] = passed
		}
	}
}

// refused reports whether the trade cannot be permitted as it is described.
func (r *regime) refused() bool {
	return r.out[tradeWild] == failed && r.exempt == noExemption || r.out[tradeQuota] == failed || r.out[tradeLegal] == failed ||
		r.out[tradeLate] == failed && r.exempt == noExemption || r.out[tradeFault] == failed
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

func (sp *specimen) intoUnion() bool {
	return sp.to != 0 && sp.to.Country().InEuropeanUnion(sp.day) && !sp.withinUnion()
}

const (
	greatBritain countries.Code = 'G'<<8 | 'B'
	unitedStates countries.Code = 'U'<<8 | 'S'
)

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

// amountIn returns a quantity in a unit, exactly, and false where it cannot be
// told.
func amountIn(q Quantity, unit Unit) (decimal.Decimal, bool) {
	v, ok := q.Amount.Decimal()
	if !ok {
		return decimal.Decimal{}, false
	}
	have := q.Unit.today()
	if have == unit {
		return v, true
	}
	base, n, m, ok1 := have.Base()
	to, n2, m2, ok2 := unit.Base()
	if !ok1 || !ok2 || base != to {
		return decimal.Decimal{}, false
	}
	v, err1 := v.Mul(decimal.MustNew(n, 0))
	v, err2 := v.Mul(decimal.MustNew(m2, 0))
	v, err3 := v.Quo(decimal.MustNew(m, 0))
	v, err4 := v.Quo(decimal.MustNew(n2, 0))
	return v, err1 == nil && err2 == nil && err3 == nil && err4 == nil
}
