package term

import (
	"io"
	"strings"
)

// Cell is a piece of text in a table and its style.
type Cell struct {
	Text  string
	Style Style
}

// Cells returns plain cells.
func Cells(texts ...string) []Cell {
	cells := make([]Cell, len(texts))
	for i, t := range texts {
		cells[i].Text = t
	}
	return cells
}

const (
	gap       = "  " // between columns
	minColumn = 8    // no column is wrapped to less than this
)

// Table prints the rows in columns. A header, if not nil, stands above them in
// bold. Columns are as wide as their widest cell; where the lines would be
// longer than o allows, the widest columns are wrapped. Rows may be of
// different lengths. The columns stand from left to right in every language:
// right-to-left text is isolated within its cell, so that the cells of a line
// keep their order and no line is reordered for its first word.
func (o *Out) Table(header []string, rows [][]Cell) error {
	if header != nil {
		h := Cells(header...)
		for i := range h {
			h[i].Style = Bold
		}
		rows = append([][]Cell{h}, rows...)
	}
	widths := o.fit(rows)
	var b strings.Builder
	for _, row := range rows {
		o.writeRow(&b, row, widths)
	}
	_, err := io.WriteString(o.W, b.String())
	return err
}

// fit returns the width of each column. If all together are too wide, it finds
// the width that none may exceed so that they fit: narrow columns stay whole
// and the room is shared among the wide ones.
func (o *Out) fit(rows [][]Cell) []int {
	var widths []int
	for _, row := range rows {
		for i, c := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			for line := range strings.SplitSeq(c.Text, "\n") {
				widths[i] = max(widths[i], Width(clean(line)))
			}
		}
	}
	room := o.columns() - len(gap)*(len(widths)-1)
	limit := 0
	for _, w := range widths {
		limit = max(limit, w)
	}
	for limit > minColumn && sumUpTo(widths, limit) > room {
		limit--
	}
	// What rounding left over goes to the columns in turn.
	spare := room - sumUpTo(widths, limit)
	for i, w := range widths {
		if w > limit {
			widths[i] = limit
			if spare > 0 {
				widths[i]++
				spare--
			}
		}
	}
	return widths
}

func sumUpTo(widths []int, limit int) (sum int) {
	for _, w := range widths {
		sum += min(w, limit)
	}
	return sum
}

func (o *Out) writeRow(b *strings.Builder, row []Cell, widths []int) {
	lines := make([][]string, len(row))
	height := 0
	for i, c := range row {
		lines[i] = Wrap(c.Text, widths[i])
		height = max(height, len(lines[i]))
	}
	for y := range height {
		pad := 0 // written only when something follows, so that no line ends in spaces
		for i, c := range row {
			text := ""
			if y < len(lines[i]) {
				text = lines[i][y]
			}
			if text != "" {
				b.WriteString(strings.Repeat(" ", pad))
				b.WriteString(o.Styled(c.Style, isolated(text)))
				pad = 0
			}
			pad += widths[i] - Width(text) + len(gap)
		}
		b.WriteByte('\n')
	}
}
