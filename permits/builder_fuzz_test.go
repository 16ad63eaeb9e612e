package permits

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
	"github.com/citesgo/cites/appendix"
)

// FuzzBuilder gives a builder values that no form would let through. It may
// refuse them; what it makes is in order and reads back the same.
func FuzzBuilder(f *testing.F) {
	f.Add(uint8(0), "26KG000001/AA", "Falco cherrug", "LIV", "C", "1", "NAR", "KG", "AE", "T", uint32(2026<<9|4<<5|1), uint8(0), "reason")
	f.Add(uint8(1), "{number}", "Python ×", "ski", " w ", "1e9999", "", "XX", "\xff", "", uint32(0), uint8(255), "\x00{reason}%!s")
	f.Add(uint8(12), "", "", "", "", "", "", "", "", "", uint32(1<<31), uint8(7), "")
	f.Fuzz(func(t *testing.T, kind uint8, number, name, term, source, amount, unit, from, to, purpose string, on uint32, steps uint8, text string) {
		i := Issue{Number: number, Date: cites.Date(on), Place: text, Official: text, Authority: person(text, from)}
		a, b := person(text, from), person(number, to)
		builders := []func() *Builder{
			func() *Builder { return NewExportPermit(i, a, b, Purpose(purpose)) },
			func() *Builder { return NewReexportCertificate(i, a, b, Purpose(purpose)) },
			func() *Builder { return NewImportPermit(i, a, b, Purpose(purpose)) },
			func() *Builder { return NewCertificateOfOrigin(i, a, b) },
			func() *Builder { return NewPreConventionCertificate(i, a, b, Purpose(purpose)) },
			func() *Builder { return NewCaptiveBredCertificate(i, a, b, Purpose(purpose)) },
			func() *Builder { return NewArtificiallyPropagatedCertificate(i, a, b, Purpose(purpose)) },
			func() *Builder { return NewPhytosanitaryCertificate(i, a, b) },
			func() *Builder { return NewIntroductionFromTheSeaCertificate(i, a, Purpose(purpose)) },
			func() *Builder { return NewTravellingExhibitionCertificate(i, a) },
			func() *Builder { return NewPersonalOwnershipCertificate(i, a) },
			func() *Builder { return NewMusicalInstrumentCertificate(i, a, Purpose(purpose)) },
			func() *Builder {
				return NewSampleCollectionCertificate(i, FormType(source), a, Reference{Number: text}, to, Purpose(purpose))
			},
			func() *Builder { return NewScientificExchangeLabel(i, a, b, from, to) },
		}
		x := builders[int(kind)%len(builders)]()
		s := Specimen{Name: name, Term: Term(term), Sources: []Source{Source(source)}, Quantity: Quantity{ParseDecimal(amount), Unit(unit)},
			Appendix: appendix.Appendix(steps % 5), Explanation: text, Marks: []Mark{{Value: text}}, Acquired: cites.Date(on / 2)}
		x.Add(s)
		for bit, step := range []func(){
			func() { x.Retrospective(text, true) },
			func() { x.Replaces(number, cites.Date(on), text) },
			func() { x.ExtendTo(cites.Date(on+1), cites.Date(on), text) },
			func() { x.LeaveToHolder(Box(text), Box(unit)) },
			func() { x.Add(s, s, s, s).Annex(int(steps) - 100) },
			func() { x.ImportPermit(number, cites.Date(on)).NotPrimarilyCommercial().SuitablyHoused() },
			func() { x.Language(language.Make(text)).Condition(text).SecurityStamp(text).Waybill(text) },
			func() { x.ValidFrom(cites.Date(on)).ValidUntil(cites.Date(on + 9)) },
		} {
			if steps>>bit&1 != 0 {
				step()
			}
		}
		p, err := x.Build()
		if err != nil {
			var e *BuildError
			require.True(t, errors.As(err, &e))
			require.NotEmpty(t, e.Error())
			return
		}
		for _, f := range Check(p) {
			require.LessOrEqual(t, f.Severity, Info, "%v", f)
		}
		raw, err := json.Marshal(p)
		require.NoError(t, err)
		back, err := Decode(strings.NewReader(string(raw)))
		require.NoError(t, err)
		again, err := json.Marshal(back)
		require.NoError(t, err)
		require.JSONEq(t, string(raw), string(again))
	})
}
