package permits

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

func TestNewProfile(t *testing.T) {
	check := func(*Permit, func(OwnFinding)) {}
	for name, x := range map[string]struct {
		profile string
		rules   []OwnRule
		want    string
	}{
		"no name":        {"", nil, "no name for a profile"},
		"capitals":       {"KZ", nil, "no name for a profile"},
		"ours":           {"eu", nil, "the library's"},
		"our code":       {"kz", []OwnRule{{Code: "CITES-FIELD-NUMBER", Check: check}}, "has to be KZ-"},
		"nothing behind": {"kz", []OwnRule{{Code: "KZ-", Check: check}}, "has to be KZ-"},
		"twice":          {"kz", []OwnRule{{Code: "KZ-A", Check: check}, {Code: "KZ-A", Check: check}}, "twice"},
		"no check":       {"kz", []OwnRule{{Code: "KZ-A"}}, "has no check"},
	} {
		_, err := NewProfile(x.profile, x.rules...)
		require.ErrorContains(t, err, x.want, name)
	}
	p, err := NewProfile("kz", OwnRule{Code: "KZ-A", Check: check})
	require.NoError(t, err)
	require.Equal(t, "kz", p.Name())
	require.Len(t, p.Rules(), 1)
}

// TestOwnFindings mixes findings of a caller with the library's: the order is
// the document's, Ignore works, and so do the languages.
func TestOwnFindings(t *testing.T) {
	russian := func(tag language.Tag) string {
		if base, _ := tag.Base(); base.String() == "ru" {
			return "Нет кольца."
		}
		return "No ring."
	}
	p, err := NewProfile("kz",
		OwnRule{Code: "KZ-RING", Provision: "order 1", Check: func(p *Permit, report func(OwnFinding)) {
			report(OwnFinding{Severity: Error, Path: "/items/0/marks/0", Message: russian, Args: []Arg{{"row", "A"}}})
			report(OwnFinding{Severity: 77, Path: "/nowhere", Message: russian})
			report(OwnFinding{Path: "/number"})
		}},
		OwnRule{Code: "KZ-OFF", Check: func(_ *Permit, report func(OwnFinding)) { report(OwnFinding{Severity: Error}) }})
	require.NoError(t, err)
	doc := sound(t, 2)
	doc.Items[0].Quantity.Unit = "XYZ"
	doc.Items[1].Quantity.Unit = "XYZ"
	found := Check(doc, presented, WithProfile(p), WithProfile(nil), Ignore("KZ-OFF"))
	var serious []string
	for _, f := range found {
		if f.Severity > Info || f.Path == "/number" {
			serious = append(serious, f.Code+" "+f.Severity.String()+" "+f.Path)
		}
	}
	require.Equal(t, []string{
		"KZ-RING info /number",
		"KZ-RING error /items/0/marks/0",
		"CITES-FIELD-UNIT error /items/0/quantity/unit",
		"CITES-FIELD-ENDORSE error /items/0/exported/unit",
		"CITES-FIELD-UNIT error /items/1/quantity/unit",
		"CITES-FIELD-ENDORSE error /items/1/exported/unit",
		"KZ-RING error /nowhere",
	}, serious)
	ring := found[slices.IndexFunc(found, func(f Finding) bool { return f.Path == "/items/0/marks/0" })]
	require.Equal(t, "Нет кольца.", ring.Message(language.Russian))
	require.Equal(t, "No ring.", ring.Message(language.Kazakh))
	require.Equal(t, "KZ-RING /items/0/marks/0: No ring.", ring.Error())
	raw, err := json.Marshal(found.In(language.Russian))
	require.NoError(t, err)
	require.Contains(t, string(raw), "Нет кольца.")
	silent := found[slices.IndexFunc(found, func(f Finding) bool { return f.Code == "KZ-RING" })]
	require.Equal(t, "KZ-RING", silent.Message(language.Russian), "without a message the code speaks")
}
