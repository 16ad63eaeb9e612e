package commonnames

import (
	"iter"

	"golang.org/x/text/language"
)

// tongue is a language that the tables have names in.
type tongue struct {
	tag    language.Tag
	base   language.Base
	script language.Script
}

func newTongue(tag language.Tag) tongue {
	base, script, _ := tag.Raw()
	return tongue{tag, base, script}
}

// Languages walks through the languages that there are names in: those that the
// library speaks first, then the others in alphabetical order.
func Languages() iter.Seq[language.Tag] {
	return func(yield func(language.Tag) bool) {
		e, _ := current()
		for _, l := range e.languages {
			if !yield(l.tag) {
				return
			}
		}
	}
}

const none = -1

// language returns the number of the language that a tag asks for: the language
// and script themselves, or the language in the script we have, as Chinese in
// simplified characters for zh-Hant. A romanisation answers to its own tag only.
func (e *edition) language(tag language.Tag) int {
	if i := e.find(newTongue(tag)); i != none {
		return i
	}
	// cmn is zh, nb is no, tl is fil.
	if c, err := (language.DeprecatedBase | language.Macro).Canonicalize(tag); err == nil && c != tag {
		return e.find(newTongue(c))
	}
	return none
}

func (e *edition) find(want tongue) int {
	found := none
	for i := range e.languages {
		l := &e.languages[i]
		if l.base != want.base {
			continue
		}
		if l.script == want.script {
			return i
		}
		if l.script == (language.Script{}) || l.base.String() == "sr" {
			found = i
		}
	}
	return found
}

// neighbours are the languages whose names are shown where one's own has none,
// before English: the other written form of the language, or a language that
// most readers of the first read as well.
var neighbours = [...]struct{ of, are string }{
	{"kk", "ru"}, {"ky", "ru"}, {"tg", "ru"}, {"tk", "ru"}, {"uz", "ru"},
	{"nn", "no"}, {"ca", "es"},
}

func (e *edition) neighbour(tag language.Tag) int {
	base, _, _ := tag.Raw()
	word := base.String()
	for _, n := range &neighbours {
		if word == n.of {
			return e.named(n.are)
		}
	}
	return none
}

// named returns the number of a language by the word for it.
func (e *edition) named(word string) int {
	for i := range e.languages {
		if l := &e.languages[i]; l.script == (language.Script{}) && l.base.String() == word {
			return i
		}
	}
	return none
}
