package scan_test

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/species"
	"github.com/citesgo/cites/species/scan"
)

func Example() {
	s := scan.New() // once, for all texts
	text := "For sale: Dalbergia nigra veneer, D. retusa boards, a snow leopard skin, and a course in Python programming."
	for h := range s.Text(text) {
		fmt.Printf("%d–%d %q: %s, %s\n", h.Start, h.End, h.Text, h.Taxa[0].Name(), h.Confidence)
	}
	// Output:
	// 10–25 "Dalbergia nigra": Dalbergia nigra, high
	// 34–43 "D. retusa": Dalbergia retusa, high
	// 54–66 "snow leopard": Panthera uncia, high
	// 89–95 "Python": Python, low
}

func ExampleScanner_Reader() {
	s := scan.New(scan.Languages(language.Russian, language.Kazakh))
	mail := strings.NewReader("Продам шкуру снежного барса.\nҚар барысының терісі сатылады.")
	for h, err := range s.Reader(mail) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(h.Text, "=", h.Taxa[0].Name(), h.Language)
	}
	// Output:
	// снежного барса = Panthera uncia ru
	// Қар барысының = Panthera uncia kk
}

func ExampleScanner_HTML() {
	s := scan.New(scan.ScientificOnly(), scan.Kingdom(species.Plantae))
	for h := range s.HTML("<h1>Seeds</h1><p><i>Aloe</i>&nbsp;<i>ferox</i></p>") {
		fmt.Println(h.Start, h.End, h.Taxa[0].Name())
	}
	// Output: 20 42 Aloe ferox
}

func ExampleHit() {
	s := scan.New()
	for h := range s.Text("The rosewood table is sold; the jaguar skin is not.") {
		fmt.Println(h.Text, h.Kind, len(h.Taxa), h.Confidence, h.Reason)
	}
	// Output:
	// rosewood common 4 medium in-context
	// jaguar common 1 medium in-context
}

func ExampleReason() {
	fmt.Println(scan.EverydayWord)
	fmt.Println(scan.EverydayWord.Name(language.French))
	// Output:
	// everyday-word
	// mot courant
}

func ExampleConfidence() {
	s := scan.New()
	for h := range s.Text("tiger balm, and Panthera tigris") {
		if h.Confidence >= scan.Medium {
			fmt.Println(h.Text)
		}
	}
	// Output: Panthera tigris
}

func ExampleKind() {
	s := scan.New()
	for h := range s.Text("Uncia uncia, the snow leopard, Panthera uncia") {
		fmt.Println(h.Text, h.Kind)
	}
	// Output:
	// Uncia uncia synonym
	// snow leopard common
	// Panthera uncia accepted
}

func ExampleOption() {
	animals := scan.New(scan.Kingdom(species.Animalia), scan.Languages(language.English))
	for h := range animals.Text("Aloe ferox and a snow leopard, irbis, снежный барс") {
		fmt.Println(h.Text)
	}
	// Output: snow leopard
}

func ExampleNew() {
	s := scan.New(scan.ScientificOnly())
	for h := range s.Text("A snow leopard is Panthera uncia.") {
		fmt.Println(h.Text)
	}
	// Output: Panthera uncia
}
