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
// each [Wording] since 1975 that could be found, and by the conditions beside it.
// [Answer.Covers] says covered, not covered or depends, why, and on which facts
// of a [Product] it depends; [Answer.Quota] says which export quota concerns it.
//
// The tables reach from 1 July 1975, when the Convention entered into force, to
// what is decided for the future. Any day of it can be asked about; [History] tells
// all that was said of a taxon, [Changes] what took effect between two dates,
// [FirstListed] the date that decides whether a specimen is pre-Convention. A
// taxon listed under a name of its time is found under its name of today and the
// reverse. A question about an earlier date is an error.
//
// Reservations of Parties ([Reservations]) do not change a listing and are
// reported beside it. Recommendations to suspend trade ([Suspensions]) are known
// in part only, and the answer says so. Quotas that are set outside of the
// Appendices are not here.
//
// Look-ups take no lock and allocate nothing; all values are safe for
// concurrent use.
package appendix
