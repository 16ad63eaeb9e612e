package permits

// checkSignatures judges signatures and seals where the document says something
// of them, of those who have to sign such a document. A block that is not there
// is a matter of electronic permits only.
func (c *checker) checkSignatures() {
	s := &c.p.Signatures
	signed := func(x *Signature) *bool { return x.Signed }
	sealed := func(x *Signature) *bool { return x.Sealed }
	applicant, seal := c.signed()
	if applicant && no(s.Applicant, signed) {
		c.report(at(fieldSignApplicant), "CITES-FIELD-SIGNATURE", "applicant")
	}
	if no(s.Issuer, signed) || s.Issuer == nil && no(s.Authority, signed) {
		c.report(at(fieldSignIssuer), "CITES-FIELD-SIGNATURE", "issuer")
	}
	// The seal stands in box 13 and the authority's own in box 6: one is enough.
	if !seal {
		return
	}
	if no(s.Issuer, sealed) && !yes(s.Authority, sealed) || no(s.Authority, sealed) && !yes(s.Issuer, sealed) {
		c.report(at(fieldSignIssuer), "CITES-FIELD-SIGNATURE", "seal")
	}
}

// signed reports whether the applicant signs such a document, and whether who
// issues it seals it.
func (c *checker) signed() (applicant, seal bool) {
	for s := range c.ordinary().Signers() {
		switch s.Role() {
		case RoleApplicant:
			applicant = true
		case RoleIssuer:
			seal = s.Sealed()
		}
	}
	return applicant, seal
}

func no(s *Signature, what func(*Signature) *bool) bool {
	return s != nil && what(s) != nil && !*what(s)
}

func yes(s *Signature, what func(*Signature) *bool) bool {
	return s != nil && what(s) != nil && *what(s)
}
