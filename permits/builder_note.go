package permits

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
)

// note is a text that a document has to carry in box 5, by its key.
type note string

const (
	noteAnnex         note = "annex"
	noteAnnexPages    note = "annex-pages"
	noteCaptive       note = "captive"
	noteCarnet        note = "carnet"
	noteCountries     note = "countries"
	noteExhibition    note = "exhibition"
	noteExtension     note = "extension"
	noteImportPermit  note = "import-permit"
	noteInstrument    note = "instrument"
	noteLabel         note = "label"
	noteNotCommercial note = "not-commercial"
	noteOrigin        note = "origin"
	noteOwnership     note = "ownership"
	notePartial       note = "partial"
	notePersonal      note = "retrospective-personal"
	notePreConvention note = "pre-convention"
	notePropagated    note = "propagated"
	noteReplacement   note = "replacement"
	noteRetrospective note = "retrospective"
	noteSuitable      note = "suitable"
	noteTransport     note = "transport"
)

// in returns the text in a language with its values, given as name and value in
// turn.
func (n note) in(tag language.Tag, values ...string) string {
	text, _, _ := name(kindNote, string(n), tag)
	pairs := make([]string, 0, len(values))
	for i := 0; i+1 < len(values); i += 2 {
		pairs = append(pairs, "{"+values[i]+"}", values[i+1])
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// working returns the language in which the builder writes, and whether it is
// one that a document may be in: English, French or Spanish.
func (b *Builder) working() (language.Tag, string, bool) {
	word := lang.Word(lang.Index(b.words))
	switch word {
	case "en", "fr", "es":
		return b.words, word, true
	}
	return language.English, "en", false
}

// notes returns the texts of box 5 in the order in which they are read: what the
// document is, what it is good for, its history, what the officer added.
func (b *Builder) notes() []string {
	tag, _, _ := b.working()
	var out []string
	add := func(n note, values ...string) { out = append(out, n.in(tag, values...)) }
	live, first := b.liveRows(), b.hasAppendixI()
	switch b.document {
	case CertificateOfOrigin:
		add(noteOrigin)
	case PreConventionCertificate:
		add(notePreConvention)
	case CaptiveBredCertificate:
		add(noteCaptive)
	case ArtificiallyPropagatedCertificate, PhytosanitaryCertificate:
		add(notePropagated)
	case TravellingExhibitionCertificate:
		add(noteExhibition)
	case PersonalOwnershipCertificate:
		add(noteOwnership)
	case MusicalInstrumentCertificate:
		add(noteInstrument)
	case SampleCollectionCertificate:
		add(noteCarnet, "carnet", trim(b.carnet.Number))
		if trim(b.countries) != "" {
			add(noteCountries, "countries", trim(b.countries))
		}
	case ScientificExchangeLabel:
		add(noteLabel, "sender", b.codes[0], "recipient", b.codes[1])
	}
	if b.notCommercial && first {
		add(noteNotCommercial)
	}
	if b.housed && live {
		add(noteSuitable)
	}
	if live && b.document != ImportPermit {
		add(noteTransport)
	}
	if trim(b.permit.Number) != "" {
		add(noteImportPermit, "number", trim(b.permit.Number), "issued", b.permit.Issued.String())
	}
	if n := len(b.rows); b.annex && n > formRows {
		add(noteAnnex, "first", rowLetter(formRows), "last", rowLetter(n-1))
		if b.pages > 0 {
			add(noteAnnexPages, "pages", strconv.Itoa(b.pages))
		}
	}
	if len(b.left) > 0 {
		list := make([]string, len(b.left))
		for i, x := range b.left {
			list[i] = string(x)
		}
		add(notePartial, "boxes", strings.Join(list, ", "))
	}
	out = append(out, b.historyNotes(tag)...)
	for i := range b.rows {
		if text := trim(b.rows[i].Explanation); text != "" {
			out = append(out, rowLetter(i)+": "+text)
		}
	}
	for _, text := range b.texts {
		if trim(text) != "" {
			out = append(out, trim(text))
		}
	}
	return out
}

// historyNotes says how the document came to be issued as it is.
func (b *Builder) historyNotes(tag language.Tag) (out []string) {
	if r := b.retrospective; r != nil {
		out = append(out, noteRetrospective.in(tag, "reason", trim(r.reason)))
		if r.personal {
			out = append(out, notePersonal.in(tag))
		}
	}
	if r := b.replaced; r != nil {
		out = append(out, noteReplacement.in(tag, "number", trim(r.number), "issued", r.issued.String(), "reason", trim(r.reason)))
	}
	if x := b.extended; x != nil {
		out = append(out, noteExtension.in(tag, "arrived", x.arrived.String(), "until", x.until.String(), "authority", trim(x.authority)))
	}
	return out
}

// formRows is how many rows the paper form has.
const formRows = 4

// rowLetter names a row: A to Z, then AA, AB and so on.
func rowLetter(i int) string {
	var s string
	for i++; i > 0; i = (i - 1) / 26 {
		s = string(rune('A'+(i-1)%26)) + s
	}
	return s
}
