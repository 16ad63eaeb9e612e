package permits

import (
	"errors"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/internal/messages"
	"github.com/citesgo/cites/species"
)

// Requirements says which documents a shipment needs, and why.
type Requirements struct {
	On      cites.Date // the day for which the Appendices were asked, zero where none was given
	Borders []BorderRequirements
	Items   []ItemRequirements
	// NotChecked is what stands beside the answer and what this library does not know.
	NotChecked []Reason

	language uint8
}

// BorderRequirements is what has to be there at one border.
type BorderRequirements struct {
	Border  Border
	Country countries.Code // whose border it is, zero where it is not known
	Needs   []Need         // none where nothing is needed, as far as is known
	Open    bool           // a question is open that may change it
	Refused bool           // something in the shipment cannot be permitted as described, and nothing is listed for it
}

// Need is a document that is needed.
type Need struct {
	Items []int // of the shipment, from 0
	// Appendix is that under which the items need it. Where more than one is
	// possible, the need holds in that case only and Certain is false.
	Appendix   appendix.Appendix
	Document   DocumentType
	Instead    []DocumentType // each of which serves as well
	Issuer     countries.Code // whose authority issues it, zero where it is not known
	Applicant  Applicant      // who has to ask for it
	Before     Border         // before which it has to be there
	Certain    bool           // nothing that is not known can make it unnecessary
	Comparable bool           // a comparable document of a State that is not a Party (Article X)
	Shown      bool           // it was needed at an earlier border and is presented here again
	Rule       string         // code of the rule
	Provision  string
}

// Applicant is who asks for a document.
type Applicant string

// Who asks for a document.
const (
	ByExporter Applicant = "exporter"
	ByImporter Applicant = "importer"
	ByOwner    Applicant = "owner"
)

// ItemRequirements is the answer for one item.
type ItemRequirements struct {
	Item  int
	Name  string
	Taxon species.Taxon // zero where the name does not mean one
	// Appendices are those under which it is or may be traded, after what
	// annotations leave out. MayBeFree reports whether it is possible that none
	// applies; where Appendices is empty as well and the verdict is Free, none
	// does.
	Appendices appendix.Set
	MayBeFree  bool
	Verdict    Verdict
	Exemptions []Exemption
	Conditions []Reason
	Questions  []Question
	// Reason is the whole argument as a tree.
	Reason Reason
}

// Verdict is the outcome for an item in a word; the reasons are beside it.
type Verdict string

// The outcomes.
const (
	Documented Verdict = "documents" // it may go with the documents named
	Free       Verdict = "none"      // it needs no document of the Convention
	Refused    Verdict = "refused"   // no document can be issued for it as described
	Undecided  Verdict = "open"      // the questions have to be answered first
)

// Exemption is a special provision that was considered.
type Exemption struct {
	Rule      string // code of the rule
	Holds     Known
	Appendix  appendix.Appendix // in which case, where more than one is possible
	Reasons   []Reason          // what was tested
	Provision string
}

// Question is something that is not known and would change the answer.
type Question struct {
	Field string // of the shipment that would answer it, as an RFC 6901 pointer; "" where none can
	Reason
}

// Refused reports whether the trade in an item cannot be permitted as it is
// described.
func (r Requirements) Refused() bool {
	for i := range r.Items {
		if r.Items[i].Verdict == Refused {
			return true
		}
	}
	return false
}

// Decided reports whether no question is open.
func (r Requirements) Decided() bool {
	for i := range r.Items {
		if len(r.Items[i].Questions) > 0 {
			return false
		}
	}
	return true
}

// In returns the requirements with MarshalJSON speaking the language of a
// reader, by the rule of [Finding.Message].
func (r Requirements) In(tag language.Tag) Requirements {
	r.language = uint8(messages.Index(tag))
	return r
}

// ErrNoShipment is the error of a question about no shipment.
var ErrNoShipment = errors.New("permits: there is no shipment; give one")

// CommonNames has names in living languages understood by [Required] and
// [CheckShipment], with a source such as that of package commonnames. A name
// that may mean several taxa stays a question.
func CommonNames(names species.NameSource) CheckOption {
	return func(o *options) { o.names = names }
}

// Required says which documents each item of a shipment needs at each border,
// by the Convention and by the profiles that were asked for. It follows
// Articles III to V and VII, X, XIV and XV of the Convention.
//
// The Appendices are asked for the day of departure; without it, for that of
// [Departure], of arrival or of [On], in this order. What is not known is a
// question in the answer and nothing is assumed in its place: where more than
// one Appendix is possible, the answer has the documents for each.
//
// The answer is about documents. It does not say that an authority will grant
// them, and it does not know the law of the countries, the quotas that are not
// in the Appendices, nor all recommendations to suspend trade; the answer says
// so each time.
//
// The only error is [ErrNoShipment]. Required changes nothing and is safe for
// concurrent use.
func Required(s *Shipment, opts ...CheckOption) (Requirements, error) {
	if s == nil {
		return Requirements{}, ErrNoShipment
	}
	o := optionsOf(opts)
	x := newExplainer(s, &o)
	for i := range s.Items {
		x.item(i)
	}
	return x.result(), nil
}

func optionsOf(opts []CheckOption) (o options) {
	for _, opt := range opts {
		if opt != nil {
			opt(&o)
		}
	}
	if o.tables.IsZero() {
		o.tables = appendix.Embedded()
	}
	return o
}

// day is the day for which the Appendices are asked.
func (s *Shipment) day(o *options) cites.Date {
	for _, d := range [...]cites.Date{s.Departure, o.departure, s.Arrival, o.on} {
		if d != 0 {
			return d
		}
	}
	return 0
}

// resolved is an item with its name looked up.
type resolved struct {
	specimen
	printed    string
	match      species.Match
	candidates string // where the name may mean several taxa, or is near to some
}

// resolve makes an item of a shipment ready to decide on.
func (s *Shipment) resolve(i int, o *options) resolved {
	it := &s.Items[i]
	x := resolved{printed: trim(it.Name)}
	sp := &x.specimen
	sp.tables, sp.day = o.tables, s.day(o)
	sp.when = max(s.Arrival, s.Departure)
	sp.eu, sp.gb, sp.us = o.profiles[EU], o.profiles[GB], o.profiles[US]
	sp.from, sp.to = realPlace(s.Route.From), realPlace(s.Route.To)
	if sp.origin = realPlace(it.Origin); it.Origin == 0 {
		sp.origin = realPlace(s.Route.Origin)
	}
	sp.transit, sp.sea = s.Route.Transit, s.Route.Sea
	if sp.sea == nil && (it.Origin == countries.IntroductionFromTheSea || s.Route.Origin == countries.IntroductionFromTheSea) {
		sp.sea = new(Sea)
	}
	sp.term = Term(find(kindTerm, string(it.Term)).text())
	for _, c := range it.Sources {
		sp.sources = sp.sources.with(c)
	}
	if sp.purpose = Purpose(find(kindPurpose, string(it.Purpose)).text()); sp.purpose == "" {
		sp.purpose = Purpose(find(kindPurpose, string(s.Purpose)).text())
	}
	sp.quantity, sp.kilograms, sp.shipment = it.Quantity, it.Kilograms, s.Kilograms
	sp.facts, sp.hybrid = it.Facts, it.Hybrid
	sp.acquired, sp.evidence, sp.legal = it.Acquired, trim(it.Evidence) != "", it.LegallyAcquired
	sp.marked, sp.operation = len(it.Marks) > 0, trim(it.OperationNumber) != ""
	sp.reexport, sp.previous = it.Reexport, len(it.Previous)
	sp.personal, sp.exhibition, sp.instrument = s.PersonalEffects, s.Exhibition, s.Instrument
	sp.animal, sp.samples, sp.late = s.Animal, s.Samples, s.Retrospective
	if s.Science != nil {
		science := *s.Science
		science.Sender.Registered = o.registered(science.Sender)
		science.Recipient.Registered = o.registered(science.Recipient)
		sp.science = &science
	}
	x.lookUp(it, o)
	if r := o.registers.Operations; r != nil && sp.operation {
		country := sp.origin
		if country == 0 {
			country = sp.from
		}
		sp.operation = r.Operation(country, trim(it.OperationNumber), sp.taxon) != No // a number that no register has is none
	}
	return x
}

// realPlace returns a code that names a place, zero for any other.
func realPlace(c countries.Code) countries.Code {
	if c == 0 || !isPlace(c) {
		return 0
	}
	return c
}

// lookUp finds the taxon that an item means. It never picks one of several.
func (x *resolved) lookUp(it *ShipmentItem, o *options) {
	names := o.tables.Species()
	if it.TaxonID != 0 {
		t, ok := names.ByID(it.TaxonID)
		if x.name = nameUnknown; ok {
			x.taxon, x.name = t, nameFound
		}
		if x.printed == "" {
			x.printed = it.TaxonID.String()
			if ok {
				x.printed = t.Name()
			}
		}
		return
	}
	if x.printed == "" {
		return
	}
	found, err := names.Lookup(x.printed)
	if isHybrid(x.printed) && (err != nil || !isHybrid(found.At(0).Name())) && x.lookUpHybrid() {
		return
	}
	if err != nil || found.Len() == 0 {
		x.name = nameUnknown
		x.lookUpCommon(o)
		if x.name == nameUnknown {
			x.candidates = x.near(names)
		}
		return
	}
	t, one := found.Taxon()
	if !one {
		x.name, x.candidates = nameSeveral, candidates(found)
		return
	}
	x.taxon, x.name, x.match = t, nameFound, found.At(0)
	for m := range found.All() {
		if m.Taxon() == t {
			x.match = m
			break
		}
	}
}

// lookUpHybrid finds the parents that a name joins by a cross: what they are
// decides, see [Hybrid].
func (x *resolved) lookUpHybrid() bool {
	parents, ok := parentNames(x.printed)
	if !ok {
		return false
	}
	for _, name := range parents {
		found, err := x.tables.Species().Lookup(name)
		if t, one := found.Taxon(); err == nil && one {
			x.taxon, x.name, x.match = t, nameFound, found.At(0)
			if x.hybrid == nil {
				x.hybrid = &Hybrid{}
			}
			if len(x.hybrid.Parents) == 0 {
				x.hybrid = &Hybrid{Parents: parents[:], Generations: x.hybrid.Generations}
			}
			return true
		}
	}
	return false
}

// near returns the taxa that an unknown name is near to, or its genus where any
// of it is listed: such a name is more likely a slip than a species that is not
// listed.
func (x *resolved) near(names species.Tables) string {
	var near []string
	if names == species.Embedded() {
		hits, _ := species.Search(x.printed) // what cannot be a name has no hits
		for _, h := range hits {
			if h.Score >= species.RecommendedScore && len(near) < 5 {
				near = append(near, h.Taxon.Name())
			}
		}
	}
	if len(near) == 0 {
		genus, _, more := strings.Cut(x.printed, " ")
		found, err := names.Lookup(genus)
		if t, one := found.Taxon(); err == nil && one && more && x.mayList(t) {
			near = append(near, t.Name())
		}
	}
	return strings.Join(near, "; ")
}

// mayList reports whether the Appendices list a taxon or anything below it; where
// no date is given, they may.
func (x *resolved) mayList(t species.Taxon) bool {
	sp := specimen{tables: x.tables, taxon: t, day: x.day}
	a, err := sp.ask()
	return err != nil || a.Listed()
}

// lookUpCommon looks for a name in a living language, where the caller has
// given some. Several taxa of that name are a question, and so is a name that
// is only near.
func (x *resolved) lookUpCommon(o *options) {
	if o.names == nil || o.tables.Species() != species.Embedded() {
		return
	}
	hits, err := species.Search(x.printed, species.WithNames(o.names))
	if err != nil {
		return
	}
	var names []string
	for _, h := range hits {
		if h.Kind != species.Common || h.Distance != 0 {
			continue
		}
		if len(names) == 0 {
			x.taxon = h.Taxon
		}
		names = append(names, h.Taxon.Name())
	}
	switch len(names) {
	case 0:
	case 1:
		x.name = nameFound
		x.candidates = names[0]
	default:
		x.name, x.taxon, x.candidates = nameSeveral, species.Taxon{}, strings.Join(names, "; ")
	}
}
