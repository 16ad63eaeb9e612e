// Package appendixlayout is what the packer and the reader of the Appendices' blob
// share: section numbers, row widths and the lists that numbers stand for.
package appendixlayout

// Version is the layout version of the blob.
const Version = 1

// Sections of the blob, in order.
const (
	Edition = iota
	Text
	Rows       // by species row: group+1
	Groups     // what a taxon has
	Listings   // one row a listing
	Areas      // one row an area
	Members    // countries of the areas
	Exclusions // taxa excluded from a listing
	Conditions // conditions of a listing
	Below      // listings of the descendants of a group
	WordTable  // texts by key and language
	Species    // hash of the tables of the species the rows refer to; the first date; AtSpecies or nothing
	Reservations
	ReservationStates // by Appendix: the date of the state of the sources
	Suspensions
	Wordings   // annotations, one row a wording
	Clauses    // clauses of the wordings
	ClauseTaxa // taxa that clauses name
	Terms      // what each term code says of each class of product
	CoverageWords
	DefinitionTable // terms that the Appendices define
	ConditionTexts  // texts of conditions by language, in the form of WordTable
)

// AtSpecies, in the section Species, says that the listings stand at the species,
// whatever taxon the Appendices name.
const AtSpecies = "species\n"

// Row widths in bytes.
const (
	RowWidth       = 2
	GroupWidth     = 36
	ListingWidth   = 40
	AreaWidth      = 12
	MemberWidth    = 12
	ExclusionWidth = 28
	ConditionWidth = 56
	BelowWidth     = 2
	WordWidth      = 8

	ReservationWidth      = 44
	ReservationStateWidth = 4
	SuspensionWidth       = 40
)

// Extents of a country in an area.
const (
	Outside uint8 = iota
	All
	Part
	Unclear
)

// How far a listing was checked.
const (
	Read     uint8 = iota + 1 // read in the legal text
	Inferred                  // inferred from it, the notes say how
)

// MaxHits and MaxExclusions bound what a taxon gathers on its way up to its
// kingdom; the packer proves it.
const (
	MaxHits       = 32
	MaxExclusions = 4
)

// ConditionKinds are the kinds of condition, by number.
var ConditionKinds = [...]string{
	"", "zero-quota", "export-quota", "quota-communicated", "exception", "only", "otherwise-I", "label",
	"may-be-stopped", "not-domestic", "not-fossil", "scope", "propagated-exempt", "cultures",
}

// WordCount is the number of keys in Words.
const WordCount = len(Words)

// Words are the keys of the texts, by number: the Appendices, the questions,
// the kinds of condition.
var Words = [...]string{
	"appendix.I", "appendix.II", "appendix.III",
	"question.population", "question.place", "question.taxon", "question.name",
	"condition.zero-quota", "condition.export-quota", "condition.quota-communicated", "condition.exception",
	"condition.only", "condition.otherwise-I", "condition.label", "condition.may-be-stopped",
	"condition.not-domestic", "condition.not-fossil", "condition.scope", "condition.propagated-exempt",
	"condition.cultures",
	"reservation.non-party", "reservation.partner", "reservation.between", "reservation.act-as-ii",
	"suspension.not-known", "suspension.known",
}

// Places in Words.
const (
	WordAppendix  = 0 - 1 // + Appendix
	WordQuestion  = 3 - 1 // + QuestionKind
	WordCondition = 7 - 1 // + ConditionKind

	WordReservationNonParty = 20
	WordReservationPartner  = 21
	WordReservationBetween  = 22
	WordReservationActAsII  = 23
	WordSuspension          = 24 // + 1 if one is known
)
