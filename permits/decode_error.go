package permits

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// What can be wrong with an input as a whole; test for it with errors.Is.
var (
	ErrEmpty     = errors.New("there is nothing to read")
	ErrTooLarge  = errors.New("the input is too large")
	ErrFormat    = errors.New("the input is neither XML nor JSON")
	ErrEncoding  = errors.New("the characters cannot be read")
	ErrTruncated = errors.New("the input ends too early")
	ErrSyntax    = errors.New("the input is malformed")
	ErrForbidden = errors.New("the input uses something that is refused for safety")
	ErrRoot      = errors.New("the input is not a CITES permit")
	ErrType      = errors.New("a value is of the wrong type")
)

// DecodeError says why an input could not be read as a permit, where, and what
// would help. It wraps one of the errors above, a [*FaultError] or the error
// of the reader.
type DecodeError struct {
	Path   string // element path in XML, RFC 6901 pointer in JSON; "" for the whole input
	Line   int    // from 1; 0 where no place can be named
	Column int    // in characters, from 1
	Offset int64  // in bytes from 0; in UTF-8 after decoding where the input was not UTF-8
	Reason string // what is wrong and what to do
	Err    error  // the kind of mistake
}

// Error names the place, the reason and the remedy in one line.
func (e *DecodeError) Error() string {
	var b strings.Builder
	b.WriteString("permits: ")
	if e.Path != "" {
		b.WriteString(clip(e.Path) + ": ")
	}
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d, column %d (byte %d): ", e.Line, e.Column, e.Offset)
	}
	b.WriteString(e.Reason)
	return b.String()
}

// Unwrap returns the kind of mistake.
func (e *DecodeError) Unwrap() error { return e.Err }

// FaultError is the error of a SOAP answer that holds a fault instead of a
// permit.
type FaultError struct {
	Code   string // faultcode
	Reason string // faultstring
	Detail string // detail as it was, XML
}

// Error returns the code and the reason that the service gave.
func (e *FaultError) Error() string {
	return "the service answered with a fault: " + clip(e.Code) + ": " + clip(e.Reason)
}

// failAt returns the error for a mistake at an offset of data.
func failAt(data string, offset int, path string, kind error, format string, args ...any) *DecodeError {
	offset = min(max(offset, 0), len(data))
	before := data[:offset]
	line := strings.Count(before, "\n")
	start := strings.LastIndexByte(before, '\n') + 1
	return &DecodeError{
		Path: path, Line: line + 1, Column: utf8.RuneCountInString(before[start:]) + 1, Offset: int64(offset),
		Reason: fmt.Sprintf(format, args...), Err: kind,
	}
}

// notUTF8 is the error of a value that is not UTF-8 text.
func notUTF8(what string, text []byte) error {
	return fmt.Errorf("permits: %s must be UTF-8 text, not %s: %w", what, clip(strconv.QuoteToASCII(string(text))), ErrEncoding)
}

// clip shortens s for a message.
func clip(s string) string {
	const most = 120
	if len(s) <= most {
		return s
	}
	n := most
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
