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
	if row, ok := find(e, name); ok && len(name) <= normname.MaxLen {
		return e.matches(row, false), nil
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
		if row, ok := find(e, key); ok {
			return e.matches(row, n.Qualified()), true
		}
	}
}

// find returns the first name with a key. It finds a key written with capitals
// too, as most names are.
func find[T string | []byte](e *edition, key T) (row uint32, ok bool) {
	n := e.index.Len()
	if n == 0 {
		return 0, false
	}
	hash := normname.Hash(key)
	at := layout.Start(hash, n)
	for range n { // no further, should damage have filled the index
		slot := e.index.U32(at, 0)
		if slot == 0 {
			return 0, false
		}
		if row, may := layout.Unslot(slot, hash); may && hasKey(e, row, key) {
			return row, true
		}
		at = (at + 1) & uint32(n-1)
	}
	return 0, false
}

func hasKey[T string | []byte](e *edition, row uint32, key T) bool {
	if _, flags := layout.Unpair(e.names.U32(row, layout.NameTaxon)); flags&layout.OwnKey != 0 {
		return normname.EqualFold(key, e.nameText(row))
	}
	return string(key) == e.storedKey(row)
}

// storedKey returns the key of a name that is not its own key, by binary
// search: few names have one.
func (e *edition) storedKey(row uint32) string {
	lo, hi := uint32(0), uint32(e.keys.Len())
	for lo < hi {
		mid := lo + (hi-lo)/2
		if e.keys.U32(mid, layout.KeyName) < row {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if e.keys.U32(lo, layout.KeyName) != row {
		return ""
	}
	offset, length := layout.Unpair(e.keys.U32(lo, layout.KeyText))
	return e.text.At(offset, uint32(length))
}

// matches returns the names that share a key with the one at row, their first.
func (e *edition) matches(row uint32, qualified bool) Matches {
	m := Matches{e: e, first: row, count: 1, qualified: qualified}
	for next := row + 1; next < uint32(e.names.Len()); next++ {
		if _, flags := layout.Unpair(e.names.U32(next, layout.NameTaxon)); flags&layout.Continued == 0 {
			break
		}
		m.count++
	}
	return m
}
