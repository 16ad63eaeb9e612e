// Package commonnamesgen packs the fact tables of package commonnames. It needs
// the blob of package species, whose rows the names point to.
package commonnamesgen

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/citesgo/cites"
	layout "github.com/citesgo/cites/internal/commonnameslayout"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/species"
)

// law is the day of the newest list that the tables follow; see package
// speciesgen.
var law = cites.MustDate("2026-03-06")

type name struct {
	row        tsv.Row
	taxon      species.Taxon // of today
	given      species.Taxon // the former taxon that the source gives the name to
	language   string
	order      int
	text       string
	confidence uint8

	at uint32 // row in the blob
}

type builder struct {
	dir       *tsv.Dir
	read      []*tsv.Table
	names     []*name
	languages []string
	keys      map[key]bool
}

// Build returns the blob of package commonnames.
func Build(d *tsv.Dir) ([]byte, error) {
	b := &builder{dir: d}
	for _, step := range []func() error{b.readNames, b.orderNames, b.checkExceptions} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return b.pack()
}

func (b *builder) table(name string, columns ...string) (*tsv.Table, error) {
	t, err := b.dir.Read(name, columns...)
	if err == nil {
		b.read = append(b.read, t)
	}
	return t, err
}

func (b *builder) readNames() error {
	table, err := b.table("common_names", "id", "scientific_name", "language", "order", "name", "confidence", "source", "notes")
	if err != nil {
		return err
	}
	for _, r := range table.Rows {
		n := &name{row: r, language: r.Get("language"), text: r.Get("name")}
		if n.taxon, err = taxonOf(r); err != nil {
			return err
		}
		if n.taxon.IsFormer() {
			n.given = n.taxon
			today := slices.Collect(n.given.Now())
			if len(today) != 1 {
				return r.Errorf("id", "%s has become %d taxa: give the name to the one it means", n.given, len(today))
			}
			n.taxon = today[0]
		}
		if err := checkLanguage(r, n.language); err != nil {
			return err
		}
		order := r.Get("order")
		if n.order, err = strconv.Atoi(order); err != nil || n.order < 1 || strconv.Itoa(n.order) != order {
			return r.Errorf("order", "%q: 1 for the name to show, 2 and so on for the others", order)
		}
		if err := checkText(r, n.text); err != nil {
			return err
		}
		confidence := slices.Index(layout.Confidences[:], r.Get("confidence"))
		if confidence <= 0 {
			return r.Errorf("confidence", "%q is none of %q", r.Get("confidence"), layout.Confidences[1:])
		}
		n.confidence = uint8(confidence)
		b.names = append(b.names, n)
	}
	return nil
}

// taxonOf returns the taxon of a row, whose name stands beside its id for the
// reader of the table.
func taxonOf(r tsv.Row) (species.Taxon, error) {
	id, err := strconv.ParseUint(r.Get("id"), 10, 32)
	if err != nil {
		return species.Taxon{}, r.Errorf("id", "%q is no id", r.Get("id"))
	}
	t, ok := species.ByID(species.ID(id))
	if !ok {
		return species.Taxon{}, r.Errorf("id", "there is no taxon %d", id)
	}
	if s := r.Get("scientific_name"); s != t.Name() {
		return species.Taxon{}, r.Errorf("scientific_name", "taxon %d is %s, not %s", id, t.Name(), s)
	}
	return t, nil
}

func checkLanguage(r tsv.Row, s string) error {
	if tag, err := language.Parse(s); err != nil || tag.String() != s {
		return r.Errorf("language", "%q is no BCP 47 tag in its shortest form", s)
	}
	return nil
}

// checkText refuses what the sources are known to get wrong, and what would not
// show.
func checkText(r tsv.Row, s string) error {
	switch {
	case s == "" || strings.Join(strings.Fields(s), " ") != s || len(s) > 255:
		return r.Errorf("name", "%q: one to 255 bytes with single spaces are wanted", s)
	case !norm.NFC.IsNormalString(s):
		return r.Errorf("name", "%q is not in Unicode's form NFC", s)
	case strings.ContainsAny(s, "&;=<>|\\_*\ufffd"):
		return r.Errorf("name", "%q has a character that no name has", s)
	case strings.Count(s, "(") != strings.Count(s, ")") || strings.Count(s, "(") > 1:
		return r.Errorf("name", "%q: one pair of parentheses at most", s)
	}
	return nil
}

// orderNames sorts the languages and the names. The languages of the library
// come first, so that they are found first.
func (b *builder) orderNames() error {
	for _, n := range b.names {
		b.languages = append(b.languages, n.language)
	}
	rank := func(s string) int {
		for i := range lang.Count {
			if lang.Word(i) == s {
				return i
			}
		}
		return lang.Count
	}
	slices.SortFunc(b.languages, func(x, y string) int { return cmp.Or(cmp.Compare(rank(x), rank(y)), cmp.Compare(x, y)) })
	b.languages = slices.Compact(b.languages)

	slices.SortStableFunc(b.names, func(x, y *name) int {
		return cmp.Or(
			cmp.Compare(x.taxon.Row(), y.taxon.Row()),
			cmp.Compare(slices.Index(b.languages, x.language), slices.Index(b.languages, y.language)),
			cmp.Compare(x.order, y.order),
		)
	})
	for i, n := range b.names {
		n.at = uint32(i)
		if i == 0 {
			continue
		}
		before := b.names[i-1]
		if before.taxon != n.taxon || before.language != n.language {
			continue
		}
		switch {
		case before.order == n.order:
			return n.row.Errorf("order", "%s has two names of order %d in %s: %q and %q", n.taxon, n.order, n.language, before.text, n.text)
		case before.confidence <= low && n.confidence > low:
			return n.row.Errorf("order", "%q has been reviewed and stands behind %q, which has not", n.text, before.text)
		}
	}
	return b.checkTwice()
}

const low = 1

// key tells the names of one taxon of today in one language apart, whatever
// their capitals.
type key struct {
	taxon          species.Taxon
	language, text string
}

func (b *builder) checkTwice() error {
	b.keys = make(map[key]bool)
	for _, n := range b.names {
		k := key{n.taxon, n.language, strings.ToLower(n.text)}
		if b.keys[k] {
			return n.row.Errorf("name", "%s has the name %q twice in %s", n.taxon, n.text, n.language)
		}
		b.keys[k] = true
	}
	return nil
}

// checkExceptions refuses a name that the table of exceptions says is not
// shipped as it stands, and an exception whose remedy is not among the names.
func (b *builder) checkExceptions() error {
	table, err := b.table("common_name_exceptions",
		"id", "scientific_name", "language", "name", "action", "becomes", "becomes_language", "source", "notes")
	if err != nil {
		return err
	}
	type published struct{ id, language, name string }
	shipped := make(map[published]*name)
	for _, n := range b.names {
		shipped[published{n.row.Get("id"), n.language, n.text}] = n
	}
	for _, r := range table.Rows {
		if n := shipped[published{r.Get("id"), r.Get("language"), r.Get("name")}]; n != nil {
			return n.row.Errorf("name", "%q is in common_name_exceptions.tsv:%d: %s", n.text, r.Line, r.Get("notes"))
		}
		if err := b.checkException(r); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) checkException(r tsv.Row) error {
	if err := checkLanguage(r, r.Get("language")); err != nil {
		return err
	}
	action, becomes := r.Get("action"), r.Get("becomes")
	switch {
	case !slices.Contains([]string{"dropped", "moved", "replaced", "split"}, action):
		return r.Errorf("action", "%q is none of dropped, moved, replaced and split", action)
	case (action == "dropped") != (becomes == ""):
		return r.Errorf("becomes", "%q does not go with %q", becomes, action)
	case r.Get("notes") == "":
		return r.Errorf("notes", "say why")
	case r.Get("id") == "" && action == "dropped": // it is no taxon of the tables, which may be why
		return nil
	}
	t, err := taxonOf(r)
	if err != nil || becomes == "" {
		return err
	}
	for today := range t.Now() {
		t = today
	}
	for _, text := range strings.Split(becomes, "|") {
		if !b.keys[key{t, cmp.Or(r.Get("becomes_language"), r.Get("language")), strings.ToLower(text)}] {
			return r.Errorf("becomes", "%q is not in common_names.tsv", text)
		}
	}
	return nil
}
