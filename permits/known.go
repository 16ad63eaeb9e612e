package permits

import (
	"bytes"
	"fmt"
	"iter"

	"github.com/citesgo/cites/appendix"
)

// MarshalJSON writes true, false, or null for what is not known.
func (k Known) MarshalJSON() ([]byte, error) {
	switch k {
	case Yes:
		return []byte("true"), nil
	case No:
		return []byte("false"), nil
	}
	return []byte("null"), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (k *Known) UnmarshalJSON(data []byte) error {
	switch string(bytes.TrimSpace(data)) {
	case "true":
		*k = Yes
	case "false":
		*k = No
	case "null":
		*k = NotKnown
	default:
		return fmt.Errorf("permits: whether something is so is true, false or null, not %s", clip(string(data)))
	}
	return nil
}

// StatedFacts are the facts of a product that are known to be so, and those
// that are known not to be so. In JSON they are an object of true and false,
// such as {"finished":true,"retail":false}, by the names of [appendix.Fact];
// facts that are fields of their own, such as the term, cannot stand there.
type StatedFacts struct {
	Yes, No appendix.Facts
}

// IsZero reports whether nothing is stated.
func (s StatedFacts) IsZero() bool { return s == StatedFacts{} }

// Of returns what is stated of a fact. One that is stated both ways is not
// known.
func (s StatedFacts) Of(f appendix.Fact) Known {
	switch yes, no := s.Yes.Has(f), s.No.Has(f); {
	case yes && !no:
		return Yes
	case no && !yes:
		return No
	}
	return NotKnown
}

// State returns the facts with one more stated, or with one taken back where k
// is NotKnown.
func (s StatedFacts) State(f appendix.Fact, k Known) StatedFacts {
	one := appendix.FactSet(f)
	s.Yes, s.No = s.Yes&^one, s.No&^one
	switch k {
	case Yes:
		s.Yes |= one
	case No:
		s.No |= one
	}
	return s
}

// StatableFacts yields the facts that can be stated, in a fixed order.
func StatableFacts() iter.Seq[appendix.Fact] {
	return func(yield func(appendix.Fact) bool) {
		for f := appendix.FactFinished; f <= appendix.FactConditionTerms; f++ {
			if !yield(f) {
				return
			}
		}
	}
}

// factNamed returns the fact with a name.
func factNamed(name string) (appendix.Fact, bool) {
	for f := range StatableFacts() {
		if f.String() == name {
			return f, true
		}
	}
	return 0, false
}

// MarshalJSON writes an object of the facts that are stated.
func (s StatedFacts) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for f := range StatableFacts() {
		k := s.Of(f)
		if k == NotKnown {
			continue
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		out = append(append(append(out, '"'), f.String()...), `":`...)
		if k == Yes {
			out = append(out, "true"...)
		} else {
			out = append(out, "false"...)
		}
	}
	return append(out, '}'), nil
}

// UnmarshalJSON reads what MarshalJSON writes. A name that is no fact is an
// error.
func (s *StatedFacts) UnmarshalJSON(data []byte) error {
	var facts StatedFacts
	j := newJSONReader(string(data), int64(len(data)))
	if err := j.facts(&facts); err != nil {
		return err
	}
	*s = facts
	return nil
}
