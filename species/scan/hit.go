package scan

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/species"
)

// Hit is a name found in a text, and the taxa it may mean.
type Hit struct {
	// Start and End are offsets in bytes into the text as it was given: of HTML,
	// into the source with its tags and entities.
	Start, End int64
	// Text is what stands there.
	Text string
	// Taxa are all taxa that the name may mean, those whose accepted name it is
	// before others. There is always one. None is picked where there are more.
	Taxa []species.Taxon
	Kind Kind
	// Language is the language of a common name: where it is the same in
	// several, the one whose words stand around it, else the first that package
	// commonnames names. It is Latin, la, for a scientific name.
	Language   language.Tag
	Confidence Confidence
	Reason     Reason
	// Meaning is what else the word means in everyday language, in the language
	// in which it does; "" where the tables know nothing.
	Meaning string
}

// Kind says what a name is. The zero Kind means "none".
type Kind uint8

// The kinds, best first.
const (
	// Accepted is the scientific name of the taxon.
	Accepted Kind = iota + 1
	// Synonym is another scientific name of it.
	Synonym
	// Common is a name of it in a living language.
	Common
)

var kinds = [...]string{"", "accepted", "synonym", "common"}

// String returns the kind in one word; "" for the zero Kind.
func (k Kind) String() string { return wordOf(kinds[:], k) }

// MarshalText returns what [Kind.String] does.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads what [Kind.String] writes.
func (k *Kind) UnmarshalText(text []byte) error { return readWord(k, kinds[:], "kind of name", text) }

// Confidence says how likely it is that the text names a taxon at all and that
// it is one of [Hit.Taxa]. Confidences compare. The zero Confidence means "not
// given". The page docs/scan.md has what was measured for each.
type Confidence uint8

// The confidences.
const (
	// Low: an everyday word, a short one, or one of a language that the text is
	// not in, and nothing around it speaks of specimens. More often wrong than
	// right: show it to a person or leave it out.
	Low Confidence = iota + 1
	// Medium: a name of one word, or an everyday word among others that speak of
	// specimens. Right in most cases.
	Medium
	// High: a scientific name of two words or more, a common name of several
	// words among words that do not speak of other things, an abbreviation of a
	// genus that was named in full before. Seldom wrong.
	High
)

var confidences = [...]string{"", "low", "medium", "high"}

// String returns the confidence in one word; "" for the zero Confidence.
func (c Confidence) String() string { return wordOf(confidences[:], c) }

// MarshalText returns what [Confidence.String] does.
func (c Confidence) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads what [Confidence.String] writes.
func (c *Confidence) UnmarshalText(text []byte) error {
	return readWord(c, confidences[:], "confidence", text)
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
	return fmt.Errorf("cites: %q is no %s; give one of %q", text[:min(len(text), 40)], what, words[1:])
}
