// Package countries knows the codes that stand for a country in the
// Convention's documents: the Parties, the States that are not, the
// territories, the codes that lived once, and the special ones.
//
// Everything begins with a [Code], two letters that compare with == and serve
// as a map key. [ParseCode] reads one and says what is wrong with it;
// [Lookup] gives the [Country] behind it:
//
//	code, err := countries.ParseCode("KZ")
//	c, ok := countries.Lookup(code)
//	c.IsParty(on)                        // was the Convention in force there?
//	c.Name(language.MustParse("uz-Cyrl"))
//
// # Whose Party
//
// A territory has no instrument of its own: [Country.Party] names the Party
// whose instrument covers it and [Country.PartyOn] the one that did on a day,
// the United Kingdom for Hong Kong in 1990. Where we do not know of any, as
// for the Faroe Islands, it is the zero Country: not covered, as far as known.
// Many extensions have dates that we could not find; then the territory is
// taken to be covered for as long as its Party, and [Country.Note] says so.
//
// # Former codes
//
// A code that is no longer in use keeps its row, with the days on which it was
// in use and its successors, because old documents and trade records carry it.
// IsParty answers for it only where a source says that it was a Party (the
// Soviet Union) or the same Party under another name (Zaire); otherwise it is
// false, as for a State that never joined. It is never mapped to a successor
// silently.
//
// # Names
//
// [Languages] lists the languages of the names. They are those of the United
// Nations where CLDR differs, those of CLDR otherwise, and our own for codes
// that neither has; no code is without a name in any of them. A tag finds its
// language so:
//
//   - language and script as asked for, whatever the region: uz-Cyrl-UZ is
//     uz-Cyrl, fr-CA is fr;
//   - else the same language in the script there is: zh-Hant is zh, ky-Latn is
//     ky, uz and uz-Arab are uz in Latin script;
//   - else English. A neighbouring language is never guessed.
//
// # Cost
//
// The table lies in the program as it is and is read in place: nothing happens
// at import, and no look-up allocates. It is the same for everyone and never
// changes, so that everything here is safe for concurrent use. [Verify] reads
// the whole of it and compares its checksum.
package countries
