package permits

import (
	"encoding/xml"
	"iter"
	"strconv"
	"strings"
)

// The walk over an xmlTree. Whoever takes an element or its text marks it as
// known; what is left unmarked in the end is what the reader does not know.

// one returns the child that a singular field is read from: the first of that
// name that says anything, or the first. Others that say something stay
// unmarked and so end in Unknown.
func (t *xmlTree) one(n int32, name string) (int32, bool) {
	found := int32(0)
	for c := t.nodes[n].first; c != 0; c = t.nodes[c].next {
		switch {
		case t.nodes[c].name != name || t.nodes[c].known:
		case found == 0:
			found = c
		case t.isBlank(c):
			t.markAll(c)
		case t.isBlank(found):
			t.markAll(found)
			found = c
		}
	}
	if found != 0 {
		t.nodes[found].known = true
	}
	return found, found != 0
}

// each yields the children of that name that say anything.
func (t *xmlTree) each(n int32, name string) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for c := t.nodes[n].first; c != 0; c = t.nodes[c].next {
			switch {
			case t.nodes[c].name != name || t.nodes[c].known:
			case t.isBlank(c):
				t.markAll(c)
			default:
				t.nodes[c].known = true
				if !yield(c) {
					return
				}
			}
		}
	}
}

// leaf takes, without regard to its language, the text of the child that [xmlTree.one] finds.
func (t *xmlTree) leaf(n int32, name string) string {
	c, ok := t.one(n, name)
	if !ok {
		return ""
	}
	return t.text(c)
}

// text takes an element's text.
func (t *xmlTree) text(n int32) string {
	t.nodes[n].textKnown = true
	return t.nodes[n].text
}

// attribute takes an attribute by its local name; "" for a placeholder.
func (t *xmlTree) attribute(n int32, name string) string {
	node := &t.nodes[n]
	for i := node.attr; i < node.attr+node.attrs; i++ {
		if a := &t.attrs[i]; a.Name.Local == name {
			a.known = true
			if v := strings.Trim(a.Value, xmlSpace); v != placeholder {
				return v
			}
			return ""
		}
	}
	return ""
}

// isBlank reports whether an element and all within it say nothing.
func (t *xmlTree) isBlank(n int32) bool {
	node := &t.nodes[n]
	if node.text != "" {
		return false
	}
	for i := node.attr; i < node.attr+node.attrs; i++ {
		if a := &t.attrs[i]; !a.isRoutine() && !a.isLanguage() {
			return false
		}
	}
	for c := node.first; c != 0; c = t.nodes[c].next {
		if !t.isBlank(c) {
			return false
		}
	}
	return true
}

// dropBlank marks the children that say nothing, where a field is read only if
// an earlier element has not given it.
func (t *xmlTree) dropBlank(n int32) {
	for c := t.nodes[n].first; c != 0; c = t.nodes[c].next {
		if t.isBlank(c) {
			t.markAll(c)
		}
	}
}

func (t *xmlTree) markAll(n int32) {
	t.nodes[n].known = true
	for c := t.nodes[n].first; c != 0; c = t.nodes[c].next {
		t.markAll(c)
	}
}

// isRoutine reports whether an attribute says nothing about the permit: a
// placeholder, the declaration of a namespace, or the code list of document
// types that the toolkit prescribes.
func (a *xmlAttr) isRoutine() bool {
	value := strings.Trim(a.Value, xmlSpace)
	switch {
	case value == "" || value == placeholder:
		return true
	case a.Name.Space == "xmlns" || a.Name == (xml.Name{Local: "xmlns"}):
		return true
	case a.Name.Space != "":
		return a.Name.Local == "schemaLocation"
	}
	return a.Name.Local == "listID" && value == "1001" || a.Name.Local == "listAgencyID" && value == "6"
}

func (a *xmlAttr) isLanguage() bool { return a.Name.Local == "languageID" }

// qname returns the name of an element with its prefix.
func (t *xmlTree) qname(n int32) string {
	s := t.src[t.nodes[n].start+1 : t.nodes[n].end]
	return s[:strings.IndexAny(s, xmlSpace+"/>")]
}

// rawAttr returns an attribute of a node as it is written. In a tag that was
// parsed, quotes stand around values and nowhere else.
func (t *xmlTree) rawAttr(node *xmlNode, attr int32) string {
	tag := t.src[node.start:node.end]
	tag = tag[strings.IndexAny(tag, xmlSpace):]
	for i := node.attr; ; i++ {
		open := strings.IndexAny(tag, `"'`)
		end := open + 1 + strings.IndexByte(tag[open+1:], tag[open]) + 1
		if i == attr {
			return strings.TrimLeft(tag[:end], xmlSpace)
		}
		tag = tag[end:]
	}
}

// namespace returns the namespace of the last element of a path from the root,
// "" where none is declared.
func (t *xmlTree) namespace(path []int32) string {
	declaration := xml.Name{Local: "xmlns"}
	if prefix, _, ok := strings.Cut(t.qname(path[len(path)-1]), ":"); ok {
		declaration = xml.Name{Space: "xmlns", Local: prefix}
	}
	for i := len(path) - 1; i >= 0; i-- {
		node := &t.nodes[path[i]]
		for _, a := range t.attrs[node.attr : node.attr+node.attrs] {
			if a.Name == declaration {
				return a.Value
			}
		}
	}
	return ""
}

// unknown yields everything that nobody took, in the order of the document,
// each with the element it stands in or is.
func (t *xmlTree) unknown(yield func(n int32, u Unknown) bool) {
	if t.allKnown() {
		return
	}
	u := xmlUnknown{xmlTree: t, yield: yield}
	u.names.room = len(t.src)
	u.in(0, "/"+t.nodes[0].name)
}

// allKnown is the short way for the usual document.
func (t *xmlTree) allKnown() bool {
	for i := range t.nodes {
		n := &t.nodes[i]
		if !n.known || !n.textKnown && n.text != "" {
			return false
		}
		for k := n.attr; k < n.attr+n.attrs; k++ {
			if t.isUnknownAttr(n, &t.attrs[k]) {
				return false
			}
		}
	}
	return true
}

// isUnknownAttr reports whether an attribute says something that nobody took.
// The language of no text is nothing.
func (t *xmlTree) isUnknownAttr(n *xmlNode, a *xmlAttr) bool {
	return !a.known && !a.isRoutine() && (n.text != "" || !a.isLanguage())
}

// xmlUnknown walks a tree for what nobody took.
type xmlUnknown struct {
	*xmlTree
	yield func(n int32, u Unknown) bool
	names xmlScope
}

func (u *xmlUnknown) in(n int32, path string) bool {
	node := &u.nodes[n]
	if !node.known {
		return u.yield(n, Unknown{Path: path, Raw: u.element(n)})
	}
	defer u.names.leave(u.names.enter(u.attrs[node.attr : node.attr+node.attrs]))
	for i := node.attr; i < node.attr+node.attrs; i++ {
		a := &u.attrs[i]
		if u.isUnknownAttr(node, a) {
			raw := u.names.declare([]string{a.Name.Space}, false) + u.rawAttr(node, i)
			if !u.yield(n, Unknown{Path: path + "/@" + written(a.Name), Raw: strings.TrimLeft(raw, xmlSpace)}) {
				return false
			}
		}
	}
	if node.text != "" && !node.textKnown {
		if !u.yield(n, Unknown{Path: path + "/text()", Raw: node.text}) {
			return false
		}
	}
	var seen map[string]int
	if node.first != 0 {
		seen = make(map[string]int)
	}
	for c := node.first; c != 0; c = u.nodes[c].next {
		name := u.nodes[c].name
		seen[name]++
		step := path + "/" + name
		if seen[name] > 1 {
			step += "[" + strconv.Itoa(seen[name]) + "]"
		}
		if !u.in(c, step) {
			return false
		}
	}
	return true
}

// element returns an element as it was written, with the declarations of the
// namespaces that it took from around it: so it means the same wherever it is
// put.
func (u *xmlUnknown) element(n int32) string {
	node := &u.nodes[n]
	raw := u.src[node.start:node.end]
	declared := u.names.declare(u.prefixes(n), true)
	if declared == "" {
		return raw
	}
	name := 1 + len(u.qname(n))
	return raw[:name] + " " + strings.TrimRight(declared, " ") + raw[name:]
}
