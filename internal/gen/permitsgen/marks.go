package permitsgen

import (
	"slices"
	"strconv"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
)

// The tables of what stands in or beside a permit in codes of its own: labels
// and tags, weights of timber, numbers of documents, the former meanings of
// codes, the rules for reports.

type markCode struct{ key, taxon string }

var markKinds = []string{"caviar", "crocodile"}

func (b *builder) readMarkCodes(d *tsv.Dir) error {
	t, err := b.read(d, "mark_codes", "kind", "code", "taxon", "source", "notes")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		if !slices.Contains(markKinds, r.Get("kind")) || !allIn(r.Get("code"), 'A', 'Z') || len(r.Get("code")) != 3 {
			return r.Errorf("code", "%s %q is no kind and code of three capital letters", r.Get("kind"), r.Get("code"))
		}
		b.marks = append(b.marks, markCode{r.Get("kind") + "." + r.Get("code"), r.Get("taxon")})
	}
	return nil
}

func allIn(s string, from, to rune) bool {
	return !strings.ContainsFunc(s, func(c rune) bool { return c < from || c > to })
}

type timber struct {
	taxon     string
	kilograms int
}

func (b *builder) readTimber(d *tsv.Dir) error {
	t, err := b.read(d, "timber", "taxon", "kilograms", "source", "notes")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		rank, name, _ := strings.Cut(r.Get("taxon"), " ")
		if !slices.Contains(ranks, rank) || name == "" {
			return r.Errorf("taxon", "%q is not a rank and a name", r.Get("taxon"))
		}
		kg, err := strconv.Atoi(r.Get("kilograms"))
		if err != nil || kg < 50 || kg > 2000 {
			return r.Errorf("kilograms", "%q is no weight of a cubic metre of wood", r.Get("kilograms"))
		}
		b.timber = append(b.timber, timber{r.Get("taxon"), kg})
	}
	return nil
}

type numberPattern struct{ scheme, country, pattern, example string }

func (b *builder) readNumberPatterns(d *tsv.Dir) error {
	t, err := b.read(d, "number_patterns", "scheme", "country", "pattern", "example", "source", "notes")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		n := numberPattern{r.Get("scheme"), r.Get("country"), r.Get("pattern"), r.Get("example")}
		if n.scheme == "" || n.pattern == "" || n.example == "" || len(n.country) != 0 && len(n.country) != 2 {
			return r.Errorf("pattern", "a scheme has a pattern and an example, and a country of two letters or none")
		}
		b.numbers = append(b.numbers, n)
	}
	return nil
}

type codeMeaning struct {
	code, meaning int
	from, until   cites.Date
}

func (b *builder) readHistory(d *tsv.Dir) error {
	t, err := b.read(d, "code_history", "key", "from", "until", "meaning", "source", "notes")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		i, ok := b.byKey[r.Get("key")]
		j, also := b.byKey[r.Get("meaning")]
		if !ok || !also || b.codes[i].kind != b.codes[j].kind {
			return r.Errorf("key", "no code %q, or no meaning %q of its kind", r.Get("key"), r.Get("meaning"))
		}
		m := codeMeaning{code: i, meaning: j}
		if m.from, err = r.Date("from"); err != nil {
			return err
		}
		if m.until, err = r.Date("until"); err != nil {
			return err
		}
		if m.from == 0 && m.until == 0 || m.until != 0 && m.until < m.from {
			return r.Errorf("from", "a meaning begins or ends on a day, and does not end before it begins")
		}
		if n := len(b.history); n > 0 && b.history[n-1].code == i && (b.history[n-1].until == 0 || b.history[n-1].until >= m.from) {
			return r.Errorf("from", "two meanings of %s overlap", r.Get("key"))
		}
		b.history = append(b.history, m)
	}
	return nil
}

type reportRule struct {
	number         int
	class, columns string
	strict         bool
}

func (b *builder) readReportRules(d *tsv.Dir) error {
	t, err := b.read(d, "report_rules", "number", "class", "columns", "strict", "source")
	if err != nil {
		return err
	}
	for i, r := range t.Rows {
		x := reportRule{class: r.Get("class"), columns: r.Get("columns")}
		if x.number, err = strconv.Atoi(r.Get("number")); err != nil || x.number != i+1 {
			return r.Errorf("number", "the rules are numbered from 1 without gaps")
		}
		if x.strict, err = yesNo(r, "strict"); err != nil {
			return err
		}
		b.reportRules = append(b.reportRules, x)
	}
	return nil
}

// checkReportRules holds the rules for reports against the findings: the strict
// ones are errors, the others warnings.
func (b *builder) checkReportRules() error {
	for _, f := range b.findings {
		n, err := strconv.Atoi(strings.TrimPrefix(f.variant, "r"))
		if b.rules[f.rule].code != "CITES-ANNREPORT" || err != nil {
			continue
		}
		if n < 1 || n > len(b.reportRules) {
			return f.row.Errorf("variant", "report_rules.tsv has no rule %d", n)
		}
		if strict := severities[f.severity] == "error"; strict != b.reportRules[n-1].strict {
			return f.row.Errorf("severity", "rule %d of report_rules.tsv is strict: %v", n, b.reportRules[n-1].strict)
		}
	}
	return nil
}

// markTables are the packed tables, whose texts go before them into the blob.
type markTables struct {
	marks, timber, numbers, history, reports *pack.Table
	markKeys, timberKeys                     []string
}

func (m markTables) addTo(out *pack.Blob) {
	out.AddTable(m.marks)
	out.AddIndex(m.markKeys)
	out.AddTable(m.timber)
	out.AddIndex(m.timberKeys)
	out.AddTable(m.numbers)
	out.AddTable(m.history)
	out.AddTable(m.reports)
}

func (b *builder) packMarks() markTables {
	marks := pack.NewTable(16)
	var markKeys []string
	for _, m := range b.marks {
		markKeys = append(markKeys, m.key)
		marks.Row().U32(b.text.Add(m.key)).U32(uint32(len(m.key))).U32(b.text.Add(m.taxon)).U32(uint32(len(m.taxon)))
	}
	timber := pack.NewTable(12)
	var timberKeys []string
	for _, x := range b.timber {
		timberKeys = append(timberKeys, x.taxon)
		timber.Row().U32(b.text.Add(x.taxon)).U32(uint32(len(x.taxon))).U32(uint32(x.kilograms))
	}
	numbers := pack.NewTable(32)
	for _, n := range b.numbers {
		numbers.Row()
		for _, s := range []string{n.scheme, n.country, n.pattern, n.example} {
			numbers.U32(b.text.Add(s)).U32(uint32(len(s)))
		}
	}
	history := pack.NewTable(12)
	for _, m := range b.history {
		history.Row().U16(uint16(m.code)).U16(uint16(m.meaning)).U32(uint32(m.from)).U32(uint32(m.until))
	}
	reports := pack.NewTable(20)
	for _, x := range b.reportRules {
		reports.Row().U8(uint8(x.number)).U8(flag(x.strict)).U16(0).
			U32(b.text.Add(x.class)).U32(uint32(len(x.class))).U32(b.text.Add(x.columns)).U32(uint32(len(x.columns)))
	}
	return markTables{marks, timber, numbers, history, reports, markKeys, timberKeys}
}
