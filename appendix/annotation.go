package appendix

import (
	"iter"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/species"
)

// coverageTables are the tables of the blob from which coverage is decided.
type coverageTables struct {
	wordings    dataset.Table
	clauses     dataset.Table
	taxa        dataset.Table
	terms       dataset.Table
	words       dataset.Table
	definitions dataset.Table
}

func openCoverage(f dataset.File) coverageTables {
	return coverageTables{
		wordings:    f.Table(layout.Wordings, layout.WordingWidth),
		clauses:     f.Table(layout.Clauses, layout.ClauseWidth),
		taxa:        f.Table(layout.ClauseTaxa, layout.ClauseTaxonWidth),
		terms:       f.Table(layout.Terms, layout.TermWidth),
		words:       f.Table(layout.CoverageWords, layout.WordWidth),
		definitions: f.Table(layout.DefinitionTable, layout.DefinitionWidth),
	}
}

// Wording is what a numbered annotation, or an entry without one, covers from
// one date to another: a list of clauses in our words. Where the printed text
// changed and what it covers did not, it is one Wording. The zero Wording is
// none.
type Wording struct {
	ed  *edition
	row uint32
}

// Wordings returns every wording of the numbered annotations since 1975, those
// of fauna first, in the order of their numbers and dates. Those of entries
// without an annotation follow.
func Wordings() iter.Seq[Wording] {
	return func(yield func(Wording) bool) {
		ed, err := current()
		if err != nil {
			return
		}
		for row := range uint32(ed.coverage.wordings.Len()) {
			w := Wording{ed, row}
			if t := w.topic(); (t == layout.Numbered || t == layout.Plain) && !yield(w) {
				return
			}
		}
	}
}

// Wording returns the wording of the annotation that is in force on a date.
func (a Annotation) Wording(on cites.Date) (Wording, bool) {
	ed, err := current()
	if err != nil || a.Number == 0 {
		return Wording{}, false
	}
	return ed.wording(layout.WordingKey(layout.Numbered, uint8(a.Kingdom), a.Number), on)
}

// Covers says whether the annotation covers a product by its wording of a date.
// It looks at no listing: not at whether anything bore the annotation then, and
// not at conditions beside it; [Answer.Covers] does.
func (a Annotation) Covers(p Product, on cites.Date) Coverage {
	ed, err := current()
	if err != nil || a.Number == 0 {
		return Coverage{}
	}
	return ed.judgeNumbered(uint8(a.Kingdom), a.Number, &p, on)
}

// wording finds the wording of a key that is in force on a date.
func (ed *edition) wording(key uint32, on cites.Date) (Wording, bool) {
	t := ed.coverage.wordings
	lo, hi := uint32(0), uint32(t.Len())
	for lo < hi {
		mid := lo + (hi-lo)/2
		k := t.U32(mid, 0)
		if k < key || k == key && cites.Date(t.U32(mid, 4)) <= on {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		return Wording{}, false
	}
	w := Wording{ed, lo - 1}
	if t.U32(w.row, 0) != key || w.Until() != 0 && w.Until() < on {
		return Wording{}, false
	}
	return w, true
}

func (w Wording) u32(col int) uint32 {
	if w.ed == nil {
		return 0
	}
	return w.ed.coverage.wordings.U32(w.row, col)
}

func (w Wording) topic() uint8 { return uint8(w.u32(0) >> 16) }

// IsZero reports whether it is no wording.
func (w Wording) IsZero() bool { return w.ed == nil }

// Annotation returns the annotation, zero for an entry without one.
func (w Wording) Annotation() Annotation {
	if w.topic() != layout.Numbered {
		return Annotation{}
	}
	return Annotation{Kingdom: w.Kingdom(), Number: uint8(w.u32(0))}
}

// Kingdom returns the kingdom for which it is written.
func (w Wording) Kingdom() species.Kingdom { return species.Kingdom(w.u32(0) >> 8) }

// Appendix returns the Appendix whose entries without an annotation it is
// about, zero for an annotation.
func (w Wording) Appendix() Appendix {
	if w.topic() != layout.Plain {
		return 0
	}
	return Appendix(w.u32(0))
}

// Since returns the first date on which it is in force.
func (w Wording) Since() cites.Date { return cites.Date(w.u32(4)) }

// Until returns the last date on which it is in force, zero while no end is
// known.
func (w Wording) Until() cites.Date { return cites.Date(w.u32(8)) }

// Sources returns the keys of the sources, separated by a comma.
func (w Wording) Sources() string {
	if w.ed == nil {
		return ""
	}
	return w.ed.field(w.ed.coverage.wordings, w.row, 16)
}

// Clauses returns the clauses in their order.
func (w Wording) Clauses() iter.Seq[Clause] {
	return func(yield func(Clause) bool) {
		first, end := w.span()
		for i := first; i < end; i++ {
			if !yield(Clause{w.ed, i}) {
				return
			}
		}
	}
}

func (w Wording) span() (first, end uint32) {
	if w.ed == nil {
		return 0, 0
	}
	t := w.ed.coverage.wordings
	first = uint32(t.U16(w.row, 12))
	return first, first + uint32(t.U16(w.row, 14))
}

// Clause is one provision of a [Wording]: what it covers or leaves out. The
// zero Clause is none.
type Clause struct {
	ed  *edition
	row uint32
}

// ClauseKind says what a clause does.
type ClauseKind uint8

// Kinds of clause.
const (
	ClauseIncludes ClauseKind = ClauseKind(layout.Includes)     // the annotation covers it
	ClauseExcludes ClauseKind = ClauseKind(layout.Excludes)     // it does not
	ClauseKeeps    ClauseKind = ClauseKind(layout.Keeps)        // an exemption does not extend to it
	ClauseRefers   ClauseKind = ClauseKind(layout.Refers)       // another annotation decides
	ClauseUnclear  ClauseKind = ClauseKind(layout.Undetermined) // what it says of it is not known
)

// String returns the kind as the tables write it, such as "excludes".
func (k ClauseKind) String() string {
	if int(k) >= len(layout.ClauseKinds) {
		return ""
	}
	return layout.ClauseKinds[k]
}

func (c Clause) u8(col int) uint8 {
	if c.ed == nil {
		return 0
	}
	return c.ed.coverage.clauses.U8(c.row, col)
}

func (c Clause) u16(col int) uint16 {
	if c.ed == nil {
		return 0
	}
	return c.ed.coverage.clauses.U16(c.row, col)
}

// IsZero reports whether it is no clause.
func (c Clause) IsZero() bool { return c.ed == nil }

// Kind returns what the clause does.
func (c Clause) Kind() ClauseKind { return ClauseKind(c.u8(0)) }

// Classes returns the classes of product that it is about, of all of which the
// product is to be: such as "cosmetic" and "retail", or "all".
func (c Clause) Classes() iter.Seq[string] {
	return func(yield func(string) bool) {
		if c.ed == nil {
			return
		}
		for col := 1; col <= 2; col++ {
			if n := int(c.u8(col)); n < layout.ClassCount && (col == 1 || n != 0) && !yield(layout.Classes[n]) {
				return
			}
		}
	}
}

// Taxa returns the taxa to which it is limited; none for all.
func (c Clause) Taxa() iter.Seq[species.Taxon] { return c.taxa(0, int(c.u8(12))) }

func (c Clause) taxa(from, n int) iter.Seq[species.Taxon] {
	return func(yield func(species.Taxon) bool) {
		for i := range n {
			if !yield(c.taxon(from + i)) {
				return
			}
		}
	}
}

func (c Clause) taxon(i int) species.Taxon {
	return species.ByRow(c.ed.coverage.taxa.U32(uint32(c.u16(10))+uint32(i), 0))
}

// Exporter and Origin return the country to which it is limited, or zero.
func (c Clause) Exporter() countries.Code { return countries.Code(c.u16(6)) }

// Origin returns the country of origin to which it is limited, or zero.
func (c Clause) Origin() countries.Code { return countries.Code(c.u16(8)) }

// Refers returns the annotation that decides, for ClauseRefers; those of one
// kingdom refer to each other.
func (c Clause) Refers() uint8 { return c.u8(3) }

// Notes returns what is doubtful about it, in English, or "".
func (c Clause) Notes() string {
	if c.ed == nil {
		return ""
	}
	return c.ed.field(c.ed.coverage.clauses, c.row, 20)
}

// Text returns the clause in a reader's language and in our words, such as
// "leaves out: flowers (artificially propagated)". It is not the wording of the
// Appendices.
func (c Clause) Text(tag language.Tag) string {
	if c.ed == nil {
		return ""
	}
	var b strings.Builder
	b.WriteString(coverageWord(layout.CoverageClause+int(c.Kind()), tag))
	sep, comma := lang.Mark(tag, ": "), lang.Mark(tag, ", ")
	if c.Kind() == ClauseRefers {
		b.WriteString(" " + Annotation{Number: c.Refers()}.String())
		sep = comma
	}
	if c.Kind() != ClauseRefers || c.u8(1) != 0 {
		for col := 1; col <= 2; col++ {
			if n := int(c.u8(col)); col == 1 || n != 0 {
				b.WriteString(sep + coverageWord(layout.CoverageClass+n, tag))
				sep = comma
			}
		}
	}
	var limits []string
	for i := range layout.Tests {
		if c.u16(4)&(1<<i) != 0 {
			limits = append(limits, coverageWord(layout.CoverageTest+i, tag))
		}
	}
	for i, code := range []countries.Code{c.Exporter(), c.Origin()} {
		if code != 0 {
			limits = append(limits, coverageWord(layout.CoverageSpecial+i, tag)+" "+code.Name(tag))
		}
	}
	for i, n := range []int{int(c.u8(12)), int(c.u8(13))} {
		var names []string
		for t := range c.taxa(i*int(c.u8(12)), n) {
			names = append(names, t.Name())
		}
		if len(names) > 0 {
			limits = append(limits, coverageWord(layout.CoverageSpecial+2+i, tag)+" "+strings.Join(names, comma))
		}
	}
	if len(limits) > 0 {
		b.WriteString(" (" + strings.Join(limits, lang.Mark(tag, "; ")) + ")")
	}
	return b.String()
}

// coverageWord returns a text of the table of the words of coverage.
func coverageWord(key int, tag language.Tag) string {
	ed, err := current()
	if err != nil || key < 0 || key >= layout.CoverageCount {
		return ""
	}
	row := uint32(key * lang.Count)
	if s := ed.field(ed.coverage.words, row+uint32(lang.Index(tag)), 0); s != "" {
		return s
	}
	return ed.field(ed.coverage.words, row+lang.English, 0)
}
