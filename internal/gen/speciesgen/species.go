// Package speciesgen packs the fact tables of package species.
package speciesgen

import "github.com/citesgo/cites/internal/gen/tsv"

// Build returns the blob of package species.
func Build(d *tsv.Dir) ([]byte, error) { return nil, nil }
