package permits

import (
	"strings"
	"unicode/utf8"
)

// An xmlTree is a parsed document: elements by local name with their text,
// every part tied to its place in the source, so that what the reader does not
// take can be handed over as it was. Reading a permit costs a fifth of what it
// does through encoding/xml, and refusing document types needs no trust in
// another's defaults.
//
// Well-formedness is checked as far as it can change what is read: tags nest,
// attributes are unique, entities are the five of XML. Namespaces need not be
// declared, because the permits in use do not agree on them.
type xmlTree struct {
	src   string
	nodes []xmlNode // in the order of their start tags; the root is 0
	attrs []xmlAttr
}

type xmlNode struct {
	name       string // local
	text       string // all of its own, without comments and outer space; "" for a placeholder
	start, end int    // in src
	first      int32  // child, 0 for none
	last       int32
	next       int32 // sibling, 0 for none
	attr       int32 // first attribute
	attrs      int32 // how many
	known      bool  // the reader knows what it is
	textKnown  bool  // the reader took its text
}

type xmlAttr struct {
	name       string // as written, with its prefix
	value      string
	start, end int
	known      bool
}

// placeholder is what the toolkit's templates hold where nothing was filled in.
const placeholder = "?"

const maxAttrs = 64 // of one element

// xmlParser builds an xmlTree in one pass.
type xmlParser struct {
	xmlTree
	pos         int
	maxElements int
	open        []xmlOpen
}

// xmlOpen is an element whose end tag has not come.
type xmlOpen struct {
	node int32
	name string // as written, with its prefix
	text []byte // where its text comes in pieces
}

func parseXML(src string, maxElements int) (*xmlTree, *DecodeError) {
	x := xmlParser{maxElements: maxElements}
	x.src = src
	x.nodes = make([]xmlNode, 0, min(strings.Count(src, "</")+8, len(src)/16+1, maxElements))
	x.attrs = make([]xmlAttr, 0, min(strings.Count(src, "=\"")+8, len(src)/16+1, maxElements))
	if i := firstControl(src); i >= 0 {
		return nil, failAt(src, i, "", ErrSyntax, "the character U+%04X is not allowed in XML; remove it", []rune(src[i:min(i+4, len(src))])[0])
	}
	if err := x.parse(); err != nil {
		return nil, err
	}
	return &x.xmlTree, nil
}

func (x *xmlParser) parse() *DecodeError {
	for x.pos < len(x.src) {
		rest := x.src[x.pos:]
		var err *DecodeError
		switch {
		case rest[0] != '<':
			n := strings.IndexByte(rest, '<')
			if n < 0 {
				n = len(rest)
			}
			err = x.addText(rest[:n], x.pos, false)
			x.pos += n
		case strings.HasPrefix(rest, "</"):
			err = x.endTag()
		case strings.HasPrefix(rest, "<!--"):
			err = x.comment()
		case strings.HasPrefix(rest, "<![CDATA["):
			err = x.cdata()
		case strings.HasPrefix(rest, "<!"):
			if len(rest) < len("<![CDATA[") && (strings.HasPrefix("<![CDATA[", rest) || strings.HasPrefix("<!--", rest)) {
				return x.truncated()
			}
			return x.fail(x.pos, ErrForbidden, "a document type or entity declaration is refused, for safety; remove it")
		case strings.HasPrefix(rest, "<?"):
			end := strings.Index(rest, "?>")
			if end < 0 {
				return x.truncated()
			}
			x.pos += end + 2
		default:
			err = x.startTag()
		}
		if err != nil {
			return err
		}
	}
	if len(x.open) > 0 || len(x.nodes) == 0 {
		return x.truncated()
	}
	return nil
}

func (x *xmlParser) addText(s string, at int, verbatim bool) *DecodeError {
	if len(x.open) == 0 {
		if i := firstNotSpace(s); i < len(s) || verbatim {
			if len(x.nodes) > 0 {
				return x.fail(at+i, ErrSyntax, "something follows the end of the document; one input is one permit")
			}
			return x.fail(at+i, ErrSyntax, "there is text before the first element; remove it")
		}
		return nil
	}
	top := &x.open[len(x.open)-1]
	node := &x.nodes[top.node]
	if node.text == "" && len(top.text) == 0 && firstNotSpace(s) == len(s) {
		return nil // layout; space inside a text is kept below
	}
	if !verbatim {
		if i := strings.Index(s, "]]>"); i >= 0 {
			return x.fail(at+i, ErrSyntax, "]]> stands outside a CDATA section; write ]]&gt;")
		}
		var err *DecodeError
		if s, err = x.unescape(s, at); err != nil {
			return err
		}
	} else {
		s = newlines(s)
	}
	switch {
	case len(top.text) > 0:
		top.text = append(top.text, s...)
	case node.text != "":
		top.text = append(append(top.text, node.text...), s...)
	default:
		node.text = s
	}
	return nil
}

func (x *xmlParser) comment() *DecodeError {
	body := x.src[x.pos+len("<!--"):]
	end := strings.Index(body, "--")
	switch {
	case end < 0 || end+2 == len(body):
		return x.truncated()
	case body[end+2] != '>':
		return x.fail(x.pos+len("<!--")+end, ErrSyntax, "-- stands inside a comment; remove it")
	}
	x.pos += len("<!--") + end + len("-->")
	return nil
}

func (x *xmlParser) cdata() *DecodeError {
	body := x.src[x.pos+len("<![CDATA["):]
	end := strings.Index(body, "]]>")
	if end < 0 {
		return x.truncated()
	}
	err := x.addText(body[:end], x.pos, true)
	x.pos += len("<![CDATA[") + end + len("]]>")
	return err
}

func (x *xmlParser) startTag() *DecodeError {
	start := x.pos
	x.pos++
	name, err := x.name("an element's name")
	switch {
	case err != nil:
		return err
	case len(x.open) == 0 && len(x.nodes) > 0:
		return x.fail(start, ErrSyntax, "<%s> follows the end of the document; one input is one permit", clip(name))
	case len(x.open) == maxDepth:
		return x.fail(start, ErrForbidden, "elements stand more than %d deep within each other; a permit needs 12", maxDepth)
	case len(x.nodes) >= x.maxElements:
		return x.fail(start, ErrTooLarge,
			"there are more than %d elements; raise the limit with the option MaxBytes if it is meant", x.maxElements)
	}
	index := int32(len(x.nodes))
	node := xmlNode{name: localName(name), start: start, attr: int32(len(x.attrs))}
	for {
		space := firstNotSpace(x.src[x.pos:])
		x.pos += space
		switch {
		case x.pos == len(x.src):
			return x.truncated()
		case x.src[x.pos] == '>':
			x.pos++
			x.link(index, node)
			x.push(index, name)
			return nil
		case x.src[x.pos] == '/':
			x.pos++
			if x.pos == len(x.src) {
				return x.truncated()
			}
			if x.src[x.pos] != '>' {
				return x.fail(x.pos, ErrSyntax, "> is missing after / in <%s>", clip(name))
			}
			x.pos++
			node.end = x.pos
			x.link(index, node)
			return nil
		case space == 0:
			return x.fail(x.pos, ErrSyntax, "<%s> holds a character that no name may have, or a space is missing before an attribute", clip(name))
		case node.attrs == maxAttrs:
			return x.fail(x.pos, ErrForbidden, "<%s> has more than %d attributes", clip(name), maxAttrs)
		}
		if err := x.attribute(&node); err != nil {
			return err
		}
	}
}

func (x *xmlParser) attribute(node *xmlNode) *DecodeError {
	a := xmlAttr{start: x.pos}
	var err *DecodeError
	if a.name, err = x.name("an attribute's name"); err != nil {
		return err
	}
	x.pos += firstNotSpace(x.src[x.pos:])
	if x.pos == len(x.src) {
		return x.truncated()
	}
	if x.src[x.pos] != '=' {
		return x.fail(x.pos, ErrSyntax, "= is missing after the attribute %s", clip(a.name))
	}
	x.pos++
	x.pos += firstNotSpace(x.src[x.pos:])
	if x.pos == len(x.src) {
		return x.truncated()
	}
	quote := x.src[x.pos]
	if quote != '"' && quote != '\'' {
		return x.fail(x.pos, ErrSyntax, "the value of the attribute %s is not in quotes", clip(a.name))
	}
	x.pos++
	n := strings.IndexByte(x.src[x.pos:], quote)
	if n < 0 {
		return x.truncated()
	}
	value := x.src[x.pos : x.pos+n]
	if i := strings.IndexByte(value, '<'); i >= 0 {
		return x.fail(x.pos+i, ErrSyntax, "< stands in the value of the attribute %s; write &lt; or close the quotes", clip(a.name))
	}
	if a.value, err = x.unescape(value, x.pos); err != nil {
		return err
	}
	x.pos += n + 1
	a.end = x.pos
	for _, other := range x.attrs[node.attr:] {
		if other.name == a.name {
			return x.fail(a.start, ErrSyntax, "the attribute %s stands there twice", clip(a.name))
		}
	}
	x.attrs = append(x.attrs, a)
	node.attrs++
	return nil
}

func (x *xmlParser) endTag() *DecodeError {
	start := x.pos
	x.pos += len("</")
	name, err := x.name("an element's name")
	if err != nil {
		return err
	}
	x.pos += firstNotSpace(x.src[x.pos:])
	switch {
	case x.pos == len(x.src):
		return x.truncated()
	case x.src[x.pos] != '>':
		return x.fail(x.pos, ErrSyntax, "> is missing after </%s", clip(name))
	case len(x.open) == 0:
		return x.fail(start, ErrSyntax, "</%s> closes nothing", clip(name))
	}
	x.pos++
	top := &x.open[len(x.open)-1]
	if top.name != name {
		return x.fail(start, ErrSyntax, "</%s> closes <%s>; close the inner element first", clip(name), clip(top.name))
	}
	node := &x.nodes[top.node]
	if len(top.text) > 0 {
		node.text = string(top.text)
	}
	if node.text = strings.Trim(node.text, xmlSpace); node.text == placeholder {
		node.text = ""
	}
	node.end = x.pos
	x.open = x.open[:len(x.open)-1]
	return nil
}

// name reads a name at the position.
func (x *xmlParser) name(what string) (string, *DecodeError) {
	start := x.pos
	for x.pos < len(x.src) && isNameByte(x.src[x.pos]) {
		x.pos++
	}
	name := x.src[start:x.pos]
	switch {
	case x.pos == len(x.src):
		return "", x.truncated()
	case name == "" || isDigit(name[0]) || name[0] == '-' || name[0] == '.':
		return "", x.fail(start, ErrSyntax, "%s is expected here; write &lt; for a < in a text", what)
	case localName(name) == "" || name[0] == ':' || strings.Count(name, ":") > 1:
		return "", x.fail(start, ErrSyntax, "%s cannot be %s", what, clip(name))
	}
	return name, nil
}

func (x *xmlParser) link(index int32, node xmlNode) {
	x.nodes = append(x.nodes, node)
	if len(x.open) == 0 {
		return
	}
	parent := &x.nodes[x.open[len(x.open)-1].node]
	if parent.last == 0 {
		parent.first = index
	} else {
		x.nodes[parent.last].next = index
	}
	parent.last = index
}

func (x *xmlParser) push(index int32, name string) {
	if len(x.open) < cap(x.open) { // take back the buffer of an element that ended
		x.open = x.open[:len(x.open)+1]
		top := &x.open[len(x.open)-1]
		*top = xmlOpen{node: index, name: name, text: top.text[:0]}
		return
	}
	x.open = append(x.open, xmlOpen{node: index, name: name})
}

// unescape resolves the five entities of XML and character references, and
// makes every line end a newline.
func (x *xmlParser) unescape(s string, at int) (string, *DecodeError) {
	amp := strings.IndexByte(s, '&')
	if amp < 0 {
		return newlines(s), nil
	}
	var b strings.Builder
	b.Grow(len(s))
	for from := 0; ; {
		b.WriteString(newlines(s[from : from+amp]))
		from += amp
		end := strings.IndexByte(s[from:min(from+12, len(s))], ';')
		if end < 0 {
			return "", x.fail(at+from, ErrSyntax, "& begins no entity that XML knows; write &amp; for the character itself")
		}
		r, ok := entity(s[from+1 : from+end])
		if !ok {
			return "", x.fail(at+from, ErrForbidden,
				"the entity %s is none of XML's own and is not resolved; write the character itself", s[from:from+end+1])
		}
		b.WriteRune(r)
		from += end + 1
		if amp = strings.IndexByte(s[from:], '&'); amp < 0 {
			b.WriteString(newlines(s[from:]))
			return b.String(), nil
		}
	}
}

// entity returns the character of an entity of XML or of a character
// reference, given without & and ;.
func entity(name string) (rune, bool) {
	switch name {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, ok := strings.CutPrefix(name, "#")
	if !ok || digits == "" {
		return 0, false
	}
	base := rune(10)
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	r := rune(0)
	for _, c := range digits {
		v := hexValue(c)
		if v < 0 || v >= base || r > utf8.MaxRune {
			return 0, false
		}
		r = r*base + v
	}
	return r, digits != "" && utf8.ValidRune(r) && isXMLChar(r)
}

// fail returns the error for a mistake at an offset, with the path of the
// elements that are open.
func (x *xmlParser) fail(at int, kind error, format string, args ...any) *DecodeError {
	var path strings.Builder
	for _, o := range x.open {
		path.WriteString("/" + localName(o.name))
	}
	return failAt(x.src, at, path.String(), kind, format, args...)
}

func (x *xmlParser) truncated() *DecodeError {
	if len(x.open) > 0 {
		return x.fail(len(x.src), ErrTruncated, "the input ends before </%s>; get the whole document", clip(x.open[len(x.open)-1].name))
	}
	return x.fail(len(x.src), ErrTruncated, "the input ends before a document is complete; get the whole document")
}

const xmlSpace = " \t\r\n"

func firstNotSpace(s string) int {
	for i := range len(s) {
		if !isSpace(s[i]) {
			return i
		}
	}
	return len(s)
}

// localName returns what follows a name's prefix.
func localName(name string) string { return name[strings.IndexByte(name, ':')+1:] }

// isNameByte reports whether c may stand in a name. What is beyond ASCII is
// let through: no name the reader knows has it.
func isNameByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || isDigit(c) || c == ':' || c == '_' || c == '-' || c == '.' || c >= utf8.RuneSelf
}

// newlines makes every line end a newline, as XML 1.0 section 2.11 wants.
func newlines(s string) string {
	if strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// firstControl returns the offset of the first character that XML does not
// allow, or -1. s is UTF-8.
func firstControl(s string) int {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != 0xEF { // nearly all
			continue
		}
		switch {
		case c < ' ' && c != '\n' && c != '\t' && c != '\r':
			return i
		case c == 0xEF && i+2 < len(s) && s[i+1] == 0xBF && s[i+2] >= 0xBE: // U+FFFE, U+FFFF
			return i
		}
	}
	return -1
}

func isXMLChar(r rune) bool {
	return (r >= ' ' || r == '\n' || r == '\t' || r == '\r') && r != 0xFFFE && r != 0xFFFF
}

// hexValue returns the value of a hexadecimal digit, or -1.
func hexValue(c rune) rune {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10
	}
	return -1
}
