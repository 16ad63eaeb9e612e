// Package appendix answers what the CITES Appendices say of a taxon, on a date,
// for specimens from a country, and why.
//
//	taxa, _ := species.Lookup("Panthera leo")
//	lion, _ := taxa.Taxon()
//	answer, err := appendix.Of(lion, cites.MustDate("2026-11-23"))
//	answer.Appendices()  // I/II
//	answer.Undecided()   // which country the specimen originates from
//
// An [Answer] is a set, never one letter: the lion is in Appendix I if it
// comes from India and in II if it comes from anywhere else, so that without
// the country both are possible and the answer names the question. With
// [From] the set shrinks to what applies. What is adopted but not yet in force
// is announced and does not count.
//
// Every [Listing] says which taxon carries it, to which population it is
// limited, since when it stands there and which sources say so. The terms
// beside it, such as a zero quota or what an Appendix II listing of elephants
// covers, are [Condition] values with codes that a program can compare.
//
// Whether a listing covers a product, such as a veneer sheet or a bottle of
// perfume, is decided by its numbered annotation, of which the package knows
// every [Wording] since 1975, and by the conditions beside it. [Answer.Covers]
// says covered, not covered or depends, why, and on which facts of a [Product]
// it depends; [Answer.Quota] says which export quota concerns it.
//
// The package carries one edition of the Appendices, those in force from
// 2026-03-05, with what has been decided for later. A question about an earlier
// date is an error and never answered with today's state. Not in the edition
// are quotas that are set outside of the Appendices.
//
// Beside the listings stand the [Reservations] of Parties (Articles XV, XVI and
// XXIII), of any date since 1975 and as far as the sources know, and a sample of
// recommendations to suspend trade ([Suspensions]). Neither changes a listing.
//
// Look-ups take no lock and allocate nothing; all values are safe for
// concurrent use.
package appendix
