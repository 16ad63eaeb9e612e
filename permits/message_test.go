package permits

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/messages"
)

// TestMessages prints every message in every language with every shape of
// argument: nothing empty, nothing that x/text could not fill in, no argument
// lost, no English left in Russian.
func TestMessages(t *testing.T) {
	b := tables()
	counts := make(map[uint16]int)
	for row := range uint32(b.findings.Len()) {
		counts[b.findings.U16(row, colMessage)] = int(b.findings.U8(row, colArgCount))
	}
	// Names of profiles are the same in all languages, as are codes, which are in capitals.
	for row := range uint32(b.reasons.Len()) {
		counts[b.reasons.U16(row, colReasonMessage)] = int(b.reasons.U16(row, colReasonCount))
	}
	foreign := regexp.MustCompile(`[a-z]{3,}`)
	same := regexp.MustCompile(`\bcites\b`)
	english := regexp.MustCompile(`\b(the|is|of|and|not)\b`)

	require.NotZero(t, b.messages.Len())
	for row := range uint32(b.messages.Len()) {
		key := messageKey(b, row)
		for l := range messages.Languages {
			require.NotEmpty(t, messageFormat(b, row, l), key)
			for _, shape := range []string{"1", "", "%", "%d%[9]s{x}", "«Ω»", strings.Repeat("9", 200), "a\nb"} {
				n := counts[uint16(row)]
				args := make([]any, n)
				for i := range args {
					args[i] = shape
				}
				text := messageText(uint16(row), l, args...)
				require.NotEmpty(t, text, "%s %d", key, l)
				require.NotEqual(t, key, text)
				require.NotContains(t, text, "%!", "%s %d", key, l)
				require.Equal(t, n, strings.Count(messageFormat(b, row, l), "%["), "%s %d", key, l)
				if shape != "" && shape != "1" {
					require.GreaterOrEqual(t, strings.Count(text, shape), n, "%s %d", key, l)
				}
				if shape != "1" {
					continue
				}
				// Neighbouring languages may agree in a short text, none of them with English.
				require.False(t, l > 0 && text == messageText(uint16(row), 0, args...), "%s in %s is English: %s", key, lang.Word(l), text)
				last, _ := utf8.DecodeLastRuneInString(text)
				require.Contains(t, ".:。：", string(last), "%s %d ends like a sentence", key, l)
				switch lang.Word(l) {
				case "fr", "es", "uz", "tk":
					require.NotRegexp(t, english, strings.ToLower(text), key)
				case "ru", "kk", "ky", "uz-Cyrl", "tg", "ar", "zh":
					require.NotRegexp(t, foreign, same.ReplaceAllString(text, ""), "%s in %s", key, lang.Word(l))
				}
			}
		}
	}
}

func TestMessageLanguages(t *testing.T) {
	f := Check(&Permit{Number: "#REF!"})[0]
	require.Equal(t, "CITES-FIELD-NUMBER", f.Code)
	for tag, want := range map[string]string{
		"en-GB":   "error value",
		"fr-CH":   "valeur d'erreur",
		"es-419":  "valor de error",
		"ru-KZ":   "сообщение об ошибке",
		"kk":      "электрондық кестенің қате мәні",
		"uz-Cyrl": "жадвал",
		"und":     "error value", // never a neighbouring language
		"de":      "error value",
	} {
		require.Contains(t, f.Message(language.MustParse(tag)), want, tag)
	}
	require.Equal(t, "X", Finding{Code: "X"}.Message(language.French), "a finding not made by Check")
}
