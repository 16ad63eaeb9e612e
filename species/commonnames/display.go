package commonnames

import (
	"iter"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/species"
)

// Of walks through the names of a taxon in a language, best first; with
// [language.Und], through those in every language. The names of the taxa below it
// are not among them.
func Of(t species.Taxon, tag language.Tag) iter.Seq[Name] {
	return func(yield func(Name) bool) {
		e, _ := current()
		first, end := e.span(t)
		want := none
		if tag != language.Und {
			if want = e.language(tag); want == none {
				return
			}
		}
		for row := first; row < end; row++ {
			n := Name{e, row}
			if (want == none || n.language() == want) && !yield(n) {
				return
			}
		}
	}
}

// Display returns the name of a taxon to show to a reader, and in it the language
// that it is in: the reader's own; else, for readers of Kazakh, Kyrgyz, Tajik,
// Turkmen and Uzbek, Russian, for those of Nynorsk, Bokmål, and of Catalan,
// Spanish; else English. It is false where there is none of these: show the
// scientific name, which is right in every language.
//
// A name that has been reviewed is preferred to one in the same language that has
// not. It allocates nothing for the languages of [Languages].
func Display(t species.Taxon, tag language.Tag) (Name, bool) {
	e, _ := current()
	first, end := e.span(t)
	if first == end {
		return Name{}, false
	}
	if n, ok := e.best(first, end, e.language(tag)); ok {
		return n, true
	}
	if n, ok := e.best(first, end, e.neighbour(tag)); ok {
		return n, true
	}
	return e.best(first, end, e.named("en"))
}

// best returns the first of the names from first to end in a language.
func (e *edition) best(first, end uint32, language int) (Name, bool) {
	if language == none {
		return Name{}, false
	}
	for row := first; row < end; row++ {
		if n := (Name{e, row}); n.language() == language {
			return n, true
		}
	}
	return Name{}, false
}

// span returns the rows of the names of a taxon.
func (e *edition) span(t species.Taxon) (first, end uint32) {
	if t.IsZero() || int(t.Row()) >= e.taxa.Len()-1 {
		return 0, 0
	}
	end = min(e.taxa.U32(t.Row()+1, 0), uint32(e.names.Len()))
	return min(e.taxa.U32(t.Row(), 0), end), end
}
