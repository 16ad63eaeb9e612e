package permits

import (
	"errors"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/countries"
)

// checkParties judges who trades, who issues and from where to where.
func (c *checker) checkParties() {
	p := c.p
	importer := c.country(at(fieldImporterCode), p.Importer.Country, false)
	exporter := c.country(at(fieldExporterCode), p.Exporter.Country, false)
	authority := c.country(at(fieldAuthorityCode), p.Authority.Country, false)

	if c.document == PersonalOwnershipCertificate && c.profiles[EU] && trim(p.Importer.Name) != "" {
		c.report(at(fieldImporter), "CITES-FIELD-PARTIES", "importer-given")
	}
	expected := exporter
	if c.document == ImportPermit || c.document == IntroductionFromTheSeaCertificate {
		expected = importer
	}
	if authority != 0 && expected != 0 && authority != expected && !covers(authority, expected, c.day()) {
		c.report(at(fieldAuthorityCountry), "CITES-FIELD-ISSUER", "country", authority.String(), expected.String())
	}
	if importer != 0 && importer == exporter && !c.mayStay() {
		c.report(at(fieldImporterCountry), "CITES-FIELD-EXPORTER-IMPORTER-DISTINCT", "same", importer.String())
	}
}

// mayStay reports whether the document or purpose is one for which exporting
// and importing country may be the same: goods that come back with their owner
// or never left.
func (c *checker) mayStay() bool {
	switch c.document {
	case IntroductionFromTheSeaCertificate, TravellingExhibitionCertificate, PersonalOwnershipCertificate, MusicalInstrumentCertificate,
		SampleCollectionCertificate: // whose exporter is its importer
		return true
	}
	switch c.purpose {
	case Personal, Circus:
		return true
	}
	return false
}

// covers reports whether one country is the Party under which the other, a
// territory, falls.
func covers(authority, country countries.Code, on cites.Date) bool {
	party := country.Country().PartyOn(on)
	return !party.IsZero() && party.Code() == authority
}

// day is the date of which the document speaks: its date of issue, else that
// of presentation.
func (c *checker) day() cites.Date {
	if c.issued != 0 {
		return c.issued
	}
	return c.on
}

// issuedBy returns the country that issued the document: of the authority, else
// of the exporter, for an import permit of the importer; zero where none is
// known.
func (c *checker) issuedBy() countries.Code {
	if code := placeOf(c.p.Authority.Country); code != 0 {
		return code
	}
	if c.document == ImportPermit || c.document == IntroductionFromTheSeaCertificate {
		return placeOf(c.p.Importer.Country)
	}
	return placeOf(c.p.Exporter.Country)
}

// placeOf returns the code of a country that is a place, zero for anything else.
func placeOf(country Country) countries.Code {
	if trim(country.Code) == "" {
		return 0
	}
	code, err := countries.ParseCode(country.Code)
	if err != nil || !isPlace(code) {
		return 0
	}
	return code
}

// isPlace reports whether goods can be in what the code names, today or once.
func isPlace(code countries.Code) bool {
	switch code.Country().Kind() {
	case countries.Party, countries.NonParty, countries.Territory, countries.Former:
		return true
	}
	return false
}

// country judges a country's code and returns it where it names a place. An
// origin may also be unknown (XX) or the sea (HS, formerly ZZ).
func (c *checker) country(at place, printed Country, origin bool) countries.Code {
	if trim(printed.Code) == "" {
		return 0
	}
	code, err := countries.ParseCode(printed.Code)
	if err != nil {
		var unknown *countries.CodeError
		if errors.As(err, &unknown) && unknown.Suggestion != 0 {
			c.report(at, "CITES-FIELD-COUNTRY-CODES", "use", shorten(trim(printed.Code)), unknown.Suggestion.String())
		} else {
			c.report(at, "CITES-FIELD-COUNTRY-CODES", "unknown", shorten(trim(printed.Code)))
		}
		return 0
	}
	if !isPlace(code) {
		switch {
		case !origin || !c.mayBeOrigin(code):
			c.report(at, "CITES-FIELD-COUNTRY-CODES", "special", code.String())
		case code.String() == "ZZ": // of the trade database, until HS took its place
			c.report(at, "CITES-FIELD-COUNTRY-CODES", "historical", "ZZ", "HS")
		}
		return 0
	}
	if until := code.Country().Until(); until != 0 && !origin && c.day() > until {
		c.report(at, "CITES-FIELD-COUNTRY-CODES", "former", code.String())
	}
	return code
}

// mayBeOrigin reports whether a code that names no country may stand in box 12.
func (c *checker) mayBeOrigin(code countries.Code) bool {
	switch code.String() {
	case "XX", "HS", "ZZ":
		return true
	}
	return false
}
