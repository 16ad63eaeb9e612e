package scan

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
)

// maxWords is the number of words of the longest name that is found. The tables
// have longer ones, which are descriptions and which nobody writes.
const maxWords = 10

// builder fills the index of a scanner.
type builder struct {
	s       *Scanner
	options *options
	raw     []byte
	wanted  []bool // tongues
	fitting []bool // taxa, by row: of the kingdom, and not too general to be a find
	never   map[uint64]bool
	links   []link
	last    [maxWords + 1]uint64 // the beginning pushed last, by its number of words
	touched uint32               // what flush has read, or it would not be read

	// The first word of the last text, with the space behind it: names of a genus
	// follow each other.
	genus     string
	genusHash uint64
}

// scientific enters the accepted names and the synonyms.
func (b *builder) scientific() {
	var kingdom species.Kingdom
	for t := range species.All() {
		rank := t.Rank()
		if rank == species.KingdomRank {
			kingdom = t.Kingdom()
		}
		fits := rank >= species.Order && (b.options.kingdom == 0 || b.options.kingdom == kingdom)
		b.fitting = append(b.fitting, fits)
		if !fits {
			continue
		}
		e := entry{row: t.Row(), kind: accepted}
		switch {
		case t.IsAccepted(), !t.IsFormer() && rank > species.Species: // what is below a listed species is listed with it
		case t.IsFormer():
			now := false
			for range t.Now() {
				now = true
			}
			if now {
				continue // it is a synonym of the taxon of today
			}
		default:
			e.kind = unlisted
		}
		b.add(t.Name(), e)
		if e.kind == accepted {
			e.kind = synonym
		}
		for name := range t.Synonyms() {
			b.add(name, e)
		}
	}
}

// common enters the common names, with the forms that their languages give them
// in a sentence.
func (b *builder) common() {
	tongues := make(map[language.Tag]uint8, len(b.s.tongues))
	for i, tag := range b.s.tongues {
		tongues[tag] = uint8(i)
	}
	b.wanted = make([]bool, len(b.s.tongues))
	for i, base := range b.s.bases {
		b.wanted[i] = len(b.options.languages) == 0 || slices.ContainsFunc(b.options.languages, func(t language.Tag) bool {
			want, _ := t.Base()
			return want == base
		})
	}
	b.never = make(map[uint64]bool)
	for w := range contextWords() {
		if w.kind == never {
			b.raw = append(b.raw[:0], w.text...)
			b.never[join(0, b.s.fold.word(b.raw, 0).hash)] = true
		}
	}
	var forms []string
	for n := range commonnames.All() {
		tongue, ok := tongues[n.Language()]
		row := n.Taxon().Row()
		if !ok || !b.wanted[tongue] || int(row) >= len(b.fitting) || !b.fitting[row] {
			continue
		}
		e := entry{row: row, kind: common, tongue: tongue}
		if !n.Reviewed() {
			e.flags |= unreviewed
		}
		if text := n.Text(); len(text) < 2*shortWord && utf8.RuneCountInString(text) < shortWord {
			e.flags |= exact
		}
		forms = appendForms(forms[:0], n.Text(), b.s.bases[tongue].String())
		for _, text := range forms {
			b.add(text, e)
		}
	}
}

// words enters the everyday words and those of the contexts.
func (b *builder) words() {
	bases := make(map[string]uint8)
	for i, base := range b.s.bases {
		if _, there := bases[base.String()]; !there {
			bases[base.String()] = uint8(i)
		}
	}
	// What a word says is one entry, of all languages that have it.
	says := make(map[uint64]*event)
	depths := make(map[uint64]int)
	var forms []string
	for w := range contextWords() {
		tongue, ok := bases[w.language]
		if !ok && w.kind == function || w.kind == never {
			continue
		}
		forms = append(forms[:0], w.text)
		if w.kind == everyday {
			forms = appendForms(forms[:0], w.text, w.language)
		}
		for _, text := range forms {
			if w.kind == everyday {
				h, depth := b.path(0, text)
				b.enter(h, depth, entry{text: w.meaning, kind: everyday})
				continue
			}
			h, depth := b.path(underContext, text)
			v := says[h]
			if v == nil {
				v = new(event)
				says[h], depths[h] = v, depth
			}
			switch w.kind {
			case function:
				v.tongues |= 1 << tongue
			case supports:
				v.weight = 1
			case opposes:
				v.weight = -1
			}
		}
	}
	for h, v := range says {
		b.enter(h, depths[h], entry{kind: context, row: uint32(len(b.s.events))})
		b.s.events = append(b.s.events, *v)
	}
}

// add enters a text, unless it has signs in it that end a name.
func (b *builder) add(text string, e entry) {
	h, depth := b.path(0, text)
	if depth == 1 && e.kind == common && b.never[h] {
		return
	}
	e.text = text
	b.enter(h, depth, e)
}

func (b *builder) enter(h uint64, depth int, e entry) {
	if depth == 0 {
		return
	}
	b.s.entries = append(b.s.entries, e)
	b.push(link{h, uint32(len(b.s.entries) - 1), depth == 1 && e.kind != context})
}

// link is what is to be entered in the index: the beginning of a text, or the
// whole of one, which is an entry.
type link struct {
	hash  uint64
	entry uint32 // 0 is a beginning
	first bool   // of one word
}

// push enters a link, when there are enough of them: what takes time is to wait
// for memory, and the places of many links can be waited for at once.
func (b *builder) push(l link) {
	if b.links = append(b.links, l); len(b.links) == cap(b.links) {
		b.flush()
	}
}

const linksAtOnce = 256

func (b *builder) flush() {
	x := &b.s.index
	x.reserve(len(b.links))
	for _, l := range b.links {
		b.touched += x.slots[x.place(tagOf(l.hash))].tag
	}
	for _, l := range b.links {
		s := x.add(l.hash, l.first)
		if l.entry == 0 {
			s.value |= goesOn
			continue
		}
		if l.first {
			x.markAlone(l.hash)
		}
		b.s.entries[l.entry].next = s.value &^ goesOn
		s.value = s.value&goesOn | l.entry
	}
	b.links = b.links[:0]
}

// path enters the beginnings of a text but the whole, under a root of the index.
// It returns the hash of the whole and the number of words; 0 where the text
// cannot be found as a name.
func (b *builder) path(root uint64, text string) (h uint64, depth int) {
	h = root
	b.raw = append(append(b.raw[:0], text...), "         "...) // so that the last word is read as fast as the others
	f := &b.s.fold
	i := 0
	if b.genus != "" && root == 0 && strings.HasPrefix(text, b.genus) {
		h, depth, i = b.genusHash, 1, len(b.genus)
	}
	for i < len(text) {
		c, size := f.classOf(b.raw[i:])
		if c == breaks {
			return 0, 0
		}
		if !c.isWord() {
			i += size
			continue
		}
		w := f.word(b.raw, i)
		i = w.end
		if isMark(b.raw[w.start:w.end], depth) {
			continue
		}
		if depth > 0 {
			if b.last[depth] != h { // as of most names: they come in order
				b.last[depth] = h
				b.push(link{hash: h, first: depth == 1 && root == 0})
			}
		}
		h = join(h, w.hash)
		if depth++; depth > maxWords || w.hash == 0 {
			return 0, 0
		}
		if depth == 1 && root == 0 && b.raw[i] == ' ' && i < len(text) {
			b.genus, b.genusHash = text[:i+1], h
		}
	}
	return h, depth
}

// isMark reports whether a word behind n words of a name is no epithet: a mark of
// rank, or of a hybrid.
func isMark(w []byte, n int) bool {
	switch string(w) {
	case "subsp", "ssp", "var", "f", "fo", "forma", "subvar":
		return n >= 2
	case "x":
		return n >= 1
	}
	return false
}

// classOf returns the class of the byte or rune at the head of b, and its length.
func (f *folder) classOf(b []byte) (c class, size int) {
	if c = f.bytes[b[0]]; c != wide {
		return c, 1
	}
	x, size := f.rune(b)
	return x.class(), size
}
