package main

import (
	"bytes"
	"io"
	"sync"

	"github.com/citesgo/cites/permits"
)

// result is what was found in one document.
type result struct {
	name     string
	size     int
	number   string
	issuer   string
	form     permits.FormType
	findings permits.Findings
	err      error // why it could not be read
}

// job is one document on its way; its result comes out of the channel once.
type job struct {
	document
	done chan result
}

// inFlight is how many documents a worker may be ahead of the one whose turn it
// is to be told. It bounds the memory: a document is at most 16 MiB, but a
// permit is some kilobytes.
const inFlight = 16

// check reads and checks the documents of all sources with several workers and
// hands the results to each in the order of the documents, so that two runs
// over the same files print the same.
func check(sources []source, stdin io.Reader, workers int, opts []permits.CheckOption, each func(result) error) error {
	jobs := make(chan *job, workers*inFlight)
	order := make(chan *job, workers*inFlight)
	stop := make(chan struct{})
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for j := range jobs {
				j.done <- judge(j.document, opts)
			}
		})
	}
	group.Go(func() {
		defer close(order)
		defer close(jobs)
		for _, s := range sources {
			more := s.read(stdin, func(d document) bool {
				j := &job{d, make(chan result, 1)}
				select {
				case order <- j:
				case <-stop:
					return false
				}
				select {
				case jobs <- j:
				case <-stop:
					return false
				}
				return true
			})
			if !more {
				return
			}
		}
	})
	var err error
	for j := range order {
		if err != nil {
			continue // let the others end
		}
		// A job that was stopped between the two channels has no result.
		select {
		case r := <-j.done:
			if err = each(r); err != nil {
				close(stop)
			}
		case <-stop:
		}
	}
	group.Wait()
	return err
}

func judge(d document, opts []permits.CheckOption) result {
	r := result{name: d.name, size: len(d.raw), err: d.err}
	if d.err != nil {
		return r
	}
	p, err := permits.Decode(bytes.NewReader(d.raw))
	if err != nil {
		r.err = err
		return r
	}
	r.number, r.form, r.issuer = p.Number, p.Type, issuerOf(p)
	r.findings = permits.Check(p, opts...)
	return r
}

// issuerOf returns the country within which the number of a document is its
// own.
func issuerOf(p *permits.Permit) string {
	for _, c := range []string{p.Authority.Country.Code, p.Exporter.Country.Code} {
		if c != "" {
			return c
		}
	}
	return p.Importer.Country.Code
}
