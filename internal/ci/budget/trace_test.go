package main

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestParseTrace(t *testing.T) {
	got, err := parseTrace("init runtime @0.049 ms, 0.091 ms clock, 0 bytes, 0 allocs\n" +
		"init example.org/a/b @4.4 ms, 1.2 ms clock, 1184 bytes, 12 allocs\n")
	if err != nil {
		t.Fatal(err)
	}
	want := trace{{"runtime", 91 * time.Microsecond, 0}, {"example.org/a/b", 1200 * time.Microsecond, 1184}}
	if d := cmp.Diff(want, got, cmp.AllowUnexported(packageCost{})); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	best := got.least(trace{{"runtime", 95 * time.Microsecond, 0}, {"example.org/a/b", time.Millisecond, 1190}})
	base := trace{{"runtime", 90 * time.Microsecond, 16}, {"os", time.Second, 1}}
	cost := best.beyond(base)
	if cost.time() != 1001*time.Microsecond || cost.bytes() != 1184 {
		t.Errorf("beyond the base: %v", cost)
	}
	if got.bytes() != 1184 || got.time() != 1291*time.Microsecond {
		t.Errorf("sums: %d bytes, %v", got.bytes(), got.time())
	}
}

func TestParseTraceRefuses(t *testing.T) {
	for _, text := range []string{
		"",
		"panic: no\n",
		"init runtime @0.049 ms, 0.091 s clock, 0 bytes, 0 allocs\n",
		"init runtime @0.049 ms, x ms clock, 0 bytes, 0 allocs\n",
		"init runtime @0.049 ms, 0.1 ms clock, many bytes, 0 allocs\n",
	} {
		if got, err := parseTrace(text); err == nil {
			t.Errorf("parseTrace(%q) = %v, want an error", text, got)
		}
	}
}
