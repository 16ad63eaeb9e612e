package permits

import (
	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// Registers are the facts that no permit carries: what authorities keep in books
// of their own. Each is a small interface that the caller implements, with a
// database, a file or a list; one that is nil is not asked, and the rules that
// need it say that they were not checked.
//
// The methods are called from [Check] and its like, in its goroutine; for
// concurrent checks they have to be safe for concurrent use. A register that
// cannot be reached answers [NotKnown]: nothing is concluded from silence.
type Registers struct {
	Numbers      NumberRegister       // documents that were issued
	Cancelled    CancelledRegister    // documents that were cancelled, lost, stolen or replaced
	Used         UseRegister          // documents under which a shipment has passed
	Suspensions  SuspensionRegister   // recommendations to suspend trade
	Operations   OperationRegister    // registered breeding operations and nurseries
	Institutions InstitutionRegister  // registered scientific institutions
	Imports      ImportPermitRegister // the import permit that belongs to an export document
	Authorities  AuthorityRegister    // States whose documents are accepted
}

// Known is what is known of a fact: what a register answers, or what a shipment
// says of itself. In JSON it is true, false or null. The zero Known is NotKnown.
type Known uint8

// The answers of a register.
const (
	NotKnown Known = iota // the register does not say
	Yes                   // it is so
	No                    // it is not so
)

// String returns "not known", "yes" or "no".
func (k Known) String() string { return [...]string{"not known", "yes", "no"}[min(k, No)] }

// DocumentID names a document as a register knows it: numbers are unique for
// the country that issued them only.
type DocumentID struct {
	Issuer countries.Code
	Number string
	Type   DocumentType
}

// NumberRegister knows the documents that an authority has issued.
type NumberRegister interface {
	// Issued reports whether the country has issued a document of this number.
	Issued(DocumentID) Known
}

// CancelledRegister knows documents that are no longer good.
type CancelledRegister interface {
	// Cancelled reports whether the document was cancelled, and how.
	Cancelled(DocumentID) (Cancellation, Known)
}

// Cancellation says when and why a document ceased to be good.
type Cancellation struct {
	On         cites.Date // zero where the register does not say
	Reason     string     // in the register's words
	ReplacedBy string     // number of the document that stands in its place
	// By is the country whose authority made the entry. Only that of the issuing
	// or importing country, or zero for the register's own, makes the document
	// invalid; an entry of others is a warning.
	By countries.Code
}

// UseRegister knows under which documents a shipment has already passed.
type UseRegister interface {
	// Used returns the date of the first use.
	Used(DocumentID) (cites.Date, Known)
}

// SuspensionRegister knows the recommendations to suspend trade.
// [KnownSuspensions] answers with the few that the module knows.
type SuspensionRegister interface {
	// Suspended returns the recommendations that concern a trade. With [No] the
	// register says that there are none, which takes a complete list.
	Suspended(Trade) ([]Recommendation, Known)
}

// Recommendation is a recommendation to suspend a trade.
type Recommendation struct {
	Reference string                   // what to cite, such as "Notif. 2023/034"
	Basis     appendix.SuspensionBasis // the ground, zero where it is not known
}

// Trade is what a recommendation to suspend may concern.
type Trade struct {
	From    countries.Code // the country whose trade it is: of export, or of origin
	Taxon   species.Taxon
	Term    Term
	Source  Source
	Purpose Purpose
	On      cites.Date
}

// OperationRegister knows the operations that breed animals of Appendix I, and
// the nurseries that propagate its plants, for commercial purposes.
type OperationRegister interface {
	// Operation reports whether an operation of this number is registered for
	// the taxon.
	Operation(country countries.Code, number string, taxon species.Taxon) Known
}

// InstitutionRegister knows the scientists and scientific institutions that a
// Management Authority has registered (Article VII.6).
type InstitutionRegister interface {
	// Institution reports whether an institution is registered, by its code or
	// name.
	Institution(country countries.Code, name string) Known
}

// ImportPermitRegister finds the import permit for what an export document
// lets out.
type ImportPermitRegister interface {
	// ImportPermit returns the import permit; No means that none was granted.
	ImportPermit(export *Permit) (*Permit, Known)
}

// AuthorityRegister knows which authorities are competent to issue documents
// (Articles IX and X).
type AuthorityRegister interface {
	// Designated reports whether the country has a Management Authority and a
	// Scientific Authority, or a non-Party comparable ones, known to the Secretariat.
	Designated(countries.Code) Known
}

// WithRegisters has the rules ask the caller's registers.
func WithRegisters(r Registers) CheckOption { return func(o *options) { o.registers = r } }

// Accompanied gives the other documents that are presented with the one that is
// checked, all of them: called without arguments it says that there are none. Without
// it, rules on what else has to be there say that they were not checked.
func Accompanied(others ...*Permit) CheckOption {
	return func(o *options) { o.accompanied, o.others = true, others }
}
