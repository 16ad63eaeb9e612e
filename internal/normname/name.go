// Package normname takes scientific names apart and brings them into the one
// form, the key, under which the names of package species are found. The
// generator that packs the names and the package that looks them up share it.
//
// A key is made of words in small letters with one space between them:
//
//   - Letters lose their case, diacritics and ligatures: æ is ae, ß is ss. Letters
//     of other scripts stay what they are, even where they look Latin.
//   - Space of every kind separates words, and so do full stops, underlines,
//     slashes and symbols. Hyphens, quotation marks, apostrophes and what has no
//     width vanish: diaz-romeroana is diazromeroana.
//   - The hybrid sign vanishes, × or x, apart or written before the name.
//   - Rank marks vanish from the third word on (subsp., ssp., var., f.), and the
//     marks of a taxon named no further from the end (sp., spp.). So do the marks of
//     a doubtful name (cf., aff., ?), and the name is then [Name.Qualified].
//
// Words that belong to an author are not part of a key. They cannot be told
// from epithets with certainty, so [Name.Next] offers the name whole first and
// shortens it then, as little as possible, where a word is in parentheses, is or
// has a number, is one of the particles and conjunctions of authors, or has a
// capital. Where the epithets have capitals too, a capital says nothing: only
// what is in parentheses, behind a comma, abbreviated or before a year is cut.
package normname

import (
	"errors"
	"unicode"
	"unicode/utf8"
)

// MaxLen is the length in bytes of the longest name that is read.
const MaxLen = 512

const (
	maxWords = 64
	maxText  = 640 // of all words; a name that folds to more is no name
)

// The errors of [Name.Parse].
var (
	ErrTooLong   = errors.New("longer than 512 bytes")
	ErrNotUTF8   = errors.New("not valid UTF-8")
	ErrNoLetters = errors.New("no letters in it")
)

// Name is a name taken apart. It holds no pointers and is meant to live on the
// stack.
type Name struct {
	// ZeroWidthSpace says that the name has one, which Parse took for nothing
	// or, if told so, for a space.
	ZeroWidthSpace bool

	text     [maxText]byte
	n        int // bytes of text
	words    [maxWords]word
	count    int
	overflow bool
	doubtful bool // it has a question mark
	mode     mode

	key     [maxText]byte
	used    int  // bytes of key
	literal bool // the name with its marks of doubt has been offered
	try     int  // what Next offers next
	dropped bool // a mark of doubt is left out
	cut     bool // an author is left out
}

// word is a word of the name, folded, and what was seen of it before.
type word struct {
	from, to uint16
	mark     mark
	has      sign
}

// sign is what distinguishes a word.
type sign uint16

const (
	upperFirst  sign = 1 << iota // begins with a capital
	upper                        // has a capital
	lower                        // has a small letter
	digit                        // has a digit
	parentheses                  // stands in parentheses or brackets
	stop                         // a full stop follows
	comma                        // a comma, semicolon or colon stands before
	ampersand                    // an ampersand stands before
	hybrid                       // is the hybrid sign
)

// mode says how far capitals tell authors from epithets.
type mode uint8

const (
	mixed     mode = iota // epithets are in small letters
	titleCase             // epithets begin with capitals
	allCaps
)

// Parse takes s apart. With spaces, a space of no width is a space.
func (n *Name) Parse(s string, spaces bool) error {
	if len(s) > MaxLen {
		return ErrTooLong
	}
	sc := scanner{name: n, zeroWidthSpaces: spaces}
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c == 'x' && !sc.inWord && i+1 < len(s) && s[i+1] >= 'A' && s[i+1] <= 'Z' {
				sc.hybridSign() // xBrassocattleya
			} else {
				sc.ascii(c)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return ErrNotUTF8
		}
		sc.other(s[i:i+size], r)
		i += size
	}
	sc.endWord()
	if !sc.letters {
		return ErrNoLetters
	}
	n.classify()
	return nil
}

// classify says of each word what it may be a mark of, and finds the mode.
func (n *Name) classify() {
	for i := range n.words[:n.count] {
		w := &n.words[i]
		if w.has&hybrid == 0 {
			w.mark = markOf(n.text[w.from:w.to])
		}
	}
	// The first word that must be an epithet, or an author of the genus.
	first := -1
	for i := range n.words[:n.count] {
		w := n.words[i]
		if w.has&(hybrid|parentheses) != 0 || w.mark == doubt || w.mark == cross {
			continue
		}
		if first < 0 {
			first = i
			continue
		}
		if w.has&upperFirst == 0 {
			return
		}
		n.mode = titleCase
		if (w.has|n.words[first].has)&lower == 0 {
			n.mode = allCaps
		}
		return
	}
}

// Next returns the next key to try, shortest cut first, and false after the
// last. The key is valid until the next call.
func (n *Name) Next() (key []byte, ok bool) {
	if n.overflow {
		return nil, false
	}
	if !n.literal {
		// Some provisional names have a mark of doubt for a part: Mantella aff. baroni
		n.literal = true
		if n.hasDoubt() && n.clean(n.count) && n.join(n.count, false) {
			return n.key[:n.used], true
		}
	}
	if n.try == 0 {
		n.try++
		n.dropped = n.doubtful || n.hasDoubt()
		if n.clean(n.count) && n.join(n.count, false) {
			return n.key[:n.used], true
		}
	}
	n.cut = true
	for n.try < n.count {
		cut := n.count - n.try
		if !n.isAuthor(cut) {
			break
		}
		n.try++
		if n.evidence(cut) && n.clean(cut) && n.join(cut, false) {
			return n.key[:n.used], true
		}
	}
	if n.try < n.count {
		// Authors between the epithets: Sarracenia rubra Walter subsp. jonesii
		last := n.count - n.try
		n.try = n.count
		for i := range last {
			if n.mode == mixed && n.isAuthor(i) && n.join(n.count, true) {
				return n.key[:n.used], true
			}
		}
	}
	return nil, false
}

// Cut reports whether words were left out, as an author's, of the key that Next
// returned last.
func (n *Name) Cut() bool { return n.cut }

// Qualified reports whether a mark of doubt was left out of the key that Next
// returned last.
func (n *Name) Qualified() bool { return n.dropped }

func (n *Name) hasDoubt() bool {
	for i := range n.words[:max(n.count-1, 0)] {
		if n.words[i].mark == doubt {
			return true
		}
	}
	return false
}

// clean reports whether nothing in the first count words can only belong to an
// author.
func (n *Name) clean(count int) bool {
	for _, w := range n.words[:count] {
		if w.has&(digit|parentheses|comma|ampersand) != 0 {
			return false
		}
	}
	return true
}

// evidence reports whether the words from i on are more than particles: one has an author's
// name in it.
func (n *Name) evidence(i int) bool {
	for _, w := range n.words[i:n.count] {
		if w.has&(parentheses|upper|digit) != 0 || w.mark == strongParticle {
			return true
		}
	}
	return false
}

// isAuthor reports whether word i can belong to an author.
func (n *Name) isAuthor(i int) bool {
	if i == 0 {
		return false
	}
	w := n.words[i]
	if w.has&(parentheses|digit) != 0 {
		return true
	}
	switch n.mode {
	case allCaps:
		return n.afterComma(i)
	case titleCase:
		next := i+1 < n.count && n.words[i+1].has&digit != 0
		abbreviated := w.has&upperFirst != 0 && w.has&stop != 0 && w.mark == none
		return next || abbreviated || n.afterComma(i) || n.isParticle(i)
	}
	return w.has&upper != 0 || n.isParticle(i)
}

// isParticle reports whether word i can be a small part of an author's name; f.
// is filius there. Behind no author, "non" belongs to the name: what "auct. non
// Lindl." has called so is another plant than Lindley's.
func (n *Name) isParticle(i int) bool {
	w := n.words[i]
	if w.mark == negation {
		return n.words[i-1].has&(upper|parentheses|digit) != 0
	}
	return w.mark == particle || w.mark == strongParticle || w.mark == rank && string(n.text[w.from:w.to]) == "f"
}

func (n *Name) afterComma(i int) bool {
	for ; i > 0; i-- {
		if n.words[i].has&comma != 0 {
			return true
		}
	}
	return false
}

// join writes the first count words into the key, without the marks and, if
// told so, without the authors. It reports whether the key can be a name's.
func (n *Name) join(count int, dropAuthors bool) bool {
	n.used = 0
	kept := 0
	crossed := false // the hybrid sign stands before the word at hand
	cut := false     // so does an author, and no mark of rank between them
	for i, w := range n.words[:count] {
		last := i == count-1
		isCross := w.has&hybrid != 0 || w.mark == cross && !last
		switch {
		case isCross && last, crossed && isCross:
			return false
		case dropAuthors && n.isAuthor(i):
			if crossed { // the other parent of a hybrid, not an author
				return false
			}
			// What stands in parentheses alone is a subgenus.
			cut = w.mark != rank && (cut || w.has&parentheses == 0)
			continue
		case dropAuthors && w.has&(comma|ampersand) != 0:
			return false // the next name of a list
		case dropAuthors && cut && w.mark != rank:
			return false // so is a species behind a genus
		case isCross, w.mark == doubt && !last && n.try > 0, w.mark == rank && kept >= 2:
			crossed, cut = isCross, false
			continue
		case w.mark == unnamed && kept >= 1 && n.endsAt(i, count):
			return true
		}
		crossed = false
		if kept > 0 {
			n.key[n.used] = ' '
			n.used++
		}
		n.used += copy(n.key[n.used:], n.text[w.from:w.to])
		kept++
	}
	return kept > 0
}

// endsAt reports whether no epithet follows word i: nothing at all, or what may
// number or describe a species without a name.
func (n *Name) endsAt(i, count int) bool {
	for j := i + 1; j < count; j++ {
		if w := n.words[j]; w.mark != novelty && !(n.isAuthor(j) && n.mode == mixed) {
			return false
		}
	}
	return true
}

// scanner folds the runes of a name into its words.
type scanner struct {
	name            *Name
	zeroWidthSpaces bool
	inWord          bool
	letters         bool
	depth           int  // of parentheses
	before          sign // comma or ampersand seen since the last word
}

func (s *scanner) ascii(c byte) {
	switch {
	case c >= 'a' && c <= 'z':
		s.letter(c, lower)
	case c >= 'A' && c <= 'Z':
		s.letter(c+'a'-'A', upper)
	case c >= '0' && c <= '9':
		s.put(c, digit)
	case c == '-' || c == '\'' || c == '"' || c == '`':
		// They vanish.
	case c == '(' || c == '[':
		s.endWord()
		s.depth++
	case c == ')' || c == ']':
		s.endWord()
		s.depth = max(s.depth-1, 0)
	case c == ',' || c == ';' || c == ':':
		s.endWord()
		s.before |= comma
	case c == '&':
		s.endWord()
		s.before |= ampersand
	case c == '.':
		if s.inWord {
			s.name.words[s.name.count].has |= stop
		}
		s.endWord()
	case c == '?':
		s.endWord()
		s.name.doubtful = true
	default:
		s.endWord()
	}
}

func (s *scanner) letter(c byte, has sign) {
	s.letters = true
	s.put(c, has)
}

// put appends a byte to the word at hand, or begins one.
func (s *scanner) put(c byte, has sign) {
	n := s.name
	if !s.inWord {
		if n.count == maxWords {
			n.overflow = true
			return
		}
		s.inWord = true
		w := &n.words[n.count]
		w.from, w.to = uint16(n.n), uint16(n.n)
		w.has = s.before
		s.before = 0
		if s.depth > 0 {
			w.has |= parentheses
		}
		if has&upper != 0 {
			w.has |= upperFirst
		}
	}
	if n.n >= maxText-maxWords { // room for the spaces of the key
		n.overflow = true
		return
	}
	w := &n.words[n.count]
	w.has |= has
	n.text[n.n] = c
	n.n++
	w.to++
}

func (s *scanner) endWord() {
	if s.inWord {
		s.name.count++
		s.inWord = false
	}
}

func (s *scanner) hybridSign() {
	s.endWord()
	s.put('x', hybrid)
	s.endWord()
}

// rune appends a letter or digit that is not ASCII and cannot be folded to it.
func (s *scanner) rune(r rune) {
	has := sign(0)
	switch {
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		has = upper
	case unicode.IsLower(r):
		has = lower
	}
	s.letters = true
	var b [utf8.UTFMax]byte
	for _, c := range b[:utf8.EncodeRune(b[:], unicode.ToLower(r))] {
		s.put(c, has)
	}
}
