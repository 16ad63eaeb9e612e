package scan

import (
	"errors"
	"io"
	"iter"
)

// chunk is how much of a text is in memory at once.
const chunk = 64 << 10

// Text walks through the names in s, in their order; none overlaps another. Of
// names that begin at the same place the longest is found.
func (s *Scanner) Text(text string) iter.Seq[Hit] { return s.string(text, false) }

// HTML is [Scanner.Text] for the source of a page. Tags, comments, scripts and
// styles are no text; a tag that begins a block, such as <p> or <td>, ends a
// name, one within a line, such as <i>, does not. Entities are read. What is in
// attributes is not.
func (s *Scanner) HTML(source string) iter.Seq[Hit] { return s.string(source, true) }

func (s *Scanner) string(text string, html bool) iter.Seq[Hit] {
	return func(yield func(Hit) bool) {
		at := 0
		st := newStream(s, html, min(len(text), chunk)+lookahead, func(p []byte) (int, error) {
			n := copy(p, text[at:])
			if at += n; at == len(text) {
				return n, io.EOF
			}
			return n, nil
		})
		st.text = func(start, end int64) string { return text[start:end] }
		st.emit = yield
		st.scan() // a string has no errors
	}
}

// Reader walks through the names in what r has, in memory that does not depend on
// how much that is. An error of r ends the walk and comes last, with the zero
// Hit; what was found before it is found all the same.
func (s *Scanner) Reader(r io.Reader) iter.Seq2[Hit, error] { return s.reader(r, false) }

// HTMLReader is [Scanner.Reader] for the source of a page, as [Scanner.HTML]
// reads it.
func (s *Scanner) HTMLReader(r io.Reader) iter.Seq2[Hit, error] { return s.reader(r, true) }

func (s *Scanner) reader(r io.Reader, html bool) iter.Seq2[Hit, error] {
	return func(yield func(Hit, error) bool) {
		st := newStream(s, html, chunk, r.Read)
		st.text = func(start, end int64) string { return string(st.raw[start-st.base : end-st.base]) }
		st.emit = func(h Hit) bool { return yield(h, nil) }
		if err := st.scan(); err != nil && !st.stopped {
			yield(Hit{}, err)
		}
	}
}

// stream fills the buffer of an engine.
type stream struct {
	engine
	read func([]byte) (int, error)
	raw  []byte // what was read; buf is the part of it that is ready
	mask *masker
	shut []byte // raw, masked
}

func newStream(s *Scanner, html bool, size int, read func([]byte) (int, error)) *stream {
	st := &stream{engine: engine{s: s}, read: read, raw: make([]byte, 0, size)}
	if html {
		st.mask, st.shut = &masker{}, make([]byte, 0, size)
	}
	return st
}

// scan reads to the end. An error other than the end of the text is returned
// when what came before it is scanned.
func (st *stream) scan() error {
	var err error
	for empty := 0; err == nil && !st.stopped; {
		var n int
		n, err = st.read(st.raw[len(st.raw):cap(st.raw)])
		if n < 0 || n > cap(st.raw)-len(st.raw) {
			return errors.New("cites: the reader returned a count of bytes that cannot be; wrap it in a bufio.Reader to find out")
		}
		if n == 0 && err == nil {
			if empty++; empty == 100 {
				return io.ErrNoProgress
			}
			continue
		}
		empty = 0
		st.raw = st.raw[:len(st.raw)+n]
		// A reader that gives little at a time is read until there is enough to do.
		if err == nil && len(st.raw) < cap(st.raw) {
			continue
		}
		st.step(err != nil)
	}
	if err == io.EOF {
		return nil
	}
	return err
}

// step scans what is in the buffer and makes room for more.
func (st *stream) step(eof bool) {
	ready := len(st.raw)
	if !eof {
		ready = whole(st.raw)
	}
	st.buf = st.raw[:ready]
	if st.mask != nil {
		st.shut = append(st.shut, st.raw[len(st.shut):]...)
		st.mask.mask(st.shut, eof)
		st.buf = st.shut[:min(ready, st.mask.at)]
	}
	st.feed(eof)
	done := max(min(st.at, len(st.raw))-behind, 0)
	st.raw = st.raw[:copy(st.raw, st.raw[done:])]
	if st.mask != nil {
		st.shut = st.shut[:copy(st.shut, st.shut[done:])]
		st.mask.at -= done
	}
	st.base += int64(done)
	st.at -= done
}
