package seal

import (
	"errors"
	"strings"

	"github.com/go-jose/go-jose/v4"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/permits"
)

const (
	maxSeal   = 8 << 10 // bytes
	maxNumber = 1 << 10
)

// Seal is what the protected header of a seal says. Only [KeySet.Verify] makes
// sure that it is true.
type Seal struct {
	KeyID   string
	Country countries.Code // whose authority sealed
	Scope   Scope
	Number  string     // of the permit
	Signed  cites.Date // the day, as the signer says
}

// Parse reads a seal without verifying it, for instance to find the key set that
// it needs. The error wraps [ErrMalformed] or [ErrAlgorithm].
func Parse(jws string) (Seal, error) {
	s, _, err := parse(jws, []byte{})
	return s, err
}

func parse(jws string, payload []byte) (Seal, *jose.JSONWebSignature, error) {
	if len(jws) > maxSeal {
		return Seal{}, nil, fail(ErrMalformed, "it has more than %d bytes", maxSeal)
	}
	jws = strings.TrimSpace(jws)
	switch parts := strings.Split(jws, "."); {
	case jws == "":
		return Seal{}, nil, fail(ErrMalformed, "it is empty")
	case len(parts) != 3:
		return Seal{}, nil, fail(ErrMalformed, "it has %d parts and not three; get the whole line", len(parts))
	case parts[1] != "":
		return Seal{}, nil, fail(ErrMalformed, "it carries a document of its own; a seal of a permit is detached from it")
	case parts[2] == "":
		return Seal{}, nil, fail(ErrMalformed, "it has no signature; get the whole line")
	}
	signed, err := jose.ParseDetached(jws, payload, []jose.SignatureAlgorithm{jose.EdDSA})
	if wrong := (*jose.ErrUnexpectedSignatureAlgorithm)(nil); errors.As(err, &wrong) {
		return Seal{}, nil, fail(ErrAlgorithm, "its algorithm is %s, and only EdDSA is trusted", clip(string(wrong.Got)))
	}
	if err != nil {
		return Seal{}, nil, fail(ErrMalformed, "%s; get the whole line", clip(err.Error()))
	}
	h := signed.Signatures[0].Protected
	text := func(name jose.HeaderKey) string {
		s, _ := h.ExtraHeaders[name].(string)
		return s
	}
	s := Seal{KeyID: h.KeyID, Scope: Scope(text(headerScope)), Number: text(headerNumber)}
	var errDate, errCountry error
	s.Signed, errDate = cites.ParseDate(text(headerSigned))
	s.Country, errCountry = countries.ParseCode(text(headerCountry))
	switch {
	case text(headerType) != sealType:
		return Seal{}, nil, fail(ErrMalformed, "it is signed, but as %s and not as the seal of a permit", clip(text(headerType)))
	case s.Scope != Issue && s.Scope != Whole:
		return Seal{}, nil, fail(ErrMalformed, "its scope is %s; this version knows issue and whole", clip(string(s.Scope)))
	case errDate != nil || errCountry != nil || s.KeyID == "" || s.Signed.IsZero() || s.Country.IsZero():
		return Seal{}, nil, fail(ErrMalformed, "its header lacks the key, the country or the day")
	}
	return s, signed, nil
}

// Verify verifies the seal of a permit and returns what it says. An [*Error] says
// what is wrong: a seal that is cut off, another algorithm, a key that is not in
// the set, is revoked or may not sign on that day, a key of another country, the
// seal of another document, and content that is not what was sealed.
//
// That the seal covers box 14 too is the caller's to ask: see [Seal].Scope.
func (s *KeySet) Verify(p *permits.Permit, jws string) (Seal, error) {
	head, err := Parse(jws)
	if err != nil {
		return Seal{}, err
	}
	key, ok := s.Key(head.KeyID)
	if !ok {
		return Seal{}, fail(ErrUnknownKey, "%s, said to be of %s; get the key set of that authority", clip(head.KeyID), head.Country)
	}
	payload, err := Payload(p, head.Scope)
	if err != nil {
		return Seal{}, err
	}
	head, signed, err := parse(jws, payload)
	if err != nil {
		return Seal{}, err
	}
	_, errSignature := signed.Verify(key.Public)
	switch {
	case head.Number != p.Number:
		return Seal{}, fail(ErrDocument, "it says it is of %s, and the permit is %s", clip(head.Number), clip(p.Number))
	case errSignature != nil:
		return Seal{}, fail(ErrAltered, "the signature of %s does not fit it; compare it with what the authority issued", clip(head.KeyID))
	case head.Country != key.Country:
		return Seal{}, fail(ErrCountry, "the seal says %s, and its key is of %s", head.Country, key.Country)
	}
	if err := key.may(p, head.Scope, head.Signed); err != nil {
		return Seal{}, err
	}
	return head, nil
}
