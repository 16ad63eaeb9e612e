package commonnames

import (
	_ "embed" // for the tables
	"sync"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	layout "github.com/citesgo/cites/internal/commonnameslayout"
	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/internal/specieslayout"
	"github.com/citesgo/cites/species"
)

//go:embed commonnames.bin
var blob string

// edition is an opened blob. Nothing in it changes once it is open.
type edition struct {
	file       dataset.File
	text       dataset.Text
	names      dataset.Table
	taxa       dataset.Table
	keys       dataset.Table
	keyNames   dataset.Table
	index      dataset.Text
	sourceSets dataset.Table
	given      dataset.Table
	languages  []tongue
}

var (
	once     sync.Once
	embedded *edition
	openErr  error
)

// current returns the embedded tables, opened on first use. Where they cannot
// be read it returns empty ones, and why.
func current() (*edition, error) {
	once.Do(func() { embedded, openErr = open(blob) })
	return embedded, openErr
}

func open(blob string) (*edition, error) {
	f, err := dataset.Open(blob, "commonnames", layout.Version)
	if err != nil {
		return &edition{}, err
	}
	if string(f.Text(layout.Species)) != species.Edition().SHA256 {
		return &edition{}, &dataset.Error{Dataset: "commonnames", Reason: "was made for another edition of the species"}
	}
	e := &edition{
		file:       f,
		text:       f.Text(layout.Text),
		names:      f.Table(layout.Names, layout.NamesWidth),
		taxa:       f.Table(layout.Taxa, layout.TaxaWidth),
		keys:       f.Table(layout.Keys, layout.KeysWidth),
		keyNames:   f.Table(layout.KeyNames, layout.KeyNamesWidth),
		index:      f.Text(layout.Index),
		sourceSets: f.Table(layout.SourceSets, layout.PairWidth),
		given:      f.Table(layout.Given, layout.GivenWidth),
	}
	tags := f.Table(layout.Languages, layout.PairWidth)
	if len(e.index) < specieslayout.SlotWidth || e.names.Len() == 0 || tags.Len() == 0 || tags.Len() > 256 {
		return &edition{}, &dataset.Error{Dataset: "commonnames", Reason: "a table is missing or of another width"}
	}
	e.languages = make([]tongue, tags.Len())
	for i := range e.languages {
		tag, err := language.Parse(e.pair(tags.U32(uint32(i), 0)))
		if err != nil {
			return &edition{}, &dataset.Error{Dataset: "commonnames", Reason: "has a language that is none"}
		}
		e.languages[i] = newTongue(tag)
	}
	return e, nil
}

// pair returns the text that a pair of offset and length points to.
func (e *edition) pair(p uint32) string {
	offset, length := specieslayout.Unpair(p)
	return e.text.At(offset, uint32(length))
}

// Edition returns the edition of the tables that the answers of this package
// rest on. It is the zero Edition where they cannot be read; see [Verify].
func Edition() cites.Edition {
	e, _ := current()
	return e.file.Edition()
}

// Verify reads the whole blob and compares its checksum. Its error names the
// place of the damage.
func Verify() error {
	e, err := current()
	if err != nil {
		return err
	}
	return e.file.Verify()
}
