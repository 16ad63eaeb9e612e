package permits

// outcome is what became of one point of the procedure.
type outcome uint8

const (
	untested outcome = iota
	passed           // it is so
	failed           // it is not so
	open             // it is not known
)

func outcomeOf(k Known) outcome { return [...]outcome{open, passed, failed}[min(k, No)] }

// isNot is the outcome of the opposite.
func isNot(k Known) outcome { return [...]outcome{open, failed, passed}[min(k, No)] }

func so(yes bool) outcome {
	if yes {
		return passed
	}
	return failed
}

// all is the outcome of several points that all have to hold.
func all3(points ...outcome) outcome {
	result := passed
	for _, p := range points {
		switch p {
		case failed:
			return failed
		case open:
			result = open
		}
	}
	return result
}
