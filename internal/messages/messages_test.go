package messages_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/messages"
)

func TestCatalog(t *testing.T) {
	texts := [2][messages.Languages]string{
		{"plain", "simple", "sencillo", "просто"},
		{"%[2]s before %[1]s", "%[2]s avant %[1]s", "%[2]s antes de %[1]s", "%[2]s до %[1]s: 100 %%"},
	}
	c := messages.New(len(texts), func(i, l int) (string, string) {
		return []string{"one", "two"}[i], texts[i][l]
	})

	require.Equal(t, "simple", c.Text(messages.Index(language.CanadianFrench), "one"))
	require.Equal(t, "a avant b", c.Text(messages.Index(language.French), "two", "b", "a"))
	require.Equal(t, "a до b: 100 %", c.Text(messages.Index(language.Russian), "two", "b", "a"))
	require.Equal(t, "%d до {x}: 100 %", c.Text(messages.Index(language.Russian), "two", "{x}", "%d"), "an argument is never a format")
	require.Equal(t, "two", c.Text(messages.Index(language.Kazakh), "two", "b", "a"), "no neighbouring language answers")
	require.Equal(t, "a before b", c.Text(messages.Index(language.Japanese), "two", "b", "a"), "English stands in for a language that is not ours")
	require.Equal(t, "three", c.Text(0, "three"), "an unknown key is its own text")
	require.Equal(t, "one", (*messages.Catalog)(nil).Text(0, "one"))
}
