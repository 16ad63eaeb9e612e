package permits

import (
	"sync"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/messages"
	"github.com/citesgo/cites/internal/uzbek"
)

const (
	messageWidth = 8 + 8*messages.Languages
	colMessages  = 8
)

var catalogOfMessages = sync.OnceValue(func() *messages.Catalog {
	b := tables()
	return messages.New(b.messages.Len(), func(i, l int) (string, string) {
		return messageKey(b, uint32(i)), messageFormat(b, uint32(i), l)
	})
})

// messageText returns a message with its arguments. The catalogue is made when
// the first message is read, not when a document is checked. An argument that is
// a calendar date, and nothing else, is written in the reader's way: it is the
// one form in which the library gives dates, and no other text of a document is.
func messageText(row uint16, l int, args ...any) string {
	for i, a := range args {
		if s, ok := a.(string); ok && len(s) == len("2006-01-02") {
			if d, err := cites.ParseDate(s); err == nil {
				args[i] = lang.Date(language.Make(lang.Word(l)), d)
			}
		}
	}
	return catalogOfMessages().Text(l, messageKey(tables(), uint32(row)), args...)
}

func messageKey(b *blob, row uint32) string {
	return b.text.At(b.messages.U32(row, 0), b.messages.U32(row, 4))
}

// messageFormat returns the text of a message in a language, or in English where
// the language lacks it. The table has Uzbek in the Latin script; readers of the
// Cyrillic one get the same words.
func messageFormat(b *blob, row uint32, l int) string {
	col := colMessages + 8*l
	if b.messages.U16(row, col+4) == 0 {
		if lang.Word(l) == "uz-Cyrl" {
			if uz := colMessages + 8*(l-1); b.messages.U16(row, uz+4) != 0 {
				return uzbek.Cyrillic(b.text.At(b.messages.U32(row, uz), uint32(b.messages.U16(row, uz+4))))
			}
		}
		col = colMessages
	}
	return b.text.At(b.messages.U32(row, col), uint32(b.messages.U16(row, col+4)))
}

// messageReviewed reports whether a speaker of the language has reviewed the
// text of a message. English standing in for another language is not a review.
func messageReviewed(b *blob, row uint32, l int) bool {
	col := colMessages + 8*l
	return b.messages.U16(row, col+4) != 0 && b.messages.U8(row, col+6) != 0
}

// messageRow returns the row of a message that no finding and no reason refers
// to by number.
func messageRow(key string) (uint16, bool) {
	b := tables()
	for row := range uint32(b.messages.Len()) {
		if messageKey(b, row) == key {
			return uint16(row), true
		}
	}
	return 0, false
}

// keyReviewed is messageReviewed for a message by its key and a reader by his tag.
func keyReviewed(key string, tag language.Tag) bool {
	row, ok := messageRow(key)
	l, spoken := lang.Match(tag)
	return ok && spoken && messageReviewed(tables(), uint32(row), l)
}
