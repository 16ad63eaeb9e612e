package appendixlayout

// Doubtful is how far a fact beside the listings was checked that one source
// has and another source or circumstance speaks against; see Read and Inferred.
const Doubtful uint8 = 3

// Endings say how a reservation ended, by number.
var Endings = [...]string{"", "withdrawn", "listing", "replaced"}

// SuspensionScopes are the kinds of trade that a recommendation to suspend trade
// covers, by number; "" where the source does not say.
var SuspensionScopes = [...]string{"", "commercial", "all"}

// SuspensionBases say on what ground trade is to be suspended, by number; ""
// where the source does not say.
var SuspensionBases = [...]string{"", "annual-reports", "compliance", "significant-trade", "national-legislation"}
