package scangen

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/citesgo/cites/internal/gen/pack"
	layout "github.com/citesgo/cites/internal/scanlayout"
)

// pack writes the sections in the order of package scanlayout.
func (x *index) pack(b *pack.Blob) error {
	for _, f := range []filter{x.first, x.alone, x.later, x.around} {
		var raw []byte
		for _, word := range f {
			raw = binary.LittleEndian.AppendUint64(raw, word)
		}
		b.AddText(raw)
	}
	for _, m := range []bitmap{x.hanFirst, x.hanAlone, x.hanPairs} {
		b.AddText(m)
	}
	entries := pack.NewTable(layout.EntryWidth)
	entries.Row().U32(0).U32(0) // none
	texts := x.texts()
	slots, err := x.slots(entries, texts)
	if err != nil {
		return err
	}
	b.AddTable(slots)
	b.AddTable(entries)
	b.AddText([]byte(texts.all))
	events := pack.NewTable(layout.EventWidth)
	for _, e := range x.events {
		events.Row().U32(uint32(e.tongues)).U32(uint32(e.tongues >> 32)).U32(uint32(e.weight + 1))
	}
	b.AddTable(events)
	return nil
}

// slots packs the hash table and the entries that it leads to. The slots stand in
// the order of their tags, each at its place or, if that is taken, right behind
// the one before it: a search for what is not there ends at the first greater tag.
func (x *index) slots(entries *pack.Table, texts *texts) (*pack.Table, error) {
	hashes := slices.SortedFunc(maps.Keys(x.beginnings), func(a, b uint64) int {
		return cmp.Or(cmp.Compare(layout.TagOf(a), layout.TagOf(b)), cmp.Compare(a, b))
	})
	places := len(hashes) + len(hashes)/layout.SpareSlots
	slots := pack.NewTable(layout.SlotWidth)
	for i := 0; i < len(hashes); {
		tag := layout.TagOf(hashes[i])
		value := uint32(0)
		var same []entry
		for ; i < len(hashes) && layout.TagOf(hashes[i]) == tag; i++ {
			at := x.beginnings[hashes[i]]
			if at.goesOn {
				value = layout.GoesOn
			}
			same = append(same, at.texts...)
		}
		if len(same) > 0 {
			value |= uint32(entries.Len())
		}
		// The last text first: everyday words before names.
		for n, e := range slices.Backward(same) {
			e.Last = n == 0
			if err := texts.pack(&e, entries); err != nil {
				return nil, err
			}
		}
		for slots.Len() < layout.Place(tag, places) {
			slots.Row().U32(0).U32(0)
		}
		slots.Row().U32(tag).U32(value)
	}
	if slots.Len() > places+layout.Spill {
		return nil, fmt.Errorf("%d slots do not fit behind the last place of the hash table; raise Spill", slots.Len()-places)
	}
	for slots.Len() < places+layout.Spill {
		slots.Row().U32(0).U32(0)
	}
	return slots, nil
}

// texts is a section of texts. One that another begins with is not there twice,
// as a noun is in its plural.
type texts struct {
	all string
	at  map[string]int
}

func (x *index) texts() *texts {
	t := &texts{at: make(map[string]int)}
	for _, b := range x.beginnings {
		for _, e := range b.texts {
			t.at[e.text] = 0
		}
	}
	sorted := slices.Sorted(maps.Keys(t.at))
	var all strings.Builder
	for i, text := range sorted {
		t.at[text] = all.Len()
		if i+1 == len(sorted) || !strings.HasPrefix(sorted[i+1], text) {
			all.WriteString(text)
		}
	}
	t.all = all.String()
	return t
}

func (t *texts) pack(e *entry, entries *pack.Table) error {
	if e.text != "" {
		e.Text, e.Length = uint32(t.at[e.text]), uint32(len(e.text))
	}
	if e.Row > layout.MaxRow || e.Text > layout.MaxText || e.Length > layout.MaxLength {
		return fmt.Errorf("the entry of %q does not fit into its bits: row %d, text %d of %d bytes", e.text, e.Row, e.Text, e.Length)
	}
	first, second := e.Pack()
	entries.Row().U32(first).U32(second)
	return nil
}
