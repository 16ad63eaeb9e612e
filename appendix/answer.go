package appendix

import (
	"iter"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/species"
)

// Answer is what the Appendices say of a taxon on a date. It is a set: where
// something is not known it holds every Appendix that is possible, and the
// questions that would settle it.
type Answer struct {
	ed         *edition
	taxon      species.Taxon
	on         cites.Date
	from       countries.Code
	hits       [layout.MaxHits]uint16
	n          uint8
	group      uint16 // 1 + the taxon's own group
	appendices Set
	asked      uint8 // set of QuestionKind
	unlisted   bool
	announced  bool
	open       bool // an entry met on the way up may or may not apply
}

// Taxon returns the taxon asked about.
func (a Answer) Taxon() species.Taxon { return a.taxon }

// On returns the date asked about.
func (a Answer) On() cites.Date { return a.on }

// From returns the country of origin as far as it was given and is a country.
func (a Answer) From() countries.Code { return a.from }

// Appendices returns the Appendices that apply or, where something is
// undecided, may apply. Empty means that the taxon is not listed.
func (a Answer) Appendices() Set { return a.appendices }

// Listed reports whether any Appendix applies or may apply.
func (a Answer) Listed() bool { return a.appendices != 0 }

// Decided reports whether nothing is left open: the specimen is in exactly the
// Appendices of the answer, or in none if there are none.
func (a Answer) Decided() bool { return a.asked == 0 }

// MayBeUnlisted reports whether it is possible that no Appendix applies.
func (a Answer) MayBeUnlisted() bool { return a.unlisted }

// Listings returns the entries that apply or may apply to the taxon, the
// nearest first. Entries of lower taxa, which may apply if the specimen is of
// one of them, are in [Answer.Below].
func (a Answer) Listings() iter.Seq[Listing] {
	return func(yield func(Listing) bool) {
		for _, row := range a.hits[:a.n] {
			if !yield(Listing{a.ed, uint32(row)}) {
				return
			}
		}
	}
}

// Below returns the entries in force for taxa below the one asked about, which
// decide if the specimen is of one of those.
func (a Answer) Below() iter.Seq[Listing] {
	return func(yield func(Listing) bool) {
		for l := range a.lower() {
			if l.InForce(a.on) && (a.from == 0 || a.inPopulation(l) != no) && !yield(l) {
				return
			}
		}
	}
}

func (a Answer) lower() iter.Seq[Listing] {
	return func(yield func(Listing) bool) {
		if a.group == 0 {
			return
		}
		first, end := a.ed.belowSpan(uint32(a.group - 1))
		for i := first; i < end; i++ {
			if !yield(Listing{a.ed, uint32(a.ed.below.U16(i, 0))}) {
				return
			}
		}
	}
}

// Undecided returns the questions that the answer leaves open.
func (a Answer) Undecided() iter.Seq[Question] {
	return func(yield func(Question) bool) {
		for k := AskPopulation; k <= AskName; k++ {
			if a.asked&(1<<k) == 0 {
				continue
			}
			q := Question{Kind: k, Taxon: a.taxon}
			if k == AskPlace {
				q.Country = a.from
			}
			if !yield(q) {
				return
			}
		}
	}
}

// Announced returns entries for the taxon, for those above it and for those
// below it that are adopted and not yet in force on the date.
func (a Answer) Announced() iter.Seq[Listing] {
	return func(yield func(Listing) bool) {
		if !a.announced {
			return
		}
		for at, ok := a.taxon, true; ok; at, ok = at.Parent() {
			g := a.ed.rows.U16(at.Row(), 0)
			if g == 0 {
				continue
			}
			first, n := a.ed.groups.U16(uint32(g-1), 4), a.ed.groups.U16(uint32(g-1), 6)
			for i := first; i < first+n; i++ {
				if l := (Listing{a.ed, uint32(i)}); l.announced(a.on) && !yield(l) {
					return
				}
			}
		}
		for l := range a.lower() {
			if l.announced(a.on) && !yield(l) {
				return
			}
		}
	}
}

// Conditions returns the terms of the listings that apply or may apply and that
// speak of the taxon or a taxon above it, limited to the country of origin
// where that is known.
func (a Answer) Conditions() iter.Seq[Condition] {
	return func(yield func(Condition) bool) {
		for at, ok := a.taxon, true; ok && a.n > 0; at, ok = at.Parent() {
			g := a.ed.rows.U16(at.Row(), 0)
			if g == 0 {
				continue
			}
			first, n := a.ed.groups.U16(uint32(g-1), 12), a.ed.groups.U16(uint32(g-1), 14)
			for i := first; i < first+n; i++ {
				c := Condition{a.ed, uint32(i)}
				if c.InForce(a.on) && a.has(c) && (a.from == 0 || a.ed.extent(c.Area(), a.from) != Outside) && !yield(c) {
					return
				}
			}
		}
	}
}

// ConditionsKnown reports whether the conditions are known for the date: those
// of the edition's law are, of earlier ones only single quotas, and an edition made
// from an export has none.
func (a Answer) ConditionsKnown() bool {
	return a.ed != nil && a.ed.conditions.Len() > 0 && a.on >= a.ed.edition.Law
}

// has reports whether one of the listings of the answer has the condition: the
// listing is of the same Appendix and carries the taxon that the condition
// names.
func (a Answer) has(c Condition) bool {
	for l := range a.Listings() {
		if l.Appendix() == c.Appendix() && c.Taxon().Within(l.Taxon()) {
			return true
		}
	}
	return false
}
