package permits

import (
	"slices"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// The lists here are registers for an authority that has no database: made from
// a slice, or from a table that a spreadsheet writes (see [ReadNumbers]). A list
// answers [No] only for the countries of which it is said to hold everything;
// for all others what it does not hold is [NotKnown].

// complete is the countries of which a list holds everything.
type complete []countries.Code

func (c complete) absent(country countries.Code) Known {
	if country != 0 && slices.Contains(c, country) {
		return No
	}
	return NotKnown
}

// documentKey is how a list finds a document: numbers are compared without
// regard to case and to space around them, and types not at all, for a number
// is unique for its issuer.
type documentKey struct {
	issuer countries.Code
	number string
}

func (id DocumentID) key() documentKey {
	return documentKey{id.Issuer, strings.ToUpper(trim(id.Number))}
}

// NumberList is a [NumberRegister] in memory.
type NumberList struct {
	issued map[documentKey]struct{}
	all    complete
}

// NewNumberList makes a list of issued documents. It holds all documents of
// the countries in all, typically the authority's own.
func NewNumberList(issued []DocumentID, all ...countries.Code) *NumberList {
	l := &NumberList{make(map[documentKey]struct{}, len(issued)), all}
	for _, id := range issued {
		l.issued[id.key()] = struct{}{}
	}
	return l
}

// Len returns how many documents the list has.
func (l *NumberList) Len() int { return len(l.issued) }

// Issued implements [NumberRegister].
func (l *NumberList) Issued(id DocumentID) Known {
	if _, ok := l.issued[id.key()]; ok {
		return Yes
	}
	return l.all.absent(id.Issuer)
}

// CancelledList is a [CancelledRegister] in memory.
type CancelledList struct {
	cancelled map[documentKey]Cancellation
	all       complete
}

// CancelledDocument is an entry of a [CancelledList].
type CancelledDocument struct {
	DocumentID
	Cancellation
}

// NewCancelledList makes a list of documents that are no longer good. It holds
// all of those that the countries in all have issued. The first of several
// entries for a document counts.
func NewCancelledList(cancelled []CancelledDocument, all ...countries.Code) *CancelledList {
	l := &CancelledList{make(map[documentKey]Cancellation, len(cancelled)), all}
	for _, d := range cancelled {
		if _, twice := l.cancelled[d.key()]; !twice {
			l.cancelled[d.key()] = d.Cancellation
		}
	}
	return l
}

// Len returns how many documents the list has.
func (l *CancelledList) Len() int { return len(l.cancelled) }

// Cancelled implements [CancelledRegister].
func (l *CancelledList) Cancelled(id DocumentID) (Cancellation, Known) {
	if c, ok := l.cancelled[id.key()]; ok {
		return c, Yes
	}
	return Cancellation{}, l.all.absent(id.Issuer)
}

// UseList is a [UseRegister] in memory.
type UseList struct {
	used map[documentKey]cites.Date
	all  complete
}

// UsedDocument is an entry of a [UseList].
type UsedDocument struct {
	DocumentID
	On cites.Date // when the shipment passed, zero where that is not known
}

// NewUseList makes a list of documents under which a shipment has passed. It
// knows of every use of the documents of the countries in all. The earliest of
// several uses counts.
func NewUseList(used []UsedDocument, all ...countries.Code) *UseList {
	l := &UseList{make(map[documentKey]cites.Date, len(used)), all}
	for _, d := range used {
		if first, twice := l.used[d.key()]; !twice || d.On < first {
			l.used[d.key()] = d.On
		}
	}
	return l
}

// Len returns how many documents the list has.
func (l *UseList) Len() int { return len(l.used) }

// Used implements [UseRegister].
func (l *UseList) Used(id DocumentID) (cites.Date, Known) {
	if on, ok := l.used[id.key()]; ok {
		return on, Yes
	}
	return 0, l.all.absent(id.Issuer)
}

// Operation is a registered breeding operation or nursery and a taxon for which
// it is registered.
type Operation struct {
	Country countries.Code
	Number  string
	Taxon   species.Taxon
}

// OperationList is an [OperationRegister] in memory.
type OperationList struct {
	taxa map[documentKey][]species.Taxon
	all  complete
}

// NewOperationList makes a list of operations, an entry for each taxon of each.
// It holds all operations of the countries in all.
func NewOperationList(operations []Operation, all ...countries.Code) *OperationList {
	l := &OperationList{make(map[documentKey][]species.Taxon, len(operations)), all}
	for _, o := range operations {
		k := DocumentID{Issuer: o.Country, Number: o.Number}.key()
		l.taxa[k] = append(l.taxa[k], o.Taxon)
	}
	return l
}

// Len returns how many operations the list has.
func (l *OperationList) Len() int { return len(l.taxa) }

// Operation implements [OperationRegister]. An operation that is registered for
// other taxa only is [No]: its entry says for which it is.
func (l *OperationList) Operation(country countries.Code, number string, taxon species.Taxon) Known {
	taxa, ok := l.taxa[DocumentID{Issuer: country, Number: number}.key()]
	if !ok {
		return l.all.absent(country)
	}
	for _, t := range taxa {
		if taxon.Within(t) {
			return Yes
		}
	}
	return No
}

// InstitutionList is an [InstitutionRegister] in memory.
type InstitutionList struct {
	names map[documentKey]struct{}
	all   complete
}

// RegisteredInstitution is a registered scientific institution, by its code or name.
type RegisteredInstitution struct {
	Country countries.Code
	Name    string
}

// NewInstitutionList makes a list of institutions, an entry for each code and
// name by which they may be asked for. It holds all of the countries in all.
func NewInstitutionList(institutions []RegisteredInstitution, all ...countries.Code) *InstitutionList {
	l := &InstitutionList{make(map[documentKey]struct{}, len(institutions)), all}
	for _, i := range institutions {
		l.names[DocumentID{Issuer: i.Country, Number: i.Name}.key()] = struct{}{}
	}
	return l
}

// Len returns how many codes and names the list has.
func (l *InstitutionList) Len() int { return len(l.names) }

// Institution implements [InstitutionRegister].
func (l *InstitutionList) Institution(country countries.Code, name string) Known {
	if _, ok := l.names[DocumentID{Issuer: country, Number: name}.key()]; ok {
		return Yes
	}
	return l.all.absent(country)
}

// AuthorityList is an [AuthorityRegister] in memory.
type AuthorityList struct{ yes, all complete }

// NewAuthorityList makes a register of the States that have designated both
// authorities, and of all about whose designation it knows; what is in all and
// not in designated is [No].
func NewAuthorityList(designated []countries.Code, all ...countries.Code) *AuthorityList {
	return &AuthorityList{slices.Clone(designated), slices.Clone(all)}
}

// Designated implements [AuthorityRegister].
func (l *AuthorityList) Designated(country countries.Code) Known {
	if slices.Contains(l.yes, country) {
		return Yes
	}
	return l.all.absent(country)
}

// ImportPermitList is an [ImportPermitRegister] in memory. An import permit
// belongs to an export document if it names its number, or if it is for the
// same two countries and for every species of it.
type ImportPermitList struct {
	naming map[string]*Permit    // by the number of the document that it names
	like   map[likeKey][]*Permit // by what it is for, in the order in which they came
	all    complete
}

// likeKey is for what a row of an import permit is good.
type likeKey struct {
	from, to countries.Code
	name     string
}

func speciesKey(x *Item) string { return strings.ToLower(trim(x.ScientificName)) }

// NewImportPermitList makes a list of import permits, as they are now. It holds
// all that the countries in all have granted.
func NewImportPermitList(permits []*Permit, all ...countries.Code) *ImportPermitList {
	l := &ImportPermitList{naming: make(map[string]*Permit), like: make(map[likeKey][]*Permit), all: all}
	for _, p := range permits {
		if p == nil || DocumentOf(p) != ImportPermit {
			continue
		}
		key := likeKey{from: placeOf(p.Exporter.Country), to: placeOf(p.Importer.Country)}
		for i := range p.Items {
			x := &p.Items[i]
			for _, number := range [...]string{x.Origin.Document, x.LastReexport.Document} {
				if number = foldCase(trim(number)); number != "" && l.naming[number] == nil {
					l.naming[number] = p
				}
			}
			key.name = speciesKey(x)
			if same := l.like[key]; key.to != 0 && (len(same) == 0 || same[len(same)-1] != p) {
				l.like[key] = append(same, p)
			}
		}
	}
	return l
}

// ImportPermit implements [ImportPermitRegister].
func (l *ImportPermitList) ImportPermit(export *Permit) (*Permit, Known) {
	if export == nil {
		return nil, NotKnown
	}
	if p := l.naming[foldCase(trim(export.Number))]; p != nil {
		return p, Yes
	}
	to := placeOf(export.Importer.Country)
	if len(export.Items) > 0 {
		for _, p := range l.like[likeKey{placeOf(export.Exporter.Country), to, speciesKey(&export.Items[0])}] {
			if permitsImportOf(p, export) {
				return p, Yes
			}
		}
	}
	return nil, l.all.absent(to)
}

// importPermitFor finds the import permit that belongs to an export document
// among others: the first that names its number, else the first for the same
// countries and species.
func importPermitFor(export *Permit, others []*Permit) *Permit {
	if export == nil {
		return nil
	}
	var like *Permit
	for _, p := range others {
		switch {
		case p == nil || DocumentOf(p) != ImportPermit:
		case names(p, export.Number):
			return p
		case like == nil && permitsImportOf(p, export):
			like = p
		}
	}
	return like
}

// names reports whether a document names another as that of its goods.
func names(p *Permit, number string) bool {
	number = trim(number)
	if number == "" {
		return false
	}
	for i := range p.Items {
		x := &p.Items[i]
		if strings.EqualFold(trim(x.Origin.Document), number) || strings.EqualFold(trim(x.LastReexport.Document), number) {
			return true
		}
	}
	return false
}

// permitsImportOf reports whether an import permit is for the countries and for
// every species of an export document.
func permitsImportOf(p, export *Permit) bool {
	to, from := placeOf(p.Importer.Country), placeOf(p.Exporter.Country)
	if to == 0 || to != placeOf(export.Importer.Country) || from != placeOf(export.Exporter.Country) || len(export.Items) == 0 {
		return false
	}
	wanted := make(map[string]bool, len(p.Items))
	for i := range p.Items {
		wanted[speciesKey(&p.Items[i])] = true
	}
	for i := range export.Items {
		if !wanted[speciesKey(&export.Items[i])] {
			return false
		}
	}
	return true
}
