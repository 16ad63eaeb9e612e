package permits

// checkStatus judges what the document says of its own history.
func (c *checker) checkStatus() {
	s := &c.p.Status
	if s.Altered {
		c.report(at(fieldAltered), "CITES-FIELD-ALTERED", "altered")
		c.report(at(fieldAltered), "US-ACCEPT-ALTERED", "altered")
	}
	if s.Replacement && trim(s.Replaces) == "" {
		c.report(at(fieldReplaces), "CITES-PERMIT-REPLACED", "no-number")
	}
	if (s.Replacement || trim(s.Replaces) != "") && !c.reason {
		c.report(at(fieldReason), "CITES-PERMIT-REPLACED", "no-reason")
	}
	if !s.Retrospective {
		return
	}
	if !c.reason {
		c.report(at(fieldRetrospective), "CITES-PERMIT-RETROSPECTIVE", "no-reason")
	}
	for i := range c.nodes {
		if n := &c.nodes[i]; n.inAppendix("I") && !n.hasSource(RegisteredCommercial) && !n.hasSource(CaptiveBred) &&
			!n.hasSource(ArtificiallyPropagated) && !n.hasSource(PreConvention) {
			c.report(n.at.in(itemAppendix), "CITES-PERMIT-RETROSPECTIVE", "appendix-i")
		}
	}
}

// checkProfiles says of each profile that was asked for what this version does
// not check.
func (c *checker) checkProfiles() {
	for p := CITES; p <= US; p++ {
		if c.profiles[p] {
			c.report(at(fieldDocument), "CITES-PROFILE-SCOPE", p.String())
		}
	}
}
