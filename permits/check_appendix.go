package permits

import (
	"errors"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/species"
)

// listed asks the Appendices of the taxon on the day of the document, for the
// country the specimen comes from, once for each row.
func (c *checker) listed(n *node, t species.Taxon) (appendix.Answer, error) {
	if c.last != n || c.lastTaxon != t { // a hybrid asks for each of its parents
		c.answer, c.failed = c.askListed(n, t)
		c.last, c.lastTaxon = n, t
	}
	return c.answer, c.failed
}

func (c *checker) askListed(n *node, t species.Taxon) (appendix.Answer, error) {
	a, err := appendix.Of(t, c.day(), appendix.From(c.origin(n)), appendix.WithEdition(c.tables))
	if err == nil {
		return a, nil
	}
	var elsewhere *appendix.PlaceError
	if errors.As(err, &elsewhere) {
		// The country did not exist on that day: the one it belonged to is meant, or
		// none is known.
		a, err = appendix.Of(t, c.day(), appendix.From(elsewhere.Then), appendix.WithEdition(c.tables))
	}
	return a, err
}

// checkAppendix judges box 10 against the Appendices on the day of issue, or of
// presentation where no day of issue is given.
func (c *checker) checkAppendix(n *node, t species.Taxon) {
	const code = "CITES-FIELD-APPENDIX"
	printed, err := appendix.Parse(trim(n.item.Appendix))
	if err != nil || printed == 0 {
		return // the shape has told
	}
	where, day := n.at.in(itemAppendix), c.day().String()
	if c.day() == 0 {
		c.report(where, code, "no-date", t.Name())
		return
	}
	answer, err := c.listed(n, t)
	if err != nil {
		var early *appendix.DateError
		if errors.As(err, &early) {
			c.report(where, code, "before-edition", t.Name(), day, early.First.String())
		}
		return
	}
	c.checkZeroQuota(n, t, answer)
	c.checkListedQuota(n, t, answer)
	n.quota = c.selected(US) && hasQuota(answer) // only one of its rules asks
	set := answer.Appendices()
	switch {
	case set.Has(printed) && answer.Decided():
	case t.Rank() < species.Species && !answer.Decided():
		c.report(where, code, "higher", printed.String(), t.Name())
	case set.Has(printed) && answer.MayBeUnlisted():
		c.report(where, code, "may-be-unlisted", printed.String(), t.Name(), day)
	case set.Has(printed) && set.Len() > 1:
		c.undecided(where, answer, printed, set)
	case set.Has(printed):
		// Whatever is open, the answer is this Appendix.
	case !answer.Listed():
		c.report(where, code, "not-listed", printed.String(), t.Name(), day)
	case changedWithin(answer, c.day()):
		c.report(where, code, "change-year", printed.String(), t.Name(), day, set.String())
	default:
		c.report(where, code, "mismatch", printed.String(), t.Name(), day, set.String())
	}
}

// undecided reports that more than one Appendix is possible, with the first
// question that would settle it.
func (c *checker) undecided(where place, answer appendix.Answer, printed appendix.Appendix, set appendix.Set) {
	const code = "CITES-FIELD-APPENDIX"
	name, day := answer.Taxon().Name(), answer.On().String()
	for q := range answer.Undecided() {
		switch q.Kind {
		case appendix.AskPopulation:
			c.report(where, code, "undecided-origin", printed.String(), name, day, set.String())
		case appendix.AskPlace:
			c.report(where, code, "undecided-place", printed.String(), name, day, set.String(), q.Country.String())
		default:
			c.report(where, code, "undecided-taxon", printed.String(), name, day, set.String())
		}
		return
	}
}

// changedWithin reports whether a listing of the answer began in the year of
// the date.
func changedWithin(answer appendix.Answer, on cites.Date) bool {
	for l := range answer.Listings() {
		if l.Since().Year() == on.Year() {
			return true
		}
	}
	return false
}

// checkZeroQuota judges a first export against the quotas of zero that stand in
// the listing itself. A condition limited to codes that the document does not
// give, or to a part of the country, is not held against it.
func (c *checker) checkZeroQuota(n *node, t species.Taxon, answer appendix.Answer) {
	if c.document != ExportPermit {
		return
	}
	term, purpose := n.term.text(), string(c.purpose)
	from := c.origin(n)
	for _, s := range n.item.Sources {
		source := find(kindSource, string(s)).text()
		zero, let := false, false
		for x := range answer.Conditions() {
			switch x.Kind() {
			case appendix.ZeroQuota:
				zero = zero || holds(x, from, source, purpose, term)
			case appendix.Exception:
				let = let || x.Concerns(from, source, purpose, term)
			}
		}
		if zero && !let {
			c.report(n.at.in(itemQuota), "CITES-FIELD-QUOTA", "zero", t.Name())
			return
		}
	}
}

// checkListedQuota holds box 11a of an export permit against the quota for a year
// that the listing itself sets: it says how much of it is used (50 CFR
// 23.23(e)(5)), and of no more than there is.
func (c *checker) checkListedQuota(n *node, t species.Taxon, answer appendix.Answer) {
	if c.document != ExportPermit || !hasQuota(answer) {
		return
	}
	product := appendix.Product{Taxon: t, Term: n.term.text(), Purpose: string(c.purpose), Origin: c.origin(n), Exporter: c.exporter}
	for _, s := range n.item.Sources {
		product.Source = find(kindSource, string(s)).text()
		break
	}
	q := answer.Quota(product)
	x := q.Condition
	if q.Kind != appendix.QuotaAmount && q.Kind != appendix.QuotaByCountry || x.Kind() == appendix.Exception {
		return // none, zero, in doubt, or not for a year
	}
	total := n.row.Quota.Total
	if (!n.row.Quota.Used.Amount.Given() || !total.Amount.Given()) && !c.left("11A") {
		c.report(n.at.in(itemQuota), "CITES-FIELD-QUOTA", "missing", t.Name())
	}
	if most := ParseDecimal(x.Amount()); most.Valid() && total.Amount.Valid() && total.Amount.Cmp(most) > 0 &&
		(total.Unit == "" || total.Unit.today() == Unit(x.Unit())) {
		c.report(n.at.in(itemQuotaTotal), "CITES-FIELD-QUOTA", "listing", total.Amount.String(), t.Name(), x.Amount())
	}
}

// holds reports whether a condition certainly concerns a specimen.
func holds(x appendix.Condition, from countries.Code, source, purpose, term string) bool {
	for _, given := range [...][2]string{{x.Sources(), source}, {x.Purposes(), purpose}, {x.Terms(), term}} {
		if given[0] != "" && given[1] == "" {
			return false
		}
	}
	if !x.Area().IsZero() && (from == 0 || x.Area().Extent(from) != appendix.All) {
		return false
	}
	return x.Concerns(from, source, purpose, term)
}

// checkTaxonTerm judges whether such a specimen of the taxon can be. The pairs
// were made for the families of 2018: where none of a taxon's families or
// species is among them, they say nothing of it.
func (c *checker) checkTaxonTerm(n *node, t species.Taxon) {
	if ok, known := withTaxon(n.term, t); known && !ok {
		c.report(n.at.in(itemTerm), "CITES-FIELD-TAXON-TERM", "pair", t.Name(), n.term.text())
	}
}

// GoesWithTaxon reports whether a taxon can have the term, by UNEP-WCMC's pairs
// of 2018, which hold for all below the taxon they name, and three of ours for
// tusks of other animals than elephants. known is false for a term or a taxon they
// do not know.
func (t Term) GoesWithTaxon(x species.Taxon) (ok, known bool) {
	return withTaxon(find(kindTerm, string(t)), x)
}

func withTaxon(term codeRow, t species.Taxon) (ok, known bool) {
	if term.flags()&flagTaxonPairs == 0 || t.IsZero() {
		return false, false
	}
	bit := term.u8(colOrdinal)
	for x, more := t, true; more; x, more = x.Parent() {
		row, found := taxonRow(term.b, x)
		if !found {
			continue
		}
		if term.b.taxa.U32(row, colTerms+int(bit/32)*4)>>(bit%32)&1 != 0 {
			return true, true
		}
		// A kingdom or phylum alone says nothing: its pairs are those that all
		// its families share.
		known = known || x.Rank() >= species.Family
	}
	return false, known
}

// taxonRow finds a taxon among those of the pairs.
func taxonRow(b *blob, t species.Taxon) (row uint32, ok bool) {
	var buf [96]byte
	key := append(append(append(buf[:0], t.Rank().String()...), ' '), t.Name()...)
	for p := b.taxonIx.Probe(dataset.Hash(key)); ; {
		row, ok = p.Next()
		if !ok {
			return 0, false
		}
		if b.text.At(b.taxa.U32(row, 0), b.taxa.U32(row, 4)) == string(key) {
			return row, true
		}
	}
}
