package permits

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A writer does not keep a list of what it leaves out, which would be complete
// only as long as nobody forgets an entry. What was written is read again and
// held against the permit: every difference is a loss, and only why it is one
// is worked out here.

// findLosses compares a permit with what was read back from a document in a
// syntax. The list of what is not known of an XML document is compared without
// regard to order and container.
func findLosses(want, got *Permit, s Syntax) Losses {
	var losses Losses
	for _, c := range Diff(withoutUnknown(want), withoutUnknown(got)) {
		losses = append(losses, Loss{c, lossCode(c, s)})
	}
	losses = lostUnknown(losses, "", want.Unknown, got.Unknown, s)
	for i := range min(len(want.Items), len(got.Items)) {
		losses = lostUnknown(losses, "/items/"+strconv.Itoa(i), want.Items[i].Unknown, got.Items[i].Unknown, s)
	}
	return losses
}

func withoutUnknown(p *Permit) *Permit {
	q := *p
	q.Unknown = nil
	q.Items = slices.Clone(p.Items)
	for i := range q.Items {
		q.Items[i].Unknown = nil
	}
	return &q
}

// lostUnknown compares what is not known of one place. What the document has
// beyond that is what its reader does not understand of the permit.
func lostUnknown(losses Losses, place string, want, got []Unknown, s Syntax) Losses {
	if slices.Equal(want, got) {
		return losses
	}
	key := func(u Unknown) Unknown {
		if s == XML {
			u.Path = insidePayload(u.Path)
		}
		return u
	}
	left := make(map[Unknown]int)
	for _, u := range got {
		left[key(u)]++
	}
	for i, u := range want {
		if left[key(u)] > 0 {
			left[key(u)]--
			continue
		}
		c := Change{Path: place + "/unknown/" + strconv.Itoa(i), Kind: Removed, Before: u}
		losses = append(losses, Loss{c, textLoss(LossUnknown, u.Raw, s)})
	}
	for i, u := range got {
		if left[key(u)] > 0 {
			left[key(u)]--
			c := Change{Path: place + "/unknown/" + strconv.Itoa(i), Kind: Added, After: u}
			losses = append(losses, Loss{c, LossForm})
		}
	}
	return losses
}

// lossCode says why a permit and the document written of it differ.
func lossCode(c Change, s Syntax) LossCode {
	code := LossForm
	if s == XML {
		code = xmlLoss(c)
	}
	if before, ok := textOf(c.Before); ok {
		code = textLoss(code, before, s)
	} else if s == JSON && c.Before != nil && holdsNoUTF8(reflect.ValueOf(c.Before), 0) {
		return LossEncoding
	}
	return code
}

func xmlLoss(c Change) LossCode {
	field := func(prefixes ...string) bool {
		for _, p := range prefixes {
			if c.Path == p || strings.HasPrefix(c.Path, p+"/") {
				return true
			}
		}
		return false
	}
	last := c.Path[strings.LastIndexByte(c.Path, '/')+1:]
	switch {
	case field("/electronic/attachments", "/electronic/composite", "/electronic/operation") && c.Kind == Removed:
		return LossEnvelope
	case c.Kind == Added:
		return LossImplied
	case c.Kind == Removed:
		return LossNoPlace
	case field("/authority", "/signatures/authority", "/signatures/issuer", "/securityStamp", "/issued", "/waybill",
		"/electronic/transport", "/importer/country", "/endorsement"),
		last == "operationNumber", strings.Contains(c.Path, "/previous/"), last == "port":
		return LossOnePlace
	}
	return LossForm
}

// textLoss returns why a text in particular was not carried, or else code.
func textLoss(code LossCode, text string, s Syntax) LossCode {
	switch {
	case !utf8.ValidString(text):
		return LossEncoding
	case s == JSON:
		return code
	case strings.ContainsFunc(text, notXML):
		return LossCharacter
	case strings.Trim(text, xmlSpace) == placeholder:
		return LossPlaceholder
	case code != LossUnknown && code != LossNoPlace && text != strings.Trim(text, xmlSpace):
		return LossSpace
	case text != "" && strings.Trim(text, xmlSpace) == "":
		return LossSpace
	}
	return code
}

// notXML reports whether XML 1.0 does not allow a character, see Char in its
// section 2.2.
func notXML(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}

// textOf returns the text of a value that is one.
func textOf(v any) (string, bool) {
	switch v := v.(type) {
	case Moment:
		return v.Text, true
	case Decimal:
		return v.String(), true
	}
	if r := reflect.ValueOf(v); r.Kind() == reflect.String {
		return r.String(), true
	}
	return "", false
}

// holdsNoUTF8 reports whether a text within a value is not UTF-8.
func holdsNoUTF8(v reflect.Value, depth int) bool {
	if depth > maxDepth {
		return false
	}
	switch v.Kind() {
	case reflect.String:
		return !utf8.ValidString(v.String())
	case reflect.Pointer:
		return !v.IsNil() && holdsNoUTF8(v.Elem(), depth+1)
	case reflect.Slice:
		for i := range v.Len() {
			if holdsNoUTF8(v.Index(i), depth+1) {
				return true
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if holdsNoUTF8(v.Field(i), depth+1) {
				return true
			}
		}
	}
	return false
}
