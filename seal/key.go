package seal

import (
	"crypto"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"iter"
	"slices"

	"github.com/go-jose/go-jose/v4"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
)

// Key is a public key of an authority.
type Key struct {
	ID      string         // unique in a set; the RFC 7638 thumbprint where none is chosen
	Country countries.Code // whose authority holds it
	From    cites.Date     // first day on which it may sign
	Until   cites.Date     // last day on which it may sign
	Revoked cites.Date     // since when it is not trusted, whatever day a seal says; zero if it is
	Public  ed25519.PublicKey
}

// jwk is a key of a JWK Set, with our members beside those of RFC 7517 and 8037.
type jwk struct {
	KeyType string         `json:"kty"`
	Curve   string         `json:"crv"`
	X       string         `json:"x"`
	D       *string        `json:"d,omitempty"` // private; refused
	ID      string         `json:"kid"`
	Use     string         `json:"use,omitempty"`
	Alg     string         `json:"alg,omitempty"`
	Country countries.Code `json:"country"`
	From    cites.Date     `json:"from"`
	Until   cites.Date     `json:"until"`
	Revoked *cites.Date    `json:"revoked,omitempty"`
}

// check returns what is wrong with a key, and gives it an id where it has none.
func (k *Key) check() error {
	if len(k.Public) != ed25519.PublicKeySize {
		return fail(ErrKey, "it has %d bytes; a public key of Ed25519 has %d", len(k.Public), ed25519.PublicKeySize)
	}
	if k.Country == 0 {
		return fail(ErrKey, "it does not say whose authority holds it; name the country")
	}
	if k.From.IsZero() || k.Until.IsZero() || k.Until < k.From {
		return fail(ErrKey, "it does not say on which days it may sign; give the first and the last")
	}
	if k.ID == "" {
		sum, err := (&jose.JSONWebKey{Key: k.Public}).Thumbprint(crypto.SHA256)
		if err != nil {
			return fail(ErrKey, "%v", err)
		}
		k.ID = base64.RawURLEncoding.EncodeToString(sum)
	}
	return nil
}

// KeySet is the public keys that a verifier trusts. It does not change and is
// safe for concurrent use. The zero KeySet holds none.
type KeySet struct{ keys []Key }

// NewKeySet returns a set of keys. The error names a key that is wrong or an id
// that comes twice.
func NewKeySet(keys ...Key) (*KeySet, error) {
	s := &KeySet{keys: slices.Clone(keys)}
	seen := make(map[string]bool)
	for i := range s.keys {
		k := &s.keys[i]
		if err := k.check(); err != nil {
			return nil, fmt.Errorf("key %d of the set: %w", i+1, err)
		}
		if seen[k.ID] {
			return nil, fmt.Errorf("key %d of the set: %w", i+1, fail(ErrKey, "the id %s is another's; every key has its own", clip(k.ID)))
		}
		seen[k.ID] = true
		k.Public = slices.Clone(k.Public)
	}
	return s, nil
}

// maxKeySet is how many bytes a key set may have: some thousand keys.
const maxKeySet = 1 << 20

// ParseKeySet reads a JWK Set. Keys that are not for Ed25519 signatures are
// refused and not passed over, and so is a private key, which must not leave its
// authority. The error wraps [ErrKey].
func ParseKeySet(data []byte) (*KeySet, error) {
	if len(data) > maxKeySet {
		return nil, fail(ErrKey, "the set has more than %d bytes", maxKeySet)
	}
	var set struct {
		Keys []jwk `json:"keys"`
	}
	if err := json.Unmarshal(data, &set); err != nil {
		return nil, fail(ErrKey, "the set is no JWK Set: %s", clip(err.Error()))
	}
	if len(set.Keys) == 0 {
		return nil, fail(ErrKey, "the set holds no keys")
	}
	keys := make([]Key, 0, len(set.Keys))
	for i, k := range set.Keys {
		key, err := k.key()
		if err != nil {
			return nil, fmt.Errorf("key %d of the set: %w", i+1, err)
		}
		keys = append(keys, key)
	}
	return NewKeySet(keys...)
}

func (k *jwk) key() (Key, error) {
	switch {
	case k.D != nil:
		return Key{}, fail(ErrKey, "it is private; take the member d out, and treat the key as stolen")
	case k.KeyType != "OKP" || k.Curve != "Ed25519":
		return Key{}, fail(ErrKey, "it is of the kind %s %s; only OKP Ed25519 is used", clip(k.KeyType), clip(k.Curve))
	case k.Use != "" && k.Use != "sig", k.Alg != "" && k.Alg != string(jose.EdDSA):
		return Key{}, fail(ErrKey, "it is not for signatures with EdDSA")
	case k.ID == "":
		return Key{}, fail(ErrKey, "it has no id; give it a kid")
	}
	x, err := base64.RawURLEncoding.Strict().DecodeString(k.X)
	if err != nil {
		return Key{}, fail(ErrKey, "its member x is no base64url")
	}
	key := Key{ID: k.ID, Country: k.Country, From: k.From, Until: k.Until, Public: x}
	if k.Revoked != nil {
		key.Revoked = *k.Revoked
	}
	return key, key.check()
}

// MarshalJSON writes the set as a JWK Set, for [ParseKeySet].
func (s *KeySet) MarshalJSON() ([]byte, error) {
	set := struct {
		Keys []jwk `json:"keys"`
	}{Keys: []jwk{}}
	for k := range s.Keys() {
		out := jwk{
			KeyType: "OKP", Curve: "Ed25519", X: base64.RawURLEncoding.EncodeToString(k.Public),
			ID: k.ID, Use: "sig", Alg: string(jose.EdDSA), Country: k.Country, From: k.From, Until: k.Until,
		}
		if !k.Revoked.IsZero() {
			out.Revoked = &k.Revoked
		}
		set.Keys = append(set.Keys, out)
	}
	return json.Marshal(set)
}

// Keys yields the keys in their order.
func (s *KeySet) Keys() iter.Seq[Key] {
	return func(yield func(Key) bool) {
		if s == nil {
			return
		}
		for _, k := range s.keys {
			if !yield(k) {
				return
			}
		}
	}
}

// Key returns the key with an id.
func (s *KeySet) Key(id string) (Key, bool) {
	for k := range s.Keys() {
		if k.ID == id {
			return k, true
		}
	}
	return Key{}, false
}
