package permits

import (
	"errors"
	"io"
	"strconv"
	"strings"
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
	size := 4 << 10
	if sized, ok := r.(interface{ Len() int }); ok {
		size = sized.Len() + 1 // one more, so that the end is seen without growing
	}
	buf := make([]byte, 0, min(int64(size), d.max+1))
	idle := 0
	for sniffed := false; ; {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if n > 0 {
			idle = 0
		} else if idle++; idle > 100 && err == nil {
			err = io.ErrNoProgress
		}
		if int64(len(buf)) > d.max {
			return nil, &DecodeError{Err: ErrTooLarge, Reason: "the input has more than " + strconv.FormatInt(d.max, 10) +
				" bytes; raise the limit with the option MaxBytes if it is meant"}
		}
		if !sniffed && (len(buf) >= 512 || err == io.EOF) {
			fail := error(nil)
			if sniffed, fail = d.sniff(buf, err == io.EOF); fail != nil {
				return nil, fail
			}
		}
		switch {
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
func (d *decoding) sniff(head []byte, all bool) (bool, error) {
	s := head[:min(len(head), 4<<10)]
	first := strings.TrimLeft(strings.TrimPrefix(string(s), utf8BOM), "\x00 \t\r\n")
	switch {
	case utf16Order(s) != 0:
		if d.syntax == 0 {
			d.syntax = XML
			if strings.HasPrefix(strings.TrimLeft(strings.TrimLeft(first, "\xFE\xFF"), "\x00"), "{") {
				d.syntax = JSON
			}
		}
		return true, nil
	case first == "" && !all:
		return false, nil
	case first == "":
		return false, &DecodeError{Err: ErrEmpty, Reason: "the input is empty; give a permit in XML or JSON"}
	case d.syntax != 0:
	case first[0] == '<':
		d.syntax = XML
	case first[0] == '{':
		d.syntax = JSON
	case first[0] == '[':
		return false, &DecodeError{Err: ErrFormat,
			Reason: "the input is a JSON array; one input is one permit, so give each element by itself"}
	default:
		return false, &DecodeError{Err: ErrFormat, Reason: "the input begins with " + strconv.QuoteToASCII(first[:min(len(first), 16)]) +
			", which is neither XML (<) nor JSON ({)"}
	}
	return true, nil
}
