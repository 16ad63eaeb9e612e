package main

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/internal/lang"
)

// Measures of the picture, in its own units.
const (
	width      = 960
	labelWidth = 190
	rightEdge  = width - 30
	top        = 74
	bandHeight = 46
	bandGap    = 10
)

// fills are the colours of the Appendices: told apart also by those who see no
// red or green, and in print.
var fills = map[appendix.Set]string{
	0:                                  "#f2f2f2",
	appendix.Set(0).With(appendix.I):   "#b2182b",
	appendix.Set(0).With(appendix.II):  "#f4a582",
	appendix.Set(0).With(appendix.III): "#92c5de",
	appendix.Set(0).With(appendix.I).With(appendix.II):   "#d6604d",
	appendix.Set(0).With(appendix.II).With(appendix.III): "#d9b8a8",
}

// drawing collects the elements and the first error.
type drawing struct {
	w   io.Writer
	err error
}

func (d *drawing) printf(format string, a ...any) {
	if d.err != nil {
		return
	}
	for i, x := range a {
		if s, ok := x.(string); ok {
			a[i] = escape(s)
		}
	}
	_, d.err = fmt.Fprintf(d.w, format, a...)
}

func escape(s string) string {
	var b strings.Builder
	if xml.EscapeText(&b, []byte(s)) != nil {
		return ""
	}
	return b.String()
}

// svg draws the chart.
func (c *chart) svg(w io.Writer) error {
	d := &drawing{w: w}
	marks := c.dates
	bottom := top + len(c.bands)*(bandHeight+bandGap)
	rows := dateRows(c, marks)
	foot := bottom + 22 + 13*rows
	height := foot + 18*(len(c.future)+2) + 10
	d.printf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">`+"\n",
		width, height, width, height)
	d.printf("<title>%s</title>\n", c.taxon.Name())
	d.printf(`<rect width="%d" height="%d" fill="#ffffff"/>`+"\n", width, height)
	d.printf(`<text x="16" y="30" font-size="20" font-style="italic">%s</text>`+"\n", c.taxon.Name())
	d.printf(`<text x="16" y="50" fill="#555555">%s</text>`+"\n", strings.TrimPrefix(c.taxon.Author()+" · "+word(c.reader, "title")+" "+lang.Date(c.reader, c.last), " · "))
	for i, b := range c.bands {
		c.drawBand(d, b, top+i*(bandHeight+bandGap))
	}
	c.drawDates(d, marks, bottom)
	y := foot + 14
	for _, l := range c.future {
		d.printf(`<text x="16" y="%d">%s</text>`+"\n", y, fmt.Sprintf("%s: %s, %s, %s", word(c.reader, "announced"), lang.Date(c.reader, l.Since()), l.Appendix().Name(c.reader), l.Taxon().Name()))
		y += 18
	}
	d.printf(`<text x="16" y="%d" fill="#555555">%s</text>`+"\n", y, word(c.reader, "edition")+": "+appendix.Edition().String())
	d.printf(`<text x="16" y="%d" fill="#555555">%s</text>`+"\n", y+18, word(c.reader, "sources")+": "+strings.Join(c.sources(), ", "))
	d.printf("</svg>\n")
	return d.err
}

func (c *chart) drawBand(d *drawing, b band, y int) {
	for i, line := range wrapLabel(b.label(c), 21, 3) {
		d.printf(`<text x="16" y="%d">%s</text>`+"\n", y+15+14*i, line)
	}
	for _, p := range b.periods {
		if p.From > c.last {
			continue
		}
		end := c.last
		if p.Until != 0 && p.Until < end {
			end = p.Until
		}
		x0, x1 := c.x(p.From), c.x(end)
		fill, ok := fills[p.Answer.Appendices()]
		if !ok {
			fill = "#cccccc"
		}
		ink := "#000000"
		if fill == "#b2182b" || fill == "#d6604d" {
			ink = "#ffffff"
		}
		d.printf(`<g><title>%s</title>`, fmt.Sprintf("%s – %s: %s %s", lang.Date(c.reader, p.From), lang.Date(c.reader, p.Until), status(p, c.reader), strings.Join(details(p), "; ")))
		d.printf(`<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s" stroke="#ffffff"/>`, x0, y, max(x1-x0, 1), bandHeight, fill)
		c.caption(d, status(p, c.reader), x0, x1, y+19, ink)
		c.caption(d, strings.Join(details(p), "; "), x0, x1, y+36, ink)
		d.printf("</g>\n")
	}
}

// caption writes a text into a bar as far as it fits; the bar's title has it whole.
func (c *chart) caption(d *drawing, s string, x0, x1 float64, y int, ink string) {
	const letter = 6.6
	room := int((x1 - x0 - 8) / letter)
	r := []rune(s)
	if len(r) > room {
		if room < 4 {
			return
		}
		r = append(r[:room-1], '…')
	}
	d.printf(`<text x="%.1f" y="%d" fill="%s">%s</text>`, x0+4, y, ink, string(r))
}

// dateWidth is the room that a date takes.
const dateWidth = 70

// dateRows returns the number of rows in which the dates fit side by side.
func dateRows(c *chart, dates []cites.Date) int {
	rows := 0
	c.placeDates(dates, func(_ cites.Date, _ float64, row int) { rows = max(rows, row+1) })
	return rows
}

// placeDates puts each date into the first row in which it has room.
func (c *chart) placeDates(dates []cites.Date, place func(cites.Date, float64, int)) {
	var ends []float64
	for _, on := range dates {
		x := c.x(on)
		row := slices.IndexFunc(ends, func(end float64) bool { return end <= x })
		if row < 0 {
			row = len(ends)
			ends = append(ends, 0)
		}
		ends[row] = x + dateWidth
		place(on, x, row)
	}
}

func (c *chart) drawDates(d *drawing, dates []cites.Date, y int) {
	d.printf(`<line x1="%d" y1="%d" x2="%d" y2="%d" stroke="#888888"/>`+"\n", labelWidth, y, rightEdge, y)
	c.placeDates(dates, func(on cites.Date, x float64, row int) {
		d.printf(`<line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="#888888" stroke-dasharray="2 3"/>`, x, top, x, y+10+13*row)
		d.printf(`<text x="%.1f" y="%d" font-size="11">%s</text>`+"\n", x+2, y+14+13*row, lang.Date(c.reader, on))
	})
}

// x returns where a date lies.
func (c *chart) x(on cites.Date) float64 {
	first := appendix.First()
	return labelWidth + float64(first.DaysUntil(on))*(rightEdge-labelWidth)/float64(max(first.DaysUntil(c.last), 1))
}

// sources returns the keys of the sources of every listing shown.
func (c *chart) sources() []string {
	var keys []string
	for _, b := range c.bands {
		for _, p := range b.periods {
			for l := range p.Answer.Listings() {
				keys = append(keys, strings.Split(l.Sources(), ",")...)
			}
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// wrapLabel breaks a label into at most n lines of about w letters.
func wrapLabel(s string, w, n int) []string {
	var lines []string
	line := ""
	for _, f := range strings.Fields(s) {
		if line != "" && len([]rune(line))+1+len([]rune(f)) > w {
			if len(lines) == n-1 {
				return append(lines, line+" …")
			}
			lines = append(lines, line)
			line = ""
		}
		line = strings.TrimSpace(line + " " + f)
	}
	return append(lines, line)
}
