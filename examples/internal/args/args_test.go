package args

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/permits"
)

func TestArguments(t *testing.T) {
	tag, err := Language("uz-Cyrl")
	require.NoError(t, err)
	require.Equal(t, language.MustParse("uz-Cyrl"), tag)
	_, err = Language("?")
	require.EqualError(t, err, `-lang: "?" is no language tag; give one such as ru or uz-Cyrl`)

	today := cites.MustDate("2026-11-25")
	d, err := Date("", today)
	require.NoError(t, err)
	require.Equal(t, today, d)
	d, err = Date("2026-01-02", today)
	require.NoError(t, err)
	require.Equal(t, cites.MustDate("2026-01-02"), d)
	_, err = Date("02.01.2026", today)
	require.ErrorContains(t, err, "-on: ")

	list, err := Profiles("cites, eu")
	require.NoError(t, err)
	require.Equal(t, []permits.Profile{permits.CITES, permits.EU}, list)
	for _, s := range []string{"", "eu,", "kz"} {
		_, err = Profiles(s)
		require.ErrorContains(t, err, "-profile: ", s)
	}
}
