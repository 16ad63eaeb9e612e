package scan

import (
	"math/bits"
	"unicode/utf8"

	"github.com/citesgo/cites/internal/scanfold"
	layout "github.com/citesgo/cites/internal/scanlayout"
)

// The context of a name is the block of the text that it begins in and what is
// aside of the block, in bytes. Names of a block share it, so that a text of
// nothing but names takes no more than a few times as long as any other.
const (
	block = 128
	aside = 192
)

// tally is what the words around a name come to.
type tally struct {
	weight  int
	tongues [maxTongues]int16
}

func (t *tally) add(e event) {
	t.weight += e.weight
	for m := e.tongues; m != 0; m &= m - 1 {
		t.tongues[bits.TrailingZeros64(m)]++
	}
}

// foreign reports whether the text around is in another language than any of
// own. Only those of the set others count, which are written in the same script:
// a name in another script than the text is not of the text's language either,
// and is no accident.
func (t *tally) foreign(own, others uint64) bool {
	most, mostOther := int16(0), int16(0)
	for i, n := range t.tongues {
		if own>>i&1 != 0 {
			most = max(most, n)
		} else if others>>i&1 != 0 {
			mostOther = max(mostOther, n)
		}
	}
	return mostOther >= 2 && 2*most < mostOther
}

// likeliest returns which language of the set has most words around, the first
// of those that have as many.
func (t *tally) likeliest(tongues uint64) int {
	best := -1
	for i := range t.tongues {
		if tongues>>i&1 != 0 && (best < 0 || t.tongues[i] > t.tongues[best]) {
			best = i
		}
	}
	return max(best, 0)
}

// look makes near the tally of the words around the name that begins at start.
func (e *engine) look(start int) {
	number := (e.base + int64(start)) / block
	if e.block == number+1 {
		return
	}
	e.block = number + 1
	e.near = tally{}
	first := int(number*block - e.base)
	from, to := first-aside, min(first+block+aside, len(e.buf))
	f, b, x := e.s.fold, e.buf, &e.s.index
	i := max(from, 0)
	if e.base+int64(from) > 0 { // perhaps within a word, or a rune
		for i < to && !utf8.RuneStart(b[i]) {
			i++
		}
		for i < to {
			c, size := f.ClassOf(b[i:])
			if c != scanfold.Letter && c != scanfold.Ignored {
				break
			}
			i += size
		}
	}
	for i < to {
		switch c := b[i]; {
		case c < utf8.RuneSelf:
			if f.Bytes[c] != scanfold.Letter {
				i++
				continue
			}
			h, n := f.ASCII(b, i)
			if n > 0 && !x.maySay(scanfold.Join(layout.UnderContext, h)) && (c >= 'a' || !x.mayBegin(h)) {
				i += n
				continue
			}
		case c&^1 == 0xd0:
			if h, n := f.Cyrillic(b, i); n > 0 && !x.maySay(scanfold.Join(layout.UnderContext, h)) {
				i += n
				continue
			}
		case scanfold.HanAt(b[i:]):
			if !x.maySay(scanfold.Join(layout.UnderContext, scanfold.HashHan(b[i:]))) {
				i += 3
				continue
			}
		}
		if c, size := f.ClassOf(b[i:]); !c.IsWord() {
			i += size
			continue
		}
		i = e.hear(i)
	}
}

// hear adds what the word at i says of the names around it. It returns where the
// word ends.
func (e *engine) hear(i int) int {
	w := e.s.fold.Word(e.buf, i)
	if h := scanfold.Join(layout.UnderContext, w.Hash); e.s.index.maySay(h) {
		if v, ok := e.context(w, h); ok {
			e.near.add(v)
		}
	}
	if w.Upper && w.Runes > 1 && e.begins(w) {
		e.near.weight += 2 // a scientific name: this speaks of specimens
	}
	return w.End
}

// context returns what the longest text that begins with the word w, of hash h,
// says of names, and false if nothing.
func (e *engine) context(w scanfold.Word, h uint64) (v event, ok bool) {
	x := &e.s.index
	for range maxContextWords {
		head, more, found := x.find(h)
		if !found {
			break
		}
		for i := head; i != 0; {
			entry := e.s.entry(i)
			if i = entry.next; entry.Kind() == layout.Context {
				v, ok = e.s.event(entry.Row()), true
				break
			}
		}
		if !more {
			break
		}
		i, near := e.gap(w)
		if !near {
			break
		}
		w = e.s.fold.Word(e.buf, i)
		if h = scanfold.Join(h, w.Hash); !x.mayContinue(h) {
			break
		}
	}
	return v, ok
}

const maxContextWords = 4

// begins reports whether a scientific name of two words begins with w.
func (e *engine) begins(w scanfold.Word) bool {
	x := &e.s.index
	if !x.mayBegin(w.Hash) {
		return false
	}
	i, ok := e.gap(w)
	if !ok {
		return false
	}
	next := e.s.fold.Word(e.buf, i)
	h := scanfold.Join(w.Hash, next.Hash)
	if next.Upper || !x.mayContinue(h) {
		return false
	}
	for head, _, _ := x.find(h); head != 0; {
		entry := e.s.entry(head)
		if head = entry.next; isScientific(entry.Kind()) && e.s.takes(entry) {
			return true
		}
	}
	return false
}

// compound reports whether the word behind a name makes it another thing: leopard
// print.
func (e *engine) compound(end int) bool {
	i, ok := e.gap(scanfold.Word{End: end, Runes: behindAny})
	if !ok {
		return false
	}
	w := e.s.fold.Word(e.buf, i)
	h := scanfold.Join(layout.UnderContext, w.Hash)
	if !e.s.index.maySay(h) {
		return false
	}
	v, ok := e.context(w, h)
	return ok && v.weight < 0
}

// found is a name and what was seen of it.
type found struct {
	hit     Hit
	words   int
	runes   int
	tongues uint64
	flags   foundFlags
}

// needsContext reports whether the words around a name tell what it is worth.
func (f *found) needsContext() bool {
	if f.has(isHan) && f.words > 1 {
		return f.has(isEveryday) // the script tells the language
	}
	return !f.has(isShortened) && (f.has(isCommon) || f.words == 1) || f.has(isEveryday)
}

type foundFlags uint8

const (
	isCommon foundFlags = 1 << iota
	isHan
	isUpper      // begins with a capital
	isEveryday   // has another meaning
	isUnreviewed // only general knowledge has it
	isSpecies    // "sp." or "spp." stands behind it
	isShortened  // the genus is abbreviated
	isCompound   // a word of other things stands right behind it
)

func (f *found) has(flag foundFlags) bool { return f.flags&flag != 0 }

const (
	shortWord = 5 // letters from which a word is seldom another word
	shortName = 6 // of a genus
)

// judge gives a name its confidence, and reports whether it is worth reporting
// at all; others are the languages in the script of the name.
func (f *found) judge(t *tally, others uint64) bool {
	weight := t.weight
	if f.has(isCompound) {
		weight -= 3 // leopard print
	}
	give := func(c Confidence, r Reason) bool {
		f.hit.Confidence, f.hit.Reason = c, r
		return true
	}
	inContext := func(otherwise Reason) bool {
		if weight > 0 {
			return give(Medium, InContext)
		}
		return give(Low, otherwise)
	}
	foreign := f.has(isCommon) && !f.has(isHan) && t.foreign(f.tongues, others)
	small := f.words == 1 && f.runes < shortWord && !f.has(isHan)
	switch {
	case f.has(isShortened):
		if len(f.hit.Taxa) > 1 {
			return give(Medium, AbbreviatedGenus)
		}
		return give(High, AbbreviatedGenus)
	case !f.has(isCommon) && f.words > 1 && !f.has(isEveryday):
		return give(High, FullName)
	case !f.has(isCommon) && f.has(isSpecies):
		return give(High, UnnamedSpecies)
	case small && f.tongues == 0 && !f.has(isUpper) && weight <= 0:
		return false // "pan" is a genus of apes
	case f.has(isEveryday):
		return inContext(EverydayWord)
	case foreign && small:
		return false // "and" is a duck in Swedish
	case small, f.has(isHan) && f.words == 1:
		return inContext(ShortName)
	case !f.has(isCommon) && f.runes < shortName:
		return inContext(ShortName)
	case foreign && f.words == 1:
		return inContext(OtherLanguage)
	case foreign:
		return give(Medium, OtherLanguage)
	case f.has(isHan) && f.words < 3, f.words == 1:
		return give(Medium, OneWord)
	case f.has(isUnreviewed):
		return give(Medium, Unreviewed)
	case weight < 0:
		return give(Medium, CommonName)
	}
	return give(High, CommonName)
}
