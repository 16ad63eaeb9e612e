package appendixgen

import (
	"cmp"
	"slices"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/species"
)

type suspension struct {
	row                tsv.Row
	country            countries.Code
	taxon              species.Taxon // zero: every listed taxon
	from, until, known cites.Date
	scope, basis       uint8
	trust              uint8
}

func (b *builder) readSuspensions() error {
	t, err := b.read("suspensions", "country", "taxon", "rank", "scope", "basis", "from", "until", "known", "reference", "source", "trust", "notes")
	if err != nil {
		return err
	}
	for _, row := range t.Rows {
		s, err := b.readSuspension(row)
		if err != nil {
			return err
		}
		b.suspensions = append(b.suspensions, s)
	}
	// The reader searches by country; the widest taxon stands last, as what is
	// nearest is reported first.
	slices.SortStableFunc(b.suspensions, func(x, y suspension) int {
		return cmp.Or(cmp.Compare(x.country, y.country), -cmp.Compare(rowOrNone(x.taxon), rowOrNone(y.taxon)), cmp.Compare(x.from, y.from))
	})
	return nil
}

func (b *builder) readSuspension(row tsv.Row) (suspension, error) {
	s := suspension{row: row}
	var err error
	if s.country, err = countries.ParseCode(row.Get("country")); err != nil {
		return s, row.Errorf("country", "%v", err)
	}
	if row.Get("taxon") != "all" {
		if s.taxon, err = b.taxon(row, "taxon", row.Get("rank")); err != nil {
			return s, err
		}
	}
	for column, d := range map[string]*cites.Date{"from": &s.from, "until": &s.until, "known": &s.known} {
		if *d, err = row.Date(column); err != nil {
			return s, err
		}
	}
	if s.scope, err = number(row, "scope", layout.SuspensionScopes[:]); err != nil {
		return s, err
	}
	if s.basis, err = number(row, "basis", layout.SuspensionBases[:]); err != nil {
		return s, err
	}
	if s.trust, err = trust(row, layout.Read, layout.Inferred, layout.Doubtful); err != nil {
		return s, err
	}
	switch {
	case s.from < convention:
		return s, row.Errorf("from", "a recommendation has a day from which it is valid")
	case s.until != 0 && s.until < s.from:
		return s, row.Errorf("until", "ended before it began")
	case s.known < s.from:
		return s, row.Errorf("known", "the state of the source lies before the recommendation")
	case s.trust != layout.Read && row.Get("notes") == "":
		return s, row.Errorf("notes", "what is inferred or doubtful says why")
	}
	return s, nil
}

func (b *builder) packSuspensions() *pack.Table {
	t := pack.NewTable(layout.SuspensionWidth)
	for _, s := range b.suspensions {
		t.Row().U32(rowOrNone(s.taxon)).U16(uint16(s.country)).U8(s.basis).U8(s.scope).
			U32(uint32(s.from)).U32(uint32(s.until)).U32(uint32(s.known)).U8(s.trust).U8(0)
		b.text(t, s.row.Get("reference"))
		b.text(t, s.row.Get("notes"))
		b.text(t, s.row.Get("source"))
	}
	return t
}
