package permits

import (
	"iter"

	"github.com/govalues/decimal"

	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// dossier is the documents that were presented.
type dossier struct {
	own      *Permit // the one that is checked, nil for a shipment
	document DocumentType
	others   []*Permit
	complete bool // nothing else was presented
	types    []DocumentType
	rows     map[species.Taxon][]coveredRow // what the others let through of each taxon they name
	granted  map[*Permit]granted            // what the register of import permits said of each export document
	found    map[wanted]int                 // what was looked for among many others, and where it stands
}

// wanted is what a document has to be to serve a need.
type wanted struct {
	taxon    species.Taxon
	document DocumentType
	accepts  [3]DocumentType
	issuer   countries.Code
}

// granted is the answer of a register of import permits.
type granted struct {
	permit *Permit
	known  Known
}

// importOf asks a register for the import permit of an export document, once for
// all rows.
func (d *dossier) importOf(export *Permit, r ImportPermitRegister) granted {
	g, asked := d.granted[export]
	if !asked {
		if d.granted == nil {
			d.granted = make(map[*Permit]granted)
		}
		g.permit, g.known = r.ImportPermit(export)
		d.granted[export] = g
	}
	return g
}

// coveredRow is a row of one of the other documents.
type coveredRow struct {
	doc      int
	quantity Quantity
	sources  sourceSet
}

// index reads once what the other documents name, so that a long shipment with
// long documents costs no more than both.
func (x *dossier) index(names species.Tables) {
	if len(x.others) == 0 {
		return
	}
	x.types = make([]DocumentType, len(x.others))
	x.rows = make(map[species.Taxon][]coveredRow)
	for i, p := range x.others {
		if p != nil {
			x.types[i] = DocumentOf(p)
			x.read(names, i, p.Items, 0)
		}
	}
}

func (x *dossier) read(names species.Tables, doc int, items []Item, depth int) {
	for k := range items {
		found, err := names.Lookup(trim(items[k].ScientificName))
		if t, one := found.Taxon(); err == nil && one {
			row := coveredRow{doc: doc}
			for _, s := range items[k].Sources {
				row.sources = row.sources.with(s)
			}
			if depth == 0 { // the parts of a row share its quantity
				row.quantity = items[k].Quantity
			}
			x.rows[t] = append(x.rows[t], row)
		}
		if depth < maxPartDepth {
			x.read(names, doc, items[k].Parts, depth+1)
		}
	}
}

// of yields the rows of other documents that name the taxon, or one above it as
// far as its genus: a document for a whole family is none for a species.
func (x *dossier) of(t species.Taxon) iter.Seq[coveredRow] {
	return func(yield func(coveredRow) bool) {
		if len(x.rows) == 0 {
			return
		}
		for at, more := t, true; more; at, more = at.Parent() {
			for _, row := range x.rows[at] {
				if !yield(row) {
					return
				}
			}
			if at.Rank() <= species.Genus {
				return
			}
		}
	}
}

// find returns the document that serves a need.
func (x *dossier) find(n *need, t species.Taxon) (p *Permit, document DocumentType, ok bool) {
	if x.own != nil && n.serves(x.document) {
		return x.own, x.document, true
	}
	// Many rows of a shipment may ask for the same among many documents.
	const few = 8
	key := wanted{t, n.document, n.accepts, n.issuer}
	i, known := x.found[key]
	if !known {
		i = x.search(n, t)
		if len(x.others) > few {
			if x.found == nil {
				x.found = make(map[wanted]int)
			}
			x.found[key] = i
		}
	}
	if i < 0 {
		return nil, "", false
	}
	return x.others[i], x.types[i], true
}

// search returns the place of the first of the others that serves a need, -1 for
// none.
func (x *dossier) search(n *need, t species.Taxon) int {
	seen := -1
	for row := range x.of(t) {
		i := row.doc
		if i == seen {
			continue
		}
		seen = i
		if n.serves(x.types[i]) && issuedFor(x.others[i], n) {
			return i
		}
	}
	return -1
}

// issuedFor reports whether the issuer of a document is the one that a need
// asks for, as far as both are known.
func issuedFor(p *Permit, n *need) bool {
	by := issuerOf(p)
	return by == 0 || n.issuer == 0 || by == n.issuer || covers(by, n.issuer, p.Issued.Date.Date)
}

// issuerOf returns the country that issued a document, zero where it does not
// say.
func issuerOf(p *Permit) countries.Code {
	if c := placeOf(p.Authority.Country); c != 0 {
		return c
	}
	switch DocumentOf(p) {
	case ImportPermit, IntroductionFromTheSeaCertificate:
		return placeOf(p.Importer.Country)
	}
	return placeOf(p.Exporter.Country)
}

// showsOrigin reports whether a re-export certificate says under which document
// the specimen left its country of origin, or why it does not.
func showsOrigin(p *Permit, sp *specimen, docs *dossier) bool {
	if p == docs.own {
		return sp.previous > 0
	}
	if explains(p) {
		return true
	}
	for i := range p.Items {
		o := &p.Items[i].Origin
		if trim(o.Document) == "" || o.Issued.IsZero() {
			return false
		}
	}
	return true
}

// explains reports whether box 5 or the status says something.
func explains(p *Permit) bool {
	for i := range p.Conditions {
		if trim(p.Conditions[i].Text) != "" {
			return true
		}
	}
	return trim(p.Status.Reason) != ""
}

// coveredBy sums what the documents that serve a need let through of a taxon in a
// unit. It is false where they do not speak of it in this unit.
func (x *dossier) coveredBy(n *need, t species.Taxon, unit Unit) (sum decimal.Decimal, ok bool) {
	for row := range x.of(t) {
		if !n.serves(x.types[row.doc]) || !issuedFor(x.others[row.doc], n) {
			continue
		}
		v, can := amountIn(row.quantity, unit)
		if !can {
			return decimal.Decimal{}, false
		}
		next, err := sum.Add(v)
		if err != nil {
			return decimal.Decimal{}, false
		}
		sum, ok = next, true
	}
	return sum, ok
}
