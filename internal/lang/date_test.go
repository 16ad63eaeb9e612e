package lang

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
)

func TestDate(t *testing.T) {
	want := map[string]string{
		"en": "2026-03-05", "fr": "05/03/2026", "es": "05/03/2026", "ru": "05.03.2026", "kk": "05.03.2026", "ky": "05/03/2026",
		"uz": "05/03/2026", "uz-Cyrl": "05/03/2026", "tg": "05.03.2026", "tk": "05.03.2026", "ar": "05\u200f/03\u200f/2026", "zh": "2026/03/05",
		"de": "2026-03-05", "fr-CA": "05/03/2026",
	}
	got := make(map[string]string)
	for tag := range want {
		got[tag] = Date(language.Make(tag), cites.MustDate("2026-03-05"))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for i, p := range datePatterns {
		if p == "" {
			t.Errorf("no pattern for %s", Word(i))
		}
	}
	if s := Date(language.Russian, 0); s != "" {
		t.Errorf("zero Date: %q", s)
	}
	if s := Date(language.Russian, cites.MustDate("0031-12-09")); s != "09.12.0031" {
		t.Errorf("year 31: %q", s)
	}
}
