package dataset_test

import (
	"hash/crc32"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/internal/dataset"
	"github.com/citesgo/cites/internal/gen/pack"
)

const (
	layout = 3
	header = 24
)

var edition = cites.Edition{
	Dataset: "test", Law: cites.MustDate("2026-03-05"), Sources: "A-1 B-2", SHA256: strings.Repeat("0", 64),
}

var words = []string{"alpha", "beta", "", "gamma", "alpha", "delta"}

// sample packs a small blob with a table, a text and an index.
func sample(t testing.TB) string {
	t.Helper()
	var text pack.Strings
	table := pack.NewTable(8)
	for i, w := range words {
		table.Row().U32(text.Add(w)).U8(uint8(len(w))).U8(0xfe).U16(uint16(1000 + i))
	}
	b := pack.New(layout, edition)
	require.Equal(t, 1, b.AddTable(table))
	require.Equal(t, 2, b.AddText(text.Bytes()))
	require.Equal(t, 3, b.AddIndex(words))
	out, err := b.Bytes()
	require.NoError(t, err)
	return string(out)
}

func TestReadBack(t *testing.T) {
	f, err := dataset.Open(sample(t), "test", layout)
	require.NoError(t, err)
	require.NoError(t, f.Verify())
	require.Equal(t, edition, f.Edition())

	table, text := f.Table(1, 8), f.Text(2)
	require.Equal(t, len(words), table.Len())
	for i, w := range words {
		row := uint32(i)
		require.Equal(t, w, text.At(table.U32(row, 0), uint32(table.U8(row, 4))))
		require.EqualValues(t, 0xfe, table.U8(row, 5))
		require.EqualValues(t, 1000+i, table.U16(row, 6))
	}
}

func TestIndexFindsEveryKey(t *testing.T) {
	f, err := dataset.Open(sample(t), "test", layout)
	require.NoError(t, err)
	ix := f.Index(3)
	find := func(key string) (rows []uint32) {
		for p := ix.Probe(dataset.Hash(key)); ; {
			row, ok := p.Next()
			if !ok {
				return rows
			}
			if words[row] == key {
				rows = append(rows, row)
			}
		}
	}
	require.Equal(t, []uint32{0}, find("alpha"), "only the first of several rows with one key is entered")
	require.Equal(t, []uint32{1}, find("beta"))
	require.Equal(t, []uint32{5}, find("delta"))
	require.Empty(t, find("omega"))
	require.Empty(t, find(""), "an empty key is not entered")
}

func TestHashOfStringAndBytes(t *testing.T) {
	for _, w := range words {
		require.Equal(t, dataset.Hash(w), dataset.Hash([]byte(w)))
	}
}

func TestOutsideReadsAsNothing(t *testing.T) {
	f, err := dataset.Open(sample(t), "test", layout)
	require.NoError(t, err)
	table := f.Table(1, 8)
	for _, row := range []uint32{uint32(len(words)), 1 << 29, 1 << 31, 1<<32 - 1} {
		require.Zero(t, table.U32(row, 0), row)
		require.Zero(t, table.U16(row, 0), row)
		require.Zero(t, table.U8(row, 0), row)
	}
	for _, col := range []int{-1, 8, 1 << 30} {
		require.Zero(t, table.U32(0, col), col)
		require.Zero(t, table.U16(0, col), col)
		require.Zero(t, table.U8(0, col), col)
	}
	require.Zero(t, table.U32(0, 5), "a number that begins in one row and ends in the next")
	for _, i := range []int{-1, 2, 4, 99} {
		require.Zero(t, f.Table(i, 8).Len(), i)
	}
	require.Zero(t, f.Table(1, 4).Len(), "another width")
	require.Zero(t, f.Table(1, 0).Len())
	require.Empty(t, f.Text(-1))
	require.Empty(t, f.Text(99))
	text := f.Text(2)
	require.Empty(t, text.At(0, 1<<31))
	require.Empty(t, text.At(1<<32-1, 1<<32-1))
	ix := f.Index(1) // six slots: no index
	p := ix.Probe(7)
	_, ok := p.Next()
	require.False(t, ok)

	var none dataset.File
	require.Error(t, none.Verify())
	require.Zero(t, none.Edition())
	require.Zero(t, none.Table(0, 8).Len())
}

func TestOpenRefuses(t *testing.T) {
	good := sample(t)
	change := func(at int, to ...byte) string { return good[:at] + string(to) + good[at+len(to):] }
	const entry1 = header + 16
	tests := []struct {
		name, blob string
		offset     int
		reason     string
	}{
		{"nothing", "", 0, "cut short"},
		{"half a header", good[:10], 10, "cut short"},
		{"another magic", change(0, 'X'), 0, "does not begin with"},
		{"another layout", change(8, 4), 8, "layout 4 where this version of the module reads 3"},
		{"no sections", change(12, 0, 0, 0, 0), 12, "0 sections"},
		{"too many sections", change(12, 65), 12, "65 sections"},
		{"cut at the end", good[:len(good)-1], 20, "where the header says"},
		{"something behind", good + "x", 20, "where the header says"},
		{"directory cut", dataset.Magic + "\x03\x00\x00\x00\x02\x00\x00\x00....\x18\x00\x00\x00", header, "cut short within the directory"},
		{"section before the directory's end", change(entry1, 0, 0, 0, 0), entry1, "section 1 lies outside"},
		{"section behind the end", change(entry1, 0xff, 0xff, 0xff, 0xff), entry1, "section 1 lies outside"},
		{"section too long", change(entry1+4, 0xff, 0xff, 0xff, 0xff), entry1, "section 1 lies outside"},
		{"rows too wide", change(entry1+8, 0xff, 0xff, 0xff, 0xff), entry1, "section 1 has 6 rows"},
		{"too many rows", change(entry1+12, 0xff, 0xff, 0xff, 0xff), entry1, "section 1 has"},
		{"another data set", strings.Replace(good, "test\n", "tess\n", 1), 0, `holds the data set "tess"`},
	}
	for _, tt := range tests {
		_, err := dataset.Open(tt.blob, "test", layout)
		var de *dataset.Error
		require.ErrorAs(t, err, &de, tt.name)
		require.Equal(t, tt.offset, de.Offset, "%s: %v", tt.name, err)
		require.Contains(t, de.Reason, tt.reason, tt.name)
		require.Contains(t, err.Error(), "dataset test", tt.name)
	}
}

func TestVerifyFindsEveryChangedBit(t *testing.T) {
	good := sample(t)
	for at := header; at < len(good); at++ {
		for bit := range 8 {
			b := []byte(good)
			b[at] ^= 1 << bit
			f, err := dataset.Open(string(b), "test", layout)
			if err == nil && f.Verify() == nil {
				t.Fatalf("bit %d of byte %d changed, and nobody noticed", bit, at)
			}
		}
	}
}

// TestChecksum holds the reader's checksum against the standard library's,
// which the packer uses.
func TestChecksum(t *testing.T) {
	good := []byte(sample(t))
	sum := dataset.Sum(crc32.Checksum(good[header:], crc32.MakeTable(crc32.Castagnoli)), uint32(good[12]))
	good[16] ^= 1
	f, err := dataset.Open(string(good), "test", layout)
	require.NoError(t, err)
	require.ErrorContains(t, f.Verify(), "checksum")
	good[16], good[17], good[18], good[19] = byte(sum), byte(sum>>8), byte(sum>>16), byte(sum>>24)
	f, err = dataset.Open(string(good), "test", layout)
	require.NoError(t, err)
	require.NoError(t, f.Verify())

	good[12]-- // one section fewer is a structure that Open cannot doubt
	f, err = dataset.Open(string(good), "test", layout)
	require.NoError(t, err)
	require.ErrorContains(t, f.Verify(), "checksum")
}

// walk reads everything there is in a blob that may be damaged: it must end
// and must not panic.
func walk(t *testing.T, f dataset.File) {
	_ = f.Edition()
	for i := range 5 {
		_ = f.Text(i)
		for _, width := range []int{1, 4, 8, 16} {
			table := f.Table(i, width)
			for row := range uint32(min(table.Len(), 200)) {
				_, _, _ = table.U8(row, 0), table.U16(row, 2), table.U32(row, 4)
				_ = f.Text(2).At(table.U32(row, 0), table.U32(row, 4))
			}
		}
		ix := f.Index(i)
		for _, w := range words {
			p := ix.Probe(dataset.Hash(w))
			for n := 0; ; n++ {
				if _, ok := p.Next(); !ok {
					break
				}
				if n > 1<<20 {
					t.Fatal("a probe does not end")
				}
			}
		}
	}
}

func FuzzOpen(f *testing.F) {
	good := sample(f)
	f.Add([]byte(good), uint32(0), byte(0))
	f.Add([]byte(good), uint32(12), byte(3))
	f.Add([]byte(good), uint32(40), byte(0x80))
	f.Add([]byte(good), uint32(len(good)-9), byte(0xff))
	f.Add([]byte(good[:30]), uint32(0), byte(0))
	f.Add([]byte{}, uint32(0), byte(0))
	f.Fuzz(func(t *testing.T, b []byte, at uint32, change byte) {
		if len(b) > 0 {
			b[int(at%uint32(len(b)))] ^= change
		}
		file, err := dataset.Open(string(b), "test", layout)
		if err != nil {
			return
		}
		walk(t, file)
		_ = file.Verify()
	})
}

func FuzzBitFlip(f *testing.F) {
	f.Add(uint32(header), uint8(0))
	f.Add(uint32(100), uint8(7))
	f.Fuzz(func(t *testing.T, at uint32, bit uint8) {
		b := []byte(sample(t))
		place := int(at % uint32(len(b)))
		b[place] ^= 1 << (bit % 8)
		file, err := dataset.Open(string(b), "test", layout)
		if err != nil {
			return
		}
		walk(t, file)
		if place >= header && file.Verify() == nil {
			t.Fatalf("bit %d of byte %d changed, and Verify did not notice", bit%8, place)
		}
	})
}

func BenchmarkProbe(b *testing.B) {
	f, err := dataset.Open(sample(b), "test", layout)
	if err != nil {
		b.Fatal(err)
	}
	ix := f.Index(3)
	b.ReportAllocs()
	for b.Loop() {
		p := ix.Probe(dataset.Hash("gamma"))
		if _, ok := p.Next(); !ok {
			b.Fatal("not found")
		}
	}
}

func TestProbeOfAFullIndexEnds(t *testing.T) {
	slots := pack.NewTable(8)
	for i := range 16 {
		slots.Row().U32(7).U32(uint32(i + 1))
	}
	b := pack.New(layout, edition)
	b.AddTable(slots)
	out, err := b.Bytes()
	require.NoError(t, err)
	f, err := dataset.Open(string(out), "test", layout)
	require.NoError(t, err)
	ix := f.Index(1)
	n := 0
	for p := ix.Probe(7); ; n++ {
		if _, ok := p.Next(); !ok {
			break
		}
	}
	require.Equal(t, 16, n, "each slot once")
	p := ix.Probe(8)
	_, ok := p.Next()
	require.False(t, ok)
}
