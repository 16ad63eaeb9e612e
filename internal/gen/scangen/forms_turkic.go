package scangen

import "strings"

// endings are what is put behind a noun, of back and of front vowels. Vowel
// harmony chooses between the two, consonants among those of one kind: all are
// added, since those that do not fit are no words.
type endings struct{ back, front []string }

func (e endings) of(word, back string) []string {
	last := strings.LastIndexAny(word, back)
	if last > strings.LastIndexAny(word, "әеөүіэäöüei") || len(e.front) == 0 {
		return e.back
	}
	return e.front
}

// kazakh serves Kyrgyz as well: its endings beside, with the vowels of both.
func agglutinativeEndings(language string) (e endings, back string) {
	switch language {
	case "kk":
		return endings{
			back: []string{"лар", "дар", "тар", "ы", "сы", "ын", "сын", "ының", "сының", "ына", "сына", "ның", "дың", "тың", "ға", "қа", "на",
				"ны", "ды", "ты", "да", "та", "дан", "тан", "нан", "мен", "бен", "пен",
				"лары", "дары", "тары", "лардың", "дардың", "тардың", "ларды", "дарды", "тарды", "ларға", "дарға", "тарға"},
			front: []string{"лер", "дер", "тер", "і", "сі", "ін", "сін", "інің", "сінің", "іне", "сіне", "нің", "дің", "тің", "ге", "ке", "не",
				"ні", "ді", "ті", "де", "те", "ден", "тен", "нен", "мен", "бен", "пен",
				"лері", "дері", "тері", "лердің", "дердің", "тердің", "лерді", "дерді", "терді", "лерге", "дерге", "терге"},
		}, "аоұыуяюё"
	case "ky":
		return endings{
			back: []string{"лар", "дар", "тар", "лор", "дор", "тор", "ы", "сы", "ын", "сын", "ынын", "нын", "дын", "тын", "нун", "дун", "тун",
				"га", "ка", "го", "ко", "ны", "ды", "ты", "ну", "ду", "ту", "да", "та", "до", "то", "дан", "тан", "дон", "тон"},
			front: []string{"лер", "дер", "тер", "лөр", "дөр", "төр", "и", "си", "ин", "син", "инин", "нин", "дин", "тин", "нүн", "дүн", "түн",
				"ге", "ке", "гө", "кө", "ни", "ди", "ти", "нү", "дү", "түн", "де", "те", "дө", "тө", "ден", "тен", "дөн", "төн"},
		}, "аоыуяюё"
	case "uz":
		return endings{back: []string{"lar", "larni", "larning", "larga", "lari", "larini", "ni", "ning", "ga", "da", "dan", "i", "si", "ini",
			"sini", "ining", "sining", "iga", "siga"}}, ""
	case "tk":
		return endings{
			back:  []string{"lar", "lary", "laryň", "y", "sy", "ny", "yň", "nyň", "a", "da", "dan", "ynyň", "synyň"},
			front: []string{"ler", "leri", "leriň", "i", "si", "ni", "iň", "niň", "e", "de", "den", "iniň", "siniň"},
		}, "aouy"
	}
	return endings{back: []string{"и", "ро", "ҳо", "ҳои", "ҳоро", "он"}}, "" // Tajik
}

// agglutinated adds the endings of nouns to the last word, which alone takes
// them. Behind a possessive, a case begins with n: қар барысының.
func agglutinated(dst []string, name, language string) []string {
	e, back := agglutinativeEndings(language)
	words := strings.Fields(name)
	last := words[len(words)-1]
	for _, end := range e.of(last, back) {
		dst = append(dst, name+end)
		// қ, к and п are voiced before a vowel: бекіре, but киік, киігі.
		if strings.HasPrefix(end, "ы") || strings.HasPrefix(end, "і") || strings.HasPrefix(end, "и") || strings.HasPrefix(end, "i") {
			for _, v := range [...][2]string{{"қ", "ғ"}, {"к", "г"}, {"п", "б"}, {"q", "gʻ"}} {
				if stem, ok := strings.CutSuffix(name, v[0]); ok {
					dst = append(dst, stem+v[1]+end)
				}
			}
		}
	}
	if language == "uz" {
		// The apostrophe of oʻ and gʻ is often left out.
		for _, s := range dst[len(dst)-len(e.back):] {
			if strings.Contains(s, "ʻ") {
				dst = append(dst, strings.ReplaceAll(s, "ʻ", ""))
			}
		}
		if strings.Contains(name, "ʻ") {
			dst = append(dst, strings.ReplaceAll(name, "ʻ", ""))
		}
	}
	return dst
}
