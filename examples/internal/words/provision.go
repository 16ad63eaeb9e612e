package words

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/uzbek"
)

// Provision returns a provision for a reader: a citation is cited as it is, in
// English, and what the library says about it is said in the reader's language.
func Provision(citation string, reader language.Tag) string {
	word := Of("all", reader)
	for _, s := range [...]string{"this library", "the permit's own content", "Appendices, terms of the listing", "as the Secretariat restates it"} {
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

// Name returns a name for a reader: one in Uzbek in the script that he reads.
func Name(name string, in, reader language.Tag) string {
	if lang.Word(lang.Index(reader)) == "uz-Cyrl" && lang.Word(lang.Index(in)) == "uz" {
		return uzbek.Cyrillic(name)
	}
	return name
}
