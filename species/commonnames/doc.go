// Package commonnames knows what people call the taxa of CITES, in fifty-two
// languages. [Display] has the name to show for a taxon, [Of] all its names in a
// language, [Lookup] the taxa that a common name may mean. It is a package of its
// own so that only programs that import it carry the names.
//
// # Looking up
//
// A look-up is exact after normalisation, in every language at once. It forgives
//
//   - case in every script, and the Turkish İ and ı for i;
//   - diacritics and ligatures of Latin and Greek letters: leopard des neiges for
//     léopard, and of Cyrillic ones but й ў ӣ ӯ: осетр for осётр;
//   - the points, the tatweel and the forms of alef, ya, kaf and ta marbuta of
//     Arabic: أسد is اسد;
//   - hyphens and punctuation for space, apostrophes of any shape or none (togʻ,
//     tog', tog), parentheses and what stands in them, width (ｒａｔｅｌ), space of
//     any kind and amount, and space between Han characters.
//
// It does not take a letter of one script for its look-alike in another, nor
// simplified for traditional characters, and it corrects nothing. A common name
// often means many taxa: the answer has all of them and picks none.
//
// # Languages
//
// A language is asked for by its BCP 47 tag; regions make no difference. What the
// sources give in Latin letters for a language of another script has the tag of
// the romanisation, ru-Latn, and is an answer to that tag only. The names for
// Serbian are in Latin script, sr-Latn, and answer to sr as well.
//
// # What the names are worth
//
// Most names are those of the Checklist of CITES Species and Species+
// (UNEP-WCMC), as published, with their inconsistent capitals. What was found wrong
// in them is in the table of exceptions, internal/data/common_name_exceptions.tsv,
// with the reason, and is not here: names of other taxa, descriptions, remarks
// such as "has no Hungarian name". Names in Russian, Kazakh, Kyrgyz, Uzbek,
// Turkmen, Tajik, Arabic and Chinese were added from other sources, one by one;
// [Name.Confidence] says how well each is supported, and [Name.Reviewed] is false
// for those that rest on general knowledge alone.
//
// The order of a taxon's names was chosen by hand for the 113 taxa that Central
// Asia trades in, and by rule for others: names that mean no other taxon in
// that language before those that do, names of newer lists before those of older
// ones, short names before long ones; names given to a taxon since joined to
// another are last, and so are names that have not been reviewed.
package commonnames
