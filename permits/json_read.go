package permits

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// jsonSource reads JSON value by value. The grammar is [jsontext]'s; here is
// what a permit wants beside it: nothing lost, and every mistake with its place
// and a remedy. The functions of encoding/json that fill structs pass over in
// silence what a permit must not lose: members they do not know, members given
// twice, names in another case, half surrogates.
type jsonSource struct {
	src string // what dec reads, so that texts are parts of it and not copies
	dec *jsontext.Decoder
}

// object calls member for every member of the object that follows, which reads
// its value. For null there are none.
func (j *jsonSource) object(member func(name string) *DecodeError) *DecodeError {
	if ok, err := j.enter('{', "an object"); !ok {
		return err
	}
	for j.dec.PeekKind() != '}' {
		name, err := j.string()
		if err == nil {
			err = member(name)
		}
		if err != nil {
			return err
		}
	}
	return j.token()
}

// array calls element for every element of the array that follows, which reads
// it. For null there are none.
func (j *jsonSource) array(element func() *DecodeError) *DecodeError {
	if ok, err := j.enter('[', "an array"); !ok {
		return err
	}
	for j.dec.PeekKind() != ']' {
		if err := element(); err != nil {
			return err
		}
	}
	return j.token()
}

// enter reads the bracket that opens an object or array. It reports false for
// null, which it reads too, and for anything else, which is an error.
func (j *jsonSource) enter(open jsontext.Kind, what string) (bool, *DecodeError) {
	switch j.dec.PeekKind() {
	case open:
		err := j.token()
		return err == nil, err
	case 'n':
		_, err := j.value()
		return false, err
	}
	return false, j.wrongType(what)
}

// token reads a bracket, or any token of a value that is passed over.
func (j *jsonSource) token() *DecodeError {
	if _, err := j.dec.ReadToken(); err != nil {
		return j.syntax(err)
	}
	if j.dec.StackDepth() > maxDepth {
		return failAt(j.src, int(j.dec.InputOffset())-1, string(j.dec.StackPointer()), ErrForbidden,
			"objects and arrays stand more than %d deep within each other; a permit needs 8", maxDepth)
	}
	return nil
}

// string reads a string; a caller that cannot know has looked for one.
func (j *jsonSource) string() (string, *DecodeError) {
	raw, err := j.value()
	switch {
	case err != nil:
		return "", err
	case strings.IndexByte(raw, '\\') < 0:
		return raw[1 : len(raw)-1], nil
	}
	s, _ := jsontext.AppendUnquote(nil, raw) // the decoder has found no fault with it
	return string(s), nil
}

// value reads any value and returns it as it is written.
func (j *jsonSource) value() (string, *DecodeError) {
	if kind := j.dec.PeekKind(); kind != '{' && kind != '[' {
		raw, err := j.dec.ReadValue()
		if err != nil {
			return "", j.syntax(err)
		}
		end := int(j.dec.InputOffset())
		return j.src[end-len(raw) : end], nil
	}
	outside := j.dec.StackDepth()
	if err := j.token(); err != nil {
		return "", err
	}
	start := j.dec.InputOffset() - 1
	for j.dec.StackDepth() > outside {
		if err := j.token(); err != nil {
			return "", err
		}
	}
	return j.src[start:j.dec.InputOffset()], nil
}

// refuse is the error of the value that follows. Where that is not JSON at all,
// this is the mistake to tell first.
func (j *jsonSource) refuse(kind error, format string, args ...any) *DecodeError {
	raw, err := j.value()
	if err != nil {
		return err
	}
	return failAt(j.src, int(j.dec.InputOffset())-len(raw), string(j.dec.StackPointer()), kind, format, args...)
}

// wrongType is the error of a value that is not what it should be.
func (j *jsonSource) wrongType(want string) *DecodeError {
	kind := ""
	switch j.dec.PeekKind() {
	case '{':
		kind = "an object"
	case '[':
		kind = "an array"
	case '"':
		kind = "a string"
	case 't', 'f':
		kind = "a boolean"
	case 'n':
		kind = "null"
	case '0':
		kind = "a number"
	}
	return j.refuse(ErrType, "this must be %s, not %s", want, kind)
}

// syntax returns an error of the decoder as ours: with its place, its kind and
// what to do.
func (j *jsonSource) syntax(err error) *DecodeError {
	path := string(j.dec.StackPointer())
	e, ok := errors.AsType[*jsontext.SyntacticError](err)
	if !ok || errors.Is(err, io.ErrUnexpectedEOF) {
		return failAt(j.src, len(j.src), path, ErrTruncated, "the input ends before the document is complete; get the whole document")
	}
	if !strings.HasPrefix(path, string(e.JSONPointer)) { // the value it was about to read, not the one before
		path = string(e.JSONPointer)
	}
	at := min(int(e.ByteOffset), len(j.src))
	rest := j.src[at:]
	fail := func(kind error, format string, args ...any) *DecodeError {
		return failAt(j.src, at, path, kind, format, args...)
	}
	token := strings.TrimLeft(j.src[min(int(j.dec.InputOffset()), at):at], xmlSpace+",:")
	inString := strings.HasPrefix(token, `"`)
	switch {
	case inString && len(rest) > 3 && strings.EqualFold(rest[:3], `\ud`) && strings.IndexByte("89abcdefABCDEF", rest[3]) >= 0:
		return fail(ErrEncoding, "half of a surrogate pair is missing after \\u; write the character itself")
	case inString && strings.HasPrefix(rest, `\`):
		return fail(ErrSyntax, "a backslash must be followed by one of \"\\/bfnrt, or by u and four hexadecimal digits")
	case inString && rest != "" && rest[0] < ' ':
		return fail(ErrSyntax, "the character U+%04X must be escaped in a string", rest[0])
	case strings.HasPrefix(rest, ","):
		after, _ := utf8.DecodeRuneInString(rest[1+firstNotSpace(rest[1:]):])
		return fail(ErrSyntax, "this comma, before %s, stands between no two values; remove it", strconv.QuoteRune(after))
	}
	if start, end := j.numberAround(at); end > start && !isJSONNumber(j.src[start:end]) {
		at = start
		return fail(ErrSyntax, "%s is no JSON number; put it in quotes to keep it as it is", clip(j.src[start:end]))
	}
	return fail(ErrSyntax, "%s; check the commas, quotes and brackets around it", e.Err)
}

// numberAround returns where the digits and signs around an offset begin and
// end, of which the decoder names only the first that is wrong.
func (j *jsonSource) numberAround(at int) (start, end int) {
	const number = "+-.0123456789eE"
	start = len(strings.TrimRight(j.src[:at], number))
	end = len(j.src) - len(strings.TrimLeft(j.src[at:], number))
	if start < end && strings.IndexByte("eE", j.src[start]) >= 0 { // of a word
		return at, at
	}
	return start, end
}
