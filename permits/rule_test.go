package permits

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
)

// TestRulesGolden keeps the catalogue: a code that vanishes or a severity that
// changes is a change of the library's contract.
func TestRulesGolden(t *testing.T) {
	var b strings.Builder
	for r := range Rules() {
		read := "read"
		if !r.Read() {
			read = "not read"
		}
		fmt.Fprintf(&b, "%s %s %s %s %s\n  %s\n  %s\n", r.Section(), r.Profile(), r.Code(), r.Severity(), read,
			r.Provision(), r.Summary(language.English))
	}
	golden(t, "testdata/rules.golden", b.String())
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" { // decode_test.go defines it
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(string(want), got), "run go test -update if the change is meant")
}

func TestUnreadRulesOnlyWarn(t *testing.T) {
	n := 0
	for r := range Rules() {
		if !r.Read() {
			n++
			require.LessOrEqual(t, r.Severity(), Warning, r.Code())
		}
	}
	require.NotZero(t, n)
}

func TestRuleOf(t *testing.T) {
	r, ok := RuleOf("CITES-FIELD-SPECIES")
	require.True(t, ok)
	require.Equal(t, "CITES-FIELD-SPECIES", r.String())
	require.Equal(t, CITES, r.Profile())
	require.Equal(t, "C", r.Section())
	_, ok = RuleOf("CITES-NO-SUCH-RULE")
	require.False(t, ok)

	var none Rule
	require.Empty(t, none.Code()+none.Section()+none.Provision()+none.Summary(language.French))
	require.Zero(t, none.Severity())
	require.False(t, none.Read())
	for range Rules() {
		break
	}
}

// TestReportsAreInTheTables reads the code: a report whose rule or variant is
// not in findings.tsv would say nothing at run time.
func TestReportsAreInTheTables(t *testing.T) {
	files, err := os.ReadDir(".")
	require.NoError(t, err)
	fset, reports := token.NewFileSet(), 0
	for _, entry := range files {
		if !strings.HasPrefix(entry.Name(), "check") && entry.Name() != "judge.go" || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, entry.Name(), nil, 0)
		require.NoError(t, err)
		consts := make(map[string]string)
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				for i, id := range n.Names {
					if i < len(n.Values) {
						consts[id.Name] = literal(n.Values[i], nil)
					}
				}
			case *ast.CallExpr:
				s, ok := n.Fun.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				args, reporting := n.Args, true
				switch s.Sel.Name {
				case "report", "tell":
					reporting = len(args) >= 3
				case "once": // a sink's; that of a checker takes no code
					args = append([]ast.Expr{nil}, args...)
					reporting = len(args) >= 3
				default:
					reporting = false
				}
				if reporting && n.Ellipsis == token.NoPos {
					code, name := literal(args[1], consts), literal(args[2], consts)
					if code == "" || name == "" {
						return true // computed: the cases of TestRules reach it
					}
					reports++
					v, ok := variantOf(code, name)
					require.True(t, ok, "%s: %s/%s", fset.Position(n.Pos()), code, name)
					require.Equal(t, v.count, len(args)-3, "%s: arguments of %s/%s", fset.Position(n.Pos()), code, name)
				}
			}
			return true
		})
	}
	require.Greater(t, reports, 100)
}

func literal(e ast.Expr, consts map[string]string) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, _ := strconv.Unquote(e.Value)
		return s
	case *ast.Ident:
		return consts[e.Name]
	}
	return ""
}

func TestRulesStop(t *testing.T) {
	require.Equal(t, "CITES-DOC-REQUIRED-BASE", slices.Collect(Rules())[0].Code())
}

// TestOutcomes holds what a rule says it may find to the findings that it makes.
func TestOutcomes(t *testing.T) {
	n := 0
	for r := range Rules() {
		highest := Severity(0)
		for o := range r.Outcomes() {
			n++
			highest = max(highest, o.Severity())
			require.Equal(t, r, o.Rule())
			require.NotEmpty(t, o.Message(language.Kazakh))
			for a := range o.Args() {
				require.Contains(t, o.Message(language.English), "{"+a+"}", o.String())
			}
		}
		require.Equal(t, r.Severity(), highest, r.Code())
	}
	require.Equal(t, tables().findings.Len(), n)
	require.Empty(t, RuleOutcome{}.String()+RuleOutcome{}.Message(language.English))
	for range (Rule{}).Outcomes() {
		t.Error("the zero rule says nothing")
	}
}
