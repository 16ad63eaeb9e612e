package schema_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/permits/schema"
)

func ExampleGet() {
	data, err := schema.Get("permit")
	if err != nil {
		fmt.Println(err)
		return
	}
	var s struct {
		Schema string `json:"$schema"`
		Title  string `json:"title"`
	}
	fmt.Println(json.Unmarshal(data, &s), s.Schema, s.Title)
	// Output: <nil> https://json-schema.org/draft/2020-12/schema CITES permit or certificate
}

func ExampleNames() {
	for name := range schema.Names() {
		fmt.Println(name)
	}
	// Unordered output:
	// findings
	// permit
	// shipment
}

func TestGet(t *testing.T) {
	for name := range schema.Names() {
		data, err := schema.Get(name)
		require.NoError(t, err)
		require.True(t, json.Valid(data), name)
		data[0] = 'x'
		again, err := schema.Get(name)
		require.NoError(t, err)
		require.Equal(t, byte('{'), again[0], "the bytes are the caller's own")
	}
	for _, name := range []string{"", "permits", "../schema", "PERMIT"} {
		_, err := schema.Get(name)
		require.ErrorContains(t, err, "there are findings, permit, shipment", name)
	}
}
