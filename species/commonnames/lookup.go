package commonnames

import (
	"fmt"
	"iter"
	"unicode/utf8"

	layout "github.com/citesgo/cites/internal/commonnameslayout"
	"github.com/citesgo/cites/internal/foldname"
	"github.com/citesgo/cites/internal/normname"
	"github.com/citesgo/cites/internal/specieslayout"
	"github.com/citesgo/cites/species"
)

// Lookup finds the taxa that a common name may mean, in any language. The package
// comment says what the normalisation forgives. It allocates nothing.
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
	// Most names come as their keys stand in the tables, or with capitals.
	if m, ok := find(e, name); ok {
		return m, nil
	}
	return e.lookupFolded(name)
}

// lookupFolded is the slow path: it makes the key of the name.
func (e *edition) lookupFolded(name string) (Matches, error) {
	if len(name) > normname.MaxLen {
		return Matches{}, nameError(name, species.ErrNameTooLong)
	}
	if !utf8.ValidString(name) {
		return Matches{}, nameError(name, species.ErrNotUTF8)
	}
	var key foldname.Key
	if !key.Fold(name) {
		return Matches{}, nil
	}
	if len(key.Bytes()) == 0 {
		return Matches{}, nameError(name, species.ErrNoLetters)
	}
	m, _ := find(e, key.Bytes())
	return m, nil
}

// find returns the names with a key. It finds a key of ASCII letters written
// with capitals too.
func find[T string | []byte](e *edition, key T) (m Matches, ok bool) {
	n := len(e.index) / specieslayout.SlotWidth
	hash := normname.Hash(key)
	at := specieslayout.Start(hash, n)
	for range n { // no further, should damage have filled the index
		b := e.index[at*specieslayout.SlotWidth:]
		slot := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
		if slot == 0 {
			break
		}
		if row, may := specieslayout.Unslot(slot, hash); may {
			if k := e.pair(e.keys.U32(row, layout.KeyText)); string(key) == k || isASCII(k) && normname.EqualFold(key, k) {
				first, count := specieslayout.Unpair(e.keys.U32(row, layout.KeyFirst))
				return Matches{e: e, first: first, count: uint32(count)}, true
			}
		}
		if at++; at == uint32(n) {
			at = 0
		}
	}
	return Matches{}, false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Matches is what [Lookup] found for a common name: names, with the taxa that
// have them. Those of one taxon stand together, the taxon whose name is best
// supported first. The zero Matches has none.
type Matches struct {
	e     *edition
	first uint32 // row of the key's names
	count uint32
}

// Len returns the number of names.
func (m Matches) Len() int { return int(m.count) }

// At returns name i, the zero Name where there is none.
func (m Matches) At(i int) Name {
	if i < 0 || uint64(i) >= uint64(m.count) {
		return Name{}
	}
	return Name{m.e, m.e.keyNames.U32(m.first+uint32(i), 0)}
}

// All walks through the names.
func (m Matches) All() iter.Seq[Name] {
	return func(yield func(Name) bool) {
		for i := range m.Len() {
			if !yield(m.At(i)) {
				return
			}
		}
	}
}

// Taxa walks through the taxa that the name may mean, each once.
func (m Matches) Taxa() iter.Seq[species.Taxon] {
	return func(yield func(species.Taxon) bool) {
		var last species.Taxon
		for i := range m.Len() {
			if t := m.At(i).Taxon(); t != last {
				if !yield(t) {
					return
				}
				last = t
			}
		}
	}
}

// Taxon returns the one taxon that the name means, and false where there is none
// or more than one is possible.
func (m Matches) Taxon() (species.Taxon, bool) {
	var found species.Taxon
	for t := range m.Taxa() {
		if !found.IsZero() {
			return species.Taxon{}, false
		}
		found = t
	}
	return found, !found.IsZero()
}

// NameError is the error of a text that cannot be a name.
type NameError struct {
	// Name is the text, or its beginning where it is long.
	Name string
	// Err is species.ErrNameTooLong, species.ErrNotUTF8 or species.ErrNoLetters.
	Err error
}

// Error names the text, the reason and the remedy.
func (e *NameError) Error() string {
	return fmt.Sprintf("cites: common name %q: %v; give one name in UTF-8 with nothing else around it", e.Name, e.Err)
}

// Unwrap returns the reason.
func (e *NameError) Unwrap() error { return e.Err }

func nameError(name string, err error) error {
	return &NameError{Name: name[:min(len(name), 60)], Err: err}
}
