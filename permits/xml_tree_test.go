package permits

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
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

// Whoever takes a token, the tree or the mistake is the same.
func plainIsExact(t *testing.T, src string) {
	exact := newXMLParser(src, 1<<16)
	exact.exact = true
	want, wantFail := exact.tree()
	got, gotFail := parseXML(src, 1<<16)
	require.Empty(t, cmp.Diff(wantFail, gotFail, cmp.Comparer(func(a, b error) bool { return fmt.Sprint(a) == fmt.Sprint(b) })))
	if wantFail == nil {
		require.Empty(t, cmp.Diff(want.nodes, got.nodes, cmp.AllowUnexported(xmlNode{})))
		require.Empty(t, cmp.Diff(want.attrs, got.attrs, cmp.AllowUnexported(xmlAttr{})))
	}
}

func TestPlainTokens(t *testing.T) {
	for _, src := range []string{
		"<a/>", "<a></a>", "<a>x</a>", "<a >x</a >", "<a:b c:d=\"e\" f='g' h=\"\"/>", "<a\n\tb=\"1\"\r\nc=\"2\" />", "<a b=\"1\"c=\"2\"/>",
		"<a b = \"1\"/>", "<a b=1/>", "<a b/>", "<a b=\"<\"/>", "<a b=\"&lt;\"/>", "<a b=\"x\ny\r\nz\"/>", "<a b=\"]]>\"/>", "<a b=\"\x01\"/>",
		"<a b=\"1\" b=\"2\"/>", "<a b=\"1\"", "<a b=\"1", "<a", "<", "", " ", "</a>", "<a></b>", "<a><b></a></b>", "<a>", "<a>x", "<a>x</a>y",
		"<a>x</a> ", "x<a/>", "<a/><b/>", "<a>]]></a>", "<a>]]</a>", "<a><![CDATA[]]></a>", "<a>x<![CDATA[y]]>z</a>", "<a><![CDATA[x]]></a>",
		"<a>&amp;</a>", "<a>x&amp;y</a>", "<a>x&#x20;</a>", "<a>&b;</a>", "<a>\r\n</a>", "<a>x\ry</a>", "<a>\x01</a>", "<a>\uFFFE</a>", "<a>\uFFFD</a>",
		"<a b=\"\uFFFF\"/>", "<a>é中🦅</a>", "<é/>", "<a é=\"1\"/>", "<:a/>", "<a:/>", "<a:b:c/>", "<a:1/>", "<1/>", "<-/>", "<.a/>", "<_/>", "<a-.1/>",
		"<?xml version=\"1.0\"?><a/>", "<?xml version=\"1.0\" encoding=\"latin1\"?><a>x</a>", "<?xml version=\"2.0\"?><a/>", "<a><?b c?></a>", "<!-- c --><a/>",
		"<a><!-- -- --></a>", "<a><!-- c -->x</a>", "<!DOCTYPE a><a/>", "<a>x<b/>y<c/>z</a>", "<a>? </a>", "<a>x\n\n<b/>\n</a>", "<a / >", "<a/ >", "< a/>",
		"<a " + strings.Repeat("b=\"1\" ", 70) + "/>", "<a " + strings.Repeat(" ", maxTag) + "/>", "<a b=\"" + strings.Repeat("x", maxTag-9) + "\"/>",
		"<a b=\"" + strings.Repeat("x", maxTag-8) + "\"/>", "<a b=\"" + strings.Repeat("x", maxTag-7) + "\"/>", strings.Repeat("<a>", 70),
	} {
		plainIsExact(t, src)
		plainIsExact(t, "<r>"+src+"</r>")
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
		plainIsExact(t, string(data))
	}
}

func FuzzXMLTree(f *testing.F) {
	f.Add([]byte(`<p:a xmlns:p="u"><p:b c='1"' d = "'">e</p:b></p:a>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 1<<12 && utf8.Valid(data) {
			cutsOut(t, string(data))
			plainIsExact(t, string(data))
		}
	})
}
