package permitsgen

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
	"github.com/citesgo/cites/internal/lang"
)

// languages is how many languages a message can be in, complete how many of them,
// the first ones of the library's list, it has to be in.
const (
	languages = lang.Count
	complete  = 4
)

var (
	severities = []string{"", "info", "warning", "error"}
	profiles   = []string{"", "cites", "eu", "gb", "us"}
	codeShape  = regexp.MustCompile(`^(CITES|EU|GB|US)(-[A-Z][A-Z0-9]*)+$`)
	holder     = regexp.MustCompile(`\{[^}]*\}`)
)

type message struct {
	row   tsv.Row
	key   string
	args  []string // as the first finding that uses it declares them
	used  bool
	texts [languages]name
}

type rule struct {
	row      tsv.Row
	code     string
	order    int
	section  string
	profile  int
	read     bool
	severity int // the highest of its findings

	documents uint16 // a bit for each type that it can speak of, 0 for all
	inputs    uint16 // a bit for each that it uses
}

type finding struct {
	row      tsv.Row
	variant  string
	rule     int
	severity int
	message  int
	args     []string
}

func (b *builder) readMessages(d *tsv.Dir) error {
	t, err := b.read(d, "messages", "key", "language", "text", "reviewed", "source")
	if err != nil {
		return err
	}
	b.byName = make(map[string]int)
	for _, r := range t.Rows {
		l := languageIndex(r.Get("language"))
		if l < 0 {
			return r.Errorf("language", "messages are not in %q", r.Get("language"))
		}
		if strings.ContainsAny(holder.ReplaceAllString(r.Get("text"), ""), "{}") || strings.TrimSpace(r.Get("text")) == "" {
			return r.Errorf("text", "empty, or a brace that opens or closes nothing")
		}
		reviewed, err := yesNo(r, "reviewed")
		if err != nil {
			return err
		}
		key := r.Get("key")
		i, ok := b.byName[key]
		if !ok {
			i = len(b.messages)
			b.byName[key] = i
			b.messages = append(b.messages, &message{row: r, key: key})
		}
		b.messages[i].texts[l] = name{r.Get("text"), reviewed}
	}
	return nil
}

func (b *builder) readRules(d *tsv.Dir) error {
	t, err := b.read(d, "rules", "code", "order", "section", "profile", "read", "provision", "source", "documents", "inputs")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		x := &rule{row: r, code: r.Get("code"), section: r.Get("section"), profile: slices.Index(profiles, r.Get("profile"))}
		if !codeShape.MatchString(x.code) {
			return r.Errorf("code", "%q is not of the form CITES-FIELD-NAME", x.code)
		}
		if len(x.section) != 1 || x.profile < 1 || r.Get("provision") == "" {
			return r.Errorf("section", "section, profile or provision is missing or unknown")
		}
		if x.order, err = strconv.Atoi(r.Get("order")); err != nil {
			return r.Errorf("order", "%q is not a number", r.Get("order"))
		}
		if x.read, err = yesNo(r, "read"); err != nil {
			return err
		}
		if err := x.readScope(b); err != nil {
			return err
		}
		if (r.Get("source") == "UNREAD") == x.read {
			return r.Errorf("read", "a rule is unread exactly if its only source is UNREAD")
		}
		i, ok := b.byName[x.code]
		if !ok {
			return r.Errorf("code", "messages.tsv has no summary of %s", x.code)
		}
		b.messages[i].used = true
		b.rules = append(b.rules, x)
	}
	seen := make(map[int]bool)
	for _, x := range b.rules {
		if seen[x.order] {
			return x.row.Errorf("order", "%d is there twice", x.order)
		}
		seen[x.order] = true
	}
	slices.SortFunc(b.rules, func(x, y *rule) int {
		return cmp.Or(strings.Compare(x.section, y.section), cmp.Compare(x.order, y.order))
	})
	return nil
}

func (b *builder) readFindings(d *tsv.Dir) error {
	t, err := b.read(d, "findings", "code", "variant", "severity", "message", "arguments")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		f := &finding{row: r, variant: r.Get("variant"), severity: slices.Index(severities, r.Get("severity")), args: r.List("arguments")}
		f.rule = slices.IndexFunc(b.rules, func(x *rule) bool { return x.code == r.Get("code") })
		i, ok := b.byName[r.Get("message")]
		if f.rule < 0 || f.severity < 1 || !ok || f.variant == "" {
			return r.Errorf("code", "unknown rule, severity or message, or no variant")
		}
		x := b.rules[f.rule]
		if !x.read && f.severity > slices.Index(severities, "warning") {
			return r.Errorf("severity", "%s was not read in its source and is a warning at most", x.code)
		}
		x.severity = max(x.severity, f.severity)
		f.message = i
		m := b.messages[i]
		if m.used && !slices.Equal(m.args, f.args) {
			return r.Errorf("arguments", "message %s is used with other arguments elsewhere", m.key)
		}
		m.used, m.args = true, f.args
		b.findings = append(b.findings, f)
	}
	return nil
}

// checkMessages holds the languages of a message against each other and
// against the arguments that the findings declare.
func (b *builder) checkMessages() error {
	for _, m := range b.messages {
		if !m.used && spoken(m.key) {
			for _, p := range holder.FindAllString(m.texts[0].text, -1) {
				m.args = append(m.args, strings.Trim(p, "{}"))
			}
		} else if !m.used {
			return m.row.Errorf("key", "no finding uses the message %s", m.key)
		}
		for l, t := range m.texts {
			if t.text == "" {
				if l < complete {
					return m.row.Errorf("language", "message %s is missing in %s", m.key, lang.Word(l))
				}
				continue
			}
			if _, err := format(t.text, m.args); err != nil {
				return m.row.Errorf("text", "message %s in %s: %v", m.key, lang.Word(l), err)
			}
		}
	}
	for _, x := range b.rules {
		if x.severity == 0 {
			return x.row.Errorf("code", "%s has no finding in findings.tsv", x.code)
		}
	}
	return nil
}

// spoken reports whether a message is no finding's and no reason's: what a format
// loses, what two versions differ in, what the builder refuses.
func spoken(key string) bool {
	kind, _, _ := strings.Cut(key, ".")
	return kind == "loss" || kind == "change" || kind == "fault"
}

// format turns the named places of a text into the numbered ones of x/text and
// refuses a text that leaves an argument out or names another.
func format(text string, args []string) (string, error) {
	seen := make(map[string]bool)
	var wrong []string
	out := holder.ReplaceAllStringFunc(strings.ReplaceAll(text, "%", "%%"), func(p string) string {
		n := p[1 : len(p)-1]
		i := slices.Index(args, n)
		if i < 0 {
			wrong = append(wrong, n)
		}
		seen[n] = true
		return "%[" + strconv.Itoa(i+1) + "]s"
	})
	if len(wrong) > 0 || len(seen) != len(args) {
		return "", fmt.Errorf("the text names %v and the findings give %v", holder.FindAllString(text, -1), args)
	}
	return out, nil
}

func (b *builder) packRules() (*pack.Table, []string) {
	t := pack.NewTable(24)
	var keys []string
	for _, x := range b.rules {
		keys = append(keys, x.code)
		p := x.row.Get("provision")
		t.Row().U32(b.text.Add(x.code)).U16(uint16(len(x.code))).U8(x.section[0]).U8(uint8(x.profile)).
			U8(uint8(x.severity)).U8(flag(x.read)).U16(uint16(b.byName[x.code])).
			U32(b.text.Add(p)).U16(uint16(len(p))).U16(x.documents).U16(x.inputs).U16(0)
	}
	return t, keys
}

func (b *builder) packFindings() (*pack.Table, []string) {
	t := pack.NewTable(20)
	var keys []string
	for _, f := range b.findings {
		keys = append(keys, b.rules[f.rule].code+"/"+f.variant)
		args := strings.Join(f.args, ",")
		t.Row().U32(b.text.Add(f.variant)).U16(uint16(len(f.variant))).U16(uint16(f.rule)).
			U8(uint8(f.severity)).U8(uint8(len(f.args))).U16(uint16(f.message)).
			U32(b.text.Add(args)).U16(uint16(len(args))).U16(0)
	}
	return t, keys
}

func (b *builder) packMessages() *pack.Table {
	t := pack.NewTable(8 + 8*languages)
	for _, m := range b.messages {
		t.Row().U32(b.text.Add(m.key)).U32(uint32(len(m.key)))
		for _, n := range m.texts {
			text := ""
			if n.text != "" {
				text, _ = format(n.text, m.args) // checkMessages has seen to it
			}
			t.U32(b.text.Add(text)).U16(uint16(len(text))).U8(flag(n.reviewed)).U8(0)
		}
	}
	return t
}
