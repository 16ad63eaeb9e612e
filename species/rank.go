package species

import layout "github.com/citesgo/cites/internal/specieslayout"

// Rank is the rank of a taxon. Ranks compare: the higher the taxon, the
// smaller. The zero Rank means "not given".
type Rank uint8

// The ranks.
const (
	KingdomRank Rank = iota + 1
	Phylum
	Class
	Order
	Family
	Subfamily
	Genus
	Species
	Subspecies
	Variety
)

// ParseRank reads what [Rank.String] writes; the empty string is the zero Rank.
func ParseRank(s string) (Rank, error) {
	var r Rank
	err := readWord(&r, layout.Ranks[:], "rank", []byte(s))
	return r, err
}

// String returns the rank in one word, such as "species"; "" for the zero Rank.
func (r Rank) String() string { return wordOf(layout.Ranks[:], r) }

// MarshalText returns what [Rank.String] does.
func (r Rank) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what [Rank.String] writes.
func (r *Rank) UnmarshalText(text []byte) error { return readWord(r, layout.Ranks[:], "rank", text) }

// Kingdom is a kingdom of the Convention's two: fauna and flora. The zero
// Kingdom means "not given".
type Kingdom uint8

// The kingdoms.
const (
	Animalia Kingdom = iota + 1
	Plantae
)

// ParseKingdom reads what [Kingdom.String] writes; the empty string is the zero
// Kingdom.
func ParseKingdom(s string) (Kingdom, error) {
	var k Kingdom
	err := readWord(&k, layout.Kingdoms[:], "kingdom", []byte(s))
	return k, err
}

// String returns the name of the kingdom, "Animalia" or "Plantae"; "" for the
// zero Kingdom.
func (k Kingdom) String() string { return wordOf(layout.Kingdoms[:], k) }

// MarshalText returns what [Kingdom.String] does.
func (k Kingdom) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads what [Kingdom.String] writes.
func (k *Kingdom) UnmarshalText(text []byte) error {
	return readWord(k, layout.Kingdoms[:], "kingdom", text)
}
