package permits_test

import (
	"fmt"

	"github.com/citesgo/cites/permits"
)

func ExampleDiff() {
	issued := &permits.Permit{Number: "26KZ000123/A1", Items: []permits.Item{
		{Row: "A", ScientificName: "Falco cherrug"},
		{Row: "B", ScientificName: "Falco rusticolus"},
	}}
	presented := &permits.Permit{Number: "26KZ000123/A1", Items: []permits.Item{
		{Row: "B", ScientificName: "Falco peregrinus"},
	}}
	for _, c := range permits.Diff(issued, presented) {
		fmt.Println(c)
	}
	// Output:
	// /items/0: removed {"row":"A","scientificName":"Falco cherrug"}
	// /items/0/scientificName: "Falco rusticolus" → "Falco peregrinus"
}

func ExampleChange() {
	before := &permits.Permit{Waybill: "AWB 1"}
	after := &permits.Permit{Waybill: "AWB 2"}
	c := permits.Diff(before, after)[0]
	fmt.Println(c.Kind, c.Path, c.Before, c.After)
	// Output: changed /waybill AWB 1 AWB 2
}

func ExampleChangeKind() {
	var kinds []permits.ChangeKind
	for _, c := range permits.Diff(&permits.Permit{Number: "1"}, &permits.Permit{Waybill: "2"}) {
		kinds = append(kinds, c.Kind)
	}
	fmt.Println(kinds)
	// Output: [removed added]
}
