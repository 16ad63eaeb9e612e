// Package appendixgen packs the fact tables of package appendix.
package appendixgen

import "github.com/citesgo/cites/internal/gen/tsv"

// Build returns the blob of package appendix.
func Build(d *tsv.Dir) ([]byte, error) { return nil, nil }
