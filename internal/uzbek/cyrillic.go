// Package uzbek turns Uzbek written in the Latin script into the Cyrillic script,
// which many of its readers still prefer, by the correspondence of the official
// alphabet of 1995. The way back is not unique and is not here.
package uzbek

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pairs are the letters written with two characters, and those with a sign that
// is no letter of its own. The longest come first.
var pairs = [...][2]string{
	{"tsiya", "ция"}, {"ksiya", "кция"}, {"nsiya", "нция"}, // in loanwords: популяция, интродукция, конвенция
	{"yoʻ", "йў"},
	{"oʻ", "ў"}, {"gʻ", "ғ"}, {"sh", "ш"}, {"ch", "ч"}, {"yo", "ё"}, {"yu", "ю"}, {"ya", "я"}, {"ye", "е"}, {"ʼ", "ъ"},
}

const (
	latin    = "abdefghijklmnopqrstuvxyz"
	cyrillic = "абдефгҳижклмнопқрстувхйз"
)

// loans are beginnings of loanwords that are spelled as in Russian.
var loans = [...][2]string{
	{"detsi", "деци"}, {"film", "фильм"}, {"albom", "альбом"}, {"kultur", "культур"}, {"natural", "натурал"}, {"pilyul", "пилюл"},
	{"obyekt", "объект"}, {"subyekt", "субъект"}, {"iyul", "июл"}, {"iyun", "июн"},
}

// soft are loanwords that end in a soft sign as long as no ending follows.
var soft = [...]string{
	"yanvar", "fevral", "aprel", "iyul", "iyun", "sentabr", "oktabr", "noyabr", "dekabr", "mebel", "model", "portfel", "kontrol", "medal", "nikel",
}

// foreign are words of Latin and English that Uzbek letters could spell: parts of
// citations, and of scientific names in the tables.
var foreign = [...]string{
	"rev", "in", "vitro", "situ", "spp", "toolkit", "dalbergia", "guibourtia", "heliopora", "dendrobium", "phalaenopsis", "vanda", "hatiora",
	"schlumbergera", "opuntia", "trigona", "neriifolia", "milii",
}

// Cyrillic returns a text in the Cyrillic script. What is no Uzbek stays as it
// is: places for arguments such as %[1]s and {taxon}, words all in capitals or with a digit
// (CITES, II, KGM), words with letters that Uzbek does not have (w, or c without
// h), and the words of foreign. Loanwords that the letters do not spell as a
// dictionary has them are in loans and soft.
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
	whole := strings.ToLower(w)
	if loan := loanword(w); loan[0] != "" {
		s := loan[1]
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			s = title(s)
		}
		b.WriteString(s)
		w = w[len(loan[0]):]
	}
	vowel := false // before this letter
	for first := w != "" && len(w) == len(whole); w != ""; first = false {
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
			case unicode.ToLower(r) == 'e' && (first || vowel):
				out = "э"
			case i >= 0:
				out = string([]rune(cyrillic)[i])
			}
		}
		if unicode.IsUpper(r) {
			out = title(out)
		}
		b.WriteString(out)
		vowel = strings.ContainsRune("aeiou", unicode.ToLower(r)) || out == "ў" || out == "Ў"
		w = w[size:]
	}
	if slices.Contains(soft[:], whole) {
		b.WriteString("ь")
	}
}

// loanword returns the entry of loans with which a word begins.
func loanword(w string) [2]string {
	for _, l := range loans {
		if len(w) >= len(l[0]) && strings.EqualFold(w[:len(l[0])], l[0]) {
			return l
		}
	}
	return [2]string{}
}

// title returns s with its first letter as a capital.
func title(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// isForeign reports whether a word is a code or no Uzbek.
func isForeign(w string) bool {
	if slices.Contains(foreign[:], strings.ToLower(w)) {
		return true
	}
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
