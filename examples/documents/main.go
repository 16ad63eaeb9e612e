// Command documents says which CITES documents a shipment needs at each border.
//
//	documents [-on DATE] [-profile cites,eu,gb,us] [-lang TAG] [-json] [FILE…]
//
// A FILE is a shipment in the JSON of permits.Shipment, or several one after
// the other; - or no FILE is standard input. DATE is the day for which the
// Appendices are asked where the shipment has no date of its own, YYYY-MM-DD, and
// today where it is not given. Names of species may be scientific or in a living
// language; one that may mean several taxa is a question in the answer.
//
// With -json it prints one JSON object a shipment and line. It exits with 0 if
// every shipment was answered, 1 if one cannot be permitted as it is described,
// and 2 if one could not be read or the program was called wrongly.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/examples/internal/args"
	"github.com/citesgo/cites/permits"
	"github.com/citesgo/cites/species/commonnames"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, cites.DateOf(time.Now())))
}

// Exit statuses.
const (
	exitAnswered = iota
	exitRefused
	exitUnreadable
)

// answer is a line of output. Its JSON is a contract: fields are added, never
// renamed. That of a shipment which was read is the one of permits.Requirements.
type answer struct {
	File     string
	Number   int // of the shipment in its file, from 1
	Error    string
	shipment *permits.Shipment
	needs    permits.Requirements
}

func (a *answer) MarshalJSON() ([]byte, error) {
	head := struct {
		File   string `json:"file"`
		Number int    `json:"number"`
		Error  string `json:"error,omitempty"`
	}{a.File, a.Number, a.Error}
	out, err := json.Marshal(head)
	if err != nil || a.Error != "" {
		return out, err
	}
	rest, err := a.needs.MarshalJSON()
	if err != nil {
		return nil, err
	}
	return append(append(out[:len(out)-1], ','), rest[1:]...), nil
}

func run(arguments []string, stdin io.Reader, stdout, stderr io.Writer, today cites.Date) int {
	flags := flag.NewFlagSet("documents", flag.ContinueOnError)
	flags.SetOutput(stderr)
	on := flags.String("on", "", "the `date` for which the Appendices are asked, YYYY-MM-DD (default today)")
	profile := flags.String("profile", "cites", "the `profiles` to answer by, of cites, eu, gb and us, separated by commas")
	tag := flags.String("lang", "en", "the reader's `language`")
	asJSON := flags.Bool("json", false, "print one JSON object a shipment")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: documents [-on DATE] [-profile cites,eu,gb,us] [-lang TAG] [-json] [FILE…] (- or none is standard input)")
		flags.PrintDefaults()
	}
	if err := flags.Parse(arguments); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return exitAnswered
		}
		return exitUnreadable
	}
	fail := func(format string, a ...any) int {
		fmt.Fprintf(stderr, "documents: "+format+"\n", a...)
		return exitUnreadable
	}
	date, err := args.Date(*on, today)
	if err != nil {
		return fail("%v", err)
	}
	profiles, err := args.Profiles(*profile)
	if err != nil {
		return fail("%v", err)
	}
	reader, err := args.Language(*tag)
	if err != nil {
		return fail("%v", err)
	}

	out := bufio.NewWriter(stdout)
	write := textWriter(out, stdout, reader)
	if *asJSON {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		write = func(a *answer) error { return enc.Encode(a) }
	}
	opts := []permits.CheckOption{permits.On(date), permits.Profiles(profiles...), permits.CommonNames(commonnames.Source())}
	files := flags.Args()
	if len(files) == 0 {
		files = []string{"-"}
	}
	status := exitAnswered
	for _, file := range files {
		for a := range shipments(file, stdin) {
			switch {
			case a.Error != "":
				status = exitUnreadable
			default:
				if a.needs, err = permits.Required(a.shipment, opts...); err != nil {
					return fail("%v", err)
				}
				a.needs = a.needs.In(reader)
				if a.needs.Refused() {
					status = max(status, exitRefused)
				}
			}
			if err := errors.Join(write(a), out.Flush()); err != nil {
				return fail("%v", err)
			}
		}
	}
	return status
}
