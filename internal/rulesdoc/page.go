package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/citesgo/cites/permits"
)

// sections are the parts of the catalogue, in the order of the page.
var sections = [...][2]string{
	{"A", "Which documents there have to be"},
	{"B", "Dates and status"},
	{"C", "What the boxes say"},
	{"D", "Single products"},
	{"E", "Electronic permits"},
	{"F", "Acceptance by one Party"},
	{"S", "The check itself"},
}

// page writes docs/rules.md.
func page(rules []Rule) []byte {
	var b bytes.Buffer
	unread, outcomes, cases := 0, 0, 0
	for _, r := range rules {
		if !r.Read {
			unread++
		}
		outcomes += len(r.Outcomes)
		cases += r.Pass + r.Fail
	}
	fmt.Fprintf(&b, `# The rule book

<!-- Written by go generate (internal/rulesdoc) from internal/data/rules.tsv, findings.tsv and messages.tsv. Change those. -->

Package permits knows %d rules, which can say %d things; the tests hold them to %d documents. Programs get
the same from permits.Rules() and from [rules.json](rules.json). A code means the same for ever: none is renamed or
used again. %d rules rest on a text that we have not read in its source; they are warnings at most, and their findings
say so. A rule names the types of document that it can speak of, where not all, and what it uses beyond the document: the date of
presentation, the others that are presented, registers and so on. Tests derive both from the cases. What a rule cannot judge is a finding of severity info, never silence.

`, len(rules), outcomes, cases, unread)
	for _, s := range sections {
		if !slices.ContainsFunc(rules, func(r Rule) bool { return r.Section == s[0] }) {
			continue
		}
		fmt.Fprintf(&b, "## %s. %s\n\n", s[0], s[1])
		for _, r := range rules {
			if r.Section == s[0] {
				r.write(&b)
			}
		}
	}
	return append(bytes.TrimRight(b.Bytes(), "\n"), '\n')
}

func (r Rule) write(b *bytes.Buffer) {
	fmt.Fprintf(b, "### %s\n\n%s\n\n", r.Code, r.Summary["en"])
	fmt.Fprintf(b, "Rests on: %s", r.Provision)
	if !r.Read {
		b.WriteString(" (text not read)")
	}
	b.WriteString(".")
	if r.Profile != permits.CITES {
		fmt.Fprintf(b, " Profile: %s.", r.Profile)
	}
	if len(r.Documents) > 0 {
		fmt.Fprintf(b, " Documents: %s.", strings.ReplaceAll(strings.Join(r.Documents, ", "), "_", " "))
	}
	if len(r.Inputs) > 0 {
		fmt.Fprint(b, " Uses:")
		for i, in := range r.Inputs {
			fmt.Fprintf(b, "%s %s", [...]string{"", ","}[min(i, 1)], in)
		}
		b.WriteString(".")
	}
	fmt.Fprintf(b, " [Cases](../permits/testdata/rules/%s.json): %d pass, %d fail.\n\n", r.Code, r.Pass, r.Fail)
	b.WriteString("| severity | outcome | message |\n|---|---|---|\n")
	for _, o := range r.Outcomes {
		fmt.Fprintf(b, "| %s | %s | %s |\n", o.Severity, o.Name, strings.ReplaceAll(o.Message, "|", `\|`))
	}
	b.WriteString("\n")
}
