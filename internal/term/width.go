package term

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/width"
)

// Width returns the number of columns that s takes on a terminal: two for a
// wide East Asian character, none for a mark that combines with the character
// before it, one for any other.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

func runeWidth(r rune) int {
	switch {
	case r >= ' ' && r < 0x7f:
		return 1
	case invisible(r):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// invisible reports whether r takes no column of its own: combining marks,
// joiners and directional marks, and the vowels and finals of conjoining Hangul.
func invisible(r rune) bool {
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) && r != softHyphen || r >= 0x1160 && r <= 0x11ff
}

const softHyphen = 0xad // terminals show it

// clean returns s as one line that is safe to print. What a permit says is
// other people's text: a control character in it could move the cursor or
// colour the screen, and a directional override could disguise the rest of the
// line. Such characters become U+FFFD, white space becomes a space. Everything
// else, right-to-left text with its marks and isolates among it, stays as it is.
func clean(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) && r != noBreakSpace:
			r = ' '
		case unicode.IsControl(r), r == leftToRightOverride, r == rightToLeftOverride:
			r = unicode.ReplacementChar
		}
		out = append(out, r)
	}
	return string(out)
}

const (
	noBreakSpace        = 0xa0
	leftToRightOverride = 0x202d
	rightToLeftOverride = 0x202e
)

// isolated returns s between directional isolates if there is right-to-left text
// in it, of whatever direction its first letter has. Spaces before it stay an
// indentation.
func isolated(s string) string {
	if strings.IndexFunc(s, rightToLeft) < 0 {
		return s
	}
	text := strings.TrimLeft(s, " ")
	return s[:len(s)-len(text)] + firstStrongIsolate + text + popDirectionalIsolate
}

const (
	firstStrongIsolate    = "\u2068"
	popDirectionalIsolate = "\u2069"
)

func rightToLeft(r rune) bool {
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}
