package permits

import (
	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/messages"
)

// LossCode says in one stable word why a format could not carry something.
type LossCode string

// The reasons. Codes stay the same from version to version.
const (
	LossNoPlace     LossCode = "no-place"    // the format has no place for it
	LossOnePlace    LossCode = "one-place"   // the format has one place for two fields, and they differ
	LossImplied     LossCode = "implied"     // the format cannot leave it out: something else says it
	LossForm        LossCode = "form"        // the format would read the text otherwise, or as nothing
	LossCharacter   LossCode = "character"   // XML does not allow a character, which was replaced
	LossEncoding    LossCode = "encoding"    // bytes that are not UTF-8 were replaced
	LossSpace       LossCode = "space"       // space around the text was cut off
	LossPlaceholder LossCode = "placeholder" // a lone question mark means "not given"
	LossEnvelope    LossCode = "envelope"    // only the envelope of an answer has a place for it
	LossUnknown     LossCode = "unknown"     // what was not understood on reading cannot be put back
	LossOutside     LossCode = "outside"     // it was written, but the format does not provide for it
)

// Message says why in the reader's language, by the same rule as
// [Finding.Message].
func (c LossCode) Message(tag language.Tag) string {
	return catalogOfMessages().Text(messages.Index(tag), c.key())
}

// Reviewed reports whether a speaker of the reader's language has reviewed the
// wording of [LossCode.Message].
func (c LossCode) Reviewed(tag language.Tag) bool { return keyReviewed(c.key(), tag) }

func (c LossCode) key() string { return "loss." + string(c) }

// Loss is one thing that a format could not carry. Its Change says what a
// reader of the written document sees instead: Before is what the permit says,
// After what the document says.
type Loss struct {
	Change
	Code LossCode `json:"code"`
}

// Kept reports whether the document holds it all the same, in a way that other
// programs may pass over: its code is [LossOutside].
func (l Loss) Kept() bool { return l.Code == LossOutside }

// Message says why in the reader's language.
func (l Loss) Message(tag language.Tag) string { return l.Code.Message(tag) }

// Reviewed reports whether a speaker of the reader's language has reviewed the
// wording of [Loss.Message].
func (l Loss) Reviewed(tag language.Tag) bool { return l.Code.Reviewed(tag) }

// String says in one line what was lost and, in English, why.
func (l Loss) String() string {
	what := l.Path
	if l.Kind != 0 {
		what = l.Change.String()
	}
	return what + " (" + string(l.Code) + ": " + l.Message(language.English) + ")"
}

// Losses is all that a format could not carry, in the order of the document.
type Losses []Loss

// Complete reports whether nothing was lost: reading the document gives the
// permit back. What is [Loss.Kept] is not lost.
func (ls Losses) Complete() bool {
	for _, l := range ls {
		if !l.Kept() {
			return false
		}
	}
	return true
}
