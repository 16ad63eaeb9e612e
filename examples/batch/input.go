package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/citesgo/cites/permits"
)

// document is one permit as it came, not yet read.
type document struct {
	name string // the file, with the member of an archive or the number in a stream behind it
	raw  []byte
	err  error // why there are no bytes
}

// source is one argument, or one file below a folder.
type source struct {
	path string
	size int64
}

// find lists the files that the arguments name: a folder stands for the permits
// and streams in it and below it, in the order of their names.
func find(args []string) ([]source, error) {
	var list []source
	for _, arg := range args {
		if arg == "-" {
			list = append(list, source{path: arg})
			continue
		}
		info, err := os.Stat(arg)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			list = append(list, source{arg, info.Size()})
			continue
		}
		before := len(list)
		err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || kindOf(path) == kindNone {
				return err
			}
			info, err := d.Info()
			if d.Type()&fs.ModeSymlink != 0 {
				// A link to a file is that file; one that leads nowhere is a document
				// that cannot be read, and so told.
				if info, err = os.Stat(path); err != nil {
					list = append(list, source{path, 0})
					return nil
				}
			}
			if errors.Is(err, fs.ErrNotExist) {
				return nil // taken away while we look
			}
			if err != nil {
				return err
			}
			if info.Mode().IsRegular() {
				list = append(list, source{path, info.Size()})
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if len(list) == before {
			return nil, fmt.Errorf("%s has no files that end in .xml, .json, .jsonl, .ndjson or .zip", arg)
		}
	}
	return list, nil
}

// kind says how a file holds its permits.
type kind uint8

const (
	kindNone   kind = iota
	kindSingle      // one permit
	kindStream      // one after another
	kindZip         // an archive of permits and streams
)

func kindOf(path string) kind {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xml", ".json":
		return kindSingle
	case ".jsonl", ".ndjson":
		return kindStream
	case ".zip":
		return kindZip
	}
	return kindNone
}

// read hands every document of a source to yield until that says no more. What
// cannot be read is a document with an error, so that it is counted.
func (s source) read(stdin io.Reader, yield func(document) bool) bool {
	switch kind := kindOf(s.path); {
	case s.path == "-":
		return stream("-", stdin, yield)
	case kind == kindZip:
		return s.archive(yield)
	case kind == kindStream:
		f, err := os.Open(s.path)
		if err != nil {
			return yield(document{name: s.path, err: err})
		}
		defer f.Close()
		return stream(s.path, f, yield)
	}
	f, err := os.Open(s.path)
	if err != nil {
		return yield(document{name: s.path, err: err})
	}
	defer f.Close()
	raw, err := whole(f, s.size)
	return yield(document{s.path, raw, err})
}

// whole reads one permit of about size bytes, and no more than the reader of
// permits takes.
func whole(r io.Reader, size int64) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(int(min(max(size, 0), permits.DefaultMaxBytes)) + bytes.MinRead)
	_, err := b.ReadFrom(io.LimitReader(r, permits.DefaultMaxBytes+1))
	return b.Bytes(), err
}

func (s source) archive(yield func(document) bool) bool {
	z, err := zip.OpenReader(s.path)
	if err != nil {
		return yield(document{name: s.path, err: err})
	}
	defer z.Close()
	found := false
	for _, member := range z.File {
		kind := kindOf(member.Name)
		if kind == kindNone {
			continue
		}
		found = true
		if !s.member(member, kind, yield) {
			return false
		}
	}
	if !found {
		return yield(document{name: s.path, err: errors.New("the archive has no files that end in .xml, .json, .jsonl or .ndjson")})
	}
	return true
}

func (s source) member(f *zip.File, kind kind, yield func(document) bool) bool {
	name := s.path + "!" + f.Name
	if kind == kindZip {
		return yield(document{name: name, err: errors.New("this archive is within another; take it out")})
	}
	r, err := f.Open()
	if err != nil {
		return yield(document{name: name, err: err})
	}
	defer r.Close()
	if kind == kindStream {
		return stream(name, r, yield)
	}
	// The size that an archive claims is its author's word.
	raw, err := whole(r, int64(min(f.UncompressedSize64, 64<<10)))
	return yield(document{name, raw, err})
}

// stream hands out the permits that follow each other: JSON objects, on a line
// each or laid out over several, or XML documents, of which each begins on a
// line of its own with its declaration.
func stream(name string, r io.Reader, yield func(document) bool) bool {
	in := bufio.NewReaderSize(r, 64<<10)
	c := cutter{name: name, yield: yield}
	for start := true; ; {
		part, err := in.ReadSlice('\n')
		if !c.add(part, start) {
			return false
		}
		start = err == nil // a whole line was read, so that a new one begins
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			if !c.flush() {
				return false
			}
			return errors.Is(err, io.EOF) || yield(document{name: name, err: err})
		}
	}
}

// cutter finds where one document of a stream ends.
type cutter struct {
	name    string
	yield   func(document) bool
	pending []byte
	long    bool // pending is not all: it is longer than a permit may be
	n       int
	xml     bool
	depth   int // of the JSON objects and arrays that are open
	quoted  bool
	escaped bool
}

// add takes a line, or a piece of one that start tells to be no beginning.
func (c *cutter) add(part []byte, start bool) bool {
	if start {
		head := bytes.TrimPrefix(part, []byte("\ufeff"))
		switch {
		case bytes.HasPrefix(bytes.TrimLeft(head, " \t"), []byte("<?xml")), !c.xml && bytes.HasPrefix(head, []byte("{")):
			// An object that begins in the first column is a new one: whatever was
			// open before is cut off and does not take this one with it.
			if !c.flush() {
				return false
			}
		}
		if c.depth == 0 && bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("<")) {
			c.xml = true
		}
	}
	if len(c.pending)+len(part) <= permits.DefaultMaxBytes {
		c.pending = append(c.pending, part...)
	} else {
		c.long = true
	}
	if c.xml {
		return true
	}
	c.nest(part)
	return c.depth > 0 || c.quoted || !bytes.HasSuffix(part, []byte("\n")) || c.flush()
}

// nest follows the brackets of JSON. Most of a permit is text in quotes, which
// is passed over by the quote that ends it.
func (c *cutter) nest(part []byte) {
	for len(part) > 0 {
		if c.escaped {
			c.escaped, part = false, part[1:]
			continue
		}
		end := bytes.IndexByte(part, '"')
		if end < 0 {
			end = len(part)
		}
		if c.quoted {
			if i := bytes.IndexByte(part[:end], '\\'); i >= 0 {
				c.escaped, part = true, part[i+1:]
				continue
			}
		} else {
			for _, b := range part[:end] {
				switch b {
				case '{', '[':
					c.depth++
				case '}', ']':
					c.depth--
				}
			}
		}
		if end == len(part) {
			return
		}
		c.quoted, part = !c.quoted, part[end+1:]
	}
}

func (c *cutter) flush() bool {
	text, long := bytes.TrimSpace(c.pending), c.long
	c.pending, c.long, c.xml, c.depth, c.quoted, c.escaped = c.pending[:0], false, false, 0, false, false
	if len(text) == 0 {
		return true
	}
	c.n++
	d := document{name: fmt.Sprintf("%s#%d", c.name, c.n)}
	if long {
		d.err = fmt.Errorf("%w: more than %d bytes", permits.ErrTooLarge, permits.DefaultMaxBytes)
	} else {
		d.raw = slices.Clone(text)
	}
	return c.yield(d)
}
