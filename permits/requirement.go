package permits

import (
	"iter"

	"golang.org/x/text/language"
)

// BoxNeed says what a type of document makes of a box.
type BoxNeed uint8

// The needs, from the least to the greatest.
const (
	Unused      BoxNeed = iota + 1 // it stays empty
	Optional                       // it may be filled
	Conditional                    // it has to be filled in some cases, see [Requirement.Conditions]
	Mandatory                      // it has to be filled
)

// String returns "unused", "optional", "conditional" or "mandatory", and ""
// for none.
func (n BoxNeed) String() string {
	return [...]string{"", "unused", "optional", "conditional", "mandatory"}[min(n, Mandatory)]
}

// MarshalText returns what String does.
func (n BoxNeed) MarshalText() ([]byte, error) { return []byte(n.String()), nil }

// Condition is a case in which something conditional has to be done, such as
// "live" for live specimens. A box with several conditions has to be filled in
// each of the cases.
type Condition string

// The conditions.
const (
	WhenAppendixI         Condition = "appendix-i"         // specimens of Appendix I are imported
	WhenCrossing          Condition = "crossing"           // at each crossing of a border
	WhenExemptionEnded    Condition = "exemption-ended"    // plants that lost an exemption, specimens from the sea
	WhenExplained         Condition = "explain"            // something is left out or has to be explained
	WhenFormHasPlace      Condition = "form-has-place"     // the form has a place for it
	WhenImporterKnown     Condition = "importer-known"     // an importer other than the holder
	WhenLeft              Condition = "left"               // the goods leave
	WhenListed            Condition = "listed"             // the face lists the box as one for the holder
	WhenLive              Condition = "live"               // live specimens
	WhenOriginElsewhere   Condition = "origin-elsewhere"   // specimens of another country
	WhenOtherTicked       Condition = "other-ticked"       // Other is ticked in box 1
	WhenPreConvention     Condition = "pre-convention"     // source O
	WhenQuota             Condition = "quota"              // a quota applies
	WhenReexported        Condition = "reexported"         // re-exported before
	WhenRegistered        Condition = "registered"         // source D
	WhenStamps            Condition = "stamps"             // the authority uses security stamps
	WhenStatement         Condition = "statement"          // the statement is not printed elsewhere
	WhenTransportDocument Condition = "transport-document" // a bill of lading or air waybill
)

// Name returns the condition in words in a reader's language, in English where
// we have none.
func (c Condition) Name(tag language.Tag) string {
	text, _, _ := name(kindCondition, string(c), tag)
	return text
}

// Reviewed reports whether a speaker of the language has reviewed the words.
func (c Condition) Reviewed(tag language.Tag) bool {
	return nameReviewed(kindCondition, string(c), tag)
}

const (
	needWidth        = 16
	colNeed          = 0
	colNeedRead      = 1
	colConditions    = 4
	colNeedProvision = 8
)

// Requirement is what a type of document, or a form of issue, makes of one box.
// Requirements compare with ==; the zero Requirement says nothing.
type Requirement struct {
	b   *blob
	row uint32
}

// Need returns whether the box has to be filled; 0 where nothing is said.
func (r Requirement) Need() BoxNeed {
	if r.b == nil {
		return 0
	}
	return BoxNeed(r.b.needs.U8(r.row, colNeed))
}

// Read reports whether we have read the provision in its source.
func (r Requirement) Read() bool { return r.b != nil && r.b.needs.U8(r.row, colNeedRead) != 0 }

// Provision returns the law or practice it rests on, as a short citation in
// English.
func (r Requirement) Provision() string {
	if r.b == nil {
		return ""
	}
	return textAt(r.b, r.b.needs, r.row, colNeedProvision)
}

// Conditions yields the cases in which the box has to be filled, where it is
// [Conditional].
func (r Requirement) Conditions() iter.Seq[Condition] {
	if r.b == nil {
		return func(func(Condition) bool) {}
	}
	return conditionsOf(r.b.needs.U32(r.row, colConditions))
}

// conditionsOf yields the conditions of a set.
func conditionsOf(set uint32) iter.Seq[Condition] {
	return func(yield func(Condition) bool) {
		b := tables()
		for row := range uint32(b.codes.Len()) {
			c := codeRow{b, row, true}
			if c.kind() == kindCondition && set>>c.u8(colOrdinal)&1 != 0 && !yield(Condition(c.text())) {
				return
			}
		}
	}
}

// Box returns what a document of this type makes of a box.
func (d DocumentType) Box(x Box) Requirement {
	c := find(kindDocument, string(d))
	row, ok := x.row()
	if !ok || !c.ok {
		return Requirement{}
	}
	return requirementAt(c.b, uint32(c.u8(colOrdinal)), row)
}

// requirementAt returns the requirement of a document or, after the documents,
// of a form of issue.
func requirementAt(b *blob, document, box uint32) Requirement {
	r := Requirement{b, document*uint32(b.boxes.Len()) + box}
	if b.needs.U8(r.row, colNeed) == 0 {
		return Requirement{}
	}
	return r
}
