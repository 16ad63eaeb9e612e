// Package scanlayout says how the blob of package scan is laid out, for the
// generator that packs it and the package that reads it.
package scanlayout

// Version changes whenever a section or the form of a line does.
const Version = 1

// The sections of the blob, behind the edition.
const (
	// Words has a line per word: the word, its language, its kind and, of an
	// everyday word, what it means, with tabs between them.
	Words = iota + 1
	// Reasons has a line per reason: its word, then what it says in each of the
	// languages of internal/lang, with tabs between them.
	Reasons
)

// The kinds of words.
const (
	Everyday = "everyday"
	Supports = "supports"
	Opposes  = "opposes"
	Function = "function"
	Never    = "never" // too frequent a word in this language to be a name in another
)
