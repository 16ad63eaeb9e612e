package main

import (
	"fmt"
	"strings"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

// render writes the page.
func render(reports []*report) string {
	var b strings.Builder
	b.WriteString("# Verification\n\nWritten by `internal/verify` from " + appendix.Edition().String() + " and " + species.Edition().String() + `.
The files compared with are not part of the module; the command is given their paths. A difference is explained one by one in
` + "`internal/verify/explanations.tsv`" + ` or the command fails.

| compared with | state of | what is compared | compared | agree | explained | not explained | agreement |
|---|---|---|---|---|---|---|---|
`)
	for _, r := range reports {
		fmt.Fprintf(&b, "| %s | %s | %s | %d | %d | %d | %d | %.2f %% |\n",
			r.what, r.on, r.unit, r.compared, r.agree, len(r.explained), len(r.unexplained), 100*float64(r.agree)/float64(max(r.compared, 1)))
	}
	for _, r := range reports {
		fmt.Fprintf(&b, "\n## %s, %s\n\n", r.what, r.on)
		if r.left > 0 {
			fmt.Fprintf(&b, "%d rows state no taxon or no Appendix and are left out.\n\n", r.left)
		}
		if len(r.explained)+len(r.unexplained) == 0 {
			b.WriteString("No difference.\n")
			continue
		}
		b.WriteString("| taxon | they say | we say | why |\n|---|---|---|---|\n")
		for _, d := range r.explained {
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", d.name, d.theirs, d.ours, d.reason)
		}
		for _, d := range r.unexplained {
			fmt.Fprintf(&b, "| %s | %s | %s | **not explained** |\n", d.name, d.theirs, d.ours)
		}
	}
	return b.String()
}
