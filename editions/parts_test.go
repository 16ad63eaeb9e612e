package editions

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites/appendix"
)

func (l limit) String() string {
	words := [...]string{whole: "whole", only: "only", except: "except", unclear: "unclear"}
	s := words[l.kind]
	for _, c := range l.codes {
		s += " " + c.String()
	}
	if l.rest != 0 {
		s += ", others " + l.rest.String()
	}
	return s
}

func TestPopulations(t *testing.T) {
	p := newPopulations()
	p.learnPairs("Bolivia (Plurinational State of), Republic of Korea,Lao People's Democratic Republic", "BO, KR,LA")
	for _, test := range []struct{ text, want string }{
		{"", "whole"},
		{"Except seeds and pollen", "whole"},
		{"Population of India", "only IN"},
		{"Populations of India and Nepal", "only IN NP"},
		{"Only the populations of India, Nepal, and the Republic of Korea", "only IN KR NP"},
		{"The population of Bolivia (Plurinational State of).", "only BO"},
		{"(Populations of Guinea, Guinea-Bissau and Niger)", "only GN GW NE"},
		{"Populations of Bosnia & Herzegovina and Trinidad & Tobago", "only BA TT"},
		{"[SPECIES listing Aus bus] Populations of Chad", "only TD"},
		{"Included in Appendix I, only populations of Chad", "only TD"},
		{"Populations of Chad (listed in Appendix II): for our words", "only TD"},
		{"Populations of Chad; all other populations are included in Appendix I", "only TD, others I"},
		{"Except the populations of Chad and Mali, which are included in Appendix II", "except ML TD, others II"},
		{"(Except the population of Chad, which is included in Appendix II)", "except TD, others II"},
		{"All populations except those of Chad", "except TD"},
		{"Except the populations of Chad; all other populations are included in Appendix I", "unclear"},
		{"Populations of Argentina [two provinces]", "unclear"},
		{"Populations of the provinces of Argentina", "unclear"},
		{"Populations of Chad and of the north of Mali", "unclear"},
		{"Population of Europe", "unclear"},
		{"Populations of Chad. Other populations as they are", "unclear"},
		{"Subpopulations", "unclear"},
		{"A quota for some populations", "unclear"},
		{"Populations of Atlantis", "unclear"},
		{"Populations of", "unclear"},
		{"populations of Chadian origin", "unclear"},
	} {
		if got := p.limit(test.text).String(); got != test.want {
			t.Errorf("%q: %s, want %s", test.text, got, test.want)
		}
	}
}

func TestANameOfTwoCountriesIsNone(t *testing.T) {
	p := newPopulations()
	p.learnPairs("Congo", "CG")
	require.Equal(t, "only CG", p.limit("Population of Congo").String())
	p.learnPairs("Congo", "CD")
	require.Equal(t, "unclear", p.limit("Population of Congo").String())
	p.learnPairs("Congo", "CG")
	require.Equal(t, "unclear", p.limit("Population of Congo").String())
	p.learnPairs("China, Hong Kong", "CN") // more names than codes
	p.learnPairs("Atlantis", "QQ")
	require.Equal(t, "unclear", p.limit("Population of Atlantis").String())
}

func TestSplitSynonyms(t *testing.T) {
	for _, test := range []struct {
		text      string
		good, bad []string
	}{
		{"", nil, nil},
		{"Felis leo Linnaeus, 1758", []string{"Felis leo|Linnaeus, 1758"}, nil},
		{"Felis leo Linnaeus, 1758, Leo leo (Linnaeus, 1758)", []string{"Felis leo|Linnaeus, 1758", "Leo leo|(Linnaeus, 1758)"}, nil},
		{"Aus bus (Cuvier, Müller & Troschel, 1837), Aus cus", []string{"Aus bus|(Cuvier, Müller & Troschel, 1837)", "Aus cus|"}, nil},
		{"Aus bus Du Bus, van der Hoeven, de Man, 1900", []string{"Aus bus|Du Bus, van der Hoeven, de Man, 1900"}, nil},
		{"Aus bus var. cus L., Aus bus subsp. dus (L.) Mill.", []string{"Aus bus var. cus|L.", "Aus bus subsp. dus|(L.) Mill."}, nil},
		{"Aus x bus L.", []string{"Aus x bus|L."}, nil},
		{"Aus Mill.", []string{"Aus|Mill."}, nil},
		{"Aus bus f. ex L.", []string{"Aus bus|f. ex L."}, nil},
		{"1758", nil, []string{"1758"}},
		{"Aus bus " + strings.Repeat("L", 256), nil, []string{"Aus bus " + strings.Repeat("L", 256)}},
	} {
		good, bad := splitSynonyms(test.text)
		var got []string
		for _, s := range good {
			got = append(got, s.name+"|"+s.author)
		}
		if diff := cmp.Diff(test.good, got); diff != "" {
			t.Errorf("%q: %s", test.text, diff)
		}
		if diff := cmp.Diff(test.bad, bad); diff != "" {
			t.Errorf("%q: %s", test.text, diff)
		}
	}
}

func TestParseStatus(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", `"" NC`}, {"NC", `"" NC`}, {"I", `"I"`}, {"I/II", `"I/II"`}, {" II / NC ", `"II" NC`}, {"I/II/III/NC", `"I/II/III" NC`},
		{"A", "wrong A"}, {"I/", "wrong "}, {"I,II", "wrong I,II"}, {"IV", "wrong IV"},
	} {
		st, wrong := parseStatus(test.text)
		got := fmt.Sprintf("%q", st.set)
		if st.partial {
			got += " NC"
		}
		if st == (status{}) {
			got = "wrong " + wrong
		}
		require.Equal(t, test.want, got, "%q", test.text)
	}
}

func TestParseAnnotations(t *testing.T) {
	set := func(as ...appendix.Appendix) (st status) {
		for _, a := range as {
			st.set = st.set.With(a)
		}
		return st
	}
	for _, test := range []struct {
		name, text, symbol string
		status             status
		format             Format
		want               annotations
		rest               string
	}{
		{name: "none"},
		{"species+", "**II** #15 Words\nand more", "", set(appendix.II), SpeciesPlus, annotations{2: 15}, ""},
		{"two of species+", "**II** #4 Words\n**III** #5 Words", "", set(appendix.II, appendix.III), SpeciesPlus, annotations{2: 4, 3: 5}, ""},
		{"no number", "**II** Words", "", set(appendix.II), SpeciesPlus, annotations{}, "Words"},
		{"a number too large", "**II** #444 Words", "", set(appendix.II), SpeciesPlus, annotations{}, "#444 Words"},
		{"checklist", "Appendix II:Words", "#15", set(appendix.II), Checklist, annotations{2: 15}, ""},
		{"a symbol alone", "", "#15", set(appendix.II), Checklist, annotations{2: 15}, ""},
		{"one of two", "Appendix I:\nAppendix II:Words", "#4", set(appendix.I, appendix.II), Checklist, annotations{2: 4}, ""},
		{"which of two", "", "#4", set(appendix.I, appendix.II), Checklist, annotations{}, "#4"},
		{"another symbol", "", "°12", set(appendix.II), Checklist, annotations{}, "°12"},
	} {
		t.Run(test.name, func(t *testing.T) {
			an, rest := parseAnnotations(test.text, test.symbol, test.status, test.format)
			require.Equal(t, test.want, an)
			require.Equal(t, test.rest, rest)
		})
	}
}

func TestSegments(t *testing.T) {
	got := segments("before\nAppendix I:one\nand more\nAppendix II:two: three\nAppendix V:none", Checklist)
	require.Equal(t, []segment{{0, "before"}, {appendix.I, "one\nand more"}, {appendix.II, "two: three\nAppendix V:none"}}, got)
}

// FuzzNotes reads texts as notes, populations, synonyms and annotations: never a
// panic, and no country where the text has none.
func FuzzNotes(f *testing.F) {
	f.Add("Appendix I:Population of India")
	f.Add("**II** #4 Except the populations of Chad, which are included in Appendix I")
	f.Add("Felis leo Linnaeus, 1758, Leo leo (Linnaeus, 1758)")
	p := newPopulations()
	f.Fuzz(func(t *testing.T, s string) {
		l := p.limit(s)
		if (l.kind == only || l.kind == except) != (len(l.codes) > 0) {
			t.Errorf("%q: %s", s, l)
		}
		good, bad := splitSynonyms(strings.Join(strings.Fields(s), " "))
		for _, g := range good {
			if !usable(g.name) {
				t.Errorf("%q cannot be filed", g.name)
			}
		}
		_ = bad
		for _, format := range []Format{Checklist, SpeciesPlus} {
			segments(s, format)
			parseAnnotations(s, s, status{set: appendix.Set(0).With(appendix.II)}, format)
		}
	})
}
