package main

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

const document = "# Title\n\n" +
	"```sh\n# fetch it\ngo get example.org/m\ngo run ./a b.xml\n```\n\n" +
	"```console\nnot output of anything\n$ go run ./a -lang ky b.xml\nфайл: 1\n\nexit status 1\n\n$ go run ./quiet\n```\n\n" +
	"```go\n$ not a command\n```\n\n$ nor this\n"

func TestParse(t *testing.T) {
	want := []command{
		{line: 5, text: "go get example.org/m", block: 1},
		{line: 6, text: "go run ./a b.xml", block: 1},
		{line: 11, text: "go run ./a -lang ky b.xml", block: 3, shows: true, want: []string{"файл: 1", "", "exit status 1"}},
		{line: 16, text: "go run ./quiet", block: 3, shows: true},
	}
	if d := cmp.Diff(want, parse(document), cmp.AllowUnexported(command{}), cmpopts.EquateEmpty()); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
}

func TestCheck(t *testing.T) {
	failure := errors.New("exit status 1")
	for _, tt := range []struct {
		name    string
		command command
		output  string
		err     error
		agrees  bool
	}{
		{"sh, any output", command{}, "x\n", nil, true},
		{"sh, failure", command{}, "x\n", failure, false},
		{"same output", command{shows: true, want: []string{"a", "b"}}, "a\nb\n", nil, true},
		{"other output", command{shows: true, want: []string{"a", "b"}}, "a\nc\n", nil, false},
		{"less output", command{shows: true, want: []string{"a", "b"}}, "a\n", nil, false},
		{"more output", command{shows: true, want: []string{"a"}}, "a\nb\n", nil, false},
		{"no output", command{shows: true}, "", nil, true},
		{"output where none is shown", command{shows: true}, "a\n", nil, false},
		{"abridged", command{shows: true, want: []string{"a", "...", "d"}}, "a\nb\nc\nd\n", nil, true},
		{"abridged at the end", command{shows: true, want: []string{"a", "..."}}, "a\n", nil, true},
		{"abridged, other end", command{shows: true, want: []string{"a", "...", "d"}}, "a\nb\n", nil, false},
		{"failure as shown", command{shows: true, want: []string{"a", "exit status 1"}}, "a\nexit status 1\n", failure, true},
		{"failure not shown", command{shows: true, want: []string{"a"}}, "a\n", failure, false},
		{"success where failure is shown", command{shows: true, want: []string{"exit status 1"}}, "exit status 1\n", nil, false},
	} {
		if err := tt.command.check(tt.output, tt.err); (err == nil) != tt.agrees {
			t.Errorf("%s: %v", tt.name, err)
		}
	}
}

func TestElsewhere(t *testing.T) {
	for text, want := range map[string]bool{
		"go get example.org/m": true, "go test ./...": true, "cd m": true, "go run ./examples/status": false, "echo x | go run ./a": false,
	} {
		if got := (command{text: text}).elsewhere(); got != want {
			t.Errorf("%q: elsewhere() = %v, want %v", text, got, want)
		}
	}
}
