package dataset

// Hash is the hash function of the embedded indexes (FNV-1a, mixed so that the
// low bits of short keys spread). The packer and the reader share it.
func Hash[T string | []byte](key T) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(key); i++ {
		h = (h ^ uint32(key[i])) * 16777619
	}
	h ^= h >> 15
	h *= 0x85ebca6b
	return h ^ h>>13
}

// Index is an embedded hash index: a table of 8-byte slots (hash, row+1) with
// open addressing and linear probing, a power of two of them. Row r of the
// indexed table is found under the hash of its key.
type Index struct {
	slots Table
	mask  uint32
}

// Index returns section i as an index. A section that is no index finds nothing.
func (f File) Index(i int) Index {
	t := f.Table(i, 8)
	n := t.Len()
	if n == 0 || n&(n-1) != 0 {
		return Index{}
	}
	return Index{slots: t, mask: uint32(n - 1)}
}

// Probe is a walk over the rows that may have a key. Use it as
//
//	for p := ix.Probe(h); ; {
//		row, ok := p.Next()
//		if !ok { break }
//		…compare the row's key…
//	}
type Probe struct {
	ix   *Index
	hash uint32
	at   uint32
	left uint32
}

// Probe starts a walk over the rows whose key has the hash h.
func (ix *Index) Probe(h uint32) Probe {
	return Probe{ix: ix, hash: h, at: h & ix.mask, left: uint32(ix.slots.Len())}
}

// Next returns the next candidate row, or false after the last.
func (p *Probe) Next() (row uint32, ok bool) {
	for p.left > 0 {
		h, r := p.ix.slots.U32(p.at, 0), p.ix.slots.U32(p.at, 4)
		if r == 0 {
			return 0, false
		}
		p.at = (p.at + 1) & p.ix.mask
		p.left--
		if h == p.hash {
			return r - 1, true
		}
	}
	return 0, false
}
