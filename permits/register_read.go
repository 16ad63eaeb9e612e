package permits

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
	"github.com/citesgo/cites/species"
)

// RegisterError is the error of a table that is to be a register.
type RegisterError struct {
	Line   int    // from 1; 0 where no line is meant
	Column string // name of the column, "" where none is meant
	Input  string // what stands there
	Remedy string // what is wrong and what to write instead
	Err    error  // what the reader or a parser said, or nil
}

// Error names the place and the remedy.
func (e *RegisterError) Error() string {
	var b strings.Builder
	b.WriteString("permits: register")
	if e.Line > 0 {
		fmt.Fprintf(&b, ", line %d", e.Line)
	}
	if e.Column != "" {
		fmt.Fprintf(&b, ", column %s", e.Column)
	}
	if e.Input != "" {
		fmt.Fprintf(&b, ", %q", shorten(e.Input))
	}
	return b.String() + ": " + e.Remedy
}

// Unwrap returns what the reader or a parser said.
func (e *RegisterError) Unwrap() error { return e.Err }

// ReadNumbers reads a list of issued documents from a table as a spreadsheet
// writes it: UTF-8, with tabs, semicolons or commas between the fields, quoted
// where needed, and a first line that names the columns, in any order:
//
//	issuer  number  type
//
// The issuer is a country's code; the type is a [DocumentType] and may be
// missing. Other columns are not looked at. The list holds all documents of the
// countries in all. The first fault is a [*RegisterError] with its line.
func ReadNumbers(r io.Reader, all ...countries.Code) (*NumberList, error) {
	var ids []DocumentID
	err := readRegister(r, []string{"issuer", "number", "type?"}, func(row registerRow) (err error) {
		id, err := row.document()
		ids = append(ids, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	return NewNumberList(ids, all...), nil
}

// ReadCancelled reads a list of documents that are no longer good, as
// [ReadNumbers] does, with the columns
//
//	issuer  number  on  reason  replacedBy  by
//
// of which only the first two have to be there; on is a date.
func ReadCancelled(r io.Reader, all ...countries.Code) (*CancelledList, error) {
	var list []CancelledDocument
	err := readRegister(r, []string{"issuer", "number", "on?", "reason?", "replacedBy?", "by?"}, func(row registerRow) error {
		id, err := row.document()
		if err != nil {
			return err
		}
		d := CancelledDocument{DocumentID: id}
		d.Reason, d.ReplacedBy = row.get(3), row.get(4)
		if d.On, err = row.date(2); err != nil {
			return err
		}
		d.By, err = row.country(5)
		list = append(list, d)
		return err
	})
	if err != nil {
		return nil, err
	}
	return NewCancelledList(list, all...), nil
}

// ReadUses reads a list of documents under which a shipment has passed, as
// [ReadNumbers] does, with the columns issuer, number and on, of which the last,
// a date, may be missing.
func ReadUses(r io.Reader, all ...countries.Code) (*UseList, error) {
	var list []UsedDocument
	err := readRegister(r, []string{"issuer", "number", "on?"}, func(row registerRow) error {
		id, err := row.document()
		if err != nil {
			return err
		}
		on, err := row.date(2)
		list = append(list, UsedDocument{id, on})
		return err
	})
	if err != nil {
		return nil, err
	}
	return NewUseList(list, all...), nil
}

// ReadOperations reads a list of registered operations, as [ReadNumbers] does,
// with the columns country, number and taxon. A name that means no taxon, or
// several, is an error.
func ReadOperations(r io.Reader, all ...countries.Code) (*OperationList, error) {
	var list []Operation
	err := readRegister(r, []string{"country", "number", "taxon"}, func(row registerRow) error {
		id, err := row.document()
		if err != nil {
			return err
		}
		t, err := row.taxon(2)
		list = append(list, Operation{id.Issuer, id.Number, t})
		return err
	})
	if err != nil {
		return nil, err
	}
	return NewOperationList(list, all...), nil
}

// ReadInstitutions reads a list of registered institutions, as [ReadNumbers]
// does, with the columns country and name, a code or a name.
func ReadInstitutions(r io.Reader, all ...countries.Code) (*InstitutionList, error) {
	var list []RegisteredInstitution
	err := readRegister(r, []string{"country", "name"}, func(row registerRow) error {
		id, err := row.document()
		list = append(list, RegisteredInstitution{id.Issuer, id.Number})
		return err
	})
	if err != nil {
		return nil, err
	}
	return NewInstitutionList(list, all...), nil
}

// registerRow is a line of a table, its fields by the columns that were asked
// for.
type registerRow struct {
	line    int
	columns []string
	at      []int // where each column stands, -1 for one that is not there
	fields  []string
}

func (r registerRow) get(i int) string {
	if at := r.at[i]; at >= 0 && at < len(r.fields) {
		return trim(r.fields[at])
	}
	return ""
}

func (r registerRow) fault(i int, remedy string, err error) error {
	return &RegisterError{Line: r.line, Column: strings.TrimSuffix(r.columns[i], "?"), Input: r.get(i), Remedy: remedy, Err: err}
}

// document reads the first two columns, a country and a number or name.
func (r registerRow) document() (DocumentID, error) {
	issuer, err := r.country(0)
	if err != nil {
		return DocumentID{}, err
	}
	id := DocumentID{Issuer: issuer, Number: r.get(1)}
	switch {
	case issuer == 0:
		return id, r.fault(0, "the country is missing; write its code, such as KZ", nil)
	case id.Number == "":
		return id, r.fault(1, "this field may not be blank", nil)
	case isSpreadsheetError(id.Number):
		return id, r.fault(1, "this is an error value of a spreadsheet; write what the cell should hold", nil)
	}
	if len(r.columns) > 2 && r.columns[2] == "type?" {
		if id.Type, err = ParseDocumentType(r.get(2)); err != nil {
			return id, r.fault(2, "write a type of document, such as export_permit, or nothing", err)
		}
	}
	return id, nil
}

func (r registerRow) country(i int) (countries.Code, error) {
	if r.get(i) == "" {
		return 0, nil
	}
	c, err := countries.ParseCode(r.get(i))
	if err != nil {
		return 0, r.fault(i, "write the two-letter code of a country", err)
	}
	return c, nil
}

func (r registerRow) taxon(i int) (species.Taxon, error) {
	found, err := species.Lookup(r.get(i))
	t, ok := found.Taxon()
	if err != nil || !ok {
		return species.Taxon{}, r.fault(i, "write the scientific name of one taxon of the standard nomenclature", err)
	}
	return t, nil
}

func (r registerRow) date(i int) (cites.Date, error) {
	d, err := cites.ParseDate(r.get(i))
	if err != nil {
		return 0, r.fault(i, "write the date as 2026-11-25, or nothing", err)
	}
	return d, nil
}

// readRegister reads a table whose first line names its columns. A column
// whose name ends in a question mark may be missing.
func readRegister(r io.Reader, columns []string, read func(registerRow) error) error {
	buffered := bufio.NewReader(&shortLines{r: r})
	if head, _ := buffered.Peek(buffered.Size()); utf16Order(head) != 0 || bytes.IndexByte(head, 0) >= 0 {
		return &RegisterError{Remedy: "the table is not text in UTF-8, as NUL bytes or the mark of UTF-16 show; save it as CSV in UTF-8", Err: ErrEncoding}
	}
	if bom, err := buffered.Peek(3); err == nil && bytes.Equal(bom, []byte("\ufeff")) {
		if _, err := buffered.Discard(3); err != nil {
			return &RegisterError{Remedy: "the table cannot be read", Err: err}
		}
	}
	table := csv.NewReader(buffered)
	table.Comma = separator(buffered)
	table.FieldsPerRecord = -1
	table.ReuseRecord = true
	row := registerRow{columns: columns, at: make([]int, len(columns))}
	for first := true; ; first = false {
		fields, err := table.Read()
		if errors.Is(err, io.EOF) {
			if first {
				return &RegisterError{Remedy: "the table is empty; its first line names the columns " + columnNames(columns)}
			}
			return nil
		}
		if err != nil {
			return unreadableRegister(err)
		}
		row.line, _ = table.FieldPos(0)
		for i, f := range fields {
			if !utf8.ValidString(f) {
				return &RegisterError{Line: row.line, Input: f, Remedy: fmt.Sprintf("field %d is not UTF-8; save the table as UTF-8", i+1)}
			}
		}
		row.fields = fields
		if first {
			if err := row.head(); err != nil {
				return err
			}
			continue
		}
		if row.isBlank() {
			continue
		}
		if err := read(row); err != nil {
			return err
		}
	}
}

// maxRegisterLine is how many bytes a line of a register may have. A line of
// nothing but separators asks for much more memory than it has bytes.
const maxRegisterLine = 64 << 10

var errLongLine = fmt.Errorf("a line has more than %d bytes", maxRegisterLine)

// shortLines ends a table in which a line is too long, before it is split into
// fields.
type shortLines struct {
	r    io.Reader
	line int // bytes of the line so far, too many for good once they are
}

func (s *shortLines) Read(p []byte) (int, error) {
	if s.line > maxRegisterLine {
		return 0, errLongLine
	}
	n, err := s.r.Read(p)
	for rest := p[:n]; ; {
		i := bytes.IndexByte(rest, '\n')
		if s.line += len(rest[:max(i, 0)]); i < 0 {
			s.line += len(rest)
		}
		if s.line > maxRegisterLine {
			return 0, errLongLine
		}
		if i < 0 {
			return n, err
		}
		s.line, rest = 0, rest[i+1:]
	}
}

// separator guesses from the first line what stands between the fields.
func separator(r *bufio.Reader) rune {
	head, _ := r.Peek(r.Size()) // an error comes again when the line is read
	if i := bytes.IndexByte(head, '\n'); i >= 0 {
		head = head[:i]
	}
	for _, s := range "\t;" {
		if bytes.ContainsRune(head, s) {
			return s
		}
	}
	return ','
}

// head finds the columns in the first line.
func (r *registerRow) head() error {
	for i, want := range r.columns {
		name, optional := strings.CutSuffix(want, "?")
		r.at[i] = -1
		for at, f := range r.fields {
			if !strings.EqualFold(trim(f), name) {
				continue
			}
			if r.at[i] >= 0 {
				return &RegisterError{Line: r.line, Column: name, Remedy: "the column is there twice"}
			}
			r.at[i] = at
		}
		if r.at[i] < 0 && !optional {
			return &RegisterError{Line: r.line, Column: name, Remedy: "the column is missing; the first line names the columns " + columnNames(r.columns)}
		}
	}
	return nil
}

func (r *registerRow) isBlank() bool {
	for _, f := range r.fields {
		if trim(f) != "" {
			return false
		}
	}
	return true
}

func columnNames(columns []string) string {
	return strings.ReplaceAll(strings.Join(columns, ", "), "?", " (may be missing)")
}

func unreadableRegister(err error) error {
	e := &RegisterError{Remedy: "the table cannot be read: " + err.Error(), Err: err}
	if errors.Is(err, errLongLine) {
		e.Remedy = "a line is too long for a register: " + err.Error() + "; is it a table with a line for each entry?"
	}
	var syntax *csv.ParseError
	if errors.As(err, &syntax) {
		e.Line, e.Remedy = syntax.Line, "a quotation mark opens or closes nothing; double those within a field: "+syntax.Err.Error()
	}
	return e
}
