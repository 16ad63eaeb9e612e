package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"os"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/seal"
)

// publicSuffix is what the name of the file with the public half has more than
// that with the key.
const publicSuffix = ".jwks"

// pemType is the kind of PEM block that holds a key, in PKCS #8.
const pemType = "PRIVATE KEY"

// makeKey makes a key and writes both halves. It overwrites nothing: a key that
// is lost cannot be had again.
func makeKey(s settings) error {
	country, err := countries.ParseCode(s.country)
	if err != nil {
		return fmt.Errorf("-country: %w", err)
	}
	from, err := cites.ParseDate(s.from)
	if err != nil {
		return fmt.Errorf("-from: %w", err)
	}
	until, err := cites.ParseDate(s.until)
	if err != nil {
		return fmt.Errorf("-until: %w", err)
	}
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	return writeKey(s.newKey, private, seal.Key{Country: country, From: from, Until: until})
}

// writeKey writes a key and, beside it, its public half.
func writeKey(name string, private ed25519.PrivateKey, public seal.Key) error {
	signer, err := seal.NewSigner(private, public)
	if err != nil {
		return err
	}
	set, err := seal.NewKeySet(signer.Key())
	if err != nil {
		return err
	}
	jwks, err := json.MarshalIndent(set, "", "  ")
	if err != nil {
		return err
	}
	der, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		return err
	}
	if err := create(name, pem.EncodeToMemory(&pem.Block{Type: pemType, Bytes: der}), 0o600); err != nil {
		return err
	}
	return create(name+publicSuffix, append(jwks, '\n'), 0o644)
}

// create writes a file that is not there yet.
func create(name string, data []byte, mode os.FileMode) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// readSigner reads a key, and what its public half says of it.
func readSigner(name string) (*seal.Signer, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	block, _ := pem.Decode(data)
	if block == nil || block.Type != pemType {
		return nil, fmt.Errorf("%s holds no key; make one with -newkey", name)
	}
	key, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, fmt.Errorf("%s holds no key: %w", name, err)
	}
	private, ok := key.(ed25519.PrivateKey)
	if !ok {
		return nil, fmt.Errorf("%s holds a key of another kind; seals are made with Ed25519", name)
	}
	set, err := readKeys(name + publicSuffix)
	if err != nil {
		return nil, err
	}
	for k := range set.Keys() {
		if bytes.Equal(k.Public, private.Public().(ed25519.PublicKey)) {
			return seal.NewSigner(private, k)
		}
	}
	return nil, fmt.Errorf("%s is not the public half of %s", name+publicSuffix, name)
}

func readKeys(name string) (*seal.KeySet, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	set, err := seal.ParseKeySet(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return set, nil
}
