// Package scanfold reads the words of a text as package scan compares them:
// small letters without diacritics, hashed. The generator that packs the names
// and the scanner that finds them have it in common, so that both see the same
// words.
package scanfold
