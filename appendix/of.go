package appendix

import (
	"errors"
	"fmt"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/species"
)

// Option narrows a question to [Of].
type Option struct {
	from countries.Code
}

// From says which country the specimen originates from: the country where it
// was taken from the wild, bred or propagated. It decides between populations.
// Codes that name no country of today (XX unknown, XV various, HS and ZZ the high
// seas, EU, former countries) are as good as none.
func From(c countries.Code) Option { return Option{from: c} }

// ErrBeforeEdition is the error of a question about a date before the edition
// of the Appendices that the module carries. Such a question is never answered
// with the state of a later date.
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
	return fmt.Sprintf("cites: the Appendices of %s are not in this edition, which begins on %s; ask about a later date", e.On, e.First)
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
// The errors are [*DateError], [ErrNoTaxon], or that of a damaged data set.
func Of(t species.Taxon, on cites.Date, opts ...Option) (Answer, error) {
	ed, err := current()
	if err != nil {
		return Answer{}, err
	}
	if t.IsZero() {
		return Answer{}, ErrNoTaxon
	}
	if on < ed.edition.Law {
		return Answer{}, &DateError{On: on, First: ed.edition.Law}
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
	if !isPlace(a.from) {
		a.from = 0
	}
	a.climb()
	a.descend()
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

// isPlace reports whether a code names a place of today that a specimen can come
// from.
func isPlace(c countries.Code) bool {
	switch c.Country().Kind() {
	case countries.Party, countries.NonParty, countries.Territory:
		return true
	}
	return false
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
			if l.Since() > a.on {
				a.announced = true
				continue
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
		switch area.Extent(a.from) {
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
		if l.Since() > a.on {
			a.announced = true
			continue
		}
		if l.InForce(a.on) && (a.from == 0 || a.inPopulation(l) != no) {
			seen = seen.With(l.Appendix())
		}
	}
	excluded := a.ed.groups.U32(g, 24)&1 != 0
	a.appendices |= seen
	if seen|own != own || own.Has(III) && seen != 0 {
		a.ask(AskTaxon)
	}
	if excluded && own != 0 {
		a.unlisted = true
		a.ask(AskTaxon)
	}
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
