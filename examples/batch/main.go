// Command batch checks many CITES permits at once, on all cores.
//
//	batch [-on DATE] [-profile cites,eu,gb,us] [-lang TAG] [-registers FOLDER] [-complete LIST] [-csv FILE] [-json] [-workers N] [-quiet] PATH…
//
// A PATH is a permit (.xml, .json), a stream of permits that follow each other
// (.jsonl, .ndjson, or - for standard input), an archive of permits (.zip), or a
// folder with any of these in it and below it; links to folders are not followed.
// DATE is the date of presentation,
// YYYY-MM-DD, and today where it is not given. FOLDER has the tables of an
// office's registers, as for checkpermit.
//
// It prints a summary: how many documents are valid, which rules found
// something in how many of them, which numbers stand on more than one document.
// -csv writes every finding into a FILE, one a line, with the message in the
// language of the reader; - is standard output, and the summary then goes
// to standard error. -json prints the summary as one JSON object. While it works, a
// terminal shows a bar.
//
// It exits with 0 if no document has an error, 1 if one has, and 2 if one could
// not be read or the program was called wrongly. The order of what it writes is
// that of the documents, whatever the number of workers.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/examples/internal/registers"
	"github.com/citesgo/cites/permits"
)

func main() {
	// Permits come and go by the thousand, and little of them stays: the
	// collector may be lazier than by default and still be held to little memory.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(40 << 20)
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, time.Now))
}

// Exit statuses.
const (
	exitValid = iota
	exitErrors
	exitUnreadable
)

// program is what the flags say.
type program struct {
	on       cites.Date
	profiles []permits.Profile
	reader   language.Tag
	csv      string
	json     bool
	workers  int
	quiet    bool
	paths    []string

	registers permits.Registers

	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer, now func() time.Time) int {
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr, now: now}
	switch err := p.parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return exitValid
	case err != nil:
		return exitUnreadable
	}
	status, err := p.work()
	if err != nil {
		fmt.Fprintln(stderr, "batch:", err)
		return exitUnreadable
	}
	return status
}

func (p *program) parse(args []string) error {
	flags := flag.NewFlagSet("batch", flag.ContinueOnError)
	flags.SetOutput(p.stderr)
	on := flags.String("on", "", "the `date` of presentation, YYYY-MM-DD (default today)")
	profile := flags.String("profile", "cites", "the `profiles` to check by, of cites, eu, gb and us, separated by commas")
	tag := flags.String("lang", "en", "the reader's `language`")
	folder := flags.String("registers", "", "a `folder` of tables to ask: numbers, cancelled, uses, operations, institutions, suspensions (.csv or .tsv)")
	complete := flags.String("complete", "", "the `countries` of which the registers hold everything, separated by commas; and suspensions")
	flags.StringVar(&p.csv, "csv", "", "write the findings as CSV into a `file`, - is standard output")
	flags.BoolVar(&p.json, "json", false, "print the summary as JSON")
	flags.IntVar(&p.workers, "workers", runtime.GOMAXPROCS(0), "how `many` documents are checked at once")
	flags.BoolVar(&p.quiet, "quiet", false, "draw no progress")
	flags.Usage = func() {
		fmt.Fprintln(p.stderr, "usage: batch [-on DATE] [-profile cites,eu,gb,us] [-lang TAG] [-registers FOLDER] [-complete LIST] [-csv FILE] [-json] [-workers N] [-quiet] PATH… (- is standard input)")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	fail := func(format string, a ...any) error {
		err := fmt.Errorf(format, a...)
		fmt.Fprintln(p.stderr, "batch:", err)
		return err
	}
	if p.paths = flags.Args(); len(p.paths) == 0 {
		flags.Usage()
		return errors.New("no path")
	}
	var err error
	if p.on, err = cites.ParseDate(*on); err != nil {
		return fail("-on: %w", err)
	}
	if p.on == 0 {
		p.on = cites.DateOf(p.now())
	}
	for s := range strings.SplitSeq(*profile, ",") {
		x, err := permits.ParseProfile(s)
		if err != nil {
			return fail("-profile: %w", err)
		}
		p.profiles = append(p.profiles, x)
	}
	if p.reader, err = language.Parse(*tag); err != nil {
		return fail("-lang: %q is no language tag; give one such as ru or kk", *tag)
	}
	if p.registers, err = registers.Open(*folder, *complete); err != nil {
		return fail("-registers: %w", err)
	}
	if p.workers < 1 || p.workers > 1024 {
		return fail("-workers: %d is not between 1 and 1024", p.workers)
	}
	return nil
}

func (p *program) work() (status int, err error) {
	sources, err := find(p.paths)
	if err != nil {
		return 0, err
	}
	summary := p.stdout
	var findings *table
	if p.csv != "" {
		var file io.WriteCloser
		if p.csv == "-" {
			file, summary = nopCloser{p.stdout}, p.stderr
		} else if file, err = os.Create(p.csv); err != nil {
			return 0, err
		}
		defer func() { err = errors.Join(err, file.Close()) }()
		out := bufio.NewWriterSize(file, 64<<10)
		defer func() { err = errors.Join(err, out.Flush()) }()
		if findings, err = newTable(out, p.reader); err != nil {
			return 0, err
		}
		defer func() { err = errors.Join(err, findings.flush()) }()
	}
	var bar io.Writer
	if !p.quiet && isTerminal(p.stderr) {
		bar = p.stderr
	}
	shown := newProgress(bar, sources, p.now)
	t := newTotals()
	opts := []permits.CheckOption{permits.On(p.on), permits.Profiles(p.profiles...), permits.WithRegisters(p.registers)}
	err = check(sources, p.stdin, p.workers, opts, func(r result) error {
		t.add(r)
		shown.show(t)
		if findings == nil {
			return nil
		}
		return findings.add(r)
	})
	shown.end()
	if err != nil {
		return 0, err
	}
	t.close()
	if p.json {
		enc := json.NewEncoder(summary)
		enc.SetEscapeHTML(false)
		return t.status(), enc.Encode(t)
	}
	return t.status(), p.text(summary, t)
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// isTerminal reports whether a person may be looking: a file that is a device.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
