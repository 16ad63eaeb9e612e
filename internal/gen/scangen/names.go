package scangen

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/language"

	layout "github.com/citesgo/cites/internal/scanlayout"
	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
)

// shortWord is the number of letters from which a common name is found without
// its diacritics.
const shortWord = 5

// fill enters all names and words.
func (x *index) fill(words []word) error {
	var bases []string // of the languages
	tongues := make(map[language.Tag]uint8)
	for tag := range commonnames.Languages() {
		if len(bases) > layout.MaxTongue {
			return fmt.Errorf("more than %d languages of common names", layout.MaxTongue+1)
		}
		base, _ := tag.Base()
		tongues[tag] = uint8(len(bases))
		bases = append(bases, base.String())
	}
	fitting := x.scientific()
	x.common(tongues, bases, fitting, x.frequent(words))
	x.words(bases, words)
	return nil
}

// scientific enters the accepted names and the synonyms. It returns which taxa
// are not too general to be a find.
func (x *index) scientific() (fitting []bool) {
	for t := range species.All() {
		rank := t.Rank()
		fits := rank >= species.Order
		fitting = append(fitting, fits)
		if !fits {
			continue
		}
		e := entry{Entry: layout.Entry{Row: t.Row(), Kind: layout.AcceptedName}}
		switch {
		case t.IsAccepted(), !t.IsFormer() && rank > species.Species: // what is below a listed species is listed with it
		case t.IsFormer():
			now := false
			for range t.Now() {
				now = true
			}
			if now {
				continue // it is a synonym of the taxon of today
			}
		default:
			e.Kind = layout.Unlisted
		}
		x.add(x.path(0, t.Name()), e)
		if e.Kind == layout.AcceptedName {
			e.Kind = layout.SynonymName
		}
		for name := range t.Synonyms() {
			e.Text++
			x.add(x.path(0, name), e)
		}
	}
	return fitting
}

// frequent returns the hashes of the words that are too frequent to be names.
func (x *index) frequent(words []word) map[uint64]bool {
	never := make(map[uint64]bool)
	for _, w := range words {
		if w.kind == layout.Never {
			if p := x.path(0, w.text); len(p.hashes) > 0 {
				never[p.hashes[0]] = true
			}
		}
	}
	return never
}

// common enters the common names, with the forms that their languages give them
// in a sentence.
func (x *index) common(tongues map[language.Tag]uint8, bases []string, fitting []bool, never map[uint64]bool) {
	var forms []string
	for n := range commonnames.All() {
		tongue, ok := tongues[n.Language()]
		row := n.Taxon().Row()
		if !ok || int(row) >= len(fitting) || !fitting[row] {
			continue
		}
		e := entry{Entry: layout.Entry{Row: row, Kind: layout.CommonName, Tongue: tongue, Unreviewed: !n.Reviewed()}}
		if text := n.Text(); len(text) < 2*shortWord && utf8.RuneCountInString(text) < shortWord {
			e.Exact = true
		}
		forms = appendForms(forms[:0], n.Text(), bases[tongue])
		for _, text := range forms {
			p := x.path(0, text)
			if len(p.hashes) == 1 && never[p.hashes[0]] {
				continue
			}
			e.text = text
			x.add(p, e)
		}
	}
}

// words enters the everyday words and those of the contexts.
func (x *index) words(bases []string, words []word) {
	first := make(map[string]uint8)
	for i, base := range bases {
		if _, there := first[base]; !there {
			first[base] = uint8(i)
		}
	}
	// What a word says is one entry, of all languages that have it.
	says := make(map[uint64]int)
	for _, w := range words {
		tongue, ok := first[w.language]
		switch {
		case w.kind == layout.Never, w.kind == layout.Function && !ok:
			continue
		case w.kind == layout.Everyday:
			for _, text := range appendForms(nil, w.text, w.language) {
				x.add(x.path(0, text), entry{layout.Entry{Kind: layout.Meaning}, w.meaning})
			}
			continue
		}
		p := x.path(layout.UnderContext, w.text)
		if len(p.hashes) == 0 {
			continue
		}
		h := p.hashes[len(p.hashes)-1]
		row, ok := says[h]
		if !ok {
			row = len(x.events)
			says[h] = row
			x.events = append(x.events, event{})
			x.add(p, entry{Entry: layout.Entry{Kind: layout.Context, Row: uint32(row)}})
		}
		switch e := &x.events[row]; w.kind {
		case layout.Function:
			e.tongues |= 1 << tongue
		case layout.Supports:
			e.weight = 1
		case layout.Opposes:
			e.weight = -1
		}
	}
}
