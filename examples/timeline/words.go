package main

import (
	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
)

// words are the program's own words in en, fr, es and ru; other readers get
// English.
var words = map[string][4]string{
	"everywhere": {"everywhere", "partout", "en todas partes", "везде"},
	"elsewhere":  {"elsewhere", "ailleurs", "en otros lugares", "в других местах"},
	"not listed": {"not listed", "non inscrit", "no incluido", "не включён"},
	"Population": {"Population", "Population", "Población", "Популяция"},
	"From":       {"From", "Dès", "Desde", "С"},
	"Until":      {"Until", "Jusqu'au", "Hasta", "По"},
	"Appendix":   {"Appendix", "Annexe", "Apéndice", "Приложение"},
	"Details":    {"Details", "Précisions", "Detalles", "Сведения"},
	"announced":  {"announced", "annoncé", "anunciado", "объявлено"},
	"sources":    {"Sources", "Sources", "Fuentes", "Источники"},
	"edition":    {"Edition", "Édition", "Edición", "Издание"},
	"title":      {"CITES Appendices, 1975 to", "Annexes CITES, 1975 à", "Apéndices de la CITES, 1975 a", "Приложения СИТЕС, 1975 –"},
}

func word(reader language.Tag, key string) string {
	texts := words[key]
	if i := lang.Index(reader); i < len(texts) {
		return texts[i]
	}
	return texts[lang.English]
}
