// Package scanlayout says how the blob of package scan is laid out, for the
// generator that packs it and the package that reads it.
package scanlayout

// Version changes whenever a section or the form of a line does, and whenever
// package scanfold hashes words in another way.
const Version = 2

// The sections of the blob, behind the edition.
const (
	// Editions has the hashes of the tables of species and of commonnames that
	// the entries mean rows and texts of, a line each.
	Editions = iota + 1
	// Reasons has a line per reason: its word, then what it says in each of the
	// languages of internal/lang, with tabs between them.
	Reasons
	// First, Alone, Later and Around are filters, see [Bits]: of the words that
	// names begin with, of those that are texts by themselves, of all longer
	// beginnings and whole texts, and of the words that contexts begin with.
	First
	Alone
	Later
	Around
	// HanFirst and HanAlone have a bit for each Han character, as [Han] numbers
	// them: of those that texts of several characters begin with, and of those
	// that are texts by themselves. HanPairs has the bits of [Pair] of two Han
	// characters that texts begin with.
	HanFirst
	HanAlone
	HanPairs
	// Slots is the hash table of the beginnings of texts, see [Slot].
	Slots
	// Entries are what the texts stand for, see [Entry].
	Entries
	// Texts has the texts of common names and the meanings of everyday words.
	Texts
	// Events are what words say of the names around them.
	Events
)

// The widths of the tables.
const (
	SlotWidth  = 8
	EntryWidth = 8
	EventWidth = 12 // two halves of the set of languages, the weight plus one
)

// The kinds of words, in the tables.
const (
	Everyday = "everyday"
	Supports = "supports"
	Opposes  = "opposes"
	Function = "function"
	Never    = "never" // too frequent a word in this language to be a name in another
)

// The kinds of entries.
const (
	AcceptedName = iota + 1
	SynonymName
	CommonName
	Unlisted // a name that is in the tables and not listed: found, so that no part of it is, and not reported
	Meaning  // the text is another meaning of the words
	Context  // words that say something of the names around them; the row is one of Events
)

// UnderContext is where the words of contexts begin in the index, where no name
// does: they are looked up around names only.
const UnderContext = 1
