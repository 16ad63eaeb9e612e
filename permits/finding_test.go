package permits

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
)

func expired(t *testing.T) Findings {
	t.Helper()
	return Check(sound(t, 1), presented, On(cites.MustDate("2026-10-02")))
}

func TestFindingsAreErrors(t *testing.T) {
	fs := expired(t)
	require.Len(t, fs, 1)
	require.False(t, fs.Valid())
	require.Equal(t, Error, fs.Max())

	var err error = fs.Err()
	wrapped := fmt.Errorf("permit 7: %w", err)
	var f Finding
	require.ErrorAs(t, wrapped, &f)
	require.Equal(t, "CITES-PERMIT-VALIDITY-EXPORT", f.Code)
	var all Findings
	require.ErrorAs(t, wrapped, &all)
	require.False(t, errors.Is(wrapped, errors.ErrUnsupported))
	require.Len(t, all.Unwrap(), 1)
	require.EqualError(t, err, "error CITES-PERMIT-VALIDITY-EXPORT /validUntil: The document was valid until 2026-09-30 and is presented on 2026-10-02.")
	require.Equal(t, "2026-09-30", f.Arg("until"))
	require.Empty(t, f.Arg("nonsense"))

	require.NoError(t, Findings(nil).Err())
	require.True(t, Findings(nil).Valid())
	require.Zero(t, Findings(nil).Max())
	require.NoError(t, Findings{{Severity: Warning}}.Err(), "a warning leaves a document valid")
}

func TestFindingJSON(t *testing.T) {
	raw, err := json.Marshal(expired(t))
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(`[{"code":"CITES-PERMIT-VALIDITY-EXPORT","severity":"error","path":"/validUntil",`+
		`"message":"The document was valid until 2026-09-30 and is presented on 2026-10-02.",`+
		`"provision":"Convention Art. VI.2; 50 CFR 23.54(b)(1)","args":{"until":"2026-09-30","on":"2026-10-02"}}]`, string(raw)))

	raw, err = json.Marshal(expired(t).In(language.Spanish)[0])
	require.NoError(t, err)
	require.Contains(t, string(raw), "El documento era válido hasta el 30/09/2026")
	require.Contains(t, expired(t).In(language.Russian).Error(), "Документ действовал до 30.09.2026")

	raw, err = json.Marshal(Finding{Code: "X", Args: []Arg{{"a<b", "\"\xff&"}}})
	require.NoError(t, err)
	require.True(t, json.Valid(raw))
	raw, err = json.Marshal(Findings{})
	require.NoError(t, err)
	require.Equal(t, "[]", string(raw))
}

func TestSeverity(t *testing.T) {
	require.True(t, Info < Warning && Warning < Error)
	for _, s := range []Severity{0, Info, Warning, Error} {
		text, err := s.MarshalText()
		require.NoError(t, err)
		var back Severity
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, s, back)
	}
	require.Empty(t, Severity(9).String())
	require.ErrorContains(t, new(Severity).UnmarshalText([]byte("fatal")), "use info, warning or error")
}

func TestProfile(t *testing.T) {
	for p := CITES; p <= US; p++ {
		text, err := p.MarshalText()
		require.NoError(t, err)
		var back Profile
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, p, back)
	}
	p, err := ParseProfile(" EU ")
	require.NoError(t, err)
	require.Equal(t, EU, p)
	_, err = ParseProfile("")
	require.Error(t, err)
	require.NoError(t, p.UnmarshalText(nil))
	require.Zero(t, p)
	require.ErrorContains(t, p.UnmarshalText([]byte("fr")), "cites, eu, gb or us")
	require.Empty(t, Profile(9).String())
}
