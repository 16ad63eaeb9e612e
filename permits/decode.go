package permits

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strconv"
)

// DefaultMaxBytes is how much [Decode] reads where [MaxBytes] does not say
// otherwise, 16 MiB: a thousand times a permit of four rows.
const DefaultMaxBytes = 16 << 20

// Limits that hold whatever the size of the input, so that a small input
// cannot ask for much memory or time.
const (
	maxDepth = 64      // of elements, objects and arrays within each other; a permit needs 12
	maxItems = 200_000 // rows and further line items
)

// Syntax is a way to write a permit down.
type Syntax uint8

// The syntaxes that [Decode] reads.
const (
	XML  Syntax = iota + 1 // the CITES electronic permitting toolkit, 1.0 and 2.0
	JSON                   // the library's own, as json.Marshal writes a [Permit]
)

// String returns "XML" or "JSON".
func (s Syntax) String() string {
	switch s {
	case XML:
		return "XML"
	case JSON:
		return "JSON"
	}
	return "Syntax(" + strconv.Itoa(int(s)) + ")"
}

// DecodeOption changes how [Decode] reads.
type DecodeOption func(*decoding)

type decoding struct {
	max    int64
	syntax Syntax
	blank  int // bytes at the start that say nothing: a mark of the byte order, space
}

// MaxBytes makes [Decode] refuse an input of more than n bytes with
// [ErrTooLarge], after reading no more than that. Without it, or where n is
// not positive, the limit is [DefaultMaxBytes]. Decoding needs memory in
// proportion to the limit.
func MaxBytes(n int64) DecodeOption {
	return func(d *decoding) {
		if n > 0 {
			d.max = n
		}
	}
}

// Format tells [Decode] the syntax, which it otherwise sees from the first
// character.
func Format(s Syntax) DecodeOption { return func(d *decoding) { d.syntax = s } }

// Decode reads one permit: XML of the CITES electronic permitting toolkit 1.0
// (root CBFShip) or 2.0 (root CITESEPermit), with or without the SOAP envelope
// of the exchange service and under any namespace prefixes, or JSON in the
// library's own form.
//
// It reads what is there and judges nothing; that is [Check]'s work. Nothing
// is lost: what has no place in [Permit] is in its Unknown, what cannot be
// right stands as printed. An empty element and the placeholder "?" of the
// toolkit's templates mean "not given".
//
// XML may be in UTF-8, UTF-16 or an 8-bit encoding that it declares; JSON is
// UTF-8. Document type declarations are refused, so no entity is ever
// expanded and nothing is fetched.
//
// The error is a [*DecodeError] that names the place and the remedy.
func Decode(r io.Reader, opts ...DecodeOption) (*Permit, error) {
	d := decoding{max: DefaultMaxBytes}
	for _, opt := range opts {
		opt(&d)
	}
	raw, err := d.read(r)
	if err != nil {
		return nil, err
	}
	p := new(Permit)
	if d.syntax == JSON {
		text, fail := jsonText(raw)
		if fail == nil {
			fail = decodeJSON(text, p, d.max)
		}
		if fail != nil {
			return nil, fail
		}
		return p, nil
	}
	text, fail := xmlText(raw)
	if fail == nil {
		fail = decodeXML(text, p, d.max)
	}
	if fail != nil {
		return nil, fail
	}
	return p, nil
}

// read reads all of r within the limit, and stops early where the first bytes
// can be no permit.
func (d *decoding) read(r io.Reader) ([]byte, error) {
	const head = 64 << 10 // more only after a look at it
	size := int64(4 << 10)
	if sized, ok := r.(interface{ Len() int }); ok {
		size = min(int64(sized.Len()), d.max) + 1 // one more, so that the end is seen without growing
	}
	buf := make([]byte, 0, min(size, head))
	for sniffed, idle := false, 0; ; {
		if len(buf) == cap(buf) {
			buf = slices.Grow(buf, int(max(size-int64(len(buf)), 1)))
		}
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if idle++; n > 0 {
			idle = 0
		} else if idle > 100 && err == nil {
			err = io.ErrNoProgress
		}
		if !sniffed && (len(buf) >= 512 || err == io.EOF) {
			fail := error(nil)
			if sniffed, fail = d.sniff(buf, err == io.EOF); fail != nil {
				return nil, fail
			}
		}
		switch {
		case int64(len(buf)) > d.max:
			return nil, &DecodeError{Err: ErrTooLarge, Reason: "the input has more than " + strconv.FormatInt(d.max, 10) +
				" bytes; raise the limit with the option MaxBytes if it is meant"}
		case errors.Is(err, io.EOF):
			return buf, nil
		case err != nil:
			return nil, &DecodeError{Err: err, Offset: int64(len(buf)),
				Reason: "the input could not be read beyond byte " + strconv.Itoa(len(buf)) + ": " + err.Error()}
		}
	}
}

// sniff settles the syntax from the first bytes. It reports false where they
// are all space and more may come.
func (d *decoding) sniff(buf []byte, all bool) (bool, error) {
	wide := utf16Order(buf) != 0
	if d.blank == 0 && bytes.HasPrefix(buf, []byte(utf8BOM)) {
		d.blank = len(utf8BOM)
	}
	if d.blank == 0 && wide && buf[0] >= 0xFE {
		d.blank = 2 // the byte order mark
	}
	for d.blank < len(buf) && (isSpace(buf[d.blank]) || wide && buf[d.blank] == 0) {
		d.blank++
	}
	first := buf[d.blank:min(d.blank+16, len(buf))]
	switch {
	case len(first) == 0 && !all:
		return false, nil
	case len(first) == 0:
		want := "give a permit in XML or JSON"
		if d.syntax == JSON {
			want = "give JSON"
		}
		return false, &DecodeError{Err: ErrEmpty, Reason: "the input is empty; " + want}
	case d.syntax == JSON && first[0] == '<':
		return false, &DecodeError{Err: ErrSyntax, Reason: "the input begins as XML does, and JSON is asked for; give it as JSON"}
	case d.syntax != 0:
	case first[0] == '<':
		d.syntax = XML
	case first[0] == '{':
		d.syntax = JSON
	case first[0] == '[':
		return false, &DecodeError{Err: ErrFormat,
			Reason: "the input is a JSON array; one input is one permit, so give each element by itself"}
	default:
		return false, &DecodeError{Err: ErrFormat, Reason: "the input begins with " + strconv.QuoteToASCII(string(first)) +
			", which is neither XML (<) nor JSON ({)"}
	}
	return true, nil
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }
