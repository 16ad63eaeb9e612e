package permits

import (
	"encoding/json"
	"unicode/utf8"

	"github.com/citesgo/cites"
)

// Moment is a date as printed: the calendar date that counts and, where the
// document wrote more than that or something else, its text. The zero Moment
// means "not given".
type Moment struct {
	Date cites.Date // zero where the text is no date
	Text string     // as printed where that is not just the Date as YYYY-MM-DD, otherwise ""
}

// ParseMoment reads a date or a date with a time, such as 2026-04-01 or
// 2014-01-06T12:03:52.00+01:00. The date is the one printed, that is the date
// in the document's own time zone: a permit issued in Astana at 00:30 carries
// Astana's date, although it was still the day before in London.
//
// Any text gives a Moment. Where it is no date of the calendar (2026-02-30,
// year 0, "24:00:00", "1 April"), Date is zero and Text keeps it.
func ParseMoment(s string) Moment {
	const day = len("2006-01-02")
	if s == "" {
		return Moment{}
	}
	if len(s) < day {
		return Moment{Text: s}
	}
	var date cites.Date
	if date.UnmarshalText([]byte(s[:day])) != nil || !isClock(s[day:]) {
		return Moment{Text: s}
	}
	if len(s) == day {
		return Moment{Date: date}
	}
	return Moment{Date: date, Text: s}
}

// MomentOf returns the Moment of a plain date.
func MomentOf(d cites.Date) Moment { return Moment{Date: d} }

// IsZero reports whether no date is given, not even an unreadable one.
func (m Moment) IsZero() bool { return m == Moment{} }

// String returns the text as printed.
func (m Moment) String() string {
	if m.Text != "" {
		return m.Text
	}
	return m.Date.String()
}

// MarshalText returns the text as printed.
func (m Moment) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what [ParseMoment] does. Only text that is not UTF-8 is
// an error, [ErrEncoding].
func (m *Moment) UnmarshalText(text []byte) error {
	if !utf8.Valid(text) {
		return notUTF8("a date", text)
	}
	*m = ParseMoment(string(text))
	return nil
}

// MarshalJSON returns the text as printed, as a JSON string.
func (m Moment) MarshalJSON() ([]byte, error) { return json.Marshal(m.String()) }

// isClock reports whether s is what may follow a date: nothing, a time, a
// zone or both.
func isClock(s string) bool {
	if s != "" && (s[0] == 'T' || s[0] == 't' || s[0] == ' ') {
		ok := false
		if s, ok = cutTime(s[1:]); !ok {
			return false
		}
	}
	return isZone(s)
}

// cutTime removes hh:mm or hh:mm:ss with an optional fraction from s. 24:00:00
// is refused: it is the next day to some systems and this one to others.
func cutTime(s string) (rest string, ok bool) {
	if len(s) < 5 || s[2] != ':' || !below(s[:2], 24) || !below(s[3:5], 60) {
		return s, false
	}
	s = s[5:]
	if s == "" || s[0] != ':' {
		return s, true
	}
	if len(s) < 3 || !below(s[1:3], 61) { // 60 is a leap second
		return s, false
	}
	s = s[3:]
	if s == "" || s[0] != '.' {
		return s, true
	}
	n := 1
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return s[n:], n > 1
}

// isZone reports whether s is nothing, Z or ±hh:mm as far as ±14:00.
func isZone(s string) bool {
	switch {
	case s == "" || s == "Z" || s == "z":
		return true
	case len(s) != len("+00:00") || s[0] != '+' && s[0] != '-' || s[3] != ':':
		return false
	}
	return below(s[1:3], 14) && below(s[4:6], 60) || s[1:] == "14:00"
}

// below reports whether s is a number of two digits less than n.
func below(s string, n int) bool {
	return len(s) == 2 && isDigit(s[0]) && isDigit(s[1]) && int(s[0]-'0')*10+int(s[1]-'0') < n
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
