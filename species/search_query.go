package species

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citesgo/cites/internal/normname"
)

// queryKey is one way to read a query: a key of small letters, a to z, with
// single spaces.
type queryKey struct {
	text   string
	reason Reason // why it is not what was written
	words  int
	short  bool // the first word is an abbreviation
	bare   bool // the query says that it names a genus: Dalbergia sp.
}

// maxReadings bounds how many ways there are to tell the authors in a query.
const maxReadings = 4

// readQuery fills f.keys: the query as it stands and with letters of other
// alphabets replaced, each with and without its authors.
func (f *finder) readQuery(query string) {
	f.readKeys(query, 0)
	if isASCII(query) {
		return
	}
	if s := withDigraphs(query); s != query {
		f.readKeys(s, ReasonScript)
	}
	if s := latinLookalikes(query); s != query {
		f.readKeys(s, ReasonScript)
	}
	if s := transliterated(query); s != query {
		f.readKeys(s, ReasonScript)
	}
}

func (f *finder) readKeys(query string, reason Reason) {
	var n normname.Name
	if n.Parse(query, true) != nil {
		return
	}
	first, dot, _ := strings.Cut(strings.TrimSpace(query), ".")
	stopped := dot != "" && len(first) <= 4 && !strings.ContainsAny(first, " \t")
	for count := 0; count < maxReadings; count++ {
		k, ok := n.Next()
		if !ok {
			break
		}
		f.addReading(queryKey{text: string(k), reason: reason, bare: isUnnamed(query), short: stopped})
	}
	// In a name in capitals or with small ones throughout nothing tells where the author
	// begins, but that no name goes on behind these signs.
	if i := strings.IndexAny(query, "(&,;["); i > 0 {
		if n = (normname.Name{}); n.Parse(query[:i], true) == nil {
			if k, ok := n.Next(); ok {
				f.addReading(queryKey{text: string(k), reason: reason | ReasonAbove, short: stopped})
			}
		}
	}
}

// addReading adds a way to read the query unless it is there already.
func (f *finder) addReading(key queryKey) {
	if strings.ContainsFunc(key.text, func(r rune) bool { return r != ' ' && (r < 'a' || r > 'z') }) {
		return
	}
	for _, k := range f.keys {
		if k.text == key.text {
			return
		}
	}
	key.words = 1 + strings.Count(key.text, " ")
	key.short = key.words > 1 && (key.short || strings.IndexByte(key.text, ' ') == 1)
	f.keys = append(f.keys, key)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// withDigraphs writes German umlauts as names do: gueldenstaedtii.
func withDigraphs(query string) string {
	var b strings.Builder
	for _, r := range query {
		switch r {
		case 'ä', 'Ä':
			b.WriteString("ae")
		case 'ö', 'Ö':
			b.WriteString("oe")
		case 'ü', 'Ü':
			b.WriteString("ue")
		case '\u0308': // behind the letter that it belongs to
			b.WriteByte('e')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isUnnamed reports whether a query ends with the mark of a species that is not
// named, so that it is a genus or higher taxon that it names.
func isUnnamed(query string) bool {
	query = strings.TrimRight(query, ". \t")
	for _, mark := range [...]string{" sp", " spp", " SP", " SPP", " Sp", " Spp"} {
		if strings.HasSuffix(query, mark) {
			return true
		}
	}
	return false
}

// readScanned fills f.keys with the query as it is without the digits and signs
// that scanners take letters for, if it has any.
func (f *finder) readScanned(query string) {
	l := withoutDigits(query, 'l')
	if l == query {
		return
	}
	f.readKeys(l, ReasonScanned)
	n := len(f.keys)
	f.readKeys(withoutDigits(query, 'i'), ReasonScanned)
	for i := range n {
		if i+n < len(f.keys) {
			f.keys[i].text = eitherStroke(f.keys[i].text, f.keys[i+n].text)
		}
	}
	f.keys = f.keys[:n]
}

// stroke stands in a key for i or l.
const stroke = '1'

// eitherStroke joins two readings of a text, the one with l, the other with i,
// to one with strokes.
func eitherStroke(l, i string) string {
	if len(l) != len(i) {
		return l
	}
	out := []byte(l)
	for at := range out {
		if l[at] == 'l' && i[at] == 'i' {
			out[at] = stroke
		}
	}
	return string(out)
}

// withoutDigits replaces the digits and signs that scanners take letters for,
// within words that have letters, and a capital I between small letters. What
// may be i or l becomes one.
func withoutDigits(query string, one rune) string {
	if !strings.ContainsAny(query, "01256789|!$@€I") {
		return query
	}
	words := strings.SplitAfter(query, " ")
	for i, w := range words {
		letters := 0
		lower := false
		for _, r := range w {
			if unicode.IsLetter(r) {
				letters++
			}
			lower = lower || unicode.IsLower(r)
		}
		if letters == 0 || letters == 1 && len(w) > 2 {
			continue // a year or a number
		}
		first := true
		words[i] = strings.Map(func(r rune) rune {
			inside := !first
			first = false
			switch r {
			case '0':
				return 'o'
			case '1', '|', '!':
				return one
			case 'I':
				if inside && lower {
					return one
				}
			case '2':
				return 'z'
			case '5', '$':
				return 's'
			case '6', '€':
				return 'e'
			case '8':
				return 'b'
			case '9':
				return 'g'
			case '@':
				return 'a'
			}
			return r
		}, w)
	}
	return strings.Join(words, "")
}

// lookalikes are letters of other scripts in pairs with the Latin letters they
// look like.
const lookalikes = "" +
	"аaАaвbВbеeЕeёeЁeкkКkмmМmнhНhоoОoрpРpсcСcтtТtуyУyхxХxіiІiїiЇiјjЈjѕsЅsһhҺhԁdӏlӀlгrпnиuшwьbԛqԝwүvҮyґr" +
	"αaΑaβbΒbεeΕeζzΖzηnΗhιiΙiκkΚkμuΜmνvΝnοoΟoρpΡpσoτtΤtυuΥyχxΧxωw" +
	"اlٱlأlإlآlهoةoﻩo٥o٠.١l۱l"

// latinLookalikes replaces letters of other scripts by the Latin ones that look
// like them, if all can be.
func latinLookalikes(query string) string {
	return mapped(query, func(r rune) string {
		for i, x := range lookalikes {
			if x == r && x >= 0x80 {
				n := len(string(x))
				return lookalikes[i+n : i+n+1]
			}
		}
		return ""
	})
}

// mapped replaces the letters of other scripts than Latin. It returns query
// itself where to returns nothing for one of them.
func mapped(query string, to func(r rune) string) string {
	var b strings.Builder
	changed := false
	for _, r := range query {
		if r < 0x80 || unicode.Is(unicode.Latin, r) || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			b.WriteRune(r)
			continue
		}
		s := to(r)
		if s == "" {
			return query
		}
		if s != "-" {
			b.WriteString(s)
		}
		changed = true
	}
	if !changed {
		return query
	}
	return b.String()
}

// cyrillic are, from а to я, the Latin letters that scientific names have for
// those that they are written with in Cyrillic; "-" stands for none.
var cyrillic = [...]string{
	"a", "b", "v", "g", "d", "e", "j", "z", "i", "i", "c", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "c", "ch", "sch", "sch",
	"-", "y", "-", "e", "iu", "ia",
}

// transliterated writes a query in Cyrillic letters with Latin ones.
func transliterated(query string) string {
	return mapped(query, func(r rune) string {
		r = unicode.ToLower(r)
		switch {
		case r >= 'а' && int(r-'а') < len(cyrillic):
			return cyrillic[r-'а']
		case r == 'ё':
			return "e"
		case r == 'і', r == 'ї':
			return "i"
		case r == 'ґ', r == 'ғ':
			return "g"
		case r == 'қ':
			return "c"
		}
		return ""
	})
}
