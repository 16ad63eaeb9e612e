package permits

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/messages"
)

// ChangeKind says in which way two versions of a document differ at one place.
type ChangeKind uint8

// The kinds of change.
const (
	Added   ChangeKind = iota + 1 // only the new version has it
	Removed                       // only the old version has it
	Changed                       // both have it, and it says something else
	Moved                         // a row that stands elsewhere among the others
)

// String returns "added", "removed", "changed" or "moved", and "" for none.
func (k ChangeKind) String() string {
	switch k {
	case Added:
		return "added"
	case Removed:
		return "removed"
	case Changed:
		return "changed"
	case Moved:
		return "moved"
	}
	return ""
}

// MarshalText returns what [ChangeKind.String] does.
func (k ChangeKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Change is one difference between two versions of a document.
type Change struct {
	// Path is the place as an RFC 6901 pointer into the JSON form of the new
	// version, or of the old one where the new has no such place (Removed).
	Path string     `json:"path"`
	Kind ChangeKind `json:"kind"`
	// Before and After hold the value in its own type: a string, a [Moment], a
	// [Decimal], a whole [Item] that came or went, and so on. Before is nil where
	// something was added, After where it was removed. Of a row that moved they
	// are its numbers, from 0.
	Before any `json:"before,omitempty"`
	After  any `json:"after,omitempty"`
}

// String says what changed in one line, such as
//
//	/items/1/quantity/amount: "10" → "12"
func (c Change) String() string { return c.Message(language.English) }

// Message says what changed in one line of the reader's language. The place and
// the values stand as they are in every language.
func (c Change) Message(tag language.Tag) string {
	word := func(w string) string { return catalogOfMessages().Text(messages.Index(tag), "change."+w) }
	switch c.Kind {
	case Added:
		return c.Path + ": " + word("added") + " " + printed(c.After)
	case Removed:
		return c.Path + ": " + word("removed") + " " + printed(c.Before)
	case Moved:
		return fmt.Sprintf("%s: %s /items/%v", c.Path, word("moved"), c.Before)
	}
	before, after := printed(c.Before), printed(c.After)
	if before == after { // two moments of one text
		return c.Path + ": " + before + " " + word("otherwise")
	}
	return c.Path + ": " + before + " → " + after
}

// Reviewed reports whether a speaker of the reader's language has reviewed the
// words of [Change.Message].
func (c Change) Reviewed(tag language.Tag) bool {
	for _, w := range [...]string{"added", "removed", "moved", "otherwise"} {
		if !keyReviewed("change."+w, tag) {
			return false
		}
	}
	return true
}

// printed shows a value to a person, in one line.
func printed(v any) string {
	switch v := v.(type) {
	case bool:
		return strconv.FormatBool(v)
	case fmt.Stringer:
		return strconv.Quote(clip(v.String()))
	}
	if r := reflect.ValueOf(v); r.Kind() == reflect.String {
		return strconv.Quote(clip(r.String()))
	}
	raw, err := encodeJSON(v)
	if err != nil {
		return clip(fmt.Sprint(v))
	}
	return clip(string(raw))
}

// Diff returns what is different in b, the new version of a document, from a,
// the old one, in the order of the fields of [Permit]. It returns nothing
// exactly where the two say the same; an empty list says the same as none.
//
// Rows are matched by their letter, wherever they stand, and those that share a
// letter or have none in their order. A row whose letter is nowhere in the
// other version is matched with one at the same place that has none there
// either, so that a corrected letter is one change and not a row less and a row
// more. Other lists are compared entry by entry, without what is alike at both
// ends. The time is proportional to the size of the two versions.
//
// A nil permit is taken for an empty one.
func Diff(a, b *Permit) []Change {
	if a == nil {
		a = new(Permit)
	}
	if b == nil {
		b = new(Permit)
	}
	d := differ{names: make(map[reflect.Type][]string, 24)}
	d.values(reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem())
	return d.changes
}

// differ compares values by their JSON form: a field has the name of its tag.
type differ struct {
	path    []byte
	depth   int
	names   map[reflect.Type][]string // of the fields of each struct type met
	changes []Change
}

var (
	typeItems   = reflect.TypeFor[[]Item]()
	typeMoment  = reflect.TypeFor[Moment]()
	typeDecimal = reflect.TypeFor[Decimal]()
)

func (d *differ) report(kind ChangeKind, before, after any) {
	d.changes = append(d.changes, Change{Path: string(d.path), Kind: kind, Before: before, After: after})
}

// differ reports that a and b are not the same, by which of them says anything.
func (d *differ) differ(a, b reflect.Value) {
	switch {
	case a.IsZero():
		d.report(Added, nil, b.Interface())
	case b.IsZero():
		d.report(Removed, a.Interface(), nil)
	default:
		d.report(Changed, a.Interface(), b.Interface())
	}
}

func (d *differ) at(i int, compare func()) {
	n := len(d.path)
	d.path = strconv.AppendInt(append(d.path, '/'), int64(i), 10)
	compare()
	d.path = d.path[:n]
}

func (d *differ) values(a, b reflect.Value) {
	switch a.Kind() {
	case reflect.Pointer:
		switch {
		case a.IsNil() && b.IsNil():
		case a.IsNil():
			d.report(Added, nil, b.Elem().Interface())
		case b.IsNil():
			d.report(Removed, a.Elem().Interface(), nil)
		case a.Elem().Kind() != reflect.Struct:
			if !a.Elem().Equal(b.Elem()) {
				d.report(Changed, a.Elem().Interface(), b.Elem().Interface())
			}
		default:
			d.values(a.Elem(), b.Elem())
		}
	case reflect.Struct:
		if a.Type() == typeMoment || a.Type() == typeDecimal {
			if !a.Equal(b) {
				d.differ(a, b)
			}
			return
		}
		d.fields(a, b)
	case reflect.Slice:
		d.lists(a, b)
	default:
		if !a.Equal(b) {
			d.differ(a, b)
		}
	}
}

func (d *differ) fields(a, b reflect.Value) {
	for i, name := range d.fieldNames(a.Type()) {
		if name == "" { // embedded: its fields are the outer one's in JSON
			d.fields(a.Field(i), b.Field(i))
			continue
		}
		n := len(d.path)
		d.path = append(append(d.path, '/'), name...)
		d.values(a.Field(i), b.Field(i))
		d.path = d.path[:n]
	}
}

// fieldNames returns the names in JSON of the fields of a struct, "" for an
// embedded one.
func (d *differ) fieldNames(t reflect.Type) []string {
	if names, ok := d.names[t]; ok {
		return names
	}
	names := make([]string, t.NumField())
	for i := range names {
		names[i], _, _ = strings.Cut(t.Field(i).Tag.Get("json"), ",")
	}
	d.names[t] = names
	return names
}

func (d *differ) lists(a, b reflect.Value) {
	if a.Len() == 0 && b.Len() == 0 {
		return
	}
	if d.depth == maxDepth { // further line items within each other; no reader makes so many
		if !reflect.DeepEqual(a.Interface(), b.Interface()) {
			d.report(Changed, a.Interface(), b.Interface())
		}
		return
	}
	d.depth++
	defer func() { d.depth-- }()
	if a.Type() == typeItems {
		d.rows(a.Interface().([]Item), b.Interface().([]Item), a, b)
		return
	}
	d.entries(a, b)
}

// entries compares two lists. What is alike at the beginning and at the end is
// passed over, so that an entry put in is one addition and not a change of all
// that follow.
func (d *differ) entries(a, b reflect.Value) {
	n, m := a.Len(), b.Len()
	if n != m {
		for n > 0 && m > 0 && same(a.Index(n-1), b.Index(m-1)) {
			n, m = n-1, m-1
		}
	}
	start := 0
	if n != m {
		for start < min(n, m) && same(a.Index(start), b.Index(start)) {
			start++
		}
	}
	for i := start; i < max(n, m); i++ {
		d.at(i, func() {
			switch {
			case i >= n:
				d.report(Added, nil, b.Index(i).Interface())
			case i >= m:
				d.report(Removed, a.Index(i).Interface(), nil)
			default:
				d.values(a.Index(i), b.Index(i))
			}
		})
	}
}

// same reports whether two entries of a list are alike. Entries that hold lists of
// their own are compared at their place.
func same(a, b reflect.Value) bool { return a.Comparable() && a.Equal(b) }

// rows compares two lists of rows, matched by letter.
func (d *differ) rows(a, b []Item, va, vb reflect.Value) {
	match := matchRows(a, b) // for each row of b the one of a, or -1
	taken := make([]bool, len(a))
	for _, i := range match {
		if i >= 0 {
			taken[i] = true
		}
	}
	for i := range a {
		if !taken[i] {
			d.at(i, func() { d.report(Removed, a[i], nil) })
		}
	}
	last := -1 // the furthest row of a that a row so far was matched with
	for j := range b {
		d.at(j, func() {
			i := match[j]
			if i < 0 {
				d.report(Added, nil, b[j])
				return
			}
			if i < last {
				d.report(Moved, i, j)
			}
			last = max(last, i)
			d.values(va.Index(i), vb.Index(j))
		})
	}
}

// matchRows returns for each row of b the row of a that it is, or -1.
func matchRows(a, b []Item) []int {
	match := make([]int, len(b))
	alike := len(a) == len(b)
	for i := range b {
		match[i] = i
		alike = alike && a[i].Row == b[i].Row
	}
	if alike { // the usual case needs no map
		return match
	}
	byLetter := make(map[string][]int, len(a))
	for i := range a {
		byLetter[a[i].Row] = append(byLetter[a[i].Row], i)
	}
	taken := make([]bool, len(a))
	for j := range b {
		match[j] = -1
		if rows := byLetter[b[j].Row]; len(rows) > 0 {
			match[j] = rows[0]
			taken[rows[0]] = true
			byLetter[b[j].Row] = rows[1:]
		}
	}
	for j := range b {
		if match[j] < 0 && j < len(a) && !taken[j] {
			match[j] = j
			taken[j] = true
		}
	}
	return match
}
