// Package speciesgen packs the fact tables of package species.
package speciesgen

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/gen/tsv"
	layout "github.com/citesgo/cites/internal/specieslayout"
)

// law is the day of the newest list of accepted names that the tables follow.
var law = cites.MustDate("2026-03-06")

type taxon struct {
	row      tsv.Row
	id       uint32
	rank     uint8
	status   uint8
	kingdom  uint8
	name     string
	author   string
	parent   *taxon
	children []*taxon
	codes    []uint16 // sorted; nil where the range is not known

	at, end  uint32 // rows in preorder
	own      *name
	synonyms []*name
}

type name struct {
	row    tsv.Row
	taxon  *taxon
	text   string
	author string
	key    string
	flags  uint8
	count  uint8 // of the names with this key, where this is the first
	offset uint32
}

type builder struct {
	dir   *tsv.Dir
	read  []*tsv.Table
	taxa  []*taxon
	byID  map[uint32]*taxon
	names []*name
	size  uint32 // of the records of all names

	edition cites.Edition // where the taxa are not those of the tables
}

// Build returns the blob of package species.
func Build(d *tsv.Dir) ([]byte, error) {
	b, err := read(d)
	if err != nil {
		return nil, err
	}
	return b.pack()
}

func read(d *tsv.Dir) (*builder, error) {
	b := &builder{dir: d, byID: make(map[uint32]*taxon)}
	for _, step := range []func() error{b.readTaxa, b.linkParents, b.readRanges, b.readSynonyms, b.orderNames} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (b *builder) table(name string, columns ...string) (*tsv.Table, error) {
	t, err := b.dir.Read(name, columns...)
	if err == nil {
		b.read = append(b.read, t)
	}
	return t, err
}

func (b *builder) readTaxa() error {
	table, err := b.table("taxa", "id", "rank", "name", "author", "parent", "status", "source", "notes")
	if err != nil {
		return err
	}
	for _, r := range table.Rows {
		t := &taxon{row: r, name: r.Get("name"), author: r.Get("author")}
		if t.id, err = readID(r, "id"); err != nil {
			return err
		}
		if b.byID[t.id] != nil {
			return r.Errorf("id", "%d is also that of %s", t.id, b.byID[t.id].name)
		}
		rank, status := slices.Index(layout.Ranks[:], r.Get("rank")), slices.Index(layout.Statuses[:], r.Get("status"))
		if rank <= 0 {
			return r.Errorf("rank", "%q is none of %q", r.Get("rank"), layout.Ranks[1:])
		}
		if status < 0 {
			return r.Errorf("status", "%q is none of %q", r.Get("status"), layout.Statuses)
		}
		t.rank, t.status = uint8(rank), uint8(status)
		if err := checkName(r, t.name); err != nil {
			return err
		}
		b.taxa = append(b.taxa, t)
		b.byID[t.id] = t
	}
	return nil
}

func readID(r tsv.Row, column string) (uint32, error) {
	v := r.Get(column)
	n, err := strconv.ParseUint(v, 10, 31)
	if err != nil || n == 0 || strconv.FormatUint(n, 10) != v {
		return 0, r.Errorf(column, "%q is no id", v)
	}
	return uint32(n), nil
}

// checkName refuses what would show in an answer and cannot be typed.
func checkName(r tsv.Row, s string) error {
	if s == "" || strings.Join(strings.Fields(s), " ") != s || len(s) > 255 {
		return r.Errorf("name", "%q: one to 255 bytes with single spaces are wanted", s)
	}
	return nil
}

// linkParents checks that every chain of parents ends at a kingdom and that the
// ranks descend along it, and numbers the taxa in preorder.
func (b *builder) linkParents() error {
	var kingdoms []*taxon
	for _, t := range b.taxa {
		if t.row.Get("parent") == "" {
			if layout.Ranks[t.rank] != "kingdom" {
				return t.row.Errorf("parent", "only a kingdom has none")
			}
			k := slices.Index(layout.Kingdoms[:], t.name)
			if k <= 0 {
				return t.row.Errorf("name", "the kingdoms are %q", layout.Kingdoms[1:])
			}
			t.kingdom, t.parent = uint8(k), t
			kingdoms = append(kingdoms, t)
			continue
		}
		id, err := readID(t.row, "parent")
		if err != nil {
			return err
		}
		if t.parent = b.byID[id]; t.parent == nil {
			return t.row.Errorf("parent", "there is no taxon %d", id)
		}
		if t.parent.rank >= t.rank { // so that there are no circles either
			return t.row.Errorf("parent", "%s %s stands below %s %s", layout.Ranks[t.rank], t.name, layout.Ranks[t.parent.rank], t.parent.name)
		}
		t.parent.children = append(t.parent.children, t)
	}
	for _, t := range b.taxa {
		if layout.Ranks[t.rank] == "species" && layout.Ranks[t.parent.rank] == "genus" && !strings.HasPrefix(t.name, t.parent.name+" ") {
			return t.row.Errorf("parent", "the genus of %s is not %s", t.name, t.parent.name)
		}
	}
	b.number(kingdoms)
	return nil
}

// number puts the taxa in preorder: what is below a taxon follows it.
func (b *builder) number(kingdoms []*taxon) {
	byName := func(x, y *taxon) int {
		return cmp.Or(cmp.Compare(x.name, y.name), cmp.Compare(x.rank, y.rank), cmp.Compare(x.id, y.id))
	}
	slices.SortFunc(kingdoms, byName)
	b.taxa = b.taxa[:0]
	var number func(t *taxon)
	number = func(t *taxon) {
		t.at = uint32(len(b.taxa))
		t.kingdom = t.parent.kingdom
		b.taxa = append(b.taxa, t)
		slices.SortFunc(t.children, byName)
		for _, c := range t.children {
			number(c)
		}
		t.end = uint32(len(b.taxa))
	}
	for _, k := range kingdoms {
		number(k)
	}
}

// readRanges reads which countries a taxon is native to. A question mark among
// the codes says that it lives elsewhere too, and the source does not say where.
func (b *builder) readRanges() error {
	table, err := b.table("ranges", "id", "range", "source")
	if err != nil {
		return err
	}
	known, err := b.countries()
	if err != nil {
		return err
	}
	for _, r := range table.Rows {
		id, err := readID(r, "id")
		if err != nil {
			return err
		}
		t := b.byID[id]
		if t == nil {
			return r.Errorf("id", "there is no taxon %d", id)
		}
		if t.codes != nil {
			return r.Errorf("id", "the range of %s is given twice", t.name)
		}
		for _, c := range r.List("range") {
			code := uint16(layout.CodeIncomplete)
			if c != "?" {
				if !known[c] {
					return r.Errorf("range", "%q is no code of internal/data/countries.tsv", c)
				}
				code = uint16(c[0])<<8 | uint16(c[1])
			}
			t.codes = append(t.codes, code)
		}
		if len(t.codes) == 0 || !slices.IsSorted(t.codes) || len(slices.Compact(slices.Clone(t.codes))) != len(t.codes) {
			return r.Errorf("range", "codes in alphabetical order, each once, are wanted")
		}
	}
	return nil
}

func (b *builder) countries() (map[string]bool, error) {
	table, err := b.dir.Read("countries", "code", "kind", "region", "instrument", "joined", "in_force", "from", "until", "successors", "source",
		"notes")
	if err != nil {
		return nil, err
	}
	known := make(map[string]bool)
	for _, r := range table.Rows {
		known[r.Get("code")] = r.Get("kind") != "special"
	}
	return known, nil
}

func (b *builder) readSynonyms() error {
	table, err := b.table("synonyms", "name", "author", "id", "source", "notes")
	if err != nil {
		return err
	}
	type pair struct {
		name string
		id   uint32
	}
	seen := make(map[pair]bool)
	for _, r := range table.Rows {
		id, err := readID(r, "id")
		if err != nil {
			return err
		}
		t := b.byID[id]
		s := r.Get("name")
		switch {
		case t == nil:
			return r.Errorf("id", "there is no taxon %d", id)
		case layout.Statuses[t.status] == "former":
			return r.Errorf("id", "%s is a former name itself: give today's taxon", t.name)
		case s == t.name:
			return r.Errorf("name", "%s is the taxon's own name", s)
		case seen[pair{s, id}]:
			return r.Errorf("name", "%s is there twice for taxon %d", s, id)
		}
		if err := checkName(r, s); err != nil {
			return err
		}
		seen[pair{s, id}] = true
		b.names = append(b.names, &name{row: r, taxon: t, text: s, author: r.Get("author"), flags: layout.Synonym})
	}
	for _, t := range b.taxa {
		b.names = append(b.names, &name{row: t.row, taxon: t, text: t.name, author: t.author})
	}
	return nil
}
