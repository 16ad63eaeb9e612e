// Command verify compares the answers of package appendix with three
// independent statements of the Appendices and writes docs/verification.md. It
// is given the paths of their files, which are not part of this module:
//
//	go run ./internal/verify -checklist FILE -canada FILE -entries FILE
//
// FILE is, for -checklist, the Checklist of CITES Species of 2017-04-21 as tab
// separated id, name, rank, listing; for -canada, the Schedule I of SOR/96-263 of
// 2025-03-06 as CSV with the columns taxon and appendix; for -entries, the
// entries in force from 2026-03-05 as tab separated columns taxon, rank,
// appendix, party_iso2. Columns are found by their names in the first line.
//
// Every difference is explained in explanations.tsv beside this file or printed
// as not explained; then the command fails.
package main

import (
	_ "embed"
	"encoding/csv"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

//go:embed explanations.tsv
var explanations string

func main() {
	checklist := flag.String("checklist", "", "the Checklist of 2017-04-21")
	canada := flag.String("canada", "", "the Canadian schedule of 2025-03-06")
	entries := flag.String("entries", "", "the entries of 2026-03-05")
	out := flag.String("o", "docs/verification.md", "the page to write")
	flag.Parse()
	if err := run(*checklist, *canada, *entries, *out); err != nil {
		fmt.Fprintln(os.Stderr, "verify:", err)
		os.Exit(1)
	}
}

func run(checklist, canada, entries, out string) error {
	known, err := readExplanations(explanations)
	if err != nil {
		return err
	}
	var reports []*report
	for _, c := range []struct {
		path    string
		compare func([]map[string]string, *report)
		report  report
	}{
		{checklist, compareChecklist, report{key: "checklist", on: cites.MustDate("2017-04-21"), what: "Checklist of CITES Species", unit: "taxa, the set of Appendices of each"}},
		{canada, compareEntries, report{key: "canada", on: cites.MustDate("2025-03-06"), what: "Canada, SOR/96-263, Schedule I", unit: "entries, the Appendix of each"}},
		{entries, compareEntries, report{key: "entries", on: cites.MustDate("2026-03-05"), what: "Singapore, schedule of the Endangered Species Act", unit: "entries, the Appendix and Party of each"}},
	} {
		rows, err := readTable(c.path)
		if err != nil {
			return err
		}
		r := &c.report
		r.known = known[r.key]
		c.compare(rows, r)
		reports = append(reports, r)
	}
	page := render(reports)
	if err := os.WriteFile(out, []byte(page), 0o644); err != nil {
		return err
	}
	unexplained := 0
	for _, r := range reports {
		fmt.Printf("%s: %d compared, %d agree, %d differ and are explained, %d are not explained\n",
			r.key, r.compared, r.agree, len(r.explained), len(r.unexplained))
		for _, d := range r.unexplained {
			fmt.Printf("  %s\t%s\t%s\n", d.name, d.theirs, d.ours)
		}
		unexplained += len(r.unexplained)
	}
	if unexplained > 0 {
		return fmt.Errorf("%d differences are not explained; see them above", unexplained)
	}
	return nil
}

// report is the outcome of one comparison.
type report struct {
	key, what, unit string
	on              cites.Date
	known           map[string]string // name and both readings → reason
	compared, agree int
	left            int // rows that are no taxon
	explained       []difference
	unexplained     []difference
}

type difference struct{ name, theirs, ours, reason string }

func (r *report) add(name, theirs, ours string) {
	r.compared++
	if theirs == ours {
		r.agree++
		return
	}
	d := difference{name, theirs, ours, r.known[strings.Join([]string{name, theirs, ours}, "\t")]}
	if d.reason == "" {
		r.unexplained = append(r.unexplained, d)
		return
	}
	r.explained = append(r.explained, d)
}

func readExplanations(text string) (map[string]map[string]string, error) {
	known := make(map[string]map[string]string)
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i, l := range lines[1:] {
		f := strings.Split(l, "\t")
		if len(f) != 5 || f[4] == "" {
			return nil, fmt.Errorf("explanations.tsv:%d: want comparison, taxon, theirs, ours, reason", i+2)
		}
		if known[f[0]] == nil {
			known[f[0]] = make(map[string]string)
		}
		known[f[0]][strings.Join(f[1:4], "\t")] = f[4]
	}
	return known, nil
}

// readTable reads a file of tab or comma separated values with a header.
func readTable(path string) ([]map[string]string, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var records [][]string
	if head, _, _ := strings.Cut(string(text), "\n"); strings.Contains(head, "\t") {
		for _, l := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
			records = append(records, strings.Split(strings.TrimSuffix(l, "\r"), "\t"))
		}
	} else {
		r := csv.NewReader(strings.NewReader(string(text)))
		for {
			rec, err := r.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			records = append(records, rec)
		}
	}
	if len(records) == 0 {
		return nil, fmt.Errorf("%s: empty", path)
	}
	var rows []map[string]string
	for i, rec := range records[1:] {
		if len(rec) != len(records[0]) {
			return nil, fmt.Errorf("%s:%d: %d fields where the header has %d", path, i+2, len(rec), len(records[0]))
		}
		row := make(map[string]string, len(rec))
		for c, v := range rec {
			row[records[0][c]] = v
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// compareChecklist asks every taxon of the Checklist, by its id, what was listed
// on its day. NC is the Checklist's word for "in no Appendix".
func compareChecklist(rows []map[string]string, r *report) {
	for _, row := range rows {
		var id species.ID
		if id.UnmarshalText([]byte(row["id"])) != nil || row["listing"] == "" {
			r.left++
			continue
		}
		t, ok := species.ByID(id)
		if !ok {
			r.add(row["name"], row["listing"], "no such taxon")
			continue
		}
		a, err := appendix.Of(t, r.on)
		if err != nil {
			r.add(row["name"], row["listing"], err.Error())
			continue
		}
		ours := a.Appendices().String()
		switch {
		case ours == "":
			ours = "NC"
		case a.MayBeUnlisted():
			ours += "/NC"
		}
		r.add(row["name"], row["listing"], ours)
	}
}

// compareEntries looks for each printed entry among the listings in force on its
// day: one of the taxon itself in that Appendix.
func compareEntries(rows []map[string]string, r *report) {
	for _, row := range rows {
		name, theirs := cleanName(row["taxon"]), row["appendix"]
		if _, err := appendix.Parse(theirs); err != nil || name == "" {
			r.left++
			continue
		}
		ours := listed(name, r.on)
		if row["party_iso2"] == "" || theirs != "III" {
			r.add(name, theirs, only(ours, theirs))
			continue
		}
		for _, p := range strings.Split(row["party_iso2"], ",") {
			r.add(name, theirs+" "+p, only(ours, theirs+" "+p))
		}
	}
}

// only returns what was looked for if it is there, otherwise all that is.
func only(ours []string, want string) string {
	for _, o := range ours {
		if o == want || strings.HasPrefix(o, want+" ") && !strings.Contains(want, " ") {
			return want
		}
	}
	if len(ours) == 0 {
		return "no entry"
	}
	return strings.Join(ours, ", ")
}

// listed returns the entries of the taxa that a name means, as "II" or "III NP".
func listed(name string, on cites.Date) []string {
	ms, err := species.Lookup(name)
	if err != nil {
		return nil
	}
	var out []string
	for m := range ms.All() {
		for l := range appendix.Listings() {
			if l.Taxon() == m.Taxon() && l.InForce(on) {
				s := l.Appendix().String()
				if l.Party() != 0 {
					s += " " + l.Party().String()
				}
				out = append(out, s)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// cleanName takes from a printed name what is not part of it: zero-width
// joiners, the marks of footnotes that are glued to it, what is in parentheses.
func cleanName(s string) string {
	s = strings.NewReplacer("\u200d", "", "\u200b", "", "spp.", " ", "ssp.", " ", "var.", " ").Replace(s)
	if i := strings.IndexByte(s, '('); i >= 0 {
		s = s[:i]
	}
	var words []string
	for _, w := range strings.Fields(s) {
		w = strings.TrimRight(w, ",")
		if i := strings.IndexAny(w, "0123456789"); i > 0 {
			w = w[:i]
			if last := len(w) - 1; strings.ContainsRune("APap", rune(w[last])) {
				w = w[:last]
			}
		}
		if w != "" {
			words = append(words, w)
		}
	}
	return strings.Join(words, " ")
}
