package scan

import (
	_ "embed" // for the tables
	"math/bits"
	"sync"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/internal/scanfold"
	layout "github.com/citesgo/cites/internal/scanlayout"
	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
)

//go:embed scan.bin
var blob string

// tables are an opened blob and what is read of it so often that it has a place
// of its own. All scanners share them; nothing in them changes.
type tables struct {
	file    dataset.File
	fold    *scanfold.Folder
	index   index
	texts   dataset.Text
	entries string
	events  dataset.Table

	tongues []language.Tag
	bases   []language.Base    // of the tongues
	scripts [maxTongues]uint64 // the tongues in the script of each
	latin   language.Tag
}

// current returns the embedded tables, opened on first use. Where they cannot be
// read it returns such as have no names, and why.
var current = sync.OnceValues(func() (*tables, error) { return open(blob) })

func open(blob string) (*tables, error) {
	t := &tables{fold: scanfold.Tables(), latin: language.Make("la")}
	f, err := dataset.Open(blob, "scan", layout.Version)
	if err != nil {
		return t, err
	}
	if string(f.Text(layout.Editions)) != species.Edition().SHA256+"\n"+commonnames.Edition().SHA256+"\n" {
		return t, &dataset.Error{Dataset: "scan", Reason: "was made for other editions of the species and their common names"}
	}
	t.file = f
	if !t.index.open(f) {
		return t, &dataset.Error{Dataset: "scan", Reason: "a table is missing or of another width"}
	}
	t.texts = f.Text(layout.Texts)
	t.entries = string(f.Text(layout.Entries))
	t.events = f.Table(layout.Events, layout.EventWidth)
	t.languages()
	return t, nil
}

func (t *tables) languages() {
	var scripts []language.Script
	for tag := range commonnames.Languages() {
		if len(t.tongues) == maxTongues {
			break
		}
		base, _ := tag.Base()
		script, _ := tag.Script()
		t.tongues = append(t.tongues, tag)
		t.bases = append(t.bases, base)
		scripts = append(scripts, script)
	}
	for i, a := range scripts {
		for j, b := range scripts {
			if a == b {
				t.scripts[i] |= 1 << j
			}
		}
	}
}

// sameScript returns the tongues in the scripts of a set of them.
func (t *tables) sameScript(tongues uint64) (all uint64) {
	for ; tongues != 0; tongues &= tongues - 1 {
		all |= t.scripts[bits.TrailingZeros64(tongues)]
	}
	return all
}

// Verify reads the whole blob of words and compares its checksum. The names have
// checks of their own, in packages species and commonnames.
func Verify() error {
	t, err := current()
	if err != nil {
		return err
	}
	return t.file.Verify()
}
