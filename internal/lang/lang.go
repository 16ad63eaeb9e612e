// Package lang is the one list of the languages the library speaks and the one
// rule by which a reader's language tag finds its place in it. Every package
// that keeps texts in columns keeps them in the order of this list.
package lang

import (
	"strings"

	"golang.org/x/text/language"
)

// words is the list, in BCP 47. To add a language, add its word at the end,
// then follow the comment of internal/gen/cldr. A language in a second script
// carries the script's subtag (uz-Cyrl) and needs no other mark.
var words = [...]string{"en", "fr", "es", "ru", "kk", "ky", "uz", "uz-Cyrl", "tg", "tk", "ar", "zh"}

// Count is the number of languages.
const Count = len(words)

// English is the index of the language that answers where no other can.
const English = 0

// Word returns language i of the list as a BCP 47 tag, "" outside of it.
func Word(i int) string {
	if i < 0 || i >= Count {
		return ""
	}
	return words[i]
}

// Supported returns the list as tags, in its order. The slice is the caller's.
func Supported() []language.Tag {
	tags := make([]language.Tag, Count)
	for i, w := range words {
		tags[i] = language.Make(w)
	}
	return tags
}

// Index returns the index of the language that serves a reader of tag best.
// It allocates nothing for a tag whose language is in the list.
//
//   - The language and script asked for, whatever the region: fr-CA is fr,
//     uz-Cyrl-UZ is uz-Cyrl.
//   - Otherwise the same language in the script we have, because a reader is
//     better served by it than by another language: zh-Hant is zh, ky-Latn is
//     ky, uz-Arab and plain uz are uz in Latin script.
//   - The standard form of a macrolanguage of ours is that language: cmn is zh,
//     uzn is uz.
//   - Anything else, und and the zero Tag are English, never a neighbouring
//     language.
//
// The Matcher of x/text is not used: it sends uz-Cyrl to Russian by way of the
// script, and it has to be built at run time.
func Index(tag language.Tag) int {
	i, _ := Match(tag)
	return i
}

// Match is [Index]; ok is false where English stands in for a language that is
// not in the list.
func Match(tag language.Tag) (i int, ok bool) {
	if i, ok = find(tag); ok {
		return i, true
	}
	if macro, err := language.Macro.Canonicalize(tag); err == nil && macro != tag {
		return find(macro)
	}
	return English, false
}

func find(tag language.Tag) (i int, ok bool) {
	base, script, _ := tag.Raw()
	b, s := base.String(), script.String()
	best := -1
	for i, w := range words {
		if !strings.HasPrefix(w, b) {
			continue
		}
		switch rest := w[len(b):]; {
		case len(rest) == len("-Scrp") && rest[1:] == s:
			return i, true
		case best < 0 && (rest == "" || rest[0] == '-'):
			best = i
		}
	}
	if best < 0 {
		return English, false
	}
	return best, true
}
