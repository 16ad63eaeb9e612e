package permits

import (
	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// Shipment is what somebody means to take or send across borders, before any
// document is there: the question that [Required] answers, and what
// [CheckShipment] holds the documents against. Nothing in it has to be given.
// What is left out is not known, and an answer that depends on it says so; a
// fact that may be yes or no is a [Known] for that reason.
//
// The circumstances hold for all items. Goods that differ in them, such as the
// instrument of a musician and the caviar in the same suitcase, are two
// shipments.
//
// The tags of the fields are the JSON form, which json.Marshal writes and
// [DecodeShipment] reads.
type Shipment struct {
	Items         []ShipmentItem `json:"items,omitempty"`
	Route         Route          `json:"route,omitzero"`
	Purpose       Purpose        `json:"purpose,omitempty"`  // of all items that name none
	Departure     cites.Date     `json:"departure,omitzero"` // the day on which it leaves the country of export
	Arrival       cites.Date     `json:"arrival,omitzero"`   // the day on which it is presented in the country of import
	Kilograms     Decimal        `json:"kilograms,omitzero"` // weight of the whole shipment, of which some annotations speak
	Retrospective *Retrospective `json:"retrospective,omitempty"`
	// What follows are circumstances under which special rules may hold. Nil
	// means that nobody claims them.
	PersonalEffects *PersonalEffects    `json:"personalEffects,omitempty"`
	Science         *ScientificExchange `json:"scientificExchange,omitempty"`
	Exhibition      *Exhibition         `json:"travellingExhibition,omitempty"`
	Instrument      *MusicalInstrument  `json:"musicalInstrument,omitempty"`
	Animal          *PersonalAnimal     `json:"personalAnimal,omitempty"`
	Samples         *SampleCollection   `json:"sampleCollection,omitempty"`
}

// ShipmentItem is one kind of specimen in a shipment.
type ShipmentItem struct {
	// Name is the scientific name. A name that may mean several taxa stays a
	// question; none of them is picked. Common names are found with the option
	// [CommonNames] only.
	Name    string     `json:"name,omitempty"`
	TaxonID species.ID `json:"taxonId,omitzero"` // in place of the name
	Term    Term       `json:"term,omitempty"`   // what it is, such as LIV
	// Facts are what annotations and conditions of the Appendices ask of a
	// product, such as whether it is finished.
	Facts    StatedFacts `json:"facts,omitzero"`
	Quantity Quantity    `json:"quantity,omitzero"`
	// Kilograms is the weight where the quantity is none and some rule asks: of
	// the wood of this species, or of clam shells.
	Kilograms Decimal        `json:"kilograms,omitzero"`
	Sources   []Source       `json:"sources,omitempty"` // one, rarely two
	Purpose   Purpose        `json:"purpose,omitempty"` // where it is not that of the shipment
	Origin    countries.Code `json:"origin,omitzero"`   // where it was taken from the wild, bred or propagated, where it is not that of the route
	Marks     []Mark         `json:"marks,omitempty"`   // tags, rings, serial numbers, labels
	// Acquired is the day on which it was taken from the wild, born in captivity or
	// propagated or, where that is not known, first possessed by anyone: the date
	// that decides whether it is pre-Convention.
	Acquired cites.Date `json:"acquired,omitzero"`
	// LastAcquired is the day on which its present owner came by it.
	LastAcquired    cites.Date         `json:"lastAcquired,omitzero"`
	Evidence        string             `json:"evidence,omitempty"`        // what proves the date of acquisition
	LegallyAcquired Known              `json:"legallyAcquired,omitzero"`  // in the State where it was acquired
	Reexport        Known              `json:"reexport,omitzero"`         // whether it was imported into the exporting country before
	Previous        []PreviousDocument `json:"previous,omitempty"`        // the documents under which it came there
	OperationNumber string             `json:"operationNumber,omitempty"` // of the registered breeding operation or nursery
	Hybrid          *Hybrid            `json:"hybrid,omitempty"`
}

// Route is the way of a shipment.
type Route struct {
	From    countries.Code `json:"from,omitzero"`     // the country of export or re-export
	To      countries.Code `json:"to,omitzero"`       // the country of import
	Origin  countries.Code `json:"origin,omitzero"`   // of all items that name none
	Transit []TransitStop  `json:"transit,omitempty"` // in the order in which they are passed
	Sea     *Sea           `json:"sea,omitempty"`     // for what was taken where no State has jurisdiction
}

// TransitStop is a country that a shipment passes on its way.
type TransitStop struct {
	Country countries.Code `json:"country,omitzero"`
	// CustomsControl says whether it stays under customs control all the time
	// and goes on to the same consignee; No means that it is released.
	CustomsControl Known `json:"customsControl,omitzero"`
}

// Sea is the way of what was taken in the marine environment not under the
// jurisdiction of any State.
type Sea struct {
	Flag    countries.Code `json:"flag,omitzero"`    // the State in which the vessel is registered
	Landing countries.Code `json:"landing,omitzero"` // the State where it is first brought ashore
}

// PreviousDocument is a document under which a specimen came into the
// exporting country.
type PreviousDocument struct {
	Document DocumentType   `json:"document,omitempty"`
	Number   string         `json:"number,omitempty"`
	Country  countries.Code `json:"country,omitzero"` // that issued it
	Issued   cites.Date     `json:"issued,omitzero"`
}

// Hybrid says what a specimen descends from.
type Hybrid struct {
	Parents []string `json:"parents,omitempty"` // scientific names, at most two
	// Generations is how many generations lie between the specimen and its last
	// ancestor that was itself of a listed species; 1 is a child. 0 is not known.
	Generations int `json:"generations,omitempty"`
}

// Retrospective says that the document is asked for after the shipment left.
type Retrospective struct {
	Reason          string `json:"reason,omitempty"`
	NotAtFault      Known  `json:"notAtFault,omitzero"`      // neither exporter nor importer caused the irregularity
	PersonalEffects Known  `json:"personalEffects,omitzero"` // personal or household effects whose owner erred in good faith
}

// Carriage is how personal effects travel.
type Carriage string

// The ways in which personal effects travel (Article VII.3; Resolution Conf.
// 13.7 (Rev. CoP17)).
const (
	Worn          Carriage = "worn"
	Carried       Carriage = "carried"
	InBaggage     Carriage = "baggage"
	HouseholdMove Carriage = "household_move"
	SentApart     Carriage = "sent" // by post or freight, not with its owner
)

// PersonalEffects is the claim that the goods are personal or household
// effects (Article VII.3).
type PersonalEffects struct {
	Carriage   Carriage       `json:"carriage,omitempty"`
	Owned      Known          `json:"owned,omitzero"`      // owned or possessed by the traveller for no commercial purpose
	Residence  countries.Code `json:"residence,omitzero"`  // the owner's State of usual residence
	AcquiredIn countries.Code `json:"acquiredIn,omitzero"` // the State where the owner acquired them
	// PermitRequired says whether the State where they were taken from the wild
	// requires export permits for such effects.
	PermitRequired Known `json:"permitRequired,omitzero"`
	Persons        int   `json:"persons,omitempty"` // how many travellers share them, 1 where it is not given
}

// ScientificExchange is the claim that the goods are a non-commercial loan,
// donation or exchange between registered institutions (Article VII.6).
type ScientificExchange struct {
	Sender        Institution `json:"sender,omitzero"`
	Recipient     Institution `json:"recipient,omitzero"`
	Label         Known       `json:"label,omitzero"` // carries a label that a Management Authority issued or approved
	NonCommercial Known       `json:"nonCommercial,omitzero"`
}

// Institution is a scientist or scientific institution.
type Institution struct {
	Name       string         `json:"name,omitempty"` // name or registration code
	Country    countries.Code `json:"country,omitzero"`
	Registered Known          `json:"registered,omitzero"` // with its Management Authority
}

// Exhibition is the claim that the goods belong to a travelling zoo, circus,
// menagerie, plant exhibition or other travelling exhibition (Article VII.7).
type Exhibition struct {
	Registered Known `json:"registered,omitzero"` // with its Management Authority
	SoldAbroad Known `json:"soldAbroad,omitzero"` // sold or handed over outside of its State
	Returns    Known `json:"returns,omitzero"`    // to the State where it is based
}

// InstrumentUse is what a musical instrument is taken abroad for.
type InstrumentUse string

// The uses that a musical instrument certificate covers (Resolution Conf. 16.8
// (Rev. CoP17)).
const (
	PersonalUse    InstrumentUse = "personal"
	PerformanceUse InstrumentUse = "performance" // paid or not
	RecordingUse   InstrumentUse = "recording"
	BroadcastUse   InstrumentUse = "broadcast"
	TeachingUse    InstrumentUse = "teaching"
	DisplayUse     InstrumentUse = "display"
	CompetitionUse InstrumentUse = "competition"
	SaleUse        InstrumentUse = "sale" // not covered
)

// MusicalInstrument is the claim that the goods are a musical instrument that
// crosses borders again and again.
type MusicalInstrument struct {
	Use        InstrumentUse  `json:"use,omitempty"`
	Residence  countries.Code `json:"residence,omitzero"`  // the owner's State of usual residence
	Identified Known          `json:"identified,omitzero"` // by a serial number, maker's mark or photograph
	SoldAbroad Known          `json:"soldAbroad,omitzero"` // sold or handed over outside of that State
	Returns    Known          `json:"returns,omitzero"`    // to that State
	Repeated   Known          `json:"repeated,omitzero"`   // crosses borders often
}

// PersonalAnimal is the claim that the goods are live animals, owned by a
// person, that cross borders again and again (Resolution Conf. 10.20).
type PersonalAnimal struct {
	Residence  countries.Code `json:"residence,omitzero"`  // the owner's State of usual residence
	SoldAbroad Known          `json:"soldAbroad,omitzero"` // sold or handed over outside of that State
	Returns    Known          `json:"returns,omitzero"`    // to that State
	Repeated   Known          `json:"repeated,omitzero"`   // crosses borders often
}

// SampleCollection is the claim that the goods are samples under an ATA or TIR
// carnet (Resolution Conf. 12.3, section XV).
type SampleCollection struct {
	Carnet      string     `json:"carnet,omitempty"`     // its number
	CarnetUntil cites.Date `json:"carnetUntil,omitzero"` // its last day
	SoldAbroad  Known      `json:"soldAbroad,omitzero"`  // sold or handed over on the way
}
