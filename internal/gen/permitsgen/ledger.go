package permitsgen

import (
	"github.com/citesgo/cites/internal/gen/tsv"
)

// readLedger holds the rules against rule_codes.tsv, the list of every code that
// was ever given to a rule. Programs and case files of authorities name the
// codes, so that one that vanishes, or that comes back with another meaning,
// would falsify what they say. A line is added with a rule and never taken away: a
// rule that is given up has its line marked with the day.
func (b *builder) readLedger(d *tsv.Dir) error {
	t, err := d.Read("rule_codes", "code", "since", "retired", "notes")
	if err != nil {
		return err
	}
	listed := make(map[string]tsv.Row)
	for _, r := range t.Rows {
		code := r.Get("code")
		if _, twice := listed[code]; twice || !codeShape.MatchString(code) {
			return r.Errorf("code", "%q is there twice, or no code", code)
		}
		if _, err := r.Date("since"); err != nil {
			return err
		}
		listed[code] = r
	}
	for _, x := range b.rules {
		r, ok := listed[x.code]
		if !ok {
			return x.row.Errorf("code", "%s is not in rule_codes.tsv; add it there, with the day", x.code)
		}
		if r.Get("retired") != "" {
			return x.row.Errorf("code", "%s was retired on %s; a code is never used again, choose another", x.code, r.Get("retired"))
		}
		delete(listed, x.code)
	}
	for _, r := range t.Rows {
		if _, left := listed[r.Get("code")]; left && r.Get("retired") == "" {
			return r.Errorf("retired", "no rule has the code %s any more; say since when", r.Get("code"))
		}
	}
	return nil
}
