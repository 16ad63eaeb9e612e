package main

import (
	"fmt"
	"slices"
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

// least returns t with the least time that either has for a package: other work
// on the machine can only add to a time, so that the least is nearest the truth.
// Bytes do not vary but for a few; of these, too, the least is the package's own.
func (t trace) least(other trace) trace {
	out := slices.Clone(t)
	for i, p := range out {
		if o, ok := other.of(p.name); ok {
			out[i].time, out[i].bytes = min(p.time, o.time), min(p.bytes, o.bytes)
		}
	}
	return out
}

// beyond returns what t costs more than base, package by package.
func (t trace) beyond(base trace) trace {
	var out trace
	for _, p := range t {
		b, _ := base.of(p.name)
		p.time, p.bytes = max(p.time-b.time, 0), max(p.bytes-b.bytes, 0)
		out = append(out, p)
	}
	return out
}

func (t trace) of(name string) (packageCost, bool) {
	i := slices.IndexFunc(t, func(p packageCost) bool { return p.name == name })
	if i < 0 {
		return packageCost{}, false
	}
	return t[i], true
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
	if len(t) == 0 {
		return nil, fmt.Errorf("no line of inittrace; does this Go runtime still print it?")
	}
	return t, nil
}
