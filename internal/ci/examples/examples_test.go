// Package examples holds every package that others import to its word: each
// exported type is shown at work, in an example that go test runs.
package examples

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestEveryTypeHasAnExample looks for an Example named after each exported type
// which has an output, so that it is run and not only compiled.
func TestEveryTypeHasAnExample(t *testing.T) {
	types := 0
	for _, dir := range packages(t, "../../..") {
		files := parse(t, dir)
		var shown []string
		for _, e := range doc.Examples(files...) {
			if e.Output != "" || e.EmptyOutput {
				name, _, _ := strings.Cut(e.Name, "_")
				shown = append(shown, name)
			}
		}
		for _, file := range files {
			for _, name := range exportedTypes(file) {
				types++
				require.Contains(t, shown, name, "%s: the type %s has no Example%s with an output", dir, name, name)
			}
		}
	}
	require.Greater(t, types, 200, "the packages were not found")
}

// packages returns the folders of the packages that others can import.
func packages(t *testing.T, root string) []string {
	t.Helper()
	var dirs []string
	require.NoError(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !d.IsDir():
			return nil
		case path != root && strings.HasPrefix(d.Name(), "."), slices.Contains([]string{"internal", "examples", "testdata", "tools", "docs"}, d.Name()):
			return filepath.SkipDir
		}
		dirs = append(dirs, path)
		return nil
	}))
	return dirs
}

func parse(t *testing.T, dir string) []*ast.File {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var files []*ast.File
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".go") {
			file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, e.Name()), nil, parser.ParseComments|parser.SkipObjectResolution)
			require.NoError(t, err)
			files = append(files, file)
		}
	}
	return files
}

// exportedTypes returns the exported types of a file that is no test.
func exportedTypes(file *ast.File) []string {
	var names []string
	if strings.HasSuffix(file.Name.Name, "_test") {
		return nil
	}
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range gen.Specs {
			if s, ok := spec.(*ast.TypeSpec); ok && s.Name.IsExported() {
				names = append(names, s.Name.Name)
			}
		}
	}
	return names
}
