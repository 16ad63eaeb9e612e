// Package messages serves the texts of findings in a reader's language from an
// x/text catalogue.
//
// A text has numbered places such as %[1]s for its arguments, all of which are
// strings: what stands on a permit is shown as it stands, never reformatted.
// There are no plural forms. A form that a language lacks makes x/text print
// nothing at all, so the texts are worded to need none.
package messages

import (
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"

	"github.com/citesgo/cites/internal/lang"
)

// Languages is how many languages every message has: the first of lang's list.
const Languages = 4

// Catalog holds the messages of one package. It is immutable once made and safe
// for concurrent use.
type Catalog struct {
	builder *catalog.Builder
	tags    [Languages]language.Tag
}

// New makes a catalogue of n messages, of which text returns the key and the
// text of message i in language l. It is an error if a text is malformed.
func New(n int, text func(i, l int) (key, text string)) (*Catalog, error) {
	c := &Catalog{builder: catalog.NewBuilder(catalog.Fallback(language.English))}
	for l := range Languages {
		c.tags[l] = language.Make(lang.Word(l))
		for i := range n {
			key, s := text(i, l)
			if err := c.builder.SetString(c.tags[l], key, s); err != nil {
				return nil, err
			}
		}
	}
	return c, nil
}

// Index returns the language of the messages for a reader of tag: his own where
// the messages have it, otherwise English, by the rule of package lang.
func Index(tag language.Tag) int {
	if i := lang.Index(tag); i < Languages {
		return i
	}
	return lang.English
}

// Text returns the message of a key in language l with its arguments.
func (c *Catalog) Text(l int, key string, args ...any) string {
	if c == nil || l < 0 || l >= Languages {
		return key
	}
	return message.NewPrinter(c.tags[l], message.Catalog(c.builder)).Sprintf(message.Key(key, key), args...)
}
