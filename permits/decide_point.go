package permits

// What the points of the procedure are called and where a shipment answers
// them.

// of returns the exemption to which a point belongs.
func (p point) of() exemption {
	switch {
	case p >= personalCarried && p <= personalWorked:
		return exemptPersonal
	case p >= scienceBoth && p <= scienceKind:
		return exemptScience
	case p >= beforeDate && p <= beforeCaviar:
		return exemptPreConvention
	case p >= exhibitKind && p <= exhibitMarked:
		return exemptExhibition
	case p >= musicDead && p <= musicBefore:
		return exemptInstrument
	case p >= animalLive && p <= animalOften:
		return exemptAnimal
	case p >= sampleCarnet && p <= sampleSold:
		return exemptSamples
	case p == bredSource:
		return exemptBred
	}
	return noExemption
}

// name is the stable name of a point in the table of reasons.
func (p point) name() string {
	return [points]string{
		personalCarried: "personal-carried",
		personalOwned:   "personal-owned",
		personalDead:    "personal-dead",
		personalAbroad:  "personal-abroad",
		personalWild:    "personal-wild",
		personalLimit:   "personal-limit",
		personalLabel:   "personal-label",
		personalWorked:  "personal-worked",
		scienceBoth:     "science-both",
		scienceLabel:    "science-label",
		scienceNoTrade:  "science-no-trade",
		scienceKind:     "science-kind",
		beforeDate:      "before-date",
		beforeListed:    "before-listed",
		beforeCaviar:    "before-caviar",
		exhibitKind:     "exhibit-kind",
		exhibitNotD:     "exhibit-not-d",
		exhibitListed:   "exhibit-listed",
		exhibitReturns:  "exhibit-returns",
		exhibitMarked:   "exhibit-marked",
		musicDead:       "music-dead",
		musicUse:        "music-use",
		musicSold:       "music-sold",
		musicIdentified: "music-identified",
		musicBefore:     "music-before",
		animalLive:      "animal-live",
		animalSold:      "animal-sold",
		animalMarked:    "animal-marked",
		animalOften:     "animal-often",
		sampleCarnet:    "sample-carnet",
		sampleCarnetDay: "sample-carnet-day",
		sampleDead:      "sample-dead",
		sampleKind:      "sample-kind",
		sampleSold:      "sample-sold",
		bredSource:      "bred-source",
		tradeWild:       "trade-wild",
		tradeSource:     "trade-source",
		tradeRanched:    "trade-ranched",
		tradeBred:       "trade-bred",
		tradeRegistered: "trade-registered",
		tradeQuota:      "trade-quota",
		tradeLegal:      "trade-legal",
		tradeLate:       "trade-late",
		tradeFault:      "trade-fault",
		tradeOrigin:     "trade-origin",
		tradeNonParty:   "trade-non-party",
	}[p]
}

// hinders reports whether no document can be issued where the point fails.
func (p point) hinders() bool {
	return p == tradeWild || p == tradeQuota || p == tradeLegal || p == tradeLate || p == tradeFault
}

// field is the field of a shipment that answers a point for an item: of several
// the one that is missing, or that speaks against it.
func (p point) field(i int, sp *specimen) string {
	effects := func(last string) string {
		switch e := sp.personal; {
		case e.Residence == 0:
			return "/personalEffects/residence"
		case e.AcquiredIn == 0:
			return "/personalEffects/acquiredIn"
		case sp.to == 0:
			return "/route/to"
		case p == personalWild && sp.sources == 0:
			return itemField(i, "/sources")
		case p == personalWild && sp.origin == 0:
			return itemField(i, "/origin")
		}
		return "/personalEffects/" + last
	}
	home := func(claim string, sold, returns Known) string {
		if sold == No && returns != Yes || sold == NotKnown && returns == No {
			return "/" + claim + "/returns"
		}
		return "/" + claim + "/soldAbroad"
	}
	switch p {
	case personalCarried:
		return "/personalEffects/carriage"
	case personalOwned:
		return "/personalEffects/owned"
	case personalAbroad:
		return effects("acquiredIn")
	case personalWild:
		return effects("permitRequired")
	case personalWorked:
		return itemField(i, "/acquired")
	case personalLimit:
		return itemField(i, "/quantity")
	case personalLabel:
		return itemField(i, "/facts/labelled")
	case scienceBoth:
		if k := sp.science.Sender.Registered; k == No || k == NotKnown && sp.science.Recipient.Registered != No {
			return "/scientificExchange/sender/registered"
		}
		return "/scientificExchange/recipient/registered"
	case scienceLabel:
		return "/scientificExchange/label"
	case scienceNoTrade:
		return "/scientificExchange/nonCommercial"
	case beforeDate, beforeListed, musicBefore:
		return itemField(i, "/acquired")
	case exhibitKind, exhibitNotD, bredSource, tradeBred, tradeRanched, tradeSource:
		return itemField(i, "/sources")
	case tradeWild:
		return itemField(i, "/purpose")
	case exhibitListed:
		return "/travellingExhibition/registered"
	case exhibitReturns:
		return home("travellingExhibition", sp.exhibition.SoldAbroad, sp.exhibition.Returns)
	case exhibitMarked, animalMarked:
		return itemField(i, "/marks")
	case musicUse:
		return "/musicalInstrument/use"
	case musicSold:
		return home("musicalInstrument", sp.instrument.SoldAbroad, sp.instrument.Returns)
	case musicIdentified:
		return "/musicalInstrument/identified"
	case animalSold:
		return home("personalAnimal", sp.animal.SoldAbroad, sp.animal.Returns)
	case sampleCarnet:
		return "/sampleCollection/carnet"
	case sampleCarnetDay:
		return "/sampleCollection/carnetUntil"
	case sampleSold:
		return "/sampleCollection/soldAbroad"
	case tradeRegistered:
		return itemField(i, "/operationNumber")
	case tradeLegal:
		return itemField(i, "/legallyAcquired")
	case tradeLate:
		return "/retrospective"
	case tradeFault:
		return "/retrospective/notAtFault"
	case animalOften:
		return "/personalAnimal/repeated"
	case tradeOrigin:
		return itemField(i, "/previous")
	case tradeNonParty:
		return "/route/from"
	case tradeQuota:
		return itemField(i, "/quantity")
	case sampleKind:
		return itemField(i, "/name")
	}
	return itemField(i, "/term")
}
