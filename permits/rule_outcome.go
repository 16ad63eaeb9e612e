package permits

import (
	"iter"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/messages"
)

// RuleOutcome is one thing that a rule may say: the code, severity and message that
// a [Finding] will have. The zero RuleOutcome is none.
type RuleOutcome struct {
	v variant
	b *blob
	n string
}

// Outcomes yields what the rule may say, in the order of their names. A rule
// that cannot judge says so with an outcome of severity [Info].
func (r Rule) Outcomes() iter.Seq[RuleOutcome] {
	return func(yield func(RuleOutcome) bool) {
		if r.b == nil {
			return
		}
		for row := range uint32(r.b.findings.Len()) {
			if uint32(r.b.findings.U16(row, colRule)) != r.row {
				continue
			}
			if !yield(RuleOutcome{variantAt(r.b, row), r.b, variantName(r.b, row)}) {
				return
			}
		}
	}
}

// Rule returns the rule that says it.
func (o RuleOutcome) Rule() Rule { return o.v.rule }

// Name returns what tells the outcome from the others of its rule, such as
// "expired".
func (o RuleOutcome) Name() string { return o.n }

// Severity returns what the finding means for the document.
func (o RuleOutcome) Severity() Severity { return o.v.severity }

// Args yields the names of the arguments, in the order of [Finding].Args.
func (o RuleOutcome) Args() iter.Seq[string] {
	if o.v.count == 0 {
		return func(func(string) bool) {}
	}
	return strings.SplitSeq(o.v.args, ",")
}

// Message returns the text in the reader's language, with the name of each
// argument in braces where a finding has its value.
func (o RuleOutcome) Message(tag language.Tag) string {
	if o.b == nil {
		return ""
	}
	var args []any
	for a := range o.Args() {
		args = append(args, "{"+a+"}")
	}
	return messageText(o.v.message, messages.Index(tag), args...)
}

// Reviewed reports whether a speaker of the language has reviewed the text.
func (o RuleOutcome) Reviewed(tag language.Tag) bool {
	l, ok := lang.Match(tag)
	return ok && o.b != nil && messageReviewed(o.b, uint32(o.v.message), l)
}

// String returns the code of the rule and the name of the outcome.
func (o RuleOutcome) String() string {
	if o.b == nil {
		return ""
	}
	return o.v.rule.Code() + "/" + o.n
}
