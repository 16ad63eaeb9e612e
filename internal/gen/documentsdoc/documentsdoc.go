// Package documentsdoc writes docs/documents.md from the tables on documents:
// for each type its law, its validity, who signs it and what it makes of each
// box.
package documentsdoc

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/permits"
)

// order is the order in which the documents are told: the common ones first.
var order = []permits.DocumentType{
	permits.ExportPermit, permits.ReexportCertificate, permits.ImportPermit, permits.CertificateOfOrigin,
	permits.PreConventionCertificate, permits.CaptiveBredCertificate, permits.ArtificiallyPropagatedCertificate,
	permits.IntroductionFromTheSeaCertificate, permits.TravellingExhibitionCertificate, permits.PersonalOwnershipCertificate,
	permits.MusicalInstrumentCertificate, permits.SampleCollectionCertificate, permits.ScientificExchangeLabel,
	permits.PhytosanitaryCertificate,
}

const head = `# The documents of the Convention

What package permits knows of each type of document: the law it rests on, how long it is good, who signs it, which specimens it
covers, and what it makes of each box of the standard form. ` + "`Check`" + ` judges by these tables and the builders fill by them; in a
program, ` + "`DocumentType.Box`, `Validity`, `Signers` and `IssueForm.Box`" + ` give the same.

This page is written by ` + "`go generate`" + ` from internal/data (boxes.tsv, box_fields.tsv, documents.tsv, document_limits.tsv,
signers.tsv, issue_forms.tsv). Correct the tables, not the page. Where the column *read* says no, we have not read the provision
in its source: it is stated from general knowledge, and the library warns at most.

`

// Build returns the page.
func Build(d *tsv.Dir) ([]byte, error) {
	limits, err := d.Read("document_limits", "document", "limit", "values", "provision", "source")
	if err != nil {
		return nil, err
	}
	if all := slices.Sorted(permits.DocumentTypes()); !slices.Equal(all, slices.Sorted(slices.Values(order))) {
		return nil, fmt.Errorf("the page tells of other documents than the tables: %v", all)
	}
	var w bytes.Buffer
	w.WriteString(head)
	matrix(&w)
	for _, t := range order {
		document(&w, t, limits)
	}
	forms(&w)
	return w.Bytes(), nil
}

// short are the letters of the overview.
func short(n permits.BoxNeed) string {
	switch n {
	case permits.Mandatory:
		return "**M**"
	case permits.Conditional:
		return "c"
	case permits.Optional:
		return "o"
	}
	return "–"
}

// matrix is the overview of all documents and boxes.
func matrix(w *bytes.Buffer) {
	w.WriteString("## Overview\n\n**M** has to be filled, c in some cases, o may be filled, – stays empty.\n\n| box |")
	for i := range order {
		fmt.Fprintf(w, " %d |", i+1)
	}
	w.WriteString("\n|---|" + strings.Repeat(":-:|", len(order)) + "\n")
	for x := range permits.Boxes() {
		fmt.Fprintf(w, "| %s %s |", x, x.Title(language.English))
		for _, t := range order {
			fmt.Fprintf(w, " %s |", short(t.Box(x).Need()))
		}
		w.WriteString("\n")
	}
	w.WriteString("\n")
	for i, t := range order {
		fmt.Fprintf(w, "%d. %s\n", i+1, t.Name(language.English))
	}
	w.WriteString("\n")
}

func document(w *bytes.Buffer, t permits.DocumentType, limits *tsv.Table) {
	fmt.Fprintf(w, "## %s\n\n`%s`, box 1 ticks %s. It rests on %s.\n\n", t.Name(language.English), t,
		strings.Join(strings.Split(t.Forms(), ""), ", "), t.Provision())
	switch v := t.Validity(); {
	case v.Months == 0:
		fmt.Fprintf(w, "Validity: no period is set (%s).\n\n", v.Provision)
	default:
		unread := ""
		if !v.Read {
			unread = "; not read"
		}
		fmt.Fprintf(w, "Validity: at most %d months from the date of issue, until the end of the last day (%s%s).\n\n", v.Months, v.Provision, unread)
	}
	for _, r := range limits.Rows {
		if r.Get("document") == string(t) {
			fmt.Fprintf(w, "- %s (%s)\n", limit(r), r.Get("provision"))
		}
	}
	if slices.ContainsFunc(limits.Rows, func(r tsv.Row) bool { return r.Get("document") == string(t) }) {
		w.WriteString("\n")
	}
	w.WriteString("| signs | box | | seal | provision | read |\n|---|---|---|---|---|---|\n")
	for s := range t.Signers() {
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %s |\n", s.Role().Name(language.English), s.Box(), need(s.Need(), s.Conditions()),
			yes(s.Sealed()), s.Provision(), yes(s.Read()))
	}
	w.WriteString("\n| box | | provision | read |\n|---|---|---|---|\n")
	for x := range permits.Boxes() {
		r := t.Box(x)
		fmt.Fprintf(w, "| %s %s | %s | %s | %s |\n", x, x.Title(language.English), need(r.Need(), r.Conditions()), r.Provision(), yes(r.Read()))
	}
	w.WriteString("\n")
}

func limit(r tsv.Row) string {
	values := strings.Join(r.List("values"), ", ")
	switch r.Get("limit") {
	case "source":
		return "covers source " + values
	case "appendix":
		return "covers Appendix " + values
	case "mark":
		return "needs a mark by which each specimen is recognised, or, of what is not live, a description"
	case "single":
		return "names one live animal only"
	}
	switch values {
	case "live-animal":
		return "covers live animals only"
	case "not-live":
		return "covers nothing live"
	}
	return "covers no live animals"
}

func need(n permits.BoxNeed, conditions func(func(permits.Condition) bool)) string {
	if n != permits.Conditional {
		return n.String()
	}
	var cases []string
	for c := range conditions {
		cases = append(cases, c.Name(language.English))
	}
	return "if " + strings.Join(cases, "; if ")
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

// forms tells of the forms of issue.
func forms(w *bytes.Buffer) {
	w.WriteString("## Forms of issue\n\nA document can be issued otherwise than complete, in time and once. The boxes not named stay as they are.\n")
	for f := range permits.IssueForms() {
		fmt.Fprintf(w, "\n### %s\n\n`%s`, by %s. For: ", f.Name(language.English), f, f.Provision())
		var names []string
		for _, t := range order {
			if f.Allows(t) {
				names = append(names, t.Name(language.English))
			}
		}
		fmt.Fprintf(w, "%s.\n\n| box | | provision |\n|---|---|---|\n", strings.Join(names, "; "))
		for x := range permits.Boxes() {
			if r := f.Box(x); r.Need() != 0 {
				fmt.Fprintf(w, "| %s %s | %s | %s |\n", x, x.Title(language.English), need(r.Need(), r.Conditions()), r.Provision())
			}
		}
	}
}
