// Command gen packs the fact tables of internal/data into the blobs that the
// packages embed. It checks every reference and every rule of the tables and
// writes nothing unless all of them hold: same tables, same bytes.
//
// Run it with go generate from the root of the module, which packs one data set
// after the other: the Appendices resolve their taxa through the blob of the
// species, so that one run of this command cannot do both.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/citesgo/cites/internal/gen/appendixgen"
	"github.com/citesgo/cites/internal/gen/commonnamesgen"
	"github.com/citesgo/cites/internal/gen/countriesgen"
	"github.com/citesgo/cites/internal/gen/documentsdoc"
	"github.com/citesgo/cites/internal/gen/editiondiff"
	"github.com/citesgo/cites/internal/gen/permitsgen"
	"github.com/citesgo/cites/internal/gen/scangen"
	"github.com/citesgo/cites/internal/gen/speciesgen"
	"github.com/citesgo/cites/internal/gen/tsv"
)

var datasets = []struct {
	name  string
	build func(*tsv.Dir) ([]byte, error)
	blob  string
}{
	{"countries", countriesgen.Build, "countries/countries.bin"},
	{"species", speciesgen.Build, "species/species.bin"},
	{"search", speciesgen.BuildSearch, "species/search.bin"},
	{"specieswords", speciesgen.BuildWords, "species/words.bin"},
	{"commonnames", commonnamesgen.Build, "species/commonnames/commonnames.bin"},
	{"scan", scangen.Build, "species/scan/scan.bin"},
	{"appendix", appendixgen.Build, "appendix/appendix.bin"},
	{"permits", permitsgen.Build, "permits/permits.bin"},
	{"documents", documentsdoc.Build, "docs/documents.md"},
}

func main() {
	root := flag.String("root", ".", "root folder of the module")
	only := flag.String("only", "", "the data set to pack: countries, species, search, specieswords, commonnames, scan, appendix, permits or documents")
	diff := flag.Bool("diff", false, "print what changed between two editions: -diff OLD NEW, each a folder of tables, an edition file\n"+
		"or an export (.csv), with @DATE behind it for another day than its own")
	flag.Parse()
	var err error
	if *diff {
		err = printDiff(flag.Args())
	} else {
		err = run(*root, *only)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

// printDiff prints what changed from one edition to another.
func printDiff(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("-diff takes two editions, the old one and the new one; %d are given", len(args))
	}
	old, err := editiondiff.Open(args[0])
	if err != nil {
		return err
	}
	latest, err := editiondiff.Open(args[1])
	if err != nil {
		return err
	}
	return editiondiff.Write(os.Stdout, old, latest)
}

func run(root, only string) error {
	d, err := tsv.Open(filepath.Join(root, "internal", "data"))
	if err != nil {
		return err
	}
	for _, s := range datasets {
		if s.name != only {
			continue
		}
		b, err := s.build(d)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		path := filepath.Join(root, filepath.FromSlash(s.blob))
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, b) {
			return nil
		}
		fmt.Printf("%s: %d bytes\n", s.blob, len(b))
		return os.WriteFile(path, b, 0o644)
	}
	return fmt.Errorf("no data set is called %q; -only takes countries, species, search, specieswords, commonnames, scan, appendix, permits or documents", only)
}
