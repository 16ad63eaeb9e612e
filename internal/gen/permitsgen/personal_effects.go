package permitsgen

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
)

// personalEffect is one quantity of personal effects that may travel without documents.
type personalEffect struct {
	row        tsv.Row
	unit, also int // rows of codes, also -1 for none
	read       bool
}

// readPersonalEffects reads the limits on personal effects. The terms are codes in use,
// * for all but live specimens, or none where no code says what is meant.
func (b *builder) readPersonalEffects(d *tsv.Dir) error {
	t, err := b.read(d, "personal_effects", "id", "taxon", "terms", "specimen", "amount", "unit", "also", "also_unit", "read", "provision", "source", "notes")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		x := &personalEffect{row: r, also: -1}
		for _, term := range r.List("terms") {
			if _, ok := b.byKey["term."+term]; !ok && term != "*" {
				return r.Errorf("terms", "%q is no term", term)
			}
		}
		for _, c := range [...]struct {
			amount, unit string
			to           *int
		}{{"amount", "unit", &x.unit}, {"also", "also_unit", &x.also}} {
			if c.amount == "also" && r.Get("also") == "" && r.Get("also_unit") == "" {
				continue
			}
			if v, err := decimal.Parse(r.Get(c.amount)); err != nil || v.Sign() <= 0 {
				return r.Errorf(c.amount, "%q is no amount", r.Get(c.amount))
			}
			i, ok := b.byKey["unit."+r.Get(c.unit)]
			if !ok {
				return r.Errorf(c.unit, "%q is no unit", r.Get(c.unit))
			}
			*c.to = i
		}
		if x.read, err = yesNo(r, "read"); err != nil {
			return err
		}
		if slices.Equal(r.List("source"), []string{"UNREAD"}) == x.read {
			return r.Errorf("read", "a limit is unread exactly if its only source is UNREAD")
		}
		if r.Get("taxon") == "" || r.Get("specimen") == "" || r.Get("provision") == "" {
			return r.Errorf("taxon", "taxon, specimen or provision is missing")
		}
		b.effects = append(b.effects, x)
	}
	return nil
}

func (b *builder) packPersonalEffects() *pack.Table {
	t := pack.NewTable(64)
	for _, x := range b.effects {
		row := t.Row()
		for _, col := range []string{"id", "taxon", "terms", "specimen", "provision", "amount"} {
			s := x.row.Get(col)
			row.U32(b.text.Add(s)).U32(uint32(len(s)))
		}
		also := x.row.Get("also")
		row.U8(uint8(len(also))).U8(flag(x.read)).U16(uint16(x.unit)).U16(uint16(x.also + 1)).U16(0).U32(b.text.Add(also)).U32(0)
	}
	return t
}

func joined(list []string) string { return strings.Join(list, ",") }
