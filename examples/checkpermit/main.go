// Command checkpermit reads CITES permits and says what is wrong with them.
//
//	checkpermit [-on DATE] [-profile cites,eu,gb,us] [-lang TAG] [-registers FOLDER] [-complete LIST] [-json] FILE…
//
// A FILE is an electronic permit of toolkit 1.0 or 2.0 in XML, with or without
// its SOAP envelope, or a permit in the JSON of this library; - is standard
// input. DATE is the date on which the document is presented, YYYY-MM-DD, and
// today where it is not given. FOLDER has the tables of an office's registers, of
// documents issued, cancelled and used and so on; without it the findings say what
// was not checked.
//
// With -json it prints one JSON object a file and line. It exits with 0 if no
// document has an error, 1 if one has, and 2 if one could not be read or the
// program was called wrongly.
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
	"github.com/citesgo/cites/examples/internal/registers"
	"github.com/citesgo/cites/permits"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, cites.DateOf(time.Now())))
}

// result is a line of output. Its JSON is a contract: fields are added, never
// renamed.
type result struct {
	File     string           `json:"file"`
	Number   string           `json:"number"`
	Type     string           `json:"type"`
	Valid    bool             `json:"valid"`
	Findings permits.Findings `json:"findings"`
	Error    string           `json:"error,omitempty"` // why the file could not be read

	permit *permits.Permit
}

// Exit statuses.
const (
	exitValid = iota
	exitErrors
	exitUnreadable
)

func run(args []string, stdin io.Reader, stdout, stderr io.Writer, today cites.Date) int {
	flags := flag.NewFlagSet("checkpermit", flag.ContinueOnError)
	flags.SetOutput(stderr)
	on := flags.String("on", "", "the `date` of presentation, YYYY-MM-DD (default today)")
	profile := flags.String("profile", "cites", "the `profiles` to check by, of cites, eu, gb and us, separated by commas")
	tag := flags.String("lang", "en", "the reader's `language`: en fr es ru kk ky uz uz-Cyrl tg tk ar zh")
	folder := flags.String("registers", "", "a `folder` of tables to ask: numbers, cancelled, uses, operations, institutions, suspensions (.csv or .tsv)")
	complete := flags.String("complete", "", "the `countries` of which the registers hold everything, separated by commas; and suspensions")
	asJSON := flags.Bool("json", false, "print one JSON object a file")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: checkpermit [-on DATE] [-profile cites,eu,gb,us] [-lang TAG] [-registers FOLDER] [-complete LIST] [-json] FILE… (- is standard input)")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return exitValid
		}
		return exitUnreadable
	}
	fail := func(format string, a ...any) int {
		fmt.Fprintf(stderr, "checkpermit: "+format+"\n", a...)
		return exitUnreadable
	}
	if flags.NArg() == 0 {
		flags.Usage()
		return exitUnreadable
	}
	date, err := cites.ParseDate(*on)
	if err != nil {
		return fail("-on: %v", err)
	}
	if date == 0 {
		date = today
	}
	profiles, err := parseProfiles(*profile)
	if err != nil {
		return fail("-profile: %v", err)
	}
	reader, err := language.Parse(*tag)
	if err != nil {
		return fail("-lang: %q is no language tag; give one such as ru or fr", *tag)
	}

	asked, err := registers.Open(*folder, *complete)
	if err != nil {
		return fail("-registers: %v", err)
	}

	out := bufio.NewWriter(stdout)
	write := textWriter(out, stdout, reader)
	if *asJSON {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		write = func(r *result) error { return enc.Encode(r) }
	}
	status := exitValid
	for _, file := range flags.Args() {
		r := check(file, stdin, permits.On(date), permits.Profiles(profiles...),
			permits.WithRegisters(asked))
		r.Findings = r.Findings.In(reader)
		switch {
		case r.Error != "":
			status = exitUnreadable
		case !r.Valid:
			status = max(status, exitErrors)
		}
		if err := errors.Join(write(r), out.Flush()); err != nil {
			return fail("%v", err)
		}
	}
	return status
}

func parseProfiles(list string) ([]permits.Profile, error) {
	var profiles []permits.Profile
	for _, s := range strings.Split(list, ",") {
		p, err := permits.ParseProfile(s)
		if err != nil {
			return nil, err
		}
		profiles = append(profiles, p)
	}
	return profiles, nil
}

// check reads and checks one file.
func check(file string, stdin io.Reader, opts ...permits.CheckOption) *result {
	r := &result{File: file, Findings: permits.Findings{}}
	p, err := read(file, stdin)
	if err != nil {
		r.Error = err.Error()
		return r
	}
	r.permit, r.Number, r.Type = p, p.Number, string(p.Type)
	r.Findings = append(r.Findings, permits.Check(p, opts...)...)
	r.Valid = r.Findings.Valid()
	return r
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
	return permits.Decode(f)
}
