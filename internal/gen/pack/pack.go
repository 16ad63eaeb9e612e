// Package pack writes the blobs that internal/dataset reads: same input, same
// bytes.
package pack

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/dataset"
)

// Blob collects the sections of a blob. Section 0 is the edition; the others
// are numbered in the order in which they are added.
type Blob struct {
	layout   uint32
	sections []section
}

type section struct {
	data        []byte
	width, rows int
}

// New starts a blob of the edition.
func New(layout uint32, e cites.Edition) *Blob {
	b := &Blob{layout: layout}
	b.AddText([]byte(e.Dataset + "\n" + e.Law.String() + "\n" + e.SHA256 + "\n" + e.Sources + "\n"))
	return b
}

// AddText adds a text section and returns its number.
func (b *Blob) AddText(text []byte) int {
	b.sections = append(b.sections, section{data: text})
	return len(b.sections) - 1
}

// AddTable adds a table section and returns its number.
func (b *Blob) AddTable(t *Table) int {
	b.sections = append(b.sections, section{data: t.data, width: t.width, rows: t.Len()})
	return len(b.sections) - 1
}

// AddIndex adds a hash index in which row r is found under keys[r], and returns
// its number. Rows with an empty key are left out. Where several rows share a
// key only the first is entered: give them neighbouring rows.
func (b *Blob) AddIndex(keys []string) int {
	n := 16
	for n < 2*len(keys) {
		n *= 2
	}
	slots := make([]uint32, 2*n)
	seen := make(map[string]bool, len(keys))
	for r, k := range keys {
		if k == "" || seen[k] {
			continue
		}
		seen[k] = true
		h := dataset.Hash(k)
		at := int(h) & (n - 1)
		for slots[2*at+1] != 0 {
			at = (at + 1) & (n - 1)
		}
		slots[2*at], slots[2*at+1] = h, uint32(r+1)
	}
	t := NewTable(8)
	for i := 0; i < len(slots); i += 2 {
		t.Row().U32(slots[i]).U32(slots[i+1])
	}
	return b.AddTable(t)
}

// Bytes returns the finished blob.
func (b *Blob) Bytes() ([]byte, error) {
	const header, entry = 24, 16
	size := header + entry*len(b.sections)
	dir := make([]byte, 0, entry*len(b.sections))
	var body []byte
	for _, s := range b.sections {
		for (size+len(body))%8 != 0 {
			body = append(body, 0)
		}
		dir = binary.LittleEndian.AppendUint32(dir, uint32(size+len(body)))
		dir = binary.LittleEndian.AppendUint32(dir, uint32(len(s.data)))
		dir = binary.LittleEndian.AppendUint32(dir, uint32(s.width))
		dir = binary.LittleEndian.AppendUint32(dir, uint32(s.rows))
		body = append(body, s.data...)
	}
	if size+len(body) > math.MaxInt32 {
		return nil, fmt.Errorf("blob of %d bytes is too large", size+len(body))
	}
	rest := append(dir, body...)
	out := append([]byte(dataset.Magic), make([]byte, header-8)...)
	binary.LittleEndian.PutUint32(out[8:], b.layout)
	binary.LittleEndian.PutUint32(out[12:], uint32(len(b.sections)))
	crc := crc32.Checksum(rest, crc32.MakeTable(crc32.Castagnoli))
	binary.LittleEndian.PutUint32(out[16:], dataset.Sum(crc, uint32(len(b.sections))))
	binary.LittleEndian.PutUint32(out[20:], uint32(header+len(rest)))
	return append(out, rest...), nil
}

// Table collects fixed-width rows. Begin each with Row.
type Table struct {
	width int
	data  []byte
}

// NewTable returns an empty table of rows of width bytes.
func NewTable(width int) *Table { return &Table{width: width} }

// Len returns the number of rows. It panics where the last row is not of the
// table's width, which is a mistake of the packer.
func (t *Table) Len() int {
	if len(t.data)%t.width != 0 {
		panic(fmt.Sprintf("pack: row %d has %d bytes of %d", len(t.data)/t.width, len(t.data)%t.width, t.width))
	}
	return len(t.data) / t.width
}

// Row begins the next row.
func (t *Table) Row() *Table { t.Len(); return t }

// U32 appends a number to the row.
func (t *Table) U32(v uint32) *Table { t.data = binary.LittleEndian.AppendUint32(t.data, v); return t }

// U16 appends a number to the row.
func (t *Table) U16(v uint16) *Table { t.data = binary.LittleEndian.AppendUint16(t.data, v); return t }

// U8 appends a number to the row.
func (t *Table) U8(v uint8) *Table { t.data = append(t.data, v); return t }

// Strings collects texts into one text section, each text once.
type Strings struct {
	text []byte
	at   map[string]uint32
}

// Add stores s and returns its offset; its length is len(s).
func (p *Strings) Add(s string) uint32 {
	if s == "" {
		return 0
	}
	if off, ok := p.at[s]; ok {
		return off
	}
	if p.at == nil {
		p.at = make(map[string]uint32)
	}
	off := uint32(len(p.text))
	p.text = append(p.text, s...)
	p.at[s] = off
	return off
}

// Bytes returns the text section.
func (p *Strings) Bytes() []byte { return p.text }
