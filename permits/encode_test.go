package permits_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/permits"
)

func encodeXML(tb testing.TB, p *permits.Permit, v permits.Toolkit, opts ...permits.EncodeOption) (string, permits.Losses) {
	tb.Helper()
	var b bytes.Buffer
	losses, err := permits.EncodeXML(&b, p, v, opts...)
	require.NoError(tb, err)
	return b.String(), losses
}

// isNamespaced asserts that a document is XML whose prefixes are all declared.
func isNamespaced(tb testing.TB, doc string) {
	tb.Helper()
	d := xml.NewDecoder(strings.NewReader(doc))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		require.NoError(tb, err)
		if start, ok := token.(xml.StartElement); ok && start.Name.Space != "" {
			require.Contains(tb, start.Name.Space, ":", "the prefix of %s is not declared", start.Name.Local)
		}
	}
}

// Reading, writing in the toolkit it came in and reading again gives the same
// permit, and so does JSON.
func identity(tb testing.TB, p *permits.Permit) {
	tb.Helper()
	doc, losses := encodeXML(tb, p, "")
	if !losses.Complete() {
		tb.Fatalf("%v", losses)
	}
	require.Empty(tb, cmp.Diff(p, decode(tb, doc)), "%s", doc)
	again, _ := encodeXML(tb, decode(tb, doc), "")
	require.Equal(tb, doc, again, "the bytes are the same too")

	var b bytes.Buffer
	losses, err := permits.EncodeJSON(&b, p)
	require.NoError(tb, err)
	require.Empty(tb, losses)
	require.Empty(tb, cmp.Diff(p, decode(tb, b.String())))
}

func TestEncodeSamples(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(samples, "*.xml"))
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 3)
	if dir := os.Getenv("EPIX"); dir != "" {
		more, _ := filepath.Glob(filepath.Join(dir, "*.xml"))
		files = append(files, more...)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			p := decode(t, string(data))
			identity(t, p)
			doc, losses := encodeXML(t, p, "")
			t.Log(losses)
			isNamespaced(t, doc)
			for _, v := range []permits.Toolkit{"1.0", "2.0"} {
				_, losses := encodeXML(t, p, v)
				t.Log(v, len(losses), losses)
			}
		})
	}
}

func FuzzEncodeXML(f *testing.F) {
	for _, s := range []string{
		xmlPermit(`stray<x:New a="1"><y/></x:New><TypeCode listID="9999" listAgencyID="6">E</TypeCode><Name schemeID="s">n</Name>`, ``, `<Hidden/>`),
		xmlPermit(`<Name/><Name>a</Name><Name>b</Name><Foo/><Name>c</Name>`, `<ConsignorTradeParty><Foo>x</Foo></ConsignorTradeParty>`, ``),
		xmlPermit(``, ``, `<ApplicableCrossBorderRegulatoryProcedure><UsedToDateQuotaQuantity>5</UsedToDateQuotaQuantity></ApplicableCrossBorderRegulatoryProcedure>`+
			`<ApplicableCrossBorderRegulatoryProcedure><Foo/><UsedToDateQuotaQuantity>7</UsedToDateQuotaQuantity></ApplicableCrossBorderRegulatoryProcedure>`),
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := permits.Decode(bytes.NewReader(data), permits.Format(permits.XML), permits.MaxBytes(1<<16))
		if err != nil {
			return
		}
		identity(t, p)
	})
}
