package permits

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// EncodeJSON writes a permit in the library's own JSON, in one line with a line
// feed at its end, so that permits written one after the other are JSON Lines.
// [Decode] reads it back the same.
//
// JSON carries everything but bytes that are not UTF-8, a date whose text is
// another date, and the like, which no document that was decoded has; the
// losses name them. The error is that of w, or tells that the document would be
// refused by Decode, because it has more rows or deeper ones than that reads; then
// nothing is written. A nil permit is written as an empty one.
func EncodeJSON(w io.Writer, p *Permit) (Losses, error) {
	if p == nil {
		p = new(Permit)
	}
	if err := refuseRows(p); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(p); err != nil {
		return nil, fmt.Errorf("permits: %w", err)
	}
	got := new(Permit)
	if fail := decodeJSON(b.String(), got, writtenBytes(b.Len())); fail != nil {
		return nil, fmt.Errorf("permits: the document would be refused: %w", fail)
	}
	losses := findLosses(p, got, JSON)
	_, err := w.Write(b.Bytes())
	return losses, err
}

// writtenBytes returns the limit for reading back what we have written: that
// of its elements is in proportion to it.
func writtenBytes(n int) int64 { return max(16*int64(n), DefaultMaxBytes) }

// refuseRows refuses what [Decode] would: too many rows, or rows too deep within
// each other. In memory they may even contain themselves.
func refuseRows(p *Permit) error {
	n := 0
	var count func(items []Item, depth int) error
	count = func(items []Item, depth int) error {
		if n += len(items); n > maxItems {
			return fmt.Errorf("permits: there are more than %d rows; split the document: %w", maxItems, ErrTooLarge)
		}
		if depth > maxDepth/2 {
			return fmt.Errorf("permits: further line items stand more than %d deep within each other: %w", maxDepth/2, ErrForbidden)
		}
		for i := range items {
			if err := count(items[i].Parts, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	return count(p.Items, 0)
}
