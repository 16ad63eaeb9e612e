// Command readme types what a document tells its reader to type, and compares
// what appears with what the document shows.
//
// In a fenced block marked "console", a line that begins with "$ " is a command
// and the lines up to the next command are what it prints, on both streams. The
// output must be the same; a line "..." stands for any number of lines. A
// command may fail only where the block shows go run's "exit status". In a block
// marked "sh", every line is a command that must succeed. Commands that fetch
// the module or change the folder are left out, and so is go test, which the
// checks run on their own. Blocks in other languages are not looked at.
//
// Run it from the root of the module: go run ./internal/ci/readme README.md …
package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
)

func main() {
	failed := false
	for _, path := range os.Args[1:] {
		text, err := os.ReadFile(path)
		if err != nil {
			fmt.Fprintln(os.Stderr, "readme:", err)
			os.Exit(2)
		}
		commands := parse(string(text))
		if len(commands) == 0 {
			fmt.Printf("%s: no commands\n", path)
		}
		for _, c := range commands {
			if c.elsewhere() {
				fmt.Printf("%s:%d: left out: %s\n", path, c.line, c.text)
				continue
			}
			fmt.Printf("%s:%d: %s\n", path, c.line, c.text)
			if err := c.check(run(c.text)); err != nil {
				fmt.Fprintf(os.Stderr, "%s:%d: %v\n", path, c.line, err)
				failed = true
			}
		}
	}
	if failed {
		fmt.Fprintln(os.Stderr, "readme: the documents and the programs disagree; correct whichever is wrong")
		os.Exit(1)
	}
}

// run types the command into a shell and returns what it prints.
func run(command string) (output string, err error) {
	out, err := exec.Command("bash", "-c", command).CombinedOutput()
	return string(out), err
}

// command is one command of a document.
type command struct {
	line  int // where it stands, from 1
	text  string
	block int      // commands of one block have the same number
	shows bool     // in a console block: the output is compared
	want  []string // lines of output
}

// elsewhere reports whether the command is not to be run here.
func (c command) elsewhere() bool {
	for _, p := range []string{"git ", "cd ", "go get ", "go install ", "go test", "go generate", "go doc ", "bash .ci/run"} {
		if strings.HasPrefix(c.text, p) {
			return true
		}
	}
	return false
}

// check compares what the command printed with what the document shows.
func (c command) check(output string, err error) error {
	var got []string
	if text := strings.TrimRight(output, "\n"); text != "" {
		got = strings.Split(text, "\n")
	}
	fails := c.shows && len(c.want) > 0 && strings.HasPrefix(c.want[len(c.want)-1], "exit status ")
	switch {
	case err != nil && !fails:
		return fmt.Errorf("the command fails (%w) and prints\n%s", err, output)
	case err == nil && fails:
		return fmt.Errorf("the command succeeds where the document shows %q", c.want[len(c.want)-1])
	case c.shows && !matches(c.want, got):
		return fmt.Errorf("the document shows\n%s\nand the command prints\n%s", strings.Join(c.want, "\n"), output)
	}
	return nil
}

// matches reports whether got is want, where a line "..." of want stands for
// any lines.
func matches(want, got []string) bool {
	for i, w := range want {
		if w == "..." {
			for skip := range len(got) - i + 1 {
				if matches(want[i+1:], got[i+skip:]) {
					return true
				}
			}
			return false
		}
		if i >= len(got) || got[i] != w {
			return false
		}
	}
	return len(want) == len(got)
}

// parse returns the commands of a Markdown document.
func parse(text string) []command {
	var commands []command
	block := "" // the language of the block we are in, "" outside of one
	blocks := 0
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimRight(line, " \r")
		if lang, ok := strings.CutPrefix(line, "```"); ok {
			switch {
			case block != "":
				block = ""
			case lang == "":
				block = "text"
			default:
				block = lang
			}
			blocks++
			continue
		}
		switch block {
		case "sh":
			if s := strings.TrimSpace(line); s != "" && s[0] != '#' {
				commands = append(commands, command{line: i + 1, text: s, block: blocks})
			}
		case "console":
			if s, ok := strings.CutPrefix(line, "$ "); ok {
				commands = append(commands, command{line: i + 1, text: s, block: blocks, shows: true})
			} else if n := len(commands); n > 0 && commands[n-1].block == blocks {
				commands[n-1].want = append(commands[n-1].want, line)
			}
		}
	}
	for i := range commands {
		c := &commands[i]
		for len(c.want) > 0 && c.want[len(c.want)-1] == "" {
			c.want = c.want[:len(c.want)-1]
		}
	}
	return commands
}
