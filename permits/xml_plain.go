package permits

import (
	"encoding/xml"
	"strings"
)

// The decoder of [encoding/xml] takes a copy of every name and text, nine out of
// ten allocations of reading a permit. Nearly all tokens of a permit are of the
// plainest kind, which needs no copies: tags whose names are ASCII and whose
// attributes have no references, texts without references. They are taken here
// as parts of the source. Whatever is not as plain as that, and every mistake, is
// the decoder's; a test holds that it makes no difference who takes a token.

// plainToken takes the token at an offset if it is plain, and returns where it
// ends; the same offset where it is not.
func (x *xmlParser) plainToken(at int) (end int, fail *DecodeError) {
	rest := x.src[at:]
	switch {
	case rest == "":
		return at, nil
	case rest[0] != '<':
		n := plainText(rest, '<')
		if n == len(rest) || rest[n] != '<' { // its end is the decoder's to judge
			return at, nil
		}
		return at + n, x.addText(nil, at, at+n)
	case len(rest) > 1 && rest[1] == '/':
		name, n := plainName(rest[2:])
		if n == 0 || 2+n == len(rest) || rest[2+n] != '>' {
			return at, nil
		}
		return at + 3 + n, x.endTag(name, at, at+3+n)
	}
	name, n := plainName(rest[1:])
	if n == 0 {
		return at, nil
	}
	n++
	attrs := x.scratch[:0]
	for {
		tail := rest[n:min(len(rest), maxTag)]
		space := firstNotSpace(tail)
		tail = tail[space:]
		switch {
		case tail == "":
			return at, nil
		case tail[0] == '>':
			return at + n + space + 1, x.startTag(xml.StartElement{Name: name, Attr: attrs}, at)
		case strings.HasPrefix(tail, "/>"):
			end = at + n + space + 2
			if fail = x.startTag(xml.StartElement{Name: name, Attr: attrs}, at); fail == nil {
				fail = x.endTag(name, end, end)
			}
			return end, fail
		case space == 0 || len(attrs) > maxAttrs:
			return at, nil
		}
		attr, length := plainName(tail)
		if length == 0 || length+1 >= len(tail) || tail[length] != '=' || tail[length+1] != '"' {
			return at, nil
		}
		value := tail[length+2:]
		quote := plainText(value, '"')
		if quote == len(value) || value[quote] != '"' {
			return at, nil
		}
		attrs = append(attrs, xml.Attr{Name: attr, Value: value[:quote]})
		x.scratch = attrs
		n += space + length + 2 + quote + 1
	}
}

// plainName returns the name that s begins with and its length, 0 for a name
// that is not plain: ASCII letters, digits and -_. with one prefix at most.
func plainName(s string) (xml.Name, int) {
	colon, n := -1, 0
	for ; n < len(s); n++ {
		c := s[n]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', c == '_':
			continue
		case '0' <= c && c <= '9', c == '-', c == '.':
			if n == 0 || n == colon+1 {
				return xml.Name{}, 0
			}
			continue
		case c == ':':
			if n == 0 || colon >= 0 {
				return xml.Name{}, 0
			}
			colon = n
			continue
		case c >= 0x80:
			return xml.Name{}, 0
		}
		break
	}
	switch {
	case n == 0 || colon == n-1:
		return xml.Name{}, 0
	case colon > 0:
		return xml.Name{Space: s[:colon], Local: s[colon+1 : n]}, n
	}
	return xml.Name{Local: s[:n]}, n
}

// plainText returns how many bytes of s stand for themselves in XML, up to an
// end character.
func plainText(s string, end byte) int {
	for i := range len(s) {
		switch c := s[i]; {
		case c == end:
			return i
		case c == '&', c == '<', c == ']', c < ' ' && c != '\n' && c != '\t':
			return i
		case c == 0xEF && i+2 < len(s) && s[i+1] == 0xBF && s[i+2] >= 0xBE: // U+FFFE and U+FFFF
			return i
		}
	}
	return len(s)
}
