package permitsgen

import (
	"slices"
	"strconv"
	"strings"

	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/uzbek"
)

// The kinds of codes, in the order of the numbers that stand in the blob.
var kinds = []string{"", "form", "document", "purpose", "source", "term", "unit", "box", "condition", "issue", "role", "note"}

const (
	current = 1
	legacy  = 2

	flagRead         = 1 << 0 // the instrument that sets the months was read
	flagUnitPairs    = 1 << 1 // the pairs know the term
	flagPurposePairs = 1 << 2
	flagTaxonPairs   = 1 << 3
	shiftAnimals     = 4 // two bits: 0 not said, 1 ok, 2 warn, 3 invalid
	shiftPlants      = 6
)

type code struct {
	row          tsv.Row
	kind, status int
	code         string
	replacements []string
	certain      bool
	ordinal      int // among the codes of its kind
	months       int
	forms        int
	num, den     uint32
	base         string
	flags        int
	purposes     uint16
	units        uint64
	names        [lang.Count]name
}

type name struct {
	text     string
	reviewed bool
}

func (c *code) key() string { return kinds[c.kind] + "." + c.code }

func (b *builder) add(c *code) error {
	if b.byKey == nil {
		b.byKey = make(map[string]int)
	}
	if _, twice := b.byKey[c.key()]; twice {
		return c.row.Errorf("code", "%s is there twice", c.key())
	}
	for _, other := range b.codes {
		if other.kind == c.kind {
			c.ordinal++
		}
	}
	b.byKey[c.key()] = len(b.codes)
	b.codes = append(b.codes, c)
	return nil
}

func status(r tsv.Row) (int, error) {
	switch r.Get("status") {
	case "current":
		return current, nil
	case "legacy":
		return legacy, nil
	}
	return 0, r.Errorf("status", "%q is neither current nor legacy", r.Get("status"))
}

func (b *builder) readCodes(d *tsv.Dir) error {
	t, err := b.read(d, "codes", "kind", "code", "status", "replacements", "certain", "source", "notes")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		kind := slices.Index(kinds, r.Get("kind"))
		if kind < 1 {
			return r.Errorf("kind", "%q is unknown", r.Get("kind"))
		}
		st, err := status(r)
		if err != nil {
			return err
		}
		c := &code{row: r, kind: kind, status: st, code: r.Get("code"), replacements: r.List("replacements"), certain: r.Get("certain") == "yes"}
		if c.certain != (c.certain && len(c.replacements) == 1) || len(c.replacements) > 2 {
			return r.Errorf("replacements", "a certain replacement is one, an uncertain one is two at most")
		}
		if err := b.add(c); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) readUnits(d *tsv.Dir) error {
	t, err := b.read(d, "units", "code", "status", "dimension", "base", "numerator", "denominator", "replacement", "source", "notes")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		st, err := status(r)
		if err != nil {
			return err
		}
		c := &code{row: r, kind: slices.Index(kinds, "unit"), status: st, code: r.Get("code"), base: r.Get("base")}
		c.replacements = r.List("replacement")
		c.certain = len(c.replacements) == 1
		if c.base != "" {
			num, err1 := strconv.ParseUint(r.Get("numerator"), 10, 32)
			den, err2 := strconv.ParseUint(r.Get("denominator"), 10, 32)
			if err1 != nil || err2 != nil || num == 0 || den == 0 {
				return r.Errorf("numerator", "a base unit needs a numerator and a denominator above zero")
			}
			c.num, c.den = uint32(num), uint32(den)
		}
		if err := b.add(c); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) readDocuments(d *tsv.Dir) error {
	t, err := b.read(d, "documents", "code", "forms", "months", "basis", "validity", "read", "source", "notes")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		c := &code{row: r, kind: slices.Index(kinds, "document"), status: current, code: r.Get("code")}
		for _, f := range r.Get("forms") {
			i := strings.IndexRune("ERIO", f)
			if i < 0 {
				return r.Errorf("forms", "%q is no letter of box 1", f)
			}
			c.forms |= 1 << i
		}
		if m := r.Get("months"); m != "" {
			if c.months, err = strconv.Atoi(m); err != nil || c.months < 1 || c.months > 120 {
				return r.Errorf("months", "%q is no number of months", m)
			}
		}
		if r.Get("basis") == "" || r.Get("validity") == "" {
			return r.Errorf("basis", "a document and its validity rest on something")
		}
		if r.Get("read") == "yes" {
			c.flags |= flagRead
		}
		if err := b.add(c); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) readKingdoms(d *tsv.Dir) error {
	t, err := b.read(d, "source_kingdoms", "source_code", "animals", "plants", "source")
	if err != nil {
		return err
	}
	values := []string{"", "ok", "warn", "invalid"}
	for _, r := range t.Rows {
		i, ok := b.byKey["source."+r.Get("source_code")]
		a, p := slices.Index(values, r.Get("animals")), slices.Index(values, r.Get("plants"))
		if !ok || a < 1 || p < 1 {
			return r.Errorf("source_code", "unknown source or value")
		}
		b.codes[i].flags |= a<<shiftAnimals | p<<shiftPlants
	}
	return nil
}

func (b *builder) readNames(d *tsv.Dir) error {
	t, err := b.read(d, "code_names", "key", "language", "text", "reviewed", "source", "notes")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		i, ok := b.byKey[r.Get("key")]
		if !ok {
			return r.Errorf("key", "no code %q", r.Get("key"))
		}
		l := languageIndex(r.Get("language"))
		if l < 0 {
			return r.Errorf("language", "%q is not a language of the library", r.Get("language"))
		}
		n := &b.codes[i].names[l]
		if n.text != "" || r.Get("text") == "" {
			return r.Errorf("text", "empty, or %s has two names in %s", r.Get("key"), r.Get("language"))
		}
		reviewed, err := yesNo(r, "reviewed")
		if err != nil {
			return err
		}
		*n = name{r.Get("text"), reviewed}
	}
	return nil
}

func languageIndex(word string) int {
	for i := range lang.Count {
		if lang.Word(i) == word {
			return i
		}
	}
	return -1
}

func yesNo(r tsv.Row, column string) (bool, error) {
	switch r.Get(column) {
	case "yes":
		return true, nil
	case "no":
		return false, nil
	}
	return false, r.Errorf(column, "%q is neither yes nor no", r.Get(column))
}

// check looks at what no single table can say.
func (b *builder) check() error {
	for _, c := range b.codes {
		for _, to := range c.replacements {
			i, ok := b.byKey[kinds[c.kind]+"."+to]
			if !ok || b.codes[i].status != current || c.status != legacy {
				return c.row.Errorf("code", "%s is replaced by %s: a code in use replaces a withdrawn one", c.key(), to)
			}
		}
		if c.base != "" {
			i, ok := b.byKey["unit."+c.base]
			if !ok || b.codes[i].base != c.base || b.codes[i].num != b.codes[i].den {
				return c.row.Errorf("base", "%s is no base unit", c.base)
			}
		}
		var texts [lang.Count]string
		for l, n := range c.names {
			texts[l] = n.text
		}
		uzbek.Fill(&texts)
		for l := range c.names {
			c.names[l].text = texts[l]
		}
		if c.names[lang.English].text == "" && c.status == current {
			return c.row.Errorf("code", "%s has no English name in code_names.tsv", c.key())
		}
	}
	if err := b.checkReportRules(); err != nil {
		return err
	}
	if err := b.checkNotes(); err != nil {
		return err
	}
	return b.checkMessages()
}

func (b *builder) packCodes() (*pack.Table, []string) {
	t := pack.NewTable(40 + 8*lang.Count)
	var keys []string
	ref := func(key string) uint16 {
		if i, ok := b.byKey[key]; ok {
			return uint16(i + 1)
		}
		return 0
	}
	for _, c := range b.codes {
		keys = append(keys, c.key())
		var repl [2]uint16
		for i, to := range c.replacements {
			repl[i] = ref(kinds[c.kind] + "." + to)
		}
		t.Row().U32(b.text.Add(c.code)).U16(uint16(len(c.code))).U8(uint8(c.kind)).U8(uint8(c.status)).
			U16(repl[0]).U16(repl[1]).U8(flag(c.certain)).U8(uint8(c.ordinal)).U8(uint8(c.months)).U8(uint8(c.forms)).
			U32(c.num).U32(c.den).U16(ref("unit." + c.base)).U16(uint16(c.flags)).
			U16(c.purposes).U16(b.historyOf(c)).U32(uint32(c.units)).U32(uint32(c.units >> 32))
		for _, n := range c.names {
			t.U32(b.text.Add(n.text)).U16(uint16(len(n.text))).U8(flag(n.reviewed)).U8(0)
		}
	}
	return t, keys
}

// historyOf returns the first row of a code's history, plus one, 0 for none.
func (b *builder) historyOf(c *code) uint16 {
	return uint16(1 + slices.IndexFunc(b.history, func(m codeMeaning) bool { return b.codes[m.code] == c }))
}

func flag(v bool) uint8 {
	if v {
		return 1
	}
	return 0
}
