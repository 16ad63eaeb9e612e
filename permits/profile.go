package permits

import (
	"fmt"
	"strings"
)

// Profile is a set of rules beside the Convention's own: the law of those who
// read the document. Rules of [CITES] are always checked.
type Profile uint8

// The profiles. What this version does not check of one that was asked for is
// told by the finding CITES-PROFILE-SCOPE.
const (
	CITES Profile = iota + 1 // the Convention and its Resolutions
	EU                       // the European Union, Regulations 338/97 and 865/2006
	GB                       // Great Britain
	US                       // the United States, 50 CFR part 23
)

// ParseProfile reads "cites", "eu", "gb" or "us", in any case.
func ParseProfile(s string) (Profile, error) {
	for p := CITES; p <= US; p++ {
		if strings.EqualFold(trim(s), p.String()) {
			return p, nil
		}
	}
	return 0, fmt.Errorf("permits: %q is not a profile; use cites, eu, gb or us", shorten(s))
}

// String returns "cites", "eu", "gb" or "us", and "" for no profile.
func (p Profile) String() string {
	switch p {
	case CITES:
		return "cites"
	case EU:
		return "eu"
	case GB:
		return "gb"
	case US:
		return "us"
	}
	return ""
}

// MarshalText returns what [Profile.String] does.
func (p Profile) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what [ParseProfile] does; "" is no profile.
func (p *Profile) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*p = 0
		return nil
	}
	v, err := ParseProfile(string(text))
	if err == nil {
		*p = v
	}
	return err
}
