package permits

import (
	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
)

// The decision procedure: which documents one specimen needs on its way. It is
// the one place where that is decided; [Required] explains what it says, [Check]
// and [CheckShipment] hold documents against it. It makes no text and, for what
// needs no look into history, no garbage.
//
// decide_specimen.go has what is known, decide_listing.go which Appendices may
// apply, decide_claims.go the exemptions, decide_trade.go whether the trade is
// possible, decide_documents.go the documents.

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

// hybridGenerations is how many generations back a listed ancestor counts for
// animals.
const hybridGenerations = 4

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
