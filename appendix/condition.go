package appendix

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/species"
)

// Condition is a term of a listing beside its population and its numbered
// annotation: a quota, what an Appendix II listing covers, what is exempt.
type Condition struct {
	ed  *edition
	row uint32
}

// ConditionKind is the kind of a condition.
type ConditionKind uint8

// Kinds of condition.
const (
	ZeroQuota         ConditionKind = iota + 1 // no export of what it covers
	ExportQuota                                // export up to Amount
	QuotaCommunicated                          // export up to a quota that the country sets
	Exception                                  // what a zero quota lets through
	Only                                       // the listing covers this; see OtherwiseI
	OtherwiseI                                 // what no Only covers is deemed to be in Appendix I
	Label                                      // a mark or label is required
	MayBeStopped                               // the Standing Committee may stop the trade
	NotDomestic                                // the domesticated form is not covered
	NotFossil                                  // fossils are not covered
	Scope                                      // which specimens or taxa the entry means
	PropagatedExempt                           // some artificially propagated specimens are exempt
	Cultures                                   // tissue cultures are exempt only if artificially propagated
)

// String returns the kind as the tables write it, such as "zero-quota".
func (k ConditionKind) String() string {
	if int(k) >= len(layout.ConditionKinds) {
		return ""
	}
	return layout.ConditionKinds[k]
}

// Name returns the kind in a reader's language.
func (k ConditionKind) Name(tag language.Tag) string {
	if k == 0 || int(k) >= len(layout.ConditionKinds) {
		return ""
	}
	return word(layout.WordCondition+int(k), tag)
}

// Taxon returns the taxon the condition names: the listed one or one below it.
func (c Condition) Taxon() species.Taxon {
	if c.ed == nil {
		return species.Taxon{}
	}
	return c.ed.names.ByRow(c.ed.conditions.U32(c.row, 0))
}

// Appendix returns the Appendix whose listing has the condition.
func (c Condition) Appendix() Appendix {
	if c.ed == nil {
		return 0
	}
	return Appendix(c.ed.conditions.U8(c.row, 4))
}

// Kind returns the kind.
func (c Condition) Kind() ConditionKind {
	if c.ed == nil {
		return 0
	}
	return ConditionKind(c.ed.conditions.U8(c.row, 5))
}

// Area returns the countries of origin to which it is limited.
func (c Condition) Area() Area {
	if c.ed == nil {
		return Area{}
	}
	return Area{c.ed, c.ed.conditions.U16(c.row, 6)}
}

// Since returns the date since when the condition is in force, as far as known:
// the date of the edition where the histories do not say.
func (c Condition) Since() cites.Date { return c.date(48) }

// Until returns the last date on which it is in force, zero while no end is known.
func (c Condition) Until() cites.Date { return c.date(52) }

// InForce reports whether the condition is known to be in force on a date.
func (c Condition) InForce(on cites.Date) bool {
	return c.ed != nil && c.Since() <= on && (c.Until() == 0 || on <= c.Until())
}

func (c Condition) date(col int) cites.Date {
	if c.ed == nil {
		return 0
	}
	return cites.Date(c.ed.conditions.U32(c.row, col))
}

// Sources, Purposes and Terms return the codes to which it is limited,
// separated by a comma, or "" for all. "Wild" is W, "commercial" is T.
func (c Condition) Sources() string { return c.field(8) }

// Purposes returns the purpose codes to which it is limited, or "".
func (c Condition) Purposes() string { return c.field(14) }

// Terms returns the term codes to which it is limited, or "".
func (c Condition) Terms() string { return c.field(20) }

// Amount returns the quota as a decimal number, or "".
func (c Condition) Amount() string { return c.field(26) }

// Unit returns the unit of Amount as a code of UN/ECE Recommendation 20, NAR
// for a number of specimens.
func (c Condition) Unit() string { return c.field(32) }

// Text returns, in English and in our words, what the other fields do not say.
func (c Condition) Text() string { return c.field(38) }

// TextIn returns what [Condition.Text] says in a reader's language. No speaker of
// another language than English has reviewed these texts.
func (c Condition) TextIn(tag language.Tag) string {
	if c.ed == nil {
		return ""
	}
	if i := c.ed.conditions.U32(c.row, 44); i > 0 && int(i) <= c.ed.spoken.Len()/lang.Count {
		return c.ed.field(c.ed.spoken, (i-1)*uint32(lang.Count)+uint32(lang.Index(tag)), 0)
	}
	return c.Text()
}

func (c Condition) field(col int) string {
	if c.ed == nil {
		return ""
	}
	return c.ed.field(c.ed.conditions, c.row, col)
}

// Concerns reports whether the condition speaks of a specimen with these codes.
// A code that is not given ("") may be any and counts as concerned; origin is
// the country of origin, zero if not known. A part of a country counts.
func (c Condition) Concerns(origin countries.Code, source, purpose, term string) bool {
	if c.ed == nil {
		return false
	}
	in := func(list, code string) bool {
		return list == "" || code == "" || strings.Contains(","+list+",", ","+code+",")
	}
	return in(c.Sources(), source) && in(c.Purposes(), purpose) && in(c.Terms(), term) &&
		(origin == 0 || c.Area().Extent(origin) != Outside)
}
