// Command status says what the CITES Appendices list: for names, on a date, for
// specimens from a country.
//
//	status [-on DATE] [-from CC] [-lang TAG] [-json] [NAME…]
//
// With no NAME it reads lines NAME⇥DATE⇥CC from standard input; DATE and CC may
// be empty and then are those of the flags. DATE is YYYY-MM-DD and today where
// it is not given; CC is the country of origin, ISO 3166-1 alpha-2.
//
// With -json it prints one JSON object a line, an answer each. It exits with 0
// if every question was answered, also with "not listed" or with what is
// undecided, 1 if one could not be answered, and 2 if it was called wrongly.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, cites.DateOf(time.Now())))
}

// maxLine bounds a line of standard input; a name is far shorter.
const maxLine = 64 << 10

type program struct {
	today  cites.Date
	on     cites.Date
	from   string
	lang   language.Tag
	write  func(*answer) error
	failed bool
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer, today cites.Date) int {
	flags := flag.NewFlagSet("status", flag.ContinueOnError)
	flags.SetOutput(stderr)
	on := flags.String("on", "", "the `date` asked about, YYYY-MM-DD (default today)")
	from := flags.String("from", "", "the `country` of origin, two letters")
	tag := flags.String("lang", "en", "the reader's `language`: en fr es ru kk ky uz uz-Cyrl tg tk ar zh")
	asJSON := flags.Bool("json", false, "print one JSON object a line")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: status [-on DATE] [-from CC] [-lang TAG] [-json] [NAME…]")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	p := &program{today: today, from: *from}
	var err error
	if p.on, err = cites.ParseDate(*on); err != nil {
		fmt.Fprintln(stderr, "status: -on:", err)
		return 2
	}
	if *from != "" {
		if _, err := countries.ParseCode(*from); err != nil {
			fmt.Fprintln(stderr, "status: -from:", err)
			return 2
		}
	}
	if p.lang, err = language.Parse(*tag); err != nil {
		fmt.Fprintf(stderr, "status: -lang: %q is no language tag; give one such as ru or uz-Cyrl\n", *tag)
		return 2
	}
	out := bufio.NewWriter(stdout)
	if *asJSON {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		p.write = func(a *answer) error { return enc.Encode(a) }
	} else {
		p.write = p.text(out, stdout)
	}
	if err := p.answerAll(flags.Args(), stdin, out); err != nil {
		fmt.Fprintln(stderr, "status:", err)
		return 1
	}
	if p.failed {
		return 1
	}
	return 0
}

// answerAll answers the names of the command line or, if there are none, the
// lines of standard input, each as soon as it is read.
func (p *program) answerAll(names []string, stdin io.Reader, out *bufio.Writer) error {
	defer out.Flush()
	for _, name := range names {
		if err := p.answer(question{name: name}); err != nil {
			return err
		}
	}
	if len(names) > 0 {
		return out.Flush()
	}
	lines := bufio.NewScanner(stdin)
	lines.Buffer(make([]byte, 0, 4096), maxLine)
	n := 0
	for lines.Scan() {
		n++
		line := strings.TrimSuffix(lines.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) > 3 {
			return fmt.Errorf("line %d has %d fields; write NAME⇥DATE⇥CC", n, len(f))
		}
		f = append(f, "", "")
		if err := p.answer(question{name: f[0], on: strings.TrimSpace(f[1]), from: strings.TrimSpace(f[2])}); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return fmt.Errorf("line %d is longer than %d bytes; write NAME⇥DATE⇥CC", n+1, maxLine)
	}
	return lines.Err()
}
