package scangen

import (
	"testing"

	"github.com/stretchr/testify/require"
)

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
		{"صقر حر", "ar", "الصقر الحر"}, {"仙人掌科", "zh", "仙人掌"}, {"水獭亚科", "zh", "水獭"}, {"黑珊瑚目", "zh", "黑珊瑚"},
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
