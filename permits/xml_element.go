package permits

import (
	"bytes"
	"encoding/xml"
)

// xmlElement is an element of a document that is being written.
type xmlElement struct {
	name     string // local
	space    xmlNS
	attrs    []xmlWritten
	text     string
	odd      bool // its text was not understood
	children []*xmlElement
	raw      string // the whole element, where it is one that was read and not understood
}

// xmlWritten is an attribute to be written.
type xmlWritten struct {
	name  string // with its prefix
	value string
	raw   string // the attribute as it was read
}

// xmlNS is one of the namespaces of a document.
type xmlNS uint8

const (
	nsNone      xmlNS = iota
	nsMessage         // rsm, the payload and its children
	nsEntity          // ram, everything below
	nsSOAP            // the envelope
	nsOperation       // the answer in it
)

// add appends a child and returns it.
func (e *xmlElement) add(space xmlNS, name string) *xmlElement {
	c := &xmlElement{name: name, space: space}
	e.children = append(e.children, c)
	return c
}

func (e *xmlElement) attr(name, value string) {
	if value != "" {
		e.attrs = append(e.attrs, xmlWritten{name: name, value: value})
	}
}

func (e *xmlElement) isEmpty() bool { return e.text == "" && len(e.attrs) == 0 && len(e.children) == 0 }

// write appends the element with the prefixes of its namespaces, a line for
// each that has no children. Within an element that has both, text and
// children, there are no line breaks: they would become part of the text.
func (e *xmlElement) write(b *bytes.Buffer, prefixes *[5]string, indent int, breaks bool) {
	if breaks {
		b.WriteByte('\n')
		for range indent {
			b.WriteString("  ")
		}
	}
	if e.raw != "" {
		b.WriteString(e.raw)
		return
	}
	b.WriteByte('<')
	name := e.name
	if p := prefixes[e.space]; p != "" {
		name = p + ":" + name
	}
	b.WriteString(name)
	for _, a := range e.attrs {
		b.WriteByte(' ')
		if a.raw != "" {
			b.WriteString(a.raw)
			continue
		}
		b.WriteString(a.name + `="`)
		_ = xml.EscapeText(b, []byte(a.value)) // a bytes.Buffer takes everything
		b.WriteByte('"')
	}
	if e.text == "" && len(e.children) == 0 {
		b.WriteString("/>")
		return
	}
	b.WriteByte('>')
	_ = xml.EscapeText(b, []byte(e.text))
	for _, c := range e.children {
		c.write(b, prefixes, indent+1, breaks && e.text == "")
	}
	if len(e.children) > 0 && e.text == "" && breaks {
		b.WriteByte('\n')
		for range indent {
			b.WriteString("  ")
		}
	}
	b.WriteString("</" + name + ">")
}

// firstPlain returns the first element with a text that is in the language of
// the document, nil for none.
func (e *xmlElement) firstPlain() *xmlElement {
	switch e.name {
	case "CopyIndicator", "Information", "Marking", "TypeExtensionCode", "Description", "CommonName":
		return nil // no text, or one with a language of its own
	}
	if e.text != "" && e.raw == "" && !e.odd {
		return e
	}
	for _, c := range e.children {
		if found := c.firstPlain(); found != nil {
			return found
		}
	}
	return nil
}
