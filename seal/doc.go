// Package seal puts an electronic seal on a permit: a detached signature that
// lets a customs desk see, without a network, which authority issued the permit
// and that nothing in it was altered since.
//
//	signer, err := seal.NewSigner(privateKey, seal.Key{Country: kz, From: from, Until: until})
//	jws, err := signer.Seal(permit, seal.Issue, today) // at the authority
//
//	keys, err := seal.ParseKeySet(jwks)                // at the border
//	s, err := keys.Verify(permit, jws)
//
// A seal is a JWS in compact form with a detached payload (RFC 7515, appendix
// F), signed with Ed25519 (RFC 8037). The payload is the permit's JSON form in
// the canonical form of RFC 8785, so it does not matter how the JSON is laid
// out or whether the permit travels as XML, as long as it is read to the same
// [permits.Permit]. The seal travels beside the permit, for instance as a file of
// its own.
//
// Canonical JSON holds numbers as binary floating point, which would make 0.1 of
// a quantity what it is not and let long numbers that differ have one seal. So a
// number is sealed as the text it was printed as, in quotes: {"amount":1.50}
// becomes {"amount":"1.50"}. A program in another language that wants to verify
// does the same before it makes the JSON canonical.
//
// # What is covered
//
// [Whole] covers all of the permit that the library knows, and what it does not
// know but has kept. [Issue] covers the permit as it leaves the authority: all
// but what is filled in later, at the export. That is box 14 (endorsement, the
// quantity exported and the inspection of each row, the examiner's signature)
// and box 15 (the waybill and its document). One seal over everything would be
// broken by the endorsement that the Convention asks for, and the examining
// officer has no key of the issuing authority; one that left box 14 out for good
// would let it be altered. So there are two: the authority seals with Issue, and
// whoever endorses seals with Whole, which also covers what the authority
// sealed. The scope stands in the protected header and cannot be changed.
// A verifier that needs the endorsement to be authentic has to ask for a seal
// whose [Seal].Scope is Whole.
//
// Not covered is what says how a permit came: of [permits.Electronic] the
// toolkit, root, namespace, operation and composite flag. Of an attachment its
// name and content are covered as they stand in the permit; where that is a
// reference such as cid:1, what it refers to is not. Not covered either, because
// the reader does not tell them apart: layout, prefixes and comments of XML, the
// order of members of JSON, a member that is null or left out.
//
// A permit with bytes that JSON cannot carry cannot be sealed. A permit that is
// converted from one format to another keeps its seal only if nothing is lost
// or added on the way; see the losses of [permits.EncodeXML].
//
// # Keys
//
// A key set is a JWK Set (RFC 7517) of public keys. Each key has, beside the
// members of the standard, the country whose authority holds it and the days on
// which it may sign. How the set comes to the desk, and that it is genuine, is
// for its administration to see to: nothing is fetched, and no key in a seal is
// trusted. The day of signing is what the signer says; a key that was stolen can
// sign for any day, and is therefore refused altogether once it is marked as
// revoked.
//
// A seal says that the holder of a key vouched for the content. Whether the
// permit is right, still valid or used before is for [permits.Check] and the
// registers to say.
package seal
