package permits

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestScope holds what rules.tsv declares of a rule's scope to what the rule does:
// its failing cases are made documents of every type, and are robbed of every
// input beyond the document. A rule speaks of the types for which one of its
// findings still comes, and uses the inputs without which one of them does not.
func TestScope(t *testing.T) {
	base, err := os.ReadFile("testdata/rules/base.json")
	require.NoError(t, err)
	for r := range Rules() {
		raw, err := os.ReadFile(filepath.Join("testdata", "rules", r.Code()+".json"))
		require.NoError(t, err)
		var f ruleFile
		require.NoError(t, json.Unmarshal(raw, &f))
		documents, inputs := make(map[DocumentType]bool), make(map[Input]bool)
		for _, x := range f.Fail {
			switch {
			case x.Positions != nil:
				inputs[InputConfirmation] = true
				continue
			case x.Report != nil:
				inputs[InputReport] = true
				continue
			case x.Shipment != nil:
				inputs[InputShipment] = true
				continue
			}
			says := func(x ruleCase) bool {
				v, ok := variantOf(f.Code, x.Variant)
				require.True(t, ok)
				return slices.ContainsFunc(x.run(t, base), func(g Finding) bool { return g.Code == f.Code && g.message == v.message+1 })
			}
			for d := range DocumentTypes() {
				y := x
				y.Set = make(map[string]any)
				for k, v := range x.Set {
					if k != "/document" && k != "/type" && k != "/typeText" {
						y.Set[k] = v
					}
				}
				y.Set["/document"], y.Set["/type"] = string(d), d.Forms()[:1]
				if says(y) {
					documents[d] = true
				}
			}
			for in, rob := range map[Input]func(*ruleCase){
				InputPresentation: func(y *ruleCase) { none := ""; y.Options.On = &none },
				InputDeparture:    func(y *ruleCase) { y.Options.Departure = "" },
				InputRegisters:    func(y *ruleCase) { y.Options.Registers, y.Options.NoImports = false, false },
				InputOthers:       func(y *ruleCase) { y.Options.With = nil },
				InputStamps:       func(y *ruleCase) { y.Options.Stamps = false },
				InputTransit:      func(y *ruleCase) { y.Options.Transit = false },
			} {
				y := x
				rob(&y)
				if !says(y) {
					inputs[in] = true
				}
			}
		}
		all := len(slices.Collect(DocumentTypes()))
		var names []string
		if len(documents) < all {
			for d := range documents {
				names = append(names, string(d))
			}
		}
		slices.Sort(names)
		var got []string
		for d := range r.Documents() {
			got = append(got, string(d))
		}
		var uses, declared []string
		for in := range inputs {
			uses = append(uses, string(in))
		}
		slices.Sort(uses)
		for in := range r.Inputs() {
			declared = append(declared, string(in))
		}
		slices.Sort(declared)
		if !slices.Equal(names, got) || !slices.Equal(uses, declared) {
			t.Errorf("%s\t%s\t%s", r.Code(), strings.Join(names, ","), strings.Join(uses, ","))
		}
	}
}
