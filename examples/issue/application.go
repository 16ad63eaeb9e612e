package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/permits"
)

// application is what the officer decides on: the facts of a document, before it
// is one. docs/issue.md describes its fields. A field that is not known is an
// error, so that a misspelt one is not lost.
type application struct {
	Document      permits.DocumentType `json:"document"`
	Language      string               `json:"language"`
	Number        string               `json:"number"`
	Issued        cites.Date           `json:"issued"`
	Place         string               `json:"place"`
	Official      string               `json:"official"`
	Authority     permits.Party        `json:"authority"`
	Exporter      permits.Party        `json:"exporter"` // or re-exporter, owner, holder, introducer, sender
	Importer      permits.Party        `json:"importer"` // or recipient
	Purpose       permits.Purpose      `json:"purpose"`
	ValidFrom     cites.Date           `json:"validFrom"`
	ValidUntil    cites.Date           `json:"validUntil"`
	Conditions    []string             `json:"conditions"`
	SecurityStamp string               `json:"securityStamp"`
	Waybill       string               `json:"waybill"`
	AnnexPages    *int                 `json:"annexPages"`
	ImportPermit  *reference           `json:"importPermit"`
	Findings      struct {
		NotPrimarilyCommercial bool `json:"notPrimarilyCommercial"`
		SuitablyHoused         bool `json:"suitablyHoused"`
	} `json:"findings"`
	Form          permits.FormType `json:"form"` // of a sample collection
	Carnet        *reference       `json:"carnet"`
	Countries     string           `json:"countries"`
	Institutions  [2]string        `json:"institutions"` // codes of sender and recipient
	Retrospective *struct {
		Reason   string `json:"reason"`
		Personal bool   `json:"personal"`
	} `json:"retrospective"`
	Replaces *reference `json:"replaces"`
	Extended *struct {
		Until     cites.Date `json:"until"`
		Arrived   cites.Date `json:"arrived"`
		Authority string     `json:"authority"`
	} `json:"extended"`
	LeaveToHolder []permits.Box `json:"leaveToHolder"`
	Accept        []string      `json:"accept"`
	Rows          []row         `json:"rows"`
}

// reference names another document.
type reference struct {
	Number     string     `json:"number"`
	Issued     cites.Date `json:"issued"`
	ValidUntil cites.Date `json:"validUntil"`
	Reason     string     `json:"reason"`
}

type row struct {
	Name         string             `json:"name"`
	CommonNames  []permits.Text     `json:"commonNames"`
	Term         permits.Term       `json:"term"`
	Description  string             `json:"description"`
	Marks        []permits.Mark     `json:"marks"`
	Age          string             `json:"age"`
	Sex          string             `json:"sex"`
	Appendix     appendix.Appendix  `json:"appendix"`
	Sources      []permits.Source   `json:"sources"`
	Quantity     permits.Quantity   `json:"quantity"`
	Quota        permits.Quota      `json:"quota"`
	Origin       permits.Provenance `json:"origin"`
	LastReexport permits.Provenance `json:"lastReexport"`
	Operation    string             `json:"operation"`
	Acquired     cites.Date         `json:"acquired"`
	Explanation  string             `json:"explanation"`
}

// maxApplication is the largest application that is read, in bytes.
const maxApplication = 1 << 20

// readApplication reads an application. A field that it does not know or that is
// given twice is an error, and so is one in other case: what an officer decided
// is not to be guessed.
func readApplication(r io.Reader) (*application, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxApplication+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("the application cannot be read: %w", err)
	case len(raw) > maxApplication:
		return nil, fmt.Errorf("the application cannot be read: it is larger than %d bytes", maxApplication)
	case len(bytes.TrimSpace(raw)) == 0:
		return nil, errors.New("the application cannot be read: it is empty")
	}
	a := new(application)
	if err := json.Unmarshal(raw, a, json.RejectUnknownMembers(true)); err != nil {
		return nil, fmt.Errorf("the application cannot be read: %w", err)
	}
	return a, nil
}

// builder begins the document that was applied for and tells it everything.
func (a *application) builder() (*permits.Builder, error) {
	b, err := a.begin()
	if err != nil {
		return nil, err
	}
	if a.Language != "" {
		tag, err := language.Parse(a.Language)
		if err != nil {
			return nil, fmt.Errorf("language: %q is no language tag; give en, fr or es", a.Language)
		}
		b.Language(tag)
	}
	b.ValidFrom(a.ValidFrom).SecurityStamp(a.SecurityStamp).Waybill(a.Waybill).LeaveToHolder(a.LeaveToHolder...).Accept(a.Accept...)
	if a.ValidUntil != 0 {
		b.ValidUntil(a.ValidUntil)
	}
	for _, text := range a.Conditions {
		b.Condition(text)
	}
	if a.AnnexPages != nil {
		b.Annex(*a.AnnexPages)
	}
	if x := a.ImportPermit; x != nil {
		b.ImportPermit(x.Number, x.Issued)
	}
	if a.Findings.NotPrimarilyCommercial {
		b.NotPrimarilyCommercial()
	}
	if a.Findings.SuitablyHoused {
		b.SuitablyHoused()
	}
	if x := a.Retrospective; x != nil {
		b.Retrospective(x.Reason, x.Personal)
	}
	if x := a.Replaces; x != nil {
		b.Replaces(x.Number, x.Issued, x.Reason)
	}
	if x := a.Extended; x != nil {
		b.ExtendTo(x.Until, x.Arrived, x.Authority)
	}
	for _, r := range a.Rows {
		b.Add(permits.Specimen{
			Name: r.Name, CommonNames: r.CommonNames, Term: r.Term, Description: r.Description, Marks: r.Marks, Age: r.Age, Sex: r.Sex,
			Appendix: r.Appendix, Sources: r.Sources, Quantity: r.Quantity, Quota: r.Quota, Origin: r.Origin, LastReexport: r.LastReexport,
			OperationNumber: r.Operation, Acquired: r.Acquired, Explanation: r.Explanation,
		})
	}
	return b, nil
}

func (a *application) begin() (*permits.Builder, error) {
	i := permits.Issue{Number: a.Number, Date: a.Issued, Place: a.Place, Official: a.Official, Authority: a.Authority}
	switch a.Document {
	case permits.ExportPermit:
		return permits.NewExportPermit(i, a.Exporter, a.Importer, a.Purpose), nil
	case permits.ReexportCertificate:
		return permits.NewReexportCertificate(i, a.Exporter, a.Importer, a.Purpose), nil
	case permits.ImportPermit:
		return permits.NewImportPermit(i, a.Exporter, a.Importer, a.Purpose), nil
	case permits.CertificateOfOrigin:
		return permits.NewCertificateOfOrigin(i, a.Exporter, a.Importer), nil
	case permits.PreConventionCertificate:
		return permits.NewPreConventionCertificate(i, a.Exporter, a.Importer, a.Purpose), nil
	case permits.CaptiveBredCertificate:
		return permits.NewCaptiveBredCertificate(i, a.Exporter, a.Importer, a.Purpose), nil
	case permits.ArtificiallyPropagatedCertificate:
		return permits.NewArtificiallyPropagatedCertificate(i, a.Exporter, a.Importer, a.Purpose), nil
	case permits.PhytosanitaryCertificate:
		return permits.NewPhytosanitaryCertificate(i, a.Exporter, a.Importer), nil
	case permits.IntroductionFromTheSeaCertificate:
		return permits.NewIntroductionFromTheSeaCertificate(i, a.Exporter, a.Purpose), nil
	case permits.TravellingExhibitionCertificate:
		return permits.NewTravellingExhibitionCertificate(i, a.Exporter), nil
	case permits.PersonalOwnershipCertificate:
		return permits.NewPersonalOwnershipCertificate(i, a.Exporter), nil
	case permits.MusicalInstrumentCertificate:
		return permits.NewMusicalInstrumentCertificate(i, a.Exporter, a.Purpose), nil
	case permits.ScientificExchangeLabel:
		return permits.NewScientificExchangeLabel(i, a.Exporter, a.Importer, a.Institutions[0], a.Institutions[1]), nil
	case permits.SampleCollectionCertificate:
		var carnet permits.Reference
		if x := a.Carnet; x != nil {
			carnet = permits.Reference{Number: x.Number, Issued: permits.MomentOf(x.Issued), ValidUntil: permits.MomentOf(x.ValidUntil)}
		}
		return permits.NewSampleCollectionCertificate(i, a.Form, a.Exporter, carnet, a.Countries, a.Purpose), nil
	}
	var all []string
	for d := range permits.DocumentTypes() {
		all = append(all, string(d))
	}
	return nil, fmt.Errorf("document: %q is none; give one of %s", a.Document, strings.Join(all, ", "))
}
