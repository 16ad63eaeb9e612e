package scan

import (
	_ "embed" // for the tables
	"math/bits"
	"sync"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/internal/scanfold"
	layout "github.com/citesgo/cites/internal/scanlayout"
	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
)

//go:embed scan.bin
var blob string

// tables are an opened blob and what is read of it so often that it has a place
// of its own. All scanners share them; nothing in them changes.
type tables struct {
	file    dataset.File
	fold    *scanfold.Folder
	index   index
	texts   dataset.Text
	entries string
	events  dataset.Table

	tongues []language.Tag
	bases   []language.Base    // of the tongues
	scripts [maxTongues]uint64 // the tongues in the script of each
	latin   language.Tag
}

// current returns the embedded tables, opened on first use. Where they cannot be
// read it returns such as have no names, and why.
var current = sync.OnceValues(func() (*tables, error) { return open(blob) })

func open(blob string) (*tables, error) {
	t := &tables{fold: scanfold.Tables(), latin: language.Make("la")}
	f, err := dataset.Open(blob, "scan", layout.Version)
	if err != nil {
		return t, err
	}
	if string(f.Text(layout.Editions)) != species.Edition().SHA256+"\n"+commonnames.Edition().SHA256+"\n" {
		return t, &dataset.Error{Dataset: "scan", Reason: "was made for other editions of the species and their common names"}
	}
	t.file = f
	if !t.index.open(f) {
		return t, &dataset.Error{Dataset: "scan", Reason: "a table is missing or of another width"}
	}
	t.texts = f.Text(layout.Texts)
	t.entries = string(f.Text(layout.Entries))
	t.events = f.Table(layout.Events, layout.EventWidth)
	t.languages()
	return t, nil
}

func (t *tables) languages() {
	var scripts []language.Script
	for tag := range commonnames.Languages() {
		if len(t.tongues) == maxTongues {
			break
		}
		base, _ := tag.Base()
		script, _ := tag.Script()
		t.tongues = append(t.tongues, tag)
		t.bases = append(t.bases, base)
		scripts = append(scripts, script)
	}
	for i, a := range scripts {
		for j, b := range scripts {
			if a == b {
				t.scripts[i] |= 1 << j
			}
		}
	}
}

// sameScript returns the tongues in the scripts of a set of them.
func (t *tables) sameScript(tongues uint64) (all uint64) {
	for ; tongues != 0; tongues &= tongues - 1 {
		all |= t.scripts[bits.TrailingZeros64(tongues)]
	}
	return all
}

// Verify reads the whole blob of words and compares its checksum. The names have
// checks of their own, in packages species and commonnames.
func Verify() error {
	t, err := current()
	if err != nil {
		return err
	}
	return t.file.Verify()
}

// index finds the names that begin with given words: a hash table of all
// beginnings of names, word by word, and before it filters small enough to stay
// in the caches of the processor, since nearly all words begin no name.
//
// It holds hashes and no text: a beginning found by accident is found out when
// the name is compared.
type index struct {
	first    [1 << layout.FirstBits]uint64
	alone    [1 << layout.FirstBits]uint64
	later    [1 << layout.LaterBits]uint64
	around   [1 << layout.AroundBits]uint64
	hanFirst [layout.HanBytes]byte
	hanAlone [layout.HanBytes]byte
	hanPairs [layout.PairBytes]byte
	slots    string
	places   int
}

// open copies the filters, which are read at places that need no check then.
func (x *index) open(f dataset.File) bool {
	for section, words := range map[int][]uint64{
		layout.First: x.first[:], layout.Alone: x.alone[:], layout.Later: x.later[:], layout.Around: x.around[:],
	} {
		raw := f.Text(section)
		if len(raw) != 8*len(words) {
			return false
		}
		for i := range words {
			words[i] = le64(string(raw), 8*i)
		}
	}
	for section, bits := range map[int][]byte{layout.HanFirst: x.hanFirst[:], layout.HanAlone: x.hanAlone[:], layout.HanPairs: x.hanPairs[:]} {
		if raw := f.Text(section); len(raw) != copy(bits, raw) {
			return false
		}
	}
	x.slots = string(f.Text(layout.Slots))
	x.places = len(x.slots)/layout.SlotWidth - layout.Spill
	return x.places > 0
}

// le64 reads a number of eight bytes; the compiler makes one load of it.
func le64(s string, at int) uint64 {
	s = s[at : at+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func (x *index) mayBegin(h uint64) bool {
	return layout.In(x.first[h>>(64-layout.FirstBits)], h, layout.FirstBits)
}

// mayBeAlone is whether a word may be a text by itself.
func (x *index) mayBeAlone(h uint64) bool {
	return layout.In(x.alone[h>>(64-layout.FirstBits)], h, layout.FirstBits)
}

func (x *index) mayContinue(h uint64) bool {
	return layout.In(x.later[h>>(64-layout.LaterBits)], h, layout.LaterBits)
}

// maySay is whether a word around names may say something of them.
func (x *index) maySay(h uint64) bool {
	return layout.In(x.around[h>>(64-layout.AroundBits)], h, layout.AroundBits)
}

// find returns the first entry of the texts that end with h, whether longer ones
// begin so, and false where there are none of either.
func (x *index) find(h uint64) (head uint32, more, ok bool) {
	tag := layout.TagOf(h)
	for at := layout.Place(tag, x.places) * layout.SlotWidth; at+layout.SlotWidth <= len(x.slots); at += layout.SlotWidth {
		s := le64(x.slots, at)
		if got := uint32(s); got == tag {
			value := uint32(s >> 32)
			return value &^ layout.GoesOn, value&layout.GoesOn != 0, true
		} else if got == 0 || got > tag {
			break
		}
	}
	return 0, false, false
}

// skipHan skips the Han characters from i on that begin no name. Most of them
// begin some name: the character behind decides.
func (x *index) skipHan(f *scanfold.Folder, b []byte, i, limit int) int {
	c, ok := scanfold.Han(b, i)
	for ok && i < limit {
		var next uint32
		if next, ok = scanfold.Han(b, i+3); !ok {
			begins := x.hanAlone[c/8]
			if i+3 == len(b) || mayJoin(f, b[i+3:]) {
				begins |= x.hanFirst[c/8]
			}
			if begins>>(c%8)&1 == 0 {
				i += 3
			}
			break
		}
		pair := layout.Pair(c, next)
		if (x.hanAlone[c/8]>>(c%8)|x.hanPairs[pair/8]>>(pair%8))&1 != 0 {
			break
		}
		i += 3
		c = next
	}
	return i
}

// entry is a text that the index leads to, and what it stands for.
type entry struct {
	layout.Packed
	next uint32 // entry with the same words; 0 is none
}

// mayBegin2 is mayBegin for text that begins with a character of three bytes that
// is a word by itself: most of them begin some name, and the one behind decides,
// if it is such a word too.
func (x *index) mayBegin2(f *scanfold.Folder, b []byte) bool {
	h := scanfold.HashHan(b)
	if !x.mayBegin(h) {
		return false
	}
	if x.mayBeAlone(h) || len(b) == 3 {
		return true
	}
	next, size := f.ClassOf(b[3:])
	return next != scanfold.Single || size != 3 || x.mayContinue(scanfold.Join(h, scanfold.HashHan(b[3:])))
}

// mayJoin reports whether a name may go on between a Han character and what is no
// such: not before most punctuation, nor before space.
func mayJoin(f *scanfold.Folder, b []byte) bool {
	c, _ := f.ClassOf(b)
	return c != scanfold.Breaks && c != scanfold.Blank
}

// isName reports whether entries of a kind are names, reported or not.
func isName(kind uint8) bool { return kind-1 < layout.Unlisted }

func isScientific(kind uint8) bool { return kind-1 < layout.SynonymName }

func (t *tables) entry(i uint32) (e entry) {
	at := uint64(i) * layout.EntryWidth
	if at+layout.EntryWidth > uint64(len(t.entries)) {
		return e
	}
	packed := le64(t.entries, int(at))
	e.Packed = layout.Packed{A: uint32(packed), B: uint32(packed >> 32)}
	if !e.Last() {
		e.next = i + 1
	}
	return e
}

// text returns the text of an entry: the name, or the meaning of an everyday word.
func (t *tables) text(e entry) string {
	if kind := e.Kind(); kind > layout.SynonymName && kind != layout.Unlisted {
		return t.texts.At(e.Text(), e.Length())
	}
	taxon := species.ByRow(e.Row())
	if e.Text() == 0 {
		return taxon.Name()
	}
	n := uint32(0)
	for name := range taxon.Synonyms() {
		if n++; n == e.Text() {
			return name
		}
	}
	return ""
}

// event is what a word says of the names around it.
type event struct {
	tongues uint64
	weight  int
}

func (t *tables) event(row uint32) event {
	return event{
		tongues: uint64(t.events.U32(row, 0)) | uint64(t.events.U32(row, 4))<<32,
		weight:  int(t.events.U32(row, 8)) - 1,
	}
}
