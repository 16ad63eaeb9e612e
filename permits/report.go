package permits

import (
	"iter"
	"strconv"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// ReportRow is a row of an annual report under Article VIII.7, as it stands in
// the file: every field is text, so that what is wrong stays visible.
type ReportRow struct {
	Year           string `json:"year,omitempty"`
	Reporter       string `json:"reporter,omitempty"`     // country whose report it is
	ReporterType   string `json:"reporterType,omitempty"` // E for exports, I for imports
	Appendix       string `json:"appendix,omitempty"`
	Taxon          string `json:"taxon,omitempty"`
	Term           string `json:"term,omitempty"`
	Quantity       string `json:"quantity,omitempty"`
	Unit           string `json:"unit,omitempty"`           // blank means number of specimens
	TradingPartner string `json:"tradingPartner,omitempty"` // the importer of exports, the exporter of imports
	Origin         string `json:"origin,omitempty"`         // country of origin, blank where it is the exporter
	Purpose        string `json:"purpose,omitempty"`
	Source         string `json:"source,omitempty"`
	ExportPermit   string `json:"exportPermit,omitempty"`
	ImportPermit   string `json:"importPermit,omitempty"`
	OriginPermit   string `json:"originPermit,omitempty"`
}

// exporter and importer return who is which.
func (r *ReportRow) exporter() string {
	if strings.EqualFold(trim(r.ReporterType), "I") {
		return trim(r.TradingPartner)
	}
	return trim(r.Reporter)
}

func (r *ReportRow) importer() string {
	if strings.EqualFold(trim(r.ReporterType), "I") {
		return trim(r.Reporter)
	}
	return trim(r.TradingPartner)
}

// ReportFinding is what [CheckReport] found in a row.
type ReportFinding struct {
	Row  int // from 0, in the order of the report
	Rule int // number of UNEP-WCMC's rule, 1 to 26
	Finding
}

// MarshalJSON writes {row, rule, finding}, the last as a [Finding] is written.
func (f ReportFinding) MarshalJSON() ([]byte, error) {
	return encodeJSON(struct {
		Row     int     `json:"row"`
		Rule    int     `json:"rule"`
		Finding Finding `json:"finding"`
	}{f.Row, f.Rule, f.Finding})
}

// ReportRule is one of the rules by which UNEP-WCMC validates annual reports.
// The zero ReportRule is none.
type ReportRule struct {
	b   *blob
	row uint32
}

// ReportRules yields the rules in the order of their numbers.
func ReportRules() iter.Seq[ReportRule] {
	return func(yield func(ReportRule) bool) {
		b := tables()
		for row := range uint32(b.reports.Len()) {
			if !yield(ReportRule{b, row}) {
				return
			}
		}
	}
}

// Number returns the number of the rule.
func (r ReportRule) Number() int {
	if r.b == nil {
		return 0
	}
	return int(r.b.reports.U8(r.row, 0))
}

// Strict reports whether a row that fails is refused: then its finding is an
// error, and otherwise a warning.
func (r ReportRule) Strict() bool { return r.b != nil && r.b.reports.U8(r.row, 1) != 0 }

// Class returns what kind of rule it is: presence, numericality, format,
// inclusion, appendix-year, distinct or taxon-source.
func (r ReportRule) Class() string { return r.text(4) }

// Columns yields the columns that the rule judges, by the names of the fields of
// the JSON form of [ReportRow]; exporter and importer are derived.
func (r ReportRule) Columns() iter.Seq[string] { return strings.SplitSeq(r.text(12), ",") }

func (r ReportRule) text(col int) string {
	if r.b == nil {
		return ""
	}
	return r.b.text.At(r.b.reports.U32(r.row, col), r.b.reports.U32(r.row, col+4))
}

// CheckReport judges the rows of an annual report by the 26 rules of
// [ReportRules] and yields what it finds, row by row, as it reads them: a
// report of millions of rows takes the memory of one. The findings are those of
// the rule CITES-ANNREPORT; their path is the number of the row and the column,
// such as /0/term. A rule that needs a column which another rule has refused
// does not speak of the row.
//
// Codes are judged as they were meant in the year of the row: COS is coral sand
// before 2017. The range of a taxon and the Appendices of a year are those of the
// tables, or of [WithEdition]; the other options but [Ignore] say nothing here.
func CheckReport(rows iter.Seq[ReportRow], opts ...CheckOption) iter.Seq[ReportFinding] {
	return func(yield func(ReportFinding) bool) {
		r := reportChecker{yield: yield, more: true}
		for _, o := range opts {
			if o != nil {
				o(&r.options)
			}
		}
		if r.tables.IsZero() {
			r.tables = appendix.Embedded()
		}
		for row := range rows {
			r.check(&row)
			if !r.more {
				return
			}
			r.at++
		}
	}
}

type reportChecker struct {
	options
	yield func(ReportFinding) bool
	more  bool
	at    int
}

func (r *reportChecker) report(rule int, variant, column string, args ...string) {
	if !r.more {
		return
	}
	f, ok := r.finding("/"+strconv.Itoa(r.at)+"/"+column, "CITES-ANNREPORT", variant, args...)
	if !ok {
		return
	}
	r.more = r.yield(ReportFinding{r.at, rule, f})
}

// reportFacts is what the columns of a row mean, zero where one means nothing.
type reportFacts struct {
	year            int
	term, unit      codeRow
	purpose, source codeRow
	taxa            [2]species.Taxon // the second only of a hybrid
	appendix        appendix.Appendix
	partner, origin countries.Code
	exporter        countries.Code
	named, euOnly   bool // the taxon, the Appendix N
	unitOK          bool
}

func (r *reportChecker) check(row *ReportRow) {
	r.presence(row)
	f := r.facts(row)
	r.pairs(row, &f)
	r.places(row, &f)
}

// presence is rules 1 to 6.
func (r *reportChecker) presence(row *ReportRow) {
	for _, x := range [...]struct {
		rule            int
		variant, column string
		value           string
	}{
		{1, "r01", "tradingPartner", row.TradingPartner}, {2, "r02", "term", row.Term}, {3, "r03", "taxon", row.Taxon},
		{4, "r04", "appendix", row.Appendix}, {5, "r05", "quantity", row.Quantity}, {6, "r06", "year", row.Year},
	} {
		if trim(x.value) == "" {
			r.report(x.rule, x.variant, x.column, x.column)
		}
	}
}

// facts reads the columns: rules 7 to 17.
func (r *reportChecker) facts(row *ReportRow) reportFacts {
	var f reportFacts
	if q := trim(row.Quantity); q != "" && !ParseDecimal(q).Valid() {
		r.report(7, "r07", "quantity", "quantity", shorten(q))
	}
	if y := trim(row.Year); y != "" {
		switch n, err := strconv.Atoi(y); {
		case err != nil:
			r.report(8, "r08", "year", "year", shorten(y))
		case len(y) != 4 || n < 1000:
			r.report(9, "r09", "year", shorten(y))
		default:
			f.year = n
		}
	}
	code := func(rule int, variant string, k kind, column, value string) codeRow {
		value = trim(value)
		c := find(k, value)
		if value != "" && !c.ok {
			r.report(rule, variant, column, column, shorten(value))
		}
		if c.ok && f.year != 0 {
			if then := c.on(lastDay(f.year)); then.ok {
				c = then
			}
		}
		return c
	}
	f.term = code(10, "r10", kindTerm, "term", row.Term)
	f.source = code(11, "r11", kindSource, "source", row.Source)
	f.purpose = code(12, "r12", kindPurpose, "purpose", row.Purpose)
	f.unit = code(13, "r13", kindUnit, "unit", row.Unit)
	f.unitOK = f.unit.ok || trim(row.Unit) == ""
	country := func(rule int, variant, column, value string) countries.Code {
		value = trim(value)
		if value == "" {
			return 0
		}
		c, err := countries.ParseCode(value)
		if err != nil {
			r.report(rule, variant, column, column, shorten(value))
		}
		return c
	}
	f.partner = country(14, "r14", "tradingPartner", row.TradingPartner)
	f.origin = country(15, "r15", "origin", row.Origin)
	if e, err := countries.ParseCode(row.exporter()); err == nil {
		f.exporter = e
	}
	if name := trim(row.Taxon); name != "" {
		if f.named = r.taxon(&f, name); !f.named {
			r.report(16, "r16", "taxon", shorten(name))
		}
	}
	switch a := strings.ToUpper(trim(row.Appendix)); a {
	case "", "N":
		f.euOnly = a == "N"
	case "I", "II", "III":
		f.appendix, _ = appendix.Parse(a) // one of the three
	default:
		r.report(17, "r17", "appendix", shorten(a))
	}
	return f
}

// taxon finds the taxon of a name, or the parents of a hybrid.
func (r *reportChecker) taxon(f *reportFacts, name string) bool {
	found, err := r.tables.Species().Lookup(name)
	if t, ok := found.Taxon(); err == nil && ok {
		f.taxa[0] = t
		return true
	}
	names, ok := parentNames(name)
	if !ok {
		return false
	}
	for i, n := range names {
		found, err := r.tables.Species().Lookup(n)
		t, one := found.Taxon()
		if err != nil || !one {
			return false
		}
		f.taxa[i] = t
	}
	return true
}

func lastDay(year int) cites.Date { return cites.Date(year<<9 | 12<<5 | 31) }

// pairs is rules 18 to 21 and 26.
func (r *reportChecker) pairs(row *ReportRow, f *reportFacts) {
	if f.named && f.year != 0 && (f.appendix != 0 || f.euOnly) {
		name, year := f.taxa[0].Name(), trim(row.Year)
		switch in, known := r.inAppendix(f); {
		case !known:
			r.report(18, "r18-not-checked", "appendix", name, strings.ToUpper(trim(row.Appendix)), year)
		case !in:
			r.report(18, "r18", "appendix", name, f.appendix.String(), year)
		}
	}
	if f.unitOK {
		if ok, known := withUnit(f.term, Unit(f.unit.text())); known && !ok {
			r.report(19, "r19", "unit", f.term.text(), string(Unit(f.unit.text()).today()))
		}
	}
	if ok, known := withPurpose(f.term, Purpose(f.purpose.text())); known && !ok {
		r.report(20, "r20", "purpose", f.term.text(), f.purpose.text())
	}
	if !f.named {
		return
	}
	fits, judged := false, false
	for _, t := range f.taxa {
		ok, known := withTaxon(f.term, t)
		fits, judged = fits || ok, judged || known
	}
	if judged && !fits {
		r.report(21, "r21", "term", f.taxa[0].Name(), f.term.text())
	}
	fit := fitOK
	switch f.taxa[0].Kingdom() {
	case species.Animalia:
		fit = f.source.onAnimals()
	case species.Plantae:
		fit = f.source.onPlants()
	}
	if fit == fitNot {
		r.report(26, "r26", "source", f.source.text(), f.taxa[0].Name())
	}
}

// inAppendix reports whether a taxon, or a parent, was in the Appendix at some
// time in the year. known is false for the N of the European Union's own lists and
// for a year before the first edition.
func (r *reportChecker) inAppendix(f *reportFacts) (in, known bool) {
	if f.euOnly || lastDay(f.year) < r.tables.First() {
		return false, false
	}
	for _, t := range f.taxa {
		if t.IsZero() {
			continue
		}
		answer, err := appendix.Of(t, lastDay(f.year), appendix.WithEdition(r.tables))
		if err == nil && answer.Appendices().Has(f.appendix) {
			return true, true
		}
		history, err := appendix.History(t, appendix.WithEdition(r.tables))
		if err != nil {
			return false, false
		}
		for _, p := range history {
			if p.From <= lastDay(f.year) && (p.Until == 0 || p.Until > lastDay(f.year-1)) && p.Answer.Appendices().Has(f.appendix) {
				return true, true
			}
		}
	}
	return false, true
}

// places is rules 22 to 25.
func (r *reportChecker) places(row *ReportRow, f *reportFacts) {
	t := f.taxa[0]
	if Source(f.source.text()) == Wild && f.named && f.taxa[1].IsZero() && t.Rank() >= species.Species {
		switch {
		case f.origin != 0:
			r.inRange(22, "r22", "origin", t, f.origin)
		case trim(row.Origin) == "" && f.exporter != 0:
			r.inRange(23, "r23", exporterColumn(row), t, f.exporter)
		}
	}
	exporter, importer := row.exporter(), row.importer()
	if origin := trim(row.Origin); origin != "" && strings.EqualFold(origin, exporter) {
		r.report(24, "r24", "origin", strings.ToUpper(shorten(exporter)))
	}
	if exporter != "" && strings.EqualFold(exporter, importer) {
		r.report(25, "r25", "tradingPartner", strings.ToUpper(shorten(exporter)))
	}
}

func exporterColumn(row *ReportRow) string {
	if strings.EqualFold(trim(row.ReporterType), "I") {
		return "tradingPartner"
	}
	return "reporter"
}

func (r *reportChecker) inRange(rule int, variant, column string, t species.Taxon, country countries.Code) {
	if country == countries.Unknown || !isPlace(country) {
		return
	}
	switch in, known := t.InRange(country); {
	case !known:
		r.report(rule, "r22-not-checked", column, t.Name())
	case !in:
		r.report(rule, variant, column, t.Name(), country.String())
	}
}
