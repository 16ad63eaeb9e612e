package permits

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

const utf8BOM = "\uFEFF"

// jsonText returns JSON input as text. JSON is UTF-8, RFC 8259 section 8.1.
func jsonText(raw []byte) (string, *DecodeError) {
	if utf16Order(raw) != 0 {
		return "", &DecodeError{Err: ErrEncoding, Reason: "the JSON is in UTF-16; convert it to UTF-8"}
	}
	s := strings.TrimPrefix(string(raw), utf8BOM)
	if i := firstInvalid(s); i >= 0 {
		return "", failAt(s, i, "", ErrEncoding, "the byte 0x%02X is no UTF-8; convert the JSON to UTF-8", s[i])
	}
	return s, nil
}

// xmlText returns XML input as UTF-8 text, decoded from UTF-16 or from the
// 8-bit encoding it declares.
func xmlText(raw []byte) (string, *DecodeError) {
	if order := utf16Order(raw); order != 0 {
		return decodeUTF16(raw, order)
	}
	s := strings.TrimPrefix(string(raw), utf8BOM)
	name := declaredEncoding(s)
	switch strings.ToUpper(name) {
	case "", "UTF-8", "UTF8", "US-ASCII", "ASCII":
		if i := firstInvalid(s); i >= 0 {
			return "", failAt(s, i, "", ErrEncoding,
				"the byte 0x%02X is no UTF-8; declare the encoding in <?xml … encoding=\"…\"?> or convert the XML to UTF-8", s[i])
		}
		return s, nil
	}
	if len(s) < len(raw) { // a UTF-8 byte order mark
		return "", &DecodeError{Err: ErrEncoding, Line: 1, Column: 1,
			Reason: "the XML begins with the byte order mark of UTF-8 but declares " + clip(name) + "; correct the declaration"}
	}
	table := byteEncoding(name)
	if table == nil {
		return "", &DecodeError{Err: ErrEncoding, Line: 1, Column: 1,
			Reason: "the XML declares the encoding " + clip(name) + ", which is not known or not what it is in; convert it to UTF-8"}
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for i := range len(s) {
		r := table.DecodeByte(s[i])
		if r == utf8.RuneError {
			return "", failAt(s, i, "", ErrEncoding, "the byte 0x%02X means nothing in the declared encoding %s", s[i], clip(name))
		}
		b.WriteRune(r)
	}
	return b.String(), nil
}

// utf16Order returns 'B' or 'L' for big- or little-endian UTF-16, told by a
// byte order mark or by the NUL beside a first character of ASCII, and 0 for
// anything else.
func utf16Order(b []byte) byte {
	if len(b) < 2 {
		return 0
	}
	switch [2]byte(b) {
	case [2]byte{0xFE, 0xFF}, [2]byte{0, '<'}, [2]byte{0, '{'}, [2]byte{0, ' '}, [2]byte{0, '\n'}, [2]byte{0, '\r'}:
		return 'B'
	case [2]byte{0xFF, 0xFE}, [2]byte{'<', 0}, [2]byte{'{', 0}, [2]byte{' ', 0}, [2]byte{'\n', 0}, [2]byte{'\r', 0}:
		return 'L'
	}
	return 0
}

// decodeUTF16 is strict where unicode/utf16 would put U+FFFD for what is
// missing: a permit with a hole in it must not be read as if it had none.
func decodeUTF16(raw []byte, order byte) (string, *DecodeError) {
	var endian binary.ByteOrder = binary.LittleEndian
	if order == 'B' {
		endian = binary.BigEndian
	}
	var b strings.Builder
	b.Grow(len(raw)/2 + len(raw)/16)
	for i := 0; i < len(raw); i += 2 {
		if i+1 == len(raw) {
			return "", &DecodeError{Err: ErrTruncated, Offset: int64(i), Reason: "the input is UTF-16 and ends within a character"}
		}
		r := rune(endian.Uint16(raw[i:]))
		if utf16.IsSurrogate(r) {
			if i+3 < len(raw) {
				r = utf16.DecodeRune(r, rune(endian.Uint16(raw[i+2:])))
			}
			if utf16.IsSurrogate(r) || r == utf8.RuneError {
				return "", failAt(b.String(), b.Len(), "", ErrEncoding, "half of a UTF-16 surrogate pair is missing; save the file again as UTF-8")
			}
			i += 2
		}
		b.WriteRune(r)
	}
	return strings.TrimPrefix(b.String(), utf8BOM), nil
}

// declaredEncoding returns the encoding that an XML declaration names.
func declaredEncoding(s string) string {
	decl, ok := strings.CutPrefix(s, "<?xml")
	if !ok {
		return ""
	}
	decl, _, _ = strings.Cut(decl[:min(len(decl), 256)], "?>")
	_, after, ok := strings.Cut(decl, "encoding")
	after = strings.TrimLeft(after, " \t\r\n")
	after, eq := strings.CutPrefix(after, "=")
	after = strings.TrimLeft(after, " \t\r\n")
	if !ok || !eq || after == "" || after[0] != '"' && after[0] != '\'' {
		return ""
	}
	name, _, _ := strings.Cut(after[1:], after[:1])
	return name
}

// byteEncoding returns the table of an 8-bit encoding by the names that XML
// and mail use, and nil for any other.
func byteEncoding(name string) *charmap.Charmap {
	name = strings.ReplaceAll(strings.ToUpper(name), "_", "-")
	name = strings.Replace(name, "CP125", "WINDOWS-125", 1)
	switch name {
	case "ISO-8859-1", "LATIN1", "LATIN-1", "L1", "ISO8859-1":
		return charmap.ISO8859_1
	case "ISO-8859-2", "LATIN2":
		return charmap.ISO8859_2
	case "ISO-8859-3":
		return charmap.ISO8859_3
	case "ISO-8859-4":
		return charmap.ISO8859_4
	case "ISO-8859-5":
		return charmap.ISO8859_5
	case "ISO-8859-6":
		return charmap.ISO8859_6
	case "ISO-8859-7":
		return charmap.ISO8859_7
	case "ISO-8859-8":
		return charmap.ISO8859_8
	case "ISO-8859-9", "LATIN5":
		return charmap.ISO8859_9
	case "ISO-8859-10":
		return charmap.ISO8859_10
	case "ISO-8859-13":
		return charmap.ISO8859_13
	case "ISO-8859-14":
		return charmap.ISO8859_14
	case "ISO-8859-15", "LATIN9":
		return charmap.ISO8859_15
	case "ISO-8859-16":
		return charmap.ISO8859_16
	case "WINDOWS-1250":
		return charmap.Windows1250
	case "WINDOWS-1251":
		return charmap.Windows1251
	case "WINDOWS-1252":
		return charmap.Windows1252
	case "WINDOWS-1253":
		return charmap.Windows1253
	case "WINDOWS-1254":
		return charmap.Windows1254
	case "WINDOWS-1255":
		return charmap.Windows1255
	case "WINDOWS-1256":
		return charmap.Windows1256
	case "WINDOWS-1257":
		return charmap.Windows1257
	case "WINDOWS-1258":
		return charmap.Windows1258
	case "KOI8-R":
		return charmap.KOI8R
	case "KOI8-U":
		return charmap.KOI8U
	case "IBM866", "CP866":
		return charmap.CodePage866
	}
	return nil
}

// firstInvalid returns the offset of the first byte that is no UTF-8, or -1.
func firstInvalid(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return i
			}
		}
	}
	return -1
}
