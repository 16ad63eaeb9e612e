package scangen

import (
	"github.com/citesgo/cites/internal/scanfold"
	layout "github.com/citesgo/cites/internal/scanlayout"
)

// index collects the beginnings of all texts, word by word, and what the texts
// stand for.
type index struct {
	fold       *scanfold.Folder
	beginnings map[uint64]*beginning
	events     []event

	first, alone, later, around filter
	hanFirst, hanAlone          bitmap
	hanPairs                    bitmap
}

// beginning is one of texts. Its texts are in the order in which they came.
type beginning struct {
	texts  []entry
	goesOn bool
}

// entry is a text and what it stands for; layout.Entry says it in numbers.
type entry struct {
	layout.Entry
	text string // of a common name, or the meaning of an everyday word
}

type event struct {
	tongues uint64
	weight  int
}

type filter []uint64

func (f filter) add(h uint64, bits uint) {
	word, mask := layout.Bits(h, bits)
	f[word] |= mask
}

type bitmap []byte

func (b bitmap) add(bit uint32) { b[bit/8] |= 1 << (bit % 8) }

func newIndex() *index {
	return &index{
		fold:       scanfold.Tables(),
		beginnings: make(map[uint64]*beginning),
		first:      make(filter, 1<<layout.FirstBits),
		alone:      make(filter, 1<<layout.FirstBits),
		later:      make(filter, 1<<layout.LaterBits),
		around:     make(filter, 1<<layout.AroundBits),
		hanFirst:   make(bitmap, layout.HanBytes),
		hanAlone:   make(bitmap, layout.HanBytes),
		hanPairs:   make(bitmap, layout.PairBytes),
	}
}

func (x *index) at(h uint64) *beginning {
	b := x.beginnings[h]
	if b == nil {
		b = new(beginning)
		x.beginnings[h] = b
	}
	return b
}

// path is a text as the scanner reads it: the hashes of its beginnings, the last
// of which is that of the whole, and its first two words.
type path struct {
	root   uint64
	hashes []uint64
	words  [2]string
}

// path reads a text; it has no hashes where the text cannot be found, because it
// has signs in it that end a name, or too many words.
func (x *index) path(root uint64, text string) (p path) {
	p.root = root
	raw := []byte(text)
	h := root
	for i := 0; i < len(raw); {
		c, size := x.fold.ClassOf(raw[i:])
		if c == scanfold.Breaks {
			return path{}
		}
		if !c.IsWord() {
			i += size
			continue
		}
		w := x.fold.Word(raw, i)
		i = w.End
		n := len(p.hashes)
		if scanfold.IsMark(raw[w.Start:w.End], n) {
			continue
		}
		if n == layout.MaxWords || w.Hash == 0 {
			return path{}
		}
		if n < len(p.words) {
			p.words[n] = string(raw[w.Start:w.End])
		}
		if n == 0 && root == 0 {
			h = w.Hash
		} else {
			h = scanfold.Join(h, w.Hash)
		}
		p.hashes = append(p.hashes, h)
	}
	return p
}

// add enters a text.
func (x *index) add(p path, e entry) {
	for i, h := range p.hashes {
		whole := i == len(p.hashes)-1
		switch {
		case i == 0 && p.root != 0:
			x.around.add(h, layout.AroundBits)
		case i > 0:
			x.later.add(h, layout.LaterBits)
		case whole:
			x.first.add(h, layout.FirstBits)
			x.alone.add(h, layout.FirstBits)
		default:
			x.first.add(h, layout.FirstBits)
		}
		b := x.at(h)
		if whole {
			b.texts = append(b.texts, e)
		} else {
			b.goesOn = true
		}
	}
	if p.root == 0 {
		x.addHan(p)
	}
}

// addHan enters the first characters of a text that begins with a Han character.
func (x *index) addHan(p path) {
	first, ok := scanfold.Han([]byte(p.words[0]), 0)
	if !ok {
		return
	}
	if len(p.hashes) == 1 {
		x.hanAlone.add(first)
		return
	}
	x.hanFirst.add(first)
	if second, ok := scanfold.Han([]byte(p.words[1]), 0); ok {
		x.hanPairs.add(layout.Pair(first, second))
	}
}
