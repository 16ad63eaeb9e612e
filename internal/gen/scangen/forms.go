package scangen

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// appendForms appends a common name and the forms that it takes in a sentence of
// its language: plurals in English, French, Spanish and Portuguese, cases in
// Russian, Kazakh, Kyrgyz, Uzbek, Turkmen and Tajik, the article in Arabic. Names
// of other languages are found as the tables have them. A form that nobody uses
// does no harm as long as it is no word of the language.
func appendForms(dst []string, name, language string) []string {
	dst = append(dst, name)
	switch language {
	case "en":
		return english(dst, name)
	case "fr", "es", "pt":
		return romance(dst, name, language)
	case "ru":
		return russian(dst, name)
	case "kk", "ky", "uz", "tk", "tg":
		return agglutinated(dst, name, language)
	case "ar":
		return arabic(dst, name)
	case "zh":
		// 仙人掌科, the family, is called 仙人掌 by those who sell them.
		for _, rank := range []string{"亚科", "科", "属", "目"} {
			if s, ok := strings.CutSuffix(name, rank); ok && utf8.RuneCountInString(s) >= 2 {
				return append(dst, s)
			}
		}
	}
	return dst
}

func english(dst []string, name string) []string {
	n := len(name)
	if n < 3 {
		return dst
	}
	switch {
	case hasSuffix(name, "ies"):
		return append(dst, name[:n-3]+"y")
	case hasSuffix(name, "ches", "shes", "xes", "sses"):
		return append(dst, name[:n-2])
	case hasSuffix(name, "ises", "uses"): // lorises, tortoises
		return append(dst, name[:n-2], name[:n-1])
	case hasSuffix(name, "ss", "us", "is", "x", "ch", "sh", "z"):
		dst = append(dst, name+"es")
		if hasSuffix(name, "actus") {
			dst = append(dst, name[:n-2]+"i")
		}
		return dst
	case name[n-1] == 's':
		return append(dst, name[:n-1])
	case hasSuffix(name, "wolf"):
		return append(dst, name[:n-1]+"ves")
	case name[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(name[n-2])):
		return append(dst, name[:n-1]+"ies")
	}
	return append(dst, name+"s")
}

func hasSuffix(s string, suffixes ...string) bool {
	return slices.ContainsFunc(suffixes, func(x string) bool { return strings.HasSuffix(s, x) })
}

// romance puts the words before the first preposition into the plural, and where
// they are there already, into the singular: éléphants d'Afrique, tortues grecques.
func romance(dst []string, name, language string) []string {
	first, rest, _ := strings.Cut(name, " ")
	second, _, _ := strings.Cut(rest, " ")
	plural := len(first) > len("ours") && first[len(first)-1] == 's' &&
		(second == "" || isPreposition(second) || strings.HasSuffix(second, "s"))
	var out strings.Builder
	out.Grow(len(name) + 8)
	at := 0
	for at < len(name) {
		w, _, _ := strings.Cut(name[at:], " ")
		if at > 0 && isPreposition(w) {
			break
		}
		if plural {
			out.WriteString(strings.TrimSuffix(w, "s"))
		} else {
			writePlural(&out, w, language)
		}
		if at += len(w); at < len(name) {
			out.WriteByte(' ')
			at++
		}
	}
	out.WriteString(name[at:])
	if out.Len() != len(name) || out.String() != name {
		dst = append(dst, out.String())
	}
	if plural && language != "fr" && rest == "" && strings.HasSuffix(first, "es") {
		dst = append(dst, first[:len(first)-2]) // halcones
	}
	return dst
}

func writePlural(out *strings.Builder, w, language string) {
	stem, end := w, "s"
	cut := func(from, to string) bool {
		s, ok := strings.CutSuffix(w, from)
		if ok {
			stem, end = s, to
		}
		return ok
	}
	switch last := w[len(w)-1]; {
	case last == 's' || last == 'x':
		end = ""
	case language == "fr":
		_ = cut("eau", "eaux") || cut("eu", "eux") || cut("al", "aux")
	case language == "es":
		_ = cut("z", "ces") || strings.IndexByte("nlrdj", last) >= 0 && cut(w, w+"es")
	default:
		_ = cut("ão", "ões") || cut("m", "ns") || cut("l", "is") || (last == 'r' || last == 'z') && cut(w, w+"es")
	}
	out.WriteString(stem)
	out.WriteString(end)
}

func isPreposition(w string) bool {
	if len(w) > 4 && w[1] < utf8.RuneSelf && w[1] != '\'' {
		return false
	}
	switch strings.ToLower(w) {
	case "de", "du", "des", "da", "do", "das", "dos", "del", "à", "a", "au", "aux", "en", "em", "con", "com", "sin", "y", "e", "et", "la", "le",
		"les", "el", "los", "las", "sur", "sous":
		return true
	}
	return len(w) > 2 && (w[1] == '\'' || strings.HasPrefix(w[1:], "’")) // d'Afrique
}

// arabic adds the article and the particles written in one word with it.
func arabic(dst []string, name string) []string {
	const article = "ال"
	words := strings.Fields(name)
	bare, rest := strings.TrimPrefix(words[0], article), words[1:]
	for _, prefix := range []string{"", article, "وال", "بال", "لل", "و"} {
		dst = append(dst, strings.Join(append([]string{prefix + bare}, rest...), " "))
	}
	// A description of a definite thing is definite: الصقر الحر.
	if len(rest) > 0 && !slices.ContainsFunc(rest, func(w string) bool { return strings.HasPrefix(w, article) }) {
		dst = append(dst, article+bare+" "+article+strings.Join(rest, " "+article))
	}
	return dst
}
