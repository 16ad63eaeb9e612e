package appendix_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites/appendix"
)

func TestDefinitions(t *testing.T) {
	n := 0
	for d := range appendix.Definitions() {
		n++
		require.NotEmpty(t, d.Name())
		require.NotEmpty(t, d.Citation(), d.Name())
		for _, tag := range []language.Tag{language.English, language.French, language.Spanish, language.Russian, language.Chinese} {
			require.NotEmpty(t, d.Text(tag), "%s in %s", d.Name(), tag)
			require.NotEmpty(t, d.Term(tag), "%s in %s", d.Name(), tag)
		}
	}
	require.Equal(t, 10, n)
	d, ok := appendix.FactRetail.Definition()
	require.True(t, ok)
	require.Equal(t, "retail-ready", d.Name())
	_, ok = appendix.FactHybrid.Definition()
	require.False(t, ok)
	_, ok = appendix.Fact(0).Definition()
	require.False(t, ok)
	require.Empty(t, appendix.Definition{}.Name()+appendix.Definition{}.Text(language.English)+appendix.Definition{}.Citation())
	require.Zero(t, appendix.Definition{}.Fact())
}
