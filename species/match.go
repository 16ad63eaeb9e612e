package species

import (
	"fmt"
	"iter"

	layout "github.com/citesgo/cites/internal/specieslayout"
)

// Matches is what [Lookup] found for a name: names and the taxa they belong
// to, accepted names before synonyms. The zero Matches has none.
type Matches struct {
	e         *edition
	first     uint32 // offset of the first record
	count     uint32
	qualified bool
}

// Len returns the number of matches.
func (m Matches) Len() int { return int(m.count) }

// At returns match i, the zero Match where there is none.
func (m Matches) At(i int) Match {
	if i < 0 || uint64(i) >= uint64(m.count) {
		return Match{}
	}
	offset := m.first
	for range i {
		offset += m.e.record(offset).size()
	}
	return Match{e: m.e, name: m.e.record(offset), qualified: m.qualified}
}

// All walks through the matches.
func (m Matches) All() iter.Seq[Match] {
	return func(yield func(Match) bool) {
		for i := range m.Len() {
			if !yield(m.At(i)) {
				return
			}
		}
	}
}

// Taxon returns the taxon that the name means, and false where there is none or
// more than one is possible. Where the name is the accepted name of just one
// taxon, it means that one, although it may have been used for others as well:
// documents are written in the accepted nomenclature. A taxon above another
// does not count as a second: trade records resolve many an orchid to its genus
// that is a species of its own today, and the species is what the name means.
func (m Matches) Taxon() (Taxon, bool) {
	if t, ok := m.only(func(x Match) bool { return x.Kind() == Accepted }); ok {
		return t, true
	}
	return m.only(func(Match) bool { return true })
}

// only returns the one taxon of the matches that want lets through.
func (m Matches) only(want func(Match) bool) (Taxon, bool) {
	var found Taxon
	for i := range m.Len() {
		x := m.At(i)
		if !want(x) {
			continue
		}
		switch t := x.Taxon(); {
		case found.IsZero(), t.Within(found):
			found = t
		case !found.Within(t):
			return Taxon{}, false
		}
	}
	return found, !found.IsZero()
}

// Qualified reports whether the name asked for came with a mark of doubt, as in
// "Panthera cf. leo": whoever wrote it was not certain of the identification.
func (m Matches) Qualified() bool { return m.qualified }

// Match is a name that a look-up found, and its taxon. The zero Match means
// "none".
type Match struct {
	e         *edition
	name      record
	qualified bool
}

// IsZero reports whether there is no match.
func (m Match) IsZero() bool { return m.e == nil }

// Taxon returns the taxon that the name belongs to.
func (m Match) Taxon() Taxon {
	if m.e == nil {
		return Taxon{}
	}
	row, _ := m.name.taxon()
	return m.e.taxon(row)
}

// Name returns the name found, as it stands in the tables.
func (m Match) Name() string {
	return m.name.text()
}

// Author returns the author of the name found, "" where the tables have none.
// The lists the tables were made from cut some of them short.
func (m Match) Author() string {
	if m.e == nil {
		return ""
	}
	return m.e.author(m.name)
}

// Kind says how the name belongs to the taxon.
func (m Match) Kind() MatchKind {
	if m.e == nil {
		return 0
	}
	if _, flags := m.name.taxon(); flags&layout.Synonym != 0 {
		return Synonym
	}
	return Accepted
}

// Qualified is [Matches.Qualified].
func (m Match) Qualified() bool { return m.qualified }

// MatchKind says how a name belongs to a taxon. The zero MatchKind means "not
// at all".
type MatchKind uint8

// The kinds of match.
const (
	// Accepted is the taxon's own name. Whether that is an accepted name still,
	// [Taxon.IsAccepted] says.
	Accepted MatchKind = iota + 1
	// Synonym is another name of the taxon: a synonym, an earlier name, or a
	// name that trade records resolve to it. The taxon may then be of a higher
	// rank than the name.
	Synonym
	// Common is a name in a living language. [Search] alone finds this kind and
	// those below.
	Common
	// Stem is an accepted name or synonym with another Latin ending.
	Stem
	// Corrected is a name that the text is near to, but not the same.
	Corrected
	// GenusOnly is the genus of a name that is not known itself.
	GenusOnly
)

var matchKinds = [...]string{"", "accepted", "synonym", "common", "stem", "corrected", "genus"}

// String returns the kind in one word, such as "synonym"; "" for the zero
// MatchKind.
func (k MatchKind) String() string { return wordOf(matchKinds[:], k) }

// MarshalText returns what [MatchKind.String] does.
func (k MatchKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads what [MatchKind.String] writes.
func (k *MatchKind) UnmarshalText(text []byte) error {
	return readWord(k, matchKinds[:], "kind of match", text)
}

// wordOf returns the word of a value, and its number where it has none.
func wordOf[T ~uint8](words []string, v T) string {
	if int(v) < len(words) {
		return words[v]
	}
	return fmt.Sprintf("(%d)", uint8(v))
}

// readWord sets v to the value of a word; the empty text is the zero value.
func readWord[T ~uint8](v *T, words []string, what string, text []byte) error {
	for i, w := range words {
		if string(text) == w {
			*v = T(i)
			return nil
		}
	}
	if len(text) > 40 {
		text = text[:40]
	}
	return fmt.Errorf("cites: %q is no %s; give one of %q", text, what, words[1:])
}
