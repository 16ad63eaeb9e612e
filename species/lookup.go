package species

import (
	"github.com/citesgo/cites/internal/normname"
	layout "github.com/citesgo/cites/internal/specieslayout"
)

// Lookup finds the taxa that a scientific name belongs to, of any rank, by
// accepted name or synonym. The package comment says what the normalisation
// forgives. It allocates nothing.
//
// A name that is not in the tables has no matches, which is no error. The error
// is a [*NameError] where the text cannot be a name, or tells that the embedded
// tables are damaged.
func Lookup(name string) (Matches, error) {
	e, err := current()
	if err != nil {
		return Matches{}, err
	}
	return e.lookup(name)
}

func (e *edition) lookup(name string) (Matches, error) {
	// Most names come as they stand in the tables, or in other case.
	if m, ok := find(e, name); ok {
		return m, nil
	}
	return e.lookupParsed(name)
}

// lookupParsed is the slow path: it takes the name apart.
func (e *edition) lookupParsed(name string) (Matches, error) {
	var n normname.Name
	if err := n.Parse(name, false); err != nil {
		return Matches{}, nameError(name, err)
	}
	m, ok := e.lookupKeys(&n)
	if !ok && n.ZeroWidthSpace {
		// It was taken for nothing. Some texts have it in place of a space.
		n = normname.Name{}
		if err := n.Parse(name, true); err != nil {
			return Matches{}, nameError(name, err)
		}
		m, _ = e.lookupKeys(&n)
	}
	return m, nil
}

func (e *edition) lookupKeys(n *normname.Name) (Matches, bool) {
	for {
		key, ok := n.Next()
		if !ok {
			return Matches{}, false
		}
		if m, ok := find(e, key); ok {
			m.qualified = n.Qualified()
			return m, true
		}
	}
}

// find returns the first name with a key, and those that share it. It finds a
// key written with capitals too, as most names are.
func find[T string | []byte](e *edition, key T) (m Matches, ok bool) {
	n := len(e.index) / layout.SlotWidth
	hash := normname.Hash(key)
	at := layout.Start(hash, n)
	for range n { // no further, should damage have filled the index
		b := e.index[at*layout.SlotWidth:]
		slot := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
		if slot == 0 {
			break
		}
		if offset, may := layout.Unslot(slot, hash); may {
			r := e.record(offset)
			_, flags := r.taxon()
			if hasKey(r, flags, key) {
				return Matches{e: e, first: offset, count: uint32(flags >> layout.CountShift)}, true
			}
		}
		if at++; at == uint32(n) {
			at = 0
		}
	}
	return Matches{}, false
}

func hasKey[T string | []byte](r record, flags uint8, key T) bool {
	if flags&layout.OwnKey != 0 {
		return normname.EqualFold(key, r.text())
	}
	return string(key) == r.key()
}
