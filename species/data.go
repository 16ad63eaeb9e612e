package species

import (
	_ "embed" // for the tables
	"sync"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/dataset"
	layout "github.com/citesgo/cites/internal/specieslayout"
)

//go:embed species.bin
var blob string

// edition is an opened blob. Nothing in it changes once it is open.
type edition struct {
	file     dataset.File
	names    dataset.Text
	index    dataset.Text
	taxa     dataset.Table
	byID     dataset.Table
	synonyms dataset.Table
	ranges   dataset.Table
	authors  dataset.Text
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
	f, err := dataset.Open(blob, "species", layout.Version)
	if err != nil {
		return &edition{}, err
	}
	e := &edition{
		file:     f,
		names:    f.Text(layout.Names),
		index:    f.Text(layout.Index),
		taxa:     f.Table(layout.Taxa, layout.TaxaWidth),
		byID:     f.Table(layout.ByID, layout.ByIDWidth),
		synonyms: f.Table(layout.Synonyms, layout.SynonymsWidth),
		ranges:   f.Table(layout.Ranges, layout.RangesWidth),
		authors:  f.Text(layout.Authors),
	}
	if len(e.index) < layout.SlotWidth || e.taxa.Len() == 0 {
		return &edition{}, &dataset.Error{Dataset: "species", Reason: "a table is missing or of another width"}
	}
	return e, nil
}

// count returns the number of taxa; the last row of the table only closes the
// lists.
func (e *edition) count() uint32 { return uint32(max(e.taxa.Len()-1, 0)) }

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
