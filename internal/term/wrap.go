package term

import (
	"strings"
	"unicode"
)

// Wrap breaks s into lines of at most columns columns, at spaces, on either
// side of a wide East Asian character (a closing mark such as a full stop stays
// with what it closes), and within a word only if it is longer than a line. A mark stays with the character it belongs to. Line ends in s
// stay; there is always at least one line.
func Wrap(s string, columns int) []string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		lines = wrapLine(lines, clean(line), max(columns, 2))
	}
	return lines
}

func wrapLine(lines []string, s string, columns int) []string {
	for {
		s = strings.TrimRight(s, " ")
		end, next := lineEnd(s, columns)
		lines = append(lines, strings.TrimRight(s[:end], " "))
		if next == len(s) {
			return lines
		}
		s = s[next:]
	}
}

// lineEnd returns where the first line of s ends and where the next begins.
func lineEnd(s string, columns int) (end, next int) {
	used := 0           // columns up to the current character
	space, wide := 0, 0 // latest places to break: behind a space, beside a wide character
	before := rune(0)   // the character before
	for i, r := range s {
		w := runeWidth(r)
		if w == 0 {
			continue
		}
		if i > 0 && (w == 2 || runeWidth(before) == 2) && r != ' ' && !closes(r) && !opens(before) {
			wide = i
		}
		if used+w > columns {
			at := max(space, wide)
			if r == ' ' || at == 0 {
				at = i
			}
			return at, at + leadingSpaces(s[at:])
		}
		if r == ' ' {
			space = i + 1
		}
		used += w
		before = r
	}
	return len(s), len(s)
}

func closes(r rune) bool { return unicode.In(r, unicode.Pe, unicode.Pf, unicode.Po) }
func opens(r rune) bool  { return unicode.In(r, unicode.Ps, unicode.Pi) }

func leadingSpaces(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
