package scan

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestHashesAgree(t *testing.T) {
	var f folder
	f.init()
	for _, w := range []string{"a", "abc", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmnop", "abcdefghijklmnopq", "x1", strings.Repeat("z", maxWord)} {
		want := f.word([]byte(w), 0).hash
		require.NotZero(t, want, w)
		for _, other := range []string{w + " and more behind it", strings.ToUpper(w), "\u00ad" + w, w + "\u0301", w[:1] + "\x00" + w[1:] + ", more"} {
			require.Equal(t, want, f.word([]byte(other), 0).hash, "%q", other)
		}
	}
	require.Equal(t, hashHan([]byte("雪豹")), f.word([]byte("雪"), 0).hash)
	require.Zero(t, f.word([]byte(strings.Repeat("z", maxWord+1)), 0).hash)
	for _, same := range [][2]string{{"Осётр", "осетр"}, {"STRASSE", "straße"}, {"Œuvre", "oeuvre"}, {"ΛΎΚΟΣ", "λυκος"}, {"ａｂｃ", "abc"}, {"أسد", "اسد"}, {"éà", "ea"}} {
		require.Equal(t, f.word([]byte(same[0]), 0).hash, f.word([]byte(same[1]), 0).hash, same)
	}
	for _, other := range [][2]string{{"ab", "ba"}, {"қар", "кар"}, {"ab", "abc"}, {"рысь", "рис"}} {
		require.NotEqual(t, f.word([]byte(other[0]), 0).hash, f.word([]byte(other[1]), 0).hash, other)
	}
}

func TestLettersIn(t *testing.T) {
	for c := range 256 {
		want := 0
		if b := byte(c); b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' {
			want = 8
		}
		require.Equal(t, want, lettersIn(uint64(c)*ones), "byte %#x", c)
		if want == 0 {
			require.Equal(t, 3, lettersIn('a'*ones&^(0xff<<24)|uint64(c)<<24), "byte %#x", c)
		}
	}
}

func TestForms(t *testing.T) {
	for _, test := range []struct{ name, language, form string }{
		{"wolf", "en", "wolves"}, {"fox", "en", "foxes"}, {"Tortoises", "en", "Tortoise"}, {"Lorises", "en", "Loris"}, {"Vultures", "en", "Vulture"},
		{"butterfly", "en", "butterflies"}, {"monkey", "en", "monkeys"}, {"Bushbabies", "en", "Bushbaby"}, {"Cactus", "en", "Cacti"},
		{"Tortue grecque", "fr", "Tortues grecques"}, {"Blaireau d'Inde", "fr", "Blaireaux d'Inde"}, {"Perroquets", "fr", "Perroquet"},
		{"Halcón peregrino", "es", "Halcónes peregrinos"}, {"Tigre", "es", "Tigres"}, {"Perdiz", "es", "Perdices"}, {"Leão", "pt", "Leões"},
		{"снежный барс", "ru", "снежными барсами"}, {"красный волк", "ru", "красного волка"}, {"степная пустельга", "ru", "степную пустельгу"},
		{"рысь", "ru", "рыси"}, {"осётр", "ru", "осётра"}, {"степной орёл", "ru", "степного орла"}, {"сокол-балобан", "ru", "сокола балобана"},
		{"баран Северцова", "ru", "барана Северцова"}, {"бурый медведь", "ru", "бурого медведя"}, {"кабарга", "ru", "кабарги"},
		{"попугаи", "ru", "попугаев"}, {"винторогий козёл", "ru", "винторогого козла"}, {"фламинго", "ru", "фламинго"},
		{"қар барысы", "kk", "қар барысының"}, {"киік", "kk", "киіктің"}, {"бүркіт", "kk", "бүркіттер"}, {"киік", "kk", "киігі"},
		{"saygʻoq", "uz", "saygʻoqning"}, {"saygʻoq", "uz", "saygoqning"}, {"манул", "ky", "манулду"},
		{"صقر حر", "ar", "الصقر الحر"}, {"仙人掌科", "zh", "仙人掌"},
	} {
		require.Contains(t, appendForms(nil, test.name, test.language), test.form)
	}
}

// TestFormsOfOddNames holds the forms to names that no table should have.
func TestFormsOfOddNames(t *testing.T) {
	for _, language := range []string{"en", "fr", "es", "pt", "ru", "kk", "ky", "uz", "tk", "tg", "ar", "zh"} {
		for _, name := range []string{"a", "s", "ь", "лев", "科", "ё", "x y", "es", "é", "d'", "al", "ы"} {
			for _, form := range appendForms(nil, name, language) {
				require.NotContains(t, form, "  ", "%s in %s", name, language)
			}
		}
	}
}

// TestTablesAgree holds the tables to the slow way, rune by rune.
func TestTablesAgree(t *testing.T) {
	var f folder
	f.init()
	for r := rune(firstWide); r <= 0x20000; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		got, size := f.rune(utf8.AppendRune(nil, r))
		require.Equal(t, utf8.RuneLen(r), size)
		if want := foldRune(r); got != want && got.class().isWord() {
			t.Fatalf("%U folds to %x, not %x", r, got, want)
		} else if got.class() != want.class() {
			t.Fatalf("%U is of class %d, not %d", r, got.class(), want.class())
		}
	}
}
