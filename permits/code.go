package permits

import (
	"database/sql/driver"
	"fmt"
	"iter"
	"unicode/utf8"
)

// FormType is the letter of box 1: E export, R re-export, I import, O other.
type FormType string

// DocumentType says which document of the Convention it is, finer than box 1.
type DocumentType string

// Purpose is the letter of box 5a.
type Purpose string

// Source is a letter of box 10.
type Source string

// Term is the three-letter code of a kind of specimen, box 9.
type Term string

// Unit is a UN/ECE Recommendation 20 code, box 11.
type Unit string

// The code types are texts and hold whatever a document printed, because what
// is wrong on a permit has to stay visible until [Check] has named it. So
// UnmarshalText and Scan take any UTF-8 text, and only trim it; the Parse
// functions are the strict ones, for a form that a person fills in.

// kind is one list of codes, numbered as in the blob.
type kind uint8

const (
	kindForm kind = iota + 1
	kindDocument
	kindPurpose
	kindSource
	kindTerm
	kindUnit
	kindBox
	kindCondition
	kindIssue
	kindRole
	kindNote
)

func (k kind) String() string {
	return [...]string{"code", "form type", "document type", "purpose", "source", "term", "unit", "box", "condition", "form of issue", "role", "note"}[k]
}

// prefix is how the keys of the kind begin in the blob's index.
func (k kind) prefix() string {
	return [...]string{"", "form.", "document.", "purpose.", "source.", "term.", "unit.",
		"box.", "condition.", "issue.", "role.", "note."}[k]
}

// isLower reports whether the codes of the kind are written in small letters.
func (k kind) isLower() bool { return k == kindDocument || k >= kindBox }

// CodeError is the error of a text that is no code in use.
type CodeError struct {
	Kind   string // "term", "unit", …
	Input  string // what was given
	Remedy string // the code to use, or what to do
}

// Error says what was given and what to give instead.
func (e *CodeError) Error() string {
	return fmt.Sprintf("permits: %q is not a %s in use; %s", shorten(e.Input), e.Kind, e.Remedy)
}

// shorten keeps what a document printed readable in a message.
func shorten(s string) string { return shortenTo(s, 40) }

func shortenTo(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	cut := limit
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "…"
}

// parse returns the code in use that s is, in any case and with space around
// it; "" is "", not given.
func parse(k kind, s string) (string, error) {
	s = trim(s)
	if s == "" {
		return "", nil
	}
	c := find(k, s)
	switch {
	case c.isCurrent():
		return c.text(), nil
	case c.isZero():
		return "", &CodeError{Kind: k.String(), Input: s, Remedy: "take one of the list that the package gives"}
	}
	remedy := "it was withdrawn and no code replaces it"
	if to := c.replacement(0); !to.isZero() {
		remedy = "it was withdrawn; use " + to.text()
		if other := c.replacement(1); !other.isZero() {
			remedy += " or " + other.text() + ", whichever it is"
		} else if !c.isCertain() {
			remedy += " if that is what it is"
		}
	}
	return "", &CodeError{Kind: k.String(), Input: s, Remedy: remedy}
}

// unmarshal keeps any UTF-8 text as it is, without the space around it.
func unmarshal[T ~string](dst *T, k kind, text []byte) error {
	if !utf8.Valid(text) {
		return &CodeError{Kind: k.String(), Input: fmt.Sprintf("%q", text), Remedy: "write it in UTF-8"}
	}
	*dst = T(trim(string(text)))
	return nil
}

func scan[T ~string](dst *T, k kind, src any) error {
	switch v := src.(type) {
	case nil:
		*dst = ""
		return nil
	case string:
		return unmarshal(dst, k, []byte(v))
	case []byte:
		return unmarshal(dst, k, v)
	}
	return fmt.Errorf("permits: a %s cannot be read from a %T; give text", k, src)
}

func value[T ~string](v T) (driver.Value, error) {
	if v == "" {
		return nil, nil
	}
	return string(v), nil
}

// all yields the codes in use of a kind, in alphabetical order.
func all[T ~string](k kind) iter.Seq[T] {
	return func(yield func(T) bool) {
		b := tables()
		for row := range uint32(b.codes.Len()) {
			c := codeRow{b, row, true}
			if c.kind() == k && c.isCurrent() && !yield(T(c.text())) {
				return
			}
		}
	}
}

// trim removes ASCII space without allocating.
func trim(s string) string {
	for s != "" && isBlank(s[0]) {
		s = s[1:]
	}
	for s != "" && isBlank(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	return s
}

func isBlank(b byte) bool { return b == ' ' || b >= '\t' && b <= '\r' }
