// Command schema writes the JSON Schemas of the library's JSON forms, from the
// Go types and their comments, into permits/schema. It is run by go generate:
//
//	go -C tools run ./schema
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"

	"github.com/invopop/jsonschema"

	"github.com/citesgo/cites/permits"
)

// document is a JSON form that has a schema of its own. What a line here names
// is all that a new one needs.
type document struct {
	name   string // of the file, and the last part of the identifier
	title  string
	of     reflect.Type
	strict bool // codes are those in use; otherwise any text, as printed
	closed bool // there are no other members; otherwise they are kept as unknown
}

var documents = []document{
	{"permit", "CITES permit or certificate", reflect.TypeFor[permits.Permit](), false, false},
	{"shipment", "Shipment of which the documents are asked", reflect.TypeFor[permits.Shipment](), true, true},
	{"findings", "Findings of the check of a permit", reflect.TypeFor[[]finding](), true, true},
}

// finding is [permits.Finding] as it is in JSON.
type finding struct {
	Code      string            `json:"code"`
	Severity  permits.Severity  `json:"severity"`
	Path      string            `json:"path"`
	Message   string            `json:"message"`
	Provision string            `json:"provision"`
	Args      map[string]string `json:"args"`
}

const (
	module = "github.com/citesgo/cites"
	base   = "https://github.com/citesgo/cites/permits/schema/"
)

func main() {
	root := flag.String("root", "..", "root folder of the library's module, from the folder of this one")
	flag.Parse()
	if err := run(*root); err != nil {
		fmt.Fprintln(os.Stderr, "schema:", err)
		os.Exit(1)
	}
}

func run(root string) error {
	comments, err := readComments(root)
	if err != nil {
		return err
	}
	for _, d := range documents {
		data, err := d.schema(comments)
		if err != nil {
			return fmt.Errorf("%s: %w", d.name, err)
		}
		path := filepath.Join(root, "permits", "schema", d.name+".schema.json")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// readComments returns the comments of the types and fields of the package, by
// the names that the reflector has for them.
func readComments(root string) (map[string]string, error) {
	r := new(jsonschema.Reflector)
	// The reflector joins the path of a folder to that of the module. One that
	// goes up from here has to go down first.
	below := module + strings.Repeat("/x", strings.Count(filepath.ToSlash(root)+"/", "../"))
	if err := r.AddGoComments(below, filepath.ToSlash(filepath.Join(root, "permits")), jsonschema.WithFullComment()); err != nil {
		return nil, err
	}
	comments := make(map[string]string)
	for name, text := range r.CommentMap {
		comments[name] = plain(text)
	}
	// A type of a command has the path main, and in its tests that of the folder.
	for _, path := range []string{"main", module + "/tools/schema"} {
		for name, text := range comments {
			if field, ok := strings.CutPrefix(name, module+"/permits.Finding"); ok && (field == "" || field[0] == '.') {
				comments[path+".finding"+field] = text
			}
		}
		comments[path+".finding.Message"] = "What was found, in English or the language that was asked for."
	}
	return comments, nil
}

var link = regexp.MustCompile(`\[\*?([A-Z][A-Za-z.]*)\]`)

// plain returns a comment without Go's marks and line breaks.
func plain(text string) string {
	return link.ReplaceAllString(strings.Join(strings.Fields(text), " "), "$1")
}

func (d document) schema(comments map[string]string) (data []byte, err error) {
	defer func() { // a type that nobody has given a shape
		if v := recover(); v != nil {
			err = fmt.Errorf("%v", v)
		}
	}()
	shapes := shapes{strict: d.strict, used: make(jsonschema.Definitions)}
	r := &jsonschema.Reflector{
		Anonymous:                 true,
		ExpandedStruct:            true,
		AllowAdditionalProperties: !d.closed,
		CommentMap:                comments,
		Mapper:                    shapes.of,
		Namer: func(t reflect.Type) string {
			return strings.ToUpper(t.Name()[:min(len(t.Name()), 1)]) + t.Name()[min(len(t.Name()), 1):]
		},
	}
	s := r.ReflectFromType(d.of)
	s.ID = jsonschema.ID(base + d.name + ".schema.json")
	s.Title = d.title
	for name, shape := range shapes.used {
		s.Definitions[name] = shape
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err = enc.Encode(s)
	return b.Bytes(), err
}
