package permits

import (
	"iter"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/internal/messages"
)

const (
	ruleWidth    = 24
	colSection   = 6
	colProfile   = 7
	colSeverity  = 8
	colRead      = 9
	colSummary   = 10
	colProvision = 12
	colDocuments = 18
	colInputs    = 20

	findingWidth    = 20
	colRule         = 6
	colFindSeverity = 8
	colArgCount     = 9
	colMessage      = 10
	colArgs         = 12
)

// notRead marks a provision whose text we have not read in its source.
const notRead = " (text not read)"

// Rule is one rule that [Check] applies. Rules compare with ==; the zero Rule
// is none.
type Rule struct {
	b   *blob
	row uint32
}

// Rules yields the rules in the order of the catalogue: section by section, see
// [Rule.Section].
func Rules() iter.Seq[Rule] {
	return func(yield func(Rule) bool) {
		b := tables()
		for row := range uint32(b.rules.Len()) {
			if !yield(Rule{b, row}) {
				return
			}
		}
	}
}

// RuleOf returns the rule with a code, such as CITES-FIELD-SPECIES.
func RuleOf(code string) (Rule, bool) {
	b := tables()
	for p := b.ruleIx.Probe(dataset.Hash(code)); ; {
		row, ok := p.Next()
		if !ok {
			return Rule{}, false
		}
		if r := (Rule{b, row}); r.Code() == code {
			return r, true
		}
	}
}

// Code returns the stable code, which is never used for another rule.
func (r Rule) Code() string { return r.ref(0) }

// Section returns the part of the catalogue: A which documents there have to be,
// B dates and status, C content, D single products and documents, E electronic
// permits, F acceptance by one Party, S the check itself.
func (r Rule) Section() string {
	if s := r.u8(colSection); s != 0 {
		return string(rune(s))
	}
	return ""
}

// Profile returns the profile with which the rule applies.
func (r Rule) Profile() Profile { return Profile(r.u8(colProfile)) }

// Severity returns the highest severity that a finding of the rule can have.
func (r Rule) Severity() Severity { return Severity(r.u8(colSeverity)) }

// Read reports whether we have read the provision in its source. A rule that
// was not read is a warning at most.
func (r Rule) Read() bool { return r.u8(colRead) != 0 }

// Provision returns the law or practice that the rule rests on, as a short
// citation in English.
func (r Rule) Provision() string { return r.ref(colProvision) }

// Summary says in one sentence what the rule asks, in the languages of
// [Finding.Message].
func (r Rule) Summary(tag language.Tag) string {
	if r.b == nil {
		return ""
	}
	return messageText(r.b.rules.U16(r.row, colSummary), messages.Index(tag))
}

// Reviewed reports whether a speaker of the reader's language has reviewed the
// wording of [Rule.Summary].
func (r Rule) Reviewed(tag language.Tag) bool {
	l, ok := lang.Match(tag)
	return ok && r.b != nil && messageReviewed(r.b, uint32(r.b.rules.U16(r.row, colSummary)), l)
}

// String returns the code.
func (r Rule) String() string { return r.Code() }

func (r Rule) u8(col int) uint8 {
	if r.b == nil {
		return 0
	}
	return r.b.rules.U8(r.row, col)
}

func (r Rule) ref(col int) string {
	if r.b == nil {
		return ""
	}
	return r.b.text.At(r.b.rules.U32(r.row, col), uint32(r.b.rules.U16(r.row, col+4)))
}

// variant is one way in which a rule can speak, as findings.tsv lists them.
type variant struct {
	rule     Rule
	severity Severity
	message  uint16
	args     string // names of the arguments, separated by commas
	count    int
}

// variantOf finds the variant name of the rule code.
func variantOf(code, name string) (variant, bool) {
	b := tables()
	for p := b.findingIx.Probe(dataset.Hash(code + "/" + name)); ; {
		row, ok := p.Next()
		if !ok {
			return variant{}, false
		}
		if v := variantAt(b, row); variantName(b, row) == name && v.rule.Code() == code {
			return v, true
		}
	}
}

// variantAt reads a row of findings.tsv.
func variantAt(b *blob, row uint32) variant {
	return variant{
		rule:     Rule{b, uint32(b.findings.U16(row, colRule))},
		severity: Severity(b.findings.U8(row, colFindSeverity)),
		message:  b.findings.U16(row, colMessage),
		args:     b.text.At(b.findings.U32(row, colArgs), uint32(b.findings.U16(row, colArgs+4))),
		count:    int(b.findings.U8(row, colArgCount)),
	}
}

func variantName(b *blob, row uint32) string {
	return b.text.At(b.findings.U32(row, 0), uint32(b.findings.U16(row, 4)))
}
