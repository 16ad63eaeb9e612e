package seal_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	mathrand "math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/go-jose/go-jose/v4"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/internal/randpermit"
	"github.com/citesgo/cites/permits"
	"github.com/citesgo/cites/seal"
)

var (
	kazakhstan, _ = countries.ParseCode("KZ")
	uzbekistan, _ = countries.ParseCode("UZ")
	from, until   = cites.MustDate("2026-01-01"), cites.MustDate("2027-12-31")
	today         = cites.MustDate("2026-09-14")
)

// private returns a key that is the same in every run.
func private(n byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(bytes.Repeat([]byte{n}, ed25519.SeedSize))
}

func newSigner(tb testing.TB, n byte, country countries.Code) *seal.Signer {
	tb.Helper()
	s, err := seal.NewSigner(private(n), seal.Key{Country: country, From: from, Until: until})
	require.NoError(tb, err)
	return s
}

func keySet(tb testing.TB, keys ...seal.Key) *seal.KeySet {
	tb.Helper()
	s, err := seal.NewKeySet(keys...)
	require.NoError(tb, err)
	return s
}

func sample(tb testing.TB, name string) *permits.Permit {
	tb.Helper()
	data, err := os.ReadFile("../examples/testdata/" + name)
	require.NoError(tb, err)
	p, err := permits.Decode(bytes.NewReader(data))
	require.NoError(tb, err)
	return p
}

func TestSealAndVerify(t *testing.T) {
	p := sample(t, "saker-export.xml")
	signer := newSigner(t, 1, kazakhstan)
	keys := keySet(t, newSigner(t, 2, uzbekistan).Key(), signer.Key())
	for _, scope := range []seal.Scope{seal.Issue, seal.Whole} {
		jws, err := signer.Seal(p, scope, today)
		require.NoError(t, err)
		again, err := signer.Seal(p, scope, today)
		require.NoError(t, err)
		require.Equal(t, jws, again, "Ed25519 needs no randomness")
		want := seal.Seal{KeyID: signer.Key().ID, Country: kazakhstan, Scope: scope, Number: p.Number, Signed: today}
		got, err := keys.Verify(p, jws)
		require.NoError(t, err)
		require.Equal(t, want, got)
		got, err = seal.Parse(jws + "\n")
		require.NoError(t, err)
		require.Equal(t, want, got)

		// However it travels: as JSON, in another layout, in an envelope.
		var b bytes.Buffer
		_, err = permits.EncodeJSON(&b, p)
		require.NoError(t, err)
		var indented bytes.Buffer
		require.NoError(t, json.Indent(&indented, b.Bytes(), "", "\t"))
		var enveloped bytes.Buffer
		losses, err := permits.EncodeXML(&enveloped, p, permits.Toolkit2, permits.Enveloped("GetResponse"))
		require.NoError(t, err)
		require.Empty(t, losses)
		for _, doc := range []*bytes.Buffer{&b, &indented, &enveloped} {
			q, err := permits.Decode(doc)
			require.NoError(t, err)
			_, err = keys.Verify(q, jws)
			require.NoError(t, err)
		}
	}
}

// What any other reading of a number would take for the same is not.
func TestEveryChangeIsSeen(t *testing.T) {
	signer := newSigner(t, 1, kazakhstan)
	keys := keySet(t, signer.Key())
	for name, change := range map[string]func(*permits.Permit){
		"quantity":         func(p *permits.Permit) { p.Items[0].Quantity.Amount = permits.ParseDecimal("3") },
		"printed quantity": func(p *permits.Permit) { p.Items[0].Quantity.Amount = permits.ParseDecimal("2.0") },
		"species":          func(p *permits.Permit) { p.Items[0].ScientificName = "Falco rusticolus" },
		"date":             func(p *permits.Permit) { p.ValidUntil = permits.ParseMoment("2028-01-01") },
		"a row":            func(p *permits.Permit) { p.Items = append(p.Items, permits.Item{Row: "B"}) },
		"copy":             func(p *permits.Permit) { p.Copy = true },
		"mark":             func(p *permits.Permit) { p.Items[0].Marks[0].Value = "x" },
		"unknown":          func(p *permits.Permit) { p.Unknown = append(p.Unknown, permits.Unknown{Path: "/x", Raw: "1"}) },
		"attachment": func(p *permits.Permit) {
			p.Electronic.Attachments = append(p.Electronic.Attachments, permits.Attachment{Name: "a"})
		},
	} {
		for _, scope := range []seal.Scope{seal.Issue, seal.Whole} {
			jws, err := signer.Seal(sample(t, "saker-export.xml"), scope, today)
			require.NoError(t, err)
			p := sample(t, "saker-export.xml")
			change(p)
			_, err = keys.Verify(p, jws)
			require.ErrorIs(t, err, seal.ErrAltered, name)
		}
	}
	// Two numbers that are one in binary floating point.
	p := sample(t, "saker-export.xml")
	p.Items[0].Quantity.Amount = permits.ParseDecimal("12345678901234567.1")
	jws, err := signer.Seal(p, seal.Whole, today)
	require.NoError(t, err)
	p.Items[0].Quantity.Amount = permits.ParseDecimal("12345678901234567.2")
	_, err = keys.Verify(p, jws)
	require.ErrorIs(t, err, seal.ErrAltered)
}

// The endorsement comes after the seal of issue, and is in that of the whole.
func TestEndorsement(t *testing.T) {
	signer := newSigner(t, 1, kazakhstan)
	keys := keySet(t, signer.Key())
	p := sample(t, "saker-export.xml")
	issue, err := signer.Seal(p, seal.Issue, today)
	require.NoError(t, err)
	whole, err := signer.Seal(p, seal.Whole, today)
	require.NoError(t, err)
	for name, endorse := range map[string]func(*permits.Permit){
		"quantity": func(p *permits.Permit) { p.Items[0].Exported.Amount = permits.ParseDecimal("1") },
		"port":     func(p *permits.Permit) { p.Endorsement.Port = "Aktau" },
		"row":      func(p *permits.Permit) { p.Items[0].Inspection = &permits.Inspection{Port: "Aktau"} },
		"examiner": func(p *permits.Permit) { p.Signatures.Examiner = &permits.Signature{Statement: "seen"} },
		"waybill":  func(p *permits.Permit) { p.Waybill = "AWB 2" },
		"document": func(p *permits.Permit) { p.Electronic.Transport = &permits.Reference{Number: "1", Name: "n"} },
	} {
		q := sample(t, "saker-export.xml")
		endorse(q)
		_, err := keys.Verify(q, issue)
		require.NoError(t, err, name)
		_, err = keys.Verify(q, whole)
		require.ErrorIs(t, err, seal.ErrAltered, name)
	}
}

func TestVerifyErrors(t *testing.T) {
	p := sample(t, "saker-export.xml")
	signer := newSigner(t, 1, kazakhstan)
	key := signer.Key()
	jws, err := signer.Seal(p, seal.Issue, today)
	require.NoError(t, err)
	other := *p
	other.Number = "26KZ000124/A1"
	foreign := key
	foreign.Country = uzbekistan
	late := key
	late.From = cites.MustDate("2026-09-15")
	early := key
	early.Until = cites.MustDate("2026-09-13")
	revoked := key
	revoked.Revoked = cites.MustDate("2030-01-01")
	swapped := newSigner(t, 9, kazakhstan).Key()
	swapped.ID = key.ID
	parts := strings.Split(jws, ".")
	header := func(v string) string { return base64.RawURLEncoding.EncodeToString([]byte(v)) + ".." + parts[2] }
	for name, tc := range map[string]struct {
		keys *seal.KeySet
		p    *permits.Permit
		jws  string
		want error
		says string
	}{
		"no keys":              {new(seal.KeySet), p, jws, seal.ErrUnknownKey, "of KZ"},
		"nil":                  {nil, p, jws, seal.ErrUnknownKey, "of KZ"},
		"another key":          {keySet(t, newSigner(t, 2, kazakhstan).Key()), p, jws, seal.ErrUnknownKey, key.ID},
		"key under a false id": {keySet(t, swapped), p, jws, seal.ErrAltered, "does not fit"},
		"key of a country":     {keySet(t, foreign), p, jws, seal.ErrCountry, "its key is of UZ"},
		"before its time":      {keySet(t, late), p, jws, seal.ErrDate, "from 2026-09-15"},
		"after its time":       {keySet(t, early), p, jws, seal.ErrDate, "until 2026-09-13"},
		"revoked":              {keySet(t, revoked), p, jws, seal.ErrRevoked, "since 2030-01-01"},
		"another document":     {keySet(t, key), &other, jws, seal.ErrDocument, "26KZ000124/A1"},
		"no permit":            {keySet(t, key), nil, jws, seal.ErrPermit, "there is none"},
		"empty":                {keySet(t, key), p, " \n", seal.ErrMalformed, "empty"},
		"no signature":         {keySet(t, key), p, parts[0] + "..", seal.ErrMalformed, "whole line"},
		"header only":          {keySet(t, key), p, parts[0], seal.ErrMalformed, "1 parts"},
		"with a document":      {keySet(t, key), p, parts[0] + ".e30." + parts[2], seal.ErrMalformed, "detached"},
		"too long":             {keySet(t, key), p, strings.Repeat("a", 1<<20), seal.ErrMalformed, "8192"},
		"half a signature":     {keySet(t, key), p, jws[:len(jws)-20], seal.ErrAltered, ""},
		"no base64":            {keySet(t, key), p, "!!.." + parts[2], seal.ErrMalformed, ""},
		"no JSON":              {keySet(t, key), p, header("{"), seal.ErrMalformed, ""},
		"algorithm none":       {keySet(t, key), p, header(`{"alg":"none","kid":"` + key.ID + `"}`), seal.ErrAlgorithm, "none"},
		"algorithm HS256":      {keySet(t, key), p, header(`{"alg":"HS256","kid":"` + key.ID + `"}`), seal.ErrAlgorithm, "HS256"},
		"no algorithm":         {keySet(t, key), p, header(`{"kid":"x"}`), seal.ErrAlgorithm, ""},
		"something else":       {keySet(t, key), p, header(`{"alg":"EdDSA","kid":"x","typ":"JWT"}`), seal.ErrMalformed, "JWT"},
		"another scope":        {keySet(t, key), p, header(`{"alg":"EdDSA","kid":"x","typ":"cites-permit-seal","scope":"none"}`), seal.ErrMalformed, "issue and whole"},
		"no day":               {keySet(t, key), p, header(`{"alg":"EdDSA","kid":"x","typ":"cites-permit-seal","scope":"issue","country":"KZ"}`), seal.ErrMalformed, "the day"},
		"not what it says": {keySet(t, key), p, header(`{"alg":"EdDSA","kid":"` + key.ID +
			`","typ":"cites-permit-seal","scope":"whole","country":"KZ","signed":"2026-09-14","number":"` + p.Number + `"}`), seal.ErrAltered, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := tc.keys.Verify(tc.p, tc.jws)
			require.ErrorIs(t, err, tc.want)
			require.ErrorContains(t, err, tc.says)
			require.Zero(t, s)
			var e *seal.Error
			require.ErrorAs(t, err, &e)
			require.Less(t, len(err.Error()), 600)
		})
	}
}

// A key that a seal brings along is not trusted, whatever signed it.
func TestEmbeddedKeyIsNotTrusted(t *testing.T) {
	p := sample(t, "saker-export.xml")
	payload, err := seal.Payload(p, seal.Issue)
	require.NoError(t, err)
	key := newSigner(t, 1, kazakhstan).Key()
	header := func(o *jose.SignerOptions) *jose.SignerOptions {
		return o.WithType("cites-permit-seal").WithHeader("scope", "issue").WithHeader("country", "KZ").
			WithHeader("number", p.Number).WithHeader("signed", "2026-09-14")
	}
	thief := private(66)
	for name, signing := range map[string]jose.SigningKey{
		"a stranger's":  {Algorithm: jose.EdDSA, Key: jose.JSONWebKey{Key: thief, KeyID: key.ID}},
		"shared secret": {Algorithm: jose.HS256, Key: jose.JSONWebKey{Key: []byte(key.Public), KeyID: key.ID}},
	} {
		s, err := jose.NewSigner(signing, header(&jose.SignerOptions{EmbedJWK: signing.Algorithm == jose.EdDSA}))
		require.NoError(t, err, name)
		signed, err := s.Sign(payload)
		require.NoError(t, err)
		jws, err := signed.DetachedCompactSerialize()
		require.NoError(t, err)
		_, err = keySet(t, key).Verify(p, jws)
		require.Error(t, err, name)
	}
}

func TestSealRefuses(t *testing.T) {
	signer := newSigner(t, 1, kazakhstan)
	permit := func(change func(*permits.Permit)) *permits.Permit {
		p := sample(t, "saker-export.xml")
		change(p)
		return p
	}
	for name, tc := range map[string]struct {
		p     *permits.Permit
		scope seal.Scope
		on    cites.Date
		want  error
	}{
		"no permit":       {nil, seal.Issue, today, seal.ErrPermit},
		"no scope":        {new(permits.Permit), "", today, seal.ErrPermit},
		"no UTF-8":        {permit(func(p *permits.Permit) { p.Number = "\xff" }), seal.Issue, today, seal.ErrPermit},
		"a long number":   {permit(func(p *permits.Permit) { p.Number = strings.Repeat("1", 2000) }), seal.Issue, today, seal.ErrPermit},
		"no country":      {permit(func(p *permits.Permit) { p.Authority.Country.Code, p.Exporter.Country.Code = "", "Kazakhstan" }), seal.Issue, today, seal.ErrCountry},
		"another country": {permit(func(p *permits.Permit) { p.Authority.Country.Code = "UZ" }), seal.Issue, today, seal.ErrCountry},
		"import permit":   {permit(func(p *permits.Permit) { p.Authority = permits.Party{}; p.Type = "I" }), seal.Issue, today, seal.ErrCountry},
		"no day":          {permit(func(*permits.Permit) {}), seal.Issue, 0, seal.ErrDate},
		"too early":       {permit(func(*permits.Permit) {}), seal.Issue, cites.MustDate("2025-12-31"), seal.ErrDate},
		"too late":        {permit(func(*permits.Permit) {}), seal.Issue, cites.MustDate("2028-01-01"), seal.ErrDate},
	} {
		jws, err := signer.Seal(tc.p, tc.scope, tc.on)
		require.ErrorIs(t, err, tc.want, name)
		require.Empty(t, jws)
	}
	// Whoever examines the export of another country's permit seals the whole.
	p := permit(func(p *permits.Permit) { p.Authority.Country.Code = "UZ" })
	_, err := signer.Seal(p, seal.Whole, today)
	require.NoError(t, err)
}

func TestKeys(t *testing.T) {
	good := newSigner(t, 1, kazakhstan).Key()
	revoked := newSigner(t, 2, uzbekistan).Key()
	revoked.Revoked = today
	set := keySet(t, good, revoked)
	data, err := json.Marshal(set)
	require.NoError(t, err)
	again, err := seal.ParseKeySet(data)
	require.NoError(t, err)
	require.Equal(t, set, again)
	// Any reader of JWK Sets understands it.
	var standard jose.JSONWebKeySet
	require.NoError(t, json.Unmarshal(data, &standard))
	require.Equal(t, good.Public, standard.Key(good.ID)[0].Key)
	require.True(t, standard.Keys[0].Valid())

	one := strings.TrimSuffix(strings.TrimPrefix(string(data), `{"keys":[`), `]}`)
	one, _, _ = strings.Cut(one, `,{`)
	for name, tc := range map[string]struct{ in, says string }{
		"no JSON":    {`{`, "no JWK Set"},
		"no keys":    {`{"keys":[]}`, "holds no keys"},
		"twice":      {`{"keys":[` + one + `,` + one + `]}`, "another's"},
		"private":    {`{"keys":[` + strings.Replace(one, `{`, `{"d":"AAAA",`, 1) + `]}`, "private"},
		"RSA":        {`{"keys":[` + strings.Replace(one, `OKP`, `RSA`, 1) + `]}`, "only OKP Ed25519"},
		"X25519":     {`{"keys":[` + strings.Replace(one, `Ed25519`, `X25519`, 1) + `]}`, "only OKP Ed25519"},
		"encryption": {`{"keys":[` + strings.Replace(one, `"sig"`, `"enc"`, 1) + `]}`, "not for signatures"},
		"no id":      {`{"keys":[` + strings.Replace(one, good.ID, ``, 1) + `]}`, "no id"},
		"short":      {`{"keys":[` + strings.Replace(one, `"x":"`, `"x":"AAAA","y":"`, 1) + `]}`, "3 bytes"},
		"no base64":  {`{"keys":[` + strings.Replace(one, `"x":"`, `"x":"=`, 1) + `]}`, "base64url"},
		"no country": {`{"keys":[` + strings.Replace(one, `"country":"KZ"`, `"z":""`, 1) + `]}`, "country"},
		"no days":    {`{"keys":[` + strings.Replace(one, `"from"`, `"z"`, 1) + `]}`, "days"},
		"days":       {`{"keys":[` + strings.Replace(one, `2026-01-01`, `2029-01-01`, 1) + `]}`, "days"},
		"no date":    {`{"keys":[` + strings.Replace(one, `2026-01-01`, `2026-02-30`, 1) + `]}`, "no JWK Set"},
		"long":       {strings.Repeat(" ", 2<<20), "more than"},
	} {
		_, err := seal.ParseKeySet([]byte(tc.in))
		require.ErrorIs(t, err, seal.ErrKey, name)
		require.ErrorContains(t, err, tc.says, name)
	}
	_, err = seal.NewSigner(nil, good)
	require.ErrorIs(t, err, seal.ErrKey)
	_, err = seal.NewSigner(private(1), seal.Key{})
	require.ErrorIs(t, err, seal.ErrKey)
	_, err = seal.NewKeySet(seal.Key{Country: kazakhstan, From: from, Until: until})
	require.ErrorIs(t, err, seal.ErrKey)
}

// The payload as another program has to make it.
func TestPayload(t *testing.T) {
	p := &permits.Permit{Number: "1", ValidUntil: permits.ParseMoment("2027-03-13"), Waybill: "AWB", Items: []permits.Item{{
		Row: "A", Quantity: permits.Quantity{Amount: permits.ParseDecimal("1.50"), Unit: "KGM"}, Exported: permits.Quantity{Amount: permits.ParseDecimal("1")},
	}}, Electronic: &permits.Electronic{Toolkit: "2.0", Root: "CITESEPermit"}}
	for scope, want := range map[seal.Scope]string{
		seal.Issue: `{"items":[{"quantity":{"amount":"1.50","unit":"KGM"},"row":"A"}],"number":"1","validUntil":"2027-03-13"}`,
		seal.Whole: `{"items":[{"exported":{"amount":"1"},"quantity":{"amount":"1.50","unit":"KGM"},"row":"A"}],"number":"1","validUntil":"2027-03-13","waybill":"AWB"}`,
	} {
		got, err := seal.Payload(p, scope)
		require.NoError(t, err)
		require.Equal(t, want, string(got))
	}
	require.Equal(t, "AWB", p.Waybill, "the permit is left as it was")
	require.NotNil(t, p.Electronic)
}

// Random permits that differ have payloads that differ.
func TestPayloadOfRandomPermits(t *testing.T) {
	r := mathrand.New(mathrand.NewPCG(1, 1))
	seen := make(map[string]*permits.Permit)
	for range 200 {
		p := randpermit.New(r, 0.2, randpermit.Plain)
		payload, err := seal.Payload(p, seal.Whole)
		require.NoError(t, err)
		if q := seen[string(payload)]; q != nil {
			for _, c := range permits.Diff(q, p) {
				require.Contains(t, c.Path, "/electronic")
			}
		}
		seen[string(payload)] = p
	}
}

func FuzzParse(f *testing.F) {
	p := &permits.Permit{Number: "1", Authority: permits.Party{Country: permits.Country{Code: "KZ"}}}
	signer := newSigner(f, 1, kazakhstan)
	jws, err := signer.Seal(p, seal.Issue, today)
	require.NoError(f, err)
	keys := keySet(f, signer.Key())
	f.Add(jws)
	f.Add("..")
	f.Fuzz(func(t *testing.T, in string) {
		_, errParse := seal.Parse(in)
		s, err := keys.Verify(p, in)
		if err != nil {
			var e *seal.Error
			require.ErrorAs(t, err, &e)
			return
		}
		require.NoError(t, errParse)
		require.Equal(t, seal.Issue, s.Scope, "nobody else has the key")
	})
}

func FuzzParseKeySet(f *testing.F) {
	data, err := json.Marshal(keySet(f, newSigner(f, 1, kazakhstan).Key()))
	require.NoError(f, err)
	f.Add(data)
	f.Fuzz(func(t *testing.T, in []byte) {
		s, err := seal.ParseKeySet(in)
		if err != nil {
			require.ErrorIs(t, err, seal.ErrKey)
			return
		}
		out, err := json.Marshal(s)
		require.NoError(t, err)
		again, err := seal.ParseKeySet(out)
		require.NoError(t, err)
		require.Equal(t, s, again)
	})
}

func BenchmarkVerify(b *testing.B) {
	p := sample(b, "mixed-four-items.xml")
	country, err := countries.ParseCode(p.Authority.Country.Code)
	require.NoError(b, err)
	signer := newSigner(b, 1, country)
	jws, err := signer.Seal(p, seal.Whole, today)
	require.NoError(b, err)
	keys := keySet(b, signer.Key())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := keys.Verify(p, jws); err != nil {
			b.Fatal(err)
		}
	}
}
