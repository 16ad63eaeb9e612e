package species

import "math/bits"

// What an error costs, in tenths of a wrong letter. Mistakes that are known to
// happen cost less, so that of two names as many letters away the likelier one
// comes first.
const (
	costLetter  = 10 // wrong, missing or too many
	costSimilar = 8  // that sounds alike or doubles the letter beside it
	costSwap    = 9  // two letters in each other's place
	costScan    = 4  // that a scanner or a reader takes for another
	costSpace   = 5  // missing or too many
)

// alignment is how a query came from a name at least cost: the cost above the
// low 16 bits, what kinds of errors there are in these. So the least alignment
// is the cheapest.
type alignment uint32

const (
	costShift = 16
	far       = alignment(1) << 30

	// inShort is an error in a word of the name that is too short for any. No
	// reason has its bit.
	inShort = alignment(1) << 15
)

func (a alignment) cost() int      { return int(a >> costShift) }
func (a alignment) reason() Reason { return Reason(a &^ inShort & (1<<costShift - 1)) }

func errorOf(cost int, r Reason) alignment { return alignment(cost)<<costShift | alignment(r) }

// then is a followed by b.
func (a alignment) then(b alignment) alignment {
	return (a>>costShift+b>>costShift)<<costShift | (a|b)&(1<<costShift-1)
}

// minCorrected is the number of letters of the shortest word that a letter is
// corrected in: within shorter ones everything is near.
const minCorrected = 5

const (
	maxAligned = maxPattern + maxErrors
	// band is how far apart the same place can be in a query and a name: errors
	// of two letters for one count for one here.
	band = maxErrors + 1
)

// align returns the cheapest alignment of a query with the name of a key, both
// in small letters.
func align(query, key string) alignment {
	n, m := len(query), len(key)
	if n > maxAligned || m > maxAligned || n-m > band || m-n > band {
		return far
	}
	var word [maxAligned + 1]alignment // inShort for the letters of short words
	for i := 0; i < m; {
		j := i
		for j < m && key[j] != ' ' {
			j++
		}
		if j-i < minCorrected {
			for ; i < j; i++ {
				word[i] = inShort
			}
		}
		i = j + 1
	}
	// What is the same at either end has nothing to align, but for the letters that
	// an error beside it can be part of.
	head := 0
	for head < n && head < m && query[head] == key[head] {
		head++
	}
	head = max(head-2, 0)
	tail := 0
	for tail < n-head && tail < m-head && query[n-1-tail] == key[m-1-tail] {
		tail++
	}
	tail = max(tail-2, 0)
	return alignRest(query[head:n-tail], key[head:m-tail], word[head:])
}

// alignRest is align where short has inShort for each letter of a short word of
// the key, and one element more than it.
func alignRest(query, key string, short []alignment) alignment {
	n, m := len(query), len(key)
	var rows [3][maxAligned + 2]alignment
	for i := range n + 1 {
		row, last, before := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		from, to := max(0, i-band), min(m, i+band)
		if from > 0 {
			row[from-1] = far
		}
		row[to+1] = far
		for j := from; j <= to; j++ {
			best := far
			if i == 0 && j == 0 {
				best = 0
			}
			if j > 0 && j > from {
				best = min(best, row[j-1].then(missing(key, j-1, short[j-1])))
			}
			if i > 0 {
				beside := short[j]
				if j > 0 {
					beside |= short[j-1]
				}
				best = min(best, last[j].then(missing(query, i-1, beside)))
			}
			if i > 0 && j > 0 {
				a, b := query[i-1], key[j-1]
				if a == b {
					best = min(best, last[j-1])
				} else {
					e := wrong(a, b)
					if e.reason() != ReasonScanned {
						e |= short[j-1]
					}
					best = min(best, last[j-1].then(e))
				}
				if i > 1 && j > 1 && a == key[j-2] && query[i-2] == b && a != b {
					e := errorOf(costSwap, ReasonSwapped) | short[j-1] | short[j-2]
					if a == ' ' || b == ' ' {
						e = errorOf(costSwap, ReasonSpaces)
					}
					best = min(best, before[j-2].then(e))
				}
				if i > 1 && merged(query[i-2], a, b) {
					best = min(best, before[j-1].then(errorOf(costScan, ReasonScanned)))
				}
				if j > 1 && merged(key[j-2], b, a) {
					best = min(best, last[j-2].then(errorOf(costScan, ReasonScanned)))
				}
			}
			row[j] = best
		}
	}
	return rows[n%3][m]
}

// missing is the error that letter i of a text is not in the other; short is
// inShort where that is in a short word.
func missing(text string, i int, short alignment) alignment {
	switch {
	case text[i] == ' ':
		return errorOf(costSpace, ReasonSpaces)
	case i > 0 && (text[i] == text[i-1] || text[i] == 'h' && isOneOf(text[i-1], "cprt")):
		return errorOf(costSimilar, ReasonLetters) | short
	}
	return errorOf(costLetter, ReasonLetters) | short
}

// wrong is the error of letter a for b.
func wrong(a, b byte) alignment {
	switch {
	case a > b:
		return wrong(b, a)
	case a == ' ':
		return errorOf(costLetter, ReasonLetters|ReasonSpaces)
	case a == stroke && (b == 'i' || b == 'l'):
		return errorOf(costScan/2, ReasonScanned)
	case a == 'i' && b == 'l':
		return errorOf(costScan, ReasonScanned)
	case isOneOf(a, vowels) && isOneOf(b, vowels),
		a == 'c' && b == 'k', a == 'k' && b == 'q', a == 's' && b == 'z', a == 'u' && b == 'v', a == 'v' && b == 'w', a == 'i' && b == 'j',
		a == 'n' && b == 'u', a == 'c' && b == 'e', a == 'b' && b == 'h':
		return errorOf(costSimilar, ReasonLetters)
	}
	return errorOf(costLetter, ReasonLetters)
}

const vowels = "aeiouy"

func isOneOf(c byte, set string) bool {
	for i := range len(set) {
		if set[i] == c {
			return true
		}
	}
	return false
}

// merged reports whether two letters look like one. A stroke is an i or l.
func merged(a, b, one byte) bool {
	switch one {
	case 'm':
		return b == 'n' && (a == 'r' || a == 'n')
	case 'd':
		return a == 'c' && (b == 'l' || b == stroke)
	case 'w':
		return a == 'v' && b == 'v'
	case 'n':
		return a == 'r' && b == 'i'
	case 'h':
		return a == 'l' && b == 'i'
	}
	return false
}

// usual returns in what other way the letters at the beginning of s are often
// read, and how many letters that concerns; 0 where in none.
func usual(s string) (to string, size int) {
	switch s[0] {
	case 'm':
		return "rn", 1
	case 'd':
		return "cl", 1
	case 'w':
		return "vv", 1
	}
	if len(s) > 1 {
		switch {
		case s[0] == 'r' && s[1] == 'n':
			return "m", 2
		case s[0] == 'c' && (s[1] == 'l' || s[1] == stroke):
			return "d", 2
		case s[0] == 'v' && s[1] == 'v':
			return "w", 2
		}
	}
	return "", 0
}

// maxSites is how many places of a query are read in two ways: with all
// combinations tried, 2 to that power of look-ups.
const maxSites = 6

// site is a place in a query that may have been read wrongly.
type site struct {
	at, size int
	to       string
}

// misread calls yield with the query as it would be if some of the letters that
// scanners confuse had been read wrongly, n of them, until yield returns false.
// Places beyond maxSites are taken as they stand. The bytes are valid during the
// call.
func misread(query string, yield func(key []byte, n int) bool) {
	var sites [maxSites]site
	n := 0
	for i := 0; i < len(query) && n < maxSites; i++ {
		if to, size := usual(query[i:]); size > 0 {
			sites[n] = site{i, size, to}
			n++
		}
	}
	var buf [maxPattern + maxSites]byte
	if len(query) > maxPattern {
		return
	}
	for set := 1; set < 1<<n; set++ {
		out := buf[:0]
		at := 0
		for i, s := range sites[:n] {
			if set&(1<<i) != 0 {
				out = append(append(out, query[at:s.at]...), s.to...)
				at = s.at + s.size
			}
		}
		if !yield(append(out, query[at:]...), bits.OnesCount(uint(set))) {
			return
		}
	}
}
