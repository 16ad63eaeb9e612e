// Package term prints for people: the tables and paragraphs of the example
// programs, aligned by what a terminal shows and not by bytes or runes, in
// every script the library speaks. It is for programs; the library itself
// prints nothing and reads no environment.
package term

import (
	"io"
	"os"
	"strconv"
	"strings"
)

// DefaultColumns is the width of a line where the environment names none.
const DefaultColumns = 80

// Style is how a piece of text looks on a terminal that has colours. The zero
// Style is plain.
type Style string

// The styles of the example programs. They are used beside words that say the
// same, so that nothing is lost without colour.
const (
	Plain  Style = ""
	Bold   Style = "1"
	Dim    Style = "2"
	Red    Style = "31"
	Green  Style = "32"
	Yellow Style = "33"
)

// Out is where a program prints, and how much room and colour there is.
type Out struct {
	W       io.Writer
	Columns int  // width of a line, DefaultColumns if zero
	Color   bool // whether styles are shown
}

// Open returns an Out for w. The width is that of $COLUMNS if it is a number
// from 20 to 500. Colour is on only if w is a terminal, $TERM is neither empty
// nor "dumb" and $NO_COLOR (https://no-color.org) is empty.
func Open(w io.Writer) *Out { return open(w, isTerminal(w), os.Getenv) }

func open(w io.Writer, terminal bool, env func(string) string) *Out {
	o := &Out{W: w, Columns: DefaultColumns}
	if n, err := strconv.Atoi(env("COLUMNS")); err == nil && n >= 20 && n <= 500 {
		o.Columns = n
	}
	t := env("TERM")
	o.Color = terminal && t != "" && t != "dumb" && env("NO_COLOR") == ""
	return o
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// Text prints s wrapped, every line behind indent.
func (o *Out) Text(indent, s string) error {
	var b strings.Builder
	for _, line := range Wrap(s, o.columns()-Width(indent)) {
		b.WriteString(strings.TrimRight(indent+line, " "))
		b.WriteByte('\n')
	}
	_, err := io.WriteString(o.W, b.String())
	return err
}

// Styled returns s as one line, safe to print, in the style if o shows colours.
// It is for text outside of tables: a [Cell] has its style beside its text.
func (o *Out) Styled(style Style, s string) string {
	s = clean(s)
	if !o.Color || style == Plain || s == "" {
		return s
	}
	return "\x1b[" + string(style) + "m" + s + "\x1b[0m"
}

func (o *Out) columns() int {
	if o.Columns <= 0 {
		return DefaultColumns
	}
	return o.Columns
}
