package appendix

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/citesgo/cites/countries"
	layout "github.com/citesgo/cites/internal/appendixlayout"
	"github.com/citesgo/cites/species"
)

// Question is something an [Answer] could not decide, and that whoever holds
// the specimen or its papers can.
type Question struct {
	Kind    QuestionKind
	Taxon   species.Taxon  // the taxon asked about
	Country countries.Code // the country of which a part decides, for AskPlace
}

// QuestionKind says what would decide.
type QuestionKind uint8

// Kinds of question.
const (
	AskPopulation QuestionKind = iota + 1 // the country of origin
	AskPlace                              // the part of the country of origin
	AskTaxon                              // the species or subspecies within the taxon
	AskName                               // what a name that is no longer accepted means today
)

// String returns "population", "place", "taxon" or "name".
func (k QuestionKind) String() string {
	switch k {
	case AskPopulation:
		return "population"
	case AskPlace:
		return "place"
	case AskTaxon:
		return "taxon"
	case AskName:
		return "name"
	}
	return ""
}

// Text returns what would decide, in a reader's language, to be read after
// words such as "depends on".
func (q Question) Text(tag language.Tag) string {
	if q.Kind < AskPopulation || q.Kind > AskName {
		return ""
	}
	s := word(layout.WordQuestion+int(q.Kind), tag)
	return strings.NewReplacer("{taxon}", q.Taxon.Name(), "{country}", q.Country.Name(tag)).Replace(s)
}
