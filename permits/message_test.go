package permits

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/messages"
	"github.com/citesgo/cites/internal/tongue"
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
	for row := range uint32(b.reasons.Len()) {
		counts[b.reasons.U16(row, colReasonMessage)] = int(b.reasons.U16(row, colReasonCount))
	}

	require.NotZero(t, b.messages.Len())
	for row := range uint32(b.messages.Len()) {
		key := messageKey(b, row)
		if strings.HasPrefix(key, "fault.") {
			counts[uint16(row)] = strings.Count(messageFormat(b, row, lang.English), "%[")
		}
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
				if shape == "" || shape == "1" {
					require.NotContains(t, text, "{", "%s %d", key, l)
					require.NotContains(t, text, "}", "%s %d", key, l)
				}
				if shape != "" && shape != "1" {
					require.GreaterOrEqual(t, strings.Count(text, shape), n, "%s %d", key, l)
				}
				if shape != "1" {
					continue
				}
				// Neighbouring languages may agree in a short text, none of them with English.
				require.False(t, l > 0 && text == messageText(uint16(row), 0, args...), "%s in %s is English: %s", key, lang.Word(l), text)
				if !strings.HasPrefix(key, "change.") { // words before a value
					last, _ := utf8.DecodeLastRuneInString(text)
					require.Contains(t, ".:。：", string(last), "%s %d ends like a sentence", key, l)
				}
				require.Empty(t, tongue.Fault(lang.Word(l), text), "%s in %s: %s", key, lang.Word(l), text)
			}
		}
	}
}

// TestReviewedOfMessages holds every Reviewed to what the table says, and lets no
// other language stand in.
func TestReviewedOfMessages(t *testing.T) {
	raw, err := os.ReadFile("../internal/data/messages.tsv")
	require.NoError(t, err)
	reviewed := make(map[[2]string]bool)
	for line := range strings.Lines(string(raw)) {
		if f := strings.Split(line, "\t"); f[3] == "yes" {
			reviewed[[2]string{f[0], f[1]}] = true
		}
	}
	require.NotEmpty(t, reviewed)
	b := tables()
	hold := func(key string, of func(language.Tag) bool) {
		for _, tag := range append(lang.Supported(), language.Japanese) {
			require.Equal(t, reviewed[[2]string{key, tag.String()}], of(tag), "%s in %v", key, tag)
		}
	}
	for row := range uint32(b.messages.Len()) {
		key := messageKey(b, row)
		hold(key, func(tag language.Tag) bool { return keyReviewed(key, tag) })
		kind, name, _ := strings.Cut(key, ".")
		switch kind {
		case "loss":
			hold(key, LossCode(name).Reviewed)
			hold(key, Loss{Code: LossCode(name)}.Reviewed)
		case "fault":
			hold(key, Fault{key: name}.Reviewed)
		case "reason":
			hold(key, Reason{Code: name}.Reviewed)
		}
	}
	hold("change.added", Change{}.Reviewed)
	for r := range Rules() {
		hold(r.Code(), r.Reviewed)
		for o := range r.Outcomes() {
			hold(messageKey(b, uint32(o.v.message)), o.Reviewed)
			hold(messageKey(b, uint32(o.v.message)), Finding{Code: r.Code(), message: o.v.message + 1}.Reviewed)
		}
	}
}

// TestDatesOfMessages writes dates in the reader's way, and nothing else.
func TestDatesOfMessages(t *testing.T) {
	p := &Permit{ValidUntil: MomentOf(cites.MustDate("2026-03-05"))}
	for tag, want := range map[string]string{"en": "2026-03-05", "ru": "05.03.2026", "fr": "05/03/2026", "zh": "2026/03/05", "uz-Cyrl": "05/03/2026"} {
		found := false
		for _, f := range Check(p, On(cites.MustDate("2026-11-25"))) {
			found = found || strings.Contains(f.Message(language.MustParse(tag)), want)
		}
		require.True(t, found, tag)
	}
	p = &Permit{ValidUntil: Moment{Text: "2026-02-30"}}
	for _, f := range Check(p, On(cites.MustDate("2026-11-25"))) {
		if strings.Contains(f.Message(language.English), "2026-02-30") {
			require.Contains(t, f.Message(language.Russian), "2026-02-30", "no day of the calendar stays as it stands")
			return
		}
	}
	t.Error("the day is not named")
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
