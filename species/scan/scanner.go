package scan

import (
	"math/bits"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
)

// Scanner finds the names of taxa in texts. Build one and keep it: [New] reads
// all names. It is immutable, and safe for concurrent use.
type Scanner struct {
	fold    folder
	index   index
	entries []entry // entry 0 is none
	events  []event // of the contexts
	tongues []language.Tag
	bases   []language.Base // of the tongues
	latin   language.Tag
	scripts [maxTongues]uint64 // the tongues in the script of each
}

// entry is a text that the index leads to, and what it stands for.
type entry struct {
	text   string
	row    uint32 // of the taxon
	next   uint32 // entry with the same words; 0 is none
	tongue uint8
	kind   entryKind
	flags  uint8
}

type entryKind uint8

const (
	accepted entryKind = iota + 1
	synonym
	common
	unlisted // a name that is in the tables and not listed: found, so that no part of it is, and not reported
	everyday // the text is another meaning of the words
	context  // words that say something of the names around them; row is one of events

	// These are contexts, in the tables.
	supports // words that specimens and the trade in them are spoken of with
	opposes  // words of the things that everyday words mean
	function // a small word that tells the language
	never    // a word so frequent that it is no name, whatever other languages have
)

const (
	unreviewed = 1 << iota // general knowledge
	exact                  // so short that its diacritics count: "Áll" is no "all"
)

// maxTongues is the number of bits of a set of languages.
const maxTongues = 64

// Option says which names a [Scanner] finds.
type Option func(*options)

type options struct {
	kingdom        species.Kingdom
	scientificOnly bool
	languages      []language.Tag
}

// Kingdom limits the names to those of one kingdom.
func Kingdom(k species.Kingdom) Option { return func(o *options) { o.kingdom = k } }

// ScientificOnly leaves out the common names. The scanner is then built in a
// third of the time.
func ScientificOnly() Option { return func(o *options) { o.scientificOnly = true } }

// Languages limits the common names to those in the given languages, in any
// script; a region makes no difference. Without it, or with none, they are in all
// languages of the tables.
func Languages(tags ...language.Tag) Option {
	return func(o *options) { o.languages = append(o.languages, tags...) }
}

// New builds a scanner of the names that the options leave.
func New(opts ...Option) *Scanner {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	return build(&o)
}

func build(o *options) *Scanner {
	s := &Scanner{latin: language.Make("la")}
	s.fold.init()
	b := &builder{s: s, options: o, links: make([]link, 0, linksAtOnce)}
	for tag := range commonnames.Languages() {
		if len(s.tongues) == maxTongues {
			break
		}
		base, _ := tag.Base()
		s.tongues = append(s.tongues, tag)
		s.bases = append(s.bases, base)
	}
	for i, tag := range s.tongues {
		script, _ := tag.Script()
		for j, other := range s.tongues {
			if x, _ := other.Script(); x == script {
				s.scripts[i] |= 1 << j
			}
		}
	}
	if o.scientificOnly {
		s.index.grow(1 << 17)
		s.entries = make([]entry, 1, 96_000)
	} else {
		s.index.grow(1 << 19)
		s.entries = make([]entry, 1, 184_000)
	}
	b.scientific()
	if !o.scientificOnly {
		b.common()
	}
	b.words()
	b.flush()
	return s
}

// sameScript returns the tongues in the scripts of a set of them.
func (s *Scanner) sameScript(tongues uint64) (all uint64) {
	for ; tongues != 0; tongues &= tongues - 1 {
		all |= s.scripts[bits.TrailingZeros64(tongues)]
	}
	return all
}
