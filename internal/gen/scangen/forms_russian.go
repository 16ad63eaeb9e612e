package scangen

import (
	"strings"
	"unicode/utf8"
)

// The cases of Russian: nominative, genitive, dative, accusative, instrumental,
// prepositional, in the singular and then in the plural. Animals are animate:
// their accusative is the genitive, but for feminine nouns in the singular.
const russianCases = 12

// The endings of adjectives, by gender; soft ones differ in the first letter.
var (
	adjectiveM = [russianCases]string{"ый", "ого", "ому", "ого", "ым", "ом", "ые", "ых", "ым", "ых", "ыми", "ых"}
	adjectiveF = [russianCases]string{"ая", "ой", "ой", "ую", "ой", "ой", "ые", "ых", "ым", "ых", "ыми", "ых"}
	nounM      = [russianCases]string{"", "а", "у", "а", "ом", "е", "ы", "ов", "ам", "ов", "ами", "ах"}
	nounMSoft  = [russianCases]string{"ь", "я", "ю", "я", "ем", "е", "и", "ей", "ям", "ей", "ями", "ях"}
	nounMY     = [russianCases]string{"й", "я", "ю", "я", "ем", "е", "и", "ев", "ям", "ев", "ями", "ях"}
	nounF      = [russianCases]string{"а", "ы", "е", "у", "ой", "е", "ы", "", "ам", "", "ами", "ах"}
	nounFSoft  = [russianCases]string{"я", "и", "е", "ю", "ей", "е", "и", "ь", "ям", "ь", "ями", "ях"}
	nounFZero  = [russianCases]string{"ь", "и", "и", "ь", "ью", "и", "и", "ей", "ям", "ей", "ями", "ях"}
)

// russian adds the cases of names made of adjectives and a noun (снежный барс), of
// a noun and what stays as it is (баран Северцова), and of two nouns joined by a
// hyphen (сокол-балобан).
func russian(dst []string, name string) []string {
	words := strings.Fields(strings.ReplaceAll(name, "-", " "))
	var tables [][russianCases]string
	nouns := 0
	for i, w := range words {
		if t, ok := declineAdjective(w); ok && len(words) > 1 {
			tables = append(tables, t)
			continue
		}
		if nouns > 0 && !strings.Contains(name, "-") {
			tables = append(tables, [russianCases]string{}) // stays
			continue
		}
		nouns++
		t := declineNoun(w)
		if stem, ok := strings.CutSuffix(w, "ь"); ok && i > 0 && isMasculine(words[i-1]) {
			t = fillNoun(stem, &nounMSoft) // бурого медведя
		}
		tables = append(tables, t)
	}
	for c := range russianCases {
		out := make([]string, len(words))
		for i, w := range words {
			if out[i] = tables[i][c]; out[i] == "" {
				out[i] = w
			}
		}
		if s := strings.Join(out, " "); s != name {
			dst = append(dst, s)
		}
	}
	// рысь is feminine, соболь masculine: the spelling does not tell.
	if last := words[len(words)-1]; len(words) == 1 && strings.HasSuffix(last, "ь") {
		stem := strings.TrimSuffix(last, "ь")
		for _, end := range nounMSoft {
			dst = append(dst, stem+end)
		}
	}
	return dst
}

func declineAdjective(w string) (t [russianCases]string, ok bool) {
	for _, x := range []struct {
		end   string
		table *[russianCases]string
		soft  bool
	}{
		{"ый", &adjectiveM, false}, {"ой", &adjectiveM, false}, {"ий", &adjectiveM, true},
		{"ая", &adjectiveF, false}, {"яя", &adjectiveF, true}, {"ые", &adjectiveM, false}, {"ие", &adjectiveM, true},
	} {
		stem, found := strings.CutSuffix(w, x.end)
		if !found || len(stem) < 2*len("я") {
			continue
		}
		velar := endsIn(stem, "кгхжшщ")
		for i, end := range x.table {
			if velar || x.soft {
				end = strings.Replace(end, "ы", "и", 1)
			}
			if x.soft && !velar {
				end = strings.NewReplacer("о", "е", "ая", "яя", "ую", "юю").Replace(end)
				if i == 1 || i == 3 { // его, not еге
					end = strings.Replace(end, "еге", "его", 1)
				}
			}
			t[i] = stem + end
		}
		return t, true
	}
	return t, false
}

func declineNoun(w string) (t [russianCases]string) {
	cut := func(end string) (string, bool) {
		stem, ok := strings.CutSuffix(w, end)
		return stem, ok && len(stem) >= 2*len("я")
	}
	// Nouns that lose a vowel, and nouns that are in the plural in the tables.
	for _, x := range []struct{ end, becomes string }{{"ёл", "л"}, {"ец", "ц"}, {"лев", "льв"}} {
		if stem, ok := strings.CutSuffix(w, x.end); ok && len(w) > len(x.end)-len("л") {
			t = fillNoun(stem+x.becomes, &nounM)
			t[0] = w
			return t
		}
	}
	if stem, ok := cut("ь"); ok {
		return fillNoun(stem, &nounFZero)
	}
	if stem, ok := cut("ка"); ok { // кобылка: кобылок
		t = fillNoun(stem+"к", &nounF)
		t[7] = stem + "ок"
		if strings.HasSuffix(stem, "ш") || strings.HasSuffix(stem, "ж") {
			t[7] = stem + "ек"
		}
		t[9] = t[7]
		return t
	}
	if stem, ok := cut("га"); ok {
		return fillNoun(stem+"г", &nounF)
	}
	if stem, ok := cut("а"); ok {
		return fillNoun(stem, &nounF)
	}
	if stem, ok := cut("я"); ok {
		return fillNoun(stem, &nounFSoft)
	}
	if stem, ok := cut("й"); ok {
		return fillNoun(stem, &nounMY)
	}
	for _, end := range []string{"ы", "и"} { // попугаи, осетровые
		if stem, ok := cut(end); ok {
			t = fillNoun(stem, &nounM)
			if last := strings.TrimSuffix(stem, "а"); last != stem {
				t = fillNoun(stem, &nounMY)
			}
			return t
		}
	}
	if strings.HasSuffix(w, "о") || strings.HasSuffix(w, "е") || strings.HasSuffix(w, "у") {
		return t // фламинго stays as it is
	}
	return fillNoun(w, &nounM)
}

// fillNoun puts the endings of a table behind a stem, by the rules of spelling.
func fillNoun(stem string, table *[russianCases]string) (t [russianCases]string) {
	hissing := endsIn(stem, "жшчщ")
	velar := hissing || endsIn(stem, "кгх")
	for i, end := range table {
		switch {
		case velar && end == "ы":
			end = "и"
		case hissing && end == "ов":
			end = "ей"
		case hissing && end == "ом":
			end = "ем"
		}
		t[i] = stem + end
	}
	return t
}

// endsIn reports whether s ends with one of the letters.
func endsIn(s, letters string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(letters, r)
}

func isMasculine(adjective string) bool { return hasSuffix(adjective, "ый", "ий", "ой") }
