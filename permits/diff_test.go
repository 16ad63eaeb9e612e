package permits_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/permits"
)

func TestDiff(t *testing.T) {
	row := func(letter, name string) permits.Item { return permits.Item{Row: letter, ScientificName: name} }
	yes, no := true, false
	for name, tc := range map[string]struct {
		a, b *permits.Permit
		want []string
	}{
		"nothing":            {&permits.Permit{Number: "1"}, &permits.Permit{Number: "1"}, nil},
		"nil":                {nil, nil, nil},
		"nil and something":  {nil, &permits.Permit{Number: "1"}, []string{`/number: added "1"`}},
		"an empty list":      {&permits.Permit{Conditions: []permits.Text{}}, &permits.Permit{}, nil},
		"changed":            {&permits.Permit{Number: "1"}, &permits.Permit{Number: "2"}, []string{`/number: "1" → "2"`}},
		"removed":            {&permits.Permit{Copy: true}, &permits.Permit{}, []string{`/copy: removed true`}},
		"embedded":           {&permits.Permit{}, &permits.Permit{Endorsement: permits.Endorsement{Inspection: permits.Inspection{Port: "X"}}}, []string{`/endorsement/port: added "X"`}},
		"a code of its type": {&permits.Permit{Type: "E"}, &permits.Permit{Type: "R"}, []string{`/type: "E" → "R"`}},
		"the amount as printed": {
			&permits.Permit{Items: []permits.Item{{Quantity: permits.Quantity{Amount: permits.ParseDecimal("5.0")}}}},
			&permits.Permit{Items: []permits.Item{{Quantity: permits.Quantity{Amount: permits.ParseDecimal("5")}}}},
			[]string{`/items/0/quantity/amount: "5.0" → "5"`},
		},
		"a date": {
			&permits.Permit{ValidUntil: permits.MomentOf(cites.MustDate("2026-01-01"))},
			&permits.Permit{ValidUntil: permits.MomentOf(cites.MustDate("2026-01-02"))},
			[]string{`/validUntil: "2026-01-01" → "2026-01-02"`},
		},
		"a date of one text": {
			&permits.Permit{ValidUntil: permits.Moment{Text: "1 May", Date: cites.MustDate("2026-05-01")}},
			&permits.Permit{ValidUntil: permits.Moment{Text: "1 May"}},
			[]string{`/validUntil: "1 May" is read otherwise`},
		},
		"a signature": {
			&permits.Permit{Signatures: permits.Signatures{Issuer: &permits.Signature{Signed: &yes}}},
			&permits.Permit{Signatures: permits.Signatures{Issuer: &permits.Signature{Signed: &no}, Examiner: &permits.Signature{Statement: "s"}}},
			[]string{`/signatures/issuer/signed: true → false`, `/signatures/examiner: added {"statement":"s"}`},
		},
		"rows by letter": {
			&permits.Permit{Items: []permits.Item{row("A", "x"), row("B", "y"), row("C", "z")}},
			&permits.Permit{Items: []permits.Item{row("B", "y"), row("C", "w"), row("D", "v")}},
			[]string{`/items/0: removed`, `/items/1/scientificName: "z" → "w"`, `/items/2: added`},
		},
		"rows that moved": {
			&permits.Permit{Items: []permits.Item{row("A", "x"), row("B", "y"), row("C", "z")}},
			&permits.Permit{Items: []permits.Item{row("C", "z"), row("A", "x"), row("B", "y")}},
			[]string{`/items/1: was at /items/0`, `/items/2: was at /items/1`},
		},
		"rows of one letter": {
			&permits.Permit{Items: []permits.Item{row("A", "x"), row("A", "y"), row("", "z")}},
			&permits.Permit{Items: []permits.Item{row("A", "x"), row("A", "w"), row("", "z")}},
			[]string{`/items/1/scientificName: "y" → "w"`},
		},
		"a corrected letter": {
			&permits.Permit{Items: []permits.Item{row("A", "x"), row("A", "y")}},
			&permits.Permit{Items: []permits.Item{row("A", "x"), row("B", "y")}},
			[]string{`/items/1/row: "A" → "B"`},
		},
		"an entry put in": {
			&permits.Permit{Conditions: []permits.Text{{Text: "a"}, {Text: "b"}}},
			&permits.Permit{Conditions: []permits.Text{{Text: "new"}, {Text: "a"}, {Text: "b"}}},
			[]string{`/conditions/0: added {"text":"new"}`},
		},
		"an entry taken out": {
			&permits.Permit{Conditions: []permits.Text{{Text: "a"}, {Text: "b"}, {Text: "c"}}},
			&permits.Permit{Conditions: []permits.Text{{Text: "a"}, {Text: "c"}}},
			[]string{`/conditions/1: removed {"text":"b"}`},
		},
		"an entry changed": {
			&permits.Permit{Conditions: []permits.Text{{Text: "a"}, {Text: "b", Language: "en"}}},
			&permits.Permit{Conditions: []permits.Text{{Text: "a"}, {Text: "b", Language: "fr"}}},
			[]string{`/conditions/1/language: "en" → "fr"`},
		},
		"further line items": {
			&permits.Permit{Items: []permits.Item{{Row: "A", Parts: []permits.Item{{Term: "LIV"}}}}},
			&permits.Permit{Items: []permits.Item{{Row: "A", Parts: []permits.Item{{Term: "SKI"}}}}},
			[]string{`/items/0/parts/0/term: "LIV" → "SKI"`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			changes := permits.Diff(tc.a, tc.b)
			require.Len(t, changes, len(tc.want), "%v", changes)
			for i, c := range changes {
				require.Contains(t, c.String(), tc.want[i])
			}
		})
	}
}

// A row that moved and everything that is in it: the changes name the places of
// the new version, and turn into JSON for a log.
func TestDiffJSON(t *testing.T) {
	a := decode(t, string(readSample(t, "mixed-four-items.json")))
	b := decode(t, string(readSample(t, "mixed-four-items.json")))
	require.Empty(t, permits.Diff(a, b))
	b.Items[2].Quantity.Amount = permits.ParseDecimal("7")
	b.Waybill = ""
	got, err := json.Marshal(permits.Diff(a, b))
	require.NoError(t, err)
	require.JSONEq(t, fmt.Sprintf(`[{"path":"/items/2/quantity/amount","kind":"changed","before":%s,"after":7},
		{"path":"/waybill","kind":"removed","before":%q}]`, a.Items[2].Quantity.Amount, a.Waybill), string(got))
}

// Twenty times the rows, all in another order, is twenty times the work and no
// more: the changes are as many as expected, and the test ends.
func TestDiffManyRows(t *testing.T) {
	const n = 50_000
	var a, b permits.Permit
	for i := range n {
		a.Items = append(a.Items, permits.Item{Row: fmt.Sprint(i)})
		b.Items = append(b.Items, permits.Item{Row: fmt.Sprint(n - i)})
	}
	changes := permits.Diff(&a, &b)
	kinds := make(map[permits.ChangeKind]int)
	for _, c := range changes {
		kinds[c.Kind]++
	}
	require.Empty(t, cmp.Diff(map[permits.ChangeKind]int{permits.Moved: n - 2, permits.Changed: 1}, kinds))
}

// Rows within rows, deeper than any reader goes, are compared as a whole.
func TestDiffDepth(t *testing.T) {
	nest := func(name string) *permits.Permit {
		it := permits.Item{ScientificName: name}
		for range 500 {
			it = permits.Item{Parts: []permits.Item{it}}
		}
		return &permits.Permit{Items: []permits.Item{it}}
	}
	require.Empty(t, permits.Diff(nest("x"), nest("x")))
	changes := permits.Diff(nest("x"), nest("y"))
	require.Len(t, changes, 1)
	require.Equal(t, 63, strings.Count(changes[0].Path, "/parts/0"))
}

func BenchmarkDiff(b *testing.B) {
	data := string(readSample(b, "mixed-four-items.xml"))
	one, two := decode(b, data), decode(b, data)
	two.Items[3].ScientificName = "Falco rusticolus"
	b.ReportAllocs()
	for b.Loop() {
		if len(permits.Diff(one, two)) != 1 {
			b.Fatal("one change was made")
		}
	}
}
