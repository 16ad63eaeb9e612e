// Command issue makes a CITES document out of an application, checks it, seals
// it and prints it; and it verifies what was sealed.
//
//	issue [-format json|xml1|xml2] [-key FILE [-seal FILE]] [-lang TAG] APPLICATION
//	issue -newkey FILE -country CC -from DATE -until DATE
//	issue -verify -keys FILE -seal FILE DOCUMENT
//
// An APPLICATION is a JSON file, described in docs/issue.md; - is standard
// input. The document is printed as JSON of package permits or as XML of the
// electronic permitting toolkit 1.0 or 2.0; what a format cannot carry is told
// on standard error. With -key it is sealed with the Ed25519 key in FILE, on the
// day of issue, and the seal, which stands beside the document and not in it, is
// written to -seal, or printed after the document.
//
// -newkey makes a key for the authority of a country, which may sign from one day
// until another, and writes it to FILE, for its owner alone. The public half, with
// which anybody can verify, goes to FILE.jwks. -verify reads a document and its
// seal back, offline, with the key sets that the desk trusts.
//
// It exits with 0 if the document was issued or the seal is good, 1 if it was
// refused or the seal is not good, and 2 if something could not be read or the
// program was called wrongly.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/examples/internal/words"
	"github.com/citesgo/cites/permits"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// Exit statuses.
const (
	exitDone = iota
	exitRefused
	exitUnreadable
)

// settings is what the command line says.
type settings struct {
	format, key, seal, keys      string
	newKey, country, from, until string
	verify                       bool
	reader                       language.Tag
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("issue", flag.ContinueOnError)
	flags.SetOutput(stderr)
	var s settings
	flags.StringVar(&s.format, "format", "json", "the `format` of the document: json, xml1 or xml2")
	flags.StringVar(&s.key, "key", "", "the `file` with the key to seal with")
	flags.StringVar(&s.seal, "seal", "", "the `file` of the seal")
	flags.StringVar(&s.newKey, "newkey", "", "make a key and write it to the `file`")
	flags.StringVar(&s.country, "country", "", "the `country` whose authority holds the new key")
	flags.StringVar(&s.from, "from", "", "the first `date` on which the new key may sign")
	flags.StringVar(&s.until, "until", "", "the last `date` on which the new key may sign")
	flags.BoolVar(&s.verify, "verify", false, "verify the seal of a document")
	flags.StringVar(&s.keys, "keys", "", "the `file` with the public keys to verify with")
	tag := flags.String("lang", "en", "the reader's `language`")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: issue [-format json|xml1|xml2] [-key FILE [-seal FILE]] [-lang TAG] APPLICATION\n"+
			"       issue -newkey FILE -country CC -from DATE -until DATE\n"+
			"       issue -verify -keys FILE -seal FILE DOCUMENT")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return exitDone
		}
		return exitUnreadable
	}
	fail := func(err error) int {
		fmt.Fprintf(stderr, "issue: %v\n", err)
		return exitUnreadable
	}
	var err error
	if s.reader, err = language.Parse(*tag); err != nil {
		return fail(fmt.Errorf("-lang: %q is no language tag; give one such as ru or fr", *tag))
	}
	if s.newKey != "" && flags.NArg() == 0 && !s.verify {
		if err := makeKey(s); err != nil {
			return fail(err)
		}
		word := words.Of("issue", s.reader)
		fmt.Fprintf(stdout, "%s: %s\n%s%s: %s\n", s.newKey, word("keep it secret"), s.newKey, publicSuffix, word("give it to whoever verifies"))
		return exitDone
	}
	if flags.NArg() != 1 || s.newKey != "" {
		flags.Usage()
		return exitUnreadable
	}
	in := stdin
	if name := flags.Arg(0); name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return fail(err)
		}
		defer f.Close()
		in = f
	}
	if s.verify {
		return verify(s, in, stdout, stderr, fail)
	}
	return issue(s, in, stdout, stderr, fail)
}

// issue builds, checks, prints and seals.
func issue(s settings, in io.Reader, stdout, stderr io.Writer, fail func(error) int) int {
	a, err := readApplication(in)
	if err != nil {
		return fail(err)
	}
	b, err := a.builder()
	if err != nil {
		return fail(err)
	}
	p, err := b.Build()
	if err != nil {
		refuse(stderr, err, s.reader)
		return exitRefused
	}
	document, losses, err := encode(p, s.format)
	if err != nil {
		return fail(err)
	}
	for _, l := range losses {
		fmt.Fprintf(stderr, "%s: %s\n", l.Path, l.Message(s.reader))
	}
	if s.key == "" {
		_, err = stdout.Write(document)
		return done(err, fail)
	}
	// What is sealed is what the reader of the document will have.
	read, err := permits.Decode(bytes.NewReader(document))
	if err != nil {
		return fail(err)
	}
	sealed, err := sealWith(s.key, read, a.Issued)
	if err != nil {
		return fail(err)
	}
	if _, err := stdout.Write(document); err != nil {
		return fail(err)
	}
	if s.seal == "" {
		_, err = fmt.Fprintf(stdout, "\n%s\n", sealed)
		return done(err, fail)
	}
	return done(os.WriteFile(s.seal, []byte(sealed+"\n"), 0o644), fail)
}

func done(err error, fail func(error) int) int {
	if err != nil {
		return fail(err)
	}
	return exitDone
}

// encode writes the document in a format.
func encode(p *permits.Permit, format string) ([]byte, permits.Losses, error) {
	var w bytes.Buffer
	switch format {
	case "json":
		raw, err := json.MarshalIndent(p, "", "  ")
		return append(raw, '\n'), nil, err
	case "xml1":
		losses, err := permits.EncodeXML(&w, p, permits.Toolkit1)
		return w.Bytes(), losses, err
	case "xml2":
		losses, err := permits.EncodeXML(&w, p, permits.Toolkit2)
		return w.Bytes(), losses, err
	}
	return nil, nil, fmt.Errorf("-format: %q is none; give json, xml1 or xml2", format)
}

// refuse tells why the document cannot be issued: what the builder has to be
// told, then what the rules find.
func refuse(w io.Writer, err error, reader language.Tag) {
	var e *permits.BuildError
	if !errors.As(err, &e) {
		fmt.Fprintln(w, "issue:", err)
		return
	}
	word := words.Of("issue", reader)
	line := func(path, message, provision string) {
		if path = strings.TrimPrefix(path, "/"); path == "" {
			path = word("document")
		}
		if provision != "" {
			message += " (" + words.Provision(provision, reader) + ")"
		}
		fmt.Fprintf(w, "  %s: %s\n", path, message)
	}
	fmt.Fprintln(w, word("The document cannot be issued."))
	for _, f := range e.Faults {
		line(f.Path, f.Message(reader), f.Provision)
	}
	for _, f := range e.Findings {
		line(f.Path, f.Message(reader), f.Provision)
	}
}
