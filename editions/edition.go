package editions

import (
	"encoding/binary"
	"hash/crc32"
	"io"
	"os"
	"slices"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/species"
)

// Edition is an edition of the names and of the Appendices, made from an export
// or opened from a file. Nothing in it changes; it is safe for concurrent use.
type Edition struct {
	species  species.Tables
	appendix appendix.Tables
	blobs    [2]string
	format   Format
	remarks  []Remark
}

// Species returns the names, to look taxa up in.
func (e *Edition) Species() species.Tables { return e.species }

// Appendix returns the Appendices, for appendix.WithEdition and
// permits.WithEdition.
func (e *Edition) Appendix() appendix.Tables { return e.appendix }

// Date returns the day that the edition states, the first about which it answers.
func (e *Edition) Date() cites.Date { return e.appendix.Edition().Law }

// Format returns the kind of the file that the edition was read from, zero where
// it was opened with [Open].
func (e *Edition) Format() Format { return e.format }

// Remarks returns what the file says and the edition could not take as it stands,
// in the order of the lines. An edition opened with [Open] has none.
func (e *Edition) Remarks() []Remark {
	return slices.SortedStableFunc(slices.Values(e.remarks), func(x, y Remark) int { return x.Line - y.Line })
}

// An edition file is a magic, the CRC-32C of all that follows it, the lengths of
// two blobs, and the blobs: names, Appendices.
const (
	magic     = "CITESED1"
	headerLen = len(magic) + 4 + 4 + 4
)

// WriteTo writes the edition as a file for [Open]. The same export gives the same
// bytes.
func (e *Edition) WriteTo(w io.Writer) (int64, error) {
	head := make([]byte, headerLen)
	copy(head, magic)
	for i, b := range e.blobs {
		binary.LittleEndian.PutUint32(head[len(magic)+4+4*i:], uint32(len(b)))
	}
	sum := crc32.Update(0, castagnoli(), head[len(magic)+4:])
	for _, b := range e.blobs {
		sum = crc32.Update(sum, castagnoli(), []byte(b))
	}
	binary.LittleEndian.PutUint32(head[len(magic):], sum)
	n, err := w.Write(head)
	total := int64(n)
	for _, b := range e.blobs {
		if err != nil {
			break
		}
		n, err = io.WriteString(w, b)
		total += int64(n)
	}
	return total, err
}

func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// Open opens an edition file and verifies every byte of it.
func Open(path string) (*Edition, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return OpenBytes(b)
}

// OpenBytes opens the bytes of an edition file and verifies every one.
func OpenBytes(b []byte) (*Edition, error) {
	const remedy = "; write it anew from the export"
	if len(b) < headerLen || string(b[:len(magic)]) != magic {
		return nil, &Error{Reason: "it is no edition file of this version" + remedy}
	}
	n := uint64(binary.LittleEndian.Uint32(b[len(magic)+4:]))
	m := uint64(binary.LittleEndian.Uint32(b[len(magic)+8:]))
	body := b[headerLen:]
	if n+m != uint64(len(body)) {
		return nil, &Error{Reason: "the edition file has been cut short or added to" + remedy}
	}
	if crc32.Checksum(b[len(magic)+4:], castagnoli()) != binary.LittleEndian.Uint32(b[len(magic):]) {
		return nil, &Error{Reason: "the checksum of the edition file does not agree with its content" + remedy}
	}
	return open(string(body[:n]), string(body[n:]))
}

// open opens the two blobs and verifies them.
func open(speciesBlob, appendixBlob string) (*Edition, error) {
	names, err := species.Open(speciesBlob)
	if err != nil {
		return nil, err
	}
	if err := names.Verify(); err != nil {
		return nil, err
	}
	tables, err := appendix.Open(appendixBlob, names)
	if err != nil {
		return nil, err
	}
	if err := tables.Verify(); err != nil {
		return nil, err
	}
	return &Edition{species: names, appendix: tables, blobs: [2]string{speciesBlob, appendixBlob}}, nil
}
