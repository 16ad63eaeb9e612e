// Package tongue tells, for the tests of the tables of words, whether a text is
// in the language that it is said to be in.
package tongue

import "regexp"

// stays are the words that stay in Latin letters whatever the script: names of
// profiles and formats, and parts of names and citations.
var stays = regexp.MustCompile(`\b(spp|sp|var|subsp|ssp|spec|xml|json|toolkit|Ed25519|eu|gb|us|cites)\b|\b(in vitro|Conf|Rev|CoP19|CoP)\b`)

var (
	latin    = regexp.MustCompile(`[a-z]\p{Latin}+|\p{Latin}+[a-z]`)
	cyrillic = regexp.MustCompile(`\p{Cyrillic}+`)
	english  = regexp.MustCompile(`(?i)(?:^|\PL)(the|is|are|of|and|not|with|from|which|for|by)(?:$|\PL)`)
	broken   = regexp.MustCompile(`%!|^\s|\s$|  |\?\?`)
	quotes   = map[string]*regexp.Regexp{
		"fr": regexp.MustCompile(`"|“`), "es": regexp.MustCompile(`"|“`), "ru": regexp.MustCompile(`"|“`), "kk": regexp.MustCompile(`"|“`),
		"ky": regexp.MustCompile(`"|“`), "tg": regexp.MustCompile(`"|“`), "ar": regexp.MustCompile(`"|“`), "zh": regexp.MustCompile(`"|«`),
		"uz": regexp.MustCompile(`"|«`), "tk": regexp.MustCompile(`"|«`), "uz-Cyrl": regexp.MustCompile(`"|«`), "en": regexp.MustCompile(`“|«`),
	}
)

// Fault returns what in a text is not of the language with this tag: a word of
// another script or of English, a quotation mark of another language, the trace
// of a missing value; "" if there is nothing. What is in allowed, such as a
// scientific name, is no fault.
func Fault(tag, text string, allowed ...string) string {
	if text == "" {
		return "no text"
	}
	if s := broken.FindString(text); s != "" {
		return s
	}
	if q := quotes[tag]; q != nil {
		if s := q.FindString(text); s != "" {
			return s
		}
	}
	for _, a := range allowed {
		text = regexp.MustCompile(regexp.QuoteMeta(a)).ReplaceAllString(text, "")
	}
	text = stays.ReplaceAllString(text, "")
	switch tag {
	case "en":
		return cyrillic.FindString(text)
	case "fr", "es", "uz", "tk":
		if s := english.FindString(text); s != "" {
			return s
		}
		return cyrillic.FindString(text)
	case "ru", "kk", "ky", "uz-Cyrl", "tg":
		return latin.FindString(text)
	case "ar", "zh":
		if s := latin.FindString(text); s != "" {
			return s
		}
		return cyrillic.FindString(text)
	}
	return "language " + tag
}
