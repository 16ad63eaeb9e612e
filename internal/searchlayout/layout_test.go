package searchlayout

import "testing"

func TestLetter(t *testing.T) {
	for _, c := range []byte(" abcdefghijklmnopqrstuvwxyz") {
		n, ok := Letter(c)
		if !ok || n >= Letters || Byte(n) != c {
			t.Errorf("%q: %d, %t, back %q", c, n, ok, Byte(n))
		}
	}
	for _, c := range []byte("A-1\x00\xff`{") {
		if n, ok := Letter(c); ok {
			t.Errorf("%q is letter %d", c, n)
		}
	}
}

func TestWordsAreInTheirPlaces(t *testing.T) {
	for i, want := range map[int]string{FirstRank: "rank.kingdom", FirstMatch: "match.accepted", FirstReason: "reason.exact"} {
		if Words[i] != want {
			t.Errorf("word %d is %s, want %s", i, Words[i], want)
		}
	}
}
