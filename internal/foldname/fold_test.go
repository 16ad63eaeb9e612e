package foldname

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
)

// TestFold has what a reader of each script may expect to be forgiven.
func TestFold(t *testing.T) {
	for _, group := range []struct {
		key   string
		names []string
	}{
		{"snow leopard", []string{"snow leopard", "SNOW LEOPARD", " Snow-Leopard.", "snow\t\n leopard", "snow\u00a0leopard", "snow\u2011leopard", "ｓｎｏｗ　ｌｅｏｐａｒｄ",
			"snow\u200b leo\u00adpard", "snow/leopard", "«Snow leopard»", "\u202esnow leopard\u202c"}},
		{"pallass cat", []string{"Pallas's Cat", "Pallas’s cat", "Pallas`s cat", "Pallasʼs cat", "Pallas´s cat", "Pallas＇s cat"}},
		{"ane daf", []string{"Âne d'Af", "A\u0302ne d’af"}},
		{"ol grosstrappe", []string{"Øl Großtrappe", "OL GROSSTRAPPE", "ØL GROẞTRAPPE"}},
		{"aeoethdij", []string{"ÆŒÞĐĲ"}},
		{"istanbul", []string{"İSTANBUL", "ISTANBUL", "ıstanbul", "i\u0307stanbul"}},
		{"togolar", []string{"Togʻolar", "Togʼolar", "TOG‘OLAR", "Toǵolar"}},
		{"осетр", []string{"осётр", "ОСЁТР", "осе\u0308тр", "осетр", "осе\u0301тр"}},
		{"чернокрылыйӣ", []string{"чёрнокрылыйӣ", "ЧЁРНОКРЫЛЫЙӢ", "чернокрылыи\u0306и\u0304"}},
		{"тӯтӣ ўқғңөұүһәіў", []string{"ТӮТӢ ЎҚҒҢӨҰҮҺӘІЎ", norm.NFD.String("тӯтӣ ўқғңөұүһәіў")}},
		{"αετοσ", []string{"Αετός", "ΑΕΤΟΣ", "αετος", "ἀετός"}},
		{"اسد نمر", []string{"أسد نمر", "اسد نمر", "أَسَد نِمر", "أســد نمر", "ٱسد نمر", "آسد نمر", "ﺃﺳﺪ ﻧﻤﺮ"}},
		{"يك سلحفاه", []string{"یک سلحفاة", "ىك سلحفاه"}},
		{"雪豹", []string{"雪豹", "雪 豹", " 雪　豹。", "雪・豹"}},
		{"v线珠蚌", []string{"Ｖ线珠蚌", "v线珠蚌"}},
		{norm.NFD.String("ガメラ"), []string{"ガメラ", "ｶﾞﾒﾗ"}},
		{"เสือดาว", []string{"เสือดาว", "เสือ ดาว"}},
		{"हाथी", []string{"हाथी"}},
		{"גמל", []string{"גָּמָל", "גמל"}},
		{"paradissangparakit", []string{"paradis(sang)parakit", "paradis（sang）parakit"}},
		{"usa n 2 hoorn", []string{"USA:n 2-hoorn", "USA:N 2-HOORN"}},
		{"", []string{"", " ", "'", "()", "\u0301", "…", "\ufeff"}},
	} {
		for _, name := range group.names {
			var k Key
			require.True(t, k.Fold(name), name)
			if diff := cmp.Diff(group.key, k.String()); diff != "" {
				t.Errorf("%q: %s", name, diff)
			}
		}
	}
}

func TestStaysDifferent(t *testing.T) {
	for _, pair := range [][2]string{
		{"илбис", "ілбіс"}, {"барс", "bapc"}, {"и", "й"}, {"у", "ў"}, {"к", "қ"}, {"雲豹", "云豹"}, {"snowleopard", "snow leopard"}, {"ガ", "カ"},
	} {
		var a, b Key
		a.Fold(pair[0])
		b.Fold(pair[1])
		require.NotEqual(t, a.String(), b.String(), pair)
	}
}

// TestQuickPath holds the letters that are folded without a look into tables to
// those tables.
func TestQuickPath(t *testing.T) {
	count := 0
	for r := rune(utf8.RuneSelf); r <= 0xffff; r++ {
		var quick, full Key
		if !quick.plain(r) {
			continue
		}
		count++
		full.decompose(string(r), r)
		require.Equal(t, full.String(), quick.String(), string(r))
		require.Equal(t, full.spaceless, quick.spaceless, string(r))
	}
	require.Greater(t, count, 20_000)
}

func TestTooLong(t *testing.T) {
	var k Key
	require.True(t, k.Fold(strings.Repeat("a", 250)))
	for _, s := range []string{strings.Repeat("a", 1000), strings.Repeat("豹", 100), strings.Repeat("a ", 200), strings.Repeat("ﷺ", 30)} {
		require.False(t, k.Fold(s))
		require.Less(t, len(k.Bytes()), MaxLen)
		require.True(t, utf8.Valid(k.Bytes()))
	}
	require.True(t, k.Fold("used again"))
	require.Equal(t, "used again", k.String())
}

func TestSpaceless(t *testing.T) {
	require.True(t, BeginsSpaceless("豹 a") && EndsSpaceless("a 豹") && BeginsSpaceless("เสือ"))
	require.False(t, BeginsSpaceless("a 豹") || EndsSpaceless("豹 a") || BeginsSpaceless("") || EndsSpaceless(""))
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Snow Leopard", "и\u0306у\u0304", "雪 豹", "أسد", "ﷺ", "\xff\xfe", "((", "İı", "ｶﾞ", "ᾳ̈́"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var k, again Key
		if !k.Fold(s) {
			return
		}
		key := k.String()
		require.True(t, utf8.ValidString(key))
		require.Less(t, len(key), MaxLen)
		require.Equal(t, strings.Join(strings.Split(strings.Trim(key, " "), "  "), " "), key)
		require.True(t, again.Fold(key))
		require.Equal(t, key, again.String(), "a key is its own key")
	})
}

func BenchmarkFold(b *testing.B) {
	for _, s := range []string{"White-tailed Eagle", "Panthère des neiges", "Снежный барс", "Қар барысы", "雪豹"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			var k Key
			for b.Loop() {
				k.Fold(s)
			}
		})
	}
}
