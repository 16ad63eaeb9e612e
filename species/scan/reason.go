package scan

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
	layout "github.com/citesgo/cites/internal/scanlayout"
)

// Reason says why a hit has its confidence. The zero Reason means "none".
type Reason uint8

// The reasons.
const (
	// FullName: a scientific name of two words or more.
	FullName Reason = iota + 1
	// AbbreviatedGenus: the genus is one letter, and named in full before.
	AbbreviatedGenus
	// UnnamedSpecies: a scientific name of one word, with "sp." or "spp." behind.
	UnnamedSpecies
	// OneWord: a name of one word, of some length.
	OneWord
	// CommonName: a common name of several words, or of three Han characters.
	CommonName
	// InContext: an everyday or short word; words around it speak of specimens.
	InContext
	// EverydayWord: the word has another meaning in everyday language.
	EverydayWord
	// ShortName: too short to be told from other words.
	ShortName
	// OtherLanguage: a name in one language among words of another.
	OtherLanguage
	// Unreviewed: a common name of several words that rests on general knowledge.
	Unreviewed
)

// reasons are the words of the reasons, which scripts may compare.
var reasons = [...]string{
	"", "full-name", "abbreviated-genus", "unnamed-species", "one-word", "common-name", "in-context", "everyday-word", "short-name",
	"other-language", "unreviewed",
}

// String returns the reason in one word, such as "everyday-word"; "" for the
// zero Reason. [Reason.Name] has it in the reader's language.
func (r Reason) String() string { return wordOf(reasons[:], r) }

// MarshalText returns what [Reason.String] does.
func (r Reason) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what [Reason.String] writes.
func (r *Reason) UnmarshalText(text []byte) error {
	return readWord(r, reasons[:], "reason", text)
}

// Name returns the reason in a few words of the reader's language, of those
// that the library speaks; in English for others, and "" for the zero Reason.
func (r Reason) Name(tag language.Tag) string {
	t, err := current()
	if err != nil || r == 0 || int(r) >= len(reasons) {
		return ""
	}
	for line := range strings.Lines(string(t.file.Text(layout.Reasons))) {
		texts, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), reasons[r]+"\t")
		if !ok {
			continue
		}
		for i := lang.Index(tag); i > 0; i-- {
			_, texts, _ = strings.Cut(texts, "\t")
		}
		text, _, _ := strings.Cut(texts, "\t")
		return text
	}
	return ""
}
