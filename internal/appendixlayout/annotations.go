package appendixlayout

// Row widths of the tables of the annotations, in bytes.
const (
	WordingWidth     = 24
	ClauseWidth      = 28
	ClauseTaxonWidth = 4
	TermWidth        = 4 + ClassWords*4
	DefinitionWidth  = 16
)

// Topics are what a wording belongs to, by number: a numbered annotation, an
// entry without one, or the condition of a listing that has the same name.
var Topics = [...]string{
	"", "numbered", "plain", "propagated-exempt", "not-domestic", "not-fossil", "scope", "cultures", "only",
}

// The topics. Those from TopicPropagated on are conditions.
const (
	Numbered uint8 = iota + 1
	Plain
	TopicPropagated
	TopicDomestic
	TopicFossil
	TopicScope
	TopicCultures
	TopicOnly
)

// WordingKey is what the table of wordings is sorted by, before the date: the
// topic, the kingdom (0 for conditions) and the number of the annotation or, for
// entries without one, of the Appendix.
func WordingKey(topic, kingdom, number uint8) uint32 {
	return uint32(topic)<<16 | uint32(kingdom)<<8 | uint32(number)
}

// ClauseKinds are the kinds of clause, by number.
var ClauseKinds = [...]string{"", "includes", "excludes", "keeps", "refers", "unclear", "plain"}

// Numbers of the kinds of clause.
const (
	Includes uint8 = iota + 1
	Excludes
	Keeps
	Refers
	Undetermined
	TermSuffices
)

// Classes are the classes of product that clauses name, by number.
var Classes = [...]string{
	"all", "whole", "live", "logs", "sawn-wood", "veneer", "plywood", "transformed-wood", "wood-chips", "broken-wood",
	"powder", "extracts", "essential-oil", "oil", "roots", "underground", "timber", "trunks", "kernel", "seeds",
	"seedpods", "pollen", "cultures", "flowers", "fruits", "leaves", "fruit-products", "stem-products", "pad-products", "leaf-products",
	"eggs", "beads", "medicine", "chemical", "exhausted-powder", "mixed-oil", "bow-blanks", "instrument", "finished", "retail",
	"labelled", "cosmetic", "ingredient", "prepared", "manufactured", "fossil", "domestic", "not-succulent",
}

// ClassCount is the number of classes, ClassWords the number of 32-bit words
// that hold two bits for each.
const (
	ClassCount = len(Classes)
	ClassWords = (ClassCount*2 + 31) / 32
)

// What a term says of a class.
const (
	TermNo    = 0
	TermMaybe = 1
	TermYes   = 2
)

// Tests are what a clause asks beside the class, by bit.
var Tests = [...]string{
	"propagated", "naturalized", "hybrid", "note", "subgenus", "non-commercial", "returning", "re-export",
	"ten-kg-species", "ten-kg-shipment", "above-species",
}

// The tests, by bit.
const (
	Propagated uint16 = 1 << iota
	Naturalized
	Hybrid
	Note
	Subgenus
	NonCommercial
	Returning
	ReExport
	TenKgSpecies
	TenKgShipment
	AboveSpecies
)

// Facts are what may be known of a product, by number.
var Facts = [...]string{
	"", "term", "source", "purpose", "origin", "exporter", "taxon", "species-weight", "shipment-weight",
	"finished", "retail", "instrument", "labelled", "in-vitro", "pollen", "named-part", "exhausted-powder", "beads",
	"cosmetic", "ingredient", "prepared", "chemical", "pharmaceutical", "bow-blank", "naturalized", "subgenus",
	"non-commercial", "returning", "re-export", "hybrid", "note", "domestic", "fossil", "succulent", "terms",
}

// Verdicts are the answers about a product, by number.
var Verdicts = [...]string{"", "covered", "not-covered", "depends"}

// Reasons are the reasons of a verdict, by number.
var Reasons = [...]string{
	"", "whole", "all-parts", "included", "kept", "excluded", "not-named", "facts", "wording", "not-in-force",
	"exempt-propagated", "domestic", "fossil", "scope", "culture", "deemed", "deemed-I",
}

// Quotas are the answers about a quota, by number.
var Quotas = [...]string{"", "none", "zero", "limited", "communicated", "depends"}

// Places of the lists above in the table of the words of coverage, in order.
const (
	CoverageVerdict = 0
	CoverageReason  = CoverageVerdict + len(Verdicts)
	CoverageFact    = CoverageReason + len(Reasons)
	CoverageQuota   = CoverageFact + len(Facts)
	CoverageClause  = CoverageQuota + len(Quotas)
	CoverageClass   = CoverageClause + len(ClauseKinds)
	CoverageTest    = CoverageClass + len(Classes)
	CoverageSpecial = CoverageTest + len(Tests)
	CoverageDefined = CoverageSpecial + len(Specials)
	CoverageCount   = CoverageDefined + len(Definitions)
)

// Specials are the other words of coverage: parts of a sentence.
var Specials = [...]string{"exporter", "origin", "of", "not-of"}

// Definitions are the terms that the Appendices define, by number.
var Definitions = [...]string{
	"extract", "finished-instrument", "instrument-accessory", "instrument-part", "powder", "retail-ready", "shipment",
	"ten-kilograms", "transformed-wood", "wood-chips",
}
