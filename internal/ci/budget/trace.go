package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// trace is the cost of initialising each package, in the order of the runtime.
type trace []packageCost

type packageCost struct {
	name  string
	time  time.Duration
	bytes int64
}

func (t trace) time() (sum time.Duration) {
	for _, p := range t {
		sum += p.time
	}
	return sum
}

func (t trace) bytes() (sum int64) {
	for _, p := range t {
		sum += p.bytes
	}
	return sum
}

// parseTrace reads what GODEBUG=inittrace=1 prints, lines like
//
//	init os @0.17 ms, 0.012 ms clock, 1184 bytes, 12 allocs
//
// Packages without work at start have no line. A line of another form is an
// error: it would otherwise hide a cost.
func parseTrace(text string) (trace, error) {
	var t trace
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) != 11 || f[0] != "init" || f[5] != "ms" || f[6] != "clock," || f[8] != "bytes," {
			return nil, fmt.Errorf("not a line of inittrace: %q", line)
		}
		ms, err := strconv.ParseFloat(f[4], 64)
		if err != nil {
			return nil, fmt.Errorf("inittrace %q: %w", line, err)
		}
		n, err := strconv.ParseInt(f[7], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("inittrace %q: %w", line, err)
		}
		t = append(t, packageCost{f[1], time.Duration(ms * float64(time.Millisecond)), n})
	}
	return t, nil
}
