package appendix

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/species"
)

// Verdict says whether a listing covers a product. The zero Verdict is no
// answer.
type Verdict uint8

// Verdicts.
const (
	Covered    Verdict = iota + 1 // it is a specimen of the listing
	NotCovered                    // it is none
	Depends                       // on facts that are missing, or on a wording that is not known
)

// String returns "covered", "not-covered" or "depends".
func (v Verdict) String() string {
	if int(v) >= len(layout.Verdicts) {
		return ""
	}
	return layout.Verdicts[v]
}

// Name returns the verdict in a reader's language.
func (v Verdict) Name(tag language.Tag) string {
	if v == 0 || int(v) >= len(layout.Verdicts) {
		return ""
	}
	return coverageWord(layout.CoverageVerdict+int(v), tag)
}

// Reason says why a [Coverage] is what it is.
type Reason uint8

// Reasons.
const (
	ReasonWhole            Reason = iota + 1 // a whole animal or plant is always covered (Article I b i)
	ReasonAllParts                           // the entry has no annotation and covers all parts and derivatives
	ReasonIncluded                           // the annotation names it
	ReasonKept                               // an exemption of the annotation does not extend to it
	ReasonExcluded                           // the annotation, or the interpretation of the Appendices, leaves it out
	ReasonNotNamed                           // the annotation names what it covers, and not this
	ReasonFacts                              // Coverage.Missing would decide
	ReasonWording                            // the wording in force on the date is not known to this edition
	ReasonNotInForce                         // the entry is not in force on the date
	ReasonExemptPropagated                   // a note exempts the artificially propagated hybrid, cultivar or mutant
	ReasonDomestic                           // of the domesticated form
	ReasonFossil                             // a fossil
	ReasonScope                              // the entry does not mean it, or may not
	ReasonCulture                            // an exempt culture of an orchid of Appendix I
	reasonDeemed                             // TreatedAs is open
	reasonDeemedI                            // TreatedAs is I and the listing is not
)

// String returns the reason as the tables write it, such as "excluded".
func (r Reason) String() string {
	if int(r) >= len(layout.Reasons) {
		return ""
	}
	return layout.Reasons[r]
}

// Text returns the reason in a reader's language.
func (r Reason) Text(tag language.Tag) string {
	if r == 0 || int(r) >= len(layout.Reasons) {
		return ""
	}
	return coverageWord(layout.CoverageReason+int(r), tag)
}

// Coverage says whether a listing or an annotation covers a product, and why.
// The zero Coverage is no answer.
type Coverage struct {
	Verdict    Verdict
	Reason     Reason
	Annotation Annotation // the annotation that decided, zero if there is none

	// Missing are the facts that would decide, of Depends or of TreatedAs.
	Missing Facts

	// TreatedAs is the Appendix under whose rules a covered specimen of a
	// listing is traded. It is not that of the listing where the terms of one
	// in Appendix II deem all else to be in I; it holds both while Missing is
	// to decide. Annotation.Covers leaves it empty.
	TreatedAs Set

	listed  Appendix
	wording Wording
	clause  Clause
}

// Clause returns the clause that decided, zero where none did.
func (c Coverage) Clause() Clause { return c.clause }

// Wording returns the wording that decided, zero where none is known.
func (c Coverage) Wording() Wording { return c.wording }

// Text returns the answer in a reader's language and in our words, such as "not
// covered: the annotation leaves it out (leaves out: seeds)".
func (c Coverage) Text(tag language.Tag) string {
	if c.Verdict == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(c.Verdict.Name(tag) + lang.Mark(tag, ": ") + c.Reason.Text(tag))
	if c.Reason != ReasonFacts && !c.clause.IsZero() {
		b.WriteString(" (" + c.clause.Text(tag) + ")")
	}
	switch {
	case c.TreatedAs.Len() > 1:
		b.WriteString(lang.Mark(tag, "; ") + reasonDeemed.Text(tag))
	case c.TreatedAs == Set(0).With(I) && c.listed != I:
		b.WriteString(lang.Mark(tag, "; ") + reasonDeemedI.Text(tag))
	}
	sep := lang.Mark(tag, ": ")
	for f := range c.Missing.All() {
		b.WriteString(sep + f.Text(tag))
		sep = lang.Mark(tag, "; ")
	}
	return b.String()
}

// Covers says whether the listing covers a product on a date by its annotation
// or, where it has none, because all parts and derivatives are covered (Article
// I b and the interpretation of the Appendices). It does not look at conditions
// that stand beside the listing, for which see [Answer.Covers]. Where Taxon is
// not given it is the taxon of the listing.
func (l Listing) Covers(p Product, on cites.Date) Coverage {
	if l.ed == nil {
		return Coverage{}
	}
	if p.Taxon.IsZero() {
		p.Taxon = l.Taxon()
	}
	return l.covers(&p, on)
}

func (l Listing) covers(p *Product, on cites.Date) Coverage {
	a := l.Annotation()
	switch {
	case l.Until() != 0 && on > l.Until(), on < l.Since():
		return Coverage{Verdict: NotCovered, Reason: ReasonNotInForce, Annotation: a}
	case l.Since() == 0 && on < l.ed.edition.Law:
		return Coverage{Verdict: Depends, Reason: ReasonWording, Annotation: a}
	}
	var c Coverage
	ed := l.ed.rules()
	if ed != l.ed {
		q := *p
		q.Taxon = ed.own(p.Taxon)
		p = &q
	}
	kingdom := uint8(l.Taxon().Kingdom())
	if a.Number != 0 {
		c = ed.judgeNumbered(kingdom, a.Number, p, on)
	} else if w, ok := ed.wording(layout.WordingKey(layout.Plain, kingdom, uint8(l.Appendix())), on); ok {
		c = ed.judge(w, p)
	} else {
		c = Coverage{Verdict: Depends, Reason: ReasonWording}
	}
	c.listed = l.Appendix()
	if c.Verdict != NotCovered {
		c.TreatedAs = Set(0).With(c.listed)
	}
	return c
}

// rules returns the edition that has the wording of the annotations: an export
// has their numbers, and the module what they mean.
func (ed *edition) rules() *edition {
	if ed.coverage.wordings.Len() > 0 {
		return ed
	}
	if e, err := current(); err == nil {
		return e
	}
	return ed
}

// judgeNumbered judges a product by the wording of a numbered annotation, and
// by the annotation to which that one refers.
func (ed *edition) judgeNumbered(kingdom, number uint8, p *Product, on cites.Date) Coverage {
	unknown := Coverage{Verdict: Depends, Reason: ReasonWording, Annotation: Annotation{species.Kingdom(kingdom), number}}
	w, ok := ed.wording(layout.WordingKey(layout.Numbered, kingdom, number), on)
	if !ok {
		return unknown
	}
	c := ed.judge(w, p)
	first, end := w.span()
	for row := first; row < end; row++ {
		at := Clause{ed, row}
		if at.Kind() != ClauseRefers {
			continue
		}
		v, missing := at.holds(p)
		if v == no {
			continue
		}
		other, ok := ed.wording(layout.WordingKey(layout.Numbered, kingdom, at.Refers()), on)
		if !ok {
			return unknown
		}
		o := ed.judge(other, p)
		if v == yes {
			return o
		}
		if o.Verdict != c.Verdict || c.Verdict == Depends {
			c = Coverage{Verdict: Depends, Reason: ReasonFacts, Annotation: c.Annotation,
				Missing: c.Missing | o.Missing | missing, wording: c.wording}
		}
	}
	return c
}

// found is what the clauses of one kind say together: the strongest of them
// and, where none is sure, every fact that would decide.
type found struct {
	truth   truth
	missing Facts
	clause  Clause
}

func (f *found) add(c Clause, v truth, missing Facts) {
	if v == maybe {
		f.missing |= missing
	}
	if v > f.truth {
		f.truth, f.clause = v, c
	}
}

// missingNow returns the facts that would decide, none where it is decided.
func (f found) missingNow() Facts {
	if f.truth != maybe {
		return 0
	}
	return f.missing
}

// judge judges a product by one wording. A product is covered that an
// including clause names, or that is a whole plant or animal, and that no
// excluding clause takes out unless another keeps it in.
func (ed *edition) judge(w Wording, p *Product) Coverage {
	var in, out, kept, unclear found
	first, end := w.span()
	for row := first; row < end; row++ {
		c := Clause{ed, row}
		v, missing := c.holds(p)
		switch c.Kind() {
		case ClauseIncludes:
			in.add(c, v, missing)
		case ClauseExcludes:
			out.add(c, v, missing)
		case ClauseKeeps:
			kept.add(c, v, missing)
		case ClauseUnclear:
			unclear.add(c, v, missing)
		}
	}
	reason := ReasonIncluded
	if w.topic() == layout.Plain {
		reason = ReasonAllParts
	}
	whole, missing := ed.inClass(classWhole, p)
	if whole > in.truth {
		reason = ReasonWhole
		in.add(Clause{}, whole, missing)
	}
	if whole == yes {
		unclear = found{} // Article I decides
	}
	exempt := out
	switch {
	case kept.truth == yes:
		exempt = found{}
	case kept.truth == maybe && out.truth == yes:
		exempt.truth, exempt.missing = maybe, kept.missing
	case kept.truth == maybe && out.truth == maybe:
		exempt.missing |= kept.missing
	}
	c := Coverage{Annotation: w.Annotation(), wording: w}
	switch {
	case unclear.truth != no:
		c.Verdict, c.Reason, c.clause = Depends, ReasonWording, unclear.clause
		c.Missing = unclear.missingNow()
	case in.truth == no:
		c.Verdict, c.Reason = NotCovered, ReasonNotNamed
	case exempt.truth == yes:
		c.Verdict, c.Reason, c.clause = NotCovered, ReasonExcluded, out.clause
	case in.truth == maybe || exempt.truth == maybe:
		c.Verdict, c.Reason = Depends, ReasonFacts
		c.Missing = in.missingNow() | exempt.missingNow()
	case out.truth == yes:
		c.Verdict, c.Reason, c.clause = Covered, ReasonKept, kept.clause
	default:
		c.Verdict, c.Reason, c.clause = Covered, reason, in.clause
	}
	return c
}
