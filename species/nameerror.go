package species

import (
	"fmt"

	"github.com/citesgo/cites/internal/normname"
)

// The reasons why a text cannot be a name, for errors.Is.
var (
	// ErrNameTooLong: it has more than 512 bytes.
	ErrNameTooLong = normname.ErrTooLong
	// ErrNotUTF8: it is not valid UTF-8.
	ErrNotUTF8 = normname.ErrNotUTF8
	// ErrNoLetters: it is empty, or has no letter in it.
	ErrNoLetters = normname.ErrNoLetters
)

// NameError is the error of a text that cannot be a name.
type NameError struct {
	// Name is the text, or its beginning where it is long.
	Name string
	// Err is ErrNameTooLong, ErrNotUTF8 or ErrNoLetters.
	Err error
}

// Error names the text, the reason and the remedy.
func (e *NameError) Error() string {
	return fmt.Sprintf("cites: name %q: %v; give one scientific name in UTF-8 with nothing else around it", e.Name, e.Err)
}

// Unwrap returns the reason.
func (e *NameError) Unwrap() error { return e.Err }

func nameError(name string, err error) error {
	return &NameError{Name: name[:min(len(name), 60)], Err: err}
}
