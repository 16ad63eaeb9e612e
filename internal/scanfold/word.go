package scanfold

// The longest word that can be part of a name, in bytes folded and as it stands
// in the text. What is longer is no word of a name.
const (
	maxWord = 64
	// MaxRawWord is the most bytes of a text that are read as one word.
	MaxRawWord = 512
)

// Word is a word of a text: the runs of letters of most scripts, one character
// of those that put no space between words.
type Word struct {
	Start, End int
	Hash       uint64 // 0 is that of a word too long for a name
	Runes      int    // folded, ignored ones not counted
	Class      Class  // Letter, Kana or Single
	Upper      bool   // begins with an ASCII capital
	Open       bool   // cut off at MaxRawWord; the rest follows
}

// Word reads the word that begins at b[i].
func (f *Folder) Word(b []byte, i int) (w Word) {
	w = Word{Start: i, Class: Letter, Upper: b[i] >= 'A' && b[i] <= 'Z'}
	switch {
	case b[i] < firstWide:
		if h, n := f.ASCII(b, i); n > 0 {
			w.End, w.Runes, w.Hash = i+n, n, h
			return w
		}
	case HanAt(b[i:]):
		w.End, w.Runes, w.Class, w.Hash = i+3, 1, Single, HashHan(b[i:])
		return w
	case b[i]&^1 == 0xd0:
		if h, n := f.Cyrillic(b, i); n > 0 {
			w.End, w.Runes, w.Hash = i+n, n/2, h
			return w
		}
	}
	return f.slowly(b, w)
}

// slowly reads the word that begins at w.Start letter by letter.
func (f *Folder) slowly(b []byte, w Word) Word {
	i := w.Start
	end := min(len(b), i+MaxRawWord)
	var sum hasher
	var script uint8
	after := i // the last letter
	j := i
loop:
	for j < end {
		var x Folded
		size := 1
		switch c := b[j]; f.Bytes[c] {
		case Letter:
			if w.Class != Letter {
				break loop
			}
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			x = fold1(c)
			if script |= x.script(); script == bothScripts {
				break loop // وPython
			}
		case Ignored:
			j++
			continue
		case Wide:
			if twoAt(b, j) {
				x, size = f.pair(c, b[j+1]), 2
			} else {
				x, size = f.Rune(b[j:])
			}
			if x.Class() == Ignored {
				j += size
				continue
			}
			if !x.Class().IsWord() || x.Class() != w.Class && w.Runes > 0 {
				break loop
			}
			if script |= x.script(); script == bothScripts {
				break loop
			}
			w.Class = x.Class()
		default:
			break loop
		}
		sum.add(x.hashed(), uint(x.size()))
		w.Runes++
		j += size
		after = j
		if w.Class == Single {
			break
		}
	}
	if w.End = after; j >= i+MaxRawWord {
		w.End, w.Open = j, true
	}
	if sum.n > 0 && sum.n <= maxWord {
		w.Hash = sum.hash()
	}
	return w
}

// AppendFolded appends the word b as it is compared.
func (f *Folder) AppendFolded(dst, b []byte) []byte {
	for j := 0; j < len(b); {
		c := b[j]
		switch f.Bytes[c] {
		case Letter:
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			dst = append(dst, c)
			j++
		case Wide:
			x, size := f.Rune(b[j:])
			if x.Class().IsWord() {
				dst = x.appendTo(dst)
			}
			j += size
		default:
			j++
		}
	}
	return dst
}
