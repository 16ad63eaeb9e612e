// Package uzbek turns Uzbek written in the Latin script into the Cyrillic script,
// which many of its readers still prefer, by the correspondence of the official
// alphabet of 1995. The way back is not unique and is not here.
package uzbek

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// pairs are the letters written with two characters, and those with a sign that
// is no letter of its own. The longest come first.
var pairs = [...][2]string{
	{"yoʻ", "йў"},
	{"oʻ", "ў"}, {"gʻ", "ғ"}, {"sh", "ш"}, {"ch", "ч"}, {"yo", "ё"}, {"yu", "ю"}, {"ya", "я"}, {"ye", "е"}, {"ʼ", "ъ"},
}

const (
	latin    = "abdefghijklmnopqrstuvxyz"
	cyrillic = "абдефгҳижклмнопқрстувхйз"
)

// Cyrillic returns a text in the Cyrillic script. What is no Uzbek stays as it
// is: places for arguments such as %[1]s and {taxon}, words all in capitals or with a digit
// (CITES, II, KGM), words with letters that Uzbek does not have (w, or c without
// h). Loanwords follow the letters, so that a few of them are not spelled as a
// dictionary has them.
func Cyrillic(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		if i := strings.IndexByte(s, '}'); i > 0 && s[0] == '{' {
			b.WriteString(s[:i+1]) // a place for a name
			s = s[i+1:]
			continue
		}
		if strings.HasPrefix(s, "%") {
			n := 1
			if i := strings.IndexByte(s, 's'); i > 0 && strings.Trim(s[1:i], "[]0123456789") == "" {
				n = i + 1
			}
			b.WriteString(s[:n])
			s = s[n:]
			continue
		}
		n := strings.IndexFunc(s, func(r rune) bool { return !inWord(r) })
		if n < 0 {
			n = len(s)
		}
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s)
			b.WriteString(s[:n])
			s = s[n:]
			continue
		}
		word(&b, s[:n])
		s = s[n:]
	}
	return b.String()
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == 'ʻ' || r == 'ʼ'
}

func word(b *strings.Builder, w string) {
	if isForeign(w) {
		b.WriteString(w)
		return
	}
	// All capitals of more than one letter were left alone; a capital letter of two
	// characters is one with its first.
	for first := true; w != ""; first = false {
		r, size := utf8.DecodeRuneInString(w)
		out := string(r)
		lower := string(unicode.ToLower(r)) + w[size:]
		for _, p := range pairs {
			if strings.HasPrefix(lower, p[0]) || strings.HasPrefix(strings.ToLower(lower), p[0]) {
				out, size = p[1], len(p[0])
				break
			}
		}
		if out == string(r) {
			switch i := strings.IndexRune(latin, unicode.ToLower(r)); {
			case unicode.ToLower(r) == 'e' && first:
				out = "э"
			case i >= 0:
				out = string([]rune(cyrillic)[i])
			}
		}
		if unicode.IsUpper(r) {
			out = strings.ToUpper(out)
		}
		b.WriteString(out)
		w = w[size:]
	}
}

// isForeign reports whether a word is a code or no Uzbek.
func isForeign(w string) bool {
	letters, capitals := 0, 0
	for i, r := range w {
		switch {
		case unicode.IsDigit(r), r == 'w', r == 'W':
			return true
		case (r == 'c' || r == 'C') && !strings.HasPrefix(strings.ToLower(w[i:]), "ch"):
			return true
		case unicode.IsLetter(r) && r != 'ʻ' && r != 'ʼ':
			letters++
			if unicode.IsUpper(r) {
				capitals++
			}
		}
	}
	return letters == capitals
}
