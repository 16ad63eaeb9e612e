package term_test

import (
	"fmt"
	"os"

	"github.com/citesgo/cites/internal/term"
)

func ExampleOut_Table() {
	out := &term.Out{W: os.Stdout, Columns: 40}
	err := out.Table([]string{"Name", "App.", "Meaning"}, [][]term.Cell{
		{{Text: "雪豹"}, {Text: "I", Style: term.Red}, {Text: "Both an export permit and an import permit."}},
		term.Cells("снежный барс", "I", "The same."),
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// Name          App.  Meaning
	// 雪豹          I     Both an export
	//                     permit and an import
	//                     permit.
	// снежный барс  I     The same.
}
