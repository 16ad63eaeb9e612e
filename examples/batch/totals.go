package main

import (
	"cmp"
	"maps"
	"slices"

	"github.com/citesgo/cites/permits"
)

// totals is the summary of a batch.
type totals struct {
	Documents  int          `json:"documents"`
	Valid      int          `json:"valid"`
	Invalid    int          `json:"invalid"`
	Unreadable int          `json:"unreadable"`
	Faults     []fault      `json:"faults"` // why documents could not be read
	Bytes      int64        `json:"bytes"`
	Rules      []*ruleTotal `json:"rules"`
	Repeated   []repeated   `json:"repeated"` // numbers that several documents bear

	rules map[ruleKey]*ruleTotal
	seen  map[string]string // number of a document by its issuer → where it stood first
}

// ruleTotal counts the findings of one rule and severity.
type ruleTotal struct {
	Code      string           `json:"code"`
	Severity  permits.Severity `json:"severity"`
	Documents int              `json:"documents"`
	Findings  int              `json:"findings"`
	First     string           `json:"first"` // where it was found first
	last      int              // the document that was counted last
}

type ruleKey struct {
	code     string
	severity permits.Severity
}

// repeated is a number that an earlier document of the same issuer has.
type repeated struct {
	Issuer string `json:"issuer"`
	Number string `json:"number"`
	File   string `json:"file"`
	First  string `json:"first"`
}

// fault is a document that could not be read.
type fault struct {
	File  string `json:"file"`
	Error string `json:"error"`
}

// mostKept bounds what is kept of a folder that was copied twice or holds
// something else than permits; -csv has all of them.
const mostKept = 1000

func newTotals() *totals {
	return &totals{Rules: []*ruleTotal{}, Repeated: []repeated{}, Faults: []fault{}, rules: make(map[ruleKey]*ruleTotal), seen: make(map[string]string)}
}

func (t *totals) add(r result) {
	t.Documents++
	t.Bytes += int64(r.size)
	switch {
	case r.err != nil:
		t.Unreadable++
		if len(t.Faults) < mostKept {
			t.Faults = append(t.Faults, fault{r.name, r.err.Error()})
		}
		return
	case r.findings.Valid():
		t.Valid++
	default:
		t.Invalid++
	}
	for _, f := range r.findings {
		key := ruleKey{f.Code, f.Severity}
		x := t.rules[key]
		if x == nil {
			x = &ruleTotal{Code: f.Code, Severity: f.Severity, First: r.name}
			t.rules[key] = x
		}
		x.Findings++
		if x.last != t.Documents {
			x.last = t.Documents
			x.Documents++
		}
	}
	if r.number == "" {
		return
	}
	key := r.issuer + "\x00" + r.number
	first, again := t.seen[key]
	if !again {
		t.seen[key] = r.name
		return
	}
	if len(t.Repeated) < mostKept {
		t.Repeated = append(t.Repeated, repeated{r.issuer, r.number, r.name, first})
	}
}

// close sorts the rules, the most serious and the most frequent first.
func (t *totals) close() {
	t.Rules = slices.SortedFunc(maps.Values(t.rules), func(x, y *ruleTotal) int {
		return cmp.Or(cmp.Compare(y.Severity, x.Severity), cmp.Compare(y.Documents, x.Documents), cmp.Compare(x.Code, y.Code))
	})
	if t.Rules == nil {
		t.Rules = []*ruleTotal{}
	}
}

func (t *totals) status() int {
	switch {
	case t.Unreadable > 0:
		return exitUnreadable
	case t.Invalid > 0:
		return exitErrors
	}
	return exitValid
}
