// Package args reads the arguments that several of the programs share, so that
// they take the same and refuse the same in the same words. Errors name the flag
// and the remedy.
package args

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/permits"
)

// Language reads the flag -lang.
func Language(s string) (language.Tag, error) {
	tag, err := language.Parse(s)
	if err != nil {
		return language.Tag{}, fmt.Errorf("-lang: %q is no language tag; give one such as ru or uz-Cyrl", s)
	}
	return tag, nil
}

// Date reads the flag -on; it is today where nothing is given.
func Date(s string, today cites.Date) (cites.Date, error) {
	d, err := cites.ParseDate(s)
	if err != nil {
		return 0, fmt.Errorf("-on: %w", err)
	}
	if d == 0 {
		return today, nil
	}
	return d, nil
}

// Profiles reads the flag -profile, several separated by commas.
func Profiles(s string) ([]permits.Profile, error) {
	var profiles []permits.Profile
	for name := range strings.SplitSeq(s, ",") {
		p, err := permits.ParseProfile(name)
		if err != nil {
			return nil, fmt.Errorf("-profile: %w", err)
		}
		profiles = append(profiles, p)
	}
	return profiles, nil
}
