// Command timeline draws what the CITES Appendices have said of one taxon since
// 1975: a band for each population, the dates of every change, the annotations
// and the Parties.
//
//	timeline [-until DATE] [-lang TAG] [-svg FILE] NAME
//
// It prints a table. With -svg it writes a picture, to a file or, with -, to
// standard output. DATE is the last day shown and today where it is not given;
// what is decided for later days is listed below the bands.
//
// It exits with 0, with 1 if the name is not known, and with 2 if it was called
// wrongly.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/species"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, cites.DateOf(time.Now())))
}

func run(args []string, stdout, stderr io.Writer, today cites.Date) int {
	flags := flag.NewFlagSet("timeline", flag.ContinueOnError)
	flags.SetOutput(stderr)
	until := flags.String("until", "", "the last `date` shown, YYYY-MM-DD (default today)")
	tag := flags.String("lang", "en", "the reader's `language`: en fr es ru kk ky uz uz-Cyrl tg tk ar zh")
	svg := flags.String("svg", "", "write a picture to this `file`, - for standard output")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: timeline [-until DATE] [-lang TAG] [-svg FILE] NAME")
		flags.PrintDefaults()
	}
	fail := func(status int, format string, a ...any) int {
		fmt.Fprintf(stderr, "timeline: "+format+"\n", a...)
		return status
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	if flags.NArg() == 0 {
		flags.Usage()
		return 2
	}
	last, err := cites.ParseDate(*until)
	if err != nil {
		return fail(2, "-until: %v", err)
	}
	if last == 0 {
		last = today
	}
	reader, err := language.Parse(*tag)
	if err != nil {
		return fail(2, "-lang: %q is no language tag; give one such as ru or uz-Cyrl", *tag)
	}
	name := strings.Join(flags.Args(), " ")
	matches, err := species.Lookup(name)
	if err != nil {
		return fail(1, "%v", err)
	}
	taxon, ok := matches.Taxon()
	if !ok {
		for m := range matches.All() {
			fmt.Fprintf(stderr, "  %s %s\n", m.Taxon().Name(), m.Taxon().Author())
		}
		return fail(1, "%q means %d taxa; give one of them", name, matches.Len())
	}
	c, err := newChart(taxon, last, reader)
	if err != nil {
		return fail(1, "%v", err)
	}
	switch *svg {
	case "":
		err = c.text(stdout)
	case "-":
		err = c.svg(stdout)
	default:
		err = writeFile(*svg, c.svg)
	}
	if err != nil {
		return fail(1, "%v", err)
	}
	return 0
}

func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	return errors.Join(write(w), w.Flush(), f.Close())
}
