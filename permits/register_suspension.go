package permits

import "github.com/citesgo/cites/appendix"

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
