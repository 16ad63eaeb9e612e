package permits

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// An xmlTree is a parsed document: elements by local name with their text,
// every part tied to its place in the source, so that what the reader does not
// take can be handed over as it was. [encoding/xml] splits the source into
// tokens and checks each; here they become a tree.
//
// Prefixes are passed over and namespaces need not be declared, because the
// permits in use do not agree on them. This is why the tree is built on
// RawToken, which leaves it to the caller that tags nest.
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
	xml.Attr      // Name.Space is the prefix
	known    bool // the reader took it
}

// placeholder is what the toolkit's templates hold where nothing was filled in.
const placeholder = "?"

const (
	maxAttrs = 64       // of one element
	maxTag   = 64 << 10 // bytes of one tag
)

// xmlParser builds an xmlTree in one pass.
type xmlParser struct {
	xmlTree
	maxNodes int // elements and attributes
	open     []xmlOpen
}

// xmlOpen is an element whose end tag has not come.
type xmlOpen struct {
	node int32
	name xml.Name
	text []byte // where its text comes in pieces
}

// xmlBytes ends a tag that is too long while it is read: the decoder gives a
// tag away only when it has all of its attributes, however many.
type xmlBytes struct {
	strings.Reader
	left int // bytes that the token may still have
}

var errLongTag = errors.New("the tag is too long")

func (b *xmlBytes) ReadByte() (byte, error) {
	if b.left--; b.left < 0 {
		return 0, errLongTag
	}
	return b.Reader.ReadByte()
}

func parseXML(src string, maxNodes int) (*xmlTree, *DecodeError) {
	x := xmlParser{maxNodes: maxNodes}
	x.src = src
	x.nodes = make([]xmlNode, 0, min(strings.Count(src, "</")+8, len(src)/16+1, maxNodes))
	x.attrs = make([]xmlAttr, 0, min(strings.Count(src, "=\"")+8, len(src)/16+1, maxNodes))
	if err := x.parse(); err != nil {
		return nil, err
	}
	return &x.xmlTree, nil
}

func (x *xmlParser) parse() *DecodeError {
	var b xmlBytes
	b.Reset(x.src)
	d := xml.NewDecoder(&b)
	// Whatever encoding is declared: src is UTF-8 by now.
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		start := int(d.InputOffset())
		if rest := x.src[start:]; len(rest) > 1 && rest[0] == '<' && rest[1] != '!' && rest[1] != '?' {
			b.left = maxTag
		} else {
			b.left = len(x.src) + 1
		}
		token, err := d.RawToken()
		end := int(d.InputOffset())
		var fail *DecodeError
		switch token := token.(type) {
		case xml.StartElement:
			fail = x.startTag(token, start)
		case xml.EndElement:
			fail = x.endTag(token.Name, start, end)
		case xml.CharData:
			fail = x.addText(token, start, end)
		case xml.Directive:
			fail = x.fail(start, ErrForbidden, "a document type or entity declaration is refused, for safety; remove it")
		}
		switch {
		case fail != nil:
			return fail
		case errors.Is(err, io.EOF) && (len(x.open) > 0 || len(x.nodes) == 0):
			return x.truncated()
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, errLongTag):
			return x.fail(start, ErrForbidden, "a tag has more than %d bytes or no end", maxTag)
		case err != nil:
			return x.syntax(err, start, end)
		}
	}
}

func (x *xmlParser) startTag(tag xml.StartElement, start int) *DecodeError {
	switch {
	case len(x.open) == 0 && len(x.nodes) > 0:
		return x.fail(start, ErrSyntax, "<%s> follows the end of the document; one input is one permit", clip(written(tag.Name)))
	case len(x.open) == maxDepth:
		return x.fail(start, ErrForbidden, "elements stand more than %d deep within each other; a permit needs 12", maxDepth)
	case len(tag.Attr) > maxAttrs:
		return x.fail(start, ErrForbidden, "<%s> has more than %d attributes", clip(written(tag.Name)), maxAttrs)
	case len(x.nodes)+len(x.attrs)+len(tag.Attr) >= x.maxNodes:
		return x.fail(start, ErrTooLarge,
			"there are more than %d elements and attributes; raise the limit with the option MaxBytes if it is meant", x.maxNodes)
	}
	index := int32(len(x.nodes))
	first := len(x.attrs)
	for _, a := range tag.Attr {
		for _, other := range x.attrs[first:] {
			if other.Name == a.Name {
				return x.fail(start, ErrSyntax, "<%s> has the attribute %s twice", clip(written(tag.Name)), clip(written(a.Name)))
			}
		}
		x.attrs = append(x.attrs, xmlAttr{Attr: a})
	}
	x.link(index, xmlNode{name: tag.Name.Local, start: start, attr: int32(first), attrs: int32(len(tag.Attr))})
	x.push(index, tag.Name)
	return nil
}

func (x *xmlParser) endTag(name xml.Name, start, end int) *DecodeError {
	if len(x.open) == 0 {
		return x.fail(start, ErrSyntax, "</%s> closes nothing", clip(written(name)))
	}
	top := &x.open[len(x.open)-1]
	if top.name != name {
		return x.fail(start, ErrSyntax, "</%s> closes <%s>; close the inner element first", clip(written(name)), clip(written(top.name)))
	}
	node := &x.nodes[top.node]
	if len(top.text) > 0 {
		node.text = string(top.text)
	}
	if node.text = strings.Trim(node.text, xmlSpace); node.text == placeholder {
		node.text = ""
	}
	node.end = end
	x.open = x.open[:len(x.open)-1]
	return nil
}

// addText adds text, which stands in the source from start to end, to the
// element that is open.
func (x *xmlParser) addText(text []byte, start, end int) *DecodeError {
	raw := x.src[start:end]
	if len(x.open) == 0 {
		if i := firstNotSpace(raw); i < len(raw) {
			if len(x.nodes) > 0 {
				return x.fail(start+i, ErrSyntax, "something follows the end of the document; one input is one permit")
			}
			return x.fail(start+i, ErrSyntax, "there is text before the first element; remove it")
		}
		return nil
	}
	top := &x.open[len(x.open)-1]
	node := &x.nodes[top.node]
	switch {
	case len(top.text) > 0:
		top.text = append(top.text, text...)
	case node.text != "":
		top.text = append(append(top.text, node.text...), text...)
	case firstNotSpace(raw) == len(raw): // layout; space inside a text is kept above
	case string(text) == raw:
		node.text = raw // no copy
	default:
		node.text = string(text)
	}
	return nil
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

func (x *xmlParser) push(index int32, name xml.Name) {
	if len(x.open) < cap(x.open) { // take back the buffer of an element that ended
		x.open = x.open[:len(x.open)+1]
		top := &x.open[len(x.open)-1]
		*top = xmlOpen{node: index, name: name, text: top.text[:0]}
		return
	}
	x.open = append(x.open, xmlOpen{node: index, name: name})
}

// syntax returns an error of the decoder, which stopped at end in a token that
// began at start, as ours: with its place, its kind and what to do. An error
// whose words are new to it is a mistake of syntax in those words.
func (x *xmlParser) syntax(err error, start, end int) *DecodeError {
	e, ok := errors.AsType[*xml.SyntaxError](err)
	if !ok {
		return x.fail(end, ErrSyntax, "%s; correct the declaration of the XML", clip(err.Error()))
	}
	if strings.HasPrefix(e.Msg, "unexpected EOF") {
		return x.truncated()
	}
	if entity, ok := strings.CutPrefix(e.Msg, "invalid character entity "); ok {
		start += max(strings.LastIndexByte(x.src[start:end], '&'), 0)
		if strings.HasSuffix(entity, ";") {
			return x.fail(start, ErrForbidden, "the entity %s is none of XML's own and is not resolved; write the character itself", clip(entity))
		}
		return x.fail(start, ErrSyntax, "& begins no entity that XML knows; write &amp; for the character itself")
	}
	var char rune
	if _, err := fmt.Sscanf(e.Msg, "illegal character code U+%X", &char); err == nil {
		if i := strings.IndexRune(x.src[start:end], char); i >= 0 {
			end = start + i
		}
		return x.fail(end, ErrSyntax, "the character U+%04X is not allowed in XML; remove it", char)
	}
	return x.fail(end, ErrSyntax, "%s; write &lt; for a < in a text, and attributes as name=\"value\"", clip(e.Msg))
}

// fail returns the error for a mistake at an offset, with the path of the
// elements that are open.
func (x *xmlParser) fail(at int, kind error, format string, args ...any) *DecodeError {
	var path strings.Builder
	for _, o := range x.open {
		path.WriteString("/" + o.name.Local)
	}
	return failAt(x.src, at, path.String(), kind, format, args...)
}

func (x *xmlParser) truncated() *DecodeError {
	if len(x.open) > 0 {
		return x.fail(len(x.src), ErrTruncated, "the input ends before </%s>; get the whole document", clip(written(x.open[len(x.open)-1].name)))
	}
	return x.fail(len(x.src), ErrTruncated, "the input ends before a document is complete; get the whole document")
}

// written returns a name with its prefix.
func written(name xml.Name) string {
	if name.Space == "" {
		return name.Local
	}
	return name.Space + ":" + name.Local
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
