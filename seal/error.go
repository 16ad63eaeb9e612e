package seal

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// What can be wrong with a seal; test for it with errors.Is.
var (
	ErrMalformed  = errors.New("this is no whole seal")
	ErrAlgorithm  = errors.New("the seal is not signed with Ed25519")
	ErrUnknownKey = errors.New("the key of the seal is not in the set")
	ErrCountry    = errors.New("the key is not of the country that the permit names")
	ErrDate       = errors.New("the key may not sign on the day of the seal")
	ErrRevoked    = errors.New("the key is revoked")
	ErrDocument   = errors.New("the seal is of another document")
	ErrAltered    = errors.New("the permit is not what was sealed")
	ErrPermit     = errors.New("the permit cannot be sealed")
	ErrKey        = errors.New("the key cannot be used")
)

// Error says what is wrong with a seal, a permit or a key, and what to do. It
// wraps one of the errors above.
type Error struct {
	Err    error
	Reason string
}

// Error returns the kind of fault and the reason.
func (e *Error) Error() string { return "seal: " + e.Err.Error() + ": " + e.Reason }

// Unwrap returns the kind of fault.
func (e *Error) Unwrap() error { return e.Err }

func fail(kind error, format string, args ...any) *Error {
	return &Error{Err: kind, Reason: fmt.Sprintf(format, args...)}
}

// clip shortens a text of the input for a message.
func clip(s string) string {
	const most = 80
	if len(s) > most {
		n := most
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n] + "…"
	}
	return fmt.Sprintf("%q", s)
}
