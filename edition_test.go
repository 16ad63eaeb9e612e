package cites_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
)

func TestEdition(t *testing.T) {
	e := cites.Edition{Dataset: "appendix", Law: cites.MustDate("2026-03-05"), Sources: "A B-2", SHA256: strings.Repeat("ab", 32)}
	require.Equal(t, "appendix 2026-03-05 (sha256 abababababab)", e.String())
	require.Equal(t, []string{"A", "B-2"}, e.SourceKeys())
	same := e
	require.True(t, same == e)
	same.Law = cites.MustDate("2027-06-05")
	require.False(t, same == e)

	var none cites.Edition
	require.Empty(t, none.SourceKeys())
	require.Equal(t, "  (sha256 )", none.String())
}

func ExampleEdition() {
	e := cites.Edition{
		Dataset: "countries",
		Law:     cites.MustDate("2025-01-02"),
		Sources: "CHRONOLO ISO-3166",
		SHA256:  "0123456789abcdef",
	}
	fmt.Println(e)
	fmt.Println(e.SourceKeys())
	// Output:
	// countries 2025-01-02 (sha256 0123456789ab)
	// [CHRONOLO ISO-3166]
}
