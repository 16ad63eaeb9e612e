package permits

import (
	"sync"

	"github.com/citesgo/cites/internal/messages"
)

const (
	messageWidth = 8 + 8*messages.Languages
	colMessages  = 8
)

var (
	catalogOnce sync.Once
	catalogMade *messages.Catalog
)

// messageText returns a message with its arguments. The catalogue is made when
// the first message is read, not when a document is checked.
func messageText(row uint16, l int, args ...any) string {
	catalogOnce.Do(func() {
		b := tables()
		// A text that x/text refuses leaves the catalogue nil and every message its
		// key; TestMessages reads all of them.
		catalogMade, _ = messages.New(b.messages.Len(), func(i, l int) (string, string) {
			return messageKey(b, uint32(i)), messageFormat(b, uint32(i), l)
		})
	})
	return catalogMade.Text(l, messageKey(tables(), uint32(row)), args...)
}

func messageKey(b *blob, row uint32) string {
	return b.text.At(b.messages.U32(row, 0), b.messages.U32(row, 4))
}

func messageFormat(b *blob, row uint32, l int) string {
	col := colMessages + 8*l
	return b.text.At(b.messages.U32(row, col), uint32(b.messages.U16(row, col+4)))
}
