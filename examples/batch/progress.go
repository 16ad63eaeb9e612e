package main

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// progress draws one line that a terminal writes over: how much of the bytes is
// done, how many documents, how many a second, how many with errors.
type progress struct {
	w       io.Writer // nil draws nothing
	total   int64     // bytes, 0 where standard input has no end to be known
	now     func() time.Time
	start   time.Time
	drawn   time.Time
	written bool
}

// often is how long a line stands at least.
const often = 100 * time.Millisecond

func newProgress(w io.Writer, sources []source, now func() time.Time) *progress {
	p := &progress{w: w, now: now, start: now()}
	for _, s := range sources {
		if kindOf(s.path) == kindZip {
			p.total = 0 // what comes out of an archive is more than its size
			break
		}
		p.total += s.size
	}
	return p
}

func (p *progress) show(t *totals) {
	if p.w == nil {
		return
	}
	now := p.now()
	if now.Sub(p.drawn) < often {
		return
	}
	p.drawn, p.written = now, true
	const width = 30
	bar := ""
	if p.total > 0 {
		done := min(t.Bytes, p.total)
		full := int(done * width / p.total)
		bar = fmt.Sprintf("[%s%s] %3d %%  ", strings.Repeat("#", full), strings.Repeat(".", width-full), done*100/p.total)
	}
	fmt.Fprintf(p.w, "\r%s%d  %.0f/s  ! %d  ? %d\x1b[K", bar, t.Documents, p.rate(t), t.Invalid, t.Unreadable)
}

// end clears the line.
func (p *progress) end() {
	if p.written {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// rate returns documents a second since the start.
func (p *progress) rate(t *totals) float64 {
	if s := p.now().Sub(p.start).Seconds(); s > 0 {
		return float64(t.Documents) / s
	}
	return 0
}
