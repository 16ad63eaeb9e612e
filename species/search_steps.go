package species

import (
	"strings"

	"github.com/citesgo/cites/internal/latin"
	"github.com/citesgo/cites/internal/normname"
	specieslayout "github.com/citesgo/cites/internal/specieslayout"
)

// abbreviated looks for the names that a query with an abbreviated genus may
// mean: P. tigris, and P. t. altaica.
func (f *finder) abbreviated(k *queryKey) {
	if !k.short {
		return
	}
	last := k.text[strings.LastIndexByte(k.text, ' ')+1:]
	f.ix.sameStem(latin.Stem(last), func(offset uint32) bool {
		r := f.ix.record(offset)
		kind, ok := matchAbbreviated(k.text, r.ownKey())
		if ok {
			like := Hit{Kind: kind, Score: scoreAbbreviated, Reason: k.reason | ReasonAbbreviated}
			if kind == Stem {
				like.Score *= scoreEnding
				like.Reason |= ReasonEnding
			}
			f.addRecord(offset, like)
		}
		return true
	})
	if len(f.hits) > 0 || k.words != 2 {
		return
	}
	var p pattern
	genus, epithet, _ := strings.Cut(k.text, " ")
	for n := 1; n <= f.errors && len(f.hits) == 0; n++ {
		if !p.set(epithet) {
			return
		}
		for _, x := range f.ix.walkAbbreviated(&p, genus, n, f.near[:0]) {
			key := f.ix.record(x.offset).ownKey()
			f.addNear(k, epithet, x, strings.IndexByte(key, ' ')+1, scoreAbbreviated)
		}
	}
}

// matchAbbreviated reports whether the words of a key begin with those of a
// query, the last being the same or, as a [Stem], the same but for its ending.
func matchAbbreviated(query, key string) (kind MatchKind, ok bool) {
	for {
		a, restA, moreA := strings.Cut(query, " ")
		b, restB, moreB := strings.Cut(key, " ")
		if moreA != moreB {
			return 0, false
		}
		if !moreA {
			switch b = strings.ToLower(b); {
			case a == b:
				return 0, true
			case variantOf(a, b):
				return Stem, true
			}
			return 0, false
		}
		if len(a) > len(b) || !normname.EqualFold(b[:len(a)], a) {
			return 0, false
		}
		query, key = restA, restB
	}
}

func countOf(flags uint8) uint32 { return uint32(flags >> specieslayout.CountShift) }

// addRecord adds the taxa of the name at an offset.
func (f *finder) addRecord(offset uint32, like Hit) {
	_, flags := f.ix.record(offset).taxon()
	f.addMatches(Matches{e: f.ix.edition, first: offset, count: countOf(flags)}, like)
}

// beginning looks for the first words of a query: those behind them may be an
// author in small letters or in capitals, or a subspecies without a row.
func (f *finder) beginning(k *queryKey) { f.shortened(k, f.exactly) }

// wrongBeginning looks for the first words of a query with errors in them.
func (f *finder) wrongBeginning(k *queryKey) {
	f.shortened(k, func(k *queryKey) {
		for n := 1; n <= f.errors && len(f.hits) == 0; n++ {
			f.wrongLetters(k, n)
		}
	})
}

func (f *finder) exactly(k *queryKey) {
	f.addKey([]byte(k.text), Hit{Kind: Corrected, Score: 1, Reason: k.reason})
	if len(f.hits) == 0 {
		f.sameLetters(k)
	}
}

// shortened calls look with the first three words of a query, and with the first
// two unless that has found something.
func (f *finder) shortened(k *queryKey, look func(*queryKey)) {
	before := len(f.hits)
	for n := min(3, k.words-1); n >= 1 && len(f.hits) == before; n-- {
		part := *k
		part.text, part.words = firstWords(k.text, n), n
		if n == 1 {
			f.joined(&part)
			break
		}
		part.reason |= ReasonAbove
		part.bare = false
		look(&part)
		for i := before; i < len(f.hits); i++ {
			f.hits[i].Score *= scoreAbove
		}
	}
}

// joined looks for a name of two words that are written as one.
func (f *finder) joined(k *queryKey) {
	var buf [maxNameLen]byte
	for i := 3; i < len(k.text)-2 && len(k.text) < len(buf); i++ {
		key := append(append(append(buf[:0], k.text[:i]...), ' '), k.text[i:]...)
		f.addKey(key, Hit{Kind: Corrected, Distance: 1, Score: scoreOf(costSpace, len(key)), Reason: k.reason | ReasonSpaces | ReasonAbove})
	}
}

func firstWords(s string, n int) string {
	for i := range len(s) {
		if s[i] == ' ' {
			if n--; n == 0 {
				return s[:i]
			}
		}
	}
	return s
}

// parents looks for the parents of a hybrid.
func (f *finder) parents(query string) {
	left, right, ok := cutHybrid(query)
	if !ok {
		return
	}
	for _, parent := range [...]string{left, right} {
		o := *f.searchOptions
		o.names = nil
		hits, err := f.ix.search(parent, &o)
		if err != nil || len(hits) == 0 {
			continue
		}
		for _, h := range hits {
			if h.Score < hits[0].Score {
				break
			}
			h.Score *= scoreParent
			h.Reason |= ReasonHybrid
			h.Reason &^= ReasonExact
			f.add(h)
		}
	}
}

// cutHybrid cuts a formula such as Falco rusticolus × F. cherrug in two. A second
// parent of one word is an epithet of the first one's genus.
func cutHybrid(query string) (left, right string, ok bool) {
	for _, sign := range [...]string{"×", " x ", " X ", " ✕ "} {
		if left, right, ok = strings.Cut(query, sign); ok && strings.TrimSpace(left) != "" && strings.TrimSpace(right) != "" {
			break
		}
		ok = false
	}
	if !ok || strings.ContainsAny(right, "×") {
		return "", "", false
	}
	genus, epithet, two := strings.Cut(strings.TrimSpace(left), " ")
	if !two || strings.TrimSpace(epithet) == "" {
		return "", "", false // the name of a hybrid: Brassocattleya × one
	}
	right = strings.TrimSpace(right)
	switch first, rest, more := strings.Cut(right, " "); {
	case !more || !isCapital(right):
		right = genus + " " + right
	case len(first) <= 3 && strings.HasSuffix(first, ".") && strings.HasPrefix(genus, first[:len(first)-1]):
		right = genus + " " + rest
	}
	return left, right, true
}

func isCapital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }

// otherGenus looks for the epithet of a query in other genera, those of the same
// family first: the taxon may have moved, and few have moved farther. An epithet
// that more taxa have than hits are wanted says nothing.
func (f *finder) otherGenus(k *queryKey) {
	if k.words < 2 || k.short {
		return
	}
	before := len(f.hits)
	genus, _, _ := strings.Cut(k.text, " ")
	if family := f.familyOf(genus); !family.IsZero() {
		f.sameEpithet(k, family, scoreMoved)
	}
	if len(f.hits) == before {
		f.sameEpithet(k, Taxon{}, scoreMovedFar)
	}
}

// sameEpithet adds the taxa with the epithets of a query, within a taxon if one
// is given.
func (f *finder) sameEpithet(k *queryKey, within Taxon, score float64) {
	before := len(f.hits)
	_, rest, _ := strings.Cut(k.text, " ")
	last := rest[strings.LastIndexByte(rest, ' ')+1:]
	if len(last) < latin.MinStem {
		return
	}
	f.ix.sameStem(latin.Stem(last), func(offset uint32) bool {
		r := f.ix.record(offset)
		row, _ := r.taxon()
		if !within.IsZero() && !f.ix.taxon(row).Within(within) {
			return true
		}
		_, epithets, _ := strings.Cut(strings.ToLower(r.ownKey()), " ")
		like := Hit{Kind: Corrected, Score: score, Reason: k.reason | ReasonMoved}
		if epithets != rest {
			if !sameEpithets(epithets, rest) {
				return true
			}
			like.Score *= scoreEnding
			like.Reason |= ReasonEnding
		}
		f.addRecord(offset, like)
		return len(f.hits)-before <= f.limit
	})
	if len(f.hits)-before > f.limit {
		f.hits = f.hits[:before]
	}
}

// maxShared is the largest number of taxa that a part of a common name is worth
// being answered with.
const maxShared = 50

func (f *finder) familyOf(genus string) Taxon {
	ms, ok := find(f.ix.edition, []byte(genus))
	if !ok {
		return Taxon{}
	}
	t, _ := ms.Taxon()
	family, _ := t.Ancestor(Family)
	return family
}

// genusOnly answers with the genus, if that is wanted.
func (f *finder) genusOnly(k *queryKey) {
	if !f.genera || k.words < 2 {
		return
	}
	part := *k
	part.text, part.words = firstWords(k.text, 1), 1
	before := len(f.hits)
	f.addKey([]byte(part.text), Hit{Kind: GenusOnly, Score: 1, Reason: k.reason | ReasonGenus})
	if len(f.hits) == before {
		part.reason |= ReasonGenus
		f.wrongLetters(&part, 1)
	}
	for i := before; i < len(f.hits); i++ {
		f.hits[i].Kind = GenusOnly
		f.hits[i].Score *= scoreGenus
	}
}
