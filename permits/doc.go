// Package permits reads and writes CITES permits and certificates, checks them
// and explains what it found.
//
// Three calls do the work. [Decode] reads an electronic permit, XML of the CITES
// toolkit or JSON, into a [Permit], box by box as it was printed. [Check] applies
// the rules and returns [Findings], all in one pass. [Finding.Message] says each
// in the reader's language:
//
//	permit, err := permits.Decode(file)
//	if err != nil {
//		return err // unreadable: a *permits.DecodeError names the place
//	}
//	found := permits.Check(permit, permits.On(today))
//	for _, f := range found {
//		fmt.Println(f.Severity, f.Path, f.Message(language.Russian))
//	}
//	if !found.Valid() { … } // at least one finding is an error
//
// # What is checked
//
// [Rules] lists the rules before they are applied: their stable codes, the
// provision each rests on and whether we have read it in its source. A rule that
// we have not read is a warning at most and its provision says so. A rule that
// cannot judge, for want of a date or of data, gives a finding of severity
// [Info] rather than nothing. The codes stay the same from version to version and
// are what a program should compare; messages may be reworded.
//
// Codes beginning with CITES are the Convention's, its Resolutions' and the
// trade database's practice. The option [Profiles] adds those of a [Profile]: the
// European Union, Great Britain, the United States. Our own, found in no other
// catalogue, are CITES-PERMIT-VALIDITY-OTHER, CITES-PERMIT-EXPIRED,
// CITES-FIELD-BOX, CITES-FIELD-DATE, CITES-FIELD-DOCUMENT, CITES-FIELD-ITEMS,
// CITES-EPERMIT-UNKNOWN, GB-DOC-ANNEX and CITES-PROFILE-SCOPE.
//
// What no permit carries comes from [Registers]: whether a document was issued,
// cancelled or used, which trade is suspended, which operations are registered. The
// caller implements the interfaces, or takes the lists of this package, which
// [ReadNumbers] and its like read from the tables of a spreadsheet;
// [KnownSuspensions] answers from the module. What no register has said is a
// finding, one for the document.
//
// Labels of caviar and tags of crocodilians stand among the marks of an item;
// [ParseCaviarLabel] and [ParseCrocodilianTag] read them. [CheckReport] judges
// the rows of an annual report by the rules of UNEP-WCMC.
//
// The library never reads the clock. [On] gives the date of presentation;
// without it whether a document has expired is told as not checked. Months are
// counted as the Convention's documents count them: six months after 31 August
// is the last day of February.
//
// # Making a document
//
// [DocumentType.Box] says whether a type of document fills a box, in which cases
// and by what law; [DocumentType.Signers] who signs it, [DocumentType.Validity]
// how long it is good, and [IssueForm] what changes where it is issued
// retrospectively, as a replacement, extended, partially completed or with an
// annex. Check judges by the same tables.
//
// A [Builder] makes a document from what only the authority knows, fills what
// follows, and refuses what cannot be issued:
//
//	permit, err := permits.NewExportPermit(issue, exporter, importer, permits.Personal).
//		Add(permits.Specimen{Name: "Falco cherrug", …}).Build()
//
// # Writing
//
// [EncodeXML] and [EncodeJSON] write a permit in any of the formats that [Decode]
// reads. What a format cannot carry is in the [Losses] that they return, never
// lost in silence: what was written is read again and compared. [Diff] compares
// two versions of a document. Package schema has the JSON Schemas.
//
// # Which documents
//
// [Required] answers before there is a document: what a [Shipment] needs at each
// border, the provision for each, the exemptions that apply and those that do
// not, the conditions, and the questions still open. Nothing is assumed in place
// of what is not known; every answer carries its reasons as a tree, [Reason].
// [CheckShipment] holds the documents that were presented against the same
// decision, and [Check] does for one document as far as it can be judged alone:
// [Accompanied] says what else was presented.
//
// # Codes
//
// [Source], [Purpose], [Term], [Unit], [FormType] and [DocumentType] hold what a
// document printed, right or wrong. Their Parse functions are strict and name
// the remedy: the term BEL of old reports is LPS today, the unit CUM is MTQ. On says
// what a code meant on a date, Convert puts a quantity in another unit, and
// [ParseNumber] tells what the form of a document number says. Names
// of all that is in use are in twelve languages; Name answers in English for the
// readers of others, and Reviewed says whether a source in the reader's language
// backs the name.
//
// Everything is read in place from embedded tables, opened at first use.
// Nothing is sent anywhere, and all functions are safe for concurrent use.
package permits
