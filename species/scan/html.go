package scan

import (
	"bytes"
	"html"
	"unicode/utf8"
)

// masker hides what is no text in the source of a page, byte by byte, so that
// what is found in the rest has its place in the source: tags become bytes
// without width, an entity becomes what it stands for and such bytes. It keeps
// its state between pieces of the source.
type masker struct {
	at    int    // what is masked so far
	state state  //
	quote byte   // of the attribute
	raw   string // the element that only its end tag ends
	block bool   // the tag ends a name
}

type state uint8

const (
	inText state = iota
	inTag
	inComment
	inRaw
)

const (
	noWidth = 0
	ends    = '|' // of the class breaks

	longestTag    = 16 // of the names that matter
	longestEntity = 34
)

// mask masks b from m.at on, as far as can be decided.
func (m *masker) mask(b []byte, eof bool) {
	for m.at < len(b) {
		rest := b[m.at:]
		if m.state == inTag {
			m.tag(rest)
			continue
		}
		if !eof && len(rest) < max(longestTag, longestEntity) {
			return
		}
		switch m.state {
		case inText:
			m.text(rest)
		case inComment:
			if bytes.HasPrefix(rest, []byte("-->")) {
				m.hide(rest, 3)
				m.state = inText
				continue
			}
			m.hide(rest, 1)
		case inRaw:
			if n := len("</") + len(m.raw); len(rest) > n && bytes.EqualFold(rest[:n], []byte("</"+m.raw)) {
				m.state = inTag
				m.block = true
				m.raw = ""
				continue
			}
			m.hide(rest, 1)
		}
	}
}

func (m *masker) hide(b []byte, n int) {
	n = min(n, len(b))
	clear(b[:n]) // noWidth
	m.at += n
}

// text masks up to the next tag, or an entity at the head.
func (m *masker) text(b []byte) {
	switch {
	case b[0] == '&':
		m.entity(b)
	case b[0] != '<':
		n := bytes.IndexAny(b, "<&")
		if n < 0 {
			n = len(b)
		}
		m.at += n
	case bytes.HasPrefix(b, []byte("<!--")):
		m.state = inComment
		m.hide(b, 4)
	case len(b) > 1 && (b[1] == '/' || b[1] == '!' || b[1] == '?' || isLetter(b[1])):
		m.open(b)
	default:
		m.at++
	}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// open reads the name of a tag.
func (m *masker) open(b []byte) {
	name := bytes.TrimPrefix(b[1:min(len(b), longestTag)], []byte("/"))
	n := 0
	for n < len(name) && (isLetter(name[n]) || n > 0 && name[n] >= '0' && name[n] <= '9') {
		n++
	}
	m.state, m.quote, m.raw = inTag, 0, ""
	tag := string(bytes.ToLower(name[:n]))
	m.block = !isInline(tag)
	if b[1] != '/' {
		switch tag {
		case "script", "style", "noscript", "template", "textarea":
			m.raw = tag
		}
	}
	m.hide(b, 1)
	if m.block {
		b[0] = ends
	}
	if tag == "br" {
		b[0] = ' '
	}
}

func isInline(tag string) bool {
	switch tag {
	case "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp",
		"small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr":
		return true
	}
	return false
}

// tag hides the rest of a tag.
func (m *masker) tag(b []byte) {
	for i, c := range b {
		switch {
		case m.quote != 0:
			if c == m.quote {
				m.quote = 0
			}
		case c == '"' || c == '\'':
			m.quote = c
		case c == '>':
			m.hide(b, i+1)
			m.state = inText
			if m.raw != "" {
				m.state = inRaw
			}
			return
		}
	}
	m.hide(b, len(b))
}

// entity puts what an entity stands for in its place.
func (m *masker) entity(b []byte) {
	end := bytes.IndexByte(b[:min(len(b), longestEntity)], ';')
	if end < 0 {
		m.at++
		return
	}
	text := html.UnescapeString(string(b[:end+1]))
	r, size := utf8.DecodeRuneInString(text)
	if size != len(text) || r == utf8.RuneError || r == '&' && end > 4 {
		m.at++ // no entity, or one of two runes, which are no letters
		return
	}
	m.hide(b, end+1)
	copy(b, text)
}
