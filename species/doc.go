// Package species knows the taxa that CITES names: their accepted names and
// synonyms, their classification, and where they live. [Lookup] finds a taxon
// by its scientific name, [ByID] by its number, and [All] walks through all.
//
// # Names
//
// A look-up is exact after normalisation: case, diacritics and ligatures,
// hyphens, quotation marks, the kind of space, the hybrid sign, the marks of rank
// (subsp., ssp., var., f.) and of what is named no further (sp., spp.) make no
// difference, and authors and years may follow the name:
//
//	PANTHERA  LEO
//	Panthera leo (Linnaeus, 1758)
//	Dalbergia spp.
//	Equus hemionus ssp. kulan
//	× Brassocattleya
//
// Nothing is corrected: a name that is not in the tables has no match, and an
// unknown trinomial is never answered with its species. Nothing is picked
// either: a name that belongs to several taxa returns them all, and
// [Matches.Taxon] says whether they come to one.
//
// Authors are cut off only where the name as it stands is unknown, and only
// what can be told from an epithet: words in parentheses, years, words with a
// capital where the epithets have none, and the particles between them. In a
// name in capitals, PANTHERA LEO LINNAEUS, nothing tells the author from an
// epithet, so that it has no match; PANTHERA LEO (LINNAEUS, 1758) has one.
//
// # Search
//
// [Search] finds what a misspelt, scanned, abbreviated or joined name is near to,
// with a score and the reason of each hit, and [Complete] the names that begin
// with what has been typed. Names of living languages take part if the caller
// brings them ([WithNames]). Their index is linked into programs that use one of
// the two only.
//
// # Names of the past
//
// A taxon that has been renamed or joined to another keeps its row and its id,
// and is reached by [ByID]. [Lookup] answers its name with the taxon of today, as
// a synonym; [Taxon.Now] leads from the one to the other. Where the tables do
// not tell what became of a name, or the taxon is in the tables because it is
// expressly left out of the Appendices, Lookup returns it, and
// [Taxon.IsAccepted] is false.
//
// # Numbers
//
// Ids below 1,000,000 are those of the Checklist of CITES Species and Species+
// (UNEP-WCMC); those above are this module's own, mostly for families, orders and
// classes that are not listed themselves. An id never comes to mean another taxon.
package species
