package editions

import (
	"strings"
	"unicode"

	"github.com/citesgo/cites/internal/normname"
)

// synonym is another name of a taxon, with its author.
type synonym struct{ name, author string }

// splitSynonyms cuts the column of synonyms. The site joins them with a comma, and
// their authors have commas too ("Felis leo Linnaeus, 1758, Leo leo …"): a part
// begins a synonym only if it begins like a name, outside parentheses. What
// cannot be told from its author comes back in bad.
func splitSynonyms(s string) (good []synonym, bad []string) {
	var whole []string
	open := 0
	for part := range strings.SplitSeq(s, ", ") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if open == 0 && (len(whole) == 0 || beginsName(part)) {
			whole = append(whole, part)
		} else {
			whole[len(whole)-1] += ", " + part
		}
		open = max(open+strings.Count(part, "(")-strings.Count(part, ")"), 0)
	}
	for _, w := range whole {
		name, author := cutAuthor(w)
		if usable(name) && len(author) <= 255 {
			good = append(good, synonym{name, author})
		} else {
			bad = append(bad, w)
		}
	}
	return good, bad
}

// beginsName reports whether a text begins with a genus and an epithet.
func beginsName(s string) bool {
	words := strings.Fields(s)
	return len(words) > 1 && isCapitalised(words[0]) && !strings.HasSuffix(words[0], ".") && isEpithet(words[1])
}

func isCapitalised(w string) bool {
	for i, r := range w {
		if i == 0 && !unicode.IsUpper(r) || i > 0 && !unicode.IsLower(r) && r != '-' && r != '.' {
			return false
		}
	}
	return w != ""
}

// isEpithet reports whether a word is one of small letters and not a particle of
// an author's name.
func isEpithet(w string) bool {
	switch w {
	case "de", "del", "della", "der", "den", "des", "di", "do", "dos", "da", "du", "la", "le", "las", "los", "van", "von", "vom", "zu", "zur",
		"ex", "et", "and", "in", "non", "nec", "al", "auct", "auctt", "hort", "sensu", "fil", "y", "bis", "ter", "ten", "te", "f":
		return false
	}
	for _, r := range w {
		if !unicode.IsLower(r) && r != '-' && r != '\'' {
			return false
		}
	}
	return w != ""
}

// cutAuthor cuts a name from its author: the name is the first word, and the
// epithets and marks of rank behind it.
func cutAuthor(s string) (name, author string) {
	words := strings.Fields(s)
	n := min(1, len(words))
	for n < len(words) {
		w := words[n]
		mark := w == "var." || w == "subsp." || w == "ssp." || w == "f." || w == "subvar." || w == "x" || w == "×"
		if mark && (n+1 == len(words) || !isEpithet(words[n+1])) || !mark && !isEpithet(w) {
			break
		}
		n++
	}
	return strings.Join(words[:n], " "), strings.Join(words[n:], " ")
}

// usable reports whether the packer can file a name.
func usable(name string) bool {
	if len(name) == 0 || len(name) > 255 || strings.Join(strings.Fields(name), " ") != name {
		return false
	}
	var n normname.Name
	if n.Parse(name, false) != nil {
		return false
	}
	key, ok := n.Next()
	return ok && len(key) <= 255 && !n.Qualified() && !n.Cut()
}
