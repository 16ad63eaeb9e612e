package editions

import (
	"strings"

	"github.com/citesgo/cites/internal/gen/speciesgen"
	layout "github.com/citesgo/cites/internal/specieslayout"
	"github.com/citesgo/cites/species"
)

// firstMadeID is the first id of a taxon that the classification names and that
// has none of its own: beyond any that UNEP-WCMC has given or will give.
const firstMadeID = 2_000_000_000

// tree makes the classification out of the columns: an export has rows for some
// of the higher taxa (Checklist) or for none (Species+).
type tree struct {
	entries []*speciesgen.Entry
	places  map[place]*speciesgen.Entry
	paths   map[string]*speciesgen.Entry // by the path of a record
	rows    map[uint32]*record
	made    uint32
	taken   map[uint32]bool // ids of the module's edition that are given away
}

// place is where a taxon stands: what is above it, its rank and its name.
type place struct {
	parent *speciesgen.Entry
	rank   uint8
	name   string
}

func newTree(rows map[uint32]*record) *tree {
	return &tree{
		places: make(map[place]*speciesgen.Entry),
		paths:  make(map[string]*speciesgen.Entry),
		rows:   rows,
		made:   firstMadeID,
		taken:  make(map[uint32]bool),
	}
}

// add enters the taxon of a record, and what is above it.
func (t *tree) add(rec *record) *speciesgen.Entry {
	above := t.above(rec)
	at := place{above, rec.rank, rec.name}
	e := t.places[at]
	if e == nil || t.rows[e.ID] != nil { // another of the same name
		e = &speciesgen.Entry{Rank: rec.rank, Name: rec.name, Parent: above}
		t.entries = append(t.entries, e)
		if t.places[at] == nil {
			t.places[at] = e
		}
	}
	e.ID, e.Author, e.Range = rec.id, rec.author, rec.codes
	e.Status = layout.Accepted
	if !rec.accepted {
		e.Status = layout.Unlisted
	}
	for _, s := range rec.synonyms {
		e.Synonyms = append(e.Synonyms, speciesgen.Synonym{Name: s.name, Author: s.author})
	}
	return e
}

// above returns the taxon next above that of a record.
func (t *tree) above(rec *record) *speciesgen.Entry {
	e, ok := t.paths[rec.path]
	if !ok {
		i := 0
		for name := range strings.SplitSeq(strings.TrimSuffix(rec.path, "/"), "/") {
			if name != "" {
				e = t.higher(place{e, pathRanks[i], name}, layout.Accepted)
			}
			i++
		}
		t.paths[rec.path] = e
	}
	if rec.epithet == "" || e == nil || e.Rank != rankGenus {
		return e
	}
	name := rec.epithet
	if !strings.Contains(name, " ") {
		name = e.Name + " " + name
	}
	if !usable(name) {
		return e
	}
	return t.higher(place{e, rankSpecies, name}, layout.Unlisted)
}

// higher returns the taxon at a place, made where there is none.
func (t *tree) higher(at place, status uint8) *speciesgen.Entry {
	e := t.places[at]
	if e == nil {
		e = &speciesgen.Entry{Rank: at.rank, Status: status, Name: at.name, Parent: at.parent, ID: t.id(at)}
		t.places[at] = e
		t.entries = append(t.entries, e)
	}
	return e
}

// id returns the id that the module has for a taxon of the same rank and name, so
// that it is the same in both editions, and a made one where there is none.
func (t *tree) id(at place) uint32 {
	kingdom := at.name
	for p := at.parent; p != nil; p = p.Parent {
		kingdom = p.Name
	}
	if ms, err := species.Lookup(at.name); err == nil {
		for m := range ms.All() {
			x := m.Taxon()
			same := m.Kind() == species.Accepted && uint8(x.Rank()) == at.rank && x.Name() == at.name && x.Kingdom().String() == kingdom
			if id := uint32(x.ID()); same && t.rows[id] == nil && !t.taken[id] {
				t.taken[id] = true
				return id
			}
		}
	}
	for t.made++; t.rows[t.made] != nil; t.made++ {
	}
	return t.made
}
