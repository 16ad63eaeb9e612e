// Package scan finds the taxa that are named in running text: an advertisement,
// an invoice, an e-mail, a page. [New] builds a [Scanner] of the scientific names
// of package species, accepted and not, and the common names of package
// commonnames in all their languages; [Scanner.Text], [Scanner.Reader] and
// [Scanner.HTML] walk through the names in a text. It is a package of its own, so
// that a program that looks up single names links nothing of it; hence scan.New
// and scan.Hit, and no species.Scan.
//
// # What is found
//
// A name is found as a whole word or words, the longest at its place, whatever its
// case and, but for words of fewer than five letters, diacritics. Its words may be
// apart by space of any kind, one line break, hyphens and apostrophes. Characters
// without width are passed over: soft hyphens, marks of direction, NUL. Words are
// told apart by script: letters of most scripts in runs, katakana in runs of its
// own, and each character for itself in Han, hiragana, Thai, Lao, Khmer and
// Burmese, which put no space between words. Between Latin letters and others a
// word ends.
//
// A genus of one letter and a full stop is taken for one named in full before, one
// of the last four with that letter: "Panthera leo and P. tigris". Common names are
// found in the plural in English, French, Spanish and Portuguese, in the cases of
// Russian, Kazakh, Kyrgyz, Uzbek, Turkmen and Tajik, and with the article in
// Arabic; in other languages as they stand in the tables.
//
// What is found is a taxon of the tables, of the rank of order or below. Package
// appendix says what it is listed in: a species may be in the tables because it
// is left out of the Appendices. Names of taxa that no list has, which the tables
// keep for the classification, are passed over. Wrong letters are not corrected;
// species.Search does that, for one name at a time.
//
// # What a hit is worth
//
// Many names are words of everyday language, or of another language: python,
// jaguar, puma; "once" is a leopard in French. Tables say which words are, and
// which words speak of specimens and which of other things. The words around a
// name decide, in a part of the text of 512 bytes in which it stands:
// [Confidence] says the result and [Reason] why. Nothing is picked among the taxa
// that a name may mean: [Hit.Taxa] has all.
//
// # How it is done
//
// The names are entered in a hash table word by word: "panthera", then "panthera
// leo". The table is packed when the tables of names are, and read in place, so
// that a scanner is made in no time. A text is read one word at a time, of ASCII
// and of Russian letters sixteen bytes at once; a filter of 64 KB, which stays in
// the processor's cache, tells nearly all words that begin no name, and only
// behind the others is a second word looked at. Two Han characters are looked up
// together, for most of them begin some name. This takes time proportional to
// the text, however many names there are, and less memory than an Aho–Corasick
// automaton, whose states, one for each letter of 168,000 names, do not fit in a
// cache: every byte of a text would wait for memory. What the table holds is
// hashes; a name that is found is compared letter by letter.
//
// docs/scan.md has the measured speed and memory, the precision and the recall.
package scan
