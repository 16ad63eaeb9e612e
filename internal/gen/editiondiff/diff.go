package editiondiff

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

// kind is what happened to a taxon, in the order in which it is printed.
type kind uint8

const (
	listed kind = iota
	moved
	amended
	removed
	terms
	renamed
	announced
	added
	gone
	kinds
)

var titles = [kinds]string{
	listed:    "listed: in no Appendix before",
	moved:     "moved: in other Appendices than before",
	amended:   "amended: the same Appendices, with another population, Party or annotation",
	removed:   "removed: in no Appendix any more",
	terms:     "terms beside the listings",
	renamed:   "renamed",
	announced: "announced: adopted and not yet in force",
	added:     "new names, in the Appendices by an entry that is not new",
	gone:      "names that are gone and were listed",
}

// change is a line of the report.
type change struct {
	name    string
	rank    species.Rank
	was, is string
	below   int // taxa below to which the same happened
}

// differ compares two states.
type differ struct {
	old, new State
	species  bool // an export does not say what it lists above the species
	changes  [kinds][]*change
}

// Write prints what the new state has that the old one has not.
func Write(w io.Writer, old, new State) error {
	d := &differ{old: old, new: new, species: old.Tables.AtSpecies() || new.Tables.AtSpecies()}
	if err := d.walk(); err != nil {
		return err
	}
	if err := d.walkOld(); err != nil {
		return err
	}
	d.announced()
	return d.print(w)
}

// status is what the entries that reach a taxon say of it.
type status struct {
	set    appendix.Set
	detail string
}

// terms returns the conditions that stand at a taxon itself, sorted, and false
// where they are not known on the day.
func (s State) terms(t species.Taxon) ([]string, bool, error) {
	a, err := appendix.Of(t, s.On, appendix.WithEdition(s.Tables))
	if err != nil || !a.ConditionsKnown() {
		return nil, false, err
	}
	var out []string
	for c := range a.Conditions() {
		if c.Taxon() == t {
			f := []string{c.Appendix().String(), c.Kind().String() + describeArea(" for ", c.Area()), c.Amount(), c.Unit(),
				given("sources", c.Sources()), given("purposes", c.Purposes()), given("terms", c.Terms()), c.Text()}
			out = append(out, strings.Join(slices.DeleteFunc(f, func(v string) bool { return v == "" }), " "))
		}
	}
	slices.Sort(out)
	return slices.Compact(out), true, nil
}

func given(word, s string) string {
	if s == "" {
		return ""
	}
	return word + " " + s
}

func (s State) status(t species.Taxon) (status, error) {
	a, err := appendix.Of(t, s.On, appendix.WithEdition(s.Tables))
	if err != nil {
		return status{}, err
	}
	var st status
	var details []string
	for l := range a.Listings() {
		st.set = st.set.With(l.Appendix())
		details = append(details, describe(l))
	}
	slices.Sort(details)
	st.detail = strings.Join(slices.Compact(details), " + ")
	return st, nil
}

// describe returns what an entry says beside its taxon.
func describe(l appendix.Listing) string {
	s := l.Appendix().String()
	if l.Party() != 0 {
		s += " " + l.Party().String()
	}
	if !l.Annotation().IsZero() {
		s += " " + l.Annotation().String()
	}
	return s + describeArea(" only ", l.Only()) + describeArea(" except ", l.Except())
}

func describeArea(word string, a appendix.Area) string {
	if a.IsZero() {
		return ""
	}
	if a.Name() != "" {
		return word + a.Name()
	}
	var codes []string
	for m := range a.Members() {
		if m.Extent == appendix.All {
			codes = append(codes, m.Country.String())
		}
	}
	return word + strings.Join(codes, " ")
}

// counterpart finds a taxon in the names of the other edition: by its id or, as
// ids of the classification are made, by its name.
func counterpart(t species.Taxon, in species.Tables) (species.Taxon, bool) {
	const firstMade = 1_000_000
	if o, ok := in.ByID(t.ID()); ok && o.Kingdom() == t.Kingdom() && (o.Name() == t.Name() || t.ID() < firstMade && o.Rank() == t.Rank()) {
		return o, true
	}
	ms, err := in.Lookup(t.Name())
	if err != nil {
		return species.Taxon{}, false
	}
	for m := range ms.All() {
		o := m.Taxon()
		if m.Kind() == species.Accepted && o.Name() == t.Name() && o.Rank() == t.Rank() && o.Kingdom() == t.Kingdom() {
			return o, true
		}
	}
	return species.Taxon{}, false
}

// difference is what happened to a taxon, comparable so that what happened to
// all that an entry carries is told once.
type difference struct {
	kind    kind
	was, is string
}

// walk goes through the taxa of the new edition.
func (d *differ) walk() error {
	type told struct {
		difference
		line *change
	}
	lines := make(map[species.Taxon]told)
	for t := range d.new.Tables.Species().All() {
		if t.IsFormer() || d.species && t.Rank() < species.Species {
			continue
		}
		diff, same, err := d.compare(t)
		if err != nil {
			return err
		}
		if same {
			continue
		}
		parent, _ := t.Parent()
		if p, ok := lines[parent]; ok && p.difference == diff && diff.kind != added {
			p.line.below++
			lines[t] = p
			continue
		}
		lines[t] = told{diff, d.add(diff.kind, t, diff.was, diff.is)}
	}
	return nil
}

func (d *differ) compare(t species.Taxon) (diff difference, same bool, err error) {
	is, err := d.new.status(t)
	if err != nil {
		return diff, false, err
	}
	o, known := counterpart(t, d.old.Tables.Species())
	var was status
	if known {
		if was, err = d.old.status(o); err != nil {
			return diff, false, err
		}
		if o.Name() != t.Name() {
			d.add(renamed, t, o.Name(), t.Name())
		}
		if err = d.compareTerms(o, t); err != nil {
			return diff, false, err
		}
	}
	diff = difference{was: was.detail, is: is.detail}
	switch {
	case !known && is.set != 0 && (d.species || d.carried(t, is)):
		diff.kind = added
	case was == is:
		return diff, true, nil
	case was.set == 0:
		diff.kind = listed
	case is.set == 0:
		diff.kind = removed
	case was.set != is.set:
		diff.kind = moved
	default:
		diff.kind = amended
	}
	return diff, false, nil
}

// compareTerms tells which conditions of a taxon began or ended.
func (d *differ) compareTerms(o, t species.Taxon) error {
	was, knew, err := d.old.terms(o)
	if err != nil {
		return err
	}
	is, know, err := d.new.terms(t)
	if err != nil || !knew || !know {
		return err
	}
	for _, c := range was {
		if !slices.Contains(is, c) {
			d.add(terms, t, c, "")
		}
	}
	for _, c := range is {
		if !slices.Contains(was, c) {
			d.add(terms, t, "", c)
		}
	}
	return nil
}

// carried reports whether the old edition has an entry that would have carried a
// taxon whose name is new. An export does not tell: there a new name is taken for
// no more than that.
func (d *differ) carried(t species.Taxon, is status) bool {
	for a := range t.Ancestors() {
		if o, ok := counterpart(a, d.old.Tables.Species()); ok {
			was, err := d.old.status(o)
			return err == nil && was == is
		}
	}
	return false
}

// walkOld goes through the taxa that the new edition does not have.
func (d *differ) walkOld() error {
	for o := range d.old.Tables.Species().All() {
		if o.IsFormer() || d.species && o.Rank() < species.Species {
			continue
		}
		t, ok := counterpart(o, d.new.Tables.Species())
		if ok && t.IsFormer() {
			for now := range t.Now() {
				d.add(renamed, o, o.Name(), now.Name())
			}
		}
		if ok {
			continue
		}
		was, err := d.old.status(o)
		if err != nil {
			return err
		}
		if was.set != 0 {
			d.add(gone, o, was.detail, "")
		}
	}
	return nil
}

// announced lists the entries of the new edition that take effect later and that
// the old one did not have.
func (d *differ) announced() {
	key := func(l appendix.Listing) string {
		return l.Taxon().Name() + "\t" + describe(l) + "\t" + l.Since().String()
	}
	had := make(map[string]bool)
	for l := range d.old.Tables.Listings() {
		if l.Adopted() <= d.old.On {
			had[key(l)] = true
		}
	}
	for l := range d.new.Tables.Listings() {
		if l.Since() > d.new.On && l.Adopted() <= d.new.On && !had[key(l)] {
			d.add(announced, l.Taxon(), "", describe(l)+" from "+l.Since().String())
		}
	}
}

func (d *differ) add(k kind, t species.Taxon, was, is string) *change {
	c := &change{name: t.Name(), rank: t.Rank(), was: was, is: is}
	d.changes[k] = append(d.changes[k], c)
	return c
}

func (d *differ) print(w io.Writer) error {
	var b strings.Builder
	for i, s := range []State{d.old, d.new} {
		fmt.Fprintf(&b, "%s %s on %s: %v, %v\n", [...]string{"-", "+"}[i], s.Name, s.On, s.Tables.Edition(), s.Tables.Species().Edition())
	}
	total := 0
	for k, changes := range d.changes {
		if len(changes) == 0 {
			continue
		}
		total += len(changes)
		slices.SortStableFunc(changes, func(x, y *change) int { return cmp.Or(cmp.Compare(x.name, y.name), cmp.Compare(x.is, y.is)) })
		fmt.Fprintf(&b, "\n%s (%d)\n", titles[k], len(changes))
		for _, c := range changes {
			b.WriteString("  " + c.line(kind(k)) + "\n")
		}
	}
	if total == 0 {
		b.WriteString("\nno difference\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (c *change) line(k kind) string {
	if k == renamed {
		return c.was + " -> " + c.is
	}
	s := c.name
	if c.rank != species.Species {
		s += " (" + c.rank.String() + ")"
	}
	s += ": " + cmp.Or(c.was, "none") + " -> " + cmp.Or(c.is, "none")
	switch k {
	case announced, added:
		s = strings.Replace(s, ": none -> ", ": ", 1)
	case gone:
		s = strings.TrimSuffix(s, " -> none")
	}
	if c.below > 0 {
		s += fmt.Sprintf(", and %d below", c.below)
	}
	return s
}
