package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"os"
	"strconv"

	"github.com/citesgo/cites/permits"
)

// shipments reads the shipments of a file one by one, so that a stream of any
// length takes the memory of its longest shipment. One that cannot be read is an
// answer with an error; those after it are read as long as it was JSON at all.
func shipments(file string, stdin io.Reader) iter.Seq[*answer] {
	return func(yield func(*answer) bool) {
		in := stdin
		if file != "-" {
			f, err := os.Open(file)
			if err != nil {
				yield(&answer{File: file, Number: 1, Error: err.Error()})
				return
			}
			defer f.Close()
			in = f
		}
		budget := &rationed{r: withoutMark(in)}
		dec := json.NewDecoder(budget)
		for n := 1; ; n++ {
			budget.left = permits.DefaultMaxBytes + 4096
			var raw json.RawMessage
			err := dec.Decode(&raw)
			if errors.Is(err, io.EOF) && n > 1 {
				return
			}
			a := &answer{File: file, Number: n}
			if err != nil {
				a.Error = framing(err, raw, dec, budget)
				yield(a)
				return
			}
			if a.shipment, err = permits.DecodeShipment(bytes.NewReader(raw)); err != nil {
				a.Error = err.Error()
			}
			if !yield(a) {
				return
			}
		}
	}
}

// framing says why a shipment could not be cut out of the stream. Its text is
// read again by the library, whose errors name place and remedy.
func framing(err error, raw json.RawMessage, dec *json.Decoder, budget *rationed) string {
	syntax := (*json.SyntaxError)(nil)
	if !errors.As(err, &syntax) && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err.Error() // of the file, not of what is in it
	}
	rest, _ := io.ReadAll(io.LimitReader(io.MultiReader(dec.Buffered(), budget), 1<<20))
	if _, better := permits.DecodeShipment(bytes.NewReader(append(raw, rest...))); better != nil {
		return better.Error()
	}
	return err.Error()
}

var errTooLong = errors.New("documents: a shipment has more than " + strconv.Itoa(permits.DefaultMaxBytes) + " bytes; split it")

// rationed gives no more than a number of bytes until it is renewed.
type rationed struct {
	r    io.Reader
	left int
}

func (r *rationed) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, errTooLong
	}
	n, err := r.r.Read(p[:min(len(p), r.left)])
	r.left -= n
	return n, err
}

// withoutMark passes over the mark of the byte order that some editors put
// before UTF-8.
func withoutMark(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	if head, err := b.Peek(3); err == nil && string(head) == "\ufeff" {
		_, _ = b.Discard(3) // which Peek has read
	}
	return b
}
