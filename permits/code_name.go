package permits

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
)

// name returns the name of a code in the language that serves tag best, the
// language it is in, and whether a source in that language backs it. The
// order is the language asked for, the same language in its other script,
// English. A code without a name is its own name.
func name(k kind, s string, tag language.Tag) (text string, in int, reviewed bool) {
	c := find(k, s)
	if !c.ok {
		return s, lang.English, false
	}
	want := lang.Index(tag)
	for _, i := range [...]int{want, otherScript(want), lang.English} {
		col := colNames + 8*i
		if t := c.b.text.At(c.b.codes.U32(c.row, col), uint32(c.b.codes.U16(c.row, col+4))); t != "" {
			return t, i, c.b.codes.U8(c.row, col+6) != 0
		}
	}
	return c.text(), lang.English, false
}

// otherScript returns the same language in the script it is listed in first.
func otherScript(i int) int {
	base, _, more := strings.Cut(lang.Word(i), "-")
	if !more {
		return i
	}
	for j := range lang.Count {
		if lang.Word(j) == base {
			return j
		}
	}
	return i
}

func nameIn(k kind, s string, tag language.Tag) (string, language.Tag) {
	text, in, _ := name(k, s, tag)
	return text, language.Make(lang.Word(in))
}

// nameReviewed reports whether the table says of the name in the language of the
// reader that it was reviewed. Another language standing in is not a review.
func nameReviewed(k kind, s string, tag language.Tag) bool {
	_, in, reviewed := name(k, s, tag)
	l, ok := lang.Match(tag)
	return ok && in == l && reviewed
}
