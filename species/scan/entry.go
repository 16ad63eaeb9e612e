package scan

import (
	layout "github.com/citesgo/cites/internal/scanlayout"
	"github.com/citesgo/cites/species"
)

// entry is a text that the index leads to, and what it stands for.
type entry struct {
	layout.Packed
	next uint32 // entry with the same words; 0 is none
}

func (t *tables) entry(i uint32) (e entry) {
	at := uint64(i) * layout.EntryWidth
	if at+layout.EntryWidth > uint64(len(t.entries)) {
		return e
	}
	packed := le64(t.entries, int(at))
	e.Packed = layout.Packed{A: uint32(packed), B: uint32(packed >> 32)}
	if !e.Last() {
		e.next = i + 1
	}
	return e
}

// text returns the text of an entry: the name, or the meaning of an everyday word.
func (t *tables) text(e entry) string {
	if kind := e.Kind(); kind > layout.SynonymName && kind != layout.Unlisted {
		return t.texts.At(e.Text(), e.Length())
	}
	taxon := species.ByRow(e.Row())
	if e.Text() == 0 {
		return taxon.Name()
	}
	n := uint32(0)
	for name := range taxon.Synonyms() {
		if n++; n == e.Text() {
			return name
		}
	}
	return ""
}

// event is what a word says of the names around it.
type event struct {
	tongues uint64
	weight  int
}

func (t *tables) event(row uint32) event {
	return event{
		tongues: uint64(t.events.U32(row, 0)) | uint64(t.events.U32(row, 4))<<32,
		weight:  int(t.events.U32(row, 8)) - 1,
	}
}

// isName reports whether entries of a kind are names, reported or not.
func isName(kind uint8) bool { return kind-1 < layout.Unlisted }

func isScientific(kind uint8) bool { return kind-1 < layout.SynonymName }
