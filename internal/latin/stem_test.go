package latin

import "testing"

func TestStem(t *testing.T) {
	for _, same := range [][]string{
		{"albus", "alba", "album"}, {"niger", "nigra", "nigrum"}, {"asper", "aspera", "asperum"}, {"tristis", "triste"}, {"smithi", "smithii"},
		{"elatior", "elatius"},
	} {
		for _, e := range same {
			if got, want := Stem(e), Stem(same[0]); got != want {
				t.Errorf("%s: stem %q, that of %s is %q", e, got, same[0], want)
			}
		}
	}
	for _, short := range []string{"leo", "a", "", "us", "alus"} {
		if got := Stem(short); len(got) < min(len(short), MinStem) {
			t.Errorf("%q: stem %q", short, got)
		}
	}
}

func TestVariants(t *testing.T) {
	got := make(map[string]bool)
	Variants("niger", func(stem, ending string) bool {
		got[stem+ending] = true
		return true
	})
	for _, want := range []string{"nigra", "nigrum"} {
		if !got[want] {
			t.Errorf("no %s among %v", want, got)
		}
	}
	n := 0
	Variants("albus", func(string, string) bool { n++; return false })
	if n != 1 {
		t.Errorf("called %d times after false", n)
	}
	Variants("us", func(stem, ending string) bool { t.Errorf("%s%s", stem, ending); return true })
}
