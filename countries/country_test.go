package countries

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/citesgo/cites"
)

func get(t *testing.T, code string) Country {
	t.Helper()
	c, err := ParseCode(code)
	require.NoError(t, err)
	country, ok := Lookup(c)
	require.True(t, ok, code)
	return country
}

func codes(seq func(func(Country) bool)) (s []string) {
	for c := range seq {
		s = append(s, c.String())
	}
	return s
}

func TestAll(t *testing.T) {
	all := codes(All())
	require.True(t, slices.IsSorted(all))
	require.Equal(t, len(all), len(slices.Compact(slices.Clone(all))), "no code twice")
	kinds := make(map[Kind]int)
	for c := range All() {
		kinds[c.Kind()]++
		require.Equal(t, c, c.Code().Country())
		require.False(t, c.IsZero())
	}
	want := map[Kind]int{Party: 185, NonParty: 17, Territory: 51, Former: 18, Special: 10}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Errorf("codes of each kind (-want +got):\n%s", diff)
	}
}

func TestParties(t *testing.T) {
	tests := []struct {
		on   string
		want int
	}{
		{"1975-06-30", 0},
		{"1975-07-01", 10}, // Article XXII: the tenth instrument brought it into force
		{"2015-07-07", 180},
		{"2015-07-08", 181}, // the European Union was the 181st
		{"2022-01-03", 183},
		{"2022-01-04", 184}, // Andorra
		{"2025-01-01", 184},
		{"2025-01-02", 185}, // Turkmenistan
		{"2026-11-23", 185},
	}
	for _, tt := range tests {
		if got := codes(Parties(cites.MustDate(tt.on))); len(got) != tt.want {
			t.Errorf("%d Parties on %s, want %d", len(got), tt.on, tt.want)
		}
	}
	first := []string{"AE", "CH", "CL", "CY", "EC", "NG", "SE", "TN", "US", "UY"}
	if diff := cmp.Diff(first, codes(Parties(cites.MustDate("1975-07-01")))); diff != "" {
		t.Errorf("the first Parties (-want +got):\n%s", diff)
	}
	require.Empty(t, codes(Parties(0)))
	in1990 := codes(Parties(cites.MustDate("1990-01-01")))
	require.Contains(t, in1990, "SU")
	require.Contains(t, in1990, "DD")
	require.NotContains(t, in1990, "RU")
	require.NotContains(t, in1990, "ZR", "Zaire is the same Party as the Democratic Republic of the Congo")
	for range Parties(cites.MustDate("2026-01-01")) {
		break // an early end must not go on
	}
}

// TestEveryParty checks what must hold for each of them.
func TestEveryParty(t *testing.T) {
	for c := range All() {
		since := c.EntryIntoForce()
		if c.Kind() != Party {
			require.Zero(t, since, c.String())
			require.Zero(t, c.Joined(), c.String())
			require.Zero(t, c.Region(), c.String())
			require.Zero(t, c.Instrument(), c.String())
			continue
		}
		require.NotZero(t, since, c.String())
		require.True(t, since.Valid(), c.String())
		require.NotZero(t, c.Region(), c.String())
		require.NotZero(t, c.Instrument(), c.String())
		require.Equal(t, c, c.Party(), c.String())
		require.True(t, c.IsParty(since), c.String())
		if c.String() != "AE" {
			require.False(t, c.IsParty(since.AddDays(-1)), c.String())
		}
		if c.Joined() == 0 || c.Instrument() == Succession || c.Instrument() == Continuation || since == cites.MustDate("1975-07-01") {
			continue
		}
		if days := c.Joined().DaysUntil(since); days < 89 || days > 91 {
			t.Errorf("%v: %d days between joining and entry into force, Article XXII says 90", c, days)
		}
	}
}

func TestCentralAsia(t *testing.T) {
	tests := []struct{ code, joined, inForce string }{
		{"KZ", "2000-01-20", "2000-04-19"},
		{"KG", "2007-06-04", "2007-09-02"},
		{"UZ", "1997-07-10", "1997-10-08"},
		{"TJ", "", "2016-03-30"},
		{"TM", "2024-10-04", "2025-01-02"},
	}
	for _, tt := range tests {
		c := get(t, tt.code)
		if got := c.Joined().String(); got != tt.joined {
			t.Errorf("%s joined on %q, want %q", tt.code, got, tt.joined)
		}
		if got := c.EntryIntoForce().String(); got != tt.inForce {
			t.Errorf("%s: in force on %q, want %q", tt.code, got, tt.inForce)
		}
		require.Equal(t, Asia, c.Region())
		require.Equal(t, Accession, c.Instrument())
	}
}

func TestCoverage(t *testing.T) {
	tests := []struct {
		code, on, party string
	}{
		{"US", "1975-07-01", "US"},
		{"GL", "1977-10-23", ""},
		{"GL", "2026-01-01", "DK"},
		{"FO", "2026-01-01", ""},
		{"GS", "2026-01-01", ""},
		{"TK", "2026-01-01", ""},
		{"CK", "2026-01-01", ""},
		{"HK", "1976-10-30", ""},
		{"HK", "1976-10-31", "GB"},
		{"HK", "1997-06-30", "GB"},
		{"HK", "1997-07-01", "CN"},
		{"MO", "1999-12-19", "PT"},
		{"MO", "1999-12-20", "CN"},
		{"TW", "2026-01-01", "CN"},
		{"AE", "1975-07-01", "AE"},
		{"AE", "1988-01-27", "AE"},
		{"AE", "1988-01-28", ""},
		{"AE", "1990-05-08", ""},
		{"AE", "1990-05-09", "AE"},
		{"AN", "1997-08-30", ""},
		{"AN", "2005-01-01", "NL"},
		{"AN", "2010-10-10", ""},
		{"CW", "2010-10-09", ""},
		{"CW", "2010-10-10", "NL"},
		{"SU", "1976-12-07", ""},
		{"SU", "1991-12-31", "SU"},
		{"SU", "1992-01-01", ""},
		{"RU", "1991-12-31", ""},
		{"RU", "1992-01-01", "RU"},
		{"DD", "1990-10-02", "DD"},
		{"DD", "1990-10-03", ""},
		{"YU", "1990-01-01", ""},
		{"YU", "2003-01-01", "CS"},
		{"CS", "2006-06-02", "CS"},
		{"CS", "2006-06-03", ""},
		{"RS", "2006-06-03", "RS"},
		{"ME", "2006-06-03", "ME"},
		{"ZC", "1992-12-31", "ZC"},
		{"CZ", "1993-01-01", "CZ"},
		{"SK", "1992-12-31", ""},
		{"ZR", "1976-10-18", "CD"},
		{"ZR", "1997-07-15", ""},
		{"BU", "1980-01-01", ""},
		{"EU", "2015-07-07", ""},
		{"EU", "2015-07-08", "EU"},
		{"KP", "2026-01-01", ""},
		{"PS", "2026-01-01", ""},
		{"XX", "2026-01-01", ""},
		{"HS", "2026-01-01", ""},
		{"KZ", "", ""},
	}
	for _, tt := range tests {
		on, err := cites.ParseDate(tt.on)
		require.NoError(t, err)
		c := get(t, tt.code)
		if got := c.PartyOn(on).String(); got != tt.party {
			t.Errorf("PartyOn: %s on %s is covered by %q, want %q", tt.code, tt.on, got, tt.party)
		}
		if got := c.IsParty(on); got != (tt.party != "") {
			t.Errorf("IsParty: %s on %s is %v", tt.code, tt.on, got)
		}
	}
}

func TestParty(t *testing.T) {
	tests := []struct{ code, party string }{
		{"KZ", "KZ"}, {"GL", "DK"}, {"FO", ""}, {"HK", "CN"}, {"MO", "CN"}, {"GF", "FR"}, {"PR", "US"}, {"BM", "GB"},
		{"SJ", "NO"}, {"AX", "FI"}, {"NF", "AU"}, {"BQ", "NL"}, {"SU", "SU"}, {"ZR", "CD"}, {"AN", "NL"}, {"HV", ""},
		{"AQ", ""}, {"EH", ""}, {"KV", ""}, {"XK", ""}, {"NU", ""}, {"XV", ""},
	}
	for _, tt := range tests {
		if got := get(t, tt.code).Party().String(); got != tt.party {
			t.Errorf("the Party of %s is %q, want %q", tt.code, got, tt.party)
		}
	}
	for c := range All() {
		if c.Kind() == Territory && c.Party().IsZero() && c.Note() == "" {
			t.Errorf("%v: no Party, and no word why", c)
		}
	}
}

func TestInEuropeanUnion(t *testing.T) {
	tests := []struct {
		code, on string
		want     bool
	}{
		{"DE", "1957-12-31", false},
		{"DE", "1958-01-01", true},
		{"DK", "1972-12-31", false},
		{"DK", "1973-01-01", true},
		{"GR", "1981-01-01", true},
		{"ES", "1985-12-31", false},
		{"PT", "1986-01-01", true},
		{"AT", "1995-01-01", true},
		{"CZ", "2004-04-30", false},
		{"CZ", "2004-05-01", true},
		{"RO", "2006-12-31", false},
		{"RO", "2007-01-01", true},
		{"HR", "2013-06-30", false},
		{"HR", "2013-07-01", true},
		{"GB", "1973-01-01", true},
		{"GB", "2020-01-31", true},
		{"GB", "2020-02-01", false},
		{"GL", "1985-01-31", true},
		{"GL", "1985-02-01", false},
		{"FO", "2026-01-01", false},
		{"GF", "2026-01-01", true},
		{"BL", "2011-12-31", true},
		{"BL", "2012-01-01", false},
		{"YT", "2013-12-31", false},
		{"YT", "2014-01-01", true},
		{"AX", "1995-01-01", true},
		{"NC", "2026-01-01", false},
		{"AW", "2026-01-01", false},
		{"EU", "2026-01-01", true},
		{"CH", "2026-01-01", false},
		{"NO", "2026-01-01", false},
		{"DD", "1990-10-02", false},
		{"DE", "", false},
	}
	for _, tt := range tests {
		on, err := cites.ParseDate(tt.on)
		require.NoError(t, err)
		if got := get(t, tt.code).InEuropeanUnion(on); got != tt.want {
			t.Errorf("%s in the European Union on %s: %v, want %v", tt.code, tt.on, got, tt.want)
		}
	}
	members := 0
	for c := range All() {
		if c.Kind() == Party && c != get(t, "EU") && c.InEuropeanUnion(cites.MustDate("2026-01-01")) {
			members++
		}
	}
	require.Equal(t, 27, members)
}

func TestFormerCodes(t *testing.T) {
	tests := []struct {
		code, from, until string
		successors        []string
	}{
		{"AN", "1974-01-01", "2010-12-15", []string{"BQ", "CW", "SX"}},
		{"BU", "1974-01-01", "1989-12-05", []string{"MM"}},
		{"CS", "2003-07-23", "2006-09-26", []string{"ME", "RS"}},
		{"DD", "1974-01-01", "1990-10-30", []string{"DE"}},
		{"DY", "1974-01-01", "1977-12-31", []string{"BJ"}},
		{"FX", "1993-01-01", "1997-07-14", []string{"FR"}},
		{"HV", "1974-01-01", "1984-12-31", []string{"BF"}},
		{"NH", "1974-01-01", "1980-12-31", []string{"VU"}},
		{"NT", "1974-01-01", "1993-07-12", []string{"IQ", "SA"}},
		{"PC", "1974-01-01", "1986-12-31", []string{"FM", "MH", "MP", "PW"}},
		{"RH", "1974-01-01", "1980-12-31", []string{"ZW"}},
		{"SU", "1974-01-01", "1992-08-30", []string{
			"AM", "AZ", "BY", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "RU", "TJ", "TM", "UA", "UZ"}},
		{"TP", "1974-01-01", "2002-05-20", []string{"TL"}},
		{"VD", "1974-01-01", "1977-12-31", []string{"VN"}},
		{"YD", "1974-01-01", "1990-08-14", []string{"YE"}},
		{"YU", "1974-01-01", "2003-07-23", []string{"BA", "HR", "ME", "MK", "RS", "SI"}},
		{"ZC", "", "1992-12-31", []string{"CZ", "SK"}},
		{"ZR", "1974-01-01", "1997-07-14", []string{"CD"}},
	}
	type row struct {
		From, Until string
		Successors  []string
	}
	want, got := make(map[string]row), make(map[string]row)
	for _, tt := range tests {
		want[tt.code] = row{tt.from, tt.until, tt.successors}
	}
	for c := range All() {
		if c.Kind() == Former {
			got[c.String()] = row{c.From().String(), c.Until().String(), codes(c.Successors())}
		} else {
			require.Zero(t, c.From(), c.String())
			require.Zero(t, c.Until(), c.String())
			require.Empty(t, codes(c.Successors()), c.String())
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("former codes (-want +got):\n%s", diff)
	}
	for range get(t, "SU").Successors() {
		break
	}
}

func TestEveryNameInEveryLanguage(t *testing.T) {
	tags := Languages()
	require.Len(t, tags, 12)
	for c := range All() {
		for _, tag := range tags {
			if c.Name(tag) == "" || c.Code().Name(tag) != c.Name(tag) {
				t.Errorf("%v: the name in %v is %q, by its code %q", c, tag, c.Name(tag), c.Code().Name(tag))
			}
		}
	}
}

func TestNames(t *testing.T) {
	tests := []struct{ code, tag, want string }{
		{"KZ", "en", "Kazakhstan"},
		{"KZ", "kk", "Қазақстан"},
		{"KG", "ky", "Кыргызстан"},
		{"KG", "ru", "Кыргызстан"}, // CLDR has Киргизия; the United Nations' name goes first
		{"UZ", "uz", "Oʻzbekiston"},
		{"UZ", "uz-Cyrl", "Ўзбекистон"},
		{"UZ", "uz-Cyrl-UZ", "Ўзбекистон"},
		{"TJ", "tg", "Тоҷикистон"},
		{"TM", "tk", "Türkmenistan"},
		{"CN", "zh", "中国"},
		{"CN", "zh-Hant-TW", "中国"},
		{"EG", "ar-EG", "مصر"},
		{"GB", "en", "United Kingdom of Great Britain and Northern Ireland"},
		{"TR", "en-GB", "Türkiye"},
		{"CI", "fr-CA", "Côte d’Ivoire"},
		{"TW", "en", "Taiwan, Province of China"},
		{"HK", "en", "China, Hong Kong Special Administrative Region"},
		{"KV", "en", "Kosovo"},
		{"XF", "fr", "Afrique"},
		{"XX", "es", "Desconocido"},
		{"ZZ", "en", "Introduction from the sea"},
		{"KZ", "de", "Kazakhstan"}, // no German: English
		{"KZ", "und", "Kazakhstan"},
	}
	for _, tt := range tests {
		if got := get(t, tt.code).Name(language.MustParse(tt.tag)); got != tt.want {
			t.Errorf("%s in %s is %q, want %q", tt.code, tt.tag, got, tt.want)
		}
	}
}

func TestZeroCountry(t *testing.T) {
	var c Country
	require.True(t, c.IsZero())
	require.Zero(t, c.Code())
	require.Zero(t, c.Kind())
	require.Zero(t, c.Region())
	require.Zero(t, c.Instrument())
	require.Zero(t, c.Joined())
	require.Zero(t, c.EntryIntoForce())
	require.Zero(t, c.From())
	require.Zero(t, c.Until())
	require.Empty(t, c.Name(language.English))
	require.Empty(t, c.Note())
	require.Empty(t, c.String())
	require.True(t, c.Party().IsZero())
	require.True(t, c.PartyOn(cites.MustDate("2026-01-01")).IsZero())
	require.False(t, c.IsParty(cites.MustDate("2026-01-01")))
	require.False(t, c.InEuropeanUnion(cites.MustDate("2026-01-01")))
	require.Empty(t, codes(c.Successors()))
}

func TestLookupsAllocateNothing(t *testing.T) {
	on := cites.MustDate("2026-11-23")
	code := get(t, "HK").Code()
	tags := Languages()
	for name, f := range map[string]func(){
		"Lookup":    func() { Lookup(code) },
		"ParseCode": func() { _, _ = ParseCode(" hk ") },
		"String":    func() { _ = code.String() },
		"Name":      func() { _ = code.Name(tags[7]) },
		"IsParty":   func() { code.Country().IsParty(on) },
		"EU":        func() { code.Country().InEuropeanUnion(on) },
		"Parties": func() {
			for c := range Parties(on) {
				_ = c
			}
		},
		"Successors": func() {
			for c := range code.Country().Successors() {
				_ = c
			}
		},
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
}
