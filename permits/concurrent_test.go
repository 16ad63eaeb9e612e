package permits_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/permits"
)

// TestConcurrentUse has many goroutines do everything with the same documents,
// registers and profile. Each has to say what the first one said; under -race it
// shows that nothing shared is written.
func TestConcurrentUse(t *testing.T) {
	var documents []*permits.Permit
	for _, name := range []string{"saker-export.xml", "leopard-faulty.json", "mixed-four-items.json", "tortoise-export.json"} {
		raw, err := os.ReadFile(filepath.Join("../examples/testdata", name))
		require.NoError(t, err)
		p, err := permits.Decode(bytes.NewReader(raw))
		require.NoError(t, err)
		documents = append(documents, p)
	}
	shipment, err := permits.DecodeShipment(strings.NewReader(
		`{"items":[{"name":"Falco cherrug","term":"LIV","sources":["C"],"quantity":{"amount":2},"origin":"KZ"}],"route":{"from":"KZ","to":"AE"},"purpose":"P"}`))
	require.NoError(t, err)
	own, err := permits.NewProfile("kz", permits.OwnRule{Code: "KZ-RING", Check: func(p *permits.Permit, report func(permits.OwnFinding)) {
		report(permits.OwnFinding{Severity: permits.Info, Message: func(language.Tag) string { return p.Number }})
	}})
	require.NoError(t, err)
	cancelled, err := permits.ReadCancelled(strings.NewReader("issuer,number\nKZ,26KZ000123/A1\n"))
	require.NoError(t, err)
	opts := []permits.CheckOption{
		permits.On(cites.MustDate("2026-10-01")), permits.Profiles(permits.EU, permits.GB, permits.US), permits.WithProfile(own),
		permits.WithRegisters(permits.Registers{Cancelled: cancelled, Suspensions: permits.KnownSuspensions(), Imports: permits.NewImportPermitList(documents)}),
		permits.Accompanied(documents...),
	}
	all := func() string {
		var b bytes.Buffer
		say := func(f permits.Findings) {
			for _, x := range f {
				for _, tag := range []string{"en", "ru", "ky", "uz", "ar", "zh"} {
					b.WriteString(x.Path + " " + x.Message(language.Make(tag)) + "\n")
				}
			}
		}
		for i, p := range documents {
			say(permits.Check(p, opts...))
			for _, v := range []permits.Toolkit{permits.Toolkit1, permits.Toolkit2} {
				losses, err := permits.EncodeXML(&b, p, v)
				if err != nil {
					b.WriteString(err.Error())
				}
				for _, l := range losses {
					b.WriteString(l.Message(language.Kazakh))
				}
			}
			if _, err := permits.EncodeJSON(&b, p); err != nil {
				b.WriteString(err.Error())
			}
			for _, c := range permits.Diff(p, documents[(i+1)%len(documents)]) {
				b.WriteString(c.String())
			}
		}
		say(permits.CheckShipment(shipment, documents, opts...))
		answer, err := permits.Required(shipment, opts...)
		if err != nil {
			b.WriteString(err.Error())
		}
		for _, tag := range []language.Tag{language.English, language.Russian} {
			raw, err := json.Marshal(answer.In(tag))
			if err != nil {
				b.WriteString(err.Error())
			}
			b.Write(raw)
		}
		return b.String()
	}
	const goroutines = 12
	said := make([]string, goroutines)
	var group sync.WaitGroup
	for i := range said {
		group.Go(func() { said[i] = all() })
	}
	group.Wait()
	want := all()
	require.NotEmpty(t, want)
	for i := range said {
		require.True(t, said[i] == want, "goroutine %d said something else", i)
	}
}
