package editions

import "github.com/citesgo/cites"

// Option tells [Read] what the file itself does not say, or sets limits.
type Option func(*options)

type options struct {
	on       cites.Date
	name     string
	maxBytes int64
	maxRows  int
}

// The limits unless options say otherwise. The largest export in 2026 has some
// 44,000 rows; that of the Checklist repeats its annotations in each.
const (
	DefaultMaxBytes = 512 << 20
	DefaultMaxRows  = 60_000
)

// maxField is the length in bytes of the longest field that is read.
const maxField = 64<<10 - 1

// On gives the date that the export states.
func On(d cites.Date) Option { return func(o *options) { o.on = d } }

// FileName gives the name under which the site handed the file out, such as
// "cites_listings_2026-04-22 23_02_comma_separated.csv": it has the date, unless
// [On] gives another. [ReadFile] does this itself.
func FileName(name string) Option { return func(o *options) { o.name = name } }

// MaxBytes limits the length of the file.
func MaxBytes(n int64) Option { return func(o *options) { o.maxBytes = n } }

// MaxRows limits the number of rows.
func MaxRows(n int) Option { return func(o *options) { o.maxRows = n } }

// date returns the date that the export states, from the options or from the
// name of the file.
func (o *options) date() (cites.Date, error) {
	if o.on != 0 {
		if !o.on.Valid() {
			return 0, fail(0, "", "the date given with On is none")
		}
		return o.on, nil
	}
	const layout = len("2006-01-02")
	for i := 0; i+layout <= len(o.name); i++ {
		if d, err := cites.ParseDate(o.name[i : i+layout]); err == nil {
			return d, nil
		}
	}
	return 0, fail(0, "", "it does not say which day it states, and its name has no date in it; give the day of the download with On")
}
