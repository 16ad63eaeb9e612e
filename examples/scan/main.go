// Command scan finds the taxa that are named in texts and pages, in Latin and in
// the languages of the tables, and what the CITES Appendices list them in.
//
//	scan [-on DATE] [-min low|medium|high] [-in TAGS] [-latin] [-kingdom K] [-html] [-lang TAG] [-json] [FILE…]
//
// With no FILE, or -, it reads standard input. A file whose name ends with .html
// or .htm is read as a page, others as text, which must be UTF-8; -html reads all
// as pages. Files may be of any size.
//
// With -json it prints one JSON object a name: file, start and end in bytes, the
// text found, kind, language, confidence, reason, meaning, and taxa, each with its
// id, name, rank and Appendices. Without, a line a name, of the same. DATE is
// YYYY-MM-DD and today where it is not given. TAGS are the languages of common
// names, separated by commas.
//
// It exits with 0, with 1 if a file could not be read, and with 2 if it was called
// wrongly. To find nothing is no failure.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/scan"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, cites.DateOf(time.Now())))
}

// program is what the flags ask for.
type program struct {
	scanner *scan.Scanner
	on      cites.Date
	least   scan.Confidence
	html    bool
	write   func(*line) error
	done    func() error
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer, today cites.Date) int {
	fail := func(format string, a ...any) int {
		fmt.Fprintf(stderr, "scan: "+format+"\n", a...)
		return 2
	}
	p := &program{on: today}
	flags := flag.NewFlagSet("scan", flag.ContinueOnError)
	flags.SetOutput(stderr)
	on := flags.String("on", "", "the `date` asked about, YYYY-MM-DD (default today)")
	least := flags.String("min", "medium", "the least `confidence` to print: low, medium or high")
	in := flags.String("in", "", "the `languages` of common names, as ru,kk (default all)")
	latin := flags.Bool("latin", false, "scientific names only")
	kingdom := flags.String("kingdom", "", "Animalia or Plantae (default both)")
	flags.BoolVar(&p.html, "html", false, "read all files as pages")
	tag := flags.String("lang", "en", "the reader's `language`: en fr es ru kk ky uz uz-Cyrl tg tk ar zh")
	asJSON := flags.Bool("json", false, "print one JSON object a line")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: scan [-on DATE] [-min low|medium|high] [-in TAGS] [-latin] [-kingdom K] [-html] [-lang TAG] [-json] [FILE…]")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	date, err := cites.ParseDate(*on)
	if err != nil {
		return fail("-on: %v", err)
	}
	if date != 0 {
		p.on = date
	}
	for t := range species.All() { // any will do: is it a date that the Appendices are known of?
		if _, err := appendix.Of(t, p.on); err != nil {
			return fail("-on: %v", err)
		}
		break
	}
	if err := p.least.UnmarshalText([]byte(*least)); err != nil || p.least == 0 {
		return fail("-min: %q is no confidence; give low, medium or high", *least)
	}
	opts, err := options(*in, *latin, *kingdom)
	if err != nil {
		return fail("%v", err)
	}
	reader, err := language.Parse(*tag)
	if err != nil {
		return fail("-lang: %q is no language tag; give one such as ru or uz-Cyrl", *tag)
	}
	out := bufio.NewWriter(stdout)
	p.scanner = scan.New(opts...)
	p.write, p.done = asText(out, stdout, reader), out.Flush
	if *asJSON {
		p.write = asLines(out)
	}
	if err := p.files(flags.Args(), stdin); err != nil {
		fmt.Fprintln(stderr, "scan:", err)
		return 1
	}
	return 0
}

func options(in string, latin bool, kingdom string) (opts []scan.Option, err error) {
	k, err := species.ParseKingdom(kingdom)
	if err != nil {
		return nil, fmt.Errorf("-kingdom: %w", err)
	}
	if k != 0 {
		opts = append(opts, scan.Kingdom(k))
	}
	if latin {
		opts = append(opts, scan.ScientificOnly())
	}
	for _, s := range strings.FieldsFunc(in, func(r rune) bool { return r == ',' || r == ' ' }) {
		tag, err := language.Parse(s)
		if err != nil {
			return nil, fmt.Errorf("-in: %q is no language tag; give some such as ru,kk", s)
		}
		opts = append(opts, scan.Languages(tag))
	}
	return opts, nil
}

// files scans the files one after the other. What cannot be read is an error in
// the end; the others are scanned all the same.
func (p *program) files(names []string, stdin io.Reader) error {
	if len(names) == 0 {
		names = []string{"-"}
	}
	var failed error
	for _, name := range names {
		err := p.file(name, stdin)
		if err := p.done(); err != nil {
			return err // the output is gone
		}
		failed = errors.Join(failed, err)
	}
	return failed
}

func (p *program) file(name string, stdin io.Reader) error {
	r := stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		r = f
	}
	for h, err := range p.hits(name, r) {
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if h.Confidence < p.least {
			continue
		}
		l, err := p.line(name, h)
		if err == nil {
			err = p.write(l)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (p *program) hits(name string, r io.Reader) iter.Seq2[scan.Hit, error] {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm":
		return p.scanner.HTMLReader(r)
	}
	if p.html {
		return p.scanner.HTMLReader(r)
	}
	return p.scanner.Reader(r)
}
