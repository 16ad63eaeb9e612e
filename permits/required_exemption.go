package permits

// claimName is the name of a provision in the table of reasons.
func (x exemption) claimName() string {
	return [...]string{"", "claim-personal", "claim-science", "claim-preconvention", "claim-exhibition", "claim-instrument",
		"claim-animal", "claim-samples", "claim-bred"}[x]
}

// exemptions explains which special provisions hold, which do not and why.
func (e *itemExplainer) exemptions(r *regime) (out []Reason) {
	claimed := 0
	for x := exemptPersonal; x < exemptions; x++ {
		if r.claims[x] == untested {
			continue
		}
		claimed++
		claim := newReason(x.claimName(), outcomeName(r.claims[x]), "")
		for p := pointNone + 1; p < points; p++ {
			if p.of() == x && r.out[p] != untested {
				claim.Children = append(claim.Children, e.point(r, p))
			}
		}
		out = append(out, claim)
		holds := NotKnown
		switch r.claims[x] {
		case passed:
			holds = Yes
		case failed:
			holds = No
		}
		y := Exemption{Rule: x.rule(), Holds: holds, Reasons: claim.Children, Provision: claim.Provision}
		if !r.certain {
			y.Appendix = r.appendix
		}
		e.item.Exemptions = append(e.item.Exemptions, y)
	}
	if claimed == 0 {
		out = append(out, newReason("claim-none", Noted, ""))
	}
	return out
}

// point explains one test, and makes a question of one that is open.
func (e *itemExplainer) point(r *regime, p point) Reason {
	x := newReason(p.name(), outcomeName(r.out[p]), p.field(e.i, &e.in.specimen), e.args(p)...)
	if p == personalLimit {
		x.Provision = e.d.limit.Provision()
	}
	if p == tradeQuota && e.d.quota.Missing != 0 {
		return x // what would decide is asked
	}
	if claim := p.of(); r.out[p] == open && (claim == noExemption || r.claims[claim] == open) {
		e.question(x, x.Field) // of a claim that fails in any case nothing is asked
	}
	return x
}

// args are the values in the text of a point.
func (e *itemExplainer) args(p point) []string { return pointArgs(p, &e.in.specimen, e.d) }

// pointArgs are the values of a point's text and of the findings on it.
func pointArgs(p point, sp *specimen, d *decision) []string {
	switch p {
	case personalLimit:
		q, l := sp.quantity, d.limit.Quantity()
		unit := string(q.Unit.today())
		if !q.Amount.Given() {
			return []string{"?", l.Amount.String() + " " + string(l.Unit)}
		}
		return []string{q.Amount.String() + " " + unit, l.Amount.String() + " " + string(l.Unit)}
	case beforeListed:
		acquired, first := sp.acquired.String(), d.first.Possible.String()
		if acquired == "" {
			acquired = "?"
		}
		if first == "" {
			first = "?"
		}
		return []string{acquired, first}
	}
	return nil
}
