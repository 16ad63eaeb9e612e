package permitsgen

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
)

// The values of the tables on documents, in the order of the numbers that stand
// in the blob.
var (
	needs     = []string{"", "unused", "optional", "conditional", "mandatory"}
	limits    = []string{"", "source", "appendix", "specimen", "mark", "single"}
	specimens = []string{"", "live-animal", "not-live", "not-live-animal"}
)

// boxField is a box of the standard form with the fields of the permit that
// hold it.
type boxField struct {
	code     int // row of codes
	pointers string
}

// need is what a document or form of issue makes of a box; the zero need says
// nothing.
type need struct {
	need       int
	read       bool
	conditions uint32
	provision  string
}

type limit struct {
	document, limit int
	value           uint16
	provision       string
}

type signer struct {
	document, role, need int
	seal, read           bool
	conditions           uint32
	provision            string
}

type issueForm struct {
	documents uint32
	provision string
}

// ordinal returns the number of a code among those of its kind.
func (b *builder) ordinal(r tsv.Row, column, kind, code string) (int, error) {
	i, ok := b.byKey[kind+"."+code]
	if !ok {
		return 0, r.Errorf(column, "no %s %q", kind, code)
	}
	return b.codes[i].ordinal, nil
}

// count returns how many codes of a kind there are.
func (b *builder) count(kind string) int {
	n := 0
	for _, c := range b.codes {
		if kinds[c.kind] == kind {
			n++
		}
	}
	return n
}

func (b *builder) readBoxFields(d *tsv.Dir) error {
	t, err := b.read(d, "box_fields", "box", "order", "pointers", "source")
	if err != nil {
		return err
	}
	b.boxes = make([]boxField, b.count("box"))
	for _, r := range t.Rows {
		i, ok := b.byKey["box."+r.Get("box")]
		n, err := strconv.Atoi(r.Get("order"))
		if !ok || err != nil || n < 0 || n >= len(b.boxes) || b.boxes[n].pointers != "" {
			return r.Errorf("order", "an unknown box, or an order that is there twice or out of range")
		}
		for _, p := range r.List("pointers") {
			if !strings.HasPrefix(p, "/") {
				return r.Errorf("pointers", "%q is no pointer", p)
			}
		}
		if r.Get("pointers") == "" {
			return r.Errorf("pointers", "a box needs a field")
		}
		b.codes[i].months = n + 1 // the column of the blob is free for boxes
		b.boxes[n] = boxField{i, r.Get("pointers")}
	}
	if len(t.Rows) != len(b.boxes) {
		return fmt.Errorf("internal/data/box_fields.tsv: %d of %d boxes", len(t.Rows), len(b.boxes))
	}
	return nil
}

// readNeeds reads which boxes a document fills. Every document says it of every
// box; a form of issue only of those that it changes.
func (b *builder) readNeeds(d *tsv.Dir) error {
	t, err := b.read(d, "boxes", "document", "box", "need", "conditions", "read", "provision", "source")
	if err != nil {
		return err
	}
	documents := b.count("document")
	b.needs = make([]need, (documents+b.count("issue"))*len(b.boxes))
	for _, r := range t.Rows {
		doc, err := b.ordinal(r, "document", "document", r.Get("document"))
		if err != nil {
			if doc, err = b.ordinal(r, "document", "issue", r.Get("document")); err != nil {
				return err
			}
			doc += documents
		}
		i, ok := b.byKey["box."+r.Get("box")]
		if !ok {
			return r.Errorf("box", "no box %q", r.Get("box"))
		}
		x := need{need: slices.Index(needs, r.Get("need")), provision: r.Get("provision")}
		if x.need < 1 || x.provision == "" {
			return r.Errorf("need", "%q is unknown, or no provision is named", r.Get("need"))
		}
		if x.read, err = readUnlessUnread(r); err != nil {
			return err
		}
		if x.conditions, err = b.conditions(r, x.need); err != nil {
			return err
		}
		b.needs[doc*len(b.boxes)+b.codes[i].months-1] = x
	}
	for i, x := range b.needs[:documents*len(b.boxes)] {
		if x.need == 0 {
			return fmt.Errorf("internal/data/boxes.tsv: document number %d says nothing of box %s", i/len(b.boxes), b.codes[b.boxes[i%len(b.boxes)].code].code)
		}
	}
	return nil
}

// conditions returns the set of conditions of a row, which has some exactly if
// it is conditional.
func (b *builder) conditions(r tsv.Row, need int) (uint32, error) {
	var set uint32
	for _, name := range r.List("conditions") {
		n, err := b.ordinal(r, "conditions", "condition", name)
		if err != nil {
			return 0, err
		}
		if n >= 32 {
			return 0, r.Errorf("conditions", "too many conditions for a set")
		}
		set |= 1 << n
	}
	if (set != 0) != (needs[need] == "conditional") {
		return 0, r.Errorf("conditions", "what is conditional names its conditions, and nothing else does")
	}
	return set, nil
}

func readUnlessUnread(r tsv.Row) (bool, error) {
	read, err := yesNo(r, "read")
	if err == nil && read == (r.Get("source") == "UNREAD") {
		err = r.Errorf("read", "a fact is unread exactly if its only source is UNREAD")
	}
	return read, err
}

// readLimits reads which specimens a document covers. All limits rest on texts
// that were read: what breaks one is an error.
func (b *builder) readLimits(d *tsv.Dir) error {
	t, err := b.read(d, "document_limits", "document", "limit", "values", "provision", "source")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		x := limit{limit: slices.Index(limits, r.Get("limit")), provision: r.Get("provision")}
		if x.document, err = b.ordinal(r, "document", "document", r.Get("document")); err != nil {
			return err
		}
		if x.limit < 1 || x.provision == "" || r.Get("source") == "UNREAD" {
			return r.Errorf("limit", "%q is unknown, or its provision is missing or was not read", r.Get("limit"))
		}
		for _, v := range r.List("values") {
			n := -1
			switch r.Get("limit") {
			case "source":
				if n, err = b.ordinal(r, "values", "source", v); err != nil {
					return err
				}
			case "appendix":
				n = slices.Index([]string{"I", "II", "III"}, v)
			case "specimen":
				n = slices.Index(specimens, v)
			default:
				n = slices.Index([]string{"yes"}, v)
			}
			if n < 0 || n >= 16 {
				return r.Errorf("values", "%q does not limit a %s", v, r.Get("limit"))
			}
			x.value |= 1 << n
		}
		b.limits = append(b.limits, x)
	}
	return nil
}

func (b *builder) readSigners(d *tsv.Dir) error {
	t, err := b.read(d, "signers", "document", "role", "need", "conditions", "seal", "read", "provision", "source")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		x := signer{need: slices.Index(needs, r.Get("need")), provision: r.Get("provision")}
		if x.document, err = b.ordinal(r, "document", "document", r.Get("document")); err != nil {
			return err
		}
		if x.role, err = b.ordinal(r, "role", "role", r.Get("role")); err != nil {
			return err
		}
		if x.need < 1 {
			return r.Errorf("need", "%q is unknown", r.Get("need"))
		}
		if x.seal, err = yesNo(r, "seal"); err != nil {
			return err
		}
		if x.read, err = readUnlessUnread(r); err != nil {
			return err
		}
		if x.conditions, err = b.conditions(r, x.need); err != nil {
			return err
		}
		b.signers = append(b.signers, x)
	}
	return nil
}

func (b *builder) readIssueForms(d *tsv.Dir) error {
	t, err := b.read(d, "issue_forms", "code", "documents", "read", "provision", "source", "notes")
	if err != nil {
		return err
	}
	b.issues = make([]issueForm, b.count("issue"))
	for _, r := range t.Rows {
		i, err := b.ordinal(r, "code", "issue", r.Get("code"))
		if err != nil {
			return err
		}
		x := issueForm{provision: r.Get("provision")}
		for _, name := range r.List("documents") {
			n, err := b.ordinal(r, "documents", "document", name)
			if err != nil {
				return err
			}
			x.documents |= 1 << n
		}
		if x.documents == 0 || x.provision == "" {
			return r.Errorf("documents", "a form of issue is of some documents and rests on something")
		}
		b.issues[i] = x
	}
	return nil
}

// checkNotes holds the languages of what a builder writes to the same places
// as the English text.
func (b *builder) checkNotes() error {
	for _, c := range b.codes {
		if kinds[c.kind] != "note" {
			continue
		}
		for _, n := range c.names {
			if n.text == "" {
				continue
			}
			want := holder.FindAllString(c.names[0].text, -1)
			got := holder.FindAllString(n.text, -1)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(want, got) {
				return c.row.Errorf("code", "%s names %v in one language and %v in English", c.key(), got, want)
			}
		}
	}
	return nil
}

// packDocuments returns the tables on documents, in the order of the blob.
func (b *builder) packDocuments() []*pack.Table {
	provision := func(t *pack.Table, s string) { t.U32(b.text.Add(s)).U16(uint16(len(s))).U16(0) }

	boxes := pack.NewTable(12)
	for _, x := range b.boxes {
		boxes.Row().U16(uint16(x.code)).U16(0)
		provision(boxes, x.pointers)
	}
	needs := pack.NewTable(16)
	for _, x := range b.needs {
		needs.Row().U8(uint8(x.need)).U8(flag(x.read)).U16(0).U32(x.conditions)
		provision(needs, x.provision)
	}
	documents := pack.NewTable(16)
	for _, c := range b.codes {
		if kinds[c.kind] == "document" {
			documents.Row()
			provision(documents, c.row.Get("basis"))
			provision(documents, c.row.Get("validity"))
		}
	}
	limits := pack.NewTable(12)
	for _, x := range b.limits {
		limits.Row().U8(uint8(x.document)).U8(uint8(x.limit)).U16(x.value)
		provision(limits, x.provision)
	}
	signers := pack.NewTable(16)
	for _, x := range b.signers {
		flags := flag(x.seal) | flag(x.read)<<1
		signers.Row().U8(uint8(x.document)).U8(uint8(x.role)).U8(uint8(x.need)).U8(flags).U32(x.conditions)
		provision(signers, x.provision)
	}
	issues := pack.NewTable(12)
	for _, x := range b.issues {
		issues.Row().U32(x.documents)
		provision(issues, x.provision)
	}
	return []*pack.Table{boxes, needs, documents, limits, signers, issues}
}
