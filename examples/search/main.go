// Command search finds the species that a name means, though it is misspelt,
// abbreviated, scanned or in a living language.
//
//	search [-lang TAG] [-kingdom K] [-json] [QUERY…]
//
// With no QUERY it reads one a line from standard input. K is Animalia or
// Plantae; TAG is the language of the answers.
//
// With -json it prints one JSON object a line: the query and its matches, the
// likeliest first, with the Appendices that list them today. It exits with 0 if
// every query could be read, also where nothing is near to it, 1 if one could
// not, and 2 if it was called wrongly.
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
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/commonnames"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, cites.DateOf(time.Now())))
}

// maxLine bounds a line of standard input; a name is far shorter.
const maxLine = 64 << 10

// answer is a line of output. Its JSON is a contract: fields are added, never
// renamed.
type answer struct {
	Query   string  `json:"query"`
	Matches []match `json:"matches"`
	Error   string  `json:"error,omitempty"`
}

type match struct {
	Name       string   `json:"name"`
	ID         uint32   `json:"id"`
	Rank       string   `json:"rank"`
	Kind       string   `json:"kind"`
	Matched    string   `json:"matched"`
	Language   string   `json:"language"`
	Distance   int      `json:"distance"`
	Score      float64  `json:"score"`
	Reason     string   `json:"reason"`     // in the reader's language
	Reasons    string   `json:"reasons"`    // the same in one word each
	Appendices []string `json:"appendices"` // those that may apply today

	hit species.Hit
}

type program struct {
	today   cites.Date
	lang    language.Tag
	options []species.SearchOption
	write   func(*answer) error
	failed  bool
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer, today cites.Date) int {
	flags := flag.NewFlagSet("search", flag.ContinueOnError)
	flags.SetOutput(stderr)
	tag := flags.String("lang", "en", "the reader's `language`: en fr es ru kk ky uz uz-Cyrl tg tk ar zh")
	kingdom := flags.String("kingdom", "", "only this `kingdom`: Animalia or Plantae")
	asJSON := flags.Bool("json", false, "print one JSON object a line")
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: search [-lang TAG] [-kingdom K] [-json] [QUERY…]")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	p := &program{today: today}
	k, err := species.ParseKingdom(*kingdom)
	if err != nil {
		fmt.Fprintln(stderr, "search: -kingdom:", err)
		return 2
	}
	if p.lang, err = language.Parse(*tag); err != nil {
		fmt.Fprintf(stderr, "search: -lang: %q is no language tag; give one such as ru or uz-Cyrl\n", *tag)
		return 2
	}
	p.options = []species.SearchOption{species.InKingdom(k), species.WithNames(commonnames.Source())}
	out := bufio.NewWriter(stdout)
	if *asJSON {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		p.write = func(a *answer) error { return enc.Encode(a) }
	} else {
		p.write = p.text(out, stdout)
	}
	if err := p.answerAll(flags.Args(), stdin, out); err != nil {
		fmt.Fprintln(stderr, "search:", err)
		return 1
	}
	if p.failed {
		return 1
	}
	return 0
}

// answerAll answers the queries of the command line or, if there are none, the
// lines of standard input, each as soon as it is read.
func (p *program) answerAll(queries []string, stdin io.Reader, out *bufio.Writer) error {
	for _, q := range queries {
		if err := p.answer(q); err != nil {
			return err
		}
	}
	if len(queries) > 0 {
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
		if err := errors.Join(p.answer(line), out.Flush()); err != nil {
			return err
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return fmt.Errorf("line %d is longer than %d bytes; write one name a line", n+1, maxLine)
	}
	return lines.Err()
}

func (p *program) answer(query string) error {
	a := &answer{Query: query, Matches: []match{}}
	hits, err := species.Search(query, p.options...)
	if err != nil {
		a.Error = err.Error()
		p.failed = true
	}
	for _, h := range hits {
		m := match{
			Name: h.Taxon.Name(), ID: uint32(h.Taxon.ID()), Rank: h.Taxon.Rank().String(), Kind: h.Kind.String(), Matched: h.Matched,
			Language: h.Language, Distance: h.Distance, Score: h.Score, Reason: h.Reason.Text(p.lang), Reasons: h.Reason.String(),
			Appendices: []string{}, hit: h,
		}
		listed, err := appendix.Of(h.Taxon, p.today)
		if err != nil {
			return err
		}
		for _, x := range listed.Appendices().Slice() {
			m.Appendices = append(m.Appendices, x.String())
		}
		a.Matches = append(a.Matches, m)
	}
	return p.write(a)
}
