package seal

import (
	"crypto/ed25519"
	"slices"

	"github.com/go-jose/go-jose/v4"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/permits"
)

// The protected header beside alg and kid.
const (
	sealType      = "cites-permit-seal"
	headerType    = jose.HeaderType // sealType
	headerScope   = "scope"
	headerCountry = "country" // of the key
	headerNumber  = "number"  // of the permit
	headerSigned  = "signed"  // the day
)

// Signer seals permits with the private key of an authority. It is safe for
// concurrent use.
type Signer struct {
	key     Key
	private ed25519.PrivateKey
}

// NewSigner returns a signer for a private key. Of the public key the country
// and the days have to be given; the id is the key's thumbprint where none is
// chosen. The error wraps [ErrKey].
func NewSigner(private ed25519.PrivateKey, public Key) (*Signer, error) {
	if len(private) != ed25519.PrivateKeySize {
		return nil, fail(ErrKey, "it has %d bytes; a private key of Ed25519 has %d", len(private), ed25519.PrivateKeySize)
	}
	public.Public = private.Public().(ed25519.PublicKey)
	if err := public.check(); err != nil {
		return nil, err
	}
	return &Signer{key: public, private: slices.Clone(private)}, nil
}

// Key returns the public key, for the key sets of those who verify.
func (s *Signer) Key() Key { return s.key }

// Seal seals a permit on a day and returns the seal, a line of ASCII. It refuses
// what [KeySet.Verify] would: a permit of another country, a day on which the
// key may not sign. The error is an [*Error].
func (s *Signer) Seal(p *permits.Permit, scope Scope, on cites.Date) (string, error) {
	payload, err := Payload(p, scope)
	if err != nil {
		return "", err
	}
	if err := s.key.may(p, scope, on); err != nil {
		return "", err
	}
	if len(p.Number) > maxNumber {
		return "", fail(ErrPermit, "its number has more than %d bytes", maxNumber)
	}
	signer, err := jose.NewSigner(
		jose.SigningKey{Algorithm: jose.EdDSA, Key: jose.JSONWebKey{Key: s.private, KeyID: s.key.ID}},
		(&jose.SignerOptions{}).WithType(sealType).WithHeader(headerScope, string(scope)).WithHeader(headerCountry, s.key.Country.String()).
			WithHeader(headerNumber, p.Number).WithHeader(headerSigned, on.String()))
	if err != nil {
		return "", fail(ErrKey, "%v", err)
	}
	signed, err := signer.Sign(payload)
	if err != nil {
		return "", fail(ErrKey, "%v", err)
	}
	jws, err := signed.DetachedCompactSerialize()
	if err != nil {
		return "", fail(ErrKey, "%v", err)
	}
	return jws, nil
}

// may reports why a key may not seal a permit on a day.
func (k *Key) may(p *permits.Permit, scope Scope, on cites.Date) error {
	switch {
	case !k.Revoked.IsZero():
		return fail(ErrRevoked, "%s is revoked since %s; ask the authority for a new seal", clip(k.ID), k.Revoked)
	case on.IsZero():
		return fail(ErrDate, "no day is given")
	case on < k.From || on > k.Until:
		return fail(ErrDate, "%s may sign from %s until %s, and the seal is of %s", clip(k.ID), k.From, k.Until, on)
	}
	allowed := sealers(p, scope)
	if len(allowed) == 0 {
		return fail(ErrCountry, "the permit does not say which country issued it; name it in box 6")
	}
	if !slices.Contains(allowed, k.Country) {
		return fail(ErrCountry, "the permit is of %s, and the key %s of %s", allowed[0], clip(k.ID), k.Country)
	}
	return nil
}
