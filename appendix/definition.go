package appendix

import (
	"iter"

	"golang.org/x/text/language"

	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/internal/lang"
)

// Definition is a term that the Appendices define for their annotations. The
// zero Definition is none.
type Definition struct {
	ed  *edition
	row uint32 // number of the definition
}

// Definitions returns the terms that the Appendices define, in the order of
// their names.
func Definitions() iter.Seq[Definition] {
	return func(yield func(Definition) bool) {
		ed, err := current()
		if err != nil {
			return
		}
		for i := range uint32(len(layout.Definitions)) {
			if !yield(Definition{ed, i}) {
				return
			}
		}
	}
}

// Definition returns the definition of what a fact asks.
func (f Fact) Definition() (Definition, bool) {
	for d := range Definitions() {
		if f != 0 && d.Fact() == f {
			return d, true
		}
	}
	return Definition{}, false
}

// Name returns the term as the tables write it, such as "retail-ready".
func (d Definition) Name() string {
	if d.ed == nil || int(d.row) >= len(layout.Definitions) {
		return ""
	}
	return layout.Definitions[d.row]
}

// Term returns the term in a reader's language.
func (d Definition) Term(tag language.Tag) string {
	if d.ed == nil {
		return ""
	}
	return coverageWord(layout.CoverageDefined+int(d.row), tag)
}

// Text returns what the term means, in a reader's language and in our words.
func (d Definition) Text(tag language.Tag) string {
	if s := d.field(lang.Index(tag), 2); s != "" {
		return s
	}
	return d.field(lang.English, 2)
}

// Citation returns where the definition stands, in English.
func (d Definition) Citation() string { return d.field(lang.English, 8) }

// Fact returns the fact that the definition decides, zero where there is none.
func (d Definition) Fact() Fact {
	if d.ed == nil {
		return 0
	}
	return Fact(d.ed.coverage.definitions.U8(d.row*uint32(lang.Count), 0))
}

func (d Definition) field(language, col int) string {
	if d.ed == nil {
		return ""
	}
	return d.ed.field(d.ed.coverage.definitions, d.row*uint32(lang.Count)+uint32(language), col)
}
