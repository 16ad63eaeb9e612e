package words_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"

	"github.com/citesgo/cites/examples/internal/words"
	"github.com/citesgo/cites/internal/lang"
)

// TestTable holds the table to its form and every key to every language.
func TestTable(t *testing.T) {
	raw, err := os.ReadFile("words.tsv")
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n")[1:]
	require.True(t, slices.IsSorted(lines), "sort the lines by bytes")
	keys := make(map[[2]string]bool)
	for _, l := range lines {
		f := strings.Split(l, "\t")
		require.Len(t, f, 5, l)
		require.Contains(t, []string{"yes", "no"}, f[4], l)
		keys[[2]string{f[0], f[1]}] = true
	}
	require.NotEmpty(t, keys)
	cyrillic, latin, letter := regexp.MustCompile(`\p{Cyrillic}`), regexp.MustCompile(`[a-z]{3}`), regexp.MustCompile(`\pL`)
	alike := make(map[[2]string]bool) // words that English shares with a neighbour
	for _, s := range []string{"Document", "document", "documents", "Transit", "Conditions", "Questions", "Source", "information", "Population",
		"sources", "Taxon", "or", "Explanation", "error", "File", "Population"} {
		for k := range keys {
			if k[1] == s {
				alike[k] = true
			}
		}
	}
	for k := range keys {
		for l := range lang.Count {
			tag := language.MustParse(lang.Word(l))
			text := words.Of(k[0], tag)(k[1])
			require.NotEmpty(t, text)
			require.Equal(t, strings.Count(k[1], "%s"), strings.Count(text, "%s"), "%v in %v", k, tag)
			if !letter.MatchString(k[1]) { // what separates words
				require.NotRegexp(t, letter, text)
				continue
			}
			if own := words.Of(k[0], language.English)(k[1]); own != k[1] && l != lang.English {
				require.NotEqual(t, k[1], text) // the key is no text
			} else if l != lang.English && !alike[k] {
				require.NotEqual(t, words.Of(k[0], language.English)(k[1]), text, "%v in %v", k, tag)
			}
			switch lang.Word(l) {
			case "ru", "kk", "ky", "uz-Cyrl", "tg":
				require.Regexp(t, cyrillic, text, "%v in %v", k, tag)
				require.NotRegexp(t, latin, text, "%v in %v", k, tag)
			case "ar", "zh":
				require.NotRegexp(t, latin, text, "%v in %v", k, tag)
			}
		}
	}
}

// TestKeys looks for the words that the programs ask for: none is missing from
// the table.
func TestKeys(t *testing.T) {
	asked := regexp.MustCompile(`\bword\(("[^"]+")\)|\bword\([a-z.]+, ("[^"]+")\)`)
	files, err := filepath.Glob("../../*/*.go")
	require.NoError(t, err)
	n, letter := 0, regexp.MustCompile(`\pL`)
	for _, file := range files {
		program := filepath.Base(filepath.Dir(file))
		raw, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, m := range asked.FindAllStringSubmatch(string(raw), -1) {
			key := strings.Trim(m[1]+m[2], `"`)
			n++
			for _, tag := range []string{"kk", "zh"} {
				if tag == "kk" && !letter.MatchString(key) {
					continue // separators are those of English
				}
				require.NotEqual(t, key, words.Of(program, language.MustParse(tag))(key), "%s asks for %q, which words.tsv has not in %s", program, key, tag)
			}
		}
	}
	require.Greater(t, n, 20)
}

// TestProvision leaves the citation alone and says the rest to the reader.
func TestProvision(t *testing.T) {
	ru := language.Russian
	require.Equal(t, "эта библиотека; содержание самого разрешения", words.Provision("this library; the permit's own content", ru))
	require.Equal(t, "Res. Conf. 10.20 (не прочитано)", words.Provision("Res. Conf. 10.20 (not read)", ru))
	require.Equal(t, "Res. Conf. 10.20 (not read)", words.Provision("Res. Conf. 10.20 (not read)", language.English))
	require.Equal(t, "50 CFR 23.20(e)", words.Provision("50 CFR 23.20(e)", language.Arabic))
}

func TestName(t *testing.T) {
	cyrillic := language.MustParse("uz-Cyrl")
	require.Equal(t, "лочин", words.Name("lochin", language.Uzbek, cyrillic))
	require.Equal(t, "lochin", words.Name("lochin", language.Uzbek, language.Uzbek))
	require.Equal(t, "балобан", words.Name("балобан", language.Russian, cyrillic))
}

func TestDigits(t *testing.T) {
	for tag, want := range map[string]string{"ar": "1,234.50", "ru": "1\u00a0234,50", "en-GB": "1,234.50", "zh": "1,234.50", "fr": "1\u00a0234,50"} {
		require.Equal(t, want, message.NewPrinter(words.Digits(language.MustParse(tag))).Sprint(number.Decimal(1234.5, number.Scale(2))), tag)
	}
}

func TestOf(t *testing.T) {
	require.Equal(t, "no such word", words.Of("scan", language.Russian)("no such word"))
	require.Equal(t, "высокая", words.Of("scan", language.Russian)("high"))
	require.Equal(t, "юқори", words.Of("scan", language.MustParse("uz-Cyrl"))("high"))
	require.Equal(t, "high", words.Of("scan", language.Japanese)("high"))
}
