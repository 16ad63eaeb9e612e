package cites

import "strings"

// Edition says which facts an answer rests on: the editions of the sources,
// the date of the law they state and a hash of the tables. Every data package
// has one, readable as species.Edition(), appendix.Edition() and so on. Two
// editions are the same facts exactly if they are ==.
type Edition struct {
	// Dataset names the blob: "countries", "species", "appendix", "permits".
	Dataset string
	// Law is the date of the law or of the state of affairs that the tables
	// describe.
	Law Date
	// Sources holds the keys of the sources, sorted and separated by one
	// space; internal/data/SOURCES.md describes each.
	Sources string
	// SHA256 is the hash, in hexadecimal, of the tables the blob was made from.
	SHA256 string
}

// SourceKeys returns the keys of the sources, sorted.
func (e Edition) SourceKeys() []string { return strings.Fields(e.Sources) }

// String returns the edition in one line, such as
// "appendix 2026-03-05 (sha256 0123456789ab)".
func (e Edition) String() string {
	h := e.SHA256
	if len(h) > 12 {
		h = h[:12]
	}
	return e.Dataset + " " + e.Law.String() + " (sha256 " + h + ")"
}
