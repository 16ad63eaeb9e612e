package editions

import (
	"slices"
	"strconv"
	"strings"

	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/specieslayout"
)

// Ranks, as indexes of the layout's.
var (
	rankKingdom = rankOf("kingdom")
	rankGenus   = rankOf("genus")
	rankSpecies = rankOf("species")
)

func rankOf(word string) uint8 {
	return uint8(max(slices.Index(layout.Ranks[:], word), 0))
}

// record is what is kept of a row, or of several rows of one taxon: Species+ has
// one for each name it is listed under.
type record struct {
	line     int
	id       uint32
	rank     uint8
	path     string // see [reader.path]
	epithet  string // of the species, for what is below one
	name     string
	author   string
	accepted bool
	listing  string
	status   status
	note     string
	under    string
	rest     string // numbered annotations that could not be placed
	numbers  annotations
	parties  []countries.Code
	codes    []uint16
	synonyms []synonym
}

// reader gathers the records of a file.
type reader struct {
	*table
	options
	texts   map[string]string // texts that many rows share
	ranges  map[string][]uint16
	numbers map[annotationKey]parsedAnnotations
	lookup  map[uint32]*record
	records []*record
	pops    *populations
	remarks []Remark
}

// annotationKey is all that decides how annotations are parsed: their text is long,
// and the same in thousands of rows.
type annotationKey struct{ symbol, listing, text string }

type parsedAnnotations struct {
	annotations
	rest string
}

// shared returns a copy of a text of the row that does not keep the row alive,
// the same copy for the same text.
func (r *reader) shared(s string) string {
	if s == "" {
		return ""
	}
	if t, ok := r.texts[s]; ok {
		return t
	}
	s = strings.Clone(s)
	r.texts[s] = s
	return s
}

func (r *reader) remark(c int, text, reason string) {
	r.remarks = append(r.remarks, Remark{r.line, r.names[c], strings.Clone(short(text)), reason})
}

// read takes the row at hand.
func (r *reader) read() error {
	rec := &record{line: r.line}
	id, err := strconv.ParseUint(r.get(colID), 10, 31)
	if err != nil || id == 0 {
		return r.fail(colID, "%q is no id of a taxon; download the file again", short(r.get(colID)))
	}
	rec.id = uint32(id)
	rec.rank = rankOf(strings.ToLower(r.get(colRank)))
	if rec.rank == 0 {
		return r.fail(colRank, "%q is none of the ranks %s", short(r.get(colRank)), strings.Join(layout.Ranks[1:], ", "))
	}
	if k := r.get(colKingdom); !slices.Contains(layout.Kingdoms[1:], k) {
		return r.fail(colKingdom, "%q is none of %s", short(k), strings.Join(layout.Kingdoms[1:], ", "))
	}
	rec.name = strings.Join(strings.Fields(r.get(colName)), " ")
	if !usable(rec.name) {
		return r.fail(colName, "%q cannot be the name of a taxon", short(rec.name))
	}
	rec.author = strings.Clone(r.get(colAuthor))
	if len(rec.author) > 255 {
		return r.fail(colAuthor, "%d bytes; 255 are the most", len(rec.author))
	}
	if rec.path, err = r.path(rec.rank); err != nil {
		return err
	}
	if rec.rank > rankSpecies {
		rec.epithet = strings.Clone(r.get(colSpecies))
	}
	rec.accepted = !strings.EqualFold(r.get(colAccepted), "false")
	rec.listing = r.shared(r.get(colListing))
	var wrong string
	if rec.status, wrong = parseStatus(rec.listing); wrong != "" {
		return r.fail(colListing, "%q is none of I, II, III and NC", short(wrong))
	}
	if rec.parties, err = r.readParties(); err != nil {
		return err
	}
	rec.note, rec.under = r.shared(r.get(colNote)), r.shared(r.get(colUnder))
	an := r.readNumbers(rec.status)
	rec.numbers, rec.rest = an.annotations, an.rest
	rec.codes = r.readRange()
	rec.synonyms = r.readSynonyms()
	return r.enter(rec)
}

// path returns the names of the ranks above that of the row, from the kingdom to
// the genus, each followed by a slash.
func (r *reader) path(rank uint8) (string, error) {
	var buf [256]byte
	b := buf[:0]
	for c := colKingdom; c <= colGenus; c++ {
		if pathRanks[c-colKingdom] < rank {
			b = append(b, r.get(c)...)
		}
		b = append(b, '/')
	}
	if s, ok := r.texts[string(b)]; ok {
		return s, nil
	}
	for c := colKingdom; c <= colGenus; c++ {
		if s := r.get(c); s != "" && (!usable(s) || strings.Contains(s, "/")) {
			return "", r.fail(c, "%q cannot be the name of a taxon", short(s))
		}
	}
	return r.shared(string(b)), nil
}

// pathRanks are the ranks of the columns from colKingdom to colGenus.
var pathRanks = [...]uint8{
	rankKingdom, rankOf("phylum"), rankOf("class"), rankOf("order"), rankOf("family"), rankGenus,
}

func (r *reader) readParties() ([]countries.Code, error) {
	s := r.get(colParty)
	if s == "" {
		return nil, nil
	}
	var out []countries.Code
	for part := range strings.SplitSeq(s, ",") {
		c, err := countries.ParseCode(part)
		if err != nil {
			return nil, r.fail(colParty, "%v", err)
		}
		out = append(out, c)
	}
	return out, nil
}

func (r *reader) readNumbers(st status) parsedAnnotations {
	text, symbol := r.get(colNumbered), r.get(colSymbol)
	if text == "" && symbol == "" {
		return parsedAnnotations{}
	}
	key := annotationKey{symbol, r.get(colListing), text}
	an, ok := r.numbers[key]
	if !ok {
		an.annotations, an.rest = parseAnnotations(text, symbol, st, r.format)
		an.rest = strings.Clone(an.rest)
		r.numbers[annotationKey{strings.Clone(symbol), strings.Clone(key.listing), strings.Clone(text)}] = an
	}
	if an.rest != "" {
		c := colNumbered
		if r.format == Checklist {
			c = colSymbol
		}
		r.remark(c, an.rest, "is an annotation that cannot be told to belong to one entry")
	}
	return an
}

// readRange reads the countries of the distribution. A code that is none makes
// the range incomplete.
func (r *reader) readRange() []uint16 {
	s := r.get(colCodes)
	if s == "" {
		return nil
	}
	if codes, ok := r.ranges[s]; ok {
		return codes
	}
	r.pops.learnPairs(r.get(colNames), s)
	var codes []uint16
	for part := range strings.SplitSeq(s, ",") {
		c, err := countries.ParseCode(part)
		k := c.Country().Kind()
		if err != nil || k != countries.Party && k != countries.NonParty && k != countries.Territory && k != countries.Former {
			r.remark(colCodes, part, "is no country; the range is taken for incomplete")
			c = layout.CodeIncomplete
		}
		codes = append(codes, uint16(c))
	}
	r.ranges[strings.Clone(s)] = codes
	return codes
}

func (r *reader) readSynonyms() []synonym {
	s := r.get(colSynonyms)
	if s == "" {
		return nil
	}
	good, bad := splitSynonyms(strings.Join(strings.Fields(s), " "))
	for _, b := range bad {
		r.remark(colSynonyms, b, "cannot be told from its author and is not looked up")
	}
	return good
}

// enter adds the record, or joins it with an earlier one of the same taxon.
func (r *reader) enter(rec *record) error {
	was := r.lookup[rec.id]
	if was == nil {
		r.lookup[rec.id] = rec
		r.records = append(r.records, rec)
		return nil
	}
	switch {
	case was.name != rec.name || was.rank != rec.rank || was.path != rec.path:
		return r.fail(colID, "%d is %s here and %s on line %d", rec.id, rec.name, was.name, was.line)
	case was.status != rec.status:
		return r.fail(colListing, "%s is in %q here and in %q on line %d", rec.name, rec.listing, was.listing, was.line)
	}
	if rec.note != was.note && rec.note != "" {
		was.note = r.shared(strings.TrimPrefix(was.note+"\n"+rec.note, "\n"))
	}
	if rec.under != was.under && rec.under != "" {
		was.under = r.shared(strings.TrimPrefix(was.under+","+rec.under, ","))
	}
	for a, n := range rec.numbers {
		switch {
		case was.numbers[a] == 0:
			was.numbers[a] = n
		case n != 0 && n != was.numbers[a]:
			return r.fail(colNumbered, "#%d here and #%d on line %d", n, was.numbers[a], was.line)
		}
	}
	for _, p := range rec.parties {
		if !slices.Contains(was.parties, p) {
			was.parties = append(was.parties, p)
		}
	}
	return nil
}
