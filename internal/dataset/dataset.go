// Package dataset reads the blobs that internal/gen packs from the fact tables.
//
// A blob is opened in place, from a string: nothing is parsed or copied. It is
// a header, a directory of sections and the sections themselves. All numbers
// are little-endian.
//
//	offset  size  what
//	0       8     magic "CITESDB1"
//	8       4     layout version of the package that owns the blob
//	12      4     number of sections
//	16      4     CRC-32C of everything behind the header, see [Sum]
//	20      4     length of the whole blob
//	24      16×n  directory: offset, length, width of a row, number of rows
//
// Section 0 is always the edition (see [File.Edition]). A section with a width
// is a table of fixed-width rows, one with width 0 is text. Every read is
// bounds-checked: what lies outside a section reads as zero or as "", so that a
// damaged blob can give a wrong row at worst, never a panic; [Open] finds what
// is structurally wrong and [File.Verify] any changed bit.
package dataset

import (
	"fmt"
	"strings"

	"github.com/citesgo/cites"
)

// Magic opens every blob.
const Magic = "CITESDB1"

const (
	headerLen   = 24
	dirEntryLen = 16
	maxSections = 64
	// EditionSection is the section that holds the edition.
	EditionSection = 0
)

// Error is the error of a blob that cannot be read.
type Error struct {
	Dataset string // which blob
	Offset  int    // where in it, in bytes
	Reason  string // what is wrong
}

// Error names the blob, the place and the remedy.
func (e *Error) Error() string {
	return fmt.Sprintf("cites: dataset %s, byte %d: %s; take a fresh copy of the module or blob", e.Dataset, e.Offset, e.Reason)
}

// File is an opened blob. The zero File has no sections and reads as empty.
type File struct {
	blob string
	n    int // sections
}

// Open checks the structure of blob, in time that does not depend on its size,
// and returns it opened in place. name is the data set it should hold and
// layout the layout version its owner reads.
func Open(blob, name string, layout uint32) (File, error) {
	fail := func(at int, format string, a ...any) (File, error) {
		return File{}, &Error{Dataset: name, Offset: at, Reason: fmt.Sprintf(format, a...)}
	}
	if len(blob) < headerLen {
		return fail(len(blob), "cut short: %d bytes where the header alone has %d", len(blob), headerLen)
	}
	if blob[:8] != Magic {
		return fail(0, "does not begin with %q", Magic)
	}
	if v := u32(blob, 8); v != layout {
		return fail(8, "layout %d where this version of the module reads %d", v, layout)
	}
	n := u32(blob, 12)
	if n == 0 || n > maxSections {
		return fail(12, "%d sections", n)
	}
	if l := u32(blob, 20); uint64(l) != uint64(len(blob)) {
		return fail(20, "%d bytes where the header says %d", len(blob), l)
	}
	end := uint64(headerLen + dirEntryLen*n)
	if end > uint64(len(blob)) {
		return fail(headerLen, "cut short within the directory")
	}
	for i := range int(n) {
		at := headerLen + dirEntryLen*i
		off, length := uint64(u32(blob, at)), uint64(u32(blob, at+4))
		width, rows := uint64(u32(blob, at+8)), uint64(u32(blob, at+12))
		if off < end || off+length > uint64(len(blob)) {
			return fail(at, "section %d lies outside the blob", i)
		}
		if width*rows > length {
			return fail(at, "section %d has %d rows of %d bytes in %d bytes", i, rows, width, length)
		}
	}
	f := File{blob: blob, n: int(n)}
	if got := f.Edition().Dataset; got != name {
		return fail(0, "holds the data set %q", got)
	}
	return f, nil
}

// Sum is the checksum in the header: the CRC-32C of what is behind the header,
// mixed with the number of sections, which stands before it.
func Sum(crc, sections uint32) uint32 { return crc ^ sections*0x9e3779b1 }

// Verify reads the whole blob and compares its checksum.
func (f File) Verify() error {
	if f.n == 0 {
		return &Error{Dataset: "(none)", Reason: "no blob is open"}
	}
	if Sum(crc32c(f.blob[headerLen:]), uint32(f.n)) != u32(f.blob, 16) {
		return &Error{Dataset: f.Edition().Dataset, Offset: 16, Reason: "the checksum does not agree with the content"}
	}
	return nil
}

// Edition returns the edition the blob states. Its strings lie in the blob.
func (f File) Edition() cites.Edition {
	text := f.section(EditionSection)
	var e cites.Edition
	e.Dataset, text, _ = strings.Cut(text, "\n")
	var law string
	law, text, _ = strings.Cut(text, "\n")
	e.Law, _ = cites.ParseDate(law)
	e.SHA256, text, _ = strings.Cut(text, "\n")
	e.Sources, _, _ = strings.Cut(text, "\n")
	return e
}

// Table returns section i as a table of rows of the given width in bytes. A
// section that is absent or of another width reads as an empty table.
func (f File) Table(i int, width int) Table {
	if i < 0 || i >= f.n || width <= 0 {
		return Table{}
	}
	at := headerLen + dirEntryLen*i
	if u32(f.blob, at+8) != uint32(width) {
		return Table{}
	}
	rows := int(u32(f.blob, at+12))
	off := int(u32(f.blob, at))
	return Table{data: f.blob[off : off+rows*width], width: width, rows: rows}
}

// Text returns section i as text.
func (f File) Text(i int) Text { return Text(f.section(i)) }

func (f File) section(i int) string {
	if i < 0 || i >= f.n {
		return ""
	}
	at := headerLen + dirEntryLen*i
	off, length := int(u32(f.blob, at)), int(u32(f.blob, at+4))
	return f.blob[off : off+length]
}

// Table is a section of rows of one width. The zero Table has no rows.
type Table struct {
	data  string
	width int
	rows  int
}

// Len returns the number of rows.
func (t Table) Len() int { return t.rows }

// U32 returns the number at byte col of a row, 0 where there is none.
func (t Table) U32(row uint32, col int) uint32 {
	at, ok := t.at(row, col, 4)
	if !ok {
		return 0
	}
	return u32(t.data, at)
}

// U16 returns the number at byte col of a row, 0 where there is none.
func (t Table) U16(row uint32, col int) uint16 {
	at, ok := t.at(row, col, 2)
	if !ok {
		return 0
	}
	return uint16(t.data[at]) | uint16(t.data[at+1])<<8
}

// U8 returns the byte at byte col of a row, 0 where there is none.
func (t Table) U8(row uint32, col int) uint8 {
	at, ok := t.at(row, col, 1)
	if !ok {
		return 0
	}
	return t.data[at]
}

// at returns the place of size bytes at byte col of a row. The row is compared
// before it is multiplied: a row beyond the table, such as a damaged blob may
// name, would overflow an int of 32 bits.
func (t Table) at(row uint32, col, size int) (int, bool) {
	if uint64(row) >= uint64(t.rows) || col < 0 || col > t.width-size {
		return 0, false
	}
	return int(row)*t.width + col, true
}

// Text is a section of text that other sections point into.
type Text string

// At returns length bytes from offset, "" where they lie outside.
func (t Text) At(offset, length uint32) string {
	end := uint64(offset) + uint64(length)
	if end > uint64(len(t)) {
		return ""
	}
	return string(t[offset:end])
}

func u32(s string, at int) uint32 {
	_ = s[at+3]
	return uint32(s[at]) | uint32(s[at+1])<<8 | uint32(s[at+2])<<16 | uint32(s[at+3])<<24
}
