package permits

import (
	"io"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// KnownSuspensions returns a register of the recommendations to suspend trade
// that package appendix knows. It holds a sample and not the list, so it
// answers [Yes] or [NotKnown] and never [No]; a recommendation that has
// probably been lifted is not known either. The whole list is at
// https://cites.org/eng/resources/ref/suspend.php.
func KnownSuspensions() SuspensionRegister { return knownSuspensions{} }

type knownSuspensions struct{}

func (knownSuspensions) Suspended(t Trade) ([]Recommendation, Known) {
	var found []Recommendation
	for s := range appendix.Suspensions(t.Taxon, t.From, t.On).Known() {
		if s.Doubtful() || s.Scope() == appendix.CommercialTrade && t.Purpose != Commercial {
			continue
		}
		reference := s.Reference()
		if reference == "" {
			reference = "recommendation of " + s.From().String() + ", as of " + s.AsOf().String()
		}
		found = append(found, Recommendation{Reference: reference, Basis: s.Basis()})
	}
	if found == nil {
		return nil, NotKnown
	}
	return found, Yes
}

// Suspension is a recommendation to suspend trade, or a country's own decision,
// as an authority keeps it in a list.
type Suspension struct {
	Country    countries.Code // whose trade is suspended
	Taxon      species.Taxon  // the zero Taxon for all
	Commercial bool           // only commercial trade is
	From       cites.Date     // the first day, zero where it is not known
	Until      cites.Date     // the last day, zero while it lasts
	Recommendation
}

func (s *Suspension) concerns(t Trade) bool {
	return s.Country == t.From && (s.Taxon.IsZero() || t.Taxon.Within(s.Taxon)) &&
		(!s.Commercial || t.Purpose == Commercial) && s.From <= t.On && (s.Until == 0 || t.On <= s.Until)
}

// SuspensionList is a [SuspensionRegister] in memory.
type SuspensionList struct {
	byCountry map[countries.Code][]Suspension
	n         int
	complete  bool
}

// NewSuspensionList makes a list of suspensions. A complete one holds all that
// there are, so that it answers [No] for a trade that none of them concerns.
func NewSuspensionList(list []Suspension, complete bool) *SuspensionList {
	l := &SuspensionList{make(map[countries.Code][]Suspension), len(list), complete}
	for _, s := range list {
		l.byCountry[s.Country] = append(l.byCountry[s.Country], s)
	}
	return l
}

// Len returns how many suspensions the list has.
func (l *SuspensionList) Len() int { return l.n }

// Suspended implements [SuspensionRegister].
func (l *SuspensionList) Suspended(t Trade) ([]Recommendation, Known) {
	var found []Recommendation
	for i := range l.byCountry[t.From] {
		if s := &l.byCountry[t.From][i]; s.concerns(t) {
			found = append(found, s.Recommendation)
		}
	}
	switch {
	case found != nil:
		return found, Yes
	case l.complete:
		return nil, No
	}
	return nil, NotKnown
}

// ReadSuspensions reads a list of suspensions, as [ReadNumbers] does, with the
// columns
//
//	country  taxon  scope  from  until  reference  basis
//
// of which only the first has to be there. A taxon that is blank is all; the scope
// is commercial or all; the basis is one of those of package appendix, such as
// annual-reports. A complete list holds all suspensions that there are.
func ReadSuspensions(r io.Reader, complete bool) (*SuspensionList, error) {
	var list []Suspension
	columns := []string{"country", "taxon?", "scope?", "from?", "until?", "reference?", "basis?"}
	err := readRegister(r, columns, func(row registerRow) (err error) {
		var s Suspension
		if s.Country, err = row.country(0); err != nil {
			return err
		}
		if s.Country == 0 {
			return row.fault(0, "the country is missing; write its code, such as KZ", nil)
		}
		if row.get(1) != "" {
			if s.Taxon, err = row.taxon(1); err != nil {
				return err
			}
		}
		switch row.get(2) {
		case "commercial":
			s.Commercial = true
		case "", "all":
		default:
			return row.fault(2, "write commercial, all or nothing", nil)
		}
		if s.From, err = row.date(3); err != nil {
			return err
		}
		if s.Until, err = row.date(4); err != nil {
			return err
		}
		s.Reference = row.get(5)
		for b := appendix.MissingAnnualReports; b <= appendix.NationalLegislation; b++ {
			if b.String() == row.get(6) {
				s.Basis = b
			}
		}
		if s.Basis == 0 && row.get(6) != "" {
			return row.fault(6, "write annual-reports, compliance, significant-trade, national-legislation or nothing", nil)
		}
		list = append(list, s)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return NewSuspensionList(list, complete), nil
}
