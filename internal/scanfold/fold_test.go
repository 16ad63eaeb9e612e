package scanfold

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestHashesAgree(t *testing.T) {
	f := Tables()
	for _, w := range []string{"a", "abc", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmnop", "abcdefghijklmnopq", "x1", strings.Repeat("z", maxWord)} {
		want := f.Word([]byte(w), 0).Hash
		require.NotZero(t, want, w)
		for _, other := range []string{w + " and more behind it", strings.ToUpper(w), "\u00ad" + w, w + "\u0301", w[:1] + "\x00" + w[1:] + ", more"} {
			require.Equal(t, want, f.Word([]byte(other), 0).Hash, "%q", other)
		}
	}
	require.Equal(t, HashHan([]byte("雪豹")), f.Word([]byte("雪"), 0).Hash)
	require.Zero(t, f.Word([]byte(strings.Repeat("z", maxWord+1)), 0).Hash)
	for _, same := range [][2]string{{"Осётр", "осетр"}, {"STRASSE", "straße"}, {"Œuvre", "oeuvre"}, {"ΛΎΚΟΣ", "λυκος"}, {"ａｂｃ", "abc"}, {"أسد", "اسد"}, {"éà", "ea"}} {
		require.Equal(t, f.Word([]byte(same[0]), 0).Hash, f.Word([]byte(same[1]), 0).Hash, same)
	}
	for _, other := range [][2]string{{"ab", "ba"}, {"қар", "кар"}, {"ab", "abc"}, {"рысь", "рис"}} {
		require.NotEqual(t, f.Word([]byte(other[0]), 0).Hash, f.Word([]byte(other[1]), 0).Hash, other)
	}
}

func TestLettersIn(t *testing.T) {
	for c := range 256 {
		want := 0
		if b := byte(c); b >= 'a' && b <= 'z' {
			want = 8
		}
		require.Equal(t, want, lettersIn(uint64(c)*ones), "byte %#x", c)
		if want == 0 {
			require.Equal(t, 3, lettersIn('a'*ones&^(0xff<<24)|uint64(c)<<24), "byte %#x", c)
		}
	}
}

// TestFastAgrees holds the fast ways to read a word to the slow one, with every
// word of three letters of an alphabet, in words of every length, before signs of
// every class.
func TestFastAgrees(t *testing.T) {
	f := Tables()
	for _, letters := range []string{"azAZ09mé\u00ad", "аяАЯёйЙЁпрПРіқz1"} {
		for _, filler := range []string{"", "b", "bcdefg", "bcdefgh", "bcdefghijklmno", "ж", "жшщйё", "жшщйёж", "жшщйёжзиклм"} {
			for _, a := range letters {
				for _, b := range letters {
					for _, c := range letters {
						for _, behind := range []string{" ", ",", "é", "\u00ad", "—", "1", "x", "\x00", "\xff", "雪"} {
							text := []byte(string([]rune{a, b}) + filler + string(c) + behind + "                         ")
							if f.Bytes[text[0]] == Wide && !f.TwoAt(text, 0) {
								continue
							}
							if got, want := f.Word(text, 0), f.Slowly(text, 0); got != want {
								t.Fatalf("%q: %+v, not %+v", text, got, want)
							}
						}
					}
				}
			}
		}
	}
}

// TestTablesAgree holds the tables to the slow way, rune by rune.
func TestTablesAgree(t *testing.T) {
	f := Tables()
	for r := rune(firstWide); r <= 0x20000; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		got, size := f.Rune(utf8.AppendRune(nil, r))
		require.Equal(t, utf8.RuneLen(r), size)
		if want := foldRune(r); got != want && got.Class().IsWord() {
			t.Fatalf("%U folds to %x, not %x", r, got, want)
		} else if got.Class() != want.Class() {
			t.Fatalf("%U is of class %d, not %d", r, got.Class(), want.Class())
		}
	}
}
