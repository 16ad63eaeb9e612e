// Command cldr writes the CLDR rows of internal/data/country_names.tsv again.
// It is run by hand, never by go generate, because it needs the npm package
// cldr-localenames-full, which is not part of the module:
//
//	npm pack cldr-localenames-full@48.2.0
//	tar xzf cldr-localenames-full-48.2.0.tgz
//	go run ./internal/gen/cldr -package package
//	go generate
//
// # A new edition of CLDR
//
// Run the commands with the new version, change the state of CLDR-48 in
// internal/data/SOURCES.md and read the difference of the table.
//
// # A new language
//
// Add its word to the list in internal/lang and run the commands. The rows of
// kind "un" and "ours" stay as they are; go generate then names each code that
// has no name in the new language yet: special and former codes, which CLDR
// does not know. Add a line of kind "ours" for each of them.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/citesgo/cites/internal/lang"
)

// elsewhere holds the codes whose name CLDR has under another key.
var elsewhere = map[string]string{
	"KV": "XK",  // Kosovo
	"XC": "029", // Caribbean
	"XE": "150", // Europe
	"XF": "002", // Africa
	"XM": "005", // South America
	"XS": "142", // Asia
}

// foreign holds the codes that mean something else in CLDR.
var foreign = map[string]bool{
	"XA": true, // a pseudo-locale; here the French Antilles
	"ZZ": true, // an unknown region; here introduction from the sea
}

const header = "code\tlanguage\tname\tkind\tsource\tnotes"

func main() {
	pkg := flag.String("package", "", "folder of the unpacked npm package cldr-localenames-full")
	root := flag.String("root", ".", "root folder of the module")
	flag.Parse()
	if err := run(*pkg, filepath.Join(*root, "internal", "data")); err != nil {
		fmt.Fprintln(os.Stderr, "cldr:", err)
		os.Exit(1)
	}
}

func run(pkg, data string) error {
	if pkg == "" {
		return fmt.Errorf("give the folder of the unpacked npm package with -package")
	}
	codes, err := column(filepath.Join(data, "countries.tsv"))
	if err != nil {
		return err
	}
	path := filepath.Join(data, "country_names.tsv")
	rows, err := others(path)
	if err != nil {
		return err
	}
	for i := range lang.Count {
		names, err := territories(pkg, lang.Word(i))
		if err != nil {
			return err
		}
		for _, c := range codes {
			key, note := c, ""
			if k, ok := elsewhere[c]; ok {
				key, note = k, "under the key "+k
			}
			name := names[key]
			if name == "" || name == key || foreign[c] {
				continue
			}
			if strings.ContainsAny(name, "\t\r\n") {
				return fmt.Errorf("%s: the name of %s contains a tab or a line break", lang.Word(i), c)
			}
			rows = append(rows, strings.Join([]string{c, lang.Word(i), strings.TrimSpace(name), "cldr", "CLDR-48", note}, "\t"))
		}
	}
	slices.Sort(rows)
	return os.WriteFile(path, []byte(header+"\n"+strings.Join(rows, "\n")+"\n"), 0o644)
}

// column returns the first field of every line behind the header.
func column(path string) ([]string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var first []string
	for i, l := range strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n") {
		if i > 0 {
			f, _, _ := strings.Cut(l, "\t")
			first = append(first, f)
		}
	}
	return first, nil
}

// others returns the rows that are not CLDR's and will stay. A table that does
// not exist yet has none.
func others(path string) ([]string, error) {
	raw, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n")
	if lines[0] != header {
		return nil, fmt.Errorf("%s:1: the header must be %q", path, header)
	}
	var rows []string
	for i, l := range lines[1:] {
		f := strings.Split(l, "\t")
		if len(f) != strings.Count(header, "\t")+1 {
			return nil, fmt.Errorf("%s:%d: %d fields", path, i+2, len(f))
		}
		if f[3] != "cldr" {
			rows = append(rows, l)
		}
	}
	return rows, nil
}

func territories(pkg, word string) (map[string]string, error) {
	path := filepath.Join(pkg, "main", word, "territories.json")
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var file struct {
		Main map[string]struct {
			LocaleDisplayNames struct {
				Territories map[string]string `json:"territories"`
			} `json:"localeDisplayNames"`
		} `json:"main"`
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	names := file.Main[word].LocaleDisplayNames.Territories
	if len(names) == 0 {
		return nil, fmt.Errorf("%s: no territories under main.%s.localeDisplayNames", path, word)
	}
	return names, nil
}
