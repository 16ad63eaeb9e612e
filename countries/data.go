package countries

import (
	_ "embed" // for the table
	"strings"
	"sync"

	"github.com/citesgo/cites"
	layout "github.com/citesgo/cites/internal/countrieslayout"
	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/internal/lang"
)

//go:embed countries.bin
var blob string

// data is an opened blob. Nothing in it changes once it is open.
type data struct {
	file       dataset.File
	err        error
	countries  dataset.Table
	names      dataset.Table
	coverage   dataset.Table
	membership dataset.Table
	successors dataset.Table
	byCode     dataset.Table
	text       dataset.Text
	codes      dataset.Text
}

var (
	once     sync.Once
	embedded data
)

// open returns the embedded table. A table that is damaged reads as empty;
// Verify tells.
func open() *data {
	once.Do(func() { embedded = read(blob) })
	return &embedded
}

func read(blob string) data {
	f, err := dataset.Open(blob, "countries", layout.Version)
	if err != nil {
		return data{err: err}
	}
	if got := string(f.Text(layout.Languages)); !speaks(got) {
		return data{err: &dataset.Error{
			Dataset: "countries",
			Reason:  "its languages are not those of this version of the module (" + got + ")",
		}}
	}
	return data{
		file:       f,
		countries:  f.Table(layout.Countries, layout.CountriesWidth),
		names:      f.Table(layout.Names, layout.NameWidth*lang.Count),
		coverage:   f.Table(layout.Coverage, layout.CoverageWidth),
		membership: f.Table(layout.Membership, layout.MembershipWidth),
		successors: f.Table(layout.Successors, layout.SuccessorsWidth),
		byCode:     f.Table(layout.ByCode, layout.ByCodeWidth),
		text:       f.Text(layout.Text),
		codes:      f.Text(layout.Codes),
	}
}

// speaks reports whether words are the languages of internal/lang, in order.
func speaks(words string) bool {
	for i := range lang.Count {
		w, rest, _ := strings.Cut(words, " ")
		if w != lang.Word(i) {
			return false
		}
		words = rest
	}
	return words == ""
}

// row returns the row of a code.
func (d *data) row(c Code) (uint32, bool) {
	slot, ok := layout.Slot(byte(c>>8), byte(c))
	if !ok {
		return 0, false
	}
	row := uint32(d.byCode.U16(slot, 0))
	if row == 0 || row > uint32(d.countries.Len()) {
		return 0, false
	}
	return row - 1, true
}

func (d *data) ref(ref uint32) string { return d.text.At(layout.Unref(ref)) }

// Edition returns the edition of the table that the answers of this package
// rest on. It is the zero Edition where the table cannot be read; see [Verify].
func Edition() cites.Edition { return open().file.Edition() }

// Verify reads the whole table and compares its checksum. Its error names the
// place of the damage.
func Verify() error {
	d := open()
	if d.err != nil {
		return d.err
	}
	return d.file.Verify()
}
