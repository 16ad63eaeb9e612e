package appendix

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/tongue"
)

// TestConditionTexts gives every text of every condition in every language: none
// is missing, none stayed English, and none lost a name or a number.
func TestConditionTexts(t *testing.T) {
	ed, err := current()
	require.NoError(t, err)
	fixed := regexp.MustCompile(`Heliopora coerulea|Cyclamen persicum|Opuntia microdasys|VICUÑA|#?\b\d+\b`)
	scripts := map[string]*regexp.Regexp{
		"ru": regexp.MustCompile(`\p{Cyrillic}`), "ar": regexp.MustCompile(`\p{Arabic}`), "zh": regexp.MustCompile(`\p{Han}`),
	}
	for _, word := range []string{"kk", "ky", "uz-Cyrl", "tg"} {
		scripts[word] = scripts["ru"]
	}
	n := 0
	for row := range uint32(ed.conditions.Len()) {
		c := Condition{ed, row}
		english := c.Text()
		require.Equal(t, english, c.TextIn(language.English))
		require.Equal(t, english, c.TextIn(language.Japanese))
		if english == "" {
			continue
		}
		n++
		for _, tag := range lang.Supported()[1:] {
			text := c.TextIn(tag)
			require.NotEmpty(t, text)
			require.NotEqual(t, english, text, tag)
			if script := scripts[tag.String()]; script != nil {
				require.Regexp(t, script, text, tag)
			}
			for _, s := range fixed.FindAllString(english, -1) {
				require.Contains(t, text, s, tag)
			}
		}
	}
	require.Greater(t, n, 40)
	require.Empty(t, Condition{}.TextIn(language.Russian))
}

// TestWords gives every text that the package has of its own in every language.
func TestWords(t *testing.T) {
	names := []string{"{party}", "{partner}", "{taxon}", "{country}", "{appendix}"}
	for _, tag := range lang.Supported() {
		for key := range layout.WordCount {
			require.Empty(t, tongue.Fault(tag.String(), word(key, tag), names...), "%s in %v: %s", layout.Words[key], tag, word(key, tag))
		}
		for key := range layout.CoverageCount {
			if coverageWord(key, language.English) == "" {
				continue // the place of "none"
			}
			require.Empty(t, tongue.Fault(tag.String(), coverageWord(key, tag)), "%d in %v: %s", key, tag, coverageWord(key, tag))
		}
		for d := range Definitions() {
			require.Empty(t, tongue.Fault(tag.String(), d.Text(tag), "Dalbergia", "Guibourtia"), "%s in %v: %s", d.Name(), tag, d.Text(tag))
			require.Empty(t, tongue.Fault(tag.String(), d.Term(tag)), "%s in %v", d.Name(), tag)
		}
		for k := ZeroQuota; k <= Cultures; k++ {
			require.Empty(t, tongue.Fault(tag.String(), k.Name(tag)))
		}
		for k := AskPopulation; k <= AskName; k++ {
			require.NotContains(t, Question{Kind: k}.Text(tag), "{", tag)
		}
		for _, k := range []EffectKind{AsNonParty, BetweenNonParties} {
			require.NotContains(t, Effect{Kind: k}.Text(tag), "{", tag)
		}
		for a := I; a <= III; a++ {
			require.Empty(t, tongue.Fault(tag.String(), a.Name(tag)))
		}
	}
}

// TestClauseTexts gives every clause of every annotation in every language.
func TestClauseTexts(t *testing.T) {
	ed, err := current()
	require.NoError(t, err)
	latinNames := regexp.MustCompile(`[A-Z][a-z]+( [a-z]+)*`)
	for row := range uint32(ed.coverage.clauses.Len()) {
		c := Clause{ed, row}
		var names []string
		names = append(names, latinNames.FindAllString(c.Text(language.Chinese), -1)...) // Chinese has no other Latin letters
		for _, tag := range lang.Supported() {
			require.Empty(t, tongue.Fault(tag.String(), c.Text(tag), names...), "%v: %s", tag, c.Text(tag))
		}
	}
}
