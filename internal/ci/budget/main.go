// Command budget builds the programs of internal/ci/probe and fails if a
// program that uses the library is larger, or costs more to start beyond an
// empty program, than the budget allows.
//
// The cost of starting is what the Go runtime reports of package initialisation
// (GODEBUG=inittrace=1): bytes allocated and time, package by package, the least
// of many runs, less what the same package costs the empty program. The probes
// run in turns so that a busy moment of the machine hits all alike.
//
// Run it from the root of the module: go run ./internal/ci/budget
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"text/tabwriter"
	"time"
)

// baseline is the probe that the start of the others is compared with.
const baseline = "empty"

// rounds is how often the runs are repeated while the clock says too much: on a
// busy machine only the least of many runs says what the program costs.
const rounds = 8

// budget is what one probe may cost. Start is beyond the baseline.
type budget struct {
	probe string
	size  int64         // bytes of the stripped program
	time  time.Duration // of package initialisation
	bytes int64         // allocated by it
}

var budgets = []budget{
	{probe: "countries", size: 3_000_000, time: 100 * time.Microsecond, bytes: 10_000},
	{probe: "lookup", size: 10_000_000, time: 100 * time.Microsecond, bytes: 10_000},
}

func main() {
	runs := flag.Int("runs", 200, "how often each probe is started")
	verbose := flag.Bool("v", false, "print the cost of each package")
	flag.Parse()
	within, err := check(max(*runs, 1), *verbose)
	if err != nil {
		fmt.Fprintln(os.Stderr, "budget:", err)
		os.Exit(2)
	}
	if !within {
		fmt.Fprintln(os.Stderr, "budget: exceeded; -v names the packages. Start nothing at import, and let optional weight live in a package of its own")
		os.Exit(1)
	}
}

func check(runs int, verbose bool) (within bool, err error) {
	dir, err := os.MkdirTemp("", "budget")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir)

	names := []string{baseline}
	for _, b := range budgets {
		names = append(names, b.probe)
	}
	sizes := make(map[string]int64)
	for _, name := range names {
		if sizes[name], err = build(dir, name); err != nil {
			return false, err
		}
	}
	starts := make(map[string]trace)
	for range rounds {
		for range runs {
			for _, name := range names {
				t, err := start(dir, name)
				if err != nil {
					return false, err
				}
				starts[name] = t.least(starts[name])
			}
		}
		if inTime(starts) {
			break
		}
	}

	within = true
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "probe\tsize\tof\tinit\tof\theap\tof\t")
	for _, b := range budgets {
		cost := starts[b.probe].beyond(starts[baseline])
		size, clock, heap := sizes[b.probe], cost.time(), cost.bytes()
		verdict := ""
		if size > b.size || clock > b.time || heap > b.bytes {
			verdict, within = " EXCEEDED", false
		}
		fmt.Fprintf(w, "%s\t%d B\t%d B\t%v\t%v\t%d B\t%d B\t%s\n", b.probe, size, b.size, clock, b.time, heap, b.bytes, verdict)
	}
	if err := w.Flush(); err != nil {
		return false, err
	}
	if verbose {
		for _, b := range budgets {
			fmt.Printf("\n%s, beyond the empty program:\n", b.probe)
			for _, p := range starts[b.probe].beyond(starts[baseline]) {
				fmt.Printf("  %-50s %9v %7d B\n", p.name, p.time, p.bytes)
			}
		}
	}
	return within, nil
}

// inTime reports whether no probe takes longer to start than its budget allows.
func inTime(starts map[string]trace) bool {
	for _, b := range budgets {
		if starts[b.probe].beyond(starts[baseline]).time() > b.time {
			return false
		}
	}
	return true
}

// build builds the probe as a release would and returns its size.
func build(dir, name string) (int64, error) {
	path := filepath.Join(dir, name)
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", path, "./internal/ci/probe/"+name)
	if out, err := cmd.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("building probe %s: %w\n%s", name, err, out)
	}
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// start runs the probe once and returns what its packages cost.
func start(dir, name string) (trace, error) {
	cmd := exec.Command(filepath.Join(dir, name))
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("running probe %s: %w\n%s", name, err, out)
	}
	return parseTrace(string(out))
}
