package main

import (
	"golang.org/x/text/language"

	"github.com/citesgo/cites/examples/internal/words"
)

func word(reader language.Tag, key string) string { return words.Of("timeline", reader)(key) }
