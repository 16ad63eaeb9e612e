package main

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// chart is what is drawn, as a picture or as text.
type chart struct {
	taxon  species.Taxon
	last   cites.Date
	reader language.Tag
	bands  []band
	dates  []cites.Date // of every change shown, in order
	future []appendix.Listing
}

// band is the history of the populations that have had the same one.
type band struct {
	countries []countries.Code // nil for everywhere that no other band names
	periods   []appendix.Period
}

func newChart(t species.Taxon, last cites.Date, reader language.Tag) (*chart, error) {
	c := &chart{taxon: t, last: last, reader: reader}
	if last < appendix.First() {
		return nil, &appendix.DateError{On: last, First: appendix.First()}
	}
	all, err := appendix.History(t)
	if err != nil {
		return nil, err
	}
	if err := c.addBands(named(all)); err != nil {
		return nil, err
	}
	for _, b := range c.bands {
		for _, p := range b.periods {
			if p.From <= last {
				c.dates = append(c.dates, p.From)
			}
		}
	}
	slices.Sort(c.dates)
	c.dates = slices.Compact(c.dates)
	now, err := appendix.Of(t, last)
	if err != nil {
		return nil, err
	}
	c.future = slices.Collect(now.Announced())
	return c, nil
}

// named returns the countries by which the listings of a history are limited.
func named(periods []appendix.Period) []countries.Code {
	var codes []countries.Code
	for _, p := range periods {
		for l := range p.Answer.Listings() {
			for _, a := range []appendix.Area{l.Only(), l.Except()} {
				for m := range a.Members() {
					if k := m.Country.Country().Kind(); k == countries.Party || k == countries.NonParty {
						codes = append(codes, m.Country)
					}
				}
			}
		}
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// addBands groups the countries by their history. The last band is that of
// every place no listing has ever named.
func (c *chart) addBands(codes []countries.Code) error {
	elsewhere, err := c.history(elsewhereThan(codes))
	if err != nil {
		return err
	}
	rest := band{periods: elsewhere}
	byHistory := map[string]*band{signature(elsewhere): &rest}
	var bands []*band
	for _, code := range codes {
		periods, err := c.history(code)
		if err != nil {
			return err
		}
		s := signature(periods)
		b := byHistory[s]
		if b == nil {
			b = &band{periods: periods}
			byHistory[s] = b
			bands = append(bands, b)
		}
		if b != &rest {
			b.countries = append(b.countries, code)
		}
	}
	slices.SortStableFunc(bands, func(x, y *band) int { return cmp.Compare(len(x.countries), len(y.countries)) })
	for _, b := range bands {
		c.bands = append(c.bands, *b)
	}
	c.bands = append(c.bands, rest)
	return nil
}

// history is that of the taxon from a country, with neighbouring periods joined
// that look the same.
func (c *chart) history(code countries.Code) ([]appendix.Period, error) {
	periods, err := appendix.History(c.taxon, appendix.From(code))
	if err != nil {
		return nil, err
	}
	var joined []appendix.Period
	for _, p := range periods {
		if n := len(joined); n > 0 && look(joined[n-1]) == look(p) {
			joined[n-1].Until = p.Until
			continue
		}
		joined = append(joined, p)
	}
	return joined, nil
}

// look is what a reader sees of a period.
func look(p appendix.Period) string {
	s := p.Answer.Appendices().String()
	if !p.Answer.Decided() {
		s += "?"
	}
	for l := range p.Answer.Listings() {
		s += " " + l.Annotation().String() + l.Party().String()
	}
	return s
}

func signature(periods []appendix.Period) string {
	var b strings.Builder
	for _, p := range periods {
		b.WriteString(p.From.String() + look(p) + ";")
	}
	return b.String()
}

// elsewhereThan returns a Party that is not among the countries and has been in
// the tables throughout, to stand for all places that no listing names.
func elsewhereThan(codes []countries.Code) countries.Code {
	for x := range countries.All() {
		if x.Kind() == countries.Party && x.EntryIntoForce() != 0 && x.EntryIntoForce().Year() < 1991 && !slices.Contains(codes, x.Code()) {
			return x.Code()
		}
	}
	return 0
}

// namesShown is the number of countries up to which a band gives their names, and
// not their codes.
const namesShown = 3

// label names the places of a band.
func (b band) label(c *chart) string {
	if b.countries == nil {
		if len(c.bands) == 1 {
			return word(c.reader, "everywhere")
		}
		return word(c.reader, "elsewhere")
	}
	var names []string
	if len(b.countries) <= namesShown {
		for _, code := range b.countries {
			names = append(names, code.Name(c.reader))
		}
		return strings.Join(names, ", ")
	}
	for _, code := range b.countries {
		names = append(names, code.String())
	}
	return strings.Join(names, " ")
}

// status names the Appendices of a period.
func status(p appendix.Period, reader language.Tag) string {
	set := p.Answer.Appendices()
	if set == 0 {
		return word(reader, "not listed")
	}
	s := set.String()
	if !p.Answer.Decided() {
		s += " ?"
	}
	return s
}

// details names what stands beside the Appendix: the taxon that carries the
// listing where it is a higher one, Parties and annotations.
func details(p appendix.Period) []string {
	var out []string
	for l := range p.Answer.Listings() {
		var d []string
		if l.Taxon() != p.Answer.Taxon() {
			d = append(d, l.Taxon().Name())
		}
		if l.Party() != 0 {
			d = append(d, l.Party().String())
		}
		if !l.Annotation().IsZero() {
			d = append(d, l.Annotation().String())
		}
		if s := strings.Join(d, " "); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
