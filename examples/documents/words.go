package main

import "github.com/citesgo/cites/permits"

// verdict names a verdict in the program's words.
func (w *writer) verdict(v permits.Verdict) string {
	switch v {
	case permits.Documented:
		return w.word("may go with these documents")
	case permits.Free:
		return w.word("needs no document of the Convention")
	case permits.Refused:
		return w.word("cannot be permitted as described")
	}
	return w.word("some questions come first")
}

// border names a border in the program's words.
func (w *writer) border(b permits.Border) string {
	switch b {
	case permits.AtLanding:
		return w.word("Landing")
	case permits.AtDeparture:
		return w.word("Departure")
	case permits.AtTransit:
		return w.word("Transit")
	}
	return w.word("Arrival")
}
