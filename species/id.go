package species

import (
	"fmt"
	"strconv"

	layout "github.com/citesgo/cites/internal/specieslayout"
)

// ID is the number of a taxon, the same in every edition. See the package
// comment for whose numbers they are. The zero ID means "none".
type ID uint32

// String returns the number in decimal digits, "" for the zero ID.
func (id ID) String() string {
	if id == 0 {
		return ""
	}
	return strconv.FormatUint(uint64(id), 10)
}

// MarshalText returns what [ID.String] does.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads a number in decimal digits; the empty text is the zero
// ID. That it is a number does not mean that there is such a taxon: ask [ByID].
func (id *ID) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*id = 0
		return nil
	}
	n, err := strconv.ParseUint(string(text[:min(len(text), 40)]), 10, 32)
	if err != nil || n == 0 || len(text) > 40 || ID(n).String() != string(text) {
		return fmt.Errorf("cites: %q is no id of a taxon; give decimal digits without sign or leading zero", text[:min(len(text), 40)])
	}
	*id = ID(n)
	return nil
}

// ByID returns the taxon with an id, whether it is accepted or not, and false
// where there is none.
func ByID(id ID) (Taxon, bool) {
	e, _ := current()
	return e.find(id)
}

func (e *edition) find(id ID) (Taxon, bool) {
	lo, hi := uint32(0), uint32(e.byID.Len())
	for lo < hi {
		mid := lo + (hi-lo)/2
		if e.taxa.U32(e.byID.U32(mid, 0), layout.ID) < uint32(id) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == uint32(e.byID.Len()) {
		return Taxon{}, false
	}
	t := e.taxon(e.byID.U32(lo, 0))
	return t, !t.IsZero() && t.ID() == id
}
