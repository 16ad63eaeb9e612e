package words

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
)

// Provision returns a provision for a reader: a citation is cited as it is, in
// English, and what the library says about it is said in the reader's language.
func Provision(citation string, reader language.Tag) string {
	word := Of("all", reader)
	for _, s := range [...]string{"this library", "the permit's own content"} {
		citation = strings.ReplaceAll(citation, s, word(s))
	}
	for _, s := range [...]string{"text not read", "annexes not read", "not read"} {
		citation = strings.ReplaceAll(citation, "("+s+")", "("+word(s)+")")
	}
	return citation
}

// Digits returns the tag to print numbers with: in the reader's way, in the
// digits that codes, dates and numbers of permits have beside them.
func Digits(reader language.Tag) language.Tag {
	return language.Make(lang.Word(lang.Index(reader)) + "-u-nu-latn")
}
