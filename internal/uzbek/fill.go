package uzbek

import (
	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
)

// Fill gives a text that is there in Latin letters and not in Cyrillic ones to
// the readers of both. The texts are in the order of package lang.
func Fill(texts *[lang.Count]string) {
	latin := lang.Index(language.Uzbek)
	for i := range texts {
		if lang.Word(i) == "uz-Cyrl" && texts[i] == "" && texts[latin] != "" {
			texts[i] = Cyrillic(texts[latin])
		}
	}
}
