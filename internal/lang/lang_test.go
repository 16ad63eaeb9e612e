package lang

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
)

func TestIndex(t *testing.T) {
	tests := []struct {
		tag, want string
		ok        bool
	}{
		{"en", "en", true},
		{"en-GB", "en", true},
		{"en-Latn-US", "en", true},
		{"fr-CA", "fr", true},
		{"es-419", "es", true},
		{"ru-KZ", "ru", true},
		{"kk", "kk", true},
		{"kaz", "kk", true},
		{"kk-Cyrl-KZ", "kk", true},
		{"kk-Arab-CN", "kk", true},
		{"ky-Latn", "ky", true},
		{"uz", "uz", true},
		{"uz-UZ", "uz", true},
		{"uz-Latn-UZ", "uz", true},
		{"uz-Arab-AF", "uz", true},
		{"uz-Cyrl", "uz-Cyrl", true},
		{"uz-Cyrl-UZ", "uz-Cyrl", true},
		{"uz-Cyrl-KZ-u-ca-gregory", "uz-Cyrl", true},
		{"uzn-Cyrl", "uz-Cyrl", true},
		{"tg-Cyrl-TJ", "tg", true},
		{"tk-TM", "tk", true},
		{"ar-EG", "ar", true},
		{"arb", "ar", true},
		{"zh", "zh", true},
		{"zh-Hans-CN", "zh", true},
		{"zh-Hant", "zh", true},
		{"zh-TW", "zh", true},
		{"cmn", "zh", true},
		{"zh-u-nu-hanidec", "zh", true},
		{"und", "en", false},
		{"und-Cyrl", "en", false},
		{"de", "en", false},
		{"arz", "en", false},
		{"uk", "en", false},
		{"kaa", "en", false},
		{"mn-Cyrl", "en", false},
		{"tr", "en", false},
		{"x-private", "en", false},
	}
	for _, tt := range tests {
		i, ok := Match(language.Make(tt.tag))
		if got := Word(i); got != tt.want || ok != tt.ok {
			t.Errorf("Match(%s) = %s, %v; want %s, %v", tt.tag, got, ok, tt.want, tt.ok)
		}
		if j := Index(language.Make(tt.tag)); j != i {
			t.Errorf("Index(%s) = %d where Match says %d", tt.tag, j, i)
		}
	}
	if i := Index(language.Tag{}); i != English {
		t.Errorf("Index of the zero Tag = %d, want English", i)
	}
}

func TestEveryLanguageFindsItself(t *testing.T) {
	tags := Supported()
	got := make([]string, len(tags))
	want := make([]string, len(tags))
	for i, tag := range tags {
		got[i] = Word(Index(tag))
		want[i] = tag.String()
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("languages found through their own tags (-want +got):\n%s", diff)
	}
	if len(tags) != Count {
		t.Errorf("Supported has %d languages, Count is %d", len(tags), Count)
	}
}

func TestWordOutside(t *testing.T) {
	for _, i := range []int{-1, Count} {
		if w := Word(i); w != "" {
			t.Errorf("Word(%d) = %q, want none", i, w)
		}
	}
}

func TestIndexAllocatesNothing(t *testing.T) {
	tags := append(Supported(), language.Make("fr-CA"), language.Make("uz-Cyrl-UZ"), language.Make("zh-Hant-TW"))
	for _, tag := range tags {
		if n := testing.AllocsPerRun(100, func() { Index(tag) }); n != 0 {
			t.Errorf("Index(%v): %v allocations", tag, n)
		}
	}
}

func BenchmarkIndex(b *testing.B) {
	for _, w := range []string{"en", "ru", "uz-Cyrl", "zh-Hant-TW", "de"} {
		b.Run(w, func(b *testing.B) {
			tag := language.Make(w)
			b.ReportAllocs()
			for b.Loop() {
				Index(tag)
			}
		})
	}
}
