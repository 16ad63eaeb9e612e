package cites

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// Date is a calendar date without a clock or a zone, the unit in which the
// Convention counts: a listing is in force from a date, a document is valid
// until the end of one. The zero Date means "not given".
//
// Dates compare with ==, < and >, and are usable as map keys.
type Date uint32 // year<<9 | month<<5 | day, so that the numeric order is the calendar's

// MinYear and MaxYear bound the years a Date can hold. A year outside them is
// an error and never wraps around.
const (
	MinYear = 1
	MaxYear = 9999
)

// NewDate returns the date of year, month and day, or a [*DateError] where the
// calendar has no such day (2026-02-30) or the year is out of bounds.
func NewDate(year int, month time.Month, day int) (Date, error) {
	if year < MinYear || year > MaxYear || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0, &DateError{Input: fmt.Sprintf("%d-%02d-%02d", year, int(month), day)}
	}
	return pack(year, month, day), nil
}

// MustDate is [ParseDate] for constants of a program: it panics where s is no
// date, which is a mistake of the programmer and never of a user's input.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil || d == 0 {
		panic("cites: MustDate(" + s + "): not a date")
	}
	return d
}

// ParseDate reads an ISO 8601 calendar date, YYYY-MM-DD. The empty string is
// the zero Date. Anything else is a [*DateError].
func ParseDate(s string) (Date, error) {
	if s == "" {
		return 0, nil
	}
	d, ok := parseDate(s)
	if !ok {
		return 0, &DateError{Input: s}
	}
	return d, nil
}

func parseDate[T string | []byte](s T) (Date, bool) {
	if len(s) != len("2006-01-02") || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	num := func(from, to int) (n int) {
		for i := from; i < to; i++ {
			if s[i] < '0' || s[i] > '9' {
				return -1
			}
			n = n*10 + int(s[i]-'0')
		}
		return n
	}
	y, m, d := num(0, 4), time.Month(num(5, 7)), num(8, 10)
	if y < MinYear || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return 0, false
	}
	return pack(y, m, d), true
}

// DateOf returns the calendar date of t in t's own time zone: a permit issued
// at 23:30 in Astana is issued on Astana's date. The zero Time is the zero Date.
func DateOf(t time.Time) Date {
	if t.IsZero() {
		return 0
	}
	y, m, d := t.Date()
	if y < MinYear || y > MaxYear {
		return 0
	}
	return pack(y, m, d)
}

// Year returns the year, 0 for the zero Date.
func (d Date) Year() int { return int(d >> 9) }

// Month returns the month, 0 for the zero Date.
func (d Date) Month() time.Month { return time.Month(d >> 5 & 0xf) }

// Day returns the day of the month, 0 for the zero Date.
func (d Date) Day() int { return int(d & 0x1f) }

// IsZero reports whether the date is not given.
func (d Date) IsZero() bool { return d == 0 }

// Valid reports whether d is a day of the calendar. Dates made by this package
// are; a number converted to Date by hand may not be.
func (d Date) Valid() bool {
	y, m, day := d.Year(), d.Month(), d.Day()
	return y >= MinYear && y <= MaxYear && m >= 1 && m <= 12 && day >= 1 && day <= daysIn(y, m)
}

// Time returns midnight UTC at the start of the date.
func (d Date) Time() time.Time {
	if d == 0 {
		return time.Time{}
	}
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
}

// AddMonths returns the date n months later (earlier where n is negative) and
// clamps to the end of a shorter month: six months after 31 August is the last
// day of February, as the periods of validity of the Convention's documents
// are counted. A result beyond [MinYear] or [MaxYear] clamps to the first or
// last day that a Date can hold; the zero Date stays zero.
func (d Date) AddMonths(n int) Date {
	if d == 0 {
		return 0
	}
	const last = (MaxYear + 1) * 12
	if n > last || n < -last {
		n = max(-last, min(n, last))
	}
	months := d.Year()*12 + int(d.Month()) - 1 + n
	if months < MinYear*12 {
		return pack(MinYear, 1, 1)
	}
	if months >= last {
		return pack(MaxYear, 12, 31)
	}
	y, m := months/12, time.Month(months%12+1)
	return pack(y, m, min(d.Day(), daysIn(y, m)))
}

// AddDays returns the date n days later, clamped like [Date.AddMonths].
func (d Date) AddDays(n int) Date {
	if d == 0 {
		return 0
	}
	const last = (MaxYear + 1) * 366
	t := d.Time().AddDate(0, 0, max(-last, min(n, last)))
	switch {
	case t.Year() < MinYear:
		return pack(MinYear, 1, 1)
	case t.Year() > MaxYear:
		return pack(MaxYear, 12, 31)
	}
	return DateOf(t)
}

// DaysUntil returns the number of days from d to e, negative where e is
// earlier, and 0 where one of them is not given.
func (d Date) DaysUntil(e Date) int {
	if d == 0 || e == 0 {
		return 0
	}
	// A time.Duration ends at 292 years; seconds do not.
	const day = 24 * 60 * 60
	return int((e.Time().Unix() - d.Time().Unix()) / day)
}

// String returns the date as YYYY-MM-DD, and "" for the zero Date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return string(d.AppendTo(make([]byte, 0, 10)))
}

// AppendTo appends the date as YYYY-MM-DD to b; the zero Date appends nothing.
func (d Date) AppendTo(b []byte) []byte {
	if d == 0 {
		return b
	}
	y, m, day := d.Year(), int(d.Month()), d.Day()
	if y > MaxYear {
		return fmt.Appendf(b, "%d-%02d-%02d", y, m, day)
	}
	return append(b, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10),
		'-', byte('0'+m/10), byte('0'+m%10), '-', byte('0'+day/10), byte('0'+day%10))
}

// MarshalText returns what [Date.String] does.
func (d Date) MarshalText() ([]byte, error) { return d.AppendTo(make([]byte, 0, 10)), nil }

// UnmarshalText reads what [ParseDate] does.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = 0
		return nil
	}
	v, ok := parseDate(text)
	if !ok {
		return &DateError{Input: string(text)}
	}
	*d = v
	return nil
}

// Value returns the date as text, or nil for the zero Date, for a database.
func (d Date) Value() (driver.Value, error) {
	if d == 0 {
		return nil, nil
	}
	return d.String(), nil
}

// Scan reads a date from a database's text, bytes, time or NULL.
func (d *Date) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*d = 0
		return nil
	case string:
		return d.UnmarshalText([]byte(v))
	case []byte:
		return d.UnmarshalText(v)
	case time.Time:
		*d = DateOf(v)
		if *d == 0 && !v.IsZero() {
			return &DateError{Input: v.String()}
		}
		return nil
	}
	return fmt.Errorf("cites: a Date cannot be read from a %T; give text YYYY-MM-DD or a time.Time", src)
}

// DateError is the error of a text that is no calendar date.
type DateError struct {
	Input string // what was given
}

// Error says what was given and what is wanted.
func (e *DateError) Error() string {
	in := e.Input
	if len(in) > 40 {
		in = in[:40] + "…"
	}
	return fmt.Sprintf("cites: %q is not a calendar date; write YYYY-MM-DD, years 0001 to 9999", in)
}

func pack(y int, m time.Month, d int) Date { return Date(y<<9 | int(m)<<5 | d) }

func daysIn(y int, m time.Month) int {
	switch m {
	case time.February:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case time.April, time.June, time.September, time.November:
		return 30
	}
	return 31
}
