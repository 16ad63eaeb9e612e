package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/examples/internal/words"
	"github.com/citesgo/cites/internal/lang"
	"github.com/citesgo/cites/permits"
	"github.com/citesgo/cites/seal"
)

// sealWith seals a document as it leaves the authority, on the day of issue.
// Boxes 14 and 15 are for those who inspect the export.
func sealWith(key string, p *permits.Permit, on cites.Date) (string, error) {
	signer, err := readSigner(key)
	if err != nil {
		return "", err
	}
	return signer.Seal(p, seal.Issue, on)
}

// verify reads a document and its seal and tells whether they belong together.
func verify(s settings, in io.Reader, stdout, stderr io.Writer, fail func(error) int) int {
	if s.keys == "" || s.seal == "" {
		return fail(errors.New("-verify needs -keys and -seal"))
	}
	keys, err := readKeys(s.keys)
	if err != nil {
		return fail(err)
	}
	line, err := os.ReadFile(s.seal)
	if err != nil {
		return fail(err)
	}
	p, err := permits.Decode(in)
	if err != nil {
		return fail(err)
	}
	got, err := keys.Verify(p, string(line))
	if err != nil {
		fmt.Fprintf(stderr, "issue: %v\n", err)
		return exitRefused
	}
	word := words.Of("issue", s.reader)
	fmt.Fprintf(stdout, "%s: "+word("sealed by the authority of %s on %s; nothing was altered since")+"\n", p.Number, got.Country.Country().Name(s.reader), lang.Date(s.reader, got.Signed))
	return exitDone
}
