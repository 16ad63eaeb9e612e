package appendix

import (
	"iter"

	"golang.org/x/text/language"

	layout "github.com/citesgo/cites/internal/appendixlayout"
)

// Quota says which export quota of the Appendices concerns a product. Quotas
// that are set outside of the Appendices are not in the edition.
type Quota struct {
	Kind      QuotaKind
	Condition Condition // the condition that sets it or may set it: its Amount, Unit and Text
	Missing   Facts     // what would decide, for QuotaDepends
}

// QuotaKind says what kind of quota there is. The zero QuotaKind is no answer.
type QuotaKind uint8

// Kinds of quota.
const (
	QuotaNone      QuotaKind = iota + 1 // the Appendices set none
	QuotaZero                           // no export
	QuotaAmount                         // export up to Condition.Amount
	QuotaByCountry                      // export up to what the country sets and communicates
	QuotaDepends                        // Missing would decide
)

// String returns the kind as the tables write it, such as "zero".
func (k QuotaKind) String() string {
	if int(k) >= len(layout.Quotas) {
		return ""
	}
	return layout.Quotas[k]
}

// Name returns the kind in a reader's language.
func (k QuotaKind) Name(tag language.Tag) string {
	if k == 0 || int(k) >= len(layout.Quotas) {
		return ""
	}
	return coverageWord(layout.CoverageQuota+int(k), tag)
}

// Quota returns the export quota that the listings of the answer set for a
// product. A zero quota stands above any other, except for what the listing
// lets through.
func (a Answer) Quota(p Product) Quota {
	if a.ed == nil {
		return Quota{}
	}
	a.fill(&p)
	var best [QuotaDepends]found
	var conds [QuotaDepends]Condition
	var through found
	var exception Condition
	for c := range a.Conditions() {
		kind := QuotaNone
		switch c.Kind() {
		case ZeroQuota:
			kind = QuotaZero
		case ExportQuota:
			kind = QuotaAmount
		case QuotaCommunicated:
			kind = QuotaByCountry
		case Exception:
		default:
			continue
		}
		v, missing := c.met(&p)
		at, cond := &best[kind], &conds[kind]
		if c.Kind() == Exception {
			at, cond = &through, &exception
		}
		if v > at.truth {
			*cond = c
		}
		at.add(Clause{}, v, missing)
	}
	if zero := &best[QuotaZero]; zero.truth != no {
		switch {
		case zero.truth == yes && through.truth == no:
			return Quota{Kind: QuotaZero, Condition: conds[QuotaZero]}
		case zero.truth == yes && through.truth == yes:
			return Quota{Kind: QuotaAmount, Condition: exception}
		}
		return Quota{Kind: QuotaDepends, Condition: conds[QuotaZero], Missing: zero.missingNow() | through.missingNow()}
	}
	for kind := QuotaAmount; kind <= QuotaByCountry; kind++ {
		switch f := &best[kind]; f.truth {
		case yes:
			return Quota{Kind: kind, Condition: conds[kind]}
		case maybe:
			return Quota{Kind: QuotaDepends, Condition: conds[kind], Missing: f.missing}
		}
	}
	return Quota{Kind: QuotaNone}
}

// Labels returns the conditions that ask for a mark or label on a product, or
// that may ask for one where facts are missing.
func (a Answer) Labels(p Product) iter.Seq[Condition] {
	return func(yield func(Condition) bool) {
		if a.ed == nil {
			return
		}
		a.fill(&p)
		for c := range a.Conditions() {
			if c.Kind() != Label {
				continue
			}
			if v, _ := c.met(&p); v != no && !yield(c) {
				return
			}
		}
	}
}
