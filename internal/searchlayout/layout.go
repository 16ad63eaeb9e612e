// Package searchlayout says how the blob of the tolerant search over the names
// of package species is laid out, for the generator that packs it and for
// package species, which reads it.
package searchlayout

// Version changes whenever a section or a cell does.
const Version = 1

// The sections of the blob, behind the edition.
const (
	Trie     = iota + 1 // every key, as nodes of cells, see [End]
	Epithets            // offsets of names of several words, by the stem of the last word
	Stems               // hash index of the first row of Epithets with each stem
)

// The widths of the tables.
const (
	CellWidth    = 4
	EpithetWidth = 4
	StemWidth    = 4
)

// A node of the trie is a head, the offset of a name if a key ends here, and a
// cell for each letter that follows, in their order. The head has a bit for each
// letter that follows and [End]; the root stands at [Root]. What a search reads
// of a node stands together: memory is slow.
const (
	// End is the bit of a head that says that a key ends here.
	End = 1 << 31
	// Leaf is the bit of a cell that says that one key only goes on with its
	// letter: the cell has the offset of its name. Other cells have the place of
	// a node.
	Leaf = 1 << 31

	// Root is the place of the first node.
	Root = 0
	// LetterBits are the bits of a head that stand for letters.
	LetterBits = 1<<Letters - 1
	// Letters is how many letters a key is made of: the space and a to z.
	Letters = 27
)

// Letter returns the number of a letter of a key; ok is false where it is
// neither a to z nor a space.
func Letter(c byte) (n uint32, ok bool) {
	switch {
	case c == ' ':
		return 0, true
	case c >= 'a' && c <= 'z':
		return uint32(c-'a') + 1, true
	}
	return 0, false
}

// Byte returns the letter with a number.
func Byte(n uint32) byte {
	if n == 0 {
		return ' '
	}
	return 'a' + byte(n-1)
}
