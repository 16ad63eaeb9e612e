package permits

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/messages"
)

const (
	reasonWidth        = 28
	colReasonRule      = 6
	colReasonProvision = 8
	colReasonMessage   = 14
	colReasonArgs      = 16
	colReasonCount     = 22
	reasonKey          = "reason."
)

// Outcome says what a [Reason] means for the answer.
type Outcome string

// The outcomes of reasons.
const (
	IsSo       Outcome = "yes"       // a test that holds, a fact
	IsNot      Outcome = "no"        // a test that does not hold
	NotDecided Outcome = "open"      // a test that cannot be made; see the questions
	Needed     Outcome = "needed"    // a document that is needed
	Hinders    Outcome = "refused"   // why no document can be issued
	OnlyIf     Outcome = "condition" // what has to be fulfilled
	Noted      Outcome = "note"      // worth knowing, or not checked
)

// mark is what stands before a reason in a tree.
func (o Outcome) mark() string {
	switch o {
	case IsSo:
		return "+ "
	case IsNot:
		return "- "
	case NotDecided:
		return "? "
	case Needed:
		return "> "
	case Hinders:
		return "! "
	case OnlyIf:
		return "* "
	}
	return "  "
}

// Reason is a step of an argument: a fact or rule, what follows, and the steps
// that it rests on.
type Reason struct {
	// Code is the stable name of the step, such as "flow-export": what a program
	// should compare.
	Code      string
	Outcome   Outcome
	Field     string // pointer into the shipment's JSON form, where the step rests on a field
	Args      []Arg  // the values in the text, as codes and dates
	Provision string // what it rests on; it ends with "(text not read)" where we have not read it
	Children  []Reason

	shown func(language.Tag) []any // the values in a reader's language, nil for those of Args
}

// newReason makes a reason from the table of reasons.
func newReason(code string, outcome Outcome, field string, args ...string) Reason {
	r := Reason{Code: code, Outcome: outcome, Field: field}
	row, ok := reasonRow(code)
	if !ok {
		return r
	}
	b := tables()
	r.Provision = b.text.At(b.reasons.U32(row, colReasonProvision), uint32(b.reasons.U16(row, colReasonProvision+4)))
	if rule := b.reasons.U16(row, colReasonRule); rule != 0 {
		from := Rule{b, uint32(rule - 1)}
		if r.Provision == "" {
			if r.Provision = from.Provision(); !from.Read() {
				r.Provision += notRead
			}
		}
	}
	names := b.text.At(b.reasons.U32(row, colReasonArgs), uint32(b.reasons.U16(row, colReasonArgs+4)))
	i := 0
	for n := range strings.SplitSeq(names, ",") {
		if i < len(args) && n != "" {
			r.Args = append(r.Args, Arg{n, shortenTo(args[i], maxArg)})
		}
		i++
	}
	return r
}

func reasonRow(code string) (uint32, bool) {
	b := tables()
	for p := b.reasonIx.Probe(dataset.Hash(code)); ; {
		row, ok := p.Next()
		if !ok {
			return 0, false
		}
		if b.text.At(b.reasons.U32(row, 0), uint32(b.reasons.U16(row, 4))) == code {
			return row, true
		}
	}
}

// Message returns the step in one or two sentences of the reader's language,
// by the rule of [Finding.Message].
func (r Reason) Message(tag language.Tag) string {
	return r.text(messages.Index(tag), tag)
}

// Reviewed reports whether a speaker of the reader's language has reviewed the
// wording of [Reason.Message].
func (r Reason) Reviewed(tag language.Tag) bool {
	l, ok := lang.Match(tag)
	row, found := reasonRow(r.Code)
	return ok && found && messageReviewed(tables(), uint32(tables().reasons.U16(row, colReasonMessage)), l)
}

func (r Reason) text(l int, tag language.Tag) string {
	row, ok := reasonRow(r.Code)
	if !ok {
		return r.Code
	}
	var args []any
	if r.shown != nil {
		args = r.shown(tag)
	} else {
		args = make([]any, len(r.Args))
		for i, a := range r.Args {
			args[i] = a.Value
		}
	}
	return messageText(tables().reasons.U16(row, colReasonMessage), l, args...)
}

// Text returns the argument as lines that are indented under what they support,
// each with its provision where that is another than above. A sign stands before a line: + it is so, - it is not,
// ? it is not known, > a document, ! a hindrance, * a condition.
func (r Reason) Text(tag language.Tag) string {
	var b strings.Builder
	r.write(&b, messages.Index(tag), tag, 0, "")
	return b.String()
}

// maxReasonDepth bounds the depth of a tree that a caller has made.
const maxReasonDepth = 32

func (r Reason) write(b *strings.Builder, l int, tag language.Tag, depth int, above string) {
	for range depth {
		b.WriteString("  ")
	}
	b.WriteString(r.Outcome.mark())
	b.WriteString(r.text(l, tag))
	if r.Provision != "" && r.Provision != above {
		b.WriteString(" [" + r.Provision + "]")
	}
	b.WriteByte('\n')
	if depth == maxReasonDepth {
		return
	}
	for _, c := range r.Children {
		c.write(b, l, tag, depth+1, r.Provision)
	}
}

// MarshalJSON writes {code, outcome, text, field, provision, args, children} with
// the text in English.
func (r Reason) MarshalJSON() ([]byte, error) { return encodeJSON(r.json(0)) }
