// Package editiondiff compares two editions of the Appendices and says, for a
// person who reviews a change, what was listed, moved, amended, renamed and
// removed.
package editiondiff

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/editions"
	"github.com/citesgo/cites/internal/gen/appendixgen"
	"github.com/citesgo/cites/internal/gen/speciesgen"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/species"
)

// State is what an edition says on a day.
type State struct {
	Name   string
	Tables appendix.Tables
	On     cites.Date
}

// Open opens PATH or PATH@DATE. PATH is a folder of fact tables, an edition file
// or an export (.csv) of the Checklist or of Species+. Without a date it is the
// edition's own.
func Open(arg string) (State, error) {
	path, on := arg, cites.Date(0)
	if i := strings.LastIndexByte(arg, '@'); i >= 0 {
		var err error
		if on, err = cites.ParseDate(arg[i+1:]); err != nil {
			return State{}, err
		}
		path = arg[:i]
	}
	tables, err := open(path, on)
	if err != nil {
		return State{}, fmt.Errorf("%s: %w", path, err)
	}
	if on == 0 {
		on = tables.Edition().Law
	}
	return State{Name: path, Tables: tables, On: on}, nil
}

func open(path string, on cites.Date) (appendix.Tables, error) {
	info, err := os.Stat(path)
	if err != nil {
		return appendix.Tables{}, err
	}
	if info.IsDir() {
		return build(path)
	}
	if strings.EqualFold(filepath.Ext(path), ".csv") {
		var opts []editions.Option
		if on != 0 {
			opts = append(opts, editions.On(on))
		}
		e, err := editions.ReadFile(path, opts...)
		if err != nil {
			return appendix.Tables{}, err
		}
		return e.Appendix(), nil
	}
	e, err := editions.Open(path)
	if err != nil {
		return appendix.Tables{}, err
	}
	return e.Appendix(), nil
}

// build packs a folder of tables: the names first, the Appendices over them.
func build(path string) (appendix.Tables, error) {
	d, err := tsv.Open(path)
	if err != nil {
		return appendix.Tables{}, err
	}
	blob, err := speciesgen.Build(d)
	if err != nil {
		return appendix.Tables{}, err
	}
	names, err := species.Open(string(blob))
	if err != nil {
		return appendix.Tables{}, err
	}
	if blob, err = appendixgen.BuildFor(d, names); err != nil {
		return appendix.Tables{}, err
	}
	return appendix.Open(string(blob), names)
}
