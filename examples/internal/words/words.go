// Package words has the words that the example programs print beside what the
// library says, in the languages of the library. words.tsv is the table: a
// program, a key in English, a language, the text and whether a speaker of the
// language has reviewed it.
package words

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/uzbek"
)

//go:embed words.tsv
var table string

// entry is a key of a program: "all" stands for every program.
type entry struct{ program, key string }

var texts = sync.OnceValue(func() map[entry]*[lang.Count]string {
	m := make(map[entry]*[lang.Count]string)
	first := true
	for line := range strings.Lines(table) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if first || len(fields) != 5 {
			first = false
			continue
		}
		e := entry{fields[0], fields[1]}
		if m[e] == nil {
			m[e] = new([lang.Count]string)
			m[e][lang.English] = e.key
		}
		for l := range lang.Count {
			if lang.Word(l) == fields[2] {
				m[e][l] = fields[3]
			}
		}
	}
	for _, t := range m {
		uzbek.Fill(t)
	}
	return m
})

// Of returns a function that gives a program's words in the reader's language. A
// word that the table lacks is its key.
func Of(program string, reader language.Tag) func(key string) string {
	m, l := texts(), lang.Index(reader)
	return func(key string) string {
		for _, e := range [...]entry{{program, key}, {"all", key}} {
			if t := m[e]; t != nil && t[l] != "" {
				return t[l]
			}
		}
		return key
	}
}
