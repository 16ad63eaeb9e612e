package permitsgen

import "slices"

// inputs is what a rule may use beyond the document, in the order of the bits;
// package permits has the same list.
var inputs = []string{"presentation", "departure", "others", "registers", "stamps", "transit", "shipment", "confirmation", "report"}

// readScope reads of which types of document a rule can speak, none for all, and
// what it uses beyond the document. A test of package permits holds both to
// what the rule does.
func (x *rule) readScope(b *builder) error {
	var types []string
	for _, c := range b.codes {
		if kinds[c.kind] == "document" && c.status == current {
			types = append(types, c.code)
		}
	}
	slices.Sort(types)
	for _, d := range x.row.List("documents") {
		i := slices.Index(types, d)
		if i < 0 || i >= 16 {
			return x.row.Errorf("documents", "%q is no type of document", d)
		}
		x.documents |= 1 << i
	}
	for _, in := range x.row.List("inputs") {
		i := slices.Index(inputs, in)
		if i < 0 {
			return x.row.Errorf("inputs", "%q is none of %v", in, inputs)
		}
		x.inputs |= 1 << i
	}
	return nil
}
