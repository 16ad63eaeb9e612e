package permits

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"
)

// OwnProfile is a profile that a caller adds: rules of a national law, of an
// office or of a marketplace, beside those of [Rules]. Make it once with
// [NewProfile] and give it to [Check] with [WithProfile]. It does not change and is safe
// for concurrent use if its rules are.
type OwnProfile struct {
	name  string
	rules []OwnRule
}

// OwnRule is one rule of an [OwnProfile].
type OwnRule struct {
	// Code is what programs compare. It begins with the name of the profile in
	// capitals and a hyphen, so that it can never be one of the library's.
	Code string
	// Provision is the law or practice that the rule rests on.
	Provision string
	// Check judges a document and reports what it finds. It must not change the
	// document.
	Check func(p *Permit, report func(OwnFinding))
}

// OwnFinding is one thing that an [OwnRule] finds.
type OwnFinding struct {
	Severity Severity
	Path     string // RFC 6901 pointer into the JSON form of the permit, "" for the whole document
	Args     []Arg  // the values in the message, for programs
	// Message says it in the reader's language.
	Message func(language.Tag) string
}

// NewProfile makes a profile of a caller's rules. The name is of lower-case
// letters, such as "kz", and none of the library's profiles. It is an error if a
// code does not begin with the name in capitals (KZ-FALCON-RING), stands there twice
// or has no check.
func NewProfile(name string, rules ...OwnRule) (*OwnProfile, error) {
	if name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") != "" {
		return nil, fmt.Errorf("permits: %q is no name for a profile; use lower-case letters, such as kz", shorten(name))
	}
	if _, err := ParseProfile(name); err == nil {
		return nil, fmt.Errorf("permits: the profile %s is the library's; choose another name", name)
	}
	prefix := strings.ToUpper(name) + "-"
	seen := make(map[string]bool, len(rules))
	for _, r := range rules {
		rest, ok := strings.CutPrefix(r.Code, prefix)
		switch {
		case !ok || rest == "" || strings.Trim(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-") != "":
			return nil, fmt.Errorf("permits: the code %q of profile %s has to be %s and capital letters, such as %sFALCON-RING", shorten(r.Code), name, prefix, prefix)
		case seen[r.Code]:
			return nil, fmt.Errorf("permits: the code %s is there twice", r.Code)
		case r.Check == nil:
			return nil, fmt.Errorf("permits: the rule %s has no check", r.Code)
		}
		seen[r.Code] = true
	}
	return &OwnProfile{name, slices.Clone(rules)}, nil
}

// Name returns the name of the profile.
func (p *OwnProfile) Name() string { return p.name }

// Rules returns the rules of the profile, which are the caller's to keep.
func (p *OwnProfile) Rules() []OwnRule { return slices.Clone(p.rules) }

// WithProfile adds the rules of a caller's profile. Their findings stand among the
// others, in the order of the document.
func WithProfile(p *OwnProfile) CheckOption {
	return func(o *options) {
		if p != nil {
			o.own = append(o.own, p)
		}
	}
}

// checkOwn applies the profiles of the caller.
func (c *checker) checkOwn() {
	for _, profile := range c.own {
		for i := range profile.rules {
			r := &profile.rules[i]
			if slices.Contains(c.ignore, r.Code) {
				continue
			}
			r.Check(c.p, func(f OwnFinding) {
				c.found = append(c.found, placed{placeAt(f.Path), Finding{
					Code: r.Code, Severity: min(max(f.Severity, Info), Error), Path: f.Path, Provision: r.Provision, Args: slices.Clone(f.Args),
					own: f.Message,
				}})
			})
		}
	}
}

// placeAt finds where a path that a caller wrote stands in the order of the
// document: the field that it names or lies in, else the end.
func placeAt(path string) place {
	if path == "" {
		return at(fieldDocument)
	}
	p, from, to := at(headerFields-1), fieldDocument+1, headerFields
	if rest, ok := strings.CutPrefix(path, "/items/"); ok {
		row, tail, _ := strings.Cut(rest, "/")
		i, err := strconv.Atoi(row)
		if err != nil || i < 0 {
			return p
		}
		p, from, to, path = place{field: itemName, row: i}, itemName, allFields, "/"+tail
	}
	longest := 0
	for f := from; f < to; f++ {
		head, _, _ := strings.Cut(f.pointer(), "/*")
		if len(head) > longest && strings.HasPrefix(path, head) && (len(path) == len(head) || path[len(head)] == '/') {
			p.field, longest = f, len(head)
		}
	}
	return p
}
