package seal_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/permits"
	"github.com/citesgo/cites/seal"
)

// An authority of Kazakhstan seals a permit as it leaves the office. A customs
// desk that has the authority's key set verifies it, after the export was
// endorsed; then somebody makes three falcons of two.
func Example() {
	private := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize)) // a real one comes from crypto/rand
	country, _ := countries.ParseCode("KZ")
	signer, err := seal.NewSigner(private, seal.Key{
		ID: "kz-2026", Country: country, From: cites.MustDate("2026-01-01"), Until: cites.MustDate("2027-12-31"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	permit := &permits.Permit{
		Number:    "26KZ000123/A1",
		Authority: permits.Party{Country: permits.Country{Code: "KZ"}},
		Items:     []permits.Item{{Row: "A", ScientificName: "Falco cherrug", Quantity: permits.Quantity{Amount: permits.ParseDecimal("2")}}},
	}
	jws, err := signer.Seal(permit, seal.Issue, cites.MustDate("2026-09-14"))
	if err != nil {
		fmt.Println(err)
		return
	}

	keys, err := seal.NewKeySet(signer.Key())
	if err != nil {
		fmt.Println(err)
		return
	}
	permit.Items[0].Exported.Amount = permits.ParseDecimal("2") // box 14
	s, err := keys.Verify(permit, jws)
	fmt.Println(s.Country, s.Signed, s.Scope, err)

	permit.Items[0].Quantity.Amount = permits.ParseDecimal("3")
	_, err = keys.Verify(permit, jws)
	fmt.Println(errors.Is(err, seal.ErrAltered), err)
	// Output:
	// KZ 2026-09-14 issue <nil>
	// true seal: the permit is not what was sealed: the signature of "kz-2026" does not fit it; compare it with what the authority issued
}

func ExampleKeySet() {
	country, _ := countries.ParseCode("KZ")
	key := seal.Key{ID: "kz-2026", Country: country, From: cites.MustDate("2026-01-01"), Until: cites.MustDate("2027-12-31"),
		Public: make(ed25519.PublicKey, ed25519.PublicKeySize)}
	keys, err := seal.NewKeySet(key)
	if err != nil {
		fmt.Println(err)
		return
	}
	data, _ := json.Marshal(keys)
	fmt.Println(string(data))
	// Output: {"keys":[{"kty":"OKP","crv":"Ed25519","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","kid":"kz-2026","use":"sig","alg":"EdDSA","country":"KZ","from":"2026-01-01","until":"2027-12-31"}]}
}

func ExampleKey() {
	country, _ := countries.ParseCode("UZ")
	signer, err := seal.NewSigner(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)),
		seal.Key{Country: country, From: cites.MustDate("2026-01-01"), Until: cites.MustDate("2026-12-31")})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(signer.Key().ID) // the thumbprint of the key
	// Output: 9ZP03Nu8GrXPAUkbKNxHOKBzxPX83SShgFkRNK-f2lw
}

func ExampleSigner() {
	country, _ := countries.ParseCode("UZ")
	signer, err := seal.NewSigner(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)),
		seal.Key{ID: "uz", Country: country, From: cites.MustDate("2026-01-01"), Until: cites.MustDate("2026-12-31")})
	if err != nil {
		fmt.Println(err)
		return
	}
	foreign := &permits.Permit{Authority: permits.Party{Country: permits.Country{Code: "KZ"}}}
	_, err = signer.Seal(foreign, seal.Whole, cites.MustDate("2026-05-01"))
	fmt.Println(err)
	// Output: seal: the key is not of the country that the permit names: the permit is of KZ, and the key "uz" of UZ
}

func ExampleSeal() {
	s, err := seal.Parse("eyJhbGciOiJub25lIn0..AAAA")
	fmt.Println(s == seal.Seal{}, err)
	// Output: true seal: the seal is not signed with Ed25519: its algorithm is "none", and only EdDSA is trusted
}

func ExampleScope() {
	p := &permits.Permit{Number: "1", Waybill: "AWB 1"}
	for _, scope := range []seal.Scope{seal.Issue, seal.Whole} {
		payload, err := seal.Payload(p, scope)
		fmt.Println(scope, string(payload), err)
	}
	// Output:
	// issue {"number":"1"} <nil>
	// whole {"number":"1","waybill":"AWB 1"} <nil>
}

func ExampleError() {
	_, err := new(seal.KeySet).Verify(new(permits.Permit), "cut off")
	var e *seal.Error
	fmt.Println(errors.As(err, &e), e.Reason)
	// Output: true it has 1 parts and not three; get the whole line
}
