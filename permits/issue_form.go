package permits

import (
	"iter"

	"golang.org/x/text/language"
)

// IssueForm is a way in which a document can be issued otherwise than complete,
// in time and once.
type IssueForm string

// The forms of issue.
const (
	WithAnnex          IssueForm = "annex"               // more than four items, further ones on an annex
	Extended           IssueForm = "extension"           // valid for longer, by the authority of import
	PartiallyCompleted IssueForm = "partially_completed" // the simplified procedure: the holder fills the rest
	ReplacementIssue   IssueForm = "replacement"         // in place of a document that was lost or damaged
	RetrospectiveIssue IssueForm = "retrospective"       // after the goods have left
)

const (
	issueWidth        = 12
	colIssueDocuments = 0
	colIssueProvision = 4
)

// IssueForms yields the forms of issue, in alphabetical order.
func IssueForms() iter.Seq[IssueForm] { return all[IssueForm](kindIssue) }

// Name returns the name in a reader's language, in English where we have none.
func (f IssueForm) Name(tag language.Tag) string {
	text, _, _ := name(kindIssue, string(f), tag)
	return text
}

// Reviewed reports whether a speaker of the language has reviewed the name.
func (f IssueForm) Reviewed(tag language.Tag) bool { return nameReviewed(kindIssue, string(f), tag) }

// Box returns what the form of issue makes of a box, whatever the type of
// document; the zero Requirement where it changes nothing.
func (f IssueForm) Box(x Box) Requirement {
	c := find(kindIssue, string(f))
	row, ok := x.row()
	if !ok || !c.ok {
		return Requirement{}
	}
	return requirementAt(c.b, uint32(c.b.documents.Len())+uint32(c.u8(colOrdinal)), row)
}

// Allows reports whether a document of a type can be issued in this form.
func (f IssueForm) Allows(d DocumentType) bool {
	c, doc := find(kindIssue, string(f)), find(kindDocument, string(d))
	return c.ok && doc.ok && c.b.issues.U32(uint32(c.u8(colOrdinal)), colIssueDocuments)>>doc.u8(colOrdinal)&1 != 0
}

// Provision returns the law it rests on, as a short citation in English.
func (f IssueForm) Provision() string {
	c := find(kindIssue, string(f))
	if !c.ok {
		return ""
	}
	return textAt(c.b, c.b.issues, uint32(c.u8(colOrdinal)), colIssueProvision)
}
