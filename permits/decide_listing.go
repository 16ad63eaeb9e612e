package permits

import (
	"errors"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

// ask asks the Appendices. A country of origin that did not exist on the day
// is understood as the one it belonged to.
func (sp *specimen) ask() (appendix.Answer, error) {
	a, err := appendix.Of(sp.taxon, sp.day, appendix.From(sp.origin), appendix.WithEdition(sp.tables))
	if err == nil {
		return a, nil
	}
	var elsewhere *appendix.PlaceError
	if errors.As(err, &elsewhere) {
		a, err = appendix.Of(sp.taxon, sp.day, appendix.From(elsewhere.Then), appendix.WithEdition(sp.tables))
	}
	return a, err
}

// appendices names the Appendices that may apply, "-" for none.
func (d *decision) appendices() string {
	text := ""
	for k := range d.all() {
		if text != "" {
			text += "/"
		}
		if a := d.regimes[k].appendix; a != 0 {
			text += a.String()
		} else {
			text += "-"
		}
	}
	return text
}

// possible returns the Appendices that may apply to the specimen, and whether
// it may be that none does.
func (d *decision) possible(sp *specimen, product *appendix.Product) (set appendix.Set, none bool) {
	if sp.hybrid != nil && len(sp.hybrid.Parents) > 0 {
		return d.ofHybrid(sp)
	}
	none = d.answer.MayBeUnlisted() || !d.answer.Listed()
	see := func(l appendix.Listing) {
		c := d.answer.Covers(l, *product)
		switch c.Verdict {
		case appendix.NotCovered:
			none = true
			return
		case appendix.Depends:
			none = true
			d.missing |= c.Missing
		}
		if c.TreatedAs == 0 {
			set = set.With(l.Appendix())
		}
		for a := appendix.I; a <= appendix.III; a++ {
			if c.TreatedAs.Has(a) {
				set = set.With(a)
			}
		}
		if c.TreatedAs.Len() > 1 {
			d.missing |= c.Missing
		}
	}
	for l := range d.answer.Listings() {
		see(l)
	}
	if !d.answer.Decided() { // none below can decide otherwise
		for l := range d.answer.Below() {
			see(l)
		}
	}
	if d.answer.Decided() && set.Len() == 1 && d.missing == 0 && !d.answer.MayBeUnlisted() {
		none = false // one listing that covers it is enough
	}
	return set, none
}

// ofHybrid returns the Appendices of a hybrid: the strictest of its parents'.
// An animal is free of them where its last listed ancestor lies more than four
// generations back; not so a hybrid of none but listed species, whatever the
// generations (50 CFR 23.43). A parent whose name we do not know takes nothing
// from what the other brings.
func (d *decision) ofHybrid(sp *specimen) (set appendix.Set, none bool) {
	none = true // of no parent yet
	listed := 0
	for i, name := range sp.hybrid.Parents {
		found, err := sp.tables.Species().Lookup(name)
		t, one := found.Taxon()
		if err != nil || !one {
			d.parent = i + 1
			continue
		}
		p := *sp
		p.taxon = t
		a, err := p.ask()
		if err != nil {
			d.parent = i + 1
			continue
		}
		mine, free := a.Appendices(), a.MayBeUnlisted() || !a.Listed()
		if mine.Len() > 0 {
			listed++
		}
		both := stricter(set, mine)
		if none {
			both |= mine
		}
		if free {
			both |= set
		}
		set, none = both, none && free
	}
	if set == 0 {
		return 0, true
	}
	if sp.hybridPlant() && sp.sources.has(ArtificiallyPropagated) && set.Len() == 1 && set.Has(appendix.I) &&
		(sp.term == "SEE" || sp.term == "FLO" || sp.facts.Of(appendix.FactInVitro) == Yes) {
		return 0, true // seeds, cut flowers and flasks of propagated hybrids (50 CFR 23.92(c)(1))
	}
	d.purebred = listed > 1 && listed == len(sp.hybrid.Parents)
	if sp.taxon.Kingdom() == species.Animalia && !d.purebred {
		switch g := sp.hybrid.Generations; {
		case g > hybridGenerations:
			return 0, true
		case g == 0:
			none = true // not known
		}
	}
	return set, none
}

// stricter returns what the stricter of one of each set can be.
func stricter(x, y appendix.Set) (set appendix.Set) {
	for a := appendix.I; a <= appendix.III; a++ {
		for b := appendix.I; b <= appendix.III; b++ {
			if x.Has(a) && y.Has(b) {
				set = set.With(min(a, b))
			}
		}
	}
	return set
}
