package normname

// mark is what a word may be besides a part of the name.
type mark uint8

const (
	none           mark = iota
	rank                // of a taxon below the species: subsp., var.
	unnamed             // of a taxon that is named no further: sp., spp.
	novelty             // behind sp.: nov., indet.
	doubt               // cf., aff.
	cross               // the hybrid sign as a letter: x
	particle            // of an author's name, only beside others: van, ex
	strongParticle      // stands for an author: hort.
	negation            // behind an author, of another one's name: non, nec
)

// markOf returns what a folded word may be besides a part of the name.
func markOf(w []byte) mark {
	switch string(w) {
	case "subsp", "ssp", "subspp", "sspp", "subspecies", "var", "varietas", "variety", "subvar", "f", "fo", "fa", "forma", "subf", "nothosubsp",
		"nothossp", "nothovar", "morph", "race":
		return rank
	case "sp", "spp", "species":
		return unnamed
	case "nov", "indet", "n":
		return novelty
	case "cf", "cfr", "aff", "nr":
		return doubt
	case "x":
		return cross
	case "ex", "et", "and", "in", "al", "alii", "de", "del", "della", "der", "den", "des", "di", "do", "dos", "da", "du", "la", "le", "las",
		"los", "van", "von", "vom", "zu", "zur", "te", "ter", "ten", "y", "e", "bis", "fil", "filius", "emend", "apud", "nom", "comb", "stat",
		"publ", "ined", "nud", "illeg", "inval", "superfl", "cons", "sic", "corr", "orth":
		return particle
	case "hort":
		return strongParticle
	case "non", "nec", "nee", "vix":
		return negation
	}
	return none
}
