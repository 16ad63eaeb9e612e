package editions

import (
	"strings"

	"github.com/citesgo/cites/appendix"
)

// status is what an export says of a taxon as a whole.
type status struct {
	set     appendix.Set
	partial bool // NC: some populations or lower taxa are in no Appendix
}

// parseStatus reads a cell such as "II", "I/II/NC", "NC" or "".
func parseStatus(s string) (st status, wrong string) {
	if s == "" {
		return status{partial: true}, ""
	}
	for part := range strings.SplitSeq(s, "/") {
		part = strings.TrimSpace(part)
		if part == "NC" {
			st.partial = true
			continue
		}
		a, err := appendix.Parse(part)
		if err != nil || a == 0 {
			return status{}, part
		}
		st.set = st.set.With(a)
	}
	return st, ""
}

// certain reports whether all of the taxon is in one Appendix, as far as the
// cell tells.
func (s status) certain() bool { return s.set.Len() == 1 && !s.partial }

// segment is the part of a note that speaks of one Appendix, 0 for what stands
// before the first that does.
type segment struct {
	appendix appendix.Appendix
	text     string
}

// segments cuts a note into its parts. The Checklist begins each with
// "Appendix II:", Species+ with "**II** "; a part can have several lines.
func segments(note string, f Format) []segment {
	var out []segment
	if note == "" {
		return nil
	}
	for line := range strings.Lines(note) {
		a, text, ok := cutMark(line, f)
		if ok || len(out) == 0 {
			out = append(out, segment{a, text})
			continue
		}
		out[len(out)-1].text += text
	}
	for i := range out {
		out[i].text = strings.TrimSpace(out[i].text)
	}
	return out
}

func cutMark(line string, f Format) (a appendix.Appendix, text string, ok bool) {
	var word string
	switch f {
	case Checklist:
		word, text, ok = strings.Cut(line, ":")
		if ok {
			word, ok = strings.CutPrefix(word, "Appendix ")
		}
	case SpeciesPlus:
		word, ok = strings.CutPrefix(line, "**")
		if ok {
			word, text, ok = strings.Cut(word, "**")
		}
	}
	if ok {
		if a, err := appendix.Parse(word); err == nil && a != 0 {
			return a, text, true
		}
	}
	return 0, line, false
}

// numbered returns the number of a numbered annotation in a text such as "#4 All
// parts …" or "#15", and 0 where it does not begin with one.
func numbered(s string) uint8 {
	s, ok := strings.CutPrefix(strings.TrimSpace(s), "#")
	if !ok {
		return 0
	}
	n := 0
	for i := 0; i < len(s) && s[i] >= '0' && s[i] <= '9' && n < 100; i++ {
		n = n*10 + int(s[i]-'0')
	}
	if n > 99 {
		return 0
	}
	return uint8(n)
}

// annotations says which numbered annotation the entry of each Appendix has.
type annotations [4]uint8

// parseAnnotations reads the column of numbered annotations and, in the
// Checklist, that of their symbols. What it cannot place it returns as rest.
func parseAnnotations(text, symbol string, st status, f Format) (an annotations, rest string) {
	if f == SpeciesPlus {
		for _, s := range segments(text, f) {
			if n := numbered(s.text); n != 0 && s.appendix != 0 {
				an[s.appendix] = n
			} else if s.text != "" {
				rest = s.text
			}
		}
		return an, rest
	}
	n := numbered(symbol)
	if n == 0 {
		return an, symbol
	}
	placed := false
	for _, s := range segments(text, f) {
		if s.appendix != 0 && s.text != "" && st.set.Has(s.appendix) {
			an[s.appendix], placed = n, true
		}
	}
	if placed {
		return an, ""
	}
	if st.set.Len() != 1 {
		return an, symbol
	}
	for _, a := range st.set.Slice() {
		an[a] = n
	}
	return an, ""
}
