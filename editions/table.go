package editions

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// Format is the kind of a file.
type Format uint8

// The formats.
const (
	Checklist   Format = iota + 1 // "Index of CITES Species" of the Checklist
	SpeciesPlus                   // CITES listings of Species+
)

// String returns "checklist" or "speciesplus".
func (f Format) String() string {
	switch f {
	case Checklist:
		return "checklist"
	case SpeciesPlus:
		return "speciesplus"
	}
	return ""
}

// The columns that are read, by number.
const (
	colID = iota
	colKingdom
	colPhylum
	colClass
	colOrder
	colFamily
	colGenus
	colSpecies
	colSubspecies
	colName
	colAuthor
	colRank
	colListing
	colParty
	colUnder
	colNote
	colNumbered
	colSymbol
	colSynonyms
	colAccepted
	colNames // of countries
	colCodes
	columnCount
)

// columns are the headers of each format, as the code of the sites writes them;
// "" where the format does not have the column. See headerKey for what is forgiven.
var columns = [columnCount][3]string{
	colID:         {Checklist: "TaxonId", SpeciesPlus: "Id"},
	colKingdom:    {Checklist: "Kingdom", SpeciesPlus: "Kingdom"},
	colPhylum:     {Checklist: "Phylum", SpeciesPlus: "Phylum"},
	colClass:      {Checklist: "Class", SpeciesPlus: "Class"},
	colOrder:      {Checklist: "Order", SpeciesPlus: "Order"},
	colFamily:     {Checklist: "Family", SpeciesPlus: "Family"},
	colGenus:      {Checklist: "Genus", SpeciesPlus: "Genus"},
	colSpecies:    {Checklist: "Species", SpeciesPlus: "Species"},
	colSubspecies: {Checklist: "Subspecies", SpeciesPlus: "Subspecies"},
	colName:       {Checklist: "FullName", SpeciesPlus: "Scientific Name"},
	colAuthor:     {Checklist: "AuthorYear", SpeciesPlus: "Author"},
	colRank:       {Checklist: "RankName", SpeciesPlus: "Rank"},
	colListing:    {Checklist: "CurrentListing", SpeciesPlus: "Listing"},
	colParty:      {SpeciesPlus: "Party"},
	colUnder:      {SpeciesPlus: "Listed under"},
	colNote:       {Checklist: "FullAnnotationEnglish", SpeciesPlus: "Full note"},
	colNumbered:   {Checklist: "#Annotation", SpeciesPlus: "# Full note"},
	colSymbol:     {Checklist: "#AnnotationSymbol"},
	colSynonyms:   {Checklist: "SynonymsWithAuthors"},
	colAccepted:   {Checklist: "CitesAccepted"},
	colNames:      {Checklist: "All_DistributionFullNames", SpeciesPlus: "All_DistributionFullNames"},
	colCodes:      {Checklist: "All_DistributionISOCodes", SpeciesPlus: "All_DistributionISOCodes"},
}

// optional are the columns that the sites leave out where the user unticks them.
func optional(col int) bool { return col == colSynonyms || col == colAuthor }

// headerKey returns what is compared of a header: spreadsheets and people change
// case, spaces and underlines.
func headerKey(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '#', r == '?':
			return r
		}
		return -1
	}, s)
}

// table reads the rows of an export one by one.
type table struct {
	format Format
	csv    *csv.Reader
	end    *ending
	at     [columnCount]int // place in a row, -1 where the file has no such column
	names  [columnCount]string
	row    []string
	line   int
	rows   int
	most   int // rows
}

// ending counts the bytes read and keeps the last: a file that does not end with
// the end of a line has been cut short.
type ending struct {
	r    io.Reader
	left int64
	last byte
}

var errTooLong = errors.New("too long")

func (e *ending) Read(p []byte) (int, error) {
	if e.left <= 0 {
		// Whether there is more decides.
		var one [1]byte
		if n, err := e.r.Read(one[:]); n == 0 {
			return 0, err
		}
		return 0, errTooLong
	}
	n, err := e.r.Read(p[:min(int64(len(p)), e.left)])
	if n > 0 {
		e.left -= int64(n)
		e.last = p[n-1]
	}
	return n, err
}

// newTable reads the header.
func newTable(r io.Reader, o *options) (*table, error) {
	end := &ending{r: r, left: o.maxBytes}
	const most = 64 << 10
	buf := bufio.NewReaderSize(end, most)
	head, err := buf.Peek(most)
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return nil, readError(err, o)
	}
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return nil, fail(1, "", "it is in UTF-16, as spreadsheets save \"Unicode text\"; save it as CSV in UTF-8, or download it again")
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return nil, fail(1, "", "it is a ZIP file or a workbook; give the CSV file itself")
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		_, _ = buf.Discard(3)
		head = head[3:]
	}
	if len(bytes.TrimSpace(head)) == 0 {
		return nil, fail(0, "", "it is empty")
	}
	t := &table{csv: csv.NewReader(buf), end: end, most: o.maxRows}
	t.csv.Comma = separator(head)
	t.csv.ReuseRecord = true
	header, err := t.csv.Read()
	if err != nil {
		return nil, t.csvError(err, 0, o)
	}
	if err := t.readHeader(slices.Clone(header)); err != nil {
		return nil, err
	}
	return t, nil
}

// separator returns the one of comma, semicolon and tab that is most frequent in
// the first line.
func separator(head []byte) rune {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best, most := ',', bytes.Count(line, []byte(","))
	for _, c := range ";\t" {
		if n := bytes.Count(line, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// readHeader finds the format and the places of its columns.
func (t *table) readHeader(header []string) error {
	places := make(map[string]int, len(header))
	for i, h := range header {
		k := headerKey(h)
		if _, twice := places[k]; twice && k != "" {
			return fail(1, h, "the header has it twice")
		}
		places[k] = i
	}
	has := func(name string) bool { _, ok := places[headerKey(name)]; return ok }
	switch {
	case has("Agreement"), has("CITES") && has("Listing"):
		return fail(1, "", "it lists another designation, the CMS or the European Union's annexes; download the CITES listings")
	case has("ChangeType"):
		return fail(1, "", "it is the history of listings; download the index of species instead")
	case has("CurrentListing"):
		t.format = Checklist
	case has("Listing") && has("Scientific Name"):
		t.format = SpeciesPlus
	default:
		return fail(1, "", "the header %s is neither that of the Checklist's index (TaxonId, Kingdom, …, CurrentListing, …) "+
			"nor that of the listings of Species+ (Id, Kingdom, …, Scientific Name, …, Listing, …)", short(strings.Join(header, ", ")))
	}
	var missing []string
	for c, names := range columns {
		name := names[t.format]
		t.at[c] = -1
		if name == "" {
			continue
		}
		i, ok := places[headerKey(name)]
		switch {
		case ok:
			t.at[c], t.names[c] = i, header[i]
		case !optional(c):
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		return fail(1, "", "the columns %s are missing; download the file again and keep all columns", strings.Join(missing, ", "))
	}
	return nil
}

// next reads a row, and returns false at the end of a file that is whole.
func (t *table) next(o *options) (bool, error) {
	row, err := t.csv.Read()
	if err == io.EOF {
		if t.end.last != '\n' && t.end.last != '\r' {
			return false, fail(t.line, "", "the last line has no end: the file may have been cut short; download it again, or end the line if it is whole")
		}
		return false, nil
	}
	if err != nil {
		return false, t.csvError(err, len(row), o)
	}
	if t.rows++; t.rows > t.most {
		return false, fail(0, "", "it has more than %d rows; MaxRows sets another limit", t.most)
	}
	t.row = row
	t.line, _ = t.csv.FieldPos(0)
	for c, i := range t.at {
		if i >= 0 {
			if err := t.checkField(c, row[i]); err != nil {
				return false, err
			}
		}
	}
	return true, nil
}

func (t *table) checkField(c int, s string) error {
	switch {
	case len(s) > maxField:
		return t.fail(c, "a field of %d bytes; %d are the most", len(s), maxField)
	case !utf8.ValidString(s):
		return t.fail(c, "not UTF-8; save the file as CSV in UTF-8, or download it again")
	case strings.ContainsRune(s, 0):
		return t.fail(c, "a NUL byte in %q", short(s))
	}
	return nil
}

// get returns a field of the row, without space around it. It is valid until the
// next row.
func (t *table) get(c int) string {
	if t.at[c] < 0 {
		return ""
	}
	return strings.TrimSpace(t.row[t.at[c]])
}

func (t *table) fail(c int, format string, a ...any) error {
	return fail(t.line, t.names[c], format, a...)
}

// csvError says what an error of encoding/csv means for such a file.
func (t *table) csvError(err error, fields int, o *options) error {
	var p *csv.ParseError
	if !errors.As(err, &p) {
		return readError(err, o)
	}
	switch {
	case errors.Is(p.Err, csv.ErrQuote):
		return fail(p.StartLine, "", "the row that begins here has a field in quotation marks without end, or a lone quotation mark "+
			"on line %d; the file may have been cut short: download it again", p.Line)
	case errors.Is(p.Err, csv.ErrBareQuote):
		return fail(p.Line, "", "a quotation mark in a field that does not begin with one; download the file again")
	case errors.Is(p.Err, csv.ErrFieldCount):
		return fail(p.StartLine, "", "the row has %d fields where the header has %d; the file may have been cut short or edited: download it again",
			fields, t.csv.FieldsPerRecord)
	}
	return fail(p.StartLine, "", "%v", p.Err)
}

func readError(err error, o *options) error {
	if errors.Is(err, errTooLong) {
		return fail(0, "", "it is longer than %d bytes; MaxBytes sets another limit", o.maxBytes)
	}
	return err
}
