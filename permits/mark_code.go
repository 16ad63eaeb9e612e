package permits

import "github.com/citesgo/cites/internal/dataset"

// speciesCode returns the name of the taxon for which a code of three letters
// stands on labels ("caviar.") or tags ("crocodile."), in any case; "" and true
// for a code that names none, such as HYB.
func speciesCode(kind, code string) (taxon string, ok bool) {
	var buf [24]byte
	if len(code) != 3 {
		return "", false
	}
	key := append(buf[:0], kind...)
	for i := range len(code) {
		key = append(key, upper(code[i]))
	}
	b := tables()
	for p := b.markIx.Probe(dataset.Hash(key)); ; {
		row, more := p.Next()
		if !more {
			return "", false
		}
		if b.text.At(b.marks.U32(row, 0), b.marks.U32(row, 4)) == string(key) {
			return b.text.At(b.marks.U32(row, 8), b.marks.U32(row, 12)), true
		}
	}
}

func upper(c byte) byte {
	if 'a' <= c && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}

func isLetter(c byte) bool { c = upper(c); return 'A' <= c && c <= 'Z' }

// isSpeciesCode reports whether s has the form of a code: three letters.
func isSpeciesCode(s string) bool {
	return len(s) == 3 && isLetter(s[0]) && isLetter(s[1]) && isLetter(s[2])
}

// parents splits the code of a hybrid, male before female, such as HUSxRUT, and
// returns the code alone for that of a species.
func parents(s string) (male, female string, ok bool) {
	switch {
	case isSpeciesCode(s):
		return s, "", true
	case len(s) == 7 && upper(s[3]) == 'X' && isSpeciesCode(s[:3]) && isSpeciesCode(s[4:]):
		return s[:3], s[4:], true
	case len(s) == len("HUS×RUT") && s[3:5] == "×" && isSpeciesCode(s[:3]) && isSpeciesCode(s[5:]):
		return s[:3], s[5:], true
	}
	return "", "", false
}
