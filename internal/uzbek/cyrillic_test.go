package uzbek_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/internal/uzbek"
)

func TestCyrillic(t *testing.T) {
	for latin, want := range map[string]string{
		"":                                  "",
		"Oʻzbekiston Respublikasi":          "Ўзбекистон Республикаси",
		"yoʻq":                              "йўқ",
		"Sogʻliq":                           "Соғлиқ",
		"eksport, hujjat, meʼyor":           "экспорт, ҳужжат, меъёр",
		"Chop etilgan SHAHAR":               "Чоп этилган SHAHAR",
		"yashil yurak yer":                  "яшил юрак ер",
		"CITES ilovasi II, 5-grafa":         "CITES иловаси II, 5-графа",
		"%[1]s kuni, 100 %% %[12]s":         "%[1]s куни, 100 %% %[12]s",
		"Shunqor":                           "Шунқор",
		"www.cites.org":                     "www.cites.орг",
		"{taxon} ichida, {":                 "{taxon} ичида, {",
		"%":                                 "%",
		"Yoʻqolgan yoʻl":                    "Йўқолган йўл",
		"Konvensiya, populyatsiya":          "Конвенция, популяция",
		"introduksiya; versiyasi":           "интродукция; версияси",
		"yetsa, aytsin, hujjatsiz":          "етса, айтсин, ҳужжатсиз",
		"reeksport, aerozol, reyestr":       "реэкспорт, аэрозол, реестр",
		"Iyul, 1-iyulda, noyabr":            "Июль, 1-июлда, ноябрь",
		"kulturalari, detsimetr":            "культуралари, дециметр",
		"in vitro; Conf. 4.25 (Rev. CoP19)": "in vitro; Conf. 4.25 (Rev. CoP19)",
		"Heliopora coerulea faqat":          "Heliopora coerulea фақат",
		"\xff1":                             "\xff1",
	} {
		require.Equal(t, want, uzbek.Cyrillic(latin), latin)
	}
}

func FuzzCyrillic(f *testing.F) {
	f.Add("Oʻzbekiston %[1]s")
	f.Fuzz(func(t *testing.T, s string) { uzbek.Cyrillic(s) })
}
