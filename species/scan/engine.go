package scan

import (
	"bytes"
	"strings"
	"unicode/utf8"

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
	lookahead = maxSpan + 2*(maxGap+maxRawWord)
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
	spans      [maxWords]word
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
	f, x := &e.s.fold, &e.s.index
	b := e.buf
	i := e.at
	for i < limit && !e.stopped {
		c := f.bytes[b[i]]
		if e.inWord {
			i = e.skipWord(i)
			continue
		}
		if c != letter {
			if c != wide {
				i++
				continue
			}
			if hanAt(b[i:]) && !x.mayBegin2(b[i:]) {
				i += 3
				continue
			}
			if !twoAt(b, i) || f.pair(b[i], b[i+1]).class() != letter {
				if x, size := f.rune(b[i:]); !x.class().isWord() {
					i += size
					continue
				}
			}
		}
		w := f.word(b, i)
		i = w.end
		e.inWord = w.open
		end := 0
		if w.runes == 1 && w.upper && w.end < len(b) && b[w.end] == '.' {
			end = e.abbreviated(w)
		}
		if h := join(0, w.hash); end == 0 && !w.open && x.mayBegin(h) {
			end = e.match(w, h)
		}
		if i = max(i, end); i < limit && b[i] == ' ' && !e.inWord {
			i++ // as behind most words
		}
	}
	e.at = i
}

// skipWord skips the rest of a word that is too long.
func (e *engine) skipWord(i int) int {
	switch c, size := e.s.fold.classOf(e.buf[i:]); c {
	case letter, kana, ignored:
		return i + size
	}
	e.inWord = false
	return i
}

// match finds the longest name that begins with the word w, of hash h. It
// returns where it ends, 0 where there is none.
func (e *engine) match(w word, h uint64) int {
	x := &e.s.index
	head, more, ok := x.find(h)
	if !ok {
		return 0
	}
	e.spans[0] = w
	best, bestWords := e.named(head, 1), 1
	for n := 1; more && n < maxWords; n++ {
		next, ok := e.next(n)
		if !ok {
			break
		}
		e.spans[n] = next
		h = join(h, next.hash)
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
func (e *engine) next(n int) (w word, ok bool) {
	last := e.spans[n-1]
	for range 2 {
		i, ok := e.gap(last)
		if !ok {
			return w, false
		}
		w = e.s.fold.word(e.buf, i)
		if w.hash == 0 || w.open || w.end-e.spans[0].start > maxSpan {
			return w, false
		}
		if !isMark(e.buf[w.start:w.end], n) {
			return w, true
		}
		last = w
	}
	return w, false
}

// gap returns where the word behind a word begins, and false where they cannot
// be of one name.
func (e *engine) gap(w word) (at int, ok bool) {
	f, b := &e.s.fold, e.buf
	end := min(len(b), w.end+maxGap)
	lines, space := 0, false
	for i := w.end; i < end; {
		c := f.bytes[b[i]]
		size := 1
		if c == wide {
			var x folded
			x, size = f.rune(b[i:])
			c = x.class()
		}
		switch c {
		case letter, kana:
			return i, true
		case single:
			return i, w.class != single || !space
		case newline:
			if lines++; lines == 2 {
				return 0, false
			}
			space = true
		case stop:
			if w.runes > 2 && !isMark(b[w.start:w.end], maxWords) {
				return 0, false
			}
		case breaks:
			return 0, false
		case blank:
			space = true
		}
		i += size
	}
	return 0, false
}

// named returns head if one of the entries from there on is a name of the first
// n spans, 0 if none is: what does not agree is an accident of the hash.
func (e *engine) named(head uint32, n int) uint32 {
	for i := head; i != 0; i = e.s.entries[i].next {
		if x := &e.s.entries[i]; x.kind <= unlisted && e.agrees(x, 0, n) {
			return head
		}
	}
	return 0
}

// agrees reports whether spans[from:n] are the words of an entry from there on.
func (e *engine) agrees(x *entry, from, n int) bool {
	f := &e.s.fold
	if from == 0 && equalFold(e.buf[e.spans[0].start:e.spans[n-1].end], x.text) {
		return true
	}
	if x.flags&exact != 0 {
		// In another normal form a letter with its diacritics is not the same.
		return strings.EqualFold(x.text, string(e.buf[e.spans[0].start:e.spans[n-1].end]))
	}
	e.have = e.have[:0]
	for _, w := range e.spans[from:n] {
		e.have = f.appendFolded(append(e.have, ' '), e.buf[w.start:w.end])
	}
	e.want = append(e.want[:0], x.text...)
	raw := e.want
	at := 0
	for i, n := 0, 0; i < len(raw); {
		c, size := f.classOf(raw[i:])
		if !c.isWord() {
			i += size
			continue
		}
		w := f.word(raw, i)
		i = w.end
		if isMark(raw[w.start:w.end], n) {
			continue
		}
		if n++; n <= from {
			continue
		}
		before := len(e.want)
		e.want = f.appendFolded(append(e.want, ' '), raw[w.start:w.end])
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
	w, end := e.spans[0], e.spans[n-1].end
	p := found{words: n, flags: isUnreviewed}
	for _, s := range e.spans[:n] {
		p.runes += s.runes
	}
	if w.class == single {
		p.flags |= isHan
	}
	if w.upper {
		p.flags |= isUpper
	}
	best := unlisted
	for i := head; i != 0; i = e.s.entries[i].next {
		x := &e.s.entries[i]
		if x.kind == everyday {
			p.flags |= isEveryday
			p.hit.Meaning = x.text
			continue
		}
		if x.kind >= unlisted || !e.agrees(x, 0, n) {
			continue
		}
		t := species.ByRow(x.row)
		p.hit.Taxa = appendTaxon(p.hit.Taxa, t, x.kind < best)
		best = min(best, x.kind)
		if x.kind == common {
			p.tongues |= 1 << x.tongue
		}
		if x.flags&unreviewed == 0 {
			p.flags &^= isUnreviewed
		}
		if x.kind != common && t.Rank() >= species.Genus {
			e.remember(w)
		}
	}
	p.hit.Kind = Kind(best)
	switch {
	case best == unlisted:
		e.remember(w)
		return end
	case best == common:
		p.flags |= isCommon
	case n == 1 && e.species(end):
		p.flags |= isSpecies
	}
	e.report(&p, w.start, end)
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

// species reports whether "sp." or "spp." stands behind a name.
func (e *engine) species(end int) bool {
	i, ok := e.gap(word{end: end, runes: maxWord})
	if !ok {
		return false
	}
	w := e.s.fold.word(e.buf, i)
	switch string(e.buf[w.start:w.end]) {
	case "sp", "spp", "SPP", "ssp":
		return true
	}
	return false
}

// remember notes the genus that a name begins with.
func (e *engine) remember(w word) {
	e.have = e.s.fold.appendFolded(e.have[:0], e.buf[w.start:w.end])
	if w.class != letter || len(e.have) == 0 || e.have[0] < 'a' || e.have[0] > 'z' {
		return
	}
	known := &e.genera[e.have[0]-'a']
	h := join(0, w.hash)
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
func (e *engine) abbreviated(w word) int {
	genera := &e.genera[e.buf[w.start]-'A']
	if genera[0].hash == 0 {
		return 0
	}
	e.spans[0] = w
	i, ok := e.gap(w)
	if !ok {
		return 0
	}
	second := e.s.fold.word(e.buf, i)
	if second.hash == 0 || second.upper || second.open {
		return 0
	}
	p := found{words: 2, flags: isShortened}
	best, end := common, 0
	for _, g := range genera {
		if g.hash == 0 {
			break
		}
		h := join(g.hash, second.hash)
		e.spans[1] = second
		head, n := uint32(0), 0
		for words := 2; words < maxWords; words++ {
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
			h = join(h, next.hash)
		}
		if n < p.words || head == 0 {
			continue
		}
		if n > p.words { // longer than what other genera have
			p.hit.Taxa, best = nil, common
		}
		for i := head; i != 0; i = e.s.entries[i].next {
			x := &e.s.entries[i]
			if x.kind <= synonym && e.isOfGenus(x, g, n) {
				p.hit.Taxa = appendTaxon(p.hit.Taxa, species.ByRow(x.row), x.kind < best)
				best = min(best, x.kind)
			}
		}
		p.words, end = n, e.spans[n-1].end
	}
	if len(p.hit.Taxa) == 0 {
		return 0
	}
	p.hit.Kind = Kind(best)
	e.report(&p, w.start, end)
	return end
}

func (e *engine) ofGenus(head uint32, g genus, n int) bool {
	for i := head; i != 0; i = e.s.entries[i].next {
		if x := &e.s.entries[i]; x.kind <= synonym && e.isOfGenus(x, g, n) {
			return true
		}
	}
	return false
}

// isOfGenus reports whether an entry is a name of the genus whose other words
// are spans[1:n].
func (e *engine) isOfGenus(x *entry, g genus, n int) bool {
	first := e.s.fold.word([]byte(x.text), 0)
	return join(0, first.hash) == g.hash && e.agrees(x, 1, n)
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
