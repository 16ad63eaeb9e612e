package permits

import (
	"encoding/xml"
	"slices"
	"strings"
)

// An xmlScope holds the declarations of namespaces in force at one element of
// a document, for what is cut out of the document there.
type xmlScope struct {
	declared []xmlName
	room     int // bytes that declarations may still take up, so that a long one does not multiply
}

type xmlName struct{ prefix, namespace string }

// enter adds the declarations among the attributes of an element, and leave
// takes them away again.
func (s *xmlScope) enter(attrs []xmlAttr) (before int) {
	before = len(s.declared)
	for i := range attrs {
		if prefix, ok := attrs[i].declares(); ok {
			s.declared = append(s.declared, xmlName{prefix, attrs[i].Value})
		}
	}
	return before
}

func (s *xmlScope) leave(before int) { s.declared = s.declared[:before] }

// declare returns attributes, each with a space behind it, that declare the
// prefixes as they are declared in the scope. The empty prefix is the default
// namespace; an attribute without a prefix has none.
func (s *xmlScope) declare(prefixes []string, elements bool) string {
	var b strings.Builder
	for _, prefix := range prefixes {
		namespace := s.find(prefix)
		if namespace == "" || prefix == "" && !elements {
			continue
		}
		attr := "xmlns"
		if prefix != "" {
			attr += ":" + prefix
		}
		if s.room -= len(attr) + len(namespace); s.room < 0 {
			break
		}
		b.WriteString(attr + `="`)
		_ = xml.EscapeText(&b, []byte(namespace)) // a strings.Builder takes everything
		b.WriteString(`" `)
	}
	return b.String()
}

func (s *xmlScope) find(prefix string) string {
	for i := len(s.declared) - 1; i >= 0; i-- {
		if s.declared[i].prefix == prefix {
			return s.declared[i].namespace
		}
	}
	return ""
}

// declares returns the prefix that an attribute declares, "" for the default
// namespace.
func (a *xmlAttr) declares() (prefix string, ok bool) {
	switch {
	case a.Name.Space == "xmlns":
		return a.Name.Local, true
	case a.Name == xml.Name{Local: "xmlns"}:
		return "", true
	}
	return "", false
}

// prefixes returns the prefixes used in an element and not declared on it, in
// the order in which they appear.
func (t *xmlTree) prefixes(n int32) []string {
	const most = 32 // no document has so many; a made-up one is cut out without the others
	var used []string
	end := t.nodes[n].end
	own := t.attrs[t.nodes[n].attr : t.nodes[n].attr+t.nodes[n].attrs]
	add := func(prefix string) {
		if len(used) == most || prefix == "xml" || prefix == "xmlns" || slices.Contains(used, prefix) {
			return
		}
		for i := range own {
			if p, ok := own[i].declares(); ok && p == prefix {
				return
			}
		}
		used = append(used, prefix)
	}
	for i := n; int(i) < len(t.nodes) && t.nodes[i].start < end; i++ {
		prefix, _, ok := strings.Cut(t.qname(i), ":")
		if !ok {
			prefix = ""
		}
		add(prefix)
		for _, a := range t.attrs[t.nodes[i].attr : t.nodes[i].attr+t.nodes[i].attrs] {
			if a.Name.Space != "" {
				add(a.Name.Space)
			}
		}
	}
	return used
}
