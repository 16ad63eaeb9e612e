package permits

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCases runs whole documents, numbered as in the collection of cases the
// library was designed with. Each names what it is about; the golden file has
// everything that is found, so that a rule that begins to speak elsewhere is
// seen.
func TestCases(t *testing.T) {
	base, err := os.ReadFile("testdata/rules/base.json")
	require.NoError(t, err)
	raw, err := os.ReadFile("testdata/cases.json")
	require.NoError(t, err)
	var cases []struct {
		No    int    `json:"no"`
		Title string `json:"title"`
		ruleCase
		Want []string `json:"want"`
	}
	require.NoError(t, json.Unmarshal(raw, &cases))

	var b strings.Builder
	for _, x := range cases {
		fmt.Fprintf(&b, "%d %s\n", x.No, x.Title)
		var got []string
		serious := 0
		for _, f := range x.run(t, base) {
			got = append(got, fmt.Sprintf("%s %s %s", f.Severity, f.Code, f.Path))
			fmt.Fprintf(&b, "\t%s\n", got[len(got)-1])
			if f.Severity > Info {
				serious++
			}
		}
		require.Subset(t, got, x.Want, "%d %s", x.No, x.Title)
		if len(x.Want) == 0 {
			require.Zero(t, serious, "%d %s is in order: %v", x.No, x.Title, got)
		}
		if x.Note != "" {
			fmt.Fprintf(&b, "\t(%s)\n", x.Note)
		}
	}
	golden(t, "testdata/cases.golden", b.String())
}
