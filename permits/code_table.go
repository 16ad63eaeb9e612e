package permits

import (
	_ "embed"
	"sync"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/dataset"
)

//go:embed permits.bin
var blobData string

// The layout of the blob; internal/gen/permitsgen writes the same.
const (
	blobLayout = 1

	sectionText = iota
	sectionCodes
	sectionCodeIndex
	sectionTaxa
	sectionTaxonIndex
	sectionRules
	sectionRuleIndex
	sectionFindings
	sectionFindingIndex
	sectionMessages
	sectionMarks
	sectionMarkIndex
	sectionTimber
	sectionTimberIndex
	sectionNumbers
	sectionHistory
	sectionReports
	sectionBoxes
	sectionNeeds
	sectionDocuments
	sectionLimits
	sectionSigners
	sectionIssues
	sectionReasons
	sectionReasonIndex
	sectionEffects
)

// Widths and columns of the tables, in bytes.
const (
	codeWidth     = 40 + 8*12
	colCode       = 0
	colCodeLen    = 4
	colKind       = 6
	colStatus     = 7
	colReplaces   = 8
	colCertain    = 12
	colOrdinal    = 13
	colMonths     = 14
	colForms      = 15
	colNumerator  = 16
	colDenominat  = 20
	colBase       = 24
	colFlags      = 26
	colPurposes   = 28
	colHistory    = 30
	colUnits      = 32
	colNames      = 40
	statusCurrent = 1

	flagRead         = 1 << 0
	flagUnitPairs    = 1 << 1
	flagPurposePairs = 1 << 2
	flagTaxonPairs   = 1 << 3
	shiftAnimals     = 4
	shiftPlants      = 6

	taxonWidth = 8 + 4*5
	colTerms   = 8

	markWidth    = 16
	timberWidth  = 12
	numberWidth  = 32
	historyWidth = 12
	reportWidth  = 20
)

// blob is the opened data set, read in place.
type blob struct {
	file                                   dataset.File
	text                                   dataset.Text
	codes, taxa, rules, findings, messages dataset.Table
	codeIx, taxonIx, ruleIx, findingIx     dataset.Index

	marks, timber, numbers, history, reports dataset.Table
	markIx, timberIx                         dataset.Index

	boxes, needs, documents dataset.Table
	limits, signers, issues dataset.Table

	reasons, effects dataset.Table
	reasonIx         dataset.Index

	err error
}

var (
	blobOnce   sync.Once
	blobOpened blob
)

// tables returns the data set. A blob that does not open reads as empty, which
// [Verify] reports: it is embedded, so it cannot fail on one machine only.
func tables() *blob {
	blobOnce.Do(func() { blobOpened = openBlob(blobData) })
	return &blobOpened
}

func openBlob(data string) blob {
	f, err := dataset.Open(data, "permits", blobLayout)
	if err != nil {
		return blob{err: err}
	}
	return blob{
		file: f, text: f.Text(sectionText),
		codes: f.Table(sectionCodes, codeWidth), codeIx: f.Index(sectionCodeIndex),
		taxa: f.Table(sectionTaxa, taxonWidth), taxonIx: f.Index(sectionTaxonIndex),
		rules: f.Table(sectionRules, ruleWidth), ruleIx: f.Index(sectionRuleIndex),
		findings: f.Table(sectionFindings, findingWidth), findingIx: f.Index(sectionFindingIndex),
		messages: f.Table(sectionMessages, messageWidth),
		marks:    f.Table(sectionMarks, markWidth), markIx: f.Index(sectionMarkIndex),
		timber: f.Table(sectionTimber, timberWidth), timberIx: f.Index(sectionTimberIndex),
		numbers: f.Table(sectionNumbers, numberWidth),
		history: f.Table(sectionHistory, historyWidth),
		reports: f.Table(sectionReports, reportWidth),
		boxes:   f.Table(sectionBoxes, boxWidth), needs: f.Table(sectionNeeds, needWidth),
		documents: f.Table(sectionDocuments, documentWidth), limits: f.Table(sectionLimits, limitWidth),
		signers: f.Table(sectionSigners, signerWidth), issues: f.Table(sectionIssues, issueWidth),
		reasons: f.Table(sectionReasons, reasonWidth), reasonIx: f.Index(sectionReasonIndex),
		effects: f.Table(sectionEffects, effectWidth),
	}
}

// Edition says on which facts the codes, pairs and rules rest.
func Edition() cites.Edition { return tables().file.Edition() }

// Verify reads the whole embedded data set and compares its checksum.
func Verify() error {
	b := tables()
	if b.err != nil {
		return b.err
	}
	return b.file.Verify()
}

// codeRow is one code of the tables; not ok is none.
type codeRow struct {
	b   *blob
	row uint32
	ok  bool
}

// find returns the code s of kind k, in use or withdrawn, in any case.
func find(k kind, s string) codeRow {
	var buf [48]byte
	s = trim(s)
	if s == "" || len(s) > 36 {
		return codeRow{}
	}
	key := append(buf[:0], k.prefix()...)
	n := len(key)
	for i := range len(s) {
		c := s[i]
		if k.isLower() && 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		} else if !k.isLower() && 'a' <= c && c <= 'z' {
			c -= 'a' - 'A'
		}
		key = append(key, c)
	}
	b := tables()
	for p := b.codeIx.Probe(dataset.Hash(key)); ; {
		row, more := p.Next()
		if !more {
			return codeRow{}
		}
		if c := (codeRow{b, row, true}); c.kind() == k && c.text() == string(key[n:]) {
			return c
		}
	}
}

func (c codeRow) isZero() bool    { return !c.ok }
func (c codeRow) isCurrent() bool { return c.ok && c.b.codes.U8(c.row, colStatus) == statusCurrent }
func (c codeRow) isCertain() bool { return c.ok && c.b.codes.U8(c.row, colCertain) != 0 }

func (c codeRow) text() string {
	if !c.ok {
		return ""
	}
	return c.b.text.At(c.b.codes.U32(c.row, colCode), uint32(c.b.codes.U16(c.row, colCodeLen)))
}

func (c codeRow) kind() kind {
	if !c.ok {
		return 0
	}
	return kind(c.b.codes.U8(c.row, colKind))
}

func (c codeRow) u8(col int) uint8 {
	if !c.ok {
		return 0
	}
	return c.b.codes.U8(c.row, col)
}

func (c codeRow) flags() int {
	if !c.ok {
		return 0
	}
	return int(c.b.codes.U16(c.row, colFlags))
}

// ref follows a column that holds another row.
func (c codeRow) ref(col int) codeRow {
	if !c.ok {
		return codeRow{}
	}
	to := c.b.codes.U16(c.row, col)
	if to == 0 {
		return codeRow{}
	}
	return codeRow{c.b, uint32(to - 1), true}
}

// replacement returns what may replace a withdrawn code, i 0 or 1.
func (c codeRow) replacement(i int) codeRow { return c.ref(colReplaces + 2*i) }
