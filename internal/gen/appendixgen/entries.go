package appendixgen

import (
	"fmt"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/species"
)

// Entry is a listing that does not come from the tables, such as one of an
// export. It has been in force since before the edition begins.
type Entry struct {
	Taxon      species.Taxon
	Appendix   uint8
	Party      countries.Code // zero where it is not known
	Only       int            // 1 + index of an area of [Pack], or 0; so has Except
	Except     int
	Annotation uint8
	Notes      string
	Source     string
	Excluded   []species.Taxon // taxa below that it does not cover
}

// Area is the countries by which an [Entry] is limited.
type Area struct {
	Name    string           // "" for a plain list
	Codes   []countries.Code // sorted
	Unclear bool             // whether they lie inside is not known
}

// maxRows is how many listings or listed taxa the layout can number.
const maxRows = 1<<16 - 2

// Pack returns the blob of package appendix for listings that do not come from
// the tables. It begins on the date of the edition's law; reservations,
// conditions and suspensions it has none of, and what they say is not known.
func Pack(edition cites.Edition, names species.Tables, areas []Area, entries []Entry) ([]byte, error) {
	b := &builder{names: names, edition: edition, first: edition.Law, groups: make(map[uint32]*group)}
	for _, a := range areas {
		extent := layout.All
		if a.Unclear {
			extent = layout.Unclear
		}
		row := area{name: a.Name, members: make([]member, 0, len(a.Codes))}
		for _, c := range a.Codes {
			row.members = append(row.members, member{code: c, extent: extent})
		}
		b.areaRows = append(b.areaRows, row)
	}
	for i, e := range entries {
		b.listings = append(b.listings, listing{
			taxon: e.Taxon, appendix: e.Appendix, party: e.Party, only: e.Only, except: e.Except,
			annotation: e.Annotation, trust: layout.Read, notes: e.Notes, source: e.Source,
		})
		b.enter(i)
		for _, t := range e.Excluded {
			b.exclude(exclusion{taxon: t, from: e.Taxon, appendix: e.Appendix})
		}
	}
	if len(b.listings) > maxRows || len(b.groups) > maxRows || len(b.areaRows) > maxRows {
		return nil, fmt.Errorf("%d listings of or below %d taxa; an edition holds %d of each", len(b.listings), len(b.groups), maxRows)
	}
	if err := b.checkHits(); err != nil {
		return nil, err
	}
	return b.pack()
}
