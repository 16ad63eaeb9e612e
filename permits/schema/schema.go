// Package schema holds the JSON Schemas (2020-12) of the library's JSON forms,
// for programs in other languages, for editors and for services that validate
// what they are sent.
//
// They are generated from the Go types. A permit is described as it is written:
// any text may stand where a document printed it, because what is wrong must be
// readable to be named; what is right is for [permits.Check] to say. Members that
// the schema of a permit does not name are allowed, and kept by permits.Decode
// as unknown.
//
// [permits.Check]: https://pkg.go.dev/github.com/citesgo/cites/permits#Check
package schema

import (
	"embed"
	"fmt"
	"iter"
	"strings"
)

//go:generate go -C ../../tools run ./schema

//go:embed *.schema.json
var files embed.FS

const suffix = ".schema.json"

// Names yields the names of the schemas, such as "permit" and "findings", in
// alphabetical order.
func Names() iter.Seq[string] {
	return func(yield func(string) bool) {
		entries, _ := files.ReadDir(".") // embedded: it cannot fail
		for _, e := range entries {
			if !yield(strings.TrimSuffix(e.Name(), suffix)) {
				return
			}
		}
	}
}

// Get returns a schema by its name. The bytes are the caller's own. The error
// names those that there are.
func Get(name string) ([]byte, error) {
	data, err := files.ReadFile(name + suffix)
	if err != nil || strings.ContainsAny(name, `/\`) {
		var names []string
		for n := range Names() {
			names = append(names, n)
		}
		return nil, fmt.Errorf("schema: there is no schema %q; there are %s", name, strings.Join(names, ", "))
	}
	return data, nil
}
