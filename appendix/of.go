package appendix

import (
	"errors"
	"fmt"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/species"
)

// Option narrows a question to [Of], or has it answered from other tables.
type Option struct {
	from   countries.Code
	tables Tables
	given  bool // tables
}

// From says which country the specimen originates from: the country where it
// was taken from the wild, bred or propagated. It decides between populations.
// A former country is understood for the time when it existed. Codes that name no country
// (XX unknown, XV various, HS and ZZ the high seas, EU) are as good as none.
func From(c countries.Code) Option { return Option{from: c} }

// ErrBeforeEdition is the error of a question about a date before the first one
// that the edition can answer. Such a question is never answered with the state
// of a later date.
var ErrBeforeEdition = errors.New("cites: the date lies before the edition of the Appendices")

// ErrNoTaxon is the error of a question about no taxon.
var ErrNoTaxon = errors.New("cites: no taxon was given; look the name up with species.Lookup first")

// DateError is the error of a date about which the edition cannot answer.
type DateError struct {
	On    cites.Date // the date asked about, zero if none was given
	First cites.Date // the first date that can be answered
}

// Error names the date and the remedy.
func (e *DateError) Error() string {
	if e.On == 0 {
		return "cites: no date was given; the Appendices are asked about a date, such as the date of issue"
	}
	return fmt.Sprintf("cites: there is nothing to say about %s: the Appendices begin on %s; ask about a later date", e.On, e.First)
}

// Unwrap returns [ErrBeforeEdition] for a date before the edition.
func (e *DateError) Unwrap() error {
	if e.On == 0 {
		return nil
	}
	return ErrBeforeEdition
}

// Of answers what the Appendices say of a taxon on a date.
//
// The nearest entry decides: one for the taxon itself stands before one for its
// genus, family or order, and an entry that is limited to a population leaves
// the rest to the next taxon up that is listed. Where the country of origin is
// not given, the range of the taxon decides if all of it, or none of it, lies
// inside the population; otherwise the answer holds every possible Appendix and
// the question that would settle it. A taxon whose subspecies or species are
// listed differently is answered in the same way.
//
// A taxon of the past ([species.Taxon.IsFormer]) is answered as what it is today.
//
// The errors are [*DateError], [*PlaceError], [ErrNoTaxon], [*EditionError] where
// the taxon was looked up in other names than the Appendices rest on, or that of a
// damaged data set.
func Of(t species.Taxon, on cites.Date, opts ...Option) (Answer, error) {
	ed, err := asked(t, opts)
	if err != nil {
		return Answer{}, err
	}
	if on < ed.first {
		return Answer{}, &DateError{On: on, First: ed.first}
	}
	a := Answer{ed: ed, taxon: t, on: on}
	if t.IsFormer() {
		a.taxon = today(t)
	}
	for _, o := range opts {
		if o.from != 0 {
			a.from = o.from
		}
	}
	if a.from, err = place(a.from, on); err != nil {
		return Answer{}, err
	}
	a.climb()
	a.descend()
	if ed.atSpecies && a.taxon.Rank() < species.Species {
		a.unlisted = true
		a.ask(AskTaxon)
	}
	if a.taxon.IsFormer() && a.group == 0 {
		a.ask(AskName)
	}
	return a, nil
}

// today returns the one taxon that a taxon of the past has become, or the taxon
// itself where the tables know none or several: its old place would give it the
// listing of a family that its new name has left.
func today(t species.Taxon) species.Taxon {
	now := t
	n := 0
	for x := range t.Now() {
		now = x
		n++
	}
	if n != 1 {
		return t
	}
	return now
}

// truth is the three-valued answer to "is the specimen in this population?".
type truth uint8

const (
	no truth = iota
	maybe
	yes
)

func (v truth) not() truth { return yes - v }

// climb walks from the taxon to its kingdom and gathers the entries that apply
// or may apply.
func (a *Answer) climb() {
	var excluded [layout.MaxExclusions]uint16
	var nExcluded int
	for at, ok := a.taxon, true; ok; at, ok = at.Parent() {
		g := a.ed.rows.U16(at.Row(), 0)
		if g == 0 {
			continue
		}
		g--
		if at == a.taxon {
			a.group = g + 1
		}
		first, n := a.ed.groups.U16(uint32(g), 4), a.ed.groups.U16(uint32(g), 6)
		sure, only, except := false, uint16(0), uint16(0)
		exhausted := false
		for i := first; i < first+n; i++ {
			l := Listing{a.ed, uint32(i)}
			if l.announced(a.on) {
				a.announced = true
			}
			if !l.InForce(a.on) {
				continue
			}
			v := a.inPopulation(l)
			for _, x := range excluded[:nExcluded] {
				v = min(v, a.excludes(uint32(x), l).not())
			}
			if v == no {
				continue
			}
			a.hit(i, v == yes && !a.open)
			if v == yes {
				sure = true
				continue
			}
			if o := l.Only().row; o != 0 {
				only = o
				exhausted = exhausted || o == except
			}
			if e := l.Except().row; e != 0 {
				except = e
				exhausted = exhausted || e == only
			}
		}
		if sure {
			if a.open {
				a.askPopulation()
			}
			return
		}
		if exhausted {
			// the entries of this taxon share every population among them
			a.askPopulation()
			return
		}
		if only != 0 || except != 0 {
			a.open = true
		}
		first, n = a.ed.groups.U16(uint32(g), 8), a.ed.groups.U16(uint32(g), 10)
		for i := first; i < first+n && nExcluded < len(excluded); i++ {
			excluded[nExcluded] = i
			nExcluded++
		}
	}
	a.unlisted = true
	if a.open || a.n > 0 {
		a.askPopulation()
	}
}

// inPopulation says whether the specimen is of the population of the entry.
func (a *Answer) inPopulation(l Listing) truth {
	if o := l.Only(); o.row != 0 {
		return a.inArea(o)
	}
	if e := l.Except(); e.row != 0 {
		return a.inArea(e).not()
	}
	return yes
}

// inArea says whether the specimen comes from the area: by its country of
// origin or, where that is not known, by the range of its taxon.
func (a *Answer) inArea(area Area) truth {
	if a.from != 0 {
		switch a.ed.extent(area, a.from) {
		case All:
			return yes
		case Outside:
			return no
		}
		return maybe
	}
	in, out := false, false
	for c := range a.taxon.Range() {
		switch area.Extent(c) {
		case All:
			in = true
		case Outside:
			out = true
		default:
			return maybe
		}
	}
	switch {
	case in && !out:
		return yes
	case out && !in:
		return no
	}
	return maybe
}

// excludes says whether the exclusion takes the specimen out of the entry.
func (a *Answer) excludes(x uint32, l Listing) truth {
	t := a.ed.exclusions
	if t.U32(x, 4) != a.ed.listings.U32(l.row, 0) || Appendix(t.U8(x, 8)) != l.Appendix() {
		return no
	}
	if since, until := cites.Date(t.U32(x, 20)), cites.Date(t.U32(x, 24)); a.on < since || until != 0 && until < a.on {
		return no
	}
	if area := t.U16(x, 10); area != 0 {
		return a.inArea(Area{a.ed, area})
	}
	return yes
}

// descend adds what the entries of lower taxa make possible: a genus may be in
// Appendix II and one of its species in I.
func (a *Answer) descend() {
	if a.group == 0 {
		return
	}
	g := uint32(a.group - 1)
	own, seen := a.appendices, Set(0)
	first, end := a.ed.belowSpan(g)
	for i := first; i < end; i++ {
		l := Listing{a.ed, uint32(a.ed.below.U16(i, 0))}
		if l.announced(a.on) {
			a.announced = true
		}
		if l.InForce(a.on) && (a.from == 0 || a.inPopulation(l) != no) {
			seen = seen.With(l.Appendix())
		}
	}
	if a.ed.groups.U32(g, 24)&1 != 0 {
		seen |= a.moved()
	}
	if a.n > 0 && a.taxon.Rank() < species.Species {
		if full, excluded := a.full(a.taxon); full {
			// Every species within has an entry of its own or is left out, so that
			// what the taxon inherits applies to none.
			a.n, own, a.open = 0, 0, false
			a.hits = [layout.MaxHits]uint16{}
			a.asked, a.unlisted = 0, excluded
			if seen.Len() > 1 || excluded && seen != 0 {
				a.ask(AskTaxon)
			}
			a.appendices = seen
			return
		}
	}
	a.appendices |= seen
	if seen|own != own || own.Has(III) && seen != 0 {
		a.ask(AskTaxon)
	}
	if since, until := cites.Date(a.ed.groups.U32(g, 28)), cites.Date(a.ed.groups.U32(g, 32)); own != 0 && since != 0 &&
		since <= a.on && (until == 0 || a.on <= until) {
		a.unlisted = true
		a.ask(AskTaxon)
	}
}

// moved returns the Appendices of what is next below under a name of the past:
// asked about Uncia, whoever asks means what is now Panthera uncia.
func (a *Answer) moved() Set {
	var set Set
	for c := range a.taxon.Children() {
		if !c.IsFormer() {
			continue
		}
		now := today(c)
		if now == c || now.Within(a.taxon) {
			continue
		}
		b := Answer{ed: a.ed, taxon: now, on: a.on, from: a.from}
		b.climb()
		b.descend()
		set |= b.appendices
	}
	return set
}

// full reports whether every accepted species below a taxon has an entry of its
// own, or one of a taxon between them, that covers all its populations, or is
// excluded from those the taxon inherits; excluded says that one is.
func (a *Answer) full(t species.Taxon) (full, excluded bool) {
	some := false
	for c := range t.Children() {
		if c.IsFormer() && !today(c).Within(a.taxon) {
			some = true // it is elsewhere today
			continue
		}
		if !c.IsAccepted() && !a.excluded(c) {
			continue
		}
		some = true
		switch {
		case a.covered(c):
		case a.excluded(c):
			excluded = true
		case c.Rank() >= species.Species:
			return false, false
		default:
			f, x := a.full(c)
			if !f {
				return false, false
			}
			excluded = excluded || x
		}
	}
	return some, excluded
}

// covered reports whether a taxon has an entry in force without a limit to a
// population, or two that share every population.
func (a *Answer) covered(t species.Taxon) bool {
	g := a.ed.rows.U16(t.Row(), 0)
	if g == 0 {
		return false
	}
	first, n := a.ed.groups.U16(uint32(g-1), 4), a.ed.groups.U16(uint32(g-1), 6)
	var only, except uint16
	for i := first; i < first+n; i++ {
		l := Listing{a.ed, uint32(i)}
		if !l.InForce(a.on) {
			continue
		}
		o, e := l.Only().row, l.Except().row
		if o == 0 && e == 0 || o != 0 && o == except || e != 0 && e == only {
			return true
		}
		only, except = max(o, only), max(e, except)
	}
	return false
}

// excluded reports whether a taxon is left out, whatever its population, of one
// of the entries that the answer has.
func (a *Answer) excluded(t species.Taxon) bool {
	g := a.ed.rows.U16(t.Row(), 0)
	if g == 0 {
		return false
	}
	first, n := a.ed.groups.U16(uint32(g-1), 8), a.ed.groups.U16(uint32(g-1), 10)
	for i := first; i < first+n; i++ {
		for l := range a.Listings() {
			if a.ed.exclusions.U16(uint32(i), 10) == 0 && a.excludes(uint32(i), l) == yes {
				return true
			}
		}
	}
	return false
}

func (a *Answer) hit(row uint16, sure bool) {
	if int(a.n) == len(a.hits) {
		return // the packer proves that this does not happen
	}
	a.hits[a.n] = row
	a.n++
	a.appendices = a.appendices.With(Listing{a.ed, uint32(row)}.Appendix())
	if !sure {
		a.open = true
	}
}

func (a *Answer) ask(k QuestionKind) { a.asked |= 1 << k }

func (a *Answer) askPopulation() {
	if a.from != 0 {
		a.ask(AskPlace)
	} else {
		a.ask(AskPopulation)
	}
}
