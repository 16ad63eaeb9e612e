package permits

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestConvert(t *testing.T) {
	for _, x := range []struct {
		amount   string
		from, to Unit
		want     string
		exact    bool
	}{
		{"1500", "GRM", "KGM", "1.5", true},
		{"1.50", "KGM", "GRM", "1500", true},
		{"-2", "KGM", "GRM", "-2000", true},
		{"0", "KGM", "GRM", "0", true},
		{"5", "", "NAR", "5", true},
		{"5", "PCS", "", "5", true},
		{"12", "KIL", "KGM", "12", true},
		{"3", "PAI", "NAR", "6", true},
		{"2.5", "MTR", "CTM", "250", true},
		{"1", "MTQ", "LTR", "1000", true},
		{"1", "MLT", "CMQ", "1", true},
		{"250", "CMQ", "LTR", "0.25", true},
		{"1", "MYG", "TON", "0.000000000001", true},
		{"1", "PND", "KGM", "0.4535147392290249433", false},
		{"2205", "PND", "KGM", "1000", true},
		{"39.37", "INC", "MTR", "1", true},
		{"0.0000000000000000001", "GRM", "KGM", "", false},
		{"1000000000000000000", "KGM", "GRM", "", false},
	} {
		got, exact, err := x.from.Convert(ParseDecimal(x.amount), x.to)
		if x.want == "" {
			require.ErrorContains(t, err, "more digits", "%v", x)
			continue
		}
		require.NoError(t, err, "%v", x)
		require.Equal(t, x.want, got.String(), "%v", x)
		require.Equal(t, x.exact, exact, "%v", x)
	}
	for _, x := range []struct {
		amount   string
		from, to Unit
		want     string
	}{
		{"1", "BOX", "NAR", "does not say how much"},
		{"1", "NAR", "SET", "does not say how much"},
		{"1", "BAK", "NAR", "does not say how much"},
		{"1", "KGM", "NAR", "different things"},
		{"1", "MTK", "MTQ", "different things"},
		{"1", "ABC", "KGM", "is no unit"},
		{"1", "KGM", "ABC", "is no unit"},
		{"ten", "KGM", "GRM", "not a number"},
		{"", "KGM", "GRM", "not a number"},
	} {
		_, _, err := x.from.Convert(ParseDecimal(x.amount), x.to)
		var fault *ConversionError
		require.ErrorAs(t, err, &fault, "%v", x)
		require.ErrorContains(t, err, x.want)
	}
}

// TestConvertThereAndBack: what is exact one way comes back the same.
func TestConvertThereAndBack(t *testing.T) {
	amount := ParseDecimal("12.75")
	for u := range Units() {
		for v := range Units() {
			d, exact, err := u.Convert(amount, v)
			if err != nil || !exact {
				continue
			}
			back, _, err := v.Convert(d, u)
			require.NoError(t, err)
			require.Zero(t, back.Cmp(amount), "%s to %s: %s", u, v, d)
		}
	}
}

func FuzzConvert(f *testing.F) {
	f.Add("12.5", "PND", "KGM")
	f.Add("-1e18", "MTQ", "LTR")
	f.Add("9999999999999999999", "MYG", "TON")
	f.Fuzz(func(t *testing.T, amount, from, to string) {
		d, exact, err := Unit(from).Convert(ParseDecimal(amount), Unit(to))
		if err != nil {
			return
		}
		if !d.Valid() {
			t.Fatalf("%q is no number", d)
		}
		back, _, err := Unit(to).Convert(d, Unit(from))
		if exact && err == nil && back.Cmp(ParseDecimal(amount)) != 0 {
			t.Fatalf("%s %s is %s %s, which is %s", amount, from, d, to, back)
		}
	})
}

func TestTimber(t *testing.T) {
	kg := func(s string) Quantity { return Quantity{Amount: ParseDecimal(s), Unit: "KIL"} }
	v, exact, err := TimberVolume(taxonOf(t, "Gonystylus bancanus"), kg("330"))
	require.NoError(t, err)
	require.Equal(t, "0.5", v.Amount.String())
	require.True(t, exact)
	_, exact, err = TimberVolume(taxonOf(t, "Cedrela odorata"), kg("1"))
	require.NoError(t, err)
	require.False(t, exact)
	_, _, err = TimberVolume(taxonOf(t, "Dalbergia retusa"), kg("1"))
	require.ErrorContains(t, err, "density")
	_, _, err = TimberVolume(taxonOf(t, "Cedrela odorata"), Quantity{Amount: ParseDecimal("1"), Unit: "NAR"})
	require.ErrorContains(t, err, "different things")
	b := tables()
	for row := range uint32(b.timber.Len()) {
		_, name, _ := cutRank(b.text.At(b.timber.U32(row, 0), b.timber.U32(row, 4)))
		density, ok := TimberDensity(taxonOf(t, name))
		require.True(t, ok, name)
		require.Equal(t, int64(b.timber.U32(row, 8)), density)
	}
}

func cutRank(s string) (rank, name string, ok bool) {
	for i := range s {
		if s[i] == ' ' {
			return s[:i], s[i+1:], true
		}
	}
	return "", "", false
}
