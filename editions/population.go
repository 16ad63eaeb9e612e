package editions

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/countries"
)

// limit is the populations by which an entry is limited.
type limit struct {
	kind  limitKind
	codes []countries.Code // sorted

	// rest is the Appendix in which the text says that the other populations are.
	rest appendix.Appendix
}

type limitKind uint8

const (
	whole   limitKind = iota // the text has nothing on populations
	only                     // only those of the countries
	except                   // all but those of the countries
	unclear                  // it has, and cannot be read as a list of countries
)

// populations reads what notes say about populations. They are prose: only what
// is a plain list of countries from beginning to end is taken for one.
type populations struct {
	names  map[string]countries.Code
	twice  map[string]bool // names that would mean two countries
	sorted []string        // longest first
	only   *regexp.Regexp
	except *regexp.Regexp
	tail   *regexp.Regexp
}

func newPopulations() *populations {
	const (
		start  = `^\W*(?:(?:included|listed) in appendix i{1,3})?[\s,;:(\[]*`
		which  = `(?:(?:which|that) )?(?:(?:is|are) )?(?:included|listed) in appendix (i{1,3})`
		others = `(?:all )?other populations (?:is|are) (?:included|listed) in appendix (i{1,3})`
	)
	p := &populations{
		names:  make(map[string]countries.Code),
		twice:  make(map[string]bool),
		only:   regexp.MustCompile(start + `(?:only )?(?:the )?populations? (?:of|from|in) `),
		except: regexp.MustCompile(start + `(?:all populations )?except(?:ing)?(?: for)?(?: those of| the populations? of| populations? of) `),
		tail:   regexp.MustCompile(`^(?:[\s,(\[]+` + which + `[)\]]?)?(?:[\s.;:,)\]]+` + others + `)?(?:$|[.;:)\]](.*)$)`),
	}
	for c := range countries.All() {
		if k := c.Kind(); k == countries.Party || k == countries.NonParty || k == countries.Territory {
			p.learn(c.Name(language.English), c.Code())
		}
	}
	return p
}

// learn takes a name down. An export itself names the countries it writes about:
// beside their codes, in the columns of the distribution.
func (p *populations) learn(name string, c countries.Code) {
	k := plain(name)
	was, known := p.names[k]
	switch {
	case k == "" || p.twice[k] || known && was == c:
		return
	case known:
		delete(p.names, k)
		p.twice[k] = true
	default:
		p.names[k] = c
	}
	p.sorted = nil
}

// plain returns a text in small letters with single spaces.
func plain(s string) string {
	return strings.ToLower(strings.ReplaceAll(strings.Join(strings.Fields(s), " "), " & ", " and "))
}

// learnPairs takes the names down of two columns that run side by side.
func (p *populations) learnPairs(names, codes string) {
	ns, cs := strings.Split(names, ","), strings.Split(codes, ",")
	if len(ns) != len(cs) { // a name has a comma
		return
	}
	for i := range ns {
		if c, err := countries.ParseCode(cs[i]); err == nil {
			p.learn(strings.TrimSpace(ns[i]), c)
		}
	}
}

// limit reads the text of an entry.
func (p *populations) limit(text string) limit {
	text = plain(stripBrackets(text))
	if !strings.Contains(text, "population") {
		return limit{}
	}
	kind := except
	m := p.except.FindStringIndex(text)
	if m == nil {
		kind, m = only, p.only.FindStringIndex(text)
	}
	if m == nil {
		return limit{kind: unclear}
	}
	codes, rest := p.list(text[m[1]:])
	t := p.tail.FindStringSubmatch(rest)
	if len(codes) == 0 || t == nil || strings.Contains(t[3], "population") {
		return limit{kind: unclear}
	}
	l := limit{kind: kind, codes: codes}
	switch {
	case kind == except && t[2] != "":
		return limit{kind: unclear} // which are the others?
	case kind == except: // the populations left out are in it
		l.rest, _ = appendix.Parse(strings.ToUpper(t[1]))
	default: // all others are in it; t[1] repeats what the entry is
		l.rest, _ = appendix.Parse(strings.ToUpper(t[2]))
	}
	return l
}

// stripBrackets cuts off what the site puts before a text, such as "[FAMILY
// listing Felidae spp.]".
func stripBrackets(s string) string {
	for {
		s = strings.TrimSpace(s)
		if !strings.HasPrefix(s, "[") {
			return s
		}
		i := strings.IndexByte(s, ']')
		if i < 0 || !strings.Contains(s[:i], " listing ") {
			return s
		}
		s = s[i+1:]
	}
}

// list reads names of countries as far as there are any.
func (p *populations) list(s string) (codes []countries.Code, rest string) {
	if p.sorted == nil {
		p.sorted = slices.SortedFunc(maps.Keys(p.names), func(x, y string) int {
			return cmp.Or(cmp.Compare(len(y), len(x)), cmp.Compare(x, y))
		})
	}
	for rest = s; ; {
		name := rest
		if len(codes) > 0 {
			var ok bool
			if name, ok = cutSeparator(rest); !ok {
				break
			}
		}
		name = strings.TrimPrefix(name, "the ")
		i := slices.IndexFunc(p.sorted, func(n string) bool { return hasWord(name, n) })
		if i < 0 {
			break
		}
		codes = append(codes, p.names[p.sorted[i]])
		rest = name[len(p.sorted[i]):]
	}
	slices.Sort(codes)
	return slices.Compact(codes), rest
}

// cutSeparator cuts off what stands between two names.
func cutSeparator(s string) (string, bool) {
	for _, sep := range []string{", and ", " and ", ", ", "; ", ","} {
		if t, ok := strings.CutPrefix(s, sep); ok {
			return t, true
		}
	}
	return s, false
}

// hasWord reports whether s begins with the words of w.
func hasWord(s, w string) bool {
	if !strings.HasPrefix(s, w) {
		return false
	}
	return len(s) == len(w) || strings.IndexByte(" ,;.:)]([&", s[len(w)]) >= 0
}
