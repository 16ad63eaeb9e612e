package commonnames

import (
	"fmt"
	"iter"

	"golang.org/x/text/language"

	layout "github.com/citesgo/cites/internal/commonnameslayout"
	"github.com/citesgo/cites/internal/specieslayout"
	"github.com/citesgo/cites/species"
)

// Name is a common name of a taxon in a language. It is a handle: small,
// comparable with ==, usable as a map key. The zero Name means "none", and all
// its methods answer with nothing.
type Name struct {
	e   *edition
	row uint32
}

// All walks through all names, in the order of their taxa, of [Languages] and
// of preference.
func All() iter.Seq[Name] {
	return func(yield func(Name) bool) {
		e, _ := current()
		for row := range uint32(e.names.Len()) {
			if !yield(Name{e, row}) {
				return
			}
		}
	}
}

func (n Name) u32(column int) uint32 {
	if n.e == nil {
		return 0
	}
	return n.e.names.U32(n.row, column)
}

// IsZero reports whether there is no name.
func (n Name) IsZero() bool { return n.e == nil }

// Taxon returns the taxon that has the name today, of any rank.
func (n Name) Taxon() species.Taxon {
	if n.e == nil {
		return species.Taxon{}
	}
	row, _ := specieslayout.Unpair(n.u32(layout.NameTaxon))
	return species.ByRow(row)
}

// Given returns the taxon that the source gives the name to, where that is one
// of the past: [Name.Taxon] is what it has become, and may be wider than what the
// name meant, as the peregrine falcon is for "Barbary Falcon". It is false where
// the source gives the name to the taxon itself.
func (n Name) Given() (species.Taxon, bool) {
	if n.e == nil {
		return species.Taxon{}, false
	}
	i := n.e.names.U16(n.row, layout.NameGiven)
	if i == 0 {
		return species.Taxon{}, false
	}
	t := species.ByRow(n.e.given.U32(uint32(i-1), 0))
	return t, !t.IsZero()
}

// Text returns the name, in its own letters and in Unicode's form NFC.
func (n Name) Text() string {
	if n.e == nil {
		return ""
	}
	return n.e.pair(n.u32(layout.NameText))
}

// String returns [Name.Text].
func (n Name) String() string { return n.Text() }

// Language returns the language of the name, [language.Und] for the zero Name.
func (n Name) Language() language.Tag {
	if i := n.language(); n.e != nil && i < len(n.e.languages) {
		return n.e.languages[i].tag
	}
	return language.Und
}

func (n Name) language() int {
	_, i := specieslayout.Unpair(n.u32(layout.NameTaxon))
	return int(i)
}

// Confidence says how well the name is supported.
func (n Name) Confidence() Confidence {
	if n.e == nil {
		return 0
	}
	return Confidence(n.e.names.U8(n.row, layout.NameConfidence))
}

// Reviewed reports whether the name rests on a source. One that does not is
// general knowledge: show it marked as unreviewed, or not at all.
func (n Name) Reviewed() bool { return n.Confidence() > Low }

// Source returns the keys of the sources that have the name, separated by commas,
// as internal/data/SOURCES.md describes them.
func (n Name) Source() string {
	if n.e == nil {
		return ""
	}
	return n.e.pair(n.e.sourceSets.U32(uint32(n.e.names.U8(n.row, layout.NameSources)), 0))
}

// Confidence says how well a name is supported. Confidences compare. The zero
// Confidence means "not given".
type Confidence uint8

// The confidences.
const (
	// Low: general knowledge that nobody has reviewed.
	Low Confidence = iota + 1
	// Medium: one indirect source, such as a list of words without scientific
	// names, or a name that had to be transliterated.
	Medium
	// High: in a source in the language itself or in a list of UNEP-WCMC.
	High
)

// String returns the confidence in one word, "low", "medium" or "high"; "" for
// the zero Confidence.
func (c Confidence) String() string {
	if int(c) < len(layout.Confidences) {
		return layout.Confidences[c]
	}
	return fmt.Sprintf("(%d)", uint8(c))
}

// MarshalText returns what [Confidence.String] does.
func (c Confidence) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads what [Confidence.String] writes; the empty text is the
// zero Confidence.
func (c *Confidence) UnmarshalText(text []byte) error {
	for i, w := range layout.Confidences {
		if string(text) == w {
			*c = Confidence(i)
			return nil
		}
	}
	return fmt.Errorf("cites: %q is no confidence; give one of %q", text[:min(len(text), 40)], layout.Confidences[1:])
}
