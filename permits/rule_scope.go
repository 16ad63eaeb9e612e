package permits

import "iter"

// Input is something that a rule uses beyond the document itself. Without it the
// rule is silent or says that it was not checked.
type Input string

// The inputs, and the options of [Check] or the functions that give them.
const (
	InputPresentation Input = "presentation" // [On]
	InputDeparture    Input = "departure"    // [Departure]
	InputOthers       Input = "others"       // [Accompanied]
	InputRegisters    Input = "registers"    // [WithRegisters]
	InputStamps       Input = "stamps"       // [SecurityStamps]
	InputTransit      Input = "transit"      // [Transit]
	InputShipment     Input = "shipment"     // [CheckShipment]
	InputConfirmation Input = "confirmation" // [CheckConfirmation]
	InputReport       Input = "report"       // [CheckReport]
)

// inputs is the order of their bits in the table.
var inputs = [...]Input{InputPresentation, InputDeparture, InputOthers, InputRegisters, InputStamps, InputTransit, InputShipment,
	InputConfirmation, InputReport}

// Documents yields the types of document of which the rule can speak, in the
// order of [DocumentTypes]. It yields none where the type does not matter.
func (r Rule) Documents() iter.Seq[DocumentType] {
	return func(yield func(DocumentType) bool) {
		if r.b == nil {
			return
		}
		mask, i := r.b.rules.U16(r.row, colDocuments), 0
		for d := range DocumentTypes() {
			if mask>>i&1 != 0 && !yield(d) {
				return
			}
			i++
		}
	}
}

// Inputs yields what the rule uses beyond the document: all of it is optional,
// and nothing is assumed in its place.
func (r Rule) Inputs() iter.Seq[Input] {
	return func(yield func(Input) bool) {
		if r.b == nil {
			return
		}
		mask := r.b.rules.U16(r.row, colInputs)
		for i, in := range inputs {
			if mask>>i&1 != 0 && !yield(in) {
				return
			}
		}
	}
}
