package permits

import (
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
	"github.com/citesgo/cites/internal/lang"
)

// The JSON form of the requirements. Texts stand beside the codes, in the
// language of [Requirements.In].

type requirementsJSON struct {
	On         cites.Date       `json:"on,omitzero"`
	Refused    bool             `json:"refused"`
	Decided    bool             `json:"decided"`
	Borders    []borderJSON     `json:"borders"`
	Items      []itemAnswerJSON `json:"items"`
	NotChecked []reasonJSON     `json:"notChecked"`
}

type borderJSON struct {
	Border  Border     `json:"border"`
	Country string     `json:"country,omitempty"`
	Open    bool       `json:"open"`
	Refused bool       `json:"refused"`
	Needs   []needJSON `json:"needs"`
}

type needJSON struct {
	Items      []int          `json:"items"`
	Appendix   string         `json:"appendix"`
	Document   DocumentType   `json:"document"`
	Name       string         `json:"name"`
	Instead    []DocumentType `json:"instead,omitempty"`
	Issuer     string         `json:"issuer,omitempty"`
	Applicant  Applicant      `json:"applicant"`
	Before     Border         `json:"before"`
	Certain    bool           `json:"certain"`
	Comparable bool           `json:"comparable,omitempty"`
	Shown      bool           `json:"shown,omitempty"`
	Rule       string         `json:"rule"`
	Provision  string         `json:"provision"`
}

type itemAnswerJSON struct {
	Item       int             `json:"item"`
	Name       string          `json:"name,omitempty"`
	Taxon      string          `json:"taxon,omitempty"`
	TaxonID    string          `json:"taxonId,omitempty"`
	Appendices []string        `json:"appendices"`
	MayBeFree  bool            `json:"mayBeFree"`
	Verdict    Verdict         `json:"verdict"`
	Exemptions []exemptionJSON `json:"exemptions"`
	Conditions []reasonJSON    `json:"conditions"`
	Questions  []questionJSON  `json:"questions"`
	Reason     reasonJSON      `json:"reason"`
}

type exemptionJSON struct {
	Rule      string       `json:"rule"`
	Holds     Known        `json:"holds"`
	Appendix  string       `json:"appendix,omitempty"`
	Provision string       `json:"provision"`
	Reasons   []reasonJSON `json:"reasons"`
}

type questionJSON struct {
	Code  string  `json:"code"`
	Field string  `json:"field,omitempty"`
	Text  string  `json:"text"`
	Args  argList `json:"args,omitempty"`
}

type reasonJSON struct {
	Code      string       `json:"code"`
	Outcome   Outcome      `json:"outcome"`
	Text      string       `json:"text"`
	Field     string       `json:"field,omitempty"`
	Provision string       `json:"provision,omitempty"`
	Args      argList      `json:"args,omitempty"`
	Children  []reasonJSON `json:"children,omitempty"`
}

// json returns the tree with its texts in language l. What lies deeper than
// maxReasonDepth is left out.
func (r Reason) json(l int) reasonJSON { return r.jsonTo(l, language.Make(lang.Word(l)), 0) }

func (r Reason) jsonTo(l int, tag language.Tag, depth int) reasonJSON {
	out := reasonJSON{Code: r.Code, Outcome: r.Outcome, Text: r.text(l, tag), Field: r.Field, Provision: r.Provision, Args: r.Args}
	if depth < maxReasonDepth {
		for _, c := range r.Children {
			out.Children = append(out.Children, c.jsonTo(l, tag, depth+1))
		}
	}
	return out
}

func reasonsJSON(list []Reason, l int) []reasonJSON {
	out := make([]reasonJSON, len(list))
	for i, r := range list {
		out[i] = r.json(l)
	}
	return out
}

// MarshalJSON writes {on, refused, decided, borders, items, notChecked}, with
// texts in English or the language of [Requirements.In].
func (r Requirements) MarshalJSON() ([]byte, error) {
	l := int(r.language)
	out := requirementsJSON{On: r.On, Refused: r.Refused(), Decided: r.Decided(),
		Borders: []borderJSON{}, Items: []itemAnswerJSON{}, NotChecked: reasonsJSON(r.NotChecked, l)}
	for _, b := range r.Borders {
		out.Borders = append(out.Borders, b.json(l))
	}
	for _, it := range r.Items {
		out.Items = append(out.Items, it.json(l))
	}
	return encodeJSON(out)
}

func (b BorderRequirements) json(l int) borderJSON {
	out := borderJSON{Border: b.Border, Country: b.Country.String(), Open: b.Open, Refused: b.Refused, Needs: []needJSON{}}
	for _, n := range b.Needs {
		out.Needs = append(out.Needs, n.json(l))
	}
	return out
}

func (n Need) json(l int) needJSON {
	return needJSON{n.Items, n.Appendix.String(), n.Document, n.Document.Name(language.Make(lang.Word(l))), n.Instead,
		n.Issuer.String(), n.Applicant, n.Before, n.Certain, n.Comparable, n.Shown, n.Rule, n.Provision}
}

func (it ItemRequirements) json(l int) itemAnswerJSON {
	out := itemAnswerJSON{Item: it.Item, Name: it.Name, Taxon: it.Taxon.Name(), TaxonID: it.Taxon.ID().String(),
		Appendices: letters(it.Appendices), MayBeFree: it.MayBeFree, Verdict: it.Verdict, Exemptions: []exemptionJSON{},
		Conditions: reasonsJSON(it.Conditions, l), Questions: []questionJSON{}, Reason: it.Reason.json(l)}
	for _, e := range it.Exemptions {
		out.Exemptions = append(out.Exemptions, e.json(l))
	}
	for _, q := range it.Questions {
		out.Questions = append(out.Questions, q.json(l))
	}
	return out
}

func (e Exemption) json(l int) exemptionJSON {
	return exemptionJSON{e.Rule, e.Holds, e.Appendix.String(), e.Provision, reasonsJSON(e.Reasons, l)}
}

func (q Question) json(l int) questionJSON {
	return questionJSON{q.Code, q.Field, q.text(l, language.Make(lang.Word(l))), q.Args}
}

// MarshalJSON writes what [Requirements] has for a border, in English.
func (b BorderRequirements) MarshalJSON() ([]byte, error) { return encodeJSON(b.json(lang.English)) }

// MarshalJSON writes what [Requirements] has for a document, in English.
func (n Need) MarshalJSON() ([]byte, error) { return encodeJSON(n.json(lang.English)) }

// MarshalJSON writes what [Requirements] has for an item, in English.
func (it ItemRequirements) MarshalJSON() ([]byte, error) { return encodeJSON(it.json(lang.English)) }

// MarshalJSON writes what [Requirements] has for an exemption, in English.
func (e Exemption) MarshalJSON() ([]byte, error) { return encodeJSON(e.json(lang.English)) }

// MarshalJSON writes {code, field, text, args}, in English.
func (q Question) MarshalJSON() ([]byte, error) { return encodeJSON(q.json(lang.English)) }

func letters(s appendix.Set) []string {
	out := []string{}
	for _, a := range s.Slice() {
		out = append(out, a.String())
	}
	return out
}
