package permits

import (
	"iter"

	"golang.org/x/text/language"
)

// Role is the part in which somebody signs a document.
type Role string

// The roles.
const (
	RoleApplicant Role = "applicant" // box 4
	RoleIssuer    Role = "issuer"    // box 13, for the Management Authority
	RoleExaminer  Role = "examiner"  // box 14
	RoleSender    Role = "sender"    // of a label, for the sending institution
)

// Name returns the role in words in a reader's language, in English where we
// have none.
func (r Role) Name(tag language.Tag) string {
	text, _, _ := name(kindRole, string(r), tag)
	return text
}

// Reviewed reports whether a speaker of the language has reviewed the words.
func (r Role) Reviewed(tag language.Tag) bool { return nameReviewed(kindRole, string(r), tag) }

const (
	signerWidth        = 16
	colSignerDocument  = 0
	colSignerRole      = 1
	colSignerNeed      = 2
	colSignerFlags     = 3
	colSignerCondition = 4
	colSignerProvision = 8
	flagSeal           = 1 << 0
	flagSignerRead     = 1 << 1
)

// Signer says who has to sign a document. Signers compare with ==; the zero
// Signer is nobody.
type Signer struct {
	b   *blob
	row uint32
}

// Signers yields who has to sign a document of this type, in alphabetical
// order of their roles.
func (d DocumentType) Signers() iter.Seq[Signer] {
	return func(yield func(Signer) bool) {
		c := find(kindDocument, string(d))
		if !c.ok {
			return
		}
		for row := range uint32(c.b.signers.Len()) {
			if c.b.signers.U8(row, colSignerDocument) == c.u8(colOrdinal) && !yield(Signer{c.b, row}) {
				return
			}
		}
	}
}

// Role returns who signs.
func (s Signer) Role() Role {
	if s.b == nil {
		return ""
	}
	// The roles by their ordinals, which are those of the alphabet.
	return [...]Role{RoleApplicant, RoleExaminer, RoleIssuer, RoleSender}[min(s.u8(colSignerRole), 3)]
}

// Box returns where the signature stands.
func (s Signer) Box() Box {
	switch s.Role() {
	case RoleApplicant:
		return BoxExporter
	case RoleExaminer:
		return BoxEndorsement
	case RoleIssuer, RoleSender:
		return BoxIssue
	}
	return ""
}

// Need returns whether the signature has to be there.
func (s Signer) Need() BoxNeed { return BoxNeed(s.u8(colSignerNeed)) }

// Conditions yields the cases in which the signature has to be there, where it
// is [Conditional].
func (s Signer) Conditions() iter.Seq[Condition] {
	if s.b == nil {
		return func(func(Condition) bool) {}
	}
	return conditionsOf(s.b.signers.U32(s.row, colSignerCondition))
}

// Sealed reports whether a seal or stamp belongs to the signature.
func (s Signer) Sealed() bool { return s.u8(colSignerFlags)&flagSeal != 0 }

// Read reports whether we have read the provision in its source.
func (s Signer) Read() bool { return s.u8(colSignerFlags)&flagSignerRead != 0 }

// Provision returns the law it rests on, as a short citation in English.
func (s Signer) Provision() string {
	if s.b == nil {
		return ""
	}
	return textAt(s.b, s.b.signers, s.row, colSignerProvision)
}

func (s Signer) u8(col int) uint8 {
	if s.b == nil {
		return 0
	}
	return s.b.signers.U8(s.row, col)
}
