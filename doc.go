// Package cites is the shared vocabulary of a library that knows what the
// Convention on International Trade in Endangered Species of Wild Fauna and
// Flora (CITES) lists, for whom and under which conditions, and that reads,
// checks and explains CITES permits. Everything works offline, from data
// embedded in the module.
//
// The work is done by the packages beside it, each importable on its own:
//
//   - countries: Parties, territories, former and special codes, membership at
//     a date, names in many languages
//   - species: taxa, accepted names and synonyms, classification, range
//   - species/commonnames: common names of taxa, to show and to look up
//   - species/scan: the taxa named in running text
//   - appendix: what the Appendices say of a taxon, on a date, from a place
//   - permits: CITES documents: reading, writing, checking and building them, and
//     which of them a shipment needs
//   - permits/schema: JSON Schemas of the permit, the shipment and the findings
//   - editions: newer names and Appendices than the module's, from the files that
//     anyone can download
//
// This package holds what they share: [Date], a calendar date, and [Edition],
// which says on which facts an answer rests. It imports none of the others.
package cites

// Each data set is packed in a process of its own, in this order: a later one
// resolves its references through the blobs packed before it.
//
//go:generate go run ./internal/gen -only countries
//go:generate go run ./internal/gen -only species
//go:generate go run ./internal/gen -only search
//go:generate go run ./internal/gen -only specieswords
//go:generate go run ./internal/gen -only commonnames
//go:generate go run ./internal/gen -only scan
//go:generate go run ./internal/gen -only appendix
//go:generate go run ./internal/gen -only permits
//go:generate go run ./internal/gen -only documents
//go:generate go run ./internal/rulesdoc
