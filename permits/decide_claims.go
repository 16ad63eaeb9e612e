package permits

import (
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

// claim tests the special provisions that the circumstances speak of. What
// nobody claims stays untested.
func (d *decision) claim(sp *specimen, r *regime) {
	d.preConvention(sp, r) // first: it restores the exemption of personal effects
	if sp.personal != nil {
		r.claims[exemptPersonal] = d.personalEffects(sp, r)
	}
	if sp.science != nil {
		r.claims[exemptScience] = d.scientific(sp, r)
	}
	if sp.exhibition != nil {
		r.claims[exemptExhibition] = d.exhibited(sp, r)
	}
	if sp.instrument != nil {
		r.claims[exemptInstrument] = d.musical(sp, r)
	}
	if sp.animal != nil {
		r.claims[exemptAnimal] = d.owned(sp, r)
	}
	if sp.samples != nil {
		r.claims[exemptSamples] = d.sampled(sp, r)
	}
	if r.flow != flowReexport && r.flow != flowSea && !sp.sources.taken() && sp.bred() {
		// A plant of Appendix I that was propagated for commerce is D.
		d.bred(sp, r)
	}
}

// bred reports whether the source says that it was bred in captivity, of an
// animal, or artificially propagated, of a plant.
func (sp *specimen) bred() bool {
	switch sp.taxon.Kingdom() {
	case species.Animalia:
		return sp.sources.has(CaptiveBred)
	case species.Plantae:
		return sp.sources.has(ArtificiallyPropagated)
	}
	return sp.sources.has(CaptiveBred) || sp.sources.has(ArtificiallyPropagated)
}

func (d *decision) bred(sp *specimen, r *regime) {
	r.out[bredSource] = passed
	if sp.sources.has(ArtificiallyPropagated) && r.appendix == appendix.I && sp.purpose == Commercial && !sp.hybridPlant() {
		r.out[bredSource] = failed
	}
	r.claims[exemptBred] = r.out[bredSource]
}

// live says whether it is a living specimen.
func (sp *specimen) live() outcome {
	if sp.term == "" {
		return open
	}
	return so(sp.term == Live)
}

func not(o outcome) outcome {
	switch o {
	case passed:
		return failed
	case failed:
		return passed
	}
	return o
}

// preConvention compares the date of acquisition with the first listing of the
// species in any Appendix (Article VII.2; Resolution Conf. 13.6 (Rev. CoP18)).
func (d *decision) preConvention(sp *specimen, r *regime) {
	if sp.acquired == 0 && !sp.sources.has(PreConvention) {
		return
	}
	r.out[beforeDate] = so(sp.acquired != 0)
	switch {
	case sp.acquired == 0:
		r.out[beforeListed] = open
	case d.first.Possible == 0 || sp.acquired < d.first.Possible:
		r.out[beforeListed] = passed
	case d.first.Certain != 0 && sp.acquired >= d.first.Certain:
		r.out[beforeListed] = failed
	default:
		r.out[beforeListed] = open
	}
	r.out[beforeCaviar] = so(sp.term != caviar)
	all := all3(r.out[beforeListed], r.out[beforeCaviar])
	if all != passed && !sp.sources.has(PreConvention) {
		if all == failed { // a date alone claims nothing
			r.out[beforeDate], r.out[beforeListed], r.out[beforeCaviar] = untested, untested, untested
			return
		}
	}
	r.claims[exemptPreConvention] = all
}

// personalEffects tests Article VII.3.
func (d *decision) personalEffects(sp *specimen, r *regime) outcome {
	e := sp.personal
	switch e.Carriage {
	case "":
		r.out[personalCarried] = open
	case SentApart:
		r.out[personalCarried] = failed
	default:
		r.out[personalCarried] = passed
	}
	r.out[personalOwned] = outcomeOf(e.Owned)
	if sp.purpose == Commercial {
		r.out[personalOwned] = failed
	}
	r.out[personalDead] = not(sp.live())
	american := sp.us && (sp.to == unitedStates || sp.from == unitedStates)
	if sp.term == liveEggs || american && (sp.term == eggs || sp.term == seeds) { // 50 CFR 23.15(d)(1)
		r.out[personalDead] = failed
	}
	before := r.claims[exemptPreConvention] == passed
	abroad, home := e.acquiredAbroad(), sp.broughtHome()
	result := all3(r.out[personalCarried], r.out[personalOwned], r.out[personalDead])
	limited := false
	if l, ok := PersonalEffectsLimitOf(sp.taxon, sp.term); ok && r.appendix != appendix.I {
		d.limit, limited = l, true
		within, known := l.within(sp.quantity, sp.kilograms, e.Persons)
		if r.out[personalLimit] = so(within); !known {
			r.out[personalLimit] = open
		}
		result = all3(result, r.out[personalLimit])
		if sp.term == caviar {
			r.out[personalLabel] = outcomeOf(sp.facts.Of(appendix.FactLabelled))
			result = all3(result, r.out[personalLabel])
		}
	}
	switch {
	case before:
	case r.appendix == appendix.I:
		r.out[personalAbroad] = not(all3(abroad, home))
		result = all3(result, r.out[personalAbroad])
	case r.appendix == appendix.II && !limited:
		// Within an agreed limit Parties ask for no export permit, so that the
		// exception cannot arise.
		wild := open
		if sp.sources != 0 {
			wild = so(sp.sources.has(Wild) || sp.sources.has(Ranched))
		}
		there := open
		if e.AcquiredIn != 0 && sp.origin != 0 {
			there = so(e.AcquiredIn == sp.origin)
		}
		permit := outcomeOf(e.PermitRequired)
		r.out[personalWild] = not(all3(abroad, home, wild, there, permit))
		result = all3(result, r.out[personalWild])
	}
	if american && r.appendix == appendix.I {
		// Worked ivory of African elephants and nothing else, 50 CFR 23.15(d)(2) and (f).
		r.out[personalWorked] = so(before && sp.taxon.Name() == "Loxodonta africana" && sp.term != tusk && sp.term != ivoryPiece)
		result = all3(result, r.out[personalWorked])
	}
	return result
}

// acquiredAbroad says whether the owner acquired the goods outside of the State
// of usual residence.
func (e *PersonalEffects) acquiredAbroad() outcome {
	if e.Residence == 0 || e.AcquiredIn == 0 {
		return open
	}
	return so(e.Residence != e.AcquiredIn)
}

// broughtHome says whether the goods are being imported into the owner's State
// of usual residence.
func (sp *specimen) broughtHome() outcome {
	if sp.personal.Residence == 0 || sp.to == 0 {
		return open
	}
	return so(sp.personal.Residence == sp.to)
}

// scientific tests Article VII.6.
func (d *decision) scientific(sp *specimen, r *regime) outcome {
	s := sp.science
	r.out[scienceBoth] = all3(outcomeOf(s.Sender.Registered), outcomeOf(s.Recipient.Registered))
	r.out[scienceLabel] = outcomeOf(s.Label)
	r.out[scienceNoTrade] = outcomeOf(s.NonCommercial)
	if sp.purpose == Commercial {
		r.out[scienceNoTrade] = failed
	} else if sp.purpose == Scientific && s.NonCommercial == NotKnown {
		r.out[scienceNoTrade] = passed
	}
	r.out[scienceKind] = passed
	if sp.taxon.Kingdom() != species.Plantae {
		r.out[scienceKind] = not(sp.live())
	}
	return all3(r.out[scienceBoth], r.out[scienceLabel], r.out[scienceNoTrade], r.out[scienceKind])
}

// exhibited tests Article VII.7.
func (d *decision) exhibited(sp *specimen, r *regime) outcome {
	e := sp.exhibition
	bred := sp.sources.has(CaptiveBred) || sp.sources.has(ArtificiallyPropagated) || sp.sources.has(RegisteredCommercial)
	kind := bred && !sp.sources.taken() || sp.sources.has(PreConvention) || r.claims[exemptPreConvention] == passed
	r.out[exhibitKind] = so(kind)
	if sp.sources == 0 && !kind {
		r.out[exhibitKind] = open
	}
	r.out[exhibitNotD] = so(!sp.sources.has(RegisteredCommercial))
	r.out[exhibitListed] = outcomeOf(e.Registered)
	r.out[exhibitReturns] = all3(isNot(e.SoldAbroad), outcomeOf(e.Returns))
	r.out[exhibitMarked] = passed
	if sp.live() != failed && sp.taxon.Kingdom() == species.Animalia {
		r.out[exhibitMarked] = so(sp.marked)
	}
	return all3(r.out[exhibitKind], r.out[exhibitListed], r.out[exhibitReturns], r.out[exhibitMarked])
}

// musical tests Resolution Conf. 16.8 (Rev. CoP17).
func (d *decision) musical(sp *specimen, r *regime) outcome {
	m := sp.instrument
	r.out[musicDead] = not(sp.live())
	switch {
	case m.Use == SaleUse || sp.purpose == Commercial:
		r.out[musicUse] = failed
	case m.Use == "":
		r.out[musicUse] = open
	default:
		r.out[musicUse] = passed
	}
	r.out[musicSold] = all3(isNot(m.SoldAbroad), outcomeOf(m.Returns))
	r.out[musicIdentified] = outcomeOf(m.Identified)
	if sp.marked {
		r.out[musicIdentified] = passed
	}
	r.out[musicBefore] = passed
	if r.appendix == appendix.I {
		switch {
		case sp.acquired == 0:
			r.out[musicBefore] = open
		default:
			r.out[musicBefore] = d.beforeAppendixI(sp)
		}
	}
	return all3(r.out[musicDead], r.out[musicUse], r.out[musicSold], r.out[musicIdentified], r.out[musicBefore])
}

// beforeAppendixI says whether the specimen was acquired before its species was
// in Appendix I; in the European Union and Great Britain, before it was in any.
func (d *decision) beforeAppendixI(sp *specimen) outcome {
	if sp.eu || sp.gb {
		return so(d.first.Possible == 0 || sp.acquired < d.first.Possible)
	}
	then := *sp
	then.day = sp.acquired
	a, err := then.ask()
	if err != nil { // before the Convention
		return so(d.first.Possible == 0 || sp.acquired < d.first.Possible)
	}
	switch {
	case !a.Appendices().Has(appendix.I):
		return passed
	case a.Appendices().Len() == 1 && !a.MayBeUnlisted():
		return failed
	}
	return open
}

// owned tests the certificate of ownership for live animals.
func (d *decision) owned(sp *specimen, r *regime) outcome {
	a := sp.animal
	r.out[animalLive] = sp.live()
	if sp.taxon.Kingdom() == species.Plantae {
		r.out[animalLive] = failed
	}
	r.out[animalSold] = all3(isNot(a.SoldAbroad), outcomeOf(a.Returns))
	r.out[animalMarked] = so(sp.marked)
	if a.Repeated != NotKnown { // the certificate is for those that do, and its authority asks
		r.out[animalOften] = outcomeOf(a.Repeated)
	}
	return all3(r.out[animalLive], r.out[animalSold], r.out[animalMarked], r.out[animalOften])
}

// sampled tests a sample collection under a carnet.
func (d *decision) sampled(sp *specimen, r *regime) outcome {
	s := sp.samples
	r.out[sampleCarnet] = so(trim(s.Carnet) != "")
	r.out[sampleCarnetDay] = open
	if s.CarnetUntil != 0 {
		r.out[sampleCarnetDay] = so(sp.when == 0 || s.CarnetUntil >= sp.when)
	}
	r.out[sampleDead] = not(sp.live())
	r.out[sampleKind] = so(r.as != appendix.I)
	r.out[sampleSold] = isNot(s.SoldAbroad)
	return all3(r.out[sampleCarnet], r.out[sampleCarnetDay], r.out[sampleDead], r.out[sampleKind], r.out[sampleSold])
}

// registered looks an institution up in the caller's register where the
// shipment does not say whether it is registered.
func (o *options) registered(i Institution) Known {
	if i.Registered != NotKnown || o.registers.Institutions == nil || trim(i.Name) == "" {
		return i.Registered
	}
	return o.registers.Institutions.Institution(i.Country, i.Name)
}
