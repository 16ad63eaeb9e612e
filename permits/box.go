package permits

import (
	"iter"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/dataset"
)

// Box is a box of the standard form of Resolution Conf. 12.3, by its number.
// The rows of boxes 7 to 12b are repeated for each item. The line that says in
// words which other document it is has no number of its own on the form; here
// it is 1.1.
type Box string

// The boxes of the standard form.
const (
	BoxNumber         Box = "1"
	BoxTypeText       Box = "1.1"
	BoxValidity       Box = "2"
	BoxImporter       Box = "3"
	BoxImportCountry  Box = "3a"
	BoxExporter       Box = "4"
	BoxConditions     Box = "5"
	BoxPurpose        Box = "5a"
	BoxStamp          Box = "5b"
	BoxAuthority      Box = "6"
	BoxScientificName Box = "7"
	BoxCommonName     Box = "8"
	BoxDescription    Box = "9"
	BoxAppendix       Box = "10" // and source
	BoxQuantity       Box = "11"
	BoxQuota          Box = "11a"
	BoxOrigin         Box = "12"
	BoxLastReexport   Box = "12a"
	BoxOperation      Box = "12b" // or date of acquisition
	BoxIssue          Box = "13"
	BoxEndorsement    Box = "14"
	BoxWaybill        Box = "15"
)

const (
	boxWidth    = 12
	colBoxCode  = 0
	colPointers = 4

	colOrder = colMonths // of a box: its place on the form, plus one
)

// Boxes yields the boxes in the order of the form.
func Boxes() iter.Seq[Box] {
	return func(yield func(Box) bool) {
		b := tables()
		for row := range uint32(b.boxes.Len()) {
			if !yield(boxAt(b, row)) {
				return
			}
		}
	}
}

func boxAt(b *blob, row uint32) Box {
	return Box(codeRow{b, uint32(b.boxes.U16(row, colBoxCode)), true}.text())
}

// ParseBox reads the number of a box, in any case and with space around it. The
// empty string is "", none. Anything else is a [*CodeError].
func ParseBox(s string) (Box, error) {
	v, err := parse(kindBox, s)
	return Box(v), err
}

// row returns the place of the box on the form.
func (x Box) row() (uint32, bool) {
	order := find(kindBox, string(x)).u8(colOrder)
	return uint32(order) - 1, order != 0
}

// Valid reports whether x is a box of the form, written as the form writes it.
func (x Box) Valid() bool {
	c := find(kindBox, string(x))
	return c.ok && c.text() == string(x)
}

// String returns the number.
func (x Box) String() string { return string(x) }

// Title returns what the box is for in a reader's language, in English where we
// have no words in it.
func (x Box) Title(tag language.Tag) string {
	text, _, _ := name(kindBox, string(x), tag)
	return text
}

// Reviewed reports whether a speaker of the language has reviewed the title.
func (x Box) Reviewed(tag language.Tag) bool { return nameReviewed(kindBox, string(x), tag) }

// Pointers yields where the box stands in the JSON form of a [Permit], as
// RFC 6901 pointers with * for the number of a row: the field that the box is
// first of all, then others that belong to it.
func (x Box) Pointers() iter.Seq[string] {
	return func(yield func(string) bool) {
		row, ok := x.row()
		if !ok {
			return
		}
		b := tables()
		for p := range strings.SplitSeq(textAt(b, b.boxes, row, colPointers), ",") {
			if !yield(p) {
				return
			}
		}
	}
}

// InRows reports whether the box is repeated for each item.
func (x Box) InRows() bool {
	for p := range x.Pointers() {
		return strings.HasPrefix(p, "/items/")
	}
	return false
}

// textAt follows the offset and length of a text in a table.
func textAt(b *blob, t dataset.Table, row uint32, col int) string {
	return b.text.At(t.U32(row, col), uint32(t.U16(row, col+4)))
}
