package permits

import "github.com/citesgo/cites"

// retrospective, replacement and extension are what the forms of issue add.
type retrospective struct {
	reason   string
	personal bool
}

type replacement struct {
	number, reason string
	issued         cites.Date
}

type extension struct {
	until, arrived cites.Date
	authority      string
}

// Retrospective makes it a document that is issued after the goods have left,
// for a reason that is not the fault of exporter or importer, by agreement of
// both authorities. For personal use it says that the goods must not be sold for
// six months.
func (b *Builder) Retrospective(reason string, personal bool) *Builder {
	b.retrospective = &retrospective{reason, personal}
	return b
}

// Replaces makes it a replacement of a document that was lost, damaged, stolen
// or destroyed by accident.
func (b *Builder) Replaces(number string, issued cites.Date, reason string) *Builder {
	b.replaced = &replacement{number, reason, issued}
	return b
}

// ExtendTo extends the validity, once and by six months at most: the authority of
// import does so for timber of Appendix II or III that arrived, and came under
// customs control, before the document expired. Build refuses it for all else.
func (b *Builder) ExtendTo(until, arrived cites.Date, authority string) *Builder {
	b.extended = &extension{until, arrived, authority}
	return b
}

// LeaveToHolder makes it a partially completed document, of which a registered
// holder fills these boxes. Only boxes for which [IssueForm.Box] of
// [PartiallyCompleted] says so can be left.
func (b *Builder) LeaveToHolder(boxes ...Box) *Builder {
	b.left = append(b.left, boxes...)
	return b
}

// forms returns the forms of issue that the builder was asked for.
func (b *Builder) forms() []IssueForm {
	var list []IssueForm
	for _, x := range [...]struct {
		form  IssueForm
		asked bool
	}{
		{WithAnnex, b.annex}, {Extended, b.extended != nil}, {PartiallyCompleted, len(b.left) > 0},
		{ReplacementIssue, b.replaced != nil}, {RetrospectiveIssue, b.retrospective != nil},
	} {
		if x.asked {
			list = append(list, x.form)
		}
	}
	return list
}
