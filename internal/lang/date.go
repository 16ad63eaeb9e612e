package lang

import (
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites"
)

// datePatterns are how readers write a date in numbers, in the order of the list:
// the pattern yMd of CLDR 48, day and month with two digits so that columns
// align. English keeps the international order, because 3/5/2026 is two days to
// its readers, and so does none other; CLDR's y-dd-MM for Kyrgyz reads like an
// international date with another meaning and gives way to its short pattern.
var datePatterns = [Count]string{
	"y-MM-dd", "dd/MM/y", "dd/MM/y", "dd.MM.y", "dd.MM.y", "dd/MM/y", "dd/MM/y", "dd/MM/y", "dd.MM.y", "dd.MM.y",
	"dd\u200f/MM\u200f/y", "y/MM/dd",
}

// Date returns a date as a reader of the language writes it in numbers, and ""
// for the zero Date. It is for people; programs exchange [cites.Date.String].
func Date(tag language.Tag, d cites.Date) string {
	if d == 0 {
		return ""
	}
	two := func(n int) string { return string([]byte{byte('0' + n/10%10), byte('0' + n%10)}) }
	year := strconv.Itoa(d.Year())
	year = strings.Repeat("0", max(0, 4-len(year))) + year
	return strings.NewReplacer("dd", two(d.Day()), "MM", two(int(d.Month())), "y", year).Replace(datePatterns[Index(tag)])
}
