package appendix

import (
	"iter"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/species"
)

// SuspensionAnswer is what is known of recommendations to suspend trade in a
// taxon with a country. The edition holds a sample of the recommendations and
// not the list: an answer is either "known suspension" or "not known", never
// "none". Whoever needs the list finds it at the Secretariat
// (https://cites.org/eng/resources/ref/suspend.php).
type SuspensionAnswer struct {
	ed      *edition
	taxon   species.Taxon
	country countries.Code
	on      cites.Date
}

// Suspensions answers which recommendations to suspend trade in specimens of a
// taxon with a country are known for a date. The country is the one whose
// exports the recommendation means. The taxon is taken to be listed on the date:
// a recommendation for all trade of a country means all listed taxa.
func Suspensions(t species.Taxon, country countries.Code, on cites.Date) SuspensionAnswer {
	ed, err := current()
	if err != nil || t.IsZero() {
		return SuspensionAnswer{}
	}
	if t.IsFormer() {
		t = today(t)
	}
	return SuspensionAnswer{ed, ed.own(t), country, on}
}

// Known returns the known recommendations that began on the date or before and
// are not known to have ended by then, those for the nearest taxon first. A
// recommendation may have been lifted after [Suspension.AsOf] without the
// edition knowing. That there are none means "not known".
func (a SuspensionAnswer) Known() iter.Seq[Suspension] {
	return func(yield func(Suspension) bool) { a.each(yield) }
}

func (a SuspensionAnswer) each(yield func(Suspension) bool) {
	if a.ed == nil {
		return
	}
	for i := range uint32(a.ed.suspensions.Len()) {
		s := Suspension{a.ed, i}
		if s.Country() != a.country || !s.InEffect(a.on) {
			continue
		}
		if t, all := s.Taxon(); (all || a.taxon.Within(t)) && !yield(s) {
			return
		}
	}
}

// IsKnown reports whether a recommendation is known about which there is no
// doubt (see [Suspension.Doubtful]). False means "not known", never "none".
func (a SuspensionAnswer) IsKnown() bool {
	for s := range a.Known() {
		if !s.Doubtful() {
			return true
		}
	}
	return false
}

// Complete reports whether all recommendations that there are would be in the
// answer. It is false for every answer of this edition, which holds a sample.
func (a SuspensionAnswer) Complete() bool { return false }

// String returns "known suspension" or "not known".
func (a SuspensionAnswer) String() string {
	if a.IsKnown() {
		return "known suspension"
	}
	return "not known"
}

// Text says the same in a reader's language, and of "not known" what it does not mean.
func (a SuspensionAnswer) Text(tag language.Tag) string {
	if a.IsKnown() {
		return word(layout.WordSuspension+1, tag)
	}
	return word(layout.WordSuspension, tag)
}

// Suspension is a recommendation of the Standing Committee to suspend trade with
// a country. The zero Suspension is none.
type Suspension struct {
	ed  *edition
	row uint32
}

// AllSuspensions returns every recommendation of the edition, in the order of
// the codes of the countries.
func AllSuspensions() iter.Seq[Suspension] {
	return func(yield func(Suspension) bool) {
		ed, err := current()
		if err != nil {
			return
		}
		for i := range uint32(ed.suspensions.Len()) {
			if !yield(Suspension{ed, i}) {
				return
			}
		}
	}
}

// IsZero reports whether it is no recommendation.
func (s Suspension) IsZero() bool { return s.ed == nil }

// Taxon returns the taxon to which it is limited. It is no taxon, and all is
// true, where it is for every listed taxon.
func (s Suspension) Taxon() (t species.Taxon, all bool) {
	if s.ed == nil {
		return species.Taxon{}, false
	}
	row := s.ed.suspensions.U32(s.row, 0)
	if row == 0 {
		return species.Taxon{}, true
	}
	return s.ed.names.ByRow(row - 1), false
}

// Country returns the country with which trade is to be suspended.
func (s Suspension) Country() countries.Code {
	if s.ed == nil {
		return 0
	}
	return countries.Code(s.ed.suspensions.U16(s.row, 4))
}

// Basis returns the ground of the recommendation.
func (s Suspension) Basis() SuspensionBasis {
	if s.ed == nil {
		return 0
	}
	return SuspensionBasis(s.ed.suspensions.U8(s.row, 6))
}

// Scope returns which trade it covers.
func (s Suspension) Scope() SuspensionScope {
	if s.ed == nil {
		return 0
	}
	return SuspensionScope(s.ed.suspensions.U8(s.row, 7))
}

// From returns the first date on which it is valid.
func (s Suspension) From() cites.Date { return s.date(8) }

// Until returns the last date on which it is valid, zero where no end is known.
func (s Suspension) Until() cites.Date { return s.date(12) }

// AsOf returns the date of the newest source that has it.
func (s Suspension) AsOf() cites.Date { return s.date(16) }

func (s Suspension) date(col int) cites.Date {
	if s.ed == nil {
		return 0
	}
	return cites.Date(s.ed.suspensions.U32(s.row, col))
}

// InEffect reports whether it is valid on a date, as far as is known.
func (s Suspension) InEffect(on cites.Date) bool {
	return s.ed != nil && s.From() <= on && (s.Until() == 0 || on <= s.Until())
}

// Doubtful reports whether something speaks for it having been lifted; Notes
// says what.
func (s Suspension) Doubtful() bool {
	return s.ed != nil && s.ed.suspensions.U8(s.row, 20) == layout.Doubtful
}

// Reference returns the Notification that announced or last listed it, or "".
func (s Suspension) Reference() string { return s.text(22) }

// Notes returns what is doubtful about it, in English, or "".
func (s Suspension) Notes() string { return s.text(28) }

// Sources returns the keys of the sources, separated by a comma;
// internal/data/SOURCES.md describes each.
func (s Suspension) Sources() string { return s.text(34) }

func (s Suspension) text(col int) string {
	if s.ed == nil {
		return ""
	}
	return s.ed.field(s.ed.suspensions, s.row, col)
}

// SuspensionScope says which trade a recommendation covers; zero where the
// source does not say.
type SuspensionScope uint8

// Scopes.
const (
	CommercialTrade SuspensionScope = iota + 1
	AllTrade
)

// String returns "commercial", "all" or "".
func (s SuspensionScope) String() string {
	if int(s) >= len(layout.SuspensionScopes) {
		return ""
	}
	return layout.SuspensionScopes[s]
}

// SuspensionBasis says on what ground trade is to be suspended; zero where the
// source does not say.
type SuspensionBasis uint8

// Grounds.
const (
	MissingAnnualReports SuspensionBasis = iota + 1 // Article VIII.7: no annual reports
	Compliance                                      // Article XIII: compliance matters
	SignificantTrade                                // Review of Significant Trade (Article IV)
	NationalLegislation                             // no adequate legislation
)

// String returns "annual-reports", "compliance", "significant-trade",
// "national-legislation" or "".
func (b SuspensionBasis) String() string {
	if int(b) >= len(layout.SuspensionBases) {
		return ""
	}
	return layout.SuspensionBases[b]
}
