package appendix

import (
	"errors"
	"slices"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// Period is a time during which the Appendices said the same of a taxon.
type Period struct {
	From   cites.Date // the first day
	Until  cites.Date // the last day, zero while no end is known
	Answer Answer     // what they said, as asked on the first day
}

// History returns what the Appendices have said of a taxon, from the first date
// that the edition knows to what is decided for the future, without gaps: the
// times when it was in none are periods too. With [From], the country of origin
// is understood for each time as the country to which the place then belonged.
//
// The errors are those of [Of].
func History(t species.Taxon, opts ...Option) ([]Period, error) {
	ed, err := asked(t, opts)
	if err != nil {
		return nil, err
	}
	var periods []Period
	var from countries.Code
	for _, o := range opts {
		if o.from != 0 {
			from = o.from
		}
	}
	for _, on := range ed.turns(t) {
		a, err := ofPlace(Tables{ed}, t, on, from)
		if err != nil {
			return nil, err
		}
		if n := len(periods); n > 0 {
			last := &periods[n-1]
			if last.Answer.same(a) {
				continue
			}
			last.Until = on.AddDays(-1)
		}
		periods = append(periods, Period{From: on, Answer: a})
	}
	return periods, nil
}

// ofPlace asks about the place that is now in a country: where that did not
// exist, about the country to which the place belonged.
func ofPlace(x Tables, t species.Taxon, on cites.Date, from countries.Code) (Answer, error) {
	a, err := Of(t, on, From(from), WithEdition(x))
	var pe *PlaceError
	if errors.As(err, &pe) {
		a, err = Of(t, on, From(pe.Then), WithEdition(x))
	}
	return a, err
}

// turns returns, in order, every date on which an answer about the taxon can
// change, the first of the edition before all.
func (ed *edition) turns(t species.Taxon) []cites.Date {
	if t.IsFormer() {
		t = today(t)
	}
	dates := []cites.Date{ed.first}
	add := func(since, until cites.Date) {
		if since > ed.first {
			dates = append(dates, since)
		}
		if until > ed.first {
			dates = append(dates, until.AddDays(1))
		}
	}
	for at, ok := t, !t.IsZero(); ok; at, ok = at.Parent() {
		g := uint32(ed.rows.U16(at.Row(), 0))
		if g == 0 {
			continue
		}
		g--
		first, n := ed.groups.U16(g, 4), ed.groups.U16(g, 6)
		for i := first; i < first+n; i++ {
			add(Listing{ed, uint32(i)}.Since(), Listing{ed, uint32(i)}.Until())
		}
		first, n = ed.groups.U16(g, 8), ed.groups.U16(g, 10)
		for i := first; i < first+n; i++ {
			add(cites.Date(ed.exclusions.U32(uint32(i), 20)), cites.Date(ed.exclusions.U32(uint32(i), 24)))
		}
		if at == t {
			for i, end := ed.belowSpan(g); i < end; i++ {
				l := Listing{ed, uint32(ed.below.U16(i, 0))}
				add(l.Since(), l.Until())
			}
			if ed.groups.U32(g, 24)&1 != 0 {
				for c := range t.Children() {
					if now := today(c); c.IsFormer() && now != c && !now.Within(t) {
						dates = append(dates, ed.turns(now)...)
					}
				}
			}
		}
	}
	slices.Sort(dates)
	return slices.Compact(dates)
}

// same reports whether two answers about one taxon say the same, whatever they
// announce.
func (a Answer) same(b Answer) bool {
	return a.n == b.n && a.hits == b.hits && a.appendices == b.appendices && a.asked == b.asked && a.unlisted == b.unlisted
}

// FirstListing says since when a taxon has been in the Appendices.
type FirstListing struct {
	// Possible is the first date on which the specimen may have been listed,
	// zero if it never was. What was acquired before it is pre-Convention (Article
	// VII.2; Resolution Conf. 13.6 (Rev. CoP18), whose text we have not read).
	Possible cites.Date
	// Certain is the first date on which it was listed whatever is not known. It
	// is Possible where nothing is undecided, and zero if there is none.
	Certain cites.Date
	// Answer is what the Appendices said on the date Possible.
	Answer Answer
}

// FirstListed returns the date on which the Appendices first listed a taxon,
// for specimens from a country with [From]. It is the date that decides whether
// a specimen is pre-Convention. A taxon may have left the Appendices since; see
// [History].
//
// The errors are those of [Of].
func FirstListed(t species.Taxon, opts ...Option) (FirstListing, error) {
	periods, err := History(t, opts...)
	if err != nil {
		return FirstListing{}, err
	}
	var f FirstListing
	for _, p := range periods {
		if !p.Answer.Listed() {
			continue
		}
		if f.Possible == 0 {
			f.Possible, f.Answer = p.From, p.Answer
		}
		if !p.Answer.MayBeUnlisted() {
			f.Certain = p.From
			break
		}
	}
	return f, nil
}
