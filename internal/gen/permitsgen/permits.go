// Package permitsgen packs the fact tables of package permits: the codes that
// stand in a permit, with their names; which codes go together; and the rules
// with their findings and messages.
package permitsgen

import (
	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/gen/pack"
	"github.com/citesgo/cites/internal/gen/tsv"
)

// Layout is the version of the blob's layout; package permits reads the same.
const Layout = 1

// law is the month in which the lists were compiled: the Guide and the
// Guidelines they rest on are older, and nothing newer was found then.
var law = cites.MustDate("2026-11-23")

// Build returns the blob of package permits.
func Build(d *tsv.Dir) ([]byte, error) {
	b := builder{text: new(pack.Strings)}
	for _, step := range []func(*tsv.Dir) error{
		b.readCodes, b.readUnits, b.readDocuments, b.readKingdoms, b.readNames, b.readPairs,
		b.readBoxFields, b.readNeeds, b.readLimits, b.readSigners, b.readIssueForms,
		b.readMessages, b.readRules, b.readLedger, b.readFindings,
		b.readMarkCodes, b.readTimber, b.readNumberPatterns, b.readHistory, b.readReportRules,
		b.readReasons, b.readPersonalEffects,
	} {
		if err := step(d); err != nil {
			return nil, err
		}
	}
	if err := b.check(); err != nil {
		return nil, err
	}
	return b.pack()
}

// builder collects the tables. Rows are numbered in the order of the tables,
// which are sorted, so that the same input gives the same bytes.
type builder struct {
	text     *pack.Strings
	tables   []*tsv.Table
	codes    []*code
	byKey    map[string]int // "term.SKI" → row of codes
	taxa     []*taxon
	messages []*message
	byName   map[string]int // key of a message → row of messages
	rules    []*rule
	findings []*finding

	marks       []markCode
	timber      []timber
	numbers     []numberPattern
	history     []codeMeaning
	reportRules []reportRule
	boxes       []boxField // in the order of the form
	needs       []need     // document by document, then form of issue by form, box by box
	limits      []limit
	signers     []signer
	issues      []issueForm
	reasons     []*reason
	effects     []*personalEffect
}

func (b *builder) read(d *tsv.Dir, name string, columns ...string) (*tsv.Table, error) {
	t, err := d.Read(name, columns...)
	if err == nil {
		b.tables = append(b.tables, t)
	}
	return t, err
}

func (b *builder) pack() ([]byte, error) {
	codes, codeKeys := b.packCodes()
	taxa, taxonKeys := b.packTaxa()
	rules, ruleKeys := b.packRules()
	findings, findingKeys := b.packFindings()
	messages := b.packMessages()
	documents := b.packDocuments()

	marks := b.packMarks()
	reasons, reasonKeys := b.packReasons()
	effects := b.packPersonalEffects()

	out := pack.New(Layout, tsv.Edition("permits", law, b.tables...))
	out.AddText(b.text.Bytes())
	out.AddTable(codes)
	out.AddIndex(codeKeys)
	out.AddTable(taxa)
	out.AddIndex(taxonKeys)
	out.AddTable(rules)
	out.AddIndex(ruleKeys)
	out.AddTable(findings)
	out.AddIndex(findingKeys)
	out.AddTable(messages)
	marks.addTo(out)
	for _, t := range documents {
		out.AddTable(t)
	}
	out.AddTable(reasons)
	out.AddIndex(reasonKeys)
	out.AddTable(effects)
	return out.Bytes()
}
