package species

import layout "github.com/citesgo/cites/internal/specieslayout"

// record is what the tables have of a name: a part of the blob that begins
// with it. The empty record is that of no name.
type record string

func (e *edition) record(offset uint32) record {
	if uint64(offset)+layout.NameText > uint64(len(e.names)) {
		return ""
	}
	return record(e.names[offset:])
}

// u32 returns a number of the head, which is never cut short.
func (r record) u32(at int) uint32 {
	if len(r) < layout.NameText {
		return 0
	}
	b := r[at : at+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// taxon returns the row of the taxon, and the flags of the name.
func (r record) taxon() (row uint32, flags uint8) { return layout.Unpair(r.u32(layout.NameTaxon)) }

// text returns the name as it stands in the tables.
func (r record) text() string { return r.counted(layout.NameLength) }

// key returns the key of a name that is not its own key.
func (r record) key() string { return r.counted(layout.NameText + len(r.text())) }

// counted returns the text behind a byte that has its length.
func (r record) counted(at int) string {
	if at >= len(r) {
		return ""
	}
	n := int(r[at])
	if at+1+n > len(r) {
		return ""
	}
	return string(r[at+1 : at+1+n])
}

// size returns the length of the record.
func (r record) size() uint32 {
	n := layout.NameText + len(r.text())
	if _, flags := r.taxon(); flags&layout.OwnKey == 0 {
		n += 1 + len(r.key())
	}
	return uint32(n)
}

func (e *edition) author(r record) string {
	offset, length := layout.Unpair(r.u32(layout.NameAuthor))
	return e.authors.At(offset, uint32(length))
}
