package lang_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites/internal/lang"
)

func TestMark(t *testing.T) {
	for tag, want := range map[string]string{"en": ": ; , ", "ru": ": ; , ", "fr": " :  ; , ", "ar": ": ؛ ، ", "zh": "：；，", "ja": ": ; , "} {
		tag := language.MustParse(tag)
		require.Equal(t, want, lang.Mark(tag, ": ")+lang.Mark(tag, "; ")+lang.Mark(tag, ", "), tag)
	}
}
