// Command gen packs the fact tables of internal/data into the blobs that the
// packages embed. It checks every reference and every rule of the tables and
// writes nothing unless all of them hold: same tables, same bytes.
//
// Run it with go generate from the root of the module. With -only it packs one
// data set.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/citesgo/cites/internal/gen/appendixgen"
	"github.com/citesgo/cites/internal/gen/countriesgen"
	"github.com/citesgo/cites/internal/gen/permitsgen"
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
	{"appendix", appendixgen.Build, "appendix/appendix.bin"},
	{"permits", permitsgen.Build, "permits/permits.bin"},
}

func main() {
	root := flag.String("root", ".", "root folder of the module")
	only := flag.String("only", "", "pack only this data set")
	flag.Parse()
	if err := run(*root, *only); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(root, only string) error {
	d, err := tsv.Open(filepath.Join(root, "internal", "data"))
	if err != nil {
		return err
	}
	blobs := make(map[string][]byte)
	for _, s := range datasets {
		if only != "" && only != s.name {
			continue
		}
		b, err := s.build(d)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		blobs[s.blob] = b
	}
	if len(blobs) == 0 {
		return fmt.Errorf("no data set is called %q", only)
	}
	for _, s := range datasets {
		b, ok := blobs[s.blob]
		if !ok {
			continue
		}
		path := filepath.Join(root, filepath.FromSlash(s.blob))
		if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, b) {
			continue
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			return err
		}
		fmt.Printf("%s: %d bytes\n", s.blob, len(b))
	}
	return nil
}
