package appendix

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/species"
)

//go:embed appendix.bin
var blob string

// edition is an opened blob. Handles point to it.
type edition struct {
	file       dataset.File
	names      species.Tables // whose rows the tables speak of
	edition    cites.Edition
	first      cites.Date // the first date that can be answered
	atSpecies  bool       // what it lists above the species is not known
	text       dataset.Text
	rows       dataset.Table
	groups     dataset.Table
	listings   dataset.Table
	areas      dataset.Table
	members    dataset.Table
	exclusions dataset.Table
	conditions dataset.Table
	below      dataset.Table
	words      dataset.Table
	spoken     dataset.Table // texts of conditions by language

	reservations      dataset.Table
	reservationStates dataset.Table
	suspensions       dataset.Table

	coverage coverageTables
}

var (
	once     sync.Once
	embedded *edition
	openErr  error
)

// current returns the embedded edition, opened on first use.
func current() (*edition, error) {
	once.Do(func() { embedded, openErr = open(blob) })
	return embedded, openErr
}

func open(blob string) (*edition, error) { return openFor(blob, species.Embedded()) }

func openFor(blob string, names species.Tables) (*edition, error) {
	f, err := dataset.Open(blob, "appendix", layout.Version)
	if err != nil {
		return nil, err
	}
	hash, rest, _ := strings.Cut(string(f.Text(layout.Species)), "\n")
	if hash != names.Edition().SHA256 {
		return nil, &dataset.Error{Dataset: "appendix", Reason: "was made for another edition of the species"}
	}
	date, rest, _ := strings.Cut(rest, "\n")
	first, err := cites.ParseDate(date)
	if err != nil || first == 0 {
		return nil, &dataset.Error{Dataset: "appendix", Reason: "does not say on which date it begins"}
	}
	return &edition{
		file:       f,
		names:      names,
		first:      first,
		atSpecies:  rest == layout.AtSpecies,
		edition:    f.Edition(),
		text:       f.Text(layout.Text),
		rows:       f.Table(layout.Rows, layout.RowWidth),
		groups:     f.Table(layout.Groups, layout.GroupWidth),
		listings:   f.Table(layout.Listings, layout.ListingWidth),
		areas:      f.Table(layout.Areas, layout.AreaWidth),
		members:    f.Table(layout.Members, layout.MemberWidth),
		exclusions: f.Table(layout.Exclusions, layout.ExclusionWidth),
		conditions: f.Table(layout.Conditions, layout.ConditionWidth),
		below:      f.Table(layout.Below, layout.BelowWidth),
		words:      f.Table(layout.WordTable, layout.WordWidth),
		spoken:     f.Table(layout.ConditionTexts, layout.WordWidth),

		reservations:      f.Table(layout.Reservations, layout.ReservationWidth),
		reservationStates: f.Table(layout.ReservationStates, layout.ReservationStateWidth),
		suspensions:       f.Table(layout.Suspensions, layout.SuspensionWidth),

		coverage: openCoverage(f),
	}, nil
}

// Edition returns the edition of the Appendices that the package carries. Its
// Law is the date of the newest state of the Appendices that it states.
func Edition() cites.Edition {
	ed, err := current()
	if err != nil {
		return cites.Edition{}
	}
	return ed.edition
}

// First returns the first date about which [Of] answers: that on which the
// Convention entered into force.
func First() cites.Date {
	ed, err := current()
	if err != nil {
		return 0
	}
	return ed.first
}

// Verify reads the whole embedded blob and compares its checksum.
func Verify() error {
	ed, err := current()
	if err != nil {
		return err
	}
	return ed.file.Verify()
}

// field reads a text that a row points to: its offset and length stand at col.
func (ed *edition) field(t dataset.Table, row uint32, col int) string {
	return ed.text.At(t.U32(row, col), uint32(t.U16(row, col+4)))
}

// belowSpan returns the rows of the table below that belong to a group, within
// the table even where the blob is damaged.
func (ed *edition) belowSpan(g uint32) (first, end uint32) {
	rows := uint32(ed.below.Len())
	first = min(ed.groups.U32(g, 16), rows)
	return first, first + min(ed.groups.U32(g, 20), rows-first)
}

func word(key int, tag language.Tag) string {
	ed, err := current()
	if err != nil || key < 0 || key >= layout.WordCount {
		return ""
	}
	row := uint32(key * lang.Count)
	if s := ed.field(ed.words, row+uint32(lang.Index(tag)), 0); s != "" {
		return s
	}
	return ed.field(ed.words, row+lang.English, 0)
}
