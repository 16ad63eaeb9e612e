package editions

import (
	"fmt"
	"slices"
	"strings"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/internal/gen/appendixgen"
	"github.com/citesgo/cites/species"
)

// lister makes the entries of the Appendices out of the records.
type lister struct {
	format  Format
	source  string
	pops    *populations
	limits  map[string]limit
	names   species.Tables
	areas   []appendixgen.Area
	areaAt  map[string]int
	entries []appendixgen.Entry
	first   map[species.Taxon]int // the first entry of a taxon, plus one
	unclear func(*record)
}

// undecided is the name of the area of which it is not known what lies inside.
const undecided = "undecided"

func newLister(r *reader, names species.Tables, source string) *lister {
	l := &lister{
		format: r.format, source: source, pops: r.pops, names: names,
		limits: make(map[string]limit), areaAt: make(map[string]int), first: make(map[species.Taxon]int),
		unclear: func(rec *record) {
			r.remarks = append(r.remarks, Remark{rec.line, r.table.names[colNote], short(rec.note),
				"does not say, in a way that can be read, which populations are in Appendix " + rec.listing})
		},
	}
	var all []countries.Code
	for c := range countries.All() {
		if k := c.Kind(); k == countries.Party || k == countries.NonParty || k == countries.Territory {
			all = append(all, c.Code())
		}
	}
	slices.Sort(all)
	l.areas = append(l.areas, appendixgen.Area{Name: undecided, Codes: slices.Compact(all), Unclear: true})
	return l
}

func (l *lister) limit(text string) limit {
	if v, ok := l.limits[text]; ok {
		return v
	}
	v := l.pops.limit(text)
	l.limits[text] = v
	return v
}

// maxAreas keeps the areas within what the layout can number; the sites write of
// some fifty.
const maxAreas = 200

// area returns the number of the area of some countries, that of the undecided
// one where there are too many.
func (l *lister) area(codes []countries.Code) int {
	key := fmt.Sprint(codes)
	if l.areaAt[key] == 0 {
		if len(l.areas) == maxAreas {
			return 1
		}
		l.areas = append(l.areas, appendixgen.Area{Codes: codes})
		l.areaAt[key] = len(l.areas)
	}
	return l.areaAt[key]
}

// add makes the entries of a record: one for each Appendix and, in Appendix III,
// for each Party.
func (l *lister) add(rec *record, t species.Taxon) {
	parts := segments(rec.note, l.format)
	var limits [4]limit
	for _, a := range rec.status.set.Slice() {
		limits[a] = l.limitOf(rec, parts, a)
	}
	l.settle(rec, &limits)
	hazy := 0
	for _, a := range rec.status.set.Slice() {
		if limits[a].kind == unclear {
			hazy++
		}
	}
	if hazy > 0 {
		l.unclear(rec)
	}
	seen := 0
	for _, a := range rec.status.set.Slice() {
		e := appendixgen.Entry{
			Taxon: t, Appendix: uint8(a), Annotation: rec.numbers[a], Source: l.source, Notes: l.notes(rec, parts, a),
		}
		switch limits[a].kind {
		case only:
			e.Only = l.area(limits[a].codes)
		case except:
			e.Except = l.area(limits[a].codes)
		case unclear:
			// Where the entries share all populations among them, the last is what
			// the others leave: one of them applies whatever the country.
			if seen++; seen == hazy && hazy > 1 && hazy == rec.status.set.Len() && !rec.status.partial {
				e.Except = 1
			} else {
				e.Only = 1
			}
		}
		l.enter(e, rec, a)
	}
}

func (l *lister) enter(e appendixgen.Entry, rec *record, a appendix.Appendix) {
	if l.first[e.Taxon] == 0 {
		l.first[e.Taxon] = len(l.entries) + 1
	}
	if a != appendix.III || len(rec.parties) == 0 {
		l.entries = append(l.entries, e)
		return
	}
	for _, p := range rec.parties {
		e.Party = p
		l.entries = append(l.entries, e)
	}
}

// limitOf returns the populations that the notes give for one Appendix.
func (l *lister) limitOf(rec *record, parts []segment, a appendix.Appendix) limit {
	var found []limit
	speaks := 0
	for _, p := range parts {
		if p.appendix != 0 && p.appendix != a {
			continue
		}
		speaks++
		if x := l.limit(p.text); x.kind != whole {
			found = append(found, x)
		}
	}
	several := speaks > 1 || a == appendix.III && len(rec.parties) > 1 ||
		rec.status.certain() && strings.Count(rec.under, ",") >= max(speaks, 1)
	switch {
	case len(found) == 0:
		return limit{}
	case several: // which note belongs to which entry is not told
		return limit{kind: unclear}
	}
	return found[0]
}

// settle completes what the notes say with what the cell of the listing says:
// several Appendices, or NC beside one, mean that populations differ.
func (l *lister) settle(rec *record, limits *[4]limit) {
	if rec.status.certain() {
		return
	}
	for _, a := range rec.status.set.Slice() {
		from := limits[a]
		to := from.rest
		if to == 0 || to == a || !rec.status.set.Has(to) || limits[to].kind == only || limits[to].kind == except {
			continue
		}
		switch from.kind {
		case only:
			limits[to] = limit{kind: except, codes: from.codes}
		case except:
			limits[to] = limit{kind: only, codes: from.codes}
		}
	}
	for _, a := range rec.status.set.Slice() {
		if limits[a].kind == whole {
			limits[a].kind = unclear
		}
	}
}

// notes returns what the export has in words on the entry of one Appendix.
func (l *lister) notes(rec *record, parts []segment, a appendix.Appendix) string {
	var b strings.Builder
	if rec.under != "" && rec.under != rec.name {
		b.WriteString("listed under " + rec.under)
	}
	for _, p := range parts {
		if p.text != "" && (p.appendix == a || p.appendix == 0) {
			if b.Len() > 0 {
				b.WriteString("; ")
			}
			b.WriteString(p.text)
		}
	}
	if rec.rest != "" {
		if b.Len() > 0 {
			b.WriteString("; ")
		}
		b.WriteString(rec.rest)
	}
	if a == appendix.III && len(rec.parties) == 0 {
		if b.Len() > 0 {
			b.WriteString("; ")
		}
		b.WriteString("the export does not name the Party")
	}
	s := b.String()
	if len(s) > maxField {
		s = strings.ToValidUTF8(s[:maxField], "")
	}
	return s
}

// exclude takes a taxon that the export has in no Appendix out of the
// entries of the taxa above it.
func (l *lister) exclude(t species.Taxon) {
	for a := range t.Ancestors() {
		i := l.first[a]
		if i == 0 {
			continue
		}
		for i--; i < len(l.entries) && l.entries[i].Taxon == a; i++ {
			l.entries[i].Excluded = append(l.entries[i].Excluded, t)
		}
	}
}
