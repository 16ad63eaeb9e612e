// Command rulesdoc writes the catalogue of the rules of package permits for people
// and for programs: docs/rules.md and docs/rules.json. Both come from the tables
// that the library itself reads and from the cases that its tests run, so that
// they cannot say anything else. go generate runs it, from the root of the module.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/permits"
)

// Rule is a rule in docs/rules.json. Fields are added, never renamed.
type Rule struct {
	Code      string            `json:"code"`
	Section   string            `json:"section"`
	Profile   permits.Profile   `json:"profile"`
	Severity  permits.Severity  `json:"severity"`  // the highest of its outcomes
	Provision string            `json:"provision"` // what it rests on
	Read      bool              `json:"read"`      // whether its text was read
	Summary   map[string]string `json:"summary"`   // by language
	Documents []string          `json:"documents"` // types of document it can speak of, empty for all
	Inputs    []permits.Input   `json:"inputs"`    // what it uses beyond the document
	Outcomes  []Outcome         `json:"outcomes"`
	Pass      int               `json:"pass"` // documents of the tests that pass it
	Fail      int               `json:"fail"` // and that do not
}

// Outcome is one thing that a rule may say.
type Outcome struct {
	Name     string           `json:"name"`
	Severity permits.Severity `json:"severity"`
	Args     []string         `json:"args"`
	Message  string           `json:"message"` // in English
}

func main() {
	root := flag.String("root", ".", "root folder of the module")
	flag.Parse()
	if err := run(*root); err != nil {
		fmt.Fprintln(os.Stderr, "rulesdoc:", err)
		os.Exit(1)
	}
}

func run(root string) error {
	rules, err := collect(filepath.Join(root, "permits", "testdata", "rules"))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(rules); err != nil {
		return err
	}
	if err := write(filepath.Join(root, "docs", "rules.json"), b.Bytes()); err != nil {
		return err
	}
	return write(filepath.Join(root, "docs", "rules.md"), page(rules))
}

func write(path string, text []byte) error {
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, text) {
		return nil
	}
	return os.WriteFile(path, text, 0o644)
}

// collect reads the catalogue and counts the cases of each rule. A rule without
// cases is an error: nobody has seen it work.
func collect(cases string) ([]Rule, error) {
	var rules []Rule
	for r := range permits.Rules() {
		x := Rule{Code: r.Code(), Section: r.Section(), Profile: r.Profile(), Severity: r.Severity(), Provision: r.Provision(), Read: r.Read(),
			Summary: make(map[string]string), Documents: []string{}, Inputs: append([]permits.Input{}, slices.Collect(r.Inputs())...),
			Outcomes: []Outcome{}}
		for d := range r.Documents() {
			x.Documents = append(x.Documents, string(d))
		}
		for l := range lang.Count {
			x.Summary[lang.Word(l)] = r.Summary(language.Make(lang.Word(l)))
		}
		for o := range r.Outcomes() {
			x.Outcomes = append(x.Outcomes, Outcome{o.Name(), o.Severity(), append([]string{}, slices.Collect(o.Args())...), o.Message(language.English)})
		}
		raw, err := os.ReadFile(filepath.Join(cases, r.Code()+".json"))
		if err != nil {
			return nil, fmt.Errorf("%s has no cases: %w", r.Code(), err)
		}
		var f struct{ Pass, Fail []json.RawMessage }
		if err := json.Unmarshal(raw, &f); err != nil {
			return nil, fmt.Errorf("%s: %w", r.Code(), err)
		}
		if x.Pass, x.Fail = len(f.Pass), len(f.Fail); x.Pass == 0 || x.Fail == 0 {
			return nil, fmt.Errorf("%s has %d documents that pass and %d that fail; give at least one of each", r.Code(), x.Pass, x.Fail)
		}
		rules = append(rules, x)
	}
	return rules, nil
}
