package appendixgen

import (
	"cmp"
	"maps"
	"slices"

	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/internal/lang"
)

// pack writes the sections in the order of package appendixlayout.
func (b *builder) pack() ([]byte, error) {
	edition, level := b.edition, layout.AtSpecies
	if edition.Dataset == "" {
		level = ""
		edition = tsv.Edition("appendix", Law, b.tables...)
	}
	rows, groups, below := b.packGroups()
	listings := b.packListings()
	areas, members := b.packAreas()
	exclusions := b.packExclusions()
	conditions := b.packConditions()
	words := b.packWords()
	reservations, states := b.packReservations()
	suspensions := b.packSuspensions()
	annotations := append(b.packAnnotations(), b.packConditionTexts())

	blob := pack.New(layout.Version, edition)
	blob.AddText(b.strings.Bytes())
	for _, t := range []*pack.Table{rows, groups, listings, areas, members, exclusions, conditions, below, words} {
		blob.AddTable(t)
	}
	blob.AddText([]byte(b.names.Edition().SHA256 + "\n" + b.first.String() + "\n" + level))
	for _, t := range []*pack.Table{reservations, states, suspensions} {
		blob.AddTable(t)
	}
	for _, t := range annotations {
		blob.AddTable(t)
	}
	return blob.Bytes()
}

func (b *builder) text(t *pack.Table, s string) { t.U32(b.strings.Add(s)).U16(uint16(len(s))) }

// packGroups lays the listings, exclusions and conditions of each taxon side by
// side, so that a group is a first row and a count in each table.
func (b *builder) packGroups() (rows, groups, below *pack.Table) {
	rows, groups, below = pack.NewTable(layout.RowWidth), pack.NewTable(layout.GroupWidth), pack.NewTable(layout.BelowWidth)
	var ls []listing
	var xs []exclusion
	var cs []condition
	newIndex := make([]int, len(b.listings))
	keys := slices.Sorted(maps.Keys(b.groups))
	number := make(map[uint32]uint16, len(keys))
	for i, row := range keys {
		number[row] = uint16(i + 1)
		for _, l := range b.groups[row].listings {
			newIndex[l] = len(ls)
			ls = append(ls, b.listings[l])
		}
	}
	at := 0
	for _, row := range keys {
		g := b.groups[row]
		groups.Row().U32(row).U16(uint16(at)).U16(uint16(len(g.listings)))
		at += len(g.listings)
		groups.U16(uint16(len(xs))).U16(uint16(len(g.exclusions)))
		for _, x := range g.exclusions {
			xs = append(xs, b.exclusions[x])
		}
		groups.U16(uint16(len(cs))).U16(uint16(len(g.conditions)))
		for _, c := range g.conditions {
			cs = append(cs, b.conditions[c])
		}
		groups.U32(uint32(below.Len())).U32(uint32(len(g.below)))
		for _, l := range g.below {
			below.Row().U16(uint16(newIndex[l]))
		}
		var flags uint32
		if g.former {
			flags = 1
		}
		groups.U32(flags).U32(uint32(g.excludedBelow.since)).U32(uint32(g.excludedBelow.until))
	}
	b.listings, b.exclusions, b.conditions = ls, xs, cs
	for t := range b.names.All() {
		rows.Row().U16(number[t.Row()])
	}
	return rows, groups, below
}

func (b *builder) packListings() *pack.Table {
	t := pack.NewTable(layout.ListingWidth)
	for _, l := range b.listings {
		t.Row().U32(l.taxon.Row()).U8(l.appendix).U8(l.trust).U16(uint16(l.party)).
			U32(uint32(l.since)).U32(uint32(l.until)).U16(uint16(l.only)).U16(uint16(l.except)).
			U8(l.annotation).U8(0).U16(0)
		b.text(t, l.notes)
		b.text(t, l.source)
		t.U32(uint32(l.adopted))
	}
	return t
}

// packAreas completes each area with what a reader must not miss: a Party whose
// territory lies inside while it does not itself, and a territory whose Party
// lies inside. Documents name either, so for them the area is unclear.
func (b *builder) packAreas() (areas, members *pack.Table) {
	areas, members = pack.NewTable(layout.AreaWidth), pack.NewTable(layout.MemberWidth)
	for _, a := range b.areaRows {
		ms := slices.Clone(a.members)
		has := func(c countries.Code) bool {
			return slices.ContainsFunc(ms, func(m member) bool { return m.code == c })
		}
		for c := range countries.All() {
			p := c.Party()
			if p.IsZero() || p == c || c.Kind() == countries.Former {
				continue
			}
			in, pin := has(c.Code()), has(p.Code())
			switch {
			case in && !pin:
				ms = append(ms, member{code: p.Code(), extent: layout.Part, place: c.Code().String()})
			case !in && pin && slices.ContainsFunc(a.members, func(m member) bool { return m.code == p.Code() }):
				ms = append(ms, member{code: c.Code(), extent: layout.Unclear})
			}
		}
		slices.SortFunc(ms, func(x, y member) int { return cmp.Compare(x.code, y.code) })
		areas.Row().U16(uint16(members.Len())).U16(uint16(len(ms)))
		b.text(areas, a.name)
		areas.U16(0)
		for _, m := range ms {
			members.Row().U16(uint16(m.code)).U8(m.extent).U8(0)
			b.text(members, m.place)
			members.U16(0)
		}
	}
	return areas, members
}

func (b *builder) packExclusions() *pack.Table {
	t := pack.NewTable(layout.ExclusionWidth)
	for _, x := range b.exclusions {
		t.Row().U32(x.taxon.Row()).U32(x.from.Row()).U8(x.appendix).U8(0).U16(uint16(x.area))
		b.text(t, x.notes)
		t.U16(0).U32(uint32(x.since)).U32(uint32(x.until))
	}
	return t
}

func (b *builder) packConditions() *pack.Table {
	t := pack.NewTable(layout.ConditionWidth)
	for _, c := range b.conditions {
		t.Row().U32(c.taxon.Row()).U8(c.appendix).U8(c.kind).U16(uint16(c.area))
		for _, column := range []string{"sources", "purposes", "terms", "amount", "unit", "text"} {
			b.text(t, c.row.Get(column))
		}
		spoken := uint32(0)
		if i, ok := b.spoken[c.row.Get("text")]; ok {
			spoken = uint32(i) + 1
		}
		t.U32(spoken).U32(uint32(c.since)).U32(uint32(c.until))
	}
	return t
}

func (b *builder) packConditionTexts() *pack.Table {
	t := pack.NewTable(layout.WordWidth)
	for _, texts := range b.spokenText {
		for _, s := range texts {
			t.Row()
			b.text(t, s)
			t.U16(0)
		}
	}
	return t
}

func (b *builder) packWords() *pack.Table {
	t := pack.NewTable(layout.WordWidth)
	for _, texts := range b.words {
		for i := range lang.Count {
			s := texts[i]
			t.Row()
			b.text(t, s)
			t.U16(0)
		}
	}
	return t
}
