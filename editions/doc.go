// Package editions builds editions of the names and of the Appendices from the
// files that anyone can download from the sites of UNEP-WCMC, so that nobody has
// to wait for a new version of this module:
//
//   - the "Index of CITES Species" of the Checklist (https://checklist.cites.org),
//     as CSV;
//   - the CITES listings of Species+ (https://speciesplus.net), as CSV with
//     commas or semicolons.
//
// [ReadFile] and [Read] tell them apart by their header. An [Edition] is used at
// once, or written into one file with [Edition.WriteTo] and opened again with
// [Open], verified, in a fraction of the time:
//
//	e, err := editions.ReadFile("Index_of_CITES_Species_2026-11-20 09_41.csv")
//	matches, err := e.Species().Lookup("Panthera leo")
//	lion, ok := matches.Taxon()
//	answer, err := appendix.Of(lion, e.Date(), appendix.WithEdition(e.Appendix()))
//	findings := permits.Check(p, permits.WithEdition(e.Appendix()))
//
// # What an export says, and what it does not
//
// An export states one day; earlier dates are errors. That day is the one in the
// name under which the sites hand the file out, or the one given with [On]. The
// file may be some hours old; the databases of the sites follow a change of the
// Appendices with some delay, and have shown entries before they took effect.
//
// It says of each species, subspecies and variety which Appendices it is in, not
// which entry carries it. So an entry of such an edition stands at the taxon
// itself, and its notes say what the export has as the listed name. Of a genus or
// a family it says only what is below it; questions about those are answered
// with that, and are undecided.
//
// Populations are free text in it, and missing here and there, above all in
// Appendix III. Where the text is a plain list of countries
// they are taken from it; in all other cases the entry may or may not apply,
// whatever the country, and the answer is undecided. The text is kept in the notes
// of the entry. Numbered annotations are taken over by their number. There are no
// conditions, reservations and suspensions in an export: conditions are not
// known, the others are reported from the tables of the module.
//
// A file that was filtered on the site has only the taxa of the filter; those it
// does not have are not found by name. Nothing is ever half-loaded: a file that is
// cut short, lacks a column or contradicts itself is an [Error] with its place.
// What could be read and not be used, such as a synonym that cannot be told from
// its author, is in [Edition.Remarks].
//
// The exports are not ours to pass on: their terms of use allow reading them and
// forbid handing them on. An edition file made from one carries the same facts.
package editions
