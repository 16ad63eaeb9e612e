package permitsgen

import (
	"slices"

	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
)

// reasonPrefix stands before the name of a reason in the key of its message.
const reasonPrefix = "reason."

// reason is one thing that an answer about documents can say, with the rule or
// provision that bears it.
type reason struct {
	row     tsv.Row
	name    string
	rule    int // -1 for none
	message int
	args    []string
}

func (b *builder) readReasons(d *tsv.Dir) error {
	t, err := b.read(d, "reasons", "reason", "rule", "provision", "arguments", "source")
	if err != nil {
		return err
	}
	for _, r := range t.Rows {
		x := &reason{row: r, name: r.Get("reason"), rule: -1, args: r.List("arguments")}
		if code := r.Get("rule"); code != "" {
			if x.rule = slices.IndexFunc(b.rules, func(y *rule) bool { return y.code == code }); x.rule < 0 {
				return r.Errorf("rule", "there is no rule %q", code)
			}
		}
		i, ok := b.byName[reasonPrefix+x.name]
		if !ok {
			return r.Errorf("reason", "messages.tsv has no %s%s", reasonPrefix, x.name)
		}
		m := b.messages[i]
		if m.used && !slices.Equal(m.args, x.args) {
			return r.Errorf("arguments", "message %s is used with other arguments elsewhere", m.key)
		}
		m.used, m.args, x.message = true, x.args, i
		b.reasons = append(b.reasons, x)
	}
	return nil
}

func (b *builder) packReasons() (*pack.Table, []string) {
	t := pack.NewTable(28)
	var keys []string
	for _, x := range b.reasons {
		keys = append(keys, x.name)
		p, args := x.row.Get("provision"), joined(x.args)
		t.Row().U32(b.text.Add(x.name)).U16(uint16(len(x.name))).U16(uint16(x.rule + 1)).
			U32(b.text.Add(p)).U16(uint16(len(p))).U16(uint16(x.message)).
			U32(b.text.Add(args)).U16(uint16(len(args))).U16(uint16(len(x.args))).U32(0)
	}
	return t, keys
}
