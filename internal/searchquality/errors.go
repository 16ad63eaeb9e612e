package main

import (
	"math/rand/v2"
	"strings"
	"unicode"
)

const letters = "abcdefghijklmnopqrstuvwxyz"

// wrong returns a name with one error in one of its words: a letter wrong, too
// many, missing, or two neighbours in each other's place, all as likely. The
// capital at the beginning stays one.
func wrong(r *rand.Rand, name string, alphabet []rune) string {
	for {
		s := []rune(name)
		i := r.IntN(len(s))
		if !unicode.IsLetter(s[i]) {
			continue
		}
		c := alphabet[r.IntN(len(alphabet))]
		switch r.IntN(4) {
		case 0:
			s[i] = c
		case 1:
			s = append(s[:i], s[i+1:]...)
		case 2:
			s = append(s[:i], append([]rune{c}, s[i:]...)...)
		case 3:
			if i+1 == len(s) || !unicode.IsLetter(s[i+1]) {
				continue
			}
			s[i], s[i+1] = s[i+1], s[i]
		}
		if out := string(s); strings.TrimSpace(out) == out && !strings.EqualFold(out, name) && out != "" {
			return sentence(out, name)
		}
	}
}

// sentence gives s a capital at its beginning and no other, if the name has
// that form.
func sentence(s, name string) string {
	if first := []rune(name)[0]; !unicode.IsUpper(first) {
		return s
	}
	r := []rune(strings.ToLower(s))
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// written returns a name as another hand might write it: in other case, with
// other spaces, or with an author behind it.
func written(r *rand.Rand, name, author string) string {
	switch r.IntN(8) {
	case 0:
		name = strings.ToUpper(name)
	case 1:
		name = strings.ToLower(name)
	case 2:
		words := strings.Fields(name)
		for i, w := range words {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
		name = strings.Join(words, " ")
	case 3:
		name = strings.ReplaceAll(name, " ", "  ")
	case 4:
		name = " " + strings.ReplaceAll(name, " ", "\u00a0") + "\t"
	case 5:
		i := strings.IndexByte(name, ' ')
		name = name[:i] + name[i+1:] // joined
	case 6:
		i := 2 + r.IntN(len(name)-3) // split
		if name[i] != ' ' && name[i-1] != ' ' {
			name = name[:i] + " " + name[i:]
		}
	case 7:
		if author == "" {
			author = "(Linnaeus, 1758)"
		}
	}
	if author == "" || r.IntN(2) == 0 {
		return name
	}
	switch r.IntN(3) {
	case 0:
		return name + " " + author
	case 1:
		return name + ", " + author
	}
	return strings.ToUpper(name + " " + author)
}

// confusions are the letters that scanners take for each other.
var confusions = [...][2]string{
	{"rn", "m"}, {"m", "rn"}, {"l", "1"}, {"l", "I"}, {"I", "l"}, {"i", "1"}, {"o", "0"}, {"O", "0"}, {"cl", "d"}, {"d", "cl"},
}

// scanned returns a name with one to three confusions, "" where it has none of
// the letters.
func scanned(r *rand.Rand, name string) string {
	out := name
	for range 1 + r.IntN(3) {
		var able [][2]string
		for _, c := range confusions {
			if strings.Contains(out, c[0]) {
				able = append(able, c)
			}
		}
		if len(able) == 0 {
			break
		}
		c := able[r.IntN(len(able))]
		n := r.IntN(strings.Count(out, c[0]))
		at := 0
		for ; n >= 0; n-- {
			at += strings.Index(out[at:], c[0]) + 1
		}
		out = out[:at-1] + c[1] + out[at-1+len(c[0]):]
	}
	if out == name {
		return ""
	}
	return out
}

// genders are the endings of Latin adjectives in the three genders.
var genders = [...][3]string{
	{"us", "a", "um"}, {"er", "ra", "rum"}, {"is", "is", "e"}, {"ior", "ior", "ius"}, {"er", "era", "erum"},
}

// otherGender returns a name with its last epithet in another gender, "" where
// it is no adjective that we know the endings of.
func otherGender(r *rand.Rand, name string) string {
	if !strings.Contains(name, " ") {
		return ""
	}
	for _, g := range genders {
		for _, e := range g {
			stem, ok := strings.CutSuffix(name, e)
			if !ok || len(stem)-strings.LastIndexByte(stem, ' ') < 4 {
				continue
			}
			var others []string
			for _, o := range g {
				if o != e {
					others = append(others, o)
				}
			}
			if len(others) > 0 {
				return stem + others[r.IntN(len(others))]
			}
		}
	}
	return ""
}

// writtenCommon returns a common name in other case or with other spaces.
func writtenCommon(r *rand.Rand, name string) string {
	switch r.IntN(4) {
	case 0:
		return strings.ToUpper(name)
	case 1:
		return strings.ToLower(name)
	case 2:
		return " " + strings.ReplaceAll(name, " ", "\u00a0 ") + "\n"
	}
	return strings.ReplaceAll(name, "-", " ")
}
