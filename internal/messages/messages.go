// Package messages serves the texts of findings in a reader's language from an
// x/text catalogue.
//
// A text has numbered places such as %[1]s for its arguments, all of which are
// strings: what stands on a permit is shown as it stands, never reformatted.
// There are no plural forms. A form that a language lacks makes x/text print
// nothing at all, so the texts are worded to need none.
package messages

import (
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"

	"github.com/citesgo/cites/internal/lang"
)

// Languages is how many languages the messages are in: all of lang's list.
const Languages = lang.Count

// Catalog holds the messages of one package, made language by language when one
// is first read: a reader needs one of a dozen. It is safe for concurrent use.
type Catalog struct {
	n     int
	text  func(i, l int) (key, text string)
	langs [Languages]struct {
		once    sync.Once
		builder *catalog.Builder
		printer language.Tag
	}
}

// New makes a catalogue of n messages, of which text returns the key and the
// text of message i in language l, "" where the language has none.
func New(n int, text func(i, l int) (key, text string)) *Catalog {
	return &Catalog{n: n, text: text}
}

// Index returns the language of the messages for a reader of tag, by the rule
// of package lang.
func Index(tag language.Tag) int { return lang.Index(tag) }

// Text returns the message of a key in language l with its arguments. A message
// that the language lacks, or that x/text refuses, is its key.
func (c *Catalog) Text(l int, key string, args ...any) string {
	if c == nil || l < 0 || l >= Languages {
		return key
	}
	x := &c.langs[l]
	x.once.Do(func() {
		x.printer = language.Make(lang.Word(l))
		x.builder = catalog.NewBuilder(catalog.Fallback(x.printer))
		for i := range c.n {
			if k, s := c.text(i, l); s != "" {
				_ = x.builder.SetString(x.printer, k, s) // a text that is refused stays its key
			}
		}
	})
	return message.NewPrinter(x.printer, message.Catalog(x.builder)).Sprintf(message.Key(key, key), args...)
}
