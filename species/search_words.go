package species

import (
	_ "embed" // for the words
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/internal/lang"
	layout "github.com/citesgo/cites/internal/searchlayout"
)

//go:embed words.bin
var wordsBlob string

// words are the names of ranks, kinds of match and reasons in all languages.
type words struct {
	table dataset.Table
	text  dataset.Text
}

var (
	wordsOnce     sync.Once
	embeddedWords words
)

// word returns word i of the layout for a reader of tag, "" where the tables are
// damaged.
func word(i int, tag language.Tag) string {
	wordsOnce.Do(func() {
		if f, err := dataset.Open(wordsBlob, "specieswords", layout.Version); err == nil {
			embeddedWords = words{f.Table(layout.WordTable, layout.WordWidth), f.Text(layout.WordText)}
		}
	})
	row := uint32(i*lang.Count + lang.Index(tag))
	return embeddedWords.text.At(embeddedWords.table.U32(row, 0), embeddedWords.table.U32(row, 4))
}

// Name returns the name of the rank in the reader's language: English where the
// module does not speak it. It is "" for the zero Rank.
func (r Rank) Name(tag language.Tag) string {
	if r == 0 || r > Variety {
		return ""
	}
	return word(layout.FirstRank+int(r)-1, tag)
}

// Name returns the name of the kind of match in the reader's language: English
// where the module does not speak it. It is "" for the zero MatchKind.
func (k MatchKind) Name(tag language.Tag) string {
	if k == 0 || k > GenusOnly {
		return ""
	}
	return word(layout.FirstMatch+int(k)-1, tag)
}

// Text returns the reasons in words, in the reader's language: English where
// the module does not speak it. It is "" for the zero Reason.
func (r Reason) Text(tag language.Tag) string {
	var texts []string
	for i := range reasonWords {
		if r&(1<<i) != 0 {
			texts = append(texts, word(layout.FirstReason+i, tag))
		}
	}
	return strings.Join(texts, lang.Mark(tag, "; "))
}
