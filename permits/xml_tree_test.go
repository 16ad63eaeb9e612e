package permits

import (
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

// An element as both readers of XML see it.
type seenElement struct {
	Name, Text string
	Attrs      []string
	Depth      int
}

func seenByTree(t *xmlTree, n int32, depth int) []seenElement {
	node := &t.nodes[n]
	e := seenElement{Name: node.name, Text: node.text, Depth: depth}
	for _, a := range t.attrs[node.attr : node.attr+node.attrs] {
		e.Attrs = append(e.Attrs, localName(a.name)+"="+a.value)
	}
	all := []seenElement{e}
	for c := node.first; c != 0; c = t.nodes[c].next {
		all = append(all, seenByTree(t, c, depth+1)...)
	}
	return all
}

func seenByStandard(src string) ([]seenElement, error) {
	d := xml.NewDecoder(strings.NewReader(src))
	var all []seenElement
	var open []int
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := seenElement{Name: token.Name.Local, Depth: len(open)}
			for _, a := range token.Attr {
				e.Attrs = append(e.Attrs, a.Name.Local+"="+a.Value)
			}
			open = append(open, len(all))
			all = append(all, e)
		case xml.CharData:
			if len(open) > 0 {
				all[open[len(open)-1]].Text += string(token)
			}
		case xml.EndElement:
			e := &all[open[len(open)-1]]
			if e.Text = strings.Trim(e.Text, xmlSpace); e.Text == placeholder {
				e.Text = ""
			}
			open = open[:len(open)-1]
		}
	}
}

// What this reader accepts, the standard library must accept and see alike.
func agree(t *testing.T, src string) {
	tree, fail := parseXML(src, 1<<16)
	if fail != nil {
		return
	}
	want, err := seenByStandard(src)
	if err != nil {
		// It checks names beyond ASCII and declarations, which change nothing
		// that is read here.
		if strings.IndexFunc(src, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 && !strings.Contains(src, "<?") {
			t.Fatalf("encoding/xml refuses it: %v", err)
		}
		return
	}
	require.Empty(t, cmp.Diff(want, seenByTree(tree, 0, 0)))
}

func TestXMLTreeAgreesWithStandardLibrary(t *testing.T) {
	files, err := filepath.Glob("../examples/testdata/*.xml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)
		_, fail := parseXML(string(data), 1<<16)
		require.Nil(t, fail)
		agree(t, string(data))
	}
}

func FuzzXMLTree(f *testing.F) {
	f.Add([]byte(`<p:a xmlns:p="u"><p:b c='1'>d</p:b></p:a>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 1<<16 && utf8.Valid(data) {
			agree(t, string(data))
		}
	})
}
