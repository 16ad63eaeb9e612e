package term

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestWidth(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     int
	}{
		{"empty", "", 0},
		{"ASCII", "Panthera leo", 12},
		{"Cyrillic", "Снежный барс", 12},
		{"Chinese", "雪豹", 4},
		{"full-width Latin", "ＣＩＴＥＳ", 10},
		{"composed", "é", 1},
		{"combining mark", "e\u0301", 1},
		{"Arabic with vowel marks", "نَمِر", 3},
		{"directional marks", "\u200fنمر\u200e", 3},
		{"conjoining Hangul", "\u1112\u1161\u11ab", 2},
		{"Kazakh", "қар барысы", 10},
		{"ligature of Uzbek", "qor qoploni ʻ", 13},
	} {
		if got := Width(tt.in); got != tt.want {
			t.Errorf("%s: Width(%q) = %d, want %d", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		columns  int
		want     []string
	}{
		{"empty", "", 10, []string{""}},
		{"fits exactly", "one two", 7, []string{"one two"}},
		{"at a space", "one two three", 8, []string{"one two", "three"}},
		{"space just behind the line", "one two three", 7, []string{"one two", "three"}},
		{"several spaces", "one two   three", 7, []string{"one two", "three"}},
		{"long word", "abcdefghij kl", 4, []string{"abcd", "efgh", "ij", "kl"}},
		{"line ends stay", "one\n\ntwo", 10, []string{"one", "", "two"}},
		{"carriage return", "one\r\ntwo", 10, []string{"one", "two"}},
		{"Chinese breaks anywhere", "濒危野生动植物种国际贸易公约", 9, []string{"濒危野生", "动植物种", "国际贸易", "公约"}},
		{"Latin in Chinese stays whole", "公约CITES附录", 8, []string{"公约", "CITES附", "录"}},
		{"mark stays with its letter", "aaaae\u0301b", 5, []string{"aaaae\u0301", "b"}},
		{"right to left stays in logical order", "نمر الثلوج في آسيا", 10, []string{"نمر الثلوج", "في آسيا"}},
		{"columns too few", "ab", 0, []string{"ab"}},
		{"control characters cannot act", "a\x1b[31mb\tc\u202ed", 20, []string{"a\ufffd[31mb c\ufffdd"}},
	} {
		if d := cmp.Diff(tt.want, Wrap(tt.in, tt.columns)); d != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, d)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("one two three", 5)
	f.Add("公约 CITES\u0301 附录", 3)
	f.Add(" \xff\u200f\n", -1)
	f.Fuzz(func(t *testing.T, s string, columns int) {
		columns %= 200
		visible := func(s string) string { return strings.Join(strings.Fields(s), "") }
		var all string
		for _, line := range Wrap(s, columns) {
			if w := Width(line); w > max(columns, 2) {
				t.Errorf("line %q has %d columns, more than %d", line, w, columns)
			}
			if strings.ContainsAny(line, "\n\r\x1b") || !utf8.ValidString(line) {
				t.Errorf("line %q is not safe to print", line)
			}
			all += line
		}
		if got, want := visible(all), visible(clean(s)); got != want {
			t.Errorf("Wrap lost text: %q, want %q", got, want)
		}
	})
}

var header = []string{"Name", "Appendix", "In the reader's language", "What to do"}

var rows = [][]Cell{
	{{Text: "Panthera uncia"}, {"I", Red}, {Text: "снежный барс"}, {Text: "Export permit and import permit."}},
	{{Text: "Panthera uncia"}, {"I", Red}, {Text: "雪豹"}, {Text: "需要出口许可证和进口许可证，先取得进口许可证。"}},
	{{Text: "Saiga tatarica"}, {"II", Yellow}, {Text: "سايغا"}, {Text: "تصريح تصدير"}},
	{{Text: "Canis\u0301 lupus"}, {"I/II", Yellow}, {Text: "бөрү"}, {Text: "The population decides: name the country of origin, then ask again."}},
	Cells("(none)", ""),
	Cells("two\nlines", "", "", "a\x1b[2Jb"),
}

func TestTable(t *testing.T) {
	for _, tt := range []struct {
		name   string
		out    Out
		header []string
	}{
		{"wide", Out{Columns: 200}, header},
		{"narrow", Out{Columns: 60}, header},
		{"too-narrow", Out{Columns: 20}, header},
		{"colour", Out{Columns: 80, Color: true}, header},
		{"no-header", Out{}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			tt.out.W = &b
			if err := tt.out.Table(tt.header, rows); err != nil {
				t.Fatal(err)
			}
			golden(t, tt.name, b.Bytes())
			for line := range strings.Lines(b.String()) {
				if !tt.out.Color && tt.out.Columns >= 60 && Width(strings.TrimSuffix(line, "\n")) > tt.out.Columns {
					t.Errorf("line wider than %d: %q", tt.out.Columns, line)
				}
			}
		})
	}
}

// TestTableRightToLeft holds each right-to-left cell apart, so that no terminal
// moves one before another; codes and dates among it are not torn.
func TestTableRightToLeft(t *testing.T) {
	var b bytes.Buffer
	o := &Out{W: &b, Columns: 30}
	if err := o.Table([]string{"  الملحق", "منذ"}, [][]Cell{Cells("  II", "25\u200f/11\u200f/2026")}); err != nil {
		t.Fatal(err)
	}
	want := "  \u2068الملحق\u2069  \u2068منذ\u2069\n  II      \u206825\u200f/11\u200f/2026\u2069\n"
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s differs, run with -update if that is meant (-want +got):\n%s", path, d)
	}
}

func TestText(t *testing.T) {
	var b bytes.Buffer
	o := &Out{W: &b, Columns: 24}
	if err := o.Text("  ", "A listing adopted but not yet in force is announced.\n\nEnd."); err != nil {
		t.Fatal(err)
	}
	want := "  A listing adopted but\n  not yet in force is\n  announced.\n\n  End.\n"
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestOpen(t *testing.T) {
	type env map[string]string
	for _, tt := range []struct {
		name     string
		terminal bool
		env      env
		columns  int
		color    bool
	}{
		{"terminal", true, env{"TERM": "xterm"}, 80, true},
		{"its width", true, env{"TERM": "xterm", "COLUMNS": "132"}, 132, true},
		{"file or pipe", false, env{"TERM": "xterm"}, 80, false},
		{"dumb", true, env{"TERM": "dumb"}, 80, false},
		{"no TERM", true, nil, 80, false},
		{"NO_COLOR", true, env{"TERM": "xterm", "NO_COLOR": "1"}, 80, false},
		{"empty NO_COLOR", true, env{"TERM": "xterm", "NO_COLOR": ""}, 80, true},
		{"absurd width", true, env{"TERM": "xterm", "COLUMNS": "3"}, 80, true},
		{"width is no number", true, env{"TERM": "xterm", "COLUMNS": "wide"}, 80, true},
	} {
		o := open(nil, tt.terminal, func(k string) string { return tt.env[k] })
		if o.Columns != tt.columns || o.Color != tt.color {
			t.Errorf("%s: %d columns, colour %v; want %d, %v", tt.name, o.Columns, o.Color, tt.columns, tt.color)
		}
	}
	if Open(&bytes.Buffer{}).Color {
		t.Error("a buffer is no terminal, yet has colour")
	}
}
