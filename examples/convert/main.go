// Command convert writes a CITES permit in another format, and says what that
// cannot carry; or says what is different between two versions of a permit.
//
//	convert [-to json|1.0|2.0] [-bare] [-lang TAG] FILE
//	convert -diff [-lang TAG] OLD NEW
//
// A FILE is an electronic permit of toolkit 1.0 or 2.0 in XML, with or without
// its SOAP envelope, or a permit in the JSON of this library; - is standard
// input. The document goes to standard output, what was lost to standard error.
//
// It exits with 0 if nothing was lost or nothing is different, 1 if something
// was or is, and 2 if a file could not be read or the program was called
// wrongly.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/permits"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// Exit statuses.
const (
	exitSame = iota
	exitDifferent
	exitUnreadable
)

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("convert", flag.ContinueOnError)
	flags.SetOutput(stderr)
	to := flags.String("to", "json", "the `format` to write: json, 1.0 or 2.0")
	bare := flags.Bool("bare", false, "write XML without the envelope that it came in")
	diff := flags.Bool("diff", false, "print what is different between two permits")
	tag := flags.String("lang", "en", "the reader's `language`: en fr es ru kk ky uz uz-Cyrl tg tk ar zh")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: convert [-to json|1.0|2.0] [-bare] [-lang TAG] FILE, or convert -diff OLD NEW (- is standard input)")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return exitSame
		}
		return exitUnreadable
	}
	fail := func(err error) int {
		fmt.Fprintf(stderr, "convert: %v\n", err)
		return exitUnreadable
	}
	reader, err := language.Parse(*tag)
	if err != nil {
		return fail(fmt.Errorf("-lang: %q is no language tag; give one such as ru or fr", *tag))
	}
	want := 1
	if *diff {
		want = 2
	}
	if flags.NArg() != want {
		flags.Usage()
		return exitUnreadable
	}
	all := make([]*permits.Permit, want)
	for i, file := range flags.Args() {
		if all[i], err = read(file, stdin); err != nil {
			return fail(err)
		}
	}
	out := bufio.NewWriter(stdout)
	if *diff {
		changes := permits.Diff(all[0], all[1])
		for _, c := range changes {
			fmt.Fprintln(out, c.Message(reader))
		}
		return exit(len(changes) > 0, out.Flush(), fail)
	}
	losses, err := write(out, all[0], *to, *bare)
	if err = errors.Join(err, out.Flush()); err != nil {
		return fail(err)
	}
	for _, l := range losses {
		fmt.Fprintf(stderr, "%s  %s\n    %s\n", l.Code, what(l, reader), l.Message(reader))
	}
	return exit(!losses.Complete(), nil, fail)
}

func exit(different bool, err error, fail func(error) int) int {
	switch {
	case err != nil:
		return fail(err)
	case different:
		return exitDifferent
	}
	return exitSame
}

// what says what was lost, without the reason.
func what(l permits.Loss, reader language.Tag) string {
	if l.Kind == 0 {
		return l.Path
	}
	return l.Change.Message(reader)
}

func read(file string, stdin io.Reader) (*permits.Permit, error) {
	if file == "-" {
		return permits.Decode(stdin)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	p, err := permits.Decode(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return p, nil
}

func write(w io.Writer, p *permits.Permit, to string, bare bool) (permits.Losses, error) {
	var opts []permits.EncodeOption
	if bare {
		opts = append(opts, permits.Bare())
	}
	if to == "json" {
		return permits.EncodeJSON(w, p)
	}
	if to != permits.Toolkit1.String() && to != permits.Toolkit2.String() {
		return nil, fmt.Errorf("-to: %q is no format; give json, 1.0 or 2.0", to)
	}
	return permits.EncodeXML(w, p, permits.Toolkit(to), opts...)
}
