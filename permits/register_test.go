package permits

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/citesgo/cites"
)

func TestReadNumbers(t *testing.T) {
	gh := mustCountry("GH")
	for _, x := range []struct {
		name, table string
		want        int
	}{
		{"commas", "issuer,number,type\nGH,26GH000001/AA,export_permit\nGH,26GH000002/AA,\n", 2},
		{"tabs, other order, other columns", "remark\tNUMBER\tIssuer\nold\t 26GH000001/AA \tgh\n", 1},
		{"semicolons and a byte order mark", "\ufeffissuer;number\r\nGH;\"26GH000001/AA\"\r\n", 1},
		{"blank lines", "issuer,number\n\n,\nGH,26GH000001/AA\n", 1},
		{"twice the same", "issuer,number\nGH,26GH000001/AA\nGH,26gh000001/aa\n", 1},
		{"a quoted separator", "issuer,number\nGH,\"26,GH/1\"\nGH,26GH000001/AA\n", 2},
		{"nothing but the head", "issuer,number\n", 0},
	} {
		list, err := ReadNumbers(strings.NewReader(x.table), gh)
		require.NoError(t, err, x.name)
		require.Equal(t, x.want, list.Len(), x.name)
		want := Yes
		if x.want == 0 {
			want = No
		}
		require.Equal(t, want, list.Issued(DocumentID{Issuer: gh, Number: " 26gh000001/AA"}), x.name)
		require.Equal(t, NotKnown, list.Issued(DocumentID{Issuer: mustCountry("TG"), Number: "26GH000001/AA"}), x.name)
	}
}

func TestReadRegisterRefuses(t *testing.T) {
	for _, x := range []struct {
		name, table string
		line        int
		column      string
		want        string
	}{
		{"empty", "", 0, "", "the table is empty"},
		{"no column", "issuer\nGH\n", 1, "number", "the column is missing"},
		{"a column twice", "issuer,number,number\nGH,1,2\n", 1, "number", "there twice"},
		{"no issuer", "issuer,number\n,1\n", 2, "issuer", "the country is missing"},
		{"no country", "issuer,number\nGH,1\nUK,2\n", 3, "issuer", "two-letter code"},
		{"no number", "issuer,number\nGH,\n", 2, "number", "may not be blank"},
		{"an artefact", "issuer,number\nGH,#REF!\n", 2, "number", "error value of a spreadsheet"},
		{"no type", "issuer,number,type\nGH,1,permit\n", 2, "type", "write a type of document"},
		{"an open quotation", "issuer,number\nGH,\"1\nGH,2\n", 3, "", "quotation mark"},
		{"not UTF-8", "issuer,number\nGH,\xff\n", 2, "", "not UTF-8"},
		{"UTF-16", "\xff\xfei\x00s\x00s\x00u\x00e\x00r\x00", 0, "", "save it as CSV in UTF-8"},
		{"NUL bytes", "issuer,number\nGH,\x00\n", 0, "", "save it as CSV in UTF-8"},
		{"a line of separators", strings.Repeat(";", maxRegisterLine+1) + "\nissuer,number\nGH,1\n", 0, "", "too long for a register"},
		{"a long line", "issuer,number\nGH," + strings.Repeat("1", maxRegisterLine) + "\nGH,1\n", 0, "", "too long for a register"},
	} {
		_, err := ReadNumbers(strings.NewReader(x.table))
		var fault *RegisterError
		require.ErrorAs(t, err, &fault, x.name)
		require.Equal(t, x.line, fault.Line, x.name)
		require.Equal(t, x.column, fault.Column, x.name)
		require.ErrorContains(t, err, x.want, x.name)
	}
	_, err := ReadCancelled(strings.NewReader("issuer,number,on\nGH,1,yesterday\n"))
	require.ErrorContains(t, err, "line 2, column on")
	_, err = ReadCancelled(strings.NewReader("issuer,number,by\nGH,1,nobody\n"))
	require.ErrorContains(t, err, "line 2, column by")
	_, err = ReadUses(strings.NewReader("issuer,number,on\nGH,1,2026-13-01\n"))
	require.ErrorContains(t, err, "line 2, column on")
	_, err = ReadOperations(strings.NewReader("country,number,taxon\nGH,1,falcon\n"))
	require.ErrorContains(t, err, "line 2, column taxon")
	_, err = ReadInstitutions(strings.NewReader("country,name\nGH,\n"))
	require.ErrorContains(t, err, "line 2, column name")

	for column, line := range map[string]string{
		"country": ",Falco,,,,,", "taxon": "GH,falcon,,,,,", "scope": "GH,,some,,,,", "from": "GH,,,x,,,", "until": "GH,,,,x,,", "basis": "GH,,,,,,x",
	} {
		_, err = ReadSuspensions(strings.NewReader("country,taxon,scope,from,until,reference,basis\n"+line+"\n"), true)
		require.ErrorContains(t, err, "line 2, column "+column)
	}

	broken := errors.New("line is cut")
	_, err = ReadNumbers(failing{broken})
	require.ErrorIs(t, err, broken)
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestListsTakeTheFirstAndTheEarliest(t *testing.T) {
	id := DocumentID{Issuer: mustCountry("GH"), Number: "1"}
	c, known := NewCancelledList([]CancelledDocument{{id, Cancellation{Reason: "lost"}}, {id, Cancellation{Reason: "found"}}}).Cancelled(id)
	require.Equal(t, Yes, known)
	require.Equal(t, "lost", c.Reason)
	on, known := NewUseList([]UsedDocument{{id, cites.MustDate("2026-05-02")}, {id, cites.MustDate("2026-05-01")}}).Used(id)
	require.Equal(t, Yes, known)
	require.Equal(t, cites.MustDate("2026-05-01"), on)
}

func TestImportPermitFor(t *testing.T) {
	export := sound(t, 1)
	other := sound(t, 1)
	other.Type, other.Number = "I", "DE-1"
	named := sound(t, 1)
	named.Type, named.Number, named.Items[0].ScientificName = "I", "DE-2", "Falco cherrug"
	named.Items[0].Origin.Document = " 26gh000001/aa"
	elsewhere := sound(t, 1)
	elsewhere.Type, elsewhere.Number, elsewhere.Importer.Country.Code = "I", "FR-1", "FR"

	require.Nil(t, importPermitFor(nil, []*Permit{other}))
	require.Nil(t, importPermitFor(export, []*Permit{nil, export, elsewhere}))
	require.Equal(t, other, importPermitFor(export, []*Permit{elsewhere, other}))
	require.Equal(t, named, importPermitFor(export, []*Permit{other, named}), "one that names the document comes first")
	for _, others := range [][]*Permit{{nil, export, elsewhere}, {elsewhere, other}, {other, named}, {named, other}, {elsewhere}} {
		p, known := NewImportPermitList(others).ImportPermit(export)
		require.Equal(t, importPermitFor(export, others), p, "the list finds what a search does")
		require.Equal(t, p != nil, known == Yes)
	}
	_, known := NewImportPermitList(nil).ImportPermit(nil)
	require.Equal(t, NotKnown, known)
}

// TestKnownSuspensionsNeverSayNo: the module holds a sample.
func TestKnownSuspensionsNeverSayNo(t *testing.T) {
	for _, c := range []string{"AF", "CM", "GH", "SO", "MX"} {
		for _, name := range []string{"Pterocarpus erinaceus", "Python regius"} {
			for _, purpose := range []Purpose{Commercial, Personal, ""} {
				found, known := KnownSuspensions().Suspended(Trade{From: mustCountry(c), Taxon: taxonOf(t, name), Purpose: purpose, On: cites.MustDate("2023-06-01")})
				require.NotEqual(t, No, known)
				require.Equal(t, known == Yes, len(found) > 0)
			}
		}
	}
	require.NotPanics(t, func() { KnownSuspensions().Suspended(Trade{}) })
}

func TestSuspensionList(t *testing.T) {
	list, err := ReadSuspensions(strings.NewReader("country,taxon,scope,from,until,reference,basis\n"+
		"CM,Pterocarpus,commercial,2022-06-08,2023-12-31,Notif. 2022/045,compliance\nGN,,all,,,Notif. 2013/017,\n"), true)
	require.NoError(t, err)
	require.Equal(t, 2, list.Len())
	wood, python := taxonOf(t, "Pterocarpus erinaceus"), taxonOf(t, "Python regius")
	for _, x := range []struct {
		trade Trade
		want  Known
	}{
		{Trade{From: mustCountry("CM"), Taxon: wood, Purpose: Commercial, On: cites.MustDate("2022-06-08")}, Yes},
		{Trade{From: mustCountry("CM"), Taxon: wood, Purpose: Commercial, On: cites.MustDate("2023-12-31")}, Yes},
		{Trade{From: mustCountry("CM"), Taxon: wood, Purpose: Commercial, On: cites.MustDate("2024-01-01")}, No},
		{Trade{From: mustCountry("CM"), Taxon: wood, Purpose: Commercial, On: cites.MustDate("2022-06-07")}, No},
		{Trade{From: mustCountry("CM"), Taxon: wood, Purpose: Personal, On: cites.MustDate("2023-01-01")}, No},
		{Trade{From: mustCountry("CM"), Taxon: python, Purpose: Commercial, On: cites.MustDate("2023-01-01")}, No},
		{Trade{From: mustCountry("GN"), Taxon: python, Purpose: Personal, On: cites.MustDate("2023-01-01")}, Yes},
		{Trade{From: mustCountry("GH"), Taxon: python, Purpose: Personal, On: cites.MustDate("2023-01-01")}, No},
	} {
		found, known := list.Suspended(x.trade)
		require.Equal(t, x.want, known, "%v", x.trade)
		require.Equal(t, known == Yes, len(found) == 1)
	}
	_, known := NewSuspensionList(nil, false).Suspended(Trade{From: mustCountry("CM"), Taxon: wood})
	require.Equal(t, NotKnown, known)
}

// TestTagNumbers reads the numbers of a condition and not those around them.
func TestTagNumbers(t *testing.T) {
	for text, want := range map[string][]string{
		"Valid only with tags 000001 and 000002, issued in 2026":       {"000001", "000002"},
		"In 2026 valid only with tag no. ZW-26-0001.":                  {"ZW-26-0001"},
		"Valable seulement avec les étiquettes n° 1201 à 1300":         {"1201", "1300"},
		"Válido solo con las marquillas 1201 a 1300 de 2026":           {"1201", "1300"},
		"Действителен только с бирками № 1201–1300 (лист 7)":           {"1201", "1300"},
		"Valid only with the tags that the annex lists on its 2 pages": nil,
		"Valid only on Mondays 12 to 14":                               nil,
	} {
		require.Equal(t, want, slices.Collect(tagNumbers(text)), text)
	}
}

func FuzzReadRegisters(f *testing.F) {
	for _, s := range []string{
		"issuer,number\nGH,1\n", "country;number;taxon\nKZ;A-KZ-1;Falco\n", "issuer\tnumber\ton\tby\nGH\t1\t2026-05-01\tKZ\n",
		"\ufeffissuer,number,type\nGH,\"a\"\"b\",import_permit\n", "issuer,number\n\"GH,1\n", ",,\n,,\n", "issuer,number,number\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		check := func(n int, err error) {
			var fault *RegisterError
			if err != nil && !errors.As(err, &fault) {
				t.Fatalf("%T: %v", err, err)
			}
			if n > strings.Count(s, "\n")+strings.Count(s, "\r")+1 {
				t.Fatalf("%d entries of %q", n, s)
			}
		}
		if l, err := ReadNumbers(strings.NewReader(s)); err == nil {
			check(l.Len(), nil)
		} else {
			check(0, err)
		}
		if l, err := ReadCancelled(strings.NewReader(s)); err == nil {
			check(l.Len(), nil)
		} else {
			check(0, err)
		}
		if l, err := ReadSuspensions(strings.NewReader(s), true); err == nil {
			check(l.Len(), nil)
		} else {
			check(0, err)
		}
		if l, err := ReadOperations(strings.NewReader(s)); err == nil {
			check(l.Len(), nil)
		} else {
			check(0, err)
		}
	})
}
