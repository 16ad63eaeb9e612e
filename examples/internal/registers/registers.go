// Package registers opens a folder of tables as the registers that a check of
// permits asks: what an office can export from its spreadsheets.
//
// The files are numbers, cancelled, uses, operations, institutions and
// suspensions, each ending in .csv or .tsv; package permits says which columns
// each has. One that is missing is not asked.
package registers

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/permits"
)

// Open reads the folder. The registers hold everything of the countries whose
// codes are in complete, separated by commas: of these alone a document that is
// not found is known not to exist. The word suspensions among them says that all
// suspensions there are stand in that table. Without a folder the registers are
// the suspensions that the library knows.
func Open(dir, complete string) (permits.Registers, error) {
	r := permits.Registers{Suspensions: permits.KnownSuspensions()}
	var all []countries.Code
	suspensions := false
	for s := range strings.SplitSeq(complete, ",") {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		if strings.EqualFold(s, "suspensions") {
			suspensions = true
			continue
		}
		c, err := countries.ParseCode(s)
		if err != nil {
			return r, err
		}
		all = append(all, c)
	}
	if dir == "" {
		if len(all) > 0 || suspensions {
			return r, errors.New("no folder of registers is given that could be complete")
		}
		return r, nil
	}
	found := 0
	for _, x := range []struct {
		name string
		read func(io.Reader) error
	}{
		{"numbers", func(in io.Reader) error { return set(&r.Numbers, in, permits.ReadNumbers, all) }},
		{"cancelled", func(in io.Reader) error { return set(&r.Cancelled, in, permits.ReadCancelled, all) }},
		{"uses", func(in io.Reader) error { return set(&r.Used, in, permits.ReadUses, all) }},
		{"operations", func(in io.Reader) error { return set(&r.Operations, in, permits.ReadOperations, all) }},
		{"institutions", func(in io.Reader) error { return set(&r.Institutions, in, permits.ReadInstitutions, all) }},
		{"suspensions", func(in io.Reader) error {
			list, err := permits.ReadSuspensions(in, suspensions)
			if err == nil {
				r.Suspensions = list
			}
			return err
		}},
	} {
		for _, ending := range []string{".csv", ".tsv"} {
			path := filepath.Join(dir, x.name+ending)
			f, err := os.Open(path)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return r, err
			}
			err = x.read(f)
			f.Close()
			if err != nil {
				return r, fmt.Errorf("%s: %w", path, err)
			}
			found++
			break
		}
	}
	if found == 0 {
		return r, fmt.Errorf("%s has none of numbers, cancelled, uses, operations, institutions or suspensions as .csv or .tsv", dir)
	}
	return r, nil
}

// set puts a list that was read in the place of a register.
func set[R any, L interface{ *T }, T any](register *R, in io.Reader, read func(io.Reader, ...countries.Code) (L, error), all []countries.Code) error {
	list, err := read(in, all...)
	if err != nil {
		return err
	}
	*register = any(list).(R)
	return nil
}
