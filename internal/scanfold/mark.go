package scanfold

// IsMark reports whether a word behind n words of a name is no epithet: a mark of
// rank, or of a hybrid.
func IsMark(w []byte, n int) bool {
	switch string(w) {
	case "subsp", "ssp", "var", "f", "fo", "forma", "subvar":
		return n >= 2
	case "x":
		return n >= 1
	}
	return false
}
