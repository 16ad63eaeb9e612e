package permits

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// long returns the base document with n rows that differ from each other.
func long(b *testing.B, n int) *Permit {
	b.Helper()
	p := sound(b, n)
	species := [...]string{"Python regius", "Varanus exanthematicus", "Kinixys belliana", "Chamaeleo gracilis", "Poicephalus senegalus"}
	for i := range p.Items {
		it := &p.Items[i]
		it.Row, it.ScientificName = "R"+strconv.Itoa(i), species[i%len(species)]
		it.Marks = []Mark{{Type: "tag", Value: "GH-" + strconv.Itoa(i)}}
	}
	return p
}

// BenchmarkGrowth shows how time grows with the rows: by ten from line to line
// where it is in proportion.
func BenchmarkGrowth(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		p := long(b, n)
		text, err := json.Marshal(p)
		require.NoError(b, err)
		var xml bytes.Buffer
		_, err = EncodeXML(&xml, p, Toolkit2)
		require.NoError(b, err)
		other := long(b, n)
		other.Items[n/2].Sex = "F"
		for _, x := range []struct {
			name string
			do   func() error
		}{
			{"check", func() error { Check(p, presented); return nil }},
			{"diff", func() error { Diff(p, other); return nil }},
			{"encode-xml", func() error { _, err := EncodeXML(io.Discard, p, Toolkit2); return err }},
			{"encode-json", func() error { _, err := EncodeJSON(io.Discard, p); return err }},
			{"decode-xml", func() error { _, err := Decode(bytes.NewReader(xml.Bytes()), MaxBytes(1<<30)); return err }},
			{"decode-json", func() error { _, err := Decode(bytes.NewReader(text), MaxBytes(1<<30)); return err }},
		} {
			b.Run(x.name+"/"+strconv.Itoa(n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if err := x.do(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
