package countries

import "fmt"

// CodeError is the error of a text that is no code of a country.
type CodeError struct {
	Input      string // what was given
	Suggestion Code   // the code that was probably meant; zero where we cannot tell
}

// Error says what was given and what to give instead.
func (e *CodeError) Error() string {
	in := e.Input
	if len(in) > 40 {
		in = in[:40] + "…"
	}
	if e.Suggestion != 0 {
		return fmt.Sprintf("countries: %q is not a country code of the Convention; write %s", in, e.Suggestion)
	}
	return fmt.Sprintf("countries: %q is not a country code of the Convention; "+
		"write the two letters of ISO 3166-1, or XX for an unknown country", in)
}

// suggest names the code that s, in capital letters, probably means: another
// convention's code of two letters, or the code of three letters of a State
// that we have seen on documents. It is a help for a person, not a table.
func suggest(s string) Code {
	switch s {
	case "UK", "GBR":
		return makeCode("GB")
	case "EL", "GRC":
		return makeCode("GR")
	case "USA":
		return makeCode("US")
	case "EUE":
		return EuropeanUnion
	case "AUS":
		return makeCode("AU")
	case "BRA":
		return makeCode("BR")
	case "CAN":
		return makeCode("CA")
	case "CHE":
		return makeCode("CH")
	case "CHN", "PRC":
		return makeCode("CN")
	case "DEU", "GER":
		return makeCode("DE")
	case "ESP":
		return makeCode("ES")
	case "FRA":
		return makeCode("FR")
	case "IDN":
		return makeCode("ID")
	case "IND":
		return makeCode("IN")
	case "ITA":
		return makeCode("IT")
	case "JPN":
		return makeCode("JP")
	case "KAZ":
		return makeCode("KZ")
	case "KGZ":
		return makeCode("KG")
	case "KSV", "XKX":
		return makeCode("KV")
	case "NLD":
		return makeCode("NL")
	case "RUS":
		return makeCode("RU")
	case "TJK":
		return makeCode("TJ")
	case "TKM":
		return makeCode("TM")
	case "TUR":
		return makeCode("TR")
	case "TWN":
		return makeCode("TW")
	case "UAE", "ARE":
		return makeCode("AE")
	case "UZB":
		return makeCode("UZ")
	case "ZAF", "RSA":
		return makeCode("ZA")
	}
	return 0
}
