package scan

import (
	"golang.org/x/text/language"

	layout "github.com/citesgo/cites/internal/scanlayout"
	"github.com/citesgo/cites/species"
)

// Scanner finds the names of taxa in texts. It is immutable, and safe for
// concurrent use. All scanners share the tables: one more costs nearly nothing.
type Scanner struct {
	*tables
	wanted      uint64 // the tongues of the common names to find
	first, last uint32 // rows of the taxa to find; last is behind them
}

// maxTongues is the number of bits of a set of languages.
const maxTongues = layout.MaxTongue + 1

// Option says which names a [Scanner] finds.
type Option func(*options)

type options struct {
	kingdom        species.Kingdom
	scientificOnly bool
	languages      []language.Tag
}

// Kingdom limits the names to those of one kingdom.
func Kingdom(k species.Kingdom) Option { return func(o *options) { o.kingdom = k } }

// ScientificOnly leaves out the common names.
func ScientificOnly() Option { return func(o *options) { o.scientificOnly = true } }

// Languages limits the common names to those in the given languages, in any
// script; a region makes no difference. Without it, or with none, they are in all
// languages of the tables.
func Languages(tags ...language.Tag) Option {
	return func(o *options) { o.languages = append(o.languages, tags...) }
}

// New returns a scanner of the names that the options leave. Where the tables are
// damaged it finds nothing; [Verify] says so.
func New(opts ...Option) *Scanner {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	t, _ := current()
	s := &Scanner{tables: t, last: layout.MaxRow + 1}
	if !o.scientificOnly {
		s.wanted = t.tonguesOf(o.languages)
	}
	if o.kingdom != 0 {
		s.first, s.last = rowsOf(o.kingdom)
	}
	return s
}

// tonguesOf returns the set of the languages, that of all for none.
func (t *tables) tonguesOf(languages []language.Tag) (set uint64) {
	for i, base := range t.bases {
		wanted := len(languages) == 0
		for _, tag := range languages {
			want, _ := tag.Base()
			wanted = wanted || want == base
		}
		if wanted {
			set |= 1 << i
		}
	}
	return set
}

// rowsOf returns the rows of a kingdom's taxa, which stand together.
func rowsOf(k species.Kingdom) (first, end uint32) {
	for t := range species.All() {
		switch {
		case t.Rank() != species.KingdomRank:
		case t.Kingdom() == k:
			first, end = t.Row(), layout.MaxRow+1
		case end != 0:
			return first, t.Row()
		}
	}
	return first, end
}

// takes reports whether the options leave an entry.
func (s *Scanner) takes(e entry) bool {
	switch row := e.Row(); e.Kind() {
	case layout.CommonName:
		return s.wanted>>e.Tongue()&1 != 0 && row >= s.first && row < s.last
	case layout.AcceptedName, layout.SynonymName, layout.Unlisted:
		return row >= s.first && row < s.last
	}
	return true
}
