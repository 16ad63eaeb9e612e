package countries

import (
	"fmt"
	"slices"

	layout "github.com/citesgo/cites/internal/countrieslayout"
)

// Kind says what a code stands for. The zero Kind means "not given".
type Kind uint8

// The kinds of code.
const (
	// Party is a Party to the Convention.
	Party Kind = iota + 1
	// NonParty is a State or area that is not a Party and under none.
	NonParty
	// Territory is a territory of a Party; [Country.Party] says whether a
	// Party's instrument covers it.
	Territory
	// Former is a code that is no longer in use.
	Former
	// Special is a code for something else than a country: unknown, various,
	// introduction from the sea, the groupings of the trade database.
	Special
)

// String returns the kind in one word, such as "party"; "" for the zero Kind.
func (k Kind) String() string { return wordOf(layout.Kinds[:], k) }

// MarshalText returns what [Kind.String] does.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads what [Kind.String] writes.
func (k *Kind) UnmarshalText(text []byte) error {
	return readWord(k, layout.Kinds[:], "kind of code", text)
}

// Instrument is the instrument with which a Party joined (Articles XX and XXI
// of the Convention), or how a successor State did. The zero Instrument means
// "none".
type Instrument uint8

// The instruments.
const (
	Ratification Instrument = iota + 1
	Acceptance
	Approval
	Accession
	Succession   // of a new State to its predecessor's membership
	Continuation // of the same membership under a new name
)

// String returns the instrument in one word, such as "accession"; "" for the
// zero Instrument.
func (i Instrument) String() string { return wordOf(layout.Instruments[:], i) }

// MarshalText returns what [Instrument.String] does.
func (i Instrument) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText reads what [Instrument.String] writes.
func (i *Instrument) UnmarshalText(text []byte) error {
	return readWord(i, layout.Instruments[:], "instrument", text)
}

// Region is one of the six regions in which the Parties elect their
// representatives to the Standing Committee. They are not continents: Israel and
// the whole of Russia are in Europe, Mexico is in North America.
// The zero Region means "none".
type Region uint8

// The regions.
const (
	Africa Region = iota + 1
	Asia
	SouthAmerica // Central and South America and the Caribbean
	Europe
	NorthAmerica
	Oceania
)

// String returns the region in a word, such as "south-america" for Central and
// South America and the Caribbean; "" for the zero Region.
func (r Region) String() string { return wordOf(layout.Regions[:], r) }

// MarshalText returns what [Region.String] does.
func (r Region) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what [Region.String] writes.
func (r *Region) UnmarshalText(text []byte) error {
	return readWord(r, layout.Regions[:], "region", text)
}

func wordOf[T ~uint8](words []string, v T) string {
	if int(v) >= len(words) {
		return fmt.Sprintf("%d?", v)
	}
	return words[v]
}

func readWord[T ~uint8](v *T, words []string, what string, text []byte) error {
	i := slices.Index(words, string(text))
	if i < 0 {
		return fmt.Errorf("countries: %q is no %s; write one of %q", text, what, words[1:])
	}
	*v = T(i)
	return nil
}
