package appendixgen

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/species"
)

// annotations is what the tables annotations*.tsv hold.
type annotations struct {
	wordings    []wording
	terms       map[string]*[layout.ClassCount]uint8
	words       [layout.CoverageCount][lang.Count]string
	definitions [len(layout.Definitions)]definition
}

// wording is the text of an annotation, or of what stands for one, in force
// from since until until.
type wording struct {
	row          tsv.Row
	key          uint32
	since, until cites.Date
	clauses      []clause
}

type clause struct {
	row              tsv.Row
	kind             uint8
	classes          [2]uint8
	tests            uint16
	exporter, origin countries.Code
	in, out          []species.Taxon
	term             string
	number           uint8 // annotation that it refers to
}

type definition struct {
	fact     uint8
	citation string
	texts    [lang.Count]string
}

// readAnnotations reads the tables of the annotations and holds the listings
// against them.
func (b *builder) readAnnotations() error {
	b.annotations.terms = make(map[string]*[layout.ClassCount]uint8)
	for _, step := range []func() error{b.readWordings, b.readTerms, b.readCoverageWords, b.readDefinitions, b.checkWordings} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) readWordings() error {
	t, err := b.read("annotations", "kingdom", "annotation", "since", "until", "order", "kind", "what", "if", "taxa", "source", "notes")
	if err != nil {
		return err
	}
	ws := &b.annotations.wordings
	for _, r := range t.Rows {
		w := wording{row: r}
		if w.key, err = wordingKey(r); err != nil {
			return err
		}
		if w.since, err = r.Date("since"); err != nil {
			return err
		}
		if w.until, err = r.Date("until"); err != nil {
			return err
		}
		if w.since == 0 || w.until != 0 && w.until < w.since {
			return r.Errorf("since", "a wording begins on a day and ends after it")
		}
		last := len(*ws) - 1
		same := last >= 0 && (*ws)[last].key == w.key && (*ws)[last].since == w.since
		if !same {
			*ws = append(*ws, w)
			last++
		}
		at := &(*ws)[last]
		if at.until != w.until || at.row.Get("source") != r.Get("source") {
			return r.Errorf("until", "the clauses of a wording have one end and one source")
		}
		c, err := readClause(r, byte(w.key>>16))
		if err != nil {
			return err
		}
		at.clauses = append(at.clauses, c)
		if want := fmt.Sprintf("%02d", len(at.clauses)); r.Get("order") != want {
			return r.Errorf("order", "%q, want %q", r.Get("order"), want)
		}
	}
	slices.SortFunc(*ws, func(x, y wording) int {
		return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.since, y.since))
	})
	for i := 1; i < len(*ws); i++ {
		x, y := (*ws)[i-1], (*ws)[i]
		if x.key == y.key && (x.until == 0 || x.until >= y.since) {
			return y.row.Errorf("since", "begins before the wording of line %d ends", x.row.Line)
		}
	}
	return nil
}

func wordingKey(r tsv.Row) (uint32, error) {
	kingdoms := map[string]species.Kingdom{"": 0, "Animalia": species.Animalia, "Plantae": species.Plantae}
	k, ok := kingdoms[r.Get("kingdom")]
	if !ok {
		return 0, r.Errorf("kingdom", "%q is neither Animalia nor Plantae", r.Get("kingdom"))
	}
	a := r.Get("annotation")
	if n, ok := strings.CutPrefix(a, "#"); ok && k != 0 {
		v, err := strconv.ParseUint(n, 10, 8)
		if err != nil || v == 0 {
			return 0, r.Errorf("annotation", "%q is not of the form #4", a)
		}
		return layout.WordingKey(layout.Numbered, uint8(k), uint8(v)), nil
	}
	if n, ok := appendices[a]; ok && k != 0 {
		return layout.WordingKey(layout.Plain, uint8(k), n), nil
	}
	topic := slices.Index(layout.Topics[:], a)
	if topic < int(layout.TopicPropagated) || k != 0 {
		topics := layout.Topics[layout.TopicPropagated:]
		return 0, r.Errorf("annotation", "%q is neither a number or an Appendix of a kingdom nor one of %v", a, topics)
	}
	return layout.WordingKey(uint8(topic), 0, 0), nil
}

func readClause(r tsv.Row, topic uint8) (c clause, err error) {
	c.row = r
	k := slices.Index(layout.ClauseKinds[:], r.Get("kind"))
	if k <= 0 {
		return c, r.Errorf("kind", "%q is none of %v", r.Get("kind"), layout.ClauseKinds[1:])
	}
	c.kind = uint8(k)
	what := r.Get("what")
	if c.kind == layout.Refers {
		n, err := strconv.ParseUint(strings.TrimPrefix(what, "#"), 10, 8)
		if err != nil || n == 0 {
			return c, r.Errorf("what", "%q is no annotation to refer to", what)
		}
		c.number, what = uint8(n), "all"
	}
	classes := strings.Split(what, "+")
	if len(classes) > len(c.classes) {
		return c, r.Errorf("what", "%q joins more than %d classes", what, len(c.classes))
	}
	for i, name := range classes {
		n := slices.Index(layout.Classes[:], name)
		if n < 0 {
			return c, r.Errorf("what", "%q is not a class of product", name)
		}
		c.classes[i] = uint8(n)
	}
	for _, v := range r.List("if") {
		name, arg, _ := strings.Cut(v, ":")
		switch name {
		case "exporter", "origin":
			code, err := countries.ParseCode(arg)
			if err != nil {
				return c, r.Errorf("if", "%v", err)
			}
			if name == "exporter" {
				c.exporter = code
			} else {
				c.origin = code
			}
		case "term":
			c.term = arg
		default:
			bit := slices.Index(layout.Tests[:], name)
			if bit < 0 {
				return c, r.Errorf("if", "%q is none of exporter, origin, term and %v", name, layout.Tests)
			}
			c.tests |= 1 << bit
		}
	}
	for _, v := range r.List("taxa") {
		name, out := strings.CutPrefix(v, "!")
		ms, err := species.Lookup(name)
		if err != nil {
			return c, r.Errorf("taxa", "%q: %v", name, err)
		}
		t, ok := ms.Taxon()
		if !ok || t.Name() != name {
			return c, r.Errorf("taxa", "%q is not the name of one taxon", name)
		}
		if out {
			c.out = append(c.out, t)
		} else {
			c.in = append(c.in, t)
		}
	}
	if (c.term != "") != (c.kind == layout.TermSuffices) || (c.kind == layout.TermSuffices) != (topic == layout.TopicOnly) {
		return c, r.Errorf("kind", "a plain clause names a term and belongs to the topic only")
	}
	return c, nil
}

// readTerms reads what each term says of each class, and lets the old terms say
// what those that replace them do.
func (b *builder) readTerms() error {
	codes, err := b.dir.Read("codes", "kind", "code", "status", "replacements", "certain", "source", "notes")
	if err != nil {
		return err
	}
	terms := b.annotations.terms
	for _, r := range codes.Rows {
		if r.Get("kind") == "term" {
			terms[r.Get("code")] = new([layout.ClassCount]uint8)
		}
	}
	t, err := b.read("annotations_terms", "class", "term", "match", "source")
	if err != nil {
		return err
	}
	used := make(map[int]bool)
	for _, r := range t.Rows {
		class := slices.Index(layout.Classes[:], r.Get("class"))
		if class <= 0 {
			return r.Errorf("class", "%q is not a class of product", r.Get("class"))
		}
		used[class] = true
		match := uint8(layout.TermYes)
		if r.Get("match") == "maybe" {
			match = layout.TermMaybe
		} else if r.Get("match") != "yes" {
			return r.Errorf("match", "%q is neither yes nor maybe", r.Get("match"))
		}
		if r.Get("term") == "*" {
			for _, m := range terms {
				m[class] = match
			}
			continue
		}
		m := terms[r.Get("term")]
		if m == nil {
			return r.Errorf("term", "%q is not a term of codes.tsv", r.Get("term"))
		}
		m[class] = match
	}
	for i, c := range layout.Classes[1:] {
		if !used[i+1] {
			return fmt.Errorf("internal/data/annotations_terms.tsv: no term may be of class %s", c)
		}
	}
	for _, r := range codes.Rows {
		if r.Get("kind") != "term" || r.Get("status") == "current" {
			continue
		}
		m, replacements := terms[r.Get("code")], r.List("replacements")
		for class := 1; class < layout.ClassCount; class++ {
			if len(replacements) == 0 {
				m[class] = layout.TermMaybe // such as "other": it may be anything
			}
			for _, x := range replacements {
				v := terms[x]
				switch {
				case v == nil:
					return r.Errorf("replacements", "%q is not a term", x)
				case v[class] == layout.TermYes && len(replacements) == 1 && r.Get("certain") == "yes":
					m[class] = layout.TermYes
				case v[class] != layout.TermNo:
					m[class] = max(m[class], layout.TermMaybe)
				}
			}
		}
	}
	return nil
}

func (b *builder) readCoverageWords() error {
	t, err := b.read("annotations_words", "key", "language", "text", "reviewed", "source")
	if err != nil {
		return err
	}
	at := make(map[string]int)
	for _, list := range []struct {
		kind  string
		first int
		names []string
	}{
		{"verdict", layout.CoverageVerdict, layout.Verdicts[:]}, {"reason", layout.CoverageReason, layout.Reasons[:]},
		{"fact", layout.CoverageFact, layout.Facts[:]}, {"quota", layout.CoverageQuota, layout.Quotas[:]},
		{"clause", layout.CoverageClause, layout.ClauseKinds[:]}, {"class", layout.CoverageClass, layout.Classes[:]},
		{"test", layout.CoverageTest, layout.Tests[:]}, {"special", layout.CoverageSpecial, layout.Specials[:]},
		{"definition", layout.CoverageDefined, layout.Definitions[:]},
	} {
		for i, n := range list.names {
			if n != "" {
				at[list.kind+"."+n] = list.first + i
			}
		}
	}
	for _, r := range t.Rows {
		w, ok := at[r.Get("key")]
		if !ok {
			return r.Errorf("key", "%q is not a key that package appendix asks for", r.Get("key"))
		}
		l, err := language(r)
		if err != nil {
			return err
		}
		b.annotations.words[w][l] = r.Get("text")
	}
	for key, w := range at {
		if err := complete(&b.annotations.words[w], "annotations_words", key); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) readDefinitions() error {
	t, err := b.read("annotations_definitions", "name", "language", "text", "fact", "citation", "reviewed", "source")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		n := slices.Index(layout.Definitions[:], r.Get("name"))
		if n < 0 {
			return r.Errorf("name", "%q is none of %v", r.Get("name"), layout.Definitions)
		}
		l, err := language(r)
		if err != nil {
			return err
		}
		d := &b.annotations.definitions[n]
		d.texts[l] = r.Get("text")
		if l != lang.English {
			continue
		}
		d.citation = r.Get("citation")
		fact := slices.Index(layout.Facts[:], r.Get("fact"))
		if fact < 0 {
			return r.Errorf("fact", "%q is none of %v", r.Get("fact"), layout.Facts[1:])
		}
		d.fact = uint8(fact)
	}
	for n := range b.annotations.definitions {
		d := &b.annotations.definitions[n]
		if d.citation == "" {
			return fmt.Errorf("internal/data/annotations_definitions.tsv: no citation for %s", layout.Definitions[n])
		}
		if err := complete(&d.texts, "annotations_definitions", layout.Definitions[n]); err != nil {
			return err
		}
	}
	return nil
}

// language returns the index of the language of a line with a text.
func language(r tsv.Row) (int, error) {
	if r.Get("text") == "" {
		return 0, r.Errorf("text", "empty")
	}
	for i := range lang.Count {
		if lang.Word(i) == r.Get("language") {
			return i, nil
		}
	}
	return 0, r.Errorf("language", "%q is not in the list of languages", r.Get("language"))
}

// checkWordings holds the listings against the wordings: every annotation has a
// wording on every day on which a listing of the edition uses it, and every
// condition that exempts something has one.
func (b *builder) checkWordings() error {
	for _, l := range b.listings {
		if l.until != 0 && l.until < Law {
			continue // what is not known of the past is told as not known
		}
		topic, number := layout.Numbered, l.annotation
		if number == 0 {
			topic, number = layout.Plain, l.appendix
		}
		from := l.since
		if from < Law && (l.until == 0 || l.until >= Law) {
			from = Law // what today's entry had for a number before is not in the table
		}
		if at := b.gap(layout.WordingKey(topic, uint8(l.taxon.Kingdom()), number), from, l.until); at != 0 {
			return l.row.Errorf("annotation", "annotations.tsv has no wording of %q on %s", l.row.Get("annotation"), at)
		}
	}
	for _, w := range b.annotations.wordings {
		for _, c := range w.clauses {
			if c.kind != layout.Refers {
				continue
			}
			key := layout.WordingKey(layout.Numbered, uint8(w.key>>8), c.number)
			if at := b.gap(key, w.since, w.until); at != 0 {
				return c.row.Errorf("what", "no wording of #%d on %s", c.number, at)
			}
		}
	}
	for _, c := range b.conditions {
		topic := slices.Index(layout.Topics[:], layout.ConditionKinds[c.kind])
		if topic < 0 {
			continue
		}
		if at := b.gap(layout.WordingKey(uint8(topic), 0, 0), Law, 0); at != 0 {
			return c.row.Errorf("kind", "annotations.tsv does not say what %s means on %s", c.row.Get("kind"), at)
		}
	}
	return nil
}

// gap returns the first day from from until until (0 is for good) without a
// wording, 0 where there is none.
func (b *builder) gap(key uint32, from, until cites.Date) cites.Date {
	for _, w := range b.annotations.wordings {
		if w.key != key || w.until != 0 && w.until < from {
			continue
		}
		if w.since > from {
			return from
		}
		if w.until == 0 || until != 0 && until <= w.until {
			return 0
		}
		from = w.until.AddDays(1)
	}
	return from
}

// packAnnotations returns the sections of the annotations in the order of
// package appendixlayout.
func (b *builder) packAnnotations() []*pack.Table {
	wordings, clauses := pack.NewTable(layout.WordingWidth), pack.NewTable(layout.ClauseWidth)
	taxa, terms := pack.NewTable(layout.ClauseTaxonWidth), pack.NewTable(layout.TermWidth)
	words, definitions := pack.NewTable(layout.WordWidth), pack.NewTable(layout.DefinitionWidth)
	for _, w := range b.annotations.wordings {
		wordings.Row().U32(w.key).U32(uint32(w.since)).U32(uint32(w.until)).U16(uint16(clauses.Len())).U16(uint16(len(w.clauses)))
		b.text(wordings, w.row.Get("source"))
		wordings.U16(0)
		for _, c := range w.clauses {
			clauses.Row().U8(c.kind).U8(c.classes[0]).U8(c.classes[1]).U8(c.number).
				U16(c.tests).U16(uint16(c.exporter)).U16(uint16(c.origin)).
				U16(uint16(taxa.Len())).U8(uint8(len(c.in))).U8(uint8(len(c.out))).U16(0).U32(packTerm(c.term))
			b.text(clauses, c.row.Get("notes"))
			clauses.U16(0)
			for _, t := range append(c.in, c.out...) {
				taxa.Row().U32(t.Row())
			}
		}
	}
	var codes []string
	for c := range b.annotations.terms {
		codes = append(codes, c)
	}
	slices.SortFunc(codes, func(x, y string) int { return cmp.Compare(packTerm(x), packTerm(y)) })
	for _, code := range codes {
		terms.Row().U32(packTerm(code))
		var bits [layout.ClassWords]uint32
		for class, v := range b.annotations.terms[code] {
			bits[class/16] |= uint32(v) << (class % 16 * 2)
		}
		for _, v := range bits {
			terms.U32(v)
		}
	}
	for _, texts := range b.annotations.words {
		for _, s := range texts {
			words.Row()
			b.text(words, s)
			words.U16(0)
		}
	}
	for _, d := range b.annotations.definitions {
		for _, s := range d.texts {
			definitions.Row().U8(d.fact).U8(0)
			b.text(definitions, s)
			b.text(definitions, d.citation)
			definitions.U16(0)
		}
	}
	return []*pack.Table{wordings, clauses, taxa, terms, words, definitions}
}

// packTerm returns a term code of up to four letters as a number.
func packTerm(code string) uint32 {
	var p [4]byte
	copy(p[:], code)
	return binary.BigEndian.Uint32(p[:])
}
