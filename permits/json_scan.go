package permits

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// jsonScanner reads JSON, RFC 8259, value by value. It exists beside
// encoding/json because a permit must not lose what encoding/json passes over
// in silence: members it does not know, members given twice, names in another
// case, half surrogates. It also knows the place of everything.
type jsonScanner struct {
	src   string
	pos   int
	steps []jsonStep // the place, for paths
}

// jsonStep is a member, or an element where index is not negative.
type jsonStep struct {
	name  string
	index int
}

// path returns the place as an RFC 6901 pointer.
func (j *jsonScanner) path() string {
	var b strings.Builder
	for _, s := range j.steps {
		b.WriteByte('/')
		if s.index >= 0 {
			b.WriteString(strconv.Itoa(s.index))
			continue
		}
		for _, c := range []byte(s.name) {
			switch c {
			case '~':
				b.WriteString("~0")
			case '/':
				b.WriteString("~1")
			default:
				b.WriteByte(c)
			}
		}
	}
	return b.String()
}

func (j *jsonScanner) fail(at int, kind error, format string, args ...any) *DecodeError {
	return failAt(j.src, at, j.path(), kind, format, args...)
}

func (j *jsonScanner) truncated() *DecodeError {
	return j.fail(len(j.src), ErrTruncated, "the input ends before the document is complete; get the whole document")
}

// next skips space and returns the byte that follows, which is not consumed.
func (j *jsonScanner) next() (byte, *DecodeError) {
	for j.pos < len(j.src) {
		switch c := j.src[j.pos]; c {
		case ' ', '\n', '\t', '\r':
			j.pos++
		default:
			return c, nil
		}
	}
	return 0, j.truncated()
}

// object calls member for every member of the object that begins here, with
// the position at its value, which member consumes. Where it begins with null
// instead there are none.
func (j *jsonScanner) object(member func(name string, at int) *DecodeError) *DecodeError {
	if null, err := j.enter('{', "an object"); null || err != nil {
		return err
	}
	defer j.leave()
	step := len(j.steps) - 1
	for first := true; ; first = false {
		c, err := j.next()
		switch {
		case err != nil:
			return err
		case c == '}' && first:
			j.pos++
			return nil
		case c != '"':
			return j.fail(j.pos, ErrSyntax, "a member's name in double quotes is expected, not %s", j.found())
		}
		at := j.pos
		name, err := j.string()
		if err != nil {
			return err
		}
		j.steps[step].name = name
		if c, err = j.next(); err != nil {
			return err
		}
		if c != ':' {
			return j.fail(j.pos, ErrSyntax, ": is expected after a member's name, not %s", j.found())
		}
		j.pos++
		if _, err = j.next(); err != nil {
			return err
		}
		if err = member(name, at); err != nil {
			return err
		}
		if done, err := j.comma('}'); done || err != nil {
			return err
		}
	}
}

// array calls element for every element of the array that begins here. Where
// it begins with null instead there are none.
func (j *jsonScanner) array(element func() *DecodeError) *DecodeError {
	if null, err := j.enter('[', "an array"); null || err != nil {
		return err
	}
	defer j.leave()
	step := len(j.steps) - 1
	for i := 0; ; i++ {
		c, err := j.next()
		switch {
		case err != nil:
			return err
		case c == ']' && i == 0:
			j.pos++
			return nil
		}
		j.steps[step].index = i
		if err := element(); err != nil {
			return err
		}
		if done, err := j.comma(']'); done || err != nil {
			return err
		}
	}
}

// enter consumes the bracket that opens an object or array, or null.
func (j *jsonScanner) enter(open byte, what string) (null bool, err *DecodeError) {
	c, err := j.next()
	switch {
	case err != nil:
		return false, err
	case c == 'n':
		return true, j.literal("null")
	case c != open:
		return false, j.wrongType(what)
	case len(j.steps) == maxDepth:
		return false, j.fail(j.pos, ErrForbidden, "objects and arrays stand more than %d deep within each other; a permit needs 8", maxDepth)
	}
	j.pos++
	j.steps = append(j.steps, jsonStep{index: -1})
	return false, nil
}

func (j *jsonScanner) leave() { j.steps = j.steps[:len(j.steps)-1] }

// comma consumes what separates two values or closes the list of them.
func (j *jsonScanner) comma(end byte) (done bool, err *DecodeError) {
	c, err := j.next()
	switch {
	case err != nil:
		return false, err
	case c == end:
		j.pos++
		return true, nil
	case c != ',':
		return false, j.fail(j.pos, ErrSyntax, "a comma or %c is expected, not %s", end, j.found())
	}
	j.pos++
	return false, nil
}

// string reads a string; the position is at its first quote.
func (j *jsonScanner) string() (string, *DecodeError) {
	start := j.pos + 1
	for i := start; i < len(j.src); i++ {
		switch c := j.src[i]; {
		case c == '"':
			j.pos = i + 1
			return j.src[start:i], nil
		case c == '\\':
			return j.escapedString(start, i)
		case c < ' ':
			return "", j.fail(i, ErrSyntax, "the character U+%04X must be escaped in a string", c)
		}
	}
	return "", j.truncated()
}

// escapedString reads a string from start whose first backslash is at i.
func (j *jsonScanner) escapedString(start, i int) (string, *DecodeError) {
	b := append(make([]byte, 0, i-start+64), j.src[start:i]...)
	for i < len(j.src) {
		c := j.src[i]
		switch {
		case c == '"':
			j.pos = i + 1
			return string(b), nil
		case c < ' ':
			return "", j.fail(i, ErrSyntax, "the character U+%04X must be escaped in a string", c)
		case c != '\\':
			b = append(b, c)
			i++
			continue
		case i+1 == len(j.src):
			return "", j.truncated()
		}
		switch e := j.src[i+1]; e {
		case '"', '\\', '/':
			b = append(b, e)
		case 'b':
			b = append(b, '\b')
		case 'f':
			b = append(b, '\f')
		case 'n':
			b = append(b, '\n')
		case 'r':
			b = append(b, '\r')
		case 't':
			b = append(b, '\t')
		case 'u':
			if i+6 > len(j.src) {
				return "", j.truncated()
			}
			r := j.hex4(i)
			if r < 0 {
				return "", j.fail(i, ErrSyntax, "\\u must be followed by four hexadecimal digits")
			}
			if utf16.IsSurrogate(r) {
				if r = utf16.DecodeRune(r, j.hex4(i+6)); r == utf8.RuneError {
					return "", j.fail(i, ErrEncoding, "half of a surrogate pair is missing after \\u; write the character itself")
				}
				i += 6
			}
			b = utf8.AppendRune(b, r)
			i += 4
		default:
			return "", j.fail(i, ErrSyntax, "a backslash must be followed by one of \"\\/bfnrtu")
		}
		i += 2
	}
	return "", j.truncated()
}

// hex4 returns the value of \uXXXX at i, or -1.
func (j *jsonScanner) hex4(i int) rune {
	if i+6 > len(j.src) || j.src[i] != '\\' || j.src[i+1] != 'u' {
		return -1
	}
	r := rune(0)
	for _, c := range []byte(j.src[i+2 : i+6]) {
		v := hexValue(rune(c))
		if v < 0 {
			return -1
		}
		r = r<<4 | v
	}
	return r
}

// number reads a number as it is written.
func (j *jsonScanner) number() (string, *DecodeError) {
	start := j.pos
	for j.pos < len(j.src) && (isDigit(j.src[j.pos]) || strings.IndexByte("+-.eE", j.src[j.pos]) >= 0) {
		j.pos++
	}
	s := j.src[start:j.pos]
	if !isJSONNumber(s) {
		return "", j.fail(start, ErrSyntax, "%s is no JSON number; put it in quotes to keep it as it is", clip(s))
	}
	return s, nil
}

func (j *jsonScanner) literal(s string) *DecodeError {
	rest := j.src[j.pos:]
	switch {
	case strings.HasPrefix(rest, s):
		j.pos += len(s)
		return nil
	case strings.HasPrefix(s, rest):
		return j.truncated()
	}
	return j.fail(j.pos, ErrSyntax, "%s is expected, not %s", s, j.found())
}

// skip consumes any value and returns it as it is written.
func (j *jsonScanner) skip() (string, *DecodeError) {
	c, err := j.next()
	if err != nil {
		return "", err
	}
	start := j.pos
	switch {
	case c == '{':
		err = j.object(func(string, int) *DecodeError { _, err := j.skip(); return err })
	case c == '[':
		err = j.array(func() *DecodeError { _, err := j.skip(); return err })
	case c == '"':
		_, err = j.string()
	case c == 't':
		err = j.literal("true")
	case c == 'f':
		err = j.literal("false")
	case c == 'n':
		err = j.literal("null")
	case c == '-' || isDigit(c):
		_, err = j.number()
	default:
		err = j.fail(j.pos, ErrSyntax, "a value is expected, not %s", j.found())
	}
	return j.src[start:j.pos], err
}

// wrongType is the error of a value that is not what it should be. What is not
// JSON at all is a mistake of syntax first.
func (j *jsonScanner) wrongType(want string) *DecodeError {
	at, kind := j.pos, ""
	switch c := j.src[j.pos]; {
	case c == '{':
		kind = "an object"
	case c == '[':
		kind = "an array"
	case c == '"':
		kind = "a string"
	case c == 't' || c == 'f':
		kind = "a boolean"
	case c == 'n':
		kind = "null"
	default:
		kind = "a number"
	}
	if _, err := j.skip(); err != nil {
		return err
	}
	return j.fail(at, ErrType, "this must be %s, not %s", want, kind)
}

// found describes what stands at the position.
func (j *jsonScanner) found() string {
	r, _ := utf8.DecodeRuneInString(j.src[j.pos:])
	return strconv.QuoteRune(r)
}
