package permits

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

// An element as the tree has it.
type seenElement struct {
	Name, Text string
	Attrs      []string
	Depth      int
}

func seenByTree(t *xmlTree, n int32, depth int) []seenElement {
	node := &t.nodes[n]
	e := seenElement{Name: node.name, Text: node.text, Depth: depth}
	for _, a := range t.attrs[node.attr : node.attr+node.attrs] {
		e.Attrs = append(e.Attrs, written(a.Name)+"="+a.Value)
	}
	all := []seenElement{e}
	for c := node.first; c != 0; c = t.nodes[c].next {
		all = append(all, seenByTree(t, c, depth+1)...)
	}
	return all
}

// What the reader does not know is handed over as a part of the source. So
// every element and every attribute, cut out of the source, must parse to what
// it was there.
func cutsOut(t *testing.T, src string) {
	tree, fail := parseXML(src, 1<<16)
	if fail != nil {
		return
	}
	for i := range tree.nodes {
		node := &tree.nodes[i]
		again, fail := parseXML(src[node.start:node.end], 1<<16)
		require.Nil(t, fail)
		require.Empty(t, cmp.Diff(seenByTree(tree, int32(i), 0), seenByTree(again, 0, 0)))
		for k := node.attr; k < node.attr+node.attrs; k++ {
			alone, fail := parseXML("<a "+tree.rawAttr(node, k)+"/>", 2)
			require.Nil(t, fail)
			require.Empty(t, cmp.Diff([]xmlAttr{tree.attrs[k]}, alone.attrs, cmp.AllowUnexported(xmlAttr{})))
		}
	}
}

func TestXMLTreeCutsOut(t *testing.T) {
	files, err := filepath.Glob("../examples/testdata/*.xml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		_, fail := parseXML(string(data), 1<<16)
		require.Nil(t, fail)
		cutsOut(t, string(data))
	}
}

func FuzzXMLTree(f *testing.F) {
	f.Add([]byte(`<p:a xmlns:p="u"><p:b c='1"' d = "'">e</p:b></p:a>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 1<<12 && utf8.Valid(data) {
			cutsOut(t, string(data))
		}
	})
}
