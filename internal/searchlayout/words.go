package searchlayout

// The sections of the blob of words, behind the edition.
const (
	WordTable = iota + 1 // offset and length in WordText, word after word, language after language
	WordText

	WordWidth = 8
)

// The first of each kind of Words.
const (
	FirstRank   = 0
	FirstMatch  = FirstRank + 10
	FirstReason = FirstMatch + 6
)

// Words are the keys of the words, in the order of the numbers of package
// species, which count from one.
var Words = [...]string{
	"rank.kingdom", "rank.phylum", "rank.class", "rank.order", "rank.family", "rank.subfamily", "rank.genus", "rank.species",
	"rank.subspecies", "rank.variety",
	"match.accepted", "match.synonym", "match.common", "match.stem", "match.corrected", "match.genus",
	"reason.exact", "reason.qualified", "reason.ending", "reason.letters", "reason.swapped", "reason.scanned", "reason.spaces",
	"reason.script", "reason.abbreviated", "reason.above", "reason.hybrid", "reason.moved", "reason.genus", "reason.living", "reason.part",
}
