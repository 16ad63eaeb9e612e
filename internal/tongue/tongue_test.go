package tongue_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/internal/tongue"
)

func TestFault(t *testing.T) {
	for _, x := range []struct{ tag, text, want string }{
		{"ru", "не включён в Приложение II", ""},
		{"ru", "не listed", "listed"},
		{"ru", "профиль eu, UNEP-WCMC", ""},
		{"ru", "вид \"x\"", `"`},
		{"zh", "附录 II", ""},
		{"zh", "附录 Приложение", "Приложение"},
		{"ar", "الملحق of", "of"},
		{"fr", "le permis of", " of"},
		{"tk", "byçgylanan agaç", ""},
		{"uz", "Илова", "Илова"},
		{"en", "", "no text"},
		{"en", "a %!s(MISSING)", "%!"},
		{"en", "quoted “so”", "“"},
		{"de", "Anhang", "language de"},
	} {
		require.Equal(t, x.want, tongue.Fault(x.tag, x.text), x.text)
	}
	require.Empty(t, tongue.Fault("ru", "род Dalbergia", "Dalbergia"))
}
