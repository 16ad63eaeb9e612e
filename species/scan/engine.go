package scan

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/citesgo/cites/internal/scanfold"
	layout "github.com/citesgo/cites/internal/scanlayout"
	"github.com/citesgo/cites/species"
)

// The longest name in a text, with all that stands within it, and the longest
// gap between two of its words, in bytes. They bound what a stream keeps: where
// they end does not depend on how the text comes in pieces.
const (
	maxSpan = 2048
	maxGap  = 512
	// lookahead is what must be in the buffer behind a word to find the longest
	// name that begins with it.
	lookahead = maxSpan + 2*(maxGap+scanfold.MaxRawWord)
	// behind is what must be in the buffer before it.
	behind = block + aside
)

// engine is one scan of one text.
type engine struct {
	s    *Scanner
	text func(start, end int64) string // what stands in the text as it was given
	emit func(Hit) bool

	buf     []byte // masked, if HTML
	base    int64  // offset of buf in the text
	at      int    // what comes next in buf; behind is before it
	inWord  bool   // buf[at] continues a word too long to be of a name
	stopped bool

	want, have []byte
	spans      [layout.MaxWords]scanfold.Word
	genera     [26][4]genus // by first letter, the latest first
	near       tally        // of the words around block
	block      int64        // number of a block of the text, plus one; 0 is none
}

// genus is a genus that was named in full, for names that abbreviate it.
type genus struct {
	hash uint64
	name string
}

// feed scans what is in the buffer, up to where a name might go on behind it.
func (e *engine) feed(eof bool) {
	limit := len(e.buf)
	if !eof {
		limit -= lookahead
	}
	f, x := e.s.fold, &e.s.index
	b := e.buf
	i := e.at
	if e.inWord {
		i = e.skipWord(i, limit)
	}
	for i < limit && !e.stopped {
		// Words that begin no name, in the scripts of most texts.
		switch c := b[i]; {
		case c < utf8.RuneSelf:
			if f.Bytes[c] != scanfold.Letter {
				i++
				continue
			}
			h, n := f.ASCII(b, i)
			if n == 0 {
				i = e.word(f.Slowly(b, i), limit)
				continue
			}
			if !x.mayBegin(h) || b[i+n] == ' ' && !x.mayBeAlone(h) && !e.mayGoOn(h, i+n+1) {
				if b[i+n] == ' ' {
					i += n + 1 // as behind most words
					continue
				}
				if n > 1 || b[i+1] != '.' {
					i += n
					continue
				}
			}
			upper := isLetter(c) && c < 'a'
			i = e.word(scanfold.Word{Start: i, End: i + n, Hash: h, Runes: n, Class: scanfold.Letter, Upper: upper}, limit)
		case c&^1 == 0xd0:
			h, n := f.Cyrillic(b, i)
			if n > 0 && !x.mayBegin(h) {
				if i += n; b[i] == ' ' {
					i++
				}
				continue
			}
			switch {
			case n > 0:
				i = e.word(scanfold.Word{Start: i, End: i + n, Hash: h, Runes: n / 2, Class: scanfold.Letter}, limit)
			case f.TwoAt(b, i):
				i = e.word(f.Slowly(b, i), limit)
			default:
				i++
			}
		default:
			if j := x.skipHan(f, b, i, limit); j > i {
				i = j
				continue
			}
			r, size := f.Rune(b[i:])
			if !r.Class().IsWord() || r.Class() == scanfold.Single && size == 3 && !x.mayBegin2(f, b[i:]) {
				i += size
				continue
			}
			i = e.word(f.Word(b, i), limit)
		}
	}
	e.at = i
}

// word looks for a name that begins with the word w. It returns what comes next
// in the buffer.
func (e *engine) word(w scanfold.Word, limit int) int {
	if w.Open {
		e.inWord = true
		return e.skipWord(w.End, limit)
	}
	end := 0
	if w.Runes == 1 && w.Upper && w.End < len(e.buf) && e.buf[w.End] == '.' {
		end = e.abbreviated(w)
	}
	if end == 0 && e.s.index.mayBegin(w.Hash) {
		end = e.match(w)
	}
	return max(w.End, end)
}

// mayGoOn reports whether a name that begins with the word of hash h may go on at
// i, right behind the space that follows it. It is quicker than match, which most
// words that pass the first filter need not go through.
func (e *engine) mayGoOn(h uint64, i int) bool {
	next, n := e.s.fold.ASCII(e.buf, i)
	return n == 0 || e.s.index.mayContinue(scanfold.Join(h, next)) || scanfold.IsMark(e.buf[i:i+n], 1)
}

// skipWord skips the rest of a word that is too long.
func (e *engine) skipWord(i, limit int) int {
	for i < limit {
		switch c, size := e.s.fold.ClassOf(e.buf[i:]); c {
		case scanfold.Letter, scanfold.Kana, scanfold.Ignored:
			i += size
		default:
			e.inWord = false
			return i
		}
	}
	return i
}

// match finds the longest name that begins with the word w. It returns where it
// ends, 0 where there is none.
func (e *engine) match(w scanfold.Word) int {
	x := &e.s.index
	e.spans[0] = w
	h := w.Hash
	head, more := uint32(0), true
	if x.mayBeAlone(h) {
		var ok bool
		if head, more, ok = x.find(h); !ok {
			return 0
		}
	}
	best, bestWords := e.named(head, 1), 1
	for n := 1; more && n < layout.MaxWords; n++ {
		next, ok := e.next(n)
		if !ok {
			break
		}
		e.spans[n] = next
		h = scanfold.Join(h, next.Hash)
		if !x.mayContinue(h) {
			break
		}
		if head, more, ok = x.find(h); !ok {
			break
		}
		if head = e.named(head, n+1); head != 0 {
			best, bestWords = head, n+1
		}
	}
	if best == 0 {
		return 0
	}
	return e.found(best, bestWords)
}

// next returns the word that may be the one behind the first n of the name that
// begins at spans[0].
func (e *engine) next(n int) (w scanfold.Word, ok bool) {
	last := e.spans[n-1]
	for range 2 {
		i, ok := e.gap(last)
		if !ok {
			return w, false
		}
		w = e.s.fold.Word(e.buf, i)
		if w.Hash == 0 || w.Open || w.End-e.spans[0].Start > maxSpan {
			return w, false
		}
		if !scanfold.IsMark(e.buf[w.Start:w.End], n) {
			return w, true
		}
		last = w
	}
	return w, false
}

// gap returns where the word behind a word begins, and false where they cannot
// be of one name.
func (e *engine) gap(w scanfold.Word) (at int, ok bool) {
	f, b := e.s.fold, e.buf
	end := min(len(b), w.End+maxGap)
	lines, space := 0, false
	for i := w.End; i < end; {
		c := f.Bytes[b[i]]
		size := 1
		if c == scanfold.Wide {
			var x scanfold.Folded
			x, size = f.Rune(b[i:])
			c = x.Class()
		}
		switch c {
		case scanfold.Letter, scanfold.Kana:
			return i, true
		case scanfold.Single:
			return i, w.Class != scanfold.Single || !space
		case scanfold.Newline:
			if lines++; lines == 2 {
				return 0, false
			}
			space = true
		case scanfold.Stop:
			if w.Runes > 2 && !scanfold.IsMark(b[w.Start:w.End], layout.MaxWords) {
				return 0, false
			}
		case scanfold.Breaks:
			return 0, false
		case scanfold.Blank:
			space = true
		}
		i += size
	}
	return 0, false
}

// named returns head if one of the entries from there on is a name of the first
// n spans, 0 if none is: what does not agree is an accident of the hash.
func (e *engine) named(head uint32, n int) uint32 {
	for i := head; i != 0; {
		x := e.s.entry(i)
		if i = x.next; isName(x.Kind()) && e.s.takes(x) && e.agrees(x, 0, n) {
			return head
		}
	}
	return 0
}

// agrees reports whether spans[from:n] are the words of an entry from there on.
func (e *engine) agrees(x entry, from, n int) bool {
	f, text := e.s.fold, e.s.text(x)
	if from == 0 && equalFold(e.buf[e.spans[0].Start:e.spans[n-1].End], text) {
		return true
	}
	if x.Exact() {
		// In another normal form a letter with its diacritics is not the same.
		return strings.EqualFold(text, string(e.buf[e.spans[0].Start:e.spans[n-1].End]))
	}
	e.have = e.have[:0]
	for _, w := range e.spans[from:n] {
		e.have = f.AppendFolded(append(e.have, ' '), e.buf[w.Start:w.End])
	}
	e.want = append(e.want[:0], text...)
	raw := e.want
	at := 0
	for i, n := 0, 0; i < len(raw); {
		c, size := f.ClassOf(raw[i:])
		if !c.IsWord() {
			i += size
			continue
		}
		w := f.Word(raw, i)
		i = w.End
		if scanfold.IsMark(raw[w.Start:w.End], n) {
			continue
		}
		if n++; n <= from {
			continue
		}
		before := len(e.want)
		e.want = f.AppendFolded(append(e.want, ' '), raw[w.Start:w.End])
		word := e.want[before:]
		if !bytes.HasPrefix(e.have[at:], word) {
			return false
		}
		at += len(word)
	}
	return at == len(e.have)
}

// equalFold reports whether two texts of the same bytes are equal but for the case
// of ASCII letters.
func equalFold(b []byte, s string) bool {
	if len(b) != len(s) {
		return false
	}
	for i, c := range b {
		if c != s[i] && (c|0x20 != s[i]|0x20 || !isLetter(c)) {
			return false
		}
	}
	return true
}

// found takes the name of n words that the entries from head on have, and
// returns where it ends in the buffer.
func (e *engine) found(head uint32, n int) int {
	w, end := e.spans[0], e.spans[n-1].End
	p := found{words: n, flags: isUnreviewed}
	for _, s := range e.spans[:n] {
		p.runes += s.Runes
	}
	if w.Class == scanfold.Single {
		p.flags |= isHan
	}
	if w.Upper {
		p.flags |= isUpper
	}
	best := uint8(layout.Unlisted)
	for i := head; i != 0; {
		x := e.s.entry(i)
		i = x.next
		if x.Kind() == layout.Meaning {
			p.flags |= isEveryday
			p.hit.Meaning = e.s.text(x)
			continue
		}
		if !isName(x.Kind()) || x.Kind() == layout.Unlisted || !e.s.takes(x) || !e.agrees(x, 0, n) {
			continue
		}
		t := species.ByRow(x.Row())
		p.hit.Taxa = appendTaxon(p.hit.Taxa, t, x.Kind() < best)
		best = min(best, x.Kind())
		if x.Kind() == layout.CommonName {
			p.tongues |= 1 << x.Tongue()
		}
		if !x.Unreviewed() {
			p.flags &^= isUnreviewed
		}
		if x.Kind() != layout.CommonName && t.Rank() >= species.Genus {
			e.remember(w)
		}
	}
	p.hit.Kind = Kind(best)
	switch {
	case best == layout.Unlisted:
		e.remember(w)
		return end
	case best == layout.CommonName:
		p.flags |= isCommon
	case n == 1 && e.species(end):
		p.flags |= isSpecies
	}
	e.report(&p, w.Start, end)
	return end
}

// report judges a name and emits it.
func (e *engine) report(p *found, start, end int) {
	around := &tally{}
	if p.needsContext() {
		e.look(start)
		around = &e.near
		if e.compound(end) {
			p.flags |= isCompound
		}
	}
	if !p.judge(around, e.s.sameScript(p.tongues)) {
		return
	}
	p.hit.Language = e.s.latin
	if p.has(isCommon) {
		p.hit.Language = e.s.tongues[around.likeliest(p.tongues)]
	}
	p.hit.Start, p.hit.End = e.base+int64(start), e.base+int64(end)
	p.hit.Text = e.text(p.hit.Start, p.hit.End)
	e.stopped = !e.emit(p.hit)
}

// appendTaxon adds a taxon once; those of better names come first.
func appendTaxon(taxa []species.Taxon, t species.Taxon, better bool) []species.Taxon {
	for i, x := range taxa {
		if x == t {
			if better {
				copy(taxa[1:i+1], taxa[:i])
				taxa[0] = t
			}
			return taxa
		}
	}
	taxa = append(taxa, t)
	if better {
		copy(taxa[1:], taxa)
		taxa[0] = t
	}
	return taxa
}

// behindAny is the length of a word that no gap ends by a full stop for being short.
const behindAny = 64

// species reports whether "sp." or "spp." stands behind a name.
func (e *engine) species(end int) bool {
	i, ok := e.gap(scanfold.Word{End: end, Runes: behindAny})
	if !ok {
		return false
	}
	w := e.s.fold.Word(e.buf, i)
	switch string(e.buf[w.Start:w.End]) {
	case "sp", "spp", "SPP", "ssp":
		return true
	}
	return false
}

// remember notes the genus that a name begins with.
func (e *engine) remember(w scanfold.Word) {
	e.have = e.s.fold.AppendFolded(e.have[:0], e.buf[w.Start:w.End])
	if w.Class != scanfold.Letter || len(e.have) == 0 || e.have[0] < 'a' || e.have[0] > 'z' {
		return
	}
	known := &e.genera[e.have[0]-'a']
	h := w.Hash
	if known[0].hash == h {
		return
	}
	last := len(known) - 1
	for i := range known {
		if known[i].hash == h {
			last = i
			break
		}
	}
	g := known[last]
	if g.hash != h {
		g = genus{h, string(e.have)}
	}
	copy(known[1:last+1], known[:last])
	known[0] = g
}

// abbreviated finds a name whose genus is the letter w and was named before: all
// taxa of the genera that have such an epithet.
func (e *engine) abbreviated(w scanfold.Word) int {
	genera := &e.genera[e.buf[w.Start]-'A']
	if genera[0].hash == 0 {
		return 0
	}
	e.spans[0] = w
	i, ok := e.gap(w)
	if !ok {
		return 0
	}
	second := e.s.fold.Word(e.buf, i)
	if second.Hash == 0 || second.Upper || second.Open {
		return 0
	}
	p := found{words: 2, flags: isShortened}
	best, end := uint8(layout.CommonName), 0
	for _, g := range genera {
		if g.hash == 0 {
			break
		}
		h := scanfold.Join(g.hash, second.Hash)
		e.spans[1] = second
		head, n := uint32(0), 0
		for words := 2; words < layout.MaxWords; words++ {
			at, _, ok := e.s.index.find(h)
			if !ok {
				break
			}
			if at != 0 && e.ofGenus(at, g, words) {
				head, n = at, words
			}
			next, ok := e.next(words)
			if !ok {
				break
			}
			e.spans[words] = next
			h = scanfold.Join(h, next.Hash)
		}
		if n < p.words || head == 0 {
			continue
		}
		if n > p.words { // longer than what other genera have
			p.hit.Taxa, best = nil, layout.CommonName
		}
		for i := head; i != 0; {
			x := e.s.entry(i)
			if i = x.next; e.isOfGenus(x, g, n) {
				p.hit.Taxa = appendTaxon(p.hit.Taxa, species.ByRow(x.Row()), x.Kind() < best)
				best = min(best, x.Kind())
			}
		}
		p.words, end = n, e.spans[n-1].End
	}
	if len(p.hit.Taxa) == 0 {
		return 0
	}
	p.hit.Kind = Kind(best)
	e.report(&p, w.Start, end)
	return end
}

func (e *engine) ofGenus(head uint32, g genus, n int) bool {
	for i := head; i != 0; {
		x := e.s.entry(i)
		if i = x.next; e.isOfGenus(x, g, n) {
			return true
		}
	}
	return false
}

// isOfGenus reports whether an entry is a scientific name of the genus whose
// other words are spans[1:n].
func (e *engine) isOfGenus(x entry, g genus, n int) bool {
	if !isScientific(x.Kind()) || !e.s.takes(x) {
		return false
	}
	e.want = append(e.want[:0], e.s.text(x)...)
	return len(e.want) > 0 && e.s.fold.Word(e.want, 0).Hash == g.hash && e.agrees(x, 1, n)
}

// whole returns how much of b ends with a whole rune.
func whole(b []byte) int {
	for i := len(b) - 1; i >= 0 && i >= len(b)-utf8.UTFMax; i-- {
		if utf8.RuneStart(b[i]) {
			if !utf8.FullRune(b[i:]) {
				return i
			}
			break
		}
	}
	return len(b)
}
